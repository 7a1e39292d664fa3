//! From saving a file to the new bytes over HTTP, in a preview of 1,000 generated pages: the median for each kind of edit, and when the findings follow.

#![allow(missing_docs, reason = "a program")]

mod generated;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PAGES: usize = 1_000;
/// Edits of each kind, of which the median counts.
const EDITS: usize = 15;

/// A kind of edit: its name, the file, the line that is written anew (with `N` for the number of the edit), what the
/// answer then holds, and the addresses at which that is looked for.
type Edit = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const KINDS: [Edit; 6] = [
    ("text of a page", "content/fr/page-7.md", "## Partie 1|## Partie 1, version N", "version N", &["/page-7/"]),
    (
        "title in the menu",
        "content/fr/page-8.md",
        "title = |menu = 1\ntitle = \"Titre N\" #",
        "Titre N",
        &["/page-9/", "/page-8/"],
    ),
    (
        "title of an article",
        "content/fr/articles/premier-article.md",
        "title = |title = \"Article N\" #",
        "Article N",
        &["/articles/", "/atom.xml", "/"],
    ),
    ("skeleton template", "theme/templates/base.html", "{{ page.title }}|{{ page.title }} N,", " N,", &["/page-9/"]),
    ("style sheet", "theme/extra.css", "h1 {|h1 { --n: N;", "/assets/extra.", &["/page-9/"]),
    ("sitegen.toml", "sitegen.toml", "practice.name = |practice.name = \"Cabinet N\" #", "Cabinet N", &["/page-9/"]),
];

fn main() {
    // `cargo test --benches` only asks whether the benches build.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = generated::project(PAGES, "serve");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    println!("edit                   bytes ms  worst ms  findings ms");
    for (name, file, change, expected, addresses) in KINDS {
        let path = folder.join(file);
        let (find, replace) = change.split_once('|').expect("what to write");
        if file.starts_with("theme/") {
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
            let base = std::fs::read_to_string(root.join("themes/sobre/templates/base.html")).expect("the theme");
            std::fs::write(&path, if file.ends_with(".html") { base } else { "h1 { }".to_owned() }).expect("written");
        }
        let original = std::fs::read_to_string(&path).expect("the file");
        assert!(original.contains(find), "{find:?} stands in {file}");
        let mut preview = Preview::of(&folder);
        let (mut bytes, mut findings) = (Vec::new(), Vec::new());
        for number in 100..100 + EDITS {
            let digits = number.to_string();
            let before = preview.get(addresses[0]);
            let text = original.replacen(find, &replace.replace('N', &digits), 1);
            let begin = Instant::now();
            std::fs::write(&path, text).expect("the file can be written");
            preview.hear(&["event: page", "event: style"]);
            let expected = expected.replace('N', &digits);
            let answers: Vec<String> = addresses.iter().map(|address| preview.get(address)).collect();
            bytes.push(begin.elapsed());
            assert!(answers.iter().all(|answer| answer.contains(&expected)), "{name}: {expected}");
            assert_ne!(before, answers[0], "{name}: the bytes are new");
            preview.hear(&["event: findings"]);
            findings.push(begin.elapsed());
        }
        drop(preview);
        std::fs::write(&path, original).expect("the file can be written");
        if file.starts_with("theme/") {
            std::fs::remove_dir_all(folder.join("theme")).expect("the theme can be removed");
        }
        bytes.sort();
        findings.sort();
        let milliseconds = |duration: Duration| duration.as_secs_f64() * 1_000.0;
        println!(
            "{name:21}  {:8.1}  {:8.1}  {:11.1}",
            milliseconds(bytes[EDITS / 2]),
            milliseconds(bytes[EDITS - 1]),
            milliseconds(findings[EDITS / 2])
        );
    }
}

struct Preview {
    child: Child,
    port: u16,
    channel: BufReader<TcpStream>,
}

impl Preview {
    /// A preview of `folder` that has judged everything.
    fn of(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sitegen"))
            .args(["serve", "--port", "0", "--today", "2026-11-15", "--lang", "fr"])
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("stdout"));
        let mut line = String::new();
        lines.read_line(&mut line).expect("a line");
        let port = line.split("http://localhost:").nth(1).and_then(|rest| rest.split('/').next()?.parse().ok());
        let port = port.expect("an address");
        // What is printed later has to go somewhere.
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the preview listens");
        let request = format!("GET /@sitegen/events HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut preview = Self { child, port, channel: BufReader::new(stream) };
        preview.hear(&["event: now"]);
        while !preview.get("/@sitegen/findings").contains("blocked") {
            std::thread::sleep(Duration::from_millis(50));
        }
        preview.channel.get_ref().set_nonblocking(true).expect("a socket");
        let mut rest = Vec::new();
        let _ = preview.channel.read_to_end(&mut rest);
        preview.channel.get_ref().set_nonblocking(false).expect("a socket");
        preview
    }

    /// Waits for one of the lines.
    fn hear(&mut self, wanted: &[&str]) {
        let mut line = String::new();
        while !wanted.contains(&line.trim_end()) {
            line.clear();
            self.channel.read_line(&mut line).expect("the channel stands");
        }
    }

    fn get(&self, address: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the preview listens");
        let request = format!("GET {address} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("text");
        answer
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
