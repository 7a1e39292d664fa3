//! The packs as data: whole, consistent, in both languages, and no two answers that would publish the same sentence.

mod project;

use std::collections::{BTreeMap, BTreeSet};

use sitegen::config::{Condition, Kind, Schema, read};
use sitegen::diagnostic::Language;
use sitegen::rules;
use sitegen::standard::{Library, RequirementKind, SECTIONS};

fn library() -> &'static Library {
    Library::builtin()
}

#[test]
fn every_item_of_the_document_is_there() {
    let pack = library().pack_of_order("otstcfq").expect("the Québec pack");
    let own: Vec<_> = pack.requirements.iter().filter(|requirement| requirement.id.starts_with("otstcfq-")).collect();
    let count = |kind| own.iter().filter(|requirement| requirement.kind == kind).count();
    let counts = [
        (RequirementKind::Publish, 45),
        (RequirementKind::Forbid, 10),
        (RequirementKind::Declare, 7),
        (RequirementKind::Conditional, 32),
        (RequirementKind::Attest, 25),
    ];
    for (kind, expected) in counts {
        assert_eq!(count(kind), expected, "{kind:?}");
    }
    let ids: BTreeSet<&str> = own.iter().map(|requirement| requirement.id.as_str()).collect();
    assert_eq!(ids.len(), own.len(), "an id stands twice");
    for id in
        ["2.09-crisis", "2.09-interruption-protocol", "2.09-order-contact", "3.10-breach-policy", "4.09-testimonials"]
    {
        assert!(ids.contains(format!("otstcfq-{id}").as_str()), "{id}");
    }
}

#[test]
fn every_requirement_is_held_by_a_rule_or_says_why_not() {
    for pack in &library().packs {
        for requirement in &pack.requirements {
            let id = &requirement.id;
            assert_eq!(requirement.held_by.is_empty(), requirement.not_covered.is_some(), "{id}");
            for rule in &requirement.held_by {
                assert!(rules::rule(rule).is_some(), "{id}: no rule {rule}");
            }
            for section in &requirement.sections {
                assert!(SECTIONS.contains(&section.as_str()), "{id}: no section {section}");
            }
            for text in [&requirement.summary, &requirement.why] {
                assert!(!text.fr.is_empty() && !text.en.is_empty() && text.fr != text.en, "{id}");
            }
            let quoted = !requirement.quote.is_empty() || requirement.document.is_some();
            assert!(quoted, "{id}: quotes its document");
        }
    }
}

#[test]
fn every_section_of_a_requirement_has_a_text_that_holds_it() {
    for pack in &library().packs {
        for requirement in &pack.requirements {
            for token in &requirement.sections {
                let section = pack.sections.iter().find(|section| section.section == *token);
                let held = section.is_some_and(|section| {
                    section.statements.iter().any(|statement| statement.requirements.contains(&requirement.id))
                });
                assert!(held, "{}: no text of {token} holds it", requirement.id);
            }
        }
        let tokens: BTreeSet<&str> = pack.sections.iter().map(|section| section.section.as_str()).collect();
        if pack.order.is_some() {
            assert_eq!(tokens, SECTIONS.into_iter().collect::<BTreeSet<_>>(), "{}", pack.about.id);
        }
    }
}

#[test]
fn every_setting_that_a_pack_names_exists() {
    let schema = &library().schema;
    let known = |key: &str, by: &str| {
        assert!(schema.setting(key).is_some() || is_parent(schema, key), "{by}: no setting {key}")
    };
    for pack in &library().packs {
        for requirement in &pack.requirements {
            let by = requirement.id.as_str();
            let demands = requirement.settings.iter().chain(&requirement.recommended);
            for demand in demands {
                known(demand.key(), by);
                demand.when().into_iter().for_each(|when| all_known(when, by, schema));
            }
            requirement.when.iter().for_each(|when| all_known(when, by, schema));
            for refusal in &requirement.refuses {
                known(&refusal.setting, by);
                let setting = schema.setting(&refusal.setting).expect("a setting");
                for value in refusal.values.iter().filter_map(|value| value.as_str()) {
                    assert!(setting.choices.iter().any(|choice| choice.value == value), "{by}: refuses {value}");
                }
            }
            for inclusion in &requirement.includes {
                let setting =
                    schema.setting(&inclusion.setting).unwrap_or_else(|| panic!("{by}: {}", inclusion.setting));
                for value in inclusion.values.iter().chain(&inclusion.any).filter_map(|value| value.as_str()) {
                    assert!(setting.choices.iter().any(|choice| choice.value == value), "{by}: includes {value}");
                }
            }
            requirement.fresh.iter().for_each(|fresh| known(&fresh.setting, by));
        }
        for section in &pack.sections {
            for statement in &section.statements {
                let by = format!("{}/{}", section.section, statement.id);
                statement.settings.iter().for_each(|key| known(key, &by));
                statement.when.iter().for_each(|when| all_known(when, &by, schema));
                for id in &statement.requirements {
                    assert!(library().requirement(id).is_some(), "{by}: no requirement {id}");
                }
            }
        }
    }
}

