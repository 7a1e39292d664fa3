//! The words of passages, read once for all passages of a site that say the same: menus, footers and headings stand on every page.

use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustc_hash::FxHashMap;

use super::Reader;
use super::scale::Said;
use super::signature::Signature;
use crate::standard::{self, PROSE_RULES, Place, Token, Wording, print};

/// The longest passage that is kept for others, in bytes, and how many of about one length are.
const LONGEST: usize = 512;
const MOST: usize = 256;
const LENGTHS: usize = 32;

/// The words of a passage from which on its sentences are weighed in parts, and of a part.
const LONG: usize = 56;
const PART: usize = 28;

/// How many own wordings a passage has in which each is as strong as its weight says.
const ORDINARY: f32 = 80.0;

/// What stands for the beginning and the end of a sentence among pairs of words.
const EDGE: &str = ".";

/// What a passage says, wherever it stands.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Its words, by their places in it.
    pub(super) tokens: Vec<Token>,
    /// All of it.
    pub(super) whole: Part,
    /// Some sentences each of a long one; none of one that is not long.
    pub(super) parts: Vec<Part>,
    /// Who signs, if all of it is a signature; as soon as it was asked.
    pub(super) signature: OnceLock<Option<Signature>>,
    /// Who signs at its end; as soon as it was asked.
    pub(super) ending: OnceLock<Option<Signature>>,
    /// Whether it shows stars or a score; as soon as it was asked.
    pub(super) starred: OnceLock<bool>,
    lines: [OnceLock<Weights>; Place::ALL.len()],
}

/// A passage, or some sentences of one.
#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct Part {
    /// Where it lies in the passage, in bytes.
    pub(super) text: Range<usize>,
    /// Its words among those of the passage.
    pub(super) tokens: Range<usize>,
    /// How often each signal speaks in it.
    pub(super) counts: Vec<u8>,
    /// What its own words weigh for each rule.
    pub(super) wording: Weights,
    /// What the signals weigh that speak in it.
    pub(super) said: Said,
}

/// What something weighs for each rule about prose.
pub(super) type Weights = [f32; PROSE_RULES.len()];

impl Words {
    /// The parts that are weighed.
    pub(super) fn weighed(&self) -> &[Part] {
        if self.parts.is_empty() { std::slice::from_ref(&self.whole) } else { &self.parts }
    }

    /// What its words weigh for another passage, for which it is a heading above or a line beside.
    pub(super) fn as_line(&self, reader: &Reader<'_>, place: Place) -> Weights {
        *self.lines[place as usize].get_or_init(|| total(reader, line(reader, place, &self.tokens)))
    }
}

/// Adds what something weighs to what is there.
pub(super) fn add(sums: &mut Weights, weights: &Weights) {
    sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
}

/// What wordings weigh together.
pub(super) fn total(reader: &Reader<'_>, wordings: impl IntoIterator<Item = Wording>) -> Weights {
    let mut sums = Weights::default();
    wordings.into_iter().filter_map(|wording| reader.wording.get(&wording)).for_each(|weights| add(&mut sums, weights));
    sums
}

/// The wordings of a passage's own words, each once.
pub(super) fn own(reader: &Reader<'_>, tokens: &[Token]) -> Vec<Wording> {
    let mut wordings = Vec::with_capacity(3 * tokens.len() + 1);
    let mut note = |place, first, second| wordings.push(Wording { place, prints: [first, second] });
    let edge = print(EDGE);
    let mut last = edge;
    for token in tokens {
        let (word, stem) = reader.lexicon.prints(token);
        note(Place::Word, word, 0);
        note(Place::Stem, stem, 0);
        note(Place::Pair, if token.starts { edge } else { last }, stem);
        last = stem;
    }
    note(Place::Pair, last, edge);
    once(wordings)
}

/// How strong each of a passage's own wordings is, by how many there are: in few words each says more.
#[allow(clippy::cast_precision_loss, reason = "a passage has far fewer wordings than a number of this size holds")]
pub(super) fn force(wordings: usize) -> f32 {
    (ORDINARY / wordings.max(1) as f32).powf(0.3).min(2.0)
}

/// The wordings of a line above or beside a passage, each once.
pub(super) fn line(reader: &Reader<'_>, place: Place, tokens: &[Token]) -> Vec<Wording> {
    let wording = |token| Wording { place, prints: [reader.lexicon.prints(token).1, 0] };
    once(tokens.iter().map(wording).collect())
}

fn once(mut wordings: Vec<Wording>) -> Vec<Wording> {
    wordings.sort_unstable();
    wordings.dedup();
    wordings
}

