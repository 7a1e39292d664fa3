//! Technical signs of services that a page may bring in, found by host, by address, by element and by words of scripts.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::selector::{Feature, Selector};
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
    hosts: FxHashMap<String, Place>,
    /// Parts of paths that must follow one another, by host.
    addresses: FxHashMap<String, Vec<(Vec<String>, Place)>>,
    /// The same for hosts of which only the first name counts: `google.*`.
    any_ending: FxHashMap<String, Vec<(Vec<String>, Place)>>,
    /// The same for addresses on any host, each with the bytes that it cannot do without.
    anywhere: Vec<(Bytes, Vec<String>, Place)>,
    selectors: Vec<(Selector, Place)>,
    /// Places in `selectors` by what an element must have.
    by_id: FxHashMap<String, Vec<usize>>,
    by_class: FxHashMap<String, Vec<usize>>,
    by_attribute: FxHashMap<String, Vec<usize>>,
    by_name: FxHashMap<String, Vec<usize>>,
}

/// The bytes of a text, each by its six lowest bits.
#[derive(Clone, Copy, Debug)]
struct Bytes(u64);

impl Bytes {
    fn of(text: &str) -> Self {
        Self(text.bytes().fold(0, |bytes, byte| bytes | 1 << (byte & 63)))
    }

    fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
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
                let parts: Vec<String> = path.to_lowercase().split('*').map(str::to_owned).collect();
                let first = host.and_then(|host| host.strip_suffix(".*"));
                match (host, first) {
                    (_, Some(first)) => made.any_ending.entry(first.to_owned()).or_default(),
                    (Some(host), None) => made.addresses.entry(host.to_owned()).or_default(),
                    (None, None) => {
                        made.anywhere.push((Bytes::of(&parts.concat()), parts, (number, at)));
                        continue;
                    }
                }
                .push((parts, (number, at)));
            }
            for (at, text) in service.selectors.iter().enumerate() {
                let selector = Selector::read(text).ok_or_else(|| format!("{}: {text}", service.name))?;
                let (map, name) = match selector.feature() {
                    Feature::Id(id) => (&mut made.by_id, id),
                    Feature::Class(class) => (&mut made.by_class, class),
                    Feature::Attribute(name) => (&mut made.by_attribute, name),
                    Feature::Name(name) => (&mut made.by_name, name),
                };
                map.entry(name.to_owned()).or_default().push(made.selectors.len());
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
        let first = |name: &str| name.split_once('.').and_then(|(first, _)| self.any_ending.get(first));
        let named = above(host)
            .filter_map(|name| self.addresses.get(name))
            .chain(above(host).filter_map(first))
            .flatten()
            .filter(|(parts, _)| path.starts_with(parts[0].as_str()) && follow(parts, path))
            .map(|(_, place)| place);
        let bytes = Bytes::of(path);
        let anywhere = self.anywhere.iter().filter(|(needed, parts, _)| bytes.has(*needed) && follow(parts, path));
        named
            .chain(anywhere.map(|(.., place)| place))
            .map(|(number, at)| {
                let service = &self.services[*number];
                Recognized { service, sign: &service.addresses[*at] }
            })
            .collect()
    }

    /// The services that an element belongs to.
    pub fn of_element<'a>(&'a self, tree: &Document, node: NodeId) -> Vec<Recognized<'a>> {
        let mut found = Vec::new();
        let mut compare = |candidates: Option<&Vec<usize>>| {
            let candidates = candidates.into_iter().flatten().filter_map(|number| self.selectors.get(*number));
            let matching = candidates.filter(|(selector, _)| selector.matches(tree, node));
            found.extend(matching.map(|(_, (number, at))| {
                let service = &self.services[*number];
                Recognized { service, sign: &service.selectors[*at] }
            }));
        };
        compare(self.by_name.get(tree.name(node)));
        for (name, value) in tree.attrs(node) {
            compare(self.by_attribute.get(name));
            match name {
                "id" => compare(self.by_id.get(lowercase(value.trim()).as_ref())),
                "class" => {
                    let tokens = value.split_ascii_whitespace();
                    tokens.for_each(|token| compare(self.by_class.get(lowercase(token).as_ref())));
                }
                _ => {}
            }
        }
        found
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

/// A text in lower case, which most names are in already.
fn lowercase(text: &str) -> Cow<'_, str> {
    let lower = text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if lower { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
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
