//! An author's Markdown as HTML in its page: links led to their pages, images given their size, forbidden markup told.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::markdown::{self, LinkKind, Surroundings, Word};
use super::shared::section_url;
use crate::content::{Page, Site};
use crate::diagnostic::{Diagnostic, Language, Message, Outcome};
use crate::html::{self, Limits};
use crate::locale;
use crate::source::{Span, decode, mark};

/// The HTML of a Markdown text, with the marks of its origins.
pub(super) struct Body {
    pub(super) html: String,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Attributes that only the engine may write.
const MARKERS: [&str; 4] = ["data-section", "data-req", "data-practitioner", mark::ATTRIBUTE];

/// Elements that belong to the head or to the theme, never to a text.
const REFUSED: [&str; 6] = ["style", "link", "meta", "base", "title", "frameset"];

/// Renders the Markdown of `page`, its highest headings at `top_level`; `mark` gives a mark for a range of its Markdown.
pub(super) fn of_markdown(
    site: &Arc<Site>,
    page: &Page,
    prefix: &str,
    top_level: u8,
    mark: &mut dyn FnMut(Range<usize>) -> Option<char>,
) -> Body {
    let mut surroundings = InPage { site, page, mark, marks: Vec::new(), diagnostics: Vec::new() };
    let mut rendered = markdown::to_html(page.markdown(), top_level - 1, prefix, &mut surroundings);
    // `##` is where a text begins, since the title above it is a heading of its own. A text that begins with `#`
    // means the same, one step higher.
    if rendered.headings.iter().any(|heading| heading.level < top_level) {
        surroundings.diagnostics.clear();
        rendered = markdown::to_html(page.markdown(), top_level, prefix, &mut surroundings);
    }
    let mut diagnostics = std::mem::take(&mut surroundings.diagnostics);
    let mut html = rendered.html;
    if rendered.too_many_parts {
        let message = Message::new("unverified-page-parts");
        let mut diagnostic = Diagnostic::error("unverified-page", message).at(Span::start_of(&page.file));
        diagnostic.outcome = Outcome::CantTell;
        diagnostic.reason = Some("too-many-elements");
        diagnostics.push(diagnostic);
    }
    if !rendered.raw_html.is_empty() {
        let marks = surroundings.marks;
        html = checked(&html, page, &rendered.raw_html, &marks, &mut diagnostics);
    }
    Body { html, diagnostics }
}

/// `html` as a whole tree again, so that nothing left open in a text can swallow what stands after it, without the
/// attributes that only the engine may write; what may not stand in a text is told.
fn checked(
    html: &str,
    page: &Page,
    raw: &[Range<usize>],
    marks: &[(char, Range<usize>)],
    diagnostics: &mut Vec<Diagnostic>,
) -> String {
    let whole = raw.first().map_or(0, |range| range.start)..raw.last().map_or(0, |range| range.end);
    let span = |range: Range<usize>| Span::new(&page.file, range.start + page.body.start..range.end + page.body.start);
    let Ok(mut tree) = html::parse_fragment(html, &Limits::default()) else {
        let message = Message::new("unverified-page-text");
        diagnostics.push(Diagnostic::error("unverified-page", message).at(span(whole)));
        return String::new();
    };
    let mut forged = Vec::new();
    for node in tree.elements().collect::<Vec<_>>() {
        let name = tree.name(node).to_owned();
        let mark = tree.attr(node, mark::ATTRIBUTE).and_then(|value| value.chars().next());
        let written = |mark| marks.iter().find(|(other, _)| *other == mark).map(|(_, range)| range.clone());
        let place = || mark.and_then(written).unwrap_or_else(|| whole.clone());
        if REFUSED.contains(&name.as_str()) && tree.is_html(node) {
            let message = Message::new("refused-element").with("element", name.as_str());
            diagnostics.push(Diagnostic::error("refused-markup", message).at(span(place())));
        }
        if tree.attr(node, "style").is_some() {
            let message = Message::new("refused-style").with("element", name.as_str());
            diagnostics.push(Diagnostic::error("refused-markup", message).at(span(place())));
        }
        for marker in MARKERS {
            let value = tree.attr(node, marker);
            let by_engine = marker == mark::ATTRIBUTE
                && value.is_some_and(|value| {
                    let mut characters = value.chars();
                    characters.next().and_then(mark::read).is_some() && characters.next().is_none()
                });
            if value.is_some() && !by_engine {
                let message = Message::new("forged-marker").with("attribute", marker);
                diagnostics.push(Diagnostic::error("forged-marker", message).at(span(place())));
                forged.push((node, marker));
            }
        }
    }
    for (node, marker) in forged {
        tree.remove_attr(node, marker);
    }
    html::serialize(&tree, tree.root())
}

struct InPage<'a> {
    site: &'a Arc<Site>,
    page: &'a Page,
    mark: &'a mut dyn FnMut(Range<usize>) -> Option<char>,
    /// The range that each mark stands for.
    marks: Vec<(char, Range<usize>)>,
    diagnostics: Vec<Diagnostic>,
}

impl InPage<'_> {
    fn tell(&mut self, rule: &'static str, message: Message, range: Range<usize>) {
        let offset = self.page.body.start;
        let span = Span::new(&self.page.file, range.start + offset..range.end + offset);
        self.diagnostics.push(Diagnostic::error(rule, message).at(span));
    }

    /// The address of a page or file of the site that `path`, as the author wrote it, leads to.
    fn inside(&self, path: &str) -> Option<String> {
        let language = self.page.language;
        if let Some(from_root) = path.strip_prefix('/') {
            if decode(from_root).is_ok_and(|file| self.site.has_file(&file)) {
                return Some(self.site.address(from_root));
            }
            return self.site.at(&self.site.address(from_root)).map(|page| page.url.clone());
        }
        let folder = self.page.stem.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        let target = parts.join("/");
        let stem = target.strip_suffix(".md")?;
        self.site.paired(stem, language).map(|page| page.url.clone())
    }
}

