//! The filters and functions that model texts and blocks are written with.

use std::io::Write;
use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::shared::section_url;
use crate::config::Schema;
use crate::content::Site;
use crate::diagnostic::Language;
use crate::locale;
use crate::source::mark;

/// Writes `text` so that Markdown reads it as nothing but text.
pub(super) fn escape_markdown(text: &str, out: &mut dyn Write) -> std::io::Result<()> {
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
pub(super) fn register(tera: &mut Tera, site: &Arc<Site>, schema: &Schema, language: Language) {
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
