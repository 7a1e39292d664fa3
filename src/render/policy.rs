//! The Content-Security-Policy of a page, put into its head once its bytes are final.

use super::head::escape;
use crate::policy::{Hosts, Kind, Policy, Script, Source, of_page, of_sheet};
use crate::source::mark::{self, Mark};

/// What every page of the site is allowed: the style sheets that the engine links and what any style sheet asks for, the
/// declared scripts and, where one of them asks for data, the site itself.
pub(super) fn shared(styled: bool, scripts: &[Script], published: &[(&str, &[u8])], hosts: &Hosts) -> Policy {
    let mut policy = Policy::default();
    if styled {
        policy.allow(Kind::Style, Source::Own);
    }
    for script in scripts {
        policy.allow(Kind::Script, Source::Digest(script.digest.clone()));
        let bytes = published.iter().find(|(path, _)| *path == script.file).map_or(&[][..], |(_, bytes)| *bytes);
        if ["fetch(", "XMLHttpRequest"].iter().any(|word| memchr::memmem::find(bytes, word.as_bytes()).is_some()) {
            policy.allow(Kind::Connection, Source::Own);
        }
    }
    for (_, bytes) in published.iter().filter(|(path, _)| path.to_ascii_lowercase().ends_with(".css")) {
        if let Ok(text) = std::str::from_utf8(bytes) {
            policy.join(&of_sheet(text, hosts));
        }
    }
    policy
}

/// Puts the policy of the page `html` behind the first element of the engine's head, which bears `head_mark` and says
/// how the page is encoded; the places of `marks` after it move along. A page without that element gets none, and
/// the verifier refuses it.
pub(super) fn put_in(
    html: &mut String,
    marks: &mut [mark::Found],
    head_mark: char,
    hosts: &Hosts,
    shared: &Policy,
) -> Policy {
    let policy = of_page(html, hosts, shared);
    let first = mark::read(head_mark).filter(|mark| *mark != Mark::End);
    let head = marks.iter().find(|found| found.on_element && Some(found.mark) == first);
    let Some(end) = head.and_then(|head| Some(head.offset + html.get(head.offset..)?.find('>')? + 1)) else {
        return policy;
    };
    let meta = format!("<meta http-equiv=content-security-policy content=\"{}\">", escape(&policy.for_meta()));
    html.insert_str(end, &meta);
    for found in marks.iter_mut().filter(|found| found.offset >= end) {
        found.offset += meta.len();
    }
    policy
}
