//! The preview follows whatever happens to the folder, shows the last good page with its findings, and writes nothing.

mod preview;
mod project;

use std::fs;
use std::path::{Path, PathBuf};

use preview::{Preview, until};
use sitegen::source::Files;

fn practice(name: &str) -> PathBuf {
    let folder = project::scratch(name);
    project::write(&project::base(), &folder);
    folder
}

fn change(folder: &Path, file: &str, find: &str, replace: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).expect("the file");
    assert!(text.contains(find), "{find:?} stands in {file}");
    fs::write(path, text.replacen(find, replace, 1)).expect("the file can be written");
}

fn add(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
    fs::write(path, text).expect("the file can be written");
}

const PAGE: &str = "+++\ntitle = \"Une page neuve\"\ndescription = \"Neuve.\"\n+++\n\nTexte de la page neuve.\n";

#[test]
fn a_site_is_served_as_a_static_host_would() {
    let folder = practice("serve-static");
    let preview = Preview::of(&folder);
    let home = preview.get("/");
    assert_eq!((home.status, home.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(home.text().contains("/@sitegen/preview.js"), "the page listens for changes");
    assert!(!preview.page("/").contains("@sitegen"), "nothing of the preview belongs to the site");
    let moved = preview.get("/approche?a=b");
    assert_eq!((moved.status, moved.header("location")), (301, "/approche/?a=b"));
    assert_eq!(preview.get("/approche/").status, 200);
    let lost = preview.get("/en/nowhere/");
    assert_eq!(lost.status, 404);
    assert!(lost.text().contains("lang=en"), "the page of the language in whose folder it would be");
    let lost = preview.get("/nulle-part");
    assert_eq!(lost.status, 404);
    assert!(lost.text().contains("lang=fr"));
    for (path, kind) in [
        ("/atom.xml", "charset=utf-8"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/images/fleuve.png", "image/png"),
        ("/documents/entente.txt", "text/plain; charset=utf-8"),
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.header("content-type").ends_with(kind), "{path}: {}", answer.header("content-type"));
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        let again = preview.ask("GET", path, &[("If-None-Match", answer.header("etag"))]);
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        let head = preview.ask("HEAD", path, &[]);
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
        assert_eq!(head.header("content-length"), answer.body.len().to_string(), "{path}");
    }
    let image = fs::read(folder.join("static/images/fleuve.png")).expect("the image");
    assert!(preview.get("/images/fleuve.png").body == image);
}

#[test]
fn a_site_below_a_path_stands_below_it() {
    let folder = practice("serve-base");
    change(&folder, "sitegen.toml", "https://pratique.example.org/", "https://pratique.example.org/cabinet/");
    let preview = Preview::of(&folder);
    let moved = preview.get("/");
    assert_eq!((moved.status, moved.header("location")), (301, "/cabinet/"));
    assert_eq!(preview.get("/cabinet").header("location"), "/cabinet/");
    assert_eq!(preview.get("/cabinet/").status, 200);
    assert_eq!(preview.get("/cabinet/approche").header("location"), "/cabinet/approche/");
    assert_eq!(preview.get("/approche/").status, 404);
}

#[test]
fn an_edit_reaches_the_page_the_lists_the_feed_and_the_menu() {
    let folder = practice("serve-edits");
    let preview = Preview::of(&folder);
    let heard = preview.listen();
    let hears = |event: &str| heard.lock().unwrap().iter().filter(|line| **line == format!("event: {event}")).count();
    change(&folder, "content/fr/approche.md", "title = ", "menu = 1\ntitle = \"Démarche lente\" # ");
    until("the title is on its page", || preview.page("/approche/").contains("Démarche lente"));
    until("and in the menu of the others", || preview.page("/").contains("Démarche lente"));
    until("the page is told of it", || hears("page") >= 1);
    change(&folder, "content/fr/articles/premier-article.md", "title = ", "title = \"Article renommé\" # ");
    until("an article's title is in the feed", || preview.get("/atom.xml").text().contains("Article renommé"));
    assert!(preview.page("/articles/").contains("Article renommé"));
    change(&folder, "sitegen.toml", "514 555-0134", "514 555-0177");
    until("a telephone number is on every page", || preview.page("/approche/").contains("514 555-0177"));
    add(
        &folder,
        "theme/templates/page.html",
        "{% extends \"base.html\" %}{% block closing %}<p>Fin.</p>{% endblock %}",
    );
    until("a template is used", || preview.page("/approche/").contains("Fin."));
    // What was told of the template has been heard by now.
    std::thread::sleep(std::time::Duration::from_millis(500));
    let pages = hears("page");
    let before = preview.page("/");
    add(&folder, "theme/extra.css", ".kind-home h1 { color: #123456 }");
    until("a style sheet is linked", || preview.page("/").contains("/assets/extra."));
    assert_ne!(before, preview.page("/"));
    until("the page is told that only styles changed", || hears("style") >= 1);
    assert_eq!(hears("page"), pages, "and nothing else");
    let lines = heard.lock().unwrap().clone();
    let data: Vec<&String> = lines.iter().filter(|line| line.starts_with("data:")).collect();
    assert!(data.iter().all(|line| *line == "data:"), "the channel carries no content: {data:?}");
    assert!(!folder.join("public").exists(), "the preview writes nothing");
}

#[test]
fn saves_renames_and_folders_that_come_and_go_are_followed() {
    let folder = practice("serve-folders");
    let preview = Preview::of(&folder);
    assert_eq!(preview.get("/").status, 200);
    // As editors save: beside, then over it.
    let page = folder.join("content/fr/approche.md");
    let text = fs::read_to_string(&page).expect("the page");
    fs::write(folder.join("content/fr/.approche.tmp~"), format!("{text}\n\nEnregistré à côté.\n")).expect("written");
    fs::rename(folder.join("content/fr/.approche.tmp~"), &page).expect("renamed");
    until("an atomic save is seen", || preview.page("/approche/").contains("Enregistré à côté."));
    fs::rename(&page, folder.join("content/fr/chemin.md")).expect("renamed");
    until("a renamed page is at its new address", || preview.get("/chemin/").status == 200);
    assert_eq!(preview.get("/approche/").status, 404);
    // Folders in folders, made and filled before the system can watch them.
    add(&folder, "content/fr/a/b/c/neuve.md", PAGE);
    until("a page in nested new folders is seen", || preview.page("/a/b/c/neuve/").contains("page neuve"));
    change(&folder, "content/fr/a/b/c/neuve.md", "Texte de", "Suite de");
    until("and followed", || preview.page("/a/b/c/neuve/").contains("Suite de"));
    let (content, away) = (folder.join("content"), folder.join("away"));
    fs::rename(&content, &away).expect("renamed");
    until("pages without their folder are gone", || preview.get("/a/b/c/neuve/").status == 404);
    fs::rename(&away, &content).expect("renamed");
    until("and come back with it", || preview.get("/a/b/c/neuve/").status == 200);
    change(&folder, "content/fr/a/b/c/neuve.md", "Suite de", "Fin de");
    until("and are followed again", || preview.page("/a/b/c/neuve/").contains("Fin de"));
    fs::remove_dir_all(&folder).expect("removed");
    until("a project that is gone is told", || preview.findings()["blocked"] == true);
    project::write(&project::base(), &folder);
    until("and forgotten when it is back", || preview.page("/approche/").len() > 1000 && preview.rules().is_empty());
}

#[test]
fn a_style_sheet_that_a_page_named_a_moment_ago_is_still_given() {
    let folder = practice("serve-former");
    let sheet = ".kind-home h1 { color: #123456 }";
    add(&folder, "theme/extra.css", sheet);
    let preview = Preview::of(&folder);
    let named = || {
        let page = preview.page("/");
        let from = page.find("/assets/extra.").expect("the sheet is linked");
        page[from..].split(['"', '\'', '>', ' ']).next().expect("its address").to_owned()
    };
    let first = named();
    for colour in ["#234567", "#345678"] {
        let last = named();
        add(&folder, "theme/extra.css", &sheet.replace("#123456", colour));
        until("the page names the new sheet", || named() != last);
        assert_eq!(preview.get(&last).status, 200, "{last}");
    }
    assert!(preview.get(&first).text().contains("#123456"), "as it was then");
    assert_eq!(preview.get("/assets/extra.00000000.css").status, 404);
}

#[test]
fn a_storm_of_events_ends_with_what_is_there() {
    let folder = practice("serve-storm");
    let preview = Preview::of(&folder);
    for number in 0..2_000 {
        add(
            &folder,
            &format!("content/fr/orage-{}.md", number % 40),
            &PAGE.replace("neuve.\n", &format!("{number}.\n")),
        );
    }
    for number in 0..39 {
        fs::remove_file(folder.join(format!("content/fr/orage-{number}.md"))).expect("removed");
    }
    until("the last page is there", || preview.page("/orage-39/").contains("1999."));
    until("the others are not", || preview.get("/orage-0/").status == 404 && preview.get("/orage-38/").status == 404);
}

#[test]
fn a_broken_source_keeps_the_last_good_page_and_shows_why() {
    let folder = practice("serve-faults");
    let mut preview = Preview::of(&folder);
    until("the site has nothing against it", || preview.findings()["blocked"] == false);
    let good = preview.page("/approche/");
    let toml = fs::read_to_string(folder.join("sitegen.toml")).expect("sitegen.toml");
    add(&folder, "sitegen.toml", &format!("{toml}\n[cassé\n"));
    until("broken TOML is told", || preview.rules().contains(&"toml-syntax".to_owned()));
    assert_eq!(preview.page("/approche/"), good);
    let finding = preview.findings()["findings"][0].clone();
    assert!(finding["place"].as_str().expect("a place").starts_with("sitegen.toml:"), "{finding}");
    assert!(finding["lines"][0]["number"].as_u64().expect("a line") > 100, "{finding}");
    add(&folder, "sitegen.toml", &toml);
    until("and forgotten", || preview.rules().is_empty());

    add(&folder, "theme/templates/page.html", "{% extends \"base.html\" %}{% block main %}{{ perdu }}{% endblock %}");
    until("a template that fails is told", || preview.rules().contains(&"template-error".to_owned()));
    assert_eq!(preview.page("/approche/"), good);
    fs::remove_file(folder.join("theme/templates/page.html")).expect("removed");
    until("and forgotten", || preview.rules().is_empty());

    add(&folder, "sitegen.toml", &toml.replace("practice.phone = \"514 555-0134\"\n", ""));
    until("a missing setting is told", || preview.rules().contains(&"missing-setting".to_owned()));
    let finding = preview.findings()["findings"][0].clone();
    assert!(finding["notes"].to_string().contains("clause"), "the clause is quoted: {finding}");
    assert_eq!(finding["label"], "erreur");
    change(&folder, "content/fr/approche.md", "+++\n\n", "+++\n\n<img src=x onerror=alert(1)>\n\n");
    until("a text that would act is told", || preview.rules().iter().any(|rule| rule.contains("script")));
    assert!(preview.still_runs());
    let printed = preview.printed.lock().unwrap().clone();
    assert!(printed.contains("toml-syntax") && printed.contains("sitegen.toml"), "{printed}");
    assert!(!folder.join("public").exists());
}

#[test]
fn it_starts_whatever_is_missing_and_recovers_by_itself() {
    let folder = project::scratch("serve-nothing");
    let preview = Preview::of(&folder);
    let nothing = preview.get("/");
    assert_eq!(nothing.status, 503);
    assert!(nothing.text().contains("Rien à montrer pour l’instant") && nothing.text().contains("preview.js"));
    assert_eq!(preview.findings()["blocked"], true);
    add(&folder, "sitegen.toml", "[cassé\n");
    until("the fault changes", || preview.rules().contains(&"toml-syntax".to_owned()));
    assert_eq!(preview.get("/").status, 503);
    let files: Files = project::base();
    add(&folder, "sitegen.toml", files.text("sitegen.toml").expect("sitegen.toml"));
    until("the absent pages are told", || preview.rules().contains(&"missing-translation".to_owned()));
    assert_eq!(preview.get("/honoraires/").status, 200, "the pages of the engine are there already");
    project::write(&files, &folder);
    until("everything is there", || preview.get("/").status == 200 && preview.rules().is_empty());
}

#[test]
fn a_port_that_is_taken_gives_the_next_and_a_signal_ends_it_cleanly() {
    let folder = practice("serve-port");
    let mut first = Preview::of(&folder);
    let wanted = first.port.to_string();
    let mut second = Preview::with(&folder, &["--port", &wanted]);
    assert_ne!(first.port, second.port);
    // What it complains of comes through another pipe than its address.
    until("it says which port it takes instead", || second.complained.lock().unwrap().contains(&wanted));
    assert_eq!(second.get("/").status, 200);
    let heard = second.listen();
    assert_eq!(second.end("-TERM"), Some(0));
    assert_eq!(first.end("-INT"), Some(0));
    drop(heard);
}

#[test]
fn symbolic_links_are_told_and_not_followed() {
    let folder = practice("serve-links");
    let secret = project::scratch("serve-links-secret");
    add(&secret, "secret.md", PAGE);
    let preview = Preview::of(&folder);
    assert_eq!(preview.get("/").status, 200);
    std::os::unix::fs::symlink(secret.join("secret.md"), folder.join("content/fr/lien.md")).expect("a link");
    std::os::unix::fs::symlink(&secret, folder.join("static/dossier")).expect("a link");
    until("links are told", || preview.rules().iter().filter(|rule| *rule == "invalid-path").count() == 2);
    assert_eq!(preview.get("/lien/").status, 404);
    assert_eq!(preview.get("/dossier/secret.md").status, 404);
}
