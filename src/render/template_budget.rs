//! What a template may cost: steps of its loops, lengths of its values and of its page.
//!
//! Tera bounds how deep expressions and components go, not how often a loop runs or how long a text gets. So every
//! loop, block, component and inclusion in the site's own templates gets a call that counts, and every `set` one
//! that measures, each an error once the budget is spent; the page goes to a writer that stops accepting.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{Error as Fault, Result as Written, Write};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// Steps that one page may take, whatever the site.
const STEPS: usize = 100_000;
/// Further steps for each page of the site, since lists of pages grow with it.
const STEPS_A_PAGE: usize = 20;
/// Longest value that a template may make, in bytes.
const LONGEST: usize = 256 * 1024;
/// Room for a page beyond its text, in bytes.
const ROOM: usize = 8 * 1024 * 1024;

const CALL: &str = "{{ sitegen_step(";
const CALL_END: &str = ") }}";

/// Beginning of the message of an error that the budget gave.
const SPENT: &str = "over the budget of templates";

thread_local! {
    /// Steps that the page rendered on this thread may still take.
    static LEFT: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// Gives the page that is rendered next on this thread its steps, in a site of so many pages.
pub(super) fn begin(pages: usize) {
    LEFT.set(STEPS + STEPS_A_PAGE * pages);
}

/// Whether an error came of a spent budget.
pub(super) fn is_spent(detail: &str) -> bool {
    detail.contains(SPENT)
}

/// The functions that count, and the filters that could make a text far longer than what they are given.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function("sitegen_step", |arguments: Kwargs, _: &State| -> TeraResult<Value> {
        let left = LEFT.get();
        LEFT.set(left.saturating_sub(1));
        let length = arguments.get::<Value>("of")?.map_or(0, |value| length(&value));
        if left == 0 || length > LONGEST { Err(spent()) } else { Ok(Value::safe_string("")) }
    });
    tera.register_filter("replace", |value: Value, arguments: Kwargs, _: &State| -> TeraResult<Value> {
        let (from, with) = (arguments.must_get::<&str>("from")?, arguments.must_get::<Value>("to")?);
        let (text, to) = (value.as_str().unwrap_or_default(), with.as_str().unwrap_or_default());
        let count = if from.is_empty() { text.chars().count() + 1 } else { text.matches(from).count() };
        if text.len() + count.saturating_mul(to.len()) > 2 * LONGEST {
            return Err(spent());
        }
        let made = text.replace(from, to);
        Ok(if value.is_safe() && with.is_safe() { Value::safe_string(&made) } else { Value::from(made) })
    });
    tera.register_filter("join", |values: &[Value], arguments: Kwargs, _: &State| -> TeraResult<Value> {
        let between = arguments.get::<&str>("sep")?.unwrap_or_default();
        let mut out = String::new();
        for (number, value) in values.iter().enumerate() {
            if number > 0 {
                out.push_str(between);
            }
            out.push_str(&value.to_string());
            if out.len() > 2 * LONGEST {
                return Err(spent());
            }
        }
        Ok(Value::from(out))
    });
}

fn spent() -> Error {
    Error::message(SPENT)
}

/// How many bytes a value is made of, counted no further than needed.
fn length(value: &Value) -> usize {
    let mut sum = 0usize;
    let mut inside = vec![value];
    while let Some(value) = inside.pop() {
        sum += 16 + value.as_str().map_or(0, str::len);
        if sum > LONGEST {
            break;
        }
        inside.extend(value.as_array().unwrap_or_default());
        inside.extend(value.as_map().into_iter().flat_map(|map| map.values()));
    }
    sum
}

/// A writer that holds a page and stops accepting once there is no room.
pub(super) struct Page {
    pub(super) bytes: Vec<u8>,
    room: usize,
}

