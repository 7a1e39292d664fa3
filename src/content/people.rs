//! Practitioners and services as sitegen.toml names them, with the name each has in addresses.

use std::collections::BTreeSet;

use crate::config::{Config, Table, Value};
use crate::source;

/// Somebody who practises.
#[derive(Clone, Debug)]
pub struct Practitioner {
    /// Name in addresses and markers.
    pub slug: String,
    /// Full name.
    pub name: String,
    /// Key of the order.
    pub order: String,
    /// Place in the list of sitegen.toml.
    pub index: usize,
}

/// A service, by the name of its page.
#[derive(Clone, Debug)]
pub struct Service {
    /// Name of its file in `content/LANGUAGE/services/`, without `.md`.
    pub page: String,
    /// Place in the list of sitegen.toml.
    pub index: usize,
}

/// The practitioners of a configuration; one without a usable name is left out, as its finding says.
pub(super) fn practitioners(config: &Config) -> Vec<Practitioner> {
    let mut taken = BTreeSet::new();
    tables(config, "practitioners")
        .filter_map(|(index, table)| {
            let name = table.get("name")?.text()?.to_owned();
            let own = table.get("slug").and_then(Value::text).map(source::slug);
            let wanted = own.filter(|slug| !slug.is_empty()).unwrap_or_else(|| source::slug(&name));
            let mut slug = if wanted.is_empty() { format!("praticien-{}", index + 1) } else { wanted };
            while !taken.insert(slug.clone()) {
                slug.push_str("-2");
            }
            let order = table.get("order").and_then(Value::text).unwrap_or_default().to_owned();
            Some(Practitioner { slug, name, order, index })
        })
        .collect()
}

/// The services of a configuration that name their page.
pub(super) fn services(config: &Config) -> Vec<Service> {
    tables(config, "services")
        .filter_map(|(index, table)| Some(Service { page: table.get("page")?.text()?.to_owned(), index }))
        .collect()
}

fn tables<'a>(config: &'a Config, key: &str) -> impl Iterator<Item = (usize, &'a Table)> {
    let list = config.table.get(key).map(Value::list).unwrap_or_default();
    list.iter().enumerate().filter_map(|(index, value)| Some((index, value.table()?)))
}
