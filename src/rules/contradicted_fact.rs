//! What an author writes beside the mandatory texts does not say the contrary: permit numbers, prices, crisis lines.

use std::collections::BTreeSet;

use super::folding::folded;
use super::page::{Found, PageView};
use crate::config::{Config, Data, Value};
use crate::diagnostic::{Bilingual, Diagnostic, Message, Outcome};
use crate::html::{Document, NodeId, push_raw_text};
use crate::standard::Library;

/// The facts of sitegen.toml and of the packs that a page may contradict.
#[derive(Debug, Default)]
pub struct Facts {
    /// Every number of a permit or certificate, folded, letters and digits alone.
    permits: BTreeSet<String>,
    /// Every amount of dollars, in cents.
    amounts: BTreeSet<i64>,
    /// Numbers that no longer answer: their digits, name and source.
    closed: Vec<(String, Bilingual, String)>,
}

impl Facts {
    /// What a configuration and the library say.
    pub fn of(config: &Config, library: &Library) -> Self {
        let mut facts = Self::default();
        let mut numbers = Vec::new();
        config.table.get("practitioners").into_iter().for_each(|value| named("number", value, &mut numbers));
        facts.permits = numbers.into_iter().filter_map(Value::text).map(bare).collect();
        for key in ["services", "fees", "payment", "records"] {
            config.table.get(key).into_iter().for_each(|value| amounts(value, &mut facts.amounts));
        }
        let closed = library.closed_lines.iter();
        facts.closed = closed.map(|line| (last_ten(&line.number), line.name.clone(), line.source.clone())).collect();
        facts
    }
}

/// The values of every setting called `key` in and below `value`.
fn named<'a>(key: &str, value: &'a Value, found: &mut Vec<&'a Value>) {
    match &value.data {
        Data::List(items) => items.iter().for_each(|item| named(key, item, found)),
        Data::Table(table) => {
            for entry in &table.entries {
                if entry.key == key {
                    found.push(&entry.value);
                }
                named(key, &entry.value, found);
            }
        }
        _ => {}
    }
}

/// Every number in and below `value`, as cents, with the halves and quarters that a policy may charge of it.
fn amounts(value: &Value, found: &mut BTreeSet<i64>) {
    match &value.data {
        Data::List(items) => items.iter().for_each(|item| amounts(item, found)),
        Data::Table(table) => table.entries.iter().for_each(|entry| amounts(&entry.value, found)),
        Data::Integer(dollars) => found.extend(shares(*dollars as f64)),
        Data::Number(dollars) => found.extend(shares(*dollars)),
        _ => {}
    }
}

fn shares(dollars: f64) -> [i64; 3] {
    [1.0, 0.5, 0.25].map(|share| (dollars * share * 100.0).round() as i64)
}

/// Whether an element of this name is a passage of its own.
fn is_passage(name: &str) -> bool {
    matches!(
        name,
        "p" | "li" | "td" | "th" | "dd" | "dt" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "figcaption" | "summary"
    )
}

/// Finds what contradicts the facts.
pub(super) fn check(view: &PageView<'_>, found: &mut Vec<Found>) {
    let (tree, facts) = (view.tree, &view.bounds.facts);
    let service = view.page.blocks.iter().any(|block| block.slot == "service");
    let mut text = String::new();
    for node in tree.elements().filter(|node| is_passage(tree.name(*node))) {
        text.clear();
        push_raw_text(tree, node, &mut text);
        if !text.contains(|c: char| c.is_numeric()) || is_engine(tree, node) {
            continue;
        }
        let own = folded(&text);
        if let Some((number, name, source)) = closed_line(&own, &facts.closed) {
            let message = Message::new("closed-crisis-line")
                .with("number", number)
                .with("name", name)
                .with("source", source.as_str());
            found.push(Found::at(
                Diagnostic::error("closed-crisis-line", message).under(view.bounds.held("closed-crisis-line")),
                node,
            ));
        }
        if let Some(number) = permit(&own).filter(|number| !facts.permits.contains(&bare(number))) {
            found.push(undecided(view, Message::new("contradicted-permit").with("number", number), node));
        }
        if service && let Some(written) = price(&own).into_iter().find(|(cents, _)| !facts.amounts.contains(cents)) {
            found.push(undecided(view, Message::new("contradicted-price").with("price", written.1), node));
        }
    }
}

