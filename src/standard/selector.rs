//! The few CSS selectors by which signs of services are written: one element, its name, id, classes and attributes.

use crate::html::{Document, NodeId};

/// What one element must have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Selector {
    name: Option<String>,
    id: Option<String>,
    classes: Vec<String>,
    attributes: Vec<Attribute>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Attribute {
    name: String,
    /// How its value must compare: one of `=`, `~`, `^`, `*`, and with what.
    value: Option<(char, String)>,
}

/// What elements are told apart by before they are compared.
pub(super) enum Feature<'a> {
    /// The `id`, in lower case.
    Id(&'a str),
    /// A class, in lower case.
    Class(&'a str),
    /// An attribute.
    Attribute(&'a str),
    /// The name.
    Name(&'a str),
}

impl Selector {
    /// Reads a selector; `None` where it is none of the few.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut made = Self::default();
        let mut rest = text;
        while !rest.is_empty() {
            let first = rest.chars().next()?;
            rest = match first {
                '#' => {
                    let (word, rest) = word(&rest[1..])?;
                    made.id = Some(word.to_lowercase());
                    rest
                }
                '.' => {
                    let (word, rest) = word(&rest[1..])?;
                    made.classes.push(word.to_lowercase());
                    rest
                }
                '[' => {
                    let (inside, rest) = rest[1..].split_once(']')?;
                    made.attributes.push(Attribute::read(inside)?);
                    rest
                }
                _ => {
                    let (word, rest) = word(rest)?;
                    made.name = Some(word.to_lowercase());
                    rest
                }
            };
        }
        (made != Self::default()).then_some(made)
    }

    /// What an element must have before it is worth comparing.
    pub(super) fn feature(&self) -> Feature<'_> {
        match (&self.id, self.classes.first(), self.attributes.first(), &self.name) {
            (Some(id), ..) => Feature::Id(id),
            (_, Some(class), ..) => Feature::Class(class),
            (_, _, Some(attribute), _) => Feature::Attribute(&attribute.name),
            (_, _, _, name) => Feature::Name(name.as_deref().unwrap_or_default()),
        }
    }

    /// Whether the element has all of it; letter case is of no meaning.
    pub(super) fn matches(&self, tree: &Document, node: NodeId) -> bool {
        let same = |known: &Option<String>, value: &str| known.as_ref().is_none_or(|known| *known == value);
        same(&self.name, &tree.name(node).to_lowercase())
            && same(&self.id, &tree.attr(node, "id").unwrap_or_default().trim().to_lowercase())
            && self.classes.iter().all(|class| tree.tokens(node, "class").any(|token| token.to_lowercase() == *class))
            && self.attributes.iter().all(|attribute| attribute.matches(tree, node))
    }
}

impl Attribute {
    fn read(inside: &str) -> Option<Self> {
        let Some((name, value)) = inside.split_once('=') else {
            return Some(Self { name: inside.to_owned(), value: None });
        };
        let value = value.trim_end_matches(" i").trim_matches('"').to_lowercase();
        let kind = name.chars().last().filter(|last| matches!(last, '~' | '^' | '*'));
        let name = name.trim_end_matches(['~', '^', '*']).to_owned();
        Some(Self { name, value: Some((kind.unwrap_or('='), value)) })
    }

    fn matches(&self, tree: &Document, node: NodeId) -> bool {
        let Some(written) = tree.attr(node, &self.name) else { return false };
        let Some((kind, value)) = &self.value else { return true };
        let written = written.trim().to_lowercase();
        match kind {
            '~' => written.split_ascii_whitespace().any(|token| token == value),
            '^' => written.starts_with(value.as_str()),
            '*' => written.contains(value.as_str()),
            _ => written == *value,
        }
    }
}

/// The name at the beginning, with `\:` as `:`, and what follows it.
fn word(text: &str) -> Option<(String, &str)> {
    let mut escaped = false;
    let end = text
        .char_indices()
        .find(|(_, c)| {
            let part = escaped || *c == '\\' || c.is_alphanumeric() || matches!(c, '-' | '_');
            escaped = *c == '\\';
            !part
        })
        .map_or(text.len(), |(at, _)| at);
    (end > 0).then(|| (text[..end].replace('\\', ""), &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{Limits, parse_fragment};

    #[test]
    fn selectors_find_their_elements() {
        for (text, html, found) in [
            ("#disqus_thread", "<div id=disqus_thread>", true),
            ("#disqus_thread", "<div id=thread>", false),
            ("iframe.giscus-frame", "<iframe class='a giscus-frame'>", true),
            ("iframe.giscus-frame", "<div class=giscus-frame>", false),
            ("script[data-repo][data-category-id]", "<script data-repo=a data-category-id=b></script>", true),
            ("script[data-repo][data-category-id]", "<script data-repo=a></script>", false),
            ("[class*=\"elfsight-app-\"]", "<div class='x elfsight-app-1'>", true),
            ("link[rel~=\"webmention\"]", "<link rel='a webmention' href=b>", true),
            ("[id^=\"livefyre\"]", "<div id=my-livefyre>", false),
            ("fb\\:comments", "<fb:comments></fb:comments>", true),
        ] {
            let tree = parse_fragment(html, &Limits::default()).unwrap();
            let node = tree.elements().next().unwrap();
            assert_eq!(Selector::read(text).is_some_and(|selector| selector.matches(&tree, node)), found, "{text}");
        }
    }
}
