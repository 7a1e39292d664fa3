//! A page as the preview sends it: the bytes that would be published, and one script, which its policy is made to allow.

use std::ops::Range;

use super::request::OWN;

/// What stands before the policy of a page.
const META: &str = "<meta http-equiv=content-security-policy content=\"";

/// `html` with the preview's script for a browser that asked under the name `host`; `etag` is what `html` is known by.
///
/// The policy of the page stays as strict as it is published, but for this one address and the preview's own part of
/// the host: a script that the site may not run does not run here either.
pub(super) fn with_script(html: &str, host: &str, etag: &str) -> String {
    let known = policy(html);
    // The policy is the text of an attribute already.
    let published = known.clone().map_or("", |range| &html[range]);
    let script = format!(
        "<script defer src=\"{OWN}preview.js\" data-page=\"{}\" data-policy=\"{published}\"></script>",
        etag.replace('"', "&quot;")
    );
    let mut out = String::with_capacity(html.len() + 1024);
    let after = match known {
        Some(range) => {
            out.push_str(&html[..range.start]);
            out.push_str(&widened(&html[range.clone()], host));
            let end = html[range.end..].find('>').map_or(html.len(), |length| range.end + length + 1);
            out.push_str(&html[range.end..end]);
            end
        }
        None => {
            let at = html.find("<head").and_then(|head| Some(head + html[head..].find('>')? + 1)).unwrap_or(html.len());
            out.push_str(&html[..at]);
            at
        }
    };
    out.push_str(&script);
    out.push_str(&html[after..]);
    out
}

/// Where the text of the page's policy stands, which is in its head or nowhere.
fn policy(html: &str) -> Option<Range<usize>> {
    let head = html.find("<body").unwrap_or(html.len());
    let start = html[..head].find(META)? + META.len();
    Some(start..start + html[start..].find('"')?)
}

/// A policy that also allows the preview's script and what it asks for.
fn widened(policy: &str, host: &str) -> String {
    let mut directives: Vec<String> = policy.split(';').map(|directive| directive.trim().to_owned()).collect();
    for (name, source) in
        [("script-src", format!("http://{host}{OWN}preview.js")), ("connect-src", format!("http://{host}{OWN}"))]
    {
        match directives.iter_mut().find(|directive| directive.split(' ').next() == Some(name)) {
            Some(directive) => directive.push_str(&format!(" {source}")),
            None => directives.push(format!("{name} {source}")),
        }
    }
    directives.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_widened_by_the_preview_alone() {
        let html = "<!doctype html><html><head><meta charset=utf-8>\
                    <meta http-equiv=content-security-policy content=\"default-src 'none'; script-src 'self'\">\
                    <title>a</title></head><body>b</body></html>";
        let page = with_script(html, "localhost:4000", "\"1\"");
        assert!(page.contains(
            "content=\"default-src 'none'; script-src 'self' http://localhost:4000/@sitegen/preview.js; \
             connect-src http://localhost:4000/@sitegen/\"><script defer src="
        ));
        assert!(page.ends_with("<title>a</title></head><body>b</body></html>"));
    }

    #[test]
    fn a_page_without_head_or_policy_gets_the_script_too() {
        assert!(
            with_script("<html><head><title>a</title>", "localhost:4000", "\"1\"").contains("<head><script defer src=")
        );
        assert!(with_script("a", "localhost:4000", "\"1\"").starts_with("a<script defer src="));
    }
}
