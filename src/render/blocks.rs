//! Blocks: what the engine gives themes to place, each whole and each known to the verifier word for word.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::minify;
use super::origins::Origins;
use super::shared::section_url;
use super::statements::Sections;
use super::template::{Engine, Text, Values};
use crate::config::{Table, Value};
use crate::content::{Article, Site, StandardPage};
use crate::diagnostic::{Diagnostic, Language, Message};
use crate::html::{self, Limits};
use crate::locale;
use crate::source::{Span, fingerprint, mark};
use crate::standard::{Library, SECTIONS};

const TEMPLATES: [(&str, &str); 7] = [
    ("banner.html", include_str!("blocks/banner.html")),
    ("byline.html", include_str!("blocks/byline.html")),
    ("crisis.html", include_str!("blocks/crisis.html")),
    ("footer.html", include_str!("blocks/footer.html")),
    ("licence.html", include_str!("blocks/licence.html")),
    ("section.html", include_str!("blocks/section.html")),
    ("service.html", include_str!("blocks/service.html")),
];

/// A piece of a page that the engine made and that must reach the reader as it was made.
#[derive(Clone, Debug)]
pub struct Block {
    /// The language that it is in.
    pub language: Language,
    /// The slot that themes place it by: `crisis`, `licence`, `sections`, `service`, `byline`, `footer`, `banner`.
    pub slot: &'static str,
    /// The section whose full statement it is.
    pub section: Option<&'static str>,
    /// The practitioner whose it is.
    pub practitioner: Option<String>,
    /// The requirements on its outermost element.
    pub requirements: Vec<String>,
    /// Its text as a reader perceives it.
    pub text: String,
    /// Where its links lead.
    pub links: Vec<String>,
    /// The value of `data-req` of each element of the block that has one.
    pub statement_requirements: Vec<String>,
    kind: &'static str,
    /// Mark on its outermost element while it is rendered.
    pub(super) mark: char,
    pub(super) html: Text,
    pub(super) source: Arc<str>,
    print: u64,
    /// The block as it is once minified, and the element that stands for it in a page until the page is: a block is
    /// the same on thousands of pages, and minifying is most of the work on each.
    pub(super) small: Option<(String, Text)>,
}

impl Block {
    /// Fingerprint of what it says and where it belongs.
    pub(super) fn key(&self) -> u64 {
        fingerprint(&(self.slot, self.section, &self.practitioner, self.print))
    }

    /// The end of the class `sg-…` of its outermost element.
    pub fn class(&self) -> &'static str {
        match self.kind {
            "footer" => "obligations",
            "service" => "facts",
            kind => kind,
        }
    }
}

/// The blocks that all pages of a language share, and what the others are made of.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(super) banner: Option<Arc<Block>>,
    pub(super) crisis: Option<Arc<Block>>,
    pub(super) licence: Option<Arc<Block>>,
    pub(super) footer: Option<Arc<Block>>,
    /// The full statements, in the order of [`SECTIONS`].
    pub(super) sections: Vec<Arc<Block>>,
    /// The facts of each service, by its place.
    pub(super) services: Vec<Option<Arc<Block>>>,
    engine: Engine,
    people: Vec<Json>,
    byline_requirements: Vec<String>,
    byline_mark: Option<char>,
    /// The address of the feed, if there is one.
    pub(super) feed: Option<String>,
    /// Mark on the first element of the head.
    pub(super) head_mark: char,
}

