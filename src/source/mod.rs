//! Where text comes from: the project's files as values, positions in them, and the marks that carry positions through rendering.
//!
//! A stage of the core never opens a file. The edge reads the project folder into [`Files`] once and hands it in;
//! tests write one by hand. A [`Span`] is a byte range in one of those files and becomes a line and a column only
//! where a person reads it.

mod files;
mod fingerprint;
pub mod mark;
mod path;
mod position;

pub use files::Files;
pub use fingerprint::fingerprint;
pub use path::{PathFault, collision_key, decode, encoded, gate, gate_request, gate_segment, slug};
pub use position::{Position, Span};
