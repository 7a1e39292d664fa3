//! `serve`: the preview, from the terminal's side.

use std::io::Write;
use std::path::PathBuf;

use clap::ArgMatches;

use super::check::{folder, today};
use super::{Exit, coloured, complain, print};
use crate::diagnostic::{Language, Message};
use crate::serve::{self, Options, ServeFault};

/// `sitegen serve`: shows the site in a browser until somebody ends it.
pub(super) fn serve(matches: &ArgMatches, asked: Option<Language>) -> Exit {
    let language = asked.unwrap_or(Language::Fr);
    let Some(day) = today(matches) else {
        complain(language, &Message::new("usage-epoch"));
        return Exit::Usage;
    };
    let folder = PathBuf::from(folder(matches));
    // A folder that is not there is a slip of the pen; what is missing in it shows in the preview.
    if !folder.is_dir() {
        complain(language, &Message::new("usage-no-folder").with("path", folder.display().to_string()));
        return Exit::Usage;
    }
    let fixed = matches.contains_id("today") || std::env::var_os("SOURCE_DATE_EPOCH").is_some();
    let options = Options {
        folder,
        port: matches.get_one::<u16>("port").copied().unwrap_or(serve::PORT),
        open: matches.get_flag("open"),
        language: asked,
        coloured: coloured(),
        // The preview may still run after midnight.
        today: Box::new(move || if fixed { day } else { jiff::Zoned::now().date() }),
        say: Box::new(|text| {
            // A terminal that is gone is no reason to end the preview.
            let _ = print(&format!("{text}\n"));
        }),
        complain: Box::new(|text| {
            let _ = writeln!(anstream::stderr(), "{text}");
        }),
    };
    match serve::serve(options) {
        Ok(()) => Exit::Clean,
        Err(ServeFault::Port(error)) => {
            complain(language, &Message::new("serve-no-port").with("detail", error.to_string()));
            Exit::Failure
        }
        Err(ServeFault::System(error)) => {
            complain(language, &Message::new("serve-failure").with("detail", error.to_string()));
            Exit::Failure
        }
    }
}
