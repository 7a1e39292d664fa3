//! Nothing in a page runs: no script, no handler of events, no `javascript:` address, no embedded program.

use super::bounds::Bounds;
use super::page::{Found, PageView};
use super::surface::Surface;
use crate::diagnostic::{Diagnostic, Message};
use crate::html::{Document, NodeId, raw_text};
use crate::policy::{self, address};

/// Attributes that hold words, not addresses.
const WORDS: [&str; 6] = ["alt", "title", "content", "placeholder", "label", "summary"];

/// Finds what would run.
pub(super) fn check(view: &PageView<'_>, surface: &Surface<'_>, found: &mut Vec<Found>) {
    for (tree, node, anchor) in surface.all() {
        if is_declared(view, tree, node) {
            continue;
        }
        for message in acting(tree, node) {
            let diagnostic =
                Diagnostic::error("undeclared-script", message).under(view.bounds.held("undeclared-script"));
            found.push(Found::at(diagnostic, anchor));
        }
    }
}

/// The finding for a style sheet that would run something.
pub fn of_sheet(text: &str, bounds: &Bounds<'_>) -> Option<Diagnostic> {
    let message = Message::new("undeclared-script-sheet").with("sign", policy::acting(text)?);
    Some(Diagnostic::error("undeclared-script", message).under(bounds.held("undeclared-script")))
}

/// Whether an element is a declared script as the engine writes it: its address, its digest and nothing that acts.
fn is_declared(view: &PageView<'_>, tree: &Document, node: NodeId) -> bool {
    let attr = |name: &str| tree.attr(node, name);
    let script = view.bounds.scripts.iter().find(|script| attr("src") == Some(script.address.as_str()));
    let known = |name: &str| matches!(name, "src" | "integrity" | "defer" | "type");
    tree.name(node) == "script"
        && script.is_some_and(|script| attr("integrity") == Some(script.digest.as_str()))
        && tree.attrs(node).all(|(name, _)| known(name))
        && raw_text(tree, node).trim().is_empty()
}

fn acting(tree: &Document, node: NodeId) -> Vec<Message> {
    let name = tree.name(node);
    let mut messages = Vec::new();
    match name {
        "script" if !is_data(tree, node) => messages.push(match tree.attr(node, "src") {
            Some(address) => Message::new("undeclared-script-file").with("address", &*address::cleaned(address)),
            None => Message::new("undeclared-script-element"),
        }),
        "object" | "embed" | "applet" => messages.push(Message::new("undeclared-script-object").with("element", name)),
        "link" if loads_script(tree, node) => {
            let address = address::cleaned(tree.attr(node, "href").unwrap_or_default());
            messages.push(Message::new("undeclared-script-file").with("address", &*address));
        }
        _ => {}
    }
    let sheet = (name == "style").then(|| raw_text(tree, node));
    if let Some(sign) = sheet.as_deref().or(tree.attr(node, "style")).and_then(policy::acting) {
        messages.push(Message::new("undeclared-script-sheet").with("sign", sign));
    }
    for (attribute, value) in tree.attrs(node) {
        let handler = attribute.strip_prefix("on").is_some_and(|event| {
            event.len() > 2 && event.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_uppercase())
        });
        if handler {
            messages.push(Message::new("undeclared-script-handler").with("attribute", attribute));
        } else if runs(attribute, value) {
            messages.push(Message::new("undeclared-script-address").with("attribute", attribute));
        }
    }
    messages
}

/// Whether the value is an address that runs, or, in `content` and in animations, leads to one.
fn runs(attribute: &str, value: &str) -> bool {
    let is_script =
        |part: &str| matches!(address::scheme(part).as_deref(), Some("javascript" | "vbscript" | "livescript"));
    match attribute {
        "content" => value.split_once(['=', ';', ',']).is_some_and(|(_, rest)| {
            let rest = rest.trim_start();
            let named = rest.get(..3).is_some_and(|begin| begin.eq_ignore_ascii_case("url"));
            let rest = if named { rest[3..].trim_start_matches([' ', '=']) } else { rest };
            is_script(rest.trim_matches(['"', '\'']))
        }),
        "values" => value.split(';').any(is_script),
        _ if WORDS.contains(&attribute) || attribute.starts_with("aria-") => false,
        _ => is_script(value),
    }
}

/// Whether a `script` only holds data, which no browser runs.
fn is_data(tree: &Document, node: NodeId) -> bool {
    let Some(kind) = tree.attr(node, "type").map(|kind| kind.trim().to_ascii_lowercase()) else { return false };
    let kind = kind.split(';').next().unwrap_or_default().trim().to_owned();
    let runs = ["javascript", "ecmascript", "jscript", "livescript", "vbscript"].iter().any(|word| kind.contains(word));
    kind.contains('/') && !runs
}

fn loads_script(tree: &Document, node: NodeId) -> bool {
    let rel = |word: &str| tree.tokens(node, "rel").any(|token| token.eq_ignore_ascii_case(word));
    let script = tree.attr(node, "as").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("script"));
    rel("modulepreload") || rel("import") || rel("preload") && script
}
