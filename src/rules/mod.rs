//! The rules: what each is called, how much it weighs, how it explains itself, and the checks that read finished pages.
//!
//! A rule is a mechanism; which requirements it holds is said by the packs. Rules about settings and files find
//! their faults where those are read (`config`, `standard`, `content`, `render`); rules about the output are the
//! functions of [`page`] and [`links`], which see the final bytes as a tree and never the texts they came from.

mod blocks;
pub mod links;
pub mod page;
mod registry;
pub mod testimonial;

pub use registry::{Category, Mode, Rule, all, rule};
