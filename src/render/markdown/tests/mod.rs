//! Tests of the rendering as a whole, against a page in French.

mod any_input;
mod blocks;
mod footnotes;
mod inlines;
mod origins;

use std::borrow::Cow;
use std::ops::Range;

use super::raw_html::ORIGIN;
use super::{LinkKind, Rendered, Surroundings, Word, to_html};

/// The first character used as a mark.
const FIRST_MARK: char = '\u{f0000}';

/// A page that knows one image and gives a limited number of marks.
#[derive(Default)]
struct Page {
    marks: Vec<Range<usize>>,
    marks_left: usize,
    asked: Vec<(String, LinkKind, Range<usize>)>,
}

impl Surroundings for Page {
    fn address(&mut self, destination: &str, kind: LinkKind, span: Range<usize>) -> String {
        self.asked.push((destination.to_owned(), kind, span));
        destination.replace(".md", "/")
    }

    fn dimensions(&mut self, destination: &str) -> Option<(u32, u32)> {
        (destination == "photo.jpg").then_some((640, 480))
    }

    fn mark(&mut self, span: Range<usize>) -> Option<char> {
        self.marks_left = self.marks_left.checked_sub(1)?;
        let code = u32::from(FIRST_MARK) + u32::try_from(self.marks.len()).ok()?;
        self.marks.push(span);
        char::from_u32(code)
    }

    fn typography<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if text.contains([' ', '\'']) {
            Cow::Owned(text.replace(" !", "\u{a0}!").replace('\'', "’"))
        } else {
            Cow::Borrowed(text)
        }
    }

    fn word(&self, word: Word) -> &str {
        match word {
            Word::Footnotes => "Notes",
            Word::BackToText => "Retour au texte",
            Word::Note => "Note",
            Word::Tip => "Conseil",
            Word::Important => "Important",
            Word::Warning => "Avertissement",
            Word::Caution => "Attention",
            Word::TaskDone => "Fait",
            Word::TaskToDo => "À faire",
        }
    }
}

/// Renders without marks.
fn rendered(text: &str) -> Rendered {
    to_html(text, 1, "", &mut Page::default())
}

/// The HTML of a text, without marks.
fn html(text: &str) -> String {
    rendered(text).html
}

/// Renders with as many marks as there are, and gives their ranges too.
fn marked(text: &str) -> (Rendered, Vec<Range<usize>>) {
    let mut page = Page { marks_left: usize::MAX, ..Page::default() };
    let rendered = to_html(text, 1, "", &mut page);
    (rendered, page.marks)
}

/// The range in the text that a character of the HTML stands for, if it is a mark.
fn origin(marks: &[Range<usize>], character: char) -> Option<Range<usize>> {
    let index = u32::from(character).checked_sub(u32::from(FIRST_MARK))?;
    marks.get(usize::try_from(index).ok()?).cloned()
}

/// The HTML as it would be without marks.
fn without_marks(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    for character in html.chars() {
        if character < FIRST_MARK {
            plain.push(character);
        } else if plain.ends_with(ORIGIN) {
            plain.truncate(plain.len() - ORIGIN.len());
        }
    }
    plain
}

#[test]
fn a_page_without_marks_gets_the_same_html() {
    for text in ["a *b*\n\n- c\n", "# A\n\n<p class=x>b</p>\n\n`c`[^1]\n\n[^1]: d"] {
        assert_eq!(without_marks(&marked(text).0.html), html(text));
    }
}

#[test]
fn marks_may_run_out() {
    let mut page = Page { marks_left: 2, ..Page::default() };
    assert_eq!(
        to_html("a *b* <i>c</i>", 1, "", &mut page).html,
        "<p data-o=\u{f0000}>\u{f0001}a <em>b</em> <i>c</i></p>\n"
    );
}
