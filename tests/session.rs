//! A session that saw five hundred random edits, renames, deletions and faults gives what a first run over the same files gives: every byte and every finding.

mod chance;
mod project;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chance::Chance;
use sitegen::pipeline::{self, Revision, Session};
use sitegen::render::{RenderedPage, RenderedSite};
use sitegen::source::Files;
use sitegen::standard::Library;

const EDITS: usize = 500;

/// What authors do to their pages, good and bad.
const TEXTS: [&str; 14] = [
    "\n\nUn paragraphe de plus, sans rien de particulier.\n",
    "\n\n## Un intertitre\n\n- un\n- deux\n",
    "\n\nVoir [l’approche](approche.md) et [la crise](section:crisis).\n",
    "\n\nVoir [une page](page-3.md), [une autre](../fr/page-5.md) ou [le fichier](/notes.svg).\n",
    "\n\n![Un dessin](/notes.svg)\n\n![Une photo](/points/un.png)\n",
    "\n\n[Nulle part](nulle-part.md)\n",
    "\n\n<div data-section=\"crisis\">faux</div>\n",
    "\n\n<p style=\"color:red\">rouge</p>\n",
    "\n\n<div><p>ouvert\n",
    "\n\n<script src=\"https://example.net/a.js\"></script>\n",
    "\n\n« Elle m’a tellement aidée, je la recommande à tous! » — Julie, cliente\n",
    "\n\nUne note[^1].\n\n[^1]: La voici.\n",
    "\n\n{{ site.name }} & <b>gras</b> http://example.org\n",
    "\n\n# Un titre de trop\n",
];

const TEMPLATES: [(&str, &str); 6] = [
    (
        "theme/templates/page.html",
        "{% extends \"base.html\" %}{% block closing %}<p>Fin de {{ page.title }}</p>{% endblock closing %}",
    ),
    (
        "theme/templates/page.html",
        "{% extends \"base.html\" %}{% block closing %}<p>{{ perdu }}</p>{% endblock closing %}",
    ),
    (
        "theme/templates/page.html",
        "{% extends \"base.html\" %}{% block main %}<p>Sans le texte, {{ articles | length }}</p>{% endblock main %}",
    ),
    (
        "theme/templates/article.html",
        "{% extends \"base.html\" %}{% block list %}<p>{{ services | length }}</p>{% endblock list %}",
    ),
    ("theme/templates/article.html", "{% extends \"absent.html\" %}"),
    ("theme/templates/home.html", "<!doctype html><html><head><title>x</title></head><body>{% if %}</body></html>"),
];

const STYLES: [&str; 3] =
    [".kind-home h1 { color: #123 }", "footer { display: none }", "@import url(https://example.net/x.css);"];

const SVG: [&str; 2] = [
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"><rect width=\"4\" height=\"4\"/></svg>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
];

fn start() -> Files {
    let mut files = project::base();
    for number in 0..8 {
        for language in ["fr", "en"] {
            let text =
                format!("+++\ntitle = \"Page {number} {language}\"\ndescription = \"D.\"\n+++\n\nTexte {number}.\n");
            files.insert(format!("content/{language}/page-{number}.md"), text.into_bytes());
        }
    }
    files
}

fn paths(files: &Files, under: &str) -> Vec<Arc<str>> {
    files.under(under).map(|(path, _)| Arc::clone(path)).collect()
}

fn append(files: &mut Files, path: &str, text: &str) {
    let mut bytes = files.bytes(path).expect("the file is there").to_vec();
    bytes.extend_from_slice(text.as_bytes());
    files.insert(path, bytes);
}

fn replace_line(files: &mut Files, path: &str, start: &str, with: &str) {
    let Some(text) = files.text(path) else { return };
    let lines: Vec<&str> = text.lines().map(|line| if line.starts_with(start) { with } else { line }).collect();
    let text = lines.join("\n") + "\n";
    files.insert(path, text.into_bytes());
}

