//! Builds that are killed, on a disk that fills or refuses: at each system call that touches the output, and at random moments. The output is the old site or the new one, and the next build heals.
//!
//! The program itself runs, under strace, which stops it at the call that is asked for.

mod project;
mod published;

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use project::{Listing, listing};
use published::{Version, build, exit_of, left_beside, of_build, reset};

/// What changes a disk, and what a kill between two of them could leave half done.
const CALLS: &str =
    "openat,write,mkdir,link,linkat,rename,renameat2,unlink,unlinkat,rmdir,fsync,syncfs,flock,chmod,fchmod";

/// Those that a full disk answers with an error.
const WRITING: [&str; 7] = ["openat", "write", "mkdir", "link", "linkat", "renameat2", "syncfs"];

const OLD: &str = "Pratique du Quai";
const NEW: &str = "Pratique de la Rive";

/// One call of the program that touches the output: its name, the path below the bench by which strace knows it, and
/// which of them.
#[derive(Clone, Debug)]
struct Call {
    name: String,
    path: String,
    number: usize,
}

/// A folder with the new version as its project and the old one as its output.
struct Bench {
    folder: PathBuf,
    output: PathBuf,
}

struct Sites {
    old: Listing,
    new: Listing,
    next: Version,
}

impl Sites {
    fn of(name: &str) -> Self {
        let folder = project::scratch(name);
        let (old, next) = (Version::of(OLD), Version::of(NEW));
        let made = |version: &Version, to: &str| {
            version.publish(&folder, &folder.join(to)).expect("the site can be published");
            listing(&folder.join(to))
        };
        let sites = Self { old: made(&old, "old"), new: made(&next, "new"), next };
        assert!(sites.old.iter().filter(|(name, bytes)| sites.new[*name] != **bytes).count() > 10, "pages differ");
        sites
    }

    fn bench(&self, name: &str) -> Bench {
        let folder = project::scratch(name).canonicalize().expect("a real path");
        project::write(&published::version(NEW), &folder);
        let output = folder.join("public");
        reset(&output, &self.old);
        Bench { folder, output }
    }

    /// What stands in the output is one of the two sites, whole.
    fn assert_whole(&self, bench: &Bench, case: &str) -> bool {
        assert!(bench.output.is_dir(), "{case}: no site at all");
        let stands = listing(&bench.output);
        let is_new = stands == self.new;
        assert!(is_new || stands == self.old, "{case}: a mixture: {:?}", stands.keys());
        is_new
    }

    /// The next build gives the new site and leaves nothing beside it.
    fn assert_healed(&self, bench: &Bench, case: &str) {
        self.next.publish(&bench.folder, &bench.output).unwrap_or_else(|fault| panic!("{case}: {fault}"));
        assert!(listing(&bench.output) == self.new, "{case}: the next build gives the new site");
        assert_eq!(left_beside(&bench.output), [] as [PathBuf; 0], "{case}: nothing is left beside");
    }
}

impl Bench {
    /// A build under strace with the switches `asked`, and what strace noted.
    fn traced(&self, asked: &[String]) -> (Output, String) {
        let log = self.folder.join("strace.log");
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-y", "-s", "0", "-e", &format!("trace={CALLS}"), "-o"]).arg(&log);
        command.args(asked).arg(env!("CARGO_BIN_EXE_sitegen"));
        of_build(&mut command, &self.folder, &self.output);
        let output = command.args(["--lang", "fr"]).output().expect("strace starts; `cargo xtask test` installs it");
        (output, std::fs::read_to_string(log).unwrap_or_default())
    }

