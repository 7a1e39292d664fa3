//! What the system says of a file or folder without reading it, by which a change shows.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// How old a change must be for the clock of the file system to tell the next one from it.
const GRAIN: Duration = Duration::from_millis(100);

/// A file as the system describes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: Option<SystemTime>,
    changed: Option<SystemTime>,
    length: u64,
    id: FolderId,
    /// Whether the last change is so old that another one since would show; a file changed just now is read again.
    pub(super) settled: bool,
}

impl Stamp {
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let data = fs::symlink_metadata(path)?;
        let modified = data.modified().ok();
        let changed = changed(&data).or(modified);
        // A date in the future comes from another clock, and no waiting makes it older.
        let settled = changed.is_some_and(|changed| {
            SystemTime::now().duration_since(changed).map_or_else(|ahead| ahead.duration() > GRAIN, |age| age > GRAIN)
        });
        Ok(Self { modified, changed, length: data.len(), id: FolderId::read(&data), settled })
    }
}

/// When anything about a file last changed, even its date; known on Unix alone.
#[cfg(unix)]
fn changed(data: &Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let seconds = Duration::from_secs(u64::try_from(data.ctime()).ok()?);
    let rest = Duration::from_nanos(u64::try_from(data.ctime_nsec()).ok()?);
    SystemTime::UNIX_EPOCH.checked_add(seconds + rest)
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> Option<SystemTime> {
    None
}

/// What tells a folder or file from another that takes its name; the same for all where the system does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FolderId {
    /// Device and number, which may be given again to what is made next.
    number: (u64, u64),
    created: Option<SystemTime>,
}

impl FolderId {
    /// That of a folder, if it is there.
    pub fn of(path: &Path) -> Option<Self> {
        fs::symlink_metadata(path).ok().as_ref().map(Self::read)
    }

    fn read(data: &Metadata) -> Self {
        Self { number: number(data), created: data.created().ok() }
    }
}

#[cfg(unix)]
fn number(data: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (data.dev(), data.ino())
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> (u64, u64) {
    (0, 0)
}
