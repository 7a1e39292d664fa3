//! Which files have a name that changes with their contents, so that browsers may keep them for long.

use crate::render::OutputFile;

/// Whether a file is a style sheet of the theme, whose name the engine ends with eight digits of its hash.
pub(super) fn is_in(file: &OutputFile) -> bool {
    let of_theme = file.source.as_ref().is_none_or(|source| source.starts_with("theme/"));
    let print = file.path.strip_prefix("assets/").and_then(|name| name.strip_suffix(".css")?.rsplit_once('.'));
    of_theme
        && print.is_some_and(|(_, print)| {
            print.len() == 8 && print.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
        })
}
