//! Checks of one finished page: its final bytes as a tree, against what the engine gave it to show.

use std::collections::BTreeSet;

use super::bounds::Bounds;
use super::prose_rules::ProseRules;
use super::styles::Styles;
use super::surface::Surface;
use super::{
    blocks, card_field, comment_system, content_policy, contradicted_fact, embedded_frame, endorsement, hiding_style,
    personal_account, rating_markup, review_link, review_widget, share_widget, third_party_request, undeclared_form,
    undeclared_script,
};
use crate::diagnostic::{Diagnostic, Message, Outcome};
use crate::html::{Document, NodeId};
use crate::policy::address;
use crate::render::{Block, RenderedPage};

/// A finished page, as checks see it.
pub struct PageView<'a> {
    /// Its final bytes as a browser would read them.
    pub tree: &'a Document,
    /// What it is, and the blocks it has to show.
    pub page: &'a RenderedPage,
    /// What the rules about prose go by.
    pub prose: &'a ProseRules<'a>,
    /// Whether it is an article.
    pub article: bool,
    /// What the site declares and its norms forbid.
    pub bounds: &'a Bounds<'a>,
    /// The style sheets of the site.
    pub styles: &'a Styles,
}

/// What a check found on a page, and at which element.
pub struct Found {
    /// The finding, without its places.
    pub diagnostic: Diagnostic,
    /// The element it is about; `None` for the page as a whole.
    pub node: Option<NodeId>,
}

impl Found {
    pub(super) fn at(diagnostic: Diagnostic, node: NodeId) -> Self {
        Self { diagnostic, node: Some(node) }
    }

    pub(super) fn of_page(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, node: None }
    }
}

/// Everything that the rules about one page find.
pub fn check(view: &PageView<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for block in &view.page.blocks {
        blocks::check(view, block, &mut found);
    }
    forged(view, &mut found);
    leaving(view, &mut found);
    insecure(view, &mut found);
    found.extend(view.prose.judge(view.tree));
    acting(view, &mut found);
    hiding_style::check(view, &mut found);
    content_policy::check(view, &mut found);
    contradicted_fact::check(view, &mut found);
    found
}

/// A page that goes on to another by itself: its reader is taken away from what she has to see.
fn leaving(view: &PageView<'_>, found: &mut Vec<Found>) {
    let Some(block) = view.page.blocks.iter().find(|block| !block.requirements.is_empty()) else { return };
    let refreshes = |node: &NodeId| {
        let told = view.tree.attr(*node, "http-equiv").unwrap_or_default();
        view.tree.name(*node) == "meta" && told.trim().eq_ignore_ascii_case("refresh")
    };
    for node in view.tree.elements().filter(refreshes) {
        let diagnostic = Diagnostic::error("unreachable-section", Message::new("unreachable-section-refresh"));
        found.push(Found::at(diagnostic.under(block.requirements.clone()), node));
    }
}

/// What the rules about words and about what acts find in texts that stand in no page.
pub fn check_texts(view: &PageView<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    insecure(view, &mut found);
    found.extend(view.prose.judge(view.tree));
    acting(view, &mut found);
    found
}

/// Addresses that go over the network without encryption, however they came in.
fn insecure(view: &PageView<'_>, found: &mut Vec<Found>) {
    for node in view.tree.elements() {
        for (name, value) in view.tree.attrs(node) {
            let leads = matches!(name, "href" | "src" | "action" | "formaction" | "poster" | "data" | "xlink:href");
            if leads && address::scheme(value).as_deref() == Some("http") {
                let message = Message::new("insecure-link").with("address", &*address::cleaned(value));
                found.push(Found::at(Diagnostic::error("insecure-address", message), node));
            }
        }
    }
}

/// Things that act, ask other hosts, or let others speak.
fn acting(view: &PageView<'_>, found: &mut Vec<Found>) {
    let surface = Surface::of(view);
    for node in &surface.unread {
        let mut diagnostic = Diagnostic::error("unverified-page", Message::new("unverified-inner-page"));
        diagnostic.outcome = Outcome::CantTell;
        diagnostic.reason = Some("inner-page");
        found.push(Found::at(diagnostic, *node));
    }
    undeclared_script::check(view, &surface, found);
    third_party_request::check(view, &surface, found);
    embedded_frame::check(view, &surface, found);
    comment_system::check(view, &surface, found);
    review_widget::check(view, &surface, found);
    rating_markup::check(view, &surface, found);
    review_link::check(view, &surface, found);
    share_widget::check(view, &surface, found);
    endorsement::badges(view, &surface, found);
    card_field::check(view, &surface, found);
    undeclared_form::check(view, &surface, found);
    personal_account::check(view, &surface, found);
}

/// Markers that stand on an element which is none of the engine's.
fn forged(view: &PageView<'_>, found: &mut Vec<Found>) {
    let blocks: &[std::sync::Arc<Block>] = &view.page.blocks;
    let allowed: BTreeSet<&str> =
        blocks.iter().flat_map(|block| block.statement_requirements.iter().map(String::as_str)).collect();
    for node in view.tree.elements() {
        let section = view.tree.attr(node, "data-section");
        let required = view.tree.attr(node, "data-req");
        let known = match (section, required) {
            (None, None) => view.tree.attr(node, "data-practitioner").is_none(),
            (Some(section), _) => blocks.iter().any(|block| block.section == Some(section)),
            (None, Some(required)) => allowed.contains(required),
        };
        if !known {
            let attribute = if section.is_some() { "data-section" } else { "data-req" };
            let message = Message::new("forged-marker").with("attribute", attribute);
            found.push(Found::at(Diagnostic::error("forged-marker", message), node));
        }
    }
}
