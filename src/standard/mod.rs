//! Norms as data: the packs of `standards/`, what they ask of a configuration, and the texts they make a site publish.
//!
//! A [`Pack`] holds the requirements of one document of one order, the order's coordinates and the model texts.
//! Nothing in this module names a requirement, an order or a setting of a norm: adding an order is adding data.

mod judge;
mod lexicon;
mod library;
mod networks;
mod pack;
mod section;
mod selector;
mod signatures;
mod weights;
mod wording;

pub use judge::judge;
pub use lexicon::{Class, Counts, Family, Lexicon, Print, STANDINS, SignalId, Token, fold, latin, print, stem, tokens};
pub use library::{CrisisLine, Library, PackFault};
pub use networks::{Account, Network};
pub use pack::{Demand, Order, OrderTitle, Pack, Requirement, RequirementKind, WaiverTerms};
pub use section::{SECTIONS, Section, Statement};
pub use signatures::{Recognized, Service, ServiceKind, Signatures};
pub use weights::{RuleWeights, Weights};
pub use wording::{PROSE_RULES, Place, Wording, WordingWeights};
