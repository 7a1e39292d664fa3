//! From the final, minified bytes back to the author's line: Markdown of every kind, raw HTML, templates, and values of sitegen.toml, in both languages.

mod project;

use std::sync::Arc;

use sitegen::config::configure;
use sitegen::content::gather;
use sitegen::html::{self, Document, Limits, NodeId};
use sitegen::render::{RenderedPage, RenderedSite, render};
use sitegen::source::{Files, Position, Span};
use sitegen::standard::Library;
use sitegen::{theme, verify};

fn rendered(files: &Files) -> RenderedSite {
    let library = Library::builtin();
    let text = files.text("sitegen.toml").expect("sitegen.toml");
    let (config, found, _) = configure(&"sitegen.toml".into(), text, &library.schema);
    assert_eq!(found, []);
    let (site, found) = gather(files, &Arc::new(config), library);
    assert_eq!(found, []);
    let (theme, found) = theme::load(files);
    assert_eq!(found, []);
    let (rendered, found) = render(Arc::new(site), &theme, library, project::TODAY);
    assert!(found.iter().all(|found| found.rule == "changed-text"), "{found:#?}");
    rendered
}

fn page<'a>(site: &'a RenderedSite, output: &str) -> (&'a RenderedPage, Document) {
    let page = site.pages.iter().find(|page| page.output == output).unwrap_or_else(|| panic!("no {output}"));
    (page, html::parse(&page.html, &Limits::default()).expect("the page parses"))
}

/// The innermost element that shows `word`.
fn showing(tree: &Document, word: &str) -> NodeId {
    let body = tree.body().expect("a body");
    tree.descendants(body)
        .filter(|node| tree.is_element(*node) && html::raw_text(tree, *node).contains(word))
        .last()
        .unwrap_or_else(|| panic!("{word} is shown"))
}

fn line(files: &Files, span: &Span) -> usize {
    Position::of(span, files.text(&span.file).unwrap_or_default()).line
}

/// What an author writes in many ways; each `REP..` stands on one line and is shown by one element.
const TEXT: &str = r#"+++
title = "Épreuve : REP00"
+++

Un paragraphe sur
deux lignes avec REP01 et **REP02** et `REP03`.

## Un titre REP04 : été

- un
  - deux REP05
    1. trois REP06

       un paragraphe de la liste REP07
  - [ ] une tâche REP08

| A | B |
|---|:-:|
| x | REP09 |
| REP10 | [REP11](approche.md) |

Terme
: une définition REP12

> Une citation REP13
> sur deux lignes

<div class="cadre">
<p>du HTML <em>REP14</em></p>
<table><tr><td>REP15</td></tr></table>
</div>

Du texte avec <span lang="en">REP16</span> dedans, et une note[^1].

[^1]: La note REP17.

```
du code REP18
```

![Un fleuve](/images/fleuve.png)
"#;

#[test]
fn every_kind_of_markdown_leads_to_its_line_in_both_languages() {
    let mut files = project::base();
    files.insert("content/fr/epreuve.md", TEXT.as_bytes().to_vec());
    files.insert("content/en/epreuve.md", TEXT.replace("REP", "MARK").into_bytes());
    let site = rendered(&files);
    for (output, file, word) in [
        ("epreuve/index.html", "content/fr/epreuve.md", "REP"),
        ("en/epreuve/index.html", "content/en/epreuve.md", "MARK"),
    ] {
        let (page, tree) = page(&site, output);
        assert!(!page.marks.is_empty());
        let source = files.text(file).expect("the page's file");
        for number in 1..=18 {
            let word = format!("{word}{number:02}");
            let node = showing(&tree, &word);
            let span =
                verify::author_span(node, &tree, page, &site, false).unwrap_or_else(|| panic!("{word} has an origin"));
            let written = source.find(&word).expect("the word is written");
            assert_eq!(span.file.as_ref(), file, "{word}");
            assert!(
                span.start <= written && written < span.end.max(span.start + 1) + 40,
                "{word}: {span:?} for {written}"
            );
            let (told, right) = (line(&files, &span), source[..written].matches('\n').count() + 1);
            let first = source[..written].rfind("\n\n").map_or(0, |at| at + 2);
            let paragraph = source[..first].matches('\n').count() + 1;
            assert!(told >= paragraph && told <= right, "{word}: line {told}, written on {right}");
        }
        assert!(!page.html.chars().any(|character| sitegen::source::mark::read(character).is_some()));
        assert!(!page.html.contains("data-o"));
    }
}

