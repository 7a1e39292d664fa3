//! Whole builds of 20, 1,000 and 10,000 generated bilingual pages, from the files on disk to the published site, with what each stage took.

#![allow(missing_docs, reason = "a program")]

mod generated;

use std::path::Path;
use std::time::{Duration, Instant};

use sitegen::pipeline::{self, Stage};
use sitegen::report::Report;
use sitegen::standard::Library;
use sitegen::{disk, publish};

fn main() {
    // `cargo test --benches` only asks whether the benches build.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    println!(
        "pages  total s  settings  gathering  rendering  verifying  publishing  new site  one page  files  peak MB"
    );
    for pages in [20, 1_000, 10_000] {
        let folder = generated::project(pages, "build");
        // The first build warms the file cache and writes every file; the better of the next three counts. Nothing
        // changes for these, so publishing finds the site as it should be.
        let first = build(&folder);
        let best = (0..3).map(|_| build(&folder)).min_by_key(|took| took.total).expect("three builds");
        let page = folder.join("content/fr/page-1.md");
        let text = std::fs::read_to_string(&page).expect("a page can be read");
        std::fs::write(&page, text + "\nUn mot de plus.\n").expect("a page can be written");
        let edited = build(&folder);
        let seconds = |duration: Duration| duration.as_secs_f64();
        println!(
            "{pages:5}  {:7.3}  {:8.3}  {:9.3}  {:9.3}  {:9.3}  {:10.3}  {:8.3}  {:8.3}  {:5}  {:7}",
            seconds(best.total),
            seconds(best.stages[0]),
            seconds(best.stages[1]),
            seconds(best.stages[2]),
            seconds(best.stages[3]),
            seconds(best.stages[4]),
            seconds(first.stages[4]),
            seconds(edited.stages[4]),
            best.files,
            peak_megabytes()
        );
    }
}

struct Took {
    total: Duration,
    stages: [Duration; 5],
    files: usize,
}

fn build(folder: &Path) -> Took {
    let library = Library::builtin();
    let begin = Instant::now();
    let (files, found) = disk::read_project(folder).expect("the generated project can be read");
    let mut starts: Vec<(Stage, Instant)> = Vec::new();
    let today = jiff::civil::date(2026, 11, 15);
    let mut outcome = pipeline::run(&files, found, library, today, &mut |stage| starts.push((stage, Instant::now())));
    let verified =
        outcome.judged.verified.take().unwrap_or_else(|| panic!("{:#?}", outcome.judged.diagnostics.first()));
    starts.push((Stage::Publishing, Instant::now()));
    let report = Report::new(&outcome, &files, library, sitegen::diagnostic::Language::Fr);
    let count = publish::publish(&verified, &report, folder, &folder.join("public")).expect("the site can be written");
    let end = Instant::now();
    let mut stages = [Duration::ZERO; 5];
    for (index, (_, start)) in starts.iter().enumerate() {
        let next = starts.get(index + 1).map_or(end, |(_, next)| *next);
        stages[index] = next - *start;
    }
    Took { total: end - begin, stages, files: count }
}

/// The most memory this program has held, in megabytes; 0 where the system does not tell.
fn peak_megabytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<usize>().ok());
    kilobytes.unwrap_or(0) / 1024
}
