//! HTML: the browser's tree of a page, its text, and its way back to markup.

mod arena;
mod graft;
mod parse;
mod scan;
mod serialize;
mod sink;
mod text;
mod tree;

pub use arena::{Document, NodeId};
pub use parse::{LimitExceeded, Limits, parse, parse_fragment};
pub use serialize::{serialize, serialize_outer};
pub use text::{perceived, raw_text, visible_text};
pub use tree::NodeData;

/// Whether two trees have the same elements, by name, in document order, those that templates
/// hold included; text, attributes and comments may differ.
pub fn same_shape(a: &Document, b: &Document) -> bool {
    fn names(document: &Document) -> impl Iterator<Item = &str> {
        document
            .descendants_with_templates(document.root())
            .filter(|&id| document.is_element(id))
            .map(|id| document.name(id))
    }
    names(a).eq(names(b))
}

/// A short CSS path that finds the element, and it alone, such as
/// `section#crisis > p:nth-of-type(2)`. For text or a comment it is the path of the parent; it
/// is empty for the root. What a template holds, no selector reaches: there the path goes through
/// the `template` as if its contents were its children.
pub fn selector(document: &Document, id: NodeId) -> String {
    let above = |id| document.ancestors(id).find(|&above| document.is_element(above));
    let mut at = match document.is_element(id) {
        true => Some(id),
        false => above(id),
    };
    let mut parts = Vec::new();
    while let Some(element) = at {
        let (part, anchored) = step(document, element);
        parts.push(part);
        if anchored {
            parts.reverse();
            return parts.join(" > ");
        }
        at = above(element);
    }
    if parts.is_empty() {
        return String::new();
    }
    // Nothing on the way was the only one of its kind: only the top of a fragment is left to
    // hold on to.
    parts.push(":scope".to_owned());
    parts.reverse();
    parts.join(" > ")
}

/// One part of a selector, and whether it finds the element without the parts above it.
fn step(document: &Document, element: NodeId) -> (String, bool) {
    let name = document.name(element);
    let mut part = css_identifier(name);
    let only = |found: &dyn Fn(NodeId) -> bool| {
        let mut all = document.descendants_with_templates(document.root());
        all.find(|&id| found(id)).is_some() && !all.any(found)
    };
    if let Some(value) = document.attr(element, "id").filter(|value| !value.is_empty())
        && only(&|id| document.attr(id, "id") == Some(value))
    {
        part.push('#');
        part.push_str(&css_identifier(value));
        return (part, true);
    }
    if only(&|id| document.name(id) == name) {
        return (part, true);
    }
    if let Some(parent) = document.parent(element) {
        let mut alike = document.children(parent).filter(|&id| document.name(id) == name);
        let place = alike.position(|id| id == element).unwrap_or(0) + 1;
        if place > 1 || alike.next().is_some() {
            part.push_str(&format!(":nth-of-type({place})"));
        }
    }
    (part, false)
}

/// A name as a CSS identifier, escaped as the CSSOM's "serialize an identifier" says.
fn css_identifier(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for (place, c) in name.chars().enumerate() {
        let leading = place == 0 || (place == 1 && name.starts_with('-'));
        match c {
            '\0' => out.push('\u{fffd}'),
            '\u{1}'..='\u{1f}' | '\u{7f}' => out.push_str(&format!("\\{:x} ", u32::from(c))),
            '0'..='9' if leading => out.push_str(&format!("\\{:x} ", u32::from(c))),
            '-' if name == "-" => out.push_str("\\-"),
            '-' | '_' | '0'..='9' | 'a'..='z' | 'A'..='Z' | '\u{80}'.. => out.push(c),
            _ => out.extend(['\\', c]),
        }
    }
    out
}
