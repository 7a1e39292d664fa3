//! `build` and `check`: the same judgement, with and without a site at its end.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use jiff::civil::Date;

use super::progress::Progress;
use super::{Exit, coloured, complain, format_of, print};
use crate::diagnostic::{Diagnostic, Language, Message, Outcome, Severity};
use crate::disk::{self, DiskFault};
use crate::locale;
use crate::pipeline::{self, Stage};
use crate::publish::{self, PublishFault};
use crate::report::{self, Report};
use crate::standard::Library;
use crate::verify::blocks;

/// `sitegen check`: every stage up to the verdict; writes nothing.
pub(super) fn check(matches: &ArgMatches, asked: Option<Language>) -> Exit {
    run(matches, asked, None)
}

/// `sitegen build`: the same, and the site if nothing blocks it.
pub(super) fn build(matches: &ArgMatches, asked: Option<Language>) -> Exit {
    let output =
        matches.get_one::<PathBuf>("output").cloned().unwrap_or_else(|| Path::new(folder(matches)).join("public"));
    run(matches, asked, Some(&output))
}

/// The folder of the project.
pub(super) fn folder(matches: &ArgMatches) -> &str {
    matches.get_one::<String>("folder").map_or(".", String::as_str)
}

fn run(matches: &ArgMatches, asked: Option<Language>, output: Option<&Path>) -> Exit {
    let folder = Path::new(folder(matches));
    let before = asked.unwrap_or(Language::Fr);
    let (files, on_disk) = match disk::read_project(folder) {
        Ok(read) => read,
        Err(fault) => return unreadable(&fault, before),
    };
    let Some(today) = today(matches) else {
        complain(before, &Message::new("usage-epoch"));
        return Exit::Usage;
    };
    let library = Library::builtin();
    let mut progress = Progress::start(before);
    let mut outcome = pipeline::run(&files, on_disk, library, today, &mut |stage| progress.stage(stage));
    let language = asked.or(outcome.language()).unwrap_or(Language::Fr);
    let exit = exit(&outcome.judged.diagnostics, outcome.config.is_some(), matches.get_flag("strict"));
    let verified = outcome.judged.verified.take();
    let report = Report::new(&outcome, &files, library, language);
    let mut published = None;
    if let (Some(output), Some(site), Exit::Clean) = (output, &verified, exit) {
        progress.stage(Stage::Publishing);
        match publish::publish(site, &report, folder, output) {
            Ok(count) => published = Some(count),
            Err(fault) => {
                drop(progress);
                return unpublished(&fault, language);
            }
        }
    }
    drop(progress);
    let text = match format_of_check(matches) {
        "json" => report::json(&report),
        _ => report::human(&report, coloured()),
    };
    if let Err(exit) = print(&text) {
        return exit;
    }
    if let Some(output) = output {
        let message = match published {
            Some(count) => Message::new("published")
                .with("count", count)
                .with("page", output.join("index.html").display().to_string())
                .with("folder", folder.display().to_string()),
            None => Message::new("nothing-published"),
        };
        if let Err(exit) = print(&format!("{}\n", locale::text(language, &message))) {
            return exit;
        }
    }
    exit
}

/// `build` has no `--format`: its report is for people.
fn format_of_check(matches: &ArgMatches) -> &str {
    match matches.try_contains_id("format") {
        Ok(true) => format_of(matches),
        _ => "human",
    }
}

fn exit(diagnostics: &[Diagnostic], understood: bool, strict: bool) -> Exit {
    let undecided = |diagnostic: &Diagnostic| {
        diagnostic.outcome == Outcome::CantTell && diagnostic.waiver.is_none()
            || diagnostic.severity == Severity::Warning && diagnostic.outcome == Outcome::Failed
    };
    if !understood {
        Exit::Usage
    } else if diagnostics.iter().any(blocks) {
        Exit::Findings
    } else if strict && diagnostics.iter().any(undecided) {
        Exit::Strict
    } else {
        Exit::Clean
    }
}

/// The day on which the site is judged: the one given, else that of `SOURCE_DATE_EPOCH`, else that of the clock;
/// `None` where `SOURCE_DATE_EPOCH` is no number of seconds.
pub(super) fn today(matches: &ArgMatches) -> Option<Date> {
    if let Some(day) = matches.get_one::<Date>("today") {
        return Some(*day);
    }
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => {
            let moment = jiff::Timestamp::from_second(seconds.parse().ok()?).ok()?;
            Some(moment.to_zoned(jiff::tz::TimeZone::UTC).date())
        }
        Err(_) => Some(jiff::Zoned::now().date()),
    }
}

fn unreadable(fault: &DiskFault, language: Language) -> Exit {
    let (message, exit) = match fault {
        DiskFault::NoFolder(path) => (Message::new("usage-no-folder").with("path", shown(path)), Exit::Usage),
        DiskFault::NoProject(path) => (Message::new("usage-no-project").with("path", shown(path)), Exit::Usage),
        DiskFault::Unreadable { path, error } => {
            let message = Message::new("failure-read").with("path", shown(path)).with("detail", error.to_string());
            (message, Exit::Failure)
        }
    };
    complain(language, &message);
    exit
}

fn unpublished(fault: &PublishFault, language: Language) -> Exit {
    let (message, exit) = match fault {
        PublishFault::Dangerous(path) => (Message::new("publish-dangerous").with("path", shown(path)), Exit::Usage),
        PublishFault::Foreign(path) => (Message::new("publish-foreign").with("path", shown(path)), Exit::Usage),
        PublishFault::InTheWay(path) => (Message::new("publish-in-the-way").with("path", shown(path)), Exit::Usage),
        PublishFault::Busy(path) => (Message::new("publish-busy").with("path", shown(path)), Exit::Failure),
        PublishFault::Unwritable { path, error } => {
            let id = match error.kind() {
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "failure-full",
                ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => "failure-forbidden",
                ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => "failure-mounted",
                _ => "failure-write",
            };
            (Message::new(id).with("path", shown(path)).with("detail", error.to_string()), Exit::Failure)
        }
    };
    complain(language, &message);
    exit
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
