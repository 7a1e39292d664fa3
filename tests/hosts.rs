//! Real servers, told nothing but what the output tells them: headers, old addresses, the page for what does not exist, lifetimes, packed copies; and Apache as strict and as bare as hosts make it.

mod project;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use sitegen::verify::VerifiedSite;

/// The program that Debian's package brings, wherever the path of this shell leads.
const NGINX: &str = "/usr/sbin/nginx";
const APACHE: &str = "/usr/sbin/apache2";
const APACHE_MODULES: &str = "/usr/lib/apache2/modules";

/// Without these Apache serves nothing at all.
const BARE: [&str; 4] = ["mpm_event", "authz_core", "dir", "mime"];
const USUAL: [&str; 4] = ["headers", "alias", "filter", "deflate"];

/// A site in a folder that a server run by another user may read.
struct Hosted {
    root: PathBuf,
    site: VerifiedSite,
    base: &'static str,
}

impl Hosted {
    /// The base site for a kind of host, below the path `base`, with old addresses for one page.
    fn of(target: &str, base: &'static str) -> Self {
        let mut files = project::base();
        let address = "site.base_url = \"https://pratique.example.org/\"";
        let wanted = format!("site.base_url = \"https://pratique.example.org{base}\"\nhost.target = \"{target}\"");
        project::edit(&mut files, "sitegen.toml", address, &wanted);
        let aliases = "menu = 1\naliases = [\"/ancienne/\", \"/vieille page.html\", \"/a.b(c)+d/\"]";
        project::edit(&mut files, "content/fr/approche.md", "menu = 1", aliases);
        let outcome = project::judge(&files);
        let site = outcome.judged.verified.unwrap_or_else(|| panic!("{:#?}", outcome.judged.diagnostics));
        let root = std::env::temp_dir().join(format!("sitegen-hosts-{}-{target}{}", std::process::id(), base.len()));
        let _ = std::fs::remove_dir_all(&root);
        project::write(&files, &root.join("project"));
        let built = Command::new(env!("CARGO_BIN_EXE_sitegen"))
            .arg("build")
            .arg(root.join("project"))
            .args(["--today", &project::TODAY.to_string(), "--output"])
            .arg(root.join("served").join(&base[1..]))
            .output()
            .expect("the program runs");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stdout));
        Self { root, site, base }
    }

    fn served(&self) -> PathBuf {
        self.root.join("served")
    }

    fn file(&self, path: &str) -> &[u8] {
        &self.site.files().iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}")).bytes
    }

    fn sheet(&self) -> String {
        let is_sheet = |path: &str| path.starts_with("assets/") && path.ends_with(".css");
        self.site.files().iter().find(|file| is_sheet(&file.path)).expect("a style sheet").path.clone()
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.root.join(name);
        std::fs::write(&path, text).expect("a file");
        path
    }

    fn nginx(&self) -> Server {
        let (port, root, served) = (free_port(), self.root.display(), self.served());
        let rules = served.join(&self.base[1..]).join(".nginx.conf");
        let configuration = format!(
            "user root;\ndaemon off;\nworker_processes 1;\npid {root}/pid;\nerror_log {root}/error.log;\nevents {{}}\n\
             http {{\n  include /etc/nginx/mime.types;\n  access_log off;\n  client_body_temp_path {root}/body;\n  \
             proxy_temp_path {root}/proxy;\n  fastcgi_temp_path {root}/fastcgi;\n  uwsgi_temp_path {root}/uwsgi;\n  \
             scgi_temp_path {root}/scgi;\n  server {{\n    listen 127.0.0.1:{port};\n    root {};\n    \
             include {};\n  }}\n}}\n",
            served.display(),
            rules.display()
        );
        let path = self.write("nginx.conf", &configuration);
        let mut command = Command::new(NGINX);
        command.arg("-p").arg(&self.root).arg("-e").arg(self.root.join("error.log")).arg("-c").arg(path);
        Server::start(command, port, &self.root)
    }

    /// Apache with some modules, and with the permissions that it gives to `.htaccess`.
    fn apache(&self, modules: &[&str], allowed: &str) -> Server {
        let (port, root) = (free_port(), self.root.display());
        let mut configuration = format!(
            "ServerRoot {root}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {root}/pid\n\
             ErrorLog {root}/error.log\nUser www-data\nGroup www-data\nStartServers 1\n"
        );
        for module in BARE.iter().chain(modules) {
            configuration.push_str(&format!("LoadModule {module}_module {APACHE_MODULES}/mod_{module}.so\n"));
        }
        configuration.push_str(&format!(
            "TypesConfig /etc/mime.types\nDocumentRoot {served}\n<Directory {served}>\nOptions None\n\
             AllowOverride {allowed}\nRequire all granted\n</Directory>\n<Files \".ht*\">\nRequire all denied\n</Files>\n",
            served = self.served().display()
        ));
        let path = self.write("apache.conf", &configuration);
        let mut command = Command::new(APACHE);
        command.args(["-D", "FOREGROUND", "-f"]).arg(path);
        Server::start(command, port, &self.root)
    }
}

impl Drop for Hosted {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

/// A running server, stopped when it goes.
struct Server {
    child: Child,
    port: u16,
}

struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Server {
    fn start(mut command: Command, port: u16, root: &Path) -> Self {
        let started = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = started.unwrap_or_else(|error| {
            panic!("{command:?}: {error}; `cargo xtask test` installs the servers that the tests need")
        });
        let mut server = Self { child, port };
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return server;
            }
            if server.child.try_wait().expect("a child").is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{command:?} does not answer: {}", std::fs::read_to_string(root.join("error.log")).unwrap_or_default());
    }

