//! Words and beginnings of words, letter by letter, and the families that each belongs to.

use std::collections::{BTreeMap, BTreeSet};

/// How many different items the families and patterns of both languages may have.
const ATOMS: usize = 2048;

/// The number of an item of families and patterns.
pub(super) type Atom = u16;

/// What the lexicon knows of a word: the number of a set of families.
pub type Class = u16;
/// A word of no family.
pub const UNKNOWN: Class = 0;
/// Digits.
pub const NUMBER: Class = 1;
/// The sign of a percentage.
pub const PERCENT: Class = 2;
/// A word of no family that begins with a capital.
pub const NAME: Class = 3;
/// A name of the site's own practitioners.
pub const OWN: Class = 4;

/// The atoms that occur anywhere in a passage.
#[derive(Clone, Debug)]
pub(super) struct Present([u64; ATOMS / 64]);

impl Present {
    pub(super) const NONE: Self = Self([0; ATOMS / 64]);

    pub(super) fn add(&mut self, atom: Atom) {
        self.0[usize::from(atom) / 64] |= 1 << (atom % 64);
    }

    pub(super) fn has(&self, atom: Atom) -> bool {
        self.0[usize::from(atom) / 64] & (1 << (atom % 64)) != 0
    }
}

/// Words and beginnings of words while they are gathered, then the class of each place in them.
#[derive(Clone, Debug, Default)]
pub(super) struct Trie {
    /// For each place the next one by letter; 0 for none.
    next: Vec<[u16; LETTERS]>,
    /// For each place the families of the words that end there, and of those that go on as they like.
    masks: BTreeMap<usize, (BTreeSet<Atom>, BTreeSet<Atom>)>,
    /// For each place the class of the word that ends there, and of one that leaves there.
    classes: Vec<(Class, Class)>,
    /// For each class its atoms.
    sets: Vec<Vec<Atom>>,
}

const LETTERS: usize = 36;

/// What keeps a word out of the trie.
#[derive(Debug)]
pub(super) enum Refused {
    /// It has other signs than letters and digits, or none.
    Spelling,
    /// There is no room left.
    Full,
}

impl Trie {
    pub(super) const ATOMS: usize = ATOMS;

    pub(super) fn new() -> Self {
        Self { next: vec![[0; LETTERS]], ..Self::default() }
    }

    /// Adds a word, or the beginning of words where it ends with a star, to the family `atom`.
    pub(super) fn insert(&mut self, word: &str, atom: Atom) -> Result<(), Refused> {
        let (letters, open) = match word.strip_suffix('*') {
            Some(letters) => (letters, true),
            None => (word, false),
        };
        let mut node = 0;
        for byte in letters.bytes() {
            let branch = branch(byte).ok_or(Refused::Spelling)?;
            node = match usize::from(self.next[node][branch]) {
                0 => {
                    self.next.push([0; LETTERS]);
                    let added = self.next.len() - 1;
                    self.next[node][branch] = u16::try_from(added).map_err(|_| Refused::Full)?;
                    added
                }
                known => known,
            };
        }
        if node == 0 {
            return Err(Refused::Spelling);
        }
        let (whole, begun) = self.masks.entry(node).or_default();
        if open {
            begun.insert(atom)
        } else {
            whole.insert(atom)
        };
        Ok(())
    }

    /// Numbers the different sets of families, once all words are in.
    pub(super) fn close(&mut self, special: [Vec<Atom>; 5]) -> Result<(), Refused> {
        self.sets = special.to_vec();
        self.classes = vec![(UNKNOWN, UNKNOWN); self.next.len()];
        let mut numbers: BTreeMap<BTreeSet<Atom>, Class> = BTreeMap::from([(BTreeSet::new(), UNKNOWN)]);
        let mut open = vec![(0usize, BTreeSet::new())];
        while let Some((node, mut begun)) = open.pop() {
            let mut whole = begun.clone();
            if let Some((ends, begins)) = self.masks.get(&node) {
                begun.extend(begins);
                whole = begun.union(ends).copied().collect();
            }
            let mut number = |mask: &BTreeSet<Atom>| -> Result<Class, Refused> {
                if let Some(known) = numbers.get(mask) {
                    return Ok(*known);
                }
                let added = Class::try_from(self.sets.len()).map_err(|_| Refused::Full)?;
                self.sets.push(mask.iter().copied().collect());
                numbers.insert(mask.clone(), added);
                Ok(added)
            };
            self.classes[node] = (number(&whole)?, number(&begun)?);
            open.extend(
                self.next[node].iter().filter(|next| **next != 0).map(|next| (usize::from(*next), begun.clone())),
            );
        }
        Ok(())
    }

    /// The class of a folded word.
    pub(super) fn class(&self, word: &str) -> Class {
        let mut node = 0;
        for byte in word.bytes() {
            let next = branch(byte).map_or(0, |branch| self.next[node][branch]);
            if next == 0 {
                return self.classes.get(node).map_or(UNKNOWN, |class| class.1);
            }
            node = usize::from(next);
        }
        self.classes.get(node).map_or(UNKNOWN, |class| class.0)
    }

    /// The class and the length of the longest word that `letters` begin with; a beginning of words counts as one.
    pub(super) fn longest(&self, letters: &str) -> (Class, usize) {
        let mut node = 0;
        let mut best = (UNKNOWN, 0);
        for (at, byte) in letters.bytes().enumerate() {
            let next = branch(byte).map_or(0, |branch| self.next[node][branch]);
            if next == 0 {
                break;
            }
            node = usize::from(next);
            if self.masks.contains_key(&node) {
                best = (self.classes[node].0, at + 1);
            }
        }
        best
    }

    /// The atoms of a class.
    pub(super) fn atoms(&self, class: Class) -> &[Atom] {
        self.sets.get(usize::from(class)).map_or(&[], Vec::as_slice)
    }

    /// Whether an atom is one of a class.
    pub(super) fn has(&self, class: Class, atom: Atom) -> bool {
        class != UNKNOWN && self.atoms(class).contains(&atom)
    }
}

fn branch(byte: u8) -> Option<usize> {
    match byte {
        b'a'..=b'z' => Some(usize::from(byte - b'a')),
        b'0'..=b'9' => Some(usize::from(byte - b'0') + 26),
        _ => None,
    }
}
