//! The rules about prose together: what they go by on a site, and their judgement of a page or of a text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::page::Found;
use super::prose::evidence::{self, Evidence, Ids};
use super::prose::scale::{Scale, Spoke, Sure, strength};
use super::prose::signs::Sign;
use super::prose::{Prose, Reader};
use super::{endorsement, review_request, testimonial};
use crate::config::{Config, Value};
use crate::diagnostic::{Diagnostic, Message, Outcome, Subject};
use crate::html::{self, Document, Limits, NodeId, perceived, visible_text};
use crate::standard::{Library, PROSE_RULES, Wording, stem};

/// What the rules about prose have to know of the site and its norms.
#[derive(Debug)]
pub struct ProseRules<'a> {
    pub(super) reader: Reader<'a>,
    ids: Ids,
    scales: [Scale; PROSE_RULES.len()],
    held: BTreeMap<&'a str, Vec<String>>,
}

/// A passage that a rule about prose tells.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The rule.
    pub rule: &'static str,
    /// The element the passage stands in.
    pub node: NodeId,
    /// Whether it is certain; otherwise a person has to look.
    pub certain: bool,
    /// What spoke for it, the weightiest first.
    pub(super) spoke: Vec<Spoke>,
    /// The beginning of what the passage says.
    pub text: String,
}

/// What is weighed of one passage, as the weights are fitted to it.
#[derive(Clone, Debug)]
pub struct Features {
    /// What it says.
    pub text: String,
    /// Whether somebody may speak in it: `testimonial` weighs no other.
    pub speaks: bool,
    /// Whether it is set off from the running prose.
    pub framed: bool,
    /// The signs and signals by name, with their strength.
    pub named: Vec<(String, f32)>,
    /// The signals by name that speak in the passage before and in the one after, with their strength.
    pub beside: [Vec<(String, f32)>; 2],
    /// The wordings, with their strength.
    pub wordings: Vec<(Wording, f32)>,
    /// The words that the prints of the wordings stand for, folded, and their stems.
    pub words: Arc<[String]>,
}

/// Longest passage that is shown whole in a finding, in characters.
const SHOWN: usize = 120;

impl<'a> ProseRules<'a> {
    /// What `config` and the packs of `library` that apply to it say.
    pub fn of(config: &Config, library: &'a Library) -> Self {
        let people = config.table.get("practitioners").map(Value::list).unwrap_or_default();
        let names: Vec<&str> = people.iter().filter_map(|person| person.table()?.get("name")?.text()).collect();
        let mut rules = Self::new(library, &names);
        for requirement in library.applicable(config).into_iter().flat_map(|pack| &pack.requirements) {
            for rule in &requirement.held_by {
                rules.held.entry(rule.as_str()).or_default().push(requirement.id.clone());
            }
        }
        rules
    }

    /// The rules for a site whose practitioners have these names, without the norms that they hold.
    pub fn new(library: &'a Library, practitioners: &[&str]) -> Self {
        let lexicon = &library.lexicon;
        let scale = |column: usize| Scale::new(&library.weights.of(PROSE_RULES[column]), column);
        Self {
            reader: Reader::new(library, practitioners.iter().copied()),
            ids: Ids::of(lexicon),
            scales: std::array::from_fn(scale),
            held: BTreeMap::new(),
        }
    }

    /// The requirements that a rule holds on this site.
    pub(super) fn held(&self, rule: &str) -> Vec<String> {
        self.held.get(rule).cloned().unwrap_or_default()
    }

    /// What the prose of a page shows.
    pub fn judge(&self, tree: &Document) -> Vec<Found> {
        self.found(tree, &self.reader.read(tree))
    }

    /// What a text that stands in no page shows: a string in a style sheet, a script or a data file.
    pub fn judge_text(&self, text: &str) -> Vec<Diagnostic> {
        // An empty page passes no limit; its root stands for the text.
        let Ok(tree) = html::parse_fragment("", &Limits::default()) else { return Vec::new() };
        let found = self.found(&tree, &self.reader.read_text(text, tree.root()));
        found.into_iter().map(|found| found.diagnostic).collect()
    }

    fn found(&self, tree: &Document, prose: &Prose) -> Vec<Found> {
        let judgements = self.weighed(prose).into_iter();
        judgements.map(|judgement| Found::at(self.diagnostic(tree, &judgement), judgement.node)).collect()
    }

