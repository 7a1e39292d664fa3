//! From text to tree: html5ever, kept within limits.

use std::fmt;

use html5ever::interface::create_element;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{QualName, TokenizerResult, local_name, ns};

use super::arena::{Document, NodeId, Step};
use super::guard::Guard;
use super::scan::batch_end;
use super::sink::Sink;

/// How much one page may ask of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Length of the text.
    pub bytes: usize,
    /// Elements inside one another; of a page, `html` is the first.
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
    // Browsers take it away when they decode the page.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let sink = Sink::new(limits, likely_nodes(text));
    let tree = TreeBuilder::new(sink, TreeBuilderOpts::default());
    let document = run(text, tree, &limits)?;
    shallow(document, &limits)
}

/// Reads markup as browsers read it inside a `div`; the root of the result holds its content.
pub fn parse_fragment(text: &str, limits: &Limits) -> Result<Document, LimitExceeded> {
    let limits = checked(text, limits)?;
    let sink = Sink::new(limits, likely_nodes(text));
    let div = QualName::new(None, ns!(html), local_name!("div"));
    let context = create_element(&sink, div, Vec::new());
    let tree = TreeBuilder::new_for_fragment(sink, context, None, TreeBuilderOpts::default());
    let mut document = run(text, tree, &limits)?;
    // The tree builder collects the content of a fragment in an `html` element of its own.
    if let Some(html) = document.html() {
        document.move_children(html, NodeId::ROOT);
        document.detach(html);
    }
    shallow(document, &limits)
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

/// Minified pages have a node for every 13 bytes or so; a wrong guess costs little.
fn likely_nodes(text: &str) -> usize {
    (text.len() / 12 + 8).min(16 * 1024)
}

fn run(text: &str, tree: TreeBuilder<NodeId, Sink>, limits: &Limits) -> Result<Document, LimitExceeded> {
    let options = TokenizerOpts {
        // It would be taken away at the beginning of every batch.
        discard_bom: false,
        ..TokenizerOpts::default()
    };
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
    Ok(tokenizer.sink.into_document())
}

/// The document, if its elements are not nested too deeply: the parser moves elements when tags
/// are misnested, so only the complete tree tells.
fn shallow(document: Document, limits: &Limits) -> Result<Document, LimitExceeded> {
    let mut depth = 0_usize;
    let mut next = Some(Step::Enter(NodeId::ROOT));
    while let Some(step) = next {
        match step {
            Step::Enter(id) if document.is_element(id) => {
                depth += 1;
                if depth > limits.depth {
                    return Err(LimitExceeded::Depth);
                }
            }
            Step::Leave(id) if document.is_element(id) => depth -= 1,
            _ => {}
        }
        next = document.step(step, NodeId::ROOT, true);
    }
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{NodeData, serialize, serialize_outer};

    fn page(text: &str) -> String {
        let document = parse(text, &Limits::default()).unwrap();
        serialize(&document, document.root())
    }

    fn fragment(text: &str) -> String {
        let document = parse_fragment(text, &Limits::default()).unwrap();
        serialize(&document, document.root())
    }

    fn refusal(text: &str) -> Option<LimitExceeded> {
        let of_page = parse(text, &Limits::default()).err();
        let of_fragment = parse_fragment(text, &Limits::default()).err();
        assert_eq!(of_page, of_fragment);
        of_page
    }

    #[test]
    fn pages_are_the_tree_of_browsers() {
        for (text, tree) in [
            ("", "<html><head></head><body></body></html>"),
            (
                "\u{feff}<!doctype html><title>a</title>b",
                "<!DOCTYPE html><html><head><title>a</title></head><body>b</body></html>",
            ),
            (
                "<p>a<p>b</body><!--c--></html><!--d-->",
                "<html><head></head><body><p>a</p><p>b</p></body><!--c--></html><!--d-->",
            ),
            ("<frameset><frame></frameset>", "<html><head></head><frameset><frame></frameset></html>"),
        ] {
            assert_eq!(page(text), tree, "{text}");
        }
    }

    #[test]
    fn fragments_are_the_tree_of_browsers() {
        for (text, tree) in [
            ("", ""),
            ("\u{feff}a", "\u{feff}a"),
            ("<body><td>a</td></body>", "a"),
            ("<b>1<i>2</b>3</i>", "<b>1<i>2</i></b><i>3</i>"),
            ("<a>1<p>2</a>3", "<a>1</a><p><a>2</a>3</p>"),
            ("<table>a<tr>b<td>c", "ab<table><tbody><tr><td>c</td></tr></tbody></table>"),
            ("<table><p>a<tr><td>b", "<p>a</p><table><tbody><tr><td>b</td></tr></tbody></table>"),
            ("<template><td>a</template>b", "<template><td>a</td></template>b"),
            ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
            ("<noscript><p>a</noscript>", "<noscript><p>a</noscript>"),
            ("<svg><g/><![CDATA[<p>]]></svg>", "<svg><g></g>&lt;p&gt;</svg>"),
            ("<![CDATA[<p>]]>", "<!--[CDATA[<p-->]]&gt;"),
            ("<script><!--<script></script>a</script>b", "<script><!--<script></script>a</script>b"),
            ("<plaintext></plaintext>", "<plaintext></plaintext></plaintext>"),
            ("a\0b\r\nc", "ab\nc"),
        ] {
            assert_eq!(fragment(text), tree, "{text}");
        }
    }

    #[test]
    fn noscript_is_text_that_can_be_read_again() {
        let limits = Limits::default();
        let document = parse("<body><noscript><p>a&amp;b</p></noscript>", &limits).unwrap();
        let body = document.body().unwrap();
        let noscript = document.children(body).next().unwrap();
        let text = document.children(noscript).next().unwrap();
        assert_eq!(document.data(text), NodeData::Text("<p>a&amp;b</p>"));
        let again = parse_fragment(document.text_node(text).unwrap(), &limits).unwrap();
        let p = again.children(again.root()).next().unwrap();
        assert_eq!(serialize_outer(&again, p), "<p>a&amp;b</p>");
    }

    #[test]
    fn limits_hold_to_the_last_one() {
        let limits = Limits { bytes: 30, depth: 4, nodes: 8, attributes: 2 };
        for (text, expected) in [
            ("123456789012345678901234567890", None),
            ("1234567890123456789012345678901", Some(LimitExceeded::Bytes)),
            ("<p><b>", None),
            ("<p><b><i>", Some(LimitExceeded::Depth)),
            ("<template><b><i>", Some(LimitExceeded::Depth)),
            ("<p>1<p>2", None),
            ("<p>1<p>2<p>", Some(LimitExceeded::Nodes)),
            ("<p a b=2>", None),
            ("<p a b=2 c='>'>", Some(LimitExceeded::Attributes)),
            ("</p a b c>", Some(LimitExceeded::Attributes)),
            ("<body a b><body a><html c>", None),
            ("<body a b><body c>", Some(LimitExceeded::Attributes)),
        ] {
            assert_eq!(parse(text, &limits).err(), expected, "{text}");
        }
        let limits = Limits { depth: 1, ..limits };
        assert!(parse_fragment("<b></b><b></b>", &limits).is_ok());
        assert!(parse_fragment("<b><b></b></b>", &limits).is_err());
    }

    #[test]
    fn long_pages_without_optional_end_tags_are_welcome() {
        let rows = "<tr><td>a<td>b".repeat(2000);
        let lists = "<ul><li>a<li>b</ul><dl><dt>c<dd>d</dl><br><img>".repeat(2000);
        let paragraphs = "<p>a <b>b</b> &lt; c\n".repeat(5000);
        let script = format!("<script>{}</script>", "if (a<b && c / d) {} ".repeat(5000));
        let comment = format!("<!--{}-->", "<b a ".repeat(5000));
        let text = format!("<table>{rows}</table>{lists}{paragraphs}{script}{comment}");
        assert_eq!(refusal(&text), None);
    }

    #[test]
    fn huge_input_is_refused() {
        let words = |n: usize| (0..n).map(|i| format!(" a{i}")).collect::<String>();
        for (text, expected) in [
            ("<div>".repeat(12_000), LimitExceeded::Depth),
            ("<b>".repeat(20_000), LimitExceeded::Depth),
            ("<svg><desc>".repeat(10_000), LimitExceeded::Depth),
            ("<template>".repeat(10_000), LimitExceeded::Depth),
            (format!("<p{}>", words(100_000)), LimitExceeded::Attributes),
            (format!("</p{}", words(100_000)), LimitExceeded::Attributes),
            (format!("<title></title{}", words(100_000)), LimitExceeded::Attributes),
            (format!("<script><!--<script></script a='</script><p{}", words(100_000)), LimitExceeded::Attributes),
            ("x".repeat(5_000_000), LimitExceeded::Bytes),
            ("<p>x".repeat(110_000), LimitExceeded::Nodes),
        ] {
            assert_eq!(refusal(&text), Some(expected), "{}", &text[..40]);
        }
    }
}
