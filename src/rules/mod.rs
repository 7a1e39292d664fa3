//! The rules: what each is called, how much it weighs, how it explains itself, and the checks that read finished pages.
//!
//! A rule is a mechanism; which requirements it holds is said by the packs. Rules about settings and files find
//! their faults where those are read (`config`, `standard`, `content`, `render`); rules about the output are the
//! functions of [`page`] and [`links`], which see the final bytes as a tree and never the texts they came from.

mod blocks;
pub mod bounds;
mod card_field;
mod comment_system;
mod content_policy;
mod contradicted_fact;
pub mod data_content;
pub mod declared_host;
pub mod declared_script;
mod embedded_frame;
pub mod endorsement;
mod folding;
mod hidden_section;
mod hiding_style;
pub mod links;
pub mod page;
mod personal_account;
mod prose;
pub mod prose_rules;
mod rating_markup;
mod rating_text;
mod registry;
mod review_link;
pub mod review_request;
mod review_widget;
pub mod script_content;
mod services;
mod share_widget;
mod style_colours;
mod style_values;
mod styles;
mod surface;
pub mod testimonial;
pub mod texts;
pub mod third_party_request;
mod undeclared_form;
pub mod undeclared_script;
pub mod unread_file;
pub mod waivable;
mod wrong_language;

pub use registry::{Category, Mode, Rule, all, rule};
pub use styles::Styles;
