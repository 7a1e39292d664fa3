//! Links between the pages of the finished site: each leads to a page, a file or an anchor that exists.

use std::collections::{BTreeMap, BTreeSet};

use crate::html::{Document, NodeId};

/// What a page offers to links and where its own lead.
#[derive(Debug, Default)]
pub struct PageLinks {
    /// The anchors of the page.
    pub anchors: BTreeSet<String>,
    /// Links to the site itself that may be broken: element and address.
    pub links: Vec<(NodeId, String)>,
}

/// Everything in the output that a link can lead to, by path.
#[derive(Debug, Default)]
pub struct Targets<'a> {
    /// Path of the site on its host.
    pub base_path: &'a str,
    /// Scheme and host of the site.
    pub host: &'a str,
    /// Paths of all files of the output.
    pub files: BTreeSet<&'a str>,
}

/// The links and anchors of a page.
pub fn of_page(tree: &Document, targets: &Targets<'_>) -> PageLinks {
    let mut page = PageLinks::default();
    for node in tree.elements() {
        let anchors = [tree.attr(node, "id"), tree.attr(node, "name").filter(|_| tree.name(node) == "a")];
        page.anchors.extend(anchors.into_iter().flatten().map(str::to_owned));
        for attribute in ["href", "src"] {
            let Some(address) = tree.attr(node, attribute) else { continue };
            let inside = address.starts_with('#')
                || address.strip_prefix(targets.host).unwrap_or(address).starts_with('/') && !address.starts_with("//")
                || !address.contains(':') && !address.starts_with("//");
            if inside {
                page.links.push((node, address.to_owned()));
            }
        }
    }
    page
}

/// The file of the output that `address` on the page `output` leads to, with the anchor it names; `None` where the
/// address leads out of the site.
pub fn resolve(address: &str, output: &str, targets: &Targets<'_>) -> Option<(String, Option<String>)> {
    let address = address.strip_prefix(targets.host).unwrap_or(address);
    let (path, anchor) = match address.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (address, None),
    };
    let path = path.split('?').next().unwrap_or(path);
    let anchor = anchor.filter(|anchor| !anchor.is_empty() && *anchor != "top").map(decoded);
    if path.is_empty() {
        return Some((output.to_owned(), anchor));
    }
    let below = match path.strip_prefix(targets.base_path) {
        Some(below) => decoded(below),
        None if path.starts_with('/') => return Some((path.to_owned(), anchor)),
        None => {
            let folder = output.rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{folder}/{}", decoded(path)).trim_start_matches('/').to_owned()
        }
    };
    let file = if below.is_empty() || below.ends_with('/') { format!("{below}index.html") } else { below };
    Some((file, anchor))
}

/// Whether a link leads somewhere, given the anchors of every page by path.
pub fn leads(
    file: &str,
    anchor: Option<&str>,
    targets: &Targets<'_>,
    anchors: &BTreeMap<&str, &BTreeSet<String>>,
) -> bool {
    let with_index = format!("{file}/index.html");
    let file = if targets.files.contains(file) { file } else { with_index.as_str() };
    targets.files.contains(file)
        && anchor.is_none_or(|anchor| anchors.get(file).is_none_or(|known| known.contains(anchor)))
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}
