//! Whatever the text, the rendering ends, and keeps its promises about marks, ids and tags.

use std::collections::HashSet;
use std::fmt::Write;

use super::super::raw_html::ORIGIN;
use super::super::to_html;
use super::{Page, html, marked, origin, without_marks};

/// Pieces that mean something to Markdown or HTML, or are awkward to cut.
const FRAGMENTS: &[&str] = &[
    "a",
    "é ",
    " b",
    "日本",
    "e\u{301}",
    "\u{a0}",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "``",
    "\\",
    "\\|",
    "&amp;",
    "&eacute;",
    "&#0;",
    "&",
    "[",
    "]",
    "](u)",
    "](<é f> \"t\")",
    "![",
    "!",
    "[x]",
    "[x]: /u 'v'\n",
    "[^1]",
    "[^é]",
    "\n[^1]: ",
    "\n\n[^É]: ",
    "<https://a.b>",
    "<a@b.c>",
    "\n",
    "\n\n",
    "\r\n",
    "  \n",
    "\\\n",
    "\t",
    "    ",
    "- ",
    "1. ",
    "7) ",
    "- [ ] ",
    "- [x] ",
    "> ",
    "> [!NOTE]\n",
    "# ",
    "## ",
    "\n===\n",
    "\n---\n",
    "***\n",
    "\n: ",
    "|",
    "\n|-|:-:|\n",
    "\n```é\n",
    "\n~~~\n",
    ":",
    "\u{0}",
    "\"",
    "'",
];

/// The same for raw HTML, which may leave anything open.
const RAW_FRAGMENTS: &[&str] = &[
    "<b>",
    "</b>",
    "<div",
    "<div>\n",
    "</div>",
    " x=\"",
    " y='>",
    ">",
    "/>",
    "<br/>",
    "<!--",
    "-->",
    "<!",
    "<?é",
    "<script>",
    "</script>",
    "<title>",
    "</title >",
    "<svg>",
    "</svg>",
    "<textarea>\n",
    "<é",
    "<a\n> é>",
    "</",
];

/// A generator of numbers that are different enough, and the same at each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn text(&mut self, fragments: &[&str]) -> String {
        let length = self.below(40) + 1;
        (0..length).map(|_| fragments[self.below(fragments.len())]).collect()
    }
}

/// Checks that each mark stands for what follows it.
fn check_marks(text: &str) {
    let (rendered, marks) = marked(text);
    for (at, character) in rendered.html.char_indices() {
        let Some(span) = origin(&marks, character) else {
            continue;
        };
        let source = text.get(span).unwrap_or_else(|| panic!("a mark out of place in {text:?}"));
        if rendered.html[..at].ends_with(ORIGIN) {
            continue;
        }
        let after = &rendered.html[at + character.len_utf8()..];
        let shown =
            after.replacen("&lt;", "<", 1).replacen("&gt;", ">", 1).replacen("&amp;", "&", 1).replacen('’', "'", 1);
        assert!(
            source.starts_with('&') || source.chars().next() == shown.chars().next(),
            "{source:?} for {shown:?} in {text:?}"
        );
    }
}

/// Checks that all tags of HTML without raw parts are closed in order.
fn check_tags(text: &str, html: &str) {
    let mut open = Vec::new();
    for piece in html.split('<').skip(1) {
        let end = piece.find([' ', '>']).unwrap_or(piece.len());
        match piece[..end].strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{text:?} gives {html}"),
            None if matches!(&piece[..end], "br" | "hr" | "img" | "input") => {}
            None => open.push(&piece[..end]),
        }
    }
    assert!(open.is_empty(), "{text:?} gives {html}");
}

/// Checks that no id is given twice, and that the links of footnotes lead to one.
fn check_ids(text: &str, html: &str) {
    let values = |name| html.split(name).skip(1).filter_map(|rest: &str| rest.split('"').next());
    let mut ids = HashSet::new();
    for id in values(" id=\"") {
        assert!(ids.insert(id), "{id} twice for {text:?}");
    }
    for id in values(" href=\"#fn") {
        assert!(ids.contains(&*format!("fn{id}")), "fn{id} missing for {text:?}");
    }
}

#[test]
fn markdown_without_raw_html() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for _ in 0..4000 {
        let text = numbers.text(FRAGMENTS);
        let html = html(&text);
        check_tags(&text, &html);
        check_ids(&text, &html);
        check_marks(&text);
        assert_eq!(without_marks(&marked(&text).0.html), html, "{text:?}");
    }
}

#[test]
fn markdown_with_raw_html() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let fragments = [FRAGMENTS, RAW_FRAGMENTS, RAW_FRAGMENTS].concat();
    for _ in 0..4000 {
        let text = numbers.text(&fragments);
        check_marks(&text);
        let mut page = Page::default();
        let html = to_html(&text, 3, "préfixe\"", &mut page).html;
        // A mark before a slash brings a space along.
        let plain = |html: &str| html.replace(" /", "/");
        let mut page = Page { marks_left: usize::MAX, ..Page::default() };
        let with_marks = to_html(&text, 3, "préfixe\"", &mut page).html;
        assert_eq!(plain(&without_marks(&with_marks)), plain(&html), "{text:?}");
    }
}

#[test]
fn long_texts_are_rendered_to_their_end() {
    let mut headings = String::new();
    let mut notes = String::new();
    for number in 0..20_000 {
        headings.push_str("# Même titre\n");
        let _ = write!(notes, "a[^{number}] b[^0]\n\n[^{number}]: c[^{}]\n\n", number / 2);
    }
    let comments = "<!-- a > b\n".repeat(20_000);
    let tags = "<b x=\"<\">'\n".repeat(20_000);
    let scripts = format!("<script>\n{}", "a </b '<script>'\n".repeat(20_000));
    for text in [headings, notes, comments, tags, scripts, "[a] ".repeat(50_000)] {
        // Quadratic behaviour would make this take minutes instead of hundredths of a second.
        assert!(to_html(&text, 1, "", &mut Page::default()).html.len() > 100_000);
    }
}
