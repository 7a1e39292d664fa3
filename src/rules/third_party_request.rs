//! A page, or a style sheet, asks nothing of a host that the site has not declared.

use std::collections::BTreeSet;

use super::bounds::Bounds;
use super::page::{Found, PageView};
use super::surface::{Surface, Use, is_foreign};
use super::texts::{Located, Piece};
use crate::css::{Kind, Part, Sheet};
use crate::diagnostic::{Diagnostic, Message};
use crate::policy::{address, asked_by_sheet};

/// Finds what loading the page, or sending one of its forms, would ask of other hosts.
pub(super) fn check(view: &PageView<'_>, surface: &Surface<'_>, found: &mut Vec<Found>) {
    let mut seen = BTreeSet::new();
    for address in surface.addresses.iter().filter(|address| address.by != Use::Link) {
        let Some((host, path)) = &address.parts else { continue };
        let element = &surface.elements[address.element];
        if !is_foreign(view.bounds, host) || !seen.insert((host, element.anchor, address.by == Use::Send)) {
            continue;
        }
        let known = view
            .bounds
            .signatures
            .of_host(host)
            .or_else(|| view.bounds.signatures.of_address(host, path).into_iter().next());
        let id = match (address.by, known.is_some()) {
            (Use::Send, _) => "third-party-request-sent",
            (_, true) => "third-party-request-known",
            (_, false) => "third-party-request",
        };
        let mut message = Message::new(id)
            .with("host", host.as_str())
            .with("element", surface.tree(address.element).name(element.node))
            .with("attribute", address.attribute.as_str());
        if let Some(known) = known.filter(|_| address.by != Use::Send) {
            message = message.with("service", known.service.name.as_str());
        }
        let diagnostic =
            Diagnostic::error("third-party-request", message).under(view.bounds.held("third-party-request"));
        found.push(Found::at(diagnostic, element.anchor));
    }
}

/// Finds what a style sheet would ask of other hosts, and how; a sheet that cannot be read is told by the rule about
/// styles that hide.
pub fn of_sheet(text: &str, bounds: &Bounds<'_>) -> Vec<Located> {
    let mut found = Vec::new();
    for asked in asked_by_sheet(text).unwrap_or_default() {
        let Some(host) = address::host(&asked.address) else { continue };
        if address::scheme(&asked.address).as_deref() == Some("http") {
            let message = Message::new("insecure-link").with("address", asked.address.as_str());
            let diagnostic = Diagnostic::error("insecure-address", message).under(bounds.held("insecure-address"));
            found.push((diagnostic, asked.range.clone()));
        }
        if is_foreign(bounds, &host) {
            let known = bounds.signatures.of_host(&host);
            let id = if known.is_some() { "third-party-request-sheet-known" } else { "third-party-request-sheet" };
            let mut message = Message::new(id).with("host", host.as_str());
            if let Some(known) = known {
                message = message.with("service", known.service.name.as_str());
            }
            let diagnostic =
                Diagnostic::error("third-party-request", message).under(bounds.held("third-party-request"));
            found.push((diagnostic, asked.range));
        }
    }
    found
}

/// The words that a style sheet puts into pages by `content`.
pub fn texts_of_sheet(text: &str) -> Vec<Piece> {
    let Ok(sheet) = Sheet::read(text) else { return Vec::new() };
    let mut pieces = Vec::new();
    for declaration in sheet.rules.iter().flat_map(|rule| &rule.declarations) {
        if declaration.name == "content" || declaration.name.starts_with("--") {
            let words: String = declaration.value.iter().filter_map(word).collect();
            if words.chars().count() > 2 {
                pieces.push(Piece::text(&words, declaration.range.clone()));
            }
        }
    }
    pieces
}

fn word(part: &Part) -> Option<&str> {
    match &part.kind {
        Kind::Text(text) => Some(text),
        _ => None,
    }
}
