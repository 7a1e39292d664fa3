//! Texts of files that are no pages, put into one document, so that the rules read them as they read a page.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::html::{self, Document, LimitExceeded, Limits, NodeId};

/// The attribute that leads from an element back to its piece.
const NUMBER: &str = "data-piece";

/// A text, and where it stands in its file.
#[derive(Clone, Debug)]
pub struct Piece {
    markup: String,
    range: Range<usize>,
}

impl Piece {
    /// A text that a reader may see; where it holds tags, what they stand for.
    pub fn text(text: &str, range: Range<usize>) -> Self {
        Self { markup: if is_markup(text) { balanced(text) } else { paragraphs(text) }, range }
    }

    /// The heading of the texts that follow.
    pub fn heading(text: &str, range: Range<usize>) -> Self {
        Self { markup: format!("<h2>{}</h2>", escaped(text)), range }
    }

    /// An element of that name with these attributes.
    pub fn element(name: &str, attributes: &[(&str, &str)], range: Range<usize>) -> Self {
        let mut markup = format!("<{name}");
        for (attribute, value) in attributes {
            markup.push_str(&format!(" {attribute}=\"{}\"", escaped(value)));
        }
        markup.push_str(&format!("></{name}>"));
        Self { markup, range }
    }

    /// The names and hosts in a text that a script holds, whatever they are for.
    pub fn names(text: &str, range: Range<usize>) -> Self {
        // A script of this type is data: it is looked at for the names of services and does not run.
        let inside = text.replace("</", "< /").replace("<!--", "< !--");
        Self { markup: format!("<script type=\"text/plain\">{inside}</script>"), range }
    }
}

/// A finding without a page, and where in the file it is.
pub type Located = (Diagnostic, Range<usize>);

/// The pieces as one document.
pub fn document(pieces: &[Piece]) -> Result<Document, LimitExceeded> {
    let mut markup = String::with_capacity(pieces.iter().map(|piece| piece.markup.len() + 32).sum());
    for (number, piece) in pieces.iter().enumerate() {
        markup.push_str(&format!("<div {NUMBER}={number}>{}</div>\n", piece.markup));
    }
    html::parse_fragment(&markup, &Limits::default())
}

/// Where the piece that holds `node` stands.
pub fn place(tree: &Document, node: NodeId, pieces: &[Piece]) -> Option<Range<usize>> {
    let number = std::iter::once(node).chain(tree.ancestors(node)).find_map(|node| tree.attr(node, NUMBER))?;
    Some(pieces.get(number.parse::<usize>().ok()?)?.range.clone())
}

/// Whether a text holds a tag.
pub fn is_markup(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let name = text[at + 1..].trim_start_matches('/');
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && text[at..].contains('>')
    })
}

/// The markup with every element closed; what cannot be read within limits stays a text.
fn balanced(text: &str) -> String {
    match html::parse_fragment(text, &Limits::default()) {
        Ok(tree) => html::serialize(&tree, tree.root()),
        Err(_) => paragraphs(text),
    }
}

fn paragraphs(text: &str) -> String {
    let lines = text.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
    lines.map(|text| format!("<p>{}</p>", escaped(text))).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_in_a_piece_leads_back_to_it() {
        let pieces = [
            Piece::text("Un mot <3 & un autre.", 0..3),
            Piece::text("<p>un<b>deux", 4..9),
            Piece::element("iframe", &[("src", "a\"b")], 10..12),
            Piece::names("x('</script><b>')", 13..14),
        ];
        let tree = document(&pieces).unwrap();
        for (name, place_of) in [("p", 0..3), ("b", 4..9), ("iframe", 10..12), ("script", 13..14)] {
            let node = tree.elements().find(|node| tree.name(*node) == name).unwrap();
            assert_eq!(place(&tree, node, &pieces), Some(place_of), "{name}");
        }
        assert_eq!(tree.elements().filter(|node| tree.name(*node) == "b").count(), 1);
    }
}
