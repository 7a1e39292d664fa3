//! A mandatory block is marked as being in the language that it is in, so that it is read aloud as it should be and never translated away.

use super::page::{Found, PageView};
use crate::diagnostic::{Diagnostic, Message};
use crate::html::NodeId;
use crate::render::Block;

/// Tells where the language that `block` is marked with, by itself or by what is around it, is none or another.
pub(super) fn check(view: &PageView<'_>, block: &Block, node: NodeId, found: &mut Vec<Found>) {
    let tree = view.tree;
    let marked = std::iter::once(node).chain(tree.ancestors(node)).find_map(|around| {
        let language = tree.attr(around, "lang")?;
        Some((around, language))
    });
    let primary = |language: &str| language.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
    let wanted = block.language.code();
    let (message, at) = match marked {
        Some((_, language)) if primary(language) == wanted => return,
        Some((around, language)) if !language.trim().is_empty() => {
            (Message::new("wrong-language").with("written", language), Some(around))
        }
        Some((around, _)) => (Message::new("wrong-language-none"), Some(around)),
        None => (Message::new("wrong-language-none"), tree.html()),
    };
    let diagnostic = Diagnostic::error("wrong-language", message.with("wanted", wanted));
    let diagnostic = diagnostic.under(block.requirements.clone());
    found.push(Found::at(diagnostic, at.unwrap_or(node)));
}
