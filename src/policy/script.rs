//! The scripts that a site declares: the only ones that its policy lets run.

use super::digest;
use crate::config::{Config, Value};

/// A declared script that there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// Its path in the output.
    pub file: String,
    /// Its address on the site.
    pub address: String,
    /// The digest of its bytes.
    pub digest: String,
}

impl Script {
    /// Whether the name of a file is that of a script.
    pub fn is_script(file: &str) -> bool {
        file.ends_with(".js") || file.ends_with(".mjs")
    }

    /// Whether it is written as a module.
    pub fn is_module(&self) -> bool {
        self.file.ends_with(".mjs")
    }

    /// The scripts that `config` declares, in their order; `find` gives the bytes of a file of the output.
    pub fn declared<'a>(config: &Config, find: impl Fn(&str) -> Option<&'a [u8]>) -> Vec<Self> {
        let declared = config.table.at("site.scripts").map(Value::list).unwrap_or_default();
        declared
            .iter()
            .filter_map(|script| script.table()?.get("file")?.text())
            .filter(|file| Self::is_script(file))
            .filter_map(|file| {
                Some(Self {
                    file: file.to_owned(),
                    address: format!("{}{file}", config.site.base.path),
                    digest: digest(find(file)?),
                })
            })
            .collect()
    }
}
