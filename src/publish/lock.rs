//! Two builds of one site wait for each other; a build that died holds nobody up.

use std::fs::{self, File, TryLockError};
use std::thread;
use std::time::Duration;

use super::place::Place;
use super::{PublishFault, unwritable};

/// How often a build looks whether the other one is done, and how long it rests between.
const ATTEMPTS: u32 = 1_200;
const REST: Duration = Duration::from_millis(50);

/// The right to write the site, for as long as it lives. The system takes it back from a process that dies.
#[derive(Debug)]
pub(super) struct Lock<'a> {
    place: &'a Place,
    _file: File,
}

/// Waits for the right to write the site, for a minute at most.
pub(super) fn take(place: &Place) -> Result<Lock<'_>, PublishFault> {
    let path = &place.lock;
    for _ in 0..ATTEMPTS {
        let file = File::options().create(true).truncate(false).write(true).open(path);
        let file = file.map_err(|error| unwritable(path, error))?;
        match file.try_lock() {
            // The build before may have taken its file away in between: then this is a lock on nothing.
            Ok(()) if is_still_there(&file, place) => return Ok(Lock { place, _file: file }),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => thread::sleep(REST),
            Err(TryLockError::Error(error)) => return Err(unwritable(path, error)),
        }
    }
    Err(PublishFault::Busy(place.output.clone()))
}

impl Drop for Lock<'_> {
    fn drop(&mut self) {
        // A file that stays is no harm: it says nothing unless a process holds it.
        let _ = fs::remove_file(&self.place.lock);
    }
}

#[cfg(unix)]
fn is_still_there(file: &File, place: &Place) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(held), Ok(named)) = (file.metadata(), fs::symlink_metadata(&place.lock)) else { return false };
    (held.dev(), held.ino()) == (named.dev(), named.ino())
}

/// Other systems do not take away a file that is open.
#[cfg(not(unix))]
fn is_still_there(_: &File, _: &Place) -> bool {
    true
}