#[test]
fn values_of_sitegen_toml_lead_to_their_lines() {
    let files = project::base();
    let site = rendered(&files);
    let toml = files.text("sitegen.toml").expect("sitegen.toml");
    for (output, shown, setting) in [
        ("profil/index.html", "88, rue du Quai-Inventé", "practice.address.street"),
        ("en/profile/index.html", "88, rue du Quai-Inventé", "practice.address.street"),
        ("profil/index.html", "bureau@pratique.example.org", "practice.email"),
        ("conditions/index.html", "responsable des renseignements", "practice.privacy_officer.title"),
        ("en/terms/index.html", "information officer", "practice.privacy_officer.title"),
    ] {
        let (page, tree) = page(&site, output);
        let main = tree.elements().find(|node| tree.name(*node) == "main").expect("a main");
        let node = tree
            .descendants(main)
            .filter(|node| tree.is_element(*node) && html::raw_text(&tree, *node).contains(shown))
            .last()
            .unwrap_or_else(|| panic!("{output} shows {shown}"));
        let span =
            verify::author_span(node, &tree, page, &site, false).unwrap_or_else(|| panic!("{shown} has an origin"));
        let told = toml.lines().nth(line(&files, &span) - 1).unwrap_or_default();
        assert_eq!(span.file.as_ref(), "sitegen.toml");
        assert!(told.contains(setting), "{output}: {shown} leads to {told}");
    }
}

#[test]
fn an_included_template_leads_to_its_own_line() {
    let mut files = project::base();
    files.insert(
        "theme/templates/page.html",
        b"{% extends \"base.html\" %}\n{% block main %}\n<h1>{{ page.title }}</h1>\n{% include \"parts/note.html\" %}\n{{ page.content | safe }}\n{% endblock main %}\n".to_vec(),
    );
    files.insert(
        "theme/templates/parts/note.html",
        b"<section>\n  <p>\n    <strong>REP50</strong></p>\n</section>\n".to_vec(),
    );
    let site = rendered(&files);
    let (page, tree) = page(&site, "approche/index.html");
    let span = verify::author_span(showing(&tree, "REP50"), &tree, page, &site, false).expect("an origin");
    assert_eq!((span.file.as_ref(), line(&files, &span)), ("theme/templates/parts/note.html", 3));
}

#[test]
fn a_page_too_long_for_its_marks_names_no_wrong_line() {
    let mut text = String::from("+++\ntitle = \"Long\"\n+++\n\n");
    for number in 0..40_000 {
        text.push_str(&format!("a{number} **b**\n\n"));
    }
    let mut files = project::base();
    files.insert("content/fr/long.md", text.clone().into_bytes());
    files.insert("content/en/long.md", b"+++\ntitle = \"Long\"\n+++\n".to_vec());
    let site = rendered(&files);
    let (page, tree) = page(&site, "long/index.html");
    for word in ["a12 ", "a39999 "] {
        let node = tree
            .elements()
            .find(|node| tree.name(*node) == "p" && html::raw_text(&tree, *node).starts_with(word))
            .expect("the paragraph");
        if let Some(span) = verify::author_span(node, &tree, page, &site, false) {
            let told = text.lines().nth(line(&files, &span) - 1).unwrap_or_default();
            assert!(told.starts_with(word.trim()) || span.start == 0, "{word} leads to {told}");
        }
    }
}
