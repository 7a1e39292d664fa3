//! A style sheet laid flat: its rules in order, with the conditions around them taken as fulfilled.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::part::{Kind, Part, TooDeep, parts, without_space};
use super::selector::{Selector, selectors};

/// A style sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its style rules, nested ones included.
    pub rules: Vec<Rule>,
    /// The sheets that it asks for, and where.
    pub imports: Vec<(String, Range<usize>)>,
    /// The steps of animations by name.
    pub frames: BTreeMap<String, Frames>,
    /// The descriptors of `@font-face` rules.
    pub fonts: Vec<Declaration>,
}

/// The declarations of all steps of an animation.
pub type Frames = Vec<Declaration>;

/// A style rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The elements it speaks of.
    pub selectors: Arc<Vec<Selector>>,
    /// What it says of them.
    pub declarations: Vec<Declaration>,
    /// The conditions around it, such as `print`, in lower case.
    pub conditions: Arc<str>,
    /// Where its selectors were written.
    pub range: Range<usize>,
}

/// A property and its value.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// The property in lower case (custom properties as written).
    pub name: String,
    /// Its value, without `!important`.
    pub value: Vec<Part>,
    /// Whether it is `!important`.
    pub important: bool,
    /// Where it was written.
    pub range: Range<usize>,
}

impl Declaration {
    /// The value as text, on one line.
    pub fn text(&self) -> String {
        self.value.iter().map(ToString::to_string).collect()
    }
}

impl Sheet {
    /// Reads a style sheet. A sheet in which brackets stand too deep is not read at all.
    pub fn read(text: &str) -> Result<Self, TooDeep> {
        let mut sheet = Self::default();
        sheet.take(&parts(text)?, None, &Arc::from(""))?;
        Ok(sheet)
    }

    /// Takes the contents of a sheet, of a conditional group (`around` none) or of a style rule.
    fn take(
        &mut self,
        parts: &[Part],
        around: Option<&Arc<Vec<Selector>>>,
        conditions: &Arc<str>,
    ) -> Result<(), TooDeep> {
        let mut own = Vec::new();
        let place = self.rules.len();
        let mut at = 0;
        while at < parts.len() {
            if matches!(parts[at].kind, Kind::Space | Kind::Sign(';' | '}')) {
                at += 1;
                continue;
            }
            if let Kind::At(name) = &parts[at].kind {
                let end = item_end(parts, at, false);
                self.at_rule(name, &parts[at..end], around, conditions)?;
                at = end;
                continue;
            }
            if around.is_some()
                && let Some((declaration, end)) = declaration(parts, at)
            {
                own.push(declaration);
                at = end;
                continue;
            }
            let end = item_end(parts, at, around.is_some());
            if let Some((Kind::Block('{', inside), prelude)) =
                parts[at..end].split_last().map(|(last, prelude)| (&last.kind, prelude))
            {
                let prelude = without_space(prelude);
                let found = Arc::new(selectors(prelude, around)?);
                if !found.is_empty() {
                    let start = prelude.first().map_or(parts[at].range.start, |part| part.range.start);
                    let stop = prelude.last().map_or(start, |part| part.range.end);
                    let place = self.rules.len();
                    self.take(inside, Some(&found), conditions)?;
                    for rule in &mut self.rules[place..] {
                        if Arc::ptr_eq(&rule.selectors, &found) {
                            rule.range = start..stop;
                        }
                    }
                }
            }
            at = end;
        }
        if let Some(selectors) = around
            && !own.is_empty()
        {
            let rule = Rule {
                selectors: Arc::clone(selectors),
                range: own[0].range.clone(),
                declarations: own,
                conditions: Arc::clone(conditions),
            };
            self.rules.insert(place, rule);
        }
        Ok(())
    }

