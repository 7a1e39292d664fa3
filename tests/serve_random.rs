//! Five hundred random edits, renames, deletions and faults on the disk under one preview, which then shows what a fresh build publishes, byte for byte.

mod chance;
mod preview;
mod project;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chance::Chance;
use preview::{Preview, until};
use sitegen::source::Files;

const EDITS: usize = 500;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
    fs::write(path, text).expect("the file can be written");
}

fn page(number: usize) -> String {
    format!("+++\ntitle = \"Page {number}\"\ndescription = \"D.\"\n+++\n\nTexte {number}, voir [l’accueil](/).\n")
}

/// One thing that happens to the folder; the names stay few, so that the same files come and go.
fn happen(folder: &Path, original: &Files, chance: &mut Chance) {
    let number = chance.below(9);
    let language = ["fr", "en"][chance.below(2)];
    let all = files(&folder.join("content"));
    let one = if all.is_empty() { folder.join("content/fr/index.md") } else { all[chance.below(all.len())].clone() };
    let own = |name: &str| folder.join(format!("content/{language}/{name}"));
    match chance.below(14) {
        0..=2 => put(&own(&format!("page-{number}.md")), &page(number * 7 + chance.below(5))),
        3 => {
            let text = fs::read_to_string(&one).unwrap_or_default();
            put(&one, &format!("{text}\n\nAjout {number}.\n"));
        }
        4 => {
            let beside = one.with_extension("tmp~");
            put(&beside, &page(number));
            fs::rename(&beside, &one).expect("renamed");
        }
        5 => {
            // What another step took away is nobody's fault.
            let _ = fs::rename(&one, own(&format!("renamed-{number}.md")));
        }
        6 => {
            let _ = fs::remove_file(&one);
        }
        7 => {
            let _ = fs::remove_dir_all(folder.join(["content/en", "content/fr", "static", "theme"][chance.below(4)]));
        }
        8 => put(&folder.join(format!("content/fr/deep-{number}/er/page.md")), &page(number)),
        9 => put(
            &folder.join("theme/templates/page.html"),
            ["{% extends \"base.html\" %}", "{{ perdu", "x"][chance.below(3)],
        ),
        10 => put(&folder.join("theme/extra.css"), &format!("h1 {{ color: #12345{number} }}")),
        11 => put(&folder.join("sitegen.toml"), ["[", "a = 1\n", "\u{0}"][chance.below(3)]),
        12 => put(&folder.join("sitegen.toml"), original.text("sitegen.toml").expect("sitegen.toml")),
        _ => {
            for (path, bytes) in original.under(["content/fr/", "content/en/", "static/", ""][chance.below(4)]) {
                let path = folder.join(path.as_ref());
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
                fs::write(path, bytes).expect("the file can be written");
            }
        }
    }
}

#[test]
fn five_hundred_edits_end_with_what_a_fresh_build_publishes() {
    let original = project::base();
    let folder = project::scratch("serve-random");
    project::write(&original, &folder);
    let mut preview = Preview::of(&folder);
    let process = preview.id();
    let mut chance = Chance(0x4c61_7661_6c21);
    for step in 0..EDITS {
        happen(&folder, &original, &mut chance);
        if step % 3 == 0 {
            std::thread::sleep(std::time::Duration::from_millis(chance.below(40) as u64));
        }
        if step % 5 == 0 {
            let status = preview.get(["/", "/approche/", "/en/", "/page-3/", "/atom.xml"][chance.below(5)]).status;
            assert!(matches!(status, 200 | 404 | 503), "step {step}: {status}");
        }
    }
    // In the end a site that can be published, and is not the one of the beginning.
    for folder in ["content", "theme", "static"].map(|name| folder.join(name)) {
        let _ = fs::remove_dir_all(folder);
    }
    project::write(&original, &folder);
    for number in 0..4 {
        for language in ["fr", "en"] {
            put(&folder.join(format!("content/{language}/fin-{number}.md")), &page(number));
        }
    }
    until("the last page is there", || preview.page("/en/fin-3/").contains("Texte 3"));
    let output = folder.join("public");
    let built = Command::new(env!("CARGO_BIN_EXE_sitegen"))
        .args(["build", "--today", "2026-11-15", "--lang", "fr"])
        .arg(&folder)
        .output()
        .expect("the program runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stdout));
    let published = files(&output);
    assert!(published.len() > 40);
    let address = |path: &Path| {
        let path = path.strip_prefix(&output).expect("below the output").to_string_lossy().into_owned();
        let path = path.strip_suffix("index.html").unwrap_or(&path).to_owned();
        if path.ends_with('/') || path.is_empty() || path.ends_with(".html") {
            format!("/@sitegen/page/{path}")
        } else {
            format!("/{path}")
        }
    };
    for path in published.iter().filter(|path| !path.ends_with(".well-known/sitegen.json")) {
        let bytes = fs::read(path).expect("a published file");
        let address = address(path);
        until(&format!("{address} is as published"), || preview.get(&address).body == bytes);
    }
    until("nothing is wrong any more", || preview.findings()["blocked"] == false && preview.rules().is_empty());
    for gone in ["/page-3/", "/renamed-2/", "/deep-1/er/page/"] {
        assert_eq!(preview.get(gone).status, 404, "{gone}");
    }
    assert!(preview.still_runs());
    assert_eq!(preview.id(), process);
}
