//! From what is asked to what is sent: pages and files from memory, never from the disk.

use std::convert::Infallible;
use std::fmt::Write;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::sync::mpsc;

use super::board::{Board, Changes, Shown};
use super::inject::with_script;
use super::request::{Asked, OWN, Refusal, asked};
use crate::diagnostic::{Language, Message};
use crate::locale;
use crate::source::fingerprint;

/// The page's side of the preview.
const SCRIPT: &[u8] = include_bytes!("preview.js");

/// How often a channel on which nothing happens shows that it still stands.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// What is sent after the head of an answer.
#[derive(Debug)]
pub(super) enum Sent {
    /// All of it.
    Whole(Option<Bytes>),
    /// Changes as they happen.
    Events(mpsc::Receiver<Bytes>),
}

impl Body for Sent {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Self::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::Events(events) => events.poll_recv(context).map(|bytes| Some(Ok(Frame::data(bytes?)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
            Self::Events(_) => SizeHint::default(),
        }
    }
}

/// The answer to a request of the server on `port`.
pub(super) async fn answer(request: Request<Incoming>, board: &Arc<Board>, port: u16) -> Response<Sent> {
    let head = *request.method() == Method::HEAD;
    let mut response = match asked(request.method(), request.uri(), request.headers(), port) {
        Ok((asked, host)) => {
            let etag = request.headers().get(header::IF_NONE_MATCH).and_then(|etag| etag.to_str().ok());
            let query = request.uri().query();
            find(asked, &Asker { host: &host, etag, query }, board).await
        }
        Err(refusal) => refused(refusal, board.language()),
    };
    if head {
        let length = match response.body() {
            Sent::Whole(bytes) => bytes.as_ref().map(Bytes::len),
            Sent::Events(_) => None,
        };
        if let Some(length) = length {
            response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        }
        *response.body_mut() = Sent::Whole(None);
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// What of a request decides how its answer looks.
struct Asker<'a> {
    host: &'a str,
    etag: Option<&'a str>,
    query: Option<&'a str>,
}

async fn find(asked: Asked, asker: &Asker<'_>, board: &Arc<Board>) -> Response<Sent> {
    match asked {
        Asked::Script => whole(StatusCode::OK, "text/javascript; charset=utf-8", SCRIPT),
        Asked::Findings => {
            board.ready().await;
            whole(StatusCode::OK, "application/json", board.findings().as_bytes().to_vec())
        }
        Asked::Events => events(board),
        Asked::Page(path) => at(&path, asker, board, false).await,
        Asked::Site(path) => at(&path, asker, board, true).await,
    }
}

/// The file at a path of the host; pages with the preview's script if a reader asks (`scripted`).
async fn at(file: &str, asker: &Asker<'_>, board: &Arc<Board>, scripted: bool) -> Response<Sent> {
    board.ready().await;
    let Some(shown) = board.shown() else { return nothing_yet(board.language()) };
    let from_root = format!("/{file}");
    let Some(below) = from_root.strip_prefix(shown.base()) else {
        if file == "index.html" || format!("{from_root}/") == shown.base() {
            return redirect(shown.base(), asker);
        }
        return not_found(file, asker, &shown, board, scripted).await;
    };
    if shown.has_page(below) {
        page(StatusCode::OK, below.to_owned(), asker, &shown, board, scripted).await
    } else if let Some(bytes) = shown.file(below) {
        self::file(below, bytes, asker)
    } else if shown.has(&format!("{below}/index.html")) {
        redirect(&format!("{from_root}/"), asker)
    } else {
        not_found(below, asker, &shown, board, scripted).await
    }
}

async fn not_found(
    below: &str,
    asker: &Asker<'_>,
    shown: &Arc<Shown>,
    board: &Arc<Board>,
    scripted: bool,
) -> Response<Sent> {
    match shown.not_found(below) {
        Some(path) => page(StatusCode::NOT_FOUND, path, asker, shown, board, scripted).await,
        None => plain(StatusCode::NOT_FOUND, "preview-no-page", board.language()),
    }
}

async fn page(
    status: StatusCode,
    path: String,
    asker: &Asker<'_>,
    shown: &Arc<Shown>,
    board: &Arc<Board>,
    scripted: bool,
) -> Response<Sent> {
    // A page may have to be made first, which a template can draw out: others are answered meanwhile.
    let making = Arc::clone(shown);
    let made = tokio::task::spawn_blocking(move || making.page(&path)).await;
    let Ok(Some(page)) = made else { return nothing_yet(board.language()) };
    let etag = format!("\"{:016x}\"", fingerprint(&page.html));
    if asker.etag == Some(etag.as_str()) {
        return tagged(whole(StatusCode::NOT_MODIFIED, HTML, Vec::new()), &etag);
    }
    let html = if scripted { with_script(&page.html, asker.host, &etag) } else { page.html.clone() };
    tagged(whole(status, HTML, html), &etag)
}

const HTML: &str = "text/html; charset=utf-8";

fn file(path: &str, bytes: Arc<[u8]>, asker: &Asker<'_>) -> Response<Sent> {
    let guess = mime_guess::from_path(path).first_raw().unwrap_or("application/octet-stream");
    let is_text = guess.starts_with("text/")
        || matches!(guess, "application/javascript" | "application/json" | "application/xml" | "image/svg+xml")
        || guess.ends_with("+xml");
    let kind = if is_text { format!("{guess}; charset=utf-8") } else { guess.to_owned() };
    let etag = format!("\"{:016x}\"", fingerprint(&bytes));
    if asker.etag == Some(etag.as_str()) {
        return tagged(whole(StatusCode::NOT_MODIFIED, &kind, Vec::new()), &etag);
    }
    tagged(whole(StatusCode::OK, &kind, Bytes::from_owner(bytes)), &etag)
}

/// Leads to another path of the host.
fn redirect(path: &str, asker: &Asker<'_>) -> Response<Sent> {
    let mut address = utf8_percent_encode(path, IN_PATH).to_string();
    if let Some(query) = asker.query {
        let _ = write!(address, "?{query}");
    }
    let mut response = whole(StatusCode::MOVED_PERMANENTLY, "text/plain; charset=utf-8", Vec::new());
    if let Ok(address) = HeaderValue::try_from(address) {
        response.headers_mut().insert(header::LOCATION, address);
    }
    response
}

/// What an address keeps as it is.
const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A page that says why there is nothing to see yet; the findings over it say the rest.
fn nothing_yet(language: Language) -> Response<Sent> {
    let word = |id| locale::word(language, id);
    let html = format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title>\
         <script defer src=\"{OWN}preview.js\" data-page=\"\" data-policy=\"\"></script></head>\
         <body><main><h1>{}</h1><p>{}</p></main></body></html>",
        language.code(),
        word("preview-nothing-title"),
        word("preview-nothing-title"),
        word("preview-nothing"),
    );
    whole(StatusCode::SERVICE_UNAVAILABLE, HTML, html)
}

fn refused(refusal: Refusal, language: Language) -> Response<Sent> {
    let (status, id) = match refusal {
        Refusal::Host => (StatusCode::MISDIRECTED_REQUEST, "preview-refused-host"),
        Refusal::Origin => (StatusCode::FORBIDDEN, "preview-refused-origin"),
        Refusal::Method => (StatusCode::METHOD_NOT_ALLOWED, "preview-refused-method"),
        Refusal::Body => (StatusCode::BAD_REQUEST, "preview-refused-body"),
        Refusal::Path => (StatusCode::BAD_REQUEST, "preview-refused-path"),
    };
    let mut response = plain(status, id, language);
    // What comes after a request that is not understood is not read.
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    if refusal == Refusal::Method {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

fn plain(status: StatusCode, id: &'static str, language: Language) -> Response<Sent> {
    let text = locale::text(language, &Message::new(id));
    whole(status, "text/plain; charset=utf-8", format!("{text}\n"))
}

fn whole(status: StatusCode, kind: &str, bytes: impl Into<Bytes>) -> Response<Sent> {
    let mut response = Response::new(Sent::Whole(Some(bytes.into())));
    *response.status_mut() = status;
    if let Ok(kind) = HeaderValue::from_str(kind) {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

fn tagged(mut response: Response<Sent>, etag: &str) -> Response<Sent> {
    if let Ok(etag) = HeaderValue::from_str(etag) {
        response.headers_mut().insert(header::ETAG, etag);
    }
    response
}

/// The channel on which changes are told: which kind of change, and nothing of what changed.
fn events(board: &Arc<Board>) -> Response<Sent> {
    let (sender, receiver) = mpsc::channel(4);
    let mut bell = board.listen();
    tokio::spawn(async move {
        let mut told = *bell.borrow_and_update();
        if sender.send(Bytes::from_static(b"retry: 500\nevent: now\ndata:\n\n")).await.is_err() {
            return;
        }
        loop {
            let text = tokio::select! {
                rung = bell.changed() => match rung {
                    Ok(()) => news(&mut told, *bell.borrow_and_update()),
                    Err(_) => return,
                },
                () = tokio::time::sleep(HEARTBEAT) => ":\n\n".to_owned(),
                () = sender.closed() => return,
            };
            if sender.send(Bytes::from(text)).await.is_err() {
                return;
            }
        }
    });
    let mut response = Response::new(Sent::Events(receiver));
    for (name, value) in [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-store")] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The events since `told`, which is `now` afterwards.
fn news(told: &mut Changes, now: Changes) -> String {
    let kinds = [
        ("page", now.pages != told.pages),
        ("style", now.styles != told.styles),
        ("file", now.files != told.files),
        ("findings", now.findings != told.findings),
    ];
    *told = now;
    kinds
        .iter()
        .filter(|(_, changed)| *changed)
        .fold(String::new(), |text, (kind, _)| text + &format!("event: {kind}\ndata:\n\n"))
}
