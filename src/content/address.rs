//! The addresses of pages: the slug of each standard page in each language, and which sections it carries.

use crate::diagnostic::Language;

/// A page that every site has, made by the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StandardPage {
    /// List of services.
    Services,
    /// List of articles.
    Articles,
    /// Who practises, with which licence.
    Profile,
    /// What it costs.
    Fees,
    /// Terms of use and everything that standard 2.09 gathers on one page.
    Terms,
    /// How messages are handled, and what happens when technology fails.
    Communication,
    /// The order, and how to reach it.
    Order,
    /// What to do in a crisis.
    Crisis,
}

impl StandardPage {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Services,
        Self::Articles,
        Self::Profile,
        Self::Fees,
        Self::Terms,
        Self::Communication,
        Self::Order,
        Self::Crisis,
    ];

    /// The part of the address that stands for the page.
    pub fn slug(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Services, _) => "services",
            (Self::Articles, _) => "articles",
            (Self::Profile, Language::Fr) => "profil",
            (Self::Profile, Language::En) => "profile",
            (Self::Fees, Language::Fr) => "honoraires",
            (Self::Fees, Language::En) => "fees",
            (Self::Terms, Language::Fr) => "conditions",
            (Self::Terms, Language::En) => "terms",
            (Self::Communication, _) => "communication",
            (Self::Order, Language::Fr) => "ordre",
            (Self::Order, Language::En) => "order",
            (Self::Crisis, Language::Fr) => "crise",
            (Self::Crisis, Language::En) => "crisis",
        }
    }

    /// What pairs the page with the other languages; no file of an author can have this name.
    pub(super) fn stem(self) -> String {
        format!(":{}", self.slug(Language::En))
    }

    /// The sections that the page carries, in order.
    pub fn sections(self) -> &'static [&'static str] {
        match self {
            Self::Services => &["services"],
            Self::Articles => &[],
            Self::Profile => &["profile", "licence", "accuracy"],
            Self::Fees => &["fees"],
            Self::Terms => &["terms", "privacy", "consent", "records", "payment"],
            Self::Communication => &["communication", "interruption"],
            Self::Order => &["order", "complaint"],
            Self::Crisis => &["crisis"],
        }
    }

    /// The message id of the page's title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Services => "page-services",
            Self::Articles => "page-articles",
            Self::Profile => "page-profile",
            Self::Fees => "page-fees",
            Self::Terms => "page-terms",
            Self::Communication => "page-communication",
            Self::Order => "page-order",
            Self::Crisis => "page-crisis",
        }
    }

    /// The page that carries a section.
    pub fn of_section(section: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.sections().contains(&section))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_has_exactly_one_page() {
        for section in crate::standard::SECTIONS {
            let pages = StandardPage::ALL.iter().filter(|page| page.sections().contains(&section)).count();
            assert_eq!(pages, 1, "{section}");
        }
    }
}
