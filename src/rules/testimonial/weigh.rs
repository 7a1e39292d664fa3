//! What speaks for and against a passage being praise by a client, and how much it all weighs.

use super::passages::{Kind, Piece};
use super::signature::{self, Signature};
use crate::html::NodeId;
use crate::standard::{Lexicon, Reading, Token, Words, tokens};

/// From this weight on a passage is praise by a client.
const CERTAIN: f32 = 5.0;
/// From this weight on a person has to say whether it is.
const PROBABLE: f32 = 3.5;

/// What spoke for a passage being praise by a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    /// Signed by somebody half known.
    Signature,
    /// A heading, or the name of a box, announces it.
    Announcement,
    /// Somebody tells of help received.
    Help,
    /// Thanks.
    Thanks,
    /// A change that somebody tells of themselves.
    Change,
    /// Praise of the practitioner.
    Praise,
    /// A recommendation.
    Recommendation,
    /// A client's words, passed on by the practitioner.
    Relayed,
    /// Stars or a score beside it.
    Stars,
}

/// A passage that is, or may be, praise by a client.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The element it stands in.
    pub node: NodeId,
    /// Whether it is certain.
    pub certain: bool,
    /// What spoke for it, each once.
    pub signals: Vec<Signal>,
}

/// What holds for every passage below the same headings.
#[derive(Clone, Default)]
struct Around {
    /// The level, the words and whether it asks something, of each.
    headings: Vec<(u8, Vec<Token>, bool)>,
}

/// Every passage of `pieces` that weighs enough.
pub(super) fn judge(pieces: &[Piece], lexicon: &Lexicon, own: &[String]) -> Vec<Judgement> {
    let mut found = Vec::new();
    let mut around = Around::default();
    let mut signed_before: Option<(usize, Signature)> = None;
    let signatures = pieces.iter().filter(|piece| {
        let short = piece.text.split_whitespace().count() <= 5;
        short && matches!(signature::of(&piece.text, lexicon, own), Some(Signature::Placed | Signature::HalfKnown))
    });
    let company = signatures.count() > 1;
    let everywhere = invented_everywhere(pieces, lexicon);
    for (at, piece) in pieces.iter().enumerate() {
        let short = piece.text.split_whitespace().count() <= 9;
        let signature = if short { signature::of(&piece.text, lexicon, own) } else { None };
        if let Kind::Heading(level) = piece.kind {
            let read = tokens(&piece.text);
            let roles = lexicon.all().any(|words| words.read(&read).any("role"));
            if !roles
                && matches!(signature, Some(Signature::HalfKnown | Signature::Placed | Signature::FirstName))
                && level > 2
            {
                signed_before = signature.map(|signature| (at, signature));
            }
            around.headings.retain(|(other, ..)| *other < level);
            around.headings.push((level, read, piece.text.ends_with('?')));
            continue;
        }
        let previous_took = at > 0 && pieces[at - 1].kind != Kind::Attribute;
        if piece.kind == Kind::Attribution || (signature.is_some() && previous_took && !quoted(piece)) {
            continue;
        }
        let closed = piece.text.ends_with(['.', '!', '?', '…', '»', '”', '"', '’', ')', '~']) || piece.quotation;
        let below = pieces.get(at + 1).filter(|next| closed && (next.group == piece.group || quoted(piece)));
        let below = below.filter(|next| next.apart == piece.apart && short_line(&next.text));
        let below = below.filter(|next| !matches!(next.kind, Kind::Heading(_)));
        let signed = below
            .and_then(|next| signature::of(&next.text, lexicon, own))
            .or_else(|| signature::in_text(&piece.text, lexicon, own).map(|(_, signature)| signature))
            .or_else(|| before(piece, lexicon, own))
            .or_else(|| {
                signed_before
                    .filter(|(place, _)| place + 1 == at)
                    .filter(|(_, signature)| *signature != Signature::FirstName || quoted(piece))
                    .map(|(_, signature)| signature)
            });
        let later = pieces
            .iter()
            .skip(at + 1)
            .take(8)
            .take_while(|next| next.group == piece.group && next.apart == piece.apart);
        let in_quotation = later.filter(|_| piece.quotation).find(|next| next.kind == Kind::Attribution);
        let signed = signed.or_else(|| in_quotation.and_then(|next| signature::of(&next.text, lexicon, own)));
        let passage = Passage {
            piece,
            signed,
            around: &around,
            alike: alike(pieces, at),
            company,
            invented: everywhere,
            stars: stars(pieces, at),
        };
        found.extend(passage.judged(lexicon));
    }
    found
}

