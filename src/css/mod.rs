//! Style sheets as a browser reads them: rules, declarations and selectors, with the bytes where each was written.
//!
//! The tokens are cssparser's; what they mean is read here, nested rules and conditional groups laid flat. A selector
//! answers of an element that it matches, does not, or may ([`Match`]).

mod colour;
mod length;
mod matching;
mod part;
mod selector;
mod sheet;

pub use colour::{Colour, colours};
pub use length::length;
pub use matching::Elements;
pub use part::{Kind, Part, TooDeep, parts, without_space};
pub use selector::{Match, Selector};
pub use sheet::{Declaration, Frames, Rule, Sheet, declarations};
