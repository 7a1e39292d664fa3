//! From an element of the final page back to the line that its author wrote.

use crate::diagnostic::{Diagnostic, Outcome, PagePlace, Subject};
use crate::html::{self, Document, Limits, NodeId, visible_text};
use crate::render::{RenderedPage, RenderedSite};
use crate::source::Span;
use crate::source::mark::{self, Mark};

use super::is_engine_page;

/// Longest excerpt of a page, in characters.
const EXCERPT: usize = 120;

/// `diagnostic` with its place in the output and, if it has none yet, its place in the author's files.
///
/// The page is read once more with its marks in it, and the element is found by its number in document order; where
/// the two trees are not the same, no line is named rather than a wrong one.
pub(super) fn on_page(
    mut diagnostic: Diagnostic,
    node: Option<NodeId>,
    page: &RenderedPage,
    rendered: &RenderedSite,
    tree: Option<&Document>,
) -> Diagnostic {
    let author = &rendered.site.pages[page.page];
    let node_in_tree = node.zip(tree);
    diagnostic.page = Some(PagePlace {
        file: page.output.clone(),
        url: format!("{}{}", rendered.site.config.site.base.host, author.url),
        selector: node_in_tree.map(|(node, tree)| html::selector(tree, node)),
        excerpt: node_in_tree.map(|(node, tree)| excerpt(tree, node)),
    });
    name_subject(&mut diagnostic, node_in_tree.map(|(node, tree)| (tree, node)));
    if diagnostic.source.is_none() {
        // A block that is absent from a page has no element; the template that made the page left it out.
        let about_blocks = diagnostic.rule.starts_with("missing-")
            || matches!(diagnostic.rule, "unreachable-section" | "content-policy");
        let of_block =
            matches!(diagnostic.rule, "altered-section" | "hidden-section" | "unreachable-section" | "hiding-style");
        diagnostic.source = node_in_tree
            .and_then(|(node, tree)| author_span(node, tree, page, rendered, of_block))
            .or_else(|| page.own_template.as_ref().filter(|_| about_blocks).map(Span::start_of))
            .or_else(|| (!is_engine_page(&author.kind)).then(|| Span::start_of(&author.file)));
    }
    diagnostic
}

/// Says by which words a waiver would know the finding again: those of its element, unless the rule has said so.
pub(super) fn name_subject(diagnostic: &mut Diagnostic, node: Option<(&Document, NodeId)>) {
    if diagnostic.outcome == Outcome::CantTell && diagnostic.subject.is_none() {
        diagnostic.subject = node.map(|(tree, node)| Subject::Text(words(tree, node)));
    }
}

/// The words of an element as a reader perceives them, and what its attributes say where it has none of its own.
fn words(tree: &Document, node: NodeId) -> String {
    let seen = html::perceived(&visible_text(tree, node));
    if !seen.is_empty() {
        return seen;
    }
    let attributes = tree.attrs(node).map(|(name, value)| format!("{name}={value}"));
    let all: Vec<String> = std::iter::once(html::raw_text(tree, node)).chain(attributes).collect();
    html::perceived(&all.join(" "))
}

fn excerpt(tree: &Document, node: NodeId) -> String {
    let text = html::perceived(&visible_text(tree, node));
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// Where the author wrote `node`: its own mark or that of the nearest element around it, or else that of the first
/// text in it; `tree` is the final page as it was parsed. `None` where nothing of the author's is known. What became of a block of the engine is the doing of the template around it, if the site brings one.
pub fn author_span(
    node: NodeId,
    tree: &Document,
    page: &RenderedPage,
    rendered: &RenderedSite,
    of_block: bool,
) -> Option<Span> {
    let marked = html::parse(&mark::restore(&page.html, &page.marks), &Limits::default()).ok()?;
    if !html::same_shape(tree, &marked) {
        return None;
    }
    let number = tree.elements().position(|other| other == node)?;
    let twin = marked.elements().nth(number)?;
    let span = |mark: Mark| match mark {
        Mark::Page(number) => page.origins.get(number).cloned(),
        Mark::Site(number) => rendered.origins.get(number).cloned(),
        Mark::End => None,
    };
    let of_element = |node: NodeId| {
        marked.attr(node, mark::ATTRIBUTE).and_then(|value| value.chars().next()).and_then(mark::read).and_then(span)
    };
    let of_template = || {
        let mut around = std::iter::once(twin).chain(marked.ancestors(twin)).filter_map(of_element);
        around.find(|span| span.file.starts_with("theme/"))
    };
    let by_template = if of_block { of_template() } else { None };
    by_template
        .or_else(|| of_element(twin))
        .or_else(|| {
            let mut texts = marked.descendants(twin).filter_map(|node| marked.text_node(node));
            texts.find_map(|text| text.chars().find_map(mark::read).and_then(span))
        })
        .or_else(|| marked.ancestors(twin).find_map(of_element))
}
