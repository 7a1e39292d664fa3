//! How a site is published: what does not change stays, what is somebody else's stays, two builds wait for each other, and no folder is replaced that must not be.

mod project;
mod published;

use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use project::listing;
use published::{Version, build, exit_of, left_beside};
use sitegen::publish::PublishFault;

const OLD: &str = "Pratique du Quai";
const NEW: &str = "Pratique de la Rive";

fn identity(path: &Path) -> (u64, i64, i64) {
    let data = std::fs::metadata(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    (data.ino(), data.mtime(), data.mtime_nsec())
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn a_file_that_did_not_change_stays_the_same_file() {
    let folder = project::scratch("same-file");
    let output = folder.join("public");
    let (old, new) = (Version::of(OLD), Version::of(NEW));
    old.publish(&folder, &output).expect("published");
    let (image, page) = (output.join("images/fleuve.png"), output.join("index.html"));
    let before = (identity(&image), identity(&page), identity(&output));
    old.publish(&folder, &output).expect("published");
    assert_eq!((identity(&image), identity(&page), identity(&output)), before, "nothing changed, nothing is touched");
    new.publish(&folder, &output).expect("published");
    assert_eq!(identity(&image), before.0);
    assert_ne!(identity(&page).0, before.1.0);
    assert_eq!(std::fs::metadata(&image).expect("a file").nlink(), 1, "the old site is gone");
    // A file that somebody changed is what the site says again, also where its length and time are as before.
    let bytes = std::fs::read(&page).expect("a page");
    let time = std::fs::metadata(&page).expect("a page").modified().expect("a time");
    std::fs::write(&page, vec![b'x'; bytes.len()]).expect("changed");
    std::fs::File::options().write(true).open(&page).expect("a page").set_modified(time).expect("the time as before");
    new.publish(&folder, &output).expect("published");
    assert!(std::fs::read(&page).expect("a page") == bytes);
}

#[test]
fn a_copy_of_the_site_by_second_names_cannot_change_it() {
    let folder = project::scratch("second-names");
    let output = folder.join("public");
    let (old, new) = (Version::of(OLD), Version::of(NEW));
    old.publish(&folder, &output).expect("published");
    let kept = folder.join("kept.png");
    std::fs::hard_link(output.join("images/fleuve.png"), &kept).expect("a second name");
    new.publish(&folder, &output).expect("published");
    std::fs::write(&kept, "changed in the copy").expect("written");
    assert_ne!(read_bytes(&output.join("images/fleuve.png")), b"changed in the copy");
}

fn read_bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("a file")
}

#[test]
fn what_is_somebody_elses_is_taken_along_as_it_is() {
    let folder = project::scratch("taken-along");
    let output = folder.join("public");
    let (old, new) = (Version::of(OLD), Version::of(NEW));
    old.publish(&folder, &output).expect("published");
    write(&folder.join("secret.txt"), "not of the site");
    write(&output.join("google123.html"), "mine");
    write(&output.join("notes/2026/a.txt"), "mine too");
    std::fs::create_dir(output.join("empty")).expect("a folder");
    symlink("../secret.txt", output.join("link.txt")).expect("a link");
    symlink("..", output.join("around")).expect("a link");
    std::fs::set_permissions(&output, std::fs::Permissions::from_mode(0o2750)).expect("permissions");
    let before = identity(&output.join("google123.html"));
    new.publish(&folder, &output).expect("published");
    assert_eq!(identity(&output.join("google123.html")), before);
    assert_eq!(read(&output.join("notes/2026/a.txt")), "mine too");
    assert!(output.join("empty").is_dir());
    assert_eq!(std::fs::read_link(output.join("link.txt")).expect("still a link"), Path::new("../secret.txt"));
    assert_eq!(std::fs::read_link(output.join("around")).expect("still a link"), Path::new(".."));
    assert_eq!(std::fs::metadata(&output).expect("the output").mode() & 0o7777, 0o2750);
    assert_eq!(read(&folder.join("secret.txt")), "not of the site");
}

#[test]
fn what_stands_in_the_way_of_a_page_is_named_and_left() {
    let folder = project::scratch("in-the-way");
    let output = folder.join("public");
    let (old, new) = (Version::of(OLD), Version::of(NEW));
    old.publish(&folder, &output).expect("published");
    let before = listing(&output);
    let elsewhere = folder.join("elsewhere");
    write(&elsewhere.join("index.html"), "not of the site");
    std::fs::remove_dir_all(output.join("approche")).expect("gone");
    symlink("../elsewhere", output.join("approche")).expect("a link");
    let fault = new.publish(&folder, &output).expect_err("a link stands where a page goes");
    assert!(matches!(&fault, PublishFault::InTheWay(path) if path.ends_with("public/approche")), "{fault}");
    assert_eq!(read(&elsewhere.join("index.html")), "not of the site");
    assert_eq!(left_beside(&output), [] as [PathBuf; 0]);
    std::fs::remove_file(output.join("approche")).expect("gone");
    old.publish(&folder, &output).expect("published");
    assert!(listing(&output) == before);
}

#[test]
fn a_file_that_came_while_a_killed_build_wrote_is_not_lost() {
    let folder = project::scratch("came-late");
    let output = folder.join("public");
    let (old, new) = (Version::of(OLD), Version::of(NEW));
    old.publish(&folder, &output).expect("published");
    new.publish(&folder, &folder.join(".public.sitegen-new")).expect("published");
    // As after an exchange: the site beside is the old one, and somebody put a file into it at the last moment.
    write(&folder.join(".public.sitegen-new/late/notes.txt"), "mine");
    write(&folder.join(".public.sitegen-new/late/both.txt"), "older");
    write(&output.join("late/both.txt"), "newer");
    new.publish(&folder, &output).expect("published");
    assert_eq!(read(&output.join("late/notes.txt")), "mine");
    assert_eq!(read(&output.join("late/both.txt")), "newer");
    assert_eq!(left_beside(&output), [] as [PathBuf; 0]);
}

#[test]
fn two_builds_at_once_wait_for_each_other() {
    let (one, other) = (project::scratch("race-one"), project::scratch("race-other"));
    let output = project::scratch("race").join("site");
    let mut wanted = Vec::new();
    for (folder, name) in [(&one, OLD), (&other, NEW)] {
        project::write(&published::version(name), folder);
        let version = Version::of(name);
        version.publish(folder, &folder.join("wanted")).expect("published");
        wanted.push(listing(&folder.join("wanted")));
    }
    for round in 0..12 {
        let running: Vec<_> = [&one, &other, &one]
            .map(|folder| build(folder, &output).stdout(std::process::Stdio::null()).spawn().expect("the program runs"))
            .into();
        for child in running {
            assert_eq!(exit_of(&child.wait_with_output().expect("a child ends")), 0, "round {round}");
        }
        let stands = listing(&output);
        assert!(wanted.contains(&stands), "round {round}: a mixture: {:?}", stands.keys());
        assert_eq!(left_beside(&output), [] as [PathBuf; 0]);
    }
}

#[test]
fn a_lock_is_waited_for_while_it_is_held_and_says_nothing_once_its_owner_is_dead() {
    let folder = project::scratch("lock");
    let output = folder.join("public");
    let version = Version::of(OLD);
    let path = folder.join(".public.sitegen-lock");
    write(&path, "left by a build that was killed");
    version.publish(&folder, &output).expect("nobody holds it");
    assert!(!path.exists());
    let held = std::fs::File::create(&path).expect("a file");
    held.lock().expect("a lock");
    let begin = SystemTime::now();
    std::thread::scope(|scope| {
        let publishing = scope.spawn(|| version.publish(&folder, &output).expect("published"));
        std::thread::sleep(Duration::from_millis(300));
        assert!(!publishing.is_finished(), "it waits");
        drop(held);
        publishing.join().expect("published");
    });
    assert!(begin.elapsed().expect("time goes on") >= Duration::from_millis(300));
}

#[test]
fn no_folder_is_replaced_that_must_not_be() {
    let around = project::scratch("must-not-be").canonicalize().expect("a real path");
    let folder = around.join("project");
    project::write(&project::base(), &folder);
    let version = Version::of(OLD);
    write(&folder.join("other/mine.txt"), "mine");
    std::fs::create_dir(around.join("target")).expect("a folder");
    symlink(around.join("target"), folder.join("link")).expect("a link");
    symlink(around.join("nowhere"), folder.join("dangling")).expect("a link");
    symlink(&folder, around.join("alias")).expect("a link");
    let before = listing(&around.join("project/content"));
    for refused in [
        PathBuf::from("/"),
        around.clone(),
        folder.clone(),
        folder.join("content"),
        folder.join("content/fr/site"),
        folder.join("Content/site"),
        folder.join("STATIC"),
        folder.join("sitegen.toml"),
        folder.join("theme/new/site"),
        folder.join("link"),
        folder.join("dangling"),
        around.join("alias"),
        around.join("alias/content"),
        folder.join("new/../../project"),
        folder.join("public/../content"),
        folder.join(".."),
        std::env::home_dir().expect("a home"),
        std::env::home_dir().expect("a home").join(".."),
    ] {
        let fault = version.publish(&folder, &refused).expect_err(&refused.display().to_string());
        assert!(matches!(fault, PublishFault::Dangerous(_)), "{}: {fault}", refused.display());
    }
    let fault = version.publish(&folder, &folder.join("other")).expect_err("somebody else's folder");
    assert!(matches!(fault, PublishFault::Foreign(_)), "{fault}");
    assert!(listing(&around.join("project/content")) == before);
    assert!(!folder.join("theme").exists() && !folder.join("Content").exists(), "nothing was made on the way");
    version.publish(&folder, &around.join("alias/sites/new")).expect("a link on the way is the author's own");
    assert!(folder.join("sites/new/index.html").is_file());
}
