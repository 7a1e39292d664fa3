//! The report: what was tested, what passed, what was found, in the forms that people and programs read.

mod human;
mod json;
mod preview;

use crate::diagnostic::{Diagnostic, Language, Outcome, Severity};
use crate::pipeline;
use crate::rules::{self, Rule};
use crate::source::Files;
use crate::standard::Library;

pub use human::{human, human_finding};
pub use json::json;
pub use preview::{preview, preview_fault, summary};

/// Everything that a report tells.
#[derive(Debug)]
pub struct Report<'a> {
    /// What was found, the worst first.
    pub diagnostics: &'a [Diagnostic],
    /// The project's files, to show the lines.
    pub files: &'a Files,
    /// The norms, to quote them.
    pub library: &'a Library,
    /// The packs that the site was judged by.
    pub packs: Vec<&'a crate::standard::Pack>,
    /// Rules that found nothing: passed, or had nothing to look at.
    pub quiet: Vec<(&'static Rule, Outcome)>,
    /// How many pages were read.
    pub pages: usize,
    /// Language of the report.
    pub language: Language,
}

/// How many results there are of each outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rules that passed.
    pub passed: usize,
    /// Findings that failed.
    pub failed: usize,
    /// Findings that a person must decide.
    pub cant_tell: usize,
    /// Rules with nothing to look at.
    pub inapplicable: usize,
    /// What was not tested.
    pub untested: usize,
}

/// The judgement in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No error was found in what was tested; what a person had to decide, she decided by a waiver.
    ConformingAsTested,
    /// No error, but a person has to decide something, or has left out a mandatory datum by a waiver.
    ReviewNeeded,
    /// At least one error.
    NonConforming,
}

impl Verdict {
    /// The word of the report.
    pub fn word(self) -> &'static str {
        match self {
            Self::ConformingAsTested => "conforming-as-tested",
            Self::ReviewNeeded => "review-needed",
            Self::NonConforming => "non-conforming",
        }
    }
}

impl<'a> Report<'a> {
    /// The report of a run of the pipeline.
    pub fn new(outcome: &'a pipeline::Outcome, files: &'a Files, library: &'a Library, language: Language) -> Self {
        let diagnostics = outcome.judged.diagnostics.as_slice();
        let packs = outcome.config.as_ref().map(|config| library.applicable(config)).unwrap_or_default();
        let quiet = rules::all()
            .iter()
            .filter(|rule| diagnostics.iter().all(|diagnostic| diagnostic.rule != rule.id))
            .map(|rule| (rule, quiet_outcome(rule, outcome, files)))
            .collect();
        Self { diagnostics, files, library, packs, quiet, pages: outcome.judged.pages, language }
    }

    /// The judgement.
    pub fn verdict(&self) -> Verdict {
        let any = |outcome: Outcome| {
            self.diagnostics
                .iter()
                .any(|diagnostic| diagnostic.outcome == outcome && diagnostic.severity == Severity::Error)
        };
        if any(Outcome::Failed) {
            Verdict::NonConforming
        } else if self.diagnostics.iter().any(|diagnostic| match diagnostic.outcome {
            Outcome::CantTell => diagnostic.waiver.is_none(),
            outcome => outcome == Outcome::Failed && diagnostic.waiver.is_some(),
        }) {
            Verdict::ReviewNeeded
        } else {
            Verdict::ConformingAsTested
        }
    }

    /// The findings that waivers settled.
    pub fn waived(&self) -> Vec<&'a Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.waiver.is_some()).collect()
    }

    /// How many results of each outcome.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        let outcomes = self
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.outcome)
            .chain(self.quiet.iter().map(|(_, outcome)| *outcome));
        for outcome in outcomes {
            match outcome {
                Outcome::Passed => counts.passed += 1,
                Outcome::Failed => counts.failed += 1,
                Outcome::CantTell => counts.cant_tell += 1,
                Outcome::Inapplicable => counts.inapplicable += 1,
                Outcome::Untested => counts.untested += 1,
            }
        }
        counts
    }
}

/// What a rule that found nothing came to: a rule had nothing to look at where the site has none of its matter, and
/// nothing after sitegen.toml was looked at where that file is no TOML.
fn quiet_outcome(rule: &Rule, outcome: &pipeline::Outcome, files: &Files) -> Outcome {
    let Some(config) = &outcome.config else {
        return if rule.id == "duplicate-setting" { Outcome::Passed } else { Outcome::Untested };
    };
    let has = |folder: &str| files.under(folder).next().is_some();
    let languages = &config.site.languages;
    let applies = match rule.id {
        "missing-byline" | "article-kind" => {
            languages.iter().any(|language| has(&format!("content/{}/articles/", language.code())))
        }
        "image-credit" | "unreadable-image" | "invalid-path" | "host-file" => has("static/"),
        "template-error" | "theme-file" | "dropped-slot" => has("theme/"),
        "unknown-section" => languages.iter().any(|language| has(&format!("content/{}/sections/", language.code()))),
        "refused-waiver" | "waiver-term" | "expired-waiver" | "unused-waiver" => {
            config.table.at("waivers").is_some_and(|waivers| !waivers.list().is_empty())
        }
        "closed-crisis-line" => config.table.at("crisis.more").is_some_and(|lines| !lines.list().is_empty()),
        _ => true,
    };
    if applies { Outcome::Passed } else { Outcome::Inapplicable }
}

/// The word of an outcome in reports.
pub(crate) fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "passed",
        Outcome::Failed => "failed",
        Outcome::CantTell => "cantTell",
        Outcome::Inapplicable => "inapplicable",
        Outcome::Untested => "untested",
    }
}

/// The word of a severity in reports.
pub(crate) fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Reminder => "reminder",
    }
}
