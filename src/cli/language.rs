//! The language in which the tool speaks: what was asked for, else what the system speaks.

use std::ffi::OsString;

use crate::diagnostic::Language;

/// The language that `--lang` names, wherever it stands; needed before the arguments are understood, since their
/// explanations are in it.
pub(super) fn asked(arguments: &[OsString]) -> Option<Language> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        let code = match argument.strip_prefix("--lang") {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('='),
            None if argument == "--" => return None,
            None => None,
        };
        if let Some(language) = code.and_then(Language::of) {
            return Some(language);
        }
    }
    None
}

/// The language of the system, if it is French or English.
pub(super) fn of_system() -> Option<Language> {
    let locale = sys_locale::get_locale()?.to_lowercase();
    Language::ALL.into_iter().find(|language| {
        locale
            .strip_prefix(language.code())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_', '.', '@']))
    })
}
