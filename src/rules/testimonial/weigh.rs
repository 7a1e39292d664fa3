//! What speaks for and against a passage being praise by a client, and how much it all weighs.

use super::Signal;
use super::signs::{Sign, told};
use crate::html::NodeId;
use crate::rules::prose::context::{self, Form, Headings};
use crate::rules::prose::signature::Signature;
use crate::rules::prose::{Kind, Names, Piece, Prose, Reader};
use crate::standard::{Counts, Lexicon, RuleWeights, SignalId};

/// A passage that is, or may be, praise by a client.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The element it stands in.
    pub node: NodeId,
    /// Whether it is certain.
    pub certain: bool,
    /// What spoke for it, each once, the weightiest first.
    pub signals: Vec<Signal>,
}

/// What each sign weighs, looked up once.
#[derive(Debug)]
pub(in crate::rules) struct Scale {
    base: f32,
    probable: f32,
    certain: f32,
    signs: [[f32; 2]; Sign::ALL.len()],
    lexical: Vec<(SignalId, Option<Signal>, [f32; 2])>,
    ids: Ids,
}

/// The signals that combinations are made of.
#[derive(Debug)]
struct Ids {
    first_person: SignalId,
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
    policy: SignalId,
    court: SignalId,
    invented: SignalId,
    invented_widely: SignalId,
    exercise: SignalId,
    thought: SignalId,
    word_good: SignalId,
    word_gem: SignalId,
}

impl Scale {
    pub(in crate::rules) fn new(lexicon: &Lexicon, weights: &RuleWeights) -> Self {
        let id = |name| lexicon.signal(name);
        let structural = |name: &str| Sign::ALL.iter().any(|(sign, _)| *sign == name);
        Self {
            base: weights.base,
            probable: weights.probable,
            certain: weights.certain,
            signs: Sign::ALL.map(|(name, _)| weights.sign(name)),
            lexical: weights
                .names()
                .filter(|name| !structural(name))
                .map(|name| (id(name), told(name), weights.sign(name)))
                .collect(),
            ids: Ids {
                first_person: id("first-person"),
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
                policy: id("policy"),
                court: id("court"),
                invented: id("invented"),
                invented_widely: id("invented-widely"),
                exercise: id("exercise"),
                thought: id("thought"),
                word_good: id("word-good"),
                word_gem: id("word-gem"),
            },
        }
    }
}

/// Every passage of the page that weighs enough.
pub(in crate::rules) fn judge(reader: &Reader<'_>, scale: &Scale, prose: &Prose) -> Vec<Judgement> {
    let mut found = Vec::new();
    each(reader, scale, prose, |passage| found.extend(passage.judged()));
    found
}

/// Goes through the passages of a page.
fn each(reader: &Reader<'_>, scale: &Scale, prose: &Prose, mut look: impl FnMut(&Passage<'_>)) {
    let mut headings = Headings::default();
    let mut signed_before: Option<(usize, Signature)> = None;
    let company = context::signatures(reader, prose) > 1;
    let invented = (0..prose.pieces.len()).any(|at| prose.counts(reader, at).of(scale.ids.invented_widely) > 0);
    for (at, piece) in prose.pieces.iter().enumerate() {
        let before = signed_before.filter(|(place, _)| place + 1 == at).map(|(_, signature)| signature);
        if let Some(signature) = context::signs_below(reader, prose, piece) {
            signed_before = Some((at, signature));
        }
        if matches!(piece.kind, Kind::Heading(_)) {
            headings.pass(prose, at);
            if !context::quoted_heading(prose, piece) {
                continue;
            }
        }
        if let Some(form) = context::form(reader, prose, at, before) {
            look(&Passage { reader, scale, prose, at, piece, form, headings: &headings, company, invented });
        }
    }
}

struct Passage<'a> {
    reader: &'a Reader<'a>,
    scale: &'a Scale,
    prose: &'a Prose,
    at: usize,
    piece: &'a Piece,
    form: Form,
    headings: &'a Headings,
    company: bool,
    invented: bool,
}

