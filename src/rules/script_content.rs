//! What a script could put into a page, declared or not: its texts are held to the rules of pages, and what keeps them from being read is told.

use super::bounds::Bounds;
use super::texts::{Located, Piece, is_markup};
use crate::diagnostic::{Diagnostic, Message, Outcome};
use crate::policy::address;
use crate::script::{self, Constant};

/// Longest script that is read, in bytes.
pub const LONGEST: usize = 2 * 1024 * 1024;

/// Names of elements that a script has no reason to make.
const ACTING: [&str; 8] = ["iframe", "frame", "script", "object", "embed", "portal", "fencedframe", "applet"];

/// The property that makes a text the address of a link; whatever else is given an address asks for it.
const LINKING: &str = "href";

/// The texts of a script as pieces to be judged, and the findings that no text is needed for.
pub fn pieces(text: &str, bounds: &Bounds<'_>) -> (Vec<Piece>, Vec<Located>) {
    let mut pieces = vec![Piece::names(text, 0..0)];
    let Some(reading) = script::read(text) else {
        return (pieces, vec![(unread(bounds, "not-readable", Message::new("script-content-unreadable")), 0..0)]);
    };
    let mut found: Vec<Located> = Vec::new();
    for opaque in reading.opaque {
        // One finding for each kind of thing: a script that does it twice is no worse.
        if found.iter().all(|(diagnostic, _)| diagnostic.reason != Some(opaque.reason)) {
            let message = Message::new(message_of(opaque.reason)).with("sign", opaque.sign.as_str());
            found.push((unread(bounds, opaque.reason, message), opaque.range));
        }
    }
    for constant in &reading.constants {
        let before = text[..constant.range.start].trim_end();
        if let Some((reason, sign)) = hidden(constant, before.ends_with('['))
            && found.iter().all(|(diagnostic, _)| diagnostic.reason != Some(reason))
        {
            let message = Message::new(message_of(reason)).with("sign", sign);
            found.push((unread(bounds, reason, message), constant.range.clone()));
        }
        pieces.extend(of_constant(constant, bounds));
    }
    let all: Vec<&str> = reading.constants.iter().map(|constant| constant.text.as_str()).collect();
    pieces.push(Piece::names(&all.join("\n"), 0..0));
    (pieces, found)
}

fn unread(bounds: &Bounds<'_>, reason: &'static str, message: Message) -> Diagnostic {
    let mut diagnostic = Diagnostic::error("script-content", message).under(bounds.held("script-content"));
    diagnostic.outcome = Outcome::CantTell;
    diagnostic.reason = Some(reason);
    diagnostic
}

fn message_of(reason: &str) -> &'static str {
    match reason {
        "runs-text" => "script-content-runs-text",
        "loads-script" => "script-content-loads-script",
        "runs-apart" => "script-content-runs-apart",
        "speaks-to-hosts" => "script-content-speaks-to-hosts",
        "keeps-data" => "script-content-keeps-data",
        _ => "script-content-obfuscated",
    }
}

/// Why a text cannot be read for what it is, and the sign: the name of a member in brackets that runs or keeps
/// something, an address whose host is computed.
fn hidden(constant: &Constant, in_brackets: bool) -> Option<(&'static str, String)> {
    let text = constant.text.trim_start();
    let member = match text {
        "eval" | "Function" | "execScript" | "constructor" => Some("runs-text"),
        "serviceWorker" | "Worker" | "SharedWorker" | "importScripts" => Some("runs-apart"),
        "cookie" | "localStorage" | "sessionStorage" | "indexedDB" => Some("keeps-data"),
        "sendBeacon" | "WebSocket" | "EventSource" => Some("speaks-to-hosts"),
        _ => None,
    };
    if let Some(reason) = member.filter(|_| in_brackets) {
        return Some((reason, text.to_owned()));
    }
    let host = ["https://", "http://", "//", "wss://", "ws://"].iter().find_map(|begin| text.strip_prefix(begin))?;
    let computed = host.chars().next().is_none_or(char::is_whitespace);
    (computed && constant.text.len() < 200).then(|| ("speaks-to-hosts", text.trim_end().to_owned()))
}

/// What one text of a script could become in a page.
fn of_constant(constant: &Constant, bounds: &Bounds<'_>) -> Option<Piece> {
    let text = constant.text.trim();
    let range = constant.range.clone();
    if is_markup(text) {
        return Some(Piece::text(text, range));
    }
    let given_to = constant.given_to.as_deref();
    if matches!(given_to, Some("createElement" | "createElementNS")) || ACTING.contains(&text) {
        let name = text.to_ascii_lowercase();
        let right = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        // The word alone may be a selector or a test; made into an element, it acts.
        return (right && given_to.is_some()).then(|| Piece::element(&name, &[], range));
    }
    if let Some(host) = address::host(text) {
        // The names of vocabularies look like addresses, and nothing is ever asked of them.
        let vocabulary = host == "www.w3.org" || text.contains(' ');
        let own = host == bounds.hosts.own;
        return (!vocabulary && !own).then(|| {
            if given_to == Some(LINKING) {
                Piece::element("a", &[("href", text)], range)
            } else {
                Piece::element("img", &[("src", text), ("alt", "")], range)
            }
        });
    }
    if text.contains(char::is_whitespace) {
        return (text.split_whitespace().count() > 2 || !text.is_ascii()).then(|| Piece::text(text, range));
    }
    let name = text.strip_prefix(['#', '.']).unwrap_or(text);
    let named = (3..60).contains(&name.len()) && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    if named {
        return Some(Piece::element("div", &[("id", name), ("class", name)], range));
    }
    (!text.is_ascii()).then(|| Piece::text(text, range))
}
