//! sitegen.toml and front matter as values that know where they were written, checked against a schema that is data.
//!
//! The [`Schema`] says which settings exist and what form each has; it comes from `standards/`, because what a
//! practitioner is asked follows from norms. [`read`] turns a TOML text into a [`Table`] and everything that is
//! wrong with it; nothing that a person wrote makes it fail. Which settings are *asked for* is not known here:
//! that is the business of `standard`.

mod condition;
mod form;
mod path;
mod placeholder;
mod preset;
mod read;
mod schema;
mod site;
mod value;

pub use condition::Condition;
pub use path::{Bound, Found, nearest, select};
pub use placeholder::is_placeholder;
pub use read::{Reading, read};
pub use schema::{Choice, Kind, Preset, Schema, Setting};
pub use site::{BaseUrl, Config, HostTarget, SiteSettings, configure, missing};
pub use value::{Data, Entry, Table, Value};
