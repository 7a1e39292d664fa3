//! No page carries a rating or a review, neither for search engines nor for the eye.

use super::folding::folded;
use super::page::{Found, PageView};
use super::rating_text::{self, Weighed};
use super::surface::Surface;
use crate::diagnostic::{Diagnostic, Message, Outcome};
use crate::html::{Document, NodeId, raw_text};

/// Types of vocabularies that mean a rating, a review, a comment or an endorsement, folded.
const TYPES: [&str; 22] = [
    "review",
    "userreview",
    "criticreview",
    "mediareview",
    "claimreview",
    "employerreview",
    "aggregaterating",
    "employeraggregaterating",
    "rating",
    "endorsementrating",
    "recommendation",
    "comment",
    "usercomments",
    "userlikes",
    "userplusones",
    "userinteraction",
    "interactioncounter",
    "likeaction",
    "commentaction",
    "reviewaction",
    "endorseaction",
    "reviewaggregate",
];
/// Properties of the same meaning, folded.
const PROPERTIES: [&str; 17] = [
    "review",
    "reviews",
    "reviewrating",
    "reviewbody",
    "reviewcount",
    "reviewaspect",
    "aggregaterating",
    "ratingvalue",
    "ratingcount",
    "bestrating",
    "worstrating",
    "starrating",
    "interactionstatistic",
    "commentcount",
    "comment",
    "positivenotes",
    "negativenotes",
];
/// Classes of microformats of the same meaning.
const CLASSES: [&str; 7] =
    ["h-review", "h-review-aggregate", "hreview", "hreview-aggregate", "p-rating", "p-comment", "u-like-of"];

/// Finds ratings.
pub(super) fn check(view: &PageView<'_>, surface: &Surface<'_>, found: &mut Vec<Found>) {
    let mut add = |message: Message, certain: bool, anchor: NodeId| {
        let mut diagnostic = Diagnostic::error("rating-markup", message).under(view.bounds.held("rating-markup"));
        if !certain {
            diagnostic.outcome = Outcome::CantTell;
            diagnostic.reason = Some("score-of-something");
        }
        found.push(Found::at(diagnostic, anchor));
    };
    for (tree, node, anchor) in surface.all() {
        for name in of_element(tree, node) {
            add(Message::new("rating-markup-data").with("name", name), true, anchor);
        }
        if let Some(name) = asked(tree, node) {
            add(Message::new("rating-markup-input").with("name", name), true, anchor);
        }
    }
    for (tree, holder) in surface.layers() {
        for (node, score) in rating_text::scores(tree) {
            let (id, certain) = match score.weighed {
                Weighed::Certain => ("rating-markup-score", true),
                Weighed::Probable => ("rating-markup-score-unsure", false),
            };
            let message = Message::new(id).with("text", score.text).with("signs", score.signs);
            add(message, certain, holder.unwrap_or(node));
        }
    }
}

/// The names on an element, or in its data, that mean a rating.
fn of_element(tree: &Document, node: NodeId) -> Vec<String> {
    if tree.attrs(node).next().is_none() {
        return Vec::new();
    }
    let mut names: Vec<String> = Vec::new();
    let kinds = ["itemtype", "typeof"].into_iter().flat_map(|name| tree.tokens(node, name));
    names.extend(kinds.filter(|name| TYPES.contains(&last(name).as_str())).map(str::to_owned));
    let properties = ["itemprop", "property", "rel"].into_iter().flat_map(|name| tree.tokens(node, name));
    let of_graph = tree.name(node) == "meta";
    names.extend(properties.filter(|name| is_property(name, of_graph)).map(str::to_owned));
    names.extend(tree.tokens(node, "class").filter(|name| CLASSES.contains(&folded(name).as_str())).map(str::to_owned));
    if tree.name(node) == "script"
        && tree.attr(node, "type").is_some_and(|kind| kind.to_ascii_lowercase().contains("json"))
    {
        names.extend(in_json(&raw_text(tree, node)));
    }
    names.dedup();
    names.truncate(3);
    names
}

fn is_property(name: &str, of_graph: bool) -> bool {
    let folded = name.to_lowercase();
    let graph = of_graph && ["og:rating", "product:rating", "rating:"].iter().any(|begin| folded.starts_with(begin));
    graph || PROPERTIES.contains(&last(name).as_str())
}

/// The last part of a name or address of a vocabulary, folded: `schema:AggregateRating` is `aggregaterating`.
fn last(name: &str) -> String {
    let part = name.trim_end_matches(['/', '#']).rsplit(['/', '#', ':']).next().unwrap_or(name);
    folded(part).replace(['-', '_'], "")
}

/// Names in JSON-LD; where the text is no JSON, every quoted word is looked at, since search engines are lenient.
pub(super) fn in_json(text: &str) -> Vec<String> {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let mut names = Vec::new();
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(value) => collect(&value, &mut names),
        Err(_) => {
            let known = |word: &&str| {
                let last = last(word);
                TYPES.contains(&last.as_str()) || PROPERTIES.contains(&last.as_str())
            };
            names.extend(text.split(['"', '\'']).filter(|word| word.len() < 80).filter(known).map(str::to_owned));
        }
    }
    names
}

fn collect(value: &serde_json::Value, names: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, names)),
        serde_json::Value::Object(entries) => {
            for (key, value) in entries {
                if PROPERTIES.contains(&last(key).as_str()) {
                    names.push(key.clone());
                } else if last(key).trim_start_matches('@') == "type" {
                    let kinds = value.as_array().map_or_else(|| vec![value], |values| values.iter().collect());
                    let kinds = kinds.into_iter().filter_map(serde_json::Value::as_str);
                    names.extend(kinds.filter(|kind| TYPES.contains(&last(kind).as_str())).map(str::to_owned));
                }
                collect(value, names);
            }
        }
        _ => {}
    }
}

/// The name of a field with which readers give stars.
fn asked(tree: &Document, node: NodeId) -> Option<String> {
    if tree.name(node) == "star-rating" {
        return Some("star-rating".to_owned());
    }
    if tree.name(node) != "input" {
        return None;
    }
    let kind = tree.attr(node, "type").unwrap_or_default();
    if !matches!(kind.trim().to_ascii_lowercase().as_str(), "radio" | "range") {
        return None;
    }
    let name = tree.attr(node, "name").or_else(|| tree.attr(node, "id"))?;
    let folded = folded(name);
    let mut parts = folded.split(|c: char| !c.is_alphabetic());
    parts
        .any(|part| matches!(part, "rating" | "ratings" | "star" | "stars" | "etoile" | "etoiles" | "review"))
        .then(|| name.to_owned())
}
