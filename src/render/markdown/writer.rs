//! Takes the parser's events one by one: text and inline events here, elements in `elements`.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::elements::{OpenHeading, OpenImage, Table};
use super::escape::{push_attribute, push_text};
use super::footnotes::Footnotes;
use super::raw_html::{ORIGIN, TagReader};
use super::slug::Slugs;
use super::{Heading, Link, Rendered, Surroundings, Word};

/// The rendering under way.
pub(super) struct Writer<'t, 's> {
    pub(super) source: &'t str,
    pub(super) first_heading_level: u8,
    pub(super) prefix: &'s str,
    pub(super) surroundings: &'s mut dyn Surroundings,
    pub(super) html: String,
    pub(super) headings: Vec<Heading>,
    pub(super) links: Vec<Link>,
    pub(super) slugs: Slugs,
    pub(super) footnotes: Footnotes<'t>,
    pub(super) heading: Option<OpenHeading>,
    /// The image whose alternative text is being written; nothing but text is, in there.
    pub(super) image: Option<OpenImage<'t>>,
    pub(super) table: Table,
    /// Inside a code block or an autolink, whose text is not prose.
    pub(super) verbatim: bool,
    pub(super) in_html_block: bool,
    pub(super) tag_reader: TagReader,
    raw_html: Vec<Range<usize>>,
    /// Text that was met and not yet written. The parser cuts text at each character that could have
    /// been markup; what is in one piece in the source is mended, as typography looks at neighbours.
    run: Range<usize>,
}

impl<'t, 's> Writer<'t, 's> {
    /// Starts with nothing written.
    pub(super) fn new(
        source: &'t str,
        first_heading_level: u8,
        prefix: &'s str,
        surroundings: &'s mut dyn Surroundings,
    ) -> Self {
        Self {
            source,
            first_heading_level: first_heading_level.clamp(1, 6),
            prefix,
            surroundings,
            html: String::with_capacity(source.len() + source.len() / 2),
            headings: Vec::new(),
            links: Vec::new(),
            slugs: Slugs::default(),
            footnotes: Footnotes::default(),
            heading: None,
            image: None,
            table: Table::default(),
            verbatim: false,
            in_html_block: false,
            tag_reader: TagReader::new(),
            raw_html: Vec::new(),
            run: 0..0,
        }
    }

