//! From a site and a theme to the bytes of every file: Markdown, model texts, templates, minifying, feeds and maps.
//!
//! What the engine must publish is made first, once per language: the [`sections`](statements) with their model
//! texts, then the blocks that themes only place ([`blocks`]). Then every page is rendered on its own, in parallel,
//! against shared contexts. Marks ([`crate::source::mark`]) travel through all of it and are taken out at the end,
//! so that a place in the output can be led back to the author's line.

mod blocks;
mod body;
mod draft;
mod facts;
mod feed;
mod head;
pub mod markdown;
mod minify;
mod origins;
mod own_text;
mod page;
mod policy;
mod robots;
mod shared;
mod statements;
mod template;
mod template_budget;
mod template_filters;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

pub use blocks::Block;
pub use draft::Draft;
pub(crate) use head::escape;
pub use origins::Origins;
pub(crate) use page::title;

use crate::content::Site;
use crate::diagnostic::{Diagnostic, Language};
use crate::policy::Policy;
use crate::source::{Span, mark};
use crate::standard::Library;
use crate::theme::Theme;

/// Every file of the output, before anything has judged it.
#[derive(Debug)]
pub struct RenderedSite {
    /// The site that was rendered.
    pub site: Arc<Site>,
    /// The pages.
    pub pages: Vec<Arc<RenderedPage>>,
    /// Every other file.
    pub files: Vec<OutputFile>,
    /// What the pages together ask a browser for: the policy that a host may send with every answer.
    pub policy: Policy,
    /// Paths of the pages that could not be made; why is told.
    pub failed: Vec<String>,
    /// Where the shared texts come from: values of sitegen.toml, statements, tags of the site's own templates.
    pub origins: Arc<[Span]>,
}

/// A page as it will be published.
#[derive(Clone, Debug)]
pub struct RenderedPage {
    /// Fingerprint of everything that it was made of: where it is the same, so is the page.
    pub key: u64,
    /// Its place among the pages of the site.
    pub page: usize,
    /// Its path in the output.
    pub output: String,
    /// Its bytes.
    pub html: String,
    /// The policy that it bears; `None` for an author's own file, which bears what its author wrote.
    pub policy: Option<Policy>,
    /// The marks that were taken out of them.
    pub marks: Vec<mark::Found>,
    /// Where the page's own texts come from.
    pub origins: Vec<Span>,
    /// The blocks that it must show.
    pub blocks: Vec<Arc<Block>>,
    /// The site's own template that made it, if it has one.
    pub own_template: Option<Arc<str>>,
}

/// A file that is no page.
#[derive(Clone, Debug)]
pub struct OutputFile {
    /// Its path in the output.
    pub path: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// The author's file, if it is one.
    pub source: Option<Arc<str>>,
}

/// Renders `site` with `theme` on the day `today`; what is wrong with texts and templates is told beside it.
pub fn render(site: Arc<Site>, theme: &Theme, library: &Library, today: Date) -> (RenderedSite, Vec<Diagnostic>) {
    let draft = Draft::new(site, &Arc::new(theme.clone()), library, today, None);
    draft.all()
}

/// What is shared by the pages of a language: sections by token, and the blocks made of them.
pub(crate) type Contexts = BTreeMap<Language, (statements::Sections, blocks::Shared)>;
