//! The author's own HTML, SVG and XML files: read within limits and held to the same rules as the pages.

use std::sync::Arc;

use rayon::prelude::*;

use super::place::name_subject;
use super::{Grounds, limit_reason};
use crate::diagnostic::{Diagnostic, Message, Outcome, PagePlace};
use crate::html::{self, Document, Limits, NodeId};
use crate::render::{OutputFile, RenderedPage, RenderedSite};
use crate::rules::page;
use crate::source::Span;

/// The endings of files that a browser reads as a document.
const ENDINGS: [&str; 6] = [".html", ".htm", ".xhtml", ".xht", ".svg", ".xml"];

/// What the rules find in the files that the author wrote as markup.
pub(super) fn judge(rendered: &RenderedSite, grounds: &Grounds<'_>) -> Vec<Diagnostic> {
    let found: Vec<Vec<Diagnostic>> =
        rendered.files.par_iter().map(|file| judge_file(file, rendered, grounds)).collect();
    found.into_iter().flatten().collect()
}

fn judge_file(file: &OutputFile, rendered: &RenderedSite, grounds: &Grounds<'_>) -> Vec<Diagnostic> {
    let Some(source) = &file.source else { return Vec::new() };
    let path = file.path.to_ascii_lowercase();
    let packed = path.ends_with(".svgz");
    if !packed && !ENDINGS.iter().any(|ending| path.ends_with(ending)) {
        return Vec::new();
    }
    let placed = |diagnostic: Diagnostic, span: Span, node: Option<(&Document, NodeId)>| {
        let base = &rendered.site.config.site.base;
        let place = PagePlace {
            file: file.path.clone(),
            url: format!("{}{}{}", base.host, base.path, file.path),
            selector: node.map(|(tree, node)| html::selector(tree, node)),
            excerpt: None,
        };
        diagnostic.at(span).on(place)
    };
    let unread = |reason: &'static str, id: &'static str| {
        let mut diagnostic = Diagnostic::error("unverified-page", Message::new(id));
        diagnostic.outcome = Outcome::CantTell;
        diagnostic.reason = Some(reason);
        vec![placed(diagnostic, Span::start_of(source), None)]
    };
    let limits = Limits::default();
    if packed {
        return unread("compressed", "unverified-file-packed");
    }
    if file.bytes.len() > limits.bytes {
        return unread("too-many-bytes", "unverified-page-bytes");
    }
    let Ok(text) = std::str::from_utf8(&file.bytes) else { return unread("not-utf-8", "unverified-file-encoding") };
    if text.contains('\0') {
        return unread("null-characters", "unverified-file-null");
    }
    let tree = match html::parse(text, &limits) {
        Ok(tree) => tree,
        Err(limit) => {
            let (reason, id) = limit_reason(&limit);
            return unread(reason, id);
        }
    };
    let page = RenderedPage {
        page: 0,
        output: file.path.clone(),
        html: String::new(),
        policy: None,
        marks: Vec::new(),
        origins: Vec::new(),
        blocks: Vec::new(),
        own_template: None,
    };
    let mut found: Vec<Diagnostic> = page::check(&grounds.view(&tree, &page, false))
        .into_iter()
        .map(|mut found| {
            let span = found.node.and_then(|node| line_of(text, &tree, node, source));
            let node = found.node.map(|node| (&tree, node));
            name_subject(&mut found.diagnostic, node);
            placed(found.diagnostic, span.unwrap_or_else(|| Span::start_of(source)), node)
        })
        .collect();
    // The engine's own mark of places, which no file may bring.
    let marked = tree.descendants_with_templates(tree.root());
    for node in marked.filter(|node| tree.is_element(*node) && tree.attr(*node, "data-o").is_some()) {
        let message = Message::new("forged-marker").with("attribute", "data-o");
        let span = line_of(text, &tree, node, source).unwrap_or_else(|| Span::start_of(source));
        found.push(placed(Diagnostic::error("forged-marker", message), span, Some((&tree, node))));
    }
    found
}

/// Where the start tag of `node` was written: the tag of the same number, if text and tree have as many of its name;
/// otherwise nothing, since no line is better than a wrong one.
fn line_of(text: &str, tree: &Document, node: NodeId, source: &Arc<str>) -> Option<Span> {
    let name = tree.name(node);
    let alike: Vec<NodeId> = tree
        .descendants_with_templates(tree.root())
        .filter(|other| tree.is_element(*other) && tree.name(*other) == name)
        .collect();
    let number = alike.iter().position(|other| *other == node)?;
    let tags: Vec<usize> = text
        .match_indices('<')
        .map(|(at, _)| at)
        .filter(|at| {
            let rest = &text.as_bytes()[at + 1..];
            rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
                && rest.get(name.len()).is_none_or(|next| next.is_ascii_whitespace() || matches!(next, b'>' | b'/'))
        })
        .collect();
    let at = (tags.len() == alike.len()).then(|| tags[number])?;
    let end = text[at..].find('>').map_or(text.len(), |length| at + length + 1);
    Some(Span::new(source, at..end))
}
