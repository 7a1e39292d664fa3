//! A site ready to be rendered page by page: whoever asks for a page first has it made, and what an earlier draft made is taken over where nothing that it shows has changed.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::civil::Date;
use rayon::prelude::*;

use super::head::{self, Assets};
use super::page::{self, Made};
use super::shared;
use super::template::{self, Engines};
use super::{Contexts, Origins, OutputFile, RenderedPage, RenderedSite, blocks, feed, robots, statements};
use crate::content::{PageKind, Site};
use crate::diagnostic::Diagnostic;
use crate::source::fingerprint;
use crate::standard::Library;
use crate::theme::Theme;

/// Everything that pages are made of, and the pages that were made so far.
#[derive(Debug)]
pub struct Draft {
    pub(super) site: Arc<Site>,
    pub(super) theme: Arc<Theme>,
    ground: Arc<Ground>,
    pub(super) engines: Arc<Engines>,
    pub(super) assets: Arc<Assets>,
    /// Fingerprint of what links can lead to.
    pub(super) targets: u64,
    /// Fingerprint of the style sheets that are published as they are.
    sheets: u64,
    /// Fingerprint of what pages show of each other.
    others: u64,
    slots: Vec<Arc<Slot>>,
    numbers: HashMap<String, usize>,
}

/// What all pages share before any template: sections and blocks of each language, from the settings alone.
#[derive(Debug)]
struct Ground {
    key: u64,
    contexts: Contexts,
    origins: Origins,
    diagnostics: Vec<Diagnostic>,
}

/// The place of a page that is made when it is first asked for.
#[derive(Debug, Default)]
struct Slot {
    made: OnceLock<Arc<Made>>,
    before: Mutex<Option<Arc<Made>>>,
}

impl Slot {
    /// What was made of the page last, here or in an earlier draft.
    fn latest(&self) -> Option<Arc<Made>> {
        let before = || self.before.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.made.get().cloned().or_else(before)
    }
}

impl Draft {
    /// A draft of `site` with `theme` on the day `today`; `before` is the draft of the same project as it was.
    pub fn new(site: Arc<Site>, theme: &Arc<Theme>, library: &Library, today: Date, before: Option<&Self>) -> Self {
        let targets = targets(&site);
        let same_config = before.filter(|before| Arc::ptr_eq(&before.site.config, &site.config));
        let same_theme = |before: &&Self| Arc::ptr_eq(&before.theme, theme);
        let key = ground_key(&site, targets, today);
        let ground = match same_config.filter(|before| before.ground.key == key) {
            Some(before) => Arc::clone(&before.ground),
            None => Arc::new(ground(&site, library, today, key)),
        };
        let sheets = sheets(&site);
        let same_sheets = |before: &&Self| before.targets == targets && before.sheets == sheets;
        let assets = match same_config.filter(same_theme).filter(same_sheets) {
            Some(before) => Arc::clone(&before.assets),
            None => Arc::new(head::assets(&site, theme)),
        };
        let shared = shared::shared(&site, theme, &assets);
        let same_engines = |before: &&Self| {
            Arc::ptr_eq(&before.ground, &ground) && before.engines.shared == shared && before.targets == targets
        };
        let engines = match before.filter(same_theme).filter(same_engines) {
            Some(before) => Arc::clone(&before.engines),
            None => Arc::new(template::engines(&site, theme, library, shared, ground.origins.clone())),
        };
        let mut draft = Self {
            theme: Arc::clone(theme),
            others: others(&site),
            sheets,
            slots: Vec::with_capacity(site.pages.len()),
            numbers: HashMap::with_capacity(site.pages.len()),
            site,
            ground,
            engines,
            assets,
            targets,
        };
        draft.take_over(before);
        draft
    }

