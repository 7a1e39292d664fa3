//! The style sheets of a site, read once: their rules, custom properties, and what each declaration could do.

use std::sync::Arc;

use super::style_colours::{self, Paint};
use super::style_values::{Role, Variables, Verdict, judge};
use crate::css::{Declaration, Kind, Rule, Sheet, length};
use crate::diagnostic::{Diagnostic, Message, Outcome, Subject};
use crate::html::NodeId;
use crate::render::OutputFile;
use crate::source::Span;

/// Longest style sheet that is read, in bytes.
const LONGEST: usize = 2 * 1024 * 1024;
/// Most rules of all sheets together, each counted by its selectors.
const MOST: usize = 20_000;

/// Every style sheet of a site.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    pub(super) sheets: Vec<Arc<OwnSheet>>,
    pub(super) variables: Variables,
    pub(super) suspects: Vec<Suspect>,
    pub(super) paints: Vec<Paint>,
    /// Whether any sheet is the author's.
    pub(super) own: bool,
    host: String,
}

/// A style sheet, and the author's file.
#[derive(Debug)]
pub(super) struct OwnSheet {
    pub(super) sheet: Sheet,
    /// As it was written.
    pub(super) text: Arc<[u8]>,
    pub(super) file: Option<Arc<str>>,
    /// The element of the page that holds it, if it is no file.
    pub(super) element: Option<NodeId>,
}

impl OwnSheet {
    /// What a waiver knows a declaration again by: its rule's selectors as they were written, the conditions around
    /// the rule, and the declaration.
    pub(super) fn subject(&self, rule: &Rule, declaration: &Declaration) -> Subject {
        let selectors = self.text.get(rule.range.clone()).map(String::from_utf8_lossy).unwrap_or_default();
        let conditions = &rule.conditions;
        Subject::Text(format!("{conditions} {} {{{}: {}}}", selectors.trim(), declaration.name, declaration.text()))
    }
}

/// A rule that would harm something mandatory, were it to touch it.
#[derive(Clone, Debug)]
pub(super) struct Suspect {
    pub(super) sheet: Arc<OwnSheet>,
    pub(super) rule: usize,
    /// Its harmful declarations, each with what it does by role.
    pub(super) harms: Vec<(usize, [Verdict; 3])>,
}

