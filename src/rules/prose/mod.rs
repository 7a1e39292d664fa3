//! The prose of a page, read once for all rules about it: passages as a reader perceives them, their words numbered, and what stands around each.

mod context;
pub(super) mod evidence;
pub(super) mod scale;
mod signature;
pub(super) mod signs;
mod text;
mod walk;
mod words;

use std::ops::Range;
use std::sync::Arc;

use scale::Signals;
pub(super) use words::Part;
use words::{Known, Words};

use crate::html::{Document, NodeId};
use crate::standard::{Counts, Family, Lexicon, Library, Print, STANDINS, Token, WordingWeights, fold};

/// Everything that a page says, in order.
pub(super) struct Prose {
    /// All of it, passage after passage.
    text: String,
    /// The parts of names of boxes, each with the one around it.
    boxes: Vec<(Print, Option<u32>)>,
    /// The passages.
    pub(super) pieces: Vec<Piece>,
}

/// A stretch of text of one block of the page.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The element to point at.
    pub(super) node: NodeId,
    /// What it is.
    pub(super) kind: Kind,
    /// The box it stands in: the nearest quotation, item, card or section.
    pub(super) group: NodeId,
    /// Whether the box is marked up as a quotation.
    pub(super) quotation: bool,
    /// What the names (classes and ids) of the boxes around it say.
    pub(super) names: Names,
    /// The innermost part of the names of the boxes around it.
    boxed: Option<u32>,
    /// Whether it stands in the page's frame: its menus, its header, its footer.
    pub(super) frame: bool,
    /// Whether it stands apart from the page: a template, `noscript`, a framed page; the number of that part.
    pub(super) apart: u16,
    text: Range<usize>,
    words: Arc<Words>,
}

/// What a piece is on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading of a level, a term, a table's heading.
    Heading(u8),
    /// A paragraph, an item, a cell.
    Body,
    /// The source under a quotation.
    Attribution,
    /// Text that stands in an attribute.
    Attribute,
    /// What a reader presses, fills in or chooses from.
    Control,
}

/// What names of boxes say, each a bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Names(u8);

impl Names {
    /// Testimonials, reviews.
    pub(super) const TESTIMONY: Self = Self(1);
    /// That there are none.
    pub(super) const DENIED: Self = Self(2);
    /// Quotations, slides, cards.
    pub(super) const CARD: Self = Self(4);
    /// Awards, press, partners.
    pub(super) const AWARD: Self = Self(8);

    /// Whether it says all that `other` says.
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Parts of the names of boxes that are looked at around a passage.
const NAMED: usize = 10;

/// What a passage is read with.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    /// The words.
    pub(super) lexicon: &'a Lexicon,
    /// What words weigh.
    pub(super) wording: &'a WordingWeights,
    /// What the signals weigh.
    pub(super) signals: Signals,
    /// The families of words that structure is read by.
    pub(super) families: Families,
    /// The names of the practitioners, word by word, folded.
    pub(super) own: Vec<String>,
    known: Known,
}

/// Families of words that the structure of a page is read by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Families {
    name_testimony: Family,
    name_opinion: Family,
    name_denied: Family,
    name_card: Family,
    name_source: Family,
    name_award: Family,
    name_layout: Family,
    role: Family,
    opening: Family,
    from: Family,
    by: Family,
    credential: Family,
    author: Family,
    region: Family,
    nameless: Family,
    one_client: Family,
    number: Family,
    name: Family,
    own: Family,
    i: Family,
}

impl<'a> Reader<'a> {
    /// A reader for a site whose practitioners have these names.
    pub(super) fn new<'b>(library: &'a Library, practitioners: impl IntoIterator<Item = &'b str>) -> Self {
        let Library { lexicon, wording, weights, .. } = library;
        let family = |name| lexicon.family(name);
        let families = Families {
            name_testimony: family("name-testimony"),
            name_opinion: family("name-opinion"),
            name_denied: family("name-denied"),
            name_card: family("name-card"),
            name_source: family("name-source"),
            name_award: family("name-award"),
            name_layout: family("name-layout"),
            role: family("role"),
            opening: family("opening"),
            from: family("from"),
            by: family("by"),
            credential: family("credential"),
            author: family("author"),
            region: family("region"),
            nameless: family("nameless"),
            one_client: family("one-client"),
            number: family("number"),
            name: family("name"),
            own: family("own"),
            i: family("i"),
        };
        let words = practitioners.into_iter().flat_map(|name| name.split([' ', '-', '\u{a0}']));
        let own = words.map(crate::standard::fold).filter(|word| word.len() > 2).collect();
        let signals = Signals::new(lexicon, weights);
        Self { lexicon, wording, signals, families, own, known: Known::default() }
    }

    /// Reads a page.
    pub(super) fn read(&self, tree: &Document) -> Prose {
        walk::read(self, tree)
    }

    /// Reads a text without a page; `node` stands for where it is from.
    pub(super) fn read_text(&self, text: &str, node: NodeId) -> Prose {
        walk::read_text(self, text, node)
    }
}

impl Prose {
    /// What a piece says; `\n` where a line was broken.
    pub(super) fn text(&self, piece: &Piece) -> &str {
        self.text.get(piece.text.clone()).unwrap_or_default()
    }

    /// What a part of a piece says.
    pub(super) fn text_of(&self, piece: &Piece, part: &Part) -> &str {
        self.text(piece).get(part.text.clone()).unwrap_or_default()
    }

    /// Its words.
    pub(super) fn tokens<'p>(&self, piece: &'p Piece) -> &'p [Token] {
        &piece.words.tokens
    }

    /// What the words of piece `at` say; nothing where there is none.
    fn counts(&self, reader: &Reader<'_>, at: usize) -> Counts<'_> {
        reader.lexicon.counts(self.pieces.get(at).map(|piece| piece.words.whole.counts.as_slice()).unwrap_or_default())
    }

    /// The parts of the names of the boxes around a piece, the nearest first.
    fn boxes(&self, piece: &Piece) -> impl Iterator<Item = Print> {
        let known = |at: u32| self.boxes.get(usize::try_from(at).ok()?).copied();
        let links = std::iter::successors(piece.boxed.and_then(known), move |(_, around)| around.and_then(known));
        links.take(NAMED).map(|(print, _)| print)
    }

    /// Every word of the page, folded, with the parts of the names of its boxes and what stands for words.
    pub(super) fn words(&self, tree: &Document) -> Vec<String> {
        let mut parts = Vec::new();
        for (name, value) in tree.elements().flat_map(|node| tree.attrs(node)) {
            if matches!(name, "class" | "id" | "aria-label") {
                walk::parts(value, |part| parts.push(part.to_owned()));
            }
        }
        let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        let words = |piece: &Piece| {
            let text = self.text(piece);
            let word = |token: &Token| text.get(place(token.start)..place(token.end)).map(fold);
            self.tokens(piece).iter().filter_map(word).collect::<Vec<_>>()
        };
        self.pieces.iter().flat_map(words).chain(STANDINS.map(str::to_owned)).chain(parts).collect()
    }

    /// The words of a part of a piece, `part` being a part of its text.
    fn tokens_in<'p>(&self, piece: &'p Piece, part: &Range<usize>) -> &'p [Token] {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (start, end) = (place(part.start), place(part.end));
        let tokens = self.tokens(piece);
        let from = tokens.partition_point(|token| token.start < start);
        let to = tokens.partition_point(|token| token.start < end);
        tokens.get(from..to).unwrap_or_default()
    }
}