/// Makes the blocks of a language.
pub(super) fn shared(
    site: &Arc<Site>,
    library: &Library,
    language: Language,
    sections: &Sections,
    origins: &mut Origins,
    diagnostics: &mut Vec<Diagnostic>,
) -> Shared {
    let mut engine = Engine::for_blocks(site, library, language);
    let templates: Vec<(String, String)> =
        TEMPLATES.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    // The templates are compiled in; a test renders every one of them.
    let _ = engine.add(&templates);
    let mut shared = Shared {
        banner: None,
        crisis: None,
        licence: None,
        footer: None,
        sections: Vec::new(),
        services: Vec::new(),
        engine,
        people: people(site, library, language, &sections.facts),
        byline_requirements: held_by(site, library, "missing-byline"),
        byline_mark: place(site, origins, "practitioners"),
        feed: super::feed::address_if_any(site, language),
        head_mark: place(site, origins, "site").unwrap_or(mark::END),
    };
    if site.config.site.demonstration {
        shared.banner = make(&shared.engine, "banner", place(site, origins, "demonstration"), language, json!({}), &[]);
    }
    let requirements = held_by(site, library, "missing-crisis-notice");
    let line = sections.facts["crisis_lines"]
        .as_array()
        .and_then(|lines| lines.iter().find(|line| line["emergency"] != json!(true) && line["phone"].is_string()))
        .and_then(|line| {
            let phone = line["phone"].as_str()?;
            let shown = line["display"].as_str().map(str::to_owned).or_else(|| locale::telephone(language, phone));
            Some(json!({ "href": locale::telephone_address(phone)?, "shown": shown? }))
        });
    if let Some(url) = section_url(site, "crisis", language) {
        let values = json!({ "line": line, "url": url });
        let mark = place(site, origins, "crisis");
        shared.crisis = make(&shared.engine, "crisis", mark, language, values, &requirements);
    }
    if !shared.people.is_empty() {
        let requirements = held_by(site, library, "missing-licence-notice");
        let values = json!({ "practitioners": shared.people });
        let mark = place(site, origins, "practitioners");
        shared.licence = make(&shared.engine, "licence", mark, language, values, &requirements);
    }
    shared.footer = footer(site, library, language, sections, &shared, origins);
    for token in SECTIONS {
        let Some((title, _)) = sections.titles.get(token) else { continue };
        for text in sections.by_token.get(token).into_iter().flatten() {
            let mut requirements: Vec<String> = Vec::new();
            let mut statements = Vec::new();
            for (html, ids, mark) in &text.statements {
                requirements.extend(ids.iter().filter(|id| !requirements.contains(id)).cloned().collect::<Vec<_>>());
                statements.push(json!({ "html": html, "requirements": ids.join(" "), "mark": mark }));
            }
            let person = text.practitioner.and_then(|place| site.practitioners.get(place));
            let several = person.filter(|_| site.practitioners.len() > 1);
            let id = match text.practitioner {
                Some(place) if place > 0 => format!("{token}-{}", person.map_or("", |person| person.slug.as_str())),
                _ => token.to_owned(),
            };
            let values = json!({
                "id": id,
                "token": token,
                "practitioner": person.map(|person| person.slug.as_str()),
                "of": several.map(|person| person.name.as_str()),
                "title": locale::typographic(language, title.in_language(language)),
                "statements": statements,
            });
            let mark = place(site, origins, token);
            let made = make(&shared.engine, "section", mark, language, values, &requirements);
            if made.is_none() {
                let message = Message::new("unverified-section").with("name", token);
                diagnostics.push(Diagnostic::error("unverified-page", message).under(requirements));
            }
            if let Some(block) = made {
                let mut block = Arc::unwrap_or_clone(block);
                block.slot = "sections";
                block.section = Some(text.token);
                block.practitioner = person.map(|person| person.slug.clone());
                shared.sections.push(Arc::new(block));
            }
        }
    }
    for service in &site.services {
        let block = service_facts(site, library, language, service.index).and_then(|values| {
            make(&shared.engine, "service", place(site, origins, "services"), language, values, &[])
        });
        shared.services.push(block);
    }
    shared
}

impl Shared {
    /// Fingerprint of what the bylines of all articles are made of.
    pub(super) fn bylines_key(&self) -> u64 {
        let people: Vec<String> = self.people.iter().map(Json::to_string).collect();
        fingerprint(&(people, &self.byline_requirements, self.byline_mark))
    }

