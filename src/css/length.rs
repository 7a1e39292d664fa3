//! Lengths and sums of lengths, in pixels of a narrow screen.

use super::part::{Kind, Part, without_space};

/// Width of the narrowest screen that pages are read on, in pixels.
const WIDTH: f32 = 320.0;

/// What `parts` come to in pixels, a hundredth being one of `whole`; `None` for what is no single length.
pub fn length(parts: &[Part], whole: f32) -> Option<f32> {
    sum(without_space(parts), whole, 0)
}

fn sum(parts: &[Part], whole: f32, depth: usize) -> Option<f32> {
    if depth > 8 {
        return None;
    }
    let mut total = None;
    let mut sign = 1.0;
    let mut factor: Option<char> = None;
    let mut term: Option<f32> = None;
    for part in parts {
        match &part.kind {
            Kind::Space => {}
            Kind::Sign(next @ ('+' | '-')) => {
                total = Some(total.unwrap_or(0.0) + sign * term.take()?);
                sign = if *next == '-' { -1.0 } else { 1.0 };
            }
            Kind::Sign(next @ ('*' | '/')) => factor = Some(*next),
            _ => {
                let value = one(part, whole, depth)?;
                term = match (term, factor.take()) {
                    (None, _) => Some(value),
                    (Some(before), Some('*')) => Some(before * value),
                    (Some(before), Some(_)) if value != 0.0 => Some(before / value),
                    _ => return None,
                };
            }
        }
    }
    Some(total.unwrap_or(0.0) + sign * term?)
}

fn one(part: &Part, whole: f32, depth: usize) -> Option<f32> {
    match &part.kind {
        Kind::Number(value, unit) => Some(
            value
                * match unit.as_str() {
                    "" | "px" => 1.0,
                    "rem" | "em" | "ic" | "rlh" | "lh" => 16.0,
                    "ch" | "ex" | "cap" => 8.0,
                    "pt" => 4.0 / 3.0,
                    "pc" => 16.0,
                    "cm" => 37.8,
                    "mm" => 3.78,
                    "in" => 96.0,
                    "q" => 0.945,
                    "%" => whole / 100.0,
                    "vw" | "svw" | "lvw" | "dvw" | "vmin" | "vi" | "cqw" | "cqi" => WIDTH / 100.0,
                    "vh" | "svh" | "lvh" | "dvh" | "vmax" | "vb" | "cqh" | "cqb" => 5.6,
                    _ => return None,
                },
        ),
        Kind::Block('(', inside) => sum(inside, whole, depth + 1),
        Kind::Function(name, inside) => {
            let each: Option<Vec<f32>> =
                inside.split(|part| part.is(',')).map(|one| sum(one, whole, depth + 1)).collect();
            let each = each?;
            match name.as_str() {
                "calc" if each.len() == 1 => each.first().copied(),
                "min" => each.into_iter().reduce(f32::min),
                "max" => each.into_iter().reduce(f32::max),
                "clamp" if each.len() == 3 => Some(each[1].min(each[2]).max(each[0])),
                _ => None,
            }
        }
        _ => None,
    }
}