fn undecided(view: &PageView<'_>, message: Message, node: NodeId) -> Found {
    let mut diagnostic = Diagnostic::error("contradicted-fact", message).under(view.bounds.held("contradicted-fact"));
    diagnostic.outcome = Outcome::CantTell;
    diagnostic.reason = Some("differs-from-settings");
    Found::at(diagnostic, node)
}

/// Whether a passage stands in a block of the engine, whose words are compared elsewhere.
fn is_engine(tree: &Document, node: NodeId) -> bool {
    std::iter::once(node).chain(tree.ancestors(node)).any(|around| tree.attr(around, "data-req").is_some())
}

/// A number that no longer answers, in a text that does not say so.
fn closed_line<'a>(
    text: &str,
    closed: &'a [(String, Bilingual, String)],
) -> Option<(String, &'a Bilingual, &'a String)> {
    let shortest = closed.iter().map(|(digits, ..)| digits.len()).min()?;
    if text.bytes().filter(u8::is_ascii_digit).count() < shortest {
        return None;
    }
    let joined = joined(text);
    let tells =
        ["ferme", "n'est plus", "ne repond plus", "n'existe plus", "remplace", "closed", "no longer", "replaced"];
    let (number, name, source) = closed.iter().find(|(digits, ..)| joined.contains(digits.as_str()))?;
    let (area, rest) = number.split_at_checked(3)?;
    let (middle, end) = rest.split_at_checked(3)?;
    (!tells.iter().any(|word| text.contains(word))).then(|| (format!("{area} {middle}-{end}"), name, source))
}

/// A text with the digits of its telephone numbers written together.
fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_ascii_digit() {
            gap = true;
            out.push(c);
        } else if !(gap && matches!(c, ' ' | '-' | '.' | '(' | ')' | '/')) {
            gap = false;
            out.push(c);
        }
    }
    out
}

fn last_ten(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(10)..].to_owned()
}

/// Letters and digits of a number, folded.
fn bare(number: &str) -> String {
    folded(number).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The number of a permit that a folded text gives: « permis no 1234 », “licence #A-12”.
fn permit(text: &str) -> Option<String> {
    if !["permi", "licen", "matricule"].iter().any(|begin| text.contains(begin)) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    fn trimmed(word: &str) -> &str {
        word.trim_matches(|c: char| !c.is_alphanumeric() && c != '#')
    }
    let at = words.iter().position(|word| {
        let word = trimmed(word).rsplit('\'').next();
        matches!(word, Some("permis" | "permit" | "licence" | "license" | "matricule"))
    })?;
    let mut marked = false;
    for word in words.iter().skip(at + 1).take(6) {
        let word = trimmed(word);
        let rest = word.trim_start_matches('#');
        marked |= rest.len() < word.len() || matches!(rest, "no" | "n" | "numero" | "number");
        // NFKC makes « n° » of « nº » and the like; after folding both are « no » or « n° ».
        marked |= word.starts_with("n°");
        let number = rest.trim_start_matches("n°");
        let passed = matches!(
            number,
            "" | "no"
                | "n"
                | "numero"
                | "number"
                | "d'exercice"
                | "de"
                | "l'ordre"
                | "l'otstcfq"
                | "otstcfq"
                | "is"
                | "est"
                | "le"
                | "of"
                | "the"
        );
        if passed {
            continue;
        }
        let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
        let like = number.len() >= 3 && number.contains(|c: char| c.is_ascii_digit());
        return (like && (marked || !year)).then(|| number.to_uppercase());
    }
    None
}

/// Words that say what an amount is the price of.
const PRICED: [&str; 16] = [
    "seance",
    "rencontre",
    "session",
    "heure",
    "hour",
    "tarif",
    "honoraire",
    "prix",
    "cout",
    "price",
    "cost",
    "fee",
    "rate",
    "consultation",
    "appointment",
    "minute",
];

/// The prices that a folded text gives, in cents and as they are written.
fn price(text: &str) -> Vec<(i64, String)> {
    if !PRICED.iter().any(|word| text.contains(word)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, _) in text.match_indices('$') {
        let part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '.');
        let before = text[..at].trim_end();
        let start =
            before.rfind(|c: char| !part(c)).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let after = text[at + 1..].trim_start();
        let end = after.find(|c: char| !part(c)).unwrap_or(after.len());
        let written = [&before[start..], &after[..end]].into_iter().find_map(|run| Some((cents(run)?, run.trim())));
        found.extend(written.map(|(cents, run)| (cents, format!("{run} $"))));
    }
    found
}

