//! Whether a selector matches an element of a page.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::selector::{Combinator, Match, Selector, Simple};
use crate::html::{Document, NodeId};

/// How many comparisons one question may take before the answer is "maybe".
const STEPS: usize = 20_000;

/// Elements of a page, by what most selectors ask for first.
#[derive(Debug)]
pub struct Elements<'a> {
    tree: &'a Document,
    all: Vec<NodeId>,
    by_class: FxHashMap<&'a str, Vec<NodeId>>,
    by_type: FxHashMap<Cow<'a, str>, Vec<NodeId>>,
}

impl<'a> Elements<'a> {
    /// Those elements of `tree`, in their order.
    pub fn of(tree: &'a Document, all: Vec<NodeId>) -> Self {
        let mut by_class: FxHashMap<&str, Vec<NodeId>> = FxHashMap::default();
        let mut by_type: FxHashMap<Cow<'_, str>, Vec<NodeId>> = FxHashMap::default();
        for node in &all {
            by_type.entry(lowercase(tree.name(*node))).or_default().push(*node);
            for class in tree.tokens(*node, "class") {
                by_class.entry(class).or_default().push(*node);
            }
        }
        // A class that is written twice on an element.
        by_class.values_mut().for_each(Vec::dedup);
        Self { tree, all, by_class, by_type }
    }

    /// Those that the last compound of a selector does not rule out by a type, a class or an id, in their order.
    pub fn candidates<'s>(&'s self, selector: &'s Selector) -> impl Iterator<Item = NodeId> + 's {
        let simples = selector.compounds.first().map(|(simples, _)| simples.as_slice()).unwrap_or_default();
        let listed = |simple: &Simple| match simple {
            Simple::Class(class) => Some(self.by_class.get(class.as_str())),
            Simple::Type(name) => Some(self.by_type.get(lowercase(name).as_ref())),
            _ => None,
        };
        let shortest = simples.iter().filter_map(listed).min_by_key(|list| list.map_or(0, Vec::len));
        let nodes = shortest.map_or(self.all.as_slice(), |list| list.map(Vec::as_slice).unwrap_or_default());
        nodes.iter().copied().filter(|node| selector.could_match(self.tree, *node))
    }
}

fn lowercase(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

impl Selector {
    /// Whether it matches `node` of `tree`, or for a pseudo-element the element that carries it.
    pub fn matches(&self, tree: &Document, node: NodeId) -> Match {
        let mut asked = Asked { tree, steps: STEPS };
        asked.from(self, 0, node)
    }

    /// Whether its last compound alone could match nothing but what carries one of its names; a quick refusal.
    fn could_match(&self, tree: &Document, node: NodeId) -> bool {
        self.compounds.first().is_none_or(|(simples, _)| {
            simples.iter().all(|simple| match simple {
                Simple::Type(name) => tree.name(node).eq_ignore_ascii_case(name),
                Simple::Class(class) => tree.tokens(node, "class").any(|token| token == class),
                Simple::Id(id) => tree.attr(node, "id") == Some(id.as_str()),
                _ => true,
            })
        })
    }

    /// Whether it speaks of the root of the page and of nothing else.
    pub fn is_root(&self) -> bool {
        let root = |simple: &Simple| match simple {
            Simple::Root => true,
            Simple::Type(name) => name == "html",
            _ => false,
        };
        self.pseudo_element.is_none() && self.compounds.len() == 1 && self.compounds[0].0.iter().all(root)
    }

    /// Its weight in the cascade: ids, classes, types.
    pub fn weight(&self) -> (usize, usize, usize) {
        let mut weight = self.compounds.iter().flat_map(|(simples, _)| simples).fold((0, 0, 0), |(a, b, c), simple| {
            let most = |list: &[Selector]| list.iter().map(Selector::weight).max().unwrap_or_default();
            let (x, y, z) = match simple {
                Simple::Any => (0, 0, 0),
                Simple::Type(_) => (0, 0, 1),
                Simple::Id(_) => (1, 0, 0),
                Simple::Is(list) => most(list),
                Simple::Not(list) | Simple::Has(list) => most(list),
                _ => (0, 1, 0),
            };
            (a + x, b + y, c + z)
        });
        weight.2 += usize::from(self.pseudo_element.is_some());
        weight
    }
}

struct Asked<'a> {
    tree: &'a Document,
    steps: usize,
}

