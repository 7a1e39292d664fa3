//! No sentence, button or label asks readers for reviews, testimonials, ratings, likes, shares or follows.

use super::page::Found;
use super::prose::context::Headings;
use super::prose::scale::Sure;
use super::prose::{Kind, Prose};
use super::prose_rules::{ProseRules, passage};
use crate::diagnostic::{Diagnostic, Message, Outcome, Subject};
use crate::html::{Document, NodeId};

/// A passage that asks, or may ask, for praise.
#[derive(Clone, Debug)]
pub struct Request {
    /// The element it stands in.
    pub node: NodeId,
    /// Whether it is certain.
    pub certain: bool,
    text: String,
}

/// Longest passage that is shown whole in a finding, in characters.
const SHOWN: usize = 120;
/// The most words that a button, a heading or a line by itself has.
const LINE: usize = 9;

/// The passages of a page that ask readers to praise.
pub(super) fn judge(rules: &ProseRules<'_>, prose: &Prose) -> Vec<Request> {
    let mut found = Vec::new();
    let mut headings = Headings::default();
    let policy = rules.reader.lexicon.signal("policy");
    for (at, piece) in prose.pieces.iter().enumerate() {
        headings.pass(prose, at);
        let refused = headings.said(&rules.reader, prose).any(|(heading, _)| heading.of(policy) > 0);
        let line = prose.tokens(piece).len() <= LINE || piece.kind == Kind::Control;
        let counts = prose.counts(&rules.reader, at);
        let less = if refused { -4.0 } else { 0.0 };
        if let Some(sure) = rules.review_request.weigh(counts, line, less) {
            let text = prose.text(piece).chars().take(SHOWN).collect();
            found.push(Request { node: piece.node, certain: sure == Sure::Certain, text });
        }
    }
    found
}

pub(super) fn check(rules: &ProseRules<'_>, tree: &Document, prose: &Prose, found: &mut Vec<Found>) {
    for request in judge(rules, prose) {
        let id = if request.certain { "review-request-certain" } else { "review-request-probable" };
        let message = Message::new(id).with("text", request.text.as_str());
        let mut diagnostic = Diagnostic::error("review-request", message).under(rules.held("review-request"));
        if !request.certain {
            diagnostic.outcome = Outcome::CantTell;
            diagnostic.reason = Some("probable-request");
            diagnostic.subject = passage(tree, request.node).map(Subject::Text);
        }
        found.push(Found::at(diagnostic, request.node));
    }
}
