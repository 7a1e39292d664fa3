//! No page shows or gathers reviews, ratings or testimonials through a service.

use super::page::{Found, PageView};
use super::services;
use super::surface::Surface;
use crate::diagnostic::{Diagnostic, Message, Outcome};
use crate::standard::ServiceKind;

/// Finds services that show reviews.
pub(super) fn check(view: &PageView<'_>, surface: &Surface<'_>, found: &mut Vec<Found>) {
    for trace in services::traces(surface, ServiceKind::Reviews, |_| false) {
        // A service of many uses shows reviews for certain where the sign itself says so.
        let says = ["review", "avis", "rating", "comment", "testimonial"].iter().any(|word| trace.sign.contains(word));
        let unsure = trace.service.many_uses && !says;
        let id = if unsure { "review-widget-unsure" } else { "review-widget" };
        let message = Message::new(id).with("service", trace.service.name.as_str()).with("sign", trace.sign);
        let mut diagnostic = Diagnostic::error("review-widget", message).under(view.bounds.held("review-widget"));
        if unsure {
            diagnostic.outcome = Outcome::CantTell;
            diagnostic.reason = Some("service-of-many-uses");
        }
        found.push(Found::at(diagnostic, trace.anchor));
    }
}
