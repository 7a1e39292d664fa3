//! The text of a page: as it is in the tree, as a reader sees it, and as one compares it.

use super::arena::{Document, NodeId, Step};

/// All text in a node as it is, that of scripts, styles and hidden elements included; what
/// templates hold is left out.
pub fn raw_text(document: &Document, id: NodeId) -> String {
    let mut out = String::new();
    push_raw_text(document, id, &mut out);
    out
}

/// Adds what [`raw_text`] gives to a text.
pub fn push_raw_text(document: &Document, id: NodeId, out: &mut String) {
    out.push_str(document.text_node(id).unwrap_or(""));
    for node in document.descendants(id) {
        out.push_str(document.text_node(node).unwrap_or(""));
    }
}

/// The text that a reader perceives, with no style sheet but the browser's own.
///
/// Left out are elements that browsers do not show (`head`, `script`, `template`, `noscript` and
/// so on), those with the attribute `hidden` or `popover`, a `dialog` or `details` that is not
/// `open`, of the latter all but its first `summary`, and what stands in for media. The same
/// holds for `id` itself, but not for elements around it. Borders of blocks and `<br>` become one
/// newline, however many there are, borders between table cells one tab each; other white space
/// collapses except in `pre` and its like. No-break spaces stay.
pub fn visible_text(document: &Document, id: NodeId) -> String {
    let mut page = Page::default();
    let mut next = Some(Step::Enter(id));
    while let Some(step) = next {
        next = match step {
            Step::Enter(node) if is_unseen(document, node) => after(document, node, id),
            Step::Enter(node) => {
                page.enter(document, node);
                match is_closed_details(document, node) {
                    true => Some(first_summary(document, node).map_or(Step::Leave(node), Step::Enter)),
                    false => document.step(step, id, false),
                }
            }
            Step::Leave(node) => {
                page.leave(document, node);
                after(document, node, id)
            }
        };
    }
    page.out.trim_matches(|c: char| c.is_ascii_whitespace()).to_owned()
}

/// The step after the end of `node`: of closed details, nothing after the summary is shown.
fn after(document: &Document, node: NodeId, top: NodeId) -> Option<Step> {
    match document.parent(node) {
        Some(details) if node != top && is_closed_details(document, details) => Some(Step::Leave(details)),
        _ => document.step(Step::Leave(node), top, false),
    }
}

/// A text for comparisons with others: all white space, that which does not break included, is
/// one space; soft hyphens and characters without width are gone.
pub fn perceived(text: &str) -> String {
    let mut seen = Perceived::with_capacity(text.len());
    text.chars().for_each(|c| seen.push(c));
    seen.into_text()
}

/// What [`perceived`] gives, from characters that come one by one.
#[derive(Debug)]
pub struct Perceived {
    out: String,
    space: bool,
}

impl Perceived {
    /// Nothing yet, with room for a text of so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes), space: false }
    }

    /// Goes on with a character.
    pub fn push(&mut self, c: char) {
        if c.is_whitespace() {
            self.space = !self.out.is_empty();
        } else if c.is_ascii() || !is_imperceptible(c) {
            if std::mem::take(&mut self.space) {
                self.out.push(' ');
            }
            self.out.push(c);
        }
    }

    /// Goes on with characters that are all to be seen and hold no white space.
    pub fn push_word(&mut self, word: &str) {
        if !word.is_empty() {
            if std::mem::take(&mut self.space) {
                self.out.push(' ');
            }
            self.out.push_str(word);
        }
    }

    /// The text.
    pub fn into_text(self) -> String {
        self.out
    }
}

/// Soft hyphens, joiners, marks of direction and of word boundaries.
fn is_imperceptible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// Whether browsers show nothing of a node without being asked to.
fn is_unseen(document: &Document, id: NodeId) -> bool {
    if !document.is_element(id) {
        return false;
    }
    let name = document.name(id);
    if !document.is_html(id) {
        return matches!(name, "desc" | "metadata" | "script" | "style" | "title");
    }
    let never = matches!(
        name,
        "audio"
            | "canvas"
            | "datalist"
            | "head"
            | "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "rp"
            | "script"
            | "style"
            | "template"
            | "title"
            | "video"
    );
    let has = |attribute| document.attr(id, attribute).is_some();
    never || has("hidden") || has("popover") || (name == "dialog" && !has("open"))
}

fn is_closed_details(document: &Document, id: NodeId) -> bool {
    document.name(id) == "details" && document.is_html(id) && document.attr(id, "open").is_none()
}

