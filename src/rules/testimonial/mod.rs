//! Praise by clients in the words and the structure of a finished page, weighed from what speaks for and against it.

mod passages;
mod signature;
mod weigh;

pub use weigh::{Judgement, Signal};

use super::page::{Found, PageView};
use crate::config::{Config, Value};
use crate::diagnostic::{Bilingual, Diagnostic, Language, Message, Outcome, Subject};
use crate::html::{Document, NodeId, perceived, visible_text};
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

/// Words that a line beside a passage has at the most to be read as its signature.
const SHORT: usize = 9;

pub(super) fn check(view: &PageView<'_>, found: &mut Vec<Found>) {
    for judgement in judge(view.tree, view.praise.lexicon, &view.praise.practitioners) {
        let id = if judgement.certain { "testimonial-certain" } else { "testimonial-probable" };
        let message = Message::new(id).with("signals", told(&judgement.signals));
        let mut diagnostic = Diagnostic::error("testimonial", message).under(view.praise.requirements.iter().cloned());
        if !judgement.certain {
            diagnostic.outcome = Outcome::CantTell;
            diagnostic.reason = Some("probable-praise");
            diagnostic.subject = passage(view.tree, judgement.node).map(Subject::Text);
        }
        found.push(Found::at(diagnostic, judgement.node));
    }
}

/// The words of an element with those of the short lines beside it, among which a signature may stand; nothing where
/// it has no words that can be seen.
fn passage(tree: &Document, node: NodeId) -> Option<String> {
    let words = |node| perceived(&visible_text(tree, node));
    let own = words(node);
    if own.is_empty() {
        return None;
    }
    let around: Vec<NodeId> = tree.parent(node).map(|parent| tree.children(parent).collect()).unwrap_or_default();
    let place = around.iter().position(|other| *other == node)?;
    let beside = |other: &&NodeId| tree.is_element(**other);
    // The heading of a card may name who speaks; that of a part of the page does not.
    let before = around[..place].iter().rev().find(beside).filter(|other| !matches!(tree.name(**other), "h1" | "h2"));
    let before = before.map(|other| words(*other));
    let after = around[place + 1..].iter().find(beside).map(|other| words(*other));
    let line = |text: Option<String>| text.filter(|text| text.split_whitespace().count() <= SHORT).unwrap_or_default();
    Some(format!("{}\n{own}\n{}", line(before), line(after)))
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
