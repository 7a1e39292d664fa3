//! Words that stand where an answer should: recognising what was left to be filled in.

/// Whether `text` is a placeholder, wholly or in part: `TODO`, `XXX`, lorem ipsum, « à venir », `[…]`, `[votre nom]`.
pub fn is_placeholder(text: &str) -> bool {
    let lower = text.to_lowercase().replace('\u{A0}', " ");
    let trimmed = lower.trim();
    let word = |wanted: &str| lower.split(|character: char| !character.is_alphanumeric()).any(|word| word == wanted);
    let phrase = |wanted: &str| {
        lower.match_indices(wanted).any(|(at, _)| {
            let before = lower[..at].chars().next_back();
            let after = lower[at + wanted.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    };
    let words = ["todo", "tbd", "tba", "fixme", "lorem"];
    let phrases = [
        "à venir",
        "a venir",
        "à compléter",
        "a completer",
        "à remplir",
        "à préciser",
        "à déterminer",
        "to come",
        "to be completed",
        "to be determined",
        "to be confirmed",
        "coming soon",
        "fill in",
        "bientôt disponible",
    ];
    let bracketed = trimmed.starts_with('[') && trimmed.ends_with(']')
        || trimmed.starts_with('<') && trimmed.ends_with('>')
        || lower.contains("[…]")
        || lower.contains("[...]");
    let crosses = lower
        .split(|character: char| !character.is_alphanumeric())
        .any(|word| word.len() >= 3 && word.bytes().all(|byte| byte == b'x'));
    let only_filler = !trimmed.is_empty()
        && trimmed.chars().all(|character| matches!(character, '.' | '…' | '?' | '-' | '_' | '*' | '–' | '—'));
    bracketed
        || crosses
        || only_filler
        || words.iter().any(|wanted| word(wanted))
        || phrases.iter().any(|wanted| phrase(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_to_fill_in_is_seen() {
        for text in [
            "TODO",
            "todo: adresse",
            "XXX",
            "xxxxx",
            "Lorem ipsum dolor",
            "[…]",
            "Je reçois [...] ici",
            "[votre nom]",
            "à venir",
            "À venir.",
            "Coming soon",
            "…",
            "???",
            "<your name>",
            "à compléter",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn ordinary_answers_are_not() {
        for text in [
            "Todorov",
            "Maxxxim",
            "Rue de la Gare",
            "les années à venirs",
            "3 rue des Lilas",
            "Clinique [Alpha] inc.",
            "T-12345",
            "Xavier",
            "Louis XIX",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
