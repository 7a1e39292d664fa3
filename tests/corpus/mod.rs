//! The labelled passages and pages of `tests/detection/`, read for whoever fits or measures the rules about prose.

use std::collections::BTreeMap;
use std::path::Path;

use pulldown_cmark::{Options, Parser};
use serde::Deserialize;

/// What a passage, or a page by what stands somewhere in it, is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// Praise by clients.
    Praise,
    /// Requests for praise.
    Solicit,
    /// Praise by others.
    Endorse,
    /// None of these.
    Clean,
}

/// A passage or a page.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The batch it belongs to: the first word of its file's name, or `pages`.
    pub batch: String,
    /// What it is.
    pub label: Label,
    /// `fr` or `en`.
    pub language: String,
    /// Its family within the file; for a page its name.
    pub family: String,
    /// Its markup.
    pub html: String,
    /// Whether it is a whole page.
    pub page: bool,
    /// In a page, the blocks that make it what it is: those after a remark like `<!-- bad:praise -->`.
    pub marked: Vec<String>,
}

/// Passages of one label and language, by family.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    label: Label,
    language: String,
    families: BTreeMap<String, Vec<String>>,
}

/// Everything that a folder of passages holds, and its folder `pages` if there is one, in the order of their names.
pub fn read(folder: &Path) -> Vec<Sample> {
    let mut samples = Vec::new();
    for (name, text) in files(folder, "toml") {
        let group: Group = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for (family, passages) in group.families {
            samples.extend(passages.into_iter().map(|html| Sample {
                batch: name.split('-').next().unwrap_or_default().to_owned(),
                label: group.label,
                language: group.language.clone(),
                family: family.clone(),
                html,
                page: false,
                marked: Vec::new(),
            }));
        }
    }
    let pages = folder.join("pages");
    for (name, text) in if pages.is_dir() { files(&pages, "md") } else { BTreeMap::new() } {
        let marked = [("bad:praise", Label::Praise), ("bad:solicit", Label::Solicit), ("bad:endorse", Label::Endorse)];
        let label = marked.into_iter().find(|(mark, _)| text.contains(mark)).map_or(Label::Clean, |(_, label)| label);
        let blocks = text.split("<!-- bad:").skip(1).filter_map(|after| after.split_once("-->"));
        let marked = blocks.map(|(_, block)| markup(block.trim_start().split("\n\n").next().unwrap_or_default()));
        samples.push(Sample {
            batch: "pages".to_owned(),
            label,
            language: name.split('-').next().unwrap_or_default().to_owned(),
            family: name,
            html: format!("<!doctype html><body><main>{}", markup(&text)),
            page: true,
            marked: marked.collect(),
        });
    }
    samples
}

fn markup(text: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(text, Options::ENABLE_TABLES));
    html
}

/// The texts of the files of a folder that end so, by name.
fn files(folder: &Path, extension: &str) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let of_kind = paths.filter(|path| path.extension().is_some_and(|own| own == extension));
    let named = of_kind.map(|path| {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), text)
    });
    named.collect()
}
