//! Colours as the eye weighs them: how light they are, and how much shows through.

use cssparser::{Parser, ParserInput};
use cssparser_color::Color;

use super::part::{Kind, Part};

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    /// How light it is, from 0 to 1, as WCAG measures it.
    pub luminance: f32,
    /// How opaque it is, from 0 to 1.
    pub alpha: f32,
}

impl Colour {
    /// The contrast of letters of this colour on `ground`, from 1 to 21.
    pub fn contrast(self, ground: Self) -> f32 {
        let front = self.luminance * self.alpha + ground.luminance * (1.0 - self.alpha);
        let (light, dark) =
            if front > ground.luminance { (front, ground.luminance) } else { (ground.luminance, front) };
        (light + 0.05) / (dark + 0.05)
    }
}

/// The colours named in a value, those of gradients included.
pub fn colours(value: &[Part]) -> Vec<Colour> {
    let mut found = Vec::new();
    for part in value {
        let text = match &part.kind {
            Kind::Ident(_) | Kind::Hash(_) => part.to_string(),
            Kind::Function(name, inside) if name.ends_with("gradient") || name == "light-dark" => {
                found.extend(colours(inside));
                continue;
            }
            Kind::Function(..) => part.to_string(),
            _ => continue,
        };
        let mut input = ParserInput::new(&text);
        if let Ok(colour) = Color::parse(&mut Parser::new(&mut input)) {
            found.extend(weighed(&colour));
        }
    }
    found
}

fn weighed(colour: &Color) -> Option<Colour> {
    let of_rgb = |red: f32, green: f32, blue: f32| {
        let linear = |part: f32| {
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    };
    let of_lightness = |lightness: f32| {
        let cube = ((lightness + 16.0) / 116.0).powi(3);
        if lightness > 8.0 { cube } else { lightness / 903.3 }
    };
    let (luminance, alpha) = match colour {
        Color::CurrentColor => return None,
        Color::Rgba(rgba) => {
            let part = |value: u8| f32::from(value) / 255.0;
            (of_rgb(part(rgba.red), part(rgba.green), part(rgba.blue)), Some(rgba.alpha))
        }
        Color::Hsl(hsl) => {
            let (red, green, blue) = cssparser_color::hsl_to_rgb(
                hsl.hue.unwrap_or(0.0) / 360.0,
                hsl.saturation.unwrap_or(0.0),
                hsl.lightness.unwrap_or(0.0),
            );
            (of_rgb(red, green, blue), hsl.alpha)
        }
        Color::Hwb(hwb) => {
            let (red, green, blue) = cssparser_color::hwb_to_rgb(
                hwb.hue.unwrap_or(0.0) / 360.0,
                hwb.whiteness.unwrap_or(0.0),
                hwb.blackness.unwrap_or(0.0),
            );
            (of_rgb(red, green, blue), hwb.alpha)
        }
        Color::Lab(lab) => (of_lightness(lab.lightness.unwrap_or(0.0)), lab.alpha),
        Color::Lch(lch) => (of_lightness(lch.lightness.unwrap_or(0.0)), lch.alpha),
        Color::Oklab(lab) => (lab.lightness.unwrap_or(0.0).powi(3), lab.alpha),
        Color::Oklch(lch) => (lch.lightness.unwrap_or(0.0).powi(3), lch.alpha),
        Color::ColorFunction(function) => {
            let part = |value: Option<f32>| value.unwrap_or(0.0).clamp(0.0, 1.0);
            (of_rgb(part(function.c1), part(function.c2), part(function.c3)), function.alpha)
        }
    };
    Some(Colour { luminance: luminance.clamp(0.0, 1.0), alpha: alpha.unwrap_or(1.0).clamp(0.0, 1.0) })
}
