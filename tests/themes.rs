//! A site's own templates against the blocks that belong to the engine: what they leave out is put in by force, what they hide or change is refused.

mod project;

use sitegen::diagnostic::Severity;
use sitegen::source::Files;

/// Every slot of the theme, with a page that carries it and what stands there when it is shown.
const SLOTS: [(&str, &str, &str); 8] = [
    ("head", "index.html", "rel=canonical"),
    ("crisis", "index.html", "class=sg-crisis"),
    ("licence", "index.html", "class=sg-licence"),
    ("sections", "crise/index.html", "data-section=crisis"),
    ("sections", "conditions/index.html", "data-section=privacy"),
    ("service", "services/soutien-individuel/index.html", "class=sg-facts"),
    ("byline", "articles/premier-article/index.html", "class=sg-byline"),
    ("footer", "approche/index.html", "class=sg-obligations"),
];

/// The base site with the theme's own templates as its own, each changed by `change`.
fn with_templates(change: impl Fn(&str) -> String) -> Files {
    let mut files = project::base();
    let folder = project::root().join("themes/sobre/templates");
    for entry in std::fs::read_dir(folder).expect("the theme's templates") {
        let path = entry.expect("the theme's templates").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        let text = std::fs::read_to_string(&path).expect("a template");
        files.insert(format!("theme/templates/{name}"), change(&text).into_bytes());
    }
    files
}

#[test]
fn templates_that_place_every_slot_give_no_finding() {
    let outcome = project::judge(&with_templates(str::to_owned));
    let told: Vec<_> = outcome.judged.diagnostics.iter().filter(|found| found.rule != "untested-requirement").collect();
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn a_slot_that_a_template_drops_is_put_in_by_force_and_told() {
    for (slot, page, shown) in SLOTS {
        let placed = format!("{{{{ slots.{slot} | safe }}}}");
        let files = with_templates(|text| text.replace(&placed, ""));
        let outcome = project::judge(&files);
        let found = outcome.judged.diagnostics.iter().find(|found| {
            found.rule == "dropped-slot" && format!("{:?}", found.message).contains(&format!("slots.{slot}"))
        });
        let found = found.unwrap_or_else(|| panic!("{slot}: {:#?}", outcome.judged.diagnostics));
        assert_eq!(found.severity, Severity::Warning, "{slot}");
        let (file, _) = project::place(found, &files).unwrap_or_else(|| panic!("{slot}: names the template"));
        assert!(file.starts_with("theme/templates/"), "{slot}: {file}");
        assert!(project::page(&outcome, page).contains(shown), "{slot}: {page} shows it all the same");
        let english = format!(
            "en/{}",
            page.replace("crise", "crisis").replace("conditions", "terms").replace("approche", "approach")
        );
        let site = outcome.judged.verified.as_ref().expect("the site is verified");
        let twin = site.files().iter().find(|file| file.path == english);
        if let Some(twin) = twin {
            assert!(String::from_utf8_lossy(&twin.bytes).contains(shown), "{slot}: {english}");
        }
    }
}

#[test]
fn a_slot_inside_a_comment_or_a_template_counts_as_dropped() {
    for (open, close) in [("<!--", "-->"), ("<template>", "</template>")] {
        let files = with_templates(|text| {
            text.replace("{{ slots.crisis | safe }}", &format!("{open}{{{{ slots.crisis | safe }}}}{close}"))
        });
        let outcome = project::judge(&files);
        assert!(outcome.judged.diagnostics.iter().any(|found| found.rule == "dropped-slot"), "{open}");
        let page = project::page(&outcome, "index.html");
        assert!(page.matches("sg-crisis").count() >= 1, "{open}");
    }
}

#[test]
fn a_slot_that_is_hidden_doubled_or_changed_keeps_the_site_from_being_published() {
    let slot = "{{ slots.crisis | safe }}";
    for (put, rule) in [
        ("<div hidden>{{ slots.crisis | safe }}</div>", "hidden-section"),
        ("<details><summary>?</summary>{{ slots.crisis | safe }}</details>", "hidden-section"),
        ("<div aria-hidden=\"true\">{{ slots.crisis | safe }}</div>", "hidden-section"),
        ("<div style=\"font-size:1px\">{{ slots.crisis | safe }}</div>", "hidden-section"),
        ("{{ slots.crisis | safe }}{{ slots.crisis | safe }}", "altered-section"),
        ("{{ slots.crisis | replace(from=\"911\", to=\"411\") | safe }}", "altered-section"),
        ("{{ slots.crisis | replace(from=\"tel:911\", to=\"tel:411\") | safe }}", "unreachable-section"),
    ] {
        let files = with_templates(|text| text.replace(slot, put));
        let outcome = project::judge(&files);
        assert!(outcome.judged.verified.is_none(), "{put}");
        let found =
            outcome.judged.diagnostics.iter().find(|found| found.rule == rule).unwrap_or_else(|| panic!("{put}"));
        let (file, line) = project::place(found, &files).unwrap_or_else(|| panic!("{put}: names a place"));
        let written = files.text(&file).and_then(|text| text.lines().nth(line - 1)).unwrap_or_default();
        assert!(file.starts_with("theme/"), "{put}: {file}:{line} {written}");
    }
}

#[test]
fn a_template_that_does_not_parse_is_told_at_its_line() {
    for text in ["{% extends \"base.html\" %}\n{% block main %}\n{{ page.title | ", "<p>\n{{ nothing.here }}</p>"] {
        let mut files = project::base();
        files.insert("theme/templates/page.html", text.as_bytes().to_vec());
        let outcome = project::judge(&files);
        let found = outcome.judged.diagnostics.iter().find(|found| found.rule == "template-error").expect("a finding");
        let (file, line) = project::place(found, &files).expect("a place");
        assert_eq!(file, "theme/templates/page.html");
        assert!(line >= 2, "{text:?}: line {line}");
        assert!(outcome.judged.diagnostics.iter().all(|found| found.rule != "broken-link"), "{text:?}");
    }
}

#[test]
fn the_sites_own_stylesheet_comes_after_the_themes() {
    let mut files = project::base();
    files.insert("theme/extra.css", b"h1 { color: navy }".to_vec());
    let outcome = project::judge(&files);
    let page = project::page(&outcome, "index.html");
    let theme = page.find("/assets/theme.").expect("the theme's sheet");
    let extra = page.find("/assets/extra.").expect("the site's own sheet");
    assert!(theme < extra);
}
