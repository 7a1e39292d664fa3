//! From a TOML text to values: every unknown, mistyped, blank, left-open or impossible setting in one pass.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::form;
use super::placeholder::is_placeholder;
use super::preset::PRESET;
use super::schema::{Kind, Node, Schema, Setting};
use super::value::{Data, Entry, Table, Value};
use crate::diagnostic::{Argument, Bilingual, Diagnostic, Message};
use crate::source::Span;

/// What a TOML text says.
#[derive(Debug)]
pub struct Reading {
    /// The settings that could be understood.
    pub table: Table,
    /// Where each free text stands, by the number of its origin.
    pub origins: Vec<Span>,
    /// All that is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the text is no TOML at all in some place, other than a setting given twice.
    pub broken: bool,
}

/// Reads `text`, which stands at byte `offset` of `file`, by `schema`.
///
/// Never fails: what cannot be understood is left out of the table and told in the diagnostics.
pub fn read(file: &Arc<str>, text: &str, offset: usize, schema: &Schema) -> Reading {
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { file, offset, schema, origins: Vec::new(), diagnostics: Vec::new(), path: String::new() };
    let mut broken = false;
    for error in &errors {
        let span = reader.span(error.span().unwrap_or(0..0));
        if error.message().contains("duplicate key") {
            let key = text.get(error.span().unwrap_or(0..0)).unwrap_or_default();
            let message = Message::new("duplicate-setting").with("setting", key);
            reader.diagnostics.push(Diagnostic::error("duplicate-setting", message).at(span));
        } else {
            broken = true;
            let message = Message::new("toml-syntax").with("detail", error.message());
            reader.diagnostics.push(Diagnostic::error("toml-syntax", message).at(span));
        }
    }
    let told = reader.diagnostics.len();
    let mut table = reader.table(document.get_ref(), document.span(), schema.root());
    table.span = 0..0;
    if broken {
        // What was recovered from a broken text says more of the recovery than of its author.
        reader.diagnostics.truncate(told);
    }
    Reading { table, origins: reader.origins, diagnostics: reader.diagnostics, broken }
}

pub(super) struct Reader<'a> {
    pub(super) file: &'a Arc<str>,
    pub(super) offset: usize,
    pub(super) schema: &'a Schema,
    pub(super) origins: Vec<Span>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) path: String,
}

