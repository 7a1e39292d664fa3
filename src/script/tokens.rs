//! The tokens of a script.

use std::ops::Range;

/// A token, and the bytes it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    /// The place of the token that closes the bracket or the computed part that this one opens.
    pub(super) mate: Option<usize>,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or a word of the language, with its escapes resolved.
    Name(String),
    /// A number, if it is one that a character could have.
    Number(Option<u32>),
    /// A text between quotation marks, or a part of a template, decoded.
    Text(String),
    /// `${` and `}` in a template: the text goes on after something computed.
    Gap,
    /// A regular expression.
    Pattern,
    /// Any other character.
    Sign(char),
}

/// The script is none that this reading understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unreadable;

/// Words after which `/` begins a regular expression.
const BEFORE_PATTERN: [&str; 14] = [
    "return",
    "typeof",
    "case",
    "in",
    "of",
    "delete",
    "void",
    "throw",
    "new",
    "else",
    "do",
    "await",
    "yield",
    "instanceof",
];

/// How deep brackets may stand inside one another.
const DEEPEST: usize = 4096;

/// The tokens of `text`.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Unreadable> {
    let mut reader = Reader { text, at: 0, found: Vec::new(), open: Vec::new() };
    if text.starts_with("#!") {
        reader.line();
    }
    while reader.at < text.len() {
        reader.token()?;
    }
    if reader.open.is_empty() { Ok(reader.found) } else { Err(Unreadable) }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    found: Vec<Token>,
    /// The brackets that are open, `` ` `` for the computed part of a template, each with its token.
    open: Vec<(char, usize)>,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn push(&mut self, kind: Kind, start: usize) {
        self.found.push(Token { kind, range: start..self.at, mate: None });
    }

    /// The token at hand opens something.
    fn opens(&mut self, c: char, kind: Kind, start: usize) -> Result<(), Unreadable> {
        self.open.push((c, self.found.len()));
        self.push(kind, start);
        if self.open.len() > DEEPEST { Err(Unreadable) } else { Ok(()) }
    }

    /// The token at hand closes what `c` opened.
    fn closes(&mut self, c: char, kind: Kind, start: usize) -> Result<(), Unreadable> {
        let (_, place) = self.open.pop().filter(|(open, _)| *open == c).ok_or(Unreadable)?;
        self.found[place].mate = Some(self.found.len());
        self.push(kind, start);
        Ok(())
    }

    /// Passes the rest of the line.
    fn line(&mut self) {
        self.at += self.rest().find(['\n', '\r', '\u{2028}', '\u{2029}']).unwrap_or(self.rest().len());
    }

    fn token(&mut self) -> Result<(), Unreadable> {
        let start = self.at;
        let rest = self.rest();
        if rest.starts_with("//") {
            self.line();
            return Ok(());
        }
        if rest.starts_with("/*") {
            self.at += rest.find("*/").ok_or(Unreadable)? + 2;
            return Ok(());
        }
        let Some(c) = self.next() else { return Ok(()) };
        match c {
            c if c.is_whitespace() || c == '\u{feff}' => {}
            '"' | '\'' => {
                let text = self.quoted(c)?;
                self.push(Kind::Text(text), start);
            }
            '`' => self.template(start)?,
            '}' if self.open.last().is_some_and(|(open, _)| *open == '`') => {
                self.closes('`', Kind::Gap, start)?;
                self.template(start)?;
            }
            '(' | '[' | '{' => self.opens(c, Kind::Sign(c), start)?,
            ')' => self.closes('(', Kind::Sign(c), start)?,
            ']' => self.closes('[', Kind::Sign(c), start)?,
            '}' => self.closes('{', Kind::Sign(c), start)?,
            '/' if self.begins_pattern() => {
                self.pattern()?;
                self.push(Kind::Pattern, start);
            }
            c if c.is_ascii_digit() => {
                let length = self.rest().find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.')));
                self.at += length.unwrap_or(self.rest().len());
                let number = number(&self.text[start..self.at]);
                self.push(Kind::Number(number), start);
            }
            c if c.is_alphabetic() || matches!(c, '_' | '$' | '#' | '@' | '\\') => {
                self.at = start;
                let name = self.name()?;
                self.push(Kind::Name(name), start);
            }
            c => self.push(Kind::Sign(c), start),
        }
        Ok(())
    }

    /// A name; `\u0065val` is one too.
    fn name(&mut self) -> Result<String, Unreadable> {
        let mut name = String::new();
        while let Some(c) = self.rest().chars().next() {
            if c == '\\' {
                self.at += 1;
                if !self.rest().starts_with('u') {
                    return Err(Unreadable);
                }
                self.at += 1;
                name.push(self.code()?);
            } else if c.is_alphanumeric() || matches!(c, '_' | '$' | '\u{200c}' | '\u{200d}') || name.is_empty() {
                self.at += c.len_utf8();
                name.push(c);
            } else {
                break;
            }
        }
        Ok(name)
    }

    /// The text up to the quotation mark.
    fn quoted(&mut self, quote: char) -> Result<String, Unreadable> {
        let mut text = String::new();
        loop {
            match self.next().ok_or(Unreadable)? {
                '\n' | '\r' => return Err(Unreadable),
                '\\' => self.escape(&mut text)?,
                c if c == quote => return Ok(text),
                c => text.push(c),
            }
        }
    }

    /// The parts of a template up to its end or to something computed.
    fn template(&mut self, start: usize) -> Result<(), Unreadable> {
        let mut text = String::new();
        loop {
            match self.next().ok_or(Unreadable)? {
                '\\' => self.escape(&mut text)?,
                '`' => {
                    self.push(Kind::Text(text), start);
                    return Ok(());
                }
                '$' if self.rest().starts_with('{') => {
                    self.at += 1;
                    self.push(Kind::Text(text), start);
                    return self.opens('`', Kind::Gap, self.at);
                }
                c => text.push(c),
            }
        }
    }

    fn escape(&mut self, text: &mut String) -> Result<(), Unreadable> {
        match self.next().ok_or(Unreadable)? {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'b' | 'f' | 'v' => text.push(' '),
            'x' => {
                let digits = self.rest().get(..2).ok_or(Unreadable)?;
                let code = u32::from_str_radix(digits, 16).map_err(|_| Unreadable)?;
                text.extend(char::from_u32(code));
                self.at += 2;
            }
            'u' => {
                let first = self.code()?;
                text.push(first);
            }
            '\r' if self.rest().starts_with('\n') => self.at += 1,
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => {}
            c @ '0'..='7' => {
                let more = self.rest().chars().take(2).take_while(|c| ('0'..='7').contains(c)).count();
                let digits = format!("{c}{}", &self.rest()[..more]);
                text.extend(u32::from_str_radix(&digits, 8).ok().and_then(char::from_u32));
                self.at += more;
            }
            c => text.push(c),
        }
        Ok(())
    }

    /// The character that stands after `\u` as four hexadecimal digits or as some in braces, of a pair of halves if need be.
    fn code(&mut self) -> Result<char, Unreadable> {
        let rest = self.rest();
        if let Some(inside) = rest.strip_prefix('{') {
            let end = inside.find('}').ok_or(Unreadable)?;
            let code = u32::from_str_radix(&inside[..end], 16).map_err(|_| Unreadable)?;
            self.at += end + 2;
            return char::from_u32(code).ok_or(Unreadable);
        }
        let half = |text: &str| u16::from_str_radix(text.get(..4)?, 16).ok();
        let first = half(rest).ok_or(Unreadable)?;
        self.at += 4;
        if (0xd800..0xdc00).contains(&first)
            && let Some(second) = self.rest().strip_prefix("\\u").and_then(half)
            && let Some(Ok(c)) = char::decode_utf16([first, second]).next()
        {
            self.at += 6;
            return Ok(c);
        }
        Ok(char::from_u32(u32::from(first)).unwrap_or('\u{fffd}'))
    }

    /// Whether a `/` here begins a regular expression and does not divide.
    fn begins_pattern(&self) -> bool {
        match self.found.last().map(|token| &token.kind) {
            None | Some(Kind::Gap) => true,
            Some(Kind::Name(name)) => BEFORE_PATTERN.contains(&name.as_str()),
            Some(Kind::Sign(c)) => !matches!(c, ')' | ']' | '}'),
            Some(Kind::Number(_) | Kind::Text(_) | Kind::Pattern) => false,
        }
    }

    fn pattern(&mut self) -> Result<(), Unreadable> {
        let mut in_class = false;
        loop {
            match self.next().ok_or(Unreadable)? {
                '\n' | '\r' => return Err(Unreadable),
                '\\' => {
                    self.next().ok_or(Unreadable)?;
                }
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => break,
                _ => {}
            }
        }
        let flags = self.rest().find(|c: char| !c.is_alphanumeric()).unwrap_or(self.rest().len());
        self.at += flags;
        Ok(())
    }
}

