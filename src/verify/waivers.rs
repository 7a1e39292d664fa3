//! Waivers: what a person has decided of findings that only a person can decide, held against what was found today.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::config::{Config, Table, Value};
use crate::diagnostic::{Bilingual, Diagnostic, Language, Message, Outcome, Severity, Subject, Waiver};
use crate::html::perceived;
use crate::locale;
use crate::rules::waivable::{MISSING, is_waivable, may_be_waived};
use crate::source::Span;
use crate::standard::{Library, WaiverTerms};

/// Days before a waiver's last one in which a warning tells of it.
const NOTICE_DAYS: i64 = 30;

/// Longest beginning of a text that an offered waiver repeats, in characters.
const EXCERPT: usize = 60;

/// Bytes of a hash that a waiver holds: enough to tell the texts of one site apart.
const HASH_BYTES: usize = 8;

/// Settles the findings that the site's waivers speak of, offers a waiver for those that could be, and tells of
/// waivers that settle nothing, are past, or may not be.
///
/// A settled finding stays in the report with its outcome and its waiver. It no longer blocks: what a person had to
/// decide is a reminder then, and a mandatory setting that stays unanswered a warning.
pub(super) fn settle(diagnostics: &mut Vec<Diagnostic>, config: &Config, library: &Library, today: Date) {
    let terms = library.waiver_terms(config);
    let mut written: Vec<Written> = Vec::new();
    let mut told = Vec::new();
    for item in config.table.get("waivers").map(Value::list).unwrap_or_default() {
        let Some(table) = item.table() else { continue };
        let Some(place) = Place::of(table) else {
            if ["file", "hash", "setting"].iter().all(|name| table.get(name).is_none_or(|value| value.text().is_some()))
            {
                let span = Span::new(&config.file, table.span.clone());
                told.push(Diagnostic::error(MISSING, Message::new("waiver-place")).at(span));
            }
            continue;
        };
        let Some(waiver) = Written::read(table, place) else { continue };
        let faults = waiver.faults(config, library, &terms, today);
        let refused = faults.iter().any(|fault| fault.severity == Severity::Error);
        told.extend(faults);
        written.push(Written { refused, ..waiver });
    }
    let mut edited: BTreeSet<(&'static str, String)> = BTreeSet::new();
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| may_be_waived(diagnostic)) {
        let Some(place) = place_of(diagnostic) else { continue };
        let allowed = match &place {
            Place::Setting(setting) => library.waives(&diagnostic.requirements, setting),
            Place::Text { .. } => terms.rules.iter().any(|rule| rule == diagnostic.rule),
        };
        if !allowed {
            continue;
        }
        let mut settled = None;
        for waiver in written.iter_mut().filter(|waiver| waiver.speaks_of(diagnostic.rule, &place)) {
            waiver.used = true;
            if !waiver.refused && settled.is_none() {
                settled = Some(waiver.waiver.clone());
            }
        }
        match settled {
            Some(waiver) => {
                let left_out = diagnostic.outcome == Outcome::Failed;
                let weight = if left_out { Severity::Warning } else { Severity::Reminder };
                diagnostic.severity = diagnostic.severity.min(weight);
                diagnostic.waiver = Some(waiver);
            }
            None => {
                if let Place::Text { file, .. } = &place {
                    edited.insert((diagnostic.rule, file.clone()));
                }
                diagnostic.offer = Some(offer(diagnostic, &place, library, &terms, today));
            }
        }
    }
    for waiver in written.iter().filter(|waiver| !waiver.used && !waiver.refused) {
        let changed = matches!(&waiver.place, Place::Text { file, .. }
            if edited.iter().any(|(rule, other)| *rule == waiver.rule && other == file));
        let id = if changed { "unused-waiver-edited" } else { "unused-waiver" };
        let message = Message::new(id).with("rule", waiver.rule.as_str()).with("place", waiver.place.name());
        told.push(Diagnostic::warning("unused-waiver", message).at(waiver.span(&waiver.header, config)));
    }
    diagnostics.extend(told);
}

/// What a waiver is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// A text of a file, by its hash.
    Text { file: String, hash: String },
    /// A setting, or a table of settings, that stays unanswered.
    Setting(String),
}

