//! Praise by clients in the words and the structure of a finished page, weighed from what speaks for and against it.

mod signs;
mod weigh;

pub use weigh::Judgement;
pub(in crate::rules) use weigh::{Scale, judge};

use super::page::Found;
use super::prose::Prose;
use super::prose_rules::{ProseRules, passage};
use crate::diagnostic::{Bilingual, Diagnostic, Language, Message, Outcome, Subject};
use crate::html::Document;
use crate::locale;

/// What spoke for a passage being praise by a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    /// Signed by somebody half known.
    Signature,
    /// A heading, or the name of a box, announces it.
    Announcement,
    /// Somebody tells of help received.
    Help,
    /// Thanks.
    Thanks,
    /// A change that somebody tells of themselves or their family.
    Change,
    /// Praise of the practitioner or of the work.
    Praise,
    /// A recommendation.
    Recommendation,
    /// A client's words, passed on by the practitioner.
    Relayed,
    /// The story of a client for whom things turned out well.
    Story,
    /// A share of clients who are satisfied.
    Statistic,
    /// The practitioner is spoken to.
    Addressed,
    /// Somebody helped speaks in the first person.
    Voice,
    /// Stars or a score beside it.
    Stars,
}

pub(super) fn check(rules: &ProseRules<'_>, tree: &Document, prose: &Prose, found: &mut Vec<Found>) {
    for judgement in judge(&rules.reader, &rules.testimonial, prose) {
        let id = if judgement.certain { "testimonial-certain" } else { "testimonial-probable" };
        let message = Message::new(id).with("signals", told(&judgement.signals));
        let mut diagnostic = Diagnostic::error("testimonial", message).under(rules.held("testimonial"));
        if !judgement.certain {
            diagnostic.outcome = Outcome::CantTell;
            diagnostic.reason = Some("probable-praise");
            diagnostic.subject = passage(tree, judgement.node).map(Subject::Text);
        }
        found.push(Found::at(diagnostic, judgement.node));
    }
}

/// The signals in words.
fn told(signals: &[Signal]) -> Bilingual {
    let words = |language| {
        let words: Vec<String> = signals.iter().map(|signal| locale::word(language, word(*signal))).collect();
        words.join(", ")
    };
    Bilingual { fr: words(Language::Fr), en: words(Language::En) }
}

fn word(signal: Signal) -> &'static str {
    match signal {
        Signal::Signature => "testimonial-signal-signature",
        Signal::Announcement => "testimonial-signal-announcement",
        Signal::Help => "testimonial-signal-help",
        Signal::Thanks => "testimonial-signal-thanks",
        Signal::Change => "testimonial-signal-change",
        Signal::Praise => "testimonial-signal-praise",
        Signal::Recommendation => "testimonial-signal-recommendation",
        Signal::Relayed => "testimonial-signal-relayed",
        Signal::Story => "testimonial-signal-story",
        Signal::Statistic => "testimonial-signal-statistic",
        Signal::Addressed => "testimonial-signal-addressed",
        Signal::Voice => "testimonial-signal-voice",
        Signal::Stars => "testimonial-signal-stars",
    }
}
