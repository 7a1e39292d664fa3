//! Waivers from the finding to their end: offered, filled in, in force, in every report, revived by an edit or by time.

mod project;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value as Json;
use sitegen::diagnostic::{Diagnostic, Outcome, Severity};
use sitegen::source::Files;
use sitegen::standard::Library;

const PAGE: &str = "content/fr/approche.md";

/// A passage that may be praise or an example: only a person can tell. What words weigh is fitted to a corpus that
/// grows, so which of these is in doubt is asked, of each at all places where the tests put it.
static PRAISE: LazyLock<&str> = LazyLock::new(|| {
    let sentences = [
        "Nos samedis sont redevenus tranquilles.",
        "La maison est plus calme depuis l’automne.",
        "Nous dormons mieux depuis le printemps.",
        "Nous avons retrouvé nos dimanches.",
        "Nous nous parlons de nouveau le soir.",
        "Nous sommes sortis de nos silences.",
        "Nous repartions plus légers chaque fois.",
        "Nos soupers sont redevenus doux et nous en sommes heureux.",
    ];
    let doubtful = |sentence: &&str| {
        PLACES.iter().all(|(file, before, by)| in_doubt(file, &format!("{before}{sentence}\n\n{by}\n")))
    };
    sentences
        .into_iter()
        .find(doubtful)
        .expect("the weights leave none of the sentences in doubt: add weaker or stronger ones")
});

/// Where the tests put the passage: the file, what stands before it, and who signs.
const PLACES: [(&str, &str, &str); 4] = [
    (PAGE, "\n", "Bruno et Catherine"),
    (PAGE, "\nUn mot de plus, avant.\n\n## Le lundi\n\n", "Bruno et Catherine"),
    (PAGE, "\nUn mot de plus, avant.\n\n## Le lundi\n\n", "Bruno et Solange"),
    ("content/fr/index.md", "\n", "Bruno et Catherine"),
];

/// Whether a text, added to a file of the base site, is told as something that a person has to decide.
fn in_doubt(file: &str, text: &str) -> bool {
    let mut files = project::base();
    let before = files.text(file).unwrap_or_default().to_owned();
    files.insert(file, format!("{before}{text}").into_bytes());
    let found = project::judge(&files).judged.diagnostics;
    let mut told = found.iter().filter(|found| found.rule == "testimonial");
    told.next().is_some_and(|found| found.outcome == Outcome::CantTell) && told.next().is_none()
}

/// A style that may come to lie over something.
const STYLE: &str = "h1 {\n  position: sticky;\n  top: 0;\n}\n";

fn run(command: &str, folder: &Path, more: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_sitegen"))
        .arg(command)
        .arg(folder)
        .args(["--lang", "fr"])
        .args(more)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("the program runs");
    (output.status.code().unwrap_or(-1), String::from_utf8(output.stdout).expect("UTF-8"))
}

fn on(command: &str, folder: &Path, day: &str) -> (i32, String) {
    run(command, folder, &["--today", day])
}

fn report(folder: &Path, day: &str) -> Json {
    let (_, out) = run("check", folder, &["--today", day, "--format", "json"]);
    serde_json::from_str(&out).expect("JSON")
}

/// The base site on disk, with a text added to one of its files.
fn site(name: &str, file: &str, text: &str) -> PathBuf {
    let folder = project::scratch(name);
    let mut files = project::base();
    let before = files.text(file).unwrap_or_default().to_owned();
    files.insert(file, format!("{before}{text}").into_bytes());
    project::write(&files, &folder);
    folder
}

/// The waiver that a report prints, as a person copies it.
fn printed(out: &str) -> String {
    let from = out.find("[[waivers]]").unwrap_or_else(|| panic!("no waiver is offered:\n{out}"));
    let lines: Vec<&str> = out[from..].lines().take_while(|line| !line.trim().is_empty()).collect();
    let end = lines.iter().position(|line| line.contains("expiry =")).expect("an expiry");
    lines[..=end].join("\n") + "\n"
}

fn filled(block: &str) -> String {
    block
        .replace("reason = \"\"", "reason = \"Exemple inventé; la page le dit.\"")
        .replace("author = \"\"", "author = \"Camille Ruisseau\"")
}

fn append(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    let before = std::fs::read_to_string(&path).expect("a file");
    std::fs::write(path, format!("{before}\n{text}")).expect("written");
}

fn edit(folder: &Path, file: &str, find: &str, replace: &str) {
    let path = folder.join(file);
    let before = std::fs::read_to_string(&path).expect("a file");
    assert!(before.contains(find), "{find}");
    std::fs::write(path, before.replace(find, replace)).expect("written");
}

