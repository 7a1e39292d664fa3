//! Each mandatory answer, taken from the packs: left out, blank, left open or impossible, it stops the real program at its line.

mod project;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use sitegen::config::{Kind, Setting, configure, select};
use sitegen::diagnostic::{Language, Severity};
use sitegen::standard::{Library, Requirement};
use toml::Value;

/// A mandatory setting at one place of the base site.
struct Case {
    key: String,
    steps: Vec<String>,
    setting: Setting,
    requirement: Requirement,
}

/// Every setting that a requirement of severity error asks for and that the base site answers.
fn cases() -> Vec<Case> {
    let library = Library::builtin();
    let files = project::base();
    let text = files.text("sitegen.toml").expect("the base site");
    let (config, found, _) = configure(&"sitegen.toml".into(), text, &library.schema);
    assert_eq!(found, []);
    let mut written = Value::Table(text.parse().expect("TOML"));
    let mut cases = Vec::new();
    let mut seen = BTreeSet::new();
    for requirement in library.applicable(&config).iter().flat_map(|pack| &pack.requirements) {
        let applies = requirement.when.as_ref().is_none_or(|when| when.holds(&config.table, &[]));
        if !applies || requirement.severity != Severity::Error {
            continue;
        }
        for demand in &requirement.settings {
            let key = demand.key().replace("orders.*", "orders.otstcfq");
            let names = match key.split_once(".*") {
                Some((parent, _)) => {
                    library.schema.setting(parent).map(|setting| setting.names.clone()).unwrap_or_default()
                }
                None => Vec::new(),
            };
            for place in select(&config.table, &key, &[], &names) {
                let asked = demand.when().is_none_or(|when| when.holds(&config.table, &place.bounds));
                let Some(setting) = library.schema.setting(&key) else { continue };
                if place.value.is_none() || !asked {
                    continue;
                }
                let mut bounds = place.bounds.iter();
                let steps: Vec<String> = key
                    .split('.')
                    .flat_map(|part| match (part, part.strip_suffix("[]")) {
                        ("*", _) => vec![bounds.next().expect("a name").step.clone()],
                        (_, Some(list)) => vec![list.to_owned(), bounds.next().expect("a place").step.clone()],
                        _ => vec![part.to_owned()],
                    })
                    .collect();
                // What a preset gives stands nowhere by itself.
                let literal = place_of(&mut written, &steps).is_some();
                if literal && seen.insert(steps.clone()) {
                    cases.push(Case {
                        key: key.clone(),
                        steps,
                        setting: setting.clone(),
                        requirement: requirement.clone(),
                    });
                }
            }
        }
    }
    cases
}

fn place_of<'a>(root: &'a mut Value, steps: &[String]) -> Option<&'a mut Value> {
    steps.iter().try_fold(root, |value, step| match value {
        Value::Array(items) => items.get_mut(step.parse::<usize>().ok()?),
        Value::Table(table) => table.get_mut(step),
        _ => None,
    })
}

fn remove(root: &mut Value, steps: &[String]) -> bool {
    let (last, before) = steps.split_last().expect("a path has steps");
    match place_of(root, before) {
        Some(Value::Table(table)) => table.remove(last).is_some(),
        _ => false,
    }
}

/// What may be written in place of a right answer, with the rule that must say so.
fn wrong_answers(setting: &Setting) -> Vec<(&'static str, Value, &'static str)> {
    let text = |text: &str| Value::String(text.to_owned());
    let mut wrong = Vec::new();
    let written = matches!(
        setting.kind,
        Kind::Text
            | Kind::Name
            | Kind::Email
            | Kind::Telephone
            | Kind::PostalCode
            | Kind::Url
            | Kind::Choice
            | Kind::Clock
            | Kind::Date
            | Kind::File
    );
    if written {
        wrong.push(("blank", text("  "), "blank-setting"));
        wrong.push(("placeholder", text("TODO"), "placeholder-setting"));
    }
    if matches!(setting.kind, Kind::Choices | Kind::Tables) && !setting.empty {
        wrong.push(("blank", Value::Array(Vec::new()), "blank-setting"));
    }
    if setting.kind == Kind::Choices {
        wrong.push(("placeholder", Value::Array(vec![text("XXX")]), "placeholder-setting"));
    }
    let malformed = match setting.kind {
        Kind::Email => Some((text("bureau@cabinet"), "malformed-setting")),
        Kind::Telephone => Some((text("555-0134"), "malformed-setting")),
        Kind::PostalCode => Some((text("H1O 2Z3"), "malformed-setting")),
        Kind::Url => Some((text("www.example.org"), "malformed-setting")),
        Kind::Date => Some((text("2026-02-30"), "malformed-setting")),
        Kind::Clock => Some((text("25:00"), "malformed-setting")),
        Kind::Choice | Kind::Preset => Some((text("autre-chose"), "malformed-setting")),
        Kind::Choices => Some((Value::Array(vec![text("autre-chose")]), "malformed-setting")),
        Kind::Integer | Kind::Number => Some((text("douze"), "wrong-type")),
        Kind::Boolean => Some((text("oui"), "wrong-type")),
        Kind::Text | Kind::Name => Some((Value::Integer(12), "wrong-type")),
        Kind::Tables => Some((Value::Boolean(true), "wrong-type")),
        _ => None,
    };
    wrong.extend(malformed.map(|(value, rule)| ("malformed", value, rule)));
    wrong
}