    /// Gives each page its slot: that of the earlier draft where neither the page nor anything around it changed, else
    /// a new one that knows what the earlier draft made of it.
    fn take_over(&mut self, before: Option<&Self>) {
        let key = |page: &crate::content::Page| (page.language, page.stem.clone(), Arc::clone(&page.file));
        let known: HashMap<_, usize> = before
            .iter()
            .flat_map(|before| before.site.pages.iter().enumerate())
            .map(|(number, page)| (key(page), number))
            .collect();
        let around = before.filter(|before| {
            Arc::ptr_eq(&before.engines, &self.engines)
                && Arc::ptr_eq(&before.ground, &self.ground)
                && Arc::ptr_eq(&before.assets, &self.assets)
                && Arc::ptr_eq(&before.theme, &self.theme)
                && before.others == self.others
                && before.targets == self.targets
        });
        let base = &self.site.config.site.base.path;
        for (number, page) in self.site.pages.iter().enumerate() {
            let earlier = before.and_then(|before| Some((before, *known.get(&key(page))?)));
            let slot = match earlier {
                Some((before, at)) if around.is_some() && before.site.pages[at] == *page => {
                    Arc::clone(&before.slots[at])
                }
                Some((before, at)) => {
                    let slot = Slot { before: Mutex::new(before.slots[at].latest()), ..Slot::default() };
                    Arc::new(slot)
                }
                None => Arc::default(),
            };
            self.slots.push(slot);
            if !matches!(page.kind, PageKind::Section(_)) {
                self.numbers.entry(page.output(base)).or_insert(number);
            }
        }
    }

    /// The site.
    pub fn site(&self) -> &Arc<Site> {
        &self.site
    }

    pub(super) fn contexts(&self) -> &Contexts {
        &self.ground.contexts
    }

    /// The paths in the output at which pages will stand.
    pub fn outputs(&self) -> impl Iterator<Item = &str> {
        self.numbers.keys().map(String::as_str)
    }

    /// Whether a page will stand at a path of the output.
    pub fn has(&self, output: &str) -> bool {
        self.numbers.contains_key(output)
    }

    /// The page at a path of the output, made now if it was not yet: the page, or else the last one that could be made
    /// there. Nothing where there never was one.
    pub fn page(&self, output: &str) -> Option<Arc<RenderedPage>> {
        let made = self.made(*self.numbers.get(output)?);
        made.page.clone().or_else(|| made.last.clone())
    }

    fn made(&self, number: usize) -> &Arc<Made> {
        let slot = &self.slots[number];
        let made = slot.made.get_or_init(|| {
            let before = slot.before.lock().unwrap_or_else(PoisonError::into_inner).clone();
            Arc::new(page::make(self, number, before.as_deref()))
        });
        // What was made before is needed no more.
        slot.before.lock().unwrap_or_else(PoisonError::into_inner).take();
        made
    }

    /// Every file of the output that is no page.
    pub fn files(&self) -> Vec<OutputFile> {
        let mut files = self.assets.files.clone();
        files.extend(self.site.files.iter().map(|file| OutputFile {
            path: file.output.clone(),
            bytes: Arc::clone(&file.bytes),
            source: Some(Arc::clone(&file.file)),
        }));
        for language in &self.site.config.site.languages {
            files.extend(feed::feed(&self.site, *language));
        }
        files.extend(robots::files(&self.site));
        files
    }

    /// The whole site, every page made, and what is wrong with texts and templates; `None` where `stop` said so before
    /// the end. Pages that were made by then stay made.
    pub fn all_unless(&self, stop: &(dyn Fn() -> bool + Sync)) -> Option<(RenderedSite, Vec<Diagnostic>)> {
        let kept = |number| {
            let made = (!stop()).then(|| self.made(number))?;
            Some((made.page.clone(), made.all_diagnostics()))
        };
        Some(self.put_together((0..self.slots.len()).into_par_iter().map(kept).collect::<Option<_>>()?))
    }

    /// The whole site, made at once and without keeping anything for a later draft.
    pub fn all(&self) -> (RenderedSite, Vec<Diagnostic>) {
        let once = |number| {
            let made = page::make(self, number, None);
            let diagnostics = made.all_diagnostics();
            (made.page, diagnostics)
        };
        self.put_together((0..self.slots.len()).into_par_iter().map(once).collect())
    }

