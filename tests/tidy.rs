//! The invariants of ARCHITECTURE.md that a program can hold: order of modules, homes of crates, purpose lines, parity of languages.

mod project;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sitegen::rules;

/// Each module uses only modules to its left.
const ORDER: [&str; 22] = [
    "source",
    "diagnostic",
    "locale",
    "html",
    "css",
    "script",
    "config",
    "policy",
    "standard",
    "theme",
    "content",
    "render",
    "host",
    "rules",
    "verify",
    "pipeline",
    "report",
    "disk",
    "publish",
    "serve",
    "cli",
    "main",
];

/// The modules that may touch files, clock, environment and terminal.
const EDGE: [&str; 5] = ["disk", "publish", "serve", "cli", "main"];

/// Where each foreign crate may be named; serde, toml, jiff and what the standard library could have had are everywhere.
const HOMES: [(&str, &[&str]); 28] = [
    ("annotate_snippets", &["src/report/human.rs"]),
    ("anstream", &["src/cli/"]),
    ("atom_syndication", &["src/render/feed.rs"]),
    ("base64", &["src/policy/mod.rs", "src/script/"]),
    ("clap", &["src/cli/"]),
    ("cssparser", &["src/css/"]),
    ("cssparser_color", &["src/css/"]),
    ("email_address", &["src/config/form.rs"]),
    ("flate2", &["src/host/compressed.rs"]),
    ("fluent_bundle", &["src/locale/mod.rs"]),
    ("html5ever", &["src/html/"]),
    ("hyper", &["src/serve/"]),
    ("hyper_util", &["src/serve/connections.rs"]),
    ("imagesize", &["src/content/gather.rs"]),
    ("indicatif", &["src/cli/progress.rs"]),
    ("mime_guess", &["src/serve/answer.rs"]),
    ("minify_html", &["src/render/minify.rs"]),
    ("notify", &["src/serve/watch.rs"]),
    ("open", &["src/serve/mod.rs"]),
    (
        "percent_encoding",
        &["src/source/path.rs", "src/policy/address.rs", "src/script/", "src/rules/", "src/serve/answer.rs"],
    ),
    ("pulldown_cmark", &["src/render/markdown/"]),
    ("rustix", &["src/publish/"]),
    ("sha2", &["src/policy/mod.rs", "src/publish/manifest.rs", "src/render/head.rs", "src/verify/waivers.rs"]),
    ("sys_locale", &["src/cli/language.rs"]),
    ("tera", &["src/render/template.rs", "src/render/template_budget.rs", "src/render/template_filters.rs"]),
    ("tokio", &["src/serve/"]),
    ("unic_langid", &["src/locale/mod.rs"]),
    ("url", &["src/config/"]),
];

fn sources(folder: &str) -> Vec<(String, String)> {
    let root = project::root();
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("source folders can be read") {
            let path = entry.expect("source folders can be read").path();
            if path.ends_with("node_modules") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let name = path.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
                found.push((name, text));
            }
        }
    }
    found.sort();
    found
}

fn module(path: &str) -> &str {
    let rest = path.strip_prefix("src/").unwrap_or(path);
    rest.split(['/', '.']).next().unwrap_or(rest)
}

