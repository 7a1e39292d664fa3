//! The tests in a browser: their npm packages, the licences of those, and the run itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::{cargo, run};

/// Installs exactly what the lockfile names, unless that was done before.
pub fn install() -> Result<(), String> {
    let folder = folder();
    let lockfile = folder.join("package-lock.json");
    let done = folder.join("node_modules/.installed-lockfile");
    let wanted = read(&lockfile)?;
    if fs::read_to_string(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    run(Command::new("npm").args(npm).current_dir(&folder))?;
    fs::write(&done, wanted).map_err(|error| format!("{}: {error}", done.display()))
}

/// Checks the licence of each npm package against the list in `deny.toml`, and that the lockfile names no registry.
pub fn licences() -> Result<(), String> {
    let allowed = allowed_licences()?;
    let lockfile: Value = serde_json::from_str(&read(&folder().join("package-lock.json"))?)
        .map_err(|error| format!("package-lock.json: {error}"))?;
    let packages = lockfile["packages"].as_object().ok_or("package-lock.json lists no packages")?;
    let mut faults = Vec::new();
    for (name, package) in packages.iter().filter(|(name, _)| !name.is_empty()) {
        match package["license"].as_str() {
            Some(licence) if allowed.iter().any(|allowed| allowed == licence) => {}
            Some(licence) => faults.push(format!("{name}: {licence} is not among the licences that deny.toml allows")),
            None => faults.push(format!("{name}: no licence is known")),
        }
        if package["integrity"].as_str().is_none() {
            faults.push(format!("{name}: no checksum in package-lock.json"));
        }
        if package.get("resolved").is_some() {
            faults.push(format!("{name}: package-lock.json names the registry it came from"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// Builds the program and lets the browser visit what it makes.
pub fn test() -> Result<(), String> {
    cargo(&["build", "--locked", "--bin", "sitegen"])?;
    run(Command::new("npm").args(["test", "--silent"]).current_dir(folder()))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/browser")
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn allowed_licences() -> Result<Vec<String>, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deny.toml");
    let rules: toml::Table = read(&path)?.parse().map_err(|error| format!("deny.toml: {error}"))?;
    let allowed = rules.get("licenses").and_then(|licences| licences.get("allow")).and_then(toml::Value::as_array);
    let allowed = allowed.ok_or("deny.toml allows no licence")?;
    Ok(allowed.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect())
}
