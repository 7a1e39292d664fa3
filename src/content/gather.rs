//! From the project folder to a site: every Markdown file a page with its address, every page with its pair, every file in its place.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::address::StandardPage;
use super::alias::aliases;
use super::collision::collisions;
use super::front_matter::split;
use super::host_file::commands_a_host;
use super::memory::Memory;
use super::page::{Article, Index, Page, PageKind, Site, StaticFile, home};
use super::people::{Practitioner, Service, practitioners, services};
use unicode_normalization::UnicodeNormalization;

use crate::config::{Config, Data, Table, Value, missing, read};
use crate::diagnostic::{Diagnostic, Language, Message, Outcome, Severity};
use crate::source::{Files, Span, gate, mark, slug};
use crate::standard::{Library, SECTIONS};

/// Longest text of a page, in bytes: several hundred printed pages.
const LONGEST: usize = 1024 * 1024;

/// Gathers the site of `config` from the files of its folder, and says what is wrong with them.
pub fn gather(files: &Files, config: &Arc<Config>, library: &Library) -> (Site, Vec<Diagnostic>) {
    gather_again(files, config, library, &mut Memory::default())
}

/// The same, reading only the pages that `memory` does not know; it knows them all afterwards.
pub fn gather_again(
    files: &Files,
    config: &Arc<Config>,
    library: &Library,
    memory: &mut Memory,
) -> (Site, Vec<Diagnostic>) {
    memory.settle(config);
    let mut gathering = Gathering {
        memory,
        files,
        config,
        library,
        practitioners: practitioners(config),
        services: services(config),
        diagnostics: Vec::new(),
        pages: Vec::new(),
    };
    for language in config.site.languages.clone() {
        gathering.language(language);
    }
    gathering.strays();
    gathering.pairs();
    gathering.service_pages();
    let (static_files, images) = gathering.static_files();
    let collisions = collisions(&gathering.pages, &static_files, config);
    gathering.diagnostics.extend(collisions);
    let Gathering { memory, practitioners, services, diagnostics, pages, .. } = gathering;
    memory.retain(|file| files.bytes(file).is_some());
    let index = Index::of(&pages, &static_files);
    let site = Site { config: Arc::clone(config), pages, index, files: static_files, images, practitioners, services };
    (site, diagnostics)
}

struct Gathering<'a> {
    memory: &'a mut Memory,
    files: &'a Files,
    config: &'a Arc<Config>,
    library: &'a Library,
    practitioners: Vec<Practitioner>,
    services: Vec<Service>,
    diagnostics: Vec<Diagnostic>,
    pages: Vec<Page>,
}

