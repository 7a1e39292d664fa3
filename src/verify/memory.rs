//! What single pages and files came to before, so that only what changed is judged again.

use std::collections::HashMap;
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::render::{OutputFile, RenderedPage, RenderedSite};
use crate::rules::links::PageLinks;
use crate::source::fingerprint;

/// The links of a page, and what was found on it.
pub(super) type PageJudgement = (PageLinks, Vec<Diagnostic>);

/// What was found in a file.
pub(super) type FileJudgement = Vec<Diagnostic>;

/// Judgements of an earlier run, each known again by what was judged.
#[derive(Debug, Default)]
pub struct Memory {
    /// What all of them went by: the settings, and everything else that is the same for all pages.
    ground: Option<(Arc<Config>, u64)>,
    pages: HashMap<u64, Arc<PageJudgement>>,
    files: HashMap<String, KnownFile>,
}

#[derive(Debug)]
struct KnownFile {
    bytes: Arc<[u8]>,
    found: Arc<FileJudgement>,
}

impl Memory {
    /// Forgets everything if `rendered` has to be judged by other settings, styles or files of the author.
    pub(super) fn settle(&mut self, rendered: &RenderedSite) {
        let files = rendered.files.iter().filter(|file| file.source.is_some() || file.path.ends_with(".css"));
        let files: Vec<_> = files.map(|file| (&file.path, &file.source, fingerprint(&file.bytes))).collect();
        let key = fingerprint(&(files, &rendered.origins));
        let config = &rendered.site.config;
        let same = self.ground.as_ref().is_some_and(|(known, other)| Arc::ptr_eq(known, config) && *other == key);
        if !same {
            *self = Self { ground: Some((Arc::clone(config), key)), ..Self::default() };
        }
    }

    /// What a page came to, if it is known.
    pub(super) fn of_page(&self, page: &RenderedPage) -> Option<Arc<PageJudgement>> {
        self.pages.get(&page.key).cloned()
    }

    /// What a file came to, if it is known.
    pub(super) fn of_file(&self, file: &OutputFile) -> Option<Arc<FileJudgement>> {
        let known = self.files.get(&file.path).filter(|known| Arc::ptr_eq(&known.bytes, &file.bytes))?;
        Some(Arc::clone(&known.found))
    }

    /// Keeps the judgements of these pages and files, and no others.
    pub(super) fn keep(
        &mut self,
        rendered: &RenderedSite,
        pages: &[Option<Arc<PageJudgement>>],
        files: &[Arc<FileJudgement>],
    ) {
        let known = rendered.pages.iter().zip(pages);
        self.pages = known.filter_map(|(page, judged)| Some((page.key, judged.clone()?))).collect();
        let known = rendered.files.iter().zip(files).map(|(file, found)| {
            let known = KnownFile { bytes: Arc::clone(&file.bytes), found: Arc::clone(found) };
            (file.path.clone(), known)
        });
        self.files = known.collect();
    }
}