fn rules(report: &Json) -> Vec<(&str, &str, bool)> {
    let results = report["results"].as_array().expect("results");
    results
        .iter()
        .filter(|result| matches!(result["outcome"].as_str(), Some("failed" | "cantTell")))
        .map(|result| {
            let text = |name: &str| result[name].as_str().expect("a text");
            (text("rule"), text("severity"), !result["waiver"].is_null())
        })
        .collect()
}

#[test]
fn a_printed_waiver_settles_what_it_was_printed_for_until_the_text_or_the_time_changes() {
    let folder = site("waiver-style", "theme/extra.css", STYLE);
    let (exit, out) = on("build", &folder, "2026-11-15");
    assert_eq!(exit, 1, "{out}");
    assert!(!folder.join("public").exists(), "nothing was published");

    let block = printed(&out);
    append(&folder, "sitegen.toml", &block);
    let (exit, out) = on("build", &folder, "2026-11-15");
    assert_eq!(exit, 1, "a waiver without reason and author settles nothing");
    assert_eq!(out.matches("blank-setting").count(), 2, "{out}");

    edit(&folder, "sitegen.toml", &block, &filled(&block));
    let (exit, out) = on("build", &folder, "2026-11-15");
    assert_eq!(exit, 0, "{out}");
    assert!(out.contains("dispensé[hiding-style]"), "{out}");
    assert!(out.contains("Exemple inventé; la page le dit."), "{out}");
    assert!(out.contains("1 constat est réglé par une dispense"), "{out}");
    let told = report(&folder, "2026-11-15");
    assert_eq!(told["verdict"], "conforming-as-tested");
    assert_eq!(rules(&told), [("hiding-style", "reminder", true)]);
    let waived = told["results"].as_array().expect("results").iter().find(|result| !result["waiver"].is_null());
    let waived = waived.expect("a waived finding");
    assert_eq!(waived["outcome"], "cantTell", "the outcome stays what was found");
    assert_eq!(waived["waiver"]["author"], "Camille Ruisseau");
    assert_eq!(waived["waiver"]["date"], "2026-11-15");
    assert_eq!(waived["waiver"]["expiry"], "2027-11-15");
    assert_eq!(run("check", &folder, &["--today", "2026-11-15", "--strict"]).0, 0, "it is settled");
    let manifest = std::fs::read_to_string(folder.join("public/.well-known/sitegen.json")).expect("the manifest");
    let manifest: Json = serde_json::from_str(&manifest).expect("JSON");
    assert_eq!(manifest["waivers"]["count"], 1);
    assert_eq!(manifest["waivers"]["rules"][0], "hiding-style");

    // What else stands in the file, and where, changes nothing.
    edit(&folder, "theme/extra.css", STYLE, &format!("p {{\n  hyphens: auto;\n}}\n\n{STYLE}"));
    assert_eq!(on("check", &folder, "2026-11-15").0, 0);

    let (exit, out) = on("check", &folder, "2027-11-01");
    assert_eq!(exit, 1, "other dates of the base site are old by then: {out}");
    assert!(out.contains("avertissement[expired-waiver]"), "a warning before the last day: {out}");
    let (_, out) = on("check", &folder, "2027-11-16");
    assert!(out.contains("erreur[expired-waiver]") && out.contains("à décider[hiding-style]"), "{out}");

    edit(&folder, "theme/extra.css", "h1 {", "h1, h2 {");
    let told = report(&folder, "2026-11-15");
    assert_eq!(rules(&told), [("hiding-style", "error", false), ("unused-waiver", "warning", false)]);
    assert_eq!(on("build", &folder, "2026-11-15").0, 1, "another style, which nobody has judged");

    edit(&folder, "theme/extra.css", "h1, h2 {\n  position: sticky;\n  top: 0;\n}\n", "");
    let told = report(&folder, "2026-11-15");
    assert_eq!(rules(&told), [("unused-waiver", "warning", false)]);
    assert_eq!(on("build", &folder, "2026-11-15").0, 0, "a waiver left behind is a warning");
    assert_eq!(run("check", &folder, &["--today", "2026-11-15", "--strict"]).0, 3);
}

