//! A page of the site as its author wrote it, and the site as a whole.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::address::StandardPage;
use super::alias::Alias;
use super::people::{Practitioner, Service};
use crate::config::{Config, Table};
use crate::diagnostic::Language;
use crate::source::Span;

/// Everything that will be built, before any of it is rendered.
#[derive(Clone, Debug)]
pub struct Site {
    /// The configuration.
    pub config: Arc<Config>,
    /// Every page in every language, in the order of language and file.
    pub pages: Vec<Page>,
    /// What is looked up for every page.
    pub(super) index: Index,
    /// Files that are published as they are.
    pub files: Vec<StaticFile>,
    /// Width and height in pixels of the images among them, by address below the site's root.
    pub images: BTreeMap<String, (u32, u32)>,
    /// Who practises, in the order of sitegen.toml.
    pub practitioners: Vec<Practitioner>,
    /// What is offered, in the order of sitegen.toml.
    pub services: Vec<Service>,
}

/// Places of pages by what they are looked up by: a site has thousands of pages, and each asks for many others.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    stems: HashMap<(Language, String), usize>,
    addresses: HashMap<String, usize>,
    files: HashSet<String>,
    menus: HashMap<Language, Vec<usize>>,
}

impl Index {
    /// The index of `pages` and `files`.
    pub(super) fn of(pages: &[Page], files: &[StaticFile]) -> Self {
        let mut index = Self { files: files.iter().map(|file| file.output.clone()).collect(), ..Self::default() };
        for (number, page) in pages.iter().enumerate() {
            if matches!(page.kind, PageKind::Section(_)) {
                continue;
            }
            index.stems.entry((page.language, page.stem.clone())).or_insert(number);
            index.addresses.entry(page.url.clone()).or_insert(number);
            if page.menu.is_some() {
                index.menus.entry(page.language).or_default().push(number);
            }
        }
        for menu in index.menus.values_mut() {
            menu.sort_by(|one, other| {
                let (one, other) = (&pages[*one], &pages[*other]);
                one.menu.cmp(&other.menu).then_with(|| one.stem.cmp(&other.stem))
            });
        }
        index
    }
}

/// A page in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What kind of page it is.
    pub kind: PageKind,
    /// Its language.
    pub language: Language,
    /// Path of its file; for a page without one, of sitegen.toml.
    pub file: Arc<str>,
    /// What pairs it with the other languages: its path below `content/LANGUAGE/` without `.md`.
    pub stem: String,
    /// Its address on its host, with the path of `base_url`, ending with `/`.
    pub url: String,
    /// Its title; empty for a page made by the engine, whose title is a word of the engine.
    pub title: String,
    /// Its description.
    pub description: String,
    /// Its place in the menu.
    pub menu: Option<i64>,
    /// What an article has besides.
    pub article: Option<Article>,
    /// Its old addresses.
    pub aliases: Vec<Alias>,
    /// Text of the file.
    pub text: Arc<str>,
    /// Bytes of the Markdown in it.
    pub body: Range<usize>,
}

/// The kinds of page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// First page of a language.
    Home,
    /// A page that the author wrote.
    Page,
    /// A service: its place in the list of services.
    Service(usize),
    /// An article.
    Article,
    /// A page that the engine makes.
    Standard(StandardPage),
    /// What a host shows for an address that does not exist.
    NotFound,
    /// The author's own text for a section; it has no address of its own.
    Section(String),
}

/// What an article has besides a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Article {
    /// Day of publication.
    pub date: Option<Date>,
    /// Place of its author in the list of practitioners.
    pub author: Option<usize>,
    /// `information` or `opinion`.
    pub kind: Option<String>,
    /// Titles and addresses of its sources.
    pub sources: Vec<(String, Option<String>)>,
}

/// A file that is published as it is.
#[derive(Clone, Debug)]
pub struct StaticFile {
    /// Path in the project folder.
    pub file: Arc<str>,
    /// Path in the output.
    pub output: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl Site {
    /// The pages of a language that have an address.
    pub fn pages_in(&self, language: Language) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(move |page| page.language == language && !matches!(page.kind, PageKind::Section(_)))
    }

    /// The page that pairs with `stem` in a language.
    pub fn paired(&self, stem: &str, language: Language) -> Option<&Page> {
        self.index.stems.get(&(language, stem.to_owned())).map(|number| &self.pages[*number])
    }

    /// The page at an address, with or without the slash at its end.
    pub fn at(&self, address: &str) -> Option<&Page> {
        let with_slash = || format!("{}/", address.trim_end_matches('/'));
        let number = self.index.addresses.get(address).or_else(|| self.index.addresses.get(&with_slash()))?;
        Some(&self.pages[*number])
    }

    /// Whether a file is published under that path.
    pub fn has_file(&self, path: &str) -> bool {
        self.index.files.contains(path)
    }

    /// The author's own pages of the menu of a language, in their order.
    pub fn menu(&self, language: Language) -> impl Iterator<Item = &Page> {
        self.index.menus.get(&language).into_iter().flatten().map(|number| &self.pages[*number])
    }

    /// The page of a service, by its place in sitegen.toml.
    pub fn service_page(&self, index: usize, language: Language) -> Option<&Page> {
        let service = self.services.iter().find(|service| service.index == index)?;
        self.paired(&format!("services/{}", service.page), language)
    }

    /// The engine's own page of a language.
    pub fn standard(&self, wanted: StandardPage, language: Language) -> Option<&Page> {
        self.paired(&wanted.stem(), language)
    }

    /// The author's own text for a section.
    pub fn section_text(&self, section: &str, language: Language) -> Option<&Page> {
        self.pages
            .iter()
            .find(|page| page.language == language && matches!(&page.kind, PageKind::Section(name) if name == section))
    }

    /// The address of a file of the site, such as `images/a.png`, on its host.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.config.site.base.path)
    }

    /// The address of the first page of a language.
    pub fn home(&self, language: Language) -> String {
        home(&self.config, language)
    }
}

/// The address of the first page of a language: `/` for the first language, `/CODE/` for another.
pub(super) fn home(config: &Config, language: Language) -> String {
    let base = &config.site.base.path;
    if config.site.languages.first() == Some(&language) { base.clone() } else { format!("{base}{}/", language.code()) }
}

impl Page {
    /// Where the author wrote a setting of the page's front matter, or the top of the file.
    pub(super) fn span_of(file: &Arc<str>, table: &Table, setting: &str) -> Span {
        match table.get(setting) {
            Some(value) => Span::new(file, value.span.clone()),
            None => Span::new(file, 0..0),
        }
    }

    /// The Markdown text.
    pub fn markdown(&self) -> &str {
        self.text.get(self.body.clone()).unwrap_or_default()
    }

    /// Path of the page in the output.
    pub fn output(&self, base_path: &str) -> String {
        let below = self.url.strip_prefix(base_path).unwrap_or(&self.url);
        if self.kind == PageKind::NotFound { below.to_owned() } else { format!("{below}index.html") }
    }
}
