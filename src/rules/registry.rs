//! The registry of rules. Ids are only ever added: reports, waivers and links to explanations rely on them.

use crate::diagnostic::{Language, Severity};

/// A rule as the registry knows it.
#[derive(Debug)]
pub struct Rule {
    /// Its id, which names the problem.
    pub id: &'static str,
    /// What it is about.
    pub category: Category,
    /// Its weight where nothing else says otherwise.
    pub severity: Severity,
    /// Who vouches for what it looks at.
    pub mode: Mode,
    /// Its explanation in French and in English, as Markdown.
    explanation: [&'static str; 2],
}

impl Rule {
    /// The explanation in `language`, as Markdown.
    pub fn explanation(&self, language: Language) -> &'static str {
        match language {
            Language::Fr => self.explanation[0],
            Language::En => self.explanation[1],
        }
    }

    /// The first line of the explanation: the problem in one sentence.
    pub fn title(&self, language: Language) -> &'static str {
        self.explanation(language).lines().next().unwrap_or_default().trim_start_matches(['#', ' '])
    }
}

/// What a rule is about, in the words of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// Praise by clients.
    Testimonials,
    /// Praise and recommendations by others than clients.
    Endorsements,
    /// Refused interaction with clients.
    Comments,
    /// Reviews and ratings.
    Reviews,
    /// Social networks.
    Social,
    /// Other hosts.
    ThirdParty,
    /// What must be published.
    Mandatory,
    /// What must be true and current.
    Accuracy,
    /// Confidentiality.
    Privacy,
    /// Languages.
    Language,
    /// Links.
    Links,
    /// HTML, templates and styles.
    Markup,
    /// Files and trust in them.
    Integrity,
}

impl Category {
    /// The word of the report.
    pub fn word(self) -> &'static str {
        match self {
            Self::Testimonials => "testimonials",
            Self::Endorsements => "endorsements",
            Self::Comments => "comments",
            Self::Reviews => "reviews",
            Self::Social => "social",
            Self::ThirdParty => "third-party",
            Self::Mandatory => "mandatory",
            Self::Accuracy => "accuracy",
            Self::Privacy => "privacy",
            Self::Language => "language",
            Self::Links => "links",
            Self::Markup => "markup",
            Self::Integrity => "integrity",
        }
    }
}

/// Who vouches for what a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The tool saw it.
    Automatic,
    /// The practitioner declared it in sitegen.toml.
    Declared,
}

impl Mode {
    /// The word of the report.
    pub fn word(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Declared => "declared",
        }
    }
}

/// The rule of an id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    all().iter().find(|rule| rule.id == id)
}

/// Every rule, in the order in which a site meets them.
pub fn all() -> &'static [Rule] {
    ALL
}

macro_rules! rules {
    ($($id:literal, $category:ident, $severity:ident, $mode:ident;)*) => {
        &[$(Rule {
            id: $id,
            category: Category::$category,
            severity: Severity::$severity,
            mode: Mode::$mode,
            explanation: [
                include_str!(concat!("explanations/", $id, ".fr.md")),
                include_str!(concat!("explanations/", $id, ".en.md")),
            ],
        }),*]
    };
}

static ALL: &[Rule] = rules! {
    "toml-syntax", Integrity, Error, Automatic;
    "duplicate-setting", Integrity, Error, Automatic;
    "unknown-setting", Integrity, Error, Automatic;
    "wrong-type", Integrity, Error, Automatic;
    "missing-setting", Mandatory, Error, Declared;
    "recommended-setting", Mandatory, Warning, Declared;
    "blank-setting", Mandatory, Error, Declared;
    "placeholder-setting", Mandatory, Error, Declared;
    "malformed-setting", Accuracy, Error, Declared;
    "insecure-address", Privacy, Error, Automatic;
    "refused-setting", Comments, Error, Automatic;
    "refused-choice", Mandatory, Error, Declared;
    "incomplete-choice", Mandatory, Error, Declared;
    "conflicting-settings", Accuracy, Error, Declared;
    "stale-facts", Accuracy, Error, Declared;
    "expired-certificate", Accuracy, Warning, Declared;
    "closed-crisis-line", Accuracy, Error, Automatic;
    "front-matter", Integrity, Error, Automatic;
    "stray-file", Integrity, Warning, Automatic;
    "missing-translation", Language, Error, Automatic;
    "missing-service-page", Mandatory, Error, Automatic;
    "unknown-section", Integrity, Error, Automatic;
    "invalid-slug", Links, Error, Automatic;
    "invalid-path", Integrity, Error, Automatic;
    "path-collision", Integrity, Error, Automatic;
    "missing-byline", Mandatory, Error, Automatic;
    "article-kind", Accuracy, Warning, Declared;
    "image-credit", Integrity, Warning, Declared;
    "unreadable-image", Integrity, Error, Automatic;
    "broken-link", Links, Error, Automatic;
    "refused-markup", Markup, Error, Automatic;
    "forged-marker", Integrity, Error, Automatic;
    "template-error", Markup, Error, Automatic;
    "theme-file", Markup, Error, Automatic;
    "dropped-slot", Mandatory, Warning, Automatic;
    "changed-text", Markup, Reminder, Automatic;
    "model-text", Integrity, Error, Automatic;
    "missing-section", Mandatory, Error, Automatic;
    "altered-section", Mandatory, Error, Automatic;
    "unreachable-section", Mandatory, Error, Automatic;
    "missing-crisis-notice", Mandatory, Error, Automatic;
    "missing-licence-notice", Mandatory, Error, Automatic;
    "unverified-page", Integrity, Error, Automatic;
    "untested-requirement", Integrity, Reminder, Automatic;
    "hidden-section", Mandatory, Error, Automatic;
    "own-section-text", Mandatory, Warning, Declared;
    "testimonial", Testimonials, Error, Automatic;
    "undeclared-script", Integrity, Error, Automatic;
    "third-party-request", ThirdParty, Error, Automatic;
    "embedded-frame", ThirdParty, Error, Automatic;
    "comment-system", Comments, Error, Automatic;
    "review-widget", Reviews, Error, Automatic;
    "rating-markup", Reviews, Error, Automatic;
    "review-link", Reviews, Error, Automatic;
    "share-widget", Social, Error, Automatic;
    "card-field", Privacy, Error, Automatic;
    "hiding-style", Mandatory, Error, Automatic;
    "content-policy", Integrity, Error, Automatic;
    "refused-waiver", Integrity, Error, Declared;
    "waiver-term", Accuracy, Error, Declared;
    "expired-waiver", Accuracy, Error, Declared;
    "unused-waiver", Integrity, Warning, Automatic;
    "wrong-language", Language, Error, Automatic;
    "declared-script", Integrity, Warning, Declared;
    "declared-host", ThirdParty, Warning, Declared;
    "script-content", Integrity, Error, Automatic;
    "unread-file", Integrity, Error, Automatic;
    "undeclared-form", Privacy, Error, Automatic;
    "personal-social-account", Social, Error, Automatic;
    "contradicted-fact", Accuracy, Error, Automatic;
    "invalid-alias", Links, Error, Automatic;
    "host-file", Integrity, Error, Automatic;
    "review-request", Reviews, Error, Automatic;
    "endorsement", Endorsements, Error, Automatic;
};
