//! The judgement of the bytes to be published: the only maker of a [`VerifiedSite`].
//!
//! [`verify`] reads every page once, runs all rules on it, leads each finding back to the author's own line, adds
//! what the earlier stages found, and hands out a [`VerifiedSite`] only where nothing blocks.

mod contents;
mod files;
mod memory;
mod place;
mod waivers;
mod xml;

pub use memory::Memory;
pub use place::author_span;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::content::PageKind;
use crate::diagnostic::{Diagnostic, Message, Outcome, Severity};
use crate::host;
use crate::html::{self, LimitExceeded, Limits};
use crate::policy::Policy;
use crate::render::{OutputFile, RenderedPage, RenderedSite};
use crate::rules::Styles;
use crate::rules::bounds::Bounds;
use crate::rules::links::{self, PageLinks, Targets};
use crate::rules::page::{self, Found, PageView};
use crate::rules::prose_rules::ProseRules;
use crate::rules::{declared_host, declared_script};
use crate::source::Span;
use crate::standard::{Library, RequirementKind};

use memory::{FileJudgement, PageJudgement};

/// Most findings of one rule that are told of one page; each is led back to its line by itself, and nobody reads more.
const MOST: usize = 40;

/// A site that may be published. Nothing but [`verify`] makes one.
#[derive(Debug)]
pub struct VerifiedSite {
    files: Vec<OutputFile>,
    policy: Policy,
    takes_copies: bool,
}

impl VerifiedSite {
    /// Every file of the output, in the order of their paths.
    pub fn files(&self) -> &[OutputFile] {
        &self.files
    }

    /// What the pages together ask a browser for, as a host may repeat it in a header.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Compressed copies of the files, where the host hands out such: the same verified bytes in fewer.
    pub fn copies(&self) -> Vec<OutputFile> {
        if self.takes_copies { host::copies(&self.files) } else { Vec::new() }
    }
}

/// What the judgement came to.
#[derive(Debug)]
pub struct Judged {
    /// Everything that was found, by this stage and those before.
    pub diagnostics: Vec<Diagnostic>,
    /// The site, if nothing blocks its publication.
    pub verified: Option<VerifiedSite>,
    /// How many pages were read.
    pub pages: usize,
}

/// Judges a rendered site together with what the stages before it found, on the day `today`.
pub fn verify(rendered: RenderedSite, earlier: Vec<Diagnostic>, library: &Library, today: Date) -> Judged {
    let pages = rendered.pages.len();
    let mut memory = Memory::default();
    let judged = judge(&rendered, earlier, library, today, &mut memory, &|| false);
    // Nothing is judged again: what was kept for that goes while the site is written.
    rayon::spawn(move || drop(memory));
    let Some(diagnostics) = judged else {
        // What was not judged to its end is not verified.
        return Judged { diagnostics: Vec::new(), verified: None, pages };
    };
    let blocked = diagnostics.iter().any(blocks);
    let takes_copies = rendered.site.config.site.host.takes_copies();
    let verified = (!blocked).then(|| {
        let mut files = rendered.files;
        let pages = rendered.pages.into_par_iter().map(Arc::unwrap_or_clone);
        files.par_extend(pages.map(|page| OutputFile {
            path: page.output,
            bytes: page.html.into_bytes().into(),
            source: None,
        }));
        files.sort_by(|one, other| one.path.cmp(&other.path));
        VerifiedSite { files, policy: rendered.policy, takes_copies }
    });
    Judged { diagnostics, verified, pages }
}

