//! Social networks and which of their addresses are accounts.

use serde::Deserialize;

/// A social network.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    /// Its name, as people know it.
    pub name: String,
    hosts: Vec<String>,
    accounts: Vec<String>,
    #[serde(default)]
    personal: Vec<String>,
    not: Vec<String>,
}

/// Whose an account may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// A person’s, by the kind of its address.
    Personal,
    /// A person’s or an organization’s.
    Any,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NetworksFile {
    pub(super) network: Vec<Network>,
}

impl Network {
    /// The network that a host, in lower case, or one above it belongs to.
    pub fn of_host<'a>(networks: &'a [Self], host: &str) -> Option<&'a Self> {
        let above =
            |known: &String| host == known || host.strip_suffix(known.as_str()).is_some_and(|rest| rest.ends_with('.'));
        networks.iter().find(|network| network.hosts.iter().any(above))
    }

    /// Whose account a path leads to; `None` where it leads to none.
    pub fn account(&self, path: &str) -> Option<Account> {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let is = |pattern: &String| {
            let wanted: Vec<&str> = pattern.split('/').collect();
            wanted.len() == parts.len() && wanted.iter().zip(&parts).all(|(wanted, part)| matches(wanted, part))
        };
        if self.personal.iter().any(is) {
            return Some(Account::Personal);
        }
        let kept = parts.first().is_some_and(|first| self.not.iter().any(|name| name == first));
        let named = |pattern: &&String| !(kept && pattern.starts_with('*'));
        self.accounts.iter().filter(named).any(is).then_some(Account::Any)
    }
}

fn matches(wanted: &str, part: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(begin) => part.len() > begin.len() && part.starts_with(begin),
        None => wanted == part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::Library;

    #[test]
    fn accounts_are_told_from_publications() {
        let networks = &Library::builtin().networks;
        for (host, path, expected) in [
            ("www.facebook.com", "/anselme.fictif", Some(Account::Any)),
            ("fr-ca.facebook.com", "/profile.php?id=1", Some(Account::Personal)),
            ("facebook.com", "/ordre/posts/12", None),
            ("facebook.com", "/groups/12", None),
            ("facebook.com", "/sharer.php?u=x", None),
            ("ca.linkedin.com", "/in/anselme-fictif/", Some(Account::Personal)),
            ("www.linkedin.com", "/company/ordre", None),
            ("linkedin.com", "/pulse/article", None),
            ("instagram.com", "/anselme/", Some(Account::Any)),
            ("instagram.com", "/p/abc", None),
            ("youtube.com", "/watch?v=a", None),
            ("youtube.com", "/@ordre", Some(Account::Any)),
            ("x.com", "/ordre/status/1", None),
            ("x.com", "/", None),
        ] {
            let network = Network::of_host(networks, host).unwrap();
            assert_eq!(network.account(path), expected, "{host}{path}");
        }
        assert!(Network::of_host(networks, "notfacebook.com").is_none());
    }
}
