//! The old addresses of a page: each leads to the page for good.

use std::sync::Arc;

use super::page::{Page, PageKind};
use crate::config::{Config, Table, Value};
use crate::diagnostic::{Diagnostic, Message};
use crate::source::{Span, gate_request};

/// An old address.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    /// The path in the output at which a file would answer it.
    pub path: String,
    /// Where the author wrote it.
    pub span: Span,
}

/// The old addresses that a page names, and what is wrong with those that cannot be.
pub(super) fn aliases(
    file: &Arc<str>,
    table: &Table,
    kind: &PageKind,
    config: &Config,
) -> (Vec<Alias>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    let written = table.get("aliases").map(Value::list).unwrap_or_default();
    if !written.is_empty() && matches!(kind, PageKind::Section(_)) {
        let diagnostic = Diagnostic::error("invalid-alias", Message::new("alias-of-section"));
        faults.push(diagnostic.at(Page::span_of(file, table, "aliases")));
        return (found, faults);
    }
    for value in written {
        let Some(address) = value.text() else { continue };
        let span = Span::new(file, value.span.clone());
        let fault = match path_of(address, config) {
            None => Some("invalid-alias"),
            // A page that leads on can only stand where a browser takes a file for a page.
            Some(path) if !config.site.host.redirects() && !path.ends_with(".html") && !path.ends_with(".htm") => {
                Some("alias-needs-host")
            }
            Some(path) => {
                found.push(Alias { path, span: span.clone() });
                None
            }
        };
        faults.extend(
            fault.map(|id| Diagnostic::error("invalid-alias", Message::new(id).with("address", address)).at(span)),
        );
    }
    (found, faults)
}

/// The path in the output that an old address stands for: an address from the root of the site, or a whole address of
/// its host. What has no ending is a folder.
fn path_of(address: &str, config: &Config) -> Option<String> {
    let base = &config.site.base;
    let unencrypted = base.host.replacen("https:", "http:", 1);
    let whole = [base.host.as_str(), unencrypted.as_str()].into_iter().find_map(|host| address.strip_prefix(host));
    let below = match whole {
        Some(path) => path.strip_prefix(base.path.as_str())?,
        None => address.strip_prefix('/')?,
    };
    if below.contains(['?', '#']) {
        return None;
    }
    let path = gate_request(&format!("/{below}")).ok()?;
    let name = path.rsplit('/').next().unwrap_or(&path);
    if name.contains('.') {
        return Some(path);
    }
    gate_request(&format!("/{below}/")).ok()
}
