//! What single words and pairs of words weigh for the rules about prose: what `standards/wording.txt` holds.

use rustc_hash::FxHashMap;

use super::lexicon::{Print, print};

/// The rules about prose, in the order of the columns.
pub const PROSE_RULES: [&str; 3] = ["testimonial", "review-request", "endorsement"];

/// Where words stand that weigh for a passage or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A whole word of the passage.
    Word,
    /// The first letters of a word.
    Stem,
    /// Those of two words, one after the other.
    Pair,
    /// Those of a word in a heading above.
    Above,
    /// Those of a word in the short line before.
    Before,
    /// Those of a word in the short line after.
    After,
    /// A part of the class or id of a box around.
    Box,
}

impl Place {
    /// Each with its name in the file.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Word, "word"),
        (Self::Stem, "stem"),
        (Self::Pair, "pair"),
        (Self::Above, "above"),
        (Self::Before, "before"),
        (Self::After, "after"),
        (Self::Box, "box"),
    ];
}

/// A word or two at a place, by their prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wording {
    /// Where it stands.
    pub place: Place,
    /// The words; the second is nothing unless the place is a pair.
    pub prints: [Print; 2],
}

/// What each wording weighs for each rule.
#[derive(Clone, Debug, Default)]
pub struct WordingWeights(FxHashMap<Wording, [f32; PROSE_RULES.len()]>);

impl WordingWeights {
    /// Reads lines of three weights in thousandths, a place and a word or two; `#` begins a remark.
    ///
    /// Fails with the number of the first line that is none, from 1.
    pub(super) fn of(text: &str) -> Result<Self, usize> {
        let mut weights = FxHashMap::default();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let (wording, columns) = entry(line).ok_or(number + 1)?;
            weights.insert(wording, columns);
        }
        Ok(Self(weights))
    }

    /// What a wording weighs for each rule, if anything.
    pub fn get(&self, wording: &Wording) -> Option<&[f32; PROSE_RULES.len()]> {
        self.0.get(wording)
    }
}

fn entry(line: &str) -> Option<(Wording, [f32; PROSE_RULES.len()])> {
    let mut parts = line.split(' ');
    let mut columns = [0.0; PROSE_RULES.len()];
    for column in &mut columns {
        *column = f32::from(parts.next()?.parse::<i16>().ok()?) / 1000.0;
    }
    let name = parts.next()?;
    let (place, _) = Place::ALL.into_iter().find(|(_, known)| *known == name)?;
    let prints = [print(parts.next()?), parts.next().map_or(0, print)];
    parts.next().is_none().then_some((Wording { place, prints }, columns))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_weighs_a_word_or_two_at_a_place() {
        let read = WordingWeights::of("# remark\n500 0 -1250 pair merci beauc\n-3 0 0 word je\n")
            .expect("the lines are right");
        let pair = Wording { place: Place::Pair, prints: [print("merci"), print("beauc")] };
        assert_eq!(read.get(&pair), Some(&[0.5, 0.0, -1.25]));
        assert_eq!(read.get(&Wording { place: Place::Stem, ..pair }), None);
        for (text, line) in [("1 2 word a", 1), ("\n1 2 3 nowhere a", 2), ("1 2 3 word a b c", 1), ("1 2 3 word", 1)] {
            assert_eq!(WordingWeights::of(text).err(), Some(line), "{text}");
        }
    }
}
