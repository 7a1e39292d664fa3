//! Each rule against its fixtures: the ones that must fire, at their lines, and the benign neighbours that must not.

mod project;

use std::collections::BTreeSet;

use base64::Engine as _;
use serde::Deserialize;
use sitegen::diagnostic::{Diagnostic, Severity};
use sitegen::rules;
use sitegen::source::Files;

/// What no project folder can show with the built-in packs; `tests/faulty_packs.rs` shows it with others.
const SHOWN_BY_PACKS: [(&str, &str); 2] = [("model-text", "fires"), ("untested-requirement", "quiet")];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixture {
    #[serde(default)]
    edit: Vec<Edit>,
    #[serde(default)]
    write: Vec<Write>,
    #[serde(default)]
    remove: Vec<Remove>,
    #[serde(default)]
    expect: Vec<Expect>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    file: String,
    find: String,
    replace: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Write {
    file: String,
    text: Option<String>,
    base64: Option<String>,
    /// Text to repeat, for files too long to be written out.
    repeat: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Remove {
    file: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    file: Option<String>,
    line_of: Option<String>,
    severity: String,
}

#[test]
fn the_base_site_gives_no_finding_but_what_no_rule_reads_yet() {
    let outcome = project::judge(&project::base());
    let told: Vec<&Diagnostic> =
        outcome.judged.diagnostics.iter().filter(|diagnostic| diagnostic.rule != "untested-requirement").collect();
    assert!(told.is_empty(), "{told:#?}");
    assert!(outcome.judged.verified.is_some());
}

#[test]
fn every_rule_fires_where_it_must_and_only_there() {
    let folder = project::root().join("tests/rules");
    let mut faults = Vec::new();
    for rule in rules::all() {
        let mut seen = BTreeSet::new();
        let mut paths: Vec<_> = std::fs::read_dir(folder.join(rule.id))
            .map(|entries| entries.map(|entry| entry.expect("the folder can be read").path()).collect())
            .unwrap_or_default();
        paths.sort();
        for path in paths {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            let case = format!("{}/{name}", rule.id);
            let text = std::fs::read_to_string(&path).expect("fixtures can be read");
            let fixture: Fixture = toml::from_str(&text).unwrap_or_else(|error| panic!("{case}: {error}"));
            let files = applied(&fixture);
            let outcome = project::judge(&files);
            let found: Vec<&Diagnostic> =
                outcome.judged.diagnostics.iter().filter(|diagnostic| diagnostic.rule == rule.id).collect();
            if name.starts_with("fires") {
                seen.insert("fires");
                assert!(!fixture.expect.is_empty(), "{case}: says nothing of what it expects");
                for expected in &fixture.expect {
                    if !found.iter().any(|diagnostic| answers(diagnostic, expected, &files)) {
                        let at: Vec<_> = found
                            .iter()
                            .map(|diagnostic| {
                                (project::place(diagnostic, &files), diagnostic.severity, diagnostic.message.id)
                            })
                            .collect();
                        faults.push(format!(
                            "{case}: wanted {:?} at {:?} ({}); found {at:?}",
                            expected.file, expected.line_of, expected.severity
                        ));
                    }
                }
            } else {
                seen.insert("quiet");
                if !found.is_empty() {
                    let messages: Vec<_> = found
                        .iter()
                        .map(|diagnostic| (&diagnostic.message, project::place(diagnostic, &files)))
                        .collect();
                    faults.push(format!("{case}: must be quiet; found {messages:?}"));
                }
            }
        }
        seen.extend(SHOWN_BY_PACKS.iter().filter(|(id, _)| *id == rule.id).map(|(_, kind)| *kind));
        if seen.len() < 2 {
            faults.push(format!("{}: has {seen:?} of its two kinds of fixture", rule.id));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

fn applied(fixture: &Fixture) -> Files {
    let mut files = project::base();
    for remove in &fixture.remove {
        assert!(files.bytes(&remove.file).is_some(), "no {} to take out", remove.file);
        files.remove(&remove.file);
    }
    for write in &fixture.write {
        let bytes = match (&write.text, &write.base64) {
            (Some(text), None) => text.repeat(write.repeat.unwrap_or(1)).into_bytes(),
            (None, Some(code)) => base64::prelude::BASE64_STANDARD.decode(code).expect("base64"),
            _ => panic!("{}: text or base64", write.file),
        };
        files.insert(write.file.as_str(), bytes);
    }
    for edit in &fixture.edit {
        project::edit(&mut files, &edit.file, &edit.find, &edit.replace);
    }
    files
}

fn answers(diagnostic: &Diagnostic, expected: &Expect, files: &Files) -> bool {
    let severity = match expected.severity.as_str() {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        "reminder" => Severity::Reminder,
        other => panic!("{other} is no severity"),
    };
    let place = project::place(diagnostic, files);
    let right_file = place.as_ref().map(|(file, _)| file.as_str()) == expected.file.as_deref();
    let right_line = match (&expected.line_of, &place) {
        (Some(text), Some((file, line))) => {
            let source = files.text(file).unwrap_or_default();
            source.lines().nth(line - 1).is_some_and(|written| written.contains(text.as_str()))
        }
        (None, _) => true,
        (Some(_), None) => false,
    };
    diagnostic.severity == severity && right_file && right_line
}
