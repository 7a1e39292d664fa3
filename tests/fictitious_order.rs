//! A new order is data and texts: a fictitious one of another province, in `tests/packs` only, governs a whole site.

mod project;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use project::{edit, judge_with, load, place, root};
use sitegen::content::StandardPage;
use sitegen::diagnostic::{Diagnostic, Language, Severity};
use sitegen::html::{self, Document, Limits, NodeId};
use sitegen::pipeline::{CONFIGURATION, Outcome};
use sitegen::source::Files;
use sitegen::standard::{Library, Pack, SECTIONS};

const SITE: &str = "tests/sites/opf";

/// The built-in norms with the packs of `tests/packs` beside them.
static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let mut files = Library::builtin_files();
    let packs = root().join("tests/packs");
    put_below(&packs, &packs, &mut files);
    Library::read(&files).expect("the fictitious pack is a pack")
});

fn put_below(folder: &Path, packs: &Path, files: &mut Files) {
    for entry in std::fs::read_dir(folder).expect("the packs can be read") {
        let path: PathBuf = entry.expect("the packs can be read").path();
        if path.is_dir() {
            put_below(&path, packs, files);
        } else {
            let name = path.strip_prefix(packs).expect("below the packs").to_string_lossy().replace('\\', "/");
            files.insert(name, std::fs::read(&path).expect("a pack can be read"));
        }
    }
}

fn pack() -> &'static Pack {
    LIBRARY.pack_of_order("opf").expect("the fictitious order")
}

/// The site of the fictitious order with each `find` of sitegen.toml replaced.
fn changed(edits: &[(&str, &str)]) -> Files {
    let mut files = load(SITE);
    for (find, replace) in edits {
        edit(&mut files, CONFIGURATION, find, replace);
    }
    files
}

fn errors(outcome: &Outcome) -> Vec<&Diagnostic> {
    let all = outcome.judged.diagnostics.iter();
    all.filter(|diagnostic| diagnostic.severity == Severity::Error).collect()
}

/// The number of the only line of sitegen.toml that begins with `start`.
fn line_of(files: &Files, start: &str) -> usize {
    let text = files.text(CONFIGURATION).expect("sitegen.toml");
    let lines: Vec<usize> =
        text.lines().zip(1..).filter(|(line, _)| line.starts_with(start)).map(|(_, at)| at).collect();
    assert_eq!(lines.len(), 1, "{start:?} begins one line");
    lines[0]
}

/// The path in the output of the page that carries a section; English stands at the root.
fn path_of(section: &str, language: Language) -> String {
    let page = StandardPage::of_section(section).expect("every section has a page");
    let folder = if language == Language::En { "" } else { "fr/" };
    format!("{folder}{}/index.html", page.slug(language))
}

fn tree(outcome: &Outcome, path: &str) -> Document {
    html::parse(project::page(outcome, path), &Limits::default()).expect("a page can be read")
}

fn section_of(tree: &Document, token: &str) -> NodeId {
    let found: Vec<NodeId> = tree.elements().filter(|node| tree.attr(*node, "data-section") == Some(token)).collect();
    assert_eq!(found.len(), 1, "{token} stands once");
    found[0]
}

fn text_of(outcome: &Outcome, section: &str, language: Language) -> String {
    let tree = tree(outcome, &path_of(section, language));
    html::perceived(&html::visible_text(&tree, section_of(&tree, section))).replace('\u{A0}', " ")
}

/// For each section, words that only this order says, in English and in French.
const WORDS: [(&str, &str, &str); 15] = [
    ("crisis", "Invented Lighthouse Line: 1 800 555-0177", "Ligne du Phare inventé : 1 800 555-0177"),
    ("profile", "Imogen Nobody is a clinical companion", "Imogen Nobody est accompagnatrice clinique"),
    ("licence", "Insurance certificate: FICT-A-12.", "Certificat d’assurance : FICT-A-12."),
    ("services", "6 meetings a year, in person.", "6 rencontres par année, en personne."),
    ("fees", "does not change along the way", "ne change pas en cours de route"),
    ("payment", "You pay at the end of the meeting.", "Vous payez à la fin de la rencontre."),
    ("terms", "commits you to nothing", "ne vous engage à rien"),
    ("privacy", "What you tell the practice stays there.", "Ce que vous dites au cabinet y reste."),
    ("consent", "said yes, aloud and then in writing", "dit oui, de vive voix puis par écrit"),
    ("records", "kept for 6 years after the last meeting", "Il le garde 6 ans après la dernière rencontre"),
    ("communication", "The telephone is the safest way: 902 555-0134", "la voie la plus sûre : 902 555-0134"),
    ("interruption", "calls you back within 5 minutes", "vous rappelle en 5 minutes au plus"),
    ("order", "The Order of Fictitious Presences (OFP)", "L’Ordre des présences fictives (OFP)"),
    ("complaint", "listens before it judges", "écoute avant de juger"),
    ("accuracy", "supervision plan was gone over on", "Le plan de supervision a été revu le"),
];

