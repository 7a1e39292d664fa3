//! When to look at the project folder again: at once after an edit, now and then in any case.
//!
//! Events of the system are taken as a knock on the door and nothing more: what changed is found by looking at the
//! whole tree. So an overflow, a rename in two halves or a nested folder that appeared between two events loses
//! nothing.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::disk::FolderId;

/// How long nothing must happen after an event: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(8);
/// How long a storm of events may go on before the tree is looked at all the same.
const STORM: Duration = Duration::from_millis(100);
/// How often the tree is looked at although nothing knocked: some file systems tell nothing.
const NOW_AND_THEN: Duration = Duration::from_secs(2);
/// The same where the system cannot watch all folders.
const POLL: Duration = Duration::from_millis(300);
/// The same right after a file changed, whose next change might bear the same date.
const AGAIN: Duration = Duration::from_millis(150);

/// What somebody may tell the one who watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Knock {
    /// Something happened in a folder.
    Event,
    /// The preview ends.
    Stop,
}

/// How somebody tells it.
#[derive(Clone, Debug)]
pub(super) struct Bell {
    knocked: Arc<AtomicBool>,
    sender: Sender<Knock>,
}

impl Bell {
    /// Ends the watch, and with it the work that it set off.
    pub(super) fn end(&self) {
        self.ring(Knock::Stop);
    }

    /// Whether something happened since the tree was last looked at.
    pub(super) fn knocked(&self) -> bool {
        self.knocked.load(Ordering::Relaxed)
    }

    fn ring(&self, knock: Knock) {
        self.knocked.store(true, Ordering::Relaxed);
        // Nobody listens any more once the watch has ended.
        let _ = self.sender.send(knock);
    }
}

/// The folders that are watched.
pub(super) struct Watch {
    watcher: Option<RecommendedWatcher>,
    watched: HashMap<PathBuf, FolderId>,
    knocks: Receiver<Knock>,
    bell: Bell,
    /// Whether the system watches every folder.
    pub(super) complete: bool,
}

impl Watch {
    /// Watches nothing yet; with the bell that ends the watch.
    pub(super) fn new() -> (Self, Bell) {
        let (sender, knocks) = mpsc::channel();
        let bell = Bell { knocked: Arc::default(), sender };
        let of_events = bell.clone();
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Reading a file is an event too; an error may mean that events were lost.
            if !event.is_ok_and(|event| matches!(event.kind, EventKind::Access(_))) {
                of_events.ring(Knock::Event);
            }
        });
        let watcher = watcher.ok();
        let complete = watcher.is_some();
        (Self { complete, watcher, watched: HashMap::new(), knocks, bell: bell.clone() }, bell)
    }

    /// Watches exactly `folders`; whether some of them were not watched before, so that the tree has to be looked at
    /// once more: what happened in them until now made no event.
    pub(super) fn follow(&mut self, folders: &[(PathBuf, FolderId)]) -> bool {
        let Some(watcher) = &mut self.watcher else { return false };
        let wanted: HashMap<&Path, FolderId> = folders.iter().map(|(path, id)| (path.as_path(), *id)).collect();
        self.watched.retain(|path, id| {
            let stays = wanted.get(path.as_path()) == Some(&*id);
            if !stays {
                // A folder that is gone took its watch along.
                let _ = watcher.unwatch(path);
            }
            stays
        });
        let mut fresh = false;
        self.complete = true;
        for (path, id) in folders {
            if self.watched.contains_key(path) {
                continue;
            }
            match watcher.watch(path, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    self.watched.insert(path.clone(), *id);
                    fresh = true;
                }
                Err(_) => self.complete = false,
            }
        }
        fresh
    }

    /// Forgets every event until now: the tree is about to be looked at.
    pub(super) fn begin(&self) {
        self.bell.knocked.store(false, Ordering::Relaxed);
    }

    /// The bell that events ring.
    pub(super) fn bell(&self) -> Bell {
        self.bell.clone()
    }

    /// Waits until it is time to look at the tree again; `settled` says that no file changed just now. False when the
    /// preview ends.
    pub(super) fn wait(&self, settled: bool) -> bool {
        let patience = match (settled, self.complete) {
            (false, _) => AGAIN,
            (true, true) => NOW_AND_THEN,
            (true, false) => POLL,
        };
        match self.knocks.recv_timeout(patience) {
            Ok(Knock::Event) => self.calm(),
            Err(RecvTimeoutError::Timeout) => true,
            Ok(Knock::Stop) | Err(RecvTimeoutError::Disconnected) => false,
        }
    }

    /// Waits until nothing has happened for a moment.
    fn calm(&self) -> bool {
        let begin = Instant::now();
        while begin.elapsed() < STORM {
            match self.knocks.recv_timeout(QUIET) {
                Ok(Knock::Event) => {}
                Err(RecvTimeoutError::Timeout) => return true,
                Ok(Knock::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        // What is left of the storm is seen when the tree is looked at.
        loop {
            match self.knocks.try_recv() {
                Ok(Knock::Event) => {}
                Ok(Knock::Stop) => return false,
                Err(_) => return true,
            }
        }
    }
}
