//! All the norms that sitegen ships, read once, and the schema of settings that follows from them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use toml::value::Datetime;

use super::lexicon::{Lexicon, LexiconFile};
use super::networks::{Network, NetworksFile};
use super::pack::{About, Order, Pack, Requirement, WaiverTerms};
use super::section::{SECTIONS, Section};
use super::signatures::{Signatures, SignaturesFile};
use super::weights::Weights;
use super::wording::WordingWeights;
use crate::config::{Choice, Config, Schema, Setting};
use crate::diagnostic::Bilingual;
use crate::source::Files;

static STANDARDS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/standards");
static BUILTIN: LazyLock<Library> = LazyLock::new(|| {
    match Library::read(&Library::builtin_files()) {
        Ok(library) => library,
        // The files are compiled in, so this cannot depend on anything a user does; a test reads them all.
        Err(fault) => unreachable!("the standards compiled into sitegen are broken: {fault}"),
    }
});

/// Norms, texts, facts and the settings they ask for.
#[derive(Clone, Debug)]
pub struct Library {
    /// The documents.
    pub packs: Vec<Pack>,
    /// The lines to call in a crisis.
    pub crisis_lines: Vec<CrisisLine>,
    /// Numbers that no longer answer.
    pub closed_lines: Vec<ClosedLine>,
    /// What sitegen.toml may hold.
    pub schema: Schema,
    /// What front matter may hold.
    pub front_matter: Schema,
    /// What the file beside an image may hold.
    pub image_credit: Schema,
    /// The words by which prose is weighed.
    pub lexicon: Lexicon,
    /// What each sign that the words and the structure of a page give weighs.
    pub weights: Weights,
    /// What single words and pairs of words weigh for them.
    pub wording: WordingWeights,
    /// Signs of services that a page may bring in.
    pub signatures: Signatures,
    /// Social networks.
    pub networks: Vec<Network>,
}

/// A line to call in a crisis, as it was on a day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisLine {
    /// As it is written in sitegen.toml.
    pub id: String,
    /// Where it answers; set from the file.
    #[serde(default)]
    pub place: String,
    /// Its name.
    pub name: Bilingual,
    /// Number to call.
    #[serde(default)]
    pub phone: Option<String>,
    /// How the number is shown, if not as digits.
    #[serde(default)]
    pub display: Option<String>,
    /// Number to write to.
    #[serde(default)]
    pub text: Option<String>,
    /// Site or chat.
    #[serde(default)]
    pub web: Option<String>,
    /// When it answers.
    pub hours: Bilingual,
    /// In which languages.
    pub languages: Bilingual,
    /// For what.
    pub what_for: Bilingual,
    /// Where this was read.
    pub source: String,
    /// When it was last true for certain.
    pub verified_on: Datetime,
    /// Whether it may be published without the practitioner's confirmation.
    #[serde(default)]
    pub confirmed: bool,
    /// Whether it is the number for emergencies.
    #[serde(default)]
    pub emergency: bool,
}

/// A number that no longer answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosedLine {
    /// The number.
    pub number: String,
    /// Whose it was.
    pub name: Bilingual,
    /// Since when.
    pub closed_on: Datetime,
    /// Where this was read.
    pub source: String,
}

