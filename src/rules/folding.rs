//! Text as a reader perceives it, for comparisons: without accents, invisible characters, look-alikes and letter case.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::html;
use crate::standard::latin;

/// The text folded.
pub(super) fn folded(text: &str) -> String {
    let mut plain = html::Perceived::with_capacity(text.len());
    let mut rest = text;
    loop {
        // Letters without accents go as they are; they become small together in the end.
        let end = rest.bytes().position(|byte| !byte.is_ascii_graphic() || byte == b'`').unwrap_or(rest.len());
        plain.push_word(&rest[..end]);
        rest = &rest[end..];
        let Some(c) = rest.chars().next() else { break };
        rest = &rest[c.len_utf8()..];
        if c.is_ascii() {
            plain.push(if c == '`' { '\'' } else { c });
        } else if let Some(letter) = place(c).and_then(|place| FREQUENT[place]) {
            plain.push(letter);
        } else {
            parts(c).for_each(|c| plain.push(c));
        }
    }
    let mut plain = plain.into_text();
    plain.make_ascii_lowercase();
    plain
}

/// What a character becomes. Each decomposes on its own; only the order of marks depends on others, and marks go.
fn parts(c: char) -> impl Iterator<Item = char> {
    let parts = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c));
    parts.flat_map(char::to_lowercase).map(alike)
}

/// What the letters and signs of French and English texts become, those that become one character.
static FREQUENT: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let all = ('\0'..='\u{2070}').filter(|c| place(*c).is_some());
    all.map(|c| {
        let mut parts = parts(c);
        parts.next().filter(|_| parts.next().is_none())
    })
    .collect()
});

/// Where [`FREQUENT`] has a character: the letters of Latin alphabets, then dashes, quotation marks and spaces.
fn place(c: char) -> Option<usize> {
    match c {
        '\u{80}'..='\u{17f}' => Some(c as usize - 0x80),
        '\u{2000}'..='\u{206f}' => Some(c as usize - 0x2000 + 0x100),
        _ => None,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_folded_whatever_their_letters() {
        for (text, expected) in [
            ("L’Été\u{202f}: « Ça va »", "l'ete : « ca va »"),
            ("cœur… ½ É\u{301}", "cœur... 1/2 e"),
            ("so\u{ad}ft\u{200b}ly —\u{a0}–", "softly - -"),
            ("Ｓｔａｒ ﬁn ⁵", "star fin 5"),
            ("аvіs", "avis"),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn frequent_characters_become_what_all_others_would() {
        for c in ('\0'..=char::MAX).filter(|c| !c.is_ascii()) {
            let expected = html::perceived(&parts(c).collect::<String>());
            assert_eq!(folded(&c.to_string()), expected, "{c:?}");
        }
    }
}
