//! Precision and recall of the rules about prose on the project's own labelled passages and pages.
//!
//! The weights are fitted to everything in `tests/detection/fitted/` (`cargo xtask fit`), so what is measured there
//! says nothing of unseen text; it shows that the weights belong to the corpus. `tests/detection/held-out/` was written
//! by hands that had seen neither the rules nor the other passages, and nothing is ever fitted to it: what is measured
//! there is what may be expected elsewhere. `cargo xtask fit --measure` says the same of each fifth of the fitted
//! corpus. A passage of `held-out` that is looked at to mend something has to move to `fitted`.

mod corpus;
mod project;

use std::collections::BTreeMap;

use corpus::{Label, Sample};
use sitegen::html::{self, Limits};
use sitegen::rules::prose_rules::{Judgement, ProseRules};
use sitegen::standard::{Library, PROSE_RULES};

#[derive(Clone, Copy, Default)]
struct Tally {
    wanted: usize,
    found: usize,
    own: usize,
    certain: usize,
    clean: usize,
    wrong: usize,
    wrong_certain: usize,
}

impl Tally {
    fn add(&mut self, label: Label, told: &[Judgement]) {
        let one = |yes: bool| usize::from(yes);
        let clean = label == Label::Clean;
        let certain = told.iter().any(|judgement| judgement.certain);
        let rule = match label {
            Label::Praise => Some(PROSE_RULES[0]),
            Label::Solicit => Some(PROSE_RULES[1]),
            Label::Endorse => Some(PROSE_RULES[2]),
            Label::Clean => None,
        };
        self.wanted += one(!clean);
        self.clean += one(clean);
        self.found += one(!clean && !told.is_empty());
        self.own += one(told.iter().any(|judgement| rule == Some(judgement.rule)));
        self.certain += one(!clean && certain);
        self.wrong += one(clean && !told.is_empty());
        self.wrong_certain += one(clean && certain);
    }

    fn precision(self) -> f64 {
        ratio(self.found, self.found + self.wrong)
    }

    fn recall(self) -> f64 {
        ratio(self.found, self.wanted)
    }

    fn row(self, name: &str) -> String {
        format!(
            "{name:<44} wanted {:>4}, found {:>4} (by its own rule {:>4}, certain {:>4}); clean {:>4}, wrongly told \
             {:>3} (certain {:>2}); precision {:.3}, recall {:.3}",
            self.wanted,
            self.found,
            self.own,
            self.certain,
            self.clean,
            self.wrong,
            self.wrong_certain,
            self.precision(),
            self.recall()
        )
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of passages are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// What the rules find of the passages and of the pages of a folder, each put into the page that `place` makes of it;
/// prints it by language, label, batch and family.
fn measured(folder: &str, place: impl Fn(&Sample) -> String, by_family: bool) -> (Tally, Tally) {
    let rules = ProseRules::new(Library::builtin(), &[]);
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut whole = (Tally::default(), Tally::default());
    for sample in corpus::read(&project::root().join("tests/detection").join(folder)) {
        let tree = html::parse(&place(&sample), &Limits::default()).expect("samples are small");
        let mut told = rules.told(&tree);
        // What is told of a page has to stand where the praise is.
        if sample.page && sample.label != Label::Clean {
            told.retain(|judgement| stands_in(&judgement.text, &sample.marked));
        }
        for name in names(&sample, by_family) {
            tallies.entry(format!("{folder}: {name}")).or_default().add(sample.label, &told);
        }
        let tally = if sample.page { &mut whole.1 } else { &mut whole.0 };
        tally.add(sample.label, &told);
    }
    tallies.iter().for_each(|(name, tally)| println!("{}", tally.row(name)));
    whole
}

/// Whether a passage stands in one of the blocks, a text or an attribute of it.
fn stands_in(text: &str, blocks: &[(Label, String)]) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    blocks.iter().any(|(_, block)| {
        let tree = html::parse(block, &Limits::default()).expect("blocks are small");
        let attributes = tree.elements().flat_map(|node| tree.attrs(node)).map(|(_, value)| value.to_owned());
        let mut texts = attributes.chain([html::visible_text(&tree, tree.root())]);
        texts.any(|own| letters(&own).contains(&letters(text)))
    })
}

/// The groups that a sample counts in. What is clean counts beside each label, since a wrong finding lowers the
/// precision of all.
fn names(sample: &Sample, by_family: bool) -> Vec<String> {
    let Sample { batch, label, language, family, page, .. } = sample;
    let kind = if *page { "pages" } else { "passages" };
    let labels = match label {
        Label::Clean => vec![Label::Praise, Label::Solicit, Label::Endorse],
        label => vec![*label],
    };
    let mut names = vec![format!("= {kind}"), format!("= {kind} {language}"), format!("= {kind} of {batch}")];
    names.extend(labels.iter().map(|label| format!("= {kind} {label:?}")));
    if by_family && !page {
        names.push(format!("{language} {label:?} {batch} {family}"));
    }
    names
}

#[test]
fn the_weights_belong_to_the_corpus_they_are_fitted_to() {
    let (passages, pages) = measured("fitted", |sample| sample.html.clone(), true);
    holds("passages", passages, 0.95, 0.85);
    holds("pages", pages, 0.95, 0.85);
}

/// That what is found is at least so precise and so complete.
fn holds(what: &str, tally: Tally, precision: f64, recall: f64) {
    assert!(tally.precision() >= precision, "precision of {what} is {:.3}", tally.precision());
    assert!(tally.recall() >= recall, "recall of {what} is {:.3}", tally.recall());
}

#[test]
fn unseen_passages_and_pages_are_told_as_often_as_the_documents_say() {
    let (passages, pages) = measured("held-out", |sample| sample.html.clone(), false);
    holds("passages", passages, 0.94, 0.92);
    holds("pages", pages, 0.94, 0.84);
}

#[test]
fn they_are_told_in_a_site_as_they_are_by_themselves() {
    let frame = published("@@");
    let (passages, pages) = measured("held-out", |sample| frame.replace("<p>@@</p>", body(&sample.html)), false);
    holds("passages in a site", passages, 0.95, 0.88);
    holds("pages in a site", pages, 0.94, 0.85);
}

#[test]
fn nobody_is_asked_about_a_passage_of_which_a_rule_is_certain() {
    let rules = ProseRules::new(Library::builtin(), &[]);
    for sample in corpus::read(&project::root().join("tests/detection/fitted")) {
        let told = rules.told(&html::parse(&sample.html, &Limits::default()).expect("samples are small"));
        let certain = |node| told.iter().any(|one| one.certain && one.node == node);
        assert!(told.iter().all(|one| one.certain || !certain(one.node)), "{}", sample.html);
    }
}

/// A page of the base site as it is published that has nothing but `text`.
fn published(text: &str) -> String {
    let mut files = project::base();
    for (language, title) in [("fr", "Essai"), ("en", "Essay")] {
        let page = format!("+++\ntitle = \"{title}\"\n+++\n\n{text}\n");
        files.insert(format!("content/{language}/essai.md"), page.into_bytes());
    }
    let verified = project::judge(&files).judged.verified.expect("the base site holds");
    let page = verified.files().iter().find(|file| file.path == "essai/index.html").expect("the page is published");
    String::from_utf8(page.bytes.to_vec()).expect("pages are UTF-8")
}

/// What stands in the body of a sample.
fn body(html: &str) -> &str {
    html.split_once("<main>").map_or(html, |(_, body)| body)
}
