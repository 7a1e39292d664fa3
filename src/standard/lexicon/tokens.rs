//! The words of a text as they are compared: folded, numbered by what the lexicon knows of them, with their places in the text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::Lexicon;
use super::trie::{Class, NAME, NUMBER, OWN, PERCENT, UNKNOWN};

/// A word of a text, and how it stood there.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it begins in its text, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What the lexicon knows of it.
    pub class: Class,
    /// Its print, folded, by which the wording of passages is weighed.
    pub word: Print,
    /// The print of its first letters, which most forms of a word share.
    pub stem: Print,
    /// Whether it began with a capital.
    pub capital: bool,
    /// Whether a sentence, a quotation or a list begins with it.
    pub starts: bool,
}

/// From how many letters that stand apart on they are taken for words written with spaces between the letters.
const APART: usize = 5;

/// Adds the words of `text` to `found`; `own` are the names, folded, that the site itself goes by.
pub fn tokens(lexicon: &Lexicon, text: &str, own: &[String], found: &mut Vec<Token>) {
    let mut reader = Reader { lexicon, own, word: String::with_capacity(24), found, starts: true, capital: false };
    let mut begin = 0;
    let mut apart = Apart::default();
    for (at, character) in text.char_indices() {
        let mut letters = false;
        if character.is_ascii() {
            if character.is_ascii_alphanumeric() {
                letters = true;
                if reader.word.is_empty() {
                    (begin, reader.capital) = (at, character.is_ascii_uppercase());
                }
                reader.word.push(character.to_ascii_lowercase());
            }
        } else {
            decompose_compatible(character, |part| {
                let letter = latin(part);
                if let Some(letters_of) = ligature(letter) {
                    letters = true;
                    if reader.word.is_empty() {
                        (begin, reader.capital) = (at, letter.is_uppercase());
                    }
                    reader.word.push_str(letters_of);
                    return;
                }
                if is_combining_mark(letter) {
                    letters = true;
                } else if letter.is_alphanumeric() {
                    letters = true;
                    if reader.word.is_empty() {
                        (begin, reader.capital) = (at, letter.is_uppercase());
                    }
                    reader.word.extend(letter.to_lowercase());
                }
            });
        }
        if letters {
            continue;
        }
        reader.finish(begin, at, &mut apart);
        match character {
            '%' | '％' => reader.push("%", at, at + character.len_utf8(), PERCENT),
            '.' | '!' | '?' | ';' | ':' | '…' | '«' | '“' | '"' | '—' | '–' | '\n' | '•' | '|' => {
                reader.starts = true
            }
            _ => {}
        }
    }
    reader.finish(begin, text.len(), &mut apart);
    reader.join(&mut apart);
}

/// Letters that stand alone one after the other, which a reader may put together.
#[derive(Default)]
struct Apart {
    letters: String,
    from: usize,
}

struct Reader<'a> {
    lexicon: &'a Lexicon,
    own: &'a [String],
    word: String,
    found: &'a mut Vec<Token>,
    starts: bool,
    capital: bool,
}

impl Reader<'_> {
    fn finish(&mut self, begin: usize, end: usize, apart: &mut Apart) {
        if self.word.is_empty() {
            return;
        }
        let mut class = self.lexicon.class(&self.word);
        if class == UNKNOWN {
            if self.word.bytes().all(|byte| byte.is_ascii_digit()) {
                class = NUMBER;
            } else if self.own.contains(&self.word) {
                class = OWN;
            } else if self.capital && self.word.len() > 1 {
                class = NAME;
            }
        }
        let alone = self.word.chars().nth(1).is_none();
        if alone {
            if apart.letters.is_empty() {
                apart.from = self.found.len();
            }
            apart.letters.push_str(&self.word);
        }
        if !alone {
            self.join(apart);
        }
        let word = std::mem::take(&mut self.word);
        self.push(&word, begin, end, class);
        self.word = word;
        self.word.clear();
    }

    fn push(&mut self, word: &str, start: usize, end: usize, class: Class) {
        let (word, stem) = (print(word), print(stem(word)));
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let starts = std::mem::take(&mut self.starts);
        let capital = std::mem::take(&mut self.capital);
        self.found.push(Token { start: place(start), end: place(end), class, word, stem, capital, starts });
    }

    /// Puts letters that stood apart together and looks for the words that the lexicon knows in them.
    fn join(&mut self, apart: &mut Apart) {
        if apart.letters.len() >= APART
            && let Some(first) = self.found.get(apart.from).copied()
            && let Some(last) = self.found.last().copied()
        {
            self.found.truncate(apart.from);
            let mut rest = apart.letters.as_str();
            let mut starts = first.starts;
            while let Some(letter) = rest.chars().next() {
                let (class, length) = self.lexicon.longest(rest);
                if length > 0 {
                    let capital = first.capital && starts;
                    let word = &rest[..length];
                    self.found.push(Token {
                        class,
                        word: print(word),
                        stem: print(stem(word)),
                        starts: std::mem::take(&mut starts),
                        end: last.end,
                        capital,
                        ..first
                    });
                }
                rest = &rest[length.max(letter.len_utf8())..];
            }
        }
        apart.letters.clear();
    }
}

/// The letters of a folded word that most of its forms share, by and large: its first five.
pub fn stem(word: &str) -> &str {
    word.get(..5).unwrap_or(word)
}

/// What stands for a folded word where words are compared: two words share one by an accident that no text sees.
pub type Print = u32;

/// The print of a folded word (FNV-1a).
pub fn print(word: &str) -> Print {
    word.bytes().fold(0x811c_9dc5, |print, byte| (print ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A word folded as the words of texts are.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.nfkd().filter(|c| !is_combining_mark(*c)).map(latin) {
        match ligature(letter) {
            Some(letters) => folded.push_str(letters),
            None => folded.extend(letter.to_lowercase()),
        }
    }
    folded
}

/// The letters that a ligature stands for.
fn ligature(letter: char) -> Option<&'static str> {
    match letter {
        'œ' | 'Œ' => Some("oe"),
        'æ' | 'Æ' => Some("ae"),
        _ => None,
    }
}

/// The Latin letter that a reader takes a letter of another script for.
pub fn latin(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
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