    /// The byline of an article, if its author is known.
    pub(super) fn byline(&self, article: &Article, language: Language) -> Option<Arc<Block>> {
        let person = self.people.get(article.author?)?;
        let kind = match article.kind.as_deref() {
            Some("information") => Some(locale::word(language, "block-kind-information")),
            Some("opinion") => Some(locale::word(language, "block-kind-opinion")),
            _ => None,
        };
        let sources: Vec<Json> = article
            .sources
            .iter()
            .map(|(title, url)| json!({ "title": locale::typographic(language, title), "url": url }))
            .collect();
        let values = json!({
            "person": person,
            "date": article.date.map(|date| date.to_string()),
            "date_text": article.date.map(|date| locale::date(language, date)),
            "kind": kind,
            "sources": sources,
        });
        make(&self.engine, "byline", self.byline_mark, language, values, &self.byline_requirements)
    }
}

/// Renders one block and reads back what it says.
fn make(
    engine: &Engine,
    slot: &'static str,
    mark: Option<char>,
    language: Language,
    mut values: Json,
    requirements: &[String],
) -> Option<Arc<Block>> {
    let mark = mark?;
    values["mark"] = json!(mark);
    values["requirements"] = json!(requirements.join(" "));
    values["w"] = words(language);
    let source = engine.render(&format!("{slot}.html"), &Values::of(&values)).ok()?;
    let plain = mark::strip(&source).0;
    let tree = html::parse_fragment(&plain, &Limits::default()).ok()?;
    let links = tree
        .elements()
        .filter(|node| tree.name(*node) == "a")
        .filter_map(|node| tree.attr(node, "href").map(str::to_owned))
        .collect();
    let statement_requirements =
        tree.elements().filter_map(|node| tree.attr(node, "data-req").map(str::to_owned)).collect();
    let source = source.trim_end();
    let small = minify::minify(source).map(|small| (small, Text::html(&stand_in(mark))));
    Some(Arc::new(Block {
        small,
        language,
        slot,
        statement_requirements,
        kind: slot,
        section: None,
        practitioner: None,
        requirements: requirements.to_vec(),
        text: html::perceived(&html::visible_text(&tree, tree.root())),
        links,
        mark,
        print: fingerprint(&(source, requirements)),
        html: Text::html(source),
        source: source.into(),
    }))
}

/// An element that no minifier takes out, with the mark of the block it stands for.
pub(super) fn stand_in(mark: char) -> String {
    format!("<div {}={mark}></div>", mark::ATTRIBUTE)
}

/// A mark for the place in sitegen.toml that a block is made from.
fn place(site: &Site, origins: &mut Origins, key: &str) -> Option<char> {
    let range = crate::config::nearest(&site.config.table, key).unwrap_or(0..0);
    origins.mark(Span::new(&site.config.file, range))
}

/// The requirements of the site's packs that a rule holds.
pub(super) fn held_by(site: &Site, library: &Library, rule: &str) -> Vec<String> {
    library
        .applicable(&site.config)
        .iter()
        .flat_map(|pack| &pack.requirements)
        .filter(|requirement| requirement.held_by.iter().any(|held| held == rule))
        .filter(|requirement| requirement.when.as_ref().is_none_or(|when| when.holds(&site.config.table, &[])))
        .map(|requirement| requirement.id.clone())
        .collect()
}

fn words(language: Language) -> Json {
    let word = |id| locale::word(language, id);
    json!({
        "banner": word("block-banner"),
        "crisis_label": word("block-crisis-label"),
        "crisis_danger": word("block-crisis-danger"),
        "crisis_talk": word("block-crisis-talk"),
        "crisis_more": word("block-crisis-more"),
        "permit_number": word("block-permit-number"),
        "footer_heading": word("block-footer-heading"),
        "sources": word("block-sources"),
        "service_fee": word("block-service-fee"),
        "service_fees_more": word("block-service-fees-more"),
    })
}

/// Name, title, permit and order of each practitioner, with the marks of their origins.
fn people(site: &Site, library: &Library, language: Language, facts: &Json) -> Vec<Json> {
    site.practitioners
        .iter()
        .map(|practitioner| {
            let entry = &facts["practitioners"][practitioner.index];
            let order = library.pack_of_order(&practitioner.order).and_then(|pack| pack.order.as_ref());
            let title = order.and_then(|order| {
                order.titles.iter().find(|title| Some(title.value.as_str()) == entry["reserved_title"].as_str())
            });
            json!({
                "name": entry["name"],
                "title": title.map(|title| title.name().in_language(language).to_owned()),
                "abbreviation": title.map(|title| title.abbreviation.as_str()),
                "permit": entry["permit"]["number"],
                "order": order.map(|order| order.name.in_language(language)),
            })
        })
        .collect()
}

