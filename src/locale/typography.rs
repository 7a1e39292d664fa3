//! French typography of Québec for running text: no-break spaces where French puts them.

use std::borrow::Cow;

use crate::diagnostic::Language;

const NO_BREAK: char = '\u{A0}';

/// `text` with the spaces that its language wants.
///
/// In French, the space before a colon, before « % » and « $ » and inside guillemets becomes a no-break space, and
/// guillemets without a space get one. In Québec no space stands before `;`, `!` or `?`: one that does is taken
/// out where a word comes before it. English is left as it is.
pub fn typographic(language: Language, text: &str) -> Cow<'_, str> {
    if language == Language::En || !text.contains([':', '«', '»', ';', '!', '?', '%', '$']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        match character {
            ' ' => match next {
                Some(':' | '»') => out.push(NO_BREAK),
                Some('%' | '$') if out.ends_with(|before: char| before.is_ascii_digit()) => {
                    out.push(NO_BREAK);
                }
                Some(';' | '!' | '?') if out.ends_with(char::is_alphanumeric) => {}
                _ => out.push(' '),
            },
            '«' => {
                out.push('«');
                if next.is_some_and(|next| next != NO_BREAK && next != '\u{202F}') {
                    out.push(NO_BREAK);
                }
                if next == Some(' ') {
                    characters.next();
                }
            }
            '»' => {
                if !out.ends_with([NO_BREAK, '\u{202F}']) && !out.is_empty() {
                    out.push(NO_BREAK);
                }
                out.push('»');
            }
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_gets_its_no_break_spaces() {
        for (written, typographic_form) in [
            ("Note : oui", "Note\u{A0}: oui"),
            ("« bonjour »", "«\u{A0}bonjour\u{A0}»"),
            ("«bonjour»", "«\u{A0}bonjour\u{A0}»"),
            ("Vraiment ? Oui !", "Vraiment? Oui!"),
            ("à 9:30, http://a.example/", "à 9:30, http://a.example/"),
            ("50 %, 120 $", "50\u{A0}%, 120\u{A0}$"),
            ("déjà\u{A0}: fait", "déjà\u{A0}: fait"),
        ] {
            assert_eq!(typographic(Language::Fr, written), typographic_form);
        }
    }

    #[test]
    fn english_stays() {
        assert_eq!(typographic(Language::En, "Note : « a » !"), "Note : « a » !");
    }
}
