//! The Content-Security-Policy of the pages that are published: first in each head, the same twice, and no wider than the page needs.

mod project;

use sitegen::verify::VerifiedSite;

fn site(files: &sitegen::source::Files) -> VerifiedSite {
    let outcome = project::judge(files);
    outcome.judged.verified.unwrap_or_else(|| panic!("{:#?}", outcome.judged.diagnostics))
}

fn pages(site: &VerifiedSite) -> Vec<(&str, &str)> {
    let html = site.files().iter().filter(|file| file.path.ends_with(".html"));
    html.map(|file| (file.path.as_str(), std::str::from_utf8(&file.bytes).expect("UTF-8"))).collect()
}

/// The policy of a page, which must stand right behind its encoding.
fn policy(html: &str) -> &str {
    let begin = "<meta charset=utf-8><meta http-equiv=content-security-policy content=\"";
    let (head, rest) = html.split_once(begin).unwrap_or_else(|| panic!("no policy first in {}", &html[..300]));
    assert!(head.ends_with("<head>"), "{head}");
    assert_eq!(html.matches("content-security-policy").count(), 1, "one policy");
    rest.split_once('"').expect("its end").0
}

#[test]
fn every_page_allows_its_own_styles_and_images_and_nothing_else() {
    let site = site(&project::base());
    let pages = pages(&site);
    assert!(pages.len() > 10);
    let images = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'self'; img-src 'self'";
    for (path, html) in pages {
        let expected = if html.contains("<img") { images } else { images.trim_end_matches("; img-src 'self'") };
        assert_eq!(policy(html), expected, "{path}");
    }
    assert_eq!(site.policy().for_meta(), images);
    assert_eq!(site.policy().for_header(), format!("{images}; frame-ancestors 'none'"));
}

#[test]
fn a_declared_host_is_allowed_for_what_it_gives_and_only_there() {
    let mut files = project::base();
    let file = "sitegen.toml";
    project::edit(
        &mut files,
        file,
        "role = \"video_platform\"",
        "role = \"video_platform\"\nhost = \"visio.example.com\"",
    );
    let page = "+++\ntitle = \"Plan\"\n+++\n\n<p><img src=\"https://visio.example.com/plan.png\" alt=\"\"></p>\n";
    files.insert("content/fr/plan.md", page.as_bytes());
    files.insert("content/en/plan.md", "+++\ntitle = \"Map\"\n+++\n\nOne flight up.\n".as_bytes());
    let site = site(&files);
    let with: Vec<&str> =
        pages(&site).iter().filter(|(_, html)| policy(html).contains("visio")).map(|page| page.0).collect();
    assert_eq!(with, ["plan/index.html"]);
    assert!(site.policy().for_meta().ends_with("img-src 'self' https://visio.example.com"));
}

#[test]
fn the_policy_does_not_depend_on_anything_but_the_site() {
    let files = project::base();
    let (one, other) = (site(&files), site(&files));
    assert_eq!(pages(&one), pages(&other));
}
