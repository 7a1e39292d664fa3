//! Scores that a reader sees: stars, « 4,9/5 », and what stands near them, weighed.

use super::folding::{folded, words};
use crate::html::{Document, NodeData, NodeId, perceived, push_raw_text, raw_text};

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

/// Whether an element of this name is a block of its own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "td"
            | "th"
            | "dd"
            | "dt"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "figcaption"
            | "text"
            | "blockquote"
            | "caption"
            | "summary"
            | "div"
            | "section"
            | "figure"
            | "footer"
    )
}

/// The scores of a page, each at the smallest block that shows it.
pub(super) fn scores(tree: &Document) -> Vec<(NodeId, Score)> {
    let mut found: Vec<(NodeId, Score)> = Vec::new();
    let holding = holding_blocks(tree);
    let mut text = String::new();
    for node in tree.descendants_with_templates(tree.root()).filter(|node| tree.is_element(*node)) {
        text.clear();
        if is_block(tree.name(node)) && !holding[node.index()] {
            push_raw_text(tree, node, &mut text);
            if text.len() > LONGEST {
                continue;
            }
            draw_stars(tree, node, &mut text);
        } else if let Some(label) = tree.attr(node, "aria-label").or_else(|| tree.attr(node, "alt")) {
            text.push_str(label);
        }
        if text.is_empty() || text.len() > LONGEST {
            continue;
        }
        let own = folded(&text);
        let shown = shown(&text, &own);
        let engine = |node: NodeId| tree.attr(node, "data-req").is_some();
        if shown.is_empty() || engine(node) || tree.ancestors(node).any(engine) {
            continue;
        }
        let around = tree.parent(node).map(|parent| raw_text(tree, parent)).filter(|text| text.len() <= LONGEST);
        if let Some(score) = weigh(&text, &own, shown, &around.unwrap_or_default()) {
            let place = tree.ancestors(node).filter(|above| tree.name(*above) == "template").last().unwrap_or(node);
            found.push((place, score));
        }
    }
    found.dedup_by(|one, other| one.1.text == other.1.text);
    found
}

/// For each node, whether blocks stand below it; what templates hold counts for what is in the same template.
fn holding_blocks(tree: &Document) -> Vec<bool> {
    let mut holding = vec![false; tree.len()];
    for node in tree.descendants_with_templates(tree.root()).filter(|node| is_block(tree.name(*node))) {
        for above in tree.ancestors(node) {
            let known = std::mem::replace(&mut holding[above.index()], true);
            if known || tree.data(above) == NodeData::TemplateContents {
                break;
            }
        }
    }
    holding
}

/// Adds a star for each small element of a block that draws one: an icon of a font, an image, a symbol.
fn draw_stars(tree: &Document, block: NodeId, text: &mut String) {
    let draws = |node: &NodeId| {
        let icon = matches!(tree.name(*node), "i" | "span" | "svg" | "img" | "use" | "b" | "em");
        let empty = || tree.name(*node) == "svg" || tree.children(*node).all(|child| tree.is_element(child));
        let named = |value: &str| {
            value.split(|c: char| !c.is_alphabetic()).any(|part| matches!(part, "star" | "stars" | "etoile" | "étoile"))
        };
        icon && ["class", "src", "href", "xlink:href"].iter().any(|name| tree.attr(*node, name).is_some_and(named))
            && empty()
    };
    // A symbol inside an icon is the same star.
    let stars = tree.descendants(block).filter(draws).filter(|node| tree.parent(*node).is_none_or(|up| !draws(&up)));
    text.extend(stars.map(|_| '★'));
}

fn is_star(c: char) -> bool {
    matches!(c, '★' | '☆' | '⭐' | '🌟' | '✩' | '✪' | '✫' | '✬' | '✭' | '✮' | '✯' | '✰' | '⯨' | '⯪' | '🟊')
}

/// What in a text may be a score; `own` is the text folded.
fn shown(text: &str, own: &str) -> Vec<String> {
    let mut shown = Vec::new();
    if run_of_stars(text) >= 3 {
        shown.push("★★★".to_owned());
    }
    let digits = own.contains(|c: char| c.is_ascii_digit());
    if digits {
        shown.extend(beside_star(text));
        shown.extend(averaged(own));
    }
    if digits || own.contains(" sur ") || own.contains(" out of ") {
        shown.extend(fraction(own));
    }
    if own.contains("etoile") || own.contains("star") {
        shown.extend(star_words(own));
    }
    shown
}

/// Whether a text cannot hold a star, as its bytes tell: none is written with fewer than three.
fn is_starless(text: &str) -> bool {
    !text.bytes().any(|byte| byte >= 0xe2)
}

fn run_of_stars(text: &str) -> usize {
    if is_starless(text) {
        return 0;
    }
    let seen = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{fe0f}');
    seen.fold((0, 0), |(run, most), c| {
        let run = if is_star(c) { run + 1 } else { 0 };
        (run, most.max(run))
    })
    .1
}

