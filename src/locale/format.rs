//! Dates, money, telephone numbers and lists as Québec and English Canada write them.

use jiff::civil::Date;

use crate::diagnostic::Language;

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in words: « 1er mars 2026 », "March 1, 2026".
pub fn date(language: Language, date: Date) -> String {
    let month = usize::from(date.month().unsigned_abs()) - 1;
    match language {
        Language::Fr => {
            let day = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
            format!("{day} {} {}", MONTHS_FR[month], date.year())
        }
        Language::En => format!("{} {}, {}", MONTHS_EN[month], date.day(), date.year()),
    }
}

/// An amount of dollars: « 120 $ », « 97,50 $ », "$120", "$97.50".
pub fn amount(language: Language, dollars: f64) -> String {
    let cents = (dollars * 100.0).round();
    let whole = (cents % 100.0) == 0.0;
    let digits = if whole { format!("{:.0}", cents / 100.0) } else { format!("{:.2}", cents / 100.0) };
    match language {
        Language::Fr => format!("{}\u{A0}$", digits.replace('.', ",")),
        Language::En => format!("${digits}"),
    }
}

/// The telephone number of North America in `text` as it is written in Québec (`514 873-6565`, `1 800 555-0199`,
/// with « poste 12 » or "ext. 12" after it), or `None` where `text` is no such number.
///
/// Three-digit services (911, 811) and 9-8-8 are numbers too.
pub fn telephone(language: Language, text: &str) -> Option<String> {
    let (digits, extension) = telephone_parts(text)?;
    let number = match digits.len() {
        3 => digits,
        10 => format!("{} {}-{}", &digits[..3], &digits[3..6], &digits[6..]),
        _ => format!("1 {} {}-{}", &digits[1..4], &digits[4..7], &digits[7..]),
    };
    Some(match (extension, language) {
        (None, _) => number,
        (Some(extension), Language::Fr) => format!("{number}, poste {extension}"),
        (Some(extension), Language::En) => format!("{number}, ext. {extension}"),
    })
}

/// The address of a link that calls the number in `text`, such as `tel:+15148736565`, or `None` where it is none.
pub fn telephone_address(text: &str) -> Option<String> {
    let (digits, extension) = telephone_parts(text)?;
    let number = match digits.len() {
        3 => digits,
        10 => format!("+1{digits}"),
        _ => format!("+{digits}"),
    };
    Some(match extension {
        Some(extension) => format!("tel:{number};ext={extension}"),
        None => format!("tel:{number}"),
    })
}

/// The digits of a number and of its extension, if the number can exist: an area code and an exchange do not begin
/// with 0 or 1 (North American Numbering Plan).
fn telephone_parts(text: &str) -> Option<(String, Option<String>)> {
    let lower = text.trim().to_lowercase();
    let mut number = lower.as_str();
    let mut extension = None;
    for word in ["poste", "ext.", "ext", "#", "x"] {
        if let Some((before, after)) = lower.split_once(word) {
            number = before;
            let digits = after.trim();
            if digits.is_empty() || digits.len() > 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            extension = Some(digits.to_owned());
            break;
        }
    }
    let number = number.trim().trim_end_matches(',');
    let allowed = |character: char| {
        character.is_ascii_digit() || matches!(character, ' ' | '\u{A0}' | '-' | '.' | '(' | ')' | '+' | '\u{2011}')
    };
    if !number.chars().all(allowed) {
        return None;
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let national = match digits.len() {
        3 => return (digits.ends_with("11") || digits == "988").then_some((digits, extension)),
        10 => digits.as_str(),
        11 if digits.starts_with('1') => &digits[1..],
        _ => return None,
    };
    let begins_well = |part: &str| !part.starts_with(['0', '1']);
    (begins_well(national) && begins_well(&national[3..])).then_some((digits, extension))
}

/// A span of the day: « 9 h à 17 h 30 », "9:00 to 17:30". A time that is no clock time stays as it is.
pub fn span_of_day(language: Language, from: &str, to: &str) -> String {
    let time = |text: &str| match (language, text.split_once(':')) {
        (Language::Fr, Some((hours, minutes))) => {
            let hours = hours.trim_start_matches('0');
            let hours = if hours.is_empty() { "0" } else { hours };
            let minutes = minutes.trim_start_matches('0');
            format!("{hours}\u{A0}h{}{minutes}", if minutes.is_empty() { "" } else { "\u{A0}" })
        }
        _ => text.trim_start_matches('0').to_owned(),
    };
    match language {
        Language::Fr => format!("{} à {}", time(from), time(to)),
        Language::En => format!("{} to {}", time(from), time(to)),
    }
}

/// Several things in one sentence: « a, b et c », "a, b and c".
pub fn enumeration(language: Language, items: &[String]) -> String {
    let and = match language {
        Language::Fr => "et",
        Language::En => "and",
    };
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_money_follow_each_language() {
        let first = jiff::civil::date(2026, 3, 1);
        assert_eq!(date(Language::Fr, first), "1er mars 2026");
        assert_eq!(date(Language::En, first), "March 1, 2026");
        assert_eq!(amount(Language::Fr, 97.5), "97,50\u{A0}$");
        assert_eq!(amount(Language::En, 120.0), "$120");
    }

    #[test]
    fn numbers_of_north_america_are_told_from_others() {
        for (text, number) in [
            ("5148736565", Some("514 873-6565")),
            ("(514) 873-6565", Some("514 873-6565")),
            ("+1 514.873.6565", Some("1 514 873-6565")),
            ("514 873-6565, poste 12", Some("514 873-6565, poste 12")),
            ("911", Some("911")),
            ("514 173-6565", None),
            ("873-6565", None),
            ("514 873-656", None),
            ("appelez-moi", None),
        ] {
            assert_eq!(telephone(Language::Fr, text).as_deref(), number, "{text}");
        }
        assert_eq!(telephone_address("514 873-6565 poste 2").as_deref(), Some("tel:+15148736565;ext=2"));
    }

    #[test]
    fn hours_are_written_as_in_quebec() {
        assert_eq!(span_of_day(Language::Fr, "09:05", "17:00"), "9\u{A0}h\u{A0}5 à 17\u{A0}h");
        assert_eq!(span_of_day(Language::En, "09:05", "17:00"), "9:05 to 17:00");
    }

    #[test]
    fn a_list_reads_as_a_sentence() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(enumeration(Language::Fr, &items), "a, b et c");
        assert_eq!(enumeration(Language::En, &items[..2]), "a and b");
    }
}
