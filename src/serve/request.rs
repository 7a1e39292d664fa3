//! Who may ask, and what for: the gate that every request passes before anything is looked up.
//!
//! The server listens on loopback, yet any page in the practitioner's browser can send requests there, and a name
//! of somebody else's can be made to lead there. So a request must name this very server, an event stream must be
//! asked for by one of its own pages, and nothing is read but the method, the path and a few headers.

use hyper::header::{CONTENT_LENGTH, HOST, HeaderMap, ORIGIN, TRANSFER_ENCODING};
use hyper::{Method, Uri};

use crate::source::gate_request;

/// The part of the addresses that belongs to the preview itself. No page can be called so, and a file of that name
/// would not be reached.
pub(super) const OWN: &str = "/@sitegen/";

/// The address of the channel on which changes are told.
pub(super) const EVENTS: &str = "/@sitegen/events";

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The file at a path of the host, as a visitor sees it; `index.html` for a folder.
    Site(String),
    /// The same without the preview's script.
    Page(String),
    /// The preview's script.
    Script,
    /// The findings.
    Findings,
    /// The channel on which changes are told.
    Events,
}

/// Why a request is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is meant for another host, or for none.
    Host,
    /// Another site's page asks.
    Origin,
    /// Neither GET nor HEAD.
    Method,
    /// It brings a body.
    Body,
    /// No path that could be one of a site.
    Path,
}

/// The names under which the server on `port` may be asked.
fn hosts(port: u16) -> Vec<String> {
    let names = ["localhost", "127.0.0.1", "[::1]"];
    let with_port = names.iter().map(|name| format!("{name}:{port}"));
    // A browser leaves the port out where it is that of the protocol.
    let without = names.iter().filter(|_| port == 80).map(|name| (*name).to_owned());
    with_port.chain(without).collect()
}

/// What is asked for of the server on `port`, and under which name of it, or why it is not answered.
pub(super) fn asked(method: &Method, uri: &Uri, headers: &HeaderMap, port: u16) -> Result<(Asked, String), Refusal> {
    let known = hosts(port);
    let mut named = headers.get_all(HOST).iter();
    let (Some(host), None) = (named.next(), named.next()) else { return Err(Refusal::Host) };
    let host = host.to_str().map_err(|_| Refusal::Host)?.to_ascii_lowercase();
    if !known.contains(&host) {
        return Err(Refusal::Host);
    }
    let by_http = uri.scheme_str().is_none_or(|scheme| scheme == "http");
    if uri.authority().is_some_and(|authority| authority.as_str() != host) || !by_http {
        return Err(Refusal::Host);
    }
    if *method != Method::GET && *method != Method::HEAD {
        return Err(Refusal::Method);
    }
    let length = headers.get_all(CONTENT_LENGTH).iter().any(|length| length.as_bytes() != b"0");
    if length || headers.contains_key(TRANSFER_ENCODING) {
        return Err(Refusal::Body);
    }
    let asked = path(uri.path())?;
    if asked == Asked::Events || asked == Asked::Findings {
        own_page(headers, &known)?;
    }
    Ok((asked, host))
}

/// Whether one of the server's own pages asks: browsers say so in one of two headers, and other programs in neither.
fn own_page(headers: &HeaderMap, known: &[String]) -> Result<(), Refusal> {
    let own = |origin: &str| {
        let host = origin.strip_prefix("http://");
        host.is_some_and(|host| known.iter().any(|known| known == host))
    };
    let foreign = headers.get_all(ORIGIN).iter().any(|origin| !origin.to_str().is_ok_and(own));
    let fetched = headers.get_all("sec-fetch-site").iter();
    let elsewhere = fetched.into_iter().any(|site| site != "same-origin" && site != "none");
    if foreign || elsewhere { Err(Refusal::Origin) } else { Ok(()) }
}

