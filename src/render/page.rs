//! One page: its text, its blocks, its template, made small and freed of its marks.

use std::ops::Range;
use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::blocks::{Block, Shared, stand_in};
use super::head::head;
use super::template::{Engine, Text, Values, template_diagnostic};
use super::{Draft, RenderedPage, body, minify, policy};
use crate::content::{Page, PageKind, Site, StandardPage};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::html::{self, Document, Limits, NodeId};
use crate::locale;
use crate::source::{Span, fingerprint, mark};
use crate::theme::Theme;

/// A page, and what is known of how it was made.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// Fingerprint of everything that it was made of.
    key: u64,
    /// Its text.
    text: Arc<PageText>,
    /// The page, if it could be made.
    pub(super) page: Option<Arc<RenderedPage>>,
    /// What is wrong with it apart from its text.
    diagnostics: Vec<Diagnostic>,
    /// The last page that could be made, where this one could not.
    pub(super) last: Option<Arc<RenderedPage>>,
}

impl Made {
    /// Everything that is wrong with the page.
    pub(super) fn all_diagnostics(&self) -> Vec<Diagnostic> {
        self.text.diagnostics.iter().chain(&self.diagnostics).cloned().collect()
    }
}

/// The Markdown of a page as HTML, and where it comes from.
#[derive(Debug, Default)]
pub(super) struct PageText {
    key: u64,
    print: u64,
    html: String,
    origins: Vec<Span>,
    diagnostics: Vec<Diagnostic>,
}

/// Makes the page of that number; nothing for an author's text of a section, which has no page of its own. What was
/// made of it `before` is taken over as far as it would come out the same.
pub(super) fn make(draft: &Draft, number: usize, before: Option<&Made>) -> Made {
    let page = &draft.site.pages[number];
    let (Some((_, shared)), Some(engine)) = (draft.contexts().get(&page.language), draft.engines.of(page.language))
    else {
        return Made::default();
    };
    if matches!(page.kind, PageKind::Section(_)) {
        return Made::default();
    }
    let text = text(draft, page, before);
    let parts = Parts::of(draft, page, shared);
    let key = parts.key(draft, page, shared, &text);
    if let Some(before) = before.filter(|before| before.key == key) {
        let (page, last) = (before.page.clone(), before.last.clone());
        return Made { key, text, page, diagnostics: before.diagnostics.clone(), last };
    }
    let mut diagnostics = Vec::new();
    let rendered = put_together(draft, number, &parts, shared, engine, &text, &mut diagnostics);
    let last = || before.and_then(|before| before.page.clone().or_else(|| before.last.clone()));
    let last = if rendered.is_none() { last() } else { None };
    let page = rendered.map(|rendered| Arc::new(RenderedPage { key, ..rendered }));
    Made { key, text, page, diagnostics, last }
}

/// The text of `page`, taken over from `before` if neither it nor anything it can lead to changed.
fn text(draft: &Draft, page: &Page, before: Option<&Made>) -> Arc<PageText> {
    let key = fingerprint(&(draft.targets, &page.file, page.language, &page.stem, &page.text, &page.body));
    if let Some(before) = before.filter(|before| before.text.key == key) {
        return Arc::clone(&before.text);
    }
    let mut origins: Vec<Span> = Vec::new();
    let offset = page.body.start;
    let mut mark = |range: Range<usize>| {
        let mark = mark::of_page(origins.len())?;
        origins.push(Span::new(&page.file, range.start + offset..range.end + offset));
        Some(mark)
    };
    // The page's title is its only h1; the text's own headings stand below it.
    let body = body::of_markdown(&draft.site, page, "", 2, &mut mark);
    let print = fingerprint(&(&body.html, &origins));
    Arc::new(PageText { key, print, html: body.html, origins, diagnostics: body.diagnostics })
}

/// What stands around the text of a page.
struct Parts {
    template: &'static str,
    title: String,
    head: String,
    menu: Vec<Json>,
    translations: Vec<Json>,
}

