//! From tree back to markup, as the HTML standard serialises it.

use super::arena::{Document, NodeId, Step};
use super::tree::NodeData;

/// The markup of what is in a node: its children or, of a `template`, its contents.
pub fn serialize(document: &Document, id: NodeId) -> String {
    let mut out = String::new();
    write(document, id, false, &mut out);
    out
}

/// The markup of a node itself and all in it.
pub fn serialize_outer(document: &Document, id: NodeId) -> String {
    let mut out = String::new();
    write(document, id, true, &mut out);
    out
}

fn write(document: &Document, top: NodeId, outer: bool, out: &mut String) {
    let mut next = Some(Step::Enter(top));
    while let Some(mut step) = next {
        match step {
            Step::Enter(id) if outer || id != top => {
                write_start(document, id, out);
                if is_void(document, id) {
                    step = Step::Leave(id);
                }
            }
            Step::Leave(id) if (outer || id != top) && has_end_tag(document, id) => {
                out.extend(["</", document.name(id), ">"]);
            }
            _ => {}
        }
        next = document.step(step, top, true);
    }
}

fn has_end_tag(document: &Document, id: NodeId) -> bool {
    document.is_element(id) && !is_void(document, id)
}

fn write_start(document: &Document, id: NodeId, out: &mut String) {
    match document.data(id) {
        NodeData::Document | NodeData::TemplateContents => {}
        NodeData::Doctype { name, .. } => out.extend(["<!DOCTYPE ", name, ">"]),
        NodeData::Comment(text) => out.extend(["<!--", text, "-->"]),
        NodeData::Text(text) if is_raw(document, id) => out.push_str(text),
        NodeData::Text(text) => write_escaped(text, false, out),
        NodeData::Element { name, .. } => {
            out.extend(["<", name]);
            for (name, value) in document.attrs(id) {
                out.extend([" ", name, "=\""]);
                write_escaped(value, true, out);
                out.push('"');
            }
            out.push('>');
            if drops_newline(document, id) {
                out.push('\n');
            }
        }
    }
}

fn is_void(document: &Document, id: NodeId) -> bool {
    document.is_html(id)
        && matches!(
            document.name(id),
            "area"
                | "base"
                | "basefont"
                | "bgsound"
                | "br"
                | "col"
                | "embed"
                | "frame"
                | "hr"
                | "img"
                | "input"
                | "keygen"
                | "link"
                | "meta"
                | "param"
                | "source"
                | "track"
                | "wbr"
        )
}

/// Whether a text stands as it is, for no reference is read where it stands.
fn is_raw(document: &Document, text: NodeId) -> bool {
    let Some(parent) = document.parent(text) else {
        return false;
    };
    document.is_html(parent)
        && matches!(
            document.name(parent),
            "iframe" | "noembed" | "noframes" | "noscript" | "plaintext" | "script" | "style" | "xmp"
        )
}

/// Whether the parser would take away a newline that is content: it does with the first one.
fn drops_newline(document: &Document, id: NodeId) -> bool {
    let mut children = document.children(id);
    document.is_html(id)
        && matches!(document.name(id), "pre" | "textarea" | "listing")
        && children.next().and_then(|first| document.text_node(first)).is_some_and(|text| text.starts_with('\n'))
}

