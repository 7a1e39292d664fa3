//! The rules for nginx, to be included in the `server` block of the site.

use std::fmt::Write;

use super::{BRIEF, KEPT, Plan, addresses, file};
use crate::render::OutputFile;

/// Name of the file, which nginx is told not to hand out.
pub(crate) const NAME: &str = ".nginx.conf";

/// The file with all rules.
pub(super) fn file_of(plan: &Plan<'_>) -> OutputFile {
    let base = plan.base;
    let mut headers = String::new();
    for (name, value) in plan.headers() {
        let _ = writeln!(headers, "add_header {name} \"{value}\" always;");
    }
    let mut text = format!(
        "absolute_redirect off;\ncharset utf-8;\ngzip_static on;\ngzip_vary on;\nerror_page 404 {base}404.html;\n\
         {headers}add_header Cache-Control \"{BRIEF}\";\n\
         location = \"{base}{NAME}\" {{ return 404; }}\n"
    );
    for language in &plan.languages {
        let _ = writeln!(text, "location \"{base}{language}\" {{ error_page 404 {base}{language}404.html; }}");
    }
    for path in &plan.kept {
        // A place with a header of its own has none of those around it.
        let _ = write!(text, "location = \"{base}{path}\" {{\n{headers}add_header Cache-Control \"{KEPT}\";\n}}\n");
    }
    for (alias, page) in &plan.moved {
        for address in addresses(alias) {
            let _ = writeln!(text, "location = \"{base}{address}\" {{ return 301 \"{}\"; }}", page.url);
        }
    }
    file(NAME, text)
}
