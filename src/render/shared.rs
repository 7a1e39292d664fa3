//! What every page of a language can show, and addresses and lists that several stages need.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::head::Assets;
use crate::content::{PageKind, Site, StandardPage};
use crate::diagnostic::Language;
use crate::locale;
use crate::source::mark;
use crate::theme::Theme;

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

/// The address of a section in a language, with its anchor.
pub(super) fn section_url(site: &Site, section: &str, language: Language) -> Option<String> {
    let page = site.standard(StandardPage::of_section(section)?, language)?;
    Some(format!("{}#{section}", page.url))
}
