//! Links between the pages of the finished site: each leads to a page, a file or an anchor that exists.

use std::collections::{BTreeMap, BTreeSet};

use crate::html::{Document, NodeId};
use crate::source::{decode, gate};

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
    // No file of the output begins with a slash: what the gate refuses leads nowhere.
    Some((file_of(path, output, targets).unwrap_or_else(|| format!("/{path}")), anchor))
}

/// The file that the path of an address leads to, resolved as a browser does; `None` where the gate refuses it, or it
/// leads above the site.
fn file_of(path: &str, output: &str, targets: &Targets<'_>) -> Option<String> {
    let (folder, below) = match path.strip_prefix('/') {
        Some(_) => ("", path.strip_prefix(targets.base_path)?),
        None => (output.rsplit_once('/').map_or("", |(folder, _)| folder), path),
    };
    let mut parts: Vec<String> = folder.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let mut steps = below.split('/').peekable();
    while let Some(step) = steps.next() {
        let last = steps.peek().is_none();
        match step {
            "" if !last => return None,
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(decode(name).ok()?),
        }
        if last && matches!(step, "" | "." | "..") {
            parts.push("index.html".to_owned());
        }
    }
    let file = parts.join("/");
    gate(&file).ok()?;
    Some(file)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_resolved_as_a_browser_does_it_and_go_through_the_gate() {
        let targets = Targets { base_path: "/cabinet/", host: "https://example.org", files: BTreeSet::new() };
        for (address, file) in [
            ("/cabinet/", "index.html"),
            ("https://example.org/cabinet/fees/?a=b", "fees/index.html"),
            ("../fees/", "en/fees/index.html"),
            ("../..", "index.html"),
            (".", "en/terms/index.html"),
            ("a%20b.pdf", "en/terms/a b.pdf"),
            ("?page=2", "en/terms/index.html"),
            ("/fees/", "//fees/"),
            ("../../../fees/", "/../../../fees/"),
            ("%2e%2e/fees/", "/%2e%2e/fees/"),
            ("/cabinet/..%2ffees/", "//cabinet/..%2ffees/"),
            ("/cabinet//fees/", "//cabinet//fees/"),
            ("a%zz.pdf", "/a%zz.pdf"),
        ] {
            let resolved = resolve(address, "en/terms/index.html", &targets);
            assert_eq!(resolved.map(|(file, _)| file).as_deref(), Some(file), "{address}");
        }
    }
}