/// The base site in a folder of its own, for the real program.
struct OnDisk(PathBuf);

impl OnDisk {
    fn new(name: &str) -> Self {
        let folder = project::scratch(name);
        project::write(&project::base(), &folder);
        Self(folder)
    }

    /// Exit code and report of the program for the site with this sitegen.toml.
    fn check(&self, toml: &str) -> (i32, String) {
        std::fs::write(self.0.join("sitegen.toml"), toml).expect("sitegen.toml can be written");
        let output = Command::new(env!("CARGO_BIN_EXE_sitegen"))
            .args(["check", "--today", "2026-11-15", "--lang", "fr"])
            .arg(&self.0)
            .output()
            .expect("the program runs");
        (output.status.code().unwrap_or(-1), String::from_utf8(output.stdout).expect("the report is UTF-8"))
    }
}

/// What is wrong with the finding that the changed sitegen.toml must give, if anything is.
fn fault(case: &Case, how: &str, rule: &str, toml: &str) -> Option<String> {
    let told = |what: &str| Some(format!("{} ({how}): {what}", case.key));
    let mut files = project::base();
    files.insert("sitegen.toml", toml.as_bytes().to_vec());
    let outcome = project::judge(&files);
    let found = outcome
        .judged
        .diagnostics
        .iter()
        .find(|diagnostic| diagnostic.rule == rule && diagnostic.requirements.contains(&case.requirement.id));
    let Some(found) = found else {
        return told(&format!("no {rule} names {}", case.requirement.id));
    };
    if outcome.judged.verified.is_some() || found.severity != Severity::Error {
        return told("does not keep the site from being published");
    }
    let Some((file, line)) = project::place(found, &files) else {
        return told("names no line");
    };
    let last = case.steps.iter().rev().find(|step| step.parse::<usize>().is_err()).expect("a name");
    let written = toml.lines().nth(line - 1).unwrap_or_default();
    if file != "sitegen.toml"
        || how != "removed" && !written.trim().starts_with('"') && !written.contains(last.as_str())
    {
        return told(&format!("{file}:{line} does not hold {last}: {written}"));
    }
    for language in Language::ALL {
        let text = sitegen::locale::text(language, &found.message);
        let help = sitegen::locale::help(language, &found.message);
        if text == found.message.id || help.is_none_or(|help| help.trim().is_empty()) {
            return told(&format!("does not say in {} what is wrong and what to write", language.code()));
        }
    }
    None
}

/// What is wrong with what the real program says of it, if anything is.
fn program_fault(site: &OnDisk, case: &Case, toml: &str) -> Option<String> {
    let told = |what: String| Some(format!("{}: {what}", case.key));
    let (exit, report) = site.check(toml);
    if exit != 1 {
        return told(format!("exit {exit}"));
    }
    let normal = |text: &str| text.split_whitespace().collect::<String>().replace(['│', '|'], "");
    let report = normal(&report);
    let wanted = [case.requirement.quote.as_str(), case.setting.help.fr.as_str(), "sitegen.toml:"];
    let lacking = wanted.iter().find(|wanted| !report.contains(&normal(wanted)));
    lacking.and_then(|lacking| told(format!("the report lacks {lacking:?}")))
}

/// Whether the case's requirement is the first of the pack that asks for its setting.
fn first_asked(case: &Case) -> bool {
    let pack = Library::builtin().pack_of_order("otstcfq").expect("the Québec pack");
    let asks = |requirement: &&Requirement| {
        let demands = requirement.settings.iter().chain(&requirement.recommended);
        demands.map(|demand| demand.key().replace("orders.*", "orders.otstcfq")).any(|key| key == case.key)
    };
    pack.requirements.iter().find(asks).is_some_and(|first| first.id == case.requirement.id)
}

#[test]
fn every_mandatory_answer_is_missed_when_it_is_left_out() {
    let base = project::base();
    let root: Value = Value::Table(base.text("sitegen.toml").expect("text").parse().expect("TOML"));
    let cases = cases();
    let site = OnDisk::new("answers-left-out");
    assert!(cases.len() > 90, "the packs ask for many answers, here {}", cases.len());
    let mut faults = Vec::new();
    for case in &cases {
        let mut changed = root.clone();
        assert!(remove(&mut changed, &case.steps), "{:?} stands in the base site", case.steps);
        let toml = toml::to_string(&changed).expect("TOML");
        faults.extend(fault(case, "removed", "missing-setting", &toml));
        // The report quotes the first clauses that ask for an answer.
        if first_asked(case) {
            faults.extend(program_fault(&site, case, &toml));
        }
    }
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn every_mandatory_answer_that_is_no_answer_is_told() {
    let base = project::base();
    let root: Value = Value::Table(base.text("sitegen.toml").expect("text").parse().expect("TOML"));
    let mut faults = Vec::new();
    for case in &cases() {
        for (how, value, rule) in wrong_answers(&case.setting) {
            let mut changed = root.clone();
            *place_of(&mut changed, &case.steps).expect("the setting stands in the base site") = value;
            faults.extend(fault(case, how, rule, &toml::to_string(&changed).expect("TOML")));
        }
    }
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
}
