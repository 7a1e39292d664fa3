//! The one gate through which a name given by somebody becomes a path.

use unicode_normalization::UnicodeNormalization;

/// Why a name may not become a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// Nothing, or only dots.
    Empty,
    /// A character that some file system or host does not take: control, backslash, colon, `<>"|?*`.
    Character(char),
    /// `..` or `.` as a part.
    Parent,
    /// A name that Windows keeps for a device, such as `con` or `lpt1`.
    Reserved,
    /// A part of more than 100 bytes or a path of more than 240.
    Long,
    /// A part that ends with a dot or a space, or begins with a space.
    Edge,
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
        character.is_control() || matches!(character, '/' | '\\' | ':' | '<' | '>' | '"' | '|' | '?' | '*')
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
        ] {
            assert_eq!(gate(path), Err(fault), "{path:?}");
        }
        assert_eq!(gate(&"a".repeat(101)), Err(PathFault::Long));
    }
}
