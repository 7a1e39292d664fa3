//! Marks: which elements and runs of text have one, and what it stands for.

use super::super::raw_html::ORIGIN;
use super::{marked, origin};

/// What stands at each mark of the HTML (`<name` or the text that follows) and what it stands for.
fn origins(text: &str) -> Vec<(String, String)> {
    let (rendered, marks) = marked(text);
    let html = rendered.html;
    let mut found = Vec::new();
    for (at, character) in html.char_indices() {
        let Some(span) = origin(&marks, character) else {
            continue;
        };
        let before = html[..at].strip_suffix(ORIGIN);
        let place = match before {
            Some(before) => before[before.rfind('<').unwrap_or(0)..].to_owned(),
            None => html[at + character.len_utf8()..]
                .chars()
                .take_while(|next| *next != '<' && *next != '\n' && origin(&marks, *next).is_none())
                .collect(),
        };
        found.push((place, text[span].to_owned()));
    }
    found
}

#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let found = origins(text);
    let found: Vec<_> = found.iter().map(|(place, source)| (place.as_str(), source.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn paragraphs_and_inlines() {
    check("éa *b* c", &[("<p", "éa *b* c"), ("éa ", "éa "), ("<em", "*b*"), ("b", "b")]);
    check("a\n  b  \nc", &[("<p", "a\n  b  \nc"), ("a", "a"), ("b", "b"), ("<br", "  \n"), ("c", "c")]);
    check(
        "\\*a &eacute;t [b]!",
        &[("<p", "\\*a &eacute;t [b]!"), ("*a ", "*a "), ("é", "&eacute;"), ("t [b]!", "t [b]!")],
    );
    check(
        "[a](b \"c\") ![d](e)",
        &[("<p", "[a](b \"c\") ![d](e)"), ("<a", "[a](b \"c\")"), ("a", "a"), ("<img", "![d](e)")],
    );
    check("<http://é.fr>", &[("<p", "<http://é.fr>"), ("<a", "<http://é.fr>"), ("http://é.fr", "http://é.fr")]);
}

#[test]
fn inline_code_has_one_for_the_element_and_one_for_its_text() {
    check(
        "`a` `` `é` `` ` `",
        &[
            ("<p", "`a` `` `é` `` ` `"),
            ("<code", "`a`"),
            ("a", "a"),
            ("<code", "`` `é` ``"),
            ("`é`", "`é` "),
            ("<code", "` `"),
        ],
    );
    check(
        "|`a\\|b`|\n|-|",
        &[
            ("<div", "|`a\\|b`|\n|-|"),
            ("<table", "|`a\\|b`|\n|-|"),
            ("<thead", "|`a\\|b`|\n"),
            ("<tr", "|`a\\|b`|\n"),
            ("<th", "`a\\|b`"),
            ("<code", "`a\\|b`"),
            ("a|b", "a\\|b"),
        ],
    );
}

#[test]
fn blocks() {
    check(
        "# A\n\n> - b\n\n---",
        &[
            ("<h1", "# A\n"),
            ("A", "A"),
            ("<blockquote", "> - b\n"),
            ("<ul", "- b\n"),
            ("<li", "- b\n"),
            ("b", "b"),
            ("<hr", "---"),
        ],
    );
    check("> [!NOTE]\n> a", &[("<div", "> [!NOTE]\n> a"), ("<p", "> [!NOTE]\n> a"), ("<p", "a"), ("a", "a")]);
    check("- [x] a", &[("<ul", "- [x] a"), ("<li", "- [x] a"), ("<input", "[x]"), ("a", "a")]);
    check("a\n: b", &[("<dl", "a\n: b"), ("<dt", "a\n"), ("a", "a"), ("<dd", ": b"), ("b", "b")]);
    check("```x\na\n  b\n```", &[("<pre", "```x\na\n  b\n```"), ("<code", "```x\na\n  b\n```"), ("a", "a\n  b\n")]);
    check(
        "> ```\n> a\n>   b\n> c",
        &[
            ("<blockquote", "> ```\n> a\n>   b\n> c"),
            ("<pre", "```\n> a\n>   b\n> c"),
            ("<code", "```\n> a\n>   b\n> c"),
            ("a", "a\n"),
            ("c", "c"),
        ],
    );
}

#[test]
fn ranges_hold_whole_characters() {
    // The parser starts this list three bytes before the dash, within the accented letter.
    check(
        "a\n:é\n\t- c",
        &[
            ("<dl", "a\n:é\n\t- c"),
            ("<dt", "a\n"),
            ("a", "a"),
            ("<dd", ":é\n\t- c"),
            ("é", "é"),
            ("<ul", "\n\t- c"),
            ("<li", "\n\t- c"),
            ("c", "c"),
        ],
    );
}

#[test]
fn tables() {
    check(
        "|a|b|\n|-|-|\n|é||\n",
        &[
            ("<div", "|a|b|\n|-|-|\n|é||\n"),
            ("<table", "|a|b|\n|-|-|\n|é||\n"),
            ("<thead", "|a|b|\n"),
            ("<tr", "|a|b|\n"),
            ("<th", "a"),
            ("a", "a"),
            ("<th", "b"),
            ("b", "b"),
            ("<tbody", "|é||\n"),
            ("<tr", "|é||\n"),
            ("<td", "é"),
            ("é", "é"),
            ("<td", ""),
        ],
    );
}

#[test]
fn footnotes() {
    check(
        "a[^1]\n\n[^1]: é b",
        &[
            ("<p", "a[^1]\n"),
            ("a", "a"),
            ("<sup", "[^1]"),
            ("<a", "[^1]"),
            ("<li", "[^1]: é b"),
            ("<p", "é b"),
            ("é b\u{a0}", "é b"),
        ],
    );
}

#[test]
fn raw_html() {
    check(
        "é <b class=\"x\">y</b><br/>",
        &[("<p", "é <b class=\"x\">y</b><br/>"), ("é ", "é "), ("<b", "<b"), ("y", "y"), ("<br", "<br")],
    );
    check(
        "> <div\n> id=\"<i>\">é <b>\n> <!-- <p>\n> <p> --> <i>\n",
        &[
            ("<blockquote", "> <div\n> id=\"<i>\">é <b>\n> <!-- <p>\n> <p> --> <i>\n"),
            ("<div", "<div"),
            ("<b", "<b"),
            ("<i", "<i"),
        ],
    );
    check("<script>\nif (a <b) '<p>'\n\n</script>\n\n<p>", &[("<script", "<script"), ("<p", "<p")]);
    // What the author wrote as Markdown becomes text of the script, and gets no mark either.
    check(
        "<div><script>\n\n*a* <b>\n\n</script></div>\n\nc",
        &[("<div", "<div"), ("<script", "<script"), ("<p", "c"), ("c", "c")],
    );
}

#[test]
fn attributes_have_none() {
    let (rendered, marks) = marked("[a](b \"c\") ![d `e`](f \"g\")\n\n# h\n");
    for value in rendered.html.split('"').skip(1).step_by(2) {
        assert!(value.chars().all(|character| origin(&marks, character).is_none()), "{value}");
    }
}