#[test]
fn a_passage_keeps_its_waiver_where_it_moves_to_and_loses_it_by_a_word() {
    let folder = site("waiver-praise", PAGE, &format!("\n{}\n\nBruno et Catherine\n", *PRAISE));
    let (exit, out) = on("build", &folder, "2026-11-15");
    assert_eq!(exit, 1, "{out}");
    append(&folder, "sitegen.toml", &filled(&printed(&out)));
    assert_eq!(rules(&report(&folder, "2026-11-15")), [("testimonial", "reminder", true)]);

    edit(
        &folder,
        PAGE,
        &PRAISE,
        &format!("Un mot de plus, avant.\n\n## Le lundi\n\n{}", PRAISE.replacen(' ', "\n", 1)),
    );
    assert_eq!(rules(&report(&folder, "2026-11-15")), [("testimonial", "reminder", true)], "moved, broken otherwise");

    edit(&folder, PAGE, "Bruno et Catherine", "Bruno et Solange");
    assert_eq!(
        rules(&report(&folder, "2026-11-15")),
        [("testimonial", "error", false), ("unused-waiver", "warning", false)],
        "who signs is part of the passage"
    );
    edit(&folder, PAGE, "Bruno et Solange", "Bruno et Catherine");
    edit(&folder, PAGE, PRAISE.split(' ').next_back().expect("words"), "maintenant.");
    let told = report(&folder, "2026-11-15");
    assert!(rules(&told).contains(&("unused-waiver", "warning", false)), "one word is another text");
    assert!(rules(&told).iter().all(|(_, _, waived)| !waived), "{:?}", rules(&told));
}

#[test]
fn one_waiver_settles_the_same_words_in_one_file_and_not_in_another() {
    let praise = *PRAISE;
    let twice = format!("\n{praise}\n\nBruno et Catherine\n\n## Plus loin\n\n{praise}\n\nBruno et Catherine\n");
    let folder = site("waiver-twice", PAGE, &twice);
    let (_, out) = on("build", &folder, "2026-11-15");
    append(&folder, "sitegen.toml", &filled(&printed(&out)));
    let told = report(&folder, "2026-11-15");
    assert_eq!(rules(&told), [("testimonial", "reminder", true); 2]);
    append(&folder, "content/fr/index.md", &format!("\n{}\n\nBruno et Catherine\n", *PRAISE));
    let told = report(&folder, "2026-11-15");
    assert_eq!(rules(&told).iter().filter(|(_, severity, _)| *severity == "error").count(), 1);
}

#[test]
fn a_practitioner_who_works_from_home_waives_street_and_postal_code_and_nothing_else() {
    let folder = site("waiver-address", PAGE, "");
    for line in ["street = \"", "postal_code = \""] {
        let path = folder.join("sitegen.toml");
        let text = std::fs::read_to_string(&path).expect("a file");
        let kept: Vec<&str> =
            text.lines().filter(|other| !other.contains(&format!("practice.address.{line}"))).collect();
        assert_eq!(kept.len() + 1, text.lines().count(), "{line}");
        std::fs::write(path, kept.join("\n") + "\n").expect("written");
    }
    let (exit, out) = on("build", &folder, "2026-11-15");
    assert_eq!(exit, 1, "{out}");
    let block = printed(&out);
    assert!(block.contains("setting = \"practice.address\""), "{block}");
    append(&folder, "sitegen.toml", &filled(&block));
    let (exit, out) = on("build", &folder, "2026-11-15");
    assert_eq!(exit, 0, "{out}");
    assert!(out.contains("dispensé[missing-setting]"), "{out}");
    let told = report(&folder, "2026-11-15");
    assert_eq!(told["verdict"], "review-needed", "a mandatory datum is not published");
    assert_eq!(rules(&told), [("missing-setting", "warning", true); 2]);
    let page = |path: &str| std::fs::read_to_string(folder.join("public").join(path)).expect("a page");
    assert!(page("profil/index.html").contains("demandez-la par téléphone ou par courriel"));
    assert!(page("en/profile/index.html").contains("ask for it by telephone or by e-mail"));
    let footer = page("index.html");
    let footer = &footer[footer.find("sg-obligations").expect("the footer")..];
    assert!(footer.contains("<p>Montréal (Québec)"), "{footer}");

    edit(&folder, "sitegen.toml", "practice.phone = \"514 555-0134\"\n", "");
    let (exit, out) = on("build", &folder, "2026-11-15");
    assert_eq!(exit, 1);
    let phone = out.find("practice.phone").expect("the telephone is asked for");
    assert!(!out[phone..].contains("setting = \"practice.phone\""), "no waiver is offered for it");
    append(&folder, "sitegen.toml", &filled(&block.replace("practice.address", "practice.phone")));
    let (exit, out) = on("build", &folder, "2026-11-15");
    assert_eq!(exit, 1);
    assert!(out.contains("erreur[refused-waiver]"), "{out}");
}