impl Reader<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start + self.offset..range.end + self.offset)
    }

    pub(super) fn report(
        &mut self,
        rule: &'static str,
        message: Message,
        range: Range<usize>,
        setting: Option<&Setting>,
    ) {
        let mut diagnostic = Diagnostic::error(rule, message).at(self.span(range));
        // The example of a text is the whole text, not one of its languages.
        let of_language = self.path.ends_with(".fr") || self.path.ends_with(".en");
        if let Some(example) = setting.filter(|_| !of_language).and_then(|setting| setting.example.clone()) {
            diagnostic = diagnostic.suggesting(assignment(&self.path, &example));
        }
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn table(&mut self, table: &DeTable<'_>, span: Range<usize>, node: &Node) -> Table {
        let mut entries: Vec<(&Spanned<_>, &Spanned<DeValue<'_>>)> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut read = Table { entries: Vec::with_capacity(entries.len()), span: self.range(span) };
        let has_presets = self.schema.of_node(node).is_some_and(|setting| !setting.presets.is_empty());
        for (key, value) in entries {
            let name: &str = key.get_ref();
            if has_presets && name == PRESET {
                continue;
            }
            let outer = self.path.len();
            if !self.path.is_empty() {
                self.path.push('.');
            }
            self.path.push_str(name);
            let named = node.any.as_deref().filter(|any| {
                self.schema.of_node(node).is_none_or(|parent| parent.names.iter().any(|allowed| allowed == name))
                    || (self.schema.of_node(any).is_none() && any.children.is_empty())
            });
            match node.children.get(name).or(named) {
                Some(child) => {
                    let value = self.value(value, child);
                    read.entries.push(Entry { key: name.to_owned(), key_span: self.range(key.span()), value });
                }
                None => self.unknown(name, key.span(), value.get_ref(), node),
            }
            self.path.truncate(outer);
        }
        read
    }

    fn unknown(&mut self, name: &str, range: Range<usize>, value: &DeValue<'_>, node: &Node) {
        if self.schema.refuses(name) {
            // `false` says the same as nothing.
            if !matches!(value, DeValue::Boolean(false)) {
                let message = Message::new("refused-setting").with("setting", self.path.clone());
                self.report("refused-setting", message, range, None);
            }
            return;
        }
        let mut siblings: Vec<&str> = node.children.keys().map(String::as_str).collect();
        if node.any.is_some() {
            siblings.extend(
                self.schema.of_node(node).into_iter().flat_map(|parent| parent.names.iter().map(String::as_str)),
            );
        }
        let nearest = siblings
            .iter()
            .map(|sibling| (strsim::jaro_winkler(&name.to_lowercase(), sibling), *sibling))
            .max_by(|one, other| one.0.total_cmp(&other.0))
            .filter(|(likeness, _)| *likeness >= 0.8)
            .map(|(_, sibling)| sibling.to_owned());
        let elsewhere = self
            .schema
            .settings()
            .iter()
            .find(|setting| setting.key.rsplit('.').next() == Some(name))
            .map(|setting| setting.key.clone());
        let path = self.path.clone();
        let message = match (nearest, elsewhere) {
            (Some(nearest), _) => Message::new("unknown-setting-like").with("nearest", nearest),
            (None, Some(elsewhere)) => Message::new("unknown-setting-elsewhere").with("elsewhere", elsewhere),
            (None, None) => Message::new("unknown-setting"),
        };
        self.report("unknown-setting", message.with("setting", path), range, None);
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, node: &Node) -> Value {
        let range = value.span();
        let schema = self.schema;
        let data = match (schema.of_node(node), value.get_ref()) {
            (Some(setting), _) => self.by_kind(value, node, setting).unwrap_or(Data::Invalid),
            // A path that only leads to others is a table.
            (None, DeValue::Table(table)) => Data::Table(self.table(table, range.clone(), node)),
            (None, other) => {
                self.wrong_type(other, Kind::Table, range.clone(), None);
                Data::Invalid
            }
        };
        let origin = matches!(&data, Data::Text(_) | Data::Bilingual(_)).then(|| {
            self.origins.push(self.span(range.clone()));
            self.origins.len() - 1
        });
        Value { data, span: self.range(range), origin }
    }

    fn by_kind(&mut self, value: &Spanned<DeValue<'_>>, node: &Node, setting: &Setting) -> Option<Data> {
        let range = value.span();
        match (setting.kind, value.get_ref()) {
            (Kind::Text, DeValue::Table(table)) => self.bilingual(table, range, setting),
            (
                Kind::Text
                | Kind::Name
                | Kind::Clock
                | Kind::Email
                | Kind::Telephone
                | Kind::PostalCode
                | Kind::Url
                | Kind::File,
                DeValue::String(text),
            ) => self.line(text, range, setting).map(Data::Text),
            (Kind::Choice, DeValue::String(text)) => self.choice(text, range, setting),
            (Kind::Preset | Kind::Names, DeValue::String(text)) if !setting.presets.is_empty() => {
                self.preset(text, range, node, setting)
            }
            (Kind::Choices, DeValue::Array(items)) => self.choices(items, range, setting),
            (Kind::NamesList, DeValue::Array(items)) => {
                let mut names = Vec::new();
                for item in items {
                    match item.get_ref() {
                        DeValue::String(text) => {
                            let Some(text) = self.line(text, item.span(), setting) else { continue };
                            names.push(Value { data: Data::Choice(text), span: self.range(item.span()), origin: None });
                        }
                        other => self.wrong_type(other, Kind::Name, item.span(), Some(setting)),
                    }
                }
                Some(Data::List(names))
            }
            (Kind::Boolean, DeValue::Boolean(flag)) => Some(Data::Boolean(*flag)),
            (Kind::Never, DeValue::Boolean(false)) => Some(Data::Boolean(false)),
            (Kind::Never, _) => {
                let message = Message::new("refused-setting").with("setting", self.path.clone());
                self.report("refused-setting", message, range, None);
                None
            }
            (Kind::Integer, DeValue::Integer(number)) => {
                let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
                self.within(number.map(|number| number as f64), setting, range)?;
                number.map(Data::Integer)
            }
            (Kind::Number, DeValue::Integer(number)) => {
                let number = i64::from_str_radix(number.as_str(), number.radix()).ok().map(|number| number as f64);
                self.within(number, setting, range)?;
                number.map(Data::Number)
            }
            (Kind::Number, DeValue::Float(number)) => {
                let number = number.as_str().replace('_', "").parse().ok().filter(|number: &f64| number.is_finite());
                self.within(number, setting, range)?;
                number.map(Data::Number)
            }
            (Kind::Date, DeValue::Datetime(moment)) if moment.time.is_none() => {
                self.day(&moment.to_string(), range, setting)
            }
            (Kind::Date, DeValue::String(text)) if !text.trim().is_empty() => {
                if is_placeholder(text) {
                    self.placeholder(text, range, setting)
                } else if form::day(text).is_some() {
                    self.wrong_type(value.get_ref(), Kind::Date, range, Some(setting));
                    None
                } else {
                    self.day(text, range, setting)
                }
            }
            (Kind::Tables, DeValue::Array(items)) => self.tables(items, range, node, setting),
            (Kind::Table | Kind::Names | Kind::Preset, DeValue::Table(table)) => {
                Some(Data::Table(self.with_preset(table, range, node, setting)))
            }
            (_, DeValue::String(text)) if text.trim().is_empty() => {
                self.blank(range, setting);
                None
            }
            (_, DeValue::String(text)) if is_placeholder(text) => self.placeholder(text, range, setting),
            (_, other) => {
                self.wrong_type(other, setting.kind, range, Some(setting));
                None
            }
        }
    }

    pub(super) fn range(&self, range: Range<usize>) -> Range<usize> {
        range.start + self.offset..range.end + self.offset
    }

    fn line(&mut self, text: &str, range: Range<usize>, setting: &Setting) -> Option<String> {
        if text.chars().all(|character| character.is_whitespace() || is_invisible(character)) {
            self.blank(range, setting);
            return None;
        }
        if is_placeholder(text) {
            self.placeholder(text, range, setting);
            return None;
        }
        if text.contains(['\n', '\r']) || text.chars().any(char::is_control) {
            let message = Message::new("malformed-line").with("label", &setting.label);
            self.report("malformed-setting", message, range, Some(setting));
            return None;
        }
        if let Some(fault) = form::fault(setting.kind, text) {
            let rule = if fault == "insecure-url" { "insecure-address" } else { "malformed-setting" };
            let message = Message::new(fault).with("label", &setting.label).with("value", text);
            self.report(rule, message, range, Some(setting));
            return None;
        }
        Some(crate::source::mark::without_forged(text.trim()).into_owned())
    }

    fn bilingual(&mut self, table: &DeTable<'_>, range: Range<usize>, setting: &Setting) -> Option<Data> {
        let mut text = Bilingual::default();
        let mut whole = true;
        for (key, value) in table {
            let outer = self.path.len();
            self.path.push('.');
            self.path.push_str(key.get_ref());
            let slot = match key.get_ref().as_ref() {
                "fr" => Some(&mut text.fr),
                "en" => Some(&mut text.en),
                _ => None,
            };
            match (slot, value.get_ref()) {
                (Some(slot), DeValue::String(line)) => match self.line(line, value.span(), setting) {
                    Some(line) => *slot = line,
                    None => whole = false,
                },
                (Some(_), other) => {
                    self.wrong_type(other, Kind::Name, value.span(), Some(setting));
                    whole = false;
                }
                (None, _) => {
                    let message = Message::new("unknown-language").with("setting", self.path.clone());
                    self.report("unknown-setting", message, key.span(), None);
                }
            }
            self.path.truncate(outer);
        }
        for (language, line) in [("fr", &text.fr), ("en", &text.en)] {
            if whole && line.is_empty() {
                let message = Message::new("missing-language").with("label", &setting.label).with("language", language);
                let diagnostic = Diagnostic::error("missing-setting", message).at(self.span(range.clone()));
                self.diagnostics.push(diagnostic);
                whole = false;
            }
        }
        whole.then_some(Data::Bilingual(text))
    }

    fn choice(&mut self, text: &str, range: Range<usize>, setting: &Setting) -> Option<Data> {
        if text.trim().is_empty() {
            self.blank(range, setting);
            return None;
        }
        if setting.choices.iter().any(|choice| choice.value == text) {
            return Some(Data::Choice(text.to_owned()));
        }
        if is_placeholder(text) {
            return self.placeholder(text, range, setting);
        }
        let allowed: Vec<&str> = setting.choices.iter().map(|choice| choice.value.as_str()).collect();
        let message = Message::new("unknown-choice")
            .with("label", &setting.label)
            .with("value", text)
            .with("choices", allowed.join(", "));
        self.report("malformed-setting", message, range, Some(setting));
        None
    }

    fn choices(&mut self, items: &toml::de::DeArray<'_>, range: Range<usize>, setting: &Setting) -> Option<Data> {
        let mut chosen: Vec<Value> = Vec::new();
        let mut whole = true;
        for item in items {
            let DeValue::String(text) = item.get_ref() else {
                self.wrong_type(item.get_ref(), Kind::Choice, item.span(), Some(setting));
                whole = false;
                continue;
            };
            if chosen.iter().any(|other| other.text() == Some(text.as_ref())) {
                let message =
                    Message::new("duplicate-choice").with("label", &setting.label).with("value", text.as_ref());
                self.report("duplicate-setting", message, item.span(), None);
                continue;
            }
            match self.choice(text, item.span(), setting) {
                Some(data) => chosen.push(Value { data, span: self.range(item.span()), origin: None }),
                None => whole = false,
            }
        }
        if items.is_empty() && !setting.empty {
            self.blank(range, setting);
            return None;
        }
        (whole || !chosen.is_empty()).then_some(Data::List(chosen))
    }

    fn tables(
        &mut self,
        items: &toml::de::DeArray<'_>,
        range: Range<usize>,
        node: &Node,
        setting: &Setting,
    ) -> Option<Data> {
        if items.is_empty() && !setting.empty {
            self.blank(range, setting);
            return None;
        }
        let item_node = node.items.as_deref()?;
        let mut tables = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::Table(table) => tables.push(Value {
                    data: Data::Table(self.table(table, item.span(), item_node)),
                    span: self.range(item.span()),
                    origin: None,
                }),
                other => self.wrong_type(other, Kind::Table, item.span(), Some(setting)),
            }
        }
        Some(Data::List(tables))
    }

    fn day(&mut self, text: &str, range: Range<usize>, setting: &Setting) -> Option<Data> {
        let day = form::day(text);
        if day.is_none() {
            let message = Message::new("malformed-date").with("label", &setting.label).with("value", text);
            self.report("malformed-setting", message, range, Some(setting));
        }
        day.map(Data::Date)
    }

    fn within(&mut self, number: Option<f64>, setting: &Setting, range: Range<usize>) -> Option<()> {
        let (min, max) = (setting.min.unwrap_or(f64::MIN), setting.max.unwrap_or(f64::MAX));
        if number.is_some_and(|number| (min..=max).contains(&number)) {
            return Some(());
        }
        let message = match (setting.min, setting.max) {
            (Some(min), Some(max)) => {
                Message::new("number-out-of-range").with("min", format!("{min}")).with("max", format!("{max}"))
            }
            (Some(min), None) => Message::new("number-too-small").with("min", format!("{min}")),
            _ => Message::new("number-too-great").with("max", format!("{max}")),
        };
        self.report("malformed-setting", message.with("label", &setting.label), range, Some(setting));
        None
    }

    pub(super) fn blank(&mut self, range: Range<usize>, setting: &Setting) {
        let message = Message::new("blank-setting").with("label", &setting.label).with("help", &setting.help);
        self.report("blank-setting", message, range, Some(setting));
    }

    pub(super) fn placeholder(&mut self, text: &str, range: Range<usize>, setting: &Setting) -> Option<Data> {
        let message = Message::new("placeholder-setting")
            .with("label", &setting.label)
            .with("value", text)
            .with("help", &setting.help);
        self.report("placeholder-setting", message, range, Some(setting));
        None
    }

    pub(super) fn wrong_type(
        &mut self,
        value: &DeValue<'_>,
        wanted: Kind,
        range: Range<usize>,
        setting: Option<&Setting>,
    ) {
        let label = match setting {
            Some(setting) => Argument::from(&setting.label),
            None => Argument::from(self.path.as_str()),
        };
        let mut message = Message::new("wrong-type");
        message.arguments.push(("label", label));
        message.arguments.push(("wanted", wanted_word(wanted)));
        message.arguments.push(("found", found_word(value)));
        self.report("wrong-type", message, range, setting);
    }
}

/// Whether a character takes part in no visible text: a text of only such characters is blank.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{3164}' | '\u{2800}')
}

/// A line of TOML that gives the last setting of `path` the value `example`.
fn assignment(path: &str, example: &str) -> String {
    format!("{} = {example}", path.rsplit('.').next().unwrap_or(path))
}

fn wanted_word(kind: Kind) -> Argument {
    Argument::Word(match kind {
        Kind::Boolean | Kind::Never => "form-boolean",
        Kind::Integer => "form-integer",
        Kind::Number => "form-number",
        Kind::Date => "form-date",
        Kind::Choices | Kind::NamesList => "form-list",
        Kind::Table | Kind::Names => "form-table",
        Kind::Tables => "form-tables",
        _ => "form-text",
    })
}

fn found_word(value: &DeValue<'_>) -> Argument {
    Argument::Word(match value {
        DeValue::String(_) => "form-text",
        DeValue::Integer(_) => "form-integer",
        DeValue::Float(_) => "form-number",
        DeValue::Boolean(_) => "form-boolean",
        DeValue::Datetime(_) => "form-moment",
        DeValue::Array(_) => "form-list",
        DeValue::Table(_) => "form-table",
    })
}
