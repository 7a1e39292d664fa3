//! Values of TOML with the place of each, after the schema has given them their meaning.

use std::ops::Range;

use jiff::civil::Date;

use crate::diagnostic::{Bilingual, Language};

/// A value and its place in the file.
#[derive(Clone, Debug)]
pub struct Value {
    /// What it is.
    pub data: Data,
    /// Its bytes in the file; for a value that a preset gave, those of the preset's name.
    pub span: Range<usize>,
    /// Number of its origin among those of the configuration, for free text that may be published.
    pub origin: Option<usize>,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// Free text, published as it is.
    Text(String),
    /// Free text in both languages.
    Bilingual(Bilingual),
    /// One of the choices of its setting, or another word that only programs read.
    Choice(String),
    /// A whole number.
    Integer(i64),
    /// A number, such as an amount of dollars.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Date(Date),
    /// Several values.
    List(Vec<Value>),
    /// Settings below this one.
    Table(Table),
    /// Something was written, but it is wrong and was told; it answers nothing.
    Invalid,
}

impl PartialEq for Value {
    /// Equal when they say the same, wherever it stands.
    fn eq(&self, other: &Self) -> bool {
        self.data == other.data
    }
}

/// Settings by name, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The settings of the table.
    pub entries: Vec<Entry>,
    /// The header of the table, or the whole of an inline one.
    pub span: Range<usize>,
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

/// One setting of a table.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name.
    pub key: String,
    /// Where the name stands.
    pub key_span: Range<usize>,
    /// Its value.
    pub value: Value,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.value == other.value
    }
}

impl Table {
    /// The value of the setting `key` of this table.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// The value at a path of plain names with dots between them.
    pub fn at(&self, path: &str) -> Option<&Value> {
        match path.split_once('.') {
            Some((first, rest)) => self.get(first)?.table()?.at(rest),
            None => self.get(path),
        }
    }
}

impl Value {
    /// A table, if the value is one.
    pub fn table(&self) -> Option<&Table> {
        match &self.data {
            Data::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The values of a list; nothing for any other value.
    pub fn list(&self) -> &[Value] {
        match &self.data {
            Data::List(values) => values,
            _ => &[],
        }
    }

    /// A text that is the same in all languages, or a choice.
    pub fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) | Data::Choice(text) => Some(text),
            _ => None,
        }
    }

    /// A text in `language`, or a choice.
    pub fn text_in(&self, language: Language) -> Option<&str> {
        match &self.data {
            Data::Bilingual(text) => Some(text.in_language(language)),
            _ => self.text(),
        }
    }

    /// Yes or no, if the value is one.
    pub fn boolean(&self) -> Option<bool> {
        match self.data {
            Data::Boolean(value) => Some(value),
            _ => None,
        }
    }

    /// A whole number, if the value is one.
    pub fn integer(&self) -> Option<i64> {
        match self.data {
            Data::Integer(value) => Some(value),
            _ => None,
        }
    }

    /// A day, if the value is one.
    pub fn date(&self) -> Option<Date> {
        match self.data {
            Data::Date(value) => Some(value),
            _ => None,
        }
    }

    /// Whether the value is `answer`, or a list that holds it.
    pub fn says(&self, answer: &toml::Value) -> bool {
        match (&self.data, answer) {
            (Data::Text(text) | Data::Choice(text), toml::Value::String(answer)) => text == answer,
            (Data::Boolean(flag), toml::Value::Boolean(answer)) => flag == answer,
            (Data::Integer(number), toml::Value::Integer(answer)) => number == answer,
            (Data::List(items), answer) => items.iter().any(|item| item.says(answer)),
            _ => false,
        }
    }

    /// Whether the value says nothing: an empty list.
    pub fn is_empty_list(&self) -> bool {
        matches!(&self.data, Data::List(values) if values.is_empty())
    }
}
