//! Connections: accepted from this machine alone, each with little time and room, and never so many that one that asks for something finds none free.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

use super::answer::answer;
use super::board::Board;
use super::request::EVENTS;

/// How long the head of a request may take, and how long a connection may wait for the next one.
const PATIENCE: Duration = Duration::from_secs(5);
/// Most bytes of the head of a request.
const HEAD: usize = 16 * 1024;
/// Most header lines of a request.
const HEADERS: usize = 64;
/// Most connections at a time. One more takes the place of the one that has been quiet for longest.
const MOST: usize = 256;
/// How long to wait when the system gives no more connections.
const BREATH: Duration = Duration::from_millis(50);

/// Sockets on the loopback addresses, at `port` or the first free one after it; with the port.
///
/// A browser tries both addresses of `localhost`, so that both have to be this server's; a system without IPv6 has one.
pub(super) fn bind(port: u16) -> std::io::Result<(Vec<std::net::TcpListener>, u16)> {
    let mut last = std::io::Error::from(std::io::ErrorKind::AddrInUse);
    for step in 0..=100 {
        // Port 0 stands for any: each time it is another.
        let wanted = if port == 0 { 0 } else { port.saturating_add(step) };
        match pair(wanted) {
            Ok(found) => return Ok(found),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn pair(port: u16) -> std::io::Result<(Vec<std::net::TcpListener>, u16)> {
    let four = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let port = four.local_addr()?.port();
    let mut sockets = vec![four];
    match std::net::TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
        Ok(six) => sockets.push(six),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => return Err(error),
        Err(_) => {}
    }
    for socket in &sockets {
        socket.set_nonblocking(true)?;
    }
    Ok((sockets, port))
}

/// Takes connections on `listener` as long as the preview runs.
pub(super) async fn accept(listener: TcpListener, connections: Arc<Connections>, board: Arc<Board>, port: u16) {
    loop {
        match listener.accept().await {
            Ok((stream, from)) if from.ip().is_loopback() => open(stream, &connections, &board, port),
            Ok(_) => {}
            // The system has no more to give for now.
            Err(_) => tokio::time::sleep(BREATH).await,
        }
    }
}

fn open(stream: TcpStream, connections: &Arc<Connections>, board: &Arc<Board>, port: u16) {
    let number = Arc::new(AtomicU64::new(0));
    let (of_task, all, board) = (Arc::clone(&number), Arc::clone(connections), Arc::clone(board));
    let task = tokio::spawn(async move {
        let service = service_fn(|request| {
            let board = Arc::clone(&board);
            let stays = request.uri().path() == EVENTS;
            of_task.store(all.touch(of_task.load(Ordering::Relaxed), stays), Ordering::Relaxed);
            async move { Ok::<_, Infallible>(answer(request, &board, port).await) }
        });
        // A connection that breaks is nobody's business but the browser's.
        let _ = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .max_buf_size(HEAD)
            .max_headers(HEADERS)
            .serve_connection(TokioIo::new(stream), service)
            .await;
        all.leave(of_task.load(Ordering::Relaxed));
    });
    // There is one thread: the task has not begun yet.
    number.store(connections.admit(task.abort_handle()), Ordering::Relaxed);
}

/// The connections that are open.
#[derive(Debug, Default)]
pub(super) struct Connections {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    /// By when they last asked for something: the first has been quiet for longest.
    open: BTreeMap<u64, Connection>,
    last: u64,
}

#[derive(Debug)]
struct Connection {
    task: AbortHandle,
    /// Whether it is quiet because it waits for changes to be told.
    stays: bool,
}

impl Connections {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a connection in at the end and gives its number; where there are too many, ends the one that has been quiet
    /// for longest, those that wait for changes last.
    fn admit(&self, task: AbortHandle) -> u64 {
        let mut inner = self.inner();
        while inner.open.len() >= MOST {
            let quiet = inner.open.iter().find(|(_, connection)| !connection.stays).map(|(number, _)| *number);
            let Some(ended) = quiet.or_else(|| inner.open.keys().next().copied()) else { break };
            if let Some(connection) = inner.open.remove(&ended) {
                connection.task.abort();
            }
        }
        inner.put(Connection { task, stays: false })
    }

    /// Puts a connection at the end again, since it has just asked for something; its new number.
    fn touch(&self, number: u64, stays: bool) -> u64 {
        let mut inner = self.inner();
        match inner.open.remove(&number) {
            Some(connection) => inner.put(Connection { stays, ..connection }),
            None => number,
        }
    }

    fn leave(&self, number: u64) {
        self.inner().open.remove(&number);
    }
}

impl Inner {
    fn put(&mut self, connection: Connection) -> u64 {
        self.last += 1;
        self.open.insert(self.last, connection);
        self.last
    }
}
