//! What stands in the output before a site is published: sitegen's own files, and those of others.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use super::manifest::{self, MANIFEST};
use super::{PublishFault, unwritable};

/// The output as it was found, by paths below it. No symbolic link was followed.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// Every folder below the output, and the output itself as the empty path.
    pub(super) folders: BTreeMap<PathBuf, Metadata>,
    /// The regular files that the manifest lists, and the manifest.
    pub(super) own: BTreeSet<PathBuf>,
    /// Everything else that is no folder.
    pub(super) foreign: BTreeSet<PathBuf>,
    /// What the manifest lists, whether it is there or not.
    pub(super) listed: BTreeSet<String>,
}

impl Standing {
    /// Reads the output; a folder with files but without a manifest is somebody else's.
    pub(super) fn read(output: &Path) -> Result<Self, PublishFault> {
        if !output.exists() {
            return Ok(Self::default());
        }
        let listed = manifest::listed(output)?;
        let standing = Self::below(output, listed.as_ref())?;
        if listed.is_none() && !(standing.foreign.is_empty() && standing.own.is_empty() && standing.folders.len() == 1)
        {
            return Err(PublishFault::Foreign(output.to_owned()));
        }
        Ok(standing)
    }

    /// What stands in `root`, told apart by `listed`.
    pub(super) fn below(root: &Path, listed: Option<&BTreeSet<String>>) -> Result<Self, PublishFault> {
        let mut standing = Self { listed: listed.cloned().unwrap_or_default(), ..Self::default() };
        let data = fs::metadata(root).map_err(|error| unwritable(root, error))?;
        standing.folders.insert(PathBuf::new(), data);
        let mut folders = vec![PathBuf::new()];
        while let Some(folder) = folders.pop() {
            let path = root.join(&folder);
            for entry in fs::read_dir(&path).map_err(|error| unwritable(&path, error))? {
                let entry = entry.map_err(|error| unwritable(&path, error))?;
                let below = folder.join(entry.file_name());
                let kind = entry.file_type().map_err(|error| unwritable(&entry.path(), error))?;
                if kind.is_dir() {
                    let data = entry.metadata().map_err(|error| unwritable(&entry.path(), error))?;
                    standing.folders.insert(below.clone(), data);
                    folders.push(below);
                } else if kind.is_file() && standing.lists(&below) {
                    standing.own.insert(below);
                } else {
                    standing.foreign.insert(below);
                }
            }
        }
        Ok(standing)
    }

    /// Whether the manifest lists a path, or it is the manifest's own.
    fn lists(&self, path: &Path) -> bool {
        let name = path.to_str().map(|path| path.replace(std::path::MAIN_SEPARATOR, "/"));
        name.is_some_and(|name| name == MANIFEST || self.listed.contains(&name))
    }

    /// The folders that hold none of sitegen's files.
    pub(super) fn foreign_folders(&self) -> impl Iterator<Item = &PathBuf> {
        let used: BTreeSet<&Path> = self.own.iter().flat_map(|file| file.ancestors().skip(1)).collect();
        self.folders.keys().filter(move |folder| !used.contains(folder.as_path()))
    }
}
