//! What the command line accepts, and what it says of itself in each language.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, value_parser};

use super::{Exit, complain, print};
use crate::diagnostic::{Language, Message};
use crate::locale;

/// The command line in `language`.
pub(super) fn command(language: Language) -> Command {
    let word = |id| locale::word(language, id);
    let folder = || {
        Arg::new("folder")
            .value_name(word("cli-value-folder"))
            .help(word("cli-folder"))
            .default_value(".")
            .hide_default_value(true)
    };
    let strict = || Arg::new("strict").long("strict").action(ArgAction::SetTrue).help(word("cli-strict"));
    let today = || {
        Arg::new("today")
            .long("today")
            .value_name(word("cli-value-date"))
            .help(word("cli-today"))
            .value_parser(|text: &str| text.parse::<jiff::civil::Date>().map_err(|error| error.to_string()))
    };
    let format = || {
        Arg::new("format")
            .long("format")
            .value_name(word("cli-value-format"))
            .help(word("cli-format"))
            .value_parser(["human", "json"])
            .default_value("human")
            .hide_default_value(true)
    };
    let subcommand = |name: &'static str, about| framed(Command::new(name).about(word(about)), language);
    framed(Command::new("sitegen").version(env!("CARGO_PKG_VERSION")).about(word("cli-about")), language)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand_help_heading(word("cli-heading-commands"))
        .arg(Arg::new("version").long("version").short('V').action(ArgAction::Version).help(word("cli-version")))
        .arg(
            Arg::new("lang")
                .long("lang")
                .global(true)
                .value_name(word("cli-value-language"))
                .help(word("cli-lang"))
                .value_parser(["fr", "en"]),
        )
        .subcommand(
            subcommand("build", "cli-build")
                .arg(folder())
                .arg(
                    Arg::new("output")
                        .long("output")
                        .short('o')
                        .value_name(word("cli-value-folder"))
                        .help(word("cli-output"))
                        .value_parser(value_parser!(std::path::PathBuf)),
                )
                .arg(strict())
                .arg(today()),
        )
        .subcommand(
            subcommand("serve", "cli-serve")
                .arg(folder())
                .arg(
                    Arg::new("port")
                        .long("port")
                        .short('p')
                        .value_name(word("cli-value-port"))
                        .help(word("cli-port"))
                        .value_parser(value_parser!(u16)),
                )
                .arg(Arg::new("open").long("open").action(ArgAction::SetTrue).help(word("cli-open")))
                .arg(today()),
        )
        .subcommand(subcommand("check", "cli-check").arg(folder()).arg(format()).arg(strict()).arg(today()))
        .subcommand(
            subcommand("explain", "cli-explain")
                .arg(Arg::new("id").value_name(word("cli-value-id")).help(word("cli-id")).required(true)),
        )
        .subcommand(
            subcommand("rules", "cli-rules")
                .arg(format())
                .arg(Arg::new("coverage").long("coverage").action(ArgAction::SetTrue).help(word("cli-coverage"))),
        )
        .subcommand(
            subcommand("schema", "cli-schema").arg(
                Arg::new("front-matter")
                    .long("front-matter")
                    .action(ArgAction::SetTrue)
                    .help(word("cli-schema-front-matter")),
            ),
        )
}

/// `command` with its frame in `language`: clap's own words are English.
fn framed(command: Command, language: Language) -> Command {
    let word = |id| locale::word(language, id);
    let template = format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}\n", word("cli-usage"));
    command
        .help_template(template)
        .disable_help_flag(true)
        .next_help_heading(word("cli-heading-options"))
        .hide_possible_values(true)
        .arg(Arg::new("help").long("help").short('h').action(ArgAction::Help).help(word("cli-help")))
}

/// Says in `language` why the arguments could not be understood, or prints the help that was asked for.
pub(super) fn explain_error(error: &clap::Error, language: Language) -> Exit {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let message = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return print(&error.render().to_string()).err().unwrap_or(Exit::Clean);
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            let help = command(language).render_help().to_string();
            let _ = std::io::Write::write_all(&mut anstream::stderr(), help.as_bytes());
            return Exit::Usage;
        }
        ErrorKind::InvalidSubcommand => {
            Message::new("usage-command").with("found", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => Message::new("usage-argument").with("found", context(ContextKind::InvalidArg)),
        ErrorKind::MissingRequiredArgument => {
            Message::new("usage-missing").with("missing", context(ContextKind::InvalidArg))
        }
        ErrorKind::ValueValidation => Message::new("usage-date").with("found", context(ContextKind::InvalidValue)),
        ErrorKind::InvalidValue => Message::new("usage-value")
            .with("found", context(ContextKind::InvalidValue))
            .with("argument", context(ContextKind::InvalidArg))
            .with("allowed", context(ContextKind::ValidValue)),
        ErrorKind::ArgumentConflict | ErrorKind::TooManyValues => {
            Message::new("usage-twice").with("found", context(ContextKind::InvalidArg))
        }
        _ => Message::new("usage-other").with("detail", error.to_string()),
    };
    complain(language, &message);
    Exit::Usage
}
