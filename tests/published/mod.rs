//! Two versions of one site that differ on every page, and what of them stands in an output: the old one, the new one, or something that must never be.
#![allow(dead_code, missing_docs, reason = "each test binary uses its own part")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use sitegen::diagnostic::Language;
use sitegen::pipeline::Outcome;
use sitegen::publish::{PublishFault, publish};
use sitegen::report::Report;
use sitegen::source::Files;
use sitegen::standard::Library;

use crate::project::Listing;

use crate::project;

/// The day given to the program, which is that of `project`.
pub const TODAY: [&str; 2] = ["--today", "2026-11-15"];

/// The base site in French alone, under one of two names that stand on every page.
pub fn version(name: &str) -> Files {
    let mut files = project::base();
    project::edit(&mut files, "sitegen.toml", "Pratique du Quai", name);
    project::edit(&mut files, "sitegen.toml", "languages = [\"fr\", \"en\"]", "languages = [\"fr\"]");
    let english: Vec<_> = files.under("content/en/").map(|(path, _)| path.clone()).collect();
    english.iter().for_each(|path| files.remove(path));
    files
}

/// A version with its judgement, which publishes without the program.
pub struct Version {
    files: Files,
    outcome: Outcome,
}

impl Version {
    pub fn of(name: &str) -> Self {
        let files = version(name);
        let outcome = project::judge(&files);
        assert!(outcome.judged.verified.is_some(), "{:#?}", outcome.judged.diagnostics);
        Self { files, outcome }
    }

    /// Publishes the version as the program does.
    pub fn publish(&self, folder: &Path, output: &Path) -> Result<usize, PublishFault> {
        let report = Report::new(&self.outcome, &self.files, Library::builtin(), Language::Fr);
        publish(self.outcome.judged.verified.as_ref().expect("verified"), &report, folder, output)
    }
}

/// The program, ready to build `folder` into `output` with one thread, so that it does the same each time.
pub fn build(folder: &Path, output: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitegen"));
    of_build(&mut command, folder, output);
    command
}

/// Gives `command` what [`build`] gives the program.
pub fn of_build(command: &mut Command, folder: &Path, output: &Path) {
    command.arg("build").arg(folder).args(TODAY).arg("--output").arg(output);
    command.env_remove("SOURCE_DATE_EPOCH").env("LC_ALL", "C").env("RAYON_NUM_THREADS", "1");
}

pub fn exit_of(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

/// What stands beside the output under the names that publishing uses.
pub fn left_beside(output: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(output.parent().expect("a folder")).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    paths.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().contains("sitegen-"))).collect()
}

/// Makes `output` what `listing` says, without a trace of anything else.
pub fn reset(output: &Path, listing: &Listing) {
    for path in left_beside(output).into_iter().chain([output.to_path_buf()]) {
        if path.is_dir() {
            std::fs::remove_dir_all(&path).expect("a folder can be removed");
        } else if path.exists() {
            std::fs::remove_file(&path).expect("a file can be removed");
        }
    }
    for (name, bytes) in listing {
        let path = output.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        std::fs::write(path, bytes).expect("files can be written");
    }
}
