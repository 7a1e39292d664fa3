//! Model texts: the statements that make up each section of a site, in both languages.

use serde::Deserialize;

use crate::config::Condition;
use crate::diagnostic::{Bilingual, Language};

/// The sections that a site can have to publish, in the order in which footers list them.
pub const SECTIONS: [&str; 15] = [
    "crisis",
    "profile",
    "licence",
    "services",
    "fees",
    "payment",
    "terms",
    "privacy",
    "consent",
    "records",
    "communication",
    "interruption",
    "order",
    "complaint",
    "accuracy",
];

/// The full statement of one section.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its token, one of [`SECTIONS`].
    pub section: String,
    /// Its heading.
    pub title: Bilingual,
    /// The words of the links that lead to it.
    pub short: Bilingual,
    /// `practitioner` where it is stated once for each.
    #[serde(default)]
    pub per: Option<String>,
    /// Its statements, in order.
    #[serde(rename = "statement")]
    pub statements: Vec<Statement>,
}

/// A piece of a section that holds certain requirements.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its name within the section.
    pub id: String,
    /// The requirements that it holds.
    pub requirements: Vec<String>,
    /// When it is published; always, if absent.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The settings that it speaks of.
    #[serde(default)]
    pub settings: Vec<String>,
    /// French text: Markdown with conditions and values.
    pub fr: String,
    /// English text.
    pub en: String,
}

impl Statement {
    /// The text in `language`.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Fr => &self.fr,
            Language::En => &self.en,
        }
    }
}
