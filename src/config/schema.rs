//! Which settings exist, what form each has and how it is explained: data of `standards/`, compiled into a tree of names.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::Bilingual;
use crate::source::slug;

/// One setting, as a file of `standards/settings/` describes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Its path; `[]` stands for each table of a list, `*` for each of the names that its parent allows.
    pub key: String,
    /// Its form.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// What it is, as a noun phrase.
    pub label: Bilingual,
    /// What to write.
    pub help: Bilingual,
    /// A right value, as it is written in TOML.
    pub example: Option<String>,
    /// Whether sitegen itself cannot work without it, whatever the norm.
    #[serde(default)]
    pub required: bool,
    /// Whether an empty list is an answer.
    #[serde(default)]
    pub empty: bool,
    /// The choices of `choice` and `choices`; of a `name`, those that editors propose.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// Where choices come from that packs bring.
    pub choices_from: Option<String>,
    /// The names that a table of `names` allows.
    #[serde(default)]
    pub names: Vec<String>,
    /// Where names come from that packs bring.
    pub names_from: Option<String>,
    /// The presets of a `preset`.
    #[serde(default)]
    pub presets: Vec<Preset>,
    /// Smallest number.
    pub min: Option<f64>,
    /// Greatest number.
    pub max: Option<f64>,
}

impl Setting {
    /// The last part of its path: the name that stands before the `=`.
    pub fn name(&self) -> &str {
        self.key.rsplit('.').next().unwrap_or(&self.key)
    }
}

/// The form of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One line, or one per language.
    Text,
    /// One line that no language changes.
    Name,
    /// One of the choices.
    Choice,
    /// Some of the choices, each once.
    Choices,
    /// Yes or no.
    Boolean,
    /// Must be absent or `false`.
    Never,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A time of day, `09:00`.
    Clock,
    /// An e-mail address.
    Email,
    /// A telephone number of North America.
    Telephone,
    /// A Canadian postal code.
    PostalCode,
    /// An `https` address.
    Url,
    /// A file of `static/`.
    File,
    /// Settings below it.
    Table,
    /// A list of tables.
    Tables,
    /// A table whose names are given.
    Names,
    /// A list of lines.
    NamesList,
    /// The name of a preset, or a table.
    Preset,
}

/// One choice of a setting.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// As it is written in TOML.
    pub value: String,
    /// As French says it in a list.
    pub fr: String,
    /// As English says it in a list.
    pub en: String,
}

impl Choice {
    /// Its label in both languages.
    pub fn label(&self) -> Bilingual {
        Bilingual { fr: self.fr.clone(), en: self.en.clone() }
    }
}

/// A name that stands for a whole table of answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// As it is written in TOML.
    pub name: String,
    /// The answers it gives.
    pub values: toml::Table,
    /// What it means, in French.
    pub fr: String,
    /// What it means, in English.
    pub en: String,
}

/// All settings of a kind of file, by path.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    settings: Vec<Setting>,
    /// Names that would turn on what norms forbid, without accents and signs.
    refused: Vec<String>,
    root: Node,
}

/// A step of a path: what may stand there and below.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    pub(super) setting: Option<usize>,
    pub(super) children: BTreeMap<String, Node>,
    pub(super) items: Option<Box<Node>>,
    pub(super) any: Option<Box<Node>>,
}

impl Schema {
    /// The schema of `settings`; a later setting of the same key takes the place of an earlier one.
    pub fn new(settings: Vec<Setting>) -> Self {
        let mut schema = Self::default();
        for setting in settings {
            let mut node = &mut schema.root;
            for step in steps(&setting.key) {
                node = match step {
                    "[]" => node.items.get_or_insert_default(),
                    "*" => node.any.get_or_insert_default(),
                    name => node.children.entry(name.to_owned()).or_default(),
                };
            }
            match node.setting {
                Some(index) => schema.settings[index] = setting,
                None => {
                    node.setting = Some(schema.settings.len());
                    schema.settings.push(setting);
                }
            }
        }
        schema
    }

    /// The same schema, which knows these names as refused wherever they stand.
    pub fn refusing(mut self, names: &[String]) -> Self {
        self.refused = names.to_vec();
        self
    }

    /// Whether a name, however it is written, would turn on what norms forbid.
    pub fn refuses(&self, name: &str) -> bool {
        let plain = slug(name).replace('-', "");
        self.refused.contains(&plain)
    }

    /// All settings, in the order in which they were described.
    pub fn settings(&self) -> &[Setting] {
        &self.settings
    }

    /// The setting of a path such as `services[].fee.amount`. A name that a `*` allows may stand in its place.
    pub fn setting(&self, key: &str) -> Option<&Setting> {
        let mut node = &self.root;
        for step in steps(key) {
            node = match step {
                "[]" => node.items.as_deref()?,
                name => node.children.get(name).or(node.any.as_deref())?,
            };
        }
        node.setting.map(|index| &self.settings[index])
    }

    /// The label of a choice of the setting `key`.
    pub fn choice(&self, key: &str, value: &str) -> Option<&Choice> {
        self.setting(key)?.choices.iter().find(|choice| choice.value == value)
    }

    /// Gives every setting that takes its choices or names from `source` these choices.
    pub fn provide(&mut self, source: &str, choices: &[Choice]) {
        for setting in &mut self.settings {
            if setting.choices_from.as_deref() == Some(source) {
                setting.choices = choices.to_vec();
            }
            if setting.names_from.as_deref() == Some(source) {
                setting.names = choices.iter().map(|choice| choice.value.clone()).collect();
            }
        }
    }

    pub(super) fn root(&self) -> &Node {
        &self.root
    }

    pub(super) fn of_node(&self, node: &Node) -> Option<&Setting> {
        node.setting.map(|index| &self.settings[index])
    }
}

/// The steps of a path: names, `[]` after the name of a list, `*`.
pub(super) fn steps(key: &str) -> impl Iterator<Item = &str> {
    key.split('.').flat_map(|part| {
        let name = part.strip_suffix("[]");
        std::iter::once(name.unwrap_or(part)).chain(name.map(|_| "[]"))
    })
}
