//! Input out of all proportion, through the real program: each gives a clear finding and an exit code, never a crash and never a pass.

mod project;

use std::process::Command;

use sitegen::source::Files;

/// What the program answers to the base site with `file` as given, without publishing anything.
fn check(name: &str, file: &str, text: &[u8]) -> (i32, String) {
    let folder = project::scratch(name);
    let mut files: Files = project::base();
    files.insert(file, text.to_vec());
    if let Some(rest) = file.strip_prefix("content/fr/") {
        files.insert(format!("content/en/{rest}"), page("A short page."));
    }
    project::write(&files, &folder);
    let output = Command::new(env!("CARGO_BIN_EXE_sitegen"))
        .args(["check", "--today", "2026-11-15", "--lang", "en"])
        .arg(&folder)
        .output()
        .expect("the program runs");
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    let text = String::from_utf8(output.stdout).expect("the program speaks UTF-8");
    (output.status.code().unwrap_or(-1), text)
}

fn page(text: &str) -> Vec<u8> {
    format!("+++\ntitle = \"Essai\"\n+++\n\n{text}").into_bytes()
}

/// Each case must be refused by `rule`, with its place.
fn refused(cases: &[(&str, &str, Vec<u8>, &str)]) {
    for (name, file, text, rule) in cases {
        let (exit, out) = check(name, file, text);
        assert!(matches!(exit, 1 | 2), "{name}: exit {exit}\n{out}");
        assert!(out.contains(&format!("[{rule}]")), "{name}: no {rule}\n{}", &out[..out.len().min(4000)]);
        assert!(out.contains(file), "{name}: the file is not named");
    }
}

#[test]
fn pages_out_of_proportion_are_refused() {
    let attributes: String = (0..100_000).map(|number| format!(" a{number}")).collect();
    let row = format!("|{}\n", "b|".repeat(600));
    let table = format!("{row}|{}\n{}", "-|".repeat(600), row.repeat(600));
    refused(&[
        ("limits-tags", "content/fr/x.md", page(&"<div>".repeat(12_000)), "unverified-page"),
        ("limits-null", "content/fr/x.md", page(&"\0".repeat(100_000)), "front-matter"),
        ("limits-attributes", "content/fr/x.md", page(&format!("<p{attributes}>x</p>")), "unverified-page"),
        ("limits-long", "content/fr/x.md", page(&"Un mot et la suite. ".repeat(5_000_000)), "unverified-page"),
        ("limits-table", "content/fr/x.md", page(&table), "unverified-page"),
        ("limits-quotes", "content/fr/x.md", page(&format!("{} a", ">".repeat(100_000))), "unverified-page"),
        ("limits-lists", "content/fr/x.md", page(&format!("{}a", "- ".repeat(50_000))), "unverified-page"),
        ("limits-links", "content/fr/x.md", page(&"[a](/b) ".repeat(10_000)), "broken-link"),
        (
            "limits-footnotes",
            "content/fr/x.md",
            page(&format!("{}\n\n[^1]: n\n", "[^1] ".repeat(60_000))),
            "unverified-page",
        ),
    ]);
}

#[test]
fn texts_that_only_look_dangerous_are_pages_like_others() {
    for (name, text) in [
        ("limits-brackets", "[".repeat(100_000)),
        ("limits-stars", "**a ".repeat(50_000)),
        ("limits-emphasis", "*a _b ".repeat(20_000)),
    ] {
        let (exit, out) = check(name, "content/fr/x.md", &page(&text));
        assert_eq!(exit, 0, "{name}\n{out}");
    }
}

#[test]
fn files_out_of_proportion_are_refused() {
    let long = |text: &str, bytes: usize| text.repeat(bytes / text.len()).into_bytes();
    refused(&[
        ("limits-html", "static/x.html", long("<p>Un mot", 100_000_000), "unverified-page"),
        ("limits-html-tags", "static/x.html", long("<div>", 60_000), "unverified-page"),
        ("limits-svg", "static/x.svg", long("<g>", 300_000), "unverified-page"),
        ("limits-css", "static/x.css", long("a{b:c}", 20_000_000), "hiding-style"),
        ("limits-css-deep", "theme/extra.css", long("a{", 200_000), "hiding-style"),
        ("limits-script", "static/x.js", long("a(\"b\");", 20_000_000), "unread-file"),
        ("limits-script-deep", "static/x.js", long("(", 500_000), "script-content"),
        ("limits-json", "static/x.json", long("[", 1_000_000), "unread-file"),
        ("limits-text", "static/x.txt", long("Un mot ", 20_000_000), "unread-file"),
        ("limits-configuration", "sitegen.toml", long("a = 1\n", 20_000_000), "toml-syntax"),
        ("limits-configuration-null", "sitegen.toml", long("\0", 100_000), "toml-syntax"),
        ("limits-configuration-deep", "sitegen.toml", long("a = [", 500_000), "toml-syntax"),
    ]);
}

#[test]
fn templates_that_would_not_end_are_refused() {
    let of = |text: &str| {
        format!("{{% extends \"base.html\" %}}{{% block closing %}}{text}{{% endblock closing %}}").into_bytes()
    };
    let file = "theme/templates/404.html";
    let loops = "{% for a in range(end=100000) %}{% for b in range(end=100000) %}x{% endfor %}{% endfor %}";
    let doubling =
        "{% set x = \"aaaaaaaaaa\" %}{% for i in range(end=60) %}{% set_global x = x ~ x %}{% endfor %}{{ x }}";
    let sets = format!("{{% set x = \"aaaaaaaaaa\" %}}{}{{{{ x }}}}", "{% set x = x ~ x %}".repeat(60));
    let replace = "{% set x = \"aaaaaaaaaa\" %}{% for i in range(end=12) %}{% set_global x = x ~ x %}{% endfor %}{{ x | replace(from=\"a\", to=x) }}";
    refused(&[
        ("limits-loop", file, of(loops), "template-error"),
        ("limits-silent", file, of(&loops.replace('x', "")), "template-error"),
        ("limits-doubling", file, of(doubling), "template-error"),
        ("limits-sets", file, of(&sets), "template-error"),
        ("limits-replace", file, of(replace), "template-error"),
        ("limits-template", file, "a".repeat(2_000_000).into_bytes(), "theme-file"),
    ]);
}
