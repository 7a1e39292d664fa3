//! Follows raw HTML the way a browser reads it, to mark the start tags in it and nothing else.

use std::ops::Range;

use memchr::{memchr, memchr_iter};

/// The attribute that carries the mark of an element.
pub(super) const ORIGIN: &str = " data-o=";

/// Elements whose content is text, whatever it looks like.
const RAW_TEXT: [&str; 8] = ["script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"];

/// Where in the HTML the reading stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Between tags.
    Content,
    /// Inside a tag, after its name.
    Tag(Tag, Part),
    /// Inside `<!-- … -->`.
    Comment,
    /// Inside `<!…>`, `<?…>` or `</…>` without a name, all of which end with the first `>`.
    Declaration,
    /// Inside the element of that name in [`RAW_TEXT`].
    RawText(&'static str),
}

/// What has to be known of a tag until its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag {
    /// The start of an element of [`RAW_TEXT`].
    RawText(&'static str),
    /// The start of an `svg`, where other rules hold.
    Svg,
    /// Any other tag.
    Other,
}

/// Where in a tag the reading stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Among the names of attributes.
    Names,
    /// After an equals sign.
    Equals,
    /// In a value without quotes.
    Unquoted,
    /// In a value between two of these quotes.
    Quoted(u8),
}

/// Reads the raw HTML of a text, fragment by fragment.
pub(super) struct TagReader {
    state: State,
    /// Number of `svg` elements around; their `title` and `style` hold elements like any other.
    svg_depth: usize,
}

impl TagReader {
    /// Starts outside any element.
    pub(super) fn new() -> Self {
        Self { state: State::Content, svg_depth: 0 }
    }

    /// Whether what follows is not read as HTML: the text of a comment or of a raw-text element.
    pub(super) fn is_opaque(&self) -> bool {
        matches!(self.state, State::Comment | State::RawText(_))
    }

    /// Forgets a tag left open: the markup that follows a block of raw HTML would close it anyway.
    pub(super) fn end_block(&mut self) {
        if let State::Tag(..) | State::Declaration = self.state {
            self.state = State::Content;
        }
    }

    /// Copies a fragment that starts at `offset` in the text, with a mark in each of its start tags.
    pub(super) fn copy(
        &mut self,
        fragment: &str,
        offset: usize,
        html: &mut String,
        mut mark: impl FnMut(Range<usize>) -> Option<char>,
    ) {
        let bytes = fragment.as_bytes();
        let mut copied = 0;
        let mut at = 0;
        while at < bytes.len() {
            at = match self.state {
                State::Content => {
                    let Some(found) = memchr(b'<', &bytes[at..]) else {
                        break;
                    };
                    let tag = at + found;
                    let closes = bytes.get(tag + 1) == Some(&b'/');
                    let name = tag + 1 + usize::from(closes);
                    if !bytes.get(name).is_some_and(u8::is_ascii_alphabetic) {
                        self.enter_nameless(&bytes[tag..]).map_or(tag + 1, |length| tag + length)
                    } else {
                        let name_end = name + name_length(&bytes[name..]);
                        self.enter_tag(&bytes[name..name_end], closes);
                        if !closes && let Some(character) = mark(offset + tag..offset + name_end) {
                            html.push_str(&fragment[copied..name_end]);
                            html.push_str(ORIGIN);
                            html.push(character);
                            // Or else `<path/>` would have the value `C/`, and no end.
                            if bytes.get(name_end) == Some(&b'/') {
                                html.push(' ');
                            }
                            copied = name_end;
                        }
                        name_end
                    }
                }
                State::Tag(tag, part) => self.read_attributes(bytes, at, tag, part),
                State::Comment => self.leave_comment(bytes, at),
                State::Declaration => match memchr(b'>', &bytes[at..]) {
                    Some(found) => {
                        self.state = State::Content;
                        at + found + 1
                    }
                    None => break,
                },
                State::RawText(name) => match raw_text_end(&bytes[at..], name) {
                    Some(end) => {
                        self.state = State::Tag(Tag::Other, Part::Names);
                        at + end
                    }
                    None => break,
                },
            };
        }
        html.push_str(&fragment[copied..]);
    }

