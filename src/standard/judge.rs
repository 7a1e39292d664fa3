//! What the packs ask of a configuration: answers that are missing, refused, incomplete, stale or expired.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use super::library::Library;
use super::pack::{Freshness, Pack, Requirement, RequirementKind};
use crate::config::{Bound, Condition, Config, Data, Found, Setting, Value, select};
use crate::diagnostic::{Argument, Bilingual, Diagnostic, Message, Severity, Subject};
use crate::locale;
use crate::source::Span;

/// Days before a date becomes too old in which a warning tells of it.
const NOTICE_DAYS: i64 = 30;

/// Everything that the norms of the site's practitioners find wrong in its configuration on the day `today`.
///
/// A setting that several requirements ask for gives one finding that names them all. The findings that reading
/// sitegen.toml gave, `earlier`, come first in the answer, each now naming the requirements that ask for its setting.
pub fn judge(config: &Config, earlier: Vec<Diagnostic>, library: &Library, today: Date) -> Vec<Diagnostic> {
    let mut judge = Judge { config, library, today, earlier, missing: BTreeMap::new(), found: Vec::new() };
    for pack in library.applicable(config) {
        for requirement in &pack.requirements {
            judge.forbidden(requirement);
            if judge.holds(requirement.when.as_ref(), &[]) {
                judge.requirement(pack, requirement);
            }
        }
    }
    judge.titles();
    judge.closed_lines();
    let mut diagnostics = judge.earlier;
    diagnostics.extend(judge.missing.into_values());
    diagnostics.extend(judge.found);
    diagnostics
}

struct Judge<'a> {
    config: &'a Config,
    library: &'a Library,
    today: Date,
    earlier: Vec<Diagnostic>,
    missing: BTreeMap<(String, usize), Diagnostic>,
    found: Vec<Diagnostic>,
}

impl<'a> Judge<'a> {
    fn holds(&self, condition: Option<&Condition>, bounds: &[Bound]) -> bool {
        condition.is_none_or(|condition| condition.holds(&self.config.table, bounds))
    }

    fn span(&self, range: Option<Range<usize>>) -> Span {
        Span::new(&self.config.file, range.unwrap_or(0..0))
    }