impl Page {
    /// A writer for a page whose own text has that many bytes.
    pub(super) fn with_room_beyond(text: usize) -> Self {
        Self { bytes: Vec::new(), room: ROOM.saturating_add(text) }
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> Written<usize> {
        if self.bytes.len() + bytes.len() > self.room {
            return Err(Fault::other(SPENT));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Written<()> {
        Ok(())
    }
}

/// `template` with a call after each tag that could make it cost more.
pub(super) fn counted(template: &str) -> String {
    let mut out = String::with_capacity(template.len() + 256);
    let extends = tags(template).any(|(words, _)| words.first() == Some(&"extends"));
    // What stands outside the blocks of a template that extends another is no part of the page.
    let mut blocks = 0usize;
    let mut named: Vec<&str> = Vec::new();
    let mut copied = 0;
    for (words, end) in tags(template) {
        let tag = &template[..end];
        let mut of = None;
        let wanted = match words.first().copied() {
            Some("for" | "include") => true,
            Some("block" | "component") => {
                blocks += 1;
                true
            }
            Some("endblock" | "endcomponent") => {
                blocks = blocks.saturating_sub(1);
                false
            }
            Some("set" | "set_global") => {
                let name = words.get(1).copied().unwrap_or_default().split('=').next().unwrap_or_default();
                if tag[tag.rfind("{%").unwrap_or(0)..].contains('=') {
                    of = Some(name);
                } else {
                    named.push(name);
                }
                of.is_some()
            }
            Some("endset") => {
                of = named.pop();
                of.is_some()
            }
            _ => false,
        };
        if wanted && (!extends || blocks > 0) {
            out.push_str(&template[copied..end]);
            out.push_str(&call(&of.map(|name| format!("of={name}")).unwrap_or_default(), tag));
            copied = end;
        }
    }
    out.push_str(&template[copied..]);
    out
}

/// The call, which takes away the white space around it as the tag before it does.
fn call(argument: &str, tag: &str) -> String {
    let plain = format!("{CALL}{argument}{CALL_END}");
    if tag.ends_with("-%}") { plain.replace("{{ ", "{{- ").replace(" }}", " -}}") } else { plain }
}

/// The counted template without its calls; one that is cut off at the end goes too.
pub(super) fn uncounted(template: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = template;
    let begin = |rest: &str| ["{{ sitegen_step(", "{{- sitegen_step("].iter().filter_map(|call| rest.find(call)).min();
    while let Some(at) = begin(rest) {
        out.push_str(&rest[..at]);
        rest = rest[at..].find("}}").map_or("", |end| &rest[at + end + 2..]);
    }
    // A call that is cut off before its bracket.
    let cut = ["{{ sitegen_step(", "{{- sitegen_step("]
        .iter()
        .flat_map(|call| (6..call.len()).map(|length| &call[..length]))
        .find_map(|begin| rest.strip_suffix(begin));
    let rest = cut.unwrap_or(rest);
    if out.is_empty() && rest.len() == template.len() { template.into() } else { (out + rest).into() }
}

/// The words of each tag and the place after it; comments and verbatim parts hold none.
fn tags(template: &str) -> impl Iterator<Item = (Vec<&str>, usize)> {
    let mut at = 0;
    let mut verbatim = false;
    std::iter::from_fn(move || {
        loop {
            let start = at + template.get(at..)?.find("{%").into_iter().chain(template[at..].find("{#")).min()?;
            let comment = template[start..].starts_with("{#");
            let close = if comment { "#}" } else { "%}" };
            let end = start + 2 + template[start + 2..].find(close)? + 2;
            at = end;
            if comment {
                continue;
            }
            let inside = template[start + 2..end - 2].trim_matches(['-', ' ', '\n', '\t', '\r']);
            let words: Vec<&str> = inside.split_whitespace().collect();
            match words.first() {
                Some(&"raw") => verbatim = true,
                Some(&"endraw") => verbatim = false,
                _ if !verbatim => return Some((words, end)),
                _ => {}
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_cost_more_is_counted_and_leads_back() {
        for (template, calls) in [
            ("<p>{{ a }}</p>", 0),
            ("{% if a %}{% include \"b\" %}{% endif %}", 1),
            ("{% extends \"b\" %}{% set x = 1 %}{% block c %}{% for a in b -%} x {% endfor %}{% endblock %}", 2),
            ("{% block c %}{% set x = y ~ y %}{% set z %}{{ x }}{% endset %}{% endblock %}", 3),
            ("{% raw %}{% for a in b %}{% endraw %}{# {% for %} #}", 0),
        ] {
            let counted = counted(template);
            assert_eq!(counted.matches("sitegen_step(").count(), calls, "{counted}");
            assert_eq!(uncounted(&counted), template);
            let cut = counted.find("step(").map_or(counted.len(), |at| at + 3);
            assert!(template.starts_with(uncounted(&counted[..cut]).as_ref()), "{counted}");
        }
    }
}
