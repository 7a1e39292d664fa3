//! The files of a project as values, by their path inside the project folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, DirEntry};

/// Every file of a project that a stage may look at, by its path with `/` between the parts.
///
/// Cloning is cheap: the bytes are shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    files: BTreeMap<Arc<str>, Arc<[u8]>>,
}

impl Files {
    /// An empty project.
    pub fn new() -> Self {
        Self::default()
    }

    /// The files of a folder that is compiled into the program, by their path in it.
    pub fn embedded(folder: &Dir<'static>) -> Self {
        let mut files = Self::default();
        let mut folders = vec![folder];
        while let Some(folder) = folders.pop() {
            for entry in folder.entries() {
                match entry {
                    DirEntry::Dir(below) => folders.push(below),
                    DirEntry::File(file) => {
                        let parts = file.path().components().map(|part| part.as_os_str().to_string_lossy());
                        files.insert(parts.collect::<Vec<_>>().join("/"), file.contents());
                    }
                }
            }
        }
        files
    }

    /// Puts a file in, in place of one of the same path.
    pub fn insert(&mut self, path: impl Into<Arc<str>>, bytes: impl Into<Arc<[u8]>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Takes a file out; nothing happens where there is none.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// The bytes of a file, or `None` where there is no such file.
    pub fn bytes(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.files.get(path)
    }

    /// The text of a file, or `None` where there is no such file or it is not UTF-8.
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.files.get(path)?).ok()
    }

    /// The paths of the files that are not the same here as in `other`: changed, new or gone.
    pub fn changed_since(&self, other: &Self) -> Vec<Arc<str>> {
        let changed = self.files.iter().filter(|(path, bytes)| other.files.get(*path) != Some(*bytes));
        let gone = other.files.iter().filter(|(path, _)| !self.files.contains_key(*path));
        changed.chain(gone).map(|(path, _)| Arc::clone(path)).collect()
    }

    /// The files whose path begins with `folder` (which ends with `/`, or is empty for all), in the order of their paths.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a Arc<str>, &'a Arc<[u8]>)> + 'a {
        self.files
            .range::<str, _>((std::ops::Bound::Included(folder), std::ops::Bound::Unbounded))
            .take_while(move |(path, _)| path.starts_with(folder))
    }
}
