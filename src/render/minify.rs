//! The HTML minifier's one home, and the proof that it left the reader's words alone.

use minify_html::Cfg;

/// Depth of nesting beyond which a page is not given to the minifier, which would overflow the stack.
const DEEPEST: usize = 200;

/// `html` minified, or `None` where that would change what a reader sees.
pub(super) fn minify(html: &str) -> Option<String> {
    if deep(html) {
        return None;
    }
    let cfg = Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        minify_css: true,
        ..Cfg::new()
    };
    let small = String::from_utf8(minify_html::minify(html.as_bytes(), &cfg)).ok()?;
    Words::new(html).eq(Words::new(&small)).then_some(small)
}

/// Whether elements may be nested deeper than the minifier can follow; counts every start tag that is not closed yet.
fn deep(html: &str) -> bool {
    let bytes = html.as_bytes();
    let mut depth = 0usize;
    let mut deepest = 0usize;
    for at in memchr::memchr_iter(b'<', bytes) {
        match bytes.get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(byte) if byte.is_ascii_alphabetic() && !is_void(&bytes[at + 1..]) => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            _ => {}
        }
    }
    deepest > DEEPEST
}

fn is_void(tag: &[u8]) -> bool {
    let name = name(tag);
    [
        &b"area"[..],
        b"base",
        b"br",
        b"col",
        b"embed",
        b"hr",
        b"img",
        b"input",
        b"link",
        b"meta",
        b"source",
        b"track",
        b"wbr",
    ]
    .iter()
    .any(|void| name.eq_ignore_ascii_case(void))
}

fn name(tag: &[u8]) -> &[u8] {
    let end = tag.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-').unwrap_or(tag.len());
    &tag[..end]
}

/// The text of a page as a sequence of characters with one space wherever a reader sees a gap: white space, or the
/// edge of an element that is no part of a line.
///
/// A light reading without a tree. It need not be right about every page; it must be the same for a page and its
/// minified form exactly when no gap between words was lost or made.
struct Words<'a> {
    bytes: &'a [u8],
    at: usize,
    gap: bool,
    started: bool,
    pending: Option<char>,
}

impl<'a> Words<'a> {
    fn new(html: &'a str) -> Self {
        Self { bytes: html.as_bytes(), at: 0, gap: false, started: false, pending: None }
    }

    /// Passes the tag, comment or declaration at the current place; text that holds no tags goes with its element.
    fn tag(&mut self) {
        let rest = &self.bytes[self.at..];
        if rest.starts_with(b"<!--") {
            self.at += find(rest, b"-->").map_or(rest.len(), |end| end + 3);
            return;
        }
        let closing = rest.get(1) == Some(&b'/');
        let written = name(&rest[if closing { 2 } else { 1 }..]);
        // Names that say something here are short; of longer ones nothing is known.
        let mut name = [0; 8];
        let name = name.get_mut(..written.len()).unwrap_or_default();
        name.iter_mut().zip(written).for_each(|(small, byte)| *small = byte.to_ascii_lowercase());
        self.at += end_of_tag(rest);
        if !is_inline(name) {
            self.gap = true;
        }
        if !closing && matches!(&*name, b"script" | b"style" | b"title" | b"textarea") {
            let rest = &self.bytes[self.at..];
            let close = [b"</", &*name].concat();
            self.at += find(rest, &close).unwrap_or(rest.len());
        }
    }

    /// The character at the current place, with the few references that templates write decoded.
    fn character(&mut self) -> char {
        let rest = &self.bytes[self.at..];
        if rest[0].is_ascii() && rest[0] != b'&' {
            self.at += 1;
            return char::from(rest[0]);
        }
        if rest[0] == b'&'
            && let Some(end) = rest.iter().take(12).position(|byte| *byte == b';')
            && let Some(character) = reference(&rest[1..end])
        {
            self.at += end + 1;
            return character;
        }
        let length = match rest[0] {
            0xF0.. => 4,
            0xE0.. => 3,
            0xC0.. => 2,
            _ => 1,
        }
        .min(rest.len());
        self.at += length;
        std::str::from_utf8(&rest[..length]).ok().and_then(|text| text.chars().next()).unwrap_or('\u{FFFD}')
    }
}

impl Iterator for Words<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(character) = self.pending.take() {
            return Some(character);
        }
        while self.at < self.bytes.len() {
            match self.bytes[self.at] {
                b'<' if self
                    .bytes
                    .get(self.at + 1)
                    .is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?')) =>
                {
                    self.tag();
                }
                byte if byte.is_ascii_whitespace() => {
                    self.gap = true;
                    self.at += 1;
                }
                _ => {
                    let character = self.character();
                    let gap = std::mem::replace(&mut self.gap, false) && self.started;
                    self.started = true;
                    if gap {
                        self.pending = Some(character);
                        return Some(' ');
                    }
                    return Some(character);
                }
            }
        }
        None
    }
}

fn is_inline(name: &[u8]) -> bool {
    const INLINE: [&[u8]; 34] = [
        b"a", b"abbr", b"b", b"bdi", b"bdo", b"button", b"cite", b"code", b"data", b"del", b"dfn", b"em", b"i", b"img",
        b"input", b"ins", b"kbd", b"label", b"map", b"mark", b"output", b"q", b"ruby", b"s", b"samp", b"select",
        b"small", b"span", b"strong", b"sub", b"sup", b"time", b"u", b"var",
    ];
    INLINE.contains(&name)
}

/// The length of the tag, or declaration, that the text begins with.
fn end_of_tag(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'>', b'"', b'\'', &text[at..]) {
        at += found + 1;
        match text[at - 1] {
            b'>' => return at,
            quote if at > 1 && text[at - 2] == b'=' => match memchr::memchr(quote, &text[at..]) {
                Some(close) => at += close + 1,
                None => break,
            },
            _ => {}
        }
    }
    text.len()
}

fn reference(name: &[u8]) -> Option<char> {
    match name {
        b"amp" => Some('&'),
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"quot" => Some('"'),
        b"apos" => Some('\''),
        b"nbsp" => Some('\u{A0}'),
        _ => {
            let text = std::str::from_utf8(name).ok()?.strip_prefix('#')?;
            let code = match text.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => text.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(text, wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_smaller_and_says_the_same() {
        let html = "<!doctype html><html lang=fr><head><title>A</title></head><body>\n <p>Un  mot &amp;\n <b>deux</b> </p>\n</body></html>";
        let small = minify(html).unwrap();
        assert!(small.len() < html.len());
        assert!(small.contains("<p>Un mot & <b>deux</b></p>"), "{small}");
    }

    #[test]
    fn a_lost_space_keeps_the_page_as_it_was() {
        assert_eq!(minify("<footer>Tél. <a href=x>514</a> <span>poste 2</span></footer>"), None);
        assert!(minify("<footer><p>Tél. <a href=x>514</a> <span>poste 2</span></p></footer>").is_some());
    }

    #[test]
    fn deep_nesting_never_reaches_the_minifier() {
        assert_eq!(minify(&"<div>".repeat(10_000)), None);
    }
}
