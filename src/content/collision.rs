//! Two things that would be published at the same place.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::page::{Page, PageKind, StaticFile, home};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Message};
use crate::source::{Span, collision_key};

/// Two things that would be published at the same place, also where a host does not tell upper from lower case.
pub(super) fn collisions(pages: &[Page], static_files: &[StaticFile], config: &Config) -> Vec<Diagnostic> {
    let base = config.site.base.path.as_str();
    let mut found = Vec::new();
    let engine_first = |page: &&Page| !page.stem.starts_with(':');
    let mut addressed: Vec<&Page> = pages.iter().filter(|page| !matches!(page.kind, PageKind::Section(_))).collect();
    addressed.sort_by_key(engine_first);
    let engine = Span::start_of(&config.file);
    let mut made: Vec<String> = ["sitemap.xml", ".well-known/sitegen.json"].map(str::to_owned).into();
    for language in &config.site.languages {
        let home = home(config, *language);
        made.push(format!("{}atom.xml", home.strip_prefix(base).unwrap_or(&home)));
    }
    let aliases = addressed.iter().flat_map(|page| &page.aliases);
    let outputs: Vec<(String, Span)> = made
        .into_iter()
        .map(|path| (path, engine.clone()))
        .chain(addressed.iter().map(|page| (page.output(base), Span::start_of(&page.file))))
        .chain(static_files.iter().map(|file| (file.output.clone(), Span::start_of(&file.file))))
        .chain(aliases.map(|alias| (alias.path.clone(), alias.span.clone())))
        .collect();
    let collision = |path: &str, other: &Arc<str>, span: &Span| {
        let message = Message::new("path-collision").with("path", path).with("other", other.as_ref());
        Diagnostic::error("path-collision", message).at(span.clone())
    };
    // A file cannot stand where another needs a folder.
    let mut folders: HashMap<String, &Arc<str>> = HashMap::new();
    for (output, span) in &outputs {
        for (at, _) in output.match_indices('/') {
            folders.entry(collision_key(&output[..at])).or_insert(&span.file);
        }
    }
    for (output, span) in &outputs {
        if let Some(other) = folders.get(&collision_key(output)) {
            found.push(collision(output, other, span));
        }
    }
    let mut taken: BTreeMap<String, &Arc<str>> = BTreeMap::new();
    for (output, span) in &outputs {
        match taken.entry(collision_key(output)) {
            Entry::Occupied(other) => found.push(collision(output, other.get(), span)),
            Entry::Vacant(place) => {
                place.insert(&span.file);
            }
        }
    }
    if config.site.host.takes_copies() {
        // The place beside a file is that of its compressed copy.
        for (output, span) in &outputs {
            let original = output.strip_suffix(".gz").and_then(|original| taken.get(&collision_key(original)));
            found.extend(original.map(|other| collision(output, other, span)));
        }
    }
    found
}
