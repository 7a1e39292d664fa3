//! A page asks nothing of a host that the site has not declared.

use std::collections::BTreeSet;

use super::page::{Found, PageView};
use super::surface::{Surface, Use, is_foreign};
use crate::diagnostic::{Diagnostic, Message};

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
