//! The way through a page that finds its passages: whatever a reader may come to see or hear, hidden or not.

use super::text::{break_line, push, turn};
use super::{Kind, Names, Piece, Prose, Reader};
use crate::html::{self, Document, Limits, NodeId};
use crate::rules::surface::held;
use crate::standard;

/// Documents inside documents that are followed, and how many of them on a page. What lies deeper is told as unread
/// by the rules about what a page holds.
const NESTED: usize = 3;
const PARTS: u16 = 64;

pub(super) fn read(reader: &Reader<'_>, tree: &Document) -> Prose {
    let mut walk = Walk::new(reader);
    let root = tree.root();
    walk.inside(tree, root, State::of(root), None);
    walk.prose
}

pub(super) fn read_text(reader: &Reader<'_>, text: &str, node: NodeId) -> Prose {
    let mut walk = Walk::new(reader);
    for line in text.split('\n') {
        push(&mut walk.prose.text, walk.begun, line);
        break_line(&mut walk.prose.text, walk.begun);
    }
    walk.flush(State::of(node));
    walk.prose
}

struct Walk<'a> {
    reader: &'a Reader<'a>,
    prose: Prose,
    /// Where the passage that is being read begins in the text.
    begun: usize,
    apart: u16,
    parts: u16,
    nested: usize,
    /// Whether an element has just begun or ended in the line.
    edge: bool,
}

#[derive(Clone, Copy)]
struct State {
    node: NodeId,
    group: NodeId,
    kind: Kind,
    quotation: bool,
    names: Names,
    boxed: Option<u32>,
    frame: bool,
}

impl State {
    /// Whether nothing but the page itself is around: not an article, a card, a quotation.
    fn group_is_page(&self, tree: &Document) -> bool {
        !self.quotation && (tree.name(self.group) == "body" || tree.parent(self.group).is_none())
    }

    fn of(node: NodeId) -> Self {
        Self {
            node,
            group: node,
            kind: Kind::Body,
            quotation: false,
            names: Names::default(),
            boxed: None,
            frame: false,
        }
    }
}

impl<'a> Walk<'a> {
    fn new(reader: &'a Reader<'a>) -> Self {
        let prose = Prose { text: String::with_capacity(4096), boxes: Vec::new(), pieces: Vec::new() };
        Self { reader, prose, begun: 0, apart: 0, parts: 0, nested: 0, edge: false }
    }

    /// Walks over the children of `node`; `at` is the element to point at for what another document holds.
    fn inside(&mut self, tree: &Document, node: NodeId, state: State, at: Option<NodeId>) {
        self.children(tree, node, state, at);
        self.flush(state);
    }

    fn children(&mut self, tree: &Document, node: NodeId, state: State, at: Option<NodeId>) {
        for child in tree.children(node) {
            if let Some(own) = tree.text_node(child) {
                self.words(own);
            } else if tree.is_element(child) {
                self.element(tree, child, state, at);
            }
        }
    }

    fn words(&mut self, own: &str) {
        let out = &mut self.prose.text;
        // Two elements in a line, without a space between the end of a sentence and a capital: two lines to a reader.
        let ended = std::mem::take(&mut self.edge) && out.len() > self.begun && out.ends_with(ENDS);
        if ended && own.starts_with(|c: char| c.is_uppercase() || "«“\"—–".contains(c)) {
            break_line(out, self.begun);
        }
        push(out, self.begun, own);
    }

    fn element(&mut self, tree: &Document, node: NodeId, state: State, at: Option<NodeId>) {
        let pointed = at.unwrap_or(node);
        self.attributes(tree, node, state, pointed);
        match tree.name(node) {
            "script" | "style" => {}
            "br" => break_line(&mut self.prose.text, self.begun),
            "template" => {
                if let Some(contents) = tree.template_contents(node) {
                    self.elsewhere(tree, contents, state, pointed);
                }
            }
            "noscript" | "noframes" | "noembed" | "iframe" => {
                if let Some(markup) = held(tree, node) {
                    self.markup(&markup, state, pointed);
                }
            }
            "q" => {
                self.words("“");
                self.children(tree, node, state, at);
                self.words("”");
            }
            "bdo" if tree.attr(node, "dir").is_some_and(|way| way.eq_ignore_ascii_case("rtl")) => {
                let from = self.prose.text.len();
                self.children(tree, node, state, at);
                let from = from.max(self.begun);
                turn(&mut self.prose.text, Some(from));
            }
            name => match self.block(tree, node, name, state, pointed) {
                Some(own) => {
                    self.flush(state);
                    self.inside(tree, node, own, at);
                }
                None => {
                    self.edge = true;
                    self.children(tree, node, state, at);
                    self.edge = true;
                }
            },
        }
        if matches!(tree.name(node), "frame" | "embed" | "object" | "img" | "image" | "use" | "a")
            && let Some(markup) = held(tree, node)
        {
            self.markup(&markup, state, pointed);
        }
    }

