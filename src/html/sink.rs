//! What html5ever's tree builder calls to grow the tree, and the limits that only the tree shows.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{LocalName, Namespace, QualName};

use super::arena::{Attribute, Content, Document, Element, NodeId};
use super::parse::{LimitExceeded, Limits};

/// Grows a document as the tree builder says.
pub(super) struct Sink {
    document: RefCell<Document>,
    limits: Limits,
    exceeded: Cell<Option<LimitExceeded>>,
    elements: Cell<usize>,
    attributes: Cell<usize>,
    attribute_bytes: Cell<usize>,
}

impl Sink {
    pub(super) fn new(limits: Limits, capacity: usize) -> Sink {
        Sink {
            document: RefCell::new(Document::new(capacity)),
            limits,
            exceeded: Cell::new(None),
            elements: Cell::new(0),
            attributes: Cell::new(0),
            attribute_bytes: Cell::new(0),
        }
    }

    /// The limit that was passed, if one was.
    pub(super) fn exceeded(&self) -> Option<LimitExceeded> {
        self.exceeded.get()
    }

    /// How many elements were made so far.
    pub(super) fn elements(&self) -> usize {
        self.elements.get()
    }

    fn exceed(&self, limit: LimitExceeded) {
        self.exceeded.set(self.exceeded.get().or(Some(limit)));
    }

    fn check_nodes(&self, document: &Document) {
        if document.count() > self.limits.nodes {
            self.exceed(LimitExceeded::Nodes);
        }
    }

    /// Converts attributes and counts them. The tree builder makes elements again for unclosed
    /// formatting elements, attributes and all: what one tag may have says nothing about the
    /// page, so a page may not have more than a plausible number per node, nor values that
    /// together are much longer than the longest page.
    fn convert(&self, attributes: Vec<html5ever::Attribute>) -> Vec<Attribute> {
        let mut bytes = self.attribute_bytes.get();
        let converted: Vec<Attribute> = attributes
            .into_iter()
            .map(|attribute| {
                bytes = bytes.saturating_add(attribute.value.len());
                Attribute { name: source_name(attribute.name), value: String::from(&*attribute.value) }
            })
            .collect();
        self.attribute_bytes.set(bytes);
        let count = self.attributes.get().saturating_add(converted.len());
        self.attributes.set(count);
        let plausible = self.limits.nodes.saturating_mul(4);
        if count > plausible.saturating_add(self.limits.attributes) {
            self.exceed(LimitExceeded::Attributes);
        }
        if bytes > self.limits.bytes.saturating_mul(2) {
            self.exceed(LimitExceeded::Bytes);
        }
        converted
    }
}

/// The name as written: in SVG and MathML html5ever splits `xlink:href` and its like.
fn source_name(name: QualName) -> LocalName {
    match name.prefix {
        Some(prefix) if !prefix.is_empty() => LocalName::from(format!("{prefix}:{}", name.local)),
        _ => name.local,
    }
}

