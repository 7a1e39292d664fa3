//! Sets footnotes aside as they are defined, and writes those that are referred to after the text.

use std::collections::HashMap;
use std::fmt::Write;
use std::mem;
use std::ops::Range;

use pulldown_cmark::Event;

use super::Word;
use super::escape::push_attribute;
use super::writer::Writer;

/// The footnotes of a text.
///
/// A definition is kept as events and only rendered once it has a number: references inside it must
/// count after those of the text, and not at all when nothing leads to it.
#[derive(Default)]
pub(super) struct Footnotes<'t> {
    by_label: HashMap<String, usize>,
    notes: Vec<Footnote<'t>>,
    /// The notes that are referred to, in the order of their numbers.
    cited: Vec<usize>,
    /// The definitions being read; one may stand in a quotation inside another.
    open: Vec<Definition<'t>>,
    dropped: Vec<Range<usize>>,
}

/// What is known of one label.
#[derive(Default)]
struct Footnote<'t> {
    /// From 1; 0 as long as nothing refers to it.
    number: usize,
    references: usize,
    definition: Option<Definition<'t>>,
}

/// The definition of a footnote.
struct Definition<'t> {
    note: usize,
    span: Range<usize>,
    events: Vec<(Event<'t>, Range<usize>)>,
}

impl<'t> Footnotes<'t> {
    /// Starts to set a definition aside.
    pub(super) fn open(&mut self, label: &str, span: Range<usize>) {
        let note = self.note(label);
        let events = Vec::new();
        self.open.push(Definition { note, span, events });
    }

    /// Sets an event aside if it is part of a definition, or else gives it back.
    pub(super) fn keep(&mut self, event: Event<'t>, span: Range<usize>) -> Option<Event<'t>> {
        let Some(definition) = self.open.last_mut() else {
            return Some(event);
        };
        definition.events.push((event, span));
        None
    }

    /// Ends the definition that was opened last.
    pub(super) fn close(&mut self) {
        let Some(definition) = self.open.pop() else {
            return;
        };
        let kept = &mut self.notes[definition.note].definition;
        if kept.is_some() {
            self.dropped.push(definition.span);
        } else {
            *kept = Some(definition);
        }
    }

    /// Counts a reference, and gives the number of its note and its own rank among those to that note.
    fn cite(&mut self, label: &str) -> (usize, usize) {
        let index = self.note(label);
        let note = &mut self.notes[index];
        if note.number == 0 {
            self.cited.push(index);
            note.number = self.cited.len();
        }
        note.references += 1;
        (note.number, note.references)
    }

    /// The index of a label, whose letter case means nothing.
    fn note(&mut self, label: &str) -> usize {
        // Through upper case, so that `ß` and `ss` are one as they are to the parser.
        let folded = label.to_uppercase().to_lowercase();
        *self.by_label.entry(folded).or_insert_with(|| {
            self.notes.push(Footnote::default());
            self.notes.len() - 1
        })
    }

    /// The definitions that were not rendered, in the order of the text.
    pub(super) fn into_dropped(self) -> Vec<Range<usize>> {
        let unused = self.notes.into_iter().filter_map(|note| note.definition);
        let mut dropped = self.dropped;
        dropped.extend(unused.map(|definition| definition.span));
        dropped.sort_unstable_by_key(|span| span.start);
        dropped
    }
}

impl<'t> Writer<'t, '_> {
    /// Writes a reference to a footnote.
    pub(super) fn footnote_reference(&mut self, label: &str, span: Range<usize>) {
        let (number, rank) = self.footnotes.cite(label);
        let mark = self.mark(span);
        self.push_marked("sup", mark);
        self.html.push_str(" class=\"footnote-ref\">");
        self.push_marked("a", mark);
        self.html.push_str(" href=\"#");
        self.push_id("fn", number, 1);
        self.html.push_str("\" id=\"");
        self.push_id("fnref", number, rank);
        let _ = write!(self.html, "\" role=\"doc-noteref\">{number}</a></sup>");
    }

    /// Writes the section of the footnotes.
    pub(super) fn write_footnotes(&mut self) {
        if self.footnotes.cited.is_empty() {
            return;
        }
        // All notes are rendered before any is put in place, for a note may hold references to itself
        // and to those before it, and hence add to their back-links.
        let body = mem::take(&mut self.html);
        let mut rendered = Vec::new();
        while let Some(&index) = self.footnotes.cited.get(rendered.len()) {
            let start = self.html.len();
            let mut mark = None;
            if let Some(definition) = self.footnotes.notes[index].definition.take() {
                mark = self.mark(definition.span);
                for (event, span) in definition.events {
                    self.event(event, span);
                }
                self.flush_run();
            }
            rendered.push((index, mark, start..self.html.len()));
        }

        let notes = mem::replace(&mut self.html, body);
        self.new_line();
        self.html.push_str("<section class=\"footnotes\" aria-label=\"");
        push_attribute(&mut self.html, self.surroundings.word(Word::Footnotes));
        self.html.push_str("\">\n<ol>\n");
        for (index, mark, range) in rendered {
            let Footnote { number, references, .. } = self.footnotes.notes[index];
            self.push_marked("li", mark);
            self.html.push_str(" id=\"");
            self.push_id("fn", number, 1);
            self.html.push_str("\">\n");
            let note = &notes[range];
            if let Some(start) = note.strip_suffix("</p>\n") {
                self.html.push_str(start);
                self.html.push('\u{a0}');
                self.back_links(number, references);
            } else {
                self.html.push_str(note);
                self.new_line();
                self.html.push_str("<p>");
                self.back_links(number, references);
            }
            self.html.push_str("</p>\n</li>\n");
        }
        self.html.push_str("</ol>\n</section>\n");
    }

    /// Writes the links from a note to each of its references.
    fn back_links(&mut self, number: usize, references: usize) {
        for rank in 1..=references {
            if rank > 1 {
                self.html.push('\u{a0}');
            }
            self.html.push_str("<a href=\"#");
            self.push_id("fnref", number, rank);
            self.html.push_str("\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"");
            push_attribute(&mut self.html, self.surroundings.word(Word::BackToText));
            // Two links of one name must lead to one place.
            if references > 1 {
                let _ = write!(self.html, " {rank}");
            }
            self.html.push_str("\">↩\u{fe0e}");
            if rank > 1 {
                let _ = write!(self.html, "<sup>{rank}</sup>");
            }
            self.html.push_str("</a>");
        }
    }

    /// Writes the id of a note or of one of its references, the first of which has no rank.
    fn push_id(&mut self, kind: &str, number: usize, rank: usize) {
        self.push_prefix();
        let _ = write!(self.html, "{kind}-{number}");
        if rank > 1 {
            let _ = write!(self.html, "-{rank}");
        }
    }
}
