//! The work behind the preview: look at the folder, redo what changed, show it, judge it, say what is new.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::Options;
use super::board::{Board, Touched};
use super::watch::Watch;
use crate::diagnostic::{Diagnostic, Language, Message, Outcome, Severity};
use crate::disk::{DiskFault, FolderId, Reading, Snapshot};
use crate::locale;
use crate::pipeline::{self, Revision, Session};
use crate::report::{self, Report};
use crate::source::Files;
use crate::standard::Library;
use crate::verify::{Judged, blocks};

/// New findings that are printed whole at a time; the others are counted.
const PRINTED: usize = 5;

/// Keeps `board` true to the project until the preview ends.
pub(super) fn run(mut watch: Watch, board: &Arc<Board>, options: &Options) {
    let library = Library::builtin();
    let mut work = Work {
        board,
        options,
        library,
        snapshot: Snapshot::default(),
        session: Session::new(library),
        seen: None,
        unjudged: None,
        told: BTreeSet::new(),
        said: None,
    };
    let bell = watch.bell();
    let mut polls = false;
    loop {
        watch.begin();
        let reading = work.snapshot.read(&options.folder);
        let settled = reading.as_ref().is_ok_and(|reading| reading.settled);
        let fresh = match &reading {
            Ok(reading) => watch.follow(&reading.folders),
            // What is missing may come back.
            Err(_) => {
                let root = FolderId::of(&options.folder).map(|id| (options.folder.clone(), id));
                watch.follow(root.as_slice())
            }
        };
        if fresh {
            continue;
        }
        if !watch.complete && !polls {
            (options.complain)(&locale::text(board.language(), &Message::new("serve-polls")));
        }
        polls = !watch.complete;
        // A fault of the program must not end the preview: it is told, and the next edit begins anew.
        let step = catch_unwind(AssertUnwindSafe(|| {
            work.look(reading);
            work.judge(&|| bell.knocked());
        }));
        if step.is_err() {
            work.session = Session::new(library);
            work.unjudged = None;
            work.fault(&Message::new("serve-crash"));
        }
        if !watch.wait(settled) {
            return;
        }
    }
}

/// What was seen of the project.
#[derive(Debug, PartialEq)]
enum Seen {
    /// Its files, what was wrong with their names, and the day.
    Project(Files, Vec<Diagnostic>, Date),
    /// Why it could not be read.
    Fault(Message),
}

struct Work<'a> {
    board: &'a Board,
    options: &'a Options,
    library: &'static Library,
    snapshot: Snapshot,
    session: Session<'static>,
    seen: Option<Seen>,
    /// What is on show and was not judged yet.
    unjudged: Option<Revision>,
    /// The findings that were printed, without their lines, which move.
    told: BTreeSet<(String, Option<Arc<str>>)>,
    /// The last summary that was printed.
    said: Option<String>,
}

