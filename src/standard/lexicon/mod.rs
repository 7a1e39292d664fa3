//! Families of words by language, and the patterns in which they speak of something: what `standards/lexicon.toml` holds.

mod tokens;
mod trie;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::Language;
use trie::{Atom, Present, Refused, Trie};

pub use tokens::{Print, Token, fold, latin, print, stem, tokens};
pub use trie::Class;

/// How many words may stand between two items of a pattern that leaves a little room.
const ROOM: usize = 4;
/// How many where it leaves the room of a sentence.
const SENTENCE: usize = 30;

/// An item that no word is.
const NO_ATOM: Atom = Atom::MAX;

/// Items that no list of words makes: a name, a number, the sign of a percentage, a practitioner's own name.
const SPECIAL: [&str; 4] = ["<name>", "<number>", "<percent>", "<own>"];

/// What stands for numbers, for names that nobody knows, and for the names of the site, where wordings are weighed.
pub const STANDINS: [&str; 3] = ["<number>", "<name>", "<own>"];

/// The words of every language that the tool reads, numbered.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    trie: Trie,
    atoms: BTreeMap<(usize, String), Atom>,
    signals: Vec<String>,
    patterns: Vec<Pattern>,
    /// For each item the patterns that are worth a look where it occurs: those that need it and nothing rarer.
    by_atom: Vec<Vec<usize>>,
    common: Vec<Atom>,
    /// For each special item the other items that take it in as well.
    taken_in: [Vec<Atom>; SPECIAL.len()],
}

/// A family of words, in every language.
#[derive(Clone, Copy, Debug)]
pub struct Family([Atom; Language::ALL.len()]);

/// How many times the patterns of each signal occur in a passage.
#[derive(Clone, Copy, Debug)]
pub struct Counts<'a>(&'a [u8]);

/// The number of a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignalId(usize);

#[derive(Clone, Debug)]
struct Pattern {
    language: usize,
    signal: usize,
    anchored: bool,
    /// The items that cannot be left out.
    needed: Vec<Atom>,
    items: Vec<Item>,
}

#[derive(Clone, Debug)]
struct Item {
    atom: Atom,
    room: usize,
    optional: bool,
    /// Whether the next word must not be of the family.
    barred: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LexiconFile {
    fr: WordsFile,
    en: WordsFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    sets: BTreeMap<String, String>,
    signals: BTreeMap<String, Vec<String>>,
}

impl Lexicon {
    pub(super) fn of(file: &LexiconFile) -> Result<Self, String> {
        let mut lexicon = Self { trie: Trie::new(), ..Self::default() };
        for name in SPECIAL {
            lexicon.new_atom(0, name)?;
            for language in 1..Language::ALL.len() {
                let number = lexicon.atoms[&(0, name.to_owned())];
                lexicon.atoms.insert((language, name.to_owned()), number);
            }
        }
        for (language, words) in [&file.fr, &file.en].into_iter().enumerate() {
            for set in words.sets.keys() {
                let text = format!("<{set}>");
                match lexicon.atoms.get(&(language, text.clone())).copied() {
                    // Words for numbers count as numbers.
                    Some(special) => lexicon.learn(&text, special, words)?,
                    None => _ = lexicon.atom(language, &text, words)?,
                }
            }
            let common = lexicon.atom(language, "<common>", words)?;
            lexicon.common.push(common);
            for (name, texts) in &words.signals {
                let known = lexicon.signals.iter().position(|signal| signal == name);
                let signal = known.unwrap_or(lexicon.signals.len());
                if known.is_none() {
                    lexicon.signals.push(name.clone());
                }
                for text in texts {
                    let pattern = lexicon.pattern(language, signal, text, words)?;
                    lexicon.patterns.push(pattern);
                }
            }
        }
        lexicon.index();
        let [name, number, percent, own] = [0, 1, 2, 3];
        let with = |items: &[Atom]| -> Vec<Atom> {
            let more = items.iter().flat_map(|item| &lexicon.taken_in[usize::from(*item)]);
            items.iter().chain(more).copied().collect()
        };
        let special = [Vec::new(), with(&[number]), with(&[percent]), with(&[name]), with(&[name, own])];
        lexicon.trie.close(special).map_err(|_| "the lexicon has too many different words".to_owned())?;
        Ok(lexicon)
    }

