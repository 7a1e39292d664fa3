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
    /// The batch it belongs to: the first word of its file's name; of a page the third one, or `pages` if that is its
    /// number.
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
    /// In a page, the blocks that may not stand there, those after a remark like `<!-- bad:praise -->`, each with what
    /// it is.
    pub marked: Vec<(Label, String)>,
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
        let marked: Vec<(Label, String)> = text.split("<!-- bad:").skip(1).map(|after| marked(&name, after)).collect();
        let label = marked.iter().map(|(label, _)| *label).min().unwrap_or(Label::Clean);
        let batch = name.split('-').nth(2).filter(|word| word.starts_with(char::is_alphabetic));
        samples.push(Sample {
            batch: batch.unwrap_or("pages").to_owned(),
            label,
            language: name.split('-').next().unwrap_or_default().to_owned(),
            family: name,
            html: format!("<!doctype html><body><main>{}", markup(&text)),
            page: true,
            marked,
        });
    }
    samples
}

/// What stands behind the beginning of a remark: the label that it ends with, and the block that follows it.
fn marked(name: &str, after: &str) -> (Label, String) {
    let (label, block) = after.split_once(" -->").unwrap_or_else(|| panic!("{name}: a remark is not closed"));
    let label = match label {
        "praise" => Label::Praise,
        "solicit" => Label::Solicit,
        "endorse" => Label::Endorse,
        other => panic!("{name}: no block is « {other} »"),
    };
    (label, markup(block.trim_start().split("\n\n").next().unwrap_or_default()))
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
