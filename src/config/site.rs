//! The configuration of a site: the whole table, and the few settings that sitegen itself works by.

use std::ops::Range;
use std::sync::Arc;

use super::read::{Reading, read};
use super::schema::{Schema, Setting};
use super::value::Table;
use crate::diagnostic::{Diagnostic, Language, Message};
use crate::source::Span;

/// sitegen.toml, understood.
#[derive(Clone, Debug)]
pub struct Config {
    /// Path of the file.
    pub file: Arc<str>,
    /// Every setting.
    pub table: Table,
    /// Where each free text stands, by the number of its origin.
    pub origins: Vec<Span>,
    /// What sitegen itself works by.
    pub site: SiteSettings,
}

/// The settings that decide what is built.
#[derive(Clone, Debug)]
pub struct SiteSettings {
    /// Languages of the site, the one at `/` first; never empty.
    pub languages: Vec<Language>,
    /// Where the site will stand.
    pub base: BaseUrl,
    /// Whether the site is a fictitious example.
    pub demonstration: bool,
    /// The kind of host that the site is made for.
    pub host: HostTarget,
}

/// The kinds of host that take rules in a form of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HostTarget {
    /// One that hands out files and takes no rules.
    #[default]
    Plain,
    /// Netlify.
    Netlify,
    /// Cloudflare Pages.
    Cloudflare,
    /// GitHub Pages.
    Github,
    /// Apache, as most shared hosts run it.
    Apache,
    /// nginx.
    Nginx,
}

impl HostTarget {
    /// The kind that a word of sitegen.toml names.
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "plain" => Self::Plain,
            "netlify" => Self::Netlify,
            "cloudflare" => Self::Cloudflare,
            "github" => Self::Github,
            "apache" => Self::Apache,
            "nginx" => Self::Nginx,
            _ => return None,
        })
    }

    /// Whether it can be told that a page has moved; elsewhere a page at the old address leads on.
    pub fn redirects(self) -> bool {
        !matches!(self, Self::Plain | Self::Github)
    }

    /// Whether it hands out compressed copies that lie beside the files.
    pub fn takes_copies(self) -> bool {
        self == Self::Nginx
    }
}

/// The address of the site's first page, split where pages join it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    /// Scheme and host, without a slash at the end.
    pub host: String,
    /// Path of the site on its host: `/`, or `/folder/`.
    pub path: String,
}

impl BaseUrl {
    /// The parts of an `https` address; its query and fragment are of no meaning here and go.
    pub fn of(address: &str) -> Option<Self> {
        let url = url::Url::parse(address).ok()?;
        let mut path = url.path().to_owned();
        if !path.ends_with('/') {
            path.push('/');
        }
        Some(Self { host: url.origin().ascii_serialization(), path })
    }
}

/// The settings that a file cannot do without and that `table` lacks, each with the span nearest to where it belongs.
/// A list that is absent lacks nothing inside it.
pub fn missing<'a>(table: &Table, schema: &'a Schema) -> Vec<(&'a Setting, Option<Range<usize>>)> {
    let mut missing = Vec::new();
    for setting in schema.settings().iter().filter(|setting| setting.required) {
        for found in super::path::select(table, &setting.key, &[], &[]) {
            let in_no_list = setting.key.contains("[]") && found.bounds.is_empty();
            if found.value.is_none() && !in_no_list {
                missing.push((setting, found.nearest));
            }
        }
    }
    missing
}

/// Reads sitegen.toml: the configuration with what is wrong in it, and whether the file is broken TOML.
///
/// Where the languages or the address are missing, French and an address of example.org take their place, so that
/// everything else can still be looked at; the diagnostics make sure that nothing is published so.
pub fn configure(file: &Arc<str>, text: &str, schema: &Schema) -> (Config, Vec<Diagnostic>, bool) {
    let Reading { table, origins, mut diagnostics, broken } = read(file, text, 0, schema);
    for (setting, place) in missing(&table, schema) {
        let message = Message::new("missing-setting")
            .with("setting", setting.key.clone())
            .with("label", &setting.label)
            .with("help", &setting.help);
        let mut diagnostic = Diagnostic::error("missing-setting", message).at(Span::new(file, place.unwrap_or(0..0)));
        if let Some(example) = &setting.example {
            diagnostic = diagnostic.suggesting(format!("{} = {example}", setting.name()));
        }
        diagnostics.push(diagnostic);
    }
    let languages: Vec<Language> = table
        .at("site.languages")
        .map(|value| value.list().iter().filter_map(|item| Language::of(item.text()?)).collect())
        .filter(|languages: &Vec<Language>| !languages.is_empty())
        .unwrap_or_else(|| vec![Language::Fr]);
    let base = table
        .at("site.base_url")
        .and_then(|value| BaseUrl::of(value.text()?))
        .unwrap_or_else(|| BaseUrl { host: "https://example.org".to_owned(), path: "/".to_owned() });
    let demonstration = table.get("demonstration").and_then(super::value::Value::boolean).unwrap_or(false);
    let host = table.at("host.target").and_then(|target| HostTarget::of(target.text()?)).unwrap_or_default();
    let site = SiteSettings { languages, base, demonstration, host };
    let config = Config { file: Arc::clone(file), table, origins, site };
    (config, diagnostics, broken)
}
