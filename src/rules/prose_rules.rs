//! The rules about prose together: what they go by on a site, and their judgement of a page or of a text.

use std::collections::BTreeMap;

use super::endorsement::Endorsement;
use super::page::Found;
use super::prose::scale::Scale;
use super::prose::{Prose, Reader};
use super::review_request::Request;
use super::testimonial::Judgement;
use super::{endorsement, review_request, testimonial};
use crate::config::{Config, Value};
use crate::diagnostic::Diagnostic;
use crate::html::{self, Document, Limits, NodeId, perceived, visible_text};
use crate::standard::Library;

/// What the rules about prose have to know of the site and its norms.
#[derive(Debug)]
pub struct ProseRules<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) testimonial: testimonial::Scale,
    pub(super) review_request: Scale,
    pub(super) endorsement: Scale,
    held: BTreeMap<&'a str, Vec<String>>,
}

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
        let weights = |rule| library.weights.of(rule);
        Self {
            reader: Reader::new(lexicon, practitioners.iter().copied()),
            testimonial: testimonial::Scale::new(lexicon, &weights("testimonial")),
            review_request: Scale::new(lexicon, &weights("review-request")),
            endorsement: Scale::new(lexicon, &weights("endorsement")),
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
        let mut found = Vec::new();
        testimonial::check(self, tree, prose, &mut found);
        review_request::check(self, tree, prose, &mut found);
        endorsement::check(self, tree, prose, &mut found);
        found
    }

    /// The passages of a page that are praise by clients, requests for praise, and praise by others.
    pub fn told(&self, tree: &Document) -> (Vec<Judgement>, Vec<Request>, Vec<Endorsement>) {
        let prose = self.reader.read(tree);
        (
            testimonial::judge(&self.reader, &self.testimonial, &prose),
            review_request::judge(self, &prose),
            endorsement::judge(self, &prose),
        )
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