impl Work<'_> {
    /// Shows the project as it was read, if that is not what is on show.
    fn look(&mut self, reading: Result<Reading, DiskFault>) {
        let now = match reading {
            Ok(Reading { files, diagnostics, .. }) => Seen::Project(files, diagnostics, (self.options.today)()),
            Err(fault) => Seen::Fault(explained(&fault)),
        };
        if self.seen.as_ref() == Some(&now) {
            return;
        }
        let touched = touched(self.seen.as_ref(), &now);
        self.unjudged = None;
        match &now {
            Seen::Fault(message) => {
                let message = message.clone();
                self.seen = Some(now);
                self.fault(&message);
            }
            Seen::Project(files, found, today) => {
                match self.session.update(files, found.clone(), *today, &mut |_| {}) {
                    Ok(revision) => {
                        let first = revision.config.site.languages.first().copied();
                        self.board.speak(self.options.language.or(first).unwrap_or(Language::Fr));
                        self.board.show(&revision, touched);
                        self.unjudged = Some(revision);
                        self.seen = Some(now);
                    }
                    Err(found) => {
                        let judged = Judged { diagnostics: found, verified: None, pages: 0 };
                        let outcome = pipeline::Outcome { config: None, judged };
                        self.seen = Some(now);
                        self.tell(&outcome);
                    }
                }
            }
        }
    }

    /// Judges what is on show, unless it is judged or `stop` says that it will not be on show for long.
    fn judge(&mut self, stop: &(dyn Fn() -> bool + Sync)) {
        let Some(revision) = &self.unjudged else { return };
        if let Some(outcome) = self.session.judge(revision, stop) {
            self.unjudged = None;
            self.tell(&outcome);
        }
    }

    /// Shows and prints what a judgement came to.
    fn tell(&mut self, outcome: &pipeline::Outcome) {
        let Some(Seen::Project(files, ..)) = &self.seen else { return };
        let language = self.board.language();
        let report = Report::new(outcome, files, self.library, language);
        self.board.tell(&report::preview(&report).to_string());
        let weighty = |diagnostic: &&Diagnostic| {
            matches!(diagnostic.outcome, Outcome::Failed | Outcome::CantTell)
                && diagnostic.severity != Severity::Reminder
        };
        let all: Vec<&Diagnostic> = report.diagnostics.iter().filter(weighty).collect();
        let key = |diagnostic: &Diagnostic| {
            let file = diagnostic.source.as_ref().map(|span| Arc::clone(&span.file));
            (format!("{} {:?}", diagnostic.rule, diagnostic.message), file)
        };
        let mut text = String::new();
        let fresh: Vec<&&Diagnostic> = all.iter().filter(|found| !self.told.contains(&key(found))).collect();
        for diagnostic in fresh.iter().take(PRINTED) {
            text.push_str(&report::human_finding(&report, diagnostic, self.options.coloured));
            text.push_str("\n\n");
        }
        if fresh.len() > PRINTED {
            let message = Message::new("preview-more").with("count", fresh.len() - PRINTED);
            text.push_str(&locale::text(language, &message));
            text.push('\n');
        }
        self.told = all.iter().map(|found| key(found)).collect();
        let blocking = all.iter().filter(|diagnostic| blocks(diagnostic)).count();
        text.push_str(&report::summary(language, blocking, all.len()));
        self.say(text);
    }

    /// Shows and prints why the project could not be read.
    fn fault(&mut self, message: &Message) {
        let language = self.board.language();
        self.board.tell(&report::preview_fault(message, language).to_string());
        self.told.clear();
        let help = locale::help(language, message).map(|help| format!("\n{help}")).unwrap_or_default();
        self.say(format!("{}{help}", locale::text(language, message)));
    }

    /// Prints what has not just been printed.
    fn say(&mut self, text: String) {
        if self.said.as_ref() != Some(&text) {
            (self.options.say)(&text);
            self.said = Some(text);
        }
    }
}

/// What the difference between two looks concerns.
fn touched(before: Option<&Seen>, now: &Seen) -> Touched {
    let (Some(Seen::Project(before, found, day)), Seen::Project(now, other_found, other_day)) = (before, now) else {
        return Touched::Pages;
    };
    if found != other_found || day != other_day {
        return Touched::Pages;
    }
    let changed = now.changed_since(before);
    let style = |path: &Arc<str>| path.ends_with(".css");
    let asset = |path: &Arc<str>| path.starts_with("static/") || path.starts_with("theme/assets/");
    if changed.iter().all(style) {
        Touched::Styles
    } else if changed.iter().all(|path| style(path) || asset(path)) {
        Touched::Files
    } else {
        Touched::Pages
    }
}

fn explained(fault: &DiskFault) -> Message {
    let shown = |path: &Path| path.display().to_string();
    match fault {
        DiskFault::NoFolder(path) => Message::new("usage-no-folder").with("path", shown(path)),
        DiskFault::NoProject(path) => Message::new("usage-no-project").with("path", shown(path)),
        DiskFault::Unreadable { path, error } => {
            Message::new("failure-read").with("path", shown(path)).with("detail", error.to_string())
        }
    }
}