    fn put_together(&self, made: Vec<(Option<Arc<RenderedPage>>, Vec<Diagnostic>)>) -> (RenderedSite, Vec<Diagnostic>) {
        let site = &self.site;
        let mut diagnostics = self.ground.diagnostics.clone();
        diagnostics.extend(self.engines.diagnostics.iter().cloned());
        // A home page that nobody wrote is told; the links of every header to it need not be.
        let base = &site.config.site.base.path;
        let homes = site.config.site.languages.iter().map(|language| site.home(*language));
        let mut failed: Vec<String> =
            homes.map(|home| format!("{}index.html", home.strip_prefix(base.as_str()).unwrap_or(&home))).collect();
        let mut pages = Vec::with_capacity(made.len());
        for (number, (rendered, found)) in made.into_iter().enumerate() {
            let page = &site.pages[number];
            match rendered {
                // A page that was taken over may stand at another place of the list now.
                Some(rendered) if rendered.page != number => {
                    pages.push(Arc::new(RenderedPage { page: number, ..Arc::unwrap_or_clone(rendered) }));
                }
                Some(rendered) => pages.push(rendered),
                None if !matches!(page.kind, PageKind::Section(_)) => failed.push(page.output(base)),
                None => {}
            }
            diagnostics.extend(found);
        }
        let mut policy = self.assets.policy.clone();
        pages.iter().filter_map(|page| page.policy.as_ref()).for_each(|page| policy.join(page));
        let origins = Arc::clone(&self.engines.origins);
        let site = Arc::clone(site);
        (RenderedSite { site, pages, files: self.files(), policy, failed, origins }, diagnostics)
    }
}

fn ground(site: &Arc<Site>, library: &Library, today: Date, key: u64) -> Ground {
    let mut diagnostics = Vec::new();
    let mut origins = Origins::of_config(&site.config);
    let mut contexts = BTreeMap::new();
    for language in site.config.site.languages.clone() {
        let sections = statements::sections(site, library, language, today, &mut origins, &mut diagnostics);
        let blocks = blocks::shared(site, library, language, &sections, &mut origins, &mut diagnostics);
        contexts.insert(language, (sections, blocks));
    }
    Ground { key, contexts, origins, diagnostics }
}

/// Fingerprint of what, besides the settings, sections and blocks are made of: the author's own texts for sections with
/// what their links lead to, what the pages of services are called, the files that model texts name, whether there is
/// a feed.
fn ground_key(site: &Site, targets: u64, today: Date) -> u64 {
    let own: Vec<_> = site
        .pages
        .iter()
        .filter(|page| matches!(page.kind, PageKind::Section(_)))
        .map(|page| (page.language, &page.file, &page.text))
        .collect();
    let files: Vec<&str> = site.files.iter().map(|file| file.output.as_str()).collect();
    let languages = &site.config.site.languages;
    let feeds: Vec<bool> = languages.iter().map(|language| feed::address_if_any(site, *language).is_some()).collect();
    let leading = if own.is_empty() { None } else { Some(targets) };
    let services: Vec<_> = languages
        .iter()
        .flat_map(|language| site.services.iter().map(|service| site.service_page(service.index, *language)))
        .map(|page| page.map(|page| (&page.title, &page.description, &page.url)))
        .collect();
    fingerprint(&(own, leading, services, files, feeds, today.to_string()))
}

/// Fingerprint of everything in the site that a link can lead to, with the sizes of images.
fn targets(site: &Site) -> u64 {
    let pages: Vec<_> =
        site.pages.iter().map(|page| (page.language, &page.stem, &page.url, format!("{:?}", page.kind))).collect();
    let files: Vec<&str> = site.files.iter().map(|file| file.output.as_str()).collect();
    fingerprint(&(pages, files, &site.images, &site.config.site.base.path))
}

/// Fingerprint of the author's own style sheets outside the theme, whose requests every page is allowed.
fn sheets(site: &Site) -> u64 {
    let sheets = site.files.iter().filter(|file| file.output.to_ascii_lowercase().ends_with(".css"));
    fingerprint(&sheets.map(|file| (&file.output, &file.bytes)).collect::<Vec<_>>())
}

/// Fingerprint of what menus, lists and heads show of the other pages.
fn others(site: &Site) -> u64 {
    let pages: Vec<_> = site.pages.iter().map(|page| (&page.title, page.menu)).collect();
    fingerprint(&pages)
}
