//! Words that stand where an answer should: recognising what was left to be filled in.

/// Words that no answer holds, wherever they stand.
const WORDS: [&str; 4] = ["todo", "tbd", "fixme", "lorem"];

/// What says, as the whole of an answer or beside a word or two, that the answer is still to come.
const WHOLE: [&str; 30] = [
    "to do",
    "tba",
    "n/a",
    "na",
    "à venir",
    "a venir",
    "à compléter",
    "a completer",
    "à remplir",
    "a remplir",
    "à préciser",
    "a preciser",
    "à déterminer",
    "a determiner",
    "à confirmer",
    "a confirmer",
    "à définir",
    "insérer ici",
    "inserer ici",
    "bientôt",
    "bientôt disponible",
    "to come",
    "to be completed",
    "to be determined",
    "to be confirmed",
    "coming soon",
    "fill in",
    "fill me in",
    "insert here",
    "soon",
];

/// What stands before the thing that somebody still has to write.
const YOURS: [&str; 8] = ["votre ", "vos ", "your ", "mon ", "ma ", "my ", "insérer ", "insert "];

/// The things that forms ask for.
const ASKED: [&str; 16] = [
    "nom",
    "prénom",
    "adresse",
    "courriel",
    "téléphone",
    "numéro",
    "ville",
    "titre",
    "texte",
    "name",
    "address",
    "email",
    "phone",
    "number",
    "city",
    "text",
];

/// Whether `text` is a placeholder: `TODO`, `XXX`, lorem ipsum, « à venir », `[…]`, `[votre nom]`, « Votre nom ».
///
/// « Un rendez-vous à venir » is an answer; « À venir. » is none: phrases count only where they are nearly all there is.
pub fn is_placeholder(text: &str) -> bool {
    let lower = text.to_lowercase().replace(['\u{A0}', '\u{202F}', '-', '_'], " ");
    let words: Vec<&str> = lower.split_whitespace().collect();
    let plain = words.join(" ");
    let bare = plain.trim_matches(|character: char| !character.is_alphanumeric());
    let trimmed = text.trim();
    let is_word = |wanted: &str| plain.split(|character: char| !character.is_alphanumeric()).any(|word| word == wanted);
    let crosses = |word: &str| word.len() >= 3 && word.bytes().all(|byte| byte == b'x');
    let enclosed = |open: char, close: char| {
        trimmed
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|inside| !inside.contains([open, close]))
    };
    let filler = |character: char| matches!(character, '.' | '…' | '?' | '-' | '_' | '*' | '–' | '—' | ' ');
    let asked = YOURS.iter().filter_map(|start| bare.strip_prefix(start)).any(|rest| {
        rest.split_whitespace().count() <= 2
            && ASKED.iter().any(|thing| rest.split_whitespace().any(|word| word == *thing))
    });
    WORDS.iter().any(|word| is_word(word))
        || WHOLE.contains(&bare)
        || asked
        || crosses(bare)
        || bare.split_whitespace().count() > 1 && bare.split_whitespace().all(crosses)
        || enclosed('[', ']')
        || enclosed('<', '>')
        || enclosed('{', '}')
        || enclosed('%', '%')
        || text.contains("[…]")
        || text.contains("[...]")
        || !trimmed.is_empty() && trimmed.chars().all(filler)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_to_fill_in_is_seen() {
        for text in [
            "TODO",
            "todo: adresse",
            "TO DO",
            "to-do",
            "XXX",
            "xxxxx",
            "xxx xxx",
            "Lorem ipsum dolor",
            "[…]",
            "Je reçois [...] ici",
            "[votre nom]",
            "à venir",
            "À venir.",
            "à  compléter",
            "Coming soon",
            "…",
            ". . .",
            "???",
            "<your name>",
            "à compléter",
            "n/a",
            "À confirmer",
            "Insérer ici",
            "Votre nom",
            "your phone number",
            "{rue}",
            "%RUE%",
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
            "les années à venir",
            "3 rue des Lilas",
            "Clinique [Alpha] inc.",
            "T-12345",
            "Xavier",
            "Louis XIX",
            "Louis XXX",
            "[a] et [b]",
            "Une rencontre sert à préciser votre demande.",
            "Amenez un proche à venir avec vous.",
            "Le nombre de rencontres reste à déterminer ensemble.",
            "Un formulaire à remplir avant la rencontre.",
            "You are free to come alone.",
            "You fill in a form first.",
            "Votre nom reste entre nous.",
            "Bientôt vingt ans de pratique",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
