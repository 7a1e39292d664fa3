//! Two folders change places in one step, and what a killed build left beside them goes.

use std::fs;
use std::io;
use std::path::Path;

use super::place::Place;
use super::standing::Standing;
use super::{PublishFault, manifest, unwritable};

/// Puts the new site in the place of the old one. Until this returns without a fault, the old one stands.
pub(super) fn put_in_place(place: &Place) -> Result<(), PublishFault> {
    let Place { output, parent, fresh, gone, .. } = place;
    let held = |error| unwritable(output, error);
    let old = if is_absent_or_empty(output) {
        fs::rename(fresh, output).map_err(held)?;
        None
    } else if exchange(fresh, output).map_err(held)? {
        Some(fresh)
    } else {
        // Between these two the site is absent, and the next build puts the old one back.
        fs::rename(output, gone).map_err(held)?;
        if let Err(error) = fs::rename(fresh, output) {
            fs::rename(gone, output).map_err(held)?;
            return Err(held(error));
        }
        Some(gone)
    };
    sync_folder(parent);
    // The new site stands; an old one that cannot be taken away now is taken away by the next build.
    if let Some(old) = old {
        let _ = rescue(old, output).and_then(|()| remove(old));
    }
    Ok(())
}

/// Takes away what a killed build left, and puts the old site back where it is missing.
pub(super) fn heal(place: &Place) -> Result<(), PublishFault> {
    let Place { output, fresh, gone, .. } = place;
    if gone.symlink_metadata().is_ok() && is_absent_or_empty(output) {
        fs::rename(gone, output).map_err(|error| unwritable(gone, error))?;
    }
    for left in [gone, fresh] {
        if left.symlink_metadata().is_ok() {
            // Without a manifest it is a site that was never finished, and all of it was made from what stands.
            if manifest::listed(left)?.is_some() && output.exists() {
                rescue(left, output)?;
            }
            remove(left)?;
        }
    }
    Ok(())
}

/// Moves what is somebody else's from an old site to the one that stands: files that came, or were replaced, while
/// the new one was made.
fn rescue(old: &Path, output: &Path) -> Result<(), PublishFault> {
    let standing = Standing::below(old, manifest::listed(old)?.as_ref())?;
    for path in &standing.foreign {
        let (from, to) = (old.join(path), output.join(path));
        let time = |path: &Path| path.symlink_metadata().and_then(|data| data.modified()).ok();
        if to.symlink_metadata().is_ok() && time(&from) <= time(&to) {
            continue;
        }
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(|error| unwritable(parent, error))?;
        }
        fs::rename(&from, &to).map_err(|error| unwritable(&to, error))?;
    }
    Ok(())
}

/// Removes a folder beside the output with all that is in it; follows no link.
pub(super) fn remove(folder: &Path) -> Result<(), PublishFault> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unwritable(folder, error)),
        _ => Ok(()),
    }
}

fn is_absent_or_empty(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// Lets two folders change places; `false` where the file system cannot do it in one step.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use std::os::unix::ffi::OsStrExt;

    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    let (one, other) = (one.as_os_str().as_bytes(), other.as_os_str().as_bytes());
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(io::Error::from_raw_os_error(error.raw_os_error())),
    }
}

/// Other systems have no such step that is common to their file systems.
#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Brings the exchange itself to the disk. Where that fails, the disk still holds the old site or the new one, whole.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}
