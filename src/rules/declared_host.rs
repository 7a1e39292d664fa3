//! A host that the site declares is named in the verdict, and nothing refused can be declared away.

use std::collections::BTreeSet;

use super::bounds::Bounds;
use crate::config::{Config, Table, Value};
use crate::diagnostic::{Argument, Diagnostic, Message, Outcome, Severity};
use crate::policy::address;
use crate::source::Span;
use crate::standard::ServiceKind;

/// Finds what is wrong with the declared hosts, and tells of those that are right. `asked` are the hosts that any file
/// of the site names.
pub fn check(config: &Config, bounds: &Bounds<'_>, asked: &BTreeSet<&str>) -> Vec<Diagnostic> {
    let parties = config.table.at("third_parties").map(Value::list).unwrap_or_default();
    let mut found = Vec::new();
    for (party, value) in parties.iter().filter_map(|party| Some((party.table()?, party.table()?.get("host")?))) {
        let Some(host) = value.text() else { continue };
        let of = |rule: &str, message: Message| {
            Diagnostic::error("declared-host", message)
                .under(bounds.held(rule))
                .at(Span::new(&config.file, value.span.clone()))
        };
        if let Some(id) = fault(host, &bounds.hosts.own) {
            found.push(of("declared-host", Message::new(id).with("host", host)));
            continue;
        }
        if let Some((rule, service)) = refused(host, bounds) {
            found.push(of(rule, Message::new("declared-host-refused").with("host", host).with("service", service)));
            continue;
        }
        let Some(role) = party.get("role").and_then(Value::text) else {
            found.push(of("declared-host", Message::new("declared-host-purpose").with("host", host)));
            continue;
        };
        if !asked.contains(host) {
            let message = Message::new("declared-host-unused").with("host", host);
            found.push(of("declared-host", message).weighing(Severity::Warning));
            continue;
        }
        let message = Message::new("declared-host")
            .with("host", host)
            .with("name", name(party))
            .with("role", bounds.choice("third_parties[].role", role));
        let mut diagnostic = of("declared-host", message).weighing(Severity::Warning);
        diagnostic.outcome = Outcome::CantTell;
        diagnostic.reason = Some("declared");
        found.push(diagnostic);
    }
    found
}

fn name(party: &Table) -> Argument {
    party.get("name").and_then(Value::text).unwrap_or_default().into()
}

/// What keeps a text from being the name of one other host.
fn fault(host: &str, own: &str) -> Option<&'static str> {
    let plain = address::host(&format!("https://{host}"));
    let numbers = host.chars().all(|c| c.is_ascii_digit() || c == '.') || host.contains(['[', ']']);
    let right = host.contains('.')
        && host.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        });
    if plain.as_deref() == Some(own) {
        Some("declared-host-own")
    } else if numbers || !right || plain.as_deref() != Some(host) {
        Some("declared-host-form")
    } else {
        None
    }
}

/// The rule that a host belongs to whatever is declared, and the service it is of.
fn refused<'a>(host: &str, bounds: &'a Bounds<'_>) -> Option<(&'static str, &'a str)> {
    let service = bounds.signatures.of_host(host)?.service;
    let rule = match service.kind {
        ServiceKind::Comments => "comment-system",
        ServiceKind::Reviews | ServiceKind::ReviewLinks | ServiceKind::Badges => "review-widget",
        ServiceKind::Sharing => "share-widget",
        ServiceKind::Tracking | ServiceKind::Recording => "third-party-request",
        _ => return None,
    };
    // A host that leads to listings may give a plain map as well.
    (!service.many_uses || service.kind != ServiceKind::ReviewLinks).then_some((rule, service.name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_name_of_one_other_host_is_a_host() {
        for (host, expected) in [
            ("carte.example.com", None),
            ("*.example.com", Some("declared-host-form")),
            ("carte.example.com:8443", Some("declared-host-form")),
            ("203.0.113.7", Some("declared-host-form")),
            ("[2001:db8::1]", Some("declared-host-form")),
            ("https://carte.example.com", Some("declared-host-form")),
            ("carte.example.com/plan", Some("declared-host-form")),
            ("localhost", Some("declared-host-form")),
            ("Carte.example.com", Some("declared-host-form")),
            ("a.example.org", Some("declared-host-own")),
        ] {
            assert_eq!(fault(host, "a.example.org"), expected, "{host}");
        }
    }
}