fn judged(change: impl Fn(&mut Files), waiver: &str) -> Vec<(String, Severity)> {
    let mut files = project::base();
    change(&mut files);
    let text = files.text("sitegen.toml").expect("text").to_owned();
    files.insert("sitegen.toml", format!("{text}\n{waiver}").into_bytes());
    let outcome = project::judge(&files);
    let told = |found: &&Diagnostic| found.rule != "untested-requirement";
    outcome.judged.diagnostics.iter().filter(told).map(|found| (found.rule.to_owned(), found.severity)).collect()
}

#[test]
fn what_is_certain_is_never_offered_a_waiver_and_none_helps() {
    let certain = "\n## Témoignages\n\n> Elle m’a sauvé la vie, merci Camille !\n>\n> — Julie B., cliente\n";
    let add = |files: &mut Files| {
        let text = files.text(PAGE).expect("text").to_owned();
        files.insert(PAGE, format!("{text}{certain}").into_bytes());
    };
    let mut files = project::base();
    add(&mut files);
    let outcome = project::judge(&files);
    let found: Vec<&Diagnostic> =
        outcome.judged.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
    assert!(!found.is_empty());
    assert!(found.iter().all(|found| found.offer.is_none()), "{found:#?}");
    let waiver = "[[waivers]]\nrule = \"testimonial\"\nfile = \"content/fr/approche.md\"\nhash = \"0011223344556677\"\n\
        reason = \"Raison\"\nauthor = \"Camille Ruisseau\"\ndate = 2026-11-02\nexpiry = 2027-11-02\n";
    let told = judged(add, waiver);
    assert!(told.contains(&("testimonial".to_owned(), Severity::Error)), "{told:?}");
    assert!(told.contains(&("unused-waiver".to_owned(), Severity::Warning)), "{told:?}");
}

#[test]
fn dates_of_a_demonstration_only_remind() {
    let waiver = "[[waivers]]\nrule = \"testimonial\"\nfile = \"content/fr/approche.md\"\nhash = \"0011223344556677\"\n\
        reason = \"Raison\"\nauthor = \"Camille Ruisseau\"\ndate = 2024-11-02\nexpiry = 2025-11-02\n";
    let demonstration = |files: &mut Files| {
        let text = files.text("sitegen.toml").expect("text").to_owned();
        files.insert("sitegen.toml", format!("demonstration = true\n{text}").into_bytes());
    };
    assert!(judged(demonstration, waiver).contains(&("expired-waiver".to_owned(), Severity::Reminder)));
    assert!(judged(|_| {}, waiver).contains(&("expired-waiver".to_owned(), Severity::Error)));
}

#[test]
fn packs_let_only_such_rules_be_waived_as_can_be() {
    for pack in &Library::builtin().packs {
        for rule in &pack.about.waivers.rules {
            assert!(sitegen::rules::waivable::is_waivable(rule), "{}: {rule}", pack.about.id);
        }
        assert!(pack.about.waivers.rules.is_empty() || (1..=12).contains(&pack.about.waivers.months));
    }
}

#[test]
fn a_waiver_says_what_it_is_about_and_who_decided() {
    let whole = "[[waivers]]\nrule = \"testimonial\"\nfile = \"content/fr/approche.md\"\nhash = \"0011223344556677\"\n\
        reason = \"Raison\"\nauthor = \"Camille Ruisseau\"\ndate = 2026-11-02\nexpiry = 2027-11-02\n";
    for (find, replace, rule) in [
        ("hash = \"0011223344556677\"\n", "", "missing-setting"),
        ("reason = \"Raison\"\n", "", "missing-setting"),
        ("reason = \"Raison\"\n", "reason = \" \"\n", "blank-setting"),
        ("reason = \"Raison\"\n", "reason = \"à compléter\"\n", "placeholder-setting"),
        ("expiry = 2027-11-02\n", "", "missing-setting"),
        ("Camille Ruisseau", "moi", "malformed-setting"),
        ("date = 2026-11-02", "date = 2026-12-02", "waiver-term"),
        ("expiry = 2027-11-02", "expiry = 2026-10-02", "waiver-term"),
        ("\"testimonial\"", "\"undeclared-script\"", "refused-waiver"),
        ("\"testimonial\"", "\"testimonials\"", "refused-waiver"),
    ] {
        let told = judged(|_| {}, &whole.replace(find, replace));
        assert!(told.contains(&(rule.to_owned(), Severity::Error)), "{find} → {replace}: {told:?}");
        assert!(told.iter().all(|(rule, _)| rule != "unused-waiver"), "one fault at a time: {told:?}");
    }
}
