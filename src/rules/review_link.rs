//! No link leads to where reviews are written or read.

use std::collections::BTreeSet;

use super::folding::folded;
use super::page::{Found, PageView};
use super::services;
use super::surface::{Address, Surface, Use, is_foreign};
use crate::diagnostic::{Diagnostic, Message, Outcome};
use crate::html::{perceived, raw_text};
use crate::standard::ServiceKind;

/// Finds links to reviews.
pub(super) fn check(view: &PageView<'_>, surface: &Surface<'_>, found: &mut Vec<Found>) {
    let mut told = BTreeSet::new();
    let linked = services::traces(surface, ServiceKind::ReviewLinks, |_| true);
    let shown = services::traces(surface, ServiceKind::Reviews, |_| true).into_iter().filter(|trace| {
        let here = |address: &Address| surface.elements[address.element].anchor == trace.anchor;
        surface.addresses.iter().any(|address| address.by == Use::Link && here(address))
    });
    for trace in linked.into_iter().chain(shown) {
        if !told.insert(trace.anchor) {
            continue;
        }
        let unsure = trace.service.many_uses;
        let id = if unsure { "review-link-unsure" } else { "review-link" };
        let message = Message::new(id).with("service", trace.service.name.as_str()).with("sign", trace.sign);
        found.push(Found::at(diagnostic(view, message, unsure), trace.anchor));
    }
    for address in &surface.addresses {
        let element = &surface.elements[address.element];
        let tree = surface.tree(address.element);
        let leads_out = address.parts.as_ref().is_some_and(|(host, _)| is_foreign(view.bounds, host));
        if !leads_out || !matches!(tree.name(element.node), "a" | "area") || told.contains(&element.anchor) {
            continue;
        }
        let label = tree.attr(element.node, "aria-label").or_else(|| tree.attr(element.node, "title"));
        let text = format!("{} {}", raw_text(tree, element.node), label.unwrap_or_default());
        if asks_for_review(&folded(&text)) {
            told.insert(element.anchor);
            let message = Message::new("review-link-request").with("text", perceived(&text));
            found.push(Found::at(diagnostic(view, message, false), element.anchor));
        }
    }
}

fn diagnostic(view: &PageView<'_>, message: Message, unsure: bool) -> Diagnostic {
    let mut diagnostic = Diagnostic::error("review-link", message).under(view.bounds.held("review-link"));
    if unsure {
        diagnostic.outcome = Outcome::CantTell;
        diagnostic.reason = Some("service-of-many-uses");
    }
    diagnostic
}

/// Whether the words of a link ask the reader to review or rate.
fn asks_for_review(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let act = |word: &str| {
        ["laiss", "donne", "ecri", "publi", "redig", "depos", "ajout", "partag"]
            .iter()
            .any(|stem| word.starts_with(stem))
            || matches!(word, "leave" | "write" | "post" | "give" | "submit" | "add" | "share")
    };
    let thing = |word: &str| {
        matches!(
            word,
            "avis" | "temoignage" | "temoignages" | "review" | "reviews" | "rating" | "testimonial" | "feedback"
        )
    };
    // An opinion about a law or a book is none about the practitioner.
    let article =
        |word: &str| matches!(word, "la" | "le" | "les" | "l" | "un" | "une" | "ce" | "cette" | "the" | "a" | "this");
    let elsewhere = |rest: &[&str]| matches!(rest, ["sur" | "about" | "of" | "on", next, ..] if article(next));
    let asked = words.iter().enumerate().any(|(at, word)| {
        let mut near = (at + 1..words.len()).take(5);
        act(word) && near.any(|at| thing(words[at]) && !elsewhere(&words[at + 1..]))
    });
    let direct = words.windows(2).any(|pair| {
        matches!(pair[0], "evaluez" | "notez" | "recommandez" | "rate" | "review" | "recommend")
            && matches!(pair[1], "moi" | "nous" | "me" | "us" | "mes" | "nos" | "notre" | "my" | "our")
    });
    asked || direct
}
