//! What speaks for and against each passage of a page, gathered once for all rules about prose.

use super::context::{self, Form, Headings};
use super::scale::Said;
use super::signature::Signature;
use super::signs::{SIGNS, Sign};
use super::words::{self, Part, Weights};
use super::{Kind, Names, Piece, Prose, Reader};
use crate::standard::{Counts, Lexicon, Place, SignalId, Wording};

/// What speaks of one passage, or of some sentences of a long one.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Evidence<'p> {
    /// The passage.
    pub(in crate::rules) piece: &'p Piece,
    /// The part of it.
    pub(in crate::rules) part: &'p Part,
    /// Whether somebody may speak in it: it is neither a heading nor the signature of another.
    pub(in crate::rules) speaks: bool,
    /// Whether a quotation, a signature or a heading sets it off from the running prose of the page.
    pub(in crate::rules) framed: bool,
    /// The signs of the structure.
    pub(in crate::rules) signs: [bool; SIGNS],
    /// What its words say.
    pub(in crate::rules) counts: Counts<'p>,
    /// What its wording weighs for each rule.
    pub(in crate::rules) wording: Weights,
    /// What is said in the passages before and after it weighs for each rule.
    pub(in crate::rules) beside: Weights,
    /// All its wordings with their strength, where they are asked for.
    pub(in crate::rules) wordings: Vec<(Wording, f32)>,
}

/// The signals that the structure is read by.
#[derive(Debug)]
pub(in crate::rules) struct Ids {
    first_person: SignalId,
    third_person: SignalId,
    named: SignalId,
    addressed: SignalId,
    help: SignalId,
    outcome: SignalId,
    contrast: SignalId,
    gratitude: SignalId,
    praise: SignalId,
    recommend: SignalId,
    relayed: SignalId,
    relayed_of_me: SignalId,
    story: SignalId,
    own_voice: SignalId,
    announced: SignalId,
    announced_weakly: SignalId,
    asked: SignalId,
    peers_announced: SignalId,
    policy: SignalId,
    court: SignalId,
    invented: SignalId,
    invented_widely: SignalId,
    exercise: SignalId,
    thought: SignalId,
    word_carer: SignalId,
    word_good: SignalId,
    word_gem: SignalId,
}

impl Ids {
    pub(in crate::rules) fn of(lexicon: &Lexicon) -> Self {
        let id = |name| lexicon.signal(name);
        Self {
            first_person: id("first-person"),
            third_person: id("third-person"),
            named: id("named"),
            addressed: id("addressed"),
            help: id("help"),
            outcome: id("outcome"),
            contrast: id("contrast"),
            gratitude: id("gratitude"),
            praise: id("praise"),
            recommend: id("recommend"),
            relayed: id("relayed"),
            relayed_of_me: id("relayed-of-me"),
            story: id("story"),
            own_voice: id("own-voice"),
            announced: id("announced"),
            announced_weakly: id("announced-weakly"),
            asked: id("asked"),
            peers_announced: id("peers-announced"),
            policy: id("policy"),
            court: id("court"),
            invented: id("invented"),
            invented_widely: id("invented-widely"),
            exercise: id("exercise"),
            thought: id("thought"),
            word_carer: id("word-carer"),
            word_good: id("word-good"),
            word_gem: id("word-gem"),
        }
    }
}

/// The evidence of each passage of a page, in order; with every wording, whether it weighs anything or not, if `all`.
pub(in crate::rules) fn gather<'p>(reader: &Reader<'_>, ids: &Ids, prose: &'p Prose, all: bool) -> Vec<Evidence<'p>> {
    let mut headings = Headings::default();
    let mut signed_before: Option<(usize, Signature)> = None;
    let company = context::signatures(reader, prose) > 1;
    let invented = (0..prose.pieces.len()).any(|at| prose.counts(reader, at).of(ids.invented_widely) > 0);
    let voices = |piece: &Piece| {
        piece.kind == Kind::Body && !piece.frame && !piece.quotation && !context::opens_quotation(prose, piece)
    };
    let speaks = |at: &usize| prose.counts(reader, *at).of(ids.first_person) > 0 && voices(&prose.pieces[*at]);
    let own_page = (0..prose.pieces.len()).filter(speaks).nth(OWN_PAGE - 1).is_some();
    let mut found = Vec::with_capacity(prose.pieces.len());
    // Pieces in a row mostly stand in one box.
    let mut boxed = (None, Weights::default());
    for (at, piece) in prose.pieces.iter().enumerate() {
        let before = signed_before.filter(|(place, _)| place + 1 == at).map(|(_, signature)| signature);
        if let Some(signature) = context::signs_below(reader, prose, piece) {
            signed_before = Some((at, signature));
        }
        let form = context::form(reader, prose, at, before);
        let heads = matches!(piece.kind, Kind::Heading(_)) && !context::quoted_heading(prose, piece);
        let speaks = form.is_some() && !heads;
        let form = form.unwrap_or_default();
        if matches!(piece.kind, Kind::Heading(_)) {
            headings.leave(piece);
        }
        if boxed.0 != piece.boxed {
            boxed = (piece.boxed, words::total(reader, boxes(prose, piece)));
        }
        for part in piece.words.weighed() {
            let headings = &headings;
            let boxes = boxed.1;
            let passage =
                Passage { reader, ids, prose, at, piece, part, form, headings, boxes, company, invented, own_page };
            let counts = reader.lexicon.counts(&part.counts);
            let signs = passage.signs(counts);
            let wordings = if all { passage.wordings() } else { Vec::new() };
            let (framed, wording) = (framed(&signs), passage.wording());
            let beside = Weights::default();
            found.push(Evidence { piece, part, speaks, framed, signs, counts, wording, beside, wordings });
        }
        headings.pass(prose, at);
    }
    for at in 0..found.len() {
        let [before, after] = neighbours(&found, at).map(|other| other.map(|other| other.part.said));
        let weights = [before.map(Said::for_next), after.map(Said::for_last)];
        weights.iter().flatten().for_each(|weights| words::add(&mut found[at].beside, weights));
    }
    found
}