impl Place {
    /// The place that a waiver of sitegen.toml names; `None` where it names none.
    fn of(table: &Table) -> Option<Self> {
        let text = |name: &str| table.get(name).and_then(Value::text).map(str::to_owned);
        match text("setting") {
            Some(setting) => Some(Self::Setting(setting)),
            None => Some(Self::Text { file: text("file")?, hash: text("hash")? }),
        }
    }

    /// What to call it in a message.
    fn name(&self) -> &str {
        match self {
            Self::Text { file, .. } => file,
            Self::Setting(setting) => setting,
        }
    }
}

/// What a waiver that may settle `diagnostic` has to name; `None` where no file of the author is known.
fn place_of(diagnostic: &Diagnostic) -> Option<Place> {
    match diagnostic.subject.as_ref()? {
        Subject::Setting(setting) => Some(Place::Setting(setting.clone())),
        Subject::Text(text) if text.trim().is_empty() => None,
        Subject::Text(text) => {
            let file = diagnostic.source.as_ref()?.file.to_string();
            Some(Place::Text { file, hash: hash(text) })
        }
    }
}

/// The hash of a text, the same however its white space and invisible characters are set.
fn hash(text: &str) -> String {
    let composed: String = perceived(text).nfc().collect();
    let digest = Sha256::digest(composed.as_bytes());
    digest.iter().take(HASH_BYTES).fold(String::new(), |mut hex, byte| {
        // Writing to a text cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// A waiver of sitegen.toml in which nothing is missing.
#[derive(Clone, Debug)]
struct Written {
    rule: String,
    place: Place,
    waiver: Waiver,
    header: Range<usize>,
    rule_span: Range<usize>,
    author_span: Range<usize>,
    date_span: Range<usize>,
    expiry_span: Range<usize>,
    /// Whether something about it is wrong, so that it settles nothing.
    refused: bool,
    /// Whether it speaks of something that was found.
    used: bool,
}

impl Written {
    /// Reads a waiver; `None` where an answer is missing or wrong, which is told already.
    fn read(table: &Table, place: Place) -> Option<Self> {
        let text = |name: &str| table.get(name).and_then(Value::text).map(str::to_owned);
        let dated = |name: &str| table.get(name).and_then(|value| Some((value.date()?, value.span.clone())));
        let (date, date_span) = dated("date")?;
        let (expiry, expiry_span) = dated("expiry")?;
        Some(Self {
            rule: text("rule")?,
            place,
            waiver: Waiver { reason: text("reason")?, author: text("author")?, date, expiry },
            header: table.span.clone(),
            rule_span: table.get("rule")?.span.clone(),
            author_span: table.get("author")?.span.clone(),
            date_span,
            expiry_span,
            refused: false,
            used: false,
        })
    }

    fn span(&self, range: &Range<usize>, config: &Config) -> Span {
        Span::new(&config.file, range.clone())
    }

    /// Whether it is about what was found by `rule` at `place`.
    fn speaks_of(&self, rule: &str, place: &Place) -> bool {
        let same = match (&self.place, place) {
            (Place::Setting(own), Place::Setting(other)) => {
                other.strip_prefix(own.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            }
            (own, other) => own == other,
        };
        self.rule == rule && same
    }

    /// What is wrong with it on the day `today`.
    fn faults(&self, config: &Config, library: &Library, terms: &WaiverTerms, today: Date) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut tell = |rule, message: Message, range: &Range<usize>| {
            found.push(Diagnostic::error(rule, message).at(self.span(range, config)));
        };
        if !self.may_be(config, library, terms) {
            let id = if crate::rules::rule(&self.rule).is_some() { "refused-waiver" } else { "refused-waiver-unknown" };
            let message = Message::new(id).with("rule", self.rule.as_str()).with("place", self.place.name());
            tell("refused-waiver", message, &self.rule_span);
            return found;
        }
        if !self.is_named(config) {
            let message = Message::new("waiver-author").with("value", self.waiver.author.as_str());
            tell("malformed-setting", message, &self.author_span);
        }
        let (date, expiry) = (self.waiver.date, self.waiver.expiry);
        let longest = date.checked_add(terms.months.months()).unwrap_or(Date::MAX);
        let dated = |id| Message::new(id).with("date", day(date)).with("expiry", day(expiry));
        if date > today {
            tell("waiver-term", dated("waiver-future"), &self.date_span);
        } else if expiry < date {
            tell("waiver-term", dated("waiver-backwards"), &self.expiry_span);
        } else if expiry > longest {
            let message = dated("waiver-too-long").with("longest", day(longest)).with("months", terms.months);
            tell("waiver-term", message, &self.expiry_span);
        } else if expiry < today {
            tell("expired-waiver", dated("expired-waiver"), &self.expiry_span);
        } else if expiry.checked_sub(NOTICE_DAYS.days()).is_ok_and(|notice| notice <= today) {
            tell("expired-waiver", dated("expired-waiver-soon"), &self.expiry_span);
            found.iter_mut().rev().take(1).for_each(|last| last.severity = Severity::Warning);
        }
        // Dates of a demonstration only remind: an example must still build in years.
        if config.site.demonstration {
            let of_date = |found: &&mut Diagnostic| matches!(found.rule, "waiver-term" | "expired-waiver");
            found.iter_mut().filter(of_date).for_each(|found| found.severity = Severity::Reminder);
        }
        found
    }

    /// Whether its rule can be waived, and the norms of the site allow it.
    fn may_be(&self, config: &Config, library: &Library, terms: &WaiverTerms) -> bool {
        match &self.place {
            Place::Text { .. } => self.rule != MISSING && is_waivable(&self.rule) && terms.rules.contains(&self.rule),
            Place::Setting(setting) => {
                let packs = library.applicable(config);
                let mut waivable = packs
                    .iter()
                    .flat_map(|pack| &pack.requirements)
                    .flat_map(|requirement| &requirement.waivable_settings);
                self.rule == MISSING
                    && waivable.any(|waivable| {
                        waivable
                            .strip_prefix(setting.as_str())
                            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                    })
            }
        }
    }

    /// Whether somebody can be asked about it: a practitioner of the site, or a person with first and family name.
    fn is_named(&self, config: &Config) -> bool {
        let people = config.table.get("practitioners").map(Value::list).unwrap_or_default();
        let practises = |person: &Value| {
            let name = person.table().and_then(|table| table.get("name")?.text());
            name.is_some_and(|name| name == self.waiver.author)
        };
        let words = self.waiver.author.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
        people.iter().any(practises) || words.count() >= 2
    }
}

/// The waiver that would settle `diagnostic`, to be copied into sitegen.toml: whole but for the reason and the author.
fn offer(diagnostic: &Diagnostic, place: &Place, library: &Library, terms: &WaiverTerms, today: Date) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let mut lines = vec!["[[waivers]]".to_owned(), format!("rule = {}", quoted(diagnostic.rule))];
    match place {
        Place::Text { file, hash } => {
            lines.push(format!("file = {}", quoted(file)));
            if let Some(Subject::Text(text)) = &diagnostic.subject {
                lines.push(format!("excerpt = {}", quoted(&beginning(text))));
            }
            lines.push(format!("hash = {}", quoted(hash)));
        }
        Place::Setting(setting) => {
            lines.push(format!("setting = {}", quoted(&widest(setting, diagnostic, library))));
        }
    }
    let expiry = today.checked_add(terms.months.months()).unwrap_or(today);
    lines.extend(["reason = \"\"".to_owned(), "author = \"\"".to_owned()]);
    lines.extend([format!("date = {today}"), format!("expiry = {expiry}")]);
    lines.join("\n") + "\n"
}

/// The table around `setting`, if several of its settings may stay unanswered: they are one decision.
fn widest(setting: &str, diagnostic: &Diagnostic, library: &Library) -> String {
    let Some((table, _)) = setting.rsplit_once('.') else { return setting.to_owned() };
    let requirements = diagnostic.requirements.iter().filter_map(|id| library.requirement(id));
    let together = requirements.flat_map(|(_, requirement)| &requirement.waivable_settings);
    let alike: BTreeSet<&String> =
        together.filter(|other| other.rsplit_once('.').is_some_and(|(around, _)| around == table)).collect();
    if alike.len() > 1 { table.to_owned() } else { setting.to_owned() }
}

/// The first words of a text.
fn beginning(text: &str) -> String {
    let text = perceived(text);
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => {
            let cut = text[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &text[..cut])
        }
        None => text,
    }
}

fn day(date: Date) -> Bilingual {
    Bilingual { fr: locale::date(Language::Fr, date), en: locale::date(Language::En, date) }
}