    /// Every call of a build that touches the output or what stands beside it.
    fn calls(&self) -> Vec<Call> {
        let (output, log) = self.traced(&[]);
        assert_eq!(exit_of(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
        let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut calls = Vec::new();
        for line in log.lines() {
            let Some((name, arguments)) = line.split_once(' ').and_then(|(_, call)| call.trim().split_once('(')) else {
                continue;
            };
            let arguments = arguments.rsplit_once(" = ").map_or(arguments, |(arguments, _)| arguments);
            let Some(path) = self.path_in(arguments) else { continue };
            let number = seen.entry((name.to_owned(), path.clone())).or_default();
            *number += 1;
            // A file that is only read changes nothing.
            if name == "openat" && !arguments.contains("O_CREAT") {
                continue;
            }
            calls.push(Call { name: name.to_owned(), path, number: *number });
        }
        calls
    }

    /// The first path of the output, or of what stands beside it, that a call names or has open, below the bench.
    fn path_in(&self, arguments: &str) -> Option<String> {
        let folder = self.folder.to_str().expect("a path");
        let at = arguments.match_indices(folder).map(|(at, _)| at).find(|at| {
            let rest = &arguments[at + folder.len()..];
            ["/public", "/.public", ">", "\""].iter().any(|next| rest.starts_with(next))
        })?;
        let end = arguments[at..].find(['>', '"']).map_or(arguments.len(), |length| at + length);
        Some(arguments[at + folder.len()..end].to_owned())
    }
}

impl Call {
    fn switches(&self, bench: &Bench, what: &str) -> Vec<String> {
        let inject = format!("inject={}:{what}:when={}", self.name, self.number);
        let path = format!("{}{}", bench.folder.display(), self.path);
        ["-P", &path, "-e", &inject].map(str::to_owned).to_vec()
    }
}

/// Runs `work` on every item in two threads, each with its own folder.
fn on_each<T: Sync>(sites: &Sites, name: &str, items: &[T], work: impl Fn(&Bench, &T) + Sync) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for thread in 0..2 {
            let (next, work) = (&next, &work);
            let bench = sites.bench(&format!("{name}-{thread}"));
            scope.spawn(move || {
                while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                    reset(&bench.output, &sites.old);
                    work(&bench, item);
                }
            });
        }
    });
}

#[test]
fn a_build_killed_at_any_call_leaves_one_site_whole_and_the_next_heals() {
    let sites = Sites::of("killed");
    let calls = sites.bench("killed-calls").calls();
    assert!(calls.len() > 80, "{calls:?}");
    for name in ["openat", "write", "mkdir", "linkat", "syncfs", "renameat2", "fsync", "unlinkat"] {
        assert!(calls.iter().any(|call| call.name == name), "{name} is among the calls: {calls:?}");
    }
    let (before, after) = (AtomicUsize::new(0), AtomicUsize::new(0));
    on_each(&sites, "killed", &calls, |bench, call| {
        let case = format!("killed at {call:?}");
        let (output, log) = bench.traced(&call.switches(bench, "signal=SIGKILL"));
        assert_eq!(output.status.signal(), Some(9), "{case}: {log}");
        let seen = if sites.assert_whole(bench, &case) { &after } else { &before };
        seen.fetch_add(1, Ordering::Relaxed);
        sites.assert_healed(bench, &case);
    });
    assert!(before.into_inner() > 40 && after.into_inner() > 10, "kills before and after the exchange");
}

#[test]
fn a_disk_that_fills_at_any_call_leaves_one_site_whole_and_says_so() {
    let sites = Sites::of("full");
    let mut calls = sites.bench("full-calls").calls();
    calls.retain(|call| WRITING.contains(&call.name.as_str()));
    assert!(calls.len() > 40, "{calls:?}");
    let told = AtomicUsize::new(0);
    on_each(&sites, "full", &calls, |bench, call| {
        let case = format!("full at {call:?}");
        let (output, log) = bench.traced(&call.switches(bench, "error=ENOSPC"));
        assert!(log.contains("(INJECTED)"), "{case}: {log}");
        let is_new = sites.assert_whole(bench, &case);
        let errors = String::from_utf8_lossy(&output.stderr);
        // A file that cannot get a second name is written, and an old site that cannot be taken away waits.
        match exit_of(&output) {
            0 => assert!(is_new, "{case}: success is the new site"),
            4 => {
                assert!(!is_new, "{case}: the old site stands");
                assert!(
                    errors.contains("Il n’y a plus de place sur le disque")
                        && errors.contains(&*bench.folder.to_string_lossy()),
                    "{errors}"
                );
                told.fetch_add(1, Ordering::Relaxed);
            }
            other => panic!("{case}: exit {other}: {errors}"),
        }
        sites.assert_healed(bench, &case);
    });
    assert!(told.into_inner() > 30, "most calls cannot do without space");
}

