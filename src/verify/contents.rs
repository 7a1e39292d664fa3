//! The author's files that are no pages: style sheets, scripts, data and texts, each read within limits and held to the rules of pages.

use std::collections::BTreeSet;
use std::ops::Range;

use super::place::name_subject;
use super::{Grounds, files, first_of_each, limit_reason};
use crate::content::commands_a_host;
use crate::diagnostic::{Diagnostic, Message, Outcome, PagePlace, Severity};
use crate::render::{OutputFile, RenderedSite};
use crate::rules::texts::{self, Piece};
use crate::rules::unread_file::{Treatment, treatment, unread};
use crate::rules::{data_content, page, script_content, third_party_request, undeclared_script};
use crate::source::Span;

/// Longest file that is read, in bytes.
const LONGEST: usize = 4 * 1024 * 1024;

/// The declared hosts that the site's pages and files name.
pub(super) fn hosts_named<'a>(rendered: &RenderedSite, hosts: &'a BTreeSet<String>) -> BTreeSet<&'a str> {
    let names = |bytes: &[u8], host: &str| memchr::memmem::find(bytes, host.as_bytes()).is_some();
    let in_page = |host: &str| {
        rendered.pages.iter().any(|page| {
            let asked = format!("//{host}");
            page.policy.as_ref().is_some_and(|policy| policy.for_meta().contains(&asked)) || sends(&page.html, &asked)
        })
    };
    let in_file = |host: &str| rendered.files.iter().any(|file| file.source.is_some() && names(&file.bytes, host));
    hosts.iter().map(String::as_str).filter(|host| in_page(host) || in_file(host)).collect()
}

/// Whether a form of the page is sent to the host.
fn sends(html: &str, host: &str) -> bool {
    html.contains("<form") && html.contains(host)
}

/// What the rules find in a file of the author, pages excepted.
pub(super) fn judge(file: &OutputFile, rendered: &RenderedSite, grounds: &Grounds<'_>) -> Vec<Diagnostic> {
    let Some(source) = &file.source else { return Vec::new() };
    // What a host would obey or run was told when it was gathered.
    if commands_a_host(&file.path) {
        return Vec::new();
    }
    let text = std::str::from_utf8(&file.bytes).ok().filter(|text| !text.contains('\0'));
    let kind = treatment(&file.path).unwrap_or_else(|| match text {
        // A browser that is not told what a text is may take it for a page.
        Some(text) if texts::is_markup(text) => Treatment::Document,
        Some(_) => Treatment::Text,
        None => Treatment::Unread("unknown-kind", Severity::Error),
    });
    match kind {
        Treatment::Shown => return Vec::new(),
        Treatment::Document => return files::judge_file(file, source, rendered, grounds),
        Treatment::Unread(reason, severity) => return vec![unread(file, source, reason, severity)],
        Treatment::Sheet | Treatment::Script | Treatment::Data | Treatment::Text => {}
    }
    let longest = if kind == Treatment::Script { script_content::LONGEST } else { LONGEST };
    if file.bytes.len() > longest {
        return vec![unread(file, source, "too-many-bytes", Severity::Error)];
    }
    let Some(text) = text else { return vec![unread(file, source, "not-utf-8", Severity::Error)] };
    let (pieces, found) = match kind {
        Treatment::Sheet => {
            let mut found = third_party_request::of_sheet(text, &grounds.bounds);
            found.extend(undeclared_script::of_sheet(text, &grounds.bounds).map(|diagnostic| (diagnostic, 0..0)));
            (third_party_request::texts_of_sheet(text), found)
        }
        Treatment::Script => script_content::pieces(text, &grounds.bounds),
        Treatment::Data => match data_content::pieces(text, &grounds.bounds) {
            Some(read) => read,
            None => return vec![unread(file, source, "not-json", Severity::Error)],
        },
        _ => (paragraphs(text), Vec::new()),
    };
    let place = |diagnostic: Diagnostic, range: Range<usize>| {
        let base = &rendered.site.config.site.base;
        diagnostic.at(Span::new(source, range)).on(PagePlace {
            file: file.path.clone(),
            url: format!("{}{}{}", base.host, base.path, file.path),
            selector: None,
            excerpt: None,
        })
    };
    let mut all: Vec<Diagnostic> = found.into_iter().map(|(diagnostic, range)| place(diagnostic, range)).collect();
    match texts::document(&pieces) {
        Ok(tree) => {
            let page = files::as_page(file);
            for found in first_of_each(page::check_texts(&grounds.view(&tree, &page, false))) {
                let mut found = found;
                name_subject(&mut found.diagnostic, found.node.map(|node| (&tree, node)));
                let range = found.node.and_then(|node| texts::place(&tree, node, &pieces)).unwrap_or(0..0);
                all.push(place(found.diagnostic, range));
            }
        }
        Err(limit) => {
            let (reason, _) = limit_reason(&limit);
            let mut diagnostic =
                Diagnostic::error("unread-file", Message::new("unread-file-limits").with("file", file.path.as_str()));
            diagnostic.outcome = Outcome::CantTell;
            diagnostic.reason = Some(reason);
            all.push(place(diagnostic, 0..0));
        }
    }
    all
}

/// The paragraphs of a text for readers.
fn paragraphs(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for part in text.split("\n\n") {
        if !part.trim().is_empty() {
            pieces.push(Piece::text(part, at..at + part.len()));
        }
        at += part.len() + 2;
    }
    pieces
}
