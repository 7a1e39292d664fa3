//! HTML: the browser's tree of a page, its text, and its way back to markup.

mod arena;
mod graft;
mod guard;
mod parse;
mod scan;
mod serialize;
mod sink;
mod text;
mod tree;

pub use arena::{Document, NodeId};
pub use parse::{LimitExceeded, Limits, parse, parse_fragment};
pub use serialize::{serialize, serialize_outer};
pub use text::{Perceived, perceived, push_raw_text, raw_text, visible_text};
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

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Document {
        parse(text, &Limits::default()).unwrap()
    }

    #[test]
    fn selectors_are_short_and_unique() {
        let document = page(
            "<main><section id=crisis><p>a<p>b<!--x--></section><p>c</main><div><ul><li>d<li \
             id=e><li id=e></ul></div><div><p id='1:a'>f</div><svg><p-1/></svg><template><i>g",
        );
        let root = document.root();
        let all: Vec<_> = document.descendants_with_templates(root).map(|id| selector(&document, id)).collect();
        let expected = [
            "html",
            "head",
            "body",
            "main",
            "section#crisis",
            "section#crisis > p:nth-of-type(1)",
            "section#crisis > p:nth-of-type(1)",
            "section#crisis > p:nth-of-type(2)",
            "section#crisis > p:nth-of-type(2)",
            "section#crisis > p:nth-of-type(2)",
            "main > p",
            "main > p",
            "body > div:nth-of-type(1)",
            "ul",
            "ul > li:nth-of-type(1)",
            "ul > li:nth-of-type(1)",
            "ul > li:nth-of-type(2)",
            "ul > li:nth-of-type(3)",
            "body > div:nth-of-type(2)",
            "p#\\31 \\:a",
            "p#\\31 \\:a",
            "svg",
            "p-1",
            "template",
            "i",
            "i",
        ];
        assert_eq!(all, expected);
        assert_eq!(selector(&document, root), "");
    }

    #[test]
    fn selectors_in_fragments_hold_on_to_the_top() {
        let text = "<div><p></p></div><p></p><p></p>";
        let document = parse_fragment(text, &Limits::default()).unwrap();
        let all: Vec<_> = document.elements().map(|id| selector(&document, id)).collect();
        let expected = ["div", "div > p", ":scope > p:nth-of-type(1)", ":scope > p:nth-of-type(2)"];
        assert_eq!(all, expected);
    }

    #[test]
    fn identifiers_are_escaped() {
        for (name, escaped) in [
            ("a-b_1", "a-b_1"),
            ("é", "é"),
            ("1a", "\\31 a"),
            ("-1", "-\\31 "),
            ("-", "\\-"),
            ("--", "--"),
            ("a.b c", "a\\.b\\ c"),
            ("a\nb\0", "a\\a b\u{fffd}"),
        ] {
            assert_eq!(css_identifier(name), escaped, "{name:?}");
        }
    }

    #[test]
    fn shapes() {
        for (a, b, same) in [
            ("<p>a<p>b", "<p class=x> b</p>\n<p>", true),
            ("<p>a", "<div>a", false),
            ("<p><b></b>", "<p>", false),
            ("<template><b></b></template>", "<template><b>c</b></template>", true),
            ("<template><b></b></template>", "<template><i></i></template>", false),
            ("<template><b></b></template>", "<template></template>", false),
        ] {
            assert_eq!(same_shape(&page(a), &page(b)), same, "{a} {b}");
        }
    }
}