    /// What an element says in its attributes.
    fn attributes(&mut self, tree: &Document, node: NodeId, state: State, pointed: NodeId) {
        for (name, value) in tree.attrs(node) {
            if value.len() < 12 || !speaks(tree, node, name) || value.split_whitespace().nth(2).is_none() {
                continue;
            }
            // The passage around is still being read: what is read of it waits.
            let waiting = self.prose.text.split_off(self.begun);
            push(&mut self.prose.text, self.begun, value);
            self.flush(State { node: pointed, kind: Kind::Attribute, ..state });
            self.prose.text.push_str(&waiting);
        }
    }

    /// What holds inside an element that begins a block of its own; nothing for one that stands in a line.
    fn block(&mut self, tree: &Document, node: NodeId, name: &str, around: State, at: NodeId) -> Option<State> {
        let mut own = State { node: at, ..around };
        let mut source = false;
        for (attribute, value) in tree.attrs(node) {
            if matches!(attribute, "class" | "id") || attribute == "aria-label" && value.len() < 40 {
                let (names, names_source) = self.names(value, &mut own.boxed);
                own.names = own.names.and(names);
                source |= names_source && attribute != "aria-label";
            }
        }
        own.frame |= name == "nav" || matches!(name, "header" | "footer") && around.group_is_page(tree);
        match name {
            "title" | "h1" if tree.is_html(node) => own.kind = Kind::Heading(1),
            "h2" => own.kind = Kind::Heading(2),
            "h3" | "summary" | "caption" | "legend" => own.kind = Kind::Heading(3),
            "h4" | "dt" => own.kind = Kind::Heading(4),
            "h5" | "h6" => own.kind = Kind::Heading(5),
            "cite" if around.kind == Kind::Attribution => return None,
            "cite" | "figcaption" | "footer" if around.quotation => own.kind = Kind::Attribution,
            "button" | "option" | "textarea" | "label" => own.kind = Kind::Control,
            "blockquote" | "figure" => (own.group, own.quotation) = (at, true),
            "article" | "li" | "div" | "section" | "aside" | "tr" | "details" | "main" | "footer" | "header"
            | "body" | "dl" | "ul" | "ol" | "table" | "form" | "dialog" | "nav" | "svg" => own.group = at,
            "p" | "dd" | "td" | "th" | "tbody" | "thead" | "tfoot" | "html" | "head" | "address" | "pre" | "center"
            | "fieldset" | "hgroup" | "search" | "menu" | "picture" | "video" | "audio" | "hr" | "object"
            | "canvas" | "select" | "optgroup" | "datalist" | "text" | "desc" | "title" | "foreignobject"
            | "figcaption" | "marquee" | "rt" | "input" | "img" | "iframe" | "embed" => {}
            "span" | "strong" | "b" | "a" | "em" | "i" | "small" | "cite" if text_apart(tree, node) => {}
            _ if name.contains('-') => own.group = at,
            _ => return None,
        }
        // The name of the person in a card, as page builders mark it.
        if source && own.kind == Kind::Body && around.names.has(Names::CARD) {
            own.kind = Kind::Attribution;
        }
        Some(own)
    }

    /// What the names of a box say, and whether they say that the source of a quotation stands in it.
    fn names(&mut self, value: &str, boxed: &mut Option<u32>) -> (Names, bool) {
        let boxes = &mut self.prose.boxes;
        let mut names = Names::default();
        let mut source = false;
        let (lexicon, families) = (self.reader.lexicon, &self.reader.families);
        let mut opinion = false;
        let look = |word: &str| {
            let class = lexicon.class(word);
            // Every page has a main part, rows and columns, whatever it says.
            if lexicon.is(class, families.name_layout) {
                return;
            }
            if let Ok(place) = u32::try_from(boxes.len()) {
                boxes.push((standard::print(standard::stem(word)), boxed.replace(place)));
            }
            if class == 0 {
                return;
            }
            for (family, name) in [
                (families.name_testimony, Names::TESTIMONY),
                (families.name_denied, Names::DENIED),
                (families.name_card, Names::CARD),
                (families.name_award, Names::AWARD),
            ] {
                if lexicon.is(class, family) {
                    names = names.and(name);
                }
            }
            source |= lexicon.is(class, families.name_source);
            opinion |= lexicon.is(class, families.name_opinion);
        };
        parts(value, look);
        // « avis » alone is a notice; « avis-clients », “review-card” are none.
        if opinion && (source || names.has(Names::CARD)) {
            names = names.and(Names::TESTIMONY);
        }
        (names, source)
    }