impl Styles {
    /// Reads every style sheet among `files`; `host` is that of the site, with its scheme.
    pub fn read(files: &[OutputFile], host: &str) -> (Self, Vec<Diagnostic>) {
        let mut styles = Self { host: host.to_owned(), ..Self::default() };
        let mut found = Vec::new();
        for file in files.iter().filter(|file| file.path.to_ascii_lowercase().ends_with(".css")) {
            let unread = |reason: &'static str| {
                let message = Message::new("hiding-style-unread").with("file", file.path.as_str());
                let diagnostic = unsure(Diagnostic::error("hiding-style", message), reason);
                match &file.source {
                    Some(file) => diagnostic.at(Span::start_of(file)),
                    None => diagnostic,
                }
            };
            if file.bytes.len() > LONGEST {
                found.push(unread("too-many-bytes"));
                continue;
            }
            let Ok(text) = std::str::from_utf8(&file.bytes) else {
                found.push(unread("not-utf-8"));
                continue;
            };
            let Ok(sheet) = Sheet::read(text) else {
                found.push(unread("too-deep"));
                continue;
            };
            let weight = |sheet: &Sheet| sheet.rules.iter().map(|rule| rule.selectors.len().max(1)).sum::<usize>();
            let known: usize = styles.sheets.iter().map(|sheet| weight(&sheet.sheet)).sum();
            if known + weight(&sheet) > MOST {
                found.push(unread("too-many-rules"));
                continue;
            }
            for (address, range) in &sheet.imports {
                if styles.is_foreign(address) {
                    let message = Message::new("hiding-style-import").with("address", short(address));
                    let diagnostic = unsure(Diagnostic::error("hiding-style", message), "unread-import");
                    found.push(match &file.source {
                        Some(file) => diagnostic.at(Span::new(file, range.clone())),
                        None => diagnostic,
                    });
                }
            }
            styles.own |= file.source.is_some();
            let text = Arc::clone(&file.bytes);
            styles.sheets.push(Arc::new(OwnSheet { sheet, text, file: file.source.clone(), element: None }));
        }
        // The theme's own sheets come first, as pages link them; extra.css and the author's files after.
        styles.sheets.sort_by_key(|sheet| sheet.file.is_some());
        styles.settle();
        (styles, found)
    }

    /// The same with one more sheet, which stands in a page.
    pub(super) fn with(&self, sheet: Sheet, text: &str, element: NodeId) -> Self {
        let mut sheets = self.sheets.clone();
        let text = Arc::from(text.as_bytes());
        sheets.push(Arc::new(OwnSheet { sheet, text, file: None, element: Some(element) }));
        let mut styles = Self { sheets, own: true, host: self.host.clone(), ..Self::default() };
        styles.settle();
        styles
    }

    pub(super) fn is_foreign(&self, address: &str) -> bool {
        let address = address.trim();
        let own = |rest: &str| rest.is_empty() || rest.starts_with('/');
        let of_host = !self.host.is_empty() && address.strip_prefix(self.host.as_str()).is_some_and(own);
        !of_host && (address.is_empty() || address.starts_with("//") || address.contains(':') || address.contains('\\'))
    }

    fn settle(&mut self) {
        for sheet in &self.sheets {
            for declaration in sheet.sheet.rules.iter().flat_map(|rule| &rule.declarations) {
                if declaration.name.starts_with("--") {
                    let values = self.variables.entry(declaration.name.clone()).or_default();
                    if !values.contains(&declaration.value) {
                        values.push(declaration.value.clone());
                    }
                }
            }
        }
        for sheet in &self.sheets {
            for (number, rule) in sheet.sheet.rules.iter().enumerate() {
                let harms: Vec<(usize, [Verdict; 3])> = rule
                    .declarations
                    .iter()
                    .enumerate()
                    .map(|(place, declaration)| (place, self.verdicts(declaration, rule, &sheet.sheet)))
                    .filter(|(_, verdicts)| *verdicts != [Verdict::Fine; 3])
                    .collect();
                if !harms.is_empty() {
                    self.suspects.push(Suspect { sheet: Arc::clone(sheet), rule: number, harms });
                }
            }
        }
        self.paints = style_colours::paints(&self.sheets, &self.variables);
    }

    fn verdicts(&self, declaration: &Declaration, rule: &Rule, sheet: &Sheet) -> [Verdict; 3] {
        let mut verdicts =
            [Role::Beside, Role::Around, Role::Mandatory].map(|role| judge(declaration, role, &self.variables));
        if verdicts[0] == Verdict::Unsure("cover") && declaration.name == "position" {
            verdicts[0] = lying_over(&rule.declarations, verdicts[0]);
        }
        // Words put in before or after a mandatory text.
        if declaration.name == "content" && rule.selectors.iter().any(|one| one.pseudo_element.is_some()) {
            verdicts[1] = Verdict::Fine;
            verdicts[2] = if adds_words(declaration) { Verdict::Refused("text") } else { Verdict::Fine };
        }
        // An animation does what the worst of its steps does.
        if verdicts[2] == Verdict::Unsure("animation") {
            let named = sheet.frames.iter().filter(|(name, _)| {
                declaration
                    .value
                    .iter()
                    .any(|part| matches!(&part.kind, Kind::Ident(word) | Kind::Text(word) if word == *name))
            });
            let steps: Vec<&Declaration> = named.flat_map(|(_, steps)| steps).collect();
            for role in [Role::Around, Role::Mandatory] {
                let worst = steps.iter().map(|step| judge(step, role, &self.variables)).max();
                if let Some(worst @ Verdict::Refused(_)) = worst {
                    verdicts[role as usize] = worst;
                }
            }
        }
        verdicts
    }
}

/// What an element taken out of the flow does to what it lies over: hidden itself, nothing; as large as the screen, it covers.
pub(super) fn lying_over(declarations: &[Declaration], otherwise: Verdict) -> Verdict {
    let of = |name: &str| declarations.iter().rfind(|declaration| declaration.name == name);
    let size = |name: &str| of(name).and_then(|declaration| length(&declaration.value, 320.0));
    let text = |name: &str| of(name).map(Declaration::text).unwrap_or_default().to_ascii_lowercase();
    let hidden = text("display") == "none"
        || text("visibility") == "hidden"
        || text("clip-path").starts_with("inset(50%")
        || text("clip-path").starts_with("inset(100%")
        || text("clip").starts_with("rect(")
        || text("overflow") == "hidden"
            && size("width") <= Some(1.0)
            && size("height") <= Some(1.0)
            && of("width").is_some()
            && of("height").is_some();
    if hidden {
        return Verdict::Fine;
    }
    let large = |name: &str| size(name).is_some_and(|size| size >= 300.0);
    let edges = size("inset") == Some(0.0)
        || ["top", "bottom"].iter().all(|edge| size(edge) == Some(0.0))
        || large("height") && large("width");
    if edges { Verdict::Refused("cover") } else { otherwise }
}

/// Whether generated content reads as words; signs and addresses of links do not.
fn adds_words(declaration: &Declaration) -> bool {
    declaration.value.iter().any(|part| match &part.kind {
        Kind::Text(text) => text.chars().any(char::is_alphanumeric),
        Kind::Function(name, inside) if name == "attr" => {
            !inside.iter().any(|part| part.word().is_some_and(|word| word == "href"))
        }
        Kind::Function(name, _) => name != "counter" && name != "counters",
        Kind::Address(_) => true,
        _ => false,
    })
}

pub(super) fn unsure(mut diagnostic: Diagnostic, reason: &'static str) -> Diagnostic {
    diagnostic.outcome = Outcome::CantTell;
    diagnostic.reason = Some(reason);
    diagnostic
}

/// The beginning of a text, enough to know it by.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