/// The name of an element, borrowed from the tree that is being built.
#[derive(Debug)]
pub(super) struct Name<'a>(Ref<'a, Element>);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.namespace
    }

    fn local_name(&self) -> &LocalName {
        &self.0.name
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Document;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Document {
        self.document.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        NodeId::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Name<'a> {
        Name(Ref::map(self.document.borrow(), |document| {
            document
                .element(*target)
                // The tree builder asks only about elements, for only they are ever open.
                .unwrap_or_else(|| unreachable!("an open element is an element"))
        }))
    }

    fn create_element(&self, name: QualName, attributes: Vec<html5ever::Attribute>, flags: ElementFlags) -> NodeId {
        let element =
            Element { namespace: name.ns, name: name.local, attributes: self.convert(attributes), contents: None };
        let mut document = self.document.borrow_mut();
        let id = document.create(Content::Element(element));
        if flags.template {
            document.create_contents(id);
        }
        self.elements.set(self.elements.get() + 1);
        self.check_nodes(&document);
        id
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        let mut document = self.document.borrow_mut();
        let id = document.create(Content::Comment(String::from(&*text)));
        self.check_nodes(&document);
        id
    }

    /// HTML has none: its tokenizer makes comments of them.
    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        let text = format!("?{target} {data}");
        self.create_comment(StrTendril::from(text))
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let mut document = self.document.borrow_mut();
        match child {
            NodeOrText::AppendNode(child) => document.append(*parent, child),
            NodeOrText::AppendText(text) => {
                document.append_text(*parent, &text);
                self.check_nodes(&document);
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let has_parent = self.document.borrow().parent(*element).is_some();
        match has_parent {
            true => self.append_before_sibling(element, child),
            false => self.append(previous, child),
        }
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        let parts = [name, public, system].map(|part| String::from(&*part));
        let mut document = self.document.borrow_mut();
        let id = document.create(Content::Doctype(Box::new(parts)));
        document.append(NodeId::ROOT, id);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        let contents = self.document.borrow().template_contents(*target);
        // Every template gets its contents when it is made.
        contents.unwrap_or(*target)
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let mut document = self.document.borrow_mut();
        match child {
            NodeOrText::AppendNode(child) => document.insert_before(*sibling, child),
            NodeOrText::AppendText(text) => {
                document.insert_text_before(*sibling, &text);
                self.check_nodes(&document);
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<html5ever::Attribute>) {
        let attributes = self.convert(attributes);
        let mut document = self.document.borrow_mut();
        let Some(element) = document.element_mut(*target) else {
            return;
        };
        for attribute in attributes {
            if element.attributes.iter().all(|a| a.name != attribute.name) {
                element.attributes.push(attribute);
            }
        }
        // Every further `<body>` adds to the first one.
        if element.attributes.len() > self.limits.attributes {
            self.exceed(LimitExceeded::Attributes);
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.document.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.document.borrow_mut().move_children(*node, *new_parent);
    }

    /// Only such an `annotation-xml` of MathML may have HTML in it.
    fn is_mathml_annotation_xml_integration_point(&self, id: &NodeId) -> bool {
        let document = self.document.borrow();
        document.attr(*id, "encoding").is_some_and(|encoding| {
            encoding.eq_ignore_ascii_case("text/html") || encoding.eq_ignore_ascii_case("application/xhtml+xml")
        })
    }

    /// A shadow root would hide its content from every rule; as a template it stays in sight.
    fn allow_declarative_shadow_roots(&self, _intended_parent: &NodeId) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::html::{Limits, parse, parse_fragment, serialize};

    #[test]
    fn attributes_have_the_names_of_the_source() {
        let text = "<svg viewbox=1 xlink:href=2 xml:lang=3 xmlns:xlink=4 xmlns=5 Href=6></svg>";
        let document = parse_fragment(text, &Limits::default()).unwrap();
        let svg = document.elements().next().unwrap();
        let names: Vec<_> = document.attrs(svg).map(|(name, _)| name).collect();
        let expected = ["viewBox", "xlink:href", "xml:lang", "xmlns:xlink", "xmlns", "href"];
        assert_eq!(names, expected);
        assert_eq!(document.attr(svg, "xlink:href"), Some("2"));
    }

    #[test]
    fn the_tree_builder_gets_the_tree_it_asks_for() {
        for (text, tree) in [
            ("<p id=a id=b>", r#"<p id="a"></p>"#),
            ("<?a b?>", "<!--?a b?-->"),
            // Text and elements out of place go before the table, texts side by side as one.
            ("<table>a<b>c</b>d<tr>e", "a<b>c</b>de<table><tbody><tr></tr></tbody></table>"),
            ("<b><div>a</b>b", "<b></b><div><b>a</b>b</div>"),
            ("<template shadowrootmode=open>a</template>", r#"<template shadowrootmode="open">a</template>"#),
            (
                "<div><template shadowrootmode=open>a</template></div>",
                r#"<div><template shadowrootmode="open">a</template></div>"#,
            ),
            (
                "<math><annotation-xml encoding=text/html><div>a",
                r#"<math><annotation-xml encoding="text/html"><div>a</div></annotation-xml></math>"#,
            ),
        ] {
            let document = parse_fragment(text, &Limits::default()).unwrap();
            assert_eq!(serialize(&document, document.root()), tree, "{text}");
        }
    }

    #[test]
    fn later_tags_add_attributes_to_html_and_body() {
        let document = parse("<html a=1><body b=2><html a=3 c=4><body d>", &Limits::default());
        let document = document.unwrap();
        let attributes = |id| document.attrs(id).collect::<Vec<_>>();
        assert_eq!(attributes(document.html().unwrap()), [("a", "1"), ("c", "4")]);
        assert_eq!(attributes(document.body().unwrap()), [("b", "2"), ("d", "")]);
    }
}
