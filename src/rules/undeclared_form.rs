//! No page gathers answers by a form that is not declared.

use super::page::{Found, PageView};
use super::surface::Surface;
use crate::diagnostic::{Diagnostic, Message};
use crate::html::{Document, NodeId};
use crate::policy::Source;

/// Finds forms.
pub(super) fn check(view: &PageView<'_>, surface: &Surface<'_>, found: &mut Vec<Found>) {
    for (tree, node, anchor) in surface.all() {
        if tree.name(node) != "form" || is_harmless(view, tree, node) {
            continue;
        }
        let action = tree.attr(node, "action").unwrap_or_default().trim();
        let declared = view
            .bounds
            .handlers
            .iter()
            .any(|handler| !action.is_empty() && handler.trim_end_matches('/') == action.trim_end_matches('/'));
        if declared {
            continue;
        }
        let id = if controls(tree, node).next().is_some() { "undeclared-form" } else { "undeclared-form-button" };
        let diagnostic =
            Diagnostic::error("undeclared-form", Message::new(id)).under(view.bounds.held("undeclared-form"));
        found.push(Found::at(diagnostic, anchor));
    }
}

/// The fields and choices of a form.
fn controls(tree: &Document, form: NodeId) -> impl Iterator<Item = NodeId> {
    tree.descendants(form).filter(|node| match tree.name(*node) {
        "input" => {
            let kind = tree.attr(*node, "type").unwrap_or("text").trim().to_ascii_lowercase();
            !matches!(kind.as_str(), "submit" | "button" | "reset" | "image" | "hidden")
        }
        "textarea" | "select" => true,
        _ => tree.attr(*node, "contenteditable").is_some_and(|value| value != "false"),
    })
}

/// Whether a form only closes a window of the page, or looks for a word in the site itself.
fn is_harmless(view: &PageView<'_>, tree: &Document, form: NodeId) -> bool {
    let method = tree.attr(form, "method").unwrap_or_default().trim().to_ascii_lowercase();
    let mut fields = controls(tree, form);
    if method == "dialog" {
        return fields.next().is_none();
    }
    let own = view.bounds.hosts.source(tree.attr(form, "action").unwrap_or_default()) == Some(Source::Own);
    let searching =
        |node: NodeId| tree.attr(node, "type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("search"));
    let all: Vec<NodeId> = fields.collect();
    own && method != "post" && all.len() == 1 && all.iter().all(|node| searching(*node))
}