#[test]
fn a_disk_that_may_not_be_written_is_named_in_both_languages() {
    let sites = Sites::of("read-only");
    let bench = sites.bench("read-only-0");
    for (language, sentence) in [("fr", "Vous n’avez pas le droit d’écrire"), ("en", "You may not write")] {
        let lock = bench.folder.join(".public.sitegen-lock");
        let lock = lock.to_str().expect("a path");
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=openat", "-P", lock]);
        command.args(["-e", "inject=openat:error=EROFS", env!("CARGO_BIN_EXE_sitegen")]);
        of_build(&mut command, &bench.folder, &bench.output);
        let output = command.args(["--lang", language]).output().expect("strace starts");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(exit_of(&output), 4, "{errors}");
        assert!(errors.contains(sentence) && errors.contains(lock), "{errors}");
        assert!(!sites.assert_whole(&bench, "read-only"));
    }
}

#[test]
fn a_disk_that_cannot_exchange_takes_two_steps_and_a_kill_between_them_is_healed() {
    let sites = Sites::of("two-steps");
    let bench = sites.bench("two-steps-0");
    let refuse = ["-e", "inject=renameat2:error=EINVAL"].map(str::to_owned);
    let (output, log) = bench.traced(&refuse);
    assert_eq!(exit_of(&output), 0, "{log}");
    assert!(sites.assert_whole(&bench, "two steps"));
    let renames = log.lines().filter(|line| line.contains(" rename(")).count();
    assert_eq!(renames, 2, "{log}");
    for step in 1..=renames {
        reset(&bench.output, &sites.old);
        let kill = ["-e".to_owned(), format!("inject=rename:signal=SIGKILL:when={step}")];
        let (output, log) = bench.traced(&[refuse.as_slice(), &kill].concat());
        assert_eq!(output.status.signal(), Some(9), "{log}");
        if step == 2 {
            assert!(listing(&bench.folder.join(".public.sitegen-old")) == sites.old, "the old site waits, whole");
        }
        sites.assert_healed(&bench, &format!("step {step}"));
    }
}

#[test]
fn a_hundred_builds_killed_at_random_moments_leave_one_site_whole() {
    let sites = Sites::of("random");
    let whole = sites.bench("random-time");
    let begin = Instant::now();
    assert_eq!(exit_of(&build(&whole.folder, &whole.output).output().expect("the program runs")), 0);
    let length = begin.elapsed();
    let moments: Vec<u64> = (0..100).collect();
    on_each(&sites, "random", &moments, |bench, number| {
        let case = format!("kill {number}");
        let mut child = build(&bench.folder, &bench.output)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        // Half of them anywhere in a build, half while it writes.
        let random = scattered(*number);
        if number % 2 == 0 {
            std::thread::sleep(length.mul_f64(random * 1.1));
        } else {
            let lock = bench.folder.join(".public.sitegen-lock");
            let deadline = Instant::now() + length * 20;
            while !lock.exists() && Instant::now() < deadline && child.try_wait().expect("a child").is_none() {
                std::thread::sleep(Duration::from_micros(200));
            }
            std::thread::sleep(length.mul_f64(random * 0.1));
        }
        child.kill().expect("a child can be killed");
        child.wait().expect("a child ends");
        sites.assert_whole(bench, &case);
        sites.assert_healed(bench, &case);
    });
}

/// A number from 0 to 1 that looks like chance and is the same in every run.
fn scattered(number: u64) -> f64 {
    let mixed = (number + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 31)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (mixed >> 40) as f64 / (1u64 << 24) as f64
}