/// Weighs what a text shows with what stands around it; `None` where too little speaks of a score.
fn weigh(text: &str, own: &str, shown: Vec<String>, around: &str) -> Option<Score> {
    if shown.is_empty() {
        return None;
    }
    let near = folded(around);
    let mut weight = shown.len() as i32;
    let mut signs = shown;
    let mut add = |sign: &str, more: i32| {
        signs.push(sign.to_owned());
        weight += more;
    };
    let stars = run_of_stars(text);
    if let Some(count) = counted_opinions(own).or_else(|| counted_opinions(&near)) {
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
    if stars >= 3
        && let Some(word) = words(&both).find(|word| PRAISE.iter().any(|stem| word.starts_with(stem)))
    {
        add(word, 1);
    }
    if stars >= 3 && (signed(text) || signed(around)) {
        add("—", 1);
    }
    if stars >= 3 && [text, around].iter().any(|text| text.contains(['«', '“', '”', '"'])) {
        add("« »", 1);
    }
    let empty = |c: char| matches!(c, '☆' | '✩' | '✰');
    if stars == 5 && text.contains(empty) && text.contains(|c| is_star(c) && !empty(c)) {
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

/// The value of a number, in digits or as a word.
fn value(word: &str) -> Option<f64> {
    const NAMES: [[&str; 2]; 11] = [
        ["zero", "zero"],
        ["un", "one"],
        ["deux", "two"],
        ["trois", "three"],
        ["quatre", "four"],
        ["cinq", "five"],
        ["six", "six"],
        ["sept", "seven"],
        ["huit", "eight"],
        ["neuf", "nine"],
        ["dix", "ten"],
    ];
    let named = NAMES.iter().position(|names| names.contains(&word)).map(|value| value as f64);
    let digits = word.trim_matches(|c: char| !c.is_ascii_digit());
    let number = || digits.replace(',', ".").parse().ok();
    named.or_else(|| (!digits.is_empty() && !digits.contains(char::is_alphabetic)).then(number).flatten())
}

/// « 4,9/5 », « 4.9 sur 5 », « cinq sur cinq », « 5 out of 5 », « 9/10 ».
fn fraction(text: &str) -> Option<String> {
    let end = |c: char| c.is_whitespace() || "()[]«»\"“”:;!?".contains(c);
    for (sign, gap) in [("/", ""), (" sur ", ""), (" out of ", ""), (" of ", " star")] {
        if !text.contains(sign) {
            continue;
        }
        for (at, _) in text.match_indices(sign) {
            let before = text[..at].trim_end();
            let first = before.rsplit(end).next().unwrap_or_default();
            let rest = text[at + sign.len()..].trim_start();
            let top = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let after = &rest[top.len()..];
            let dated = after.starts_with('/') || first.contains('/');
            let (Some(most), Some(value)) = (value(top), value(first)) else { continue };
            if [5.0, 10.0, 20.0].contains(&most) && (0.0..=most).contains(&value) && !dated && after.starts_with(gap) {
                return Some(format!("{first}{sign}{top}"));
            }
        }
    }
    None
}

/// « 5 étoiles », « 4,8 étoiles », “five-star”.
fn star_words(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == '-').collect();
    let star = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        matches!(word, "etoiles" | "etoile" | "stars" | "star")
    };
    words
        .windows(2)
        .find(|pair| star(pair[1]) && value(pair[0]).is_some_and(|value| (3.0..=5.0).contains(&value)))
        .map(|pair| pair.join(" "))
}

/// A number between one and five with a decimal: « 4,9 ».
fn is_mark(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let decimal = word.split_once([',', '.']).is_some_and(|(_, decimals)| matches!(decimals.len(), 1 | 2));
    decimal && value(word).is_some_and(|value| (1.0..=5.0).contains(&value))
}

/// « 4,9 ★ », « ★ 4,9 (127) ».
fn beside_star(text: &str) -> Option<String> {
    if is_starless(text) {
        return None;
    }
    let spaced: String = text.chars().filter(|c| *c != '\u{fe0f}').collect();
    let at = spaced.find(is_star)?;
    let sign = spaced[at..].chars().next()?;
    let (before, after) = (spaced[..at].trim_end(), spaced[at..].trim_start_matches(is_star).trim_start());
    let first = before.rsplit(char::is_whitespace).next().filter(|word| is_mark(word) && before.ends_with(*word));
    let next = || after.split(char::is_whitespace).next().filter(|word| is_mark(word));
    first.or_else(next).map(|mark| format!("{mark} {sign}"))
}

/// « note moyenne de 4,9 », “rated 4.9”.
fn averaged(text: &str) -> Option<String> {
    let decimal = |pair: &[u8]| pair[0].is_ascii_digit() && matches!(pair[1], b',' | b'.');
    if !text.as_bytes().windows(2).any(decimal) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let of_marks = matches!(
            word.trim_matches(|c: char| !c.is_alphanumeric()),
            "moyenne" | "average" | "rated" | "rating" | "score" | "notee" | "notes" | "cotee" | "cotes"
        );
        let near = words.get(at + 1..)?.iter().take(3);
        of_marks.then_some(near)?.find(|word| is_mark(word)).map(|mark| format!("{word} {mark}"))
    })
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
            ("4,9 ★ (127 avis)", Some(Weighed::Certain)),
            ("⭐️ 4.8 on Google", Some(Weighed::Probable)),
            ("Note moyenne de 4,9 sur Google", Some(Weighed::Certain)),
            ("Rated 4.9 by patients", Some(Weighed::Certain)),
            ("Cinq sur cinq selon nos clientes", Some(Weighed::Probable)),
            ("Our clients rate us 4.8 stars", Some(Weighed::Probable)),
            ("Une moyenne de 4,5 rencontres", None),
            ("Norme 2.09 : voir la note 4.2", None),
            ("Hôtel trois étoiles à deux rues du bureau", None),
            ("Two of five chairs are free", None),
            ("★★★☆☆ pour la difficulté", None),
            ("Le livre reçoit 4/5", None),
            ("4 séances sur 5 se font à distance", None),
            ("Le 4/5/2026", None),
            ("Pourquoi ce site n’affiche aucun avis ni note comme 4,9/5", None),
        ] {
            let own = folded(text);
            assert_eq!(weigh(text, &own, shown(text, &own), "").map(|score| score.weighed), expected, "{text}");
        }
    }
}
