//! The words of passages, read once for all passages of a site that say the same: menus, footers and headings stand on every page.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::Reader;
use super::signature::Signature;
use crate::standard::{self, Token};

/// The longest passage that is kept for others, in bytes, and how many of about one length are.
const LONGEST: usize = 512;
const MOST: usize = 256;
const LENGTHS: usize = 32;

/// What a passage says, wherever it stands.
#[derive(Debug, Default)]
pub(in crate::rules) struct Words {
    /// Its words, by their places in it.
    pub(super) tokens: Vec<Token>,
    /// How often each signal speaks in it.
    pub(super) counts: Vec<u8>,
    /// Who signs, if all of it is a signature; as soon as it was asked.
    pub(super) signature: OnceLock<Option<Signature>>,
    /// Who signs at its end; as soon as it was asked.
    pub(super) ending: OnceLock<Option<Signature>>,
    /// Whether it shows stars or a score; as soon as it was asked.
    pub(super) starred: OnceLock<bool>,
}

/// Passages that were read, by their length and their text.
#[derive(Debug, Default)]
pub(super) struct Known([Mutex<HashMap<Box<str>, Arc<Words>>>; LENGTHS]);

impl Known {
    /// The words of a passage, which are read if they are not known yet.
    pub(super) fn words(&self, reader: &Reader<'_>, passage: &str) -> Arc<Words> {
        if passage.len() > LONGEST {
            return Arc::new(read(reader, passage));
        }
        let alike = || self.0[passage.len() % LENGTHS].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = alike().get(passage) {
            return Arc::clone(known);
        }
        // Others may go on while this one is read.
        let words = Arc::new(read(reader, passage));
        let mut alike = alike();
        if alike.len() < MOST {
            alike.insert(passage.into(), Arc::clone(&words));
        }
        words
    }
}

fn read(reader: &Reader<'_>, passage: &str) -> Words {
    let mut words = Words::default();
    standard::tokens(reader.lexicon, passage, &reader.own, &mut words.tokens);
    reader.lexicon.count(&words.tokens, &mut words.counts);
    words
}
