//! `explain`: a rule or a requirement in full, with its clause.

use clap::ArgMatches;

use super::{Exit, complain, print};
use crate::diagnostic::{Language, Message, Severity};
use crate::locale;
use crate::rules::{self, waivable::is_waivable};
use crate::standard::{Library, Pack, Requirement, RequirementKind};

/// `sitegen explain ID`.
pub(super) fn explain(matches: &ArgMatches, language: Language) -> Exit {
    let id = matches.get_one::<String>("id").map_or("", String::as_str);
    let library = Library::builtin();
    let text = match (rules::rule(id), library.requirement(id)) {
        (Some(rule), _) => {
            let text = locale::typographic(language, rule.explanation(language)).into_owned();
            let held: Vec<&str> = library
                .packs
                .iter()
                .flat_map(|pack| &pack.requirements)
                .filter(|requirement| requirement.held_by.iter().any(|held| held == rule.id))
                .map(|requirement| requirement.id.as_str())
                .collect();
            let holds = Message::new("explain-holds").with("count", held.len()).with("ids", held.join(", "));
            let waivable = if is_waivable(rule.id) {
                locale::text(language, &Message::new("explain-waivable")) + "\n"
            } else {
                String::new()
            };
            format!("{}\n\n{waivable}{}\n", text.trim_end(), locale::text(language, &holds))
        }
        (None, Some((pack, requirement))) => of_requirement(pack, requirement, language),
        (None, None) => {
            let nearest = nearest(id, library);
            complain(language, &Message::new("usage-unknown-id").with("id", id).with("nearest", nearest));
            return Exit::Usage;
        }
    };
    print(&text).err().unwrap_or(Exit::Clean)
}

fn of_requirement(pack: &Pack, requirement: &Requirement, language: Language) -> String {
    let word = |id| locale::word(language, id);
    let document = requirement.document.as_ref().unwrap_or(&pack.about.document).in_language(language);
    let typographic = |text: &str| locale::typographic(language, text).into_owned();
    let mut out = format!("# {}\n\n{}\n", requirement.id, typographic(requirement.summary.in_language(language)));
    let clause = Message::new(if requirement.quote.is_empty() { "explain-clause-unquoted" } else { "explain-clause" })
        .with("document", document)
        .with("publisher", pack.about.publisher.in_language(language))
        .with("clause", requirement.clause.as_str())
        .with("quote", requirement.quote.as_str());
    out.push_str(&format!("\n## {}\n\n{}\n", word("explain-heading-clause"), locale::text(language, &clause)));
    if let Some(source) = &requirement.source {
        out.push_str(&format!("{source}\n"));
    }
    out.push_str(&format!(
        "\n## {}\n\n{}\n",
        word("explain-heading-why"),
        typographic(requirement.why.in_language(language))
    ));
    out.push_str(&format!("\n## {}\n\n", word("explain-heading-held")));
    match &requirement.not_covered {
        Some(reason) => out.push_str(&format!("{}\n", typographic(reason.in_language(language)))),
        None => {
            for id in &requirement.held_by {
                let title = rules::rule(id).map(|rule| typographic(rule.title(language))).unwrap_or_default();
                out.push_str(&format!("- {id}: {title}\n"));
            }
        }
    }
    let settings: Vec<(&str, bool)> = requirement
        .settings
        .iter()
        .map(|demand| (demand.key(), true))
        .chain(requirement.recommended.iter().map(|demand| (demand.key(), false)))
        .collect();
    if !settings.is_empty() {
        out.push_str(&format!("\n## {}\n\n", word("explain-heading-mend")));
        let library = Library::builtin();
        for (key, _) in &settings {
            let Some(setting) = library.schema.setting(key) else { continue };
            let help = typographic(setting.help.in_language(language));
            let example = setting.example.as_deref().unwrap_or_default();
            out.push_str(&format!("- `{key}`: {help}\n  `{} = {example}`\n", key.rsplit('.').next().unwrap_or(key)));
        }
    }
    let facts = Message::new("explain-facts")
        .with("kind", word(kind_word(requirement.kind)))
        .with("severity", word(severity_label(requirement.severity)))
        .with("read", pack.about.read_on.to_string());
    out.push_str(&format!("\n{}\n", locale::text(language, &facts)));
    out
}

/// The message that names a kind of requirement.
pub(super) fn kind_word(kind: RequirementKind) -> &'static str {
    match kind {
        RequirementKind::Publish => "kind-publish",
        RequirementKind::Forbid => "kind-forbid",
        RequirementKind::Declare => "kind-declare",
        RequirementKind::Conditional => "kind-conditional",
        RequirementKind::Attest => "kind-attest",
    }
}

/// The message that names a severity.
pub(super) fn severity_label(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "label-error",
        Severity::Warning => "label-warning",
        Severity::Reminder => "label-reminder",
    }
}

fn nearest(id: &str, library: &Library) -> String {
    let requirements =
        library.packs.iter().flat_map(|pack| &pack.requirements).map(|requirement| requirement.id.as_str());
    rules::all()
        .iter()
        .map(|rule| rule.id)
        .chain(requirements)
        .max_by(|one, other| strsim::jaro_winkler(id, one).total_cmp(&strsim::jaro_winkler(id, other)))
        .unwrap_or_default()
        .to_owned()
}
