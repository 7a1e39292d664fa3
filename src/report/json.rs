//! The report for programs: one JSON object, the source of all other machine formats.

use serde_json::{Value, json};

use super::{Report, outcome_word, severity_word};
use crate::diagnostic::Diagnostic;
use crate::locale;
use crate::rules::{self, Rule};
use crate::source::Position;

/// The report as JSON, with a line break at its end.
pub fn json(report: &Report<'_>) -> String {
    let counts = report.counts();
    let packs: Vec<Value> = report
        .packs
        .iter()
        .map(|pack| {
            json!({
                "id": pack.about.id,
                "document": pack.about.document.in_language(report.language),
                "updated": pack.about.updated.map(|date| date.to_string()),
                "read_on": pack.about.read_on.to_string(),
            })
        })
        .collect();
    let found = report.diagnostics.iter().map(|diagnostic| result(report, diagnostic));
    let quiet = report.quiet.iter().map(|(rule, outcome)| {
        json!({
            "rule": rule.id,
            "category": rule.category.word(),
            "outcome": outcome_word(*outcome),
            "mode": rule.mode.word(),
            "severity": severity_word(rule.severity),
            "reason": match outcome {
                crate::diagnostic::Outcome::Untested => json!("settings-unreadable"),
                _ => Value::Null,
            },
            "requirements": held(report, rule),
            "message": rule.title(report.language),
            "help": Value::Null,
            "source": Value::Null,
            "page": Value::Null,
            "waiver": Value::Null,
        })
    });
    let object = json!({
        "schema": "sitegen-report/1",
        "tool": { "name": "sitegen", "version": env!("CARGO_PKG_VERSION") },
        "packs": packs,
        "verdict": report.verdict().word(),
        "counts": {
            "passed": counts.passed,
            "failed": counts.failed,
            "cantTell": counts.cant_tell,
            "inapplicable": counts.inapplicable,
            "untested": counts.untested,
        },
        "results": found.chain(quiet).collect::<Vec<Value>>(),
    });
    format!("{object:#}\n")
}

fn result(report: &Report<'_>, diagnostic: &Diagnostic) -> Value {
    let rule = rules::rule(diagnostic.rule);
    let source = diagnostic.source.as_ref().map(|span| {
        let position = Position::of(span, report.files.text(&span.file).unwrap_or_default());
        json!({
            "file": span.file.as_ref(),
            "line": position.line,
            "column": position.column,
            "end_line": position.end_line,
            "end_column": position.end_column,
        })
    });
    let page = diagnostic
        .page
        .as_ref()
        .map(|page| json!({ "file": page.file, "url": page.url, "selector": page.selector, "excerpt": page.excerpt }));
    let help = locale::help(report.language, &diagnostic.message);
    let offer =
        diagnostic.offer.as_ref().map(|offer| format!("{}\n{offer}", locale::word(report.language, "report-waive")));
    let parts = [help, diagnostic.suggestion.as_ref().map(ToString::to_string), offer];
    let help = parts.into_iter().flatten().reduce(|all, part| format!("{all}\n{part}"));
    let waiver = diagnostic.waiver.as_ref().map(|waiver| {
        json!({
            "reason": waiver.reason,
            "author": waiver.author,
            "date": waiver.date.to_string(),
            "expiry": waiver.expiry.to_string(),
        })
    });
    json!({
        "rule": diagnostic.rule,
        "category": rule.map(|rule| rule.category.word()),
        "outcome": outcome_word(diagnostic.outcome),
        "mode": rule.map(|rule| rule.mode.word()),
        "severity": severity_word(diagnostic.severity),
        "reason": diagnostic.reason,
        "requirements": diagnostic.requirements,
        "message": locale::text(report.language, &diagnostic.message),
        "help": help,
        "source": source,
        "page": page,
        "waiver": waiver,
    })
}

/// The requirements of the site's packs that a rule holds.
fn held<'a>(report: &'a Report<'_>, rule: &Rule) -> Vec<&'a str> {
    report
        .packs
        .iter()
        .flat_map(|pack| &pack.requirements)
        .filter(|requirement| requirement.held_by.iter().any(|held| held == rule.id))
        .map(|requirement| requirement.id.as_str())
        .collect()
}
