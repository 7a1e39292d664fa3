//! What the files of pages were read as before, so that only those that changed are read again.

use std::collections::HashMap;
use std::sync::Arc;

use super::page::Page;
use crate::config::Config;
use crate::diagnostic::Diagnostic;

/// The pages of an earlier run by their files.
#[derive(Debug, Default)]
pub struct Memory {
    /// The settings they were read under: these decide addresses, authors and kinds.
    config: Option<Arc<Config>>,
    pages: HashMap<Arc<str>, Known>,
}

#[derive(Debug)]
struct Known {
    bytes: Arc<[u8]>,
    page: Page,
    diagnostics: Vec<Diagnostic>,
}

impl Memory {
    /// Forgets everything if it was read under other settings.
    pub(super) fn settle(&mut self, config: &Arc<Config>) {
        if !self.config.as_ref().is_some_and(|known| Arc::ptr_eq(known, config)) {
            *self = Self { config: Some(Arc::clone(config)), pages: HashMap::new() };
        }
    }

    /// The page that `file` with these bytes is, and what is wrong with it, if that is known.
    pub(super) fn page(&self, file: &Arc<str>, bytes: &Arc<[u8]>) -> Option<(Page, Vec<Diagnostic>)> {
        let known = self.pages.get(file).filter(|known| Arc::ptr_eq(&known.bytes, bytes))?;
        Some((known.page.clone(), known.diagnostics.clone()))
    }

    /// Forgets the files that `is_there` does not know.
    pub(super) fn retain(&mut self, is_there: impl Fn(&str) -> bool) {
        self.pages.retain(|file, _| is_there(file));
    }

    /// Remembers what a file was read as.
    pub(super) fn keep(&mut self, file: &Arc<str>, bytes: &Arc<[u8]>, page: &Page, diagnostics: &[Diagnostic]) {
        let known = Known { bytes: Arc::clone(bytes), page: page.clone(), diagnostics: diagnostics.to_vec() };
        self.pages.insert(Arc::clone(file), known);
    }
}