impl Parts {
    fn of(draft: &Draft, page: &Page, shared: &Shared) -> Self {
        let site = &draft.site;
        let title = title(site, page);
        Self {
            template: template_of(&page.kind),
            head: head(site, page, &title, &draft.assets, shared.feed.as_deref(), shared.head_mark),
            title,
            menu: navigation(site, page),
            translations: translations(site, page),
        }
    }

    /// Fingerprint of everything that the page is made of.
    fn key(&self, draft: &Draft, page: &Page, shared: &Shared, text: &PageText) -> u64 {
        let blocks: Vec<u64> = shared_blocks(&draft.site, page, shared).map(|block| block.key()).collect();
        let byline = page.article.as_ref().map(|article| (article, shared.bylines_key()));
        let menu: Vec<String> = self.menu.iter().map(Json::to_string).collect();
        let translations: Vec<String> = self.translations.iter().map(Json::to_string).collect();
        let around = (draft.engines.key(page.language, self.template), blocks, byline, menu, translations);
        let own = (&page.file, &page.stem, &page.url, page.language, &self.title, &page.description, text.print);
        let policy = (draft.assets.policy.for_meta(), &draft.assets.hosts.own, &draft.assets.hosts.declared);
        fingerprint(&(around, own, &self.head, self.template, policy))
    }
}

fn put_together(
    draft: &Draft,
    number: usize,
    parts: &Parts,
    shared: &Shared,
    engine: &Engine,
    text: &PageText,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<RenderedPage> {
    let (site, theme) = (&draft.site, &draft.theme);
    let page = &site.pages[number];
    let blocks = blocks_of(site, page, shared);
    // The site's own templates are given the blocks themselves: what they do to them has to be seen.
    let stand_ins = !theme.is_overridden();
    let values = values(page, parts, &blocks, stand_ins, &text.html);
    let template = parts.template;
    let html = match engine.render_page(template, &values, text.html.len()) {
        Ok(html) => html,
        Err(fault) => {
            diagnostics.push(template_diagnostic(theme, &fault));
            return None;
        }
    };
    let html = if theme.is_overridden() {
        let mut dropping = Dropping { theme, template, diagnostics };
        dropping.put_in(html, &blocks, shared.head_mark, &parts.head)
    } else {
        html
    };
    let (mut html, mut marks) = match minify::minify(&html) {
        Some(small) => mark::strip(&if stand_ins { with_blocks(small, &blocks) } else { small }),
        None => {
            let message = Message::new("changed-text").with("page", page.url.as_str());
            let mut diagnostic = Diagnostic::error("changed-text", message).weighing(Severity::Reminder);
            if !page.stem.starts_with(':') {
                diagnostic = diagnostic.at(Span::start_of(&page.file));
            }
            diagnostics.push(diagnostic);
            mark::strip(&if stand_ins { with_blocks(html, &blocks) } else { html })
        }
    };
    let policy = policy::put_in(&mut html, &mut marks, shared.head_mark, &draft.assets.hosts, &draft.assets.policy);
    let output = page.output(&site.config.site.base.path);
    let own = |name: &str| theme.templates.get(name).and_then(|template| template.own.clone());
    let own_template = own(template).or_else(|| own("base.html"));
    let origins = text.origins.clone();
    let policy = Some(policy);
    Some(RenderedPage { key: 0, page: number, output, html, policy, marks, origins, blocks, own_template })
}

/// `html` with each block in place of the element that stood for it.
fn with_blocks(mut html: String, blocks: &[Arc<Block>]) -> String {
    for block in blocks {
        let Some((small, _)) = &block.small else { continue };
        let stand_in = stand_in(block.mark);
        if let Some(at) = html.find(&stand_in) {
            html.replace_range(at..at + stand_in.len(), small);
        }
    }
    html
}

fn template_of(kind: &PageKind) -> &'static str {
    match kind {
        PageKind::Home => "home.html",
        PageKind::Page | PageKind::Section(_) => "page.html",
        PageKind::Service(_) => "service.html",
        PageKind::Article => "article.html",
        PageKind::Standard(StandardPage::Services) => "services.html",
        PageKind::Standard(StandardPage::Articles) => "articles.html",
        PageKind::Standard(_) => "section.html",
        PageKind::NotFound => "404.html",
    }
}

