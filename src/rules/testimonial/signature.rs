//! Who signs a passage: somebody who stays half unknown, a known author, or nobody.

use crate::standard::{Lexicon, tokens};

/// What a short line under, before or at the end of a passage says of who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signature {
    /// A first name with an initial, an age or a place, initials alone, or no name but a role (« une cliente »).
    HalfKnown,
    /// One name and a place or an occupation, which an address may be as well.
    Placed,
    /// A first name alone.
    FirstName,
    /// A first name and a family name.
    FullName,
    /// An author, a work, a source, a professional title.
    Source,
}

/// The passage without its signature, and the signature, where one stands in the same block.
pub(super) fn in_text<'a>(text: &'a str, lexicon: &Lexicon, own: &[String]) -> Option<(&'a str, Signature)> {
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let closing = text.rfind(['»', '”']).map(|at| (at + text[at..].chars().next().map_or(1, char::len_utf8), at));
    ends.extend(closing.map(|(after, _)| (after, after)));
    if text.starts_with('"') {
        ends.extend(text.rfind('"').filter(|at| *at > 0).map(|at| (at + 1, at + 1)));
    }
    ends.extend(text.rfind('\n').map(|at| (at, at + 1)));
    for mark in ["—", "–", "―", "~", " - ", "("] {
        ends.extend(text.rfind(mark).filter(|at| *at > 0).map(|at| (at, at + mark.len())));
    }
    for mark in [". ", "! ", "? ", "… "] {
        ends.extend(text.rfind(mark).map(|at| (at + 1, at + mark.len())));
    }
    let told = ends.into_iter().filter_map(|(end, from)| {
        let (body, tail) = (text.get(..end)?.trim(), text.get(from..)?);
        let tail = if body.ends_with(['.', '!', '?', '…']) && tail.ends_with(['.', '!']) && tail.len() > 12 {
            ""
        } else {
            tail
        };
        let long = body.split_whitespace().nth(2).is_some();
        long.then(|| of(tail, lexicon, own)).flatten().map(|signature| (body, signature))
    });
    told.min_by_key(|(_, signature)| match signature {
        Signature::Source => 0,
        Signature::HalfKnown => 1,
        Signature::FullName => 2,
        Signature::Placed => 3,
        Signature::FirstName => 4,
    })
}

/// What `line` says of who speaks, if it is a signature at all. `own` names the practitioners.
pub(super) fn of(line: &str, lexicon: &Lexicon, own: &[String]) -> Option<Signature> {
    let around = |c: char| c.is_whitespace() || "—–―-~()[]*•·,«»“”\"’'|".contains(c);
    let line = line.trim_matches(around);
    let words: Vec<&str> = line.split_whitespace().collect();
    let inner_end = words
        .iter()
        .rev()
        .skip(1)
        .any(|word| word.ends_with(['!', '?', '…']) || (word.ends_with('.') && word.len() > 4));
    if words.is_empty() || words.len() > 9 || inner_end || line.ends_with(['?', ':', '!']) {
        return None;
    }
    let sentence = line.ends_with('.') && words.len() > 2 && words.last().is_some_and(|word| word.len() > 4);
    let read = tokens(line);
    let known = |family: &str| lexicon.all().any(|words| words.read(&read).any(family));
    let is_own = own.iter().any(|name| tokens(name).iter().zip(&read).all(|(one, other)| one.word == other.word));
    if sentence {
        return None;
    }
    if lexicon.all().any(|words| words.read(&read).has("province-like")) {
        return None;
    }
    if is_own || known("credential") || line.contains("T.S") || line.contains("nº") {
        return Some(Signature::Source);
    }
    let parts: Vec<&str> = line.split([',', '–', '—', '|', '·', '\n', '(']).map(str::trim).collect();
    let first: Vec<&str> =
        parts.first()?.split_whitespace().filter(|word| !matches!(*word, "et" | "and" | "&")).collect();
    let verb = lexicon.all().any(|words| words.read(&read).any("i"));
    if known("role") && words.len() <= 7 && !verb && is_role(line, lexicon) {
        return Some(Signature::HalfKnown);
    }
    if known("author") {
        return Some(Signature::Source);
    }
    let year = words.iter().any(|word| word.trim_matches(|c: char| !c.is_ascii_digit()).len() == 4);
    let age = parts.iter().skip(1).any(|part| {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        digits.len() == 2 && part.split_whitespace().count() <= 2
    });
    let together = line.split_whitespace().any(|word| matches!(word, "et" | "and" | "&"));
    let names = first.iter().filter(|word| is_name(word)).count();
    let initials = first.iter().filter(|word| is_initial(word)).count();
    let all = first.len() == names + initials && !first.is_empty();
    let initial_last = first.last().is_some_and(|word| is_initial(word));
    match (names, initials) {
        _ if !all => None,
        (2, 0) if together => Some(Signature::HalfKnown),
        (0, 1..=3) => Some(Signature::HalfKnown),
        (1 | 2, 1 | 2) if initial_last => Some(Signature::HalfKnown),
        (1.., 1..) => Some(Signature::Source),
        _ if year => Some(Signature::Source),
        (1, 0) if age => Some(Signature::HalfKnown),
        (1, 0) if parts.len() == 2 && parts[1].split_whitespace().count() <= 4 && !line.ends_with('.') => {
            Some(Signature::Placed)
        }
        (1, 0) if parts.len() == 1 => Some(Signature::FirstName),
        (2 | 3, 0) => Some(Signature::FullName),
        _ => None,
    }
}

/// Whether a line names somebody by a role, as « Une maman de Laval » or “Former client” do and “Couples therapy” does not.
fn is_role(line: &str, lexicon: &Lexicon) -> bool {
    let read = tokens(line);
    let opened = lexicon.all().any(|words| words.read(&read).in_set("opening").next() == Some(true));
    let Some(first) = read.first().filter(|first| first.capital || opened) else { return false };
    let nameless = ["anonym", "anonim"].iter().any(|stem| first.word.starts_with(stem))
        || read.len() == 2 && read[1].word == "withheld";
    let number = read.iter().any(|token| token.word.bytes().all(|byte| byte.is_ascii_digit()));
    let named = read.iter().skip(1).any(|token| token.capital);
    let follows = |word: &str| matches!(word, "de" | "d" | "of" | "from" | "since" | "depuis" | "a" | "in");
    let by = read.iter().skip(1).take(2).any(|token| follows(&token.word));
    nameless || number || named || opened || by && !line.ends_with('.')
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

/// `B.`, `B`, `L.W.`, `M.-A.`: letters, each of which stands for a name.
fn is_initial(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let dots = word.chars().filter(|c| *c == '.').count();
    (1..=3).contains(&letters.len())
        && letters.iter().all(|c| c.is_uppercase())
        && (letters.len() == 1 || dots >= letters.len() - 1)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-'))
}
