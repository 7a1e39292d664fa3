//! The component values of CSS: tokens, with the contents of brackets and functions inside them.

use std::fmt;
use std::ops::Range;

use cssparser::{Parser, ParserInput, Token};

/// How deep brackets may stand inside one another.
const DEPTH: usize = 48;

/// One component value, and the bytes it was written in.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// Where it was written.
    pub range: Range<usize>,
}

/// The kinds of component values.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A name, as written.
    Ident(String),
    /// `@` and a name in lower case.
    At(String),
    /// `#` and a name.
    Hash(String),
    /// A text between quotation marks.
    Text(String),
    /// An address.
    Address(String),
    /// A number with its unit in lower case, `%` for hundredths and empty for none.
    Number(f32, String),
    /// Any other character, or `~=` and its like by the first character.
    Sign(char),
    /// White space or a comment.
    Space,
    /// A function by its name in lower case, with what stands in it.
    Function(String, Vec<Part>),
    /// `(`, `[` or `{` with what stands inside.
    Block(char, Vec<Part>),
}

/// Brackets stand too deep inside one another to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooDeep;

impl Part {
    /// The name, if it is one, in lower case.
    pub fn word(&self) -> Option<String> {
        match &self.kind {
            Kind::Ident(name) => Some(name.to_ascii_lowercase()),
            _ => None,
        }
    }

    /// Whether it is `sign`.
    pub fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = |f: &mut fmt::Formatter<'_>, parts: &[Part]| parts.iter().try_for_each(|part| write!(f, "{part}"));
        match &self.kind {
            Kind::Ident(name) => f.write_str(name),
            Kind::At(name) => write!(f, "@{name}"),
            Kind::Hash(name) => write!(f, "#{name}"),
            Kind::Text(text) => write!(f, "\"{text}\""),
            Kind::Address(address) => write!(f, "url({address})"),
            Kind::Number(value, unit) => write!(f, "{value}{unit}"),
            Kind::Sign(sign) => write!(f, "{sign}"),
            Kind::Space => f.write_str(" "),
            Kind::Function(name, inside) => {
                write!(f, "{name}(")?;
                all(f, inside)?;
                f.write_str(")")
            }
            Kind::Block(open, inside) => {
                write!(f, "{open}")?;
                all(f, inside)?;
                f.write_str(match open {
                    '(' => ")",
                    '[' => "]",
                    _ => "}",
                })
            }
        }
    }
}

/// The component values of `text`.
pub fn parts(text: &str) -> Result<Vec<Part>, TooDeep> {
    let mut input = ParserInput::new(text);
    collect(&mut Parser::new(&mut input), DEPTH)
}

/// `parts` without the white space around them.
pub fn without_space(parts: &[Part]) -> &[Part] {
    let is_space = |part: &Part| part.kind == Kind::Space;
    let start = parts.iter().position(|part| !is_space(part)).unwrap_or(parts.len());
    let end = parts.iter().rposition(|part| !is_space(part)).map_or(start, |last| last + 1);
    &parts[start..end]
}

fn collect(parser: &mut Parser<'_, '_>, room: usize) -> Result<Vec<Part>, TooDeep> {
    let mut found: Vec<Part> = Vec::new();
    loop {
        let start = parser.position().byte_index();
        let Ok(token) = parser.next_including_whitespace_and_comments() else { break };
        let kind = match token {
            Token::Ident(name) => Kind::Ident(name.to_string()),
            Token::AtKeyword(name) => Kind::At(name.to_ascii_lowercase()),
            Token::Hash(name) | Token::IDHash(name) => Kind::Hash(name.to_string()),
            Token::QuotedString(text) => Kind::Text(text.to_string()),
            Token::UnquotedUrl(address) => Kind::Address(address.to_string()),
            Token::Number { value, .. } => Kind::Number(*value, String::new()),
            Token::Percentage { unit_value, .. } => Kind::Number(*unit_value * 100.0, "%".to_owned()),
            Token::Dimension { value, unit, .. } => Kind::Number(*value, unit.to_ascii_lowercase()),
            Token::WhiteSpace(_) | Token::Comment(_) | Token::CDO | Token::CDC => Kind::Space,
            Token::Delim(sign) => Kind::Sign(*sign),
            Token::Colon => Kind::Sign(':'),
            Token::Semicolon => Kind::Sign(';'),
            Token::Comma => Kind::Sign(','),
            Token::IncludeMatch => Kind::Sign('~'),
            Token::DashMatch => Kind::Sign('|'),
            Token::PrefixMatch => Kind::Sign('^'),
            Token::SuffixMatch => Kind::Sign('$'),
            Token::SubstringMatch => Kind::Sign('*'),
            Token::BadUrl(_) | Token::BadString(_) => Kind::Sign('\u{fffd}'),
            Token::CloseParenthesis => Kind::Sign(')'),
            Token::CloseSquareBracket => Kind::Sign(']'),
            Token::CloseCurlyBracket => Kind::Sign('}'),
            Token::Function(name) => {
                let name = name.to_ascii_lowercase();
                Kind::Function(name, nested(parser, room)?)
            }
            Token::ParenthesisBlock => Kind::Block('(', nested(parser, room)?),
            Token::SquareBracketBlock => Kind::Block('[', nested(parser, room)?),
            Token::CurlyBracketBlock => Kind::Block('{', nested(parser, room)?),
        };
        let end = parser.position().byte_index();
        match (&kind, found.last_mut()) {
            (Kind::Space, Some(Part { kind: Kind::Space, range })) => range.end = end,
            _ => found.push(Part { kind, range: start..end }),
        }
    }
    Ok(found)
}

fn nested(parser: &mut Parser<'_, '_>, room: usize) -> Result<Vec<Part>, TooDeep> {
    let room = room.checked_sub(1).ok_or(TooDeep)?;
    let mut found = Ok(Vec::new());
    let _: Result<(), cssparser::ParseError<'_, ()>> = parser.parse_nested_block(|inside| {
        found = collect(inside, room);
        // What remains unread after a refusal is of no interest: the whole sheet is given up.
        while inside.next().is_ok() {}
        Ok(())
    });
    found
}
