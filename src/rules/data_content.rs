//! The texts of data that scripts and search engines read: JSON in all its forms.

use std::ops::Range;

use serde_json::Value;

use super::bounds::Bounds;
use super::rating_markup;
use super::texts::{Located, Piece};
use crate::diagnostic::{Diagnostic, Message};

/// The texts of a JSON file as pieces to be judged, in the order of the file, and the names in it that mean a rating;
/// `None` where it is no JSON.
pub fn pieces(text: &str, bounds: &Bounds<'_>) -> Option<(Vec<Piece>, Vec<Located>)> {
    let value: Value = serde_json::from_str(text).ok()?;
    let mut finder = Finder { text, at: 0 };
    let mut pieces = Vec::new();
    collect(&value, &mut finder, &mut pieces);
    let mut found = Vec::new();
    for name in rating_markup::in_json(text) {
        let place = text.find(&format!("\"{name}\"")).map_or(0..0, |at| at + 1..at + 1 + name.len());
        let message = Message::new("rating-markup-data").with("name", name);
        found.push((Diagnostic::error("rating-markup", message).under(bounds.held("rating-markup")), place));
    }
    Some((pieces, found))
}

/// Finds texts in the file, each after the one before.
struct Finder<'a> {
    text: &'a str,
    at: usize,
}

impl Finder<'_> {
    /// Where a text was written; where its beginning is written with escapes, the place of the text before it.
    fn place(&mut self, wanted: &str) -> Range<usize> {
        let begin: String =
            wanted.chars().take_while(|c| !matches!(c, '"' | '\\') && !c.is_control()).take(40).collect();
        if let Some(found) = self.text[self.at..].find(begin.as_str()).filter(|_| !begin.is_empty()) {
            let start = self.at + found;
            self.at = start + begin.len();
            return start..self.at;
        }
        self.at..self.at
    }
}

fn collect(value: &Value, finder: &mut Finder<'_>, pieces: &mut Vec<Piece>) {
    match value {
        Value::String(text) => {
            let range = finder.place(text);
            pieces.push(Piece::text(text, range));
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, finder, pieces)),
        Value::Object(entries) => {
            for (key, value) in entries {
                let range = finder.place(key);
                // The name of a list is its heading.
                if value.is_array() {
                    pieces.push(Piece::heading(key, range));
                }
                collect(value, finder, pieces);
            }
        }
        _ => {}
    }
}