fn first_summary(document: &Document, details: NodeId) -> Option<NodeId> {
    document.children(details).find(|&child| document.name(child) == "summary" && document.is_html(child))
}

/// What an element does to the text around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Inline,
    Block,
    /// A block whose white space stays.
    Preformatted,
    /// A part of a table other than a cell.
    Row,
    Cell,
}

fn shape(document: &Document, id: NodeId) -> Shape {
    if !document.is_html(id) {
        return match document.name(id) {
            "text" => Shape::Block, // of SVG: every one has a place of its own
            _ => Shape::Inline,
        };
    }
    match document.name(id) {
        "address" | "article" | "aside" | "blockquote" | "body" | "br" | "center" | "dd" | "details" | "dialog"
        | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2"
        | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup" | "hr" | "html" | "legend" | "li" | "main" | "menu"
        | "nav" | "ol" | "optgroup" | "option" | "p" | "search" | "section" | "summary" | "ul" => Shape::Block,
        "listing" | "plaintext" | "pre" | "textarea" | "xmp" => Shape::Preformatted,
        "caption" | "table" | "tbody" | "tfoot" | "thead" | "tr" => Shape::Row,
        "td" | "th" => Shape::Cell,
        _ => Shape::Inline,
    }
}

/// The text so far, and what has to come before the next word.
#[derive(Default)]
struct Page {
    out: String,
    space: bool,
    line: bool,
    row: bool,
    tabs: usize,
    preformatted: usize,
    /// For each row around this place, whether it has had a cell.
    rows: Vec<bool>,
    cells: Vec<Cell>,
}

/// What was to come before the first word of a cell.
struct Cell {
    start: usize,
    row: bool,
    tabs: usize,
}

impl Page {
    fn enter(&mut self, document: &Document, id: NodeId) {
        if let Some(text) = document.text_node(id) {
            match self.preformatted {
                0 => self.collapsed(text),
                _ => self.as_is(text),
            }
            return;
        }
        match shape(document, id) {
            Shape::Inline => {}
            Shape::Block => self.line = true,
            Shape::Preformatted => {
                self.line = true;
                self.preformatted += 1;
            }
            Shape::Row => {
                self.row();
                self.rows.push(false);
            }
            Shape::Cell => {
                // Only the first cell of a row follows the newline of the row.
                if let Some(begun) = self.rows.last_mut()
                    && std::mem::replace(begun, true)
                {
                    self.line = false;
                    self.tabs += 1;
                }
                self.cells.push(Cell { start: self.out.len(), row: self.row, tabs: self.tabs });
            }
        }
    }

    fn leave(&mut self, document: &Document, id: NodeId) {
        match shape(document, id) {
            Shape::Inline => {}
            Shape::Block => self.line = true,
            Shape::Preformatted => {
                self.line = true;
                self.preformatted -= 1;
            }
            Shape::Row => {
                self.row();
                self.rows.pop();
            }
            Shape::Cell => {
                // Borders of blocks at the end of a cell count as little as at its beginning.
                if let Some(cell) = self.cells.pop() {
                    let empty = self.out.len() == cell.start;
                    self.row = empty && cell.row;
                    self.tabs = if empty { cell.tabs } else { 0 };
                    self.line = false;
                }
            }
        }
    }

    fn row(&mut self) {
        self.row = true;
        self.tabs = 0;
    }

    fn collapsed(&mut self, text: &str) {
        self.space |= text.starts_with(|c: char| c.is_ascii_whitespace());
        for (place, word) in text.split_ascii_whitespace().enumerate() {
            self.space |= place > 0;
            self.separate();
            self.out.push_str(word);
        }
        self.space |= text.ends_with(|c: char| c.is_ascii_whitespace());
    }

    fn as_is(&mut self, text: &str) {
        if !text.is_empty() {
            self.separate();
            self.out.push_str(text);
        }
    }