    fn setting(&self, key: &str) -> Option<&'a Setting> {
        self.library.schema.setting(key)
    }

    /// The places that a key speaks of, with `orders.*` narrowed to the pack's own order.
    fn places(&self, pack: &Pack, key: &str) -> (String, Vec<Found<'a>>) {
        let key = match &pack.order {
            Some(order) => key.replace("orders.*", &format!("orders.{}", order.key)),
            None => key.to_owned(),
        };
        let names = key
            .split_once(".*")
            .and_then(|(parent, _)| self.setting(parent))
            .map(|setting| setting.names.clone())
            .unwrap_or_default();
        let mut found = select(&self.config.table, &key, &[], &names);
        // What a pack asks of practitioners, it asks of those of its order.
        if let Some(order) = &pack.order {
            found.retain(|found| {
                let person = found.bounds.iter().find(|bound| bound.prefix == "practitioners[]");
                person.is_none_or(|person| {
                    let orders = select(&self.config.table, "practitioners[].order", std::slice::from_ref(person), &[]);
                    let named = orders.first().and_then(|found| found.value?.text());
                    named.is_none_or(|named| named == order.key)
                })
            });
        }
        (key, found)
    }

    fn requirement(&mut self, pack: &Pack, requirement: &Requirement) {
        let asked = requirement.settings.iter().map(|demand| (demand, requirement.severity));
        let wished = requirement.recommended.iter().map(|demand| (demand, Severity::Warning));
        for (demand, severity) in asked.chain(wished) {
            let (key, places) = self.places(pack, demand.key());
            for place in places {
                if !self.holds(demand.when(), &place.bounds) {
                    continue;
                }
                match place.value {
                    Some(value) => self.attribute(value, requirement),
                    None => self.lacks(&key, &place, requirement, severity.min(requirement.severity)),
                }
            }
        }
        for refusal in &requirement.refuses {
            let (key, places) = self.places(pack, &refusal.setting);
            for place in places {
                let Some(value) = place.value else { continue };
                let refused = refusal.values.iter().any(|refused| value.says(refused));
                if refused && self.holds(refusal.when.as_ref(), &place.bounds) {
                    let (rule, id) = match refusal.when {
                        Some(_) => ("conflicting-settings", "conflicting-settings"),
                        None => ("refused-choice", "refused-choice"),
                    };
                    let message = self.named(id, &key).with("value", written(value)).with("because", &refusal.because);
                    self.tell(rule, message, &place, requirement);
                }
            }
        }
        for inclusion in &requirement.includes {
            if !self.holds(inclusion.when.as_ref(), &[]) {
                continue;
            }
            let (key, places) = self.places(pack, &inclusion.setting);
            for place in places {
                let Some(value) = place.value else { continue };
                if value.data == Data::Invalid {
                    continue;
                }
                let has = |wanted: &toml::Value| value.says(wanted);
                let lacking: Vec<String> =
                    inclusion.values.iter().filter(|wanted| !has(wanted)).map(as_written).collect();
                if !lacking.is_empty() {
                    let message = self.named("incomplete-choice", &key).with("lacking", lacking.join(", "));
                    self.tell("incomplete-choice", message, &place, requirement);
                }
                if !inclusion.any.is_empty() && !inclusion.any.iter().any(has) {
                    let any: Vec<String> = inclusion.any.iter().map(as_written).collect();
                    let message = self.named("incomplete-choice-any", &key).with("lacking", any.join(", "));
                    self.tell("incomplete-choice", message, &place, requirement);
                }
            }
        }
        for freshness in &requirement.fresh {
            if self.holds(freshness.when.as_ref(), &[]) {
                self.age(pack, freshness, requirement);
            }
        }
        for key in &requirement.expires {
            let (key, places) = self.places(pack, key);
            for place in places {
                let expiry = place.value.and_then(Value::date);
                if let Some(expiry) = expiry.filter(|expiry| *expiry < self.today) {
                    let message = self.named("expired-certificate", &key).with("date", day(expiry));
                    self.tell("expired-certificate", message, &place, requirement);
                    self.soften_date(Severity::Warning);
                }
            }
        }
    }

    /// Names a requirement that forbids something in the findings that it was asked for.
    fn forbidden(&mut self, requirement: &Requirement) {
        let forbids = |rule: &str| {
            requirement.kind == RequirementKind::Forbid && requirement.held_by.iter().any(|held| held == rule)
        };
        for diagnostic in self.earlier.iter_mut().filter(|diagnostic| forbids(diagnostic.rule)) {
            diagnostic.requirements.push(requirement.id.clone());
        }
    }

    /// Names the requirement in the findings about a value that it asks for.
    fn attribute(&mut self, value: &Value, requirement: &Requirement) {
        for diagnostic in &mut self.earlier {
            let inside = diagnostic.source.as_ref().is_some_and(|span| {
                span.file == self.config.file && value.span.start <= span.start && span.end <= value.span.end
            });
            if inside && !diagnostic.requirements.contains(&requirement.id) {
                diagnostic.requirements.push(requirement.id.clone());
            }
        }
    }

    fn named(&self, id: &'static str, key: &str) -> Message {
        let label = self
            .setting(key)
            .map(|setting| setting.label.clone())
            .unwrap_or_else(|| Bilingual { fr: key.to_owned(), en: key.to_owned() });
        Message::new(id).with("setting", key).with("label", &label)
    }

    fn tell(&mut self, rule: &'static str, message: Message, place: &Found<'_>, requirement: &Requirement) {
        let diagnostic = Diagnostic::error(rule, message)
            .at(self.span(place.nearest.clone()))
            .under([requirement.id.clone()])
            .weighing(requirement.severity);
        self.found.push(diagnostic);
    }

    /// Dates of a demonstration only remind: an example must still build in years.
    fn soften_date(&mut self, severity: Severity) {
        let demonstration = self.config.site.demonstration;
        if let Some(last) = self.found.last_mut() {
            last.severity = if demonstration { Severity::Reminder } else { last.severity.min(severity) };
        }
    }

    fn lacks(&mut self, key: &str, place: &Found<'_>, requirement: &Requirement, severity: Severity) {
        // A list that was not written may itself be asked for; its tables ask for nothing then.
        if place.bounds.iter().filter(|bound| bound.prefix.ends_with("[]")).count() < key.matches("[]").count() {
            return;
        }
        let range = place.nearest.clone();
        let at = range.clone().map_or(0, |range| range.start);
        let mut name = key.to_owned();
        for bound in &place.bounds {
            if bound.prefix.ends_with('*') {
                name = name.replacen('*', &bound.step, 1);
            }
        }
        // What sitegen itself cannot work without was told already.
        let told = self.earlier.iter_mut().find(|diagnostic| {
            diagnostic.rule == "missing-setting"
                && diagnostic.message.arguments.iter().any(|(_, argument)| *argument == Argument::from(name.as_str()))
        });
        if let Some(told) = told {
            told.requirements.push(requirement.id.clone());
            return;
        }
        if let Some(known) = self.missing.get_mut(&(name.clone(), at)) {
            known.severity = known.severity.max(severity);
            if known.severity == Severity::Error {
                known.rule = "missing-setting";
            }
            known.requirements.push(requirement.id.clone());
            return;
        }
        let setting = self.setting(key);
        let mut message = self.named("missing-setting", key);
        message.arguments[0].1 = name.as_str().into();
        if let Some(setting) = setting {
            message = message.with("help", &setting.help);
        }
        let rule = if severity == Severity::Error { "missing-setting" } else { "recommended-setting" };
        let mut diagnostic =
            Diagnostic::error(rule, message).weighing(severity).at(self.span(range)).under([requirement.id.clone()]);
        if place.bounds.is_empty() {
            diagnostic = diagnostic.about(Subject::Setting(name.clone()));
        }
        if let Some(example) = setting.and_then(|setting| setting.example.as_ref()) {
            diagnostic = diagnostic.suggesting(format!("{} = {example}", name.rsplit('.').next().unwrap_or(&name)));
        }
        self.missing.insert((name, at), diagnostic);
    }

    fn age(&mut self, pack: &Pack, freshness: &Freshness, requirement: &Requirement) {
        let months =
            freshness.months_setting.as_ref().and_then(|key| self.config.table.at(key)?.integer()).or(freshness.months);
        let (key, places) = self.places(pack, &freshness.setting);
        for place in places {
            let Some(date) = place.value.and_then(Value::date) else { continue };
            if date > self.today {
                let message = self.named("future-date", &key).with("date", day(date));
                self.tell("stale-facts", message, &place, requirement);
                self.soften_date(Severity::Error);
                continue;
            }
            let Some(due) = months.and_then(|months| date.checked_add(months.months()).ok()) else { continue };
            let notice = due.checked_sub(NOTICE_DAYS.days()).unwrap_or(due);
            if due < self.today {
                let message = self.named("stale-facts", &key).with("date", day(date)).with("due", day(due));
                self.tell("stale-facts", message, &place, requirement);
                self.soften_date(Severity::Error);
            } else if notice <= self.today {
                let message = self.named("stale-soon", &key).with("date", day(date)).with("due", day(due));
                self.tell("stale-facts", message, &place, requirement);
                self.soften_date(Severity::Warning);
            }
        }
    }

    /// A reserved title belongs to the order that gives it.
    fn titles(&mut self) {
        for place in select(&self.config.table, "practitioners[].reserved_title", &[], &[]) {
            let (Some(title), [bound, ..]) = (place.value.and_then(Value::text), place.bounds.as_slice()) else {
                continue;
            };
            let order = select(&self.config.table, "practitioners[].order", std::slice::from_ref(bound), &[]);
            let order = order.first().and_then(|found| found.value?.text());
            let Some(order) = order.and_then(|order| self.library.pack_of_order(order)?.order.as_ref()) else {
                continue;
            };
            if order.titles.iter().all(|other| other.value != title) {
                let titles: Vec<&str> = order.titles.iter().map(|title| title.value.as_str()).collect();
                let message = Message::new("foreign-title")
                    .with("value", title)
                    .with("order", &order.name)
                    .with("choices", titles.join(", "));
                self.found.push(Diagnostic::error("refused-choice", message).at(self.span(place.nearest)));
            }
        }
    }

    /// A number that no longer answers helps nobody.
    fn closed_lines(&mut self) {
        for place in select(&self.config.table, "crisis.more[].phone", &[], &[]) {
            let Some(phone) = place.value.and_then(Value::text) else { continue };
            let address = locale::telephone_address(phone);
            let closed = self.library.closed_lines.iter().find(|line| {
                let other = locale::telephone_address(&line.number);
                address.is_some() && digits(address.as_deref()) == digits(other.as_deref())
            });
            if let Some(closed) = closed {
                let message = Message::new("closed-crisis-line")
                    .with("number", phone)
                    .with("name", &closed.name)
                    .with("source", closed.source.as_str());
                self.found.push(Diagnostic::error("closed-crisis-line", message).at(self.span(place.nearest)));
            }
        }
    }
}

/// The last ten digits of a telephone link: a leading 1 changes nothing.
fn digits(address: Option<&str>) -> String {
    let number = address.unwrap_or_default().split(';').next().unwrap_or_default();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(10)..].to_owned()
}

fn day(date: Date) -> Bilingual {
    Bilingual {
        fr: locale::date(crate::diagnostic::Language::Fr, date),
        en: locale::date(crate::diagnostic::Language::En, date),
    }
}

fn written(value: &Value) -> String {
    match &value.data {
        Data::Text(text) | Data::Choice(text) => text.clone(),
        Data::Boolean(flag) => flag.to_string(),
        Data::Integer(number) => number.to_string(),
        Data::Number(number) => number.to_string(),
        Data::Date(date) => date.to_string(),
        Data::List(items) => items.iter().map(written).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

fn as_written(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
