//! `schema`: what sitegen.toml and front matter may hold, as a JSON Schema for editors.

use clap::ArgMatches;
use serde_json::{Map, Value, json};

use super::{Exit, print};
use crate::config::{Choice, Kind, Schema, Setting};
use crate::diagnostic::Language;
use crate::locale;
use crate::standard::Library;

/// `sitegen schema`.
pub(super) fn schema(matches: &ArgMatches, language: Language) -> Exit {
    let library = Library::builtin();
    let (schema, title) = if matches.get_flag("front-matter") {
        (&library.front_matter, "schema-title-front-matter")
    } else {
        (&library.schema, "schema-title")
    };
    let mut root = object(schema, "", language);
    root.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    root.insert("title".to_owned(), json!(locale::word(language, title)));
    print(&format!("{:#}\n", Value::Object(root))).err().unwrap_or(Exit::Clean)
}

/// The schema of the table at `path`, which is empty for the whole file.
fn object(schema: &Schema, path: &str, language: Language) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let prefix = if path.is_empty() { String::new() } else { format!("{path}.") };
    let mut names: Vec<&str> = Vec::new();
    for setting in schema.settings() {
        let Some(rest) = setting.key.strip_prefix(&prefix) else { continue };
        let name = rest.split(['.', '[']).next().unwrap_or(rest);
        if !names.contains(&name) {
            names.push(name);
        }
        if setting.required && rest == name {
            required.push(json!(name));
        }
    }
    let table = schema.setting(path);
    for name in names {
        let below = format!("{prefix}{name}");
        let written: Vec<&str> = match (name, table) {
            ("*", Some(table)) => table.names.iter().map(String::as_str).collect(),
            _ => vec![name],
        };
        for written in written {
            properties.insert(written.to_owned(), property(schema, &below, language));
        }
    }
    if table.is_some_and(|table| !table.presets.is_empty()) {
        properties.insert("preset".to_owned(), presets(table.map_or(&[], |table| &table.presets), language));
    }
    let mut object = Map::new();
    object.insert("type".to_owned(), json!("object"));
    object.insert("properties".to_owned(), Value::Object(properties));
    object.insert("additionalProperties".to_owned(), json!(false));
    if !required.is_empty() {
        object.insert("required".to_owned(), Value::Array(required));
    }
    object
}

fn property(schema: &Schema, path: &str, language: Language) -> Value {
    let Some(setting) = schema.setting(path) else {
        return Value::Object(object(schema, path, language));
    };
    let mut property = form(schema, setting, path, language);
    let label = setting.label.in_language(language);
    let help = setting.help.in_language(language);
    property.insert("title".to_owned(), json!(locale::typographic(language, label)));
    property.insert("description".to_owned(), json!(locale::typographic(language, help)));
    Value::Object(property)
}

fn form(schema: &Schema, setting: &Setting, path: &str, language: Language) -> Map<String, Value> {
    let line = json!({ "type": "string", "minLength": 1 });
    let form = match setting.kind {
        Kind::Text => json!({
            "oneOf": [
                line,
                {
                    "type": "object",
                    "properties": { "fr": line, "en": line },
                    "required": ["fr", "en"],
                    "additionalProperties": false,
                },
            ],
        }),
        // A name with known choices: the reader of sitegen.toml says more of any other than an editor can.
        Kind::Name if !setting.choices.is_empty() => choices(&setting.choices, language),
        Kind::Name | Kind::Email | Kind::Telephone | Kind::PostalCode | Kind::File => line,
        Kind::Url => json!({ "type": "string", "pattern": "^https://" }),
        Kind::Clock => json!({ "type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$" }),
        Kind::Choice => choices(&setting.choices, language),
        Kind::Choices => json!({
            "type": "array",
            "items": choices(&setting.choices, language),
            "uniqueItems": true,
            "minItems": usize::from(!setting.empty),
        }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Never => json!({ "const": false }),
        Kind::Integer | Kind::Number => {
            let mut form = Map::new();
            let kind = if setting.kind == Kind::Integer { "integer" } else { "number" };
            form.insert("type".to_owned(), json!(kind));
            for (name, limit) in [("minimum", setting.min), ("maximum", setting.max)] {
                if let Some(limit) = limit {
                    form.insert(name.to_owned(), json!(limit));
                }
            }
            Value::Object(form)
        }
        // Editors see a TOML date as a text.
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::NamesList => json!({ "type": "array", "items": line }),
        Kind::Tables => json!({
            "type": "array",
            "items": object(schema, &format!("{path}[]"), language),
            "minItems": usize::from(!setting.empty),
        }),
        Kind::Table => Value::Object(object(schema, path, language)),
        Kind::Names | Kind::Preset if setting.presets.is_empty() => Value::Object(object(schema, path, language)),
        Kind::Names | Kind::Preset => json!({
            "oneOf": [presets(&setting.presets, language), object(schema, path, language)],
        }),
    };
    match form {
        Value::Object(form) => form,
        _ => Map::new(),
    }
}

fn choices(choices: &[Choice], language: Language) -> Value {
    let one: Vec<Value> = choices
        .iter()
        .map(|choice| json!({ "const": choice.value, "title": choice.label().in_language(language) }))
        .collect();
    json!({ "type": "string", "oneOf": one })
}

fn presets(presets: &[crate::config::Preset], language: Language) -> Value {
    let one: Vec<Value> = presets
        .iter()
        .map(|preset| {
            let label = match language {
                Language::Fr => &preset.fr,
                Language::En => &preset.en,
            };
            json!({ "const": preset.name, "title": label })
        })
        .collect();
    json!({ "type": "string", "oneOf": one })
}