/// Everything that is found on a rendered site on the day `today` and was found `earlier`, the worst first. What `memory` knows is not
/// judged again, and it knows this site afterwards. `None` where `stop` said so before the end.
pub fn judge(
    rendered: &RenderedSite,
    earlier: Vec<Diagnostic>,
    library: &Library,
    today: Date,
    memory: &mut Memory,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Diagnostic>> {
    memory.settle(rendered);
    let mut diagnostics = earlier;
    let base = &rendered.site.config.site.base;
    let targets = Targets {
        base_path: &base.path,
        host: &base.host,
        files: rendered
            .pages
            .iter()
            .map(|page| page.output.as_str())
            .chain(rendered.files.iter().map(|file| file.path.as_str()))
            .chain(rendered.failed.iter().map(String::as_str))
            .collect(),
    };
    let (styles, unread) = Styles::read(&rendered.files, &base.host);
    diagnostics.extend(unread);
    let grounds = Grounds {
        prose: ProseRules::of(&rendered.site.config, library),
        bounds: Bounds::of(&rendered.site.config, library, &rendered.files),
        styles,
    };
    let files: Vec<Arc<FileJudgement>> = rendered
        .files
        .par_iter()
        .map(|file| {
            let anew = || (!stop()).then(|| Arc::new(contents::judge(file, rendered, &grounds)));
            memory.of_file(file).or_else(anew)
        })
        .collect::<Option<_>>()?;
    diagnostics.extend(files.iter().flat_map(|found| found.iter().cloned()));
    let named = contents::hosts_named(rendered, &grounds.bounds.hosts.declared);
    diagnostics.extend(declared_host::check(&rendered.site.config, &grounds.bounds, &named));
    diagnostics.extend(declared_script::check(&rendered.site.config, &grounds.bounds));
    let judged = |page: &Arc<RenderedPage>| {
        let anew = || (!stop()).then(|| Arc::new(judge_page(page, rendered, &targets, &grounds)));
        memory.of_page(page).or_else(anew)
    };
    let pages: Vec<Option<Arc<PageJudgement>>> = rendered.pages.par_iter().map(judged).collect();
    memory.keep(rendered, &pages, &files);
    let pages: Vec<Arc<PageJudgement>> = pages.into_iter().collect::<Option<_>>()?;
    diagnostics.extend(pages.iter().flat_map(|judged| judged.1.iter().cloned()));
    for broken in broken_links(rendered, &pages, &targets) {
        let told =
            |other: &Diagnostic| other.rule == broken.rule && meets(other.source.as_ref(), broken.source.as_ref());
        if !diagnostics.iter().any(told) {
            diagnostics.push(broken);
        }
    }
    diagnostics.extend(untested(rendered, library));
    dedupe(&mut diagnostics);
    waivers::settle(&mut diagnostics, &rendered.site.config, library, today);
    diagnostics.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
    Some(diagnostics)
}

/// What every page and file is judged by.
struct Grounds<'a> {
    prose: ProseRules<'a>,
    bounds: Bounds<'a>,
    styles: Styles,
}

