//! No praise or recommendation by others than clients: colleagues, physicians, media, awards, rankings, badges of directories.

use super::page::{Found, PageView};
use super::services;
use super::surface::Surface;
use crate::diagnostic::{Diagnostic, Message};
use crate::standard::ServiceKind;

/// The messages of a finding that is certain and of one that a person has to look at, and the reason of the latter.
pub(super) const TEXTS: [&str; 3] = ["endorsement-certain", "endorsement-probable", "probable-endorsement"];

/// Finds badges of directories, which a link alone is not.
pub(super) fn badges(view: &PageView<'_>, surface: &Surface<'_>, found: &mut Vec<Found>) {
    for trace in services::traces(surface, ServiceKind::Badges, |_| false) {
        let message =
            Message::new("endorsement-badge").with("service", trace.service.name.as_str()).with("sign", trace.sign);
        let diagnostic = Diagnostic::error("endorsement", message).under(view.bounds.held("endorsement"));
        found.push(Found::at(diagnostic, trace.anchor));
    }
}