/// The passages before and after passage `at`, as far as they stand in the same part of the page.
pub(in crate::rules) fn neighbours<'e, 'p>(all: &'e [Evidence<'p>], at: usize) -> [Option<&'e Evidence<'p>>; 2] {
    [at.checked_sub(1), at.checked_add(1)]
        .map(|other| all.get(other?).filter(|other| other.piece.apart == all[at].piece.apart))
}

struct Passage<'a> {
    reader: &'a Reader<'a>,
    ids: &'a Ids,
    prose: &'a Prose,
    at: usize,
    piece: &'a Piece,
    part: &'a Part,
    form: Form,
    headings: &'a Headings,
    /// What the names of the boxes around it weigh.
    boxes: Weights,
    company: bool,
    invented: bool,
    own_page: bool,
}

impl Passage<'_> {
    /// The signs of the structure, and the combinations.
    fn signs(&self, counts: Counts<'_>) -> [bool; SIGNS] {
        let mut signs = [false; SIGNS];
        let ids = self.ids;
        let (piece, form) = (self.piece, &self.form);
        let text = self.prose.text_of(piece, self.part);
        let words = self.part.tokens.len();
        let says = |id| counts.of(id) > 0;
        let mut set = |sign: Sign, yes: bool| signs[sign as usize] |= yes;
        let signed = form.signed;
        set(Sign::SignedHalf, signed == Some(Signature::HalfKnown));
        set(Sign::SignedPlaced, signed == Some(Signature::Placed));
        set(Sign::SignedFirst, signed == Some(Signature::FirstName));
        set(Sign::SignedFull, signed == Some(Signature::FullName));
        set(Sign::SignedSource, signed == Some(Signature::Source));
        let (mut announced, mut weakly, mut peers) = (false, false, false);
        for (heading, asks) in self.headings.said(self.reader, self.prose) {
            let says = |id| heading.of(id) > 0;
            let open = !asks && !says(ids.asked) && !says(ids.policy);
            announced |= open && says(ids.announced);
            weakly |= open && says(ids.announced_weakly);
            peers |= !asks && says(ids.peers_announced);
            set(Sign::HeadingPolicy, says(ids.policy));
            set(Sign::HeadingCourt, says(ids.court));
            set(Sign::HeadingInvented, says(ids.invented));
            set(Sign::HeadingAsks, asks);
            set(Sign::ExerciseAround, says(ids.exercise));
        }
        let next = self.at + 1;
        let short = |piece: &&Piece| self.prose.tokens(piece).len() <= 20;
        let exercise_next = self.prose.counts(self.reader, next).of(ids.exercise) > 0;
        set(Sign::ExerciseAround, exercise_next && self.prose.pieces.get(next).filter(short).is_some());
        // A heading speaks of what the page says, not of its menus and buttons.
        let below = !piece.frame && piece.kind != Kind::Control;
        set(Sign::Announced, announced && below);
        set(Sign::AnnouncedWeakly, weakly && !announced && below);
        set(Sign::HeadingPeers, peers);
        set(Sign::Named, piece.names.has(Names::TESTIMONY) && !piece.names.has(Names::DENIED));
        set(Sign::NamedAward, piece.names.has(Names::AWARD));
        set(Sign::Quoted, form.quoted);
        set(Sign::Quotation, piece.quotation);
        set(Sign::Alike, form.alike);
        set(Sign::Company, self.company && signed.is_some_and(|signature| signature != Signature::Source));
        set(Sign::Stars, form.stars);
        set(Sign::Heading, matches!(piece.kind, Kind::Heading(_)));
        set(Sign::Attribute, piece.kind == Kind::Attribute);
        set(Sign::Control, piece.kind == Kind::Control);
        set(Sign::Frame, piece.frame);
        set(Sign::InnerQuote, form.quotes);
        let voiced = says(ids.first_person);
        let relayed = says(ids.relayed) || says(ids.relayed_of_me);
        let content = says(ids.help) || says(ids.outcome) || says(ids.gratitude) || says(ids.recommend);
        let esteem = content || says(ids.praise) || says(ids.addressed);
        set(Sign::RelayedWords, relayed && form.quotes);
        set(Sign::RelayedContent, relayed && esteem);
        set(Sign::StoryOutcome, says(ids.story) && (says(ids.outcome) || says(ids.contrast)));
        set(Sign::ClientVoice, voiced && content && !says(ids.own_voice));
        set(Sign::PageVoice, voiced && self.own_page && !form.quoted && signed.is_none() && !says(ids.third_person));
        set(Sign::PlainVoice, voiced && !esteem);
        set(Sign::OwnContent, says(ids.own_voice) && esteem);
        set(Sign::DescribesUnvoiced, says(ids.praise) && !voiced);
        set(Sign::SignedSilent, signed.is_some() && !voiced && !esteem);
        let person = [ids.third_person, ids.named, ids.word_carer].into_iter().any(says);
        let peer = [ids.praise, ids.recommend, ids.word_good].into_iter().any(says) && person;
        set(Sign::SignedByPeer, peer && form.quoted && signed == Some(Signature::Source));
        let warm = [ids.praise, ids.recommend, ids.gratitude, ids.word_good, ids.word_gem].into_iter().any(says);
        set(Sign::WallOfEsteem, form.alike && warm && !says(ids.thought));
        set(Sign::Exclaims, text.contains('!'));
        set(Sign::Asks, text.ends_with('?'));
        set(Sign::Unfinished, text.ends_with(char::is_alphanumeric));
        set(Sign::Word, words <= 4);
        set(Sign::Line, (5..=9).contains(&words));
        set(Sign::Sentence, (10..=18).contains(&words));
        set(Sign::Long, words > 50);
        set(Sign::LineAfter, self.beside(self.at.checked_add(1)).is_some());
        set(Sign::PageInvented, self.invented);
        signs
    }

    /// The short line beside the passage, in which a name or a role may stand.
    fn beside(&self, at: Option<usize>) -> Option<&Piece> {
        let piece = self.prose.pieces.get(at?)?;
        let line = self.prose.tokens(piece).len() <= LINE && piece.apart == self.piece.apart;
        let card = piece.group == self.piece.group || !matches!(piece.kind, Kind::Heading(..=2));
        (line && card && piece.kind != Kind::Attribute).then_some(piece)
    }

    /// What its words weigh, with those above and beside and the names of the boxes around.
    fn wording(&self) -> Weights {
        let mut sums = self.part.wording;
        self.lines().for_each(|(place, piece)| words::add(&mut sums, &piece.words.as_line(self.reader, place)));
        words::add(&mut sums, &self.boxes);
        sums
    }

    /// All the wordings that weigh.
    fn wordings(&self) -> Vec<(Wording, f32)> {
        let tokens = self.prose.tokens(self.piece).get(self.part.tokens.clone()).unwrap_or_default();
        let own = words::own(self.reader, tokens);
        let force = words::force(own.len());
        let lines = self.lines().flat_map(|(place, piece)| words::line(self.reader, place, self.prose.tokens(piece)));
        let around = lines.chain(boxes(self.prose, self.piece)).map(|wording| (wording, 1.0));
        own.into_iter().map(|wording| (wording, force)).chain(around).collect()
    }

    /// The headings above and the short lines beside.
    fn lines(&self) -> impl Iterator<Item = (Place, &Piece)> {
        let above = self.headings.pieces(self.prose).map(|heading| (Place::Above, heading));
        let before = self.beside(self.at.checked_sub(1)).map(|piece| (Place::Before, piece));
        let after = self.beside(self.at.checked_add(1)).map(|piece| (Place::After, piece));
        above.chain(before).chain(after)
    }
}

/// The parts of the names of the boxes around a piece.
fn boxes(prose: &Prose, piece: &Piece) -> impl Iterator<Item = Wording> {
    prose.boxes(piece).map(|part| Wording { place: Place::Box, prints: [part, 0] })
}

/// From how many passages on that speak in the first person, without a quotation, the page does.
const OWN_PAGE: usize = 4;
/// The most words that a line beside a passage has.
const LINE: usize = 8;

/// Whether a quotation, a signature or a heading sets the passage off from the running prose of the page.
fn framed(signs: &[bool; SIGNS]) -> bool {
    [
        Sign::Quoted,
        Sign::SignedHalf,
        Sign::SignedPlaced,
        Sign::SignedFirst,
        Sign::SignedFull,
        Sign::Announced,
        Sign::AnnouncedWeakly,
        Sign::Named,
    ]
    .iter()
    .any(|sign| signs[*sign as usize])
}
