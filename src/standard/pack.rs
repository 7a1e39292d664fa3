//! A standards pack: one document of one order, its requirements and the order's coordinates.

use serde::Deserialize;
use toml::value::Datetime;

use super::section::Section;
use crate::config::Condition;
use crate::diagnostic::{Bilingual, Severity};

/// One document of one order, as data.
#[derive(Clone, Debug)]
pub struct Pack {
    /// What the document is.
    pub about: About,
    /// The order that published it, if it can be a practitioner's order.
    pub order: Option<Order>,
    /// What it asks.
    pub requirements: Vec<Requirement>,
    /// The model texts, by section.
    pub sections: Vec<Section>,
}

/// What document a pack carries, and when it was read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Short name of the pack; ids of its requirements usually begin with it.
    pub id: String,
    /// Where the document holds, such as `ca-qc`.
    pub place: String,
    /// Title of the document.
    pub document: Bilingual,
    /// Who published it.
    pub publisher: Bilingual,
    /// When it was adopted.
    pub adopted: Option<Datetime>,
    /// When it was last changed.
    pub updated: Option<Datetime>,
    /// When its text was last read for this pack.
    pub read_on: Datetime,
    /// Languages in which every page of a site must exist there.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Documents that bear the norm where the requirement's own text is not the pack's document.
    #[serde(default)]
    pub source: Option<String>,
    /// What practitioners may decide themselves.
    #[serde(default)]
    pub waivers: WaiverTerms,
}

/// Which findings may be settled by a waiver under a pack, and for how long; none, unless the pack says so.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaiverTerms {
    /// The rules whose undecided findings may.
    pub rules: Vec<String>,
    /// Months from its date after which a waiver no longer holds.
    pub months: i64,
}

/// A professional order as the public reaches it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// Name of the order in sitegen.toml.
    pub key: String,
    /// Initials.
    pub short: String,
    /// Full name.
    pub name: Bilingual,
    /// Street and number.
    #[serde(default)]
    pub street: Option<String>,
    /// City.
    #[serde(default)]
    pub city: Option<String>,
    /// Two letters of the province.
    #[serde(default)]
    pub province: Option<String>,
    /// Postal code.
    #[serde(default)]
    pub postal_code: Option<String>,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<String>,
    /// Telephone without charge.
    #[serde(default)]
    pub toll_free: Option<String>,
    /// E-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Web site.
    #[serde(default)]
    pub website: Option<String>,
    /// Public register of members.
    #[serde(default)]
    pub register_url: Option<String>,
    /// Where complaints are received.
    #[serde(default)]
    pub complaint_url: Option<String>,
    /// Where the coordinates were read.
    pub source: Bilingual,
    /// When they were last true for certain.
    pub verified_on: Datetime,
    /// Whether they may be published without the practitioner's confirmation.
    #[serde(default)]
    pub confirmed: bool,
    /// The reserved titles of its members.
    #[serde(rename = "title", default)]
    pub titles: Vec<OrderTitle>,
}

/// A title that only members of the order may bear.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderTitle {
    /// As it is written in sitegen.toml.
    pub value: String,
    /// Initials, such as `T.S.`.
    pub abbreviation: String,
    /// The title in French.
    pub fr: String,
    /// The title in English.
    pub en: String,
}

impl OrderTitle {
    /// The title in both languages.
    pub fn name(&self) -> Bilingual {
        Bilingual { fr: self.fr.clone(), en: self.en.clone() }
    }
}

/// What a clause asks of a website.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Stable id.
    pub id: String,
    /// The clause as it is cited.
    pub clause: String,
    /// What kind of thing it asks.
    pub kind: RequirementKind,
    /// Its weight where the pack holds.
    pub severity: Severity,
    /// The words of the document.
    pub quote: String,
    /// What it asks, in plain words.
    pub summary: Bilingual,
    /// Why it matters to the person who consults.
    pub why: Bilingual,
    /// Sections of the site that hold it.
    #[serde(default)]
    pub sections: Vec<String>,
    /// When it applies; always, if absent.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Rules that hold it.
    #[serde(default)]
    pub held_by: Vec<String>,
    /// Why no rule holds it.
    #[serde(default)]
    pub not_covered: Option<Bilingual>,
    /// Settings that must be answered.
    #[serde(default)]
    pub settings: Vec<Demand>,
    /// Settings that should be answered.
    #[serde(default)]
    pub recommended: Vec<Demand>,
    /// Answers that the norm does not allow.
    #[serde(default)]
    pub refuses: Vec<Refusal>,
    /// Lists that must hold certain answers.
    #[serde(default)]
    pub includes: Vec<Inclusion>,
    /// Dates that must not be too old.
    #[serde(default)]
    pub fresh: Vec<Freshness>,
    /// Days of expiry.
    #[serde(default)]
    pub expires: Vec<String>,
    /// Settings whose absence may be waived.
    #[serde(default)]
    pub waivable_settings: Vec<String>,
    /// Where the norm is written, if not in the pack's document.
    #[serde(default)]
    pub source: Option<String>,
    /// The document, if not the pack's.
    #[serde(default)]
    pub document: Option<Bilingual>,
}

/// The kinds of requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RequirementKind {
    /// A section or an element must be visible.
    Publish,
    /// Something must not appear.
    Forbid,
    /// A choice must be stated, and is then published.
    Declare,
    /// Something applies only where something is offered.
    Conditional,
    /// No tool can see it; a dated register holds it.
    Attest,
}

/// A setting that must be answered, perhaps only under a condition.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Demand {
    /// Always.
    Always(String),
    /// Under a condition.
    When {
        /// Path of the setting.
        key: String,
        /// The condition.
        when: Condition,
    },
}

impl Demand {
    /// Path of the setting.
    pub fn key(&self) -> &str {
        match self {
            Self::Always(key) | Self::When { key, .. } => key,
        }
    }

    /// The condition, if there is one.
    pub fn when(&self) -> Option<&Condition> {
        match self {
            Self::Always(_) => None,
            Self::When { when, .. } => Some(when),
        }
    }
}

/// Answers that the norm does not allow.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// Path of the setting.
    pub setting: String,
    /// The answers.
    pub values: Vec<toml::Value>,
    /// Why, for the author.
    pub because: Bilingual,
    /// When they are refused; always, if absent.
    #[serde(default)]
    pub when: Option<Condition>,
}

/// A list that must hold certain answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inclusion {
    /// Path of the list.
    pub setting: String,
    /// Answers that must all be there.
    #[serde(default)]
    pub values: Vec<toml::Value>,
    /// Answers of which one must be there.
    #[serde(default)]
    pub any: Vec<toml::Value>,
    /// When; always, if absent.
    #[serde(default)]
    pub when: Option<Condition>,
}

/// A date that must not be too old, nor lie ahead.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Freshness {
    /// Path of the date.
    pub setting: String,
    /// Months after which it is too old.
    #[serde(default)]
    pub months: Option<i64>,
    /// Setting that says after how many months.
    #[serde(default)]
    pub months_setting: Option<String>,
    /// When; always, if absent.
    #[serde(default)]
    pub when: Option<Condition>,
}
