//! From text to tree: html5ever, kept within limits.
//!
//! html5ever's tree builder goes through the open elements for nearly every tag, and nothing in
//! it stops a page that opens thousands. So a guard stands between tokenizer and tree builder
//! and counts: once a limit is passed, the tree builder sees no more tokens and the parser stops.

use std::cell::{Cell, RefCell};
use std::fmt;

use html5ever::interface::{Tracer, TreeSink, create_element};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{QualName, TokenizerResult, local_name, ns};

use super::arena::{Document, NodeId};
use super::scan::{Region, batch_end};
use super::sink::Sink;

/// How much one page may ask of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Length of the text.
    pub bytes: usize,
    /// Elements inside one another, `html` being the first.
    pub depth: usize,
    /// Nodes made, among them those the parser adds by itself.
    pub nodes: usize,
    /// Attributes of one element.
    pub attributes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes: 4 * 1024 * 1024, depth: 256, nodes: 200_000, attributes: 256 }
    }
}

/// The limit that a page passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitExceeded {
    /// The text is too long, or the attribute values of the tree are far longer than the text.
    Bytes,
    /// Elements are nested too deeply, or so much markup stands so deep that it takes too long.
    Depth,
    /// There are too many nodes.
    Nodes,
    /// An element has too many attributes, or nearly all elements have implausibly many.
    Attributes,
}

impl fmt::Display for LimitExceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LimitExceeded::Bytes => "the text is too long",
            LimitExceeded::Depth => "elements are nested too deeply",
            LimitExceeded::Nodes => "there are too many elements and texts",
            LimitExceeded::Attributes => "an element has too many attributes",
        })
    }
}

impl std::error::Error for LimitExceeded {}

/// Reads a page into the tree that browsers make of it, scripting on.
pub fn parse(text: &str, limits: &Limits) -> Result<Document, LimitExceeded> {
    let limits = checked(text, limits)?;
    let sink = Sink::new(limits, text.len() / 16 + 8);
    let tree = TreeBuilder::new(sink, TreeBuilderOpts::default());
    run(text, tree, &limits)
}

/// Reads markup as browsers read it inside a `div`; the root of the result holds its content.
pub fn parse_fragment(text: &str, limits: &Limits) -> Result<Document, LimitExceeded> {
    let limits = checked(text, limits)?;
    let sink = Sink::new(limits, text.len() / 16 + 8);
    let div = QualName::new(None, ns!(html), local_name!("div"));
    let context = create_element(&sink, div, Vec::new());
    let tree = TreeBuilder::new_for_fragment(sink, context, None, TreeBuilderOpts::default());
    let mut document = run(text, tree, &limits)?;
    // The tree builder collects the content of a fragment in an `html` element of its own.
    if let Some(html) = document.html() {
        document.move_children(html, NodeId::ROOT);
        document.detach(html);
    }
    Ok(document)
}

/// The limits as far as the parser can count: node ids and html5ever's strings have 32 bits.
fn checked(text: &str, limits: &Limits) -> Result<Limits, LimitExceeded> {
    const MOST: usize = 1 << 30;
    let limits = Limits { bytes: limits.bytes.min(MOST), nodes: limits.nodes.min(MOST), ..*limits };
    if text.len() > limits.bytes {
        return Err(LimitExceeded::Bytes);
    }
    Ok(limits)
}

fn run(text: &str, tree: TreeBuilder<NodeId, Sink>, limits: &Limits) -> Result<Document, LimitExceeded> {
    // html5ever would take away a byte order mark at the beginning of every batch.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Guard::new(tree, limits), options);
    let guard = &tokenizer.sink;
    let whole = StrTendril::from(text);
    let queue = BufferQueue::default();
    let mut from = 0;
    while from < text.len() {
        let end = batch_end(text.as_bytes(), from, &guard.region(), limits.attributes)
            .map_err(|_| LimitExceeded::Attributes)?;
        // Both fit, as the limit on bytes does; batches end at ASCII characters or the end.
        queue.push_back(whole.subtendril(from as u32, (end - from) as u32));
        // Scripts and declared encodings, at which the tokenizer stops, change nothing here.
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        guard.check()?;
        from = end;
    }
    tokenizer.end();
    guard.check()?;
    let document = tokenizer.sink.tree.sink.finish();
    match deepest(&document) > limits.depth {
        true => Err(LimitExceeded::Depth),
        false => Ok(document),
    }
}

/// How many elements stand inside one another where it is most.
fn deepest(document: &Document) -> usize {
    use super::tree::Step;
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut next = Some(Step::Enter(NodeId::ROOT));
    while let Some(step) = next {
        match step {
            Step::Enter(id) if document.is_element(id) => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            Step::Leave(id) if document.is_element(id) => depth -= 1,
            _ => {}
        }
        next = document.step(step, NodeId::ROOT, true);
    }
    deepest
}

