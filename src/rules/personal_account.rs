//! No link leads to an account on a social network that is not declared as professional.

use std::collections::BTreeSet;

use super::folding::{folded, words};
use super::page::{Found, PageView};
use super::surface::{Surface, Use};
use crate::diagnostic::{Diagnostic, Message, Outcome};
use crate::html::raw_text;
use crate::policy::address;
use crate::standard::{Account, Network};

/// Words that a link to one's own account is made of, besides the name of the network.
const OWN: [&str; 34] = [
    "mon",
    "ma",
    "mes",
    "moi",
    "notre",
    "nos",
    "nous",
    "suivez",
    "suivre",
    "rejoignez",
    "retrouvez",
    "compte",
    "page",
    "profil",
    "sur",
    "my",
    "me",
    "our",
    "us",
    "follow",
    "join",
    "find",
    "account",
    "profile",
    "on",
    "the",
    "la",
    "le",
    "voir",
    "see",
    "reseaux",
    "sociaux",
    "social",
    "media",
];

/// Finds links to accounts.
pub(super) fn check(view: &PageView<'_>, surface: &Surface<'_>, found: &mut Vec<Found>) {
    let mut told = BTreeSet::new();
    for address in surface.addresses.iter().filter(|address| address.by == Use::Link) {
        let Some((host, path)) = &address.parts else { continue };
        let Some(network) = Network::of_host(view.bounds.networks, host) else { continue };
        let Some(account) = network.account(path) else { continue };
        let element = &surface.elements[address.element];
        if view.bounds.accounts.contains(&normal(host, path)) || !told.insert(element.anchor) {
            continue;
        }
        let tree = surface.tree(address.element);
        let label = ["aria-label", "title"].iter().find_map(|name| tree.attr(element.node, name));
        let images = tree.descendants(element.node).filter_map(|node| tree.attr(node, "alt"));
        let text = images.chain(label).fold(raw_text(tree, element.node), |text, more| format!("{text} {more}"));
        let own = account == Account::Personal
            || tree.tokens(element.node, "rel").any(|rel| rel.eq_ignore_ascii_case("me"))
            || view.bounds.names.iter().any(|name| folded(path).contains(name.as_str()))
            || speaks_of_own(&text, network);
        let id = if own { "personal-social-account" } else { "personal-social-account-unsure" };
        let message = Message::new(id).with("network", network.name.as_str()).with("address", address.text.trim());
        let mut diagnostic =
            Diagnostic::error("personal-social-account", message).under(view.bounds.held("personal-social-account"));
        if !own {
            diagnostic.outcome = Outcome::CantTell;
            diagnostic.reason = Some("whose-account");
        }
        found.push(Found::at(diagnostic, element.anchor));
    }
}

/// Whether the words of a link name nobody else: the network alone, or « mon compte », “follow us”.
fn speaks_of_own(text: &str, network: &Network) -> bool {
    let name = folded(&network.name);
    let text = folded(text);
    words(&text).all(|word| OWN.contains(&word) || words(&name).any(|part| part == word) || word.len() < 3)
}

/// The address of an account as it is compared with those that are declared.
pub(super) fn normal(host: &str, path: &str) -> String {
    let path = path.split(['#']).next().unwrap_or_default();
    let path = if path.contains(".php?") { path } else { path.split('?').next().unwrap_or_default() };
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    format!("{host}{}", path.trim_end_matches('/'))
}

/// The declared address of an account, as it is compared.
pub(super) fn declared(address: &str) -> Option<String> {
    address::parts(address).map(|(host, path)| normal(&host, &path))
}
