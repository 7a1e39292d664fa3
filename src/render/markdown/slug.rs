//! Makes the `id` of a heading out of its text.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::source::{mark, slug};

/// Stands in for the slug of a heading without any letter or digit that we can write.
const FALLBACK: &str = "section";

/// The slugs given so far, each with the number that its next namesake tries first.
#[derive(Default)]
pub(super) struct Slugs {
    taken: HashMap<String, usize>,
}

impl Slugs {
    /// The slug of `text`: never empty, and different from all those before.
    pub(super) fn settle(&mut self, text: &str) -> String {
        // Values in a model text bring marks along, which are no part of it.
        let slug = slug(&mark::removed(text));
        let slug = slug.as_str();
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
        texts.iter().map(|text| slugs.settle(text)).collect()
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
}
