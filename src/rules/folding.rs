//! Text as a reader perceives it, for comparisons: without accents, invisible characters, look-alikes and letter case.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::html;
use crate::standard::latin;

/// The text folded.
pub(super) fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            plain.push(if c == '`' { '\'' } else { c.to_ascii_lowercase() });
        } else {
            // Each character decomposes on its own; only the order of marks depends on others, and marks go.
            let parts = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c));
            plain.extend(parts.flat_map(char::to_lowercase).map(alike));
        }
    }
    html::perceived(&plain)
}

/// The Latin letter or the plain sign that a character looks like.
fn alike(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '‐' | '‑' | '–' | '—' | '−' => '-',
        '⁄' | '∕' | '／' => '/',
        _ => latin(c),
    }
}

/// The words of a folded text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
