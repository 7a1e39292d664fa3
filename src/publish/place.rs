//! Where a site may be published: never over a home, a root, the project, its sources, or through a symbolic link.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::{PublishFault, unwritable};
use crate::source::collision_key;

/// What of a project is the author's.
const SOURCES: [&str; 5] = ["content", "static", "theme", crate::pipeline::CONFIGURATION, "register.toml"];

/// The output, and the names beside it that publishing uses.
#[derive(Debug)]
pub(super) struct Place {
    /// The folder of the published site.
    pub(super) output: PathBuf,
    /// The folder it stands in.
    pub(super) parent: PathBuf,
    /// The new site while it is made; after the exchange, the old one.
    pub(super) fresh: PathBuf,
    /// The old site, where two folders cannot be exchanged in one step.
    pub(super) gone: PathBuf,
    /// The file by which builds wait for each other.
    pub(super) lock: PathBuf,
}

impl Place {
    /// The place that `output` names for the project in `project`, or why it may not be replaced.
    pub(super) fn of(project: &Path, output: &Path) -> Result<Self, PublishFault> {
        let named = std::path::absolute(output).map_err(|error| unwritable(output, error))?;
        let project = project.canonicalize().map_err(|error| unwritable(project, error))?;
        let link = named.symlink_metadata().is_ok_and(|data| data.file_type().is_symlink());
        let real = resolved(&named)?;
        if link || is_dangerous(&project, &real) {
            return Err(PublishFault::Dangerous(named));
        }
        if real.exists() && !real.is_dir() {
            return Err(PublishFault::InTheWay(real));
        }
        let (Some(parent), Some(name)) = (real.parent(), real.file_name()) else {
            return Err(PublishFault::Dangerous(named));
        };
        let beside = |suffix: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(suffix);
            parent.join(hidden)
        };
        Ok(Self {
            parent: parent.to_owned(),
            fresh: beside(".sitegen-new"),
            gone: beside(".sitegen-old"),
            lock: beside(".sitegen-lock"),
            output: real,
        })
    }
}

/// `path` without links, as far as it exists.
fn resolved(path: &Path) -> Result<PathBuf, PublishFault> {
    let mut below: Vec<&OsStr> = Vec::new();
    let mut at = path;
    loop {
        match at.canonicalize() {
            Ok(real) => return Ok(below.iter().rev().fold(real, |path, name| path.join(name))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // `..` after a folder that does not exist has no name.
                let (Some(parent), Some(name)) = (at.parent(), at.file_name()) else {
                    return Err(PublishFault::Dangerous(path.to_owned()));
                };
                below.push(name);
                at = parent;
            }
            Err(error) => return Err(unwritable(at, error)),
        }
    }
}

fn is_dangerous(project: &Path, output: &Path) -> bool {
    let home = std::env::home_dir().and_then(|home| home.canonicalize().ok());
    let around = |inner: &Path| inner.ancestors().any(|above| are_same(above, output));
    // Also by its name in another case: the project may be copied to a disk that does not tell them apart.
    let named_like_source = |first: Component<'_>| {
        let key = collision_key(&first.as_os_str().to_string_lossy());
        SOURCES.iter().any(|source| collision_key(source) == key)
    };
    let inside_source = output.ancestors().any(|above| {
        let is_source = |source: &&str| are_same(above, &project.join(source));
        SOURCES.iter().any(is_source)
            || above.parent().is_some_and(|around| are_same(around, project))
                && above.components().next_back().is_some_and(named_like_source)
    });
    output.parent().is_none() || around(project) || home.is_some_and(|home| around(&home)) || inside_source
}

/// Whether two paths lead to the same folder, however they are spelled.
fn are_same(one: &Path, other: &Path) -> bool {
    one == other || identity(one).is_some_and(|identity_of_one| Some(identity_of_one) == identity(other))
}

#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let data = fs::metadata(path).ok()?;
    Some((data.dev(), data.ino()))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> Option<String> {
    let real = fs::canonicalize(path).ok()?;
    Some(collision_key(&real.to_string_lossy()))
}
