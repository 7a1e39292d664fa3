//! Words for people: the messages of `locales/` in both languages, and French and English forms of dates, numbers and text.

mod format;
mod typography;

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

pub use format::{amount, date, enumeration, span_of_day, telephone, telephone_address};
pub use typography::typographic;

use crate::diagnostic::{Argument, Language, Message};

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/locales");
static FRENCH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Language::Fr));
static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Language::En));

/// The sentence of a message. A message that `locales/` lacks gives its id, which a test rules out.
pub fn text(language: Language, message: &Message) -> String {
    resolve(language, message, None).unwrap_or_else(|| message.id.to_owned())
}

/// What the message tells the reader to do, or `None` if it has no `help`.
pub fn help(language: Language, message: &Message) -> Option<String> {
    resolve(language, message, Some("help"))
}

/// A word or sentence of `locales/` that needs no values.
pub fn word(language: Language, id: &'static str) -> String {
    text(language, &Message::new(id))
}

fn resolve(language: Language, message: &Message, attribute: Option<&str>) -> Option<String> {
    let bundle: &FluentBundle<FluentResource> = match language {
        Language::Fr => &FRENCH,
        Language::En => &ENGLISH,
    };
    let entry = bundle.get_message(message.id)?;
    let pattern = match attribute {
        Some(name) => entry.get_attribute(name)?.value(),
        None => entry.value()?,
    };
    let mut arguments = FluentArgs::new();
    for (name, argument) in &message.arguments {
        let value = match argument {
            Argument::Text(text) => FluentValue::from(text.as_str()),
            Argument::Bilingual(text) => FluentValue::from(text.in_language(language)),
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Word(id) => FluentValue::from(word(language, id)),
        };
        arguments.set(*name, value);
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
    Some(typographic(language, &text).into_owned())
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let locale: LanguageIdentifier = match language {
        Language::Fr => unic_langid::langid!("fr-CA"),
        Language::En => unic_langid::langid!("en-CA"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    let files = LOCALES.get_dir(language.code()).map(Dir::files).into_iter().flatten();
    for text in files.filter_map(|file| file.contents_utf8()) {
        // A resource that does not parse keeps the messages that do; a test holds that every file parses whole.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_locale_file_parses_whole() {
        for file in LOCALES.dirs().flat_map(Dir::files) {
            let text = file.contents_utf8().expect("locale files are UTF-8");
            if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
                panic!("{}: {errors:?}", file.path().display());
            }
        }
    }
}