#[test]
fn the_site_is_verified_without_an_error() {
    let outcome = judge_with(&load(SITE), &LIBRARY);
    let blocking: Vec<_> =
        outcome.judged.diagnostics.iter().filter(|found| found.rule != "untested-requirement").collect();
    assert!(blocking.is_empty(), "{blocking:#?}");
    assert!(outcome.judged.verified.is_some());
    let untested = outcome.judged.diagnostics.iter().find(|found| found.rule == "untested-requirement");
    assert_eq!(untested.expect("what no rule holds is told").requirements, ["opf-5.3-calm-words"]);
    // Nothing of the order is known without its pack.
    let without = judge_with(&load(SITE), Library::builtin());
    assert!(without.judged.verified.is_none());
}

#[test]
fn english_stands_at_the_root_and_french_beside_it() {
    let outcome = judge_with(&load(SITE), &LIBRARY);
    for (path, language, title) in [
        ("index.html", "en", "Someone beside you"),
        ("services/companionship/index.html", "en", "Companionship"),
        ("fr/index.html", "fr", "Quelqu’un à côté de vous"),
        ("fr/services/accompagnement/index.html", "fr", "Accompagnement"),
    ] {
        let tree = tree(&outcome, path);
        let root = tree.html().expect("a page has a root");
        assert!(tree.attr(root, "lang").is_some_and(|lang| lang.starts_with(language)), "{path}");
        let heading = tree.elements().find(|node| tree.name(*node) == "h1").expect("a page has a heading");
        assert_eq!(html::perceived(&html::visible_text(&tree, heading)), title, "{path}");
    }
    // This order asks for English: without it the site stops, while without French it only warns.
    for (lost, severity) in [("en", Severity::Error), ("fr", Severity::Warning)] {
        let mut files = load(SITE);
        files.remove(&format!("content/{lost}/approach.md"));
        // Links to the lost page break as well; only the finding about the pair counts here.
        let outcome = judge_with(&files, &LIBRARY);
        let found = outcome.judged.diagnostics.iter().find(|found| found.rule == "missing-translation");
        let found = found.unwrap_or_else(|| panic!("{lost}: the lost page is told"));
        assert_eq!(found.severity, severity, "{lost}");
        let under: &[&str] = if severity == Severity::Error { &["opf-5.1-english"] } else { &[] };
        assert_eq!(found.requirements, under, "{lost}");
    }
}

#[test]
fn every_section_stands_in_both_languages_with_its_own_text() {
    let outcome = judge_with(&load(SITE), &LIBRARY);
    assert_eq!(WORDS.map(|(token, ..)| token), SECTIONS, "one row for each section");
    for (token, english, french) in WORDS {
        let section =
            pack().sections.iter().find(|section| section.section == token).expect("the pack has the section");
        for (language, words) in [(Language::En, english), (Language::Fr, french)] {
            let text = text_of(&outcome, token, language);
            let title = section.title.in_language(language);
            assert!(text.starts_with(title), "{token}: {title:?} heads {text:?}");
            assert!(text.contains(words), "{token}: {words:?} stands in {text:?}");
            let tree = tree(&outcome, &path_of(token, language));
            let node = section_of(&tree, token);
            let own = tree.attr(node, "data-practitioner");
            assert_eq!(own, section.per.is_some().then_some("imogen-nobody"), "{token}");
            let held: BTreeSet<&str> = tree.tokens(node, "data-req").collect();
            let asked =
                pack().requirements.iter().filter(|requirement| requirement.sections.iter().any(|own| own == token));
            for requirement in asked.filter(|requirement| requirement.when.is_none()) {
                assert!(held.contains(requirement.id.as_str()), "{token}: {} in {held:?}", requirement.id);
            }
        }
    }
}

