//! All that a browser may build from a page: its elements, those that templates, `noscript`, `srcdoc` and `data:` pages hold, and the addresses that they ask for.

use super::bounds::Bounds;
use super::page::PageView;
use super::services::{self, Seen};
use crate::html::{self, Document, Limits, NodeId};
use crate::policy::address;

/// How deep pages inside pages are followed.
const DEEPEST: usize = 3;

/// How an address is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// The page asks for it by itself.
    Load,
    /// What a reader writes or the browser reports goes there.
    Send,
    /// A reader may follow it.
    Link,
}

/// An address of the page.
pub(super) struct Address {
    /// Place of its element in [`Surface::elements`].
    pub(super) element: usize,
    /// As written.
    pub(super) text: String,
    /// Its host and what follows, in lower case; `None` inside the site.
    pub(super) parts: Option<(String, String)>,
    /// How it is used.
    pub(super) by: Use,
    /// The attribute, or `style`.
    pub(super) attribute: String,
}

/// An element, in the page or in one inside it.
pub(super) struct Element {
    layer: usize,
    /// The element in its own tree.
    pub(super) node: NodeId,
    /// The element of the page itself that it is, or that holds it.
    pub(super) anchor: NodeId,
}

/// Everything in and below a page.
pub(super) struct Surface<'a> {
    page: &'a Document,
    inner: Vec<Document>,
    /// All elements, in document order, page by page.
    pub(super) elements: Vec<Element>,
    /// All addresses.
    pub(super) addresses: Vec<Address>,
    /// Elements of the page that hold a page which was not read, for its depth or its size.
    pub(super) unread: Vec<NodeId>,
    /// Signs of known services.
    pub(super) seen: Vec<Seen<'a>>,
}

impl<'a> Surface<'a> {
    /// Looks through the page.
    pub(super) fn of(view: &PageView<'a>) -> Self {
        let mut made = Self {
            page: view.tree,
            inner: Vec::new(),
            elements: Vec::new(),
            addresses: Vec::new(),
            unread: Vec::new(),
            seen: Vec::new(),
        };
        made.walk(0, None, 0);
        for element in 0..made.elements.len() {
            let mut found = std::mem::take(&mut made.addresses);
            addresses(made.tree(element), made.elements[element].node, |attribute, text, by| {
                found.push(Address {
                    element,
                    text: text.to_owned(),
                    parts: address::parts(text),
                    by,
                    attribute: attribute.to_owned(),
                });
            });
            made.addresses = found;
        }
        made.seen = services::look(&made, view.bounds);
        made
    }

    /// The tree of an element, by its place.
    pub(super) fn tree(&self, element: usize) -> &Document {
        match self.elements[element].layer {
            0 => self.page,
            layer => &self.inner[layer - 1],
        }
    }

    /// Every element with its tree and the element of the page it stands for.
    pub(super) fn all(&self) -> impl Iterator<Item = (&Document, NodeId, NodeId)> {
        self.elements.iter().enumerate().map(|(at, element)| (self.tree(at), element.node, element.anchor))
    }

    /// The trees, outermost first, each with the element of the page that holds it.
    pub(super) fn layers(&self) -> impl Iterator<Item = (&Document, Option<NodeId>)> {
        let holder = |layer| self.elements.iter().find(|element| element.layer == layer).map(|element| element.anchor);
        std::iter::once((self.page, None))
            .chain(self.inner.iter().enumerate().map(move |(at, tree)| (tree, holder(at + 1))))
    }

    fn walk(&mut self, layer: usize, holder: Option<NodeId>, depth: usize) {
        let tree = if layer == 0 { self.page } else { &self.inner[layer - 1] };
        let nodes: Vec<NodeId> =
            tree.descendants_with_templates(tree.root()).filter(|node| tree.is_element(*node)).collect();
        self.elements.reserve(nodes.len());
        let mut inside = Vec::new();
        let templates = nodes.iter().any(|node| tree.name(*node) == "template");
        for node in nodes {
            let outermost = || tree.ancestors(node).filter(|above| tree.name(*above) == "template").last();
            let in_page = || if templates { outermost().unwrap_or(node) } else { node };
            let anchor = holder.unwrap_or_else(in_page);
            self.elements.push(Element { layer, node, anchor });
            inside.extend(held(tree, node).map(|text| (text, anchor)));
        }
        for (text, anchor) in inside {
            match html::parse_fragment(&text, &Limits::default()) {
                Ok(tree) if depth < DEEPEST => {
                    self.inner.push(tree);
                    self.walk(self.inner.len(), Some(anchor), depth + 1);
                }
                // What is not read is told, never passed over.
                _ => self.unread.push(anchor),
            }
        }
    }
}