impl Gathering<'_> {
    fn error(&mut self, rule: &'static str, message: Message, span: Span) {
        self.diagnostics.push(Diagnostic::error(rule, message).at(span));
    }

    fn warning(&mut self, rule: &'static str, message: Message, span: Span) {
        self.diagnostics.push(Diagnostic::warning(rule, message).at(span));
    }

    fn language(&mut self, language: Language) {
        let folder = format!("content/{}/", language.code());
        let files = self.files;
        let mut has_articles = false;
        let mut has_home = false;
        for (file, bytes) in files.under(&folder) {
            let Some(stem) = file[folder.len()..].strip_suffix(".md") else {
                if !file.ends_with('/') {
                    self.warning("stray-file", Message::new("stray-file"), Span::start_of(file));
                }
                continue;
            };
            if bytes.len() > LONGEST {
                let message = Message::new("unverified-page-long").with("limit", LONGEST / 1024);
                let mut diagnostic = Diagnostic::error("unverified-page", message).at(Span::start_of(file));
                diagnostic.outcome = Outcome::CantTell;
                diagnostic.reason = Some("too-many-bytes");
                self.diagnostics.push(diagnostic);
                continue;
            }
            let Some(text) = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0')) else {
                self.error("front-matter", Message::new("page-not-text"), Span::start_of(file));
                continue;
            };
            let page = match self.memory.page(file, bytes) {
                Some((page, found)) => {
                    self.diagnostics.extend(found);
                    page
                }
                None => {
                    let before = self.diagnostics.len();
                    // A pair is a pair whichever way a system writes the accents of its name.
                    let stem: String = stem.nfc().collect();
                    let page = self.page(language, file, &stem, text);
                    self.memory.keep(file, bytes, &page, &self.diagnostics[before..]);
                    page
                }
            };
            has_articles |= page.kind == PageKind::Article;
            has_home |= page.kind == PageKind::Home;
            self.pages.push(page);
        }
        if !has_home {
            let message = Message::new("missing-home").with("file", format!("{folder}index.md"));
            self.diagnostics.push(Diagnostic::error("missing-translation", message));
        }
        for standard in StandardPage::ALL {
            if standard != StandardPage::Articles || has_articles {
                self.engine_page(language, PageKind::Standard(standard), &format!("{}/", standard.slug(language)));
            }
        }
        self.engine_page(language, PageKind::NotFound, "404.html");
    }

    fn engine_page(&mut self, language: Language, kind: PageKind, below: &str) {
        let stem = match kind {
            PageKind::Standard(standard) => standard.stem(),
            _ => ":404".to_owned(),
        };
        self.pages.push(Page {
            kind,
            language,
            file: Arc::clone(&self.config.file),
            stem,
            url: format!("{}{below}", home(self.config, language)),
            title: String::new(),
            description: String::new(),
            menu: None,
            article: None,
            aliases: Vec::new(),
            text: Arc::from(""),
            body: 0..0,
        });
    }

    fn page(&mut self, language: Language, file: &Arc<str>, stem: &str, text: &str) -> Page {
        let text: Arc<str> = mark::without_forged(text).into();
        let before = self.diagnostics.len();
        let front = split(file, &text, &self.library.front_matter, &mut self.diagnostics);
        let forbidden = self.held_by("refused-setting");
        for diagnostic in &mut self.diagnostics[before..] {
            if diagnostic.rule == "refused-setting" {
                diagnostic.requirements.extend(forbidden.iter().cloned());
            }
        }
        let get = |key: &str| front.table.get(key).and_then(Value::text).unwrap_or_default().to_owned();
        let kind = self.kind(file, stem);
        let url = self.url(language, file, stem, &kind, &front.table);
        let article = (kind == PageKind::Article).then(|| self.article(file, &front.table));
        let (aliases, found) = aliases(file, &front.table, &kind, self.config);
        self.diagnostics.extend(found);
        Page {
            kind,
            language,
            file: Arc::clone(file),
            stem: stem.to_owned(),
            url,
            title: get("title"),
            description: get("description"),
            menu: front.table.get("menu").and_then(Value::integer),
            article,
            aliases,
            text,
            body: front.body,
        }
    }

    fn kind(&mut self, file: &Arc<str>, stem: &str) -> PageKind {
        match stem.split_once('/') {
            None if stem == "index" => PageKind::Home,
            Some(("articles", _)) => PageKind::Article,
            Some(("services", name)) => match self.services.iter().position(|service| service.page == name) {
                Some(index) => PageKind::Service(index),
                None => {
                    let message = Message::new("service-page-without-service").with("page", name);
                    self.error("missing-service-page", message, Span::start_of(file));
                    PageKind::Page
                }
            },
            Some(("sections", name)) => {
                if !SECTIONS.contains(&name) {
                    let message =
                        Message::new("unknown-section").with("section", name).with("sections", SECTIONS.join(", "));
                    self.error("unknown-section", message, Span::start_of(file));
                }
                PageKind::Section(name.to_owned())
            }
            _ => PageKind::Page,
        }
    }

    fn url(&mut self, language: Language, file: &Arc<str>, stem: &str, kind: &PageKind, table: &Table) -> String {
        let home = home(self.config, language);
        if *kind == PageKind::Home {
            return home;
        }
        let (folder, name) = stem.rsplit_once('/').map_or(("", stem), |(folder, name)| (folder, name));
        let own = table.get("slug").and_then(Value::text);
        let wanted = own.unwrap_or(name);
        let usable = slug(wanted);
        if own.is_some_and(|own| own != usable) || usable.is_empty() || gate(&usable).is_err() {
            let message = Message::new("invalid-slug").with("slug", wanted);
            let mut diagnostic = Diagnostic::error("invalid-slug", message).at(Page::span_of(file, table, "slug"));
            if !usable.is_empty() {
                diagnostic = diagnostic.suggesting(format!("slug = \"{usable}\""));
            }
            self.diagnostics.push(diagnostic);
        }
        for part in folder.split('/').filter(|part| !part.is_empty()) {
            if slug(part) != part || gate(part).is_err() {
                let message = Message::new("invalid-slug").with("slug", part);
                self.error("invalid-slug", message, Span::start_of(file));
            }
        }
        let parents: Vec<String> = match folder {
            "" => Vec::new(),
            "services" => vec![StandardPage::Services.slug(language).to_owned()],
            "articles" => vec![StandardPage::Articles.slug(language).to_owned()],
            folder => folder.split('/').map(slug).collect(),
        };
        let mut url = home;
        for part in parents.iter().chain([&usable]).filter(|part| !part.is_empty()) {
            url.push_str(part);
            url.push('/');
        }
        url
    }

    fn article(&mut self, file: &Arc<str>, table: &Table) -> Article {
        let named = table.get("author").and_then(Value::text);
        let author = named.and_then(|named| {
            self.practitioners.iter().position(|practitioner| practitioner.name == named || practitioner.slug == named)
        });
        // What was written and is wrong is told already.
        let told = |key: &str| table.get(key).is_some_and(|value| value.data == Data::Invalid);
        if author.is_none() && !told("author") {
            let names: Vec<&str> = self.practitioners.iter().map(|practitioner| practitioner.name.as_str()).collect();
            let message = match named {
                Some(named) => Message::new("unknown-author").with("author", named),
                None => Message::new("missing-author"),
            };
            let diagnostic = Diagnostic::error("missing-byline", message.with("names", names.join(", ")))
                .at(Page::span_of(file, table, "author"))
                .suggesting(format!("author = \"{}\"", names.first().copied().unwrap_or_default()));
            self.diagnostics.push(diagnostic);
        }
        let date = table.get("date").and_then(Value::date);
        if date.is_none() && !told("date") {
            let message = Message::new("missing-article-date");
            let diagnostic = Diagnostic::error("front-matter", message)
                .at(Page::span_of(file, table, "date"))
                .suggesting("date = 2026-11-02");
            self.diagnostics.push(diagnostic);
        }
        let kind = table.get("kind").and_then(Value::text).map(str::to_owned);
        let sources: Vec<(String, Option<String>)> = table
            .get("sources")
            .map(Value::list)
            .unwrap_or_default()
            .iter()
            .filter_map(|source| {
                let source = source.table()?;
                let url = source.get("url").and_then(Value::text).map(str::to_owned);
                Some((source.get("title")?.text()?.to_owned(), url))
            })
            .collect();
        let fault = match kind.as_deref() {
            None if told("kind") => None,
            None => Some("article-without-kind"),
            Some("information") if sources.is_empty() => Some("article-without-source"),
            _ => None,
        };
        if let Some(id) = fault {
            self.warning("article-kind", Message::new(id), Page::span_of(file, table, "kind"));
        }
        Article { date, author, kind, sources }
    }

    /// Files of `content/` outside the folder of a language are told, since nothing would publish them.
    fn strays(&mut self) {
        let files = self.files;
        for (file, _) in files.under("content/") {
            let folder = file["content/".len()..].split('/').next().unwrap_or_default();
            let known = Language::of(folder).is_some_and(|language| self.config.site.languages.contains(&language));
            if !known {
                self.warning("stray-file", Message::new("stray-language").with("folder", folder), Span::start_of(file));
            }
        }
    }

    /// Every page has its pair: where the norm asks for a language it is an error, elsewhere a warning.
    fn pairs(&mut self) {
        let packs = self.library.applicable(self.config);
        let all: HashSet<(Language, &str)> =
            self.pages.iter().map(|page| (page.language, page.stem.as_str())).collect();
        let mut found = Vec::new();
        for page in self.pages.iter().filter(|page| !page.stem.starts_with(':')) {
            for language in &self.config.site.languages {
                if all.contains(&(*language, page.stem.as_str())) {
                    continue;
                }
                let wanted = format!("content/{}/{}.md", language.code(), page.stem);
                let asking = packs.iter().find(|pack| pack.about.languages.iter().any(|code| code == language.code()));
                let message = Message::new("missing-translation").with("file", wanted);
                let mut diagnostic = Diagnostic::warning("missing-translation", message).at(Span::start_of(&page.file));
                if let Some(pack) = asking {
                    let held = |requirement: &&crate::standard::Requirement| {
                        requirement.held_by.iter().any(|rule| rule == "missing-translation")
                    };
                    diagnostic = diagnostic
                        .weighing(Severity::Error)
                        .under(pack.requirements.iter().filter(held).map(|requirement| requirement.id.clone()));
                }
                found.push(diagnostic);
            }
        }
        self.diagnostics.extend(found);
    }

    fn service_pages(&mut self) {
        let mut found = Vec::new();
        let mut named: HashSet<&str> = HashSet::new();
        for service in &self.services {
            if !named.insert(&service.page) {
                let message = Message::new("duplicate-service").with("page", service.page.as_str());
                let place = Span::new(&self.config.file, self.place_of_service(service));
                found.push(Diagnostic::error("duplicate-setting", message).at(place));
            }
            for language in &self.config.site.languages {
                let stem = format!("services/{}", service.page);
                if self.pages.iter().any(|page| page.language == *language && page.stem == stem) {
                    continue;
                }
                let span = self.place_of_service(service);
                let file = format!("content/{}/{stem}.md", language.code());
                let message = Message::new("missing-service-page").with("file", file);
                found.push(Diagnostic::error("missing-service-page", message).at(Span::new(&self.config.file, span)));
            }
        }
        self.diagnostics.extend(found);
    }

    /// Where sitegen.toml names the page of a service.
    fn place_of_service(&self, service: &Service) -> std::ops::Range<usize> {
        let list = self.config.table.get("services").map(Value::list).unwrap_or_default();
        let page = list.get(service.index).and_then(|service| service.table()?.get("page"));
        page.map_or(0..0, |page| page.span.clone())
    }

    fn static_files(&mut self) -> (Vec<StaticFile>, BTreeMap<String, (u32, u32)>) {
        let files = self.files;
        let mut static_files = Vec::new();
        let mut images = BTreeMap::new();
        for (file, bytes) in files.under("static/") {
            let output = &file["static/".len()..];
            if let Some(image) = file.strip_suffix(".toml")
                && is_image(image)
            {
                self.image_credit(file);
                continue;
            }
            if commands_a_host(output) {
                self.error("host-file", Message::new("host-file").with("path", output), Span::start_of(file));
            }
            if gate(output).is_err() {
                self.error("invalid-path", Message::new("invalid-path").with("path", output), Span::start_of(file));
                continue;
            }
            if is_image(output) {
                if !file.ends_with(".svg") {
                    match imagesize::blob_size(bytes) {
                        Ok(size) => {
                            let pixels = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
                            images.insert(output.to_owned(), (pixels(size.width), pixels(size.height)));
                        }
                        Err(_) => {
                            self.error("unreadable-image", Message::new("unreadable-image"), Span::start_of(file))
                        }
                    }
                }
                if files.bytes(&format!("{file}.toml")).is_none() && !output.starts_with("favicon") {
                    let message = Message::new("image-credit").with("file", format!("{file}.toml"));
                    let diagnostic = Diagnostic::warning("image-credit", message)
                        .at(Span::start_of(file))
                        .under(self.held_by("image-credit"));
                    self.diagnostics.push(diagnostic);
                }
            }
            static_files.push(StaticFile {
                file: Arc::clone(file),
                output: output.to_owned(),
                bytes: Arc::clone(bytes),
            });
        }
        (static_files, images)
    }

    fn image_credit(&mut self, file: &Arc<str>) {
        let Some(text) = self.files.text(file) else {
            self.error("front-matter", Message::new("page-not-text"), Span::start_of(file));
            return;
        };
        let reading = read(file, text, 0, &self.library.image_credit);
        self.diagnostics.extend(reading.diagnostics);
        for (setting, place) in missing(&reading.table, &self.library.image_credit) {
            let message = Message::new("incomplete-credit").with("label", &setting.label).with("help", &setting.help);
            let mut diagnostic = Diagnostic::warning("image-credit", message)
                .at(Span::new(file, place.unwrap_or(0..0)))
                .under(self.held_by("image-credit"));
            if let Some(example) = &setting.example {
                diagnostic = diagnostic.suggesting(format!("{} = {example}", setting.name()));
            }
            self.diagnostics.push(diagnostic);
        }
    }

    fn held_by(&self, rule: &str) -> Vec<String> {
        self.library
            .applicable(self.config)
            .iter()
            .flat_map(|pack| &pack.requirements)
            .filter(|requirement| requirement.held_by.iter().any(|held| held == rule))
            .map(|requirement| requirement.id.clone())
            .collect()
    }
}

/// Whether a name is that of an image that pages can show.
fn is_image(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("png" | "jpg" | "jpeg" | "webp" | "gif" | "avif" | "svg"))
}
