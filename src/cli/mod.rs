//! The command line: what was asked, in which language, on which day; each command in a file of its own.

mod arguments;
mod check;
mod explain;
mod language;
mod listing;
mod progress;
mod schema;
mod serve;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::ArgMatches;

use crate::diagnostic::{Language, Message};
use crate::locale;

/// How a command ended; the numbers are part of the outside contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing of severity error.
    Clean = 0,
    /// Findings of severity error; nothing was published.
    Findings = 1,
    /// The command could not be understood.
    Usage = 2,
    /// With `--strict`: warnings or undecided findings; nothing was published.
    Strict = 3,
    /// The tool itself failed.
    Failure = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Runs the program with its arguments, the first being its own name.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let asked = language::asked(&arguments);
    let speaking = asked.or_else(language::of_system).unwrap_or(Language::Fr);
    let matches = match arguments::command(speaking).try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => return arguments::explain_error(&error, speaking).into(),
    };
    let asked = asked.or_else(language::of_system);
    let exit = match matches.subcommand() {
        Some(("build", matches)) => check::build(matches, asked),
        Some(("check", matches)) => check::check(matches, asked),
        Some(("serve", matches)) => serve::serve(matches, asked),
        Some(("explain", matches)) => explain::explain(matches, speaking),
        Some(("rules", matches)) => listing::rules(matches, speaking),
        Some(("schema", matches)) => schema::schema(matches, speaking),
        // clap lets no other name through.
        _ => Exit::Usage,
    };
    exit.into()
}

/// Writes to stdout; a reader that went away, such as `head`, is no failure.
fn print(text: &str) -> Result<(), Exit> {
    let written = anstream::stdout().write_all(text.as_bytes());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Exit::Failure),
        _ => Ok(()),
    }
}

/// Writes a sentence of `locales/` to stderr.
fn complain(language: Language, message: &Message) {
    let mut text = locale::text(language, message);
    if let Some(help) = locale::help(language, message) {
        text.push('\n');
        text.push_str(&help);
    }
    let _ = writeln!(anstream::stderr(), "{text}");
}

fn coloured() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

fn format_of(matches: &ArgMatches) -> &str {
    matches.get_one::<String>("format").map_or("human", String::as_str)
}
