//! Addresses as a browser takes them: which host they name, whatever the spelling.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

/// The schemes with which something is asked of a host.
const ASKING: [&str; 6] = ["http", "https", "ws", "wss", "ftp", "ftps"];

/// An address without what browsers pass over: white space and controls around it, tabs and newlines within.
pub fn cleaned(address: &str) -> Cow<'_, str> {
    let inner = address.trim_matches(|c: char| c <= ' ');
    if memchr::memchr3(b'\t', b'\n', b'\r', inner.as_bytes()).is_none() {
        return Cow::Borrowed(inner);
    }
    Cow::Owned(inner.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect())
}

/// The scheme in lower case, if the address begins with one.
pub fn scheme(address: &str) -> Option<String> {
    // Most addresses and nearly all other values have no colon, and need not be cleaned to know it.
    memchr::memchr(b':', address.as_bytes())?;
    Some(scheme_of(&cleaned(address))?.to_ascii_lowercase())
}

/// The scheme that a cleaned address begins with.
fn scheme_of(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let right = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    right.then_some(scheme)
}

/// The host that an address names, in lower case; `None` for addresses inside the site and those that ask no host.
pub fn host(address: &str) -> Option<String> {
    Some(parts(address)?.0)
}

/// The host, and all that follows it, in lower case.
pub fn parts(address: &str) -> Option<(String, String)> {
    if !address.contains(':') && !address.trim_start_matches(|c: char| c <= ' ').starts_with(['/', '\\']) {
        return None;
    }
    let cleaned = cleaned(address);
    let asking = |scheme: &str| ASKING.iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let rest = match scheme_of(&cleaned) {
        Some(scheme) if asking(scheme) => &cleaned[scheme.len() + 1..],
        Some(_) => return None,
        None if cleaned.starts_with(['/', '\\']) && cleaned[1..].starts_with(['/', '\\']) => &*cleaned,
        None => return None,
    };
    let rest = rest.trim_start_matches(['/', '\\']);
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let named = authority.rsplit('@').next().unwrap_or(authority);
    let without_port = match named.rsplit_once(':') {
        Some((name, port)) if port.chars().all(|c| c.is_ascii_digit()) => name,
        _ => named,
    };
    let decoded = percent_decode_str(without_port).decode_utf8_lossy();
    let folded: String = match decoded.is_ascii() {
        true => decoded.to_ascii_lowercase(),
        false => decoded.nfkc().flat_map(char::to_lowercase).map(|c| if c == '。' { '.' } else { c }).collect(),
    };
    let host: String = folded.trim_end_matches('.').chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}')).collect();
    let path = percent_decode_str(path).decode_utf8_lossy().to_lowercase().replace('\\', "/");
    let path = if path.starts_with('/') { path } else { format!("/{path}") };
    (!host.is_empty()).then_some((host, path))
}

/// What a style sheet, or a part of one, asks for: `url()`, `@import`, `image-set()`.
pub fn of_styles(css: &str) -> Vec<String> {
    let css = unescaped(&without_comments(css));
    let lower = css.to_ascii_lowercase();
    let mut found = Vec::new();
    for (at, word) in lower.match_indices("url(") {
        let before = lower[..at].trim_end();
        let namespace = before.rsplit([';', '}']).next().is_some_and(|rule| rule.trim().starts_with("@namespace"));
        let inside = css[at + word.len()..].trim_start();
        let end = match inside.chars().next() {
            Some(quote @ ('"' | '\'')) => inside[1..].find(quote).map(|end| &inside[1..=end]),
            _ => inside.find(')').map(|end| &inside[..end]),
        };
        if !namespace {
            found.push(cleaned(end.unwrap_or(inside)).into_owned());
        }
    }
    for word in ["@import", "image-set(", "src("] {
        for (at, _) in lower.match_indices(word) {
            let inside = css[at + word.len()..].trim_start();
            if let Some(quote @ ('"' | '\'')) = inside.chars().next()
                && let Some(end) = inside[1..].find(quote)
            {
                found.push(cleaned(&inside[1..=end]).into_owned());
            }
        }
    }
    found
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    out + rest
}

/// Text of a style sheet with its escapes (`\75 rl`) resolved.
fn unescaped(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let mut code = String::new();
        while code.len() < 6
            && let Some(digit) = rest.next_if(char::is_ascii_hexdigit)
        {
            code.push(digit);
        }
        if code.is_empty() {
            out.extend(rest.next().filter(|next| *next != '\n'));
        } else {
            rest.next_if(char::is_ascii_whitespace);
            let number = u32::from_str_radix(&code, 16).unwrap_or(0xfffd);
            out.push(char::from_u32(number).filter(|c| *c != '\0').unwrap_or('\u{fffd}'));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_found_whatever_the_spelling() {
        for (address, expected) in [
            ("https://Widget.Example.com/a", Some("widget.example.com")),
            ("//widget.example.com", Some("widget.example.com")),
            ("\\\\widget.example.com/x", Some("widget.example.com")),
            ("ht\ntps:\\/widget.example.com:8080?x", Some("widget.example.com")),
            ("https://user@widget.example.com.", Some("widget.example.com")),
            ("https://widget%2Eexample.com/", Some("widget.example.com")),
            ("https://widget。example.com/", Some("widget.example.com")),
            ("/images/a.png", None),
            ("images/a.png", None),
            ("data:image/png;base64,AA", None),
            ("mailto:a@example.com", None),
            ("#top", None),
        ] {
            assert_eq!(host(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn styles_tell_what_they_ask_for() {
        for (css, expected) in [
            ("a{background:url( 'https://a.example/x' )}", vec!["https://a.example/x"]),
            ("a{background:\\75rl(//a.example/x)}", vec!["//a.example/x"]),
            ("a{background:u/**/rl(x)}", vec!["x"]),
            ("@import \"https://a.example/x.css\";", vec!["https://a.example/x.css"]),
            ("@namespace url(http://www.w3.org/2000/svg);", vec![]),
            ("a{color:red}/* url(https://a.example) */", vec![]),
        ] {
            assert_eq!(of_styles(css), expected, "{css}");
        }
    }
}
