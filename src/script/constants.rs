//! The constant texts of a script, put together as far as constants go, and the calls that could make others.

use std::ops::Range;

use super::tokens::{Kind, Token, tokens};

/// A text that stands in the script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constant {
    /// The text; something computed in the middle of it is a space.
    pub text: String,
    /// Where it was written.
    pub range: Range<usize>,
    /// The function that it is given to or the property that it is assigned to, such as `createElement`.
    pub given_to: Option<String>,
}

/// Something whose effect cannot be read off the script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opaque {
    /// Why, as a stable code.
    pub reason: &'static str,
    /// What stands there.
    pub sign: String,
    /// Where.
    pub range: Range<usize>,
}

/// What was read of a script.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Its texts, in order.
    pub constants: Vec<Constant>,
    /// What cannot be read.
    pub opaque: Vec<Opaque>,
}

/// How deep calls on constants are followed into one another.
const DEEPEST: usize = 16;

/// Reads a script; `None` where it is none, or written so that its tokens cannot be told apart.
pub fn read(text: &str) -> Option<Reading> {
    let tokens = tokens(text).ok()?;
    let mut reading = Reading::default();
    // Texts that were put into a longer one; what stands between them is looked at by itself.
    let mut used = vec![false; tokens.len()];
    let mut hexadecimal = 0;
    for (at, token) in tokens.iter().enumerate() {
        if let Kind::Name(name) = &token.kind {
            let mut tell = |reason| {
                reading.opaque.push(Opaque { reason, sign: name.clone(), range: token.range.clone() });
            };
            hexadecimal += usize::from(name.starts_with("_0x"));
            if name.starts_with("_0x") && hexadecimal == 8 {
                tell("obfuscated");
            }
            opaque(&tokens, at, name).into_iter().for_each(tell);
        }
        if !used[at]
            && !is_call(&tokens, at)
            && let Some((text, end)) = constant(&tokens, at, DEEPEST, &mut used)
        {
            let range = token.range.start..tokens[end - 1].range.end;
            reading.constants.push(Constant { text, range, given_to: given_to(&tokens, at) });
        }
    }
    Some(reading)
}

fn is(tokens: &[Token], at: usize, sign: char) -> bool {
    tokens.get(at).is_some_and(|token| token.kind == Kind::Sign(sign))
}

/// Whether a bracket opens the arguments of a call, not a group.
fn is_call(tokens: &[Token], at: usize) -> bool {
    let callee = |token: &Token| matches!(token.kind, Kind::Name(_) | Kind::Sign(')' | ']'));
    is(tokens, at, '(') && at.checked_sub(1).is_some_and(|before| callee(&tokens[before]))
}

fn name(tokens: &[Token], at: usize) -> Option<&str> {
    match &tokens.get(at)?.kind {
        Kind::Name(name) => Some(name),
        _ => None,
    }
}

fn text(tokens: &[Token], at: usize) -> Option<&str> {
    match &tokens.get(at)?.kind {
        Kind::Text(text) => Some(text),
        _ => None,
    }
}

/// The function whose first argument begins at `at`, or what the text there is assigned to.
fn given_to(tokens: &[Token], at: usize) -> Option<String> {
    let before = at.checked_sub(1).filter(|before| is(tokens, *before, '(') || is(tokens, *before, '='))?;
    name(tokens, before.checked_sub(1)?).map(str::to_owned)
}

/// The text that begins at `at`, with what is added to it, and the place after it; its parts are marked as used.
fn constant(tokens: &[Token], at: usize, room: usize, used: &mut [bool]) -> Option<(String, usize)> {
    let (mut text, mut end) = operand(tokens, at, room, used)?;
    while is(tokens, end, '+') && !is(tokens, end + 1, '+') && !is(tokens, end + 1, '=') {
        if let Some((more, next)) = operand(tokens, end + 1, room, used) {
            text.push_str(&more);
            end = next;
            continue;
        }
        // Something computed: passed over, and a space in its place.
        let next = computed(tokens, end + 1);
        if next == end + 1 {
            break;
        }
        text.push(' ');
        end = next;
    }
    Some((text, end))
}

