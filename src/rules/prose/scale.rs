//! The weight of a passage for a rule, from everything that speaks for it and against it.

use super::evidence::Evidence;
use super::signs::{SIGNS, Sign};
use crate::standard::{Lexicon, RuleWeights, SignalId};

/// What each sign weighs for a rule, looked up once.
#[derive(Debug)]
pub(in crate::rules) struct Scale {
    /// The rule's place among those about prose.
    column: usize,
    base: [f32; 2],
    probable: f32,
    certain: f32,
    signs: [[f32; 2]; SIGNS],
    lexical: Vec<(SignalId, [f32; 2])>,
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
    pub(in crate::rules) fn new(lexicon: &Lexicon, weights: &RuleWeights, column: usize) -> Self {
        let lexical = lexicon.signals().iter().map(|name| (lexicon.signal(name), weights.sign(name)));
        Self {
            column,
            base: weights.base,
            probable: weights.probable,
            certain: weights.certain,
            signs: Sign::ALL.map(|(_, name)| weights.sign(name)),
            lexical: lexical.filter(|(_, weights)| *weights != [0.0; 2]).collect(),
        }
    }

    /// How sure the rule is of a passage, if it tells it at all.
    pub(in crate::rules) fn weigh(&self, evidence: &Evidence<'_>) -> Option<Sure> {
        let mut sum = self.base[usize::from(evidence.framed)];
        self.each(evidence, |weight, _| sum += weight);
        match sum {
            _ if sum < self.probable => None,
            _ if sum < self.certain => Some(Sure::Probable),
            _ => Some(Sure::Certain),
        }
    }

    /// What speaks for a passage, the weightiest first.
    pub(in crate::rules) fn spoke(&self, evidence: &Evidence<'_>) -> Vec<Spoke> {
        let mut spoke = Vec::new();
        self.each(evidence, |weight, what| {
            if weight > 0.0 {
                spoke.push((weight, what));
            }
        });
        spoke.sort_by(|one, other| other.0.total_cmp(&one.0));
        spoke.into_iter().map(|(_, what)| what).collect()
    }

    fn each(&self, evidence: &Evidence<'_>, mut add: impl FnMut(f32, Spoke)) {
        let column = usize::from(evidence.framed);
        for ((here, weights), (sign, _)) in evidence.signs.iter().zip(&self.signs).zip(&Sign::ALL) {
            if *here {
                add(weights[column], Spoke::Sign(*sign));
            }
        }
        for (id, weights) in &self.lexical {
            let count = evidence.counts.of(*id);
            if count > 0 {
                add(strength(count) * weights[column], Spoke::Signal(*id));
            }
        }
        add(evidence.wording[self.column], Spoke::Wording);
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
