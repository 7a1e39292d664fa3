//! Characters of a page on their way to a passage: white space collapsed, what cannot be seen left out, reversed text turned round.

/// Adds `text` as a reader perceives it to `out`, whose passage begins at `from`.
pub(super) fn push(out: &mut String, from: usize, text: &str) {
    let mut reversed: Option<usize> = None;
    let mut rest = text;
    loop {
        // Most of a text is letters that go as they are.
        let end = rest.bytes().position(|byte| !byte.is_ascii_graphic()).unwrap_or(rest.len());
        out.push_str(&rest[..end]);
        rest = &rest[end..];
        let Some(character) = rest.chars().next() else { break };
        rest = &rest[character.len_utf8()..];
        match character {
            _ if character.is_whitespace() => {
                if out.len() > from && !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
            }
            '\u{202e}' => reversed = Some(out.len()),
            '\u{202c}' => turn(out, reversed.take()),
            _ if is_imperceptible(character) => {}
            _ => out.push(character),
        }
    }
    turn(out, reversed);
}

/// Turns round what stands in `out` from a place on.
pub(super) fn turn(out: &mut String, from: Option<usize>) {
    if let Some(reversed) = from.and_then(|from| out.get(from..).map(|text| text.chars().rev().collect::<String>())) {
        out.truncate(out.len() - reversed.len());
        out.push_str(&reversed);
    }
}

/// Breaks the line.
pub(super) fn break_line(out: &mut String, from: usize) {
    while out.len() > from && out.ends_with([' ', '\n']) {
        out.pop();
    }
    if out.len() > from {
        out.push('\n');
    }
}

/// Soft hyphens, joiners, marks of direction, fillers without width.
fn is_imperceptible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}