/// One thing that somebody does to the folder.
fn edit(files: &mut Files, original: &Files, chance: &mut Chance) {
    let pages = paths(files, "content/");
    if pages.is_empty() {
        *files = original.clone();
        return;
    }
    let page = Arc::clone(chance.of(&pages));
    let number = chance.below(12);
    match chance.below(20) {
        0..=3 => append(files, &page, chance.of::<&str>(&TEXTS)),
        4 => replace_line(files, &page, "title =", &format!("title = \"Titre {number}\"")),
        5 => replace_line(files, &page, "description =", &format!("menu = {number}\ndescription = \"Autre {number}\"")),
        6 => replace_line(files, &page, "title =", &format!("title = \"Titre {number}\"\nslug = \"adresse-{number}\"")),
        7 => {
            for language in ["fr", "en"] {
                let text = format!("+++\ntitle = \"Nouvelle {number}\"\ndescription = \"N.\"\n+++\n\nTexte.\n");
                files.insert(format!("content/{language}/page-{number}.md"), text.into_bytes());
            }
        }
        8 => files.remove(&page),
        9 => {
            let bytes = files.bytes(&page).expect("the file is there").clone();
            files.remove(&page);
            files.insert(page.replace(".md", &format!("-{number}.md")), bytes);
        }
        10 => {
            let text = format!(
                "+++\ntitle = \"Article {number}\"\ndescription = \"A.\"\ndate = 2026-0{}-11\nkind = \"opinion\"\n\
                 author = \"{}\"\n+++\n\nUn article.\n",
                number % 9 + 1,
                chance.of(&["camille-exemple", "personne"]),
            );
            files.insert(format!("content/fr/articles/article-{number}.md"), text.into_bytes());
        }
        11 => files.insert("static/notes.svg", chance.of::<&str>(&SVG).as_bytes()),
        12 => {
            let all = paths(files, "static/");
            if !all.is_empty() {
                files.remove(chance.of::<Arc<str>>(&all).as_ref());
            }
        }
        13 => {
            let (path, text) = *chance.of(&TEMPLATES);
            files.insert(path, text.as_bytes());
        }
        14 => files.insert("theme/extra.css", chance.of::<&str>(&STYLES).as_bytes()),
        15 => {
            let all = paths(files, "theme/");
            for path in all.iter().filter(|_| number > 3) {
                files.remove(path);
            }
        }
        16 => {
            let section = chance.of(&["fees", "privacy", "crisis", "nowhere"]);
            let text = "+++\ntitle = \"Mon texte\"\n+++\n\nMes mots, avec [une page](../page-1.md).\n";
            files.insert(format!("content/fr/sections/{section}.md"), text.as_bytes());
        }
        17 => match number % 4 {
            0 => append(files, "sitegen.toml", "\n[broken\n"),
            1 => append(files, "sitegen.toml", "\nunknown = true\n"),
            2 => replace_line(
                files,
                "sitegen.toml",
                "practice.phone =",
                &format!("practice.phone = \"514 555-01{number:02}\""),
            ),
            _ => {
                replace_line(files, "sitegen.toml", "practice.name =", &format!("practice.name = \"Cabinet {number}\""))
            }
        },
        18 => files.insert("sitegen.toml", original.bytes("sitegen.toml").expect("sitegen.toml").clone()),
        _ => {
            // Everything as it was in the beginning, as after an undo in version control.
            for path in paths(files, "") {
                if number > 8 || chance.below(3) == 0 {
                    files.remove(&path);
                }
            }
            for (path, bytes) in original.under("") {
                files.insert(Arc::clone(path), bytes.clone());
            }
        }
    }
}

fn assert_same_page(one: &RenderedPage, other: &RenderedPage, step: usize) {
    assert_eq!(one.output, other.output, "step {step}");
    assert_eq!(one.html, other.html, "step {step}: {}", one.output);
    assert_eq!(one.marks, other.marks, "step {step}: {}", one.output);
    assert_eq!(one.origins, other.origins, "step {step}: {}", one.output);
    assert_eq!((one.page, one.key), (other.page, other.key), "step {step}: {}", one.output);
    assert_eq!(one.own_template, other.own_template, "step {step}: {}", one.output);
    let texts = |page: &RenderedPage| page.blocks.iter().map(|block| block.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(one), texts(other), "step {step}: {}", one.output);
}

fn assert_same_site(one: &RenderedSite, other: &RenderedSite, step: usize) {
    let outputs = |site: &RenderedSite| site.pages.iter().map(|page| page.output.clone()).collect::<Vec<_>>();
    assert_eq!(outputs(one), outputs(other), "step {step}");
    for (one, other) in one.pages.iter().zip(&other.pages) {
        assert_same_page(one, other, step);
    }
    let files = |site: &RenderedSite| {
        let files = site.files.iter().map(|file| (file.path.clone(), file.bytes.clone(), file.source.clone()));
        files.collect::<Vec<_>>()
    };
    assert!(files(one) == files(other), "step {step}: files");
    assert_eq!((&one.failed, &one.origins), (&other.failed, &other.origins), "step {step}");
}

#[test]
fn five_hundred_edits_give_what_a_first_run_gives() {
    let library = Library::builtin();
    let original = start();
    let mut files = original.clone();
    let mut chance = Chance(0x5175_6562_6563);
    let mut session = Session::new(library);
    let mut compared = 0;
    let mut broken = 0;
    for step in 0..EDITS {
        edit(&mut files, &original, &mut chance);
        let Ok(revision) = session.update(&files, Vec::new(), project::TODAY, &mut |_| {}) else {
            let outcome = project::judge(&files);
            assert!(outcome.config.is_none(), "step {step}: only a first run that ends early ends a session’s early");
            broken += 1;
            continue;
        };
        // Somebody looks at a page before the rest is made, and the next edit comes before everything is judged.
        let look = |revision: &Revision, chance: &mut Chance| {
            let outputs: Vec<String> = revision.draft.outputs().map(str::to_owned).collect();
            revision.draft.page(chance.of::<String>(&outputs));
        };
        match chance.below(4) {
            0 => look(&revision, &mut chance),
            1 => {
                let left = AtomicUsize::new(chance.below(40));
                let stop =
                    || left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_err();
                session.judge(&revision, &stop);
            }
            _ => {}
        }
        if step % 12 != 0 {
            continue;
        }
        let outcome = session.judge(&revision, &|| false).expect("nothing stops it");
        let (rendered, _) = revision.draft.all_unless(&|| false).expect("nothing stops it");
        let first = Session::new(library).update(&files, Vec::new(), project::TODAY, &mut |_| {}).expect("a draft");
        assert_same_site(&rendered, &first.draft.all().0, step);
        let fresh = pipeline::run(&files, Vec::new(), library, project::TODAY, &mut |_| {});
        assert_eq!(outcome.judged.diagnostics, fresh.judged.diagnostics, "step {step}");
        assert_eq!(outcome.judged.pages, fresh.judged.pages, "step {step}");
        compared += 1;
    }
    assert!(compared > 12 && broken > 5, "{compared} compared, {broken} broken");
}
