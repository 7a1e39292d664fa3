//! No page shows another one in a frame: booking and maps are links.

use super::page::{Found, PageView};
use super::surface::Surface;
use crate::diagnostic::{Diagnostic, Message};
use crate::policy::address;

/// Finds frames of every kind.
pub(super) fn check(view: &PageView<'_>, surface: &Surface<'_>, found: &mut Vec<Found>) {
    for (tree, node, anchor) in surface.all() {
        let name = tree.name(node);
        if !matches!(name, "iframe" | "frame" | "frameset" | "portal" | "fencedframe") {
            continue;
        }
        let message = match tree.attr(node, "src").and_then(address::host) {
            Some(host) => Message::new("embedded-frame-host").with("host", host),
            None => Message::new("embedded-frame"),
        };
        let diagnostic = Diagnostic::error("embedded-frame", message.with("element", name))
            .under(view.bounds.held("embedded-frame"));
        found.push(Found::at(diagnostic, anchor));
    }
}
