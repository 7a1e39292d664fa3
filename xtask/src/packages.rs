//! The Debian packages that the tests need, installed when they are missing.

use std::process::{Command, Stdio};

use crate::run;

/// Each package with what it is for. Add a line here, and `cargo xtask test` brings it everywhere.
const PACKAGES: [(&str, &str); 7] = [
    ("apache2-bin", "a server that obeys the rules written for Apache"),
    ("chromium", "the browser that visits every page"),
    ("fonts-liberation", "letters for the browser on a machine without a desktop"),
    ("media-types", "the types of files, as that server tells them"),
    ("nginx", "a server that obeys the rules written for nginx"),
    ("poppler-utils", "reads what the browser prints"),
    ("strace", "stops a build at each call that writes, and lets a disk be full"),
];

/// Installs the packages that are missing; asks for nothing where all are there.
pub fn install() -> Result<(), String> {
    let missing: Vec<&str> = PACKAGES.iter().map(|(name, _)| *name).filter(|name| !is_installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let refused = |reason: &str| {
        let wanted: Vec<_> = PACKAGES.iter().filter(|(name, _)| missing.contains(name)).collect();
        let lines: Vec<_> = wanted.iter().map(|(name, purpose)| format!("  {name}: {purpose}")).collect();
        format!(
            "the tests need Debian packages that are missing, and {reason}\n{}\nInstall them, then start again:\n  apt-get install --no-install-recommends {}",
            lines.join("\n"),
            missing.join(" ")
        )
    };
    if !answers(Command::new("apt-get").arg("--version")) {
        return Err(refused("there is no apt-get here:"));
    }
    let as_root = if is_root() {
        false
    } else if answers(Command::new("sudo").args(["-n", "true"])) {
        true
    } else {
        return Err(refused("neither root nor a sudo without password is here to install them:"));
    };
    apt(as_root, &["update", "--quiet"])?;
    let mut arguments = vec!["install", "--quiet", "--yes", "--no-install-recommends"];
    arguments.extend(&missing);
    apt(as_root, &arguments)
}

fn apt(through_sudo: bool, arguments: &[&str]) -> Result<(), String> {
    let mut command = Command::new(if through_sudo { "sudo" } else { "env" });
    if through_sudo {
        command.args(["-n", "env"]);
    }
    run(command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments).stdin(Stdio::null()))
}

fn is_installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status}", package])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|output| output.status.success() && output.stdout == b"installed")
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn answers(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
