//! The program as a person runs it: every command and switch that the documents name, with good input, bad input and none.

mod preview;
mod project;

use std::process::{Command, Output};

use project::listing;
use serde_json::Value as Json;

fn program(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitegen"));
    command.args(arguments).env_remove("SOURCE_DATE_EPOCH").env("LC_ALL", "C").current_dir(project::root());
    command.envs(environment.iter().copied()).output().expect("the program runs")
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = program(arguments, &[]);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program speaks UTF-8");
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

/// The base site in a folder of its own.
fn base(name: &str) -> std::path::PathBuf {
    let folder = project::scratch(name);
    project::write(&project::base(), &folder);
    folder
}

#[test]
fn build_writes_the_whole_site_and_twice_the_same_bytes() {
    let folder = base("build");
    let path = folder.to_str().expect("a path");
    let (exit, out, err) = run(&["build", path, "--today", "2026-11-15", "--lang", "en"]);
    assert_eq!((exit, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("index.html") && out.contains("sitegen serve"), "says where and how to look: {out}");
    let first = listing(&folder.join("public"));
    let (exit, ..) = run(&["build", path, "--today", "2026-11-15"]);
    assert_eq!(exit, 0);
    assert!(first == listing(&folder.join("public")), "the same bytes");
    let other = project::scratch("build-elsewhere").join("site");
    let (exit, ..) = run(&["build", path, "--today", "2026-11-15", "--output", other.to_str().expect("a path")]);
    assert_eq!(exit, 0);
    assert!(first == listing(&other), "the same bytes elsewhere");
    let names: Vec<&str> = first.keys().map(String::as_str).collect();
    for wanted in [
        "index.html",
        "en/index.html",
        "404.html",
        "en/404.html",
        "atom.xml",
        "en/atom.xml",
        "sitemap.xml",
        "robots.txt",
        "images/fleuve.png",
        ".well-known/sitegen.json",
    ] {
        assert!(names.contains(&wanted), "{wanted}");
    }
    assert!(!names.contains(&"images/fleuve.png.toml"), "a credit file is not published");
}

#[test]
fn the_manifest_lists_every_other_file_with_its_hash() {
    use std::fmt::Write;

    use sha2::{Digest, Sha256};
    let folder = base("manifest");
    let (exit, ..) = run(&["build", folder.to_str().expect("a path"), "--today", "2026-11-15"]);
    assert_eq!(exit, 0);
    let files = listing(&folder.join("public"));
    let manifest = files.get(".well-known/sitegen.json").expect("the manifest");
    let manifest: Json = serde_json::from_slice(manifest).expect("JSON");
    assert_eq!(manifest["verdict"], "conforming-as-tested");
    let listed = manifest["files"].as_object().expect("files");
    assert_eq!(listed.len(), files.len() - 1);
    for (name, bytes) in files.iter().filter(|(name, _)| *name != ".well-known/sitegen.json") {
        let hash = Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        assert_eq!(listed[name], hash.as_str(), "{name}");
    }
}

#[test]
fn what_somebody_else_put_into_the_output_is_never_deleted() {
    let folder = base("foreign");
    let path = folder.to_str().expect("a path").to_owned();
    let public = folder.join("public");
    std::fs::create_dir_all(&public).expect("a folder");
    std::fs::write(public.join("mine.txt"), "mine").expect("a file");
    let (exit, _, err) = run(&["build", &path, "--today", "2026-11-15"]);
    assert_eq!(exit, 2, "a folder of somebody else's is refused: {err}");
    assert_eq!(listing(&public).len(), 1);
    std::fs::remove_file(public.join("mine.txt")).expect("gone");
    assert_eq!(run(&["build", &path, "--today", "2026-11-15"]).0, 0);
    std::fs::write(public.join("google123.html"), "mine").expect("a file");
    assert_eq!(run(&["build", &path, "--today", "2026-11-15"]).0, 0);
    assert_eq!(std::fs::read_to_string(public.join("google123.html")).expect("still there"), "mine");
}

#[test]
fn a_page_that_goes_goes_from_the_output_and_errors_leave_the_old_site() {
    let folder = base("old-site");
    let path = folder.to_str().expect("a path").to_owned();
    assert_eq!(run(&["build", &path, "--today", "2026-11-15"]).0, 0);
    let before = listing(&folder.join("public"));
    let toml = std::fs::read_to_string(folder.join("sitegen.toml")).expect("text");
    std::fs::write(folder.join("sitegen.toml"), toml.replace("practice.phone = \"514 555-0134\"\n", ""))
        .expect("written");
    let (exit, out, _) = run(&["build", &path, "--today", "2026-11-15", "--lang", "fr"]);
    assert_eq!(exit, 1);
    assert!(out.contains("missing-setting"), "{out}");
    assert!(before == listing(&folder.join("public")), "nothing was published");
    std::fs::write(folder.join("sitegen.toml"), toml).expect("written");
    for language in ["fr", "en"] {
        std::fs::remove_file(folder.join(format!("content/{language}/approche.md"))).expect("gone");
        let index = folder.join(format!("content/{language}/index.md"));
        std::fs::write(index, "+++\ntitle = \"Accueil\"\n+++\n").expect("written");
        let service = folder.join(format!("content/{language}/services/soutien-individuel.md"));
        std::fs::write(service, "+++\ntitle = \"Service\"\n+++\n").expect("written");
        let article = folder.join(format!("content/{language}/articles/premier-article.md"));
        std::fs::remove_file(article).expect("gone");
    }
    let (exit, out, _) = run(&["build", &path, "--today", "2026-11-15"]);
    assert_eq!(exit, 0, "{out}");
    assert!(!folder.join("public/approche").exists(), "an old page is gone");
}

#[test]
fn dangerous_outputs_are_refused() {
    let folder = base("dangerous");
    let path = folder.to_str().expect("a path");
    for output in [path.to_owned(), "/".to_owned(), format!("{path}/content"), format!("{path}/..")] {
        let (exit, _, err) = run(&["build", path, "--today", "2026-11-15", "--output", &output]);
        assert_eq!(exit, 2, "{output}: {err}");
    }
    assert!(folder.join("sitegen.toml").is_file());
}

#[test]
fn check_writes_nothing_and_its_json_is_the_fixed_report() {
    let folder = base("check");
    let path = folder.to_str().expect("a path");
    let before = listing(&folder);
    let (exit, out, err) = run(&["check", path, "--format", "json", "--today", "2026-11-15"]);
    assert_eq!((exit, err.as_str()), (0, ""));
    assert!(before == listing(&folder), "nothing was written");
    let report: Json = serde_json::from_str(&out).expect("JSON");
    assert_eq!(report["schema"], "sitegen-report/1");
    assert_eq!(report["verdict"], "conforming-as-tested");
    assert_eq!(report["packs"][0]["id"], "otstcfq");
    let results = report["results"].as_array().expect("results");
    let fields = [
        "rule",
        "category",
        "outcome",
        "mode",
        "severity",
        "reason",
        "requirements",
        "message",
        "help",
        "source",
        "page",
        "waiver",
    ];
    for result in results {
        let object = result.as_object().expect("an object");
        assert!(fields.iter().all(|field| object.contains_key(*field)) && object.len() == fields.len(), "{result}");
    }
    for outcome in ["passed", "failed", "cantTell", "inapplicable", "untested"] {
        let count = results.iter().filter(|result| result["outcome"] == outcome).count();
        assert_eq!(report["counts"][outcome], count, "{outcome}");
    }
    let rules: Vec<_> = results.iter().map(|result| &result["rule"]).collect();
    for rule in sitegen::rules::all() {
        assert!(rules.iter().any(|told| **told == rule.id), "{} is in the report", rule.id);
    }
}

#[test]
fn strict_counts_warnings() {
    let folder = base("strict");
    let path = folder.to_str().expect("a path");
    assert_eq!(run(&["check", path, "--strict", "--today", "2026-11-15"]).0, 0);
    std::fs::remove_file(folder.join("static/images/fleuve.png.toml")).expect("gone");
    assert_eq!(run(&["check", path, "--today", "2026-11-15"]).0, 0);
    assert_eq!(run(&["check", path, "--strict", "--today", "2026-11-15"]).0, 3);
    let (exit, out, _) = run(&["build", path, "--strict", "--today", "2026-11-15"]);
    assert_eq!(exit, 3, "{out}");
    assert!(!folder.join("public").exists(), "nothing was published");
}

#[test]
fn today_comes_from_the_switch_or_from_source_date_epoch() {
    let folder = base("today");
    let path = folder.to_str().expect("a path");
    assert_eq!(run(&["check", path, "--today", "2040-01-01"]).0, 1, "what was verified in 2026 is stale in 2040");
    let epoch = |seconds: &str| program(&["check", path], &[("SOURCE_DATE_EPOCH", seconds)]).status.code();
    assert_eq!(epoch("1794744000"), Some(0), "15 November 2026");
    assert_eq!(epoch("2209032000"), Some(1), "2040");
    assert_eq!(epoch("hier"), Some(2));
    assert_eq!(run(&["check", path, "--today", "demain"]).0, 2);
}

#[test]
fn the_language_is_asked_for_or_the_systems_or_the_sites() {
    let folder = base("language");
    let path = folder.to_str().expect("a path");
    let says = |arguments: &[&str], locale: &str| {
        let output = program(arguments, &[("LC_ALL", locale), ("LANG", locale)]);
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let french = "Cela n’est pas une approbation";
    for (arguments, locale, is_french) in [
        (vec!["check", path, "--today", "2026-11-15", "--lang", "fr"], "en_CA.UTF-8", true),
        (vec!["--lang", "en", "check", path, "--today", "2026-11-15"], "fr_CA.UTF-8", false),
        (vec!["check", path, "--today", "2026-11-15"], "fr_CA.UTF-8", true),
        (vec!["check", path, "--today", "2026-11-15"], "en_US.UTF-8", false),
        (vec!["check", path, "--today", "2026-11-15"], "C", true),
    ] {
        assert_eq!(says(&arguments, locale).contains(french), is_french, "{arguments:?} {locale}");
    }
}

#[test]
fn explain_tells_of_rules_and_requirements_in_both_languages() {
    for (id, language, wanted) in [
        ("otstcfq-2.09-crisis", "fr", "des directives claires et précises aux clients"),
        ("otstcfq-2.09-crisis", "en", "des directives claires et précises aux clients"),
        ("otstcfq-2.09-crisis", "en", "crisis"),
        ("missing-setting", "fr", "otstcfq-2.09-profile-contact"),
        ("missing-setting", "en", "## Why"),
        ("testimonial", "fr", "par une dispense"),
        ("testimonial", "en", "with a waiver"),
    ] {
        let (exit, out, _) = run(&["explain", id, "--lang", language]);
        assert_eq!(exit, 0);
        assert!(out.contains(wanted), "{id} {language}: {out}");
    }
    assert!(!run(&["explain", "missing-section", "--lang", "en"]).1.contains("waiver"), "a section is never waived");
    let french = run(&["explain", "otstcfq-2.09-crisis", "--lang", "fr"]).1;
    assert_ne!(french, run(&["explain", "otstcfq-2.09-crisis", "--lang", "en"]).1);
    let (exit, _, err) = run(&["explain", "otstcfq-2.09-crisi", "--lang", "fr"]);
    assert_eq!(exit, 2);
    assert!(err.contains("otstcfq-2.09-crisis"), "proposes the nearest: {err}");
    for rule in sitegen::rules::all() {
        assert_eq!(run(&["explain", rule.id]).0, 0, "{}", rule.id);
    }
}

#[test]
fn rules_lists_every_rule_and_requirement() {
    let library = sitegen::standard::Library::builtin();
    let requirements =
        library.packs.iter().flat_map(|pack| &pack.requirements).map(|requirement| requirement.id.as_str());
    let ids: Vec<&str> = sitegen::rules::all().iter().map(|rule| rule.id).chain(requirements.clone()).collect();
    for arguments in [vec!["rules"], vec!["rules", "--format", "json"], vec!["rules", "--lang", "en"]] {
        let (exit, out, _) = run(&arguments);
        assert_eq!(exit, 0);
        assert!(ids.iter().all(|id| out.contains(id)), "{arguments:?}");
    }
    let (_, coverage, _) = run(&["rules", "--coverage"]);
    assert_eq!(coverage.lines().count(), requirements.count(), "one line each");
}

#[test]
fn the_schema_is_a_draft_07_schema_that_knows_every_setting() {
    let (exit, out, _) = run(&["schema", "--lang", "fr"]);
    assert_eq!(exit, 0);
    let schema: Json = serde_json::from_str(&out).expect("JSON");
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    assert!(schema["properties"]["practice"].to_string().contains("phone"));
    let (_, front, _) = run(&["schema", "--front-matter"]);
    assert!(front.contains("\"slug\""));
    let committed =
        std::fs::read_to_string(project::root().join("docs/sitegen.schema.json")).expect("the schema in docs");
    assert_eq!(committed, out, "docs/sitegen.schema.json is what `sitegen schema --lang fr` prints");
}

#[test]
fn what_cannot_be_understood_ends_with_2_and_says_so_in_the_language() {
    let empty = project::scratch("empty");
    let empty = empty.to_str().expect("a path");
    for arguments in [
        vec!["--lang", "fr"],
        vec!["bâtir", "--lang", "fr"],
        vec!["build", "--bonjour", "--lang", "fr"],
        vec!["build", "nulle-part", "--lang", "fr"],
        vec!["build", empty, "--lang", "fr"],
        vec!["check", "--format", "pdf", "--lang", "fr"],
        vec!["explain", "--lang", "fr"],
    ] {
        let (exit, out, err) = run(&arguments);
        assert_eq!((exit, out.as_str()), (2, ""), "{arguments:?}");
        let english = ["error:", "Usage:", "required", "unexpected"];
        assert!(english.iter().all(|word| !err.contains(word)), "{arguments:?}: {err}");
        assert!(!err.trim().is_empty(), "{arguments:?}");
    }
    let folder = base("broken-toml");
    std::fs::write(folder.join("sitegen.toml"), "[site\nlanguages = [\"fr\"").expect("written");
    let (exit, out, _) = run(&["check", folder.to_str().expect("a path"), "--lang", "fr"]);
    assert_eq!(exit, 2);
    assert!(out.contains("toml-syntax") && out.contains("sitegen.toml:1"), "{out}");
}

#[test]
fn help_and_version_end_with_0() {
    for arguments in [vec!["--help"], vec!["-h"], vec!["build", "--help"], vec!["--version"], vec!["-V"]] {
        assert_eq!(run(&arguments).0, 0, "{arguments:?}");
    }
    let (_, french, _) = run(&["build", "--help", "--lang", "fr"]);
    assert!(french.contains("--output") && !french.contains("Print help"), "{french}");
}

#[test]
fn a_pipe_that_closes_early_is_no_failure() {
    let output = Command::new("sh")
        .args(["-c", &format!("{} rules | head -1", env!("CARGO_BIN_EXE_sitegen"))])
        .output()
        .expect("a shell");
    assert!(output.status.success());
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_finding_on_a_letter_with_an_accent_is_drawn() {
    let folder = base("accent");
    for text in ["ÉTexte", "É", "", "\u{FEFF}é"] {
        std::fs::write(folder.join("content/fr/approche.md"), text).expect("written");
        let (exit, out, err) =
            run(&["check", folder.to_str().expect("a path"), "--today", "2026-11-15", "--lang", "fr"]);
        assert_eq!((exit, err.as_str()), (1, ""), "{text:?}");
        assert!(out.contains("content/fr/approche.md"), "{out}");
    }
}

#[test]
fn the_first_command_of_the_readme_builds_the_example() {
    let readme = std::fs::read_to_string(project::root().join("README.md")).expect("README.md");
    let commands: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("cargo ")).collect();
    let expected = ["run --release -- serve content-example --open", "xtask test"];
    assert_eq!(commands, [expected, expected].concat(), "the same two commands in both languages");
    let (_, arguments) = expected[0].split_once("-- ").expect("arguments of the program");
    // A test opens no browser on anybody's desk: everything but that.
    let arguments = arguments.strip_suffix(" --open").and_then(|rest| rest.strip_prefix("serve "));
    let preview = preview::Preview::of(&project::root().join(arguments.expect("a folder")));
    for page in ["/", "/en/crisis/"] {
        assert_eq!(preview.get(page).status, 200, "{page}");
    }
    preview::until("the example site has nothing against it", || {
        let findings = preview.findings();
        findings["blocked"] == false && !findings["summary"].is_null()
    });
    let run_file = std::fs::read_to_string(project::root().join(".ci/run")).expect(".ci/run");
    assert!(run_file.lines().any(|line| line == format!("cargo {}", expected[1])), ".ci/run calls the second command");
}