struct Passage<'a> {
    piece: &'a Piece,
    signed: Option<Signature>,
    around: &'a Around,
    alike: bool,
    company: bool,
    invented: bool,
    stars: bool,
}

impl Passage<'_> {
    fn judged(&self, lexicon: &Lexicon) -> Option<Judgement> {
        let read = tokens(&self.piece.text);
        if read.is_empty() {
            return None;
        }
        let weighed = lexicon.likely(&read).into_iter().map(|words| self.weighed(words, &words.read(&read)));
        let (weight, mut signals) = weighed.max_by(|one, other| one.0.total_cmp(&other.0))?;
        signals.sort_unstable();
        signals.dedup();
        let long = read.len() > 2 || signals.contains(&Signal::Announcement);
        let enough = weight >= PROBABLE && long && !signals.is_empty();
        enough.then_some(Judgement { node: self.piece.node, certain: weight >= CERTAIN, signals })
    }

    fn weighed(&self, words: &Words, text: &Reading<'_>) -> (f32, Vec<Signal>) {
        let mut weight = 0.0;
        let mut signals = Vec::new();
        let mut add = |signal: Option<Signal>, more: f32| {
            weight += more;
            signals.extend(signal.filter(|_| more > 0.0));
        };
        let quoted = quoted(self.piece);
        let inside = !quoted && self.piece.text.contains(['«', '“']);
        let voice = text.any("i") || text.any("my");
        let relayed = text.has("relayed");
        let announced = self.announced(words);
        let own = text.count("own");
        match self.signed {
            Some(Signature::HalfKnown) => add(Some(Signal::Signature), 3.5),
            Some(Signature::Placed) => add(Some(Signal::Signature), if self.company { 3.5 } else { 2.5 }),
            Some(Signature::FirstName) => add(Some(Signal::Signature), 2.0),
            Some(Signature::FullName) => add(None, if quoted { -1.0 } else { 0.0 }),
            Some(Signature::Source) => add(None, -6.0),
            None => {}
        }
        add(Some(Signal::Announcement), announced);
        let told = if inside && !relayed && self.signed.is_none() { 0.3 } else { 1.0 };
        add(None, if quoted { 1.0 } else { 0.0 });
        add(None, if voice && (quoted || self.signed.is_some() || announced > 0.0) { 1.0 } else { 0.0 });
        for (name, signal, each) in [
            ("helped", Signal::Help, 3.0),
            ("recommend", Signal::Recommendation, 3.0),
            ("addressed", Signal::Help, 1.5),
            ("thanked", Signal::Thanks, 2.0),
            ("changed", Signal::Change, if quoted || self.signed.is_some() { 1.5 } else { 0.75 }),
            ("praised", Signal::Praise, 1.5),
        ] {
            let more = match text.count(name) {
                0 => 0.0,
                1 => each,
                _ => each * 1.4,
            };
            add(Some(signal), more * told);
        }
        if text.has("helped-weakly") && !text.has("helped") {
            add(Some(Signal::Help), 1.0 * told);
        }
        let inner = if inside { 1.0 } else { 0.0 };
        add(Some(Signal::Relayed), if relayed { 2.0 + inner } else { 0.0 });
        add(Some(Signal::Help), if relayed && text.has("benefit") { 2.0 } else { 0.0 });
        add(Some(Signal::Relayed), if text.has("relayed-of-me") { 3.0 } else { 0.0 });
        add(None, if text.has("therapy") && voice { 0.5 } else { 0.0 });
        add(None, if self.alike { 1.0 } else { 0.0 });
        add(Some(Signal::Stars), if self.stars { 2.0 } else { 0.0 });
        for (name, less) in [("policy", 7.0), ("court", 5.0), ("invented", 5.0), ("study", 3.0), ("advice", 2.0)] {
            add(None, if text.has(name) { -less } else { 0.0 });
        }
        add(None, if relayed { 0.0 } else { -3.0 * own.min(2) as f32 });
        add(None, if self.piece.text.ends_with('?') { -2.0 } else { 0.0 });
        let headings = &self.around.headings;
        let refused = headings.iter().any(|(_, heading, _)| {
            let heading = words.read(heading);
            heading.has("policy") || heading.has("court") || heading.has("invented")
        });
        add(None, if refused || self.invented { -6.0 } else { 0.0 });
        (weight, signals)
    }

    /// How clearly what stands around the passage says that clients speak here.
    fn announced(&self, words: &Words) -> f32 {
        let by_heading =
            self.around.headings.iter().any(|(_, heading, asks)| words.read(heading).has("announced") && !asks);
        let names = tokens(&self.piece.names.replace(['-', '_'], " "));
        let named = names.iter().enumerate().any(|(at, name)| {
            let next = names.get(at + 1).map_or("", |next| next.word.as_str());
            let beside = ["client", "customer", "card", "item", "text", "author", "slid", "list", "box", "carousel"];
            ["temoign", "testimon", "reviews", "kudos"].iter().any(|stem| name.word.starts_with(stem))
                || matches!(name.word.as_str(), "review" | "avis") && beside.iter().any(|stem| next.starts_with(stem))
        });
        let denied = names.iter().any(|name| matches!(name.word.as_str(), "aucun" | "sans" | "no" | "pas" | "not"));
        match (by_heading, named && !denied) {
            (true, _) => 4.0,
            (false, true) => 3.5,
            _ => 0.0,
        }
    }
}