/// One constant text: a string, a template, a list of strings joined, or what some calls make of constants.
fn operand(tokens: &[Token], at: usize, room: usize, used: &mut [bool]) -> Option<(String, usize)> {
    match &tokens.get(at)?.kind {
        Kind::Text(first) => {
            used[at] = true;
            let mut whole = first.clone();
            let mut end = at + 1;
            // A computed part of a template, and the text that follows it.
            while let Some(mate) = tokens.get(end).filter(|token| token.kind == Kind::Gap).and_then(|token| token.mate)
                && let Some(more) = text(tokens, mate + 1)
            {
                used[mate + 1] = true;
                whole.push(' ');
                whole.push_str(more);
                end = mate + 2;
            }
            Some(turned(tokens, whole, end))
        }
        Kind::Sign('(') if text(tokens, at + 1).is_some() && room > 0 => {
            let (text, end) = constant(tokens, at + 1, room - 1, used)?;
            is(tokens, end, ')').then_some((text, end + 1))
        }
        Kind::Sign('[') => joined(tokens, at, used),
        Kind::Name(call) if is(tokens, at + 1, '(') => called(tokens, at, call, room, used),
        Kind::Name(holder) if matches!(holder.as_str(), "String" | "window" | "self" | "globalThis") => {
            let call = name(tokens, at + 2).filter(|_| is(tokens, at + 1, '.'))?;
            is(tokens, at + 3, '(').then(|| called(tokens, at + 2, call, room, used)).flatten()
        }
        _ => None,
    }
}

/// `.split("").reverse().join("")` after a text.
fn turned(tokens: &[Token], whole: String, end: usize) -> (String, usize) {
    let reversed = [(1, "split"), (6, "reverse"), (10, "join")].iter().all(|(step, word)| {
        is(tokens, end + step - 1, '.') && name(tokens, end + step) == Some(*word) && is(tokens, end + step + 1, '(')
    }) && text(tokens, end + 3) == Some("");
    if reversed { (whole.chars().rev().collect(), (end + 14).min(tokens.len())) } else { (whole, end) }
}

/// `["a", "b"].join("c")`.
fn joined(tokens: &[Token], at: usize, used: &mut [bool]) -> Option<(String, usize)> {
    let close = tokens.get(at)?.mate?;
    let call = is(tokens, close + 1, '.') && name(tokens, close + 2) == Some("join") && is(tokens, close + 3, '(');
    let between = text(tokens, close + 4).filter(|_| call && is(tokens, close + 5, ')'))?;
    let mut parts = Vec::new();
    for place in (at + 1..close).step_by(2) {
        parts.push(text(tokens, place)?);
        if place + 1 < close && !is(tokens, place + 1, ',') {
            return None;
        }
    }
    used[at + 1..close + 5].fill(true);
    Some((parts.join(between), close + 6))
}

/// What `atob`, `decodeURIComponent`, `unescape` and `fromCharCode` make of constants.
fn called(tokens: &[Token], at: usize, call: &str, room: usize, used: &mut [bool]) -> Option<(String, usize)> {
    let close = tokens.get(at + 1)?.mate?;
    match call {
        "fromCharCode" | "fromCodePoint" => {
            let mut made = String::new();
            for place in (at + 2..close).step_by(2) {
                let Kind::Number(Some(code)) = tokens[place].kind else { return None };
                made.push(char::from_u32(code)?);
                if place + 1 < close && !is(tokens, place + 1, ',') {
                    return None;
                }
            }
            used[at] = true;
            Some((made, close + 1))
        }
        "atob" | "decodeURIComponent" | "decodeURI" | "unescape" if room > 0 => {
            let (given, _) = constant(tokens, at + 2, room - 1, used).filter(|(_, end)| *end == close)?;
            let made = match call {
                "atob" => from_base64(&given)?,
                _ => percent_encoding::percent_decode_str(&given).decode_utf8_lossy().into_owned(),
            };
            used[at] = true;
            Some((made, close + 1))
        }
        _ => None,
    }
}

