//! What a host needs beside the pages: old addresses, headers, the page for addresses that do not exist, lifetimes, compressed copies.
//!
//! Each kind of host is told in its own way, by files of the output. A host that cannot be told is given pages that
//! lead on. Nothing here is written by an author: names that a host obeys are refused in `static/`.

mod apache;
mod compressed;
mod fingerprint;
mod nginx;
mod redirect_page;
mod rule_files;

use std::sync::Arc;

pub use compressed::copies;
pub use fingerprint::is_fingerprinted;

use crate::config::HostTarget;
use crate::content::{Alias, Page, Site};
use crate::render::{OutputFile, RenderedSite};

/// The headers that every answer of a host has to carry beside the policy, and why.
const HEADERS: [(&str, &str); 5] = [
    // A file is what its name says, never what a browser guesses.
    ("X-Content-Type-Options", "nosniff"),
    // Which page somebody came from is nobody else's business: it may say what they are going through.
    ("Referrer-Policy", "same-origin"),
    // A window opened from elsewhere has no hold on this one.
    ("Cross-Origin-Opener-Policy", "same-origin"),
    // Encrypted from the first visit on, for a year; other sites under the same name are left to decide for themselves.
    ("Strict-Transport-Security", "max-age=31536000"),
    ("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// How long a browser may keep a file whose name changes with its contents, and how long everything else.
const KEPT: &str = "public, max-age=31536000, immutable";
const BRIEF: &str = "public, max-age=300, must-revalidate";

/// Adds to a rendered site what its host needs.
pub fn equip(rendered: &mut RenderedSite) {
    let plan = Plan::of(rendered);
    let files = match rendered.site.config.site.host {
        HostTarget::Plain => leading_pages(&rendered.site),
        HostTarget::Github => {
            let mut files = leading_pages(&rendered.site);
            files.extend(rule_files::of_github(&rendered.site.config.site.base));
            files
        }
        HostTarget::Netlify => vec![rule_files::headers(&plan), rule_files::redirects(&plan, true)],
        HostTarget::Cloudflare => vec![rule_files::headers(&plan), rule_files::redirects(&plan, false)],
        HostTarget::Apache => apache::files(&plan),
        HostTarget::Nginx => vec![nginx::file_of(&plan)],
    };
    rendered.files.extend(files);
}

/// The pages at old addresses that lead to those of today, as a host gets them that cannot be told.
pub fn leading_pages(site: &Site) -> Vec<OutputFile> {
    moved(site).map(|(alias, page)| file(&alias.path, redirect_page::html(site, page))).collect()
}

/// Every old address with the page that it leads to.
fn moved(site: &Site) -> impl Iterator<Item = (&Alias, &Page)> {
    site.pages.iter().flat_map(|page| page.aliases.iter().map(move |alias| (alias, page)))
}

/// What all hosts are told.
struct Plan<'a> {
    /// Path of the site on its host.
    base: &'a str,
    /// The policy for every answer.
    policy: String,
    /// Old addresses and the pages that they lead to.
    moved: Vec<(&'a Alias, &'a Page)>,
    /// Paths of the files whose names change with their contents.
    kept: Vec<&'a str>,
    /// The folders of the languages that are not at the root, `en/`.
    languages: Vec<String>,
}

impl<'a> Plan<'a> {
    fn of(rendered: &'a RenderedSite) -> Self {
        let site = &rendered.site;
        let base = site.config.site.base.path.as_str();
        let others = site.config.site.languages.iter().skip(1);
        Self {
            base,
            policy: rendered.policy.for_header(),
            moved: moved(site).collect(),
            kept: rendered
                .files
                .iter()
                .filter(|file| fingerprint::is_in(file))
                .map(|file| file.path.as_str())
                .collect(),
            languages: others.map(|language| format!("{}/", language.code())).collect(),
        }
    }

    /// Every header with its value, the policy first.
    fn headers(&self) -> impl Iterator<Item = (&'static str, &str)> {
        std::iter::once(("Content-Security-Policy", self.policy.as_str())).chain(HEADERS)
    }
}

/// The addresses below the root of the site that an alias stands for, decoded: with and without the slash at its end.
fn addresses(alias: &Alias) -> Vec<String> {
    match alias.path.strip_suffix("/index.html") {
        Some(folder) => vec![folder.to_owned(), format!("{folder}/")],
        None => vec![alias.path.clone()],
    }
}

fn file(path: &str, text: String) -> OutputFile {
    OutputFile { path: path.to_owned(), bytes: Arc::from(text.into_bytes()), source: None }
}
