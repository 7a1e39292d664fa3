//! Each page bears its Content-Security-Policy: once, as it was computed, before anything it governs, and wide enough for what the page asks for.

use super::page::{Found, PageView};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::html::{Document, NodeId, raw_text};
use crate::policy::{Kind, Policy, Source, asked_by, asked_by_sheet, digest};

/// Finds what is wrong with the policy of the page.
pub(super) fn check(view: &PageView<'_>, found: &mut Vec<Found>) {
    let mut policies = view.tree.elements().filter(|node| is_policy(view.tree, *node));
    let Some(expected) = &view.page.policy else {
        if policies.next().is_none() && is_page(view) {
            found.push(own_file(view));
        }
        return;
    };
    let error =
        |message: Message| Diagnostic::error("content-policy", message).under(view.bounds.held("content-policy"));
    let in_head = |node: NodeId| view.tree.parent(node).is_some() && view.tree.parent(node) == view.tree.head();
    let all: Vec<NodeId> = policies.collect();
    let Some(first) = all.iter().copied().find(|node| in_head(*node)) else {
        found.push(Found::of_page(error(Message::new("content-policy-missing"))));
        return;
    };
    if view.tree.attr(first, "content") != Some(expected.for_meta().as_str()) {
        found.push(Found::at(error(Message::new("content-policy-altered")), first));
    }
    for other in all.into_iter().filter(|node| *node != first) {
        found.push(Found::at(error(Message::new("content-policy-doubled")), other));
    }
    for early in view.tree.elements().take_while(|node| *node != first).filter(|node| acts(view.tree, *node)) {
        let message = Message::new("content-policy-late").with("element", view.tree.name(early));
        found.push(Found::at(error(message), early));
    }
    uncovered(view, expected, &error, found);
}

fn is_policy(tree: &Document, node: NodeId) -> bool {
    let kind = || tree.attr(node, "http-equiv").unwrap_or_default().trim().to_ascii_lowercase();
    tree.name(node) == "meta" && kind().starts_with("content-security-policy")
}

/// Whether an element of the head does anything that a policy could forbid.
fn acts(tree: &Document, node: NodeId) -> bool {
    match tree.name(node) {
        "html" | "head" | "title" => false,
        "meta" => tree.attr(node, "http-equiv").is_some(),
        _ => true,
    }
}

/// What the browser would not do for the page, though nothing else is wrong with it.
fn uncovered(view: &PageView<'_>, policy: &Policy, error: &dyn Fn(Message) -> Diagnostic, found: &mut Vec<Found>) {
    for node in view.tree.elements() {
        if view.tree.attr(node, "style").is_some_and(|style| !style.trim().is_empty()) {
            let message = Message::new("content-policy-style").with("element", view.tree.name(node));
            found.push(Found::at(error(message), node));
        }
        let mut asked = asked_by(view.tree, node);
        if view.tree.name(node) == "style" {
            let text = raw_text(view.tree, node);
            if !policy.allows(Kind::Style, &Source::Digest(digest(text.as_bytes()))) {
                let message = Message::new("content-policy-uncovered").with("address", "<style>");
                found.push(Found::at(error(message), node));
            }
            // A sheet that cannot be read is told by the rule about styles that hide.
            let sheet = asked_by_sheet(&text).unwrap_or_default();
            asked.extend(sheet.into_iter().map(|asked| (asked.kind, asked.address)));
        }
        for (kind, address) in asked {
            // What leads to a host that is not declared is the matter of another rule.
            let source = view.bounds.hosts.source(&address);
            if source.is_some_and(|source| !policy.allows(kind, &source)) {
                let message = Message::new("content-policy-uncovered").with("address", address);
                found.push(Found::at(error(message), node));
            }
        }
    }
}

/// Whether an author's own file is a page that a browser shows: HTML with at least one element of its own.
fn is_page(view: &PageView<'_>) -> bool {
    let path = view.page.output.to_ascii_lowercase();
    let html = [".html", ".htm", ".xhtml", ".xht"].iter().any(|ending| path.ends_with(ending));
    html && view.tree.elements().any(|node| !matches!(view.tree.name(node), "html" | "head" | "body"))
}

/// The finding for an author's own page without a policy, with the line to copy.
fn own_file(view: &PageView<'_>) -> Found {
    let mut policy = Policy::default();
    for (kind, address) in view.tree.elements().flat_map(|node| asked_by(view.tree, node)) {
        if let Some(source) = view.bounds.hosts.source(&address) {
            policy.allow(kind, source);
        }
    }
    let line = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy.for_meta());
    let message = Message::new("content-policy-own-file").with("file", view.page.output.as_str());
    let diagnostic = Diagnostic::error("content-policy", message)
        .weighing(Severity::Warning)
        .under(view.bounds.held("content-policy"))
        .suggesting(line);
    Found::of_page(diagnostic)
}