    fn pattern(&mut self, language: usize, signal: usize, text: &str, file: &WordsFile) -> Result<Pattern, String> {
        let mut pattern = Pattern { language, signal, anchored: false, needed: Vec::new(), items: Vec::new() };
        let mut room = 0;
        for part in text.split_ascii_whitespace() {
            match part {
                "^" => pattern.anchored = true,
                ".." => room = ROOM,
                "..." => room = SENTENCE,
                _ => {
                    let (part, barred) = part.strip_prefix('!').map_or((part, false), |part| (part, true));
                    let optional = part.ends_with('?');
                    let atom = self.atom(language, part.trim_end_matches('?'), file)?;
                    if !optional && !barred {
                        pattern.needed.push(atom);
                    }
                    pattern.items.push(Item { atom, room: std::mem::take(&mut room), optional, barred });
                }
            }
        }
        if room > 0 || pattern.items.first().is_none_or(|item| item.optional || item.barred || item.room > 0) {
            return Err(format!("a pattern begins and ends with a word: {text}"));
        }
        Ok(pattern)
    }

    /// Files each pattern under the item of it that the fewest patterns need.
    fn index(&mut self) {
        let mut needing = vec![0usize; Trie::ATOMS];
        for atom in self.patterns.iter().flat_map(|pattern| &pattern.needed) {
            needing[usize::from(*atom)] += 1;
        }
        self.by_atom = vec![Vec::new(); Trie::ATOMS];
        for (number, pattern) in self.patterns.iter().enumerate() {
            // A pattern begins with a word that it needs.
            let rarest = pattern.needed.iter().map(|atom| usize::from(*atom)).min_by_key(|atom| needing[*atom]);
            if let Some(rarest) = rarest {
                self.by_atom[rarest].push(number);
            }
        }
    }

    fn new_atom(&mut self, language: usize, text: &str) -> Result<Atom, String> {
        // Numbers are shared by the languages for the special items alone, which come first.
        let number = self.atoms.values().max().map_or(0, |most| most + 1);
        if usize::from(number) + 1 == Trie::ATOMS {
            return Err("too many different items in patterns".to_owned());
        }
        self.atoms.insert((language, text.to_owned()), number);
        Ok(number)
    }

    /// The number of an item; new ones get the next, and the trie learns their words.
    fn atom(&mut self, language: usize, text: &str, file: &WordsFile) -> Result<Atom, String> {
        if let Some(known) = self.atoms.get(&(language, text.to_owned())) {
            return Ok(*known);
        }
        let number = self.new_atom(language, text)?;
        self.learn(text, number, file)?;
        Ok(number)
    }

    /// Puts the words of an item into the trie.
    fn learn(&mut self, text: &str, number: Atom, file: &WordsFile) -> Result<(), String> {
        let (inner, sets) = match text.strip_prefix('<').and_then(|text| text.strip_suffix('>')) {
            Some(inner) => (inner, true),
            None => (text, false),
        };
        for part in inner.split('|') {
            // « <name|client> » takes in what no list of words makes, as « <name> » does.
            let special =
                SPECIAL.iter().position(|item| sets && inner != part && item[1..].strip_suffix('>') == Some(part));
            if let Some(special) = special {
                self.taken_in[special].push(number);
            }
            let words = match (sets, file.sets.get(part)) {
                (true, Some(words)) => words.as_str(),
                (true, None) if special.is_some() => continue,
                (true, None) if inner == part => return Err(format!("no set of words is called {part}")),
                _ => part,
            };
            for word in words.split_ascii_whitespace() {
                self.trie.insert(word, number).map_err(|refused| match refused {
                    Refused::Spelling => format!("a word has letters and digits only: {word}"),
                    Refused::Full => "the lexicon has too many words".to_owned(),
                })?;
            }
        }
        Ok(())
    }

    /// What the lexicon knows of a folded word.
    pub fn class(&self, word: &str) -> Class {
        self.trie.class(word)
    }

    /// The prints by which a word and its stem are weighed: numbers and names that nobody knows are all alike.
    pub fn prints(&self, token: &Token) -> (Print, Print) {
        let standin = match token.class {
            trie::NUMBER => STANDINS[0],
            trie::NAME if !token.starts => STANDINS[1],
            trie::OWN => STANDINS[2],
            _ => return (token.word, token.stem),
        };
        (print(standin), print(standin))
    }