    /// Writes what has to come before a word.
    fn separate(&mut self) {
        let newline = self.row || (self.line && self.tabs == 0);
        if newline && !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.extend(std::iter::repeat_n('\t', self.tabs));
        let apart = newline || self.tabs > 0 || self.out.is_empty();
        if self.space && !apart && !self.out.ends_with('\n') {
            self.out.push(' ');
        }
        (self.space, self.line, self.row, self.tabs) = (false, false, false, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{Limits, parse, parse_fragment};

    fn visible(text: &str) -> String {
        let document = parse_fragment(text, &Limits::default()).unwrap();
        visible_text(&document, document.root())
    }

    #[test]
    fn white_space_collapses_across_inline_elements() {
        for (text, seen) in [
            ("", ""),
            (" a \n b\t", "a b"),
            ("a <b> b </b> c", "a b c"),
            ("a<b>b</b>c", "abc"),
            ("a<b> </b>c", "a c"),
            ("a\u{a0} \u{202f}b", "a\u{a0} \u{202f}b"),
            ("\u{a0}a\u{a0}", "\u{a0}a\u{a0}"),
            ("so&shy;ft", "so\u{ad}ft"),
            ("a<wbr>b<img alt=c>d", "abd"),
        ] {
            assert_eq!(visible(text), seen, "{text:?}");
        }
    }

    #[test]
    fn blocks_and_breaks_are_newlines() {
        for (text, seen) in [
            ("<p>a</p> <p>b</p>", "a\nb"),
            ("<p>a<p><p>b", "a\nb"),
            ("a<div>b</div>c", "a\nb\nc"),
            ("a <br> <br> b", "a\nb"),
            ("<ul><li>a<li>b <i> c</i></ul>d<hr>e", "a\nb c\nd\ne"),
            ("<pre> a  b\n\n c\n</pre>d", "a  b\n\n c\nd"),
            ("<svg><text>a</text><text>b</text></svg>", "a\nb"),
            ("<select><option>a<option>b</select>", "a\nb"),
        ] {
            assert_eq!(visible(text), seen, "{text:?}");
        }
    }

    #[test]
    fn cells_are_apart_by_tabs() {
        for (text, seen) in [
            ("<table><tr><td>a<td>b<tr><th>c<th>d</table>e", "a\tb\nc\td\ne"),
            ("<table><caption>x</caption><tr><td> a </td> <td> b ", "x\na\tb"),
            ("<table><tr><td><p>a</p><p>b</p><td><p>c", "a\nb\tc"),
            ("<table><tr><td>a<td><td>b<tr><td><td>c<td>", "a\t\tb\n\tc"),
            ("<table><tr><td>a<table><tr><td>b</table><td>c", "a\nb\tc"),
            ("<table><tr><td hidden>a<td>b<td>c", "b\tc"),
        ] {
            assert_eq!(visible(text), seen, "{text:?}");
        }
    }

    #[test]
    fn what_browsers_do_not_show_is_left_out() {
        for (text, seen) in [
            ("a<!--b--><script>c</script><style>d</style>", "a"),
            ("a<template>b</template><noscript>c</noscript>d", "ad"),
            ("a<span hidden>b</span><p hidden=until-found>c</p>d", "ad"),
            ("<details><p>a<summary>b</summary><summary>c</summary>d</details>e", "b\ne"),
            ("<details>a</details>b", "b"),
            ("<details open>a<summary>b</summary>c</details>", "a\nb\nc"),
            ("<details><summary hidden>a</summary>b</details>c", "c"),
            ("<details><summary>a<details>x<summary>b</summary></details>c</summary>d", "a\nb\nc"),
            ("<dialog>a</dialog><dialog open>b</dialog><p popover>c", "b"),
            ("<iframe>a</iframe><video>b</video><canvas>c</canvas>d", "d"),
            ("<svg><title>a</title><desc>b</desc><text>c</text></svg>", "c"),
            ("<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>", "ab"),
        ] {
            assert_eq!(visible(text), seen, "{text:?}");
        }
        let text = "<title>a</title><body hidden> c<template>d</template><!--e--> <script>f</script>b";
        let document = parse(text, &Limits::default()).unwrap();
        assert_eq!(visible_text(&document, document.root()), "");
        assert_eq!(visible_text(&document, document.head().unwrap()), "");
        let b = document.descendants(document.root()).last().unwrap();
        assert_eq!(visible_text(&document, b), "b");
        assert_eq!(raw_text(&document, document.root()), "a c fb");
    }

    #[test]
    fn perceived_texts_compare() {
        for (text, seen) in [
            ("", ""),
            (" a\u{a0}\n\u{202f} b ", "a b"),
            ("so\u{ad}ft\u{200b}ly\u{feff}\u{2060}", "softly"),
            ("a \u{200b} b", "a b"),
            ("\u{200b} a", "a"),
            ("\u{3000}\u{2009}é", "é"),
        ] {
            assert_eq!(perceived(text), seen, "{text:?}");
        }
    }
}
