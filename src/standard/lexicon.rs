//! Families of words by language, and the patterns in which they speak of something: what `standards/lexicon.toml` holds.

use std::collections::BTreeMap;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Language;
use crate::html::perceived;

/// How many different items the patterns of one language may have.
const ATOMS: usize = 512;
/// How many words may stand between two items of a pattern that leaves room.
const ROOM: usize = 3;
const NAME: &str = "<name>";

type Mask = [u64; ATOMS / 64];

/// The words of every language that the tool reads.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    languages: Vec<(Language, Words)>,
}

/// The families and patterns of one language.
#[derive(Clone, Debug)]
pub struct Words {
    trie: Trie,
    atoms: Vec<String>,
    signals: Vec<(String, Vec<Pattern>)>,
}

/// A word as it is compared, and how it stood in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Lower case, without accents, look-alikes brought back to Latin letters.
    pub word: String,
    /// Whether it began with a capital.
    pub capital: bool,
    /// Whether a sentence begins with it.
    pub starts: bool,
}

/// A text read with the words of one language.
pub struct Reading<'a> {
    words: &'a Words,
    tokens: &'a [Token],
    masks: Vec<Mask>,
}

#[derive(Clone, Debug)]
struct Pattern {
    anchored: bool,
    items: Vec<Item>,
}

#[derive(Clone, Debug)]
struct Item {
    atom: usize,
    room: bool,
    optional: bool,
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
    sets: BTreeMap<String, Vec<String>>,
    signals: BTreeMap<String, Vec<String>>,
}

impl Lexicon {
    pub(super) fn of(file: &LexiconFile) -> Result<Self, String> {
        let languages = vec![(Language::Fr, Words::of(&file.fr)?), (Language::En, Words::of(&file.en)?)];
        Ok(Self { languages })
    }

    /// The languages that `tokens` may be in, the likelier one alone where the words tell; nothing in an empty lexicon.
    pub fn likely(&self, tokens: &[Token]) -> Vec<&Words> {
        let ordinary = |words: &Words| words.read(tokens).in_set("common").filter(|known| *known).count();
        let counted: Vec<(usize, &Words)> = self.languages.iter().map(|(_, words)| (ordinary(words), words)).collect();
        let most = counted.iter().map(|(count, _)| *count).max().unwrap_or(0);
        counted.into_iter().filter(|(count, _)| *count == most).map(|(_, words)| words).collect()
    }

    /// All languages.
    pub fn all(&self) -> impl Iterator<Item = &Words> {
        self.languages.iter().map(|(_, words)| words)
    }
}

impl Words {
    fn of(file: &WordsFile) -> Result<Self, String> {
        let mut words = Self { trie: Trie::new(), atoms: vec![NAME.to_owned()], signals: Vec::new() };
        for set in file.sets.keys() {
            words.atom(&format!("<{set}>"), file)?;
        }
        for (name, patterns) in &file.signals {
            let patterns = patterns.iter().map(|text| words.pattern(text, file)).collect::<Result<_, _>>()?;
            words.signals.push((name.clone(), patterns));
        }
        Ok(words)
    }

    fn pattern(&mut self, text: &str, file: &WordsFile) -> Result<Pattern, String> {
        let mut pattern = Pattern { anchored: false, items: Vec::new() };
        let mut room = false;
        for part in text.split_ascii_whitespace() {
            match part {
                "^" => pattern.anchored = true,
                ".." => room = true,
                _ => {
                    let optional = part.ends_with('?');
                    let atom = self.atom(part.trim_end_matches('?'), file)?;
                    pattern.items.push(Item { atom, room: std::mem::take(&mut room), optional });
                }
            }
        }
        if room || pattern.items.first().is_none_or(|item| item.optional || item.room) {
            return Err(format!("a pattern begins and ends with a word: {text}"));
        }
        Ok(pattern)
    }

    /// The number of an item; new ones get the next, and the trie learns their words.
    fn atom(&mut self, text: &str, file: &WordsFile) -> Result<usize, String> {
        if let Some(known) = self.atoms.iter().position(|atom| atom == text) {
            return Ok(known);
        }
        let number = self.atoms.len();
        if number == ATOMS {
            return Err("too many different items in patterns".to_owned());
        }
        self.atoms.push(text.to_owned());
        let (inner, sets) = match text.strip_prefix('<').and_then(|text| text.strip_suffix('>')) {
            Some(inner) => (inner, true),
            None => (text, false),
        };
        for part in inner.split('|') {
            let own = [part.to_owned()];
            let members: &[String] = match (sets, file.sets.get(part)) {
                (true, Some(members)) => members,
                (true, None) => return Err(format!("no set of words is called {part}")),
                (false, _) => &own,
            };
            for word in members {
                self.trie.insert(word, number).ok_or_else(|| format!("a word has letters and digits only: {word}"))?;
            }
        }
        Ok(number)
    }

    /// `tokens`, read with these words.
    pub fn read<'a>(&'a self, tokens: &'a [Token]) -> Reading<'a> {
        let mut masks: Vec<Mask> = tokens.iter().map(|token| self.trie.mask(&token.word)).collect();
        for (mask, token) in masks.iter_mut().zip(tokens) {
            if token.capital && token.word.len() > 1 && mask.iter().all(|part| *part == 0) {
                set(mask, 0);
            }
        }
        Reading { words: self, tokens, masks }
    }
}

