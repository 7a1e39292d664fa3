//! Scripts as far as their constant texts go: what a program could write into a page, and what keeps that from being known.
//!
//! A full parser of the language needs a stack as deep as the script is nested, which a hostile file makes as deep as
//! it likes; tokens need none. Strings are decoded and put together across `+`, templates, `join`, `atob` and
//! `fromCharCode` with constants. Whatever is computed some other way is told as an [`Opaque`] call, never guessed.

mod constants;
mod tokens;

pub use constants::{Constant, Opaque, Reading, read};
