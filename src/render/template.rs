//! Tera's one home: the engines that render model texts, blocks and the theme.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value as Json;
use tera::{Context, Error, ErrorKind, Tera, Value};

use super::origins::Origins;
use super::shared::SharedValues;
use super::{body, template_budget, template_filters};
use crate::content::Site;
use crate::diagnostic::{Diagnostic, Language, Message};
use crate::source::{Span, fingerprint, mark};
use crate::standard::Library;
use crate::theme::Theme;

/// A template engine, and the shared values it was given.
#[derive(Debug)]
pub(super) struct Engine {
    tera: Tera,
    /// How many pages the site has, by which the budget of each grows.
    pages: usize,
}

/// Why a template gave no text.
#[derive(Debug)]
pub(super) struct TemplateFault {
    /// Name of the template.
    pub(super) template: Option<String>,
    /// Bytes in the template.
    pub(super) range: std::ops::Range<usize>,
    /// Its line, where no bytes are known.
    pub(super) line: Option<usize>,
    /// What the engine says.
    pub(super) detail: String,
    /// Whether the template took more than its budget.
    pub(super) spent: bool,
}

/// Values for one rendering.
#[derive(Debug, Default)]
pub(super) struct Values(Context);

impl Values {
    /// The entries of a JSON object.
    pub(super) fn of(facts: &Json) -> Self {
        let mut context = Context::new();
        for (name, value) in facts.as_object().into_iter().flatten() {
            context.insert(name.clone(), value);
        }
        Self(context)
    }

    /// One more value.
    pub(super) fn set(&mut self, name: &'static str, value: &Json) {
        self.0.insert(name, value);
    }

    /// Several texts under one name; cloning them is cheap.
    pub(super) fn set_texts(&mut self, name: &'static str, texts: &[(&'static str, Text)]) {
        let map: tera::Map = texts.iter().map(|(key, text)| ((*key).into(), text.0.clone())).collect();
        self.0.insert_value(name, Value::from(map));
    }
}

/// A text that many pages show: the engine's own form of it, shared and not copied.
#[derive(Clone, Debug)]
pub(super) struct Text(Value);

impl Text {
    /// HTML that the engine made.
    pub(super) fn html(text: &str) -> Self {
        Self(Value::safe_string(text))
    }

    /// The HTML.
    pub(super) fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

impl Engine {
    /// An engine for model texts in `language`: values are escaped for Markdown.
    pub(super) fn for_texts(site: &Arc<Site>, library: &Library, language: Language) -> Self {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".md"]);
        tera.set_escape_fn(template_filters::escape_markdown);
        template_filters::register(&mut tera, site, &library.schema, language);
        Self { tera, pages: site.pages.len() }
    }

    /// An engine for blocks in `language`: values are escaped for HTML.
    pub(super) fn for_blocks(site: &Arc<Site>, library: &Library, language: Language) -> Self {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html"]);
        template_filters::register(&mut tera, site, &library.schema, language);
        template_budget::register(&mut tera);
        Self { tera, pages: site.pages.len() }
    }

    /// Adds templates by name; the first fault if one does not parse.
    pub(super) fn add(&mut self, templates: &[(String, String)]) -> Result<(), TemplateFault> {
        let templates: Vec<(&str, &str)> =
            templates.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        self.tera.add_raw_templates(templates).map_err(|error| fault(&error))
    }

    /// The text of a template with `values`.
    pub(super) fn render(&self, name: &str, values: &Values) -> Result<String, TemplateFault> {
        self.tera.render(name, &values.0).map_err(|error| fault(&error))
    }

    /// The page that a template makes with `values`, within its budget; the page's own text has `length` bytes.
    pub(super) fn render_page(&self, name: &str, values: &Values, length: usize) -> Result<String, TemplateFault> {
        template_budget::begin(self.pages);
        let mut page = template_budget::Page::with_room_beyond(length);
        self.tera.render_to(name, &values.0, &mut page).map_err(|error| fault(&error))?;
        Ok(String::from_utf8_lossy(&page.bytes).into_owned())
    }
}

