//! The project's own texts, in which nothing may ever be told: the pages of its sites and the statements of its packs.

use std::path::Path;

use pulldown_cmark::{Options, Parser};
use sitegen::diagnostic::Language;
use sitegen::disk;
use sitegen::pipeline::Session;
use sitegen::standard::Library;

use crate::corpus::{Label, Sample};

/// The projects whose pages are read.
const SITES: [&str; 3] = ["content-example", "tests/sites/base", "tests/sites/every-construct"];

/// Each page and each section of statements as a clean page.
pub fn read(root: &Path) -> Vec<Sample> {
    let library = Library::builtin();
    let mut samples = Vec::new();
    for site in SITES {
        let (files, _) = disk::read_project(&root.join(site)).unwrap_or_else(|fault| panic!("{site}: {fault:?}"));
        let day = jiff::civil::date(2026, 11, 15);
        let revision = Session::new(library).update(&files, Vec::new(), day, &mut |_| {});
        let revision = revision.unwrap_or_else(|found| panic!("{site}: {found:?}"));
        for page in revision.draft.all().0.pages {
            let path = page.output.clone();
            samples.push(clean(site, if path.starts_with("en/") { "en" } else { "fr" }, path, page.html.clone()));
        }
    }
    for pack in &library.packs {
        for section in &pack.sections {
            for (language, name) in [(Language::Fr, "fr"), (Language::En, "en")] {
                let texts = section.statements.iter().map(|statement| without_tags(statement.text(language)));
                let text = texts.collect::<Vec<_>>().join("\n\n");
                let mut html = String::new();
                pulldown_cmark::html::push_html(&mut html, Parser::new_ext(&text, Options::ENABLE_TABLES));
                samples.push(clean(&pack.about.id, name, section.section.clone(), html));
            }
        }
    }
    samples
}

fn clean(batch: &str, language: &str, family: String, html: String) -> Sample {
    let (batch, language) = (batch.to_owned(), language.to_owned());
    Sample { batch, label: Label::Clean, language, family, html, page: true, marked: Vec::new() }
}

/// A statement with all its alternatives and a name for each value.
fn without_tags(text: &str) -> String {
    let mut plain = String::new();
    for part in text.split("{%") {
        let own = part.split_once("%}").map_or(part, |(_, after)| after);
        for part in own.split("{{") {
            match part.split_once("}}") {
                Some((_, after)) => {
                    plain.push_str("Exemple");
                    plain.push_str(after);
                }
                None => plain.push_str(part),
            }
        }
        plain.push_str("\n\n");
    }
    plain
}
