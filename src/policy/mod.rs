//! What a page asks a browser for, and the Content-Security-Policy that allows exactly that.
//!
//! A [`Policy`] begins with nothing allowed. Rendering adds what a finished page and its style sheets ask for, from
//! the site itself and from declared hosts ([`of_page`], [`of_sheet`]); the verifier then reads the same bytes as a
//! tree and asks whether the policy that stands in the page covers them ([`asked_by`]).

pub mod address;
mod page;
mod script;
mod sheet;

use std::collections::{BTreeMap, BTreeSet};

pub use page::{asked_by, of_page};
pub use script::Script;
pub use sheet::{Asked, acting, asked_by_sheet, of_sheet};

use crate::config::{Config, Value};

/// What something is asked for, in the order in which a policy names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Style sheets.
    Style,
    /// Programs.
    Script,
    /// Images and icons.
    Image,
    /// Fonts.
    Font,
    /// Sounds and films.
    Media,
    /// The description of a web application.
    Manifest,
    /// What a script asks for.
    Connection,
    /// Where forms are sent.
    Form,
}

impl Kind {
    fn directive(self) -> &'static str {
        match self {
            Self::Style => "style-src",
            Self::Script => "script-src",
            Self::Image => "img-src",
            Self::Font => "font-src",
            Self::Media => "media-src",
            Self::Manifest => "manifest-src",
            Self::Connection => "connect-src",
            Self::Form => "form-action",
        }
    }
}

/// Where something may come from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The site itself.
    Own,
    /// The address itself, which holds the data.
    Data,
    /// Another host, by its name.
    Host(String),
    /// A text of exactly this digest, such as `sha256-…`.
    Digest(String),
}

impl Source {
    fn expression(&self) -> String {
        match self {
            Self::Own => "'self'".to_owned(),
            Self::Data => "data:".to_owned(),
            Self::Host(host) => format!("https://{host}"),
            Self::Digest(digest) => format!("'{digest}'"),
        }
    }
}

/// The hosts that addresses may lead to.
#[derive(Clone, Debug, Default)]
pub struct Hosts {
    /// That of the site itself.
    pub own: String,
    /// Those that the site declares.
    pub declared: BTreeSet<String>,
}

impl Hosts {
    /// The hosts of a configuration.
    pub fn of(config: &Config) -> Self {
        let parties = config.table.at("third_parties").map(Value::list).unwrap_or_default();
        let declared = parties
            .iter()
            .filter_map(|party| party.table()?.get("host")?.text())
            .filter_map(|host| address::host(&format!("https://{}", host.trim_start_matches("https://"))))
            .collect();
        Self { own: address::host(&config.site.base.host).unwrap_or_default(), declared }
    }

    /// Where an address leads; `None` for a host that is not declared and for schemes that ask no host.
    pub fn source(&self, address: &str) -> Option<Source> {
        match (address::scheme(address).as_deref(), address::host(address)) {
            (Some("data"), _) => Some(Source::Data),
            (_, Some(host)) if host == self.own => Some(Source::Own),
            (_, Some(host)) => self.declared.contains(&host).then_some(Source::Host(host)),
            (Some(_), None) => None,
            (None, None) => Some(Source::Own),
        }
    }
}

/// A Content-Security-Policy: nothing but what was allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    sources: BTreeMap<Kind, BTreeSet<Source>>,
}

impl Policy {
    /// Allows one more source.
    pub fn allow(&mut self, kind: Kind, source: Source) {
        self.sources.entry(kind).or_default().insert(source);
    }

    /// Allows everything that `other` allows.
    pub fn join(&mut self, other: &Self) {
        for (kind, sources) in &other.sources {
            let own = self.sources.entry(*kind).or_default();
            own.extend(sources.difference(&own.clone()).cloned());
        }
    }

    /// Whether the source is allowed.
    pub fn allows(&self, kind: Kind, source: &Source) -> bool {
        self.sources.get(&kind).is_some_and(|sources| sources.contains(source))
    }

    /// The policy as it stands in a page.
    pub fn for_meta(&self) -> String {
        let mut text = "default-src 'none'; base-uri 'none'".to_owned();
        if !self.sources.contains_key(&Kind::Form) {
            text.push_str("; form-action 'none'");
        }
        for (kind, sources) in &self.sources {
            text.push_str("; ");
            text.push_str(kind.directive());
            for source in sources {
                text.push(' ');
                text.push_str(&source.expression());
            }
        }
        if self.sources.contains_key(&Kind::Script) {
            // A declared script can't make elements out of text: what the verifier did not see, it can't put in.
            text.push_str("; require-trusted-types-for 'script'");
        }
        text
    }

    /// The policy as a host sends it with every answer. Browsers heed `frame-ancestors` only there.
    pub fn for_header(&self) -> String {
        format!("{}; frame-ancestors 'none'", self.for_meta())
    }
}

/// The digest of a text, as policies and the attribute `integrity` write it.
pub fn digest(text: &[u8]) -> String {
    use base64::Engine as _;
    use sha2::{Digest, Sha256};
    format!("sha256-{}", base64::prelude::BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_allows_what_was_allowed_and_nothing_else() {
        let mut policy = Policy::default();
        assert_eq!(policy.for_meta(), "default-src 'none'; base-uri 'none'; form-action 'none'");
        policy.allow(Kind::Image, Source::Host("carte.example.com".to_owned()));
        policy.allow(Kind::Image, Source::Own);
        policy.allow(Kind::Style, Source::Own);
        assert_eq!(
            policy.for_header(),
            "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'self'; \
             img-src 'self' https://carte.example.com; frame-ancestors 'none'"
        );
        assert!(policy.allows(Kind::Style, &Source::Own));
        assert!(!policy.allows(Kind::Style, &Source::Data));
        let mut other = Policy::default();
        other.allow(Kind::Script, Source::Digest(digest(b"")));
        other.join(&policy);
        assert!(other.for_meta().contains("script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"));
        assert!(other.allows(Kind::Style, &Source::Own));
    }

    #[test]
    fn addresses_lead_to_the_site_to_declared_hosts_or_nowhere() {
        let hosts = Hosts { own: "a.example".to_owned(), declared: ["b.example".to_owned()].into() };
        for (address, source) in [
            ("/x.png", Some(Source::Own)),
            ("x.png", Some(Source::Own)),
            ("https://a.example/x.png", Some(Source::Own)),
            ("DATA:image/png;base64,AA", Some(Source::Data)),
            ("//b.example/x", Some(Source::Host("b.example".to_owned()))),
            ("//c.example/x", None),
            ("blob:x", None),
        ] {
            assert_eq!(hosts.source(address), source, "{address}");
        }
    }
}