    /// Enters the tag of that name.
    fn enter_tag(&mut self, name: &[u8], closes: bool) {
        let svg = name.eq_ignore_ascii_case(b"svg");
        let tag = if closes {
            self.svg_depth = self.svg_depth.saturating_sub(usize::from(svg));
            Tag::Other
        } else if svg {
            Tag::Svg
        } else if self.svg_depth > 0 {
            Tag::Other
        } else {
            let raw = |raw: &&str| name.eq_ignore_ascii_case(raw.as_bytes());
            RAW_TEXT.into_iter().find(raw).map_or(Tag::Other, Tag::RawText)
        };
        self.state = State::Tag(tag, Part::Names);
    }

    /// Enters a comment or declaration, and gives the length of its opening; or none at a mere `<`.
    fn enter_nameless(&mut self, bytes: &[u8]) -> Option<usize> {
        if let Some(comment) = bytes.strip_prefix(b"<!--") {
            // `<!-->` and `<!--->` are whole comments.
            let dash = usize::from(comment.first() == Some(&b'-'));
            let closed = comment.get(dash) == Some(&b'>');
            self.state = if closed { State::Content } else { State::Comment };
            return Some(if closed { 4 + dash + 1 } else { 4 });
        }
        if !matches!(bytes.get(1), Some(b'!' | b'?' | b'/')) {
            return None;
        }
        self.state = State::Declaration;
        Some(2)
    }

    /// Reads on in a tag, up to its end or that of the fragment.
    fn read_attributes(&mut self, bytes: &[u8], start: usize, tag: Tag, part: Part) -> usize {
        let mut part = part;
        for (at, &byte) in bytes.iter().enumerate().skip(start) {
            part = match (part, byte) {
                (Part::Quoted(quote), _) if byte == quote => Part::Names,
                (Part::Quoted(_), _) => part,
                (_, b'>') => {
                    let empty = part == Part::Names && at > start && bytes[at - 1] == b'/';
                    self.leave_tag(tag, empty);
                    return at + 1;
                }
                (Part::Equals, b'"' | b'\'') => Part::Quoted(byte),
                (Part::Equals | Part::Names, _) if byte.is_ascii_whitespace() => part,
                (Part::Equals, _) => Part::Unquoted,
                (Part::Unquoted, _) if byte.is_ascii_whitespace() => Part::Names,
                (Part::Names, b'=') => Part::Equals,
                (Part::Unquoted | Part::Names, _) => part,
            };
        }
        self.state = State::Tag(tag, part);
        bytes.len()
    }

    /// Leaves a tag; `empty` when it ends with `/>`.
    fn leave_tag(&mut self, tag: Tag, empty: bool) {
        self.state = match tag {
            Tag::RawText(name) => State::RawText(name),
            Tag::Svg if !empty => {
                self.svg_depth += 1;
                State::Content
            }
            Tag::Svg | Tag::Other => State::Content,
        };
    }

    /// Reads on in a comment, up to its end or that of the fragment.
    fn leave_comment(&mut self, bytes: &[u8], start: usize) -> usize {
        for found in memchr_iter(b'>', &bytes[start..]) {
            let text = &bytes[start..start + found];
            if text.ends_with(b"--") || text.ends_with(b"--!") {
                self.state = State::Content;
                return start + found + 1;
            }
        }
        bytes.len()
    }
}

/// Length of the tag name at the start of `bytes`.
fn name_length(bytes: &[u8]) -> usize {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    bytes.iter().position(ends).unwrap_or(bytes.len())
}

