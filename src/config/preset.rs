//! Presets: a name in sitegen.toml that stands for a whole table of answers.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::placeholder::is_placeholder;
use super::read::Reader;
use super::schema::{Kind, Node, Setting};
use super::value::{Data, Entry, Table, Value};
use crate::diagnostic::Message;

/// The name under which a table takes over the answers of a preset.
pub(super) const PRESET: &str = "preset";

impl Reader<'_> {
    /// The answers of the preset `text`.
    pub(super) fn preset(&mut self, text: &str, range: Range<usize>, node: &Node, setting: &Setting) -> Option<Data> {
        let Some(preset) = setting.presets.iter().find(|preset| preset.name == text) else {
            if text.trim().is_empty() {
                self.blank(range, setting);
            } else if is_placeholder(text) {
                self.placeholder(text, range, setting);
            } else {
                let allowed: Vec<&str> = setting.presets.iter().map(|preset| preset.name.as_str()).collect();
                let message = Message::new("unknown-choice")
                    .with("label", &setting.label)
                    .with("value", text)
                    .with("choices", allowed.join(", "));
                self.report("malformed-setting", message, range, Some(setting));
            }
            return None;
        };
        let span = self.range(range);
        Some(Data::Table(Table { entries: self.given(&preset.values, node, &span), span }))
    }

    /// The settings that a preset gives, each standing where the preset is named.
    fn given(&self, values: &toml::Table, node: &Node, span: &Range<usize>) -> Vec<Entry> {
        let entry = |(key, value): (&String, &toml::Value)| {
            let child = node.children.get(key).or(node.any.as_deref())?;
            let setting = self.schema.of_node(child);
            let place = |data: Data| Value { data, span: span.clone(), origin: None };
            let data = match value {
                toml::Value::Boolean(flag) => Data::Boolean(*flag),
                toml::Value::Integer(number) => Data::Integer(*number),
                toml::Value::String(name) => {
                    let presets = setting.map(|setting| setting.presets.as_slice()).unwrap_or_default();
                    match presets.iter().find(|preset| preset.name == *name) {
                        Some(inner) => {
                            Data::Table(Table { entries: self.given(&inner.values, child, span), span: span.clone() })
                        }
                        None => Data::Choice(name.clone()),
                    }
                }
                toml::Value::Array(items) => Data::List(
                    items.iter().filter_map(|item| Some(place(Data::Choice(item.as_str()?.to_owned())))).collect(),
                ),
                toml::Value::Table(inner) => {
                    Data::Table(Table { entries: self.given(inner, child, span), span: span.clone() })
                }
                toml::Value::Float(_) | toml::Value::Datetime(_) => return None,
            };
            Some(Entry { key: key.clone(), key_span: span.clone(), value: place(data) })
        };
        values.iter().filter_map(entry).collect()
    }

    /// A table that may name a preset and say otherwise where it likes.
    pub(super) fn with_preset(
        &mut self,
        table: &DeTable<'_>,
        range: Range<usize>,
        node: &Node,
        setting: &Setting,
    ) -> Table {
        let named = table.iter().find(|(key, _)| key.get_ref() == PRESET);
        let given = match named.map(|(_, value)| (value.get_ref(), value.span())) {
            Some((DeValue::String(name), span)) => self.preset(name, span, node, setting),
            Some((other, span)) => {
                self.wrong_type(other, Kind::Name, span, Some(setting));
                None
            }
            None => None,
        };
        let mut read = self.table(table, range, node);
        if let Some(Data::Table(given)) = given {
            complete(&mut read, given);
        }
        read
    }
}

/// Puts into `table` what `given` says beyond it.
fn complete(table: &mut Table, given: Table) {
    for entry in given.entries {
        match table.entries.iter_mut().find(|other| other.key == entry.key) {
            None => table.entries.push(entry),
            Some(other) => {
                if let (Data::Table(inner), Data::Table(given)) = (&mut other.value.data, entry.value.data) {
                    complete(inner, given);
                }
            }
        }
    }
}
