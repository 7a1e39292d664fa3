//! What stands around a passage: quotation marks, its like beside it, stars, the signature below, the headings above.

use super::signature::{self, Signature};
use super::{Kind, Names, Piece, Prose, Reader};
use crate::standard::Counts;

/// A heading above a passage.
#[derive(Clone, Copy, Debug)]
struct Heading {
    level: u8,
    piece: usize,
    asks: bool,
}

/// The headings above the passage that is being looked at, while a page is gone through.
#[derive(Debug, Default)]
pub(super) struct Headings(Vec<Heading>);

impl Headings {
    /// Goes on to piece `at`, which may be a heading.
    pub(super) fn pass(&mut self, prose: &Prose, at: usize) {
        let piece = &prose.pieces[at];
        let Kind::Heading(level) = piece.kind else { return };
        self.leave(piece);
        self.0.push(Heading { level, piece: at, asks: prose.text(piece).ends_with('?') });
    }

    /// Leaves the headings that a new one takes the place of: those of its level and below.
    pub(super) fn leave(&mut self, heading: &Piece) {
        if let Kind::Heading(level) = heading.kind {
            self.0.retain(|above| above.level < level);
        }
    }

    /// The headings, outermost first.
    pub(super) fn pieces<'p>(&self, prose: &'p Prose) -> impl Iterator<Item = &'p Piece> {
        self.0.iter().map(|heading| &prose.pieces[heading.piece])
    }

    /// What the words of each say and whether it asks something, outermost first.
    pub(super) fn said<'p>(&self, reader: &Reader<'_>, prose: &'p Prose) -> impl Iterator<Item = (Counts<'p>, bool)> {
        self.0.iter().map(move |heading| (prose.counts(reader, heading.piece), heading.asks))
    }
}

/// Signs of a passage's form.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    /// Who signs.
    pub(super) signed: Option<Signature>,
    /// Whether it is a quotation as a whole.
    pub(super) quoted: bool,
    /// Whether quotation marks stand within it.
    pub(super) quotes: bool,
    /// Whether the pieces beside it are quotations as well.
    pub(super) alike: bool,
    /// Whether stars or a score stand beside it.
    pub(super) stars: bool,
}

/// The form of piece `at`; nothing for a signature, which belongs to the passage above it.
pub(super) fn form(reader: &Reader<'_>, prose: &Prose, at: usize, signed_before: Option<Signature>) -> Option<Form> {
    let piece = &prose.pieces[at];
    let text = prose.text(piece);
    let quoted = quoted(prose, piece);
    let is_short = |piece: &Piece| prose.tokens(piece).len() <= 14 && prose.text(piece).len() <= 90;
    let own_signature = if is_short(piece) { signature::of_piece(reader, prose, piece) } else { None };
    let previous = at.checked_sub(1).map(|before| &prose.pieces[before]);
    let previous_took = previous.is_some_and(|previous| previous.kind != Kind::Attribute);
    if piece.kind == Kind::Attribution || own_signature.is_some() && previous_took && !quoted {
        return None;
    }
    let closed = text.ends_with(['.', '!', '?', '…', '»', '”', '"', '’', ')', '~']) || piece.quotation;
    let below = prose.pieces.get(at + 1).filter(|next| {
        (next.group == piece.group || quoted || next.kind == Kind::Attribution)
            && (closed || next.kind == Kind::Attribution)
            && next.apart == piece.apart
            && is_short(next)
            && !matches!(next.kind, Kind::Heading(_))
    });
    let beside = prose
        .pieces
        .get(at + 1)
        .filter(|next| closed && next.kind == Kind::Body && next.apart == piece.apart && is_short(next));
    let later = prose.pieces.iter().skip(at + 1).take(8);
    let mut inside = later.take_while(|next| next.group == piece.group && next.apart == piece.apart);
    let signed = below
        .and_then(|next| signature::of_piece(reader, prose, next))
        .or_else(|| signature::in_text(reader, prose, piece))
        .or_else(|| signature::before(reader, prose, piece))
        .or_else(|| {
            // In a box of its own a line has to be a signature beyond doubt.
            let signature = beside.and_then(|next| signature::of_piece(reader, prose, next));
            signature.filter(|signature| *signature == Signature::HalfKnown)
        })
        .or_else(|| signed_before.filter(|signature| *signature != Signature::FirstName || quoted))
        .or_else(|| {
            let source = inside.find(|next| piece.quotation && next.kind == Kind::Attribution);
            source.and_then(|next| signature::of_piece(reader, prose, next))
        });
    Some(Form {
        signed,
        quoted,
        quotes: !quoted && text.contains(['«', '“', '”']),
        alike: quoted && alike(prose, at),
        stars: stars(prose, at),
    })
}