impl<'a> Grounds<'a> {
    /// A page as the rules see it.
    fn view(&'a self, tree: &'a html::Document, page: &'a RenderedPage, article: bool) -> PageView<'a> {
        PageView { tree, page, article, prose: &self.prose, bounds: &self.bounds, styles: &self.styles }
    }
}

/// Whether a finding keeps a site from being published.
pub fn blocks(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Error && matches!(diagnostic.outcome, Outcome::Failed | Outcome::CantTell)
}

fn judge_page(
    page: &RenderedPage,
    rendered: &RenderedSite,
    targets: &Targets<'_>,
    grounds: &Grounds<'_>,
) -> PageJudgement {
    let tree = match html::parse(&page.html, &Limits::default()) {
        Ok(tree) => tree,
        Err(limit) => {
            let (reason, id) = limit_reason(&limit);
            let mut diagnostic = Diagnostic::error("unverified-page", Message::new(id));
            diagnostic.outcome = Outcome::CantTell;
            diagnostic.reason = Some(reason);
            return (PageLinks::default(), vec![place::on_page(diagnostic, None, page, rendered, None)]);
        }
    };
    let article = matches!(rendered.site.pages[page.page].kind, PageKind::Article);
    let found = page::check(&grounds.view(&tree, page, article));
    let diagnostics = first_of_each(found)
        .map(|found| place::on_page(found.diagnostic, found.node, page, rendered, Some(&tree)))
        .collect();
    (links::of_page(&tree, targets), diagnostics)
}

/// The findings of each rule, up to a number that anybody reads.
fn first_of_each(found: Vec<Found>) -> impl Iterator<Item = Found> {
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    found.into_iter().filter(move |found| {
        let number = told.entry(found.diagnostic.rule).or_default();
        *number += 1;
        *number <= MOST
    })
}

/// The code and the message of a limit that was passed.
fn limit_reason(limit: &LimitExceeded) -> (&'static str, &'static str) {
    match limit {
        LimitExceeded::Bytes => ("too-many-bytes", "unverified-page-bytes"),
        LimitExceeded::Depth => ("too-deep", "unverified-page-depth"),
        LimitExceeded::Nodes => ("too-many-elements", "unverified-page-nodes"),
        LimitExceeded::Attributes => ("too-many-attributes", "unverified-page-attributes"),
    }
}

/// Links inside the site that lead nowhere. A page's template repeats on every page: each broken address is told
/// once for the pages whose author did not write it.
fn broken_links(rendered: &RenderedSite, all: &[Arc<PageJudgement>], targets: &Targets<'_>) -> Vec<Diagnostic> {
    let anchors: BTreeMap<&str, &BTreeSet<String>> =
        rendered.pages.iter().zip(all).map(|(page, judged)| (page.output.as_str(), &judged.0.anchors)).collect();
    let found: Vec<Vec<Diagnostic>> = rendered
        .pages
        .par_iter()
        .zip(all)
        .map_init(FxHashMap::default, |known: &mut FxHashMap<&str, bool>, (page, judged)| {
            let is_broken = |address: &str| {
                links::resolve(address, &page.output, targets)
                    .is_some_and(|(file, anchor)| !links::leads(&file, anchor.as_deref(), targets, &anchors))
            };
            // An address from the root leads to the same from every page.
            let broken = judged.0.links.iter().filter(|(_, address)| match address.starts_with('/') {
                true => *known.entry(address).or_insert_with(|| is_broken(address)),
                false => is_broken(address),
            });
            let mut tree = None;
            broken
                .take(MOST)
                .map(|(node, address)| {
                    let tree = tree.get_or_insert_with(|| html::parse(&page.html, &Limits::default()).ok());
                    let message = Message::new("broken-link").with("address", address.as_str());
                    let diagnostic = Diagnostic::error("broken-link", message);
                    place::on_page(diagnostic, Some(*node), page, rendered, tree.as_ref())
                })
                .collect()
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// Whether two places of one file have something in common.
fn meets(one: Option<&Span>, other: Option<&Span>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    one.file == other.file && one.start < other.end && other.start < one.end
}

/// The requirements of the site's packs that nothing holds yet: told as untested, never as passed.
fn untested(rendered: &RenderedSite, library: &Library) -> Option<Diagnostic> {
    let table = &rendered.site.config.table;
    let ids: Vec<String> = library
        .applicable(&rendered.site.config)
        .iter()
        .flat_map(|pack| &pack.requirements)
        .filter(|requirement| requirement.held_by.is_empty() && requirement.kind != RequirementKind::Attest)
        .filter(|requirement| requirement.when.as_ref().is_none_or(|when| when.holds(table, &[])))
        .map(|requirement| requirement.id.clone())
        .collect();
    if ids.is_empty() {
        return None;
    }
    let message = Message::new("untested-requirement").with("count", ids.len()).with("requirements", ids.join(", "));
    let mut diagnostic = Diagnostic::error("untested-requirement", message).weighing(Severity::Reminder).under(ids);
    diagnostic.outcome = Outcome::Untested;
    diagnostic.reason = Some("no-rule");
    Some(diagnostic)
}

/// Takes out what was told twice of the same place, keeping the first.
fn dedupe(diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    diagnostics.retain(|diagnostic| {
        let place = diagnostic.source.as_ref().map(|span| (Arc::clone(&span.file), span.start, span.end));
        let page = place.is_none().then(|| diagnostic.page.as_ref().map(|page| page.file.clone())).flatten();
        seen.insert((diagnostic.rule, format!("{:?}", diagnostic.message), place, page))
    });
}

/// Whether the page is made by the engine alone, without a file of the author.
pub(crate) fn is_engine_page(kind: &PageKind) -> bool {
    matches!(kind, PageKind::Standard(_) | PageKind::NotFound)
}
