//! The one way from a verified site to files: made beside the old site, then put in its place.

mod manifest;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::report::Report;
use crate::verify::VerifiedSite;

pub use manifest::MANIFEST;

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
    /// The system did not let a file be written.
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
/// All files are first written to a new folder beside the output. Files in the output that the old manifest does not
/// list are somebody else's: they are taken along, never deleted.
pub fn publish(site: &VerifiedSite, report: &Report<'_>, project: &Path, output: &Path) -> Result<usize, PublishFault> {
    let output = std::path::absolute(output).map_err(|error| unwritable(output, error))?;
    let project = project.canonicalize().map_err(|error| unwritable(project, error))?;
    refuse_dangerous(&project, &output)?;
    let old = manifest::listed(&output);
    if old.is_none() && output.exists() && !is_empty(&output)? {
        return Err(PublishFault::Foreign(output));
    }
    let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
        return Err(PublishFault::Dangerous(output));
    };
    fs::create_dir_all(parent).map_err(|error| unwritable(parent, error))?;
    let beside = |suffix: &str| parent.join(format!(".{}.{suffix}", name.to_string_lossy()));
    let (fresh, gone) = (beside("sitegen-new"), beside("sitegen-old"));
    heal(&output, &fresh, &gone)?;
    write_all(site, report, &fresh)?;
    if let Some(old) = &old {
        take_along(&output, &fresh, old)?;
    }
    if output.exists() {
        fs::rename(&output, &gone).map_err(|error| unwritable(&output, error))?;
    }
    if let Err(error) = fs::rename(&fresh, &output) {
        // The old site goes back to its place.
        let _ = fs::rename(&gone, &output);
        return Err(unwritable(&output, error));
    }
    if gone.exists() {
        fs::remove_dir_all(&gone).map_err(|error| unwritable(&gone, error))?;
    }
    Ok(site.files().len() + 1)
}

fn unwritable(path: &Path, error: io::Error) -> PublishFault {
    PublishFault::Unwritable { path: path.to_owned(), error }
}

/// A build that was killed may have left its new folder, or the old site under its other name.
fn heal(output: &Path, fresh: &Path, gone: &Path) -> Result<(), PublishFault> {
    if fresh.exists() {
        fs::remove_dir_all(fresh).map_err(|error| unwritable(fresh, error))?;
    }
    if gone.exists() {
        if output.exists() {
            fs::remove_dir_all(gone).map_err(|error| unwritable(gone, error))?;
        } else {
            fs::rename(gone, output).map_err(|error| unwritable(gone, error))?;
        }
    }
    Ok(())
}

fn write_all(site: &VerifiedSite, report: &Report<'_>, fresh: &Path) -> Result<(), PublishFault> {
    let manifest = manifest::of(site, report);
    let folders: BTreeSet<PathBuf> = site
        .files()
        .iter()
        .map(|file| file.path.as_str())
        .chain([MANIFEST])
        .filter_map(|path| Some(fresh.join(path).parent()?.to_owned()))
        .collect();
    for folder in &folders {
        fs::create_dir_all(folder).map_err(|error| unwritable(folder, error))?;
    }
    site.files().par_iter().try_for_each(|file| {
        let path = fresh.join(&file.path);
        fs::write(&path, &file.bytes).map_err(|error| unwritable(&path, error))
    })?;
    let path = fresh.join(MANIFEST);
    fs::write(&path, manifest).map_err(|error| unwritable(&path, error))
}

/// Copies what the old manifest does not list from the old site to the new one.
fn take_along(output: &Path, fresh: &Path, old: &BTreeSet<String>) -> Result<(), PublishFault> {
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let path = output.join(&folder);
        for entry in fs::read_dir(&path).map_err(|error| unwritable(&path, error))? {
            let entry = entry.map_err(|error| unwritable(&path, error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let below = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            let kind = entry.file_type().map_err(|error| unwritable(&entry.path(), error))?;
            if kind.is_dir() {
                folders.push(below);
            } else if !old.contains(&below) && below != MANIFEST {
                let target = fresh.join(&below);
                if target.exists() {
                    return Err(PublishFault::InTheWay(entry.path()));
                }
                if let Some(parent) = target.parent() {
                    fs::create_dir_all(parent).map_err(|error| unwritable(parent, error))?;
                }
                fs::copy(entry.path(), &target).map_err(|error| unwritable(&target, error))?;
            }
        }
    }
    Ok(())
}

fn refuse_dangerous(project: &Path, output: &Path) -> Result<(), PublishFault> {
    let real = output.canonicalize().unwrap_or_else(|_| output.to_owned());
    let home = std::env::home_dir().and_then(|home| home.canonicalize().ok());
    let inside_source = ["content", "static", "theme"].iter().any(|folder| real.starts_with(project.join(folder)));
    let link = output.symlink_metadata().is_ok_and(|data| data.file_type().is_symlink());
    if project.starts_with(&real) || home.as_ref() == Some(&real) || real.parent().is_none() || inside_source || link {
        return Err(PublishFault::Dangerous(output.to_owned()));
    }
    if output.exists() && !output.is_dir() {
        return Err(PublishFault::InTheWay(output.to_owned()));
    }
    Ok(())
}

fn is_empty(folder: &Path) -> Result<bool, PublishFault> {
    let mut entries = fs::read_dir(folder).map_err(|error| unwritable(folder, error))?;
    Ok(entries.next().is_none())
}
