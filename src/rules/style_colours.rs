//! Letters of the colour of their ground: what a mandatory text and the ground behind it come to, by day, by night and on paper.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::hiding_style::{Roles, required};
use super::page::Found;
use super::style_values::{Role, Variables, resolved};
use super::styles::{OwnSheet, short};
use crate::css::{Colour, Declaration, Elements, Match, Part, Selector, colours};
use crate::diagnostic::{Diagnostic, Message};
use crate::html::{Document, NodeId};
use crate::source::Span;

/// The least contrast at which letters can be seen at all.
const LEAST: f32 = 2.0;

/// Where a page is seen: by day, by night, on paper.
const PLACES: [Place; 3] = [Place::Day, Place::Night, Place::Paper];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Day,
    Night,
    Paper,
}

impl Place {
    /// Whether rules under `conditions` count here.
    fn fulfils(self, conditions: &str) -> bool {
        let plain: String = conditions.chars().filter(|character| !character.is_whitespace()).collect();
        match self {
            Self::Day => !plain.contains("color-scheme:dark") && !only_on_paper(&plain),
            Self::Night => !plain.contains("color-scheme:light") && !only_on_paper(&plain),
            Self::Paper => !plain.contains("color-scheme:dark") && !plain.contains("forced-colors:active"),
        }
    }
}

fn only_on_paper(conditions: &str) -> bool {
    (conditions.contains("print") && !conditions.contains("notprint") && !conditions.contains("screen"))
        || conditions.contains("forced-colors:active")
}

/// One declaration of a colour of letters or of a ground.
#[derive(Clone, Debug)]
pub(super) struct Paint {
    selectors: Arc<Vec<Selector>>,
    of_letters: bool,
    /// The colours in the three places; empty for "as around", `None` for what can't be known.
    colours: [Option<Vec<Colour>>; 3],
    counts: [bool; 3],
    important: bool,
    order: usize,
    file: Option<Arc<str>>,
    range: Range<usize>,
    written: String,
}

/// The colours that `sheets` give, in order.
pub(super) fn paints(sheets: &[Arc<OwnSheet>], variables: &Variables) -> Vec<Paint> {
    let known = PLACES.map(|place| variables_in(sheets, place, variables));
    let mut paints = Vec::new();
    for sheet in sheets {
        for rule in &sheet.sheet.rules {
            for declaration in &rule.declarations {
                let of_letters = match declaration.name.as_str() {
                    "color" | "-webkit-text-fill-color" => true,
                    "background" | "background-color" | "background-image" => false,
                    _ => continue,
                };
                let cause = caused(sheets, sheet, declaration);
                paints.push(Paint {
                    selectors: Arc::clone(&rule.selectors),
                    of_letters,
                    colours: [0, 1, 2].map(|place| of_value(&declaration.value, &known[place])),
                    counts: PLACES.map(|place| place.fulfils(&rule.conditions)),
                    important: declaration.important,
                    order: paints.len(),
                    file: cause.0.file.clone(),
                    range: cause.1.range.clone(),
                    written: short(&format!("{}: {}", cause.1.name, cause.1.text())),
                });
            }
        }
    }
    paints
}

/// The declaration to mend: that of a custom property which the author sets and the theme uses, or else the one itself.
fn caused<'a>(
    sheets: &'a [Arc<OwnSheet>],
    sheet: &'a Arc<OwnSheet>,
    declaration: &'a Declaration,
) -> (&'a OwnSheet, &'a Declaration) {
    let used = declaration.text();
    let of_author = sheets.iter().filter(|other| sheet.file.is_none() && other.file.is_some());
    let mut set = of_author.flat_map(|other| {
        let all = other.sheet.rules.iter().flat_map(|rule| &rule.declarations);
        all.map(move |declaration| (&**other, declaration))
    });
    set.rfind(|(_, one)| one.name.starts_with("--") && used.contains(&format!("({}", one.name)))
        .unwrap_or((sheet, declaration))
}

/// The custom properties as the page's root has them in `place`; those set elsewhere keep every value.
fn variables_in(sheets: &[Arc<OwnSheet>], place: Place, all: &Variables) -> Variables {
    let mut found: BTreeMap<String, Vec<Vec<Part>>> = all.clone();
    for rule in sheets.iter().flat_map(|sheet| &sheet.sheet.rules) {
        if rule.selectors.iter().any(Selector::is_root) && place.fulfils(&rule.conditions) {
            for declaration in rule.declarations.iter().filter(|declaration| declaration.name.starts_with("--")) {
                found.insert(declaration.name.clone(), vec![declaration.value.clone()]);
            }
        }
    }
    found
}

