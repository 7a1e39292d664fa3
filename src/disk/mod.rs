//! The project folder read into values: whole, or again and again with only what changed.

mod stamp;

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Message};
use crate::source::{Files, Span};

pub use stamp::FolderId;
use stamp::Stamp;

/// The folders of a project that are read; everything else in it is none of sitegen's business.
const FOLDERS: [&str; 3] = ["content", "static", "theme"];

/// The names that systems and editors leave behind.
const LEFTOVERS: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// Why a project could not be read.
#[derive(Debug, thiserror::Error)]
pub enum DiskFault {
    /// There is no such folder.
    #[error("{0}: no such folder")]
    NoFolder(PathBuf),
    /// The folder holds no sitegen.toml.
    #[error("{0}: no sitegen.toml")]
    NoProject(PathBuf),
    /// The system did not let a file or folder be read.
    #[error("{path}: {error}")]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
}

/// Every file of the project in `folder` that sitegen reads. Symbolic links are not followed; each is told.
pub fn read_project(folder: &Path) -> Result<(Files, Vec<Diagnostic>), DiskFault> {
    let Reading { files, diagnostics, .. } = Snapshot::default().read(folder)?;
    Ok((files, diagnostics))
}

/// A project folder as it was read last: only files that look changed are read again.
#[derive(Debug, Default)]
pub struct Snapshot {
    known: HashMap<Arc<str>, Known>,
}

#[derive(Debug)]
struct Known {
    stamp: Stamp,
    bytes: Arc<[u8]>,
}

/// A project folder as it is now.
#[derive(Debug)]
pub struct Reading {
    /// Its files.
    pub files: Files,
    /// What is wrong with their names and kinds.
    pub diagnostics: Vec<Diagnostic>,
    /// The folders that they stand in or might, each with what tells it from one of the same name made later.
    pub folders: Vec<(PathBuf, FolderId)>,
    /// Whether every file changed so long ago that a change since would show; if not, look again a little later.
    pub settled: bool,
}

impl Snapshot {
    /// The project in `folder` as it is now.
    pub fn read(&mut self, folder: &Path) -> Result<Reading, DiskFault> {
        if !folder.is_dir() {
            return Err(DiskFault::NoFolder(folder.to_owned()));
        }
        let configuration = folder.join(crate::pipeline::CONFIGURATION);
        if !configuration.is_file() {
            return Err(DiskFault::NoProject(folder.to_owned()));
        }
        let mut walk = Walk { found: Vec::new(), diagnostics: Vec::new(), folders: Vec::new() };
        walk.found.push((Arc::from(crate::pipeline::CONFIGURATION), configuration));
        walk.folders.extend(FolderId::of(folder).map(|id| (folder.to_owned(), id)));
        for name in FOLDERS {
            let path = folder.join(name);
            if path.is_symlink() {
                walk.diagnostics.push(symbolic_link(name));
            } else if path.is_dir() {
                walk.folder(&path, name)?;
            }
        }
        let read = walk
            .found
            .into_par_iter()
            .map(|(name, path)| match self.file(&name, &path) {
                Ok(known) => Ok(Some((name, known))),
                // It went while the folder was read.
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(DiskFault::Unreadable { path, error }),
            })
            .collect::<Result<Vec<_>, _>>()?;
        let mut files = Files::new();
        self.known.clear();
        let mut settled = true;
        for (name, known) in read.into_iter().flatten() {
            settled &= known.stamp.settled;
            files.insert(Arc::clone(&name), Arc::clone(&known.bytes));
            self.known.insert(name, known);
        }
        Ok(Reading { files, diagnostics: walk.diagnostics, folders: walk.folders, settled })
    }

    /// A file, read again unless it looks exactly as it did. Equal bytes stay the same value.
    fn file(&self, name: &str, path: &Path) -> io::Result<Known> {
        // Looked at before it is read: what is written in between shows the next time.
        let stamp = Stamp::of(path)?;
        let known = self.known.get(name);
        if let Some(known) = known.filter(|known| known.stamp == stamp && stamp.settled) {
            return Ok(Known { stamp, bytes: Arc::clone(&known.bytes) });
        }
        let bytes = fs::read(path)?;
        let bytes = match known.filter(|known| *known.bytes == *bytes) {
            Some(known) => Arc::clone(&known.bytes),
            None => bytes.into(),
        };
        Ok(Known { stamp, bytes })
    }
}

fn symbolic_link(path: &str) -> Diagnostic {
    let message = Message::new("symbolic-link").with("path", path);
    Diagnostic::error("invalid-path", message).at(Span::start_of(&Arc::from(path)))
}

/// What is found on the way through a project folder.
struct Walk {
    found: Vec<(Arc<str>, PathBuf)>,
    diagnostics: Vec<Diagnostic>,
    folders: Vec<(PathBuf, FolderId)>,
}

impl Walk {
    fn folder(&mut self, folder: &Path, name: &str) -> Result<(), DiskFault> {
        let unreadable = |error| DiskFault::Unreadable { path: folder.to_owned(), error };
        let entries = match fs::read_dir(folder) {
            // It went while the folder above was read.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries.map_err(unreadable)?,
        };
        let mut entries = entries.collect::<Result<Vec<_>, _>>().map_err(unreadable)?;
        entries.sort_by_key(fs::DirEntry::file_name);
        self.folders.extend(FolderId::of(folder).map(|id| (folder.to_owned(), id)));
        for entry in entries {
            let file_name = entry.file_name();
            let shown = file_name.to_string_lossy();
            let below = format!("{name}/{shown}");
            let kind = entry.file_type().map_err(unreadable)?;
            if LEFTOVERS.contains(&shown.as_ref()) || shown.ends_with('~') || shown.ends_with(".swp") {
                continue;
            }
            if kind.is_symlink() {
                self.diagnostics.push(symbolic_link(&below));
            } else if file_name.to_str().is_none() {
                let span = Span::start_of(&Arc::from(below.as_str()));
                let message = Message::new("name-not-text").with("path", below);
                self.diagnostics.push(Diagnostic::error("invalid-path", message).at(span));
            } else if kind.is_dir() {
                self.folder(&entry.path(), &below)?;
            } else if kind.is_file() {
                self.found.push((below.into(), entry.path()));
            }
        }
        Ok(())
    }
}
