//! Waivers as findings carry them: what a finding is about, and what a person has decided of it.

use jiff::civil::Date;

/// What a finding is about, by which a waiver knows it again wherever it moves to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Words as a reader perceives them, or code as it was written.
    Text(String),
    /// A setting that was not answered, by its path.
    Setting(String),
}

/// A person's decision that what a finding tells of may stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Why, in her own words.
    pub reason: String,
    /// Who decided.
    pub author: String,
    /// When.
    pub date: Date,
    /// The last day on which the decision holds.
    pub expiry: Date,
}
