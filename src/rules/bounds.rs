//! What a site has declared and what its norms forbid, as the rules about finished pages need it.

use std::collections::{BTreeMap, BTreeSet};

use super::contradicted_fact::Facts;
use super::folding::folded;
use super::personal_account;
use crate::config::{Config, Value};
use crate::diagnostic::Bilingual;
use crate::policy::{Hosts, Script};
use crate::render::OutputFile;
use crate::standard::{Library, Network, Signatures};

/// What a page may do, and under which requirements it may not.
#[derive(Debug)]
pub struct Bounds<'a> {
    /// The host of the site itself, and those that it declares under its third parties.
    pub hosts: Hosts,
    /// The scripts that it declares.
    pub scripts: Vec<Script>,
    /// The addresses that its declared forms send to.
    pub handlers: Vec<String>,
    /// The accounts on social networks that it declares, as they are compared.
    pub accounts: BTreeSet<String>,
    /// The family names of its practitioners, folded.
    pub names: Vec<String>,
    /// Social networks.
    pub networks: &'a [Network],
    /// Signs of services.
    pub signatures: &'a Signatures,
    /// What no page may contradict.
    pub facts: Facts,
    library: &'a Library,
    held: BTreeMap<&'a str, Vec<String>>,
}

impl<'a> Bounds<'a> {
    /// What the configuration, the packs that apply to it and the files of the output say.
    pub fn of(config: &Config, library: &'a Library, files: &[OutputFile]) -> Self {
        let mut held: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for requirement in library.applicable(config).into_iter().flat_map(|pack| &pack.requirements) {
            for rule in &requirement.held_by {
                held.entry(rule.as_str()).or_default().push(requirement.id.clone());
            }
        }
        let find = |path: &str| files.iter().find(|file| file.path == path).map(|file| file.bytes.as_ref());
        let scripts = Script::declared(config, find);
        let texts = |list: &str, key: &str| -> Vec<String> {
            let tables = config.table.at(list).map(Value::list).unwrap_or_default();
            let values = tables.iter().filter_map(|table| table.table()?.get(key)?.text());
            values.map(str::to_owned).collect()
        };
        let names = texts("practitioners", "name");
        let last = names.iter().filter_map(|name| folded(name).split(' ').next_back().map(str::to_owned));
        Self {
            hosts: Hosts::of(config),
            scripts,
            handlers: texts("forms", "handler"),
            accounts: texts("social.accounts", "url")
                .iter()
                .filter_map(|url| personal_account::declared(url))
                .collect(),
            names: last.filter(|name| name.len() > 3).collect(),
            networks: &library.networks,
            signatures: &library.signatures,
            facts: Facts::of(config, library),
            library,
            held,
        }
    }

    /// A choice of a setting in words.
    pub fn choice(&self, setting: &str, value: &str) -> Bilingual {
        let choice = self.library.schema.choice(setting, value);
        choice.map_or_else(|| Bilingual { fr: value.to_owned(), en: value.to_owned() }, |choice| choice.label())
    }

    /// The requirements that a rule holds on this site.
    pub fn held(&self, rule: &str) -> Vec<String> {
        self.held.get(rule).cloned().unwrap_or_default()
    }
}
