//! Scores that a reader sees: stars, « 4,9/5 », and what stands near them, weighed.

use super::folding::{folded, words};
use crate::html::{Document, NodeId, perceived, raw_text};

/// How sure a score is one of the practitioner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weighed {
    /// Several signs agree.
    Certain,
    /// A person must look.
    Probable,
}

/// A score as it is shown.
pub(super) struct Score {
    /// How sure it is.
    pub(super) weighed: Weighed,
    /// The text that shows it.
    pub(super) text: String,
    /// The signs that told, for the message.
    pub(super) signs: String,
}

/// Longest text in which a score is looked for, and longest one around it that counts.
const LONGEST: usize = 600;

const BLOCKS: [&str; 20] = [
    "p",
    "li",
    "td",
    "th",
    "dd",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figcaption",
    "blockquote",
    "caption",
    "summary",
    "div",
    "section",
    "figure",
    "footer",
];

/// The scores of a page, each at the smallest block that shows it.
pub(super) fn scores(tree: &Document) -> Vec<(NodeId, Score)> {
    let mut found: Vec<(NodeId, Score)> = Vec::new();
    for node in tree.descendants_with_templates(tree.root()) {
        let text = if BLOCKS.contains(&tree.name(node)) && !has_block(tree, node) {
            raw_text(tree, node)
        } else if let Some(label) = tree.attr(node, "aria-label").or_else(|| tree.attr(node, "alt")) {
            label.to_owned()
        } else {
            continue;
        };
        if text.len() > LONGEST || !text.contains(is_scoring) {
            continue;
        }
        let engine = |node: NodeId| tree.attr(node, "data-req").is_some();
        if engine(node) || tree.ancestors(node).any(engine) {
            continue;
        }
        let around = tree.parent(node).map(|parent| raw_text(tree, parent)).filter(|text| text.len() <= LONGEST);
        if let Some(score) = weigh(&text, &around.unwrap_or_default()) {
            let place = tree.ancestors(node).filter(|above| tree.name(*above) == "template").last().unwrap_or(node);
            found.push((place, score));
        }
    }
    found.dedup_by(|one, other| one.1.text == other.1.text);
    found
}

fn has_block(tree: &Document, node: NodeId) -> bool {
    tree.descendants(node).any(|below| BLOCKS.contains(&tree.name(below)))
}

fn is_scoring(c: char) -> bool {
    c.is_numeric() || is_star(c) || matches!(c, 'e' | 'E' | 'é' | 'É')
}

fn is_star(c: char) -> bool {
    matches!(c, '★' | '☆' | '⭐' | '🌟' | '✩' | '✪' | '✫' | '✬' | '✭' | '✮' | '✯' | '✰' | '⯨' | '⯪' | '🟊')
}

/// Weighs a text with what stands around it; `None` where nothing, or too little, speaks of a score.
fn weigh(text: &str, around: &str) -> Option<Score> {
    let own = folded(text);
    let near = folded(around);
    let mut signs: Vec<String> = Vec::new();
    let mut weight = 0i32;
    let mut add = |sign: &str, more: i32| {
        signs.push(sign.to_owned());
        weight += more;
    };
    let stars = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{fe0f}').fold((0, 0), |(run, most), c| {
        let run = if is_star(c) { run + 1 } else { 0 };
        (run, run.max(most))
    });
    let mut score = false;
    if stars.1 >= 3 {
        add("★★★", 1);
        score = true;
    }
    if let Some(fraction) = fraction(&own) {
        add(&fraction, 1);
        score = true;
    }
    if let Some(words) = star_words(&own) {
        add(&words, 1);
        score = true;
    }
    if !score {
        return None;
    }
    if let Some(count) = counted_opinions(&own).or_else(|| counted_opinions(&near)) {
        add(&count, 2);
    }
    let both = format!("{own} {near}");
    let has = |list: &[&str]| words(&both).find(|word| list.contains(word)).map(str::to_owned);
    if let Some(word) = has(&OPINIONS) {
        add(&word, 1);
    }
    if let Some(word) = has(&PUBLIC) {
        add(&word, 1);
    }
    if stars.1 >= 3
        && let Some(word) = words(&both).find(|word| PRAISE.iter().any(|stem| word.starts_with(stem)))
    {
        add(word, 1);
    }
    if stars.1 >= 3 && (signed(text) || signed(around)) {
        add("—", 1);
    }
    if stars.1 >= 3 && [text, around].iter().any(|text| text.contains(['«', '“', '”', '"'])) {
        add("« »", 1);
    }
    let empty = |c: char| matches!(c, '☆' | '✩' | '✰');
    if stars.1 == 5 && text.contains(empty) && text.contains(|c| is_star(c) && !empty(c)) {
        add("★☆", 1);
    }
    if has(&SCALES).is_some() {
        weight -= 2;
    }
    if has(&REFUSALS).is_some() {
        weight -= 2;
    }
    let weighed = match weight {
        3.. => Weighed::Certain,
        2 => Weighed::Probable,
        _ => return None,
    };
    let text = perceived(text).chars().take(80).collect();
    Some(Score { weighed, text, signs: signs.join(", ") })
}