fn of_value(value: &[Part], variables: &Variables) -> Option<Vec<Colour>> {
    let values = resolved(value, variables)?;
    let [value] = values.as_slice() else { return None };
    let as_around = ["inherit", "currentcolor", "unset", "revert", "revert-layer", "none"];
    let word = value.iter().find_map(Part::word);
    let found = colours(value);
    match word {
        _ if !found.is_empty() => Some(found),
        Some(word) if as_around.contains(&word.as_str()) => Some(Vec::new()),
        _ => None,
    }
}

/// A paint that may reach an element, with its weight there.
type Candidate<'a> = (&'a Paint, (usize, usize, usize), Match);

/// Finds mandatory words that can't be told from their ground.
pub(super) fn check(tree: &Document, paints: &[Paint], roles: &Roles, found: &mut Vec<Found>) {
    let Some(first) = roles.first else { return };
    let nodes: Vec<NodeId> = tree.elements().filter(|node| roles.of_node(tree, *node) != Role::Beside).collect();
    let elements = Elements::of(tree, nodes.clone());
    let mut on: BTreeMap<usize, Vec<Candidate<'_>>> = BTreeMap::new();
    for paint in paints {
        for selector in paint.selectors.iter().filter(|selector| selector.pseudo_element.is_none()) {
            for node in elements.candidates(selector) {
                let matched = selector.matches(tree, node);
                if matched != Match::No {
                    on.entry(node.index()).or_default().push((paint, selector.weight(), matched));
                }
            }
        }
    }
    let mut told: Vec<usize> = Vec::new();
    for node in nodes {
        let has_words =
            tree.children(node).filter_map(|child| tree.text_node(child)).any(|text| !text.trim().is_empty());
        if roles.of_node(tree, node) != Role::Mandatory || !has_words {
            continue;
        }
        for place in 0..PLACES.len() {
            let winner = |node: NodeId, of_letters: bool| {
                on.get(&node.index()).and_then(|paints| {
                    let mine = paints.iter().filter(|(paint, _, matched)| {
                        *matched == Match::Yes && paint.of_letters == of_letters && paint.counts[place]
                    });
                    mine.max_by_key(|(paint, weight, _)| (paint.important, *weight, paint.order)).map(|found| found.0)
                })
            };
            let nearest = |of_letters: bool| {
                let chain = std::iter::once(node).chain(tree.ancestors(node));
                chain.filter_map(|node| winner(node, of_letters)).find(|paint| {
                    paint.colours[place]
                        .as_ref()
                        .is_none_or(|all| all.iter().any(|colour| of_letters || colour.alpha > 0.5))
                })
            };
            let (letters, ground) = (nearest(true), nearest(false));
            let white = Colour { luminance: 1.0, alpha: 1.0 };
            let black = Colour { luminance: 0.0, alpha: 1.0 };
            let of = |paint: Option<&Paint>, otherwise: Colour| match paint {
                None => Some(vec![otherwise]),
                Some(paint) => paint.colours[place].clone(),
            };
            let (Some(front), Some(back)) = (of(letters, black), of(ground, white)) else { continue };
            let best = front.iter().flat_map(|front| back.iter().map(|back| front.contrast(*back))).fold(0.0, f32::max);
            if best >= LEAST {
                continue;
            }
            // The author's own declaration is the one to mend, the later one if both are.
            let of_author = [letters, ground].into_iter().flatten().filter(|paint| paint.file.is_some());
            let blamed = of_author.max_by_key(|paint| paint.order).or(letters).or(ground);
            let Some(paint) = blamed.filter(|paint| !told.contains(&paint.order)) else { continue };
            told.push(paint.order);
            let message = Message::new("hiding-style")
                .with("declaration", paint.written.as_str())
                .with("way", "colour")
                .with("role", "mandatory");
            let mut diagnostic = Diagnostic::error("hiding-style", message).under(required(tree, node, first));
            if let Some(file) = &paint.file {
                diagnostic = diagnostic.at(Span::new(file, paint.range.clone()));
            }
            found.push(Found::at(diagnostic, node));
        }
    }
}