/// The amount at the end of a run of digits and separators: « 1 150,50 », “1,150.50”.
fn cents(run: &str) -> Option<i64> {
    let groups: Vec<&str> = run.split(' ').filter(|group| !group.is_empty()).collect();
    let whole = |group: &str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    let (last, earlier) = groups.split_last()?;
    let thousands = last
        .split(',')
        .next()
        .filter(|group| whole(group))
        .and_then(|_| earlier.last())
        .filter(|group| group.len() <= 3 && group.bytes().all(|byte| byte.is_ascii_digit()));
    let written = format!("{}{last}", thousands.copied().unwrap_or_default());
    let written = written.trim_matches(['.', ',']);
    let decimals = written.rfind([',', '.']).filter(|at| written.len() - at == 3);
    let (dollars, rest) = decimals.map_or((written, ""), |at| (&written[..at], &written[at + 1..]));
    let dollars: String = dollars.chars().filter(char::is_ascii_digit).collect();
    let dollars: i64 = dollars.parse().ok()?;
    dollars.checked_mul(100)?.checked_add(rest.parse().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_permits_are_found() {
        for (text, expected) in [
            ("Titulaire du permis no TCF-1203-Q de l’Ordre.", Some("TCF-1203-Q")),
            ("Mon permis d’exercice : 4471.", Some("4471")),
            ("My licence number is 88412.", Some("88412")),
            ("License #A-12345", Some("A-12345")),
            ("Permis n° 2014", Some("2014")),
            ("Permis depuis 2014", None),
            ("Permis 2014", None),
            ("Un permis de conduire et 3 photos", None),
        ] {
            assert_eq!(permit(&folded(text)).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn prices_are_found() {
        for (text, expected) in [
            ("La séance coûte 95 $.", vec![9500]),
            ("1 150,50 $ pour dix rencontres", vec![115_050]),
            ("A session is $1,150.50 or $95.", vec![115_050, 9500]),
            ("En 2026, 110 $ la séance", vec![11_000]),
            ("Un don de 20 $", vec![]),
        ] {
            let found: Vec<i64> = price(&folded(text)).into_iter().map(|(cents, _)| cents).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn numbers_that_closed_are_found_however_they_are_written() {
        let closed = [("8006675005".to_owned(), Bilingual { fr: "Ligne".into(), en: "Line".into() }, String::new())];
        for (text, expected) in [
            ("Appelez le 1 800 667-5005.", true),
            ("Call 1-800-667-5005 now", true),
            ("(800) 667.5005", true),
            ("Le 1 800 667-5005 est fermé depuis 2025.", false),
            ("Le 1 800 667-5006", false),
        ] {
            assert_eq!(closed_line(&folded(text), &closed).is_some(), expected, "{text}");
        }
    }
}
