//! sitegen: a static-site generator for regulated practitioners which publishes nothing that their order's norm does not allow.
//!
//! The stages are values of different types: [`config::Config`], [`content::Site`], [`render::RenderedSite`],
//! [`verify::VerifiedSite`]. ARCHITECTURE.md tells how they fit together.

pub mod cli;
pub mod config;
pub mod content;
pub mod css;
pub mod diagnostic;
pub mod disk;
pub mod host;
pub mod html;
pub mod locale;
pub mod pipeline;
pub mod policy;
pub mod publish;
pub mod render;
pub mod report;
pub mod rules;
pub mod script;
pub mod serve;
pub mod source;
pub mod standard;
pub mod theme;
pub mod verify;