fn path(path: &str) -> Result<Asked, Refusal> {
    let file = |target: &str| gate_request(target).map_err(|_| Refusal::Path);
    match path.strip_prefix(OWN) {
        Some("preview.js") => Ok(Asked::Script),
        Some("findings") => Ok(Asked::Findings),
        Some("events") => Ok(Asked::Events),
        Some(rest) => Ok(Asked::Page(file(rest.strip_prefix("page").ok_or(Refusal::Path)?)?)),
        None => Ok(Asked::Site(file(path)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(uri: &str, headers: &[(&'static str, &str)]) -> Result<Asked, Refusal> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        asked(&Method::GET, &uri.parse().unwrap(), &map, 4000).map(|(asked, _)| asked)
    }

    #[test]
    fn only_loopback_names_with_the_port_are_answered() {
        for host in ["localhost:4000", "127.0.0.1:4000", "[::1]:4000", "LOCALHOST:4000"] {
            assert_eq!(ask("/a/", &[("host", host)]), Ok(Asked::Site("a/index.html".into())), "{host}");
        }
        for host in ["example.org", "localhost", "localhost:80", "127.0.0.1:4001", "localhost.example.org:4000", ""] {
            assert_eq!(ask("/", &[("host", host)]), Err(Refusal::Host), "{host}");
        }
        assert_eq!(ask("/", &[]), Err(Refusal::Host));
        assert_eq!(ask("/", &[("host", "localhost:4000"), ("host", "example.org")]), Err(Refusal::Host));
        assert_eq!(ask("http://example.org/", &[("host", "localhost:4000")]), Err(Refusal::Host));
        assert_eq!(ask("http://localhost:4000/", &[("host", "localhost:4000")]), Ok(Asked::Site("index.html".into())));
    }

    #[test]
    fn a_path_that_leaves_the_site_is_refused_in_every_spelling() {
        for path in [
            "/..",
            "/../a",
            "/a/../b",
            "/%2e%2e/a",
            "/%2E./a",
            "/.%2e/a",
            "/a/%2e%2e%2fb",
            "/a%2f..%2fb",
            "/a%5cb",
            "/..%5ca",
            "/%00",
            "/a%00.html",
            "/a//b",
            "//a",
            "/%ff",
            "/a/.",
            "/c:/a",
            "/con",
            "/a%0d%0ab",
            "/@sitegen/x",
            "/@sitegen/page/../../a",
        ] {
            assert_eq!(ask(path, &[("host", "localhost:4000")]), Err(Refusal::Path), "{path}");
        }
        // What is encoded twice is decoded once: a name that no page has.
        assert_eq!(ask("/%252e%252e/a", &[("host", "localhost:4000")]), Ok(Asked::Site("%2e%2e/a".into())));
    }

    #[test]
    fn the_channel_is_for_the_preview_s_own_pages() {
        let host = ("host", "localhost:4000");
        for own in ["http://localhost:4000", "http://127.0.0.1:4000"] {
            assert_eq!(ask("/@sitegen/events", &[host, ("origin", own)]), Ok(Asked::Events));
        }
        for foreign in ["null", "http://example.org", "https://localhost:4000", "http://localhost:4001"] {
            assert_eq!(ask("/@sitegen/events", &[host, ("origin", foreign)]), Err(Refusal::Origin), "{foreign}");
        }
        let elsewhere = ("sec-fetch-site", "cross-site");
        assert_eq!(ask("/@sitegen/findings", &[host, elsewhere]), Err(Refusal::Origin));
    }

    #[test]
    fn a_request_that_brings_something_is_refused() {
        let host = ("host", "localhost:4000");
        assert_eq!(ask("/", &[host, ("content-length", "3")]), Err(Refusal::Body));
        assert_eq!(ask("/", &[host, ("transfer-encoding", "chunked")]), Err(Refusal::Body));
        assert_eq!(ask("/", &[host, ("content-length", "0")]), Ok(Asked::Site("index.html".into())));
    }
}
