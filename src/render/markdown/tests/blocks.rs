//! Blocks: headings, lists, tables, code, quotations, alerts and raw HTML.

use super::super::{Heading, to_html};
use super::{Page, html, rendered};

#[test]
fn paragraphs_and_breaks() {
    for (text, expected) in [
        ("", ""),
        ("a\nb", "<p>a\nb</p>\n"),
        ("a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n"),
        ("a\n\n***\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n"),
        ("Oui ! L'été < l'hiver", "<p>Oui\u{a0}! L’été &lt; l’hiver</p>\n"),
        ("---\na: b\n---", "<hr>\n<h2 id=\"a-b\">a: b</h2>\n"),
        ("+++\na = 1\n+++", "<p>+++\na = 1\n+++</p>\n"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn headings_have_ids_that_are_plain_and_unique() {
    for (text, expected) in [
        ("# Où ?", "<h1 id=\"ou\">Où ?</h1>\n"),
        ("## L'été !", "<h2 id=\"l-ete\">L’été\u{a0}!</h2>\n"),
        ("# Le `code` *vif*", "<h1 id=\"le-code-vif\">Le <code>code</code> <em>vif</em></h1>\n"),
        ("# a**b**c", "<h1 id=\"abc\">a<strong>b</strong>c</h1>\n"),
        ("a\nb\n===", "<h1 id=\"a-b\">a\nb</h1>\n"),
        ("# !\n# ?", "<h1 id=\"section\">!</h1>\n<h1 id=\"section-2\">?</h1>\n"),
        ("# A\n# À\n# a", "<h1 id=\"a\">A</h1>\n<h1 id=\"a-2\">À</h1>\n<h1 id=\"a-3\">a</h1>\n"),
        ("# A {#b}", "<h1 id=\"a-b\">A {#b}</h1>\n"),
        ("#", "<h1 id=\"section\"></h1>\n"),
        (
            "# ![Vue](v.png)",
            "<h1 id=\"vue\"><img src=\"v.png\" alt=\"Vue\" loading=\"lazy\" decoding=\"async\"></h1>\n",
        ),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn headings_follow_the_first_level_and_the_prefix() {
    for (level, prefix, expected) in [
        (1, "", "<h1 id=\"a\">A</h1>\n<h3 id=\"b\">B</h3>\n"),
        (2, "x", "<h2 id=\"x-a\">A</h2>\n<h4 id=\"x-b\">B</h4>\n"),
        (5, "", "<h5 id=\"a\">A</h5>\n<h6 id=\"b\">B</h6>\n"),
        (0, "", "<h1 id=\"a\">A</h1>\n<h3 id=\"b\">B</h3>\n"),
        (255, "", "<h6 id=\"a\">A</h6>\n<h6 id=\"b\">B</h6>\n"),
    ] {
        let mut page = Page::default();
        assert_eq!(to_html("# A\n### B", level, prefix, &mut page).html, expected);
    }
}

#[test]
fn headings_are_listed() {
    let text = "# L'*été* `a'b` & co[^1]\n\nx\n\n## ![Vue](v.png) de\nhaut\n\nSuite  \net fin\n---\n\n[^1]: n";
    let listed = |level, id: &str, text: &str, span| Heading { level, id: id.to_owned(), text: text.to_owned(), span };
    assert_eq!(
        rendered(text).headings,
        [
            listed(1, "l-ete-a-b-co", "L’été a'b & co", 0..27),
            listed(2, "vue-de", "Vue de", 31..51),
            listed(2, "suite-et-fin", "Suite et fin", 57..76),
        ]
    );
}

#[test]
fn lists() {
    for (text, expected) in [
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("7) a\n8) b", "<ol start=\"7\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("0. a", "<ol start=\"0\">\n<li>a</li>\n</ol>\n"),
        (
            "- a\n  1. b\n     - c\n- d",
            "<ul>\n<li>a\n<ol>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ol>\n</li>\n<li>d</li>\n</ul>\n",
        ),
        ("-", "<ul>\n<li></li>\n</ul>\n"),
        ("- a\n\n      code", "<ul>\n<li>\n<p>a</p>\n<pre tabindex=\"0\"><code>code</code></pre>\n</li>\n</ul>\n"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn the_boxes_of_tasks_are_named() {
    for (text, expected) in [
        (
            "- [ ] a\n- [x] b\n- [y] c",
            "<ul>\n<li><input type=\"checkbox\" disabled aria-label=\"À faire\"> a</li>\n\
             <li><input type=\"checkbox\" disabled checked aria-label=\"Fait\"> b</li>\n\
             <li>[y] c</li>\n</ul>\n",
        ),
        (
            "1. [X] a\n\n   b",
            "<ol>\n<li>\n<p><input type=\"checkbox\" disabled checked aria-label=\"Fait\"> a</p>\n<p>b</p>\n</li>\n</ol>\n",
        ),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn definition_lists() {
    for (text, expected) in [
        ("a\n: b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n"),
        (
            "a\n: b\n: c\n\nd\n: *e*",
            "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd>c</dd>\n<dt>d</dt>\n<dd><em>e</em></dd>\n</dl>\n",
        ),
        ("a\n\n: b\n\n  c", "<dl>\n<dt>a</dt>\n<dd>\n<p>b</p>\n<p>c</p>\n</dd>\n</dl>\n"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn tables_are_aligned_by_classes_and_can_scroll() {
    for (text, expected) in [
        (
            "|a|b|c|d|\n|-|:-|:-:|-:|\n|1|2|3|4|\n|5|",
            "<div class=\"table-scroll\" tabindex=\"0\"><table><thead><tr>\
             <th scope=\"col\">a</th><th scope=\"col\" class=\"align-left\">b</th>\
             <th scope=\"col\" class=\"align-center\">c</th><th scope=\"col\" class=\"align-right\">d</th>\
             </tr></thead>\n<tbody>\n\
             <tr><td>1</td><td class=\"align-left\">2</td><td class=\"align-center\">3</td><td class=\"align-right\">4</td></tr>\n\
             <tr><td>5</td><td class=\"align-left\"></td><td class=\"align-center\"></td><td class=\"align-right\"></td></tr>\n\
             </tbody>\n</table></div>\n",
        ),
        (
            "|a|\n|-|",
            "<div class=\"table-scroll\"><table><thead><tr><th scope=\"col\">a</th></tr></thead>\n</table></div>\n",
        ),
        (
            "| |b|\n|-|-|\n| |2|",
            "<div class=\"table-scroll\"><table><thead><tr><td></td><th scope=\"col\">b</th></tr></thead>\n\
             <tbody>\n<tr><td></td><td>2</td></tr>\n</tbody>\n</table></div>\n",
        ),
        (
            "|a\\|b|\n|-|\n|`c\\|d` *e*|\n\n|f|\n|-|\n|g|",
            "<div class=\"table-scroll\"><table><thead><tr><th scope=\"col\">a|b</th></tr></thead>\n\
             <tbody>\n<tr><td><code>c|d</code> <em>e</em></td></tr>\n</tbody>\n</table></div>\n\
             <div class=\"table-scroll\"><table><thead><tr><th scope=\"col\">f</th></tr></thead>\n\
             <tbody>\n<tr><td>g</td></tr>\n</tbody>\n</table></div>\n",
        ),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn code_blocks() {
    for (text, expected) in [
        (
            "```rust ignore\nlet a = '<' !\n```",
            "<pre tabindex=\"0\"><code class=\"language-rust\">let a = '&lt;' !\n</code></pre>\n",
        ),
        ("~~~\n\n a\n~~~\nb !", "<pre tabindex=\"0\"><code>\n a\n</code></pre>\n<p>b\u{a0}!</p>\n"),
        ("    a !\n\n    b", "<pre tabindex=\"0\"><code>a !\n\nb</code></pre>\n"),
        ("```\r\na\r\nb\r\n```", "<pre tabindex=\"0\"><code>a\nb\n</code></pre>\n"),
        (
            "> ```\"&\n> a\n> b\n",
            "<blockquote>\n<pre tabindex=\"0\"><code class=\"language-&quot;&amp;\">a\nb\n</code></pre>\n</blockquote>\n",
        ),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn quotations_and_alerts() {
    for (text, expected) in [
        ("> a\n>\n> > b", "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n"),
        (
            "> [!NOTE]\n> a",
            "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>a</p>\n</div>\n",
        ),
        ("> [!tip]", "<div class=\"alert alert-tip\" role=\"note\">\n<p class=\"alert-title\">Conseil</p>\n</div>\n"),
        (
            "> [!WARNING]\n> - a",
            "<div class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-title\">Avertissement</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n",
        ),
        ("> [!OTHER]\n> a", "<blockquote>\n<p>[!OTHER]\na</p>\n</blockquote>\n"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    assert!(html("> [!IMPORTANT]").contains("alert-important\" role=\"note\">\n<p class=\"alert-title\">Important<"));
    assert!(html("> [!CAUTION]").contains("alert-caution\" role=\"note\">\n<p class=\"alert-title\">Attention<"));
}

#[test]
fn raw_html_is_kept_and_reported() {
    for (text, expected, reported) in [
        ("<div>\n*a* !\n</div>\n\nb", "<div>\n*a* !\n</div>\n<p>b</p>\n", vec!["<div>\n*a* !\n</div>\n"]),
        ("a <b x='>'>c</b> d", "<p>a <b x='>'>c</b> d</p>\n", vec!["<b x='>'>", "</b>"]),
        ("<!-- *a*\n\nb -->\nc", "<!-- *a*\n\nb -->\n<p>c</p>\n", vec!["<!-- *a*\n\nb -->\n"]),
        (
            "- a\n\n  <div>\n   é\n  </div>",
            "<ul>\n<li>\n<p>a</p>\n<div>\n é\n</div>\n</li>\n</ul>\n",
            vec!["<div>\n   é\n  </div>"],
        ),
        ("> <div", "<blockquote>\n<div\n</blockquote>\n", vec!["<div"]),
    ] {
        let rendered = rendered(text);
        assert_eq!(rendered.html, expected, "{text}");
        let spans = rendered.raw_html.into_iter();
        assert_eq!(spans.map(|span| &text[span]).collect::<Vec<_>>(), reported);
    }
}
