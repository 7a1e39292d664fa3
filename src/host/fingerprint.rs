//! Which files have a name that changes with their contents, so that browsers may keep them for long.

use crate::render::OutputFile;

/// Whether a file is a style sheet of the theme, whose name the engine ends with eight digits of its hash.
pub(super) fn is_in(file: &OutputFile) -> bool {
    file.source.as_ref().is_none_or(|source| source.starts_with("theme/")) && is_fingerprinted(&file.path)
}

/// Whether a path of the output has the form of a style sheet which the engine names by its contents.
pub fn is_fingerprinted(path: &str) -> bool {
    let print = path.strip_prefix("assets/").and_then(|name| name.strip_suffix(".css")?.rsplit_once('.'));
    print.is_some_and(|(_, print)| {
        print.len() == 8 && print.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
    })
}