    fn get(&self, path: &str, more: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server answers");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        let request = format!("GET {path} HTTP/1.1\r\nHost: pratique.example.org\r\nConnection: close\r\n{more}\r\n");
        stream.write_all(request.as_bytes()).expect("the request goes out");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("text");
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
        let headers = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        let answer = Answer { status, headers, body: bytes[end + 4..].to_vec() };
        match answer.header("transfer-encoding") {
            Some("chunked") => Answer { body: joined(&answer.body), ..answer },
            _ => answer,
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(own, _)| own == name).map(|(_, value)| value.as_str());
        let value = values.next();
        assert_eq!(values.next(), None, "{name} stands once");
        value
    }
}

/// The body of an answer that came in pieces.
fn joined(mut pieces: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = pieces.windows(2).position(|window| window == b"\r\n") {
        let length =
            std::str::from_utf8(&pieces[..end]).ok().and_then(|text| usize::from_str_radix(text.trim(), 16).ok());
        let length = length.expect("a length");
        if length == 0 {
            break;
        }
        whole.extend_from_slice(&pieces[end + 2..end + 2 + length]);
        pieces = &pieces[end + 2 + length + 2..];
    }
    whole
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port()
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut text).expect("gzip");
    text
}

/// Everything that the rules of a host promise.
fn assert_all(hosted: &Hosted, server: &Server) {
    let base = hosted.base;
    let assert_guarded = |answer: &Answer, case: &str| {
        let policy = hosted.site.policy().for_header();
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        for (name, value) in [
            ("content-security-policy", policy.as_str()),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("strict-transport-security", "max-age=31536000"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{case}: {name}");
        }
        assert!(answer.header("permissions-policy").is_some_and(|policy| policy.contains("camera=()")), "{case}");
    };
    let home = server.get(base, "");
    assert_eq!((home.status, home.body.as_slice()), (200, hosted.file("index.html")));
    assert_guarded(&home, "the first page");
    assert_eq!(home.header("content-type").map(str::to_ascii_lowercase).as_deref(), Some("text/html; charset=utf-8"));
    assert_eq!(home.header("cache-control"), Some("public, max-age=300, must-revalidate"));
    let sheet = server.get(&format!("{base}{}", hosted.sheet()), "");
    assert_eq!(sheet.status, 200);
    assert_guarded(&sheet, "a style sheet");
    assert_eq!(sheet.header("cache-control"), Some("public, max-age=31536000, immutable"));
    for old in ["ancienne", "ancienne/", "vieille%20page.html", "a.b(c)+d/"] {
        let moved = server.get(&format!("{base}{old}"), "");
        assert_eq!(moved.status, 301, "{old}");
        let location = moved.header("location").unwrap_or_default();
        assert!(location.ends_with(&format!("{base}approche/")), "{old}: {location}");
    }
    assert_eq!(server.get(&format!("{base}axbccd/"), "").status, 404, "an old address matches itself alone");
    assert_eq!(server.get(&format!("{base}ancienne/suite/"), "").status, 404);
    for (missing, page) in [("nulle-part/", "404.html"), ("en/nowhere.html", "en/404.html")] {
        let answer = server.get(&format!("{base}{missing}"), "");
        assert_eq!((answer.status, answer.body.as_slice()), (404, hosted.file(page)), "{missing}");
        assert_guarded(&answer, missing);
    }
    let packed = server.get(&format!("{base}approche/"), "Accept-Encoding: gzip\r\n");
    assert_eq!((packed.status, packed.header("content-encoding")), (200, Some("gzip")));
    assert_eq!(unpacked(&packed.body), hosted.file("approche/index.html"));
    assert!(packed.header("vary").is_some_and(|vary| vary.contains("Accept-Encoding")));
    assert_guarded(&packed, "a packed page");
    for rules in [".htaccess", ".nginx.conf"] {
        let status = server.get(&format!("{base}{rules}"), "").status;
        assert!(matches!(status, 403 | 404), "{rules}: {status}");
    }
}

#[test]
fn nginx_does_what_its_rules_say() {
    for base in ["/", "/cabinet/"] {
        let hosted = Hosted::of("nginx", base);
        assert_all(&hosted, &hosted.nginx());
    }
}

#[test]
fn apache_does_what_its_rules_say() {
    for (base, allowed) in [("/", "All"), ("/cabinet/", "FileInfo")] {
        let hosted = Hosted::of("apache", base);
        assert_all(&hosted, &hosted.apache(&USUAL, allowed));
    }
}

#[test]
fn no_shared_host_answers_with_an_error_because_of_htaccess() {
    let hosted = Hosted::of("apache", "/");
    let strict = ["None", "FileInfo", "FileInfo Indexes Limit", "FileInfo AuthConfig Options=Indexes", "All"];
    let modules: [&[&str]; 4] = [&[], &["headers"], &["alias", "filter"], &USUAL];
    for allowed in strict {
        for present in modules {
            let server = hosted.apache(present, allowed);
            for (path, file) in [("/", "index.html"), ("/en/", "en/index.html"), ("/approche/", "approche/index.html")]
            {
                let answer = server.get(path, "");
                let case = format!("{allowed} with {present:?}: {path}");
                assert_eq!((answer.status, answer.body.as_slice()), (200, hosted.file(file)), "{case}");
            }
            assert_eq!(server.get("/nulle-part/", "").status, 404, "{allowed} with {present:?}");
        }
    }
}