fn kind_word(kind: &PageKind) -> &'static str {
    match kind {
        PageKind::NotFound => "not-found",
        kind => template_of(kind).trim_end_matches(".html"),
    }
}

/// The blocks that a page has to show, in the order of their slots.
fn blocks_of(site: &Site, page: &Page, shared: &Shared) -> Vec<Arc<Block>> {
    let mut blocks: Vec<Arc<Block>> = shared_blocks(site, page, shared).cloned().collect();
    let byline = page.article.as_ref().and_then(|article| shared.byline(article, page.language));
    let before_footer = blocks.len() - usize::from(shared.footer.is_some());
    blocks.splice(before_footer..before_footer, byline);
    blocks
}

/// Those of them that were made for all pages: all but the byline of an article.
fn shared_blocks<'a>(site: &'a Site, page: &'a Page, shared: &'a Shared) -> impl Iterator<Item = &'a Arc<Block>> {
    let licence = matches!(page.kind, PageKind::Home | PageKind::Standard(StandardPage::Profile));
    let service = match page.kind {
        PageKind::Service(index) => site.services.iter().position(|service| service.index == index),
        _ => None,
    };
    let tokens = match page.kind {
        PageKind::Standard(standard) => standard.sections(),
        _ => &[],
    };
    let sections =
        move |token: &'a &'static str| shared.sections.iter().filter(move |block| block.section == Some(*token));
    shared
        .banner
        .iter()
        .chain(&shared.crisis)
        .chain(shared.licence.as_ref().filter(|_| licence))
        .chain(service.and_then(|place| shared.services.get(place)?.as_ref()))
        .chain(tokens.iter().flat_map(sections))
        .chain(&shared.footer)
}

/// The title of a page, as it stands in its heading.
pub(crate) fn title(site: &Site, page: &Page) -> String {
    let words = match &page.kind {
        PageKind::Standard(standard) => locale::word(page.language, standard.title()),
        PageKind::NotFound => locale::word(page.language, "page-not-found"),
        PageKind::Home if page.title.is_empty() => super::head::site_name(site, page.language),
        _ => page.title.clone(),
    };
    locale::typographic(page.language, &words).into_owned()
}

fn values(page: &Page, parts: &Parts, blocks: &[Arc<Block>], stand_ins: bool, content: &str) -> Values {
    let language = page.language;
    let date = page.article.as_ref().and_then(|article| article.date);
    let slot = |name: &'static str| {
        let mut placed = blocks.iter().filter(|block| block.slot == name);
        let text = |block: &Arc<Block>| match &block.small {
            Some((_, text)) if stand_ins => text.clone(),
            _ => block.html.clone(),
        };
        // A slot of one shared block needs no copy.
        match (placed.next(), placed.next()) {
            (None, _) => (name, Text::html("")),
            (Some(one), None) => (name, text(one)),
            _ => {
                let all = blocks.iter().filter(|block| block.slot == name);
                let all: String = all.map(|block| text(block).as_str().to_owned()).collect();
                (name, Text::html(&all))
            }
        }
    };
    let mut values = Values::default();
    values.set_texts(
        "slots",
        &[
            ("head", Text::html(&parts.head)),
            slot("banner"),
            slot("crisis"),
            slot("licence"),
            slot("sections"),
            slot("service"),
            slot("byline"),
            slot("footer"),
        ],
    );
    values.set(
        "page",
        &json!({
            "kind": kind_word(&page.kind),
            "title": parts.title,
            "description": locale::typographic(language, &page.description),
            "url": page.url,
            "content": content,
            "date": date.map(|date| date.to_string()),
            "date_text": date.map(|date| locale::date(language, date)),
        }),
    );
    values.set("nav", &Json::Array(parts.menu.clone()));
    values.set("translations", &Json::Array(parts.translations.clone()));
    values
}