/// Whether the whole piece is a quotation, but for a signature.
fn quoted(piece: &Piece) -> bool {
    let text = piece.text.trim_start_matches(['*', ' ', '—', '–']);
    let opened = text.starts_with(['«', '“', '"', '„']);
    let closing = text.char_indices().skip(1).filter(|(_, c)| matches!(c, '»' | '”' | '"')).last();
    let short_tail = closing.is_some_and(|(at, _)| {
        let tail = text[at..].trim_start_matches(['»', '”', '"', ' ', '.', ',']);
        tail.split_whitespace().count() <= 9 && !tail.starts_with(char::is_lowercase)
    });
    piece.quotation || (opened && short_tail)
}

fn short_line(text: &str) -> bool {
    text.split_whitespace().count() <= 9
}

/// A name before a colon at the beginning: « Marc : … ».
fn before(piece: &Piece, lexicon: &Lexicon, own: &[String]) -> Option<Signature> {
    let (head, rest) = piece.text.split_once(':')?;
    let short = head.split_whitespace().count() <= 2 && rest.split_whitespace().nth(2).is_some();
    let signature = short.then(|| signature::of(head, lexicon, own)).flatten()?;
    matches!(signature, Signature::HalfKnown).then_some(signature)
}

/// Whether the pieces beside it are quoted as well.
fn alike(pieces: &[Piece], at: usize) -> bool {
    let near = pieces[at.saturating_sub(3)..(at + 4).min(pieces.len())].iter();
    quoted(&pieces[at]) && near.filter(|other| quoted(other) && other.kind == Kind::Body).count() > 1
}

/// Whether stars or a score out of five stand in the same box.
fn stars(pieces: &[Piece], at: usize) -> bool {
    let near = pieces[at.saturating_sub(2)..(at + 3).min(pieces.len())].iter();
    near.filter(|other| other.group == pieces[at].group).any(|other| {
        other.text.chars().filter(|c| matches!(c, '★' | '⭐' | '☆' | '🌟')).count() >= 3
            || ["5/5", "4/5", "10/10"].iter().any(|score| other.text.contains(score))
    })
}

/// Whether the page says of all its stories that they are made up.
fn invented_everywhere(pieces: &[Piece], lexicon: &Lexicon) -> bool {
    pieces.iter().any(|piece| {
        let read = tokens(&piece.text);
        lexicon.likely(&read).iter().any(|words| words.read(&read).has("invented-widely"))
    })
}
