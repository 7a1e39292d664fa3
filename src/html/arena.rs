//! The nodes of one parsed page in one vector, and the links between them.

use std::num::NonZeroU32;
use std::sync::OnceLock;

use html5ever::{LocalName, Namespace};

/// The place of a node in the [`Document`] that gave it out; of no use with another document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    pub(super) const ROOT: NodeId = NodeId(NonZeroU32::MIN);

    /// A number below [`Document::len`], for tables kept beside the document.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// An attribute under the name it has in the source (`xlink:href`, not `href`).
#[derive(Clone, Debug)]
pub(super) struct Attribute {
    pub(super) name: LocalName,
    pub(super) value: String,
}

/// The parts of an element.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) namespace: Namespace,
    pub(super) name: LocalName,
    pub(super) attributes: Vec<Attribute>,
    pub(super) contents: Option<NodeId>,
}

/// What the arena keeps of a node.
#[derive(Clone, Debug)]
pub(super) enum Content {
    Document,
    TemplateContents,
    /// Boxed, for there is one and its three strings would widen every node.
    Doctype(Box<[String; 3]>),
    Element(Element),
    Text(String),
    Comment(String),
}

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) parent: Option<NodeId>,
    previous: Option<NodeId>,
    pub(super) next: Option<NodeId>,
    pub(super) first: Option<NodeId>,
    last: Option<NodeId>,
    pub(super) content: Content,
}

/// A step of a walk over a subtree, for code that acts when an element begins and when it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Enter(NodeId),
    Leave(NodeId),
}

/// A parsed page or fragment. Ids belong to the document that gave them.
#[derive(Clone, Debug)]
pub struct Document {
    nodes: Vec<Node>,
    /// The elements in document order, template contents left out; as soon as they were asked for, until the tree changes.
    elements: OnceLock<Vec<NodeId>>,
}

impl Document {
    pub(super) fn new(capacity: usize) -> Document {
        let mut document = Document { nodes: Vec::with_capacity(capacity), elements: OnceLock::new() };
        document.create(Content::Document);
        document
    }

    pub(super) fn count(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    pub(super) fn in_order(&self) -> &[NodeId] {
        self.elements.get_or_init(|| {
            let nodes = std::iter::successors(Some(NodeId::ROOT), |node| self.following(*node, NodeId::ROOT, false));
            nodes.filter(|node| self.element(*node).is_some()).collect()
        })
    }

    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        self.elements.take();
        &mut self.nodes[id.index()]
    }