/// A heading or a short line before a passage that names who speaks in it, as in a card.
pub(super) fn signs_below(reader: &Reader<'_>, prose: &Prose, piece: &Piece) -> Option<Signature> {
    let heads = matches!(piece.kind, Kind::Heading(level) if level > 2);
    let card = piece.kind == Kind::Attribution || piece.names.has(Names::CARD) && piece.kind == Kind::Body;
    if !(heads || card) || prose.text(piece).len() > 60 {
        return None;
    }
    let signature = signature::of_piece(reader, prose, piece)?;
    let by_role = reader.lexicon.any(prose.tokens(piece), reader.families.role);
    let told = matches!(signature, Signature::HalfKnown | Signature::Placed | Signature::FirstName);
    (told && !(heads && by_role)).then_some(signature)
}

/// Whether a heading is nothing but a quotation.
pub(super) fn quoted_heading(prose: &Prose, piece: &Piece) -> bool {
    matches!(piece.kind, Kind::Heading(level) if level > 1) && quoted(prose, piece)
}

/// How many pieces of the page are signatures and nothing else.
pub(super) fn signatures(reader: &Reader<'_>, prose: &Prose) -> usize {
    let alone = |piece: &&Piece| {
        prose.text(piece).len() <= 50
            && matches!(signature::of_piece(reader, prose, piece), Some(Signature::Placed | Signature::HalfKnown))
    };
    prose.pieces.iter().filter(alone).count()
}

/// Whether a piece begins with a quotation.
pub(super) fn opens_quotation(prose: &Prose, piece: &Piece) -> bool {
    prose.text(piece).starts_with(['«', '“', '"', '„', '❝'])
}

/// Whether the whole piece is a quotation, but for a signature.
fn quoted(prose: &Prose, piece: &Piece) -> bool {
    let text = prose.text(piece).trim_start_matches(['*', ' ', '—', '–']);
    let opened = text.starts_with(['«', '“', '"', '„', '❝']);
    piece.quotation || opened && closes(text)
}

/// Whether nothing but a signature follows the last closing quotation mark.
fn closes(text: &str) -> bool {
    let closing = text.char_indices().skip(1).filter(|(_, c)| matches!(c, '»' | '”' | '"' | '❞')).last();
    closing.is_some_and(|(at, _)| {
        let tail = text[at..].trim_start_matches(['»', '”', '"', '❞', ' ', '.', ',']);
        tail.split_whitespace().count() <= 9 && !tail.starts_with(char::is_lowercase)
    })
}

/// Whether the pieces beside it are quotations as well.
fn alike(prose: &Prose, at: usize) -> bool {
    let near = prose.pieces[at.saturating_sub(3)..(at + 4).min(prose.pieces.len())].iter();
    near.filter(|other| matches!(other.kind, Kind::Body | Kind::Heading(_)) && quoted(prose, other)).count() > 1
}

/// Whether stars or a score out of five stand in the same box.
fn stars(prose: &Prose, at: usize) -> bool {
    let group = prose.pieces[at].group;
    let near = prose.pieces[at.saturating_sub(2)..(at + 3).min(prose.pieces.len())].iter();
    near.filter(|other| other.group == group)
        .any(|other| *other.words.starred.get_or_init(|| starred(prose.text(other))))
}

fn starred(text: &str) -> bool {
    text.chars().filter(|c| matches!(c, '★' | '⭐' | '☆' | '🌟')).count() >= 3
        || ["5/5", "4/5", "10/10", "5 / 5"].iter().any(|score| text.contains(score))
}
