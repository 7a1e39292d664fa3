//! Selectors, read leniently: what is not known may match anything.

use std::sync::Arc;

use super::part::{Kind, Part, TooDeep, without_space};

/// Whether a selector matches an element; what depends on a visitor's doing is `Maybe`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// It does not.
    No,
    /// It may, now or later.
    Maybe,
    /// It does.
    Yes,
}

/// One selector of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Selector {
    /// Its compounds, the last written first, each with how the one to its left stands to it.
    pub(super) compounds: Vec<(Vec<Simple>, Option<Combinator>)>,
    /// How it hangs on the element before it, within `:has()`.
    pub(super) leading: Option<Combinator>,
    /// The name of its pseudo-element.
    pub pseudo_element: Option<String>,
}

/// How two compounds stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Combinator {
    Descendant,
    Child,
    Next,
    Later,
}

/// One condition on an element.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Simple {
    Any,
    Type(String),
    Id(String),
    Class(String),
    Attribute { name: String, sign: Option<char>, value: String, any_case: bool },
    Is(Arc<Vec<Selector>>),
    Not(Vec<Selector>),
    Has(Vec<Selector>),
    Root,
    First,
    Last,
    Unknown,
}

/// The selectors of a list; `around` are those of the rule in which it is nested.
pub(super) fn selectors(parts: &[Part], around: Option<&Arc<Vec<Selector>>>) -> Result<Vec<Selector>, TooDeep> {
    let list = parts.split(|part| part.is(',')).map(without_space).filter(|one| !one.is_empty());
    Ok(list.map(|one| selector(one, around)).collect())
}

fn selector(parts: &[Part], around: Option<&Arc<Vec<Selector>>>) -> Selector {
    let mut reader = Reader { around, pseudo_element: None, nested: false };
    let mut compounds: Vec<(Vec<Simple>, Option<Combinator>)> = Vec::new();
    let mut current = Vec::new();
    let mut pending = None;
    let mut leading = None;
    let mut at = 0;
    while at < parts.len() {
        let combinator = match &parts[at].kind {
            Kind::Space => Some(Combinator::Descendant),
            Kind::Sign('>') => Some(Combinator::Child),
            Kind::Sign('+') => Some(Combinator::Next),
            Kind::Sign('~') => Some(Combinator::Later),
            _ => None,
        };
        if let Some(combinator) = combinator {
            if !current.is_empty() {
                compounds.push((std::mem::take(&mut current), pending.take()));
            }
            // White space around `>` is not a combinator of its own.
            if pending.is_none() || combinator != Combinator::Descendant {
                pending = Some(combinator);
            }
            if compounds.is_empty() && combinator != Combinator::Descendant {
                leading = Some(combinator);
            }
            at += 1;
            continue;
        }
        at += reader.simple(&parts[at..], &mut current);
    }
    if !current.is_empty() {
        compounds.push((current, pending));
    }
    if let Some(around) = around
        && !reader.nested
    {
        // A nested rule without `&` speaks of what is inside the elements around it.
        let link = leading.unwrap_or(Combinator::Descendant);
        if let Some(first) = compounds.first_mut() {
            first.1 = Some(link);
        }
        compounds.insert(0, (vec![Simple::Is(Arc::clone(around))], None));
        leading = None;
    } else if let Some(first) = compounds.first_mut() {
        first.1 = None;
    }
    compounds.reverse();
    Selector { compounds, leading, pseudo_element: reader.pseudo_element }
}

struct Reader<'a> {
    around: Option<&'a Arc<Vec<Selector>>>,
    pseudo_element: Option<String>,
    nested: bool,
}