/// Hands tokens on to the tree builder as long as the page stays within its limits.
struct Guard {
    tree: TreeBuilder<NodeId, Sink>,
    depth: usize,
    exceeded: Cell<Option<LimitExceeded>>,
    raw: RefCell<Option<Region>>,
    /// Elements the tree builder had in its lists when last counted, and elements made by then.
    counted: Cell<(usize, usize)>,
    /// Start tags whose marks in the list of formatting elements a page can leave there for good.
    marks: Cell<usize>,
    work: Cell<usize>,
}

/// How many looks at an element the tree builder may take, as far as the guard can foresee them;
/// each costs a few nanoseconds. Pages as large as the default limits allow take a quarter, unless
/// all their elements are nested deeply.
const WORK: usize = 96 * 1024 * 1024;

impl Guard {
    fn new(tree: TreeBuilder<NodeId, Sink>, limits: &Limits) -> Guard {
        Guard {
            tree,
            depth: limits.depth,
            exceeded: Cell::new(None),
            raw: RefCell::new(None),
            counted: Cell::new((0, 0)),
            marks: Cell::new(0),
            work: Cell::new(0),
        }
    }

    /// What the tokenizer reads next.
    fn region(&self) -> Region {
        match &*self.raw.borrow() {
            Some(region) => region.clone(),
            None => Region::Markup { foreign: self.tree.adjusted_current_node_present_but_not_in_html_namespace() },
        }
    }

    fn check(&self) -> Result<(), LimitExceeded> {
        self.exceeded().map_or(Ok(()), Err)
    }

    fn exceeded(&self) -> Option<LimitExceeded> {
        self.exceeded.get().or(self.tree.sink.exceeded())
    }

    /// At least as many elements as the tree builder has in its lists, and at most about twice
    /// that: it tells them only one by one, so they are counted when enough have been made.
    fn listed(&self) -> usize {
        let made = self.tree.sink.elements();
        let (listed, then) = self.counted.get();
        // A new element may be both open and a formatting element.
        let bound = listed + 2 * (made - then);
        if bound <= 2 * listed + 32 {
            return bound;
        }
        let count = Count(Cell::new(0));
        self.tree.trace_handles(&count);
        // The marks are passed over on the way.
        self.add_work(self.marks.get().saturating_mul(4));
        let listed = count.0.get();
        self.counted.set((listed, made));
        // Every open element may be listed twice; a few more than the tree is deep may be open.
        // How deep the tree is, is measured when it is complete.
        if listed > self.depth.saturating_mul(2).saturating_add(16) {
            self.exceeded.set(Some(LimitExceeded::Depth));
        }
        listed
    }

    /// Adds up what the token may cost.
    fn weigh(&self, token: &Token) {
        let listed = self.listed();
        let cost = match token {
            Token::TagToken(tag) => self.tag_cost(tag, listed),
            // Most often it only joins the text before it.
            _ => listed / 4,
        };
        self.add_work(cost);
    }

    fn add_work(&self, cost: usize) {
        let work = self.work.get().saturating_add(cost);
        self.work.set(work);
        if work > WORK {
            self.exceeded.set(Some(LimitExceeded::Depth));
        }
    }

    fn tag_cost(&self, tag: &Tag, listed: usize) -> usize {
        match tag.name {
            local_name!("applet") | local_name!("marquee") | local_name!("object") | local_name!("template") => {
                self.marks.set(self.marks.get() + 1);
                listed
            }
            local_name!("a") => listed + self.marks.get(),
            local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u") => {
                // A formatting element is compared with all of its name before it, which sorts
                // the attributes of both each time; of links, there is never more than one.
                let attributes = match tag.kind {
                    StartTag => tag.attrs.len() * (tag.attrs.len() + 16),
                    _ => 0,
                };
                listed * (1 + attributes) + self.marks.get()
            }
            _ => listed,
        }
    }
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if matches!(token, Token::ParseError(_)) || self.exceeded().is_some() {
            return TokenSinkResult::Continue;
        }
        self.weigh(&token);
        let name = match &token {
            Token::TagToken(tag) => Some(tag.name.clone()),
            _ => None,
        };
        let result = self.tree.process_token(token, line);
        if let Some(name) = name {
            *self.raw.borrow_mut() = match result {
                TokenSinkResult::RawData(_) => Some(Region::Raw(name)),
                TokenSinkResult::Plaintext => Some(Region::Plain),
                _ => None,
            };
        }
        result
    }

    fn end(&self) {
        self.tree.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.tree.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Counts the elements in the tree builder's lists.
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _node: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}
