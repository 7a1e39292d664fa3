//! The manifest: what a published site says of itself, and how sitegen knows its own files again.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use rayon::prelude::*;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{PublishFault, unwritable};
use crate::render::OutputFile;
use crate::report::Report;

/// Path of the manifest in the output.
pub const MANIFEST: &str = ".well-known/sitegen.json";

/// The manifest of a site of these files: versions, verdict, and every file with its SHA-256.
pub(super) fn of(files: &[&OutputFile], report: &Report<'_>) -> String {
    let hashes: Vec<(String, Value)> = files
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

/// The files that the manifest in `output` lists; `None` where there is no manifest, or one that says nothing.
pub(super) fn listed(output: &Path) -> Result<Option<BTreeSet<String>>, PublishFault> {
    let path = output.join(MANIFEST);
    let text = match fs::read(&path) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(unwritable(&path, error)),
    };
    let manifest: Option<Value> = serde_json::from_slice(&text).ok();
    let files = manifest.as_ref().and_then(|manifest| manifest.get("files")?.as_object());
    Ok(files.map(|files| files.keys().cloned().collect()))
}
