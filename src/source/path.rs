//! The one gate through which a name given by somebody becomes a path: of files, addresses, links and requests.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization;

/// Why a name may not become a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// Nothing, or only dots.
    Empty,
    /// A character that some file system or host does not take (control, backslash, colon, `<>"|?*`), or that nobody
    /// sees and that makes two names look alike.
    Character(char),
    /// `..` or `.` as a part.
    Parent,
    /// A name that Windows keeps for a device, such as `con` or `lpt1`.
    Reserved,
    /// A part of more than 100 bytes or a path of more than 240.
    Long,
    /// A part that ends with a dot or a space, or begins with a space.
    Edge,
    /// A percent sign without two hexadecimal digits after it, or bytes that are no UTF-8.
    Encoding,
    /// An address that does not begin at the root of the site.
    Outside,
}

const LONGEST_PART: usize = 100;
const LONGEST_PATH: usize = 240;

/// Accepts `path` (parts with `/` between them, none at the ends) as a path below a folder, or says why not.
///
/// Nothing is decoded or repaired here: what is not right is refused.
pub fn gate(path: &str) -> Result<(), PathFault> {
    if path.is_empty() {
        return Err(PathFault::Empty);
    }
    if path.len() > LONGEST_PATH {
        return Err(PathFault::Long);
    }
    path.split('/').try_for_each(gate_segment)
}

/// Accepts one part of a path, or says why not.
pub fn gate_segment(part: &str) -> Result<(), PathFault> {
    if part == "." || part == ".." {
        return Err(PathFault::Parent);
    }
    if part.trim_matches('.').is_empty() {
        return Err(PathFault::Empty);
    }
    if part.len() > LONGEST_PART {
        return Err(PathFault::Long);
    }
    let refused = |character: &char| {
        character.is_control()
            || is_invisible(*character)
            || matches!(character, '/' | '\\' | ':' | '<' | '>' | '"' | '|' | '?' | '*')
    };
    if let Some(character) = part.chars().find(refused) {
        return Err(PathFault::Character(character));
    }
    if part.starts_with(' ') || part.ends_with([' ', '.']) {
        return Err(PathFault::Edge);
    }
    let stem = part.split('.').next().unwrap_or(part).to_ascii_lowercase();
    let numbered =
        |name: &str| stem.strip_prefix(name).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    if matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt") {
        return Err(PathFault::Reserved);
    }
    Ok(())
}

/// The path below the site's root that the target of a request (`/`, `/en/?page=2`) or another address on the site's
/// host asks for: decoded once, every part through the gate, `index.html` for a folder.
///
/// What comes out is a name to look up among known files; nothing else may be done with a request.
pub fn gate_request(target: &str) -> Result<String, PathFault> {
    let path = target.split(['?', '#']).next().unwrap_or(target);
    let below = path.strip_prefix('/').ok_or(PathFault::Outside)?;
    if below.is_empty() {
        return Ok("index.html".to_owned());
    }
    match below.strip_suffix('/') {
        Some(folder) => {
            let file = format!("{}/index.html", decode(folder)?);
            gate(&file)?;
            Ok(file)
        }
        None => decode(below),
    }
}

/// A percent-encoded path (parts with `/` between them, none at the ends) as a path below a folder, or why it is none.
///
/// The parts are told apart first and decoded once, so that neither `%2F` nor `%252e` becomes anything but a name.
pub fn decode(path: &str) -> Result<String, PathFault> {
    let parts = path.split('/').map(|part| {
        let mut after_signs = part.split('%').skip(1);
        if !after_signs.all(|after| after.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2) {
            return Err(PathFault::Encoding);
        }
        let part = percent_decode_str(part).decode_utf8().map_err(|_| PathFault::Encoding)?;
        gate_segment(&part)?;
        Ok(part)
    });
    let path = parts.collect::<Result<Vec<_>, _>>()?.join("/");
    gate(&path)?;
    Ok(path)
}

/// What of a path may stand in an address as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A path as it stands in an address: what [`decode`] takes back.
pub fn encoded(path: &str) -> String {
    utf8_percent_encode(path, PLAIN).to_string()
}

/// Two paths that a file system could take for one have the same key, whatever the case of their letters and the way
/// their accents are stored.
pub fn collision_key(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}

/// Characters without a shape of their own: soft hyphen, joiners, marks of direction, variation selectors, private use.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{E000}'..='\u{F8FF}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{10FFFF}'
    )
}

