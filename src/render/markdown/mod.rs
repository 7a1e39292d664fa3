//! Turns a Markdown text into the HTML of a page's body, and tells which bytes of the text each part comes from.
//!
//! This is the only module that knows the Markdown parser. Whatever a rendering needs to know about
//! the page and the site around the text, it asks of a [`Surroundings`].

mod elements;
mod escape;
mod footnotes;
mod raw_html;
mod slug;
mod writer;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Options, Parser};

/// The Markdown of our authors: CommonMark and the extensions whose meaning is settled.
///
/// Left out on purpose: smart punctuation (it sets English quotes, [`Surroundings::typography`] knows
/// the page's language), metadata blocks (the text comes without its front matter), heading
/// attributes, mathematics and wiki links (a brace, a dollar or a double bracket is plain text).
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

/// Most parts that a text may have; a page of that many elements and texts is beyond what can be verified.
const MOST_PARTS: usize = 400_000;

/// How the page around a Markdown text answers the questions that its rendering raises.
pub trait Surroundings {
    /// The address to write for a link or an image, from its destination as the author wrote it
    /// (`../a.md`, `section:crisis`, `https://example.org/`); `span` is where the whole link stands
    /// in the Markdown text.
    fn address(&mut self, destination: &str, kind: LinkKind, span: Range<usize>) -> String;

    /// The width and height in pixels of a local image, from its destination as the author wrote it.
    fn dimensions(&mut self, destination: &str) -> Option<(u32, u32)>;

    /// A mark: a character that stands for a byte range of the Markdown text, or `None` when no
    /// more marks are to be had.
    fn mark(&mut self, span: Range<usize>) -> Option<char>;

    /// The typographic form of running text, of an alternative text or of a title; not asked for
    /// code, nor for an address shown as text.
    fn typography<'a>(&self, text: &'a str) -> Cow<'a, str>;

    /// A word that the rendering adds to the author's, in the language of the page.
    fn word(&self, word: Word) -> &str;
}

/// How an author wrote a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// A link with a text of its own: `[text](destination)` or `[text][label]`.
    Link,
    /// An address between angle brackets, which is its own text; that of `<name@example.org>` is
    /// `mailto:name@example.org`.
    Autolink,
    /// An image: `![alternative text](destination)` or `![alternative text][label]`.
    Image,
}

/// A word that the rendering adds to the author's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Word {
    /// Name of the section that collects the footnotes.
    Footnotes,
    /// Name of the link that leads from a footnote back to its reference.
    BackToText,
    /// Title of a `[!NOTE]`.
    Note,
    /// Title of a `[!TIP]`.
    Tip,
    /// Title of an `[!IMPORTANT]`.
    Important,
    /// Title of a `[!WARNING]`.
    Warning,
    /// Title of a `[!CAUTION]`.
    Caution,
    /// Name of the ticked box of a task, read before the text of the task.
    TaskDone,
    /// Name of the empty box of a task, read before the text of the task.
    TaskToDo,
}

/// The HTML of a Markdown text, and what was met on the way. All ranges are byte ranges of that text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The HTML, with its marks.
    pub html: String,
    /// The headings, in the order of the HTML.
    pub headings: Vec<Heading>,
    /// Where raw HTML stands: each block as a whole, and each inline tag.
    pub raw_html: Vec<Range<usize>>,
    /// The links and images for which an address was asked, in the order of the HTML.
    pub links: Vec<Link>,
    /// The definitions of footnotes that were dropped: nothing refers to them, or their label was
    /// already defined.
    pub dropped_footnotes: Vec<Range<usize>>,
    /// Whether the text has more parts than a page may have; nothing of it is rendered then.
    pub too_many_parts: bool,
}

/// A heading of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its level in the page, from 1 to 6.
    pub level: u8,
    /// Its `id`, prefix included.
    pub id: String,
    /// Its plain text in typographic form, not escaped for HTML.
    pub text: String,
    /// Where it stands.
    pub span: Range<usize>,
}

/// A link or an image of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// How it is written.
    pub kind: LinkKind,
    /// The destination that was given to [`Surroundings::address`].
    pub destination: String,
    /// Where it stands, as a whole.
    pub span: Range<usize>,
}

/// Renders a Markdown text.
///
/// A `#` heading becomes one of `first_heading_level`, the others follow, none goes below 6. Every `id`
/// of the HTML starts with `prefix` and a hyphen when `prefix` is not empty, so that several texts
/// can share a page; two texts of one page need two prefixes.
///
/// Every element that comes from the text, raw HTML included, carries ` data-o=C` right after its
/// name, where `C` is the mark of its range; every run of text that does not start with white space
/// follows the mark of its own range. Elements of one range share a mark, as `pre` and `code` do. In
/// raw HTML, a space comes after the mark where a slash follows the name (`<br data-o=C />`). What is
/// part of a comment, or of a raw-text element such as `script`, has no mark.
///
/// Marks are best taken away as text and not through an HTML parser: a tag that an author did not
/// close swallows the one after it, mark included.
pub fn to_html(text: &str, first_heading_level: u8, prefix: &str, surroundings: &mut dyn Surroundings) -> Rendered {
    let mut writer = writer::Writer::new(text, first_heading_level, prefix, surroundings);
    for (number, (event, span)) in Parser::new_ext(text, OPTIONS).into_offset_iter().enumerate() {
        if number == MOST_PARTS {
            return Rendered { too_many_parts: true, ..Rendered::default() };
        }
        writer.take(event, span);
    }
    writer.finish()
}
