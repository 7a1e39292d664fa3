//! A preview as tests use it: the real program on a loopback port, asked over plain sockets.
#![allow(dead_code, missing_docs, reason = "each test binary uses its own part")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long anything may take before a test gives up: far more than it needs on a busy machine.
const LIMIT: Duration = Duration::from_secs(60);

pub struct Preview {
    child: Child,
    pub port: u16,
    /// What the program printed.
    pub printed: Arc<Mutex<String>>,
    /// What it said on stderr.
    pub complained: Arc<Mutex<String>>,
}

pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

impl Preview {
    /// A preview of `folder` on a port that is free, speaking French on a fixed day.
    pub fn of(folder: &Path) -> Self {
        Self::with(folder, &["--port", "0"])
    }

    pub fn with(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sitegen"))
            .arg("serve")
            .arg(folder)
            .args(["--lang", "fr", "--today", "2026-11-15"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let printed = kept(child.stdout.take().expect("stdout"));
        let complained = kept(child.stderr.take().expect("stderr"));
        let mut preview = Self { child, port: 0, printed, complained };
        until("the preview says its address", || preview.address().is_some());
        preview.port = preview.address().expect("an address");
        preview
    }

    fn address(&self) -> Option<u16> {
        let printed = self.printed.lock().expect("the output").clone();
        printed.split("http://localhost:").nth(1)?.split('/').next()?.parse().ok()
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn still_runs(&mut self) -> bool {
        self.child.try_wait().expect("the program's state").is_none()
    }

    /// Asks the program to end; its exit code.
    pub fn end(&mut self, signal: &str) -> Option<i32> {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status().expect("kill");
        assert!(sent.success());
        let begin = Instant::now();
        while begin.elapsed() < LIMIT {
            if let Some(status) = self.child.try_wait().expect("the program's state") {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the program does not end");
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the preview listens");
        stream.set_read_timeout(Some(LIMIT)).expect("a time limit");
        stream
    }

    /// Sends `text` as it is; everything that comes back until the connection closes.
    pub fn raw(&self, text: &str) -> String {
        let mut stream = self.connect();
        // A server that has already refused may have closed its end.
        let _ = stream.write_all(text.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = self.connect();
        let mut text = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        if headers.iter().all(|(name, _)| !name.eq_ignore_ascii_case("host")) {
            text.push_str(&format!("Host: localhost:{}\r\n", self.port));
        }
        for (name, value) in headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str("\r\n");
        stream.write_all(text.as_bytes()).expect("the request is sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
        let headers = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        Answer { status, headers, body: bytes[end + 4..].to_vec() }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// The page without the preview's script, as it would be published.
    pub fn page(&self, path: &str) -> String {
        self.get(&format!("/@sitegen/page{path}")).text()
    }

    pub fn findings(&self) -> serde_json::Value {
        serde_json::from_slice(&self.get("/@sitegen/findings").body).unwrap_or_default()
    }

    /// The rules of the findings.
    pub fn rules(&self) -> Vec<String> {
        let findings = self.findings();
        let all = findings["findings"].as_array().cloned().unwrap_or_default();
        all.iter().filter_map(|finding| Some(finding["rule"].as_str()?.to_owned())).collect()
    }

    /// The channel on which changes are told, opened as a page of the preview would; lines go to the list.
    pub fn listen(&self) -> Arc<Mutex<Vec<String>>> {
        let mut stream = self.connect();
        let port = self.port;
        let request = format!(
            "GET /@sitegen/events HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).expect("the request is sent");
        let heard = Arc::new(Mutex::new(Vec::new()));
        let list = Arc::clone(&heard);
        std::thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                list.lock().expect("the list").push(line);
            }
        });
        until("the channel stands", || heard.lock().expect("the list").iter().any(|line| line == "event: now"));
        heard
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn kept(stream: impl Read + Send + 'static) -> Arc<Mutex<String>> {
    let text = Arc::new(Mutex::new(String::new()));
    let of_thread = Arc::clone(&text);
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let mut text = of_thread.lock().expect("the output");
            text.push_str(&line);
            text.push('\n');
        }
    });
    text
}

/// Waits until `holds`; fails if it never does.
pub fn until(what: &str, holds: impl Fn() -> bool) {
    let begin = Instant::now();
    while begin.elapsed() < LIMIT {
        if holds() {
            return;
        }
        std::thread::sleep(Duration::from_millis(15));
    }
    panic!("never: {what}");
}
