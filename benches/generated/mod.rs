//! Projects of many pages, for benches to build and to edit.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Bytes of Markdown in a generated page.
const PAGE: usize = 3_900;

/// A project of `pages` pages, half in each language, beside the base site of the tests; `name` tells those of several benches apart.
pub fn project(pages: usize, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{name}-{pages}"));
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("an old project can be removed");
    }
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/base"), &folder);
    for number in 0..pages / 2 {
        for language in ["fr", "en"] {
            let mut text = format!("+++\ntitle = \"Page {number} {language}\"\ndescription = \"Une page.\"\n+++\n\n");
            let mut part = 0;
            while text.len() < PAGE {
                part += 1;
                let _ = write!(
                    text,
                    "## Partie {part}\n\nUn paragraphe de la page {number} : *deux* personnes se parlent, **puis** \
                     une troisième. Voir [la démarche](approche.md) ou [la crise](section:crisis).\n\n\
                     - un point\n- un autre, avec `du code`\n\n> Une citation « entre guillemets ».\n\n"
                );
            }
            let path = folder.join(format!("content/{language}/page-{number}.md"));
            std::fs::write(path, text).expect("a page can be written");
        }
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder can be made");
    for entry in std::fs::read_dir(from).expect("the base site can be read") {
        let path = entry.expect("the base site can be read").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}
