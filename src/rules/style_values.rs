//! Which properties and values may touch mandatory elements, what is around them, and what stands beside them.
//!
//! An allow-list: what is not known to be harmless is "undecided", what is known to hide is refused.

use std::collections::{BTreeMap, BTreeSet};

use crate::css::{Declaration, Kind, Part, length};

/// How an element stands to the mandatory ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// It neither is, holds nor belongs to a mandatory element.
    Beside,
    /// It holds a mandatory element.
    Around,
    /// It is mandatory, or inside what is.
    Mandatory,
}

/// What a declaration does, as a word of the messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// Nothing harmful.
    Fine,
    /// What it does can't be decided here.
    Unsure(&'static str),
    /// It harms.
    Refused(&'static str),
}

use Verdict::{Fine, Refused, Unsure};

/// The smallest size of letters, in pixels.
const SMALLEST: f32 = 12.0;
/// The largest empty space, in pixels.
const FARTHEST: f32 = 640.0;

/// Values of custom properties by name, all that any sheet gives.
pub(super) type Variables = BTreeMap<String, Vec<Vec<Part>>>;

/// Properties that only colour, order letters or draw lines.
const HARMLESS: &str = "accent-color align-content align-items align-self background background-attachment background-color \
    background-image background-origin background-position background-repeat background-size border-collapse \
    border-spacing box-decoration-break box-shadow box-sizing break-after break-before break-inside caption-side \
    caret-color clear color-adjust color-scheme column-count column-fill column-gap column-span column-width \
    columns counter-increment counter-reset counter-set cursor empty-cells fill float font-family \
    font-feature-settings font-kerning font-optical-sizing font-palette font-smoothing font-stretch font-style \
    font-synthesis font-variation-settings font-weight forced-color-adjust gap hanging-punctuation \
    hyphenate-character hyphens image-rendering isolation justify-content justify-items justify-self line-break \
    object-fit object-position orphans osx-font-smoothing overflow-anchor overflow-wrap page-break-after \
    page-break-before page-break-inside place-content place-items place-self print-color-adjust quotes resize \
    row-gap stroke tab-size table-layout tap-highlight-color text-align text-align-last text-orientation \
    text-rendering text-shadow text-transform touch-action user-select widows will-change word-break";

/// Families of such properties.
const HARMLESS_BEGINNINGS: [&str; 14] = [
    "border",
    "column-rule",
    "font-variant",
    "grid-auto-",
    "list-style",
    "padding-",
    "scroll",
    "scrollbar",
    "text-decoration",
    "text-emphasis",
    "text-underline",
    "text-wrap",
    "transition",
    "overscroll",
];

/// What `declaration` does to an element of `role`.
pub(super) fn judge(declaration: &Declaration, role: Role, variables: &Variables) -> Verdict {
    let name = declaration.name.as_str();
    if name.starts_with("--") {
        return Fine;
    }
    let name = ["-webkit-", "-moz-", "-ms-", "-o-"].iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
    let Some(values) = resolved(&declaration.value, variables) else {
        return match plain(name, &[], role) {
            Fine => Fine,
            _ => Unsure("undecided"),
        };
    };
    values.iter().map(|value| plain(name, value, role)).max().unwrap_or(Fine)
}

/// The values that `value` may have once `var()` is put in; `None` if one is not known.
pub(super) fn resolved(value: &[Part], variables: &Variables) -> Option<Vec<Vec<Part>>> {
    put_in(value, variables, 5)
}

fn put_in(value: &[Part], variables: &Variables, depth: usize) -> Option<Vec<Vec<Part>>> {
    let mut all: Vec<Vec<Part>> = vec![Vec::new()];
    for part in value {
        let choices: Vec<Vec<Part>> = match &part.kind {
            Kind::Function(name, inside) if name == "var" => {
                let depth = depth.checked_sub(1)?;
                let called = inside.iter().find_map(|part| match &part.kind {
                    Kind::Ident(name) => Some(name.as_str()),
                    _ => None,
                })?;
                let mut choices = Vec::new();
                for known in variables.get(called).map(Vec::as_slice).unwrap_or_default() {
                    choices.extend(put_in(known, variables, depth)?);
                }
                if let Some(comma) = inside.iter().position(|part| part.is(',')) {
                    choices.extend(put_in(&inside[comma + 1..], variables, depth)?);
                }
                if choices.is_empty() {
                    return None;
                }
                choices
            }
            Kind::Function(_, inside) | Kind::Block(_, inside) => put_in(inside, variables, depth)?
                .into_iter()
                .map(|inside| {
                    let kind = match &part.kind {
                        Kind::Function(name, _) => Kind::Function(name.clone(), inside),
                        Kind::Block(open, _) => Kind::Block(*open, inside),
                        other => other.clone(),
                    };
                    vec![Part { kind, range: part.range.clone() }]
                })
                .collect(),
            Kind::Ident(name) if name == "env" => return None,
            _ => vec![vec![part.clone()]],
        };
        if all.len() * choices.len() > 64 {
            return None;
        }
        all = all.iter().flat_map(|one| choices.iter().map(move |choice| [&one[..], choice].concat())).collect();
    }
    Some(all)
}

/// Words of a value, in lower case.
fn words(value: &[Part]) -> BTreeSet<String> {
    value.iter().filter_map(Part::word).collect()
}

/// The single values of a list, without white space and commas.
fn items(value: &[Part]) -> impl Iterator<Item = &[Part]> {
    value.split(|part| part.kind == Kind::Space || part.is(',') || part.is('/')).filter(|one| !one.is_empty())
}

fn only(value: &[Part], allowed: &[&str], otherwise: Verdict) -> Verdict {
    let wide = ["inherit", "initial", "unset", "revert", "revert-layer"];
    let fine = |item: &[Part]| {
        item.len() == 1
            && item[0].word().is_some_and(|word| allowed.contains(&word.as_str()) || wide.contains(&word.as_str()))
    };
    if !value.is_empty() && items(value).all(fine) { Fine } else { otherwise }
}

/// Whether each length of `value` lies between `least` and `most`; words are fine, what can't be read is unsure.
fn between(value: &[Part], whole: f32, least: f32, most: f32, otherwise: Verdict) -> Verdict {
    let of = |item: &[Part]| match item {
        [part] if part.word().is_some() => Fine,
        _ => match length(item, whole) {
            Some(size) if size < least || size > most => otherwise,
            Some(_) => Fine,
            None => Unsure("undecided"),
        },
    };
    if value.is_empty() { Unsure("undecided") } else { items(value).map(of).max().unwrap_or(Fine) }
}

fn plain(name: &str, value: &[Part], role: Role) -> Verdict {
    match role {
        Role::Beside => beside(name, value),
        Role::Around | Role::Mandatory => touching(name, value, role),
    }
}

fn touching(name: &str, value: &[Part], role: Role) -> Verdict {
    let no = only(value, &["none", "normal", "auto"], Unsure("undecided")) == Fine;
    let nothing = |refused: Verdict| if no { Fine } else { refused };
    let word = words(value);
    match name {
        "display" => {
            let shown = [
                "block",
                "inline",
                "inline-block",
                "flex",
                "inline-flex",
                "grid",
                "inline-grid",
                "flow-root",
                "flow",
                "list-item",
                "table",
                "table-cell",
                "table-row",
                "inline-table",
                "table-row-group",
                "table-header-group",
                "table-footer-group",
                "box",
                "-webkit-box",
                "ruby",
                "contents",
            ];
            let hides = word.contains("none") || word.contains("table-column") || word.contains("table-column-group");
            only(value, &shown, if hides { Refused("hide") } else { Unsure("undecided") })
        }
        "visibility" => only(value, &["visible"], Refused("hide")),
        "content-visibility" => only(value, &["visible", "auto"], Refused("hide")),
        "interactivity" => only(value, &["auto"], Refused("unreachable")),
        "speak" | "speak-as" => only(value, &["auto", "normal"], Refused("hide")),
        "opacity" | "fill-opacity" => between(value, 1.0, 0.9, f32::MAX, Refused("fade")),
        "filter" | "mask" | "mask-image" | "backdrop-filter" => nothing(Refused("fade")),
        "mix-blend-mode" | "background-blend-mode" => nothing(Refused("fade")),
        "clip" | "clip-path" | "mask-border" | "mask-border-source" => nothing(Refused("clip")),
        "line-clamp" | "max-lines" => nothing(Refused("clip")),
        "overflow" | "overflow-y" | "overflow-block" => only(value, &["visible", "auto"], Refused("clip")),
        "overflow-x" | "overflow-inline" if role == Role::Around => Fine,
        "overflow-x" | "overflow-inline" => only(value, &["visible", "auto"], Refused("clip")),
        "overflow-clip-margin" | "text-overflow" | "white-space" | "white-space-collapse" | "word-wrap" => Fine,
        "contain" => only(value, &["none", "layout", "style", "content", "paint"], Refused("clip")),
        "position" => only(value, &["static", "relative"], Refused("move")),
        "top" | "bottom" | "left" | "right" => nothing(between(value, 320.0, 0.0, 0.0, Refused("move"))),
        _ if name.starts_with("inset") => nothing(between(value, 320.0, 0.0, 0.0, Refused("move"))),
        "transform" | "translate" | "rotate" | "scale" | "offset" | "offset-path" | "perspective" => {
            nothing(Refused("move"))
        }
        "zoom" => nothing(between(value, 1.0, 1.0, 3.0, Refused("shrink"))),
        "text-size-adjust" => nothing(between(value, 100.0, 100.0, 300.0, Refused("shrink"))),
        "font-size-adjust" => nothing(Unsure("undecided")),
        "order" => between(value, 1.0, 0.0, 0.0, Refused("order")),
        "flex-direction" | "flex-flow" | "grid-auto-flow" => {
            let turned = word.iter().any(|word| word.contains("reverse") || word == "dense");
            if turned { Refused("order") } else { Fine }
        }
        "flex-wrap" => only(value, &["nowrap", "wrap"], Refused("order")),
        "flex" | "flex-grow" | "flex-shrink" | "flex-basis" => Fine,
        _ if name.starts_with("grid-template") || name == "grid" => {
            let tracks = value.iter().any(|part| matches!(&part.kind, Kind::Number(size, _) if *size <= 0.0));
            if tracks { Refused("shrink") } else { Fine }
        }
        _ if name.starts_with("grid-column") || name.starts_with("grid-row") || name == "grid-area" => {
            if role == Role::Mandatory && name == "grid-area" { Unsure("undecided") } else { Fine }
        }
        _ if name == "grid-gap" || name.starts_with("grid-auto") => Fine,
        "z-index" => nothing(between(value, 1.0, 0.0, f32::MAX, Refused("cover"))),
        "width" | "inline-size" | "max-width" | "max-inline-size" => {
            between(value, 320.0, 120.0, f32::MAX, Refused("shrink"))
        }
        "min-width" | "min-inline-size" => between(value, 320.0, 0.0, FARTHEST, Refused("move")),
        "height" | "block-size" | "max-height" | "max-block-size" => {
            // A height of the whole screen is a ground for what grows out of it, not a cut.
            let whole = |part: &Part| matches!(&part.kind, Kind::Number(size, unit) if *size >= 100.0 && (unit == "%" || unit.ends_with("vh")));
            if value.len() == 1 && whole(&value[0]) {
                return Fine;
            }
            only(value, &["auto", "none", "min-content", "max-content", "fit-content", "stretch"], Refused("clip"))
        }
        "min-height" | "min-block-size" => Fine,
        "aspect-ratio" => Unsure("undecided"),
        "padding" | "padding-block" | "padding-inline" => spacing(value),
        _ if name.starts_with("padding-") => spacing(value),
        _ if name == "margin" || name.starts_with("margin-") => between(value, 320.0, 0.0, FARTHEST, Refused("move")),
        "text-indent" => between(value, 320.0, 0.0, 64.0, Refused("move")),
        "letter-spacing" | "word-spacing" => between(value, 16.0, -1.0, 16.0, Refused("shrink")),
        "line-height" => between_line(value),
        "vertical-align" | "baseline-shift" => between(value, 16.0, -16.0, 16.0, Refused("move")),
        "outline" | "outline-width" | "outline-offset" => drawn(value),
        "outline-color" | "outline-style" => Fine,
        "font-size" => letters(value),
        "font" => font(value),
        "color" | "text-fill-color" => colour(value),
        "background" | "background-color" if word.contains("currentcolor") => Refused("fade"),
        "column-count" | "columns" => {
            let many = |part: &Part| matches!(&part.kind, Kind::Number(count, unit) if unit.is_empty() && *count > 4.0);
            if value.iter().any(many) { Refused("shrink") } else { Fine }
        }
        "text-stroke" | "text-stroke-color" | "text-stroke-width" => Fine,
        "background-clip" => only(value, &["border-box", "padding-box", "content-box"], Refused("fade")),
        "text-security" => nothing(Refused("hide")),
        "content" => only(value, &["normal", "none"], Refused("text")),
        "pointer-events" => only(value, &["auto"], Refused("unreachable")),
        "direction" => Unsure("undecided"),
        "unicode-bidi" => only(value, &["normal", "isolate", "embed", "plaintext"], Refused("text")),
        "writing-mode" => only(value, &["horizontal-tb"], Unsure("undecided")),
        "appearance" => nothing(Fine),
        _ if name == "animation" || name.starts_with("animation-") => {
            if name == "animation" || name == "animation-name" { nothing(Unsure("animation")) } else { Fine }
        }
        _ if HARMLESS.split_ascii_whitespace().any(|known| known == name) => Fine,
        _ if HARMLESS_BEGINNINGS.iter().any(|beginning| name.starts_with(beginning)) => Fine,
        _ => Unsure("unknown"),
    }
}

/// Empty space inside an element: too much of it pushes the text away.
fn spacing(value: &[Part]) -> Verdict {
    match between(value, 320.0, f32::MIN, FARTHEST, Refused("move")) {
        Unsure(_) => Fine,
        verdict => verdict,
    }
}

fn between_line(value: &[Part]) -> Verdict {
    let each = |item: &[Part]| match item {
        [Part { kind: Kind::Number(times, unit), .. }] if unit.is_empty() || unit == "em" => {
            if *times < 0.9 {
                Refused("shrink")
            } else {
                Fine
            }
        }
        [Part { kind: Kind::Number(part, unit), .. }] if unit == "%" => {
            if *part < 90.0 {
                Refused("shrink")
            } else {
                Fine
            }
        }
        _ => between(item, 16.0, 14.0, 200.0, Refused("shrink")),
    };
    items(value).map(each).max().unwrap_or(Unsure("undecided"))
}

/// Lines drawn over the page.
fn drawn(value: &[Part]) -> Verdict {
    let far = value.iter().filter_map(|part| length(std::slice::from_ref(part), 320.0)).any(|size| size.abs() > 32.0);
    if far { Refused("cover") } else { Fine }
}

/// Shadows, which lie over what is around them as far as they reach.
fn shadow(value: &[Part]) -> Verdict {
    let reaches = |part: &Part| match &part.kind {
        Kind::Function(name, inside) if name == "drop-shadow" => shadow(inside) != Fine,
        Kind::Number(_, unit) => {
            let size = length(std::slice::from_ref(part), 320.0);
            if unit.ends_with("vmax") || unit.starts_with("cq") {
                true
            } else {
                size.is_some_and(|size| size.abs() > 128.0)
            }
        }
        Kind::Function(name, _) if name == "calc" || name == "max" => {
            length(std::slice::from_ref(part), 320.0).is_none_or(|size| size.abs() > 128.0)
        }
        _ => false,
    };
    if value.iter().any(reaches) { Refused("cover") } else { Fine }
}

/// Colours of letters; one that is computed from others can't be compared with its ground.
fn colour(value: &[Part]) -> Verdict {
    let computed = |part: &Part| match &part.kind {
        Kind::Function(name, inside) => {
            name == "color-mix"
                || name == "light-dark"
                || inside.iter().any(|part| part.word().is_some_and(|word| word == "from"))
        }
        _ => false,
    };
    if value.iter().any(computed) { Unsure("undecided") } else { Fine }
}

fn letters(value: &[Part]) -> Verdict {
    match value {
        [part] if part.word().is_some() => match part.word().unwrap_or_default().as_str() {
            "xx-small" | "x-small" => Refused("shrink"),
            _ => Fine,
        },
        [Part { kind: Kind::Number(times, unit), .. }] if unit == "em" || unit == "%" => {
            let times = if unit == "%" { times / 100.0 } else { *times };
            if times < 0.8 { Refused("shrink") } else { Fine }
        }
        _ => between(value, 16.0, SMALLEST, 400.0, Refused("shrink")),
    }
}

fn font(value: &[Part]) -> Verdict {
    let head = value.split(|part| part.is('/')).next().unwrap_or_default();
    let sized = |part: &&Part| {
        matches!(&part.kind, Kind::Number(_, unit) if !unit.is_empty()) || matches!(part.kind, Kind::Function(..))
    };
    match head.iter().find(sized) {
        Some(size) => letters(std::slice::from_ref(size)),
        None if words(value).iter().any(|word| word == "xx-small" || word == "x-small") => Refused("shrink"),
        None => Fine,
    }
}

/// What stands beside mandatory elements may do as it likes, unless it comes to lie over them.
fn beside(name: &str, value: &[Part]) -> Verdict {
    match name {
        "position" => only(value, &["static", "relative"], Unsure("cover")),
        "margin" | "margin-top" | "margin-bottom" | "margin-block" | "margin-block-start" | "margin-block-end" => {
            match between(value, 320.0, -32.0, f32::MAX, Refused("cover")) {
                Unsure(_) => Fine,
                verdict => verdict,
            }
        }
        "margin-left" | "margin-right" | "margin-inline" | "margin-inline-start" | "margin-inline-end" => {
            match between(value, 320.0, -160.0, f32::MAX, Refused("cover")) {
                Unsure(_) => Fine,
                verdict => verdict,
            }
        }
        "outline" | "outline-width" | "outline-offset" => drawn(value),
        "box-shadow" | "filter" => shadow(value),
        "border-image" if value.iter().filter(|part| part.is('/')).count() > 1 => Unsure("cover"),
        "border-image-outset" => between(value, 320.0, 0.0, 2.0, Unsure("cover")),
        "transform" | "translate" | "scale" => {
            let far = |part: &Part| match &part.kind {
                Kind::Function(_, inside) => {
                    inside
                        .iter()
                        .filter_map(|part| length(std::slice::from_ref(part), 320.0))
                        .any(|size| size.abs() > 32.0)
                        || inside.iter().any(
                            |part| matches!(&part.kind, Kind::Number(size, unit) if unit.is_empty() && *size > 1.2),
                        )
                }
                Kind::Number(..) => length(std::slice::from_ref(part), 320.0).is_none_or(|size| size.abs() > 32.0),
                _ => false,
            };
            if value.iter().any(far) { Unsure("cover") } else { Fine }
        }
        _ => Fine,
    }
}
