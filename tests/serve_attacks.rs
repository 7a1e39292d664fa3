//! The preview's server attacked, point by point: other hosts and origins, paths, methods, bodies, heads without end, idle crowds.

mod preview;
mod project;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

use preview::Preview;

fn served(name: &str) -> Preview {
    let folder = project::scratch(name);
    project::write(&project::base(), &folder);
    // What must never be reached: beside the site, and in the project but outside the site.
    std::fs::write(folder.join("secret.txt"), "SECRET").expect("a file can be written");
    let preview = Preview::of(&folder);
    assert_eq!(preview.get("/").status, 200);
    preview
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
}

#[test]
fn only_this_host_is_answered() {
    let preview = served("attack-host");
    let port = preview.port;
    for host in ["example.org", "localhost", "127.0.0.1", "localhost:1", "localhost.example.org", "169.254.1.1", ""] {
        let answer = preview.ask("GET", "/", &[("Host", host)]);
        assert_eq!(answer.status, 421, "{host:?}");
        assert!(!answer.text().contains("Quai"), "{host:?}: nothing of the site is told");
    }
    for host in [format!("localhost:{port}"), format!("127.0.0.1:{port}"), format!("[::1]:{port}")] {
        assert_eq!(preview.ask("GET", "/", &[("Host", &host)]).status, 200, "{host}");
    }
    let twice = preview
        .raw(&format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nHost: example.org\r\nConnection: close\r\n\r\n"));
    assert!(matches!(status(&twice), 400 | 421), "{twice}");
    let none = preview.raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    assert!(matches!(status(&none), 400 | 421), "{none}");
    let old = preview.raw("GET / HTTP/1.0\r\n\r\n");
    assert_eq!(status(&old), 421, "a request of HTTP/1.0 names no host: {old}");
    let old = preview.raw(&format!("GET / HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n"));
    assert_eq!(status(&old), 200);
    let absolute = |target: &str| {
        preview.raw(&format!("GET {target} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"))
    };
    assert_eq!(status(&absolute(&format!("http://localhost:{port}/"))), 200);
    for target in ["http://example.org/", "https://localhost/", "http://localhost:1/", "http://a@example.org/"] {
        assert!(matches!(status(&absolute(target)), 400 | 421), "{target}");
    }
}

#[test]
fn the_channel_and_the_findings_are_for_its_own_pages() {
    let preview = served("attack-origin");
    for path in ["/@sitegen/events", "/@sitegen/findings"] {
        for origin in ["http://example.org", "null", "http://localhost:1", "https://localhost"] {
            let answer = preview.ask("GET", path, &[("Origin", origin)]);
            assert_eq!(answer.status, 403, "{path} {origin}");
        }
        let answer = preview.ask("GET", path, &[("Sec-Fetch-Site", "cross-site")]);
        assert_eq!(answer.status, 403, "{path}");
    }
    let foreign = preview.ask("GET", "/", &[("Origin", "http://example.org")]);
    assert!(foreign.headers.keys().all(|name| !name.starts_with("access-control-")), "{:?}", foreign.headers);
    assert_eq!(foreign.header("cross-origin-resource-policy"), "same-origin");
    assert_eq!(foreign.header("x-content-type-options"), "nosniff");
    assert_eq!(foreign.header("x-frame-options"), "DENY");
}

#[test]
fn no_path_leads_out_of_the_site() {
    let preview = served("attack-paths");
    for path in [
        "/../secret.txt",
        "/../../etc/passwd",
        "/%2e%2e/secret.txt",
        "/%2E%2e%2fsecret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%2e%2e%5c%2e%2e%5csecret.txt",
        "/.%2e/secret.txt",
        "/%252e%252e/secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/a/../../secret.txt",
        "/images/../../secret.txt",
        "/static/images/fleuve.png",
        "/content/fr/index.md",
        "/sitegen.toml",
        "/secret.txt",
        "//etc/passwd",
        "/%00",
        "/index.html%00.txt",
        "/public/index.html",
        "/@sitegen/page/../secret.txt",
        "/@sitegen/page/%2e%2e/secret.txt",
        "/@sitegen/other",
    ] {
        let port = preview.port;
        let answer =
            preview.raw(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"));
        assert!(matches!(status(&answer), 400 | 404), "{path}: {}", status(&answer));
        assert!(!answer.contains("SECRET") && !answer.contains("root:"), "{path}");
    }
}

#[test]
fn only_reading_is_possible() {
    let preview = served("attack-methods");
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "FOO"] {
        let answer = preview.ask(method, "/", &[]);
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method}");
    }
    let connect = preview.raw(&format!(
        "CONNECT example.org:443 HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n",
        preview.port
    ));
    assert!(matches!(status(&connect), 400 | 405 | 421), "{connect}");
}