fn write_escaped(text: &str, attribute: bool, out: &mut String) {
    let mut rest = text;
    while let Some((at, c)) =
        rest.char_indices().find(|&(_, c)| matches!(c, '&' | '\u{a0}' | '<' | '>') || (attribute && c == '"'))
    {
        out.push_str(&rest[..at]);
        out.push_str(match c {
            '&' => "&amp;",
            '\u{a0}' => "&nbsp;",
            '<' => "&lt;",
            '>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{Limits, parse, parse_fragment, same_shape};

    fn fragment(text: &str) -> Document {
        parse_fragment(text, &Limits::default()).unwrap()
    }

    #[test]
    fn markup_is_that_of_the_standard() {
        for (text, markup) in [
            ("a&amp;<&nbsp;>\"", "a&amp;&lt;&nbsp;&gt;\""),
            ("<p a='&amp;\"<>&nbsp;' B>", "<p a=\"&amp;&quot;&lt;&gt;&nbsp;\" b=\"\"></p>"),
            ("<br><img/><input></br>", "<br><img><input><br>"),
            ("<svg><br-/><link/></svg>", "<svg><br-></br-><link></link></svg>"),
            ("<svg><style>a<g/></style></svg>", "<svg><style>a<g></g></style></svg>"),
            ("<script>a<b&amp;</script>", "<script>a<b&amp;</script>"),
            ("<style>a>b</style><xmp>&lt;</xmp>", "<style>a>b</style><xmp>&lt;</xmp>"),
            ("<iframe><p></iframe><noembed><p></noembed>", "<iframe><p></iframe><noembed><p></noembed>"),
            ("<noscript>a&b<i></noscript>", "<noscript>a&b<i></noscript>"),
            ("<textarea>&lt;p></textarea>", "<textarea>&lt;p&gt;</textarea>"),
            ("<pre>\na</pre><pre>\n\na</pre>", "<pre>a</pre><pre>\n\na</pre>"),
            ("<textarea>\n\na</textarea>", "<textarea>\n\na</textarea>"),
            ("<template><tr><td>a</template>", "<template><tr><td>a</td></tr></template>"),
            ("<!--a&<-->", "<!--a&<-->"),
        ] {
            let document = fragment(text);
            assert_eq!(serialize(&document, document.root()), markup, "{text:?}");
        }
    }

    #[test]
    fn inner_and_outer() {
        let document = parse("<!doctype html><p a>b<i>c", &Limits::default()).unwrap();
        let whole = "<!DOCTYPE html><html><head></head><body><p a=\"\">b<i>c</i></p></body></html>";
        assert_eq!(serialize(&document, document.root()), whole);
        assert_eq!(serialize_outer(&document, document.root()), whole);
        let body = document.body().unwrap();
        assert_eq!(serialize(&document, body), "<p a=\"\">b<i>c</i></p>");
        let p = document.children(body).next().unwrap();
        assert_eq!(serialize(&document, p), "b<i>c</i>");
        assert_eq!(serialize_outer(&document, p), "<p a=\"\">b<i>c</i></p>");
        let text = document.children(p).next().unwrap();
        assert_eq!((serialize(&document, text), serialize_outer(&document, text)), (String::new(), "b".into()));
        let template = fragment("<template><br>a</template>");
        let id = template.elements().next().unwrap();
        assert_eq!(serialize(&template, id), "<br>a");
        let br = template.descendants_with_templates(id).next().unwrap();
        assert_eq!((serialize(&template, br), serialize_outer(&template, br)), (String::new(), "<br>".into()));
    }

    #[test]
    fn odd_fragments_are_stable_once_serialised() {
        for text in [
            "<b>1<i>2</b>3</i>",
            "<a>1<p>2</a>3",
            "<table>a<tr>b<td>c<td>d</table>",
            "<table><caption><p>a<col><tbody><tr><th>b",
            "<select><option>a<optgroup><option>b</select>",
            "<ul><li>a<ul><li>b</ul><li>c</ul><dl><dt>d<dd>e",
            "<template><td>a<template><b></template></template>",
            "<svg viewbox=1><foreignObject><p>a</svg><math><mi>b<mglyph>",
            "<svg><title>a<b>c</title><![CDATA[<&]]></svg>",
            "<pre>\n\n a</pre><textarea>\n\n</b></textarea><listing>\n\n</listing>",
            "<noscript><p>a</noscript><script>'<!--'</script>",
            "<p>a<div>b</p>c<h1>d<h2>e",
            "<ruby>a<rt>b<rp>c</ruby><button>d<button>e",
            "<form>a<form>b</form>c",
            "&lt;&amp;lt;&nbsp;\0\r&#128;&notit;&#x110000;",
            "<p a='&amp;quot;&quot;' a=b \"=c <d>",
            "</p></br></b></table><image><isindex>",
            "<object>a<b>c</object>d",
        ] {
            let first = fragment(text);
            let markup = serialize(&first, first.root());
            let second = fragment(&markup);
            assert_eq!(serialize(&second, second.root()), markup, "{text:?}");
            assert!(same_shape(&first, &second), "{text:?}");
        }
    }

    #[test]
    fn depth_does_not_matter() {
        let limits = Limits { depth: 100_000, ..Limits::default() };
        let text = "<svg>".to_owned() + &"<g>".repeat(5000) + "a";
        let document = parse_fragment(&text, &limits).unwrap();
        let markup = serialize(&document, document.root());
        assert_eq!(markup.len(), text.len() + 4 * 5000 + 6);
    }
}
