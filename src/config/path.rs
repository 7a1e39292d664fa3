//! Paths into a configuration: finding every place that `services[].fee.amount` or `channels.*.used` speaks of.

use std::ops::Range;

use super::schema::steps;
use super::value::{Data, Table, Value};

/// What a `[]` or `*` of a path stood for at one place: the path up to it, and the number or name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The path that ends with the `[]` or `*`.
    pub prefix: String,
    /// Index in the list, or the name in the table.
    pub step: String,
}

/// One place that a path speaks of.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// What each `[]` and `*` stood for.
    pub bounds: Vec<Bound>,
    /// The value there, if it was written.
    pub value: Option<&'a Value>,
    /// The value if it was written, else the nearest table around it that was, else nothing.
    pub nearest: Option<Range<usize>>,
}

/// Every place of `root` that `key` speaks of.
///
/// Where `bounds` already say what a `[]` or `*` stands for, only that place counts. A list that is absent or is no
/// list gives one place without a value, an empty list gives none. `names` are the names that a `*` stands for.
pub fn select<'a>(root: &'a Table, key: &str, bounds: &[Bound], names: &[String]) -> Vec<Found<'a>> {
    let steps: Vec<&str> = steps(key).collect();
    let mut found = Vec::new();
    let start = Place { table: Some(root), value: None, nearest: None, prefix: String::new(), bounds: Vec::new() };
    walk(start, &steps, bounds, names, &mut found);
    found
}

/// The span nearest to the path of plain names `key`: its value, or the table around it that was written.
pub fn nearest(root: &Table, key: &str) -> Option<Range<usize>> {
    select(root, key, &[], &[]).pop().and_then(|found| found.nearest)
}

#[derive(Clone)]
struct Place<'a> {
    table: Option<&'a Table>,
    value: Option<&'a Value>,
    nearest: Option<Range<usize>>,
    prefix: String,
    bounds: Vec<Bound>,
}

impl<'a> Place<'a> {
    fn enter(&self, step: &str, value: Option<&'a Value>, bound: Option<&str>) -> Self {
        let mut next = self.clone();
        match step {
            "[]" => next.prefix.push_str("[]"),
            name => {
                if !next.prefix.is_empty() {
                    next.prefix.push('.');
                }
                next.prefix.push_str(name);
            }
        }
        if let Some(step) = bound {
            next.bounds.push(Bound { prefix: next.prefix.clone(), step: step.to_owned() });
        }
        next.value = value;
        next.table = value.and_then(Value::table);
        if let Some(value) = value {
            next.nearest = Some(match &value.data {
                Data::Table(table) => table.span.clone(),
                _ => value.span.clone(),
            });
        }
        next
    }
}

fn walk<'a>(place: Place<'a>, steps: &[&str], bounds: &[Bound], names: &[String], found: &mut Vec<Found<'a>>) {
    let Some((step, rest)) = steps.split_first() else {
        found.push(Found { bounds: place.bounds, value: place.value, nearest: place.nearest });
        return;
    };
    let wanted = |prefix: &str| bounds.iter().find(|bound| bound.prefix == prefix).map(|bound| bound.step.as_str());
    match *step {
        "[]" => {
            let Some(Data::List(items)) = place.value.map(|value| &value.data) else {
                found.push(Found { bounds: place.bounds, value: None, nearest: place.nearest });
                return;
            };
            let only = wanted(&format!("{}[]", place.prefix));
            for (index, item) in items.iter().enumerate() {
                let index = index.to_string();
                if only.is_none_or(|only| only == index) {
                    walk(place.enter("[]", Some(item), Some(&index)), rest, bounds, names, found);
                }
            }
        }
        "*" => {
            let prefix = if place.prefix.is_empty() { "*".to_owned() } else { format!("{}.*", place.prefix) };
            let written: Vec<String> = match place.table {
                Some(table) if names.is_empty() => table.entries.iter().map(|entry| entry.key.clone()).collect(),
                _ => names.to_vec(),
            };
            let only = wanted(&prefix);
            for name in written {
                if only.is_none_or(|only| only == name) {
                    let value = place.table.and_then(|table| table.get(&name));
                    walk(place.enter("*", value, Some(&name)), rest, bounds, names, found);
                }
            }
        }
        name => {
            let value = place.table.and_then(|table| table.get(name));
            walk(place.enter(name, value, None), rest, bounds, names, found);
        }
    }
}
