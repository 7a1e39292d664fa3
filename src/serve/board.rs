//! What the preview shows right now, and the bell that rings when that changes.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::watch;

use crate::diagnostic::Language;
use crate::host;
use crate::pipeline::Revision;
use crate::render::{Draft, RenderedPage};

/// What was done to the site since the preview began: numbers that only grow, and nothing of what the site says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Changes {
    /// Edits of pages, settings or templates.
    pub(super) pages: u64,
    /// Edits of style sheets alone.
    pub(super) styles: u64,
    /// Edits of other files that pages show.
    pub(super) files: u64,
    /// Judgements.
    pub(super) findings: u64,
}

/// What an edit touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Touched {
    /// Pages, settings or templates.
    Pages,
    /// Style sheets alone.
    Styles,
    /// Other files, such as images.
    Files,
}

/// Earlier states of the site whose files are still given to pages that were loaded while they were on show.
const KEPT: usize = 8;

type Files = BTreeMap<String, Arc<[u8]>>;

/// The site as it is shown.
#[derive(Debug)]
pub(super) struct Shown {
    draft: Arc<Draft>,
    files: Arc<Files>,
    /// The files of the states before, the latest first. A page names a style sheet by a print of its contents: one that
    /// is still loading when the sheet changes would otherwise be told that there is none.
    former: Vec<Arc<Files>>,
}

impl Shown {
    fn of(revision: &Revision, before: Option<&Self>) -> Self {
        // The preview leads on from old addresses as the plainest host does, whichever the site is made for.
        let files = revision.draft.files().into_iter().chain(host::leading_pages(revision.draft.site()));
        let files = files.map(|file| (file.path, file.bytes)).collect();
        let former = before.map(|before| std::iter::once(&before.files).chain(&before.former).take(KEPT).cloned());
        Self {
            draft: Arc::clone(&revision.draft),
            files: Arc::new(files),
            former: former.into_iter().flatten().collect(),
        }
    }

    /// The path under which the site stands on its host; begins and ends with `/`.
    pub(super) fn base(&self) -> &str {
        &self.draft.site().config.site.base.path
    }

    /// Whether something is published at a path of the output.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.draft.has(path)
    }

    /// Whether what is published there is a page.
    pub(super) fn has_page(&self, path: &str) -> bool {
        self.draft.has(path)
    }

    /// A page, made now if need be; the last one that could be made where this one cannot.
    pub(super) fn page(&self, path: &str) -> Option<Arc<RenderedPage>> {
        self.draft.page(path)
    }

    /// Another file; of a style sheet that the engine names by its contents, also one that was on show a moment ago.
    pub(super) fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        let former = || {
            let mut before = self.former.iter().filter(|_| host::is_fingerprinted(path));
            before.find_map(|files| files.get(path))
        };
        self.files.get(path).or_else(former).cloned()
    }

    /// The page that a host would show for a path at which nothing stands: that of the language below whose folder the
    /// path is, else that of the first.
    pub(super) fn not_found(&self, path: &str) -> Option<String> {
        let languages = &self.draft.site().config.site.languages;
        let below = |language: &&Language| path.starts_with(&format!("{}/", language.code()));
        let own = languages.iter().skip(1).find(below).map(|language| format!("{}/404.html", language.code()));
        own.filter(|path| self.has_page(path))
            .or_else(|| Some("404.html".to_owned()).filter(|path| self.has_page(path)))
    }
}

/// What everybody who asks is shown.
#[derive(Debug)]
pub(super) struct Board {
    shown: RwLock<Option<Arc<Shown>>>,
    findings: RwLock<Arc<str>>,
    language: RwLock<Language>,
    bell: watch::Sender<Changes>,
}

impl Board {
    /// A board with nothing on it, which speaks `language`.
    pub(super) fn new(language: Language) -> Self {
        Self {
            shown: RwLock::default(),
            findings: RwLock::new(Arc::from("")),
            language: RwLock::new(language),
            bell: watch::Sender::default(),
        }
    }

    /// The site, if any could be read yet.
    pub(super) fn shown(&self) -> Option<Arc<Shown>> {
        self.shown.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The findings as the page asks for them; empty before the first judgement.
    pub(super) fn findings(&self) -> Arc<str> {
        Arc::clone(&self.findings.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The language in which the preview speaks.
    pub(super) fn language(&self) -> Language {
        *self.language.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the project has been looked at for the first time.
    pub(super) async fn ready(&self) {
        let mut bell = self.listen();
        // The sender is part of the board: it cannot go away while somebody waits here.
        let _ = bell.wait_for(|changes| *changes != Changes::default()).await;
    }

    /// One end of the bell.
    pub(super) fn listen(&self) -> watch::Receiver<Changes> {
        self.bell.subscribe()
    }

    /// Sets the language.
    pub(super) fn speak(&self, language: Language) {
        *self.language.write().unwrap_or_else(PoisonError::into_inner) = language;
    }

    /// Shows a site; what was made of it before stays on show where it can't be made now.
    pub(super) fn show(&self, revision: &Revision, touched: Touched) {
        let shown = Arc::new(Shown::of(revision, self.shown().as_deref()));
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Some(shown);
        self.bell.send_modify(|changes| match touched {
            Touched::Pages => changes.pages += 1,
            Touched::Styles => changes.styles += 1,
            Touched::Files => changes.files += 1,
        });
    }

    /// Shows findings, over whatever site is on show.
    pub(super) fn tell(&self, findings: &str) {
        *self.findings.write().unwrap_or_else(PoisonError::into_inner) = Arc::from(findings);
        self.bell.send_modify(|changes| changes.findings += 1);
    }
}
