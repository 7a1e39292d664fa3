//! The passages of a page as a reader perceives them, with what stands around each: headings, quotation, names of boxes.

use crate::html::{self, Document, Limits, NodeId, perceived, raw_text};

/// A stretch of text of one block of the page.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The element to point at.
    pub(super) node: NodeId,
    /// What it says; `\n` where a line was broken.
    pub(super) text: String,
    /// What it is.
    pub(super) kind: Kind,
    /// The box it stands in: the nearest quotation, item, card or section.
    pub(super) group: NodeId,
    /// Whether the box is marked up as a quotation.
    pub(super) quotation: bool,
    /// Whether it stands apart from the page: a template, `noscript`, a framed page.
    pub(super) apart: usize,
    /// Names (classes and ids) of the boxes around it.
    pub(super) names: String,
}

/// What a piece is on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading of a level, a term, a table's heading.
    Heading(u8),
    /// A paragraph, an item, a cell.
    Body,
    /// The source under a quotation.
    Attribution,
    /// Text that stands in an attribute.
    Attribute,
}

/// Every piece of the page that is the author's.
pub(super) fn pieces(tree: &Document) -> Vec<Piece> {
    let mut walk = Walk { pieces: Vec::new(), apart: 0, parts: 0, nested: 0 };
    let root = tree.root();
    let mut state = State { node: root, group: root, kind: Kind::Body, quotation: false, names: String::new() };
    walk.inside(tree, root, &mut state, None);
    walk.pieces
}

struct Walk {
    pieces: Vec<Piece>,
    apart: usize,
    parts: usize,
    nested: usize,
}

/// Documents inside documents that are followed, and how many of them on a page.
const NESTED: usize = 2;
const PARTS: usize = 64;
/// Longest list of names that a box keeps of those around it.
const NAMES: usize = 400;

#[derive(Clone)]
struct State {
    node: NodeId,
    group: NodeId,
    kind: Kind,
    quotation: bool,
    names: String,
}

impl Walk {
    /// Walks over the children of `node`; `stand_in` is the element to point at for what another document holds.
    fn inside(&mut self, tree: &Document, node: NodeId, state: &mut State, stand_in: Option<NodeId>) {
        let mut text = String::new();
        self.children(tree, node, state, &mut text, stand_in);
        self.flush(&mut text, state);
    }

    fn children(&mut self, tree: &Document, node: NodeId, state: &mut State, text: &mut String, at: Option<NodeId>) {
        for child in tree.children(node) {
            if let Some(own) = tree.text_node(child) {
                text.push_str(&own.replace(['\n', '\r', '\t'], " "));
            } else if tree.is_element(child) {
                self.element(tree, child, state, text, at);
            }
        }
    }

    fn element(&mut self, tree: &Document, node: NodeId, state: &mut State, text: &mut String, at: Option<NodeId>) {
        if is_engine(tree, node) {
            self.flush(text, state);
            return;
        }
        let pointed = at.unwrap_or(node);
        for name in ["alt", "title", "aria-label", "content", "data-text", "data-quote", "label", "placeholder"] {
            let meta = tree.name(node) == "meta";
            if let Some(value) = tree.attr(node, name)
                && value.split_whitespace().nth(2).is_some()
                && (!meta || describes(tree, node))
            {
                let own = State { node: pointed, kind: Kind::Attribute, ..state.clone() };
                self.flush(&mut value.to_owned(), &own);
            }
        }
        match tree.name(node) {
            "script" | "style" | "nav" | "select" | "textarea" => {}
            "br" => text.push('\n'),
            "template" => {
                if let Some(contents) = tree.template_contents(node) {
                    self.elsewhere(tree, contents, state, pointed);
                }
            }
            "noscript" => self.markup(&raw_text(tree, node), state, pointed),
            "iframe" => {
                if let Some(markup) = tree.attr(node, "srcdoc") {
                    self.markup(markup, state, pointed);
                }
            }
            "q" => {
                text.push('“');
                self.children(tree, node, state, text, at);
                text.push('”');
            }
            name => match self.block(tree, node, name, state, pointed) {
                Some(mut own) => {
                    self.flush(text, state);
                    self.inside(tree, node, &mut own, at);
                }
                None => self.children(tree, node, state, text, at),
            },
        }
    }

