//! A mandatory block stands open, for the eye and for a screen reader: what may be around it is a list, all else is refused.

use super::page::{Found, PageView};
use crate::diagnostic::{Diagnostic, Message};
use crate::html::{Document, NodeId};
use crate::render::Block;

/// Elements that may stand around a mandatory block: they order a page and do nothing to what they hold. Others fold,
/// strike out, shrink, move or replace it, or are unknown.
const AROUND: &str = "html body main div section article header footer aside nav search hgroup address figure ul ol li \
    dl dd p span center fieldset form table tbody tr td details";

/// Roles whose content assistive technology never reads.
const FLATTENING: [&str; 15] = [
    "img",
    "image",
    "button",
    "checkbox",
    "math",
    "menuitemcheckbox",
    "menuitemradio",
    "meter",
    "option",
    "progressbar",
    "radio",
    "scrollbar",
    "slider",
    "switch",
    "tab",
];

/// Attributes that colour what an element holds, in the manner of the first browsers.
const COLOURING: [&str; 6] = ["text", "bgcolor", "background", "link", "vlink", "alink"];

/// Tells what hides `block`, which stands at `node`.
pub(super) fn check(view: &PageView<'_>, block: &Block, node: NodeId, found: &mut Vec<Found>) {
    let tree = view.tree;
    let chain = std::iter::once(node).chain(tree.ancestors(node)).filter(|around| tree.is_element(*around));
    let Some(way) = chain.into_iter().find_map(|around| way_of(tree, around)) else { return };
    let name = block.section.unwrap_or(block.slot);
    let message = Message::new("hidden-section").with("name", name).with("way", way);
    let diagnostic = Diagnostic::error("hidden-section", message).under(block.requirements.clone());
    found.push(Found::at(diagnostic, node));
}

/// The attribute by which an element hides what it holds from some or all readers, or else its name.
fn way_of(tree: &Document, around: NodeId) -> Option<String> {
    let has = |name: &str| tree.attr(around, name).is_some();
    let says =
        |name: &str, value: &str| tree.attr(around, name).is_some_and(|own| own.trim().eq_ignore_ascii_case(value));
    let name = tree.name(around);
    let known = AROUND.split_ascii_whitespace().any(|known| known == name);
    // Of details with one name, opening one closes the others.
    let folded = name == "details" && (!has("open") || has("name"));
    if !known || folded || !tree.is_html(around) {
        return Some(name.to_owned());
    }
    let hiding = ["hidden", "inert", "popover", "style", "contenteditable"];
    if let Some(attribute) = hiding.into_iter().chain(COLOURING).find(|attribute| has(attribute)) {
        return Some(attribute.to_owned());
    }
    let shadow = |child: NodeId| tree.name(child) == "template" && tree.attr(child, "shadowrootmode").is_some();
    if says("aria-hidden", "true") {
        Some("aria-hidden".to_owned())
    } else if says("dir", "rtl") {
        Some("dir".to_owned())
    } else if FLATTENING.iter().any(|role| says("role", role)) {
        Some("role".to_owned())
    } else if tree.children(around).any(shadow) {
        // What stands beside such a template is shown only where the template says.
        Some("shadowrootmode".to_owned())
    } else {
        None
    }
}