fn number(text: &str) -> Option<u32> {
    let plain = text.replace('_', "");
    match plain.get(..2) {
        Some("0x" | "0X") => u32::from_str_radix(&plain[2..], 16).ok(),
        Some("0o" | "0O") => u32::from_str_radix(&plain[2..], 8).ok(),
        Some("0b" | "0B") => u32::from_str_radix(&plain[2..], 2).ok(),
        _ => plain.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        tokens(text).unwrap().into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn texts_are_decoded() {
        for (text, expected) in [
            (
                r#""a\x62\u0063\u{64}\145\
f""#,
                "abcdef",
            ),
            (r"'\uD83D\uDE00 \'é'", "\u{1F600} 'é"),
            ("`a\\`b`", "a`b"),
        ] {
            assert_eq!(kinds(text), [Kind::Text(expected.to_owned())], "{text}");
        }
        assert_eq!(kinds(r"\u0065val"), [Kind::Name("eval".to_owned())]);
    }

    #[test]
    fn a_slash_divides_or_begins_a_pattern() {
        let patterns = |text: &str| kinds(text).iter().filter(|kind| **kind == Kind::Pattern).count();
        for (text, expected) in
            [("a / b / c", 0), ("x = /['\"]/g", 1), ("return /[/']/", 1), ("f(1) / 2", 0), ("// '\n/*'*/", 0)]
        {
            assert_eq!(patterns(text), expected, "{text}");
        }
    }

    #[test]
    fn what_does_not_hold_together_is_not_read() {
        let deep = "(".repeat(1_000_000);
        for text in ["'a\n'", "`a", "/* a", "(]", "}", "f(", "\"\\u12\"", deep.as_str()] {
            assert_eq!(tokens(text), Err(Unreadable), "{}", &text[..text.len().min(20)]);
        }
    }
}
