//! Who signs a passage: somebody who stays half unknown, a known author, or nobody.

use std::ops::Range;

use super::{Piece, Prose, Reader};
use crate::standard::Token;

/// What a short line under, before or at the end of a passage says of who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Signature {
    /// An author, a work, a source, a professional title.
    Source,
    /// A first name with an initial, an age or a place, initials alone, or no name but a role (« une cliente »).
    HalfKnown,
    /// A first name and a family name.
    FullName,
    /// One name and a place or an occupation, which an address may be as well.
    Placed,
    /// A first name alone.
    FirstName,
}

/// Longest signature, in words and in bytes.
const WORDS: usize = 9;
const BYTES: usize = 90;

/// The signature that stands at the end of the passage, in the same block.
pub(super) fn in_text(reader: &Reader<'_>, prose: &Prose, piece: &Piece) -> Option<Signature> {
    *piece.words.ending.get_or_init(|| at_the_end(reader, prose, piece))
}

fn at_the_end(reader: &Reader<'_>, prose: &Prose, piece: &Piece) -> Option<Signature> {
    let text = prose.text(piece);
    // A tail that is longer is no signature, wherever it begins.
    let near = text.floor_char_boundary(text.len().saturating_sub(BYTES + 4));
    let last = |mark: &str| text[near..].rfind(mark).map(|at| near + at);
    let mut ends: Vec<(usize, usize)> = Vec::with_capacity(8);
    let closing = ["»", "”"].iter().filter_map(|mark| Some(last(mark)? + mark.len())).max();
    ends.extend(closing.map(|after| (after, after)));
    if text.starts_with('"') {
        ends.extend(last("\"").filter(|at| *at > 0).map(|at| (at + 1, at + 1)));
    }
    ends.extend(last("\n").map(|at| (at, at + 1)));
    for mark in ["—", "–", "―", "~", " - ", "(", "♥", "❤"] {
        ends.extend(last(mark).filter(|at| *at > 0).map(|at| (at, at + mark.len())));
    }
    for mark in [". ", "! ", "? ", "… "] {
        ends.extend(last(mark).map(|at| (at + 1, at + mark.len())));
    }
    let told = ends.into_iter().filter_map(|(end, from)| {
        let (body, tail) = (text.get(..end)?.trim(), text.get(from..)?);
        if tail.len() > BYTES || body.split_whitespace().nth(2).is_none() {
            return None;
        }
        // A short last sentence is none.
        let sentence = body.ends_with(['.', '!', '?', '…']) && tail.ends_with(['.', '!']) && tail.len() > 12;
        if sentence { None } else { of(reader, prose, piece, from..text.len()) }
    });
    told.min().or_else(|| small_name(text).then_some(Signature::FirstName))
}

/// What a whole piece says of who speaks, if it is a signature at all.
pub(super) fn of_piece(reader: &Reader<'_>, prose: &Prose, piece: &Piece) -> Option<Signature> {
    *piece.words.signature.get_or_init(|| of(reader, prose, piece, 0..prose.text(piece).len()))
}

/// A name before a colon at the beginning: « Marc : … ».
pub(super) fn before(reader: &Reader<'_>, prose: &Prose, piece: &Piece) -> Option<Signature> {
    let text = prose.text(piece);
    let (head, rest) = text.split_once(':')?;
    let short = head.len() < 40 && head.split_whitespace().count() <= 4 && rest.split_whitespace().nth(2).is_some();
    let signature = short.then(|| of(reader, prose, piece, 0..head.len())).flatten()?;
    matches!(signature, Signature::HalfKnown).then_some(signature)
}

/// What a part of a piece says of who speaks.
fn of(reader: &Reader<'_>, prose: &Prose, piece: &Piece, part: Range<usize>) -> Option<Signature> {
    let whole = prose.text(piece).get(part.clone())?;
    if whole.len() > BYTES {
        return None;
    }
    let around = |c: char| c.is_whitespace() || "—–―-~()[]*•·,«»“”\"’'|♥❤💛💙💚🙏".contains(c);
    let line = whole.trim_matches(around);
    let words: Vec<&str> = line.split_whitespace().collect();
    let ends = |word: &&str| {
        word.ends_with(['!', '?', '…'])
            || (word.ends_with('.') && word.chars().count() > 4 && !is_initial(word.trim_end_matches(',')))
    };
    if words.is_empty()
        || words.len() > WORDS
        || words.iter().rev().skip(1).any(ends)
        || line.ends_with(['?', ':', '!'])
    {
        return None;
    }
    if line.ends_with('.') && words.len() > 2 && words.last().is_some_and(|word| word.len() > 4) {
        return None;
    }
    let mut read = prose.tokens_in(piece, &part);
    let (lexicon, families) = (reader.lexicon, &reader.families);
    let known = |family| lexicon.any(read, family);
    if lexicon.any(read, families.region) && words.len() <= 3 {
        return None;
    }
    let is_own = known(families.own);
    // « Anaïs, TS en CLSC »: a first name alone stays half known, whatever the profession behind it.
    let one_name = words.first().is_some_and(|word| word.ends_with(',') && is_name(word.trim_end_matches(',')));
    if is_own || known(families.credential) && !with_age(line) || line.contains("T.S") || line.contains("nº") {
        let half = one_name && !is_own && !known(families.author);
        return Some(if half { Signature::Placed } else { Signature::Source });
    }
    if line.starts_with('@') && words.len() == 1 {
        return Some(Signature::HalfKnown);
    }
    // « signé par une maman », “from a widower in Brockville”: the name comes after.
    while let Some((_, rest)) = read.split_first().filter(|(first, _)| lexicon.is(first.class, families.by)) {
        read = rest;
    }
    if !known(families.i) && is_role(reader, read) {
        return Some(Signature::HalfKnown);
    }
    if known(families.author) {
        return Some(Signature::Source);
    }
    by_shape(line, &words)
}

