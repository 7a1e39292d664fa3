//! Fits the weights of the rules about prose to the passages and pages of `tests/detection/fitted/`.
//!
//! Writes `standards/weights.toml` (all but the two limits of each rule, which stay as they are) and
//! `standards/wording.txt`. With `--measure` it writes nothing and prints what each rule would find of each fifth of the
//! corpus if it were fitted to the other four.

#[path = "../../tests/corpus/mod.rs"]
mod corpus;
mod machine;
mod own;
mod written;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use corpus::{Label, Sample};
use machine::Row;
use rayon::prelude::*;
use sitegen::html::{self, Limits};
use sitegen::rules::prose_rules::{Features, ProseRules};
use sitegen::standard::{Library, PROSE_RULES, Place, Wording, print};

/// In how many samples a wording must occur to be weighed.
const SEEN: usize = 3;
/// How many times the passage of a sample that makes it what it is is looked for again.
const ROUNDS: usize = 4;
/// How strong a sign or a signal is against a wording, and a signal beside a passage against a wording: what is taken to
/// be weaker gets less of what several could explain.
const SIGN: f32 = 0.7;
const BESIDE: f32 = 0.5;
/// Parts that the corpus is cut into to be measured.
const FOLDS: usize = 5;

/// What a weight belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feature {
    /// A sign, a signal or, by the empty name, every passage; wherever it stands, or only unframed or framed.
    Named(String, Option<bool>),
    /// A signal in the passage before, or in the one after.
    Beside(String, bool),
    /// A wording.
    Wording(Wording),
}

/// How a sample is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A passage alone.
    Passage,
    /// A whole page.
    Page,
    /// A page of the project's own. All of them are clean, so their headings and the names of the theme's boxes would
    /// seem to say that what stands there is.
    Own,
}

/// The passages of a sample as rows of features.
struct Rows {
    label: Label,
    kind: Kind,
    fold: usize,
    passages: Vec<Passage>,
}

struct Passage {
    /// What it is: in a page, clean unless it stands in a marked block.
    label: Label,
    speaks: bool,
    row: Row,
}

fn main() {
    let measured = std::env::args().any(|argument| argument == "--measure");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut samples = corpus::read(&root.join("tests/detection/fitted"));
    let kind = |sample: &Sample| if sample.page { Kind::Page } else { Kind::Passage };
    let mut kinds: Vec<Kind> = samples.iter().map(kind).collect();
    samples.extend(own::read(root));
    kinds.resize(samples.len(), Kind::Own);
    let rules = ProseRules::new(Library::builtin(), &[]);
    let read: Vec<Vec<Features>> =
        samples.par_iter().zip(&kinds).map(|(sample, kind)| read(&rules, sample, *kind)).collect();
    let names = numbered(&read);
    let rows = |((sample, kind), read): ((&Sample, &Kind), &Vec<Features>)| rows(&rules, sample, *kind, read, &names);
    let rows: Vec<Rows> = samples.par_iter().zip(&kinds).zip(&read).map(rows).collect();
    if measured {
        PROSE_RULES.iter().enumerate().for_each(|(rule, _)| measure(rule, &rows, names.len()));
        return;
    }
    let all: Vec<&Rows> = rows.iter().collect();
    let weights: Vec<Vec<f32>> =
        (0..PROSE_RULES.len()).into_par_iter().map(|rule| fit(rule, &all, names.len())).collect();
    let words: BTreeMap<u32, &str> =
        read.iter().flatten().flat_map(|one| one.words.iter()).map(|word| (print(word), word.as_str())).collect();
    written::write(root, &names, &weights, &words);
}

/// The features of what counts in a sample.
fn read(rules: &ProseRules<'_>, sample: &Sample, kind: Kind) -> Vec<Features> {
    let mut all = features(rules, &sample.html);
    if kind == Kind::Own {
        let own = |wording: &Wording| matches!(wording.place, Place::Word | Place::Stem | Place::Pair);
        all.iter_mut().for_each(|passage| passage.wordings.retain(|(wording, _)| own(wording)));
    }
    all
}

fn features(rules: &ProseRules<'_>, markup: &str) -> Vec<Features> {
    rules.features(&html::parse(markup, &Limits::default()).expect("samples are small"))
}

/// The features of one passage, with their strength.
fn named(passage: &Features) -> impl Iterator<Item = (Feature, f32)> + '_ {
    let every = std::iter::once((String::new(), 1.0));
    let named = every.chain(passage.named.iter().cloned()).flat_map(|(name, strength)| {
        let own = Feature::Named(name.clone(), Some(passage.framed));
        [(Feature::Named(name, None), SIGN * strength), (own, SIGN * strength)]
    });
    let beside = passage.beside.iter().zip([false, true]).flat_map(|(signals, after)| {
        signals.iter().map(move |(name, strength)| (Feature::Beside(name.clone(), after), BESIDE * strength))
    });
    named.chain(beside).chain(passage.wordings.iter().map(|(wording, force)| (Feature::Wording(*wording), *force)))
}

