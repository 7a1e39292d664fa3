//! The findings as the preview shows them over a page: the parts of the terminal's look, without its characters.

use serde_json::{Value as Json, json};

use super::human::clauses;
use super::{Report, severity_word};
use crate::diagnostic::{Diagnostic, Language, Message, Outcome, Severity};
use crate::locale;
use crate::source::{Position, Span};

/// Findings that are shown; the others are counted.
const SHOWN: usize = 60;
/// Lines of one place that are shown.
const LINES: usize = 6;
/// Characters shown on each side of what is underlined, and of it, on one line.
const WIDE: usize = 320;

/// The findings of `report`, those that block first, with the words around them.
pub fn preview(report: &Report<'_>) -> Json {
    let told = |diagnostic: &&Diagnostic| {
        matches!(diagnostic.outcome, Outcome::Failed | Outcome::CantTell) && diagnostic.severity != Severity::Reminder
    };
    let all: Vec<&Diagnostic> = report.diagnostics.iter().filter(told).collect();
    let blocking = all.iter().filter(|diagnostic| crate::verify::blocks(diagnostic)).count();
    let findings: Vec<Json> = all.iter().take(SHOWN).map(|diagnostic| finding(report, diagnostic)).collect();
    let more = all.len().saturating_sub(SHOWN);
    let mut value = frame(report.language, findings, blocking > 0);
    value["summary"] = json!(summary(report.language, blocking, all.len()));
    if more > 0 {
        value["more"] = json!(locale::text(report.language, &Message::new("preview-more").with("count", more)));
    }
    value
}

/// What the preview shows where the project could not even be read: `message` in place of findings.
pub fn preview_fault(message: &Message, language: Language) -> Json {
    let finding = json!({
        "kind": severity_word(Severity::Error),
        "label": locale::word(language, "label-error"),
        "title": locale::text(language, message),
        "lines": [],
        "notes": [],
        "help": locale::help(language, message).into_iter().collect::<Vec<_>>(),
        "blocks": true,
    });
    let mut value = frame(language, vec![finding], true);
    value["summary"] = json!(summary(language, 1, 1));
    value
}

/// How many findings there are, in words.
pub fn summary(language: Language, blocking: usize, all: usize) -> String {
    let id = if blocking > 0 {
        "preview-summary-blocked"
    } else if all > 0 {
        "preview-summary-warned"
    } else {
        "preview-summary-clean"
    };
    locale::text(language, &Message::new(id).with("blocking", blocking).with("others", all - blocking))
}

fn frame(language: Language, findings: Vec<Json>, blocked: bool) -> Json {
    let word = |id| locale::word(language, id);
    json!({
        "language": language.code(),
        "blocked": blocked,
        "findings": findings,
        "words": {
            "title": word("preview-title"),
            "open": word("preview-open"),
            "close": word("preview-close"),
            "blocked": word("preview-blocked"),
            "stopped": word("preview-stopped"),
            "write": word("report-write"),
            "note": word("label-note"),
            "help": word("label-help"),
            "line": word("preview-line"),
        },
    })
}

fn finding(report: &Report<'_>, diagnostic: &Diagnostic) -> Json {
    let language = report.language;
    let (kind, label) = match (diagnostic.outcome, diagnostic.severity) {
        (Outcome::CantTell, _) => ("review", "label-review"),
        (_, Severity::Error) => (severity_word(Severity::Error), "label-error"),
        (_, severity) => (severity_word(severity), "label-warning"),
    };
    let mut notes = clauses(report, diagnostic);
    if let Some(page) = &diagnostic.page {
        notes.insert(0, locale::text(language, &Message::new("report-page").with("page", page.url.as_str())));
    }
    if diagnostic.source.is_none() {
        notes.insert(0, locale::word(language, "report-whole-site"));
    }
    let text = diagnostic.source.as_ref().and_then(|span| Some((span, report.files.text(&span.file)?)));
    let place = match (&diagnostic.source, text) {
        (Some(span), Some((_, text))) => {
            let position = Position::of(span, text);
            Some(format!("{}:{}:{}", span.file, position.line, position.column))
        }
        (span, _) => span.as_ref().map(|span| span.file.to_string()),
    };
    json!({
        "kind": kind,
        "label": locale::word(language, label),
        "rule": diagnostic.rule,
        "title": locale::text(language, &diagnostic.message),
        "place": place,
        "lines": text.map(|(span, text)| lines(span, text)).unwrap_or_default(),
        "notes": notes,
        "help": locale::help(language, &diagnostic.message).into_iter().collect::<Vec<_>>(),
        "write": diagnostic.suggestion.as_deref().map(str::trim_end),
        "blocks": crate::verify::blocks(diagnostic),
    })
}

/// The lines of `span`, each with what stands before, in and after it.
fn lines(span: &Span, text: &str) -> Vec<Json> {
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let end = text.floor_char_boundary(span.end.clamp(start, text.len()));
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let mut number = text[..start].bytes().filter(|byte| *byte == b'\n').count();
    let mut at = first;
    let mut lines = Vec::new();
    for line in text[first..].split_inclusive('\n').take(LINES) {
        number += 1;
        let shown = line.trim_end_matches(['\n', '\r']);
        let inside = |offset: usize| offset.clamp(at, at + shown.len()) - at;
        let (from, to) = (inside(start), inside(end));
        lines.push(json!({
            "number": number,
            "before": last(&shown[..from]),
            "marked": first_of(&shown[from..to]),
            "after": first_of(&shown[to..]),
        }));
        at += line.len();
        if at >= end.max(start + 1) {
            break;
        }
    }
    lines
}

fn first_of(text: &str) -> String {
    match text.char_indices().nth(WIDE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn last(text: &str) -> String {
    match text.char_indices().rev().nth(WIDE) {
        Some((start, _)) => format!("…{}", &text[start..]),
        None => text.to_owned(),
    }
}
