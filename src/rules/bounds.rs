//! What a site has declared and what its norms forbid, as the rules about finished pages need it.

use std::collections::{BTreeMap, BTreeSet};

use super::address;
use crate::config::{Config, Value};
use crate::standard::{Library, Signatures};

/// What a page may do, and under which requirements it may not.
#[derive(Debug)]
pub struct Bounds<'a> {
    /// The host of the site itself.
    pub host: String,
    /// The hosts that the site declares under its third parties.
    pub declared: BTreeSet<String>,
    /// Signs of services.
    pub signatures: &'a Signatures,
    held: BTreeMap<&'a str, Vec<String>>,
}

impl<'a> Bounds<'a> {
    /// What the configuration and the packs that apply to it say.
    pub fn of(config: &Config, library: &'a Library) -> Self {
        let mut held: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for requirement in library.applicable(config).into_iter().flat_map(|pack| &pack.requirements) {
            for rule in &requirement.held_by {
                held.entry(rule.as_str()).or_default().push(requirement.id.clone());
            }
        }
        let parties = config.table.at("third_parties").map(Value::list).unwrap_or_default();
        let declared = parties
            .iter()
            .filter_map(|party| party.table()?.get("host")?.text())
            .filter_map(|host| address::host(&format!("https://{}", host.trim_start_matches("https://"))))
            .collect();
        let host = address::host(&config.site.base.host).unwrap_or_default();
        Self { host, declared, signatures: &library.signatures, held }
    }

    /// The requirements that a rule holds on this site.
    pub fn held(&self, rule: &str) -> Vec<String> {
        self.held.get(rule).cloned().unwrap_or_default()
    }
}
