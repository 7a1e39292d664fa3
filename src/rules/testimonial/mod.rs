//! Praise by clients in the words and the structure of a finished page, weighed from what speaks for and against it.

mod passages;
mod signature;
mod weigh;

pub use weigh::{Judgement, Signal};

use super::page::{Found, PageView};
use crate::config::{Config, Value};
use crate::diagnostic::{Bilingual, Diagnostic, Language, Message, Outcome};
use crate::html::Document;
use crate::locale;
use crate::standard::{Lexicon, Library};

/// What the rule has to know of the site and its norms.
#[derive(Debug)]
pub struct Praise<'a> {
    lexicon: &'a Lexicon,
    practitioners: Vec<String>,
    requirements: Vec<String>,
}

impl<'a> Praise<'a> {
    /// What `config` and the packs of `library` that apply to it say.
    pub fn of(config: &Config, library: &'a Library) -> Self {
        let people = config.table.get("practitioners").map(Value::list).unwrap_or_default();
        let names = people.iter().filter_map(|person| Some(person.table()?.get("name")?.text()?.to_owned()));
        let held = library.applicable(config).into_iter().flat_map(|pack| &pack.requirements);
        let held = held.filter(|requirement| requirement.held_by.iter().any(|rule| rule == "testimonial"));
        Self {
            lexicon: &library.lexicon,
            practitioners: names.collect(),
            requirements: held.map(|requirement| requirement.id.clone()).collect(),
        }
    }
}

/// The passages of a page that are, or may be, praise by clients. `practitioners` are those whom the site names.
pub fn judge(tree: &Document, lexicon: &Lexicon, practitioners: &[String]) -> Vec<Judgement> {
    weigh::judge(&passages::pieces(tree), lexicon, practitioners)
}

pub(super) fn check(view: &PageView<'_>, found: &mut Vec<Found>) {
    for judgement in judge(view.tree, view.praise.lexicon, &view.praise.practitioners) {
        let id = if judgement.certain { "testimonial-certain" } else { "testimonial-probable" };
        let message = Message::new(id).with("signals", told(&judgement.signals));
        let mut diagnostic = Diagnostic::error("testimonial", message).under(view.praise.requirements.iter().cloned());
        if !judgement.certain {
            diagnostic.outcome = Outcome::CantTell;
            diagnostic.reason = Some("probable-praise");
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
        Signal::Stars => "testimonial-signal-stars",
    }
}
