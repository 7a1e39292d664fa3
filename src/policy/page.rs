//! What a finished page asks for: of an element of its tree, and of its bytes without a tree.

use super::{Hosts, Kind, Policy, Source, digest, of_sheet};
use crate::html::{self, Document, Limits, NodeId};

/// What an element asks for by itself: images, style sheets and their like, by kind and address. Programs and frames
/// are no part of it; no address of theirs is ever allowed.
pub fn asked_by(tree: &Document, node: NodeId) -> Vec<(Kind, String)> {
    let mut found = Vec::new();
    let mut add = |kind, text: &str| found.push((kind, text.to_owned()));
    let attr = |name: &str| tree.attr(node, name);
    match tree.name(node) {
        "img" | "input" => {
            attr("src").into_iter().for_each(|address| add(Kind::Image, address));
            candidates(attr("srcset")).for_each(|address| add(Kind::Image, address));
        }
        "source" | "track" | "video" | "audio" => {
            attr("src").into_iter().for_each(|address| add(Kind::Media, address));
            candidates(attr("srcset")).for_each(|address| add(Kind::Image, address));
            attr("poster").into_iter().for_each(|address| add(Kind::Image, address));
        }
        "image" | "use" | "feImage" => {
            let address = attr("href").or_else(|| attr("xlink:href"));
            address
                .into_iter()
                .filter(|address| !address.starts_with('#'))
                .for_each(|address| add(Kind::Image, address));
        }
        "form" => attr("action").into_iter().for_each(|address| add(Kind::Form, address)),
        "link" => {
            let rel = |word: &str| tree.tokens(node, "rel").any(|token| token.eq_ignore_ascii_case(word));
            let icon = tree.tokens(node, "rel").any(|token| token.to_ascii_lowercase().contains("icon"));
            let kind = match () {
                () if rel("stylesheet") => Some(Kind::Style),
                () if rel("manifest") => Some(Kind::Manifest),
                () if icon => Some(Kind::Image),
                () if rel("preload") => preloaded(attr("as")),
                () => None,
            };
            kind.zip(attr("href")).into_iter().for_each(|(kind, address)| add(kind, address));
        }
        _ => {}
    }
    found
}

/// The kind of thing that `as` announces.
fn preloaded(kind: Option<&str>) -> Option<Kind> {
    Some(match kind?.trim().to_ascii_lowercase().as_str() {
        "style" => Kind::Style,
        "image" => Kind::Image,
        "font" => Kind::Font,
        "audio" | "video" | "track" => Kind::Media,
        _ => return None,
    })
}

/// The addresses of a `srcset`.
fn candidates(value: Option<&str>) -> impl Iterator<Item = &str> {
    let parts = value.unwrap_or_default().split_ascii_whitespace();
    parts
        .flat_map(|part| if part.starts_with("data:") { vec![part] } else { part.split(',').collect() })
        .filter(|part| !part.is_empty() && !is_descriptor(part))
}

/// Whether a part of a `srcset` is the width or density of the address before it.
fn is_descriptor(part: &str) -> bool {
    part.strip_suffix(['w', 'x', 'h']).is_some_and(|number| number.parse::<f64>().is_ok())
}

/// The elements that [`asked_by`] knows.
const ASKING: [&[u8]; 12] = [
    b"form", b"img", b"input", b"source", b"track", b"video", b"audio", b"image", b"use", b"feimage", b"link", b"style",
];

/// What a browser needs to be allowed for the page `html`, beyond what `shared` allows on every page of the site.
///
/// A light reading, tag by tag: it may allow a source that only a comment names, but what it allows is the site's own
/// or declared, and what it missed the verifier tells, who reads the same bytes as a tree.
pub fn of_page(html: &str, hosts: &Hosts, shared: &Policy) -> Policy {
    let mut policy = shared.clone();
    let bytes = html.as_bytes();
    for at in memchr::memchr_iter(b'<', bytes) {
        let rest = &bytes[at + 1..];
        let length = rest.iter().take(8).position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(0);
        if length < 3 || !ASKING.iter().any(|name| rest[..length].eq_ignore_ascii_case(name)) {
            continue;
        }
        let end = at + tag_length(&bytes[at..]);
        if rest[..length].eq_ignore_ascii_case(b"style") {
            let stop = memchr::memmem::find(&bytes[end..], b"</style").map_or(bytes.len(), |length| end + length);
            let Some(text) = html.get(end..stop) else { continue };
            policy.allow(Kind::Style, Source::Digest(digest(text.as_bytes())));
            policy.join(&of_sheet(text, hosts));
            continue;
        }
        let Some(tag) = html.get(at..end) else { continue };
        // The links of every head that ask for nothing.
        if tag.contains("rel=canonical") || tag.contains("rel=alternate") {
            continue;
        }
        let foreign =
            ["image", "use", "feimage"].iter().any(|name| rest[..length].eq_ignore_ascii_case(name.as_bytes()));
        let tag = if foreign { format!("<svg>{tag}") } else { tag.to_owned() };
        let Ok(tree) = html::parse_fragment(&tag, &Limits::default()) else { continue };
        for (kind, address) in tree.elements().flat_map(|node| asked_by(&tree, node)) {
            if let Some(source) = hosts.source(&address) {
                policy.allow(kind, source);
            }
        }
    }
    policy
}

/// The length of the tag at the beginning of `bytes`.
fn tag_length(bytes: &[u8]) -> usize {
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if at > 0 && bytes[at - 1] == b'=' => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_needs_what_it_asks_for() {
        let hosts = Hosts { own: "a.example".to_owned(), declared: ["carte.example".to_owned()].into() };
        for (html, expected) in [
            ("<p>Rien", ""),
            ("<p><img src=/a.png alt=''>", "; img-src 'self'"),
            ("<img srcset='/a.png 1x, //carte.example/b.png 2x'>", "; img-src 'self' https://carte.example"),
            ("<IMG SRC=data:image/gif;base64,AA>", "; img-src data:"),
            ("<img src=//b.example/x>", ""),
            ("<video poster=/a.png><source src=/a.webm></video>", "; img-src 'self'; media-src 'self'"),
            ("<svg><use href=/a.svg#b /><image xlink:href=/c.png /></svg>", "; img-src 'self'"),
            ("<svg><use href='#b'/></svg>", ""),
            ("<form action=//b.example/x>", ""),
            (
                "<link rel=manifest href=/m.json><link rel='shortcut icon' href=/f>",
                "; img-src 'self'; manifest-src 'self'",
            ),
            ("<link rel=alternate href=/x><link href=/x rel=next>", ""),
            (
                "<style>a{b:url(c)}</style>",
                "; style-src 'sha256-aDDd4FXN524FHq9TSXE4Yl99nA82R4nFDBEHldWP/mo='; img-src 'self'",
            ),
        ] {
            let text = of_page(html, &hosts, &Policy::default()).for_meta();
            assert_eq!(
                text.strip_prefix("default-src 'none'; base-uri 'none'; form-action 'none'"),
                Some(expected),
                "{html}"
            );
        }
    }
}