    /// The node after `id` in document order, as long as it lies below `top`.
    pub(super) fn following(&self, id: NodeId, top: NodeId, templates: bool) -> Option<NodeId> {
        if let Some(child) = self.first_below(id, templates) {
            return Some(child);
        }
        let mut at = id;
        while at != top {
            if let Some(next) = self.next_beside(at) {
                return Some(next);
            }
            at = self.node(at).parent?;
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
                None => self.node(id).parent.map(Step::Leave),
            },
        }
    }

    pub(super) fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.node(id).content {
            Content::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(super) fn element_mut(&mut self, id: NodeId) -> Option<&mut Element> {
        match &mut self.node_mut(id).content {
            Content::Element(element) => Some(element),
            _ => None,
        }
    }

    /// Adds a node without a parent.
    pub(super) fn create(&mut self, content: Content) -> NodeId {
        // The limit on bytes keeps the count of nodes far below what 32 bits can tell apart.
        let id = NodeId(NonZeroU32::MIN.saturating_add(self.nodes.len() as u32));
        self.nodes.push(Node { parent: None, previous: None, next: None, first: None, last: None, content });
        id
    }

    /// Adds a `template`'s contents; the link up makes walks end without a stack.
    pub(super) fn create_contents(&mut self, template: NodeId) {
        let contents = self.create(Content::TemplateContents);
        self.node_mut(contents).parent = Some(template);
        if let Some(element) = self.element_mut(template) {
            element.contents = Some(contents);
        }
    }

    /// Takes a node, with all below it, out of the list of its parent's children.
    pub(super) fn detach(&mut self, id: NodeId) {
        let node = self.node_mut(id);
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        match (previous, parent) {
            (Some(previous), _) => self.node_mut(previous).next = next,
            (None, Some(parent)) => self.node_mut(parent).first = next,
            (None, None) => {}
        }
        match (next, parent) {
            (Some(next), _) => self.node_mut(next).previous = previous,
            (None, Some(parent)) => self.node_mut(parent).last = previous,
            (None, None) => {}
        }
    }

    /// Makes `child` the last child of `parent`.
    pub(super) fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        let last = self.node_mut(parent).last.replace(child);
        match last {
            Some(last) => self.node_mut(last).next = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
        let node = self.node_mut(child);
        node.parent = Some(parent);
        node.previous = last;
    }

    /// Puts `child` before `sibling`, unless that one has no parent.
    pub(super) fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        self.detach(child);
        let Some(parent) = self.parent(sibling) else {
            return;
        };
        let previous = self.node_mut(sibling).previous.replace(child);
        match previous {
            Some(previous) => self.node_mut(previous).next = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
        let node = self.node_mut(child);
        node.parent = Some(parent);
        node.previous = previous;
        node.next = Some(sibling);
    }

    /// Adds text at the end of `parent`, to the text that is there if there is one.
    pub(super) fn append_text(&mut self, parent: NodeId, text: &str) {
        if !self.extend(self.node(parent).last, text) {
            let child = self.create(Content::Text(text.to_owned()));
            self.append(parent, child);
        }
    }

    /// Adds text before `sibling`, to the text that is there if there is one.
    pub(super) fn insert_text_before(&mut self, sibling: NodeId, text: &str) {
        if !self.extend(self.node(sibling).previous, text) {
            let child = self.create(Content::Text(text.to_owned()));
            self.insert_before(sibling, child);
        }
    }

    fn extend(&mut self, id: Option<NodeId>, more: &str) -> bool {
        if let Some(id) = id
            && let Content::Text(text) = &mut self.node_mut(id).content
        {
            text.push_str(more);
            return true;
        }
        false
    }

    /// Moves all children of `from` to the end of `to`.
    pub(super) fn move_children(&mut self, from: NodeId, to: NodeId) {
        while let Some(child) = self.node(from).first {
            self.append(to, child);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{Limits, parse_fragment};

    /// The texts below a node, in both directions.
    fn texts(document: &Document, id: NodeId) -> (String, String) {
        let text = |id: NodeId| match &document.node(id).content {
            Content::Text(text) => text.as_str(),
            _ => "?",
        };
        let (mut forth, mut back) = (String::new(), String::new());
        let mut next = document.node(id).first;
        while let Some(at) = next {
            assert_eq!(document.node(at).parent, Some(id));
            forth.push_str(text(at));
            next = document.node(at).next;
        }
        let mut next = document.node(id).last;
        while let Some(at) = next {
            back.push_str(text(at));
            next = document.node(at).previous;
        }
        (forth, back)
    }

    #[test]
    fn links_hold_in_both_directions() {
        let mut document = Document::new(0);
        let root = NodeId::ROOT;
        let comment = document.create(Content::Comment(String::new()));
        let [a, b, c] = ["a", "b", "c"].map(|text| document.create(Content::Text(text.to_owned())));
        for child in [a, b, c] {
            document.append(root, child);
        }
        assert_eq!(texts(&document, root), ("abc".into(), "cba".into()));
        document.append(root, a);
        assert_eq!(texts(&document, root), ("bca".into(), "acb".into()));
        document.insert_before(b, a);
        assert_eq!(texts(&document, root), ("abc".into(), "cba".into()));
        document.insert_before(c, a);
        assert_eq!(texts(&document, root), ("bac".into(), "cab".into()));
        document.detach(a);
        document.detach(a);
        assert_eq!(texts(&document, root), ("bc".into(), "cb".into()));
        document.insert_before(a, c);
        assert_eq!(texts(&document, root), ("b".into(), "b".into()));
        document.move_children(root, comment);
        assert_eq!(texts(&document, root), (String::new(), String::new()));
        assert_eq!(texts(&document, comment), ("b".into(), "b".into()));
    }

    #[test]
    fn texts_join() {
        let mut document = Document::new(0);
        let root = NodeId::ROOT;
        let comment = document.create(Content::Comment(String::new()));
        document.append_text(root, "a");
        document.append_text(root, "b");
        document.append(root, comment);
        document.insert_text_before(comment, "c");
        document.append_text(root, "d");
        assert_eq!(texts(&document, root), ("abc?d".into(), "d?abc".into()));
        assert_eq!(document.count(), 4);
    }

    #[test]
    fn walks_enter_and_leave() {
        let document = parse_fragment("<a>1</a><template><i></i></template>", &Limits::default()).unwrap();
        let mut seen = String::new();
        let mut next = Some(Step::Enter(document.root()));
        while let Some(step) = next {
            let (sign, id) = match step {
                Step::Enter(id) => ('+', id),
                Step::Leave(id) => ('-', id),
            };
            seen.push(sign);
            seen.push_str(document.name(id));
            next = document.step(step, document.root(), true);
        }
        assert_eq!(seen, "++a+--a+template++i-i--template-");
    }

    #[test]
    fn documents_go_between_threads() {
        fn check<T: Send + Sync>() {}
        check::<Document>();
        assert_eq!(size_of::<Option<NodeId>>(), 4);
    }
}