impl Reader<'_> {
    /// Reads one simple selector; gives how many parts it took.
    fn simple(&mut self, parts: &[Part], into: &mut Vec<Simple>) -> usize {
        match &parts[0].kind {
            Kind::Ident(name) => into.push(Simple::Type(name.to_ascii_lowercase())),
            Kind::Hash(name) => into.push(Simple::Id(name.clone())),
            Kind::Sign('*') => into.push(Simple::Any),
            Kind::Sign('&') => {
                self.nested = true;
                into.push(match self.around {
                    Some(around) => Simple::Is(Arc::clone(around)),
                    None => Simple::Root,
                });
            }
            Kind::Sign('.') => {
                if let Some(Kind::Ident(name)) = parts.get(1).map(|part| &part.kind) {
                    into.push(Simple::Class(name.clone()));
                    return 2;
                }
                into.push(Simple::Unknown);
            }
            Kind::Block('[', inside) => into.push(attribute(without_space(inside))),
            Kind::Sign(':') => {
                let double = parts.get(1).is_some_and(|part| part.is(':'));
                let at = if double { 2 } else { 1 };
                match parts.get(at).map(|part| &part.kind) {
                    Some(Kind::Ident(name)) => self.pseudo(&name.to_ascii_lowercase(), double, into),
                    Some(Kind::Function(name, inside)) => self.function(name, inside, double, into),
                    _ => into.push(Simple::Unknown),
                }
                return at + 1;
            }
            _ => into.push(Simple::Unknown),
        }
        1
    }

    fn pseudo(&mut self, name: &str, double: bool, into: &mut Vec<Simple>) {
        match name {
            "before" | "after" | "first-line" | "first-letter" => self.pseudo_element = Some(name.to_owned()),
            _ if double => self.pseudo_element = Some(name.to_owned()),
            "root" => into.push(Simple::Root),
            "first-child" => into.push(Simple::First),
            "last-child" => into.push(Simple::Last),
            "only-child" => into.extend([Simple::First, Simple::Last]),
            _ => into.push(Simple::Unknown),
        }
        if into.is_empty() {
            into.push(Simple::Any);
        }
    }

    fn function(&mut self, name: &str, inside: &[Part], double: bool, into: &mut Vec<Simple>) {
        let list = || {
            let list = inside.split(|part| part.is(',')).map(without_space).filter(|one| !one.is_empty());
            list.map(|one| relative(one, self.around)).collect::<Vec<_>>()
        };
        match name {
            "is" | "where" | "matches" | "-webkit-any" | "-moz-any" => into.push(Simple::Is(Arc::new(list()))),
            "not" => into.push(Simple::Not(list())),
            "has" => into.push(Simple::Has(list())),
            _ if double => {
                self.pseudo_element = Some(name.to_owned());
                if into.is_empty() {
                    into.push(Simple::Any);
                }
            }
            _ => into.push(Simple::Unknown),
        }
    }
}

/// A selector inside a function, where nothing is added for the rule around it.
fn relative(parts: &[Part], around: Option<&Arc<Vec<Selector>>>) -> Selector {
    match (around, parts.iter().any(|part| part.is('&'))) {
        (Some(_), true) => selector(parts, around),
        _ => selector(parts, None),
    }
}

fn attribute(parts: &[Part]) -> Simple {
    let parts: Vec<&Part> = parts.iter().filter(|part| part.kind != Kind::Space).collect();
    let Some(Kind::Ident(name)) = parts.first().map(|part| &part.kind) else { return Simple::Unknown };
    let name = name.to_ascii_lowercase();
    let sign = match parts.get(1).map(|part| &part.kind) {
        None => return Simple::Attribute { name, sign: None, value: String::new(), any_case: false },
        Some(Kind::Sign(sign @ ('=' | '~' | '|' | '^' | '$' | '*'))) => *sign,
        Some(_) => return Simple::Unknown,
    };
    let value = match parts.get(2).map(|part| &part.kind) {
        Some(Kind::Ident(value) | Kind::Text(value)) => value.clone(),
        _ => return Simple::Unknown,
    };
    // The values of `type` and its like are compared without regard to case.
    let any_case = parts.len() > 3 || matches!(name.as_str(), "type" | "lang" | "dir" | "rel" | "hreflang");
    Simple::Attribute { name, sign: Some(sign), value, any_case }
}
