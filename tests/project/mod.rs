//! A project folder as tests use it: loaded from `tests/sites`, edited in memory, judged on a fixed day.
#![allow(dead_code, missing_docs, reason = "each test binary uses its own part")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sitegen::diagnostic::Diagnostic;
use sitegen::pipeline::{self, Outcome};
use sitegen::source::{Files, Position};
use sitegen::standard::Library;

/// The day on which every test judges a site.
pub const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 15);

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a project folder below the root of the repository.
pub fn load(folder: &str) -> Files {
    let (files, found) = sitegen::disk::read_project(&root().join(folder)).expect("the project folder can be read");
    assert_eq!(found, [], "{folder}");
    files
}

/// The small complete site that fixtures change.
pub fn base() -> Files {
    load("tests/sites/base")
}

/// Judges `files` by the built-in norms.
pub fn judge(files: &Files) -> Outcome {
    judge_with(files, Library::builtin())
}

/// Judges `files` by the norms of `library`.
pub fn judge_with(files: &Files, library: &Library) -> Outcome {
    pipeline::run(files, Vec::new(), library, TODAY, &mut |_| {})
}

/// Replaces `find`, which must stand in the file exactly once.
pub fn edit(files: &mut Files, file: &str, find: &str, replace: &str) {
    let text = files.text(file).unwrap_or_else(|| panic!("no text file {file}")).to_owned();
    assert_eq!(text.matches(find).count(), 1, "{find:?} must stand once in {file}");
    files.insert(file, text.replace(find, replace).into_bytes());
}

/// `file:line` of a finding, or nothing for one about the whole site.
pub fn place(diagnostic: &Diagnostic, files: &Files) -> Option<(String, usize)> {
    let span = diagnostic.source.as_ref()?;
    let position = Position::of(span, files.text(&span.file).unwrap_or_default());
    Some((span.file.to_string(), position.line))
}

/// The HTML of a page of the output that was verified.
pub fn page<'a>(outcome: &'a Outcome, path: &str) -> &'a str {
    let site = outcome.judged.verified.as_ref().expect("the site is verified");
    let file = site.files().iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(&file.bytes).expect("pages are UTF-8")
}

/// A new folder for one test, below the target folder; what an earlier run left in it is gone.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("the scratch folder can be emptied");
    }
    std::fs::create_dir_all(&folder).expect("a scratch folder can be made");
    folder
}

/// Writes files as a project folder on disk.
pub fn write(files: &Files, folder: &Path) {
    for (path, bytes) in files.under("") {
        let path = folder.join(path.as_ref());
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("folders can be made");
        std::fs::write(path, bytes).expect("files can be written");
    }
}

/// The files of an output by path.
pub type Listing = BTreeMap<String, Vec<u8>>;

/// Every file below a folder.
pub fn listing(folder: &Path) -> Listing {
    let mut found = Listing::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("the output can be read") {
            let path = entry.expect("the output can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    found
}
