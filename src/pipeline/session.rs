//! A project that is looked at again and again: each stage keeps its last value and is redone only where an edit touches it.

use std::sync::Arc;

use jiff::civil::Date;

use super::{CONFIGURATION, Outcome, Stage};
use crate::config::{Config, configure};
use crate::content;
use crate::diagnostic::{Diagnostic, Message};
use crate::host;
use crate::render::Draft;
use crate::source::{Files, Span};
use crate::standard::{Library, judge};
use crate::theme::{self, Theme};
use crate::verify::{self, Judged};

/// Longest configuration, in bytes.
const LONGEST: usize = 1024 * 1024;

/// The last run over a project, and what of it can be used again. What it gives is what a first run would give.
#[derive(Debug)]
pub struct Session<'a> {
    library: &'a Library,
    settings: Option<Settings>,
    pages: content::Memory,
    theme: Option<Look>,
    draft: Option<Arc<Draft>>,
    judged: verify::Memory,
}

/// sitegen.toml as it was read last.
#[derive(Debug)]
struct Settings {
    text: Arc<[u8]>,
    today: Date,
    config: Arc<Config>,
    diagnostics: Vec<Diagnostic>,
}

/// The theme as it was read last, with the files of the site that went into it.
#[derive(Debug)]
struct Look {
    files: Vec<(Arc<str>, Arc<[u8]>)>,
    theme: Arc<Theme>,
    diagnostics: Vec<Diagnostic>,
}

/// A project as it is now: ready to be rendered, not yet judged.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The configuration.
    pub config: Arc<Config>,
    /// The day on which it is judged.
    pub today: Date,
    /// What was found before anything was rendered.
    pub diagnostics: Vec<Diagnostic>,
    /// The site, whose pages are made as they are asked for.
    pub draft: Arc<Draft>,
}

impl<'a> Session<'a> {
    /// A session that knows nothing yet.
    pub fn new(library: &'a Library) -> Self {
        Self {
            library,
            settings: None,
            pages: content::Memory::default(),
            theme: None,
            draft: None,
            judged: verify::Memory::default(),
        }
    }

    /// Takes the files of a project up to the draft of its site on the day `today`; `progress` is called as each stage
    /// begins, and `earlier` is what was found while the files were read. The findings alone where sitegen.toml is no
    /// TOML: nothing can be known of the site then.
    pub fn update(
        &mut self,
        files: &Files,
        earlier: Vec<Diagnostic>,
        today: Date,
        progress: &mut dyn FnMut(Stage),
    ) -> Result<Revision, Vec<Diagnostic>> {
        progress(Stage::Settings);
        let mut diagnostics = earlier;
        let config = self.configure(files, today, &mut diagnostics)?;
        progress(Stage::Pages);
        let (site, found) = content::gather_again(files, &config, self.library, &mut self.pages);
        diagnostics.extend(found);
        let theme = self.theme(files, &mut diagnostics);
        progress(Stage::Rendering);
        let draft = Arc::new(Draft::new(Arc::new(site), &theme, self.library, today, self.draft.as_deref()));
        self.draft = Some(Arc::clone(&draft));
        Ok(Revision { config, today, diagnostics, draft })
    }

    /// Renders and judges all of `revision`, which must be the last; `None` where `stop` said so before the end. What
    /// was done by then is not done again.
    pub fn judge(&mut self, revision: &Revision, stop: &(dyn Fn() -> bool + Sync)) -> Option<Outcome> {
        let (mut rendered, found) = revision.draft.all_unless(stop)?;
        host::equip(&mut rendered);
        let mut diagnostics = revision.diagnostics.clone();
        diagnostics.extend(found);
        let pages = rendered.pages.len();
        let diagnostics = verify::judge(&rendered, diagnostics, self.library, revision.today, &mut self.judged, stop)?;
        let config = Some(Arc::clone(&revision.config));
        Some(Outcome { config, judged: Judged { diagnostics, verified: None, pages } })
    }

    fn configure(
        &mut self,
        files: &Files,
        today: Date,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Arc<Config>, Vec<Diagnostic>> {
        let file: Arc<str> = Arc::from(CONFIGURATION);
        if files.bytes(CONFIGURATION).is_some_and(|bytes| bytes.len() > LONGEST) {
            let message = Message::new("configuration-long").with("limit", LONGEST / 1024);
            return Err(vec![Diagnostic::error("toml-syntax", message).at(Span::start_of(&file))]);
        }
        let (Some(bytes), Some(text)) = (files.bytes(CONFIGURATION), files.text(CONFIGURATION)) else {
            let message = Message::new("configuration-not-text");
            return Err(vec![Diagnostic::error("toml-syntax", message).at(Span::start_of(&file))]);
        };
        let known = self.settings.as_ref().filter(|known| known.text == *bytes && known.today == today);
        if let Some(known) = known {
            diagnostics.extend(known.diagnostics.iter().cloned());
            return Ok(Arc::clone(&known.config));
        }
        let (config, found, broken) = configure(&file, text, &self.library.schema);
        if broken {
            return Err(found);
        }
        let config = Arc::new(config);
        let found = judge(&config, found, self.library, today);
        diagnostics.extend(found.iter().cloned());
        let text = Arc::clone(bytes);
        self.settings = Some(Settings { text, today, config: Arc::clone(&config), diagnostics: found });
        Ok(config)
    }

    fn theme(&mut self, files: &Files, diagnostics: &mut Vec<Diagnostic>) -> Arc<Theme> {
        let own: Vec<(Arc<str>, Arc<[u8]>)> =
            files.under(theme::OWN).map(|(file, bytes)| (Arc::clone(file), Arc::clone(bytes))).collect();
        if let Some(known) = self.theme.as_ref().filter(|known| known.files == own) {
            diagnostics.extend(known.diagnostics.iter().cloned());
            return Arc::clone(&known.theme);
        }
        let (theme, found) = theme::load(files);
        let theme = Arc::new(theme);
        diagnostics.extend(found.iter().cloned());
        self.theme = Some(Look { files: own, theme: Arc::clone(&theme), diagnostics: found });
        theme
    }
}
