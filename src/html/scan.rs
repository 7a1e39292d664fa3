//! Finds where the tags of a page end before html5ever sees them, and counts their attributes.
//!
//! html5ever compares every attribute of a tag with all before it and hands the tag on only when
//! it is complete, so a tag with too many attributes must be found beforehand. The scan follows
//! the tokenizer of the HTML standard, but need not know which elements switch it: the parser
//! says after every batch what it is reading.

use html5ever::LocalName;
use memchr::{memchr, memchr2, memmem};

/// What the tokenizer reads next.
#[derive(Clone, Debug)]
pub(super) enum Region {
    /// Text with tags.
    Markup {
        /// Whether the open element is SVG or MathML, where `<![CDATA[` begins a section.
        foreign: bool,
    },
    /// The text of an element such as `script`, up to its end tag.
    Raw(LocalName),
    /// Text to the end of the page.
    Plain,
}

/// A tag has more attributes than allowed.
pub(super) struct TooManyAttributes;

/// Enough to make the work per batch vanish, little enough to stop soon after a limit is passed.
const BATCH: usize = 64 * 1024;

/// Start tags after which the tokenizer may read raw text.
const SWITCHES: [&str; 10] =
    ["iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp"];

/// The end of the next batch: a place between two tokens from which the region is known again.
pub(super) fn batch_end(
    text: &[u8],
    from: usize,
    region: &Region,
    attributes: usize,
) -> Result<usize, TooManyAttributes> {
    match region {
        Region::Markup { foreign } => markup(text, from, *foreign, attributes),
        Region::Raw(name) if &**name == "script" => script(text, from, attributes),
        Region::Raw(name) => raw(text, from, name.as_bytes(), attributes),
        Region::Plain => Ok(text.len()),
    }
}

fn markup(text: &[u8], from: usize, foreign: bool, attributes: usize) -> Result<usize, TooManyAttributes> {
    let mut at = from;
    while at - from < BATCH {
        let open = until(text, at, b'<');
        let rest = &text[open..];
        at = match rest {
            [b'<', b'/', c, ..] if c.is_ascii_alphabetic() => tag_end(text, open + 2, attributes)?,
            [b'<', c, ..] if c.is_ascii_alphabetic() => {
                let end = tag_end(text, open + 1, attributes)?;
                if switches(&rest[1..]) {
                    return Ok(end);
                }
                end
            }
            [b'<', b'!', b'-', b'-', ..] => comment_end(text, open + 2),
            [b'<', b'!', b'[', b'C', b'D', b'A', b'T', b'A', b'[', ..] if open > from => {
                // Whether this is a section, only the tree up to here can tell.
                return Ok(open);
            }
            [b'<', b'!', b'[', b'C', b'D', b'A', b'T', b'A', b'[', ..] if foreign => {
                memmem::find(rest, b"]]>").map_or(text.len(), |end| open + end + 3)
            }
            [b'<', b'!' | b'?' | b'/', ..] => past(text, open + 2, b'>'),
            [] => return Ok(text.len()),
            _ => open + 1,
        };
    }
    Ok(at)
}

/// Whether the start tag whose name begins here has one of the names of [`SWITCHES`].
fn switches(name: &[u8]) -> bool {
    SWITCHES.iter().any(|switch| named(name, switch.as_bytes()))
}

/// Whether `text` begins with this tag name and no longer one.
fn named(text: &[u8], name: &[u8]) -> bool {
    text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && text.get(name.len()).is_none_or(|&c| is_space(c) || c == b'/' || c == b'>')
}

/// Past the end tag of a raw text element.
fn raw(text: &[u8], from: usize, name: &[u8], attributes: usize) -> Result<usize, TooManyAttributes> {
    for open in memmem::find_iter(text.get(from..).unwrap_or_default(), b"</") {
        let start = from + open + 2;
        if named(&text[start..], name) {
            return tag_end(text, start, attributes);
        }
    }
    Ok(text.len())
}

/// Past the end tag of a script. Inside `<!--`, a `<script>` makes the next `</script>` text.
fn script(text: &[u8], from: usize, attributes: usize) -> Result<usize, TooManyAttributes> {
    let mut level = 0;
    let mut at = from;
    while let Some(found) = memchr2(b'<', b'-', text.get(at..).unwrap_or_default()) {
        at += found + 1;
        match &text[at - 1..] {
            [b'<', b'!', b'-', b'-', ..] if level == 0 => {
                level = 1;
                at += 1; // the opening hyphens may be closing ones too
            }
            [b'-', b'-', b'>', ..] => level = 0,
            [b'<', b'/', name @ ..] if named(name, b"script") => match level {
                2 => level = 1,
                _ => return tag_end(text, at + 1, attributes),
            },
            [b'<', name @ ..] if level == 1 && named(name, b"script") => level = 2,
            _ => {}
        }
    }
    Ok(text.len())
}