impl Reading<'_> {
    /// How many times patterns of `signal` occur.
    pub fn count(&self, signal: &str) -> usize {
        let patterns = self.words.signals.iter().find(|(name, _)| name == signal).map(|(_, patterns)| patterns);
        patterns.into_iter().flatten().map(|pattern| self.occurrences(pattern)).sum()
    }

    /// Whether a pattern of `signal` occurs.
    pub fn has(&self, signal: &str) -> bool {
        self.count(signal) > 0
    }

    /// For each word, whether it is one of the family.
    pub fn in_set(&self, family: &str) -> impl Iterator<Item = bool> + '_ {
        let atom = self.words.atoms.iter().position(|atom| {
            atom.strip_prefix('<').and_then(|atom| atom.strip_suffix('>')).is_some_and(|name| name == family)
        });
        self.masks.iter().map(move |mask| atom.is_some_and(|atom| is_set(mask, atom)))
    }

    /// Whether any word is one of the family.
    pub fn any(&self, family: &str) -> bool {
        self.in_set(family).any(|known| known)
    }

    fn occurrences(&self, pattern: &Pattern) -> usize {
        let Some(first) = pattern.items.first() else { return 0 };
        let starts = if pattern.anchored { self.masks.len().min(1) } else { self.masks.len() };
        (0..starts)
            .filter(|&at| is_set(&self.masks[at], first.atom) && self.follows(&pattern.items[1..], at + 1))
            .count()
    }

    /// Whether the items stand from word `at` on, within one sentence.
    fn follows(&self, items: &[Item], at: usize) -> bool {
        let Some((item, rest)) = items.split_first() else { return true };
        let reach = if item.room { ROOM } else { 0 };
        for place in at..=at + reach {
            let (Some(token), Some(mask)) = (self.tokens.get(place), self.masks.get(place)) else { break };
            if token.starts {
                break;
            }
            if is_set(mask, item.atom) && self.follows(rest, place + 1) {
                return true;
            }
        }
        item.optional && self.follows(rest, at)
    }
}

/// The words of a text as they are compared.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut word = String::new();
    let (mut capital, mut starts) = (false, true);
    let seen = perceived(&text.replace('\n', " . "));
    for character in seen.nfkd().chain(std::iter::once(' ')) {
        if unicode_normalization::char::is_combining_mark(character) {
            continue;
        }
        let letter = latin(character);
        if letter.is_alphanumeric() {
            if word.is_empty() {
                capital = letter.is_uppercase();
            }
            word.extend(letter.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            found.push(Token { word: std::mem::take(&mut word), capital, starts: std::mem::take(&mut starts) });
        }
        starts |= matches!(letter, '.' | '!' | '?' | ';' | ':' | '…' | '«' | '“' | '—' | '–' | '"');
    }
    found
}

/// The Latin letter that a reader takes a letter of another script for.
pub fn latin(letter: char) -> char {
    match letter {
        'а' | 'α' => 'a',
        'в' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'һ' => 'h',
        'і' | 'ι' | 'ı' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' => 'l',
        'м' => 'm',
        'п' | 'η' | 'ո' => 'n',
        'о' | 'ο' | 'σ' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ν' | 'ѵ' => 'v',
        'ԝ' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        other => other,
    }
}

fn set(mask: &mut Mask, atom: usize) {
    mask[atom / 64] |= 1 << (atom % 64);
}

fn is_set(mask: &Mask, atom: usize) -> bool {
    mask[atom / 64] & (1 << (atom % 64)) != 0
}

/// Words and beginnings of words, letter by letter.
#[derive(Clone, Debug)]
struct Trie {
    /// For each node the next one by letter (0 for none), and the numbers of its own two masks.
    next: Vec<[u32; 36]>,
    whole: Vec<Mask>,
    beginning: Vec<Mask>,
}

impl Trie {
    fn new() -> Self {
        let mut trie = Self { next: Vec::new(), whole: Vec::new(), beginning: Vec::new() };
        trie.grow();
        trie
    }

    fn grow(&mut self) -> usize {
        self.next.push([0; 36]);
        self.whole.push([0; ATOMS / 64]);
        self.beginning.push([0; ATOMS / 64]);
        self.next.len() - 1
    }

    fn insert(&mut self, word: &str, atom: usize) -> Option<()> {
        let (letters, open) = match word.strip_suffix('*') {
            Some(letters) => (letters, true),
            None => (word, false),
        };
        let mut node = 0;
        for byte in letters.bytes() {
            let branch = branch(byte)?;
            let next = match self.next[node][branch] {
                0 => self.grow(),
                known => known as usize,
            };
            self.next[node][branch] = u32::try_from(next).ok()?;
            node = next;
        }
        set(if open { &mut self.beginning[node] } else { &mut self.whole[node] }, atom);
        (node > 0).then_some(())
    }

    fn mask(&self, word: &str) -> Mask {
        let mut mask = [0; ATOMS / 64];
        let mut node = 0;
        for byte in word.bytes() {
            let next = branch(byte).map_or(0, |branch| self.next[node][branch]);
            if next == 0 {
                return mask;
            }
            node = next as usize;
            join(&mut mask, &self.beginning[node]);
        }
        join(&mut mask, &self.whole[node]);
        mask
    }
}

fn branch(byte: u8) -> Option<usize> {
    match byte {
        b'a'..=b'z' => Some(usize::from(byte - b'a')),
        b'0'..=b'9' => Some(usize::from(byte - b'0') + 26),
        _ => None,
    }
}

fn join(mask: &mut Mask, other: &Mask) {
    for (part, more) in mask.iter_mut().zip(other) {
        *part |= more;
    }
}