    fn diagnostic(&self, tree: &Document, judgement: &Judgement) -> Diagnostic {
        let [certain, probable, reason] = match judgement.rule {
            "testimonial" => testimonial::TEXTS,
            "review-request" => review_request::TEXTS,
            _ => endorsement::TEXTS,
        };
        let message = Message::new(if judgement.certain { certain } else { probable })
            .with("signals", testimonial::told(self.reader.lexicon, &judgement.spoke))
            .with("text", judgement.text.as_str());
        let mut diagnostic = Diagnostic::error(judgement.rule, message).under(self.held(judgement.rule));
        if !judgement.certain {
            diagnostic.outcome = Outcome::CantTell;
            diagnostic.reason = Some(reason);
            diagnostic.subject = passage(tree, judgement.node).map(Subject::Text);
        }
        diagnostic
    }

    /// The passages of a page that are praise by clients, requests for praise, or praise by others.
    pub fn told(&self, tree: &Document) -> Vec<Judgement> {
        self.weighed(&self.reader.read(tree))
    }

    fn weighed(&self, prose: &Prose) -> Vec<Judgement> {
        let evidence = evidence::gather(&self.reader, &self.ids, prose, false);
        let mut told = Vec::new();
        for (rule, scale) in PROSE_RULES.into_iter().zip(&self.scales) {
            // A long passage is told once, by the part that says most.
            for parts in evidence.chunk_by(|one, next| std::ptr::eq(one.piece, next.piece)) {
                let weighed = parts.iter().filter(|part| part.speaks || rule != "testimonial");
                let weighed = weighed.filter_map(|part| Some((scale.weigh(part)?, part)));
                if let Some((sure, part)) = weighed.rev().max_by_key(|(sure, _)| *sure) {
                    told.push(Judgement {
                        rule,
                        node: part.piece.node,
                        certain: sure == Sure::Certain,
                        spoke: scale.spoke(&self.reader.signals, part),
                        text: prose.text_of(part.piece, part.part).chars().take(SHOWN).collect(),
                    });
                }
            }
        }
        // What one rule is certain of, no other has to ask a person about.
        let certain: BTreeSet<NodeId> = told.iter().filter(|one| one.certain).map(|one| one.node).collect();
        told.retain(|one| one.certain || !certain.contains(&one.node));
        told
    }

    /// What is weighed of each passage of a page.
    pub fn features(&self, tree: &Document) -> Vec<Features> {
        let prose = self.reader.read(tree);
        let evidence = evidence::gather(&self.reader, &self.ids, &prose, true);
        let words = prose.words(tree);
        let stems: Vec<String> = words.iter().map(|word| stem(word).to_owned()).collect();
        let words: Arc<[String]> = [words, stems].concat().into();
        let spoken = |other: Option<&Evidence<'_>>| other.map(|other| self.spoken(other)).unwrap_or_default();
        let beside = |at| evidence::neighbours(&evidence, at).map(spoken);
        let passages = evidence.iter().enumerate();
        passages.map(|(at, passage)| self.features_of(&prose, &words, passage, beside(at))).collect()
    }

    /// The signals that speak in a passage.
    fn spoken(&self, passage: &Evidence<'_>) -> Vec<(String, f32)> {
        let lexicon = self.reader.lexicon;
        let signals = lexicon.signals().iter().map(|name| (name.clone(), passage.counts.of(lexicon.signal(name))));
        signals.filter(|(_, count)| *count > 0).map(|(name, count)| (name, strength(count))).collect()
    }

    fn features_of(
        &self,
        prose: &Prose,
        words: &Arc<[String]>,
        passage: &Evidence<'_>,
        beside: [Vec<(String, f32)>; 2],
    ) -> Features {
        let signs = passage.signs.iter().zip(&Sign::ALL).filter(|(here, _)| **here);
        let mut named: Vec<(String, f32)> = signs.map(|(_, (_, name))| ((*name).to_owned(), 1.0)).collect();
        named.extend(self.spoken(passage));
        Features {
            text: prose.text_of(passage.piece, passage.part).to_owned(),
            speaks: passage.speaks,
            framed: passage.framed,
            named,
            beside,
            wordings: passage.wordings.clone(),
            words: Arc::clone(words),
        }
    }
}

/// Words that a line beside a passage has at the most to be read as its signature.
const SHORT: usize = 9;

/// The words of an element with those of the short lines beside it, among which a signature may stand; nothing where
/// it has no words that can be seen.
pub(super) fn passage(tree: &Document, node: NodeId) -> Option<String> {
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
