//! What each sign weighs for the rules about prose: what `standards/weights.toml` holds.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The weights of every rule about prose, by its id.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Weights(BTreeMap<String, RuleWeights>);

/// The weights of a rule's signs, and from which sum on a passage is told. Pairs are for the running prose of the page
/// and for a passage that a quotation, a signature or a heading frames.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleWeights {
    /// What a passage weighs of which nothing is known.
    pub base: [f32; 2],
    /// From this sum on, a person has to look at a passage.
    pub probable: f32,
    /// From this sum on, it is what the rule is about.
    pub certain: f32,
    /// What each sign adds.
    signs: BTreeMap<String, [f32; 2]>,
    /// What each signal adds to the passage that comes after, and to the one before.
    beside: BTreeMap<String, [f32; 2]>,
}

impl Weights {
    /// The weights of a rule.
    pub fn of(&self, rule: &str) -> RuleWeights {
        self.0.get(rule).cloned().unwrap_or_default()
    }
}

impl RuleWeights {
    /// What a sign adds, unframed and framed.
    pub fn sign(&self, name: &str) -> [f32; 2] {
        self.signs.get(name).copied().unwrap_or_default()
    }

    /// What a signal adds to the passage after its own, and to the one before.
    pub fn beside(&self, name: &str) -> [f32; 2] {
        self.beside.get(name).copied().unwrap_or_default()
    }
}