#[test]
fn nothing_is_smuggled_in() {
    let preview = served("attack-smuggling");
    let port = preview.port;
    let second = format!("GET /approche/ HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    for headers in [
        format!("Content-Length: {}\r\n", second.len()),
        format!("Content-Length: {}\r\nTransfer-Encoding: chunked\r\n", second.len()),
        "Content-Length: 0\r\nContent-Length: 40\r\n".to_owned(),
        "Transfer-Encoding: chunked\r\n".to_owned(),
        "Transfer-Encoding: gzip, chunked\r\n".to_owned(),
        "Content-Length: -1\r\n".to_owned(),
    ] {
        let body = if headers.contains("chunked") { format!("0\r\n\r\n{second}") } else { second.clone() };
        let answer = preview.raw(&format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n{headers}\r\n{body}"));
        assert_eq!(answer.matches("HTTP/1.").count(), 1, "{headers:?}: {answer}");
        assert!(matches!(status(&answer), 400), "{headers:?}: {answer}");
    }
    let folded = preview.raw(&format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nX: a\r\n b\r\n\r\n"));
    assert_eq!(status(&folded), 400, "{folded}");
    assert_eq!(status(&preview.raw("\u{16}\u{3}\u{1}\0junk\r\n\r\n")), 400);
}

#[test]
fn heads_have_a_size_and_a_time() {
    let preview = served("attack-heads");
    let port = preview.port;
    let long = preview.raw(&format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nX: {}\r\n\r\n", "a".repeat(100_000)));
    assert!(matches!(status(&long), 0 | 431), "{}", status(&long));
    let target = preview.raw(&format!("GET /{} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", "a".repeat(100_000)));
    assert!(matches!(status(&target), 0 | 414 | 431), "{}", status(&target));
    let many = preview.raw(&format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n{}\r\n", "X: a\r\n".repeat(500)));
    assert!(matches!(status(&many), 0 | 431), "{}", status(&many));
    // A head that never ends, a connection that says nothing, one that has had its answer: each is closed.
    let mut slow = preview.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: local").expect("half a head is sent");
    let silent = preview.connect();
    let mut kept = preview.connect();
    let request = format!("GET /robots.txt HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    kept.write_all(request.as_bytes()).expect("a request is sent");
    kept.write_all(request.as_bytes()).expect("a second one on the same connection");
    for (name, mut stream) in [("slow", slow), ("silent", silent), ("kept", kept)] {
        let mut answer = Vec::new();
        let closed = stream.read_to_end(&mut answer);
        // The time limit of the socket is an error of another kind.
        assert!(
            closed.is_ok() || closed.is_err_and(|error| error.kind() == std::io::ErrorKind::ConnectionReset),
            "{name}"
        );
        if name == "kept" {
            assert_eq!(
                String::from_utf8_lossy(&answer).matches("200 OK").count(),
                2,
                "a connection serves more than once"
            );
        }
    }
}

/// Another program that opens connections and says nothing on them: one program may not open so many.
fn crowd(port: u16, size: usize) -> Child {
    let script = format!(
        "n=0; for i in $(seq {size}); do exec {{f}}<>/dev/tcp/127.0.0.1/{port} && n=$((n+1)); done; echo $n; read -r _"
    );
    let mut child = Command::new("bash")
        .args(["-c", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("bash");
    let mut opened = String::new();
    BufReader::new(child.stdout.as_mut().expect("stdout")).read_line(&mut opened).expect("a number");
    assert_eq!(opened.trim(), size.to_string(), "all connections stand");
    child
}

#[test]
fn fifteen_hundred_idle_connections_keep_nobody_waiting() {
    let mut preview = served("attack-crowd");
    let heard = preview.listen();
    let mut crowds = Vec::new();
    for round in 0..3 {
        crowds.push(crowd(preview.port, 500));
        for _ in 0..10 {
            assert_eq!(preview.get("/approche/").status, 200, "round {round}");
        }
    }
    assert!(preview.still_runs());
    assert!(heard.lock().unwrap().iter().any(|line| line == "event: now"));
    for mut child in crowds {
        drop(child.stdin.take());
        let _ = child.wait();
    }
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn texts_of_findings_are_no_markup() {
    let preview = served("attack-overlay");
    let script = preview.get("/@sitegen/preview.js").text();
    for sink in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"] {
        assert!(!script.contains(sink), "the overlay sets text as text: {sink}");
    }
    let page = preview.get("/");
    let policy = page.text();
    let policy = policy.split("content-security-policy content=\"").nth(1).and_then(|rest| rest.split('"').next());
    let policy = policy.expect("a policy");
    assert!(policy.contains(&format!("script-src http://localhost:{}/@sitegen/preview.js", preview.port)), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("script-src 'self'"), "{policy}");
}