    fn longest(&self, letters: &str) -> (Class, usize) {
        self.trie.longest(letters)
    }

    /// A family by its name; one that a language has not is empty there.
    pub fn family(&self, name: &str) -> Family {
        let text = format!("<{name}>");
        let of = |language: usize| self.atoms.get(&(language, text.clone())).copied().unwrap_or(NO_ATOM);
        Family(std::array::from_fn(of))
    }

    /// The names of all signals.
    pub fn signals(&self) -> &[String] {
        &self.signals
    }

    /// The name of a signal.
    pub fn name(&self, signal: SignalId) -> &str {
        self.signals.get(signal.0).map_or("", String::as_str)
    }

    /// A signal by its name; one that the lexicon has not never speaks.
    pub fn signal(&self, name: &str) -> SignalId {
        SignalId(self.signals.iter().position(|signal| signal == name).unwrap_or(usize::MAX))
    }

    /// Whether a word is one of the family in any language.
    pub fn is(&self, class: Class, family: Family) -> bool {
        class != 0 && family.0.iter().any(|atom| self.trie.has(class, *atom))
    }

    /// Whether any word is of the family.
    pub fn any(&self, tokens: &[Token], family: Family) -> bool {
        tokens.iter().any(|token| self.is(token.class, family))
    }

    /// Puts into `counts` how often each signal speaks in a passage: in the language that its words are likelier of, in
    /// both if they do not tell.
    pub fn count(&self, tokens: &[Token], counts: &mut Vec<u8>) {
        counts.clear();
        counts.resize(self.signals.len(), 0);
        let mut all = Present::NONE;
        let mut each = Vec::with_capacity(tokens.len());
        let mut ordinary = [0usize; Language::ALL.len()];
        for token in tokens {
            for atom in self.trie.atoms(token.class) {
                if !all.has(*atom) {
                    all.add(*atom);
                    each.push(usize::from(*atom));
                }
                for (count, common) in ordinary.iter_mut().zip(&self.common) {
                    *count += usize::from(atom == common);
                }
            }
        }
        let most = ordinary.iter().max().copied().unwrap_or(0);
        for number in each.into_iter().flat_map(|atom| &self.by_atom[atom]) {
            let pattern = &self.patterns[*number];
            if ordinary[pattern.language] == most && pattern.needed.iter().all(|atom| all.has(*atom)) {
                counts[pattern.signal] = counts[pattern.signal].saturating_add(self.occurrences(pattern, tokens));
            }
        }
    }

    /// How often each signal speaks in a passage that was counted into `counts`.
    pub fn counts<'c>(&self, counts: &'c [u8]) -> Counts<'c> {
        Counts(counts)
    }

    fn occurrences(&self, pattern: &Pattern, tokens: &[Token]) -> u8 {
        let Some((first, rest)) = pattern.items.split_first() else { return 0 };
        let starts = if pattern.anchored { tokens.len().min(1) } else { tokens.len() };
        let stands = |at: &usize| self.trie.has(tokens[*at].class, first.atom) && self.follows(rest, tokens, *at + 1);
        u8::try_from((0..starts).filter(stands).take(9).count()).unwrap_or(9)
    }

    /// Whether the items stand from word `at` on, within one sentence.
    fn follows(&self, items: &[Item], tokens: &[Token], at: usize) -> bool {
        let Some((item, rest)) = items.split_first() else { return true };
        let next = tokens.get(at).filter(|token| !token.starts);
        if item.barred {
            let bars = next.is_some_and(|token| self.trie.has(token.class, item.atom));
            return !bars && self.follows(rest, tokens, at);
        }
        for (place, token) in tokens.iter().enumerate().skip(at).take(item.room + 1) {
            if token.starts {
                break;
            }
            if self.trie.has(token.class, item.atom) && self.follows(rest, tokens, place + 1) {
                return true;
            }
        }
        item.optional && self.follows(rest, tokens, at)
    }
}

impl Counts<'_> {
    /// How often a signal speaks.
    pub fn of(self, signal: SignalId) -> usize {
        self.0.get(signal.0).copied().map_or(0, usize::from)
    }
}
