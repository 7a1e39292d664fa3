//! The signs by which praise is known, beside the words: each with its name in `standards/weights.toml`.

use super::Signal;

/// A sign that the structure of a page gives, or a combination of signals that says more than each alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    SignedHalf,
    SignedPlaced,
    SignedFirst,
    SignedFull,
    SignedSource,
    Announced,
    AnnouncedWeakly,
    Named,
    Quoted,
    Quotation,
    Alike,
    Company,
    Stars,
    Attribute,
    InnerQuote,
    RelayedWords,
    RelayedContent,
    StoryOutcome,
    ClientVoice,
    Exclaims,
    Asks,
    Short,
    PlainVoice,
    OwnContent,
    DescribesUnvoiced,
    HeadingPolicy,
    HeadingCourt,
    HeadingInvented,
    HeadingAsks,
    PageInvented,
    ExerciseAround,
    SignedSilent,
    WallOfEsteem,
}

impl Sign {
    /// Every sign with its name, in the order of the enumeration, and what a finding says of it.
    pub(super) const ALL: [(&'static str, Option<Signal>); 33] = [
        ("signed-half-known", Some(Signal::Signature)),
        ("signed-placed", Some(Signal::Signature)),
        ("signed-first-name", Some(Signal::Signature)),
        ("signed-full-name", None),
        ("signed-source", None),
        ("announced-above", Some(Signal::Announcement)),
        ("announced-above-weakly", Some(Signal::Announcement)),
        ("box-name", Some(Signal::Announcement)),
        ("quoted", None),
        ("quotation-markup", None),
        ("quotations-beside", None),
        ("signatures-beside", None),
        ("stars", Some(Signal::Stars)),
        ("attribute", None),
        ("quotes-within", None),
        ("relayed-quotation", Some(Signal::Relayed)),
        ("relayed-content", Some(Signal::Relayed)),
        ("story-with-outcome", Some(Signal::Story)),
        ("client-voice", Some(Signal::Voice)),
        ("exclaims", None),
        ("asks", None),
        ("short", None),
        ("voice-without-content", None),
        ("own-voice-with-content", None),
        ("esteem-without-voice", Some(Signal::Praise)),
        ("heading-policy", None),
        ("heading-court", None),
        ("heading-invented", None),
        ("heading-asks", None),
        ("page-invented", None),
        ("exercise-around", None),
        ("signed-without-voice", None),
        ("quotations-beside-with-esteem", Some(Signal::Praise)),
    ];
}

/// What a finding says of a signal of the lexicon.
pub(super) fn told(signal: &str) -> Option<Signal> {
    Some(match signal {
        "help" => Signal::Help,
        "addressed" => Signal::Addressed,
        "gratitude" => Signal::Thanks,
        "outcome" | "contrast" | "family-said" | "return" => Signal::Change,
        "praise" => Signal::Praise,
        "recommend" => Signal::Recommendation,
        "relayed" | "relayed-of-me" => Signal::Relayed,
        "story" => Signal::Story,
        "statistic" => Signal::Statistic,
        "labelled" => Signal::Announcement,
        _ => return None,
    })
}
