//! From the files of a project to its judgement: every stage in its order, with nothing left out.

use std::sync::Arc;

use jiff::civil::Date;

use crate::config::{Config, configure};
use crate::content::gather;
use crate::diagnostic::{Diagnostic, Language, Message};
use crate::render::render;
use crate::source::{Files, Span};
use crate::standard::{Library, judge};
use crate::theme;
use crate::verify::{Judged, verify};

/// Name of the configuration in the project folder.
pub const CONFIGURATION: &str = "sitegen.toml";

/// Longest configuration, in bytes.
const LONGEST: usize = 1024 * 1024;

/// What became of a project.
#[derive(Debug)]
pub struct Outcome {
    /// The configuration; `None` where sitegen.toml is no TOML.
    pub config: Option<Arc<Config>>,
    /// What was found, and the site if it may be published.
    pub judged: Judged,
}

impl Outcome {
    /// The site's first language, in which the tool speaks where nothing else says.
    pub fn language(&self) -> Option<Language> {
        self.config.as_ref()?.site.languages.first().copied()
    }
}

/// Takes the files of a project through all stages on the day `today`; `progress` is called as each begins.
/// `earlier` is what was found while the files were read.
///
/// Every finding of every stage is in the outcome: a fault in one place never hides those in another. Only a
/// sitegen.toml that is no TOML ends the way early, since nothing can be known of the site then.
pub fn run(
    files: &Files,
    earlier: Vec<Diagnostic>,
    library: &Library,
    today: Date,
    progress: &mut dyn FnMut(Stage),
) -> Outcome {
    progress(Stage::Settings);
    let file: Arc<str> = Arc::from(CONFIGURATION);
    if files.bytes(CONFIGURATION).is_some_and(|bytes| bytes.len() > LONGEST) {
        let message = Message::new("configuration-long").with("limit", LONGEST / 1024);
        let diagnostic = Diagnostic::error("toml-syntax", message).at(Span::start_of(&file));
        return Outcome { config: None, judged: rejected(vec![diagnostic]) };
    }
    let Some(text) = files.text(CONFIGURATION) else {
        let message = Message::new("configuration-not-text");
        let diagnostic = Diagnostic::error("toml-syntax", message).at(Span::start_of(&file));
        return Outcome { config: None, judged: rejected(vec![diagnostic]) };
    };
    let (config, found, broken) = configure(&file, text, &library.schema);
    if broken {
        return Outcome { config: None, judged: rejected(found) };
    }
    let mut diagnostics = earlier;
    let config = Arc::new(config);
    diagnostics.extend(judge(&config, found, library, today));
    progress(Stage::Pages);
    let (site, found) = gather(files, &config, library);
    diagnostics.extend(found);
    let (theme, found) = theme::load(files);
    diagnostics.extend(found);
    progress(Stage::Rendering);
    let (rendered, found) = render(Arc::new(site), &theme, library, today);
    diagnostics.extend(found);
    progress(Stage::Verifying);
    Outcome { config: Some(config), judged: verify(rendered, diagnostics, library, today) }
}

fn rejected(diagnostics: Vec<Diagnostic>) -> Judged {
    Judged { diagnostics, verified: None, pages: 0 }
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading sitegen.toml.
    Settings,
    /// Gathering pages and files.
    Pages,
    /// Rendering.
    Rendering,
    /// Verifying the final bytes.
    Verifying,
    /// Writing the site.
    Publishing,
}

impl Stage {
    /// The message that says so.
    pub fn message(self) -> &'static str {
        match self {
            Self::Settings => "stage-settings",
            Self::Pages => "stage-pages",
            Self::Rendering => "stage-rendering",
            Self::Verifying => "stage-verifying",
            Self::Publishing => "stage-publishing",
        }
    }
}
