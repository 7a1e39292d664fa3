//! What an e-mail address, a telephone number, a postal code or a web address can look like.

use jiff::civil::{Date, Time};

use super::schema::Kind;
use crate::diagnostic::Language;
use crate::locale;
use crate::source::gate;

/// The message that says why `text` cannot be of `kind`, or `None` if it can.
pub(super) fn fault(kind: Kind, text: &str) -> Option<&'static str> {
    match kind {
        Kind::Email if !is_email(text) => Some("malformed-email"),
        Kind::Telephone if locale::telephone(Language::Fr, text).is_none() => Some("malformed-telephone"),
        Kind::PostalCode if !is_postal_code(text) => Some("malformed-postal-code"),
        Kind::Url => url_fault(text),
        Kind::Clock if text.parse::<Time>().is_err() || text.len() != 5 => Some("malformed-clock"),
        Kind::File if gate(text).is_err() => Some("malformed-file"),
        _ => None,
    }
}

/// The day that `text` gives, if it is one of the calendar.
pub(super) fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

fn is_email(text: &str) -> bool {
    // The crate takes `a@b`; mail to a person's practice always has a domain with a dot.
    email_address::EmailAddress::is_valid(text)
        && text.rsplit_once('@').is_some_and(|(_, domain)| {
            domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty())
        })
}

/// Canada Post: letter, digit, letter, digit, letter, digit; D, F, I, O, Q, U are never used, W and Z never first.
fn is_postal_code(text: &str) -> bool {
    let characters: Vec<char> = text.chars().filter(|character| *character != ' ').collect();
    let letter = |character: char| character.is_ascii_uppercase() && !"DFIOQU".contains(character);
    characters.len() == 6
        && !"WZ".contains(characters[0])
        && characters
            .iter()
            .enumerate()
            .all(|(index, character)| if index % 2 == 0 { letter(*character) } else { character.is_ascii_digit() })
}

fn url_fault(text: &str) -> Option<&'static str> {
    let Ok(url) = url::Url::parse(text) else {
        return Some("malformed-url");
    };
    let host = url.host_str().unwrap_or_default();
    let named = host.contains('.') && !host.starts_with('.') && !host.contains("..");
    if url.scheme() == "http" && named {
        Some("insecure-url")
    } else if url.scheme() != "https" || !named || !url.username().is_empty() || url.password().is_some() {
        Some("malformed-url")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_takes_what_exists_and_refuses_what_cannot() {
        for (kind, right, wrong) in [
            (Kind::Email, "bureau@exemple.example.org", "bureau@exemple"),
            (Kind::Email, "a.b@c.ca", "a b@c.ca"),
            (Kind::Telephone, "514 555-0134", "555-0134"),
            (Kind::PostalCode, "H2M 1L5", "H2M 1O5"),
            (Kind::PostalCode, "G1R4P5", "12345"),
            (Kind::Url, "https://example.org/a", "example.org"),
            (Kind::Url, "https://example.org", "https://localhost/"),
            (Kind::Clock, "09:00", "9h"),
            (Kind::Clock, "23:59", "25:00"),
            (Kind::File, "docs/consent.pdf", "../secret.pdf"),
        ] {
            assert_eq!(fault(kind, right), None, "{right}");
            assert!(fault(kind, wrong).is_some(), "{wrong}");
        }
        assert_eq!(fault(Kind::Url, "http://example.org/"), Some("insecure-url"));
        assert_eq!(day("2026-02-30"), None);
    }
}
