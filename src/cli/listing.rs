//! `rules`: the registry of rules and requirements, and which holds which.

use clap::ArgMatches;
use serde_json::{Value, json};

use super::explain::{kind_word, severity_label};
use super::{Exit, format_of, print};
use crate::diagnostic::{Language, Message, Severity};
use crate::locale;
use crate::rules;
use crate::standard::{Library, Pack, Requirement, RequirementKind};

/// `sitegen rules`.
pub(super) fn rules(matches: &ArgMatches, language: Language) -> Exit {
    let library = Library::builtin();
    let text = match (format_of(matches), matches.get_flag("coverage")) {
        ("json", _) => json_listing(library, language),
        (_, true) => coverage(library, language),
        _ => human_listing(library, language),
    };
    print(&text).err().unwrap_or(Exit::Clean)
}

fn requirements(library: &Library) -> impl Iterator<Item = (&Pack, &Requirement)> {
    library.packs.iter().flat_map(|pack| pack.requirements.iter().map(move |requirement| (pack, requirement)))
}

fn human_listing(library: &Library, language: Language) -> String {
    let word = |id| locale::word(language, id);
    let typographic = |text: &str| locale::typographic(language, text).into_owned();
    let mut out = format!("{}\n\n", word("rules-heading-rules"));
    for rule in rules::all() {
        let severity = word(severity_label(rule.severity));
        out.push_str(&format!("{} ({severity})\n    {}\n", rule.id, typographic(rule.title(language))));
    }
    for pack in &library.packs {
        let heading = Message::new("rules-heading-requirements")
            .with("document", pack.about.document.in_language(language))
            .with("publisher", pack.about.publisher.in_language(language));
        out.push_str(&format!("\n{}\n\n", locale::text(language, &heading)));
        for requirement in &pack.requirements {
            let severity = word(severity_label(requirement.severity));
            let kind = word(kind_word(requirement.kind));
            let held = if requirement.held_by.is_empty() {
                word("rules-held-by-none")
            } else {
                requirement.held_by.join(", ")
            };
            out.push_str(&format!(
                "{} ({kind}, {severity})\n    {}\n    → {held}\n",
                requirement.id,
                typographic(requirement.summary.in_language(language))
            ));
        }
    }
    out
}

fn coverage(library: &Library, language: Language) -> String {
    let word = |id| locale::word(language, id);
    let mut out = String::new();
    for (_, requirement) in requirements(library) {
        let how = match (requirement.held_by.is_empty(), requirement.kind) {
            (false, RequirementKind::Declare) => "coverage-declared",
            (false, _) => "coverage-automated",
            (true, RequirementKind::Attest) => "coverage-attested",
            (true, _) => "coverage-none",
        };
        let detail = match &requirement.not_covered {
            Some(reason) => locale::typographic(language, reason.in_language(language)).into_owned(),
            None => requirement.held_by.join(", "),
        };
        out.push_str(&format!("{}\t{}\t{detail}\n", requirement.id, word(how)));
    }
    out
}

fn json_listing(library: &Library, language: Language) -> String {
    let word = |severity| match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Reminder => "reminder",
    };
    let rules: Vec<Value> = rules::all()
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "category": rule.category.word(),
                "severity": word(rule.severity),
                "mode": rule.mode.word(),
                "title": locale::typographic(language, rule.title(language)),
            })
        })
        .collect();
    let requirements: Vec<Value> = requirements(library)
        .map(|(pack, requirement)| {
            let kind = match requirement.kind {
                RequirementKind::Publish => "publish",
                RequirementKind::Forbid => "forbid",
                RequirementKind::Declare => "declare",
                RequirementKind::Conditional => "conditional",
                RequirementKind::Attest => "attest",
            };
            json!({
                "id": requirement.id,
                "pack": pack.about.id,
                "clause": requirement.clause,
                "kind": kind,
                "severity": word(requirement.severity),
                "quote": requirement.quote,
                "summary": requirement.summary.in_language(language),
                "sections": requirement.sections,
                "held_by": requirement.held_by,
                "not_covered": requirement.not_covered.as_ref().map(|reason| reason.in_language(language)),
            })
        })
        .collect();
    format!("{:#}\n", json!({ "schema": "sitegen-rules/1", "rules": rules, "requirements": requirements }))
}
