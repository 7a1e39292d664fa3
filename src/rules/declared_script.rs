//! A script that the site declares runs, and the verdict says so.

use crate::config::{Config, Value};
use crate::diagnostic::{Bilingual, Diagnostic, Language, Message, Outcome, Severity};
use crate::policy::Script;
use crate::source::Span;

use super::bounds::Bounds;

/// Tells of every declared script, and of those that there are not.
pub fn check(config: &Config, bounds: &Bounds<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for declared in config.table.at("site.scripts").map(Value::list).unwrap_or_default() {
        let Some(table) = declared.table() else { continue };
        let Some(value) = table.get("file") else { continue };
        let Some(file) = value.text() else { continue };
        let of = |message: Message| {
            Diagnostic::error("declared-script", message)
                .under(bounds.held("declared-script"))
                .at(Span::new(&config.file, value.span.clone()))
        };
        if !Script::is_script(file) {
            found.push(of(Message::new("declared-script-kind").with("file", file)));
        } else if !bounds.scripts.iter().any(|script| script.file == file) {
            found.push(of(Message::new("declared-script-missing").with("file", file)));
        } else {
            let reason = |language| {
                let reason = table.get("reason").and_then(|reason| reason.text_in(language));
                reason.unwrap_or_default().to_owned()
            };
            let reason = Bilingual { fr: reason(Language::Fr), en: reason(Language::En) };
            let message = Message::new("declared-script").with("file", file).with("reason", reason);
            let mut diagnostic = of(message).weighing(Severity::Warning);
            diagnostic.outcome = Outcome::CantTell;
            diagnostic.reason = Some("declared");
            found.push(diagnostic);
        }
    }
    found
}
