//! The preview: the site in a browser while it is written, from memory, with its findings over it.
//!
//! One thread works ([`work`]): it looks at the folder whenever something knocked ([`watch`]), takes it through a
//! [`crate::pipeline::Session`] and puts what came of it on the [`board`]. One thread answers: it takes
//! [`connections`] from this machine, lets through what passes the gate ([`request`]) and sends what is on the board
//! ([`answer`]), with a script in each page ([`inject`]) that listens for changes. Nothing is ever written, and
//! nothing is read for a request.

mod answer;
mod board;
mod connections;
mod inject;
mod request;
mod watch;
mod work;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use tokio::net::TcpListener;

use crate::diagnostic::{Language, Message};
use crate::locale;
use board::Board;
use connections::Connections;
use watch::Watch;

/// The port where nothing else is asked for.
pub const PORT: u16 = 4000;

/// What to preview, and how.
pub struct Options {
    /// The folder of the project.
    pub folder: PathBuf,
    /// The port that is wanted; a free one after it is taken where it is not free, and any where it is 0.
    pub port: u16,
    /// Whether to open a browser.
    pub open: bool,
    /// The language of the tool, if one was asked for; else it is that of the site.
    pub language: Option<Language>,
    /// Whether the terminal shows colours.
    pub coloured: bool,
    /// The day on which the site is judged.
    pub today: Box<dyn Fn() -> Date + Send + Sync>,
    /// Says something on the terminal.
    pub say: Box<dyn Fn(&str) + Send + Sync>,
    /// Says something that is no result.
    pub complain: Box<dyn Fn(&str) + Send + Sync>,
}

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
pub enum ServeFault {
    /// No port is free.
    #[error("no port: {0}")]
    Port(std::io::Error),
    /// The system gives no threads or signals.
    #[error("{0}")]
    System(std::io::Error),
}

/// Shows the preview until somebody ends it.
pub fn serve(options: Options) -> Result<(), ServeFault> {
    let (sockets, port) = connections::bind(options.port).map_err(ServeFault::Port)?;
    let language = options.language.unwrap_or(Language::Fr);
    let board = Arc::new(Board::new(language));
    let address = format!("http://localhost:{port}/");
    if options.port != 0 && port != options.port {
        let message = Message::new("serve-other-port").with("wanted", options.port.to_string());
        (options.complain)(&locale::text(language, &message.with("port", port.to_string())));
    }
    let (watch, bell) = Watch::new();
    let folder = options.folder.display().to_string();
    let message = Message::new("serve-ready").with("address", address.as_str()).with("folder", folder);
    (options.say)(&locale::text(language, &message));
    // A desktop without a browser has its address on the terminal.
    if options.open && open::that_detached(&address).is_err() {
        (options.complain)(&locale::text(language, &Message::new("serve-no-browser").with("address", address)));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(ServeFault::System)?;
    let worker = {
        let board = Arc::clone(&board);
        let thread = std::thread::Builder::new().name("preview".to_owned());
        thread.spawn(move || work::run(watch, &board, &options)).map_err(ServeFault::System)?
    };
    let ended = runtime.block_on(async {
        let connections = Arc::new(Connections::default());
        for socket in sockets {
            let listener = TcpListener::from_std(socket)?;
            tokio::spawn(connections::accept(listener, Arc::clone(&connections), Arc::clone(&board), port));
        }
        asked_to_end().await
    });
    bell.end();
    runtime.shutdown_background();
    let _ = worker.join();
    ended.map_err(ServeFault::System)
}

/// Waits until the terminal or the system asks the program to end.
#[cfg(unix)]
async fn asked_to_end() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let mut hang_up = signal(SignalKind::hangup())?;
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        _ = hang_up.recv() => {}
    }
    Ok(())
}

#[cfg(not(unix))]
async fn asked_to_end() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