fn footer(
    site: &Arc<Site>,
    library: &Library,
    language: Language,
    sections: &Sections,
    shared: &Shared,
    origins: &mut Origins,
) -> Option<Arc<Block>> {
    let links: Vec<Json> = SECTIONS
        .iter()
        .filter_map(|token| {
            let (_, short) = sections.titles.get(token)?;
            let title = locale::typographic(language, short.in_language(language)).into_owned();
            Some(json!({ "title": title, "url": section_url(site, token, language)? }))
        })
        .collect();
    let practice = &sections.facts["practice"];
    let address = &practice["address"];
    let part = |name: &str| address[name].as_str().filter(|part| !part.is_empty());
    let province = part("province").and_then(|province| {
        let choice = library.schema.choice("practice.address.province", province)?;
        Some(choice.label().in_language(language).to_owned())
    });
    // A practitioner who works from home may leave out street and postal code.
    let street = part("street").map(|street| format!("{street}, ")).unwrap_or_default();
    let code = part("postal_code").map(|code| format!(" {code}")).unwrap_or_default();
    let address = part("city").zip(province).map(|(city, province)| match language {
        Language::Fr => format!("{street}{city} ({province}){code}"),
        Language::En => format!("{street}{city}, {province}{code}"),
    });
    let phone = site.config.table.at("practice.phone").and_then(Value::text);
    let values = json!({
        "links": links,
        "practitioners": shared.people,
        "address": address,
        "phone": phone.and_then(|phone| locale::telephone(language, phone)),
        "phone_href": phone.and_then(locale::telephone_address),
        "email": practice["email"],
    });
    let requirements = held_by(site, library, "unreachable-section");
    make(&shared.engine, "footer", place(site, origins, "practice"), language, values, &requirements)
}

/// The facts of a service, in words.
fn service_facts(site: &Site, library: &Library, language: Language, index: usize) -> Option<Json> {
    let service: &Table = site.config.table.get("services")?.list().get(index)?.table()?;
    let labels = |key: &str| -> Option<String> {
        let names: Vec<String> = service
            .get(key)?
            .list()
            .iter()
            .filter_map(|value| {
                let choice = library.schema.choice(&format!("services[].{key}"), value.text()?)?;
                Some(choice.label().in_language(language).to_owned())
            })
            .collect();
        Some(locale::enumeration(language, &names))
    };
    let facts: Vec<Json> = [
        ("clientele", "block-service-clientele"),
        ("modalities", "block-service-modalities"),
        ("languages", "block-service-languages"),
    ]
    .into_iter()
    .filter_map(|(key, word)| Some(json!({ "name": locale::word(language, word), "text": labels(key)? })))
    .collect();
    let fee = service.get("fee").and_then(Value::table);
    let basis = fee.and_then(|fee| fee.get("basis")?.text()).unwrap_or_default();
    let amount = fee.and_then(|fee| match fee.get("amount")?.data {
        crate::config::Data::Number(amount) => Some(locale::amount(language, amount)),
        _ => None,
    });
    let basis = library
        .schema
        .choice("services[].fee.basis", basis)
        .map(|choice| choice.label().in_language(language).to_owned())
        .unwrap_or_default();
    let fee = match amount {
        Some(amount) => format!("{amount}, {basis}."),
        None => {
            let mut basis = basis;
            if let Some(first) = basis.get(..1) {
                basis = format!("{}{}.", first.to_uppercase(), &basis[1..]);
            }
            basis
        }
    };
    let fees_url = section_url(site, "fees", language)
        .or_else(|| site.standard(StandardPage::Fees, language).map(|page| page.url.clone()))?;
    Some(json!({ "facts": facts, "fee": fee, "fees_url": fees_url }))
}
