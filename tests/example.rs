//! content-example as visitors meet it: every section in both languages, reached from every page, every link answered by a plain file server.

mod project;

use std::collections::{BTreeMap, BTreeSet};

use sitegen::html::{self, Document, Limits};
use sitegen::pipeline::Outcome;
use sitegen::standard::SECTIONS;

fn built() -> Outcome {
    let outcome = project::judge(&project::load("content-example"));
    assert!(outcome.judged.verified.is_some(), "{:#?}", outcome.judged.diagnostics);
    outcome
}

fn pages(outcome: &Outcome) -> BTreeMap<String, Document> {
    let site = outcome.judged.verified.as_ref().expect("verified");
    site.files()
        .iter()
        .filter(|file| file.path.ends_with(".html"))
        .map(|file| {
            let text = std::str::from_utf8(&file.bytes).expect("UTF-8");
            (file.path.clone(), html::parse(text, &Limits::default()).expect("a page"))
        })
        .collect()
}

fn language(path: &str) -> &'static str {
    if path.starts_with("en/") { "en" } else { "fr" }
}

#[test]
fn every_section_stands_once_in_each_language_with_its_text() {
    let outcome = built();
    let pages = pages(&outcome);
    let mut found: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for (path, tree) in &pages {
        for node in tree.elements() {
            for token in tree.tokens(node, "data-section") {
                *found.entry((language(path), token.to_owned())).or_default() += 1;
                let text = html::visible_text(tree, node);
                assert!(text.split_whitespace().count() > 15, "{path}: {token} says {text:?}");
                assert!(tree.attr(node, "data-req").is_some_and(|ids| !ids.is_empty()), "{path}: {token}");
                let person = tree.attr(node, "data-practitioner");
                assert_eq!(person.is_some(), ["profile", "licence", "order"].contains(&token), "{path}: {token}");
            }
        }
    }
    for language in ["fr", "en"] {
        for token in SECTIONS {
            assert_eq!(found.get(&(language, token.to_owned())), Some(&1), "{token} in {language}");
        }
    }
}

#[test]
fn every_page_leads_to_every_section_from_its_footer_and_to_crisis_help_from_its_top() {
    let outcome = built();
    let pages = pages(&outcome);
    assert!(pages.len() > 30);
    for (path, tree) in &pages {
        let footer = tree.elements().find(|node| tree.name(*node) == "footer").expect("a footer");
        let links: BTreeSet<&str> = tree
            .descendants(footer)
            .filter(|node| tree.name(*node) == "a")
            .filter_map(|node| tree.attr(node, "href"))
            .collect();
        for token in SECTIONS {
            let anchor = format!("#{token}");
            let link = links.iter().find(|link| link.ends_with(&anchor)).unwrap_or_else(|| panic!("{path}: {token}"));
            let target = link.trim_start_matches('/').replace(&anchor, "index.html");
            let target = pages.get(&target).unwrap_or_else(|| panic!("{path}: {link} leads to a page"));
            let section = target.find_by_id(token).expect("the section is there");
            assert_eq!(target.attr(section, "data-section"), Some(token));
        }
        let main = tree.elements().position(|node| tree.name(node) == "main").expect("a main");
        let before: Vec<_> = tree.elements().take(main).collect();
        let crisis = before.iter().find(|node| tree.tokens(**node, "class").any(|class| class == "sg-crisis"));
        let crisis = crisis.unwrap_or_else(|| panic!("{path}: the crisis notice stands before the main part"));
        let links: Vec<_> =
            tree.descendants(*crisis).filter_map(|node| tree.attr(node, "href")).map(str::to_owned).collect();
        assert!(
            links.iter().any(|link| link == "tel:911") && links.iter().any(|link| link.ends_with("#crisis")),
            "{path}"
        );
    }
}

#[test]
fn home_and_profile_show_title_and_permit() {
    let outcome = built();
    let pages = pages(&outcome);
    for path in ["index.html", "profil/index.html", "en/index.html", "en/profile/index.html"] {
        let text = html::visible_text(&pages[path], pages[path].body().expect("a body"));
        assert!(text.contains("FICTIF-2417") && text.contains("T.C.F."), "{path}");
    }
}