/// The part of an address that `text` suggests: lower-case ASCII letters and digits with single hyphens; empty where
/// `text` has neither.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.nfkd().flat_map(char::to_lowercase) {
        match character {
            'a'..='z' | '0'..='9' => slug.push(character),
            'œ' => slug.push_str("oe"),
            'æ' => slug.push_str("ae"),
            'ß' => slug.push_str("ss"),
            // Combining accents and invisible characters are not even a separation.
            '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => {}
            'ł' => slug.push('l'),
            'đ' | 'ð' => slug.push('d'),
            'ø' => slug.push('o'),
            'ı' => slug.push('i'),
            'þ' => slug.push_str("th"),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_keeps_letters_and_digits() {
        for (text, expected) in [
            ("Première rencontre", "premiere-rencontre"),
            ("L’œuvre & l'été : 2026 !", "l-oeuvre-l-ete-2026"),
            ("¿?", ""),
            ("a--b", "a-b"),
        ] {
            assert_eq!(slug(text), expected);
        }
    }

    #[test]
    fn ordinary_paths_pass() {
        for path in ["index.html", "en/about-me/index.html", "images/été.png", ".well-known/sitegen.json"] {
            assert_eq!(gate(path), Ok(()), "{path}");
        }
    }

    #[test]
    fn what_could_leave_the_folder_or_break_a_host_is_refused() {
        for (path, fault) in [
            ("", PathFault::Empty),
            ("/etc", PathFault::Empty),
            ("a//b", PathFault::Empty),
            ("a/../b", PathFault::Parent),
            ("a\\b", PathFault::Character('\\')),
            ("c:x", PathFault::Character(':')),
            ("a\0b", PathFault::Character('\0')),
            ("CON.html", PathFault::Reserved),
            ("lpt1", PathFault::Reserved),
            ("a./b", PathFault::Edge),
            ("a\u{200B}b", PathFault::Character('\u{200B}')),
            ("txt.\u{202E}exe", PathFault::Character('\u{202E}')),
        ] {
            assert_eq!(gate(path), Err(fault), "{path:?}");
        }
        assert_eq!(gate(&"a".repeat(101)), Err(PathFault::Long));
    }

    #[test]
    fn a_request_asks_for_a_file_of_the_site() {
        for (target, file) in [
            ("/", "index.html"),
            ("/?a=/../b", "index.html"),
            ("/en/", "en/index.html"),
            ("/en", "en"),
            ("/images/%C3%A9t%c3%a9.png", "images/été.png"),
            ("/a%20b.txt#c", "a b.txt"),
            ("/.well-known/sitegen.json", ".well-known/sitegen.json"),
            ("/100%2525", "100%25"),
        ] {
            assert_eq!(gate_request(target).as_deref(), Ok(file), "{target:?}");
        }
    }

    #[test]
    fn a_request_that_wants_out_gets_nothing() {
        for (target, fault) in [
            ("", PathFault::Outside),
            ("en/", PathFault::Outside),
            ("https://example.org/", PathFault::Outside),
            ("*", PathFault::Outside),
            ("//etc/passwd", PathFault::Empty),
            ("/en//", PathFault::Empty),
            ("/../a", PathFault::Parent),
            ("/a/..", PathFault::Parent),
            ("/%2e%2E/a", PathFault::Parent),
            ("/.%2e/a", PathFault::Parent),
            ("/./a", PathFault::Parent),
            ("/..%2fa", PathFault::Character('/')),
            ("/a%2fb", PathFault::Character('/')),
            ("/..\\a", PathFault::Character('\\')),
            ("/..%5ca", PathFault::Character('\\')),
            ("/a%00.html", PathFault::Character('\0')),
            ("/a%0d%0ab", PathFault::Character('\r')),
            ("/c%3A/a", PathFault::Character(':')),
            ("/index.html::$DATA", PathFault::Character(':')),
            ("/%E2%80%AEa", PathFault::Character('\u{202E}')),
            ("/nul", PathFault::Reserved),
            ("/a%20/b", PathFault::Edge),
            ("/%", PathFault::Encoding),
            ("/a%2", PathFault::Encoding),
            ("/%u002e", PathFault::Encoding),
            ("/%+1", PathFault::Encoding),
            ("/%c0%ae%c0%ae/a", PathFault::Encoding),
            ("/%ff", PathFault::Encoding),
        ] {
            assert_eq!(gate_request(target), Err(fault), "{target:?}");
        }
        assert_eq!(gate_request(&format!("/{}", "a/".repeat(200))), Err(PathFault::Long));
        // Decoded once: what is left is a name, however it looks.
        assert_eq!(gate_request("/%252e%252e/a").as_deref(), Ok("%2e%2e/a"));
    }

    #[test]
    fn names_that_a_disk_could_take_for_one_have_one_key() {
        assert_eq!(collision_key("Été/A.txt"), collision_key("e\u{301}te\u{301}/a.TXT"));
        assert_ne!(collision_key("a"), collision_key("à"));
    }
}