fn fault(error: &Error) -> TemplateFault {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => TemplateFault {
            template: Some(report.filename().to_owned()),
            range: report.span().range.clone(),
            line: None,
            detail: report.message().to_owned(),
            spent: template_budget::is_spent(report.message()),
        },
        other => {
            let template = match other {
                ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => Some(tpl.clone()),
                ErrorKind::MissingParent { current, .. } => Some(current.clone()),
                // What Tera finds only when it puts the templates together comes as a sentence that names the place.
                ErrorKind::Msg(text) => text
                    .split(|character: char| {
                        character.is_whitespace() || matches!(character, '`' | '\'' | '"' | '(' | ')')
                    })
                    .find(|word| word.contains(".html"))
                    .map(|word| word.trim_end_matches([',', '.', ':']).to_owned()),
                _ => None,
            };
            // `page.html:3:29` is the template, a line and a column.
            let mut parts = template.as_deref().unwrap_or_default().split(':');
            let name = parts.next().filter(|name| !name.is_empty()).map(str::to_owned);
            let line = parts.next().and_then(|line| line.parse().ok());
            let detail = error.to_string();
            let spent = template_budget::is_spent(&format!("{error:?}"));
            TemplateFault { template: name, range: 0..0, line, detail, spent }
        }
    }
}

/// The engines of the theme, one a language, with everything that all pages of the language share.
#[derive(Debug)]
pub(super) struct Engines {
    by_language: BTreeMap<Language, Engine>,
    /// The values that every template sees.
    pub(super) shared: SharedValues,
    /// The places of all texts that the site shares, those of the site's own templates being the last.
    pub(super) origins: Arc<[Span]>,
    /// Templates that do not parse.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// For each language and template a fingerprint of the templates that it leads to and the shared values they name.
    keys: BTreeMap<(Language, String), u64>,
}

impl Engines {
    /// The engine of a language.
    pub(super) fn of(&self, language: Language) -> Option<&Engine> {
        self.by_language.get(&language)
    }

    /// Fingerprint of everything, apart from its own values, that decides what a template makes.
    pub(super) fn key(&self, language: Language, template: &str) -> Option<u64> {
        self.keys.get(&(language, template.to_owned())).copied()
    }
}

/// The engines of `theme`, whose templates see the values `shared`; `origins` are the places known so far.
///
/// A template of the site that does not parse is told, and the theme's own takes its place, so that the other
/// findings can still be seen.
pub(super) fn engines(
    site: &Arc<Site>,
    theme: &Theme,
    library: &Library,
    shared: SharedValues,
    mut origins: Origins,
) -> Engines {
    let mut diagnostics = Vec::new();
    let mut templates: Vec<(String, String)> = Vec::new();
    for (name, template) in &theme.templates {
        let text = match &template.own {
            Some(file) => {
                let marked = body::with_marked_tags(&template.text, |range| origins.mark(Span::new(file, range)));
                template_budget::counted(&marked)
            }
            None => template.text.to_string(),
        };
        templates.push((name.clone(), text));
    }
    let mut by_language = BTreeMap::new();
    let mut keys = BTreeMap::new();
    for (language, values) in &shared {
        let mut engine = Engine::for_blocks(site, library, *language);
        let mut used = &templates;
        let builtin: Vec<(String, String)>;
        if let Err(fault) = engine.add(&templates) {
            if by_language.is_empty() {
                diagnostics.push(template_diagnostic(theme, &fault));
            }
            let theme = crate::theme::load(&crate::source::Files::new()).0;
            builtin =
                theme.templates.iter().map(|(name, template)| (name.clone(), template.text.to_string())).collect();
            used = &builtin;
            engine = Engine::for_blocks(site, library, *language);
            // The theme's own templates are compiled in and a test renders each of them.
            let _ = engine.add(used);
        }
        for (name, value) in values {
            engine.tera.global_context().insert(*name, value);
        }
        for (name, _) in used {
            keys.insert((*language, name.clone()), template_key(site, theme, used, name, values));
        }
        by_language.insert(*language, engine);
    }
    Engines { by_language, shared, origins: origins.spans.into(), diagnostics, keys }
}

