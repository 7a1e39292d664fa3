//! The project's chores: `cargo xtask test` passes everything that must hold before a change lands.

mod browser;
mod packages;

use std::path::Path;
use std::process::{Command, ExitCode};

/// The version of cargo-deny that reads `deny.toml`.
const CARGO_DENY: &str = "0.20.2";

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let done = match asked.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["test"] => test(),
        ["browser"] => browser(),
        ["detection"] => detection(),
        ["fit"] => fit(&[]),
        ["fit", "--measure"] => fit(&["--measure"]),
        _ => Err("usage: cargo xtask test | browser | detection | fit [--measure]".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("xtask: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// What the tests need, then formatting, lints, licences of dependencies, and every test.
fn test() -> Result<(), String> {
    packages::install()?;
    browser::install()?;
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])?;
    licences()?;
    browser::licences()?;
    cargo(&["test", "--workspace", "--locked"])?;
    fit(&["--measure"])?;
    browser::test()
}

/// The tests in a browser alone, and what they need.
fn browser() -> Result<(), String> {
    packages::install()?;
    browser::install()?;
    browser::test()
}

/// Precision and recall of the rules about prose, by language, batch and family, on the labelled passages and pages.
fn detection() -> Result<(), String> {
    cargo(&["test", "--quiet", "--locked", "--test", "detection", "--", "--nocapture"])
}

/// Fits the weights of the rules about prose to the labelled passages and pages; with `--measure`, prints instead how
/// rules fitted to four fifths of them do on the last.
fn fit(more: &[&str]) -> Result<(), String> {
    cargo(&[&["run", "--quiet", "--locked", "--example", "fit", "--"], more].concat())
}

/// Checks the dependencies against `deny.toml`, after installing the tool that does it if it is not there.
///
/// The advisory database lies on a server that not every machine reaches, so it is left to those that do.
fn licences() -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools");
    let tool = root.join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    if !tool.is_file() {
        let root = root.display().to_string();
        cargo(&["install", "cargo-deny", "--locked", "--version", CARGO_DENY, "--root", &root])?;
    }
    run(Command::new(tool).args(["check", "bans", "licenses", "sources"]))
}

fn cargo(arguments: &[&str]) -> Result<(), String> {
    run(Command::new(env!("CARGO")).args(arguments))
}

fn run(command: &mut Command) -> Result<(), String> {
    let shown = format!("{command:?}");
    eprintln!("xtask: {shown}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{shown} ended with {status}")),
        Err(error) => Err(format!("{shown} could not be started: {error}")),
    }
}
