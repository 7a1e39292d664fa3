//! What a site has declared and what its norms forbid, as the rules about finished pages need it.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::policy::Hosts;
use crate::standard::{Library, Signatures};

/// What a page may do, and under which requirements it may not.
#[derive(Debug)]
pub struct Bounds<'a> {
    /// The host of the site itself, and those that it declares under its third parties.
    pub hosts: Hosts,
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
        Self { hosts: Hosts::of(config), signatures: &library.signatures, held }
    }

    /// The requirements that a rule holds on this site.
    pub fn held(&self, rule: &str) -> Vec<String> {
        self.held.get(rule).cloned().unwrap_or_default()
    }
}
