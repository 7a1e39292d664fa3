//! Tera's one home: the engines that render model texts, blocks and the theme, and the filters they offer.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::Arc;

use serde_json::{Value as Json, json};
use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::head::Assets;
use super::origins::Origins;
use super::{body, template_budget};
use crate::config::Schema;
use crate::content::{PageKind, Site, StandardPage};
use crate::diagnostic::{Diagnostic, Language, Message};
use crate::locale;
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
        tera.set_escape_fn(escape_markdown);
        filters(&mut tera, site, &library.schema, language);
        Self { tera, pages: site.pages.len() }
    }

    /// An engine for blocks in `language`: values are escaped for HTML.
    pub(super) fn for_blocks(site: &Arc<Site>, library: &Library, language: Language) -> Self {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html"]);
        filters(&mut tera, site, &library.schema, language);
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

/// What the templates of each language see on every page, by name.
pub(super) type SharedValues = BTreeMap<Language, BTreeMap<&'static str, Json>>;

/// The shared values of `site`.
pub(super) fn shared(site: &Site, theme: &Theme, assets: &Assets) -> SharedValues {
    let languages = site.config.site.languages.iter();
    languages.map(|language| (*language, shared_in(site, theme, *language, assets))).collect()
}

/// Everything that all pages of a language can show.
fn shared_in(site: &Site, theme: &Theme, language: Language, assets: &Assets) -> BTreeMap<&'static str, Json> {
    let mut values: BTreeMap<&'static str, Json> = BTreeMap::new();
    let table = &site.config.table;
    let practice = |key: &str| {
        let value = table.at(&format!("practice.{key}"))?;
        let text = value.text_in(language)?;
        Some(match value.origin {
            Some(origin) => mark::around(origin, &locale::typographic(language, text)),
            None => text.to_owned(),
        })
    };
    let phone = table.at("practice.phone").and_then(|value| value.text());
    values.insert(
        "site",
        json!({
            "name": super::head::site_name(site, language),
            "home": site.home(language),
            "language": language.code(),
            "demonstration": site.config.site.demonstration,
            "phone": phone.and_then(|phone| locale::telephone(language, phone)),
            "phone_href": phone.and_then(locale::telephone_address),
            "email": practice("email"),
        }),
    );
    let words: BTreeMap<&str, String> = theme
        .words
        .get(&language)
        .into_iter()
        .flatten()
        .map(|(key, word)| (key.as_str(), locale::typographic(language, word).into_owned()))
        .collect();
    values.insert("t", json!(words));
    let entry = |page: &crate::content::Page| {
        json!({
            "title": locale::typographic(language, &page.title),
            "url": page.url,
            "description": locale::typographic(language, &page.description),
        })
    };
    let services: Vec<Json> =
        site.services.iter().filter_map(|service| site.service_page(service.index, language)).map(entry).collect();
    values.insert("services", json!(services));
    let articles: Vec<Json> = articles(site, language)
        .into_iter()
        .map(|page| {
            let mut entry = entry(page);
            let article = page.article.as_ref();
            let date = article.and_then(|article| article.date);
            entry["date"] = json!(date.map(|date| date.to_string()));
            entry["date_text"] = json!(date.map(|date| locale::date(language, date)));
            let author = article.and_then(|article| site.practitioners.get(article.author?));
            entry["author"] = json!(author.map(|author| author.name.as_str()));
            entry
        })
        .collect();
    values.insert("articles", json!(articles));
    let standard = |page| site.standard(page, language).map(|page| page.url.clone());
    values.insert("services_url", json!(standard(StandardPage::Services)));
    values.insert("articles_url", json!(standard(StandardPage::Articles)));
    values.insert("feed_url", json!(super::feed::address_if_any(site, language)));
    values.insert("stylesheets", json!(assets.stylesheets));
    values
}

/// The articles of a language, newest first.
pub(super) fn articles(site: &Site, language: Language) -> Vec<&crate::content::Page> {
    let mut articles: Vec<_> = site.pages_in(language).filter(|page| page.kind == PageKind::Article).collect();
    articles.sort_by(|one, other| {
        let date = |page: &crate::content::Page| page.article.as_ref().and_then(|article| article.date);
        date(other).cmp(&date(one)).then_with(|| one.stem.cmp(&other.stem))
    });
    articles
}

/// Writes `text` so that Markdown reads it as nothing but text.
fn escape_markdown(text: &str, out: &mut dyn Write) -> std::io::Result<()> {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if character.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(if character == '\n' { ' ' } else { character });
    }
    out.write_all(escaped.as_bytes())
}

