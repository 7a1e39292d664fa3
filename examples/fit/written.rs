//! The files that hold fitted weights.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::path::Path;

use sitegen::standard::{PROSE_RULES, Place, Weights, Wording, print};

use crate::{BESIDE, Feature, SIGN};

/// What a wording must weigh for some rule to be worth its line.
const LEAST: f32 = 0.015;

const WEIGHTS: &str = "\
# What each sign weighs for the rules about prose, in running text and where a quotation, a signature or a heading frames it.
#
# The weights of a passage's signs, of the signals in the passages before and after it (`beside`), and of its wording
# (wording.txt), are added to `base`. From `probable` on a person has to look; from `certain` on the rule says so. These
# two are set by hand; `cargo xtask fit` writes all the rest.
";

const WORDING: &str = "\
# What words weigh for the rules about prose, in thousandths: testimonial, review-request, endorsement; then where they
# stand, and the word, its first five letters, or those of two words in a row, folded. A full stop is the edge of a
# sentence. `cargo xtask fit` writes this file.
";

/// Writes both files.
pub fn write(root: &Path, names: &HashMap<Feature, u32>, weights: &[Vec<f32>], words: &BTreeMap<u32, &str>) {
    let save =
        |name: &str, text: String| std::fs::write(root.join("standards").join(name), text).expect("it is written");
    // As it stands on the disk: the limits may have been changed since this program was built.
    let old = std::fs::read_to_string(root.join("standards/weights.toml")).expect("it can be read");
    let old: Weights = toml::from_str(&old).expect("it is right");
    save("weights.toml", signs(names, weights, &old));
    save("wording.txt", wording(names, weights, words));
}

fn signs(names: &HashMap<Feature, u32>, weights: &[Vec<f32>], old: &Weights) -> String {
    let mut text = WEIGHTS.to_owned();
    for (rule, weights) in PROSE_RULES.iter().zip(weights) {
        let old = old.of(rule);
        let of = |name: &str, framed: Option<bool>| {
            let number = names.get(&Feature::Named(name.to_owned(), framed));
            number.map_or(0.0, |number| SIGN * weights[*number as usize])
        };
        let both = |name: &str| {
            let [running, framed] = [false, true].map(|framed| of(name, None) + of(name, Some(framed)));
            format!("[{running:.2}, {framed:.2}]").replace("-0.00", "0.00")
        };
        let (probable, certain) = (old.probable, old.certain);
        _ = write!(text, "\n[{rule}]\nbase = {}\nprobable = {probable:?}\ncertain = {certain:?}\n", both(""));
        _ = write!(text, "\n[{rule}.signs]\n");
        let mut signs: Vec<&str> = names
            .keys()
            .filter_map(|feature| match feature {
                Feature::Named(name, None) if !name.is_empty() => Some(name.as_str()),
                _ => None,
            })
            .collect();
        signs.sort_unstable();
        for name in signs {
            _ = writeln!(text, "{name} = {}", both(name));
        }
        _ = write!(text, "\n[{rule}.beside]\n");
        let beside = |name: &str, after: bool| {
            let number = names.get(&Feature::Beside(name.to_owned(), after));
            number.map_or(0.0, |number| BESIDE * weights[*number as usize])
        };
        let mut signals: Vec<&str> = names
            .keys()
            .filter_map(|feature| match feature {
                Feature::Beside(name, _) => Some(name.as_str()),
                _ => None,
            })
            .collect();
        signals.sort_unstable();
        signals.dedup();
        for name in signals {
            let [before, after] = [false, true].map(|after| beside(name, after));
            _ = writeln!(text, "{}", format!("{name} = [{before:.2}, {after:.2}]").replace("-0.00", "0.00"));
        }
    }
    text
}

fn wording(names: &HashMap<Feature, u32>, weights: &[Vec<f32>], words: &BTreeMap<u32, &str>) -> String {
    let mut lines = Vec::new();
    for (feature, number) in names {
        let Feature::Wording(Wording { place, prints }) = feature else { continue };
        let columns: Vec<f32> = weights.iter().map(|weights| weights[*number as usize]).collect();
        if columns.iter().all(|weight| weight.abs() < LEAST) {
            continue;
        }
        let (_, name) = Place::ALL.iter().find(|(known, _)| known == place).expect("every place has a name");
        let mut line = columns.iter().fold(String::new(), |line, weight| line + &format!("{:.0} ", weight * 1000.0));
        line += name;
        for print in prints.iter().filter(|print| **print != 0) {
            line += " ";
            line += word(words, *print);
        }
        lines.push((*place, line.splitn(5, ' ').nth(4).unwrap_or_default().to_owned(), line.replace("-0 ", "0 ")));
    }
    lines.sort();
    lines.into_iter().fold(WORDING.to_owned(), |text, (_, _, line)| text + &line + "\n")
}

/// What a print stands for.
fn word<'w>(words: &BTreeMap<u32, &'w str>, wanted: u32) -> &'w str {
    let mark = [".", "%"].into_iter().find(|mark| print(mark) == wanted);
    mark.or_else(|| words.get(&wanted).copied()).unwrap_or_else(|| panic!("a print stands for no word: {wanted}"))
}
