//! What the output tells each kind of host, and the pages that lead on where a host cannot be told.

mod project;

use sitegen::pipeline::Outcome;
use sitegen::source::Files;

/// The base site for a kind of host at an address, with two old addresses for one page.
fn site(target: &str, base_url: &str) -> Files {
    let mut files = project::base();
    let address = "site.base_url = \"https://pratique.example.org/\"";
    let wanted = format!("site.base_url = \"{base_url}\"\nhost.target = \"{target}\"");
    project::edit(&mut files, "sitegen.toml", address, &wanted);
    let aliases = "menu = 1\naliases = [\"/ancienne/\", \"/vieille page.html\"]";
    project::edit(&mut files, "content/fr/approche.md", "menu = 1", aliases);
    files
}

fn judged(target: &str, base_url: &str) -> Outcome {
    let outcome = project::judge(&site(target, base_url));
    assert!(outcome.judged.verified.is_some(), "{:#?}", outcome.judged.diagnostics);
    outcome
}

fn has(outcome: &Outcome, path: &str) -> bool {
    outcome.judged.verified.as_ref().expect("verified").files().iter().any(|file| file.path == path)
}

const ROOT: &str = "https://pratique.example.org/";
const BELOW: &str = "https://pratique.example.org/cabinet/";

#[test]
fn a_host_that_takes_no_rules_gets_pages_that_lead_on() {
    for (base_url, url) in [(ROOT, "/approche/"), (BELOW, "/cabinet/approche/")] {
        let outcome = judged("plain", base_url);
        for path in ["ancienne/index.html", "vieille page.html"] {
            let html = project::page(&outcome, path);
            for part in [
                "<html lang=\"fr\">".to_owned(),
                "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'".to_owned(),
                "<meta name=\"robots\" content=\"noindex\">".to_owned(),
                format!("<link rel=\"canonical\" href=\"https://pratique.example.org{url}\">"),
                format!("<meta http-equiv=\"refresh\" content=\"0; url={url}\">"),
                format!("<a href=\"{url}\">Ma façon de travailler</a>"),
                "Cette page a une nouvelle adresse".to_owned(),
            ] {
                assert!(html.contains(&part), "{part} in {html}");
            }
        }
        let map = project::page(&outcome, "sitemap.xml");
        assert!(!map.contains("ancienne"), "an old address is not offered to search engines");
        for rules in ["_headers", "_redirects", ".htaccess", ".nginx.conf", "CNAME", ".nojekyll"] {
            assert!(!has(&outcome, rules), "{rules}");
        }
    }
}

#[test]
fn a_page_that_leads_on_passes_the_rules_for_an_authors_own_pages() {
    let html = project::page(&judged("plain", ROOT), "ancienne/index.html").to_owned();
    let mut files = project::base();
    files.insert("static/mene/index.html", html.into_bytes());
    let outcome = project::judge(&files);
    let told: Vec<_> = outcome.judged.diagnostics.iter().filter(|found| found.source.is_some()).collect();
    assert!(told.is_empty() && outcome.judged.verified.is_some(), "{told:#?}");
}

#[test]
fn netlify_and_cloudflare_get_headers_and_redirects() {
    for (base_url, base) in [(ROOT, "/"), (BELOW, "/cabinet/")] {
        for target in ["netlify", "cloudflare"] {
            let outcome = judged(target, base_url);
            assert!(!has(&outcome, "ancienne/index.html"), "the host leads on by itself");
            let policy = outcome.judged.verified.as_ref().expect("verified").policy().for_header();
            let headers = project::page(&outcome, "_headers");
            assert!(headers.starts_with(&format!("{base}*\n  Content-Security-Policy: {policy}\n")), "{headers}");
            for line in
                ["X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin", "Strict-Transport-Security: "]
            {
                assert!(headers.contains(&format!("\n  {line}")), "{headers}");
            }
            let (sheet, lifetime) = headers.trim_end().rsplit_once('\n').expect("two lines");
            assert_eq!(lifetime, "  Cache-Control: public, max-age=31536000, immutable");
            let sheet = sheet.rsplit('\n').next().expect("a line").strip_prefix(base).expect("an address of the site");
            assert!(has(&outcome, sheet), "{sheet}");
            let redirects = project::page(&outcome, "_redirects");
            for line in [
                format!("{base}ancienne {base}approche/ 301"),
                format!("{base}ancienne/ {base}approche/ 301"),
                format!("{base}vieille%20page.html {base}approche/ 301"),
            ] {
                assert!(redirects.lines().any(|own| own == line), "{line} in {redirects}");
            }
            let missing = format!("{base}en/* {base}en/404.html 404");
            assert_eq!(redirects.lines().any(|line| line == missing), target == "netlify", "{redirects}");
        }
    }
}

#[test]
fn github_gets_its_marks_and_a_domain_where_it_is_an_own_one() {
    let outcome = judged("github", ROOT);
    assert!(has(&outcome, ".nojekyll") && has(&outcome, "ancienne/index.html"));
    assert_eq!(project::page(&outcome, "CNAME"), "pratique.example.org\n");
    for elsewhere in ["https://pratique.github.io/", "https://pratique.github.io/site/", BELOW] {
        let outcome = judged("github", elsewhere);
        assert!(has(&outcome, ".nojekyll") && !has(&outcome, "CNAME"), "{elsewhere}");
    }
}

#[test]
fn only_a_host_that_hands_out_copies_gets_them_and_always_the_same() {
    for target in ["plain", "netlify", "cloudflare", "github", "apache"] {
        let outcome = judged(target, ROOT);
        assert!(outcome.judged.verified.expect("verified").copies().is_empty(), "{target}");
    }
    let copies = || judged("nginx", ROOT).judged.verified.expect("verified").copies();
    let made = copies();
    assert!(made.iter().any(|copy| copy.path == "index.html.gz"));
    assert!(made.iter().all(|copy| !copy.path.ends_with(".png.gz")));
    for (one, other) in made.iter().zip(copies()) {
        assert_eq!((&one.path, &one.bytes), (&other.path, &other.bytes));
    }
}
