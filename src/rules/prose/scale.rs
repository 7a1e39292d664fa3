//! The weight of a passage by what its words say alone.

use crate::standard::{Counts, Lexicon, RuleWeights, SignalId};

/// What each signal weighs for a rule, looked up once.
#[derive(Debug)]
pub(in crate::rules) struct Scale {
    base: f32,
    probable: f32,
    certain: f32,
    lexical: Vec<(SignalId, [f32; 2])>,
}

/// How sure a rule is of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Sure {
    /// It is what the rule is about.
    Certain,
    /// A person has to look.
    Probable,
}

impl Scale {
    pub(in crate::rules) fn new(lexicon: &Lexicon, weights: &RuleWeights) -> Self {
        Self {
            base: weights.base,
            probable: weights.probable,
            certain: weights.certain,
            lexical: weights.names().map(|name| (lexicon.signal(name), weights.sign(name))).collect(),
        }
    }

    /// Weighs what the words of a passage say together with `more`, which its structure adds. Something must speak.
    pub(in crate::rules) fn weigh(&self, counts: Counts<'_>, framed: bool, more: f32) -> Option<Sure> {
        let column = usize::from(framed);
        let mut sum = self.base + more;
        let mut spoke = more > 0.0;
        for (id, weights) in &self.lexical {
            if counts.of(*id) > 0 {
                sum += weights[column];
                spoke |= weights[column] > 0.0;
            }
        }
        match sum {
            _ if !spoke || sum < self.probable => None,
            _ if sum < self.certain => Some(Sure::Probable),
            _ => Some(Sure::Certain),
        }
    }
}
