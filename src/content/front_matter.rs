//! The front matter of a page: TOML between two lines of `+++`.

use std::ops::Range;
use std::sync::Arc;

use crate::config::{Reading, Schema, Table, missing, read};
use crate::diagnostic::{Diagnostic, Message};
use crate::source::Span;

/// A page cut into its front matter and its text.
pub struct Split {
    /// The settings of the page.
    pub table: Table,
    /// Bytes of the Markdown text in the file.
    pub body: Range<usize>,
}

/// Cuts `text` and reads its front matter; what is wrong goes to `diagnostics`, and a page without front matter is
/// all text.
pub fn split(file: &Arc<str>, text: &str, schema: &Schema, diagnostics: &mut Vec<Diagnostic>) -> Split {
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let fence = |fence: &str| -> Option<(Range<usize>, usize)> {
        let (first, rest) = text[start..].split_once('\n')?;
        if first.trim_end() != fence {
            return None;
        }
        let from = text.len() - rest.len();
        let mut at = from;
        for line in rest.split_inclusive('\n') {
            if line.trim_end() == fence {
                return Some((from..at, at + line.len()));
            }
            at += line.len();
        }
        None
    };
    if let Some((front, body)) = fence("+++") {
        let Reading { table, diagnostics: found, .. } = read(file, &text[front.clone()], front.start, schema);
        diagnostics.extend(found);
        for (setting, place) in missing(&table, schema) {
            let message = Message::new("missing-front-matter-setting")
                .with("setting", setting.key.as_str())
                .with("label", &setting.label)
                .with("help", &setting.help);
            let place = place.unwrap_or(start..start + "+++".len());
            let mut diagnostic = Diagnostic::error("front-matter", message).at(Span::new(file, place));
            if let Some(example) = &setting.example {
                diagnostic = diagnostic.suggesting(format!("{} = {example}", setting.name()));
            }
            diagnostics.push(diagnostic);
        }
        return Split { table, body: body..text.len() };
    }
    let body = if let Some((front, body)) = fence("---") {
        let message = Message::new("front-matter-yaml");
        let diagnostic = Diagnostic::error("front-matter", message)
            .at(Span::new(file, start..body))
            .suggesting(converted(&text[front]));
        diagnostics.push(diagnostic);
        body
    } else if text[start..].starts_with("+++") {
        let message = Message::new("front-matter-open");
        diagnostics.push(Diagnostic::error("front-matter", message).at(Span::new(file, start..start + "+++".len())));
        text.len()
    } else {
        let message = Message::new("front-matter-missing");
        let diagnostic = Diagnostic::error("front-matter", message)
            .at(Span::new(file, start..text[start..].find('\n').map_or(text.len(), |end| start + end)))
            .suggesting("+++\ntitle = \"…\"\n+++\n");
        diagnostics.push(diagnostic);
        start
    };
    Split { table: Table::default(), body: body..text.len() }
}

/// The TOML that simple lines of `name: value` become; other lines become comments for the author to finish.
fn converted(yaml: &str) -> String {
    let mut toml = String::from("+++\n");
    for line in yaml.lines() {
        match line.split_once(':') {
            Some((name, value))
                if !name.is_empty()
                    && name.chars().all(|character| character.is_alphanumeric() || character == '_') =>
            {
                let value = value.trim();
                let value = ['"', '\'']
                    .into_iter()
                    .find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote))
                    .unwrap_or(value);
                let plain = value.parse::<i64>().is_ok()
                    || matches!(value, "true" | "false")
                    || value.parse::<jiff::civil::Date>().is_ok();
                if plain {
                    toml.push_str(&format!("{name} = {value}\n"));
                } else {
                    toml.push_str(&format!("{name} = {}\n", toml::Value::from(value)));
                }
            }
            _ => toml.push_str(&format!("# {line}\n")),
        }
    }
    toml.push_str("+++\n");
    toml
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::Library;

    fn split_text(text: &str) -> (Split, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let split = split(&"a.md".into(), text, &Library::builtin().front_matter, &mut diagnostics);
        (split, diagnostics)
    }

    #[test]
    fn front_matter_and_text_part_at_the_fence() {
        let text = "+++\ntitle = \"A\"\n+++\nBonjour";
        let (split, diagnostics) = split_text(text);
        assert_eq!(diagnostics, []);
        assert_eq!(split.table.get("title").and_then(|value| value.text()), Some("A"));
        assert_eq!(&text[split.body], "Bonjour");
    }

    #[test]
    fn yaml_is_told_with_its_conversion() {
        let (_, diagnostics) = split_text("---\ntitle: L'été \"ici\"\ndate: 2026-01-02\n- x\n---\nA");
        assert_eq!(diagnostics[0].message.id, "front-matter-yaml");
        let toml = diagnostics[0].suggestion.as_deref().unwrap().replace("+++", "");
        let table: toml::Table = toml.parse().unwrap();
        assert_eq!(table["title"].as_str(), Some("L'été \"ici\""));
    }

    #[test]
    fn a_page_without_or_with_open_front_matter_is_told() {
        for (text, id) in [
            ("Bonjour", "front-matter-missing"),
            ("", "front-matter-missing"),
            ("+++\ntitle = 1", "front-matter-open"),
            ("+++\n+++\n", "missing-front-matter-setting"),
        ] {
            assert_eq!(split_text(text).1[0].message.id, id, "{text:?}");
        }
    }
}
