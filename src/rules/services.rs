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

/// A service that something on the page is a sign of, and whether that is a link that a reader may follow.
pub(super) struct Seen<'a> {
    recognized: Recognized<'a>,
    anchor: NodeId,
    /// Name of the element, where the sign is the address of a link.
    link: Option<String>,
}

/// Everything on a page that is a sign of a service; looked for once for all rules.
pub(super) fn look<'a>(surface: &Surface<'_>, bounds: &'a Bounds<'_>) -> Vec<Seen<'a>> {
    let mut seen = Vec::new();
    for (tree, node, anchor) in surface.all() {
        let of_element = bounds.signatures.of_element(tree, node);
        seen.extend(of_element.into_iter().map(|recognized| Seen { recognized, anchor, link: None }));
        if tree.name(node) == "script" {
            let text = html::raw_text(tree, node);
            let kinds = [ServiceKind::Comments, ServiceKind::Reviews, ServiceKind::ReviewLinks, ServiceKind::Sharing];
            let named = kinds.into_iter().filter_map(|kind| bounds.signatures.of_script(kind, &text));
            seen.extend(named.map(|recognized| Seen { recognized, anchor, link: None }));
        }
    }
    for address in &surface.addresses {
        let element = &surface.elements[address.element];
        let name = surface.tree(address.element).name(element.node);
        let inside = if address.parts.is_some() { String::new() } else { address.text.trim().to_lowercase() };
        let (host, path) = address.parts.as_ref().map_or(("", inside.as_str()), |(host, path)| (host, path));
        let of_host = bounds.signatures.of_host(host);
        seen.extend(of_host.into_iter().chain(bounds.signatures.of_address(host, path)).map(|recognized| Seen {
            recognized,
            anchor: element.anchor,
            link: (address.by == Use::Link).then(|| name.to_owned()),
        }));
    }
    seen
}

/// The services of a kind that the page brings in: each once per element. Links that a reader may follow are no
/// such thing and count only where `by_link` says so.
pub(super) fn traces<'a>(surface: &Surface<'a>, kind: ServiceKind, by_link: impl Fn(&str) -> bool) -> Vec<Trace<'a>> {
    let mut told = BTreeSet::new();
    surface
        .seen
        .iter()
        .filter(|seen| seen.recognized.service.kind == kind && seen.link.as_deref().is_none_or(&by_link))
        .filter(|seen| told.insert((seen.recognized.service.name.as_str(), seen.anchor)))
        .map(|seen| Trace { service: seen.recognized.service, sign: seen.recognized.sign, anchor: seen.anchor })
        .collect()
}
