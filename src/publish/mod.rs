//! The one way from a verified site to files: made beside the old site, brought to the disk, then put in its place in one step.
//!
//! Whatever happens on the way (a kill, a power cut, a full disk, a second build), the output is the old site or the
//! new one, never a mixture, and the next build takes away what was left beside it.

mod exchange;
mod lock;
mod manifest;
mod place;
mod standing;
mod tree;

use std::io;
use std::path::{Path, PathBuf};

use crate::render::OutputFile;
use crate::report::Report;
use crate::verify::VerifiedSite;

pub use manifest::MANIFEST;
use place::Place;
use standing::Standing;

/// Why a site was not published; what stood there before stands there still.
#[derive(Debug, thiserror::Error)]
pub enum PublishFault {
    /// The folder is one that must never be replaced: a root, a home, the project or a folder around it.
    #[error("{0}: this folder may not be replaced")]
    Dangerous(PathBuf),
    /// The folder holds files, but no manifest says that sitegen made them.
    #[error("{0}: not made by sitegen")]
    Foreign(PathBuf),
    /// A file that sitegen did not make stands where a page has to go.
    #[error("{0}: in the way")]
    InTheWay(PathBuf),
    /// Another build has been writing the same site for too long to wait for it.
    #[error("{0}: another build is writing here")]
    Busy(PathBuf),
    /// The system did not let a file be read or written.
    #[error("{path}: {error}")]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// Publishes `site` in the folder `output` of the project in `project`; the number of files that stand there now.
///
/// The new site is made in a folder beside the output. A file whose bytes did not change is the same file there, by a
/// second name, so that its time stays; files that the old manifest does not list are somebody else's and are taken
/// along. Where nothing at all changed, nothing is touched.
pub fn publish(site: &VerifiedSite, report: &Report<'_>, project: &Path, output: &Path) -> Result<usize, PublishFault> {
    let place = Place::of(project, output)?;
    std::fs::create_dir_all(&place.parent).map_err(|error| unwritable(&place.parent, error))?;
    let _lock = lock::take(&place)?;
    exchange::heal(&place)?;
    let copies = site.copies();
    let files: Vec<&OutputFile> = site.files().iter().chain(&copies).collect();
    let manifest = manifest::of(&files, report);
    let standing = Standing::read(&place.output)?;
    let new = tree::New::of(&files, &manifest, &place.output, &standing);
    if !new.is_what_stands(&standing) {
        let made = new.make(&place, &standing).and_then(|()| exchange::put_in_place(&place));
        if made.is_err() {
            // Only the copy beside the output goes; a fault in taking it away must not hide the first one.
            let _ = exchange::remove(&place.fresh);
        }
        made?;
    }
    Ok(files.len() + 1)
}

fn unwritable(path: &Path, error: io::Error) -> PublishFault {
    PublishFault::Unwritable { path: path.to_owned(), error }
}