/// The number of each feature that occurs often enough.
fn numbered(read: &[Vec<Features>]) -> HashMap<Feature, u32> {
    let mut seen: BTreeMap<Feature, (usize, usize)> = BTreeMap::new();
    for (number, passages) in read.iter().enumerate() {
        for (feature, _) in passages.iter().flat_map(named) {
            let (count, last) = seen.entry(feature).or_insert((0, usize::MAX));
            *count += usize::from(*last != number);
            *last = number;
        }
    }
    let often =
        seen.into_iter().filter(|(feature, (count, _))| *count >= SEEN || !matches!(feature, Feature::Wording(_)));
    (0..).zip(often).map(|(number, (feature, _))| (feature, number)).collect()
}

fn rows(rules: &ProseRules<'_>, sample: &Sample, kind: Kind, read: &[Features], names: &HashMap<Feature, u32>) -> Rows {
    let key = format!("{} {} {}", sample.batch, sample.language, sample.family);
    let of_block = |(label, block): &(Label, String)| {
        features(rules, block).into_iter().map(|passage| (passage.text, *label)).collect::<Vec<_>>()
    };
    let marked: HashMap<String, Label> = sample.marked.iter().flat_map(of_block).collect();
    let own = |text: &str| if sample.page { marked.get(text).copied().unwrap_or(Label::Clean) } else { sample.label };
    let passage = |passage: &Features| Passage {
        label: own(&passage.text),
        speaks: passage.speaks,
        row: row(named(passage).filter_map(|(name, x)| Some((*names.get(&name)?, x)))),
    };
    Rows {
        label: sample.label,
        kind,
        fold: usize::try_from(print(&key)).unwrap_or_default() % FOLDS,
        passages: read.iter().map(passage).collect(),
    }
}

/// A feature that stands in a passage several times counts as often.
fn row(features: impl Iterator<Item = (u32, f32)>) -> Row {
    let mut sums: BTreeMap<u32, f32> = BTreeMap::new();
    features.for_each(|(feature, x)| *sums.entry(feature).or_default() += x);
    sums.into_iter().collect()
}

/// The passages of a sample that a rule weighs.
fn weighed(rule: usize, sample: &Rows) -> impl Iterator<Item = &Passage> {
    sample.passages.iter().filter(move |passage| passage.speaks || rule != 0)
}

/// The label of what a rule is about.
fn label(rule: usize) -> Label {
    [Label::Praise, Label::Solicit, Label::Endorse][rule]
}

/// Of each sample that is what the rule is about, one passage makes it so: the one that weighs most of those that may.
/// Each round finds it by the weights of the round before.
fn fit(rule: usize, samples: &[&Rows], features: usize) -> Vec<f32> {
    let mut weights: Option<Vec<f32>> = None;
    for _ in 0..ROUNDS {
        let mut rows: Vec<(&Row, bool)> = Vec::new();
        for sample in samples {
            let clean = weighed(rule, sample).filter(|passage| passage.label == Label::Clean);
            rows.extend(clean.map(|passage| (&passage.row, false)));
            let meant = weighed(rule, sample).filter(|passage| passage.label == label(rule));
            match &weights {
                Some(weights) => {
                    let sum = |passage: &&Passage| machine::sum(&passage.row, weights);
                    let most = meant.max_by(|one, other| sum(one).total_cmp(&sum(other)));
                    rows.extend(most.map(|passage| (&passage.row, true)));
                }
                None => rows.extend(meant.map(|passage| (&passage.row, true))),
            }
        }
        weights = Some(machine::fit(&rows, features));
    }
    weights.unwrap_or_default()
}

/// Prints what the rule finds of samples that it was not fitted to, by the limit from which it would tell them.
fn measure(rule: usize, rows: &[Rows], features: usize) {
    let sums: Vec<(f32, &Rows)> = (0..FOLDS)
        .into_par_iter()
        .flat_map(|fold| {
            let others: Vec<&Rows> = rows.iter().filter(|sample| sample.fold != fold).collect();
            let weights = fit(rule, &others, features);
            let own = rows.iter().filter(|sample| sample.fold == fold);
            let most = |sample: &Rows| {
                weighed(rule, sample).map(|passage| machine::sum(&passage.row, &weights)).fold(-9.0, f32::max)
            };
            own.map(|sample| (most(sample), sample)).collect::<Vec<_>>()
        })
        .collect();
    for (kind, name) in [(Kind::Passage, "passages"), (Kind::Page, "pages   ")] {
        for limit in -5..=10 {
            let limit = limit as f32 / 10.0;
            let told = |wanted: Label| {
                let of_label = sums.iter().filter(|(_, sample)| sample.label == wanted && sample.kind == kind);
                (of_label.clone().filter(|(sum, _)| *sum >= limit).count(), of_label.count())
            };
            let ((found, wanted), (wrong, clean)) = (told(label(rule)), told(Label::Clean));
            println!(
                "{:<15} {} from {limit:>4}: found {found:>4} of {wanted:>4}, wrongly {wrong:>3} of {clean}; precision {:.3}, recall {:.3}",
                PROSE_RULES[rule],
                name,
                found as f32 / (found + wrong).max(1) as f32,
                found as f32 / wanted.max(1) as f32,
            );
        }
    }
}