/// Past the comment whose two opening hyphens are at `hyphens`; they may also be closing ones.
fn comment_end(text: &[u8], hyphens: usize) -> usize {
    for found in memmem::find_iter(&text[hyphens..], b"--") {
        let end = hyphens + found + 2;
        match text.get(end..).unwrap_or_default() {
            [b'>', ..] => return end + 1,
            [b'-', b'>', ..] => return end + 2,
            [b'!', b'>', ..] if end > hyphens + 3 => return end + 2,
            [b'-', b'!', b'>', ..] if end > hyphens + 3 => return end + 3,
            _ => {}
        }
    }
    text.len()
}

/// Past the `>` of the tag whose name begins at `at`.
fn tag_end(text: &[u8], mut at: usize, attributes: usize) -> Result<usize, TooManyAttributes> {
    let ends_name = |c: u8| is_space(c) || c == b'/' || c == b'>';
    at = skip(text, at, |c| !ends_name(c));
    for _ in 0..=attributes {
        at = skip(text, at, |c| is_space(c) || c == b'/');
        match text.get(at) {
            Some(b'>') => return Ok(at + 1),
            None => return Ok(at),
            Some(_) => {}
        }
        // The first character belongs to the name even if it is an equals sign.
        at = skip(text, at + 1, |c| !ends_name(c) && c != b'=');
        at = skip(text, at, is_space);
        if text.get(at) == Some(&b'=') {
            at = skip(text, at + 1, is_space);
            at = match text.get(at) {
                Some(&quote @ (b'"' | b'\'')) => past(text, at + 1, quote),
                _ => skip(text, at, |c| !is_space(c) && c != b'>'),
            };
        }
    }
    Err(TooManyAttributes)
}

fn is_space(c: u8) -> bool {
    c.is_ascii_whitespace()
}

fn skip(text: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let length = rest.iter().position(|&c| !wanted(c));
    length.map_or(text.len(), |length| from + length)
}

/// The place of the next `needle`, or the end.
fn until(text: &[u8], from: usize, needle: u8) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    memchr(needle, rest).map_or(text.len(), |found| from + found)
}

/// The place after the next `needle`, or the end.
fn past(text: &[u8], from: usize, needle: u8) -> usize {
    (until(text, from, needle) + 1).min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKUP: Region = Region::Markup { foreign: false };
    const FOREIGN: Region = Region::Markup { foreign: true };

    fn region(name: &str) -> Region {
        Region::Raw(LocalName::from(name))
    }

    /// What the batch leaves of the text.
    fn rest<'a>(text: &'a str, region: &Region) -> &'a str {
        match batch_end(text.as_bytes(), 0, region, 2) {
            Ok(end) => &text[end..],
            Err(TooManyAttributes) => "too many",
        }
    }

    #[test]
    fn batches_end_where_the_region_may_change() {
        for (text, left) in [
            ("", ""),
            ("a < b </ c", ""),
            ("<p a='<script>'>b<SCRIPT a=\">\">c", "c"),
            ("<title>a</title>", "a</title>"),
            ("<titles>a</style><style", ""),
            ("<!--<script>-->a<script/>b", "b"),
            ("<!--><script>a", "a"),
            ("<!---><script>a", "a"),
            ("<!----!><script>a--><script>", "a--><script>"),
            ("<!---!><script>a--><xmp>b", "b"),
            ("<!-----!><script>a", "a"),
            ("<!doctype '><script>a", "a"),
            ("<?a><script>a", "a"),
            ("</3 ><script>a", "a"),
            ("a<![CDATA[<script>", "<![CDATA[<script>"),
            ("<![CDATA[<script>a", ""),
            ("<![CDATA[><script>a", "a"),
        ] {
            assert_eq!(rest(text, &MARKUP), left, "{text}");
        }
        assert_eq!(rest("<![CDATA[><script>]]>a<script>b", &FOREIGN), "b");
    }

    #[test]
    fn raw_text_ends_at_its_end_tag() {
        for (name, text, left) in [
            ("title", "a</b></titles></TITLE a='>'>c", "c"),
            ("title", "<!--</title>c", "c"),
            ("title", "</title", ""),
            ("script", "<!--<script></script>--></script>c", "c"),
            ("script", "<!--<script>--></script>c", "c"),
            ("script", "<!--></script>c", "c"),
            ("script", "<!--</script>c", "c"),
            ("script", "<script></script>c", "c"),
            ("script", "<!--<scripts></script>c", "c"),
            ("script", "<!--<script></script a='></script>c", "c"),
        ] {
            assert_eq!(rest(text, &region(name)), left, "{text}");
        }
        assert_eq!(rest("a</b>", &Region::Plain), "");
    }

    #[test]
    fn attributes_are_counted_as_the_tokenizer_does() {
        for (text, many) in [
            ("<p a b>", false),
            ("<p a b c>", true),
            ("<p a/b/c>", true),
            ("<p a=b/c/d e>", false),
            ("<p a = 'b c d' e = \"f g\">", false),
            ("<p a='b'c'd'>", false),
            ("<p a='b'c'd'/e>", true),
            ("<p ===b>", false),
            ("<p = = = =>", false),
            ("<p a=>b c d>", false),
            ("</p a b c>", true),
            ("<p a b c", true),
            ("<1 a b c>", false),
        ] {
            assert_eq!(rest(text, &MARKUP) == "too many", many, "{text}");
        }
        assert_eq!(rest("</title a b c>", &region("title")), "too many");
    }
}
