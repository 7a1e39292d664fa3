//! What templates and model texts may speak of: the settings in one language, the order's coordinates, the crisis lines.

use serde_json::{Map, Value as Json, json};

use crate::config::{Data, Table, Value};
use crate::content::Site;
use crate::diagnostic::{Bilingual, Language};
use crate::locale;
use crate::source::mark;
use crate::standard::{Library, Order};

/// All facts of a site in `language`, as a JSON object. Free text carries the marks of its origin.
pub(super) fn facts(site: &Site, library: &Library, language: Language) -> Json {
    let config = &site.config;
    let mut facts = table(&config.table, language);
    facts.insert("lang".to_owned(), json!(language.code()));
    if let Some(Json::Array(practitioners)) = facts.get_mut("practitioners") {
        for practitioner in &site.practitioners {
            if let Some(Json::Object(entry)) = practitioners.get_mut(practitioner.index) {
                entry.insert("slug".to_owned(), json!(practitioner.slug));
            }
        }
    }
    if let Some(Json::Array(services)) = facts.get_mut("services") {
        for service in &site.services {
            let page = site.service_page(service.index, language);
            if let (Some(Json::Object(entry)), Some(page)) = (services.get_mut(service.index), page) {
                entry.insert("title".to_owned(), json!(locale::typographic(language, &page.title)));
                entry.insert("description".to_owned(), json!(locale::typographic(language, &page.description)));
                entry.insert("url".to_owned(), json!(page.url));
            }
        }
        // A service whose page is missing cannot be spoken of; its finding says so.
        services.retain(|service| service.get("url").is_some());
    }
    let orders: Vec<Json> =
        site.practitioners.iter().map(|practitioner| order(site, library, &practitioner.order, language)).collect();
    if let Some(first) = orders.first() {
        facts.insert("order".to_owned(), first.clone());
    }
    // `orders` of sitegen.toml are corrections; texts speak of the corrected orders, each once.
    let mut distinct: Vec<Json> = Vec::new();
    for order in &orders {
        if !distinct.contains(order) {
            distinct.push(order.clone());
        }
    }
    facts.insert("orders".to_owned(), Json::Array(distinct));
    facts.insert("crisis_lines".to_owned(), Json::Array(crisis_lines(site, library, language)));
    Json::Object(facts)
}

/// The facts with one practitioner and her order in scope.
pub(super) fn of_practitioner(facts: &Json, site: &Site, library: &Library, place: usize, language: Language) -> Json {
    let mut facts = facts.clone();
    let practitioner = &site.practitioners[place];
    let entry = facts["practitioners"].get(practitioner.index).cloned().unwrap_or(Json::Null);
    facts["practitioner"] = entry;
    facts["order"] = order(site, library, &practitioner.order, language);
    facts
}

fn table(table: &Table, language: Language) -> Map<String, Json> {
    table.entries.iter().filter_map(|entry| Some((entry.key.clone(), value(&entry.value, language)?))).collect()
}

fn value(value: &Value, language: Language) -> Option<Json> {
    let marked = |text: &str| {
        let text = locale::typographic(language, text);
        match value.origin {
            Some(origin) => json!(mark::around(origin, &text)),
            None => json!(text),
        }
    };
    Some(match &value.data {
        Data::Text(text) => marked(text),
        Data::Bilingual(text) => marked(text.in_language(language)),
        Data::Choice(choice) => json!(choice),
        Data::Integer(number) => json!(number),
        Data::Number(number) => json!(number),
        Data::Boolean(flag) => json!(flag),
        Data::Date(date) => json!(date.to_string()),
        Data::List(items) => Json::Array(items.iter().filter_map(|item| self::value(item, language)).collect()),
        Data::Table(entries) => Json::Object(table(entries, language)),
        Data::Invalid => return None,
    })
}

/// An order's coordinates as the pack knows them, with the corrections and the confirmation of sitegen.toml.
fn order(site: &Site, library: &Library, key: &str, language: Language) -> Json {
    let mut facts = Map::new();
    if let Some(order) = library.pack_of_order(key).and_then(|pack| pack.order.as_ref()) {
        let Order {
            short,
            name,
            street,
            city,
            province,
            postal_code,
            phone,
            toll_free,
            email,
            website,
            register_url,
            complaint_url,
            verified_on,
            ..
        } = order;
        facts.insert("key".to_owned(), json!(key));
        facts.insert("short".to_owned(), json!(short));
        facts.insert("name".to_owned(), json!(name.in_language(language)));
        facts.insert("verified_on".to_owned(), json!(verified_on.to_string()));
        for (name, value) in [
            ("street", street),
            ("city", city),
            ("province", province),
            ("postal_code", postal_code),
            ("phone", phone),
            ("toll_free", toll_free),
            ("email", email),
            ("website", website),
            ("register_url", register_url),
            ("complaint_url", complaint_url),
        ] {
            if let Some(value) = value {
                facts.insert(name.to_owned(), json!(value));
            }
        }
    }
    if let Some(corrections) = site.config.table.at(&format!("orders.{key}")).and_then(Value::table) {
        facts.extend(table(corrections, language));
    }
    Json::Object(facts)
}

/// The lines that the site shows: those chosen from the packs, then the practitioner's own.
fn crisis_lines(site: &Site, library: &Library, language: Language) -> Vec<Json> {
    let crisis = site.config.table.get("crisis").and_then(Value::table);
    let verified = crisis.and_then(|crisis| crisis.get("last_verified")?.date());
    let chosen = crisis.and_then(|crisis| crisis.get("resources")).map(Value::list).unwrap_or_default();
    let text = |text: &Bilingual| json!(locale::typographic(language, text.in_language(language)));
    let mut lines = Vec::new();
    for id in chosen.iter().filter_map(Value::text) {
        let Some(line) = library.crisis_lines.iter().find(|line| line.id == id) else { continue };
        let mut facts = Map::new();
        for (name, value) in
            [("phone", &line.phone), ("display", &line.display), ("text", &line.text), ("web", &line.web)]
        {
            if let Some(value) = value {
                facts.insert(name.to_owned(), json!(value));
            }
        }
        facts.insert("name".to_owned(), text(&line.name));
        facts.insert("hours".to_owned(), text(&line.hours));
        facts.insert("languages".to_owned(), text(&line.languages));
        facts.insert("what_for".to_owned(), text(&line.what_for));
        facts.insert("emergency".to_owned(), json!(line.emergency));
        if let Some(verified) = verified {
            facts.insert("last_verified".to_owned(), json!(verified.to_string()));
        }
        lines.push(Json::Object(facts));
    }
    let own = crisis.and_then(|crisis| crisis.get("more")).map(Value::list).unwrap_or_default();
    lines.extend(own.iter().filter_map(|line| value(line, language)).map(|mut line| {
        // These become addresses of links, where a mark would be encoded and stay.
        for name in ["phone", "text", "web"] {
            if let Some(Json::String(text)) = line.get_mut(name) {
                *text = mark::removed(text).into_owned();
            }
        }
        line
    }));
    lines
}
