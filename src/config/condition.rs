//! Conditions on a configuration, as packs write them.

use serde::Deserialize;

use super::path::{Bound, select};
use super::value::{Data, Table, Value};

/// When something applies.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Condition {
    /// Every one holds.
    All {
        /// The conditions.
        all: Vec<Condition>,
    },
    /// At least one holds.
    Any {
        /// The conditions.
        any: Vec<Condition>,
    },
    /// It does not hold.
    Not {
        /// The condition.
        not: Box<Condition>,
    },
    /// A setting has the value somewhere that the path speaks of.
    Equals {
        /// Path of the setting.
        setting: String,
        /// The value.
        equals: toml::Value,
    },
    /// A setting has one of the values.
    OneOf {
        /// Path of the setting.
        setting: String,
        /// The values.
        one_of: Vec<toml::Value>,
    },
    /// A list holds at least one of the values.
    Includes {
        /// Path of the list.
        setting: String,
        /// The values.
        includes: Vec<toml::Value>,
    },
    /// A setting is written and not an empty list, or the contrary. One that was written but could not be understood
    /// is neither: its own finding speaks of it.
    Present {
        /// Path of the setting.
        setting: String,
        /// Whether it has to be.
        present: bool,
    },
}

impl Condition {
    /// Whether the condition holds for `root`; `bounds` say which table of a list is meant.
    pub fn holds(&self, root: &Table, bounds: &[Bound]) -> bool {
        let some = |setting: &str, test: &dyn Fn(&Value) -> bool| {
            select(root, setting, bounds, &[]).iter().any(|found| found.value.is_some_and(test))
        };
        match self {
            Self::All { all } => all.iter().all(|condition| condition.holds(root, bounds)),
            Self::Any { any } => any.iter().any(|condition| condition.holds(root, bounds)),
            Self::Not { not } => !not.holds(root, bounds),
            Self::Equals { setting, equals } => some(setting, &|value| value.says(equals)),
            Self::OneOf { setting, one_of } => some(setting, &|value| one_of.iter().any(|one| value.says(one))),
            Self::Includes { setting, includes } => some(setting, &|value| includes.iter().any(|one| value.says(one))),
            Self::Present { setting, present: true } => {
                some(setting, &|value| !value.is_empty_list() && value.data != Data::Invalid)
            }
            Self::Present { setting, present: false } => !some(setting, &|value| !value.is_empty_list()),
        }
    }

    /// The paths that the condition looks at.
    pub fn settings(&self) -> Vec<&str> {
        match self {
            Self::All { all: several } | Self::Any { any: several } => {
                several.iter().flat_map(Self::settings).collect()
            }
            Self::Not { not } => not.settings(),
            Self::Equals { setting, .. }
            | Self::OneOf { setting, .. }
            | Self::Includes { setting, .. }
            | Self::Present { setting, .. } => vec![setting],
        }
    }
}