#[test]
fn no_page_speaks_of_another_order() {
    let outcome = judge_with(&load(SITE), &LIBRARY);
    let own: BTreeSet<&str> = pack().requirements.iter().map(|requirement| requirement.id.as_str()).collect();
    let site = outcome.judged.verified.as_ref().expect("the site is verified");
    let pages = site.files().iter().filter(|file| file.path.ends_with(".html"));
    for file in pages {
        let tree = tree(&outcome, &file.path);
        for node in tree.elements() {
            let foreign: Vec<&str> = tree.tokens(node, "data-req").filter(|id| !own.contains(id)).collect();
            assert!(foreign.is_empty(), "{}: {foreign:?}", file.path);
        }
        let text = html::visible_text(&tree, tree.root()).to_lowercase();
        for word in ["québec", "quebec", "otstcfq", "travail social", "social work", "811", "p-39.1"] {
            assert!(!text.contains(word), "{}: {word}", file.path);
        }
    }
}

/// Edits of sitegen.toml, then all the errors they bring about: rule, beginning of the line, requirement if there is one.
type Case = (&'static [(&'static str, &'static str)], &'static [(&'static str, &'static str, &'static str)]);

const VIDEO: (&str, &str) = ("mode = \"in_person\"", "mode = \"video\"");
const TOPICS: &str = "topics = [\"ethics\", \"records\"]";

const CASES: [Case; 15] = [
    // Settings that only this order asks for, missing.
    (&[("meetings_per_year = 6\n", "")], &[("missing-setting", "[supervision_plan]", "opf-2.1-supervision")]),
    (
        &[("insurance_certificate = \"FICT-A-12\"\n", "")],
        &[("missing-setting", "[[practitioners]]", "opf-1.2-insurance")],
    ),
    (
        &[("reviewed_on = 2026-10-01\n", "")],
        &[("missing-setting", "[supervision_plan]", "opf-2.4-supervision-current")],
    ),
    (
        &[("[orders.opf]\nconfirmed_on = 2026-11-03\n", "[orders.opf]\n")],
        &[("missing-setting", "[orders.opf]", "opf-4.1-order")],
    ),
    // Forms of its own settings.
    (
        &[("meetings_per_year = 6", "meetings_per_year = 53")],
        &[("malformed-setting", "meetings_per_year", "opf-2.1-supervision")],
    ),
    (&[("mode = \"in_person\"", "mode = \"telepathy\"")], &[("malformed-setting", "mode", "opf-2.1-supervision")]),
    // Refused, incomplete, too old.
    (&[("mode = \"in_person\"", "mode = \"letters\"")], &[("refused-choice", "mode", "opf-2.1-supervision")]),
    (&[(TOPICS, "topics = [\"ethics\"]")], &[("incomplete-choice", "topics", "opf-2.3-supervision-topics")]),
    (&[(TOPICS, "topics = [\"records\"]")], &[("incomplete-choice", "topics", "opf-2.3-supervision-topics")]),
    (
        &[("reviewed_on = 2026-10-01", "reviewed_on = 2025-10-01")],
        &[("stale-facts", "reviewed_on", "opf-2.4-supervision-current")],
    ),
    (&[(", \"lighthouse-line\"", "")], &[("incomplete-choice", "crisis.resources", "opf-3.4-crisis")]),
    // A condition on one of its own settings: met, and met and answered.
    (
        &[VIDEO],
        &[
            ("missing-setting", "[supervision_plan]", "opf-2.2-supervision-by-video"),
            ("incomplete-choice", "topics", "opf-2.2-supervision-by-video"),
        ],
    ),
    (&[VIDEO, (TOPICS, "video_platform = \"Visio-Quai\"\ntopics = [\"ethics\", \"safety\"]")], &[]),
    // Facts of its province, and its titles.
    (
        &[(
            "[supervision_plan]",
            "[[crisis.more]]\nname = \"Wharf\"\nphone = \"1 800 555-0166\"\n\n[supervision_plan]",
        )],
        &[("closed-crisis-line", "phone", "")],
    ),
    (&[("\"accompagnatrice_clinique\"", "\"travailleuse_sociale\"")], &[("refused-choice", "reserved_title", "")]),
];

#[test]
fn each_answer_is_judged_by_the_fictitious_norm_at_its_own_line() {
    for (edits, expected) in CASES {
        let files = changed(edits);
        let outcome = judge_with(&files, &LIBRARY);
        let found: BTreeSet<(String, usize, Vec<String>)> = errors(&outcome)
            .into_iter()
            .map(|error| {
                let (file, line) = place(error, &files).unwrap_or_default();
                assert_eq!(file, CONFIGURATION, "{edits:?}: {error:?}");
                (error.rule.to_owned(), line, error.requirements.clone())
            })
            .collect();
        let expected: BTreeSet<(String, usize, Vec<String>)> = expected
            .iter()
            .map(|(rule, start, id)| {
                let ids = Some((*id).to_owned()).filter(|id| !id.is_empty());
                ((*rule).to_owned(), line_of(&files, start), ids.into_iter().collect())
            })
            .collect();
        assert_eq!(found, expected, "{edits:?}");
        assert_eq!(outcome.judged.verified.is_none(), !expected.is_empty(), "{edits:?}");
    }
}

#[test]
fn a_conditional_statement_is_published_only_when_its_condition_is_met() {
    let answered = [VIDEO, (TOPICS, "video_platform = \"Visio-Quai\"\ntopics = [\"ethics\", \"safety\"]")];
    let platform_without_video = [(TOPICS, "video_platform = \"Visio-Quai\"\ntopics = [\"ethics\", \"safety\"]")];
    for (edits, published) in [(&[][..], false), (&answered[..], true), (&platform_without_video[..], false)] {
        let outcome = judge_with(&changed(edits), &LIBRARY);
        for (language, words) in [
            (Language::En, "These meetings use the platform Visio-Quai."),
            (Language::Fr, "Ces rencontres passent par la plateforme Visio-Quai."),
        ] {
            let text = text_of(&outcome, "services", language);
            assert_eq!(text.contains(words), published, "{edits:?}: {text}");
            let tree = tree(&outcome, &path_of("services", language));
            let marked =
                tree.tokens(section_of(&tree, "services"), "data-req").any(|id| id == "opf-2.2-supervision-by-video");
            assert_eq!(marked, published, "{edits:?}");
        }
    }
}

#[test]
fn the_other_orders_are_untouched() {
    let base = || load("tests/sites/base");
    let mut broken = base();
    edit(&mut broken, CONFIGURATION, "practice.phone = \"514 555-0134\"\n", "");
    edit(
        &mut broken,
        CONFIGURATION,
        "search_policy.choice = \"consent_or_emergency\"",
        "search_policy.choice = \"when_useful\"",
    );
    edit(&mut broken, CONFIGURATION, "fees.receipts = \"every_session\"", "fees.receipts = \"\"");
    for files in [base(), broken] {
        let alone = judge_with(&files, Library::builtin());
        let beside = judge_with(&files, &LIBRARY);
        assert_eq!(alone.judged.diagnostics, beside.judged.diagnostics);
        let published = |outcome: &Outcome| -> Vec<(String, Vec<u8>)> {
            let files = outcome.judged.verified.iter().flat_map(|site| site.files());
            files.map(|file| (file.path.clone(), file.bytes.to_vec())).collect()
        };
        assert_eq!(alone.judged.verified.is_some(), beside.judged.verified.is_some());
        assert!(published(&alone) == published(&beside), "the same bytes, with and without the other order");
    }
}

#[test]
fn the_fictitious_pack_is_whole() {
    for requirement in &pack().requirements {
        let id = &requirement.id;
        assert_eq!(requirement.held_by.is_empty(), requirement.not_covered.is_some(), "{id}");
        assert!(requirement.held_by.iter().all(|rule| sitegen::rules::rule(rule).is_some()), "{id}");
        for key in requirement.settings.iter().map(|demand| demand.key()) {
            assert!(LIBRARY.schema.setting(key).is_some(), "{id}: {key}");
        }
    }
    let ids: BTreeSet<&str> = pack().requirements.iter().map(|requirement| requirement.id.as_str()).collect();
    for section in &pack().sections {
        for statement in &section.statements {
            let at = format!("{}/{}", section.section, statement.id);
            assert!(statement.requirements.iter().all(|id| ids.contains(id.as_str())), "{at}");
            assert!(statement.settings.iter().all(|key| LIBRARY.schema.setting(key).is_some()), "{at}");
        }
    }
    for setting in LIBRARY.schema.settings().iter().filter(|setting| setting.key.starts_with("supervision_plan.")) {
        assert!(Library::builtin().schema.setting(&setting.key).is_none(), "{} is this order's own", setting.key);
    }
}
