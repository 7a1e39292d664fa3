//! No praise or recommendation by others than clients: colleagues, physicians, media, awards, rankings, badges of directories.

use super::page::{Found, PageView};
use super::prose::context::{self, Headings};
use super::prose::scale::Sure;
use super::prose::signature::Signature;
use super::prose::{Kind, Names, Prose};
use super::prose_rules::{ProseRules, passage};
use super::services;
use super::surface::Surface;
use crate::diagnostic::{Diagnostic, Message, Outcome, Subject};
use crate::html::{Document, NodeId};
use crate::standard::ServiceKind;

/// A passage that is, or may be, an endorsement.
#[derive(Clone, Debug)]
pub struct Endorsement {
    /// The element it stands in.
    pub node: NodeId,
    /// Whether it is certain.
    pub certain: bool,
    text: String,
}

/// Longest passage that is shown whole in a finding, in characters.
const SHOWN: usize = 120;

/// The passages of a page that are praise by others than clients.
pub(super) fn judge(rules: &ProseRules<'_>, prose: &Prose) -> Vec<Endorsement> {
    let mut found = Vec::new();
    let lexicon = rules.reader.lexicon;
    let signal = |name| lexicon.signal(name);
    let esteem = [signal("praise"), signal("recommend"), signal("word-good")];
    let person = [signal("third-person"), signal("named"), signal("word-carer")];
    let peers = signal("peers-announced");
    let policy = signal("policy");
    let mut headings = Headings::default();
    for (at, piece) in prose.pieces.iter().enumerate() {
        let counts = prose.counts(&rules.reader, at);
        let says = |ids: &[_]| ids.iter().any(|id| counts.of(*id) > 0);
        // A colleague or a physician signs words about the practitioner.
        let signed = says(&esteem)
            && says(&person)
            && context::form(&rules.reader, prose, at, None)
                .is_some_and(|form| form.quoted && form.signed == Some(Signature::Source));
        let boxed = piece.names.has(Names::AWARD) && piece.kind != Kind::Control;
        let heading = |id| headings.said(&rules.reader, prose).any(|(heading, asks)| !asks && heading.of(id) > 0);
        let weight = |yes: bool, weight: f32| if yes { weight } else { 0.0 };
        let announced = heading(peers) && says(&[esteem[0], esteem[1], person[0], person[2]]);
        let more = weight(signed, 3.0) + weight(boxed, 0.5) + weight(announced, 2.5) + weight(heading(policy), -3.0);
        headings.pass(prose, at);
        let framed = matches!(piece.kind, Kind::Heading(_) | Kind::Attribute);
        if let Some(sure) = rules.endorsement.weigh(counts, framed, more) {
            let text = prose.text(piece).chars().take(SHOWN).collect();
            found.push(Endorsement { node: piece.node, certain: sure == Sure::Certain, text });
        }
    }
    found
}

pub(super) fn check(rules: &ProseRules<'_>, tree: &Document, prose: &Prose, found: &mut Vec<Found>) {
    for endorsement in judge(rules, prose) {
        let id = if endorsement.certain { "endorsement-certain" } else { "endorsement-probable" };
        let message = Message::new(id).with("text", endorsement.text.as_str());
        let mut diagnostic = Diagnostic::error("endorsement", message).under(rules.held("endorsement"));
        if !endorsement.certain {
            diagnostic.outcome = Outcome::CantTell;
            diagnostic.reason = Some("probable-endorsement");
            diagnostic.subject = passage(tree, endorsement.node).map(Subject::Text);
        }
        found.push(Found::at(diagnostic, endorsement.node));
    }
}

/// Finds badges of directories, which a link alone is not.
pub(super) fn badges(view: &PageView<'_>, surface: &Surface<'_>, found: &mut Vec<Found>) {
    for trace in services::traces(surface, ServiceKind::Badges, |_| false) {
        let message =
            Message::new("endorsement-badge").with("service", trace.service.name.as_str()).with("sign", trace.sign);
        let diagnostic = Diagnostic::error("endorsement", message).under(view.bounds.held("endorsement"));
        found.push(Found::at(diagnostic, trace.anchor));
    }
}
