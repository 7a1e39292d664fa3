//! From the files of a project to its judgement: every stage in its order, with nothing left out.

mod session;

use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Language};
use crate::host;
use crate::source::Files;
use crate::standard::Library;
use crate::verify::{Judged, verify};

pub use session::{Revision, Session};

/// Name of the configuration in the project folder.
pub const CONFIGURATION: &str = "sitegen.toml";

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
    let mut session = Session::new(library);
    let Revision { config, mut diagnostics, draft, .. } = match session.update(files, earlier, today, progress) {
        Ok(revision) => revision,
        Err(found) => return Outcome { config: None, judged: rejected(found) },
    };
    // Nothing is kept for a second run, so that pages go to the verified site without a copy.
    drop(session);
    let (mut rendered, found) = draft.all();
    drop(draft);
    diagnostics.extend(found);
    host::equip(&mut rendered);
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
