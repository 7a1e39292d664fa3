//! The author's own HTML, SVG and XML files: read within limits and held to the same rules as the pages.

use std::sync::Arc;

use super::place::name_subject;
use super::{Grounds, first_of_each, limit_reason, xml};
use crate::diagnostic::{Diagnostic, Message, Outcome, PagePlace};
use crate::html::{self, Document, Limits, NodeId};
use crate::render::{OutputFile, RenderedPage, RenderedSite};
use crate::rules::page;
use crate::rules::texts::{self, Piece};
use crate::source::Span;

/// What the rules find in a file that the author wrote as markup.
pub(super) fn judge_file(
    file: &OutputFile,
    source: &Arc<str>,
    rendered: &RenderedSite,
    grounds: &Grounds<'_>,
) -> Vec<Diagnostic> {
    let packed = file.path.to_ascii_lowercase().ends_with(".svgz");
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
    let xml = xml::is_xml(&file.path);
    if xml && let Some(reason) = xml::hazard(text) {
        return unread(reason, "unverified-file-xml");
    }
    let opened = if xml { xml::with_open_sections(text) } else { text.to_owned() };
    let text = opened.as_str();
    let tree = match html::parse(text, &limits) {
        Ok(tree) => tree,
        Err(limit) => {
            let (reason, id) = limit_reason(&limit);
            return unread(reason, id);
        }
    };
    if other_encoding(&tree) {
        return unread("not-utf-8", "unverified-file-encoding");
    }
    let page = as_page(file);
    let mut found: Vec<Diagnostic> = first_of_each(page::check(&grounds.view(&tree, &page, false)))
        .map(|mut found| {
            let span = found.node.and_then(|node| line_of(text, &tree, node, source));
            let node = found.node.map(|node| (&tree, node));
            name_subject(&mut found.diagnostic, node);
            placed(found.diagnostic, span.unwrap_or_else(|| Span::start_of(source)), node)
        })
        .collect();
    if xml {
        found.extend(
            escaped(&tree, text, source, grounds, &page)
                .into_iter()
                .map(|(diagnostic, span)| placed(diagnostic, span, None)),
        );
    }
    // The engine's own mark of places, which no file may bring.
    let marked = tree.descendants_with_templates(tree.root());
    for node in marked.filter(|node| tree.is_element(*node) && tree.attr(*node, "data-o").is_some()) {
        let message = Message::new("forged-marker").with("attribute", "data-o");
        let span = line_of(text, &tree, node, source).unwrap_or_else(|| Span::start_of(source));
        found.push(placed(Diagnostic::error("forged-marker", message), span, Some((&tree, node))));
    }
    found
}

/// Whether a page says that it is written in an encoding in which the same bytes may read otherwise.
fn other_encoding(tree: &Document) -> bool {
    let alike = ["utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252"];
    tree.elements().filter(|node| tree.name(*node) == "meta").any(|node| {
        let content =
            tree.attr(node, "content").and_then(|content| content.split_once("charset=")).map(|(_, name)| name);
        let name = tree.attr(node, "charset").or(content);
        name.is_some_and(|name| !alike.contains(&name.trim().trim_matches(['"', '\'']).to_ascii_lowercase().as_str()))
    })
}

/// What the rules find in the markup that stands in a feed as text, as feeds carry it, and in the words of a drawing.
fn escaped(
    tree: &Document,
    text: &str,
    source: &Arc<str>,
    grounds: &Grounds<'_>,
    page: &RenderedPage,
) -> Vec<(Diagnostic, Span)> {
    let mut pieces = Vec::new();
    for node in tree.descendants(tree.root()) {
        // The words of a drawing, which stand in elements that no page has.
        if matches!(tree.name(node), "text" | "desc") && !tree.is_html(node) {
            let range = line_of(text, tree, node, source).map_or(0..0, |span| span.start..span.end);
            pieces.push(Piece::text(&html::raw_text(tree, node), range));
        }
        if let Some(inside) = tree.text_node(node).filter(|inside| texts::is_markup(inside)) {
            let place = tree.parent(node).and_then(|above| line_of(text, tree, above, source));
            let range = place.map_or(0..0, |span| span.start..span.end);
            pieces.push(Piece::text(inside, range));
        }
    }
    let Ok(document) = texts::document(&pieces) else { return Vec::new() };
    first_of_each(page::check_texts(&grounds.view(&document, page, false)))
        .map(|found| {
            let place = found.node.and_then(|node| texts::place(&document, node, &pieces)).unwrap_or(0..0);
            (found.diagnostic, Span::new(source, place))
        })
        .collect()
}

/// A file as a page that has to show nothing.
pub(super) fn as_page(file: &OutputFile) -> RenderedPage {
    RenderedPage {
        key: 0,
        page: 0,
        output: file.path.clone(),
        html: String::new(),
        policy: None,
        marks: Vec::new(),
        origins: Vec::new(),
        blocks: Vec::new(),
        own_template: None,
    }
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