fn all_known(condition: &Condition, by: &str, schema: &Schema) {
    for key in condition.settings() {
        assert!(schema.setting(key).is_some() || is_parent(schema, key), "{by}: no setting {key}");
    }
}

fn is_parent(schema: &Schema, key: &str) -> bool {
    schema.settings().iter().any(|setting| setting.key.starts_with(&format!("{key}.")))
}

#[test]
fn no_two_statements_say_the_same() {
    for language in Language::ALL {
        let mut said: BTreeMap<String, String> = BTreeMap::new();
        for pack in &library().packs {
            for section in &pack.sections {
                for statement in &section.statements {
                    let text: String = statement.text(language).split_whitespace().collect::<Vec<_>>().join(" ");
                    let name = format!("{}/{}/{}", pack.about.id, section.section, statement.id);
                    assert!(!text.is_empty(), "{name} says nothing in {}", language.code());
                    let other = said.insert(text, name.clone());
                    assert_eq!(other, None, "{name} says the same");
                }
            }
        }
    }
}

#[test]
fn every_choice_and_preset_has_its_own_words() {
    for setting in library().schema.settings() {
        let labels = setting.choices.iter().map(|choice| (&choice.fr, &choice.en));
        let presets = setting.presets.iter().map(|preset| (&preset.fr, &preset.en));
        let all: Vec<_> = labels.chain(presets).collect();
        let places = setting.choices_from.is_some();
        for (french, english) in &all {
            assert!(!french.is_empty() && !english.is_empty(), "{}", setting.key);
        }
        let distinct: BTreeSet<_> = all.iter().map(|(french, _)| french).collect();
        let titles = setting.choices_from.as_deref() == Some("titles");
        assert!(distinct.len() == all.len() || titles || places, "{}: two choices read the same", setting.key);
        assert_ne!(setting.help.fr, setting.help.en, "{}", setting.key);
    }
}

#[test]
fn every_example_of_a_setting_is_right() {
    let schema = &library().schema;
    for setting in schema.settings() {
        let Some(example) = &setting.example else {
            assert!(matches!(setting.kind, Kind::Table | Kind::Never), "{}: has no example", setting.key);
            continue;
        };
        let text = written(&setting.key, example);
        let reading = read(&"example.toml".into(), &text, 0, schema);
        assert_eq!(reading.diagnostics, [], "{}: {text}", setting.key);
    }
}

/// A whole TOML text that gives `key` the value `example`, every list on the way having one table.
fn written(key: &str, example: &str) -> String {
    let mut open = String::new();
    let mut close = String::new();
    let parts: Vec<&str> = key.split('.').collect();
    let (last, before) = parts.split_last().expect("a key has a name");
    for (index, part) in before.iter().enumerate() {
        let name = part.trim_end_matches("[]");
        let name = match name {
            "*" if parts[index - 1] == "orders" => "otstcfq",
            "*" => "phone",
            name => name,
        };
        let list = part.ends_with("[]");
        open.push_str(&format!("{name} = {}", if list { "[{ " } else { "{ " }));
        close.insert_str(0, if list { " }]" } else { " }" });
    }
    let last = match last.trim_end_matches("[]") {
        "*" => "phone",
        last => last,
    };
    format!("{open}{last} = {example}{close}\n")
}

#[test]
fn an_order_gives_titles_that_no_other_order_gives() {
    let mut titles = BTreeSet::new();
    for order in library().packs.iter().filter_map(|pack| pack.order.as_ref()) {
        assert!(!order.titles.is_empty(), "{}", order.key);
        for title in &order.titles {
            assert!(titles.insert(&title.value), "{} is given by two orders", title.value);
        }
    }
}

#[test]
fn no_line_that_is_offered_is_known_to_be_closed() {
    let digits = |text: &str| -> String {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.trim_start_matches('1').to_owned()
    };
    let closed: BTreeSet<String> = library().closed_lines.iter().map(|line| digits(&line.number)).collect();
    assert!(!closed.is_empty());
    for line in &library().crisis_lines {
        for number in [&line.phone, &line.text].into_iter().flatten() {
            assert!(!closed.contains(&digits(number)), "{}", line.id);
        }
    }
}