fn from_base64(text: &str) -> Option<String> {
    use base64::Engine as _;
    use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
    let lenient = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let plain: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let bytes = GeneralPurpose::new(&base64::alphabet::STANDARD, lenient).decode(plain).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// The place after an expression of names, members, calls and brackets that begins at `at`.
fn computed(tokens: &[Token], at: usize) -> usize {
    let mut place = at;
    loop {
        match tokens.get(place) {
            Some(Token { kind: Kind::Name(_) | Kind::Number(_) | Kind::Sign('.' | '?'), .. }) => place += 1,
            Some(Token { kind: Kind::Sign('(' | '['), mate: Some(mate), .. }) => place = mate + 1,
            _ => return place,
        }
    }
}

/// Why what stands at `at` cannot be read, if it cannot.
fn opaque(tokens: &[Token], at: usize, here: &str) -> Option<&'static str> {
    let before = |steps: usize| at.checked_sub(steps);
    let member = before(1).is_some_and(|before| is(tokens, before, '.'));
    let of = |names: &[&str]| before(2).and_then(|at| name(tokens, at)).is_some_and(|holder| names.contains(&holder));
    let own = !member || of(&["window", "self", "globalThis", "top", "parent"]);
    let call = is(tokens, at + 1, '(');
    let known = |first: usize, until: usize| {
        let constants =
            |token: &Token| matches!(token.kind, Kind::Text(_) | Kind::Number(_) | Kind::Sign('+' | ',' | '(' | ')'));
        tokens.get(first..until).is_some_and(|given| !given.is_empty() && given.iter().all(constants))
    };
    let close = tokens.get(at + 1).and_then(|open| open.mate);
    match here {
        "eval" | "execScript" if own => Some("runs-text"),
        "Function" if call && own || before(1).is_some_and(|at| name(tokens, at) == Some("new")) => Some("runs-text"),
        "constructor" if member && call => Some("runs-text"),
        "setTimeout" | "setInterval" if call && text(tokens, at + 2).is_some() => Some("runs-text"),
        "import" | "importScripts" if call => Some("loads-script"),
        "serviceWorker" | "SharedWorker" | "Worker" if own || of(&["navigator"]) => Some("runs-apart"),
        "atob" | "fromCharCode" | "fromCodePoint" if call && !close.is_some_and(|close| known(at + 2, close)) => {
            Some("computes-text")
        }
        "WebAssembly" | "WebSocket" | "EventSource" | "RTCPeerConnection" | "sendBeacon" => Some("speaks-to-hosts"),
        "fetch" if call && own && !close.is_some_and(|close| known(at + 2, first_end(tokens, at + 2, close))) => {
            Some("speaks-to-hosts")
        }
        // `request.open("GET", address)`.
        "open"
            if call
                && member
                && text(tokens, at + 2).is_some_and(|method| method.chars().all(|c| c.is_ascii_uppercase())) =>
        {
            close.is_none_or(|close| !known(at + 4, first_end(tokens, at + 4, close))).then_some("speaks-to-hosts")
        }
        "cookie" if member && of(&["document"]) => Some("keeps-data"),
        "localStorage" | "sessionStorage" | "indexedDB" if own => Some("keeps-data"),
        _ => None,
    }
}

/// Where the argument that begins at `at` ends; the call ends at `close`.
fn first_end(tokens: &[Token], at: usize, close: usize) -> usize {
    let mut place = at;
    while place < close && !is(tokens, place, ',') {
        place = tokens[place].mate.unwrap_or(place) + 1;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(script: &str) -> Vec<String> {
        read(script).unwrap().constants.into_iter().map(|constant| constant.text).collect()
    }

    #[test]
    fn texts_are_put_together_as_far_as_constants_go() {
        for (script, expected) in [
            ("a('<ifr' + 'ame>')", vec!["<iframe>"]),
            ("x = 'a' + b.c(1)[2] + 'd' + e", vec!["a d "]),
            ("x = `a${f('b')}c${d}e`", vec!["a c e", "b"]),
            ("['x', 'y'].join('-')", vec!["x-y"]),
            ("atob('PGI+' + 'eA==')", vec!["<b>x"]),
            ("String.fromCharCode(60, 0x62, 62)", vec!["<b>"]),
            ("decodeURIComponent('%3Cb%3E')", vec!["<b>"]),
            ("'emarfi'.split('').reverse().join('')", vec!["iframe", "", ""]),
            ("(('a') + 'b')", vec!["ab"]),
            ("f('a', 'b')", vec!["a", "b"]),
        ] {
            assert_eq!(texts(script), expected, "{script}");
        }
    }

    #[test]
    fn what_a_text_is_given_to_is_known() {
        let reading = read("document.createElement('ifr' + 'ame')").unwrap();
        assert_eq!(reading.constants[0].given_to.as_deref(), Some("createElement"));
        let reading = read("s.src = 'a'").unwrap();
        assert_eq!(reading.constants[0].given_to.as_deref(), Some("src"));
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        for (script, expected) in [
            ("eval(x)", Some("runs-text")),
            ("window.eval(x)", Some("runs-text")),
            ("new Function('a')", Some("runs-text")),
            ("[].map.constructor('a')()", Some("runs-text")),
            ("import('./x.js')", Some("loads-script")),
            ("navigator.serviceWorker.register('/w.js')", Some("runs-apart")),
            ("atob(x)", Some("computes-text")),
            ("fetch(u)", Some("speaks-to-hosts")),
            ("fetch('/a.json', {method: m})", None),
            ("r.open('GET', u)", Some("speaks-to-hosts")),
            ("r.open('GET', '/a.json')", None),
            ("document.cookie = 'a'", Some("keeps-data")),
            ("function open(menu) { menu.hidden = false }", None),
            ("medieval(x); evaluate('a'); import x from 'y'", None),
        ] {
            let found = read(script).unwrap().opaque;
            assert_eq!(found.first().map(|opaque| opaque.reason), expected, "{script}");
        }
    }

    #[test]
    fn long_chains_take_no_longer_than_they_are_long() {
        let chain = "'a' + b + ".repeat(100_000) + "'c'";
        assert_eq!(texts(&chain).len(), 1);
        let nested = format!("{}'x'{}", "atob(".repeat(4000), ")".repeat(4000));
        assert!(read(&nested).is_some());
    }
}
