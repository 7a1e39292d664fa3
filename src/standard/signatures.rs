//! Technical signs of services that a page may bring in, found by host, by address, by element and by words of scripts.

use std::collections::HashMap;

use serde::Deserialize;

use super::selector::Selector;
use crate::html::{Document, NodeId};

/// What a service does on a page.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum ServiceKind {
    /// Lets readers write under a page.
    Comments,
    /// Shows or gathers reviews, ratings or testimonials.
    Reviews,
    /// A place where reviews are written or read.
    ReviewLinks,
    /// Likes, shares, follows, walls of posts.
    Sharing,
    /// Counts visitors.
    Tracking,
    /// Records what visitors do.
    Recording,
    /// Fonts, videos, maps, tests that a visitor is human.
    Assets,
    /// Badges of directories.
    Badges,
    /// Appointments.
    Booking,
    /// Forms.
    Forms,
    /// Conversation windows.
    Chat,
    /// Letters to subscribers.
    Newsletters,
}

/// A service and the signs by which it is known.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name, as people know it.
    pub name: String,
    /// What it does.
    pub kind: ServiceKind,
    /// Whether it may show many things, so that its presence alone does not say which.
    #[serde(default)]
    pub many_uses: bool,
    #[serde(default)]
    hosts: Vec<String>,
    #[serde(default)]
    addresses: Vec<String>,
    #[serde(default)]
    selectors: Vec<String>,
    #[serde(default)]
    scripts: Vec<String>,
    /// Where its signs were seen.
    pub sources: Vec<String>,
}

/// A service that something belongs to, with the sign that told.
#[derive(Clone, Copy, Debug)]
pub struct Recognized<'a> {
    /// The service.
    pub service: &'a Service,
    /// The sign, as it is written in the data.
    pub sign: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignaturesFile {
    service: Vec<Service>,
}

/// A sign by its service and its place in the list of that service.
type Place = (usize, usize);

/// All signs, ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Signatures {
    services: Vec<Service>,
    hosts: HashMap<String, Place>,
    /// Parts of paths that must follow one another, by host.
    addresses: HashMap<String, Vec<(Vec<String>, Place)>>,
    /// The same for addresses on any host.
    anywhere: Vec<(Vec<String>, Place)>,
    selectors: Vec<(Selector, Place)>,
    /// Places in `selectors` by what an element must have: `#id`, `.class`, `[attribute` or a name.
    by_feature: HashMap<String, Vec<usize>>,
}

impl Signatures {
    /// The signs of a file, indexed; a selector that cannot be read is given back as the fault.
    pub(super) fn new(file: SignaturesFile) -> Result<Self, String> {
        let mut made = Self { services: file.service, ..Self::default() };
        for (number, service) in made.services.iter().enumerate() {
            for (at, host) in service.hosts.iter().enumerate() {
                made.hosts.entry(host.clone()).or_insert((number, at));
            }
            for (at, address) in service.addresses.iter().enumerate() {
                let (host, path) = split(address);
                let parts = path.to_lowercase().split('*').map(str::to_owned).collect();
                match host {
                    Some(host) => made.addresses.entry(host.to_owned()).or_default().push((parts, (number, at))),
                    None => made.anywhere.push((parts, (number, at))),
                }
            }
            for (at, text) in service.selectors.iter().enumerate() {
                let selector = Selector::read(text).ok_or_else(|| format!("{}: {text}", service.name))?;
                made.by_feature.entry(selector.feature()).or_default().push(made.selectors.len());
                made.selectors.push((selector, (number, at)));
            }
        }
        Ok(made)
    }

    /// The service that a host, in lower case, or one above it belongs to.
    pub fn of_host(&self, host: &str) -> Option<Recognized<'_>> {
        above(host).find_map(|name| {
            let (number, at) = *self.hosts.get(name)?;
            let service = &self.services[number];
            Some(Recognized { service, sign: &service.hosts[at] })
        })
    }

    /// The services that an address belongs to by its path; `path` goes on to the query and the fragment, and both
    /// are in lower case.
    pub fn of_address(&self, host: &str, path: &str) -> Vec<Recognized<'_>> {
        let any_ending = above(host).filter_map(|name| name.split_once('.')).map(|(first, _)| format!("{first}.*"));
        let named = above(host)
            .map(str::to_owned)
            .chain(any_ending)
            .filter_map(|name| self.addresses.get(&name))
            .flatten()
            .filter(|(parts, _)| path.starts_with(parts[0].as_str()) && follow(parts, path));
        let anywhere = self.anywhere.iter().filter(|(parts, _)| follow(parts, path));
        named
            .chain(anywhere)
            .map(|(_, (number, at))| {
                let service = &self.services[*number];
                Recognized { service, sign: &service.addresses[*at] }
            })
            .collect()
    }

    /// The services that an element belongs to.
    pub fn of_element<'a>(&'a self, tree: &Document, node: NodeId) -> Vec<Recognized<'a>> {
        let mut features = vec![tree.name(node).to_owned()];
        for (name, value) in tree.attrs(node) {
            features.push(format!("[{name}"));
            match name {
                "id" => features.push(format!("#{}", value.trim().to_lowercase())),
                "class" => {
                    let tokens = value.split_ascii_whitespace();
                    features.extend(tokens.map(|token| format!(".{}", token.to_lowercase())));
                }
                _ => {}
            }
        }
        let candidates = features.iter().filter_map(|feature| self.by_feature.get(feature)).flatten();
        candidates
            .filter_map(|number| self.selectors.get(*number))
            .filter(|(selector, _)| selector.matches(tree, node))
            .map(|(_, (number, at))| {
                let service = &self.services[*number];
                Recognized { service, sign: &service.selectors[*at] }
            })
            .collect()
    }

    /// The services of one kind whose names stand in the text of a script.
    pub fn of_script(&self, kind: ServiceKind, text: &str) -> Option<Recognized<'_>> {
        self.services.iter().filter(|service| service.kind == kind).find_map(|service| {
            let known = service.scripts.iter().chain(&service.hosts).find(|word| text.contains(word.as_str()))?;
            Some(Recognized { service, sign: known })
        })
    }
}

/// The host of a pattern, if it begins with one, and what must follow.
fn split(pattern: &str) -> (Option<&str>, &str) {
    match pattern.find('/') {
        Some(at) if at > 0 && pattern[..at].contains('.') => (Some(&pattern[..at]), &pattern[at..]),
        _ => (None, pattern),
    }
}

/// A host and the domains above it.
fn above(host: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(host), |name| name.split_once('.').map(|(_, rest)| rest))
}

/// Whether the parts stand in the text one after another.
fn follow(parts: &[String], text: &str) -> bool {
    let mut rest = text;
    // Hundreds of addresses a page meet each pattern: most are told apart by their length alone.
    let find = |rest: &str, part: &str| {
        (part.len() <= rest.len()).then(|| memchr::memmem::find(rest.as_bytes(), part.as_bytes())).flatten()
    };
    parts.iter().all(|part| match find(rest, part) {
        Some(at) => {
            rest = &rest[at + part.len()..];
            true
        }
        None => false,
    })
}
