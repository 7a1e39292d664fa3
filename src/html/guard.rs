//! Keeps html5ever's tree builder from work out of proportion to the page.
//!
//! It goes through the open elements for nearly every tag, and nothing in it stops a page that
//! opens thousands. So a guard stands between tokenizer and tree builder and counts: once a limit
//! is passed, the tree builder sees no more tokens and the parser stops.

use std::cell::{Cell, RefCell};

use html5ever::interface::{Tracer, TreeSink};
use html5ever::local_name;
use html5ever::tokenizer::{StartTag, Tag, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;

use super::arena::{Document, NodeId};
use super::parse::{LimitExceeded, Limits};
use super::scan::Region;
use super::sink::Sink;

/// Hands tokens on to the tree builder as long as the page stays within its limits.
pub(super) struct Guard {
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
/// each costs a few nanoseconds. A page as large as the default limits allow takes a tenth, or one
/// half if all its elements stand 80 deep.
const WORK: usize = 96 * 1024 * 1024;

impl Guard {
    pub(super) fn new(tree: TreeBuilder<NodeId, Sink>, limits: &Limits) -> Guard {
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
    pub(super) fn region(&self) -> Region {
        match &*self.raw.borrow() {
            Some(region) => region.clone(),
            None => Region::Markup { foreign: self.tree.adjusted_current_node_present_but_not_in_html_namespace() },
        }
    }

    pub(super) fn check(&self) -> Result<(), LimitExceeded> {
        self.exceeded().map_or(Ok(()), Err)
    }

    pub(super) fn into_document(self) -> Document {
        self.tree.sink.finish()
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

#[cfg(test)]
mod tests {
    use crate::html::{LimitExceeded, Limits, parse};

    #[test]
    fn work_out_of_proportion_is_stopped() {
        let attributes: String = (0..250).map(|i| format!(" a{i}")).collect();
        let apart = |n: usize, text: &str| -> String { (0..n).map(|i| text.replace('#', &i.to_string())).collect() };
        for (text, expected) in [
            // Every paragraph opens all the unclosed elements again, attributes and all.
            (apart(200, &format!("<b x=#{attributes}>")) + &"<p>x</p>".repeat(9000), LimitExceeded::Depth),
            (format!("<p><b{attributes}>") + &"<p>x".repeat(9000), LimitExceeded::Attributes),
            (format!("<p><b title='{}'>", "x".repeat(1_000_000)) + &"<p>x".repeat(1000), LimitExceeded::Bytes),
            // Every tag is compared with all those before.
            (
                apart(200, &format!("<b x=#{attributes}>")) + &apart(500, &format!("<b{attributes}></b>")),
                LimitExceeded::Depth,
            ),
            // Marks that no end tag removes.
            ("<table>".to_owned() + &"<object><tr>".repeat(20_000) + &"<b></b>".repeat(9000), LimitExceeded::Depth),
            (apart(20_000, "<body a#>"), LimitExceeded::Attributes),
            (apart(1000, "<p><font c#></p>"), LimitExceeded::Depth),
            // The parser moves every block up again, and opens one more element in it.
            (apart(1000, "<b><i><div></b>"), LimitExceeded::Depth),
        ] {
            let result = parse(&text, &Limits::default());
            assert_eq!(result.err(), Some(expected), "{}", &text[..60]);
        }
    }

    #[test]
    fn large_pages_are_not_out_of_proportion() {
        for text in [
            "<p><a class=a href=b rel=c title=d>e</a> <i class=f></i>\n".repeat(20_000),
            "<table><tr><td><a href=b><b>c</b></a><td>d</table>\n".repeat(10_000),
            "<div>".repeat(100) + &"<p>a <b>b</b>\n".repeat(10_000),
            "<template><p>a</p></template>".repeat(1000) + &"<b>b</b>".repeat(10_000),
            "<pre>".to_owned() + &"a &lt;\n".repeat(50_000),
        ] {
            assert!(parse(&text, &Limits::default()).is_ok(), "{}", &text[..60]);
        }
    }
}