/// Passages that were read, by their length and their text.
#[derive(Debug, Default)]
pub(super) struct Known([Mutex<FxHashMap<Box<str>, Arc<Words>>>; LENGTHS]);

impl Known {
    /// The words of a passage, which are read if they are not known yet.
    pub(super) fn words(&self, reader: &Reader<'_>, passage: &str) -> Arc<Words> {
        if passage.len() > LONGEST {
            return Arc::new(read(reader, passage));
        }
        let alike = || self.0[passage.len() % LENGTHS].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = alike().get(passage) {
            return Arc::clone(known);
        }
        // Others may go on while this one is read.
        let words = Arc::new(read(reader, passage));
        let mut alike = alike();
        if alike.len() < MOST {
            alike.insert(passage.into(), Arc::clone(&words));
        }
        words
    }
}

fn read(reader: &Reader<'_>, passage: &str) -> Words {
    let mut words = Words::default();
    standard::tokens(reader.lexicon, passage, &reader.own, &mut words.tokens);
    let part = |(text, range): (Range<usize>, Range<usize>)| {
        let tokens = &words.tokens[range.clone()];
        let mut counts = Vec::new();
        reader.lexicon.count(tokens, &mut counts);
        let said = reader.signals.weigh(reader.lexicon.counts(&counts));
        let own = own(reader, tokens);
        let force = force(own.len());
        let wording = total(reader, own).map(|weight| force * weight);
        Part { text, counts, wording, said, tokens: range }
    };
    let whole = part((0..passage.len(), 0..words.tokens.len()));
    let parts = parts(passage, &words.tokens).into_iter().map(part).collect();
    (words.whole, words.parts) = (whole, parts);
    words
}

/// Where the parts of a long passage lie in the text and among the words: whole sentences, about [`PART`] words each.
fn parts(text: &str, tokens: &[Token]) -> Vec<(Range<usize>, Range<usize>)> {
    if tokens.len() <= LONG {
        return Vec::new();
    }
    let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    let begins = |at: &usize| {
        let between = text.get(place(tokens[*at - 1].end)..place(tokens[*at].start)).unwrap_or_default();
        tokens[*at].starts && between.contains(['.', '!', '?', '…', '\n'])
    };
    let mut cuts = vec![0];
    let mut quotations = Quotations::default();
    quotations.read(text.get(..place(tokens[0].start)).unwrap_or_default());
    for at in 1..tokens.len() {
        let last = cuts.last().copied().unwrap_or(0);
        quotations.read(text.get(place(tokens[at - 1].start)..place(tokens[at].start)).unwrap_or_default());
        let whole = !quotations.open() || at - last >= LONG;
        if begins(&at) && whole && at - last >= PART && tokens.len() - at >= PART / 2 {
            cuts.push(at);
        }
    }
    let text_at = |cut: usize| match tokens.get(cut) {
        Some(token) if cut > 0 => place(token.start),
        Some(_) => 0,
        None => text.len(),
    };
    let ends = cuts.iter().skip(1).copied().chain([tokens.len()]);
    cuts.iter().zip(ends).map(|(from, to)| (text_at(*from)..text_at(to), *from..to)).collect()
}

/// Whether a text is within a quotation, as it is read from left to right.
#[derive(Debug, Default)]
struct Quotations {
    /// « and “ that have not been closed.
    deep: usize,
    /// Whether a mark that opens and closes alike has opened.
    straight: bool,
}

impl Quotations {
    fn read(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '«' | '“' => self.deep += 1,
                '»' | '”' => self.deep = self.deep.saturating_sub(1),
                '"' => self.straight = !self.straight,
                _ => {}
            }
        }
    }

    fn open(&self) -> bool {
        self.deep > 0 || self.straight
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::Library;

    #[test]
    fn a_long_passage_is_cut_between_sentences_but_not_within_a_quotation() {
        let said = "Le matin commence tôt dans cette maison. ".repeat(6);
        let rest = "Le reste de la page parle d’autre chose. ".repeat(3);
        let cuts = |text: &str| {
            let mut tokens = Vec::new();
            standard::tokens(&Library::builtin().lexicon, text, &[], &mut tokens);
            parts(text, &tokens).into_iter().map(|(text, _)| text.start).skip(1).collect::<Vec<_>>()
        };
        assert!(cuts("Une phrase courte. Une autre.").is_empty());
        let (plain, quoted) = (format!("{said}{rest}"), format!("« {said}» {rest}"));
        let end = quoted.find('»').expect("the quotation ends");
        assert!(cuts(&plain).iter().any(|at| *at < end), "{:?}", cuts(&plain));
        assert!(!cuts(&quoted).is_empty() && cuts(&quoted).iter().all(|at| *at > end), "{:?}", cuts(&quoted));
    }
}