    fn at_rule(
        &mut self,
        name: &str,
        item: &[Part],
        around: Option<&Arc<Vec<Selector>>>,
        conditions: &Arc<str>,
    ) -> Result<(), TooDeep> {
        let range = item[0].range.start..item.last().map_or(item[0].range.end, |part| part.range.end);
        let inside = item.last().and_then(|part| match &part.kind {
            Kind::Block('{', inside) => Some(inside.as_slice()),
            _ => None,
        });
        match (name, inside) {
            ("import", _) => {
                let address = item.iter().find_map(|part| match &part.kind {
                    Kind::Text(address) | Kind::Address(address) => Some(address.clone()),
                    Kind::Function(name, inside) if name == "url" || name == "src" => {
                        inside.iter().find_map(|part| match &part.kind {
                            Kind::Text(address) => Some(address.clone()),
                            _ => None,
                        })
                    }
                    _ => None,
                });
                self.imports.push((address.unwrap_or_default(), range));
            }
            ("font-face", Some(inside)) => self.fonts.extend(declared(inside)),
            (_, Some(inside)) if name.ends_with("keyframes") => {
                let called = item.iter().skip(1).find_map(|part| match &part.kind {
                    Kind::Ident(name) | Kind::Text(name) => Some(name.clone()),
                    _ => None,
                });
                let steps = inside.iter().filter_map(|part| match &part.kind {
                    Kind::Block('{', step) => Some(declared(step)),
                    _ => None,
                });
                self.frames.entry(called.unwrap_or_default()).or_default().extend(steps.flatten());
            }
            ("page" | "counter-style" | "property" | "font-feature-values" | "font-palette-values", _) => {}
            (_, Some(inside)) => {
                let mut all = conditions.to_string();
                for part in &item[1..item.len() - 1] {
                    all.push_str(&part.to_string().to_ascii_lowercase());
                }
                self.take(inside, around, &Arc::from(all))?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// The declarations of a `style` attribute.
pub fn declarations(text: &str) -> Result<Vec<Declaration>, TooDeep> {
    Ok(declared(&parts(text)?))
}

fn declared(parts: &[Part]) -> Vec<Declaration> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        match declaration(parts, at) {
            Some((declaration, end)) => {
                found.push(declaration);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The declaration that begins at `at`, and where it ends; `None` if what stands there is none.
fn declaration(parts: &[Part], at: usize) -> Option<(Declaration, usize)> {
    let Kind::Ident(name) = &parts[at].kind else { return None };
    let colon = at + 1 + parts[at + 1..].iter().position(|part| part.kind != Kind::Space)?;
    if !parts[colon].is(':') {
        return None;
    }
    let end = parts[colon..].iter().position(|part| part.is(';')).map_or(parts.len(), |length| colon + length);
    let custom = name.starts_with("--");
    let value = without_space(&parts[colon + 1..end]);
    let nested = |part: &Part| matches!(part.kind, Kind::Block('{', _));
    if !custom && value.iter().any(nested) {
        return None;
    }
    let important = value.iter().rposition(|part| part.is('!')).filter(|place| {
        without_space(&value[place + 1..]).first().and_then(Part::word).is_some_and(|word| word == "important")
    });
    let value = without_space(important.map_or(value, |place| &value[..place]));
    let stop = parts[..end].iter().rposition(|part| part.kind != Kind::Space).unwrap_or(at);
    let declaration = Declaration {
        name: if custom { name.clone() } else { name.to_ascii_lowercase() },
        value: value.to_vec(),
        important: important.is_some(),
        range: parts[at].range.start..parts[stop].range.end,
    };
    Some((declaration, end))
}

/// Where the rule that begins at `at` ends: after its `{…}`, or (an at-rule, or within a rule) at a semicolon.
fn item_end(parts: &[Part], at: usize, nested: bool) -> usize {
    let by_sign = nested || matches!(parts[at].kind, Kind::At(_));
    parts[at..]
        .iter()
        .position(|part| matches!(part.kind, Kind::Block('{', _)) || (by_sign && part.is(';')))
        .map_or(parts.len(), |length| at + length + 1)
}
