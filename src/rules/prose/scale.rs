//! The weight of a passage for a rule, from everything that speaks for it and against it.

use super::evidence::Evidence;
use super::signs::{SIGNS, Sign};
use super::words::Weights;
use crate::standard::{self, Counts, Lexicon, PROSE_RULES, RuleWeights, SignalId};

/// What each sign weighs for a rule, looked up once.
#[derive(Debug)]
pub(in crate::rules) struct Scale {
    /// The rule's place among those about prose.
    column: usize,
    base: [f32; 2],
    probable: f32,
    certain: f32,
    signs: [[f32; 2]; SIGNS],
}

/// What each signal weighs for every rule about prose, looked up once.
#[derive(Debug)]
pub(in crate::rules) struct Signals(Vec<(SignalId, [Weights; 4])>);

/// What the signals of a passage weigh: in running prose, in a frame, for the passage after it, for the one before.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::rules) struct Said([Weights; 4]);

impl Signals {
    pub(in crate::rules) fn new(lexicon: &Lexicon, weights: &standard::Weights) -> Self {
        let rules = PROSE_RULES.map(|rule| weights.of(rule));
        let row = |name: &String| {
            let [own, beside] =
                [rules.each_ref().map(|rule| rule.sign(name)), rules.each_ref().map(|rule| rule.beside(name))];
            let columns = [
                own.map(|pair| pair[0]),
                own.map(|pair| pair[1]),
                beside.map(|pair| pair[0]),
                beside.map(|pair| pair[1]),
            ];
            (lexicon.signal(name), columns)
        };
        Self(lexicon.signals().iter().map(row).collect())
    }

    /// What those weigh that speak in a passage.
    pub(super) fn weigh(&self, counts: Counts<'_>) -> Said {
        let mut said = Said::default();
        for (id, columns) in &self.0 {
            let strength = strength(counts.of(*id));
            if strength > 0.0 {
                let each = said.0.iter_mut().flatten().zip(columns.iter().flatten());
                each.for_each(|(sum, weight)| *sum += strength * weight);
            }
        }
        said
    }

    /// Those that speak in a passage, with what they weigh there for a rule.
    fn each(&self, counts: Counts<'_>, framed: bool, rule: usize) -> impl Iterator<Item = (f32, SignalId)> {
        let weight = move |columns: &[Weights; 4]| columns[usize::from(framed)][rule];
        self.0.iter().map(move |(id, columns)| (strength(counts.of(*id)) * weight(columns), *id))
    }
}

impl Said {
    fn own(self, framed: bool) -> Weights {
        self.0[usize::from(framed)]
    }

    /// What they weigh for the passage after theirs.
    pub(super) fn for_next(self) -> Weights {
        self.0[2]
    }

    /// What they weigh for the passage before theirs.
    pub(super) fn for_last(self) -> Weights {
        self.0[3]
    }
}

/// What a passage weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) enum Sure {
    /// A person has to look.
    Probable,
    /// It is what the rule is about.
    Certain,
}

/// Something that speaks for a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Spoke {
    /// A sign of the structure.
    Sign(Sign),
    /// A signal of the lexicon.
    Signal(SignalId),
    /// Words that weigh by themselves.
    Wording,
}

impl Scale {
    pub(in crate::rules) fn new(weights: &RuleWeights, column: usize) -> Self {
        Self {
            column,
            base: weights.base,
            probable: weights.probable,
            certain: weights.certain,
            signs: Sign::ALL.map(|(_, name)| weights.sign(name)),
        }
    }

    /// How sure the rule is of a passage, if it tells it at all.
    pub(in crate::rules) fn weigh(&self, evidence: &Evidence<'_>) -> Option<Sure> {
        let said = evidence.part.said.own(evidence.framed)[self.column];
        let words = evidence.wording[self.column] + evidence.beside[self.column];
        let sum = self.base[usize::from(evidence.framed)] + self.signs(evidence).map(|(weight, _)| weight).sum::<f32>();
        match sum + said + words {
            sum if sum < self.probable => None,
            sum if sum < self.certain => Some(Sure::Probable),
            _ => Some(Sure::Certain),
        }
    }

    /// What speaks for a passage, the weightiest first.
    pub(in crate::rules) fn spoke(&self, signals: &Signals, evidence: &Evidence<'_>) -> Vec<Spoke> {
        let signs = self.signs(evidence).map(|(weight, sign)| (weight, Spoke::Sign(sign)));
        let signals = signals.each(evidence.counts, evidence.framed, self.column);
        let signals = signals.map(|(weight, id)| (weight, Spoke::Signal(id)));
        let words = [(evidence.wording[self.column], Spoke::Wording)];
        let mut spoke: Vec<(f32, Spoke)> =
            signs.chain(signals).chain(words).filter(|(weight, _)| *weight > 0.0).collect();
        spoke.sort_by(|one, other| other.0.total_cmp(&one.0));
        spoke.into_iter().map(|(_, what)| what).collect()
    }

    /// The signs of a passage, with what they weigh.
    fn signs(&self, evidence: &Evidence<'_>) -> impl Iterator<Item = (f32, Sign)> {
        let framed = usize::from(evidence.framed);
        let signs = evidence.signs.iter().zip(&self.signs).zip(&Sign::ALL);
        signs.filter(|((here, _), _)| **here).map(move |((_, weights), (sign, _))| (weights[framed], *sign))
    }
}

/// What a signal weighs that speaks so many times: twice says more than once, but not twice as much.
pub(in crate::rules) fn strength(count: usize) -> f32 {
    match count {
        0 => 0.0,
        1 => 1.0,
        _ => 1.4,
    }
}
