//! The files that hosts with an own form of rules read: headers and redirects of Netlify and Cloudflare, marks of GitHub.

use std::fmt::Write;

use super::{KEPT, Plan, addresses, file};
use crate::config::BaseUrl;
use crate::render::OutputFile;
use crate::source::encoded;

/// `_headers`. Both hosts let browsers ask again for every page by themselves, and would join two lifetimes of one
/// file into a value that says nothing: only that of the files to keep is set.
pub(super) fn headers(plan: &Plan<'_>) -> OutputFile {
    let mut text = format!("{}*\n", plan.base);
    for (name, value) in plan.headers() {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for path in &plan.kept {
        let _ = write!(text, "{}{}\n  Cache-Control: {KEPT}\n", plan.base, encoded(path));
    }
    file("_headers", text)
}

/// `_redirects`. Where the nearest 404.html is not found by itself (`pages_of_languages`), that of each language is named.
pub(super) fn redirects(plan: &Plan<'_>, pages_of_languages: bool) -> OutputFile {
    let mut text = String::new();
    for (alias, page) in &plan.moved {
        for address in addresses(alias) {
            let _ = writeln!(text, "{}{} {} 301", plan.base, encoded(&address), page.url);
        }
    }
    if pages_of_languages {
        for language in &plan.languages {
            let _ = writeln!(text, "{base}{language}* {base}{language}404.html 404", base = plan.base);
        }
    }
    file("_redirects", text)
}

/// `.nojekyll`, so that nothing is left out, and `CNAME` for an own domain.
pub(super) fn of_github(base: &BaseUrl) -> Vec<OutputFile> {
    let mut files = vec![file(".nojekyll", String::new())];
    let domain = base.host.strip_prefix("https://").unwrap_or(&base.host);
    // A site below a path belongs to a repository whose account has the domain.
    if !domain.ends_with(".github.io") && base.path == "/" {
        files.push(file("CNAME", format!("{domain}\n")));
    }
    files
}
