//! What stands in a line: emphasis, code, links, images and the typography of all that.

use super::super::{Link, LinkKind, to_html};
use super::{Page, html, rendered};

#[test]
fn emphasis_and_code() {
    for (text, expected) in [
        ("*a* __b__ ~~c~~ ~d~", "<p><em>a</em> <strong>b</strong> <del>c</del> <del>d</del></p>\n"),
        ("***a***", "<p><em><strong>a</strong></em></p>\n"),
        ("`a < 'b' !` !", "<p><code>a &lt; 'b' !</code>\u{a0}!</p>\n"),
        ("`` `a` ``", "<p><code>`a`</code></p>\n"),
        ("\\*a\\* &lt;b&gt; &eacute; &nope;", "<p>*a* &lt;b&gt; é &amp;nope;</p>\n"),
        ("\"a\" -- b...", "<p>\"a\" -- b...</p>\n"),
        ("$a$ ^b^ [[c]] {d}", "<p>$a$ ^b^ [[c]] {d}</p>\n"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn typography_sees_text_that_the_parser_cuts() {
    for (text, expected) in [
        ("[a] !", "<p>[a]\u{a0}!</p>\n"),
        ("a *b* !", "<p>a <em>b</em>\u{a0}!</p>\n"),
        ("2 * 3 ![", "<p>2 * 3\u{a0}![</p>\n"),
        ("<https://a.fr/l'b>", "<p><a href=\"https://a.fr/l'b\">https://a.fr/l'b</a></p>\n"),
        ("<https://a.fr> l'b", "<p><a href=\"https://a.fr\">https://a.fr</a> l’b</p>\n"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn links() {
    for (text, expected) in [
        ("[a](../b.md#c)", "<p><a href=\"../b/#c\">a</a></p>\n"),
        ("[a](b 'l\\'\"c\" !')", "<p><a href=\"b\" title=\"l’&quot;c&quot;\u{a0}!\">a</a></p>\n"),
        ("[a][B]\n\n[b]: /c?d&e", "<p><a href=\"/c?d&amp;e\">a</a></p>\n"),
        ("[*a* `b`](<c d>)", "<p><a href=\"c%20d\"><em>a</em> <code>b</code></a></p>\n"),
        ("<a@b.fr>", "<p><a href=\"mailto:a@b.fr\">a@b.fr</a></p>\n"),
        ("[a]()", "<p><a href=\"\">a</a></p>\n"),
        ("[a](https://été.fr/%C3%A9)", "<p><a href=\"https://été.fr/%C3%A9\">a</a></p>\n"),
        ("[a][b]", "<p>[a][b]</p>\n"),
        ("https://a.fr", "<p>https://a.fr</p>\n"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn images() {
    for (text, expected) in [
        (
            "![Une *vue* de `l'île` !](photo.jpg)",
            "<p><img src=\"photo.jpg\" alt=\"Une vue de l'île\u{a0}!\" width=\"640\" height=\"480\" loading=\"lazy\" decoding=\"async\"></p>\n",
        ),
        ("![](a.png \"b\")", "<p><img src=\"a.png\" alt=\"\" title=\"b\" loading=\"lazy\" decoding=\"async\"></p>\n"),
        (
            "![a\n\"b\" <i>&amp;</i> [c](d) ![e](f)](g)",
            "<p><img src=\"g\" alt=\"a &quot;b&quot; &amp; c e\" loading=\"lazy\" decoding=\"async\"></p>\n",
        ),
        (
            "[![a](b.png)](c.md)",
            "<p><a href=\"c/\"><img src=\"b.png\" alt=\"a\" loading=\"lazy\" decoding=\"async\"></a></p>\n",
        ),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn addresses_are_asked_for_as_the_author_wrote_them() {
    let text = "é [a](section:crisis) ![b](c.png) <https://d.fr> <e@f.fr> [g][h]\n\n[h]: ../i.md";
    let expected = [
        ("section:crisis", LinkKind::Link, "[a](section:crisis)"),
        ("c.png", LinkKind::Image, "![b](c.png)"),
        ("https://d.fr", LinkKind::Autolink, "<https://d.fr>"),
        ("mailto:e@f.fr", LinkKind::Autolink, "<e@f.fr>"),
        ("../i.md", LinkKind::Link, "[g][h]"),
    ];
    let mut page = Page::default();
    to_html(text, 1, "", &mut page);
    let asked: Vec<_> =
        page.asked.iter().map(|(destination, kind, span)| (destination.as_str(), *kind, &text[span.clone()])).collect();
    assert_eq!(asked, expected);

    let listed = rendered(text).links;
    let asked = page.asked.into_iter().map(|(destination, kind, span)| Link { kind, destination, span });
    assert_eq!(listed, asked.collect::<Vec<_>>());
}