/// Why files cannot be a library.
#[derive(Debug, thiserror::Error)]
pub enum PackFault {
    /// A file is not what its place says.
    #[error("{path}: {detail}")]
    File {
        /// Path of the file.
        path: String,
        /// What is wrong.
        detail: String,
    },
    /// Model texts for a pack or a section that does not exist.
    #[error("{path}: no pack or section of that name")]
    Stray {
        /// Path of the file.
        path: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    setting: Vec<Setting>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlacesFile {
    territory: Vec<Choice>,
    language: Vec<Choice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RefusedFile {
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CrisisFile {
    place: String,
    #[serde(default)]
    line: Vec<CrisisLine>,
    #[serde(default)]
    closed: Vec<ClosedLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackFile {
    pack: About,
    #[serde(default)]
    order: Option<Order>,
    #[serde(default)]
    requirement: Vec<Requirement>,
    #[serde(default)]
    setting: Vec<Setting>,
}

impl Library {
    /// The norms compiled into sitegen.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// The files of the norms compiled into sitegen, for a library that adds to them.
    pub fn builtin_files() -> Files {
        Files::embedded(&STANDARDS)
    }

    /// The library that `files` hold: `settings/*.toml`, `places.toml`, and in each folder of a place its
    /// `crisis.toml`, its packs `NAME.toml` and their texts `NAME/SECTION.toml`.
    ///
    /// Fails at the first file that is not as its place says.
    pub fn read(files: &Files) -> Result<Self, PackFault> {
        let mut settings = Vec::new();
        let mut packs: Vec<Pack> = Vec::new();
        let mut crisis_lines = Vec::new();
        let mut closed_lines = Vec::new();
        let mut texts = Vec::new();
        let mut places = PlacesFile { territory: Vec::new(), language: Vec::new() };
        let mut front_matter = Vec::new();
        let mut image_credit = Vec::new();
        let mut refused = Vec::new();
        let mut lexicon = Lexicon::default();
        let mut weights = Weights::default();
        let mut wording = WordingWeights::default();
        let mut signatures = Signatures::default();
        let mut networks = Vec::new();
        for (path, _) in files.under("") {
            let parts: Vec<&str> = path.split('/').collect();
            match parts.as_slice() {
                ["settings", _] => settings.extend(file::<SettingsFile>(files, path)?.setting),
                ["places.toml"] => places = file(files, path)?,
                ["front-matter.toml"] => front_matter = file::<SettingsFile>(files, path)?.setting,
                ["refused-settings.toml"] => refused = file::<RefusedFile>(files, path)?.names,
                ["lexicon.toml"] => {
                    lexicon = Lexicon::of(&file::<LexiconFile>(files, path)?)
                        .map_err(|detail| PackFault::File { path: path.to_string(), detail })?;
                }
                ["social-networks.toml"] => networks = file::<NetworksFile>(files, path)?.network,
                ["weights.toml"] => weights = file(files, path)?,
                ["wording.txt"] => {
                    wording = WordingWeights::of(files.text(path).unwrap_or_default()).map_err(|line| {
                        PackFault::File { path: path.to_string(), detail: format!("line {line} weighs no word") }
                    })?;
                }
                ["signatures.toml"] => {
                    signatures = Signatures::new(file::<SignaturesFile>(files, path)?)
                        .map_err(|detail| PackFault::File { path: path.to_string(), detail })?;
                }
                ["image-credit.toml"] => image_credit = file::<SettingsFile>(files, path)?.setting,
                [_, "crisis.toml"] => {
                    let CrisisFile { place, line, closed } = file(files, path)?;
                    crisis_lines.extend(line.into_iter().map(|line| CrisisLine { place: place.clone(), ..line }));
                    closed_lines.extend(closed);
                }
                [_, name] if name.ends_with(".toml") => {
                    let read: PackFile = file(files, path)?;
                    settings.extend(read.setting);
                    packs.push(Pack {
                        about: read.pack,
                        order: read.order,
                        requirements: read.requirement,
                        sections: Vec::new(),
                    });
                }
                [_, pack, _] => texts.push((pack.to_string(), path.to_string(), file::<Section>(files, path)?)),
                _ => {}
            }
        }
        for (name, path, section) in texts {
            let pack = packs.iter_mut().find(|pack| pack.about.id == name);
            match pack {
                Some(pack) if SECTIONS.contains(&section.section.as_str()) => pack.sections.push(section),
                _ => return Err(PackFault::Stray { path }),
            }
        }
        let mut schema = Schema::new(settings).refusing(&refused);
        let orders: Vec<&Order> = packs.iter().filter_map(|pack| pack.order.as_ref()).collect();
        let names: Vec<Choice> = orders.iter().map(|order| choice(&order.key, &order.name)).collect();
        let titles: Vec<Choice> = orders
            .iter()
            .flat_map(|order| order.titles.iter().map(|title| choice(&title.value, &title.name())))
            .collect();
        let lines: Vec<Choice> = crisis_lines.iter().map(|line| choice(&line.id, &line.name)).collect();
        let waivable = waivable(&packs);
        for (source, choices) in [
            ("orders", &names),
            ("titles", &titles),
            ("crisis-lines", &lines),
            ("territories", &places.territory),
            ("languages", &places.language),
            ("waivable-rules", &waivable.0),
            ("waivable-settings", &waivable.1),
        ] {
            schema.provide(source, choices);
        }
        Ok(Self {
            packs,
            crisis_lines,
            closed_lines,
            schema,
            front_matter: Schema::new(front_matter).refusing(&refused),
            image_credit: Schema::new(image_credit),
            lexicon,
            weights,
            wording,
            signatures,
            networks,
        })
    }

    /// The packs of the orders of a site's practitioners, in the order in which the practitioners are named.
    ///
    /// A site that names no order yet is looked at by the first one's, so that it hears what will be asked of it;
    /// its missing order keeps it from being published.
    pub fn applicable(&self, config: &Config) -> Vec<&Pack> {
        let mut packs: Vec<&Pack> = Vec::new();
        for practitioner in config.table.get("practitioners").map(crate::config::Value::list).unwrap_or_default() {
            let order = practitioner.table().and_then(|table| table.get("order")?.text());
            let pack = order.and_then(|order| self.pack_of_order(order));
            if let Some(pack) = pack.filter(|pack| packs.iter().all(|other| other.about.id != pack.about.id)) {
                packs.push(pack);
            }
        }
        if packs.is_empty() {
            packs.extend(self.packs.iter().find(|pack| pack.order.is_some()));
        }
        packs
    }

    /// What may be waived on a site: what each of its packs allows, for the shortest of their terms.
    pub fn waiver_terms(&self, config: &Config) -> WaiverTerms {
        let packs = self.applicable(config);
        let of = |pack: &&Pack| pack.about.waivers.clone();
        let together = |one: WaiverTerms, other: WaiverTerms| WaiverTerms {
            rules: one.rules.into_iter().filter(|rule| other.rules.contains(rule)).collect(),
            months: one.months.min(other.months),
        };
        packs.iter().map(of).reduce(together).unwrap_or_default()
    }

    /// Whether all these requirements let the absence of `setting` be waived.
    pub fn waives(&self, requirements: &[String], setting: &str) -> bool {
        let waives = |id: &String| {
            self.requirement(id).is_some_and(|(_, requirement)| {
                requirement.waivable_settings.iter().any(|waivable| waivable == setting)
            })
        };
        !requirements.is_empty() && requirements.iter().all(waives)
    }

    /// The pack whose order bears this name in sitegen.toml.
    pub fn pack_of_order(&self, key: &str) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.order.as_ref().is_some_and(|order| order.key == key))
    }

    /// The requirement of an id and the pack it stands in.
    pub fn requirement(&self, id: &str) -> Option<(&Pack, &Requirement)> {
        self.packs
            .iter()
            .find_map(|pack| Some((pack, pack.requirements.iter().find(|requirement| requirement.id == id)?)))
    }
}

/// The rules and the settings that a waiver may name under some pack.
fn waivable(packs: &[Pack]) -> (Vec<Choice>, Vec<Choice>) {
    let requirements = packs.iter().flat_map(|pack| &pack.requirements);
    let settings: BTreeSet<&str> =
        requirements.flat_map(|requirement| &requirement.waivable_settings).map(String::as_str).collect();
    let mut rules: BTreeSet<&str> =
        packs.iter().flat_map(|pack| &pack.about.waivers.rules).map(String::as_str).collect();
    if !settings.is_empty() {
        rules.insert("missing-setting");
    }
    let tables: BTreeSet<&str> = settings.iter().filter_map(|setting| Some(setting.rsplit_once('.')?.0)).collect();
    let named = |names: BTreeSet<&str>| {
        names.into_iter().map(|name| choice(name, &Bilingual { fr: name.to_owned(), en: name.to_owned() })).collect()
    };
    (named(rules), named(tables.into_iter().chain(settings).collect()))
}

fn choice(value: &str, label: &Bilingual) -> Choice {
    Choice { value: value.to_owned(), fr: label.fr.clone(), en: label.en.clone() }
}

fn file<T: for<'de> Deserialize<'de>>(files: &Files, path: &str) -> Result<T, PackFault> {
    let text =
        files.text(path).ok_or_else(|| PackFault::File { path: path.to_owned(), detail: "not UTF-8".to_owned() })?;
    toml::from_str(text).map_err(|error| PackFault::File { path: path.to_owned(), detail: error.to_string() })
}
