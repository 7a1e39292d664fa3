//! Writes the start and end tags of the elements that the parser finds.

use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, HeadingLevel, LinkType, Tag, TagEnd};

use super::escape::{push_address, push_attribute, push_text};
use super::writer::Writer;
use super::{Heading, Link, LinkKind, Word};

/// A heading whose text is being written.
pub(super) struct OpenHeading {
    span: Range<usize>,
    /// Where in the HTML its id will go, once its text is known.
    id_at: usize,
    pub(super) text: String,
}

/// An image whose alternative text is being written.
pub(super) struct OpenImage<'t> {
    title: CowStr<'t>,
    dimensions: Option<(u32, u32)>,
    /// Number of images around the text, in the alternative text of this one.
    pub(super) nested: usize,
}

/// From so many columns on, a table may be wider than a narrow screen, however its words are broken.
const WIDE_TABLE: usize = 4;

/// The table being written.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    in_header_cell: bool,
    has_body: bool,
    end: usize,
}

impl<'t> Writer<'t, '_> {
    /// Writes the start of an element.
    pub(super) fn start(&mut self, tag: Tag<'t>, span: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open_block("p", span, ">"),
            Tag::Heading { level, .. } => self.start_heading(level, span),
            Tag::BlockQuote(None) => self.open_block("blockquote", span, ">\n"),
            Tag::BlockQuote(Some(kind)) => self.start_alert(kind, span),
            Tag::CodeBlock(kind) => self.start_code_block(&kind, span),
            Tag::HtmlBlock => self.start_html_block(span),
            Tag::List(None) => self.open_block("ul", span, ">\n"),
            Tag::List(Some(1)) => self.open_block("ol", span, ">\n"),
            Tag::List(Some(first)) => {
                self.open_block("ol", span, "");
                let _ = writeln!(self.html, " start=\"{first}\">");
            }
            Tag::Item => self.open_block("li", span, ">"),
            Tag::DefinitionList => self.open_block("dl", span, ">\n"),
            Tag::DefinitionListTitle => self.open_block("dt", span, ">"),
            Tag::DefinitionListDefinition => self.open_block("dd", span, ">"),
            Tag::Table(alignments) => self.start_table(alignments, span),
            Tag::TableHead => {
                let mark = self.open("thead", span);
                self.html.push('>');
                self.push_marked("tr", mark);
                self.html.push('>');
            }
            Tag::TableRow => self.start_row(span),
            Tag::TableCell => self.start_cell(span),
            Tag::Emphasis => self.open_inline("em", span),
            Tag::Strong => self.open_inline("strong", span),
            Tag::Strikethrough => self.open_inline("del", span),
            Tag::Superscript => self.open_inline("sup", span),
            Tag::Subscript => self.open_inline("sub", span),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, &dest_url, &title, span),
            Tag::Image { dest_url, title, .. } => self.start_image(&dest_url, title, span),
            // Footnotes never come here, and metadata is an option that we leave out.
            Tag::FootnoteDefinition(_) | Tag::MetadataBlock(_) => {}
        }
    }

    /// Writes the end of an element.
    pub(super) fn end(&mut self, tag: TagEnd) {
        let end = match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::Heading(level) => return self.end_heading(level),
            TagEnd::BlockQuote(None) => "</blockquote>\n",
            TagEnd::BlockQuote(Some(_)) => "</div>\n",
            TagEnd::CodeBlock => {
                self.verbatim = false;
                "</code></pre>\n"
            }
            TagEnd::HtmlBlock => return self.end_html_block(),
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::DefinitionList => "</dl>\n",
            TagEnd::DefinitionListTitle => "</dt>\n",
            TagEnd::DefinitionListDefinition => "</dd>\n",
            TagEnd::Table if self.table.has_body => "</tbody>\n</table></div>\n",
            TagEnd::Table => "</table></div>\n",
            TagEnd::TableHead => {
                self.table.in_head = false;
                "</tr></thead>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell => {
                self.table.column += 1;
                if self.table.in_header_cell { "</th>" } else { "</td>" }
            }
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Superscript => "</sup>",
            TagEnd::Subscript => "</sub>",
            TagEnd::Link => {
                self.verbatim = false;
                "</a>"
            }
            TagEnd::Image | TagEnd::FootnoteDefinition | TagEnd::MetadataBlock(_) => return,
        };
        self.html.push_str(end);
    }

    /// Writes a start tag on a line of its own, closed by `end`.
    fn open_block(&mut self, name: &str, span: Range<usize>, end: &str) {
        self.new_line();
        self.open(name, span);
        self.html.push_str(end);
    }

    /// Writes a start tag without attributes in a line.
    fn open_inline(&mut self, name: &str, span: Range<usize>) {
        self.open(name, span);
        self.html.push('>');
    }

    /// The level in the page of a heading of the text.
    fn level_in_page(&self, level: HeadingLevel) -> u8 {
        (self.first_heading_level + level as u8 - 1).min(6)
    }

    fn start_heading(&mut self, level: HeadingLevel, span: Range<usize>) {
        self.new_line();
        let name = ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(self.level_in_page(level) - 1)];
        self.open(name, span.clone());
        self.heading = Some(OpenHeading { span, id_at: self.html.len(), text: String::new() });
        self.html.push('>');
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let Some(heading) = self.heading.take() else {
            return;
        };
        let level = self.level_in_page(level);
        let _ = writeln!(self.html, "</h{level}>");
        let slug = self.slugs.settle(&heading.text);
        let id = if self.prefix.is_empty() { slug } else { format!("{}-{slug}", self.prefix) };
        let mut attribute = String::with_capacity(id.len() + 6);
        attribute.push_str(" id=\"");
        push_attribute(&mut attribute, &id);
        attribute.push('"');
        // The heading is the last thing written, so this moves its own text only.
        self.html.insert_str(heading.id_at, &attribute);
        self.headings.push(Heading { level, id, text: heading.text.trim().to_owned(), span: heading.span });
    }

    fn start_alert(&mut self, kind: BlockQuoteKind, span: Range<usize>) {
        let (class, word) = match kind {
            BlockQuoteKind::Note => ("note", Word::Note),
            BlockQuoteKind::Tip => ("tip", Word::Tip),
            BlockQuoteKind::Important => ("important", Word::Important),
            BlockQuoteKind::Warning => ("warning", Word::Warning),
            BlockQuoteKind::Caution => ("caution", Word::Caution),
        };
        self.new_line();
        let mark = self.open("div", span);
        let _ = writeln!(self.html, " class=\"alert alert-{class}\" role=\"note\">");
        self.push_marked("p", mark);
        self.html.push_str(" class=\"alert-title\">");
        push_text(&mut self.html, self.surroundings.word(word));
        self.html.push_str("</p>\n");
    }

    fn start_code_block(&mut self, kind: &CodeBlockKind<'_>, span: Range<usize>) {
        self.new_line();
        let mark = self.open("pre", span);
        // Code may be wider than the page, and scrolling must not need a mouse.
        self.html.push_str(" tabindex=\"0\">");
        self.push_marked("code", mark);
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = info.split_whitespace().next()
        {
            self.html.push_str(" class=\"language-");
            push_attribute(&mut self.html, language);
            self.html.push('"');
        }
        self.html.push('>');
        self.verbatim = true;
    }

    fn start_table(&mut self, alignments: Vec<Alignment>, span: Range<usize>) {
        self.new_line();
        self.table = Table { alignments, in_head: true, end: span.end, ..Table::default() };
        let mark = self.open("div", span);
        // A table that may be wider than the screen has to be moved sideways, with the keyboard too.
        let wide = self.table.alignments.len() >= WIDE_TABLE;
        self.html.push_str(if wide { " class=\"table-scroll\" tabindex=\"0\">" } else { " class=\"table-scroll\">" });
        self.push_marked("table", mark);
        self.html.push('>');
    }

    fn start_row(&mut self, span: Range<usize>) {
        self.table.column = 0;
        // The parser has no event for the body of a table, and a table may have none.
        if !self.table.has_body {
            self.table.has_body = true;
            self.open("tbody", span.start..self.table.end.max(span.end));
            self.html.push_str(">\n");
        }
        self.open("tr", span);
        self.html.push('>');
    }

    fn start_cell(&mut self, span: Range<usize>) {
        // A corner without words heads nothing, and a header without a name is a fault to screen readers.
        let written = self.source.get(span.clone()).unwrap_or_default();
        self.table.in_header_cell = self.table.in_head && !written.trim_matches(['|', ' ', '\t']).is_empty();
        if self.table.in_header_cell {
            self.open("th", span);
            self.html.push_str(" scope=\"col\"");
        } else {
            self.open("td", span);
        }
        // Classes, for a style attribute is against a strict content security policy.
        self.html.push_str(match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            Some(Alignment::None) | None => ">",
        });
    }

    fn start_link(&mut self, link_type: LinkType, dest: &str, title: &str, span: Range<usize>) {
        self.open("a", span.clone());
        self.html.push_str(" href=\"");
        match link_type {
            LinkType::Email => self.push_link(format!("mailto:{dest}"), LinkKind::Autolink, span),
            LinkType::Autolink => self.push_link(dest.to_owned(), LinkKind::Autolink, span),
            _ => self.push_link(dest.to_owned(), LinkKind::Link, span),
        }
        self.verbatim = matches!(link_type, LinkType::Email | LinkType::Autolink);
        self.push_title(title);
        self.html.push('>');
    }

    fn start_image(&mut self, destination: &str, title: CowStr<'t>, span: Range<usize>) {
        self.open("img", span.clone());
        self.html.push_str(" src=\"");
        self.push_link(destination.to_owned(), LinkKind::Image, span);
        self.html.push_str(" alt=\"");
        self.image = Some(OpenImage { title, dimensions: self.surroundings.dimensions(destination), nested: 0 });
    }

    /// Writes the attributes of an image that follow its alternative text.
    pub(super) fn end_image(&mut self) {
        let Some(image) = self.image.take() else {
            return;
        };
        self.html.push('"');
        self.push_title(&image.title);
        if let Some((width, height)) = image.dimensions {
            let _ = write!(self.html, " width=\"{width}\" height=\"{height}\"");
        }
        self.html.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    /// Writes the address of a link up to its closing quote, and notes the link.
    fn push_link(&mut self, destination: String, kind: LinkKind, span: Range<usize>) {
        let address = self.surroundings.address(&destination, kind, span.clone());
        push_address(&mut self.html, &address);
        self.html.push('"');
        self.links.push(Link { kind, destination, span });
    }

    fn push_title(&mut self, title: &str) {
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            push_attribute(&mut self.html, &self.surroundings.typography(title));
            self.html.push('"');
        }
    }
}
