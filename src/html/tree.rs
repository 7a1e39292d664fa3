//! Reading the tree of a page: what a node is, what lies around it, its attributes.

use std::iter::successors;

use html5ever::{LocalName, ns};

use super::arena::{Attribute, Content, Document, NodeId};

/// What a node is, as the document shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeData<'a> {
    /// The root of a page or of a fragment.
    Document,
    /// The root of what a `template` element holds.
    TemplateContents,
    /// The document type; browsers look at all three parts to choose their mode.
    Doctype {
        /// Usually `html`.
        name: &'a str,
        /// The public identifier, usually empty.
        public_id: &'a str,
        /// The system identifier, usually empty.
        system_id: &'a str,
    },
    /// An element.
    Element {
        /// The local name, in lower case for HTML elements.
        name: &'a str,
        /// Whether the element is HTML rather than SVG or MathML.
        html: bool,
    },
    /// Text, with character references resolved; the whole content of a `noscript` is one text,
    /// which [`parse_fragment`](super::parse_fragment) reads as markup.
    Text(&'a str),
    /// A comment, without its delimiters.
    Comment(&'a str),
}

impl Document {
    /// The number of nodes in the arena, detached ones included.
    #[allow(clippy::len_without_is_empty)] // there is always a root
    pub fn len(&self) -> usize {
        self.count()
    }

    /// The root: of a page its document node, of a fragment the node that holds its content.
    pub fn root(&self) -> NodeId {
        NodeId::ROOT
    }

    /// The `html` element; a fragment has none.
    pub fn html(&self) -> Option<NodeId> {
        self.child_named(self.root(), &["html"])
    }

    /// The `head` element; a fragment has none.
    pub fn head(&self) -> Option<NodeId> {
        self.child_named(self.html()?, &["head"])
    }

    /// The `body` element, or the `frameset` in its place; a fragment has none.
    pub fn body(&self) -> Option<NodeId> {
        self.child_named(self.html()?, &["body", "frameset"])
    }

    fn child_named(&self, id: NodeId, names: &[&str]) -> Option<NodeId> {
        self.children(id).find(|&child| self.is_html(child) && names.contains(&self.name(child)))
    }

    /// What the node is.
    pub fn data(&self, id: NodeId) -> NodeData<'_> {
        match &self.node(id).content {
            Content::Document => NodeData::Document,
            Content::TemplateContents => NodeData::TemplateContents,
            Content::Doctype(parts) => {
                let [name, public_id, system_id] = parts.as_ref();
                NodeData::Doctype { name, public_id, system_id }
            }
            Content::Element(element) => {
                NodeData::Element { name: &element.name, html: element.namespace == ns!(html) }
            }
            Content::Text(text) => NodeData::Text(text),
            Content::Comment(text) => NodeData::Comment(text),
        }
    }

    /// The parent. What a `template` holds has the contents node above it and, above that, the
    /// `template`, so that [`ancestors`](Document::ancestors) always ends at the root.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    /// The children, in order; a `template`'s contents are not among them.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        successors(self.node(id).first, |&child| self.node(child).next)
    }

    /// The parent, its parent and so on up to the root.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        successors(self.parent(id), |&above| self.parent(above))
    }

    /// All nodes below `id` in document order, template contents left out.
    pub fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        successors(self.following(id, id, false), move |&node| self.following(node, id, false))
    }

    /// All nodes below `id` in document order, what templates hold included.
    pub fn descendants_with_templates(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        successors(self.following(id, id, true), move |&node| self.following(node, id, true))
            .filter(|&node| !matches!(self.node(node).content, Content::TemplateContents))
    }

    /// All elements in document order, template contents left out.
    pub fn elements(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.in_order().iter().copied()
    }

    /// Whether the node is an element.
    pub fn is_element(&self, id: NodeId) -> bool {
        self.element(id).is_some()
    }

    /// The local name of an element; empty for other nodes.
    pub fn name(&self, id: NodeId) -> &str {
        self.element(id).map_or("", |element| &element.name)
    }

    /// Whether the node is an HTML element, rather than SVG, MathML or no element.
    pub fn is_html(&self, id: NodeId) -> bool {
        self.element(id).is_some_and(|element| element.namespace == ns!(html))
    }

    /// The value of an attribute; the name as in the source, in lower case on HTML elements.
    pub fn attr(&self, id: NodeId, name: &str) -> Option<&str> {
        let found = self.attributes(id).iter().find(|a| &*a.name == name)?;
        Some(&found.value)
    }

    /// Names and values of all attributes, in the order of the source.
    pub fn attrs(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> + '_ {
        self.attributes(id).iter().map(|attribute| (&*attribute.name, attribute.value.as_str()))
    }

    /// The parts of an attribute that is a list separated by white space, such as `class`.
    pub fn tokens(&self, id: NodeId, attr: &str) -> impl Iterator<Item = &str> + '_ {
        self.attr(id, attr).unwrap_or("").split_ascii_whitespace()
    }

    /// Takes an attribute away; tells whether it was there.
    pub fn remove_attr(&mut self, id: NodeId, name: &str) -> bool {
        let Some(element) = self.element_mut(id) else {
            return false;
        };
        let before = element.attributes.len();
        element.attributes.retain(|a| &*a.name != name);
        element.attributes.len() != before
    }

    /// Gives an element an attribute, in place of one with that name; nothing on other nodes.
    pub fn set_attr(&mut self, id: NodeId, name: &str, value: &str) {
        let Some(element) = self.element_mut(id) else {
            return;
        };
        let value = value.to_owned();
        match element.attributes.iter_mut().find(|a| &*a.name == name) {
            Some(attribute) => attribute.value = value,
            None => element.attributes.push(Attribute { name: LocalName::from(name), value }),
        }
    }

    /// The text of a text node.
    pub fn text_node(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a comment.
    pub fn comment(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).content {
            Content::Comment(text) => Some(text),
            _ => None,
        }
    }

    /// The root of what a `template` element holds.
    pub fn template_contents(&self, id: NodeId) -> Option<NodeId> {
        self.element(id)?.contents
    }

    /// The first element with this `id`, template contents left out.
    pub fn find_by_id(&self, value: &str) -> Option<NodeId> {
        self.elements().find(|&id| self.attr(id, "id") == Some(value))
    }

    fn attributes(&self, id: NodeId) -> &[Attribute] {
        self.element(id).map_or(&[], |element| element.attributes.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{Limits, parse, parse_fragment};

    fn page(text: &str) -> Document {
        parse(text, &Limits::default()).unwrap()
    }

    fn fragment(text: &str) -> Document {
        parse_fragment(text, &Limits::default()).unwrap()
    }

    /// Names of elements, and texts in brackets.
    fn outline(document: &Document, ids: impl Iterator<Item = NodeId>) -> String {
        let parts: Vec<_> = ids
            .map(|id| match document.data(id) {
                NodeData::Element { name, .. } => name.to_owned(),
                other => format!("{other:?}"),
            })
            .collect();
        parts.join(" ")
    }

    #[test]
    fn parts_of_a_page() {
        let document = page("<!DOCTYPE html PUBLIC 'a' 'b'><title>c</title><!--d-->");
        let doctype = document.children(document.root()).next().unwrap();
        assert_eq!(document.data(doctype), NodeData::Doctype { name: "html", public_id: "a", system_id: "b" });
        let html = document.html().unwrap();
        assert_eq!(outline(&document, document.children(html)), "head body");
        let head = document.head().unwrap();
        let below = outline(&document, document.descendants(head));
        assert_eq!(below, r#"title Text("c") Comment("d")"#);
        assert_eq!(document.name(document.body().unwrap()), "body");
        assert_eq!(document.data(document.root()), NodeData::Document);
        let frames = page("<frameset>");
        assert_eq!(frames.name(frames.body().unwrap()), "frameset");
        let part = fragment("<p>");
        assert_eq!((part.html(), part.head(), part.body()), (None, None, None));
    }

    #[test]
    fn orders() {
        let document = fragment("<a><b>1</b></a><template><i><u></u></i></template><s></s>");
        let root = document.root();
        let of = |ids: &mut dyn Iterator<Item = NodeId>| outline(&document, ids);
        assert_eq!(of(&mut document.children(root)), "a template s");
        assert_eq!(of(&mut document.descendants(root)), r#"a b Text("1") template s"#);
        assert_eq!(of(&mut document.elements()), "a b template s");
        let all = r#"a b Text("1") template i u s"#;
        assert_eq!(of(&mut document.descendants_with_templates(root)), all);
        let template = document.elements().nth(2).unwrap();
        assert_eq!(of(&mut document.descendants_with_templates(template)), "i u");
        assert_eq!(of(&mut document.descendants(template)), "");
        let contents = document.template_contents(template).unwrap();
        assert_eq!(of(&mut document.descendants(contents)), "i u");
        let u = document.descendants(contents).nth(1).unwrap();
        assert_eq!(of(&mut document.ancestors(u)), "i TemplateContents template Document");
        assert_eq!(of(&mut document.ancestors(root)), "");
        assert_eq!(document.parent(contents), Some(template));
        let s = document.elements().nth(3).unwrap();
        assert_eq!(of(&mut document.descendants(s)), "");
    }

    #[test]
    fn names_and_namespaces() {
        let document = fragment("<P></P><svg><linearGradient/><a/></svg><a>b");
        let names = outline(&document, document.descendants(document.root()));
        assert_eq!(names, r#"p svg linearGradient a a Text("b")"#);
        let html: Vec<_> = document.descendants(document.root()).map(|id| document.is_html(id)).collect();
        assert_eq!(html, [true, false, false, false, true, false]);
        let text = document.descendants(document.root()).last().unwrap();
        assert_eq!((document.name(text), document.is_element(text)), ("", false));
        assert_eq!(document.text_node(text), Some("b"));
        assert_eq!((document.comment(text), document.attr(text, "a")), (None, None));
    }

    #[test]
    fn attributes() {
        let mut document = fragment("<p ID=a Class=' x\n y  x' b><i id=c></i><template><b id=d>");
        let p = document.elements().next().unwrap();
        assert_eq!(document.attr(p, "id"), Some("a"));
        assert_eq!(document.attr(p, "ID"), None);
        assert_eq!(document.tokens(p, "class").collect::<Vec<_>>(), ["x", "y", "x"]);
        assert_eq!(document.tokens(p, "c").count(), 0);
        assert!(document.remove_attr(p, "class"));
        assert!(!document.remove_attr(p, "class"));
        document.set_attr(p, "b", "1");
        document.set_attr(p, "c", "2");
        let all: Vec<_> = document.attrs(p).collect();
        assert_eq!(all, [("id", "a"), ("b", "1"), ("c", "2")]);
        let root = document.root();
        document.set_attr(root, "a", "b");
        assert!(!document.remove_attr(root, "a"));
        assert_eq!(document.attrs(root).count(), 0);
        assert_eq!(document.find_by_id("c").map(|id| document.name(id)), Some("i"));
        assert_eq!(document.find_by_id("d"), None);
    }
}
