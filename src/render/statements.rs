//! The mandatory sections in one language: model texts with the practitioner's answers in them, or her own text.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use serde_json::Value as Json;

use super::body::{self, Body};
use super::facts;
use super::markdown;
use super::origins::Origins;
use super::own_text;
use super::template::{Engine, Values};
use crate::config::{Bound, Condition, nearest};
use crate::content::Site;
use crate::diagnostic::{Bilingual, Diagnostic, Language, Message, Outcome, Subject};
use crate::locale;
use crate::source::{Span, mark};
use crate::standard::{Library, Pack, SECTIONS, Section, Statement};

/// The sections of a language, by token.
#[derive(Debug, Default)]
pub(crate) struct Sections {
    /// What each section says; for one stated by practitioner, once for each.
    pub(super) by_token: BTreeMap<&'static str, Vec<SectionText>>,
    /// Heading and link text of each.
    pub(super) titles: BTreeMap<&'static str, (Bilingual, Bilingual)>,
    /// All facts, for the blocks.
    pub(super) facts: Json,
}

/// The full statement of one section, perhaps of one practitioner.
#[derive(Debug)]
pub(super) struct SectionText {
    /// Its token.
    pub(super) token: &'static str,
    /// Whose it is.
    pub(super) practitioner: Option<usize>,
    /// Its statements as HTML, each with the requirements it holds.
    pub(super) statements: Vec<(String, Vec<String>, Option<char>)>,
}

/// Makes every section of the site's packs in `language`.
pub(super) fn sections(
    site: &Arc<Site>,
    library: &Library,
    language: Language,
    today: Date,
    origins: &mut Origins,
    diagnostics: &mut Vec<Diagnostic>,
) -> Sections {
    let packs = library.applicable(&site.config);
    let facts = facts::facts(site, library, language);
    let mut engine = Engine::for_texts(site, library, language);
    let mut sections = Sections { facts, ..Sections::default() };
    for token in SECTIONS {
        let with_section: Vec<(&Pack, &Section)> = packs
            .iter()
            .filter_map(|pack| Some((*pack, pack.sections.iter().find(|section| section.section == token)?)))
            .collect();
        let Some((_, first)) = with_section.first() else { continue };
        sections.titles.insert(token, (first.title.clone(), first.short.clone()));
        let mut texts = Vec::new();
        if with_section.iter().any(|(_, section)| section.per.is_some()) {
            for (place, practitioner) in site.practitioners.iter().enumerate() {
                let of_order: Vec<_> = with_section
                    .iter()
                    .filter(|(pack, _)| pack.order.as_ref().is_some_and(|order| order.key == practitioner.order))
                    .copied()
                    .collect();
                let values = facts::of_practitioner(&sections.facts, site, library, place, language);
                let bounds = [Bound { prefix: "practitioners[]".to_owned(), step: practitioner.index.to_string() }];
                let mut making =
                    Making { site, engine: &mut engine, language, origins, diagnostics, token, today, bounds: &bounds };
                texts.push(making.section(&of_order, Some(place), &values));
            }
        } else {
            let mut making =
                Making { site, engine: &mut engine, language, origins, diagnostics, token, today, bounds: &[] };
            let text = making.section(&with_section, None, &sections.facts);
            texts.push(text);
        }
        if let Some(own) = own_text(site, token, language, &with_section, &texts, origins, diagnostics) {
            texts = vec![own];
        }
        sections.by_token.insert(token, texts);
    }
    sections
}

struct Making<'a> {
    site: &'a Arc<Site>,
    engine: &'a mut Engine,
    language: Language,
    origins: &'a mut Origins,
    diagnostics: &'a mut Vec<Diagnostic>,
    token: &'static str,
    today: Date,
    bounds: &'a [Bound],
}