    /// What holds inside an element that begins a block of its own; nothing for one that stands in a line.
    fn block(&self, tree: &Document, node: NodeId, name: &str, around: &State, at: NodeId) -> Option<State> {
        let mut own = State { node: at, ..around.clone() };
        for attribute in ["class", "id"] {
            if let Some(value) = tree.attr(node, attribute).filter(|value| own.names.len() + value.len() < NAMES) {
                own.names.push(' ');
                own.names.push_str(value);
            }
        }
        match name {
            "title" | "h1" => own.kind = Kind::Heading(1),
            "h2" => own.kind = Kind::Heading(2),
            "h3" | "summary" | "caption" | "legend" => own.kind = Kind::Heading(3),
            "h4" | "dt" => own.kind = Kind::Heading(4),
            "h5" | "h6" => own.kind = Kind::Heading(5),
            "cite" | "figcaption" if around.quotation => own.kind = Kind::Attribution,
            "footer" if around.quotation => own.kind = Kind::Attribution,
            "blockquote" | "figure" => (own.group, own.quotation) = (at, true),
            "article" | "li" | "div" | "section" | "aside" | "tr" | "details" | "main" | "footer" | "header"
            | "body" | "dl" | "ul" | "ol" | "table" | "form" | "dialog" => own.group = at,
            "p" | "dd" | "td" | "th" | "tbody" | "thead" | "tfoot" | "html" | "head" | "address" | "pre" | "center"
            | "fieldset" | "hgroup" | "search" | "menu" | "picture" | "video" | "audio" | "hr" | "object" => {}
            "span" | "strong" | "b" if text_apart(tree, node) => {}
            _ => return None,
        }
        Some(own)
    }

    fn elsewhere(&mut self, tree: &Document, node: NodeId, around: &State, at: NodeId) {
        let before = self.apart;
        self.parts += 1;
        self.apart = self.parts;
        let mut state = State { node: at, group: at, kind: Kind::Body, ..around.clone() };
        self.inside(tree, node, &mut state, Some(at));
        self.apart = before;
    }

    fn markup(&mut self, markup: &str, around: &State, at: NodeId) {
        if self.parts < PARTS
            && self.nested < NESTED
            && let Ok(inner) = html::parse_fragment(markup, &Limits::default())
        {
            self.nested += 1;
            self.elsewhere(&inner, inner.root(), around, at);
            self.nested -= 1;
        }
    }

    fn flush(&mut self, text: &mut String, state: &State) {
        let lines: Vec<String> = text.split('\n').map(perceived).filter(|line| !line.is_empty()).collect();
        text.clear();
        if !lines.is_empty() {
            self.pieces.push(Piece {
                node: state.node,
                text: lines.join("\n"),
                kind: state.kind,
                group: state.group,
                quotation: state.quotation,
                apart: self.apart,
                names: state.names.clone(),
            });
        }
    }
}

/// Whether a box's text is known word for word, being the engine's own.
fn is_engine(tree: &Document, node: NodeId) -> bool {
    tree.attr(node, "data-req").is_some()
        || tree.attr(node, "data-section").is_some()
        || tree.tokens(node, "class").any(|class| class.starts_with("sg-"))
}

/// Whether a `meta` element holds a description that search engines and social networks show.
fn describes(tree: &Document, node: NodeId) -> bool {
    ["name", "property"].iter().filter_map(|name| tree.attr(node, name)).any(|name| name.ends_with("description"))
}

/// Whether an inline element is a line of its own beside blocks, as the name under the text of a card is.
fn text_apart(tree: &Document, node: NodeId) -> bool {
    let parent = tree.parent(node);
    let beside = |name: &str| matches!(name, "p" | "div" | "blockquote" | "h3" | "h4" | "h5");
    parent.is_some_and(|parent| tree.children(parent).any(|child| beside(tree.name(child))))
}
