//! The places that texts shared by the whole site come from, by the number that their marks carry.

use crate::config::Config;
use crate::source::{Span, mark};

/// Numbers given to the places of shared texts.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// The place of each number.
    pub spans: Vec<Span>,
}

impl Origins {
    /// The places of the free texts of sitegen.toml, under the numbers that the configuration gave them.
    pub fn of_config(config: &Config) -> Self {
        Self { spans: config.origins.clone() }
    }

    /// A mark for `span`, or `None` when all numbers are given.
    pub fn mark(&mut self, span: Span) -> Option<char> {
        let mark = mark::of_site(self.spans.len())?;
        self.spans.push(span);
        Some(mark)
    }
}