impl Making<'_> {
    fn section(&mut self, packs: &[(&Pack, &Section)], practitioner: Option<usize>, facts: &Json) -> SectionText {
        let mut statements = Vec::new();
        let mut said: Vec<(&str, &str)> = Vec::new();
        let mut values = Values::of(facts);
        values.set("today", &serde_json::json!(self.today.to_string()));
        for (pack, section) in packs {
            for statement in &section.statements {
                let holds = |condition: &Condition| condition.holds(&self.site.config.table, self.bounds);
                if said.contains(&(pack.about.id.as_str(), statement.id.as_str()))
                    || !statement.when.as_ref().is_none_or(holds)
                {
                    continue;
                }
                said.push((&pack.about.id, &statement.id));
                if let Some(html) = self.statement(pack, statement, &values, practitioner) {
                    let place = statement.settings.iter().find_map(|setting| self.place(setting)).unwrap_or(0..0);
                    let mark = self.origins.mark(Span::new(&self.site.config.file, place));
                    statements.push((html, statement.requirements.clone(), mark));
                }
            }
        }
        SectionText { token: self.token, practitioner, statements }
    }

    fn place(&self, setting: &str) -> Option<Range<usize>> {
        let table = &self.site.config.table;
        match crate::config::select(table, setting, self.bounds, &[]).into_iter().next() {
            Some(found) => found.nearest,
            None => nearest(table, setting),
        }
    }

    fn statement(
        &mut self,
        pack: &Pack,
        statement: &Statement,
        values: &Values,
        practitioner: Option<usize>,
    ) -> Option<String> {
        let name = format!("{}/{}/{}.md", pack.about.id, self.token, statement.id);
        let text = statement.text(self.language).to_owned();
        let rendered = self.engine.add(&[(name.clone(), text)]).and_then(|()| self.engine.render(&name, values));
        match rendered {
            Ok(text) if text.trim().is_empty() => None,
            Ok(text) => {
                let prefix = match practitioner {
                    Some(place) if place > 0 => format!("{}-{}", self.token, place + 1),
                    _ => self.token.to_owned(),
                };
                let mut surroundings = ModelText { site: self.site, language: self.language };
                // A `###` of a model text stands below the section's own heading.
                Some(markdown::to_html(&text, 1, &prefix, &mut surroundings).html)
            }
            Err(fault) => {
                // Settings that are missing are told already; a text that lacks them cannot be made whole.
                let message = Message::new("model-text").with("statement", name).with("detail", fault.detail);
                self.diagnostics.push(Diagnostic::error("model-text", message));
                None
            }
        }
    }
}

/// The author's own text for a section, if `content/LANGUAGE/sections/` has one.
///
/// It may say things in its own words, but every fact of sitegen.toml that the model texts show has to be in it.
fn own_text(
    site: &Arc<Site>,
    token: &'static str,
    language: Language,
    packs: &[(&Pack, &Section)],
    model: &[SectionText],
    origins: &mut Origins,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<SectionText> {
    let page = site.section_text(token, language)?;
    let file = Arc::clone(&page.file);
    let offset = page.body.start;
    let mut mark = |range: Range<usize>| origins.mark(Span::new(&file, range.start + offset..range.end + offset));
    let Body { html, diagnostics: found, .. } = body::of_markdown(site, page, token, 3, &mut mark);
    diagnostics.extend(found);
    let mut requirements: Vec<String> = Vec::new();
    for statement in packs.iter().flat_map(|(_, section)| &section.statements) {
        let applies = statement.when.as_ref().is_none_or(|condition| condition.holds(&site.config.table, &[]));
        if applies {
            requirements.extend(
                statement.requirements.iter().filter(|id| !requirements.contains(id)).cloned().collect::<Vec<_>>(),
            );
        }
    }
    requirements.dedup();
    let body = Span::new(&page.file, page.body.clone());
    let per_person = packs.iter().any(|(_, section)| section.per.is_some());
    if per_person && site.practitioners.len() > 1 {
        let message = Message::new("own-text-per-practitioner").with("name", token);
        diagnostics.push(Diagnostic::error("altered-section", message).at(body).under(requirements));
        return None;
    }
    let lacking = own_text::lacking(&html, model);
    if !lacking.is_empty() {
        let message = Message::new("own-text-lacks").with("section", token).with("facts", lacking.join(" · "));
        diagnostics.push(Diagnostic::error("altered-section", message).at(body.clone()).under(requirements.clone()));
    } else if own_text::is_short(&html, model) {
        let message = Message::new("own-text-short").with("name", token);
        diagnostics.push(Diagnostic::error("altered-section", message).at(body.clone()).under(requirements.clone()));
    } else {
        // Nothing reads sense: a person has to.
        let message = Message::new("own-section-text").with("name", token);
        let mut diagnostic =
            Diagnostic::warning("own-section-text", message).at(body.clone()).under(requirements.clone());
        diagnostic.outcome = Outcome::CantTell;
        diagnostic.reason = Some("own-words");
        diagnostics.push(diagnostic.about(Subject::Text(own_text::words(&html))));
    }
    let place = origins.mark(body);
    let practitioner = per_person.then_some(0);
    Some(SectionText { token, practitioner, statements: vec![(html, requirements, place)] })
}

/// Model texts have no places to mark: values bring their own marks.
struct ModelText<'a> {
    site: &'a Site,
    language: Language,
}

impl markdown::Surroundings for ModelText<'_> {
    fn address(&mut self, destination: &str, _: markdown::LinkKind, _: Range<usize>) -> String {
        // A file of static/ is named by its path; the site may stand below a path of its host.
        // A mark in an address would be encoded and stay.
        let destination = mark::removed(destination);
        let file = destination.strip_prefix('/').filter(|path| self.site.files.iter().any(|file| file.output == *path));
        file.map_or_else(|| destination.clone().into_owned(), |path| self.site.address(path))
    }

    fn dimensions(&mut self, _: &str) -> Option<(u32, u32)> {
        None
    }

    fn mark(&mut self, _: Range<usize>) -> Option<char> {
        None
    }

    fn typography<'a>(&self, text: &'a str) -> std::borrow::Cow<'a, str> {
        locale::typographic(self.language, text)
    }

    fn word(&self, word: markdown::Word) -> &str {
        body::word(self.language, word)
    }
}