impl Surroundings for InPage<'_> {
    fn address(&mut self, destination: &str, kind: LinkKind, span: Range<usize>) -> String {
        if let Some(section) = destination.strip_prefix("section:") {
            return section_url(self.site, section, self.page.language).unwrap_or_else(|| {
                let sections = crate::standard::SECTIONS.join(", ");
                let message = Message::new("broken-link-section").with("section", section).with("sections", sections);
                self.tell("broken-link", message, span);
                String::new()
            });
        }
        if destination.starts_with('#') {
            return destination.to_owned();
        }
        let lower = destination.to_ascii_lowercase();
        if lower.starts_with("http:") {
            self.tell("insecure-address", Message::new("insecure-link").with("address", destination), span);
            return destination.to_owned();
        }
        let scheme = lower.split_once(':').map(|(scheme, _)| scheme);
        if scheme.is_some_and(|scheme| scheme.chars().all(|character| character.is_ascii_alphanumeric())) {
            return destination.to_owned();
        }
        let (path, rest) = match destination.find(['#', '?']) {
            Some(at) => destination.split_at(at),
            None => (destination, ""),
        };
        match self.inside(path) {
            Some(address) => format!("{address}{rest}"),
            None => {
                let id = match kind {
                    LinkKind::Image => "broken-image",
                    LinkKind::Link | LinkKind::Autolink => "broken-link",
                };
                self.tell("broken-link", Message::new(id).with("address", destination), span);
                destination.to_owned()
            }
        }
    }

    fn dimensions(&mut self, destination: &str) -> Option<(u32, u32)> {
        self.site.images.get(destination.strip_prefix('/')?).copied()
    }

    fn mark(&mut self, span: Range<usize>) -> Option<char> {
        let mark = (self.mark)(span.clone())?;
        self.marks.push((mark, span));
        Some(mark)
    }

    fn typography<'a>(&self, text: &'a str) -> Cow<'a, str> {
        locale::typographic(self.page.language, text)
    }

    fn word(&self, word: Word) -> &str {
        self::word(self.page.language, word)
    }
}

/// A word that the engine adds to Markdown, in a language.
pub(super) fn word(language: Language, word: Word) -> &'static str {
    static WORDS: LazyLock<HashMap<(Language, &'static str), String>> = LazyLock::new(|| {
        let all = Language::ALL.into_iter().flat_map(|language| ALL.map(|word| (language, id(word))));
        all.map(|(language, id)| ((language, id), locale::word(language, id))).collect()
    });
    WORDS.get(&(language, id(word))).map_or("", String::as_str)
}

const ALL: [Word; 9] = [
    Word::Footnotes,
    Word::BackToText,
    Word::TaskDone,
    Word::TaskToDo,
    Word::Note,
    Word::Tip,
    Word::Important,
    Word::Warning,
    Word::Caution,
];

fn id(word: Word) -> &'static str {
    match word {
        Word::Footnotes => "text-footnotes",
        Word::BackToText => "text-footnote-back",
        Word::TaskDone => "text-task-done",
        Word::TaskToDo => "text-task-to-do",
        Word::Note => "text-alert-note",
        Word::Tip => "text-alert-tip",
        Word::Important => "text-alert-important",
        Word::Warning => "text-alert-warning",
        Word::Caution => "text-alert-caution",
    }
}

/// `template` with a mark on every start tag that stands outside Tera's delimiters, comments, scripts and styles.
///
/// The mark is unquoted, so that even a tag inside an attribute's value stays what it is once the marks are out.
pub(super) fn with_marked_tags(template: &str, mut mark: impl FnMut(Range<usize>) -> Option<char>) -> String {
    let bytes = template.as_bytes();
    let mut out = String::with_capacity(template.len() + 256);
    let mut copied = 0;
    let mut at = 0;
    let skip =
        |from: usize, end: &str| template[from..].find(end).map_or(bytes.len(), |found| from + found + end.len());
    while at < bytes.len() {
        let rest = &template[at..];
        if rest.starts_with("{{") {
            at = skip(at, "}}");
        } else if rest.starts_with("{%") {
            at = skip(at, "%}");
        } else if rest.starts_with("{#") {
            at = skip(at, "#}");
        } else if rest.starts_with("<!--") {
            at = skip(at, "-->");
        } else if bytes[at] == b'<' && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
            let name = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
            let end = at + 1 + name;
            let whole = bytes.get(end).is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
            if let Some(character) = whole.then(|| mark(at..end)).flatten() {
                out.push_str(&template[copied..end]);
                out.push(' ');
                out.push_str(mark::ATTRIBUTE);
                out.push('=');
                out.push(character);
                copied = end;
            }
            let tag = template[at + 1..end].to_ascii_lowercase();
            at = if matches!(tag.as_str(), "script" | "style") { skip(end, &format!("</{tag}")) } else { end };
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    out.push_str(&template[copied..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_a_template_are_marked_and_nothing_else() {
        let template =
            "{# <a> #}<p class=\"{{ x }}\"><b>é</b>{% if a < b %}<h{{ n }}><!-- <i> --><script>a<b</script><br/>";
        let marked = with_marked_tags(template, |range| mark::of_site(range.start));
        assert_eq!(marked.matches("data-o=").count(), 4);
        let (plain, found) = mark::strip(&marked);
        assert_eq!(plain, template);
        let first = found.first().map(|found| found.mark);
        assert_eq!(first, Some(mark::Mark::Site(template.find("<p").unwrap())));
    }
}
