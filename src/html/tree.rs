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

/// A step of a walk over a subtree, for code that acts when an element begins and when it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Enter(NodeId),
    Leave(NodeId),
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
        self.descendants(self.root()).filter(|&id| self.is_element(id))
    }

    /// The node after `id` in document order, as long as it lies below `top`.
    fn following(&self, id: NodeId, top: NodeId, templates: bool) -> Option<NodeId> {
        if let Some(child) = self.first_below(id, templates) {
            return Some(child);
        }
        let mut at = id;
        while at != top {
            if let Some(next) = self.next_beside(at) {
                return Some(next);
            }
            at = self.parent(at)?;
        }
        None
    }

    /// The contents of a template come before its own children, which it rarely has.
    fn first_below(&self, id: NodeId, templates: bool) -> Option<NodeId> {
        let contents = self.template_contents(id).filter(|_| templates);
        contents.or(self.node(id).first)
    }

    fn next_beside(&self, id: NodeId) -> Option<NodeId> {
        let node = self.node(id);
        match node.content {
            Content::TemplateContents => node.parent.and_then(|host| self.node(host).first),
            _ => node.next,
        }
    }

    /// The step after `step` in a walk over `top` and all below it, template contents included
    /// if asked for. To pass over what is below a node, go on from its `Leave`.
    pub(super) fn step(&self, step: Step, top: NodeId, templates: bool) -> Option<Step> {
        match step {
            Step::Enter(id) => Some(self.first_below(id, templates).map_or(Step::Leave(id), Step::Enter)),
            Step::Leave(id) if id == top => None,
            Step::Leave(id) => match self.next_beside(id) {
                Some(next) => Some(Step::Enter(next)),
                None => self.parent(id).map(Step::Leave),
            },
        }
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
