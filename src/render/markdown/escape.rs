//! Writes text, attribute values and addresses so that HTML reads them back unchanged.

use memchr::memchr3;

/// Appends `text` as the content of an element.
pub(super) fn push_text(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = memchr3(b'&', b'<', b'>', rest.as_bytes()) {
        html.push_str(&rest[..at]);
        html.push_str(entity(rest.as_bytes()[at]));
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

/// Appends `text` as part of an attribute value between double quotes.
pub(super) fn push_attribute(html: &mut String, text: &str) {
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        if matches!(byte, b'&' | b'<' | b'>' | b'"') {
            html.push_str(&text[copied..at]);
            html.push_str(entity(byte));
            copied = at + 1;
        }
    }
    html.push_str(&text[copied..]);
}

/// Appends an address as an attribute value between double quotes.
///
/// The ASCII characters that no address may hold are percent-encoded; the rest, letters beyond ASCII
/// and existing percent signs included, is kept as it was given.
pub(super) fn push_address(html: &mut String, address: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut copied = 0;
    for (at, byte) in address.bytes().enumerate() {
        let forbidden =
            byte <= b' ' || matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | 0x7f);
        if !forbidden && byte != b'&' {
            continue;
        }
        html.push_str(&address[copied..at]);
        if forbidden {
            html.push('%');
            html.push(char::from(DIGITS[usize::from(byte >> 4)]));
            html.push(char::from(DIGITS[usize::from(byte & 15)]));
        } else {
            html.push_str("&amp;");
        }
        copied = at + 1;
    }
    html.push_str(&address[copied..]);
}

/// The entity of a character that has a meaning of its own in HTML.
fn entity(byte: u8) -> &'static str {
    match byte {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        _ => "&quot;",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(push: fn(&mut String, &str), text: &str) -> String {
        let mut html = String::new();
        push(&mut html, text);
        html
    }

    #[test]
    fn text_keeps_its_quotes() {
        for (text, expected) in [
            ("", ""),
            ("déjà", "déjà"),
            ("a < b & \"c\" > 'd'", "a &lt; b &amp; \"c\" &gt; 'd'"),
            ("<<é&&", "&lt;&lt;é&amp;&amp;"),
        ] {
            assert_eq!(written(push_text, text), expected);
        }
    }

    #[test]
    fn attributes_lose_their_double_quotes() {
        for (text, expected) in
            [("", ""), ("l'été \"chaud\"", "l'été &quot;chaud&quot;"), ("&lt; <é>", "&amp;lt; &lt;é&gt;")]
        {
            assert_eq!(written(push_attribute, text), expected);
        }
    }

    #[test]
    fn addresses_are_encoded_only_where_they_must_be() {
        for (text, expected) in [
            ("/a/b.html?c=d&e=%20#f", "/a/b.html?c=d&amp;e=%20#f"),
            ("été à Paris.html", "été%20à%20Paris.html"),
            ("a\"b\\c\n", "a%22b%5Cc%0A"),
            ("http://[::1]/", "http://[::1]/"),
        ] {
            assert_eq!(written(push_address, text), expected);
        }
    }
}