/// The code of a file: what stands before its tests, without comments.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]").next().unwrap_or(text);
    before_tests.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn modules_use_only_what_stands_to_their_left() {
    let mut faults = Vec::new();
    for (path, text) in sources("src") {
        let own = module(&path);
        let Some(place) = ORDER.iter().position(|name| *name == own) else {
            assert_eq!(own, "lib", "{path} belongs to no module of the order");
            continue;
        };
        for (at, _) in text.match_indices("crate::") {
            let used: String = text[at + 7..]
                .chars()
                .take_while(|character| character.is_alphanumeric() || *character == '_')
                .collect();
            if let Some(other) = ORDER.iter().position(|name| *name == used)
                && other > place
            {
                faults.push(format!("{path}: uses {used}, which stands to its right"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_core_touches_no_file_clock_environment_network_or_terminal() {
    let forbidden = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::time",
        "SystemTime",
        "Instant::now",
        "Zoned::now",
        "Timestamp::now",
        "println!",
        "eprintln!",
        "print!(",
        "std::io::stdout",
    ];
    let mut faults = Vec::new();
    for (path, text) in sources("src").iter().filter(|(path, _)| !EDGE.contains(&module(path))) {
        let code = code(text);
        faults.extend(forbidden.iter().filter(|word| code.contains(**word)).map(|word| format!("{path}: {word}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_foreign_crate_has_one_home() {
    let mut faults = Vec::new();
    for (path, text) in sources("src").iter().filter(|(path, _)| path.ends_with(".rs")) {
        let code = code(text);
        for (name, homes) in HOMES {
            let named = code.contains(&format!("use {name}::"))
                || code.contains(&format!(" {name}::"))
                || code.contains(&format!("({name}::"));
            if named && !homes.iter().any(|home| path.starts_with(home)) {
                faults.push(format!("{path}: names {name}, whose home is {homes:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_opens_with_its_purpose() {
    let mut faults = Vec::new();
    for folder in ["src", "tests", "xtask/src", "benches", "standards", "locales"] {
        for (path, text) in sources(folder) {
            let first = text.lines().next().unwrap_or_default();
            let right = match Path::new(&path).extension().and_then(|extension| extension.to_str()) {
                Some("rs") => first.starts_with("//! ") && first.ends_with(['.', ':']),
                Some("ftl") => first.starts_with('#') && first.len() > 10,
                Some("js") => first.starts_with("// ") && first.ends_with('.'),
                Some("toml") if path.starts_with("tests/sites/") || path.ends_with(".png.toml") => true,
                Some("toml") => first.starts_with("# "),
                _ => true,
            };
            if !right {
                faults.push(format!("{path}: {first}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_stay_small() {
    let large: Vec<_> = sources("src")
        .into_iter()
        .filter(|(path, text)| path.ends_with(".rs") && code(text).lines().count() > 500)
        .map(|(path, text)| (path, text.lines().count()))
        .collect();
    assert!(large.is_empty(), "{large:?}");
}

#[test]
fn ids_of_rules_are_only_ever_added() {
    let text = std::fs::read_to_string(project::root().join("tests/rule-ids.txt")).expect("the list of ids");
    let listed: Vec<&str> = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    let known: Vec<&str> = rules::all().iter().map(|rule| rule.id).collect();
    let unknown: Vec<_> = listed.iter().filter(|id| !known.contains(id)).collect();
    let unlisted: Vec<_> = known.iter().filter(|id| !listed.contains(id)).collect();
    assert!(unknown.is_empty(), "ids that reports may hold are gone: {unknown:?}");
    assert!(unlisted.is_empty(), "new ids go to the end of tests/rule-ids.txt: {unlisted:?}");
    assert_eq!(known.iter().collect::<BTreeSet<_>>().len(), known.len(), "an id stands twice");
    let requirements: Vec<_> = sitegen::standard::Library::builtin()
        .packs
        .iter()
        .flat_map(|pack| &pack.requirements)
        .filter(|requirement| known.contains(&requirement.id.as_str()))
        .collect();
    assert!(requirements.is_empty(), "rules and requirements share one namespace: {requirements:?}");
}

/// The ids of a folder of `.ftl` files, each with its attributes and the variables it uses.
fn messages(language: &str) -> BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> {
    let mut messages: BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    let mut current = String::new();
    for (path, text) in sources(&format!("locales/{language}")) {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|character: char| character.is_ascii_lowercase())
                && let Some((id, _)) = line.split_once(" =")
            {
                current = id.to_owned();
                let before = messages.insert(current.clone(), Default::default());
                assert!(before.is_none(), "{path}: {id} stands twice");
            }
            let Some((attributes, variables)) = messages.get_mut(&current) else { continue };
            if let Some((name, _)) = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once(" =")) {
                attributes.insert(name.to_owned());
            }
            for (at, _) in line.match_indices('$') {
                let name: String = line[at + 1..]
                    .chars()
                    .take_while(|character| character.is_alphanumeric() || *character == '_' || *character == '-')
                    .collect();
                if !name.is_empty() {
                    variables.insert(name);
                }
            }
        }
    }
    messages
}

#[test]
fn french_and_english_have_the_same_messages() {
    let (french, english) = (messages("fr"), messages("en"));
    assert!(french.len() > 100, "the messages are there");
    let ids = |messages: &BTreeMap<String, _>| messages.keys().cloned().collect::<BTreeSet<_>>();
    let only: Vec<_> = ids(&french).symmetric_difference(&ids(&english)).cloned().collect();
    assert!(only.is_empty(), "in one language only: {only:?}");
    for (id, (attributes, variables)) in &french {
        assert_eq!(*attributes, english[id].0, "{id}: attributes");
        assert_eq!(*variables, english[id].1, "{id}: variables");
    }
}

#[test]
fn every_message_that_the_code_names_exists_and_every_message_is_named() {
    let known = messages("fr");
    let code: String =
        sources("src").iter().filter(|(path, _)| path.ends_with(".rs")).map(|(_, text)| code(text)).collect();
    let unused: Vec<_> = known.keys().filter(|id| !code.contains(&format!("\"{id}\""))).collect();
    assert!(unused.is_empty(), "messages that nothing says: {unused:?}");
    let mut missing = BTreeSet::new();
    for call in ["Message::new(\"", "word(\"", "label(\"", "word(language, \"", "Argument::Word(\""] {
        for (at, _) in code.match_indices(call) {
            let id: String = code[at + call.len()..].chars().take_while(|character| *character != '"').collect();
            if !known.contains_key(&id) {
                missing.insert(id);
            }
        }
    }
    assert!(missing.is_empty(), "messages that locales/ lacks: {missing:?}");
}

#[test]
fn a_theme_has_the_same_words_in_both_languages() {
    let words = |language: &str| -> BTreeSet<String> {
        let path = project::root().join(format!("themes/sobre/strings/{language}.toml"));
        let text = std::fs::read_to_string(path).expect("theme words");
        text.parse::<toml::Table>().expect("TOML").keys().cloned().collect()
    };
    assert_eq!(words("fr"), words("en"));
}

#[test]
fn explanations_have_the_same_parts_in_both_languages() {
    use sitegen::diagnostic::Language;
    for rule in rules::all() {
        let parts = |language| rule.explanation(language).lines().filter(|line| line.starts_with("## ")).count();
        let (french, english) = (parts(Language::Fr), parts(Language::En));
        assert!(french >= 3, "{}: an explanation says what, why and how to mend", rule.id);
        assert_eq!(french, english, "{}", rule.id);
        for language in Language::ALL {
            assert!(rule.explanation(language).starts_with("# "), "{}: begins with its title", rule.id);
        }
    }
}

#[test]
fn the_repository_names_no_machine() {
    let words = ["/home/", "/root/", "/Users/", "C:\\Users"];
    for folder in ["src", "tests", "standards", "locales", "content-example", "themes", "docs", "xtask/src"] {
        for (path, text) in sources(folder) {
            if path != "tests/tidy.rs" && !path.contains("/public/") {
                assert!(words.iter().all(|word| !text.contains(word)), "{path} names a machine's folder");
            }
        }
    }
}