/// The page that an element holds as text.
pub(super) fn held(tree: &Document, node: NodeId) -> Option<String> {
    match tree.name(node) {
        "noscript" | "noframes" | "noembed" => Some(html::raw_text(tree, node)),
        "iframe" if tree.attr(node, "srcdoc").is_some() => tree.attr(node, "srcdoc").map(str::to_owned),
        "iframe" | "frame" | "embed" | "object" | "img" | "image" | "use" | "a" => {
            ["src", "data", "href", "xlink:href"].iter().find_map(|name| data_page(tree.attr(node, name)?))
        }
        _ => None,
    }
}

/// The text of a `data:` address that holds markup.
fn data_page(address: &str) -> Option<String> {
    if !address.trim_start_matches(|c: char| c <= ' ').starts_with(['d', 'D']) {
        return None;
    }
    let address = address::cleaned(address);
    let (kind, data) = address
        .get(..5)
        .filter(|begin| begin.eq_ignore_ascii_case("data:"))
        .and_then(|_| address[5..].split_once(','))?;
    let kind = kind.to_ascii_lowercase();
    if !["html", "svg", "xml"].iter().any(|word| kind.contains(word)) {
        return None;
    }
    let data = percent_encoding::percent_decode_str(data).decode_utf8_lossy().into_owned();
    Some(if kind.contains("base64") { from_base64(&data) } else { data })
}

/// The text of base64; what is none of its letters is passed over.
fn from_base64(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut held, mut bits) = (0u32, 0u32);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What `link` asks for by itself, by its `rel`.
const LOADING: [&str; 17] = [
    "compression-dictionary",
    "monetization",
    "stylesheet",
    "preload",
    "modulepreload",
    "prefetch",
    "prerender",
    "preconnect",
    "dns-prefetch",
    "icon",
    "apple-touch-icon",
    "apple-touch-icon-precomposed",
    "apple-touch-startup-image",
    "mask-icon",
    "manifest",
    "import",
    "fluid-icon",
];

/// Goes through the addresses on an element: attribute, text, use.
fn addresses(tree: &Document, node: NodeId, mut add: impl FnMut(&str, &str, Use)) {
    let name = tree.name(node);
    for (attribute, value) in tree.attrs(node) {
        match (name, attribute) {
            // A browser drops line breaks within an address: this is one address, however it is broken.
            (_, "src" | "poster" | "background" | "lowsrc" | "dynsrc") => add(attribute, value, Use::Load),
            (_, "attributionsrc") => {
                value.split_ascii_whitespace().for_each(|part| add(attribute, part, Use::Load));
            }
            (_, "srcset" | "imagesrcset") => candidates(value).for_each(|part| add(attribute, part, Use::Load)),
            ("object", "data" | "codebase" | "archive" | "classid") | ("applet", "code" | "codebase" | "archive") => {
                add(attribute, value, Use::Load);
            }
            ("form" | "button" | "input", "action" | "formaction") => add(attribute, value, Use::Send),
            (_, "ping") => value.split_ascii_whitespace().for_each(|part| add(attribute, part, Use::Send)),
            ("base", "href") => add(attribute, value, Use::Load),
            ("link", "href") => {
                let loads = tree.tokens(node, "rel").any(|rel| LOADING.contains(&rel.to_ascii_lowercase().as_str()));
                add(attribute, value, if loads { Use::Load } else { Use::Link });
            }
            ("a" | "area", "href" | "xlink:href") => add(attribute, value, Use::Link),
            (_, "href" | "xlink:href") if !tree.is_html(node) => add(attribute, value, Use::Load),
            ("meta", "content")
                if tree.attr(node, "http-equiv").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("refresh")) =>
            {
                if let Some(address) = refresh(value) {
                    add(attribute, &address, Use::Load);
                }
            }
            (_, "style") => address::of_styles(value).iter().for_each(|part| add("style", part, Use::Load)),
            _ if !tree.is_html(node) && value.contains('(') => {
                address::of_styles(value).iter().for_each(|part| add(attribute, part, Use::Load));
            }
            _ => {}
        }
    }
    if name == "style" {
        address::of_styles(&html::raw_text(tree, node)).iter().for_each(|part| add("style", part, Use::Load));
    }
}

/// The addresses of a `srcset`.
fn candidates(value: &str) -> impl Iterator<Item = &str> {
    value
        .split_ascii_whitespace()
        .flat_map(|part| if part.starts_with("data:") { vec![part] } else { part.split(',').collect() })
        .filter(|part| !part.is_empty())
}

/// Where a `meta` refresh leads.
fn refresh(value: &str) -> Option<String> {
    let (_, rest) = value.split_once([';', ','])?;
    let rest = rest.trim_start();
    let rest = match rest.get(..3).filter(|begin| begin.eq_ignore_ascii_case("url")) {
        Some(_) => rest[3..].trim_start().trim_start_matches('=').trim_start(),
        None => rest,
    };
    Some(rest.trim_matches(['"', '\'']).to_owned())
}

/// Whether an address leads to a host that is neither the site's own nor declared.
pub(super) fn is_foreign(bounds: &Bounds<'_>, host: &str) -> bool {
    host != bounds.hosts.own && !bounds.hosts.declared.contains(host)
}
