//! From tree back to markup, as the HTML standard serialises it.

use super::arena::{Document, NodeId};
use super::tree::{NodeData, Step};

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
