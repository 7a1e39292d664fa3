//! What rules say of packs that have a fault, or none left to tell of.

mod project;

use sitegen::source::Files;
use sitegen::standard::{Library, RequirementKind};

const ACCURACY: &str = "ca-qc/otstcfq/accuracy.toml";

fn with(change: impl Fn(&mut Files)) -> Library {
    let mut files = Library::builtin_files();
    change(&mut files);
    Library::read(&files).expect("a library")
}

#[test]
fn a_text_that_cannot_be_made_is_a_finding_and_no_crash() {
    let text = Library::builtin_files().text(ACCURACY).expect("the texts on accuracy").to_owned();
    let first = text.find("fr = '''").expect("a French text") + "fr = '''".len();
    for fault in ["{{ nothing.at.all }}", "{% if %}", "{{ lang | unknown_filter }}"] {
        let broken = format!("{}{fault}{}", &text[..first], &text[first..]);
        let library = with(|files| files.insert(ACCURACY, broken.clone().into_bytes()));
        let outcome = project::judge_with(&project::base(), &library);
        let found = outcome.judged.diagnostics.iter().filter(|found| found.rule == "model-text").count();
        assert!(found > 0 && outcome.judged.verified.is_none(), "{fault}");
    }
}

#[test]
fn a_pack_whose_requirements_are_all_held_leaves_nothing_untested() {
    let mut library = Library::builtin().clone();
    for pack in &mut library.packs {
        pack.requirements
            .retain(|requirement| !requirement.held_by.is_empty() || requirement.kind == RequirementKind::Attest);
    }
    let outcome = project::judge_with(&project::base(), &library);
    assert_eq!(outcome.judged.diagnostics, []);
}

#[test]
fn files_that_are_no_library_say_which_and_why() {
    for (path, text, wanted) in [
        ("ca-qc/otstcfq.toml", "[pack]\nid = 1", "ca-qc/otstcfq.toml"),
        (
            "ca-qc/otstcfq/jardinage.toml",
            "section = \"jardinage\"\ntitle = { fr = \"J\", en = \"G\" }\nshort = { fr = \"J\", en = \"G\" }\nstatement = []",
            "jardinage",
        ),
        ("settings/site.toml", "[[setting]]\nkey = \"a\"\ntype = \"souvenir\"", "souvenir"),
    ] {
        let mut files = Library::builtin_files();
        files.insert(path, text.as_bytes().to_vec());
        let fault = Library::read(&files).expect_err("a fault").to_string();
        assert!(fault.contains(wanted), "{fault}");
    }
}