/// The filters and functions that model texts and blocks are written with.
fn filters(tera: &mut Tera, site: &Arc<Site>, schema: &Schema, language: Language) {
    let labels = |schema: &Schema| {
        let schema = schema.clone();
        move |key: &str, value: &str| -> String {
            schema
                .choice(key, value)
                .map(|choice| choice.label().in_language(language).to_owned())
                .unwrap_or_else(|| value.to_owned())
        }
    };
    let label = labels(schema);
    tera.register_filter("label", move |value: &str, arguments: Kwargs, _: &State| -> TeraResult<String> {
        Ok(label(arguments.must_get::<&str>("of")?, value))
    });
    let label = labels(schema);
    tera.register_filter("labels", move |values: Vec<String>, arguments: Kwargs, _: &State| -> TeraResult<String> {
        let key = arguments.must_get::<&str>("of")?;
        let names: Vec<String> = values.iter().map(|value| label(key, value)).collect();
        Ok(locale::enumeration(language, &names))
    });
    tera.register_filter("date", move |text: &str, _: Kwargs, _: &State| -> TeraResult<Value> {
        let date: jiff::civil::Date = text.parse().map_err(Error::message)?;
        let words = locale::date(language, date);
        Ok(Value::safe_string(&format!("<time datetime=\"{date}\">{words}</time>")))
    });
    tera.register_filter("phone", move |text: &str, _: Kwargs, _: &State| -> TeraResult<Value> {
        let plain = mark::removed(text);
        let (Some(number), Some(address)) = (locale::telephone(language, &plain), locale::telephone_address(&plain))
        else {
            return Err(Error::message(format!("{plain} is no telephone number")));
        };
        Ok(Value::safe_string(&format!("[{}]({address})", again_marked(text, &number))))
    });
    tera.register_filter("email", |text: &str, _: Kwargs, _: &State| -> TeraResult<Value> {
        let plain = mark::removed(text);
        Ok(Value::safe_string(&format!("[{}](<mailto:{plain}>)", escaped(text)?)))
    });
    tera.register_filter("link", |text: &str, _: Kwargs, _: &State| -> TeraResult<Value> {
        let plain = mark::removed(text);
        let shown = text.replacen("https://", "", 1);
        Ok(Value::safe_string(&format!("[{}](<{plain}>)", escaped(shown.trim_end_matches('/'))?)))
    });
    tera.register_filter("amount", move |dollars: f64, _: Kwargs, _: &State| -> String {
        locale::amount(language, dollars)
    });
    tera.register_filter("count", move |number: i64, arguments: Kwargs, _: &State| -> TeraResult<String> {
        // In French zero is singular.
        let single = number == 1 || (language == Language::Fr && number == 0);
        let noun = arguments.must_get::<&str>(if single { "one" } else { "other" })?;
        Ok(format!("{number}\u{A0}{noun}"))
    });
    let name_of = labels(schema);
    tera.register_filter("hours", move |value: &Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        let (day, time) = match language {
            Language::Fr => ("Jour", "Heures"),
            Language::En => ("Day", "Hours"),
        };
        let mut out = format!("| {day} | {time} |\n| --- | --- |\n");
        for row in value.as_array().unwrap_or_default() {
            let text = |key: &str| {
                let text = row.get_from_path(key).and_then(Value::as_str).unwrap_or_default();
                mark::removed(text).into_owned()
            };
            let days: Vec<String> = row
                .get_from_path("days")
                .and_then(Value::as_array)
                .unwrap_or_default()
                .iter()
                .filter_map(|day| Some(name_of("practice.hours[].days", day.as_str()?)))
                .collect();
            let mut days = locale::enumeration(language, &days);
            if let Some(first) = days.get(..1) {
                days = format!("{}{}", first.to_uppercase(), &days[1..]);
            }
            out.push_str(&format!("| {days} | {} |\n", locale::span_of_day(language, &text("from"), &text("to"))));
        }
        Ok(Value::safe_string(&out))
    });
    let site = Arc::clone(site);
    tera.register_function("section_url", move |arguments: Kwargs, _: &State| -> TeraResult<Value> {
        let name = arguments.must_get::<&str>("name")?;
        section_url(&site, name, language)
            .map(|url| Value::safe_string(&url))
            .ok_or_else(|| Error::message(format!("no section is called {name}")))
    });
}

/// The address of a section in a language, with its anchor.
pub(super) fn section_url(site: &Site, section: &str, language: Language) -> Option<String> {
    let page = site.standard(StandardPage::of_section(section)?, language)?;
    Some(format!("{}#{section}", page.url))
}

fn escaped(text: &str) -> TeraResult<String> {
    let mut out = Vec::new();
    escape_markdown(text, &mut out).map_err(Error::message)?;
    String::from_utf8(out).map_err(Error::message)
}

/// `text` in the place of what the marks of `marked` surround.
fn again_marked(marked: &str, text: &str) -> String {
    let first = marked.chars().next().filter(|character| mark::read(*character).is_some());
    match first {
        Some(first) => format!("{first}{text}{}", mark::END),
        None => text.to_owned(),
    }
}
