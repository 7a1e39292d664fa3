//! The new site as a folder beside the old one: what changed written, what did not given a second name, what is somebody else's taken along.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::MANIFEST;
use super::place::Place;
use super::standing::Standing;
use super::{PublishFault, unwritable};
use crate::render::OutputFile;

/// A site that is to be written.
pub(super) struct New<'a> {
    /// Its files, without the manifest.
    files: Vec<Piece<'a>>,
    manifest: Piece<'a>,
}

/// One file of it.
struct Piece<'a> {
    path: &'a str,
    bytes: &'a [u8],
    /// Whether the same bytes stand in the output under the same name.
    unchanged: bool,
}

impl<'a> New<'a> {
    /// `files` and their manifest, compared with what stands in the output.
    pub(super) fn of(files: &[&'a OutputFile], manifest: &'a str, output: &Path, standing: &Standing) -> Self {
        let piece = |path: &'a str, bytes: &'a [u8]| Piece {
            path,
            bytes,
            unchanged: standing.own.contains(Path::new(path)) && is_the_same(&output.join(path), bytes),
        };
        Self {
            files: files.par_iter().map(|file| piece(&file.path, &file.bytes)).collect(),
            manifest: piece(MANIFEST, manifest.as_bytes()),
        }
    }

    /// Whether the output holds this site already, and nothing of an older one.
    pub(super) fn is_what_stands(&self, standing: &Standing) -> bool {
        self.all().all(|piece| piece.unchanged) && standing.own.len() == self.files.len() + 1
    }

    /// Every file, the manifest last.
    fn all(&self) -> impl Iterator<Item = &Piece<'a>> {
        self.files.iter().chain([&self.manifest])
    }

    /// Makes the site beside the output and waits until it is on the disk.
    pub(super) fn make(&self, place: &Place, standing: &Standing) -> Result<(), PublishFault> {
        let fresh = &place.fresh;
        let mut folders: BTreeSet<&Path> =
            self.all().flat_map(|piece| Path::new(piece.path).ancestors().skip(1)).collect();
        folders.extend(standing.foreign_folders().flat_map(|folder| folder.ancestors()));
        // In their order, so that a folder stands before what is in it.
        for folder in &folders {
            let path = fresh.join(folder);
            fs::create_dir(&path).map_err(|error| unwritable(&path, error))?;
        }
        self.files.par_iter().try_for_each(|piece| piece.put(place))?;
        for path in &standing.foreign {
            take_along(place, path)?;
        }
        for folder in folders {
            keep_permissions(&fresh.join(folder), standing.folders.get(folder))?;
        }
        self.manifest.put(place)?;
        let written: Vec<PathBuf> =
            self.all().filter(|piece| !piece.unchanged).map(|piece| fresh.join(piece.path)).collect();
        sync(fresh, &written)
    }
}

impl Piece<'_> {
    fn put(&self, place: &Place) -> Result<(), PublishFault> {
        let target = place.fresh.join(self.path);
        // Both names are of one file until the old site goes. Nothing of sitegen ever writes into a file that stands,
        // so the old site cannot change by it; where a disk has no second names, the file is written.
        if self.unchanged && fs::hard_link(place.output.join(self.path), &target).is_ok() {
            return Ok(());
        }
        let made = OpenOptions::new().write(true).create_new(true).open(&target);
        made.and_then(|mut file| file.write_all(self.bytes)).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => PublishFault::InTheWay(place.output.join(self.path)),
            _ => unwritable(&target, error),
        })
    }
}

/// Whether the file at `path` is a file of one name that holds just these bytes.
fn is_the_same(path: &Path, bytes: &[u8]) -> bool {
    let Ok(data) = fs::symlink_metadata(path) else { return false };
    data.is_file()
        && data.len() == bytes.len() as u64
        && has_one_name(&data)
        && fs::read(path).is_ok_and(|standing| standing == bytes)
}

/// A file that has a name elsewhere, in somebody's copy of the site, could be changed from there.
#[cfg(unix)]
fn has_one_name(data: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(data) == 1
}

#[cfg(not(unix))]
fn has_one_name(_: &fs::Metadata) -> bool {
    true
}

/// Puts somebody else's file into the new site: the same file by a second name, or a copy where that cannot be.
fn take_along(place: &Place, path: &Path) -> Result<(), PublishFault> {
    let (from, to) = (place.output.join(path), place.fresh.join(path));
    if let Some(parent) = to.parent()
        && fs::create_dir_all(parent)
            .is_err_and(|error| matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory))
    {
        return Err(PublishFault::InTheWay(from));
    }
    if to.symlink_metadata().is_ok() {
        return Err(PublishFault::InTheWay(from));
    }
    let Err(refused) = fs::hard_link(&from, &to) else { return Ok(()) };
    let kind = from.symlink_metadata().map_err(|error| unwritable(&from, error))?.file_type();
    if kind.is_file() {
        fs::copy(&from, &to).map(drop).map_err(|error| unwritable(&to, error))
    } else if kind.is_symlink() {
        copy_link(&from, &to).map_err(|error| unwritable(&to, error))
    } else {
        Err(unwritable(&from, refused))
    }
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn copy_link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

/// A folder that an administrator opened or closed to others stays so.
fn keep_permissions(folder: &Path, old: Option<&fs::Metadata>) -> Result<(), PublishFault> {
    let Some(old) = old else { return Ok(()) };
    let new = fs::metadata(folder).map_err(|error| unwritable(folder, error))?;
    if new.permissions() == old.permissions() {
        return Ok(());
    }
    fs::set_permissions(folder, old.permissions()).map_err(|error| unwritable(folder, error))
}

/// Waits until all of a folder's file system is on the disk: one call for thousands of new files and folders.
#[cfg(target_os = "linux")]
fn sync(folder: &Path, _: &[PathBuf]) -> Result<(), PublishFault> {
    use std::os::unix::ffi::OsStrExt;

    use rustix::fs::{Mode, OFlags, open, syncfs};
    let path = folder.as_os_str().as_bytes();
    let synced = open(path, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty()).and_then(syncfs);
    synced.map_err(|error| unwritable(folder, io::Error::from_raw_os_error(error.raw_os_error())))
}

/// Waits until each new file is on the disk.
#[cfg(not(target_os = "linux"))]
fn sync(_: &Path, written: &[PathBuf]) -> Result<(), PublishFault> {
    written.par_iter().try_for_each(|path| {
        fs::File::open(path).and_then(|file| file.sync_all()).map_err(|error| unwritable(path, error))
    })
}
