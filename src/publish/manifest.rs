//! The manifest: what a published site says of itself, and how sitegen knows its own files again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::report::Report;
use crate::verify::VerifiedSite;

/// Path of the manifest in the output.
pub const MANIFEST: &str = ".well-known/sitegen.json";

/// The manifest of a site: versions, verdict, and every other file with its SHA-256.
pub(super) fn of(site: &VerifiedSite, report: &Report<'_>) -> String {
    let hashes: Vec<(String, Value)> = site
        .files()
        .par_iter()
        .map(|file| {
            let hash = Sha256::digest(&file.bytes);
            let hex = hash.iter().fold(String::with_capacity(64), |hex, byte| hex + &format!("{byte:02x}"));
            (file.path.clone(), Value::String(hex))
        })
        .collect();
    let packs: Vec<Value> = report
        .packs
        .iter()
        .map(|pack| json!({ "id": pack.about.id, "read_on": pack.about.read_on.to_string() }))
        .collect();
    let waived = report.waived();
    let rules: BTreeSet<&str> = waived.iter().map(|diagnostic| diagnostic.rule).collect();
    let manifest = json!({
        "schema": "sitegen-manifest/1",
        "tool": { "name": "sitegen", "version": env!("CARGO_PKG_VERSION") },
        "packs": packs,
        "verdict": report.verdict().word(),
        "waivers": { "count": waived.len(), "rules": rules },
        "files": Value::Object(hashes.into_iter().collect::<Map<String, Value>>()),
    });
    format!("{manifest:#}\n")
}

/// The files that the manifest in `output` lists; `None` where there is no manifest.
pub(super) fn listed(output: &Path) -> Option<BTreeSet<String>> {
    let text = fs::read_to_string(output.join(MANIFEST)).ok()?;
    let manifest: Value = serde_json::from_str(&text).ok()?;
    Some(manifest.get("files")?.as_object()?.keys().cloned().collect())
}