    /// Takes an event from the parser: writes it, or sets it aside when it is part of a footnote.
    pub(super) fn take(&mut self, event: Event<'t>, span: Range<usize>) {
        // The parser takes columns for bytes where a tab indents a list, and may thus start a span
        // in the middle of a character before it.
        let start = self.source.ceil_char_boundary(span.start);
        let span = start..self.source.floor_char_boundary(span.end).max(start);
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.flush_run();
                self.footnotes.open(&label, span);
            }
            Event::End(TagEnd::FootnoteDefinition) => self.footnotes.close(),
            event => {
                if let Some(event) = self.footnotes.keep(event, span.clone()) {
                    self.event(event, span);
                }
            }
        }
    }

    /// Writes what remains, and hands over the result.
    pub(super) fn finish(mut self) -> Rendered {
        self.flush_run();
        self.write_footnotes();
        Rendered {
            html: self.html,
            headings: self.headings,
            raw_html: self.raw_html,
            links: self.links,
            dropped_footnotes: self.footnotes.into_dropped(),
            too_many_parts: false,
        }
    }

    /// Writes one event.
    pub(super) fn event(&mut self, event: Event<'t>, span: Range<usize>) {
        if let Event::Text(text) = event {
            self.text(&text, span);
            return;
        }
        self.flush_run();
        if self.image.is_some() {
            self.event_in_image(event, span);
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Code(code) => self.code(&code, span),
            Event::Html(html) => self.raw_html(&html, span.start),
            Event::InlineHtml(html) => {
                self.raw_html.push(span.clone());
                self.raw_html(&html, span.start);
            }
            Event::FootnoteReference(label) => self.footnote_reference(&label, span),
            Event::SoftBreak => {
                self.html.push('\n');
                self.space_in_heading();
            }
            Event::HardBreak => {
                self.open("br", span);
                self.html.push_str(">\n");
                self.space_in_heading();
            }
            Event::Rule => {
                self.new_line();
                self.open("hr", span);
                self.html.push_str(">\n");
            }
            Event::TaskListMarker(done) => self.task_box(done, span),
            // Only with options that we leave out; `Text` is dealt with above.
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.words(&text, span, false);
            }
        }
    }

    /// Writes the part of an event that counts in the alternative text of an image.
    fn event_in_image(&mut self, event: Event<'t>, span: Range<usize>) {
        match event {
            Event::Code(code) => self.words(&code, span, false),
            Event::SoftBreak | Event::HardBreak => {
                self.html.push(' ');
                self.space_in_heading();
            }
            Event::Start(Tag::Image { .. }) => {
                if let Some(image) = &mut self.image {
                    image.nested += 1;
                }
            }
            Event::End(TagEnd::Image) => match &mut self.image {
                Some(image) if image.nested > 0 => image.nested -= 1,
                _ => self.end_image(),
            },
            _ => {}
        }
    }

    /// Takes a piece of text.
    fn text(&mut self, text: &str, span: Range<usize>) {
        if self.in_html_block {
            // The indentation of a line, which the parser gives as text.
            self.html.push_str(text);
            return;
        }
        if text.is_empty() {
            return;
        }
        // Entities and the like are text that the source does not hold.
        let in_source = self.source.get(span.clone()).is_some_and(|source| std::ptr::eq(source, text));
        if !in_source {
            self.flush_run();
            self.words(text, span, !self.verbatim);
        } else if self.run.end == span.start && !self.run.is_empty() {
            self.run.end = span.end;
        } else {
            self.flush_run();
            self.run = span;
        }
    }

    /// Writes the text that was held back.
    pub(super) fn flush_run(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::replace(&mut self.run, 0..0);
        let source = self.source;
        if let Some(text) = source.get(run.clone()) {
            self.words(text, run, !self.verbatim);
        }
    }

    /// Writes words wherever they belong at this point.
    fn words(&mut self, words: &str, span: Range<usize>, prose: bool) {
        let shown = if prose { self.surroundings.typography(words) } else { Cow::Borrowed(words) };
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(&shown);
        }
        if self.image.is_some() {
            push_attribute(&mut self.html, &shown);
            return;
        }
        if !words.starts_with(char::is_whitespace)
            && let Some(mark) = self.mark(span)
        {
            self.html.push(mark);
        }
        push_text(&mut self.html, &shown);
    }

    /// Writes inline code.
    fn code(&mut self, code: &str, span: Range<usize>) {
        self.open("code", span.clone());
        self.html.push('>');
        self.words(code, self.inside_backticks(code, span), false);
        self.html.push_str("</code>");
    }

    /// The range of inline code without its backticks and the spaces that only keep them apart.
    fn inside_backticks(&self, code: &str, span: Range<usize>) -> Range<usize> {
        let Some(source) = self.source.get(span.clone()) else {
            return span;
        };
        let fence = source.bytes().take_while(|byte| *byte == b'`').count();
        let Some(inside) = source.get(fence..source.len().saturating_sub(fence)) else {
            return span;
        };
        let skipped = code.chars().next().and_then(|first| inside.find(first));
        let start = span.start + fence + skipped.unwrap_or(0);
        start..span.end - fence
    }

    /// Copies raw HTML that starts at `offset` in the source.
    fn raw_html(&mut self, html: &str, offset: usize) {
        let surroundings = &mut *self.surroundings;
        self.tag_reader.copy(html, offset, &mut self.html, |span| surroundings.mark(span));
    }

    /// Notes a block of raw HTML, whose lines come as events of their own.
    pub(super) fn start_html_block(&mut self, span: Range<usize>) {
        self.new_line();
        self.in_html_block = true;
        self.raw_html.push(span);
    }

    /// Ends a block of raw HTML.
    pub(super) fn end_html_block(&mut self) {
        self.in_html_block = false;
        self.tag_reader.end_block();
        // A tag cut short by the end of the text must not swallow what we write next.
        self.new_line();
    }

    /// Writes the box of a task, named for those who do not see whether it is ticked.
    fn task_box(&mut self, done: bool, span: Range<usize>) {
        self.open("input", span);
        self.html.push_str(" type=\"checkbox\" disabled");
        let word = if done {
            self.html.push_str(" checked");
            Word::TaskDone
        } else {
            Word::TaskToDo
        };
        self.push_word_attribute("aria-label", word);
        self.html.push_str("> ");
    }

    /// Writes an attribute whose value is a word of ours.
    pub(super) fn push_word_attribute(&mut self, name: &str, word: Word) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        push_attribute(&mut self.html, self.surroundings.word(word));
        self.html.push('"');
    }

    /// Keeps apart the words on both sides of a line break in a heading.
    fn space_in_heading(&mut self) {
        if let Some(heading) = &mut self.heading {
            heading.text.push(' ');
        }
    }

    /// A mark for that range, unless it would become part of a comment or a script.
    pub(super) fn mark(&mut self, span: Range<usize>) -> Option<char> {
        if self.tag_reader.is_opaque() { None } else { self.surroundings.mark(span) }
    }

    /// Writes a start tag up to its mark, and gives that mark for another element of the same range.
    pub(super) fn open(&mut self, name: &str, span: Range<usize>) -> Option<char> {
        let mark = self.mark(span);
        self.push_marked(name, mark);
        mark
    }

    /// Writes a start tag up to that mark.
    pub(super) fn push_marked(&mut self, name: &str, mark: Option<char>) {
        self.html.push('<');
        self.html.push_str(name);
        if let Some(mark) = mark {
            self.html.push_str(ORIGIN);
            self.html.push(mark);
        }
    }

    /// Writes what every id starts with.
    pub(super) fn push_prefix(&mut self) {
        if !self.prefix.is_empty() {
            push_attribute(&mut self.html, self.prefix);
            self.html.push('-');
        }
    }

    /// Starts a line, unless at the start of one.
    pub(super) fn new_line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }
}
