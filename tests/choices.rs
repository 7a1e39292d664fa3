//! Every choice publishes a sentence of its own: no two answers to the same question may give the same site.

mod project;

use std::collections::BTreeMap;

use sitegen::config::Kind;
use sitegen::diagnostic::Language;
use sitegen::source::Files;
use sitegen::standard::Library;
use toml::Value;

/// Settings whose choices say something to the author or to the engine, not to visitors.
const UNPUBLISHED: [&str; 4] =
    ["site.profile", "practice.privacy_officer.contact", "services[].kind", "site.reading_level_target"];

/// The text of every page in a language, without addresses.
fn published(files: &Files, language: Language) -> Option<String> {
    let outcome = project::judge(files);
    let site = outcome.judged.verified.as_ref()?;
    let mut text = String::new();
    for file in site.files().iter().filter(|file| file.path.ends_with(".html")) {
        if file.path.starts_with("en/") == (language == Language::En) {
            let page = std::str::from_utf8(&file.bytes).expect("UTF-8");
            let tree = sitegen::html::parse(page, &Default::default()).expect("a page");
            text.push_str(&sitegen::html::visible_text(&tree, tree.root()));
        }
    }
    Some(text)
}

fn set(root: &mut Value, key: &str, new: Value) -> bool {
    let mut value = root;
    for part in key.split('.') {
        let (name, list) = match part.strip_suffix("[]") {
            Some(name) => (name, true),
            None => (part, false),
        };
        let Some(next) = value.get_mut(name) else { return false };
        value = next;
        if list {
            let Some(first) = value.as_array_mut().and_then(|items| items.first_mut()) else { return false };
            value = first;
        }
    }
    *value = new;
    true
}

#[test]
fn every_choice_of_a_published_setting_changes_the_text_in_both_languages() {
    let base = project::base();
    let root: Value = Value::Table(base.text("sitegen.toml").expect("text").parse().expect("TOML"));
    let mut faults = Vec::new();
    let mut compared = 0;
    for setting in Library::builtin().schema.settings() {
        let plain = setting.kind == Kind::Choice && setting.choices_from.is_none() && !setting.key.contains('*');
        if !plain || UNPUBLISHED.contains(&setting.key.as_str()) {
            continue;
        }
        for language in Language::ALL {
            let mut said: BTreeMap<String, String> = BTreeMap::new();
            for choice in &setting.choices {
                let mut changed = root.clone();
                if !set(&mut changed, &setting.key, Value::String(choice.value.clone())) {
                    continue;
                }
                let mut files = base.clone();
                files.insert("sitegen.toml", toml::to_string(&changed).expect("TOML").into_bytes());
                // A choice that the norm refuses, or that asks for more answers, publishes nothing here.
                let Some(text) = published(&files, language) else { continue };
                compared += 1;
                if let Some(other) = said.insert(text, choice.value.clone()) {
                    faults.push(format!("{} ({}): {other} and {}", setting.key, language.code(), choice.value));
                }
            }
        }
    }
    assert!(compared > 150, "{compared} choices were compared");
    assert!(faults.is_empty(), "the same text for two answers:\n{}", faults.join("\n"));
}
