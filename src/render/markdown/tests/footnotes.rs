//! Footnotes: their numbers, their links and those that are dropped.

use super::super::to_html;
use super::{Page, html, rendered};

/// A reference to a footnote, as `id` rank among the references to note `number`.
fn reference(number: usize, rank: &str) -> String {
    format!(
        "<sup class=\"footnote-ref\"><a href=\"#fn-{number}\" id=\"fnref-{number}{rank}\" role=\"doc-noteref\">{number}</a></sup>"
    )
}

/// The link back from a footnote with a single reference.
fn back(number: usize) -> String {
    format!(
        "<a href=\"#fnref-{number}\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"Retour au texte\">↩\u{fe0e}</a>"
    )
}

/// The section of footnotes with those notes.
fn section(notes: &[String]) -> String {
    let mut html = "<section class=\"footnotes\" aria-label=\"Notes\">\n<ol>\n".to_owned();
    for (index, note) in notes.iter().enumerate() {
        html.push_str(&format!("<li id=\"fn-{}\">\n{note}</li>\n", index + 1));
    }
    html + "</ol>\n</section>\n"
}

#[test]
fn notes_are_numbered_by_their_first_reference() {
    assert_eq!(
        html("a[^b] c[^A]\n\n[^a]: d\n[^b]: e\n\n    f\n"),
        format!(
            "<p>a{} c{}</p>\n{}",
            reference(1, ""),
            reference(2, ""),
            section(&[format!("<p>e</p>\n<p>f\u{a0}{}</p>\n", back(1)), format!("<p>d\u{a0}{}</p>\n", back(2)),])
        )
    );
}

#[test]
fn a_note_leads_back_to_each_of_its_references() {
    let link = |rank: usize, id: &str, shown: &str| {
        format!(
            "<a href=\"#fnref-1{id}\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"Retour au texte {rank}\">↩\u{fe0e}{shown}</a>"
        )
    };
    assert_eq!(
        html("a[^1] b[^1]\n\n[^1]: c"),
        format!(
            "<p>a{} b{}</p>\n{}",
            reference(1, ""),
            reference(1, "-2"),
            section(&[format!("<p>c\u{a0}{}\u{a0}{}</p>\n", link(1, "", ""), link(2, "-2", "<sup>2</sup>"))])
        )
    );
}

#[test]
fn notes_may_refer_to_notes() {
    assert_eq!(
        html("[^x]: x[^y]\n\n[^y]: y\n\na[^z] b[^x]\n\n[^z]: z"),
        format!(
            "<p>a{} b{}</p>\n{}",
            reference(1, ""),
            reference(2, ""),
            section(&[
                format!("<p>z\u{a0}{}</p>\n", back(1)),
                format!("<p>x{}\u{a0}{}</p>\n", reference(3, ""), back(2)),
                format!("<p>y\u{a0}{}</p>\n", back(3)),
            ])
        )
    );
    let html = html("a[^1]\n\n[^1]: b[^1]");
    assert_eq!(html.matches("id=\"fnref-1").count(), 2);
    assert_eq!(html.matches("href=\"#fnref-1").count(), 2);
}

#[test]
fn a_note_that_does_not_end_with_a_paragraph_gets_one() {
    assert_eq!(
        html("a[^1] b[^2]\n\n[^1]:\n    - c\n\n[^2]:\n"),
        format!(
            "<p>a{} b{}</p>\n{}",
            reference(1, ""),
            reference(2, ""),
            section(&[format!("<ul>\n<li>c</li>\n</ul>\n<p>{}</p>\n", back(1)), format!("<p>{}</p>\n", back(2)),])
        )
    );
}

#[test]
fn definitions_are_found_wherever_they_stand() {
    for (text, body) in [
        ("> a[^1]\n>\n> [^1]: b", format!("<blockquote>\n<p>a{}</p>\n</blockquote>\n", reference(1, ""))),
        ("[^1]: b\n\na[^1]", format!("<p>a{}</p>\n", reference(1, ""))),
        ("- a[^1]\n\n  [^1]: b", format!("<ul>\n<li>\n<p>a{}</p>\n</li>\n</ul>\n", reference(1, ""))),
    ] {
        let notes = section(&[format!("<p>b\u{a0}{}</p>\n", back(1))]);
        assert_eq!(html(text), body + &notes, "{text}");
    }
}

#[test]
fn what_leads_nowhere_is_text_and_what_nothing_leads_to_is_dropped() {
    for (text, expected, dropped) in [
        ("a[^1]", "<p>a[^1]</p>\n", vec![]),
        ("[^1]: a", "", vec!["[^1]: a"]),
        (
            "a[^1]\n\n[^1]: b\n\n[^1]: c",
            &*format!("<p>a{}</p>\n{}", reference(1, ""), section(&[format!("<p>b\u{a0}{}</p>\n", back(1))])),
            vec!["[^1]: c"],
        ),
        ("a\n\n[^1]: b[^2] [c](d)\n\n[^2]: e", "<p>a</p>\n", vec!["[^1]: b[^2] [c](d)\n\n", "[^2]: e"]),
    ] {
        let rendered = rendered(text);
        assert_eq!(rendered.html, expected);
        assert_eq!(rendered.links, []);
        let spans = rendered.dropped_footnotes.into_iter();
        assert_eq!(spans.map(|span| &text[span]).collect::<Vec<_>>(), dropped);
    }
}

#[test]
fn the_prefix_starts_every_id() {
    let html = to_html("a[^1]\n\n[^1]: b", 1, "presse", &mut Page::default()).html;
    for part in
        ["<a href=\"#presse-fn-1\" id=\"presse-fnref-1\" ", "<li id=\"presse-fn-1\">", "<a href=\"#presse-fnref-1\" "]
    {
        assert!(html.contains(part), "{part} in {html}");
    }
}