/// The page in each language of the site, for those who would rather read another.
fn translations(site: &Site, page: &Page) -> Vec<Json> {
    let language = page.language;
    site.config
        .site
        .languages
        .iter()
        .filter_map(|other| {
            let pair = site.paired(&page.stem, *other)?;
            Some(json!({
                "language": other.code(),
                "name": locale::word(*other, "language-name"),
                "url": pair.url,
                "current": *other == language,
            }))
        })
        .collect()
}

/// The menu: services, the author's own pages in their order, then who practises, what it costs and the articles.
fn navigation(site: &Site, page: &Page) -> Vec<Json> {
    let language = page.language;
    let standard = |wanted| site.standard(wanted, language);
    let services = standard(StandardPage::Services);
    let last = [StandardPage::Profile, StandardPage::Fees, StandardPage::Articles];
    services
        .into_iter()
        .chain(site.menu(language))
        .chain(last.into_iter().filter_map(standard))
        .map(|entry| {
            let title = title(site, entry);
            json!({ "title": title, "url": entry.url, "current": entry.url == page.url })
        })
        .collect()
}

/// Puts back what the site's templates left out of a page.
struct Dropping<'a> {
    theme: &'a Theme,
    template: &'static str,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Dropping<'_> {
    /// `html` with every block that the templates left out put in as last child of `<main>`, or of `<body>`, and what
    /// the engine owns of the head as first of `<head>`.
    fn put_in(&mut self, html: String, blocks: &[Arc<Block>], head_mark: char, head: &str) -> String {
        let Ok(mut tree) = html::parse(&html, &Limits::default()) else {
            // The verifier refuses such a page with its reason.
            return html;
        };
        let shown = |tree: &Document, mark: char| {
            let mark = mark.to_string();
            tree.elements().any(|node| tree.attr(node, mark::ATTRIBUTE) == Some(mark.as_str()))
        };
        let dropped: Vec<&Arc<Block>> = blocks.iter().filter(|block| !shown(&tree, block.mark)).collect();
        let headless = !shown(&tree, head_mark);
        if dropped.is_empty() && !headless {
            return html;
        }
        if headless {
            self.tell("head", Vec::new());
            // First, so that the policy in it governs what the template wrote.
            if let (Some(parent), Ok(fragment)) = (tree.head(), html::parse_fragment(head, &Limits::default())) {
                tree.prepend_fragment(parent, &fragment);
            }
        }
        let main = tree.elements().find(|node| tree.name(*node) == "main").or_else(|| tree.body());
        for block in dropped {
            self.tell(block.slot, block.requirements.clone());
            put(&mut tree, main, &block.source);
        }
        format!("<!doctype html>{}", html::serialize(&tree, tree.root()))
    }

    fn tell(&mut self, slot: &str, requirements: Vec<String>) {
        let slot = format!("slots.{slot}");
        // The site's own template that should place the slot and does not name it, else the one that is used.
        let own =
            |name: &str| self.theme.templates.get(name).and_then(|template| Some((template, template.own.as_ref()?)));
        let culprit = [own(self.template), own("base.html")]
            .into_iter()
            .flatten()
            .min_by_key(|(template, _)| template.text.contains(&slot));
        let file = culprit.map(|(_, file)| file);
        let message = Message::new("dropped-slot")
            .with("slot", slot.as_str())
            .with("template", file.map_or(self.template, |file| file.as_ref()));
        let mut diagnostic = Diagnostic::warning("dropped-slot", message).under(requirements);
        if let Some(file) = file {
            diagnostic = diagnostic.at(Span::start_of(file));
        }
        self.diagnostics.push(diagnostic);
    }
}

fn put(tree: &mut Document, parent: Option<NodeId>, html: &str) {
    if let (Some(parent), Ok(fragment)) = (parent, html::parse_fragment(html, &Limits::default())) {
        tree.append_fragment(parent, &fragment);
    }
}
