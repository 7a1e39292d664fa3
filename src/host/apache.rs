//! `.htaccess` for Apache, written so that no shared host answers with an error because of it.
//!
//! Every directive stands in the test for the module that brings it, except those of Apache's core. All of them ask
//! for one permission, FileInfo, which hosts that read the file at all give. `Options` and `RewriteEngine` do not
//! occur: the first needs a permission that shared hosts withhold, the second turns into “forbidden” where a host does
//! not follow links. So Apache packs texts itself, by mod_deflate, and there is half as much to upload.

use std::fmt::Write;

use super::{BRIEF, KEPT, Plan, addresses, file};
use crate::render::OutputFile;

/// `.htaccess` at the root, and one in the folder of each further language.
pub(super) fn files(plan: &Plan<'_>) -> Vec<OutputFile> {
    let base = plan.base;
    let mut text = format!("ErrorDocument 404 {base}404.html\nAddDefaultCharset utf-8\n\n<IfModule mod_headers.c>\n");
    for (name, value) in plan.headers() {
        let _ = writeln!(text, "Header always set {name} \"{value}\"");
    }
    let _ = writeln!(text, "Header set Cache-Control \"{BRIEF}\"");
    for path in &plan.kept {
        let name = path.rsplit('/').next().unwrap_or(path);
        let _ = write!(text, "<Files \"{name}\">\nHeader set Cache-Control \"{KEPT}\"\n</Files>\n");
    }
    text.push_str("</IfModule>\n");
    if !plan.moved.is_empty() {
        text.push_str("\n<IfModule mod_alias.c>\n");
        for (alias, page) in &plan.moved {
            for address in addresses(alias) {
                let _ =
                    writeln!(text, "RedirectMatch 301 \"^{}{}$\" \"{}\"", literal(base), literal(&address), page.url);
            }
        }
        text.push_str("</IfModule>\n");
    }
    text.push_str(
        "\n<IfModule mod_filter.c>\n<IfModule mod_deflate.c>\n\
         AddOutputFilterByType DEFLATE text/html text/css text/plain text/xml application/xml application/atom+xml \
         application/json image/svg+xml\n</IfModule>\n</IfModule>\n",
    );
    let mut files = vec![file(".htaccess", text)];
    files.extend(plan.languages.iter().map(|language| {
        file(&format!("{language}.htaccess"), format!("ErrorDocument 404 {base}{language}404.html\n"))
    }));
    files
}

/// `text` as a pattern that matches itself alone.
fn literal(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '.' | '+' | '*' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '^' | '$' | '|' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}
