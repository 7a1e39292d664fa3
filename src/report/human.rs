//! The report for people: each finding with its line underlined, the reason, the clause quoted and what to write.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Renderer, Snippet};

use super::{Report, Verdict};
use crate::diagnostic::{Diagnostic, Language, Message, Outcome, Severity};
use crate::locale;

/// The longest text that is handed over whole to be underlined, in bytes.
const LONG: usize = 1 << 20;

/// Findings of one rule that are shown in full; the others are counted.
const SHOWN: usize = 20;

/// The report as text for a terminal, with colours if `coloured`.
pub fn human(report: &Report<'_>, coloured: bool) -> String {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let language = report.language;
    let mut out = String::new();
    let mut shown: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for diagnostic in report.diagnostics {
        let count = shown.entry(diagnostic.rule).or_default();
        // What somebody has waived is always shown.
        let waived = diagnostic.waiver.is_some();
        *count += usize::from(!waived);
        if waived || *count <= SHOWN {
            out.push_str(&finding(report, diagnostic, &renderer));
            out.push_str("\n\n");
        }
    }
    for (rule, count) in shown.into_iter().filter(|(_, count)| *count > SHOWN) {
        let message = Message::new("report-more").with("count", count - SHOWN).with("rule", rule);
        out.push_str(&locale::text(language, &message));
        out.push_str("\n\n");
    }
    out.push_str(&summary(report));
    out
}

/// One finding as text for a terminal, with colours if `coloured`.
pub fn human_finding(report: &Report<'_>, diagnostic: &Diagnostic, coloured: bool) -> String {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    finding(report, diagnostic, &renderer)
}

fn finding(report: &Report<'_>, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let language = report.language;
    let label = |id| locale::word(language, id);
    let (error, warning, reminder, review) =
        (label("label-error"), label("label-warning"), label("label-reminder"), label("label-review"));
    let (note_label, help_label, waived) = (label("label-note"), label("label-help"), label("label-waived"));
    let level = match (diagnostic.outcome, diagnostic.severity) {
        _ if diagnostic.waiver.is_some() => Level::NOTE.with_name(waived.as_str()),
        (Outcome::CantTell, _) => Level::WARNING.with_name(review.as_str()),
        (_, Severity::Error) => Level::ERROR.with_name(error.as_str()),
        (_, Severity::Warning) => Level::WARNING.with_name(warning.as_str()),
        (_, Severity::Reminder) => Level::NOTE.with_name(reminder.as_str()),
    };
    let title = locale::text(language, &diagnostic.message);
    let mut group = Group::with_title(level.primary_title(title).id(diagnostic.rule));
    let mut has_element = false;
    if let Some(span) = &diagnostic.source
        && let Some(text) = report.files.text(&span.file)
    {
        let range = span.start.min(text.len())..span.end.min(text.len()).max(span.start.min(text.len()));
        let (text, range, first_line) = lines_around(text, range);
        let snippet = Snippet::source(text)
            .path(span.file.as_ref())
            .line_start(first_line)
            .annotation(AnnotationKind::Primary.span(range));
        group = group.element(snippet);
        has_element = true;
    } else if let Some(span) = &diagnostic.source {
        group = group.element(annotate_snippets::Origin::path(span.file.as_ref()));
        has_element = true;
    }
    let mut notes: Vec<Element<'_>> = Vec::new();
    if let Some(page) = &diagnostic.page {
        let message = Message::new("report-page").with("page", page.url.as_str());
        notes.push(Level::NOTE.with_name(note_label.clone()).message(locale::text(language, &message)).into());
    }
    for clause in clauses(report, diagnostic) {
        notes.push(Level::NOTE.with_name(note_label.clone()).message(clause).into());
    }
    if let Some(waiver) = &diagnostic.waiver {
        let message = Message::new("report-waived")
            .with("reason", waiver.reason.as_str())
            .with("author", waiver.author.as_str())
            .with("date", locale::date(language, waiver.date))
            .with("expiry", locale::date(language, waiver.expiry));
        notes.push(Level::NOTE.with_name(note_label.clone()).message(locale::text(language, &message)).into());
    } else if let Some(help) = locale::help(language, &diagnostic.message) {
        notes.push(Level::HELP.with_name(help_label.clone()).message(help).into());
    }
    let suggestion = diagnostic.suggestion.as_deref().filter(|_| diagnostic.waiver.is_none());
    for (lead, lines) in [("report-write", suggestion), ("report-waive", diagnostic.offer.as_deref())] {
        if let Some(lines) = lines {
            let lines = lines.trim_end().replace('\n', "\n  ");
            let text = format!("{}\n  {lines}", locale::word(language, lead));
            notes.push(Level::HELP.with_name(help_label.clone()).message(text).into());
        }
    }
    if !has_element {
        let message = locale::word(language, "report-whole-site");
        group = group.element(Level::NOTE.with_name(note_label.clone()).message(message));
    }
    group = group.elements(notes);
    renderer.render(&[group])
}

