//! The project folder read into values, once.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Message};
use crate::source::{Files, Span};

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
    if !folder.is_dir() {
        return Err(DiskFault::NoFolder(folder.to_owned()));
    }
    let configuration = folder.join(crate::pipeline::CONFIGURATION);
    if !configuration.is_file() {
        return Err(DiskFault::NoProject(folder.to_owned()));
    }
    let mut found = vec![(Arc::from(crate::pipeline::CONFIGURATION), configuration)];
    let mut diagnostics = Vec::new();
    for name in FOLDERS {
        let path = folder.join(name);
        if path.is_symlink() {
            diagnostics.push(symbolic_link(name));
        } else if path.is_dir() {
            walk(&path, name, &mut found, &mut diagnostics)?;
        }
    }
    let read = found
        .into_par_iter()
        .map(|(name, path)| match fs::read(&path) {
            Ok(bytes) => Ok((name, bytes)),
            Err(error) => Err(DiskFault::Unreadable { path, error }),
        })
        .collect::<Result<Vec<_>, _>>()?;
    let mut files = Files::new();
    for (name, bytes) in read {
        files.insert(name, bytes);
    }
    Ok((files, diagnostics))
}

fn symbolic_link(path: &str) -> Diagnostic {
    let message = Message::new("symbolic-link").with("path", path);
    Diagnostic::error("invalid-path", message).at(Span::start_of(&Arc::from(path)))
}

fn walk(
    folder: &Path,
    name: &str,
    found: &mut Vec<(Arc<str>, PathBuf)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(), DiskFault> {
    let unreadable = |error| DiskFault::Unreadable { path: folder.to_owned(), error };
    let mut entries = fs::read_dir(folder).map_err(unreadable)?.collect::<Result<Vec<_>, _>>().map_err(unreadable)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let file_name = entry.file_name();
        let shown = file_name.to_string_lossy();
        let below = format!("{name}/{shown}");
        let kind = entry.file_type().map_err(unreadable)?;
        if LEFTOVERS.contains(&shown.as_ref()) || shown.ends_with('~') || shown.ends_with(".swp") {
            continue;
        }
        if kind.is_symlink() {
            diagnostics.push(symbolic_link(&below));
        } else if file_name.to_str().is_none() {
            let span = Span::start_of(&Arc::from(below.as_str()));
            let message = Message::new("name-not-text").with("path", below);
            diagnostics.push(Diagnostic::error("invalid-path", message).at(span));
        } else if kind.is_dir() {
            walk(&entry.path(), &below, found, diagnostics)?;
        } else if kind.is_file() {
            found.push((below.into(), entry.path()));
        }
    }
    Ok(())
}