    fn elsewhere(&mut self, tree: &Document, node: NodeId, around: State, at: NodeId) {
        let before = self.apart;
        self.parts += 1;
        self.apart = self.parts;
        self.flush(around);
        self.inside(tree, node, State { node: at, group: at, kind: Kind::Body, ..around }, Some(at));
        self.apart = before;
    }

    fn markup(&mut self, markup: &str, around: State, at: NodeId) {
        if self.parts < PARTS
            && self.nested < NESTED
            && let Ok(inner) = html::parse_fragment(markup, &Limits::default())
        {
            self.nested += 1;
            self.elsewhere(&inner, inner.root(), around, at);
            self.nested -= 1;
        }
    }

    /// Ends the passage that is being read.
    fn flush(&mut self, state: State) {
        let text = &mut self.prose.text;
        while text.len() > self.begun && text.ends_with([' ', '\n']) {
            text.pop();
        }
        self.edge = false;
        if text.len() == self.begun {
            return;
        }
        let words = self.reader.known.words(self.reader, &self.prose.text[self.begun..]);
        self.prose.pieces.push(Piece {
            node: state.node,
            kind: state.kind,
            group: state.group,
            quotation: state.quotation,
            names: state.names,
            boxed: state.boxed,
            frame: state.frame,
            apart: self.apart,
            text: self.begun..self.prose.text.len(),
            words,
        });
        self.begun = self.prose.text.len();
    }
}

/// What a sentence or a quotation ends with.
const ENDS: [char; 8] = ['.', '!', '?', '…', '»', '”', '"', ')'];

/// Whether an attribute holds words for a reader.
fn speaks(tree: &Document, node: NodeId, name: &str) -> bool {
    match name {
        "alt" | "title" | "label" | "placeholder" | "summary" | "abbr" | "content" | "value" => {
            name != "content" || tree.name(node) != "meta" || describes(tree, node)
        }
        _ => {
            name.starts_with("aria-") && !matches!(name, "aria-labelledby" | "aria-describedby" | "aria-controls")
                || name.starts_with("data-") && !matches!(name, "data-req" | "data-section")
        }
    }
}

/// Whether a `meta` element holds a description that search engines and social networks show.
fn describes(tree: &Document, node: NodeId) -> bool {
    let shown = |name: &str| {
        let name = name.to_ascii_lowercase();
        ["description", "title", "alt", "abstract", "keywords"].iter().any(|end| name.ends_with(end))
    };
    ["name", "property", "itemprop"].iter().filter_map(|name| tree.attr(node, name)).any(shown)
}

/// Whether an inline element is a line of its own beside blocks, as the name under the text of a card is.
fn text_apart(tree: &Document, node: NodeId) -> bool {
    let beside = |name: &str| matches!(name, "p" | "div" | "blockquote" | "h3" | "h4" | "h5" | "img");
    tree.parent(node).is_some_and(|parent| {
        tree.name(parent) != "p" && tree.children(parent).take(64).any(|child| beside(tree.name(child)))
    })
}

/// The parts of a class or an id, folded: `review-card`, `reviewCard` and `review_card` have the same.
pub(super) fn parts(value: &str, mut look: impl FnMut(&str)) {
    if value.is_ascii() {
        let mut word = [0u8; 24];
        let mut length = 0;
        let mut before = 0u8;
        for byte in value.bytes().chain(std::iter::once(b' ')) {
            let breaks = !byte.is_ascii_alphanumeric();
            let inner = byte.is_ascii_uppercase() && before.is_ascii_lowercase();
            before = byte;
            if (breaks || inner) && length > 0 {
                look(std::str::from_utf8(&word[..length]).unwrap_or_default());
                length = 0;
            }
            if !breaks && length < word.len() {
                word[length] = byte.to_ascii_lowercase();
                length += 1;
            }
        }
    } else {
        value.split(|c: char| !c.is_alphanumeric()).for_each(|word| look(&standard::fold(word)));
    }
}