impl Passage<'_> {
    fn judged(&self) -> Option<Judgement> {
        let counts = self.prose.counts(self.reader, self.at);
        let signs = self.signs(counts);
        let column = usize::from(framed(&signs));
        let structural = signs.iter().zip(&self.scale.signs).zip(&Sign::ALL);
        let structural = structural.map(|((value, weights), (_, told))| (value * weights[column], *told));
        let lexical = self.scale.lexical.iter();
        let lexical = lexical.map(|(id, told, weights)| (strength(counts.of(*id)) * weights[column], *told));
        let mut sum = self.scale.base;
        let mut spoke: Vec<(f32, Signal)> = Vec::new();
        for (more, told) in structural.chain(lexical) {
            sum += more;
            if more > 0.0
                && let Some(signal) = told
            {
                match spoke.iter_mut().find(|(_, other)| *other == signal) {
                    Some((weight, _)) => *weight += more,
                    None => spoke.push((more, signal)),
                }
            }
        }
        if sum < self.scale.probable || spoke.is_empty() {
            return None;
        }
        spoke.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let signals = spoke.into_iter().map(|(_, signal)| signal).collect();
        Some(Judgement { node: self.piece.node, certain: sum >= self.scale.certain, signals })
    }

    /// The signs of the structure, and the combinations.
    fn signs(&self, counts: Counts<'_>) -> [f32; Sign::ALL.len()] {
        let mut signs = [0.0; Sign::ALL.len()];
        let ids = &self.scale.ids;
        let text = self.prose.text(self.piece);
        let words = self.prose.tokens(self.piece).len();
        let says = |id| counts.of(id) > 0;
        let mut set = |sign: Sign, yes: bool| signs[sign as usize] = f32::from(u8::from(yes));
        let signed = self.form.signed;
        set(Sign::SignedHalf, signed == Some(Signature::HalfKnown));
        set(Sign::SignedPlaced, signed == Some(Signature::Placed));
        set(Sign::SignedFirst, signed == Some(Signature::FirstName));
        set(Sign::SignedFull, signed == Some(Signature::FullName));
        set(Sign::SignedSource, signed == Some(Signature::Source));
        let named = self.piece.names.has(Names::TESTIMONY) && !self.piece.names.has(Names::DENIED);
        let (mut announced, mut weakly) = (false, false);
        for (heading, asks) in self.headings.said(self.reader, self.prose) {
            let says = |id| heading.of(id) > 0;
            let open = !asks && !says(ids.asked) && !says(ids.policy);
            announced |= open && says(ids.announced);
            weakly |= open && says(ids.announced_weakly);
            if says(ids.policy) {
                set(Sign::HeadingPolicy, true);
            }
            if says(ids.court) {
                set(Sign::HeadingCourt, true);
            }
            if says(ids.invented) {
                set(Sign::HeadingInvented, true);
            }
            if asks {
                set(Sign::HeadingAsks, true);
            }
            if says(ids.exercise) {
                set(Sign::ExerciseAround, true);
            }
        }
        let next = self.at + 1;
        let short = |piece: &&Piece| self.prose.tokens(piece).len() <= 20;
        if self.prose.pieces.get(next).filter(short).is_some()
            && self.prose.counts(self.reader, next).of(ids.exercise) > 0
        {
            set(Sign::ExerciseAround, true);
        }
        // A heading speaks of what the page says, not of its menus and buttons.
        let below = !self.piece.frame && self.piece.kind != Kind::Control;
        set(Sign::Announced, announced && below);
        set(Sign::AnnouncedWeakly, weakly && !announced && below);
        set(Sign::Named, named);
        set(Sign::Quoted, self.form.quoted);
        set(Sign::Quotation, self.piece.quotation);
        set(Sign::Alike, self.form.alike);
        set(Sign::Company, self.company && signed.is_some_and(|signature| signature != Signature::Source));
        set(Sign::Stars, self.form.stars);
        set(Sign::Attribute, self.piece.kind == Kind::Attribute);
        set(Sign::InnerQuote, self.form.quotes);
        let voiced = says(ids.first_person);
        let relayed = says(ids.relayed) || says(ids.relayed_of_me);
        let content = says(ids.help) || says(ids.outcome) || says(ids.gratitude) || says(ids.recommend);
        let esteem = content || says(ids.praise) || says(ids.addressed);
        set(Sign::RelayedWords, relayed && self.form.quotes);
        set(Sign::RelayedContent, relayed && esteem);
        set(Sign::StoryOutcome, says(ids.story) && (says(ids.outcome) || says(ids.contrast)));
        set(Sign::ClientVoice, voiced && content && !says(ids.own_voice));
        set(Sign::PlainVoice, voiced && !esteem);
        set(Sign::OwnContent, says(ids.own_voice) && esteem);
        set(Sign::DescribesUnvoiced, says(ids.praise) && !voiced);
        set(Sign::SignedSilent, signed.is_some() && !voiced && !esteem);
        let warm = [ids.praise, ids.recommend, ids.gratitude, ids.word_good, ids.word_gem].into_iter().any(says);
        set(Sign::WallOfEsteem, self.form.alike && warm && !says(ids.thought));
        set(Sign::Exclaims, text.contains('!'));
        set(Sign::Asks, text.ends_with('?'));
        set(Sign::Short, words <= 8);
        set(Sign::PageInvented, self.invented);
        signs
    }
}

/// Whether a quotation, a signature or a heading sets the passage off from the running prose of the page.
fn framed(signs: &[f32; Sign::ALL.len()]) -> bool {
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
    .any(|sign| signs[*sign as usize] > 0.0)
}

/// Twice says more than once, but not twice as much.
fn strength(count: usize) -> f32 {
    match count {
        0 => 0.0,
        1 => 1.0,
        _ => 1.4,
    }
}
