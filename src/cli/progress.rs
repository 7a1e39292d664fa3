//! What is being done, on a terminal; nothing in a pipe.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::diagnostic::Language;
use crate::locale;
use crate::pipeline::Stage;

/// A line on stderr that says what is being done, and goes when it is dropped.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    language: Language,
}

impl Progress {
    /// A line in `language`, if somebody looks at stderr.
    pub(super) fn start(language: Language) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new_spinner();
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(100));
            bar
        });
        Self { bar, language }
    }

    /// Says that a stage begins.
    pub(super) fn stage(&mut self, stage: Stage) {
        if let Some(bar) = &self.bar {
            bar.set_message(locale::word(self.language, stage.message()));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
