//! A theme as values: templates, the words they use, and the files they need; a site's own files take the place of the theme's.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::diagnostic::{Diagnostic, Language, Message};
use crate::source::{Files, Span, gate};

static THEMES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// Name of the theme that a site has if it says nothing.
pub const DEFAULT: &str = "sobre";

/// The folder of a site's own theme files.
pub const OWN: &str = "theme/";

/// Longest template or list of words, in bytes.
const LONGEST: usize = 512 * 1024;

/// Everything that gives a site its look.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// Templates by name, such as `base.html`.
    pub templates: BTreeMap<String, Template>,
    /// The theme's own words by language and key.
    pub words: BTreeMap<Language, BTreeMap<String, String>>,
    /// Files to publish under `assets/`, by name.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// Which of them are the site's own, with the path of each in the project.
    pub own_assets: BTreeMap<String, Arc<str>>,
    /// The stylesheets among them, in the order in which pages link them.
    pub stylesheets: Vec<String>,
}

/// One template.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its text.
    pub text: Arc<str>,
    /// Path of the site's own file, if it is not the theme's.
    pub own: Option<Arc<str>>,
}

impl Theme {
    /// Whether the site brings templates of its own.
    pub fn is_overridden(&self) -> bool {
        self.templates.values().any(|template| template.own.is_some())
    }
}

/// The built-in theme with what the site's folder `theme/` puts in its place, and what is wrong there.
pub fn load(files: &Files) -> (Theme, Vec<Diagnostic>) {
    let mut theme = Theme::default();
    let mut diagnostics = Vec::new();
    let builtin = Files::embedded(&THEMES);
    let prefix = format!("{DEFAULT}/");
    for (path, bytes) in builtin.under(&prefix) {
        theme.take(&path[prefix.len()..], bytes, None, &mut diagnostics);
    }
    for (path, bytes) in files.under(OWN) {
        theme.take(&path[OWN.len()..], bytes, Some(path), &mut diagnostics);
    }
    theme.stylesheets = theme.assets.keys().filter(|name| name.ends_with(".css")).cloned().collect();
    // The site's own sheet comes last, so that it has the last word on colours and type.
    theme.stylesheets.sort_by_key(|name| name == "extra.css");
    (theme, diagnostics)
}

impl Theme {
    fn take(&mut self, path: &str, bytes: &Arc<[u8]>, own: Option<&Arc<str>>, diagnostics: &mut Vec<Diagnostic>) {
        let text = std::str::from_utf8(bytes);
        let fault = |message: Message| {
            let diagnostic = Diagnostic::error("theme-file", message);
            match own {
                Some(file) => diagnostic.at(Span::start_of(file)),
                None => diagnostic,
            }
        };
        match path.split_once('/') {
            Some(("templates" | "strings", _)) if bytes.len() > LONGEST => {
                diagnostics.push(fault(Message::new("theme-file-long").with("limit", LONGEST / 1024)));
            }
            Some(("templates", name)) => match text {
                Ok(text) => {
                    let text = crate::source::mark::without_forged(text.trim_start_matches('\u{FEFF}'));
                    self.templates.insert(name.to_owned(), Template { text: text.into(), own: own.cloned() });
                }
                Err(_) => diagnostics.push(fault(Message::new("theme-file-not-text"))),
            },
            Some(("strings", name)) => {
                let language = name.strip_suffix(".toml").and_then(Language::of);
                let words = text.ok().and_then(|text| toml::from_str::<BTreeMap<String, String>>(text).ok());
                match (language, words) {
                    (Some(language), Some(words)) => self.words.entry(language).or_default().extend(words),
                    _ => diagnostics.push(fault(Message::new("theme-words"))),
                }
            }
            Some(("assets", name)) if gate(name).is_err() => {
                diagnostics.push(fault(Message::new("invalid-path").with("path", name)).of_rule("invalid-path"));
            }
            Some(("assets", name)) => {
                self.assets.insert(name.to_owned(), Arc::clone(bytes));
                self.own_assets.extend(own.map(|file| (name.to_owned(), Arc::clone(file))));
            }
            None if path == "extra.css" => {
                self.assets.insert(path.to_owned(), Arc::clone(bytes));
                self.own_assets.extend(own.map(|file| (path.to_owned(), Arc::clone(file))));
            }
            None if path == "theme.toml" => {}
            _ => diagnostics.push(fault(Message::new("theme-file-unknown").with("path", path))),
        }
    }
}