/// Whether an age stands after a comma: « 36 ans », “36”.
fn with_age(line: &str) -> bool {
    line.split([',', '–', '—', '|', '·', '\n', '(']).skip(1).map(str::trim).any(|part| {
        let digits = part.chars().take_while(char::is_ascii_digit).count();
        digits == 2 && part.split_whitespace().count() <= 2
    })
}

/// What the capitals, initials and parts of a line say.
fn by_shape(line: &str, words: &[&str]) -> Option<Signature> {
    let parts: Vec<&str> = line.split([',', '–', '—', '|', '·', '\n', '(', '/']).map(str::trim).collect();
    let joined = |word: &str| matches!(word, "et" | "and" | "&" | "+");
    let first: Vec<&str> = parts.first()?.split_whitespace().filter(|word| !joined(word)).collect();
    let year = words.iter().any(|word| word.trim_matches(|c: char| !c.is_ascii_digit()).len() == 4);
    let together = line.split_whitespace().any(joined);
    let names = first.iter().filter(|word| is_name(word)).count();
    let initials = first.iter().filter(|word| is_initial(word)).count();
    let all = first.len() == names + initials && !first.is_empty();
    let initial_last = first.last().is_some_and(|word| is_initial(word));
    match (names, initials) {
        _ if !all => None,
        (2 | 3, 0) if together && parts.len() <= 2 => Some(Signature::HalfKnown),
        (0, 1..=3) => Some(Signature::HalfKnown),
        (1 | 2, 1 | 2) if initial_last => Some(Signature::HalfKnown),
        (1.., 1..) => Some(Signature::Source),
        // « Marie Laberge, Ceux qui restent »: an author and her work.
        (2 | 3, 0) if parts.get(1).is_some_and(|part| is_title(part)) => Some(Signature::Source),
        (1, 0) if with_age(line) => Some(Signature::HalfKnown),
        _ if year => Some(Signature::Source),
        (1, 0) if parts.len() == 2 && parts[1].split_whitespace().count() <= 5 && !line.ends_with('.') => {
            Some(Signature::Placed)
        }
        (1, 0) if parts.len() == 1 => Some(Signature::FirstName),
        (2 | 3, 0) => Some(Signature::FullName),
        _ => None,
    }
}

/// Whether a text ends with a dash and one word, which is a name even in small letters: “- shawna”.
fn small_name(text: &str) -> bool {
    let tail = [" - ", "—", "–"].iter().filter_map(|mark| text.rfind(mark).map(|at| &text[at + mark.len()..])).min();
    tail.map(str::trim).is_some_and(|tail| {
        (3..20).contains(&tail.len()) && tail.chars().all(char::is_alphabetic) && text.len() > tail.len() + 30
    })
}

/// Whether a line names somebody by a role, as « Une maman de Laval » or “Former client” do and “Couples therapy” does
/// not.
fn is_role(reader: &Reader<'_>, read: &[Token]) -> bool {
    let (lexicon, families) = (reader.lexicon, &reader.families);
    if read.len() > 8 {
        return false;
    }
    let opened = read.first().is_some_and(|first| lexicon.is(first.class, families.opening));
    // The role comes first, or after « une », « ancien », “grateful”.
    let Some(role) = read.iter().position(|token| lexicon.is(token.class, families.role)) else { return false };
    let only_before = read[..role].iter().all(|token| lexicon.is(token.class, families.opening));
    let named_before = role == 1 && lexicon.is(read[0].class, families.name) && !read[role].capital;
    if !only_before && !named_before {
        return false;
    }
    if lexicon.is(read[role].class, families.nameless) && read.len() <= 3 {
        return true;
    }
    let Some(first) = read.first().filter(|first| first.capital || opened) else { return false };
    let rest = &read[role + 1..];
    let number = rest.iter().any(|token| lexicon.is(token.class, families.number));
    let named = rest.iter().any(|token| token.capital);
    let by = rest.iter().take(2).any(|token| lexicon.is(token.class, families.from));
    let single = rest.is_empty() && role == 0 && lexicon.is(first.class, families.one_client);
    number || named || opened || by || named_before || single
}

/// A word with a capital and small letters after it, as names have.
fn is_name(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().count() >= 1
        && letters.any(char::is_lowercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''))
}

/// Words that begin with a capital and go on with small letters, as the titles of works do.
fn is_title(part: &str) -> bool {
    let mut words = part.split_whitespace();
    words.next().is_some_and(|first| first.starts_with(char::is_uppercase))
        && part.split_whitespace().count() > 1
        && !part.starts_with("Saint")
}

/// `B.`, `B`, `L.W.`, `M.-A.`: letters, each of which stands for a name.
fn is_initial(word: &str) -> bool {
    let (mut letters, mut dots) = (0, 0);
    for c in word.chars() {
        match c {
            '.' => dots += 1,
            '-' => {}
            _ if c.is_uppercase() && c.is_alphabetic() && letters < 3 => letters += 1,
            _ => return false,
        }
    }
    letters > 0 && dots + 1 >= letters
}
