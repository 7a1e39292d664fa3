//! No page invites readers to like, share or follow.

use super::page::{Found, PageView};
use super::services;
use super::surface::Surface;
use crate::diagnostic::{Diagnostic, Message};
use crate::standard::ServiceKind;

/// Finds buttons of social networks and links that share the page.
pub(super) fn check(view: &PageView<'_>, surface: &Surface<'_>, found: &mut Vec<Found>) {
    for trace in services::traces(surface, ServiceKind::Sharing, |_| true) {
        let message =
            Message::new("share-widget").with("service", trace.service.name.as_str()).with("sign", trace.sign);
        let diagnostic = Diagnostic::error("share-widget", message).under(view.bounds.held("share-widget"));
        found.push(Found::at(diagnostic, trace.anchor));
    }
}
