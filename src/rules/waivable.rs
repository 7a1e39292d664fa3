//! What a waiver can settle at all: findings that only a person can decide, never what is certain and never what was not read.

use crate::diagnostic::{Diagnostic, Outcome, Subject};

/// Rules with undecided findings that a person may settle, with the reasons why they are undecided.
///
/// What is not named here can't be waived, whatever a pack says: neither a mandatory section nor a refusal, nor
/// something that nobody read because it was too long or stood elsewhere.
const UNDECIDED: [(&str, &[&str]); 9] = [
    ("testimonial", &["probable-praise"]),
    ("review-request", &["probable-request"]),
    ("endorsement", &["probable-endorsement"]),
    ("rating-markup", &["score-of-something"]),
    ("review-link", &["service-of-many-uses"]),
    ("hiding-style", &["may-cover", "unknown-property", "animation", "undecided-value"]),
    ("own-section-text", &["own-words"]),
    ("personal-social-account", &["whose-account"]),
    ("contradicted-fact", &["differs-from-settings"]),
];

/// The rule about mandatory settings, of which packs name those that may stay unanswered.
pub const MISSING: &str = "missing-setting";

/// Whether some findings of the rule can be waived.
pub fn is_waivable(rule: &str) -> bool {
    rule == MISSING || UNDECIDED.iter().any(|(waivable, _)| *waivable == rule)
}

/// Whether this finding can be, if the norms of the site allow it.
pub fn may_be_waived(diagnostic: &Diagnostic) -> bool {
    match (&diagnostic.subject, diagnostic.outcome, diagnostic.reason) {
        (Some(Subject::Setting(_)), Outcome::Failed, _) => diagnostic.rule == MISSING,
        (Some(Subject::Text(_)), Outcome::CantTell, Some(reason)) => {
            UNDECIDED.iter().any(|(rule, reasons)| *rule == diagnostic.rule && reasons.contains(&reason))
        }
        _ => false,
    }
}
