//! An author's own text for a section against the model text it replaces: every fact of the model must be in it.

use std::collections::BTreeSet;

use super::statements::SectionText;
use crate::html::{self, Document, Limits};
use crate::source::mark::{self, Mark};

/// The facts of the model texts that `own` does not show: values of sitegen.toml, numbers, addresses of links.
///
/// Sentences may be worded in any way; what can be wrong in them is a name, a number or an address.
pub(super) fn lacking(own: &str, model: &[SectionText]) -> Vec<String> {
    let own = Read::of(own);
    let mut lacking: Vec<String> = Vec::new();
    let mut miss = |fact: String| {
        if !lacking.contains(&fact) {
            lacking.push(fact);
        }
    };
    for (html, _, _) in model.iter().flat_map(|text| &text.statements) {
        let read = Read::of(html);
        marked_values(html).into_iter().filter(|value| !own.text.contains(value.as_str())).for_each(&mut miss);
        read.addresses.difference(&own.addresses).cloned().for_each(&mut miss);
        // The digits of an address are in the address.
        let by_itself = |number: &&String| read.addresses.iter().all(|address| !address.contains(number.as_str()));
        read.numbers.difference(&own.numbers).filter(by_itself).cloned().for_each(&mut miss);
    }
    lacking
}

/// Whether `own` has less than half of the model's words.
pub(super) fn is_short(own: &str, model: &[SectionText]) -> bool {
    let words = |html: &str| Read::of(html).text.split_whitespace().count();
    let wanted: usize = model.iter().flat_map(|text| &text.statements).map(|(html, _, _)| words(html)).sum();
    words(own) * 2 < wanted
}

/// The words of `own` as a reader perceives them, with the addresses of its links.
pub(super) fn words(own: &str) -> String {
    let read = Read::of(own);
    let addresses: Vec<&str> = read.addresses.iter().map(String::as_str).collect();
    format!("{} {}", read.text, addresses.join(" "))
}

/// What a reader finds in a piece of HTML.
struct Read {
    text: String,
    addresses: BTreeSet<String>,
    numbers: BTreeSet<String>,
}

impl Read {
    fn of(html: &str) -> Self {
        let plain = mark::strip(html).0;
        let tree = html::parse_fragment(&plain, &Limits::default()).ok();
        let text = tree.as_ref().map(perceived).unwrap_or_default();
        let addresses = tree
            .iter()
            .flat_map(|tree| tree.elements().filter_map(|node| tree.attr(node, "href")))
            .filter(|address| !address.starts_with(['/', '#']))
            .map(|address| address.trim_end_matches('/').to_owned())
            .collect();
        // A date may be written in another way; years alone are compared.
        let numbers = text
            .split(|character: char| !character.is_ascii_digit())
            .filter(|digits| digits.len() > 1)
            .map(str::to_owned)
            .collect();
        Self { text, addresses, numbers }
    }
}

fn perceived(tree: &Document) -> String {
    html::perceived(&html::visible_text(tree, tree.root()))
}

/// The values of sitegen.toml that `html` shows, as a reader perceives them.
fn marked_values(html: &str) -> Vec<String> {
    let site_mark = |character: char| matches!(mark::read(character), Some(Mark::Site(_)));
    html.split(site_mark)
        .skip(1)
        .filter_map(|piece| piece.split_once(mark::END))
        .map(|(value, _)| Read::of(value).text)
        .filter(|value| !value.is_empty())
        .collect()
}
