//! What a style sheet asks for: images, fonts, other sheets, each with the bytes where its address was written.

use std::ops::Range;

use super::{Hosts, Kind, Policy, address};
use crate::css::{self, Part, TooDeep, parts};

/// Something that a style sheet asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What it is.
    pub kind: Kind,
    /// Its address, without what browsers pass over.
    pub address: String,
    /// Where it was written.
    pub range: Range<usize>,
}

/// Everything that the style sheet `text` asks for.
pub fn asked_by_sheet(text: &str) -> Result<Vec<Asked>, TooDeep> {
    let mut found = Vec::new();
    // A text without an address need not be taken apart; an escaped one has a backslash.
    let bytes = text.as_bytes();
    let speaks = |word: &str| memchr::memmem::find(bytes, word.as_bytes()).is_some();
    let lower = text.to_ascii_lowercase();
    let lower = lower.as_bytes();
    let asks = |word: &str| memchr::memmem::find(lower, word.as_bytes()).is_some();
    if speaks("\\") || ["url", "src", "import", "image"].into_iter().any(asks) {
        walk(&parts(text)?, Kind::Image, &mut found);
    }
    Ok(found)
}

/// What a browser needs to be allowed for the style sheet `text`; a sheet that cannot be read needs nothing.
pub fn of_sheet(text: &str, hosts: &Hosts) -> Policy {
    let mut policy = Policy::default();
    for asked in asked_by_sheet(text).unwrap_or_default() {
        if let Some(source) = hosts.source(&asked.address) {
            policy.allow(asked.kind, source);
        }
    }
    policy
}

/// What of a style sheet would run as a program in some browser, as it is written.
pub fn acting(text: &str) -> Option<String> {
    let runs = |asked: &Asked| matches!(address::scheme(&asked.address).as_deref(), Some("javascript" | "vbscript"));
    if let Some(asked) = asked_by_sheet(text).unwrap_or_default().iter().find(|asked| runs(asked)) {
        return Some(asked.address.clone());
    }
    let lower = text.to_ascii_lowercase();
    if !["expression", "behavior", "binding", "\\"].iter().any(|word| lower.contains(word)) {
        return None;
    }
    acting_part(&parts(text).ok()?)
}

fn acting_part(parts: &[Part]) -> Option<String> {
    parts.iter().enumerate().find_map(|(at, part)| match &part.kind {
        css::Kind::Function(name, _) if name == "expression" => Some(format!("{name}()")),
        css::Kind::Ident(name)
            if matches!(name.to_ascii_lowercase().as_str(), "behavior" | "-moz-binding")
                && parts.get(at + 1).is_some_and(|next| next.is(':') || next.kind == css::Kind::Space) =>
        {
            Some(name.clone())
        }
        css::Kind::Function(_, inside) | css::Kind::Block(_, inside) => acting_part(inside),
        _ => None,
    })
}

/// Adds what `parts` ask for; a plain address in them is for something of `kind`.
fn walk(parts: &[Part], kind: Kind, found: &mut Vec<Asked>) {
    // What an at-rule says of the addresses in it, until its block or its semicolon ends.
    let mut around: Option<Option<Kind>> = None;
    let mut add = |kind, address: &str, part: &Part| {
        let address = address::cleaned(address);
        // A fragment alone is a part of the page itself.
        if !address.is_empty() && !address.starts_with('#') {
            found.push(Asked { kind, address: address.into_owned(), range: part.range.clone() });
        }
    };
    let mut inner: Vec<(&[Part], Kind)> = Vec::new();
    for part in parts {
        let now = around.unwrap_or(Some(kind));
        match &part.kind {
            css::Kind::At(name) => {
                around = match name.as_str() {
                    "import" => Some(Some(Kind::Style)),
                    "font-face" => Some(Some(Kind::Font)),
                    "namespace" | "charset" | "document" | "-moz-document" => Some(None),
                    _ => None,
                }
            }
            css::Kind::Sign(';') => around = None,
            css::Kind::Address(address) => {
                if let Some(kind) = now {
                    add(kind, address, part);
                }
            }
            css::Kind::Text(address) if around == Some(Some(Kind::Style)) => add(Kind::Style, address, part),
            css::Kind::Function(name, inside) => {
                let direct = matches!(name.as_str(), "url" | "src");
                let images = name.ends_with("image-set") || name == "image";
                for part in inside {
                    match (&part.kind, now) {
                        (css::Kind::Text(address), Some(kind)) if direct => add(kind, address, part),
                        (css::Kind::Text(address), Some(_)) if images => add(Kind::Image, address, part),
                        _ => {}
                    }
                }
                inner.push((inside, now.unwrap_or(Kind::Image)));
            }
            css::Kind::Block(open, inside) => {
                inner.push((inside, now.unwrap_or(Kind::Image)));
                if *open == '{' {
                    around = None;
                }
            }
            _ => {}
        }
    }
    for (inside, kind) in inner {
        walk(inside, kind, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_in_a_sheet_is_known() {
        for (css, expected) in [
            ("a{width:expr/**/ession(alert(1))}", None),
            ("a{width:e\\78pression(alert(1))}", Some("expression()")),
            ("a{-moz-binding:url(/x.xml#y)}", Some("-moz-binding")),
            ("a{behavior : url(/x.htc)}", Some("behavior")),
            ("a{background:url(java\\73 cript:x)}", Some("javascript:x")),
            ("a{scroll-behavior:smooth;overscroll-behavior:none}", None),
        ] {
            assert_eq!(acting(css).as_deref(), expected, "{css}");
        }
    }

    #[test]
    fn sheets_tell_what_they_ask_for() {
        for (css, expected) in [
            ("a{background:url( 'https://a.example/x' )}", vec![(Kind::Image, "https://a.example/x")]),
            ("a{background:\\75rl(//a.example/x)}", vec![(Kind::Image, "//a.example/x")]),
            (
                "@import \"https://a.example/x.css\" screen; a{b:url(y)}",
                vec![(Kind::Style, "https://a.example/x.css"), (Kind::Image, "y")],
            ),
            ("@media print{@font-face{font-family:a;src:local(\"b\"),url(c.woff2)}}", vec![(Kind::Font, "c.woff2")]),
            (
                "a{background:image-set(\"x.png\" 1x, url(y.png) 2x)}",
                vec![(Kind::Image, "x.png"), (Kind::Image, "y.png")],
            ),
            ("@namespace url(http://www.w3.org/2000/svg);a{fill:url(#b)}", vec![]),
            ("a{color:red}/* url(https://a.example) */", vec![]),
            ("a::after{content:\"url(https://a.example)\"}", vec![]),
        ] {
            let mut found = asked_by_sheet(css).unwrap();
            found.sort_by_key(|asked| asked.range.start);
            let found: Vec<_> = found.iter().map(|asked| (asked.kind, asked.address.as_str())).collect();
            assert_eq!(found, expected, "{css}");
        }
    }
}
