//! Positions in the author's files: byte ranges inside, lines and columns for people.

use std::sync::Arc;

/// A byte range in one file of the project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Path of the file inside the project folder.
    pub file: Arc<str>,
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The range `start..end` of `file`.
    pub fn new(file: &Arc<str>, range: std::ops::Range<usize>) -> Self {
        Self { file: Arc::clone(file), start: range.start, end: range.end }
    }

    /// The very beginning of `file`, for what concerns the file as a whole.
    pub fn start_of(file: &Arc<str>) -> Self {
        Self::new(file, 0..0)
    }
}

/// A span as a person reads it: lines and columns counted from 1, in code points, the end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the place after the last character.
    pub end_line: usize,
    /// Column of the place after the last character.
    pub end_column: usize,
}

impl Position {
    /// The position of `span` in `text`, the text of its file. Places beyond the text count as its end.
    pub fn of(span: &Span, text: &str) -> Self {
        let (line, column) = line_and_column(text, span.start);
        let (end_line, end_column) = line_and_column(text, span.end.max(span.start));
        Self { line, column, end_line, end_column }
    }
}

fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(text: &str, range: std::ops::Range<usize>) -> (usize, usize, usize, usize) {
        let position = Position::of(&Span::new(&"a".into(), range), text);
        (position.line, position.column, position.end_line, position.end_column)
    }

    #[test]
    fn lines_and_columns_count_code_points_from_one() {
        assert_eq!(position("abc", 0..3), (1, 1, 1, 4));
        assert_eq!(position("é\nêtre", 3..8), (2, 1, 2, 5));
        assert_eq!(position("a\nb\n", 4..4), (3, 1, 3, 1));
    }

    #[test]
    fn a_place_beyond_the_text_or_inside_a_character_is_no_panic() {
        assert_eq!(position("é", 1..99), (1, 1, 1, 2));
    }
}