/// Of a very long text the lines of `range` alone, since the whole would be copied many times over; with the range in
/// them and the number of the first.
fn lines_around(text: &str, range: std::ops::Range<usize>) -> (&str, std::ops::Range<usize>, usize) {
    if text.len() <= LONG {
        return (text, range, 1);
    }
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[range.end..].find('\n').map_or(text.len(), |length| range.end + length);
    let end = text.floor_char_boundary(line_end.min(start + LONG)).max(start);
    let line = text[..start].bytes().filter(|byte| *byte == b'\n').count() + 1;
    (&text[start..end], range.start.min(end) - start..range.end.min(end) - start, line)
}

/// The clauses that a finding stands on, each with the words of the document; two at the most, the rest by name.
pub(super) fn clauses(report: &Report<'_>, diagnostic: &Diagnostic) -> Vec<String> {
    let language = report.language;
    let known: Vec<_> = diagnostic.requirements.iter().filter_map(|id| report.library.requirement(id)).collect();
    let mut clauses: Vec<String> = known
        .iter()
        .take(2)
        .map(|(pack, requirement)| {
            let document = requirement.document.as_ref().unwrap_or(&pack.about.document).in_language(language);
            let id = if requirement.quote.is_empty() { "report-clause-unquoted" } else { "report-clause" };
            let message = Message::new(id)
                .with("document", document)
                .with("clause", requirement.clause.as_str())
                .with("quote", requirement.quote.as_str())
                .with("summary", &requirement.summary)
                .with("id", requirement.id.as_str());
            locale::text(language, &message)
        })
        .collect();
    if known.len() > 2 {
        let rest: Vec<&str> = known[2..].iter().map(|(_, requirement)| requirement.id.as_str()).collect();
        let message = Message::new("report-more-clauses").with("ids", rest.join(", "));
        clauses.push(locale::text(language, &message));
    }
    clauses
}

/// The last lines: what was counted, the verdict and what it means.
fn summary(report: &Report<'_>) -> String {
    let language: Language = report.language;
    let count = |severity| {
        let failed = |diagnostic: &&Diagnostic| diagnostic.severity == severity;
        report.diagnostics.iter().filter(failed).count()
    };
    let counted = Message::new("report-counts")
        .with("pages", report.pages)
        .with("errors", count(Severity::Error))
        .with("warnings", count(Severity::Warning))
        .with("reminders", count(Severity::Reminder))
        .with("passed", report.counts().passed);
    let waived = report.waived();
    let left_out = waived.iter().any(|diagnostic| diagnostic.outcome == Outcome::Failed);
    let verdict = match report.verdict() {
        Verdict::ConformingAsTested => "verdict-conforming",
        Verdict::ReviewNeeded if left_out => "verdict-left-out",
        Verdict::ReviewNeeded => "verdict-review",
        Verdict::NonConforming => "verdict-non-conforming",
    };
    let mut lines = vec![locale::text(language, &counted)];
    if !waived.is_empty() {
        let message = Message::new("report-waivers").with("count", waived.len());
        lines.push(locale::text(language, &message));
    }
    lines.push(locale::word(language, verdict));
    lines.join("\n") + "\n"
}
