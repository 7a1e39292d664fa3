//! Each mandatory block of a page stands there once, says what the engine made it say, and leads where it must.

use super::page::{Found, PageView};
use super::{hidden_section, wrong_language};
use crate::diagnostic::{Diagnostic, Message};
use crate::html::{NodeId, perceived, visible_text};
use crate::render::Block;

/// Checks that `block` reached the page whole.
pub(super) fn check(view: &PageView<'_>, block: &Block, found: &mut Vec<Found>) {
    let Some(rule) = rule_of(block) else { return };
    let candidates: Vec<NodeId> = view.tree.elements().filter(|node| is_root(view, block, *node)).collect();
    let name = block.section.unwrap_or(block.slot);
    let Some(node) = candidates.first().copied() else {
        let message = Message::new(rule.missing).with("name", name);
        found.push(Found::of_page(Diagnostic::error(rule.id, message).under(block.requirements.clone())));
        return;
    };
    if let Some(second) = candidates.get(1) {
        let message = Message::new("altered-section-twice").with("name", name);
        let diagnostic = Diagnostic::error("altered-section", message).under(block.requirements.clone());
        found.push(Found::at(diagnostic, *second));
    }
    for candidate in &candidates {
        hidden_section::check(view, block, *candidate, found);
        wrong_language::check(view, block, *candidate, found);
    }
    if perceived(&visible_text(view.tree, node)) != block.text {
        let message = Message::new("altered-section").with("name", name);
        let diagnostic = Diagnostic::error("altered-section", message).under(block.requirements.clone());
        found.push(Found::at(diagnostic, node));
    }
    let leads: Vec<&str> = view
        .tree
        .descendants(node)
        .filter(|node| view.tree.name(*node) == "a")
        .filter_map(|node| view.tree.attr(node, "href"))
        .collect();
    if leads != block.links {
        let message = Message::new("unreachable-section").with("name", name);
        let diagnostic = Diagnostic::error("unreachable-section", message).under(block.requirements.clone());
        found.push(Found::at(diagnostic, node));
    }
}

struct BlockRule {
    id: &'static str,
    missing: &'static str,
}

/// The rule that a missing block breaks; `None` for blocks that no norm asks for.
fn rule_of(block: &Block) -> Option<BlockRule> {
    let (id, missing) = match block.slot {
        "sections" => ("missing-section", "missing-section"),
        "crisis" => ("missing-crisis-notice", "missing-crisis-notice"),
        "licence" => ("missing-licence-notice", "missing-licence-notice"),
        "footer" => ("unreachable-section", "missing-footer"),
        "byline" => ("missing-byline", "missing-byline-on-page"),
        _ => return None,
    };
    Some(BlockRule { id, missing })
}

/// Whether `node` is the outermost element of `block` in the page.
fn is_root(view: &PageView<'_>, block: &Block, node: NodeId) -> bool {
    let tree = view.tree;
    match block.section {
        Some(section) => {
            tree.attr(node, "data-section") == Some(section)
                && tree.attr(node, "data-practitioner") == block.practitioner.as_deref()
        }
        None => {
            let named = |token: &str| token.strip_prefix("sg-").is_some_and(|class| class == block.class());
            tree.attr(node, "data-req").is_some() && tree.tokens(node, "class").any(named)
        }
    }
}