/// Where the name of the end tag of a raw-text element ends.
fn raw_text_end(bytes: &[u8], name: &str) -> Option<usize> {
    memchr_iter(b'<', bytes).find_map(|at| {
        let tag = bytes[at + 1..].strip_prefix(b"/")?;
        let length = name_length(tag);
        tag[..length].eq_ignore_ascii_case(name.as_bytes()).then_some(at + 2 + length)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads the fragments one after the other, with `°` for a mark, and gives what was marked too.
    fn read(fragments: &[&str]) -> (String, Vec<String>) {
        let text = fragments.concat();
        let mut reader = TagReader::new();
        let (mut html, mut names, mut offset) = (String::new(), Vec::new(), 0);
        for fragment in fragments {
            reader.copy(fragment, offset, &mut html, |span| {
                names.push(text[span].to_owned());
                Some('°')
            });
            offset += fragment.len();
        }
        (html.replace(ORIGIN, ""), names)
    }

    #[test]
    fn start_tags_are_marked() {
        for (html, expected, names) in [
            ("<p>é <b class=\"x\">y</b></p>", "<p°>é <b° class=\"x\">y</b></p>", vec!["<p", "<b"]),
            ("<br/><hr />a < b <3", "<br° /><hr° />a < b <3", vec!["<br", "<hr"]),
            ("<a title='<b>' href=x/><i>", "<a° title='<b>' href=x/><i°>", vec!["<a", "<i"]),
            ("<a b'c><i d = \"<u>\">", "<a° b'c><i° d = \"<u>\">", vec!["<a", "<i"]),
            ("<my-élan x>", "<my-élan° x>", vec!["<my-élan"]),
            ("<div", "<div°", vec!["<div"]),
            ("</p><", "</p><", vec![]),
        ] {
            assert_eq!(read(&[html]), (expected.to_owned(), names.iter().map(|n| n.to_string()).collect()));
        }
    }

    #[test]
    fn comments_and_declarations_are_left_alone() {
        for (html, expected) in [
            ("<!-- <p> --><p>", "<!-- <p> --><p°>"),
            ("<!-- <p> --!><p>", "<!-- <p> --!><p°>"),
            ("<!--><p><!---><b>", "<!--><p°><!---><b°>"),
            ("<!---- > <p> --><p>", "<!---- > <p> --><p°>"),
            ("<!DOCTYPE html><p>", "<!DOCTYPE html><p°>"),
            ("<?xml <a ?><p>", "<?xml <a ?><p°>"),
            ("</ <a><p>", "</ <a><p°>"),
        ] {
            assert_eq!(read(&[html]).0, expected);
        }
    }

    #[test]
    fn raw_text_is_left_alone() {
        for (html, expected) in [
            ("<script>'<p>'</script ><p>", "<script°>'<p>'</script ><p°>"),
            ("<STYLE><p></styles></Style><p>", "<STYLE°><p></styles></Style><p°>"),
            ("<textarea/><p></textarea><p>", "<textarea° /><p></textarea><p°>"),
            ("<svg><title>a<b>c</title></svg><p>", "<svg°><title°>a<b°>c</title></svg><p°>"),
            ("<svg><title/><path/></svg>", "<svg°><title° /><path° /></svg>"),
            ("<svg/><title><p></title><p>", "<svg° /><title°><p></title><p°>"),
        ] {
            assert_eq!(read(&[html]).0, expected);
        }
    }

    #[test]
    fn the_state_lasts_from_fragment_to_fragment() {
        for (fragments, expected) in [
            (["<!--\n", "<p>\n", "--><p>"], "<!--\n<p>\n--><p°>"),
            (["<script>\n", "<p>\n", "</script><p>"], "<script°>\n<p>\n</script><p°>"),
            (["<a title=\"\n", "<p>\n", "\"><p>"], "<a° title=\"\n<p>\n\"><p°>"),
            (["<a title=\n", "'<p>\n", "'><p>"], "<a° title=\n'<p>\n'><p°>"),
            (["<a\n", "/\n", "><p>"], "<a°\n/\n><p°>"),
        ] {
            assert_eq!(read(&fragments).0, expected);
        }
    }

    #[test]
    fn a_block_may_leave_a_comment_open_but_not_a_tag() {
        for (html, opaque, next) in [
            ("<div class=", false, "<p°>"),
            ("<!DOCTYPE", false, "<p°>"),
            ("<!-- ", true, "<p>"),
            ("<script>", true, "<p>"),
        ] {
            let mut reader = TagReader::new();
            reader.copy(html, 0, &mut String::new(), |_| None);
            reader.end_block();
            let mut written = String::new();
            reader.copy("<p>", 0, &mut written, |_| Some('°'));
            assert_eq!((reader.is_opaque(), written.replace(ORIGIN, "").as_str()), (opaque, next));
        }
    }
}
