//! No page asks for the number of a payment card.

use super::folding::{folded, words};
use super::page::{Found, PageView};
use super::surface::Surface;
use crate::diagnostic::{Diagnostic, Message};
use crate::html::{Document, NodeId, raw_text};

/// Finds fields for a card's number, its date or its code.
pub(super) fn check(view: &PageView<'_>, surface: &Surface<'_>, found: &mut Vec<Found>) {
    for (tree, node, anchor) in surface.all() {
        if !matches!(tree.name(node), "input" | "select" | "textarea") {
            continue;
        }
        if let Some(sign) = sign(tree, node) {
            let message = Message::new("card-field").with("sign", sign);
            let diagnostic = Diagnostic::error("card-field", message).under(view.bounds.held("card-field"));
            found.push(Found::at(diagnostic, anchor));
        }
    }
}

/// What tells that a field is for a card.
fn sign(tree: &Document, node: NodeId) -> Option<String> {
    let filled = tree.tokens(node, "autocomplete").find(|token| token.to_ascii_lowercase().starts_with("cc-"));
    if let Some(token) = filled {
        return Some(token.to_owned());
    }
    if tree.attr(node, "type").is_some_and(|kind| matches!(kind.trim(), "hidden" | "checkbox" | "radio" | "submit")) {
        return None;
    }
    let named = ["name", "id", "data-stripe", "data-field"].into_iter().filter_map(|name| tree.attr(node, name));
    let told = ["aria-label", "placeholder", "title"].into_iter().filter_map(|name| tree.attr(node, name));
    let label = label(tree, node);
    let mut texts = named.chain(told).map(str::to_owned).chain(label);
    texts.find(|text| speaks_of_card(text))
}

/// Whether a name or a label is that of a field for a payment card, not of a health or membership card.
fn speaks_of_card(text: &str) -> bool {
    let spaced: String =
        text.chars().flat_map(|c| if c.is_ascii_uppercase() { vec![' ', c] } else { vec![c] }).collect();
    let folded = folded(&spaced);
    let words: Vec<&str> = words(&folded).collect();
    let joined: String = words.concat();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let other = ["maladie", "soleil", "ramq", "assurance", "health", "sante", "member", "membre", "library", "gift"];
    if has(&other) {
        return false;
    }
    let code = matches!(joined.as_str(), "cvv" | "cvc" | "cvv2" | "cvc2" | "csc" | "cvn" | "ccv")
        || has(&["cvv", "cvc", "cvv2", "cvc2"]);
    let card = has(&["card", "carte", "cc", "cartecredit", "creditcard", "visa", "mastercard"])
        || words.iter().any(|word| {
            ["cardn", "ccn", "cccvc", "ccexp", "cardexp", "creditcard", "cartecredit", "cartedecredit"]
                .iter()
                .any(|begin| word.starts_with(begin))
        });
    let part = has(&["number", "numero", "num", "no", "exp", "expiry", "expiration", "expires", "credit", "debit"])
        || ["number", "num", "exp", "credit"].iter().any(|end| joined.ends_with(end));
    code || card && part
}

/// The text of the field's label.
fn label(tree: &Document, node: NodeId) -> Option<String> {
    let around = tree.ancestors(node).find(|above| tree.name(*above) == "label");
    let by_name = || {
        let id = tree.attr(node, "id")?;
        let root = tree.ancestors(node).last()?;
        tree.descendants(root).find(|other| tree.name(*other) == "label" && tree.attr(*other, "for") == Some(id))
    };
    Some(raw_text(tree, around.or_else(by_name)?))
}
