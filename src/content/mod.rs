//! The pages, articles, services and files of a site: what the project folder holds, paired by language and addressed.
//!
//! [`gather`] reads `content/`, `static/` and what sitegen.toml says of practitioners and services into a [`Site`].
//! Markdown is not parsed here; a page keeps the bytes of its text.

mod address;
mod alias;
mod collision;
mod front_matter;
mod gather;
mod host_file;
mod memory;
mod page;
mod people;

pub use address::StandardPage;
pub use alias::Alias;
pub use gather::{gather, gather_again};
pub use host_file::commands_a_host;
pub use memory::Memory;
pub use page::{Article, Page, PageKind, Site, StaticFile};
pub use people::{Practitioner, Service};
