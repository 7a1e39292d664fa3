//! What a stage has to say: findings as values, with their place, their norm and a message that no language is chosen for yet.

mod waiver;

use std::borrow::Cow;

use serde::Deserialize;

pub use waiver::{Subject, Waiver};

use crate::source::Span;

/// A language of the tool and of the sites it builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// French of Québec.
    Fr,
    /// English of Canada.
    En,
}

impl Language {
    /// Both, French first.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The code in addresses, folders and `lang` attributes.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of a code, or `None` for one that the tool has no texts in.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// A short text in both of the tool's languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// French of Québec.
    pub fr: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The text in `language`.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Fr => &self.fr,
            Language::En => &self.en,
        }
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Something to remember; blocks nothing.
    Reminder,
    /// Listed; blocks only with `--strict`.
    Warning,
    /// Nothing is published.
    Error,
}

/// How a check ended, in the words of EARL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Tested, and right.
    Passed,
    /// Tested, and wrong.
    Failed,
    /// Tested, but a person must decide.
    CantTell,
    /// Nothing there that the rule speaks of.
    Inapplicable,
    /// Not tested.
    Untested,
}

/// A value that a message speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// The same in both languages.
    Text(String),
    /// One text per language.
    Bilingual(Bilingual),
    /// A number, which may decide a plural.
    Number(i64),
    /// Another message without values, by its id, as a word of this one.
    Word(&'static str),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&Bilingual> for Argument {
    fn from(text: &Bilingual) -> Self {
        Self::Bilingual(text.clone())
    }
}

impl From<Bilingual> for Argument {
    fn from(text: Bilingual) -> Self {
        Self::Bilingual(text)
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// A message by its id in `locales/`, with what it speaks of. Its attribute `help` says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Id of the message in the `.ftl` files.
    pub id: &'static str,
    /// Values by the names that the message uses.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Message {
    /// The message `id`, with no values yet.
    pub fn new(id: &'static str) -> Self {
        Self { id, arguments: Vec::new() }
    }

    /// The same message, with one more value.
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

/// Where in the output a finding was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PagePlace {
    /// Path of the file in the output.
    pub file: String,
    /// Address of the page on the published site.
    pub url: String,
    /// CSS path of the element.
    pub selector: Option<String>,
    /// A few words of what is there.
    pub excerpt: Option<String>,
}

/// One finding of one rule at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Id of the rule.
    pub rule: &'static str,
    /// `Failed`, `CantTell` or `Untested`.
    pub outcome: Outcome,
    /// Its weight.
    pub severity: Severity,
    /// Why the rule can't tell or did not test; a stable code.
    pub reason: Option<&'static str>,
    /// Ids of the requirements that ask for what is missing, or forbid what is there.
    pub requirements: Vec<String>,
    /// What is wrong.
    pub message: Message,
    /// The author's own place; `None` when the finding is about the whole site.
    pub source: Option<Span>,
    /// Another place that the message needs, such as the first of two that collide.
    pub related: Option<Span>,
    /// The place in the output, for what was seen there.
    pub page: Option<PagePlace>,
    /// What to write, as the author would write it, ready to copy.
    pub suggestion: Option<Cow<'static, str>>,
    /// What it is about, for findings that a waiver may settle.
    pub subject: Option<Subject>,
    /// The waiver that would settle it, ready to copy but for the reason and the author.
    pub offer: Option<String>,
    /// The waiver that settled it.
    pub waiver: Option<Waiver>,
}

impl Diagnostic {
    /// A failure of `rule` with severity error about the whole site; the other parts are set by the methods.
    pub fn error(rule: &'static str, message: Message) -> Self {
        Self {
            rule,
            outcome: Outcome::Failed,
            severity: Severity::Error,
            reason: None,
            requirements: Vec::new(),
            message,
            source: None,
            related: None,
            page: None,
            suggestion: None,
            subject: None,
            offer: None,
            waiver: None,
        }
    }

    /// The same as [`Diagnostic::error`], with severity warning.
    pub fn warning(rule: &'static str, message: Message) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, message) }
    }

    /// The same finding at `span` of the author's files.
    pub fn at(mut self, span: Span) -> Self {
        self.source = Some(span);
        self
    }

    /// The same finding, which also points to `span`.
    pub fn and_at(mut self, span: Span) -> Self {
        self.related = Some(span);
        self
    }

    /// The same finding, seen at `place` of the output.
    pub fn on(mut self, place: PagePlace) -> Self {
        self.page = Some(place);
        self
    }

    /// The same finding, asked for by `requirements`.
    pub fn under<I: IntoIterator<Item = S>, S: Into<String>>(mut self, requirements: I) -> Self {
        self.requirements.extend(requirements.into_iter().map(Into::into));
        self
    }

    /// The same finding, of another rule.
    pub fn of_rule(mut self, rule: &'static str) -> Self {
        self.rule = rule;
        self
    }

    /// The same finding with another weight.
    pub fn weighing(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The same finding, about `subject`.
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }

    /// The same finding, with what to write in the place.
    pub fn suggesting(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.suggestion = Some(text.into());
        self
    }
}