/// Fingerprint of the templates that `name` leads to and of the shared values that they name.
///
/// What is not named cannot be shown. A name that stands in a text without being used there costs a page that is made
/// once more, never one that is stale.
fn template_key(
    site: &Site,
    theme: &Theme,
    templates: &[(String, String)],
    name: &str,
    values: &BTreeMap<&'static str, Json>,
) -> u64 {
    // The skeleton is where blocks are put back and where a template is looked for that left them out.
    let mut reached: BTreeSet<&str> = BTreeSet::from([name, "base.html"]);
    loop {
        let texts: Vec<&str> = templates
            .iter()
            .filter(|(name, _)| reached.contains(name.as_str()))
            .map(|(_, text)| text.as_str())
            .collect();
        let leads_to = |(name, text): &&(String, String)| {
            let components = text.match_indices("component ").map(|(at, word)| &text[at + word.len()..]);
            let mut names = components.map(|rest| rest.split(['(', ' ', '%', '\n']).next().unwrap_or_default());
            texts.iter().any(|other| other.contains(name.as_str()))
                || names.any(|name| texts.iter().any(|other| other.contains(name)))
        };
        let more: Vec<&str> = templates.iter().filter(leads_to).map(|(name, _)| name.as_str()).collect();
        let before = reached.len();
        reached.extend(more);
        if reached.len() == before {
            break;
        }
    }
    let texts: Vec<(&str, &str, _)> = templates
        .iter()
        .filter(|(name, _)| reached.contains(name.as_str()))
        .map(|(name, text)| {
            let own = theme.templates.get(name).filter(|template| template.own.is_some());
            (name.as_str(), text.as_str(), own.map(|template| (&template.own, &template.text)))
        })
        .collect();
    let all = texts.iter().any(|(_, text, _)| text.contains("__tera"));
    let named: Vec<(&str, String)> = values
        .iter()
        .filter(|(name, _)| all || texts.iter().any(|(_, text, _)| text.contains(**name)))
        .map(|(name, value)| (*name, value.to_string()))
        .collect();
    // The function that leads to a section knows the pages of the engine by the languages and the path of the site.
    let config = &site.config.site;
    let codes: Vec<&str> = config.languages.iter().map(|language| language.code()).collect();
    // What a template of the site may cost grows with the site.
    let budget = theme.is_overridden().then_some(site.pages.len());
    fingerprint(&(texts, named, budget, codes, &config.base.path))
}

/// The finding for a template that does not parse or render.
pub(super) fn template_diagnostic(theme: &Theme, fault: &TemplateFault) -> Diagnostic {
    let message = if fault.spent {
        Message::new("template-error-budget")
    } else {
        Message::new("template-error").with("detail", mark::strip(&fault.detail).0)
    };
    let mut diagnostic = Diagnostic::error("template-error", message);
    let template = fault.template.as_ref().and_then(|name| theme.templates.get(name));
    if let Some((template, file)) = template.and_then(|template| Some((template, template.own.as_ref()?))) {
        // The engine saw the template with marks and calls in it; its bytes are counted without them.
        let marked = template_budget::counted(&body::with_marked_tags(&template.text, |_| mark::of_site(0)));
        let plain = |offset: usize| {
            let offset = (0..=offset.min(marked.len())).rev().find(|at| marked.is_char_boundary(*at)).unwrap_or(0);
            mark::strip(&template_budget::uncounted(&marked[..offset])).0.len()
        };
        let range = match fault.line {
            Some(line) => line_of(&template.text, line),
            None => plain(fault.range.start)..plain(fault.range.end),
        };
        diagnostic = diagnostic.at(Span::new(file, range));
    }
    diagnostic
}

/// The bytes of a line of `text`, counted from 1.
fn line_of(text: &str, line: usize) -> std::ops::Range<usize> {
    let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let end = text[start..].find('\n').map_or(text.len(), |end| start + end);
    start..end
}
