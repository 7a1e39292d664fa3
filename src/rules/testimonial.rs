//! No praise by clients: no passage, signed or not, quoted or told, in which somebody who was helped speaks well of it.

use super::prose::scale::Spoke;
use super::prose::signs::Sign;
use crate::diagnostic::{Bilingual, Language};
use crate::locale;
use crate::standard::Lexicon;

/// The messages of a finding that is certain and of one that a person has to look at, and the reason of the latter.
pub(super) const TEXTS: [&str; 3] = ["testimonial-certain", "testimonial-probable", "probable-praise"];

/// How many of what spoke for a passage a finding names: the weightiest, which a reader can check.
const NAMED: usize = 3;

/// What spoke for a passage, each once, in words.
pub(super) fn told(lexicon: &Lexicon, spoke: &[Spoke]) -> Bilingual {
    let mut names: Vec<&str> = Vec::new();
    for name in spoke.iter().filter_map(|spoke| name(lexicon, *spoke)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        names.push("testimonial-signal-wording");
    }
    names.truncate(NAMED);
    let words = |language| names.iter().map(|name| locale::word(language, name)).collect::<Vec<_>>().join(", ");
    Bilingual { fr: words(Language::Fr), en: words(Language::En) }
}

/// The name of what a finding says of something that spoke; nothing for what says little by itself.
fn name(lexicon: &Lexicon, spoke: Spoke) -> Option<&'static str> {
    Some(match spoke {
        Spoke::Wording => "testimonial-signal-wording",
        Spoke::Sign(sign) => match sign {
            Sign::SignedHalf | Sign::SignedPlaced | Sign::SignedFirst => "testimonial-signal-signature",
            Sign::Announced | Sign::AnnouncedWeakly | Sign::Named => "testimonial-signal-announcement",
            Sign::Stars => "testimonial-signal-stars",
            Sign::RelayedWords | Sign::RelayedContent => "testimonial-signal-relayed",
            Sign::StoryOutcome => "testimonial-signal-story",
            Sign::ClientVoice => "testimonial-signal-voice",
            Sign::DescribesUnvoiced | Sign::WallOfEsteem => "testimonial-signal-praise",
            _ => return None,
        },
        Spoke::Signal(signal) => match lexicon.name(signal) {
            "help" => "testimonial-signal-help",
            "addressed" => "testimonial-signal-addressed",
            "gratitude" => "testimonial-signal-thanks",
            "outcome" | "contrast" | "family-said" | "return" => "testimonial-signal-change",
            "praise" => "testimonial-signal-praise",
            "recommend" => "testimonial-signal-recommendation",
            "relayed" | "relayed-of-me" => "testimonial-signal-relayed",
            "story" => "testimonial-signal-story",
            "statistic" => "testimonial-signal-statistic",
            "labelled" => "testimonial-signal-announcement",
            _ => return None,
        },
    })
}
