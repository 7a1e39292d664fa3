//! Known services on a page, by what the page loads, the elements it holds and the words of its scripts.

use std::collections::BTreeSet;

use super::bounds::Bounds;
use super::surface::{Surface, Use};
use crate::html::{self, NodeId};
use crate::standard::{Recognized, Service, ServiceKind};

/// A service that was seen, and what told.
pub(super) struct Trace<'a> {
    /// The service.
    pub(super) service: &'a Service,
    /// The sign.
    pub(super) sign: &'a str,
    /// The element of the page.
    pub(super) anchor: NodeId,
}

/// The services of a kind that the page brings in: each once per element. Links that a reader may follow are no
/// such thing and count only where `by_link` says so.
pub(super) fn traces<'a>(
    surface: &Surface<'_>,
    bounds: &'a Bounds<'_>,
    kind: ServiceKind,
    by_link: impl Fn(&str) -> bool,
) -> Vec<Trace<'a>> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut add = |recognized: Recognized<'a>, anchor: NodeId| {
        if recognized.service.kind == kind && seen.insert((recognized.service.name.as_str(), anchor)) {
            found.push(Trace { service: recognized.service, sign: recognized.sign, anchor });
        }
    };
    for (tree, node, anchor) in surface.all() {
        bounds.signatures.of_element(tree, node).into_iter().for_each(|recognized| add(recognized, anchor));
        if tree.name(node) == "script"
            && let Some(recognized) = bounds.signatures.of_script(kind, &html::raw_text(tree, node))
        {
            add(recognized, anchor);
        }
    }
    for address in &surface.addresses {
        let element = &surface.elements[address.element];
        let name = surface.tree(address.element).name(element.node);
        if address.by == Use::Link && !by_link(name) {
            continue;
        }
        let inside = address.text.trim().to_lowercase();
        let (host, path) = address.parts.as_ref().map_or(("", inside.as_str()), |(host, path)| (host, path));
        if let Some(recognized) = bounds.signatures.of_host(host) {
            add(recognized, element.anchor);
        }
        bounds.signatures.of_address(host, path).into_iter().for_each(|recognized| add(recognized, element.anchor));
    }
    found
}