#[test]
fn a_plain_file_server_answers_every_link_of_the_site() {
    let outcome = built();
    let site = outcome.judged.verified.as_ref().expect("verified");
    let files: BTreeSet<&str> = site.files().iter().map(|file| file.path.as_str()).collect();
    let mut count = 0;
    for (path, tree) in &pages(&outcome) {
        for node in tree.elements() {
            for address in ["href", "src"].iter().filter_map(|name| tree.attr(node, name)) {
                let Some(rest) = address.strip_prefix('/') else {
                    let outside = ["https://", "mailto:", "tel:", "sms:", "#"];
                    assert!(outside.iter().any(|start| address.starts_with(start)), "{path}: {address}");
                    continue;
                };
                let file = rest.split('#').next().unwrap_or(rest);
                let file =
                    if file.is_empty() || file.ends_with('/') { format!("{file}index.html") } else { file.to_owned() };
                assert!(files.contains(file.as_str()), "{path}: {address} leads nowhere");
                count += 1;
            }
        }
    }
    assert!(count > 1000);
}

#[test]
fn pages_are_paired_addressed_and_kept_from_search_engines() {
    let outcome = built();
    for (path, tree) in &pages(&outcome) {
        let html = tree.html().expect("html");
        assert_eq!(tree.attr(html, "lang"), Some(language(path)), "{path}");
        let metas = |name: &str, value: &str| {
            tree.elements()
                .filter(|node| tree.name(*node) == name)
                .filter(|node| tree.attrs(*node).any(|(_, written)| written == value))
                .count()
        };
        assert_eq!(metas("meta", "noindex"), 1, "{path}: a demonstration is not indexed");
        if !path.ends_with("404.html") {
            assert_eq!(metas("link", "canonical"), 1, "{path}");
            assert!(metas("link", "alternate") >= 4, "{path}: two languages, the default, the feed");
        }
        let headings = tree.elements().filter(|node| tree.name(*node) == "h1").count();
        assert_eq!(headings, 1, "{path}: one h1");
        let mut level = 1;
        for node in tree.elements() {
            let Some(next) = tree.name(node).strip_prefix('h').and_then(|digit| digit.parse::<u32>().ok()) else {
                continue;
            };
            assert!(next <= level + 1, "{path}: h{next} after h{level}");
            level = next;
        }
        assert_eq!(metas("script", ""), 0);
        assert!(tree.elements().all(|node| tree.name(node) != "script"), "{path}: no script");
        for node in tree.elements().filter(|node| tree.name(*node) == "img") {
            for attribute in ["alt", "width", "height"] {
                assert!(tree.attr(node, attribute).is_some(), "{path}: an image without {attribute}");
            }
        }
    }
}

#[test]
fn its_sitegen_toml_stays_within_what_one_person_can_answer() {
    let files = project::load("content-example");
    let text = files.text("sitegen.toml").expect("text");
    let counted = text.lines().filter(|line| !line.trim().is_empty() && !line.trim().starts_with('#')).count();
    assert!(counted <= 120, "{counted} lines");
    let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    assert!(widest <= 100, "{widest} columns");
    assert!(text.starts_with("#:schema "));
}

#[test]
fn a_site_below_a_path_of_its_host_has_every_link_below_it() {
    let mut files = project::load("content-example");
    project::edit(&mut files, "sitegen.toml", "https://cabinet-exemple.example.org/", "https://example.org/cabinet/");
    let outcome = project::judge(&files);
    let site = outcome.judged.verified.as_ref().unwrap_or_else(|| panic!("{:#?}", outcome.judged.diagnostics));
    for file in site.files().iter().filter(|file| file.path.ends_with(".html")) {
        let text = std::str::from_utf8(&file.bytes).expect("UTF-8");
        let tree = html::parse(text, &Limits::default()).expect("a page");
        for address in tree.elements().filter_map(|node| tree.attr(node, "href").or(tree.attr(node, "src"))) {
            assert!(!address.starts_with('/') || address.starts_with("/cabinet/"), "{}: {address}", file.path);
        }
    }
}

#[test]
fn it_still_builds_in_years() {
    let files = project::load("content-example");
    let library = sitegen::standard::Library::builtin();
    for year in [2027, 2031, 2040] {
        let today = jiff::civil::date(year, 6, 1);
        let outcome = sitegen::pipeline::run(&files, Vec::new(), library, today, &mut |_| {});
        let errors: Vec<_> = outcome.judged.diagnostics.iter().filter(|found| sitegen::verify::blocks(found)).collect();
        assert!(errors.is_empty(), "{year}: {errors:#?}");
    }
}