/// Words of judgement.
const OPINIONS: [&str; 18] = [
    "avis",
    "note",
    "notes",
    "cote",
    "evaluation",
    "evaluations",
    "temoignage",
    "temoignages",
    "satisfaction",
    "satisfaits",
    "review",
    "reviews",
    "rating",
    "ratings",
    "rated",
    "testimonial",
    "testimonials",
    "satisfied",
];
/// Whoever judges, or where.
const PUBLIC: [&str; 16] = [
    "google",
    "facebook",
    "yelp",
    "ratemds",
    "trustpilot",
    "client",
    "clients",
    "cliente",
    "clientes",
    "clientele",
    "patient",
    "patients",
    "patiente",
    "clientes",
    "internautes",
    "utilisateurs",
];
/// Beginnings of words of praise.
const PRAISE: [&str; 18] = [
    "excellent",
    "merci",
    "recommand",
    "recommend",
    "super",
    "incroyable",
    "formidable",
    "extraordinaire",
    "genial",
    "thank",
    "amazing",
    "wonderful",
    "great",
    "fantasti",
    "professionnel",
    "professional",
    "empath",
    "attenti",
];
/// Words of scales that measure something else.
const SCALES: [&str; 30] = [
    "echelle",
    "scale",
    "douleur",
    "pain",
    "humeur",
    "mood",
    "stress",
    "anxiete",
    "anxiety",
    "difficulte",
    "difficulty",
    "niveau",
    "level",
    "livre",
    "book",
    "film",
    "movie",
    "roman",
    "novel",
    "hotel",
    "recette",
    "recipe",
    "questionnaire",
    "symptome",
    "symptoms",
    "sommeil",
    "sleep",
    "energie",
    "intensite",
    "intensity",
];
/// Words with which a text says that it shows none.
const REFUSALS: [&str; 16] = [
    "aucun",
    "aucune",
    "jamais",
    "n'affiche",
    "affiche",
    "refuse",
    "interdit",
    "interdits",
    "pourquoi",
    "never",
    "refuses",
    "forbidden",
    "prohibited",
    "don't",
    "cannot",
    "norme",
];

/// « 4,9/5 », « 4.9 sur 5 », « 5 out of 5 », « 9/10 ».
fn fraction(text: &str) -> Option<String> {
    for (sign, gap) in [("/", ""), (" sur ", ""), (" out of ", ""), (" of ", " star")] {
        for (at, _) in text.match_indices(sign) {
            let before = text[..at].trim_end();
            let start = before
                .rfind(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
                .map_or(0, |place| place + before[place..].chars().next().map_or(1, char::len_utf8));
            let value: f64 = before[start..].replace(',', ".").parse().unwrap_or(f64::NAN);
            let rest = text[at + sign.len()..].trim_start();
            let top: String = rest.chars().take_while(char::is_ascii_digit).collect();
            let after = &rest[top.len()..];
            let dated = after.starts_with('/') || before[..start].ends_with('/');
            let full = top.parse::<f64>().unwrap_or(0.0);
            if matches!(top.as_str(), "5" | "10") && value >= 0.0 && value <= full && !dated && after.starts_with(gap) {
                return Some(format!("{}{sign}{top}", &before[start..]));
            }
        }
    }
    None
}

/// « 5 étoiles », “five-star”.
fn star_words(text: &str) -> Option<String> {
    let words: Vec<&str> = words(text).collect();
    let count = |word: &str| {
        matches!(word, "cinq" | "five" | "quatre" | "four" | "4" | "5")
            || word.parse::<u8>().is_ok_and(|n| (3..=5).contains(&n))
    };
    words
        .windows(2)
        .find(|pair| count(pair[0]) && matches!(pair[1], "etoiles" | "etoile" | "stars" | "star"))
        .map(|pair| pair.join(" "))
}

/// « 31 avis », “127 Google reviews”.
fn counted_opinions(text: &str) -> Option<String> {
    let words: Vec<&str> = words(text).collect();
    let thing = |word: &str| {
        matches!(
            word,
            "avis"
                | "reviews"
                | "review"
                | "evaluations"
                | "ratings"
                | "opinions"
                | "temoignages"
                | "testimonials"
                | "votes"
        )
    };
    words.iter().enumerate().find_map(|(at, word)| {
        let after = words.get(at + 1..)?.iter().take(2).find(|word| thing(word))?;
        word.chars().all(|c| c.is_ascii_digit()).then(|| format!("{word} {after}"))
    })
}

/// Whether a line ends with a name after a dash or after the end of a quotation.
fn signed(text: &str) -> bool {
    text.lines().any(|line| {
        line.rsplit_once(['—', '–', '»', '”']).is_some_and(|(_, name)| {
            let name = name.trim();
            name.starts_with(char::is_uppercase) && name.chars().count() < 40
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_weighed() {
        for (text, expected) in [
            ("4,9/5 selon 31 avis", Some(Weighed::Certain)),
            ("Rated 4.8 out of 5 by our clients", Some(Weighed::Certain)),
            ("★★★★★ Excellent, merci pour tout ! — Lucie", Some(Weighed::Certain)),
            ("Cinq étoiles sur Google, 44 avis", Some(Weighed::Certain)),
            ("Sur une échelle de douleur, indiquez 4/5", None),
            ("★★★★★", None),
            ("⭐⭐⭐⭐⭐ « Une écoute rare. » Marie-Claude T.", Some(Weighed::Certain)),
            ("★★★★☆ (12)", Some(Weighed::Probable)),
            ("★★★☆☆ pour la difficulté", None),
            ("Le livre reçoit 4/5", None),
            ("4 séances sur 5 se font à distance", None),
            ("Le 4/5/2026", None),
            ("Pourquoi ce site n’affiche aucun avis ni note comme 4,9/5", None),
        ] {
            assert_eq!(weigh(text, "").map(|score| score.weighed), expected, "{text}");
        }
    }
}