impl Asked<'_> {
    /// Whether the compounds from the one numbered `at` on match, beginning at `node`.
    fn from(&mut self, selector: &Selector, at: usize, node: NodeId) -> Match {
        let Some((simples, link)) = selector.compounds.get(at) else { return Match::Yes };
        let mut here = Match::Yes;
        for simple in simples {
            here = here.min(self.simple(simple, node));
            if here == Match::No {
                return here;
            }
        }
        let Some(link) = link else { return here };
        let tree = self.tree;
        let rest = match link {
            Combinator::Child => self.best(selector, at + 1, element_above(tree, node).into_iter()),
            Combinator::Descendant => {
                self.best(selector, at + 1, tree.ancestors(node).filter(|above| tree.is_element(*above)))
            }
            Combinator::Next => self.best(selector, at + 1, before(tree, node).into_iter().rev().take(1)),
            Combinator::Later => self.best(selector, at + 1, before(tree, node).into_iter()),
        };
        here.min(rest)
    }

    fn best(&mut self, selector: &Selector, at: usize, nodes: impl Iterator<Item = NodeId>) -> Match {
        let mut best = Match::No;
        for node in nodes {
            if self.steps == 0 {
                return Match::Maybe;
            }
            best = best.max(self.from(selector, at, node));
            if best == Match::Yes {
                break;
            }
        }
        best
    }

    fn any(&mut self, list: &[Selector], node: NodeId) -> Match {
        let mut best = Match::No;
        for selector in list {
            best = best.max(self.from(selector, 0, node));
            if best == Match::Yes {
                break;
            }
        }
        best
    }

    fn simple(&mut self, simple: &Simple, node: NodeId) -> Match {
        let Some(left) = self.steps.checked_sub(1) else { return Match::Maybe };
        self.steps = left;
        let tree = self.tree;
        let certain = |yes: bool| if yes { Match::Yes } else { Match::No };
        match simple {
            Simple::Any => Match::Yes,
            Simple::Unknown => Match::Maybe,
            Simple::Type(name) => certain(tree.name(node).eq_ignore_ascii_case(name)),
            Simple::Id(id) => certain(tree.attr(node, "id") == Some(id.as_str())),
            Simple::Class(class) => certain(tree.tokens(node, "class").any(|token| token == class)),
            Simple::Attribute { name, sign, value, any_case } => {
                let Some(own) = tree.attr(node, name) else { return Match::No };
                let (own, value) = match any_case {
                    true => (own.to_ascii_lowercase(), value.to_ascii_lowercase()),
                    false => (own.to_owned(), value.clone()),
                };
                certain(match sign {
                    None => true,
                    Some('=') => own == value,
                    Some('~') => own.split_ascii_whitespace().any(|token| token == value),
                    Some('|') => own == value || own.strip_prefix(&value).is_some_and(|rest| rest.starts_with('-')),
                    Some('^') => !value.is_empty() && own.starts_with(&value),
                    Some('$') => !value.is_empty() && own.ends_with(&value),
                    Some(_) => !value.is_empty() && own.contains(&value),
                })
            }
            Simple::Is(list) => self.any(list, node),
            Simple::Not(list) => match self.any(list, node) {
                Match::No => Match::Yes,
                Match::Maybe => Match::Maybe,
                Match::Yes => Match::No,
            },
            Simple::Has(list) => {
                let mut best = Match::No;
                for selector in list {
                    best = best.max(self.has(selector, node));
                }
                best
            }
            Simple::Root => certain(tree.html() == Some(node)),
            Simple::First => certain(before(tree, node).is_empty()),
            Simple::Last => certain(after(tree, node).is_empty()),
        }
    }

    fn has(&mut self, selector: &Selector, node: NodeId) -> Match {
        let tree = self.tree;
        match selector.leading {
            None => {
                let inside: Vec<NodeId> = tree.descendants(node).filter(|inner| tree.is_element(*inner)).collect();
                self.best(selector, 0, inside.into_iter())
            }
            Some(Combinator::Child) if selector.compounds.len() == 1 => {
                self.best(selector, 0, tree.children(node).filter(|inner| tree.is_element(*inner)))
            }
            Some(_) => Match::Maybe,
        }
    }
}

fn element_above(tree: &Document, node: NodeId) -> Option<NodeId> {
    tree.parent(node).filter(|above| tree.is_element(*above))
}

/// The elements beside `node` that stand before it.
fn before(tree: &Document, node: NodeId) -> Vec<NodeId> {
    beside(tree, node).take_while(|other| *other != node).collect()
}

/// The elements beside `node` that stand after it.
fn after(tree: &Document, node: NodeId) -> Vec<NodeId> {
    beside(tree, node).skip_while(|other| *other != node).skip(1).collect()
}

fn beside(tree: &Document, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    tree.parent(node).into_iter().flat_map(|above| tree.children(above)).filter(|other| tree.is_element(*other))
}
