//! Marks: private-use characters that carry the origin of a piece of text through templates and minifier.
//!
//! A mark is one character of Unicode's private-use planes 15 and 16. The author's files may hold none (they are
//! replaced when the file is read), so every such character in rendered HTML is a mark, wherever it stands, and
//! can be taken out again without knowing anything about HTML. Plane 15 holds the numbers of one page, plane 16
//! the numbers that the whole site shares (values of sitegen.toml, tags of overridden templates).

use std::borrow::Cow;

const PAGE_FIRST: u32 = 0xF_0000;
const PAGE_LAST: u32 = 0xF_FFFD;
const SITE_END: u32 = 0x10_0000;
const SITE_FIRST: u32 = 0x10_0001;
const SITE_LAST: u32 = 0x10_FFFD;

/// The attribute that carries a mark on an element, as it is written before the mark.
pub const ATTRIBUTE: &str = "data-o";

/// The character that ends the text begun by a mark of the site.
pub const END: char = '\u{10_0000}';

/// What a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Number of an origin of the page.
    Page(usize),
    /// Number of an origin of the site.
    Site(usize),
    /// The text of a site's origin ends here.
    End,
}

/// The mark of the page's origin `number`, or `None` when the plane is full.
pub fn of_page(number: usize) -> Option<char> {
    encode(PAGE_FIRST, PAGE_LAST, number)
}

/// The mark of the site's origin `number`, or `None` when the plane is full.
pub fn of_site(number: usize) -> Option<char> {
    encode(SITE_FIRST, SITE_LAST, number)
}

fn encode(first: u32, last: u32, number: usize) -> Option<char> {
    let code = first.checked_add(u32::try_from(number).ok()?)?;
    (code <= last).then(|| char::from_u32(code)).flatten()
}

/// What `character` says, or `None` if it is no mark.
pub fn read(character: char) -> Option<Mark> {
    let code = u32::from(character);
    match code {
        PAGE_FIRST..=PAGE_LAST => Some(Mark::Page((code - PAGE_FIRST) as usize)),
        SITE_END => Some(Mark::End),
        SITE_FIRST..=SITE_LAST => Some(Mark::Site((code - SITE_FIRST) as usize)),
        _ => None,
    }
}

/// `text` with every character that could be taken for a mark replaced by U+FFFD.
pub fn without_forged(text: &str) -> Cow<'_, str> {
    if text.chars().any(|character| read(character).is_some()) {
        text.chars()
            .map(|character| if read(character).is_some() { '\u{FFFD}' } else { character })
            .collect::<String>()
            .into()
    } else {
        text.into()
    }
}

/// A mark that was taken out, and where it stood in the bytes that remain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Byte offset in the text without marks.
    pub offset: usize,
    /// What the mark said.
    pub mark: Mark,
    /// Whether it stood in the attribute of an element, which went with it.
    pub on_element: bool,
}

/// `html` without its marks and the attributes that carried them, and what was taken out, in order.
pub fn strip(html: &str) -> (String, Vec<Found>) {
    let bytes = html.as_bytes();
    let mut out = String::with_capacity(html.len());
    let mut found = Vec::new();
    let mut copied = 0;
    // Planes 15 and 16 are the characters whose UTF-8 begins with F3 B0..BF or F4 80..8F; F3 and F4 begin nothing
    // else that is common, so jumping from one such byte to the next reads the page at memory speed.
    for at in memchr::memchr2_iter(0xF3, 0xF4, bytes) {
        let Some(character) = html[at..].chars().next() else {
            continue;
        };
        let Some(mark) = read(character) else {
            continue;
        };
        let mut from = at;
        let mut until = at + character.len_utf8();
        let before = &html[copied..at];
        let quoted = before.strip_suffix(['"', '\'']);
        let on_element = quoted
            .unwrap_or(before)
            .strip_suffix("data-o=")
            .and_then(|rest| rest.strip_suffix([' ', '\n']))
            .map(|rest| {
                from = copied + rest.len();
                if quoted.is_some() {
                    until += 1;
                }
            })
            .is_some();
        out.push_str(&html[copied..from]);
        copied = until;
        found.push(Found { offset: out.len(), mark, on_element });
    }
    out.push_str(&html[copied..]);
    (out, found)
}

/// The HTML that [`strip`] was given, from what it gave: marks and their attributes back in their places.
pub fn restore(html: &str, found: &[Found]) -> String {
    let mut out = String::with_capacity(html.len() + found.len() * 12);
    let mut copied = 0;
    for item in found {
        let character = match item.mark {
            Mark::Page(number) => of_page(number),
            Mark::Site(number) => of_site(number),
            Mark::End => Some(END),
        };
        let Some(character) = character else { continue };
        out.push_str(&html[copied..item.offset]);
        copied = item.offset;
        if item.on_element {
            out.push(' ');
            out.push_str(ATTRIBUTE);
            out.push('=');
        }
        out.push(character);
    }
    out.push_str(&html[copied..]);
    out
}

/// `text` between the mark of the site's origin `number` and the end mark; `text` alone when the plane is full.
pub fn around(number: usize, text: &str) -> String {
    match of_site(number) {
        Some(mark) => format!("{mark}{text}{END}"),
        None => text.to_owned(),
    }
}

/// `text` without any mark.
pub fn removed(text: &str) -> Cow<'_, str> {
    if text.chars().any(|character| read(character).is_some()) {
        text.chars().filter(|character| read(*character).is_none()).collect::<String>().into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_with_their_attributes_and_come_back() {
        let one = of_page(7).unwrap();
        let two = of_site(0).unwrap();
        let html = format!("<p data-o={one} class=x>é{two}514{END} 😀</p><b data-o={one}>data-o=x</b>");
        let (clean, found) = strip(&html);
        assert_eq!(clean, "<p class=x>é514 😀</p><b>data-o=x</b>");
        assert_eq!(
            found.iter().map(|item| (item.mark, item.on_element)).collect::<Vec<_>>(),
            [(Mark::Page(7), true), (Mark::Site(0), false), (Mark::End, false), (Mark::Page(7), true)]
        );
        assert_eq!(restore(&clean, &found), html);
    }

    #[test]
    fn quotes_around_a_mark_go_too() {
        let mark = of_page(0).unwrap();
        assert_eq!(strip(&format!("<p data-o=\"{mark}\">a</p>")).0, "<p>a</p>");
    }

    #[test]
    fn a_forged_mark_is_replaced_before_anything_reads_it() {
        assert_eq!(without_forged("a\u{F0000}b"), "a\u{FFFD}b");
        assert_eq!(without_forged("😀"), "😀");
    }

    #[test]
    fn a_full_plane_gives_no_mark() {
        assert!(of_page(65_533).is_some());
        assert_eq!(of_page(65_534), None);
    }
}
