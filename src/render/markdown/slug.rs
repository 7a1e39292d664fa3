//! Makes the `id` of a heading out of its text.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Stands in for the slug of a heading without any letter or digit that we can write.
const FALLBACK: &str = "section";

/// The base letter or digit of each character from U+00A0 to U+024F, `-` for none.
const LATIN: &[u8; 432] = b"\
    ----------a-------23-----1o-----aaaaaa-ceeeeiiiidnooooo-ouuuuy--\
    aaaaaa-ceeeeiiiidnooooo-ouuuuy-yaaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiiiii--jjkkkllllllllllnnnnnnnnnoooooo--rrrrrrssssss\
    ssttttttuuuuuuuuuuuuwwyyyzzzzzzs---------d----ee----------------\
    oo-------------uu----------------------------aaiioouuuuuuuuuueaa\
    aa----ggkkoooo--j---gg--nnaa--ooaaaaeeeeiiiioooorrrruuuusstt--hh\
    ------aaeeooooooooyy----------------------------";

/// The base letter of each character from U+1E00 to U+1EFF, `-` for none.
const LATIN_ADDITIONAL: &[u8; 256] = b"\
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwyas----aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------";

/// Appends `text` to a slug under construction: ASCII letters in lower case, without accents, and
/// digits; one hyphen for whatever stands between them.
pub(super) fn push_slug(slug: &mut String, text: &str) {
    for character in text.chars() {
        let folded = match character {
            'a'..='z' | '0'..='9' => character,
            'A'..='Z' => character.to_ascii_lowercase(),
            // Combining accents, invisible characters and marks, which the values in a model text
            // may bring along, are not even a separation.
            '\u{300}'..='\u{36f}'
            | '\u{ad}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{f0000}'..='\u{10ffff}' => continue,
            _ => match ligature(character) {
                Some(letters) => {
                    slug.push_str(letters);
                    continue;
                }
                None => base(character),
            },
        };
        if folded != '-' || !(slug.is_empty() || slug.ends_with('-')) {
            slug.push(folded);
        }
    }
}

/// The letters of a character that stands for two.
fn ligature(character: char) -> Option<&'static str> {
    Some(match character {
        'æ' | 'Æ' | 'ǣ' | 'Ǣ' | 'ǽ' | 'Ǽ' => "ae",
        'œ' | 'Œ' => "oe",
        'ß' | 'ẞ' => "ss",
        'þ' | 'Þ' => "th",
        'ĳ' | 'Ĳ' => "ij",
        'Ǆ' | 'ǅ' | 'ǆ' | 'Ǳ' | 'ǲ' | 'ǳ' => "dz",
        'Ǉ' | 'ǈ' | 'ǉ' => "lj",
        'Ǌ' | 'ǋ' | 'ǌ' => "nj",
        _ => return None,
    })
}

/// The letter or digit under the accent of a character, `-` when there is none.
fn base(character: char) -> char {
    let letter = match u32::from(character) {
        code @ 0xa0..=0x24f => LATIN[(code - 0xa0) as usize],
        code @ 0x1e00..=0x1eff => LATIN_ADDITIONAL[(code - 0x1e00) as usize],
        _ => b'-',
    };
    char::from(letter)
}

/// The slugs given so far, each with the number that its next namesake tries first.
#[derive(Default)]
pub(super) struct Slugs {
    taken: HashMap<String, usize>,
}

impl Slugs {
    /// Finishes a slug made by [`push_slug`]: never empty, and different from all those before.
    pub(super) fn settle(&mut self, slug: &str) -> String {
        let slug = slug.trim_end_matches('-');
        let mut wanted = String::with_capacity(slug.len());
        // Footnotes have the ids `fn-1` and `fnref-1`, and must stay the only ones to.
        let reserved = matches!(slug.split('-').next(), Some("fn" | "fnref"));
        if reserved || slug.is_empty() {
            wanted.push_str(FALLBACK);
        }
        if reserved {
            wanted.push('-');
        }
        wanted.push_str(slug);

        let mut number = match self.taken.entry(wanted.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(2);
                return wanted;
            }
            Entry::Occupied(entry) => *entry.get(),
        };
        let unique = loop {
            let candidate = format!("{wanted}-{number}");
            number += 1;
            if !self.taken.contains_key(&candidate) {
                break candidate;
            }
        };
        self.taken.insert(wanted, number);
        self.taken.insert(unique.clone(), 2);
        unique
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(texts: &[&str]) -> Vec<String> {
        let mut slugs = Slugs::default();
        let settle = |text: &&str| {
            let mut slug = String::new();
            push_slug(&mut slug, text);
            slugs.settle(&slug)
        };
        texts.iter().map(settle).collect()
    }

    #[test]
    fn a_slug_is_made_of_plain_letters() {
        for (text, expected) in [
            ("Mentions légales", "mentions-legales"),
            ("  L’été à Nîmes ?  ", "l-ete-a-nimes"),
            ("Cœur, nævus & Straße", "coeur-naevus-strasse"),
            ("e\u{301}te\u{301}", "ete"),
            ("co\u{ad}opération", "cooperation"),
            ("ÀÉÎÕÜ Çñ Łódź Şı ǎ ș", "aeiou-cn-lodz-si-a-s"),
            ("l\u{100001}'a\u{100000}mie", "l-amie"),
            ("Tiếng Việt", "tieng-viet"),
            ("40 m² / n° 1", "40-m2-n-1"),
            ("RDV — 24h/24", "rdv-24h-24"),
            ("snake_case", "snake-case"),
            ("?!", "section"),
            ("日本", "section"),
            ("", "section"),
        ] {
            assert_eq!(slugs(&[text]), [expected]);
        }
    }

    #[test]
    fn no_slug_is_given_twice() {
        assert_eq!(
            slugs(&["A", "a", "A 2", "À", "a 2", "!", "?"]),
            ["a", "a-2", "a-2-2", "a-3", "a-2-3", "section", "section-2"]
        );
    }

    #[test]
    fn footnotes_keep_their_ids() {
        assert_eq!(
            slugs(&["Fn", "fn 1", "FN", "fnref-1-2", "fnord"]),
            ["section-fn", "section-fn-1", "section-fn-2", "section-fnref-1-2", "fnord"]
        );
    }

    #[test]
    fn every_accented_latin_letter_has_its_place_in_the_tables() {
        for (character, expected) in [('ÿ', 'y'), ('Ā', 'a'), ('ž', 'z'), ('ɏ', '-'), ('Ǻ', 'a')] {
            assert_eq!(base(character), expected, "{character}");
        }
        for (character, expected) in [('Ḁ', 'a'), ('ẗ', 't'), ('Ạ', 'a'), ('ỹ', 'y'), ('ử', 'u')] {
            assert_eq!(base(character), expected, "{character}");
        }
    }
}
