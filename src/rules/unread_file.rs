//! A published file that is neither read nor harmless by its kind is told.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Message, Outcome, Severity};
use crate::render::OutputFile;
use crate::source::Span;

/// How a file is dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// Read as a style sheet.
    Sheet,
    /// Read as a script.
    Script,
    /// Read as JSON.
    Data,
    /// Read as a text for readers.
    Text,
    /// Read as a document: HTML, SVG or XML.
    Document,
    /// Not read, since nothing in it is shown but what the page says of it: pictures, sounds, fonts.
    Shown,
    /// Told by this rule, with the reason and the weight.
    Unread(&'static str, Severity),
}

/// What becomes of a file, by its name; `None` for a name that says nothing.
pub fn treatment(path: &str) -> Option<Treatment> {
    let path = path.to_ascii_lowercase();
    let name = path.rsplit('/').next().unwrap_or(&path);
    let ending = name.rsplit_once('.')?.1;
    Some(match ending {
        "css" => Treatment::Sheet,
        "js" | "mjs" | "cjs" | "jsx" | "ts" | "tsx" | "jsm" | "es" | "htc" => Treatment::Script,
        "json" | "jsonld" | "webmanifest" | "geojson" | "topojson" | "map" | "json5" => Treatment::Data,
        "txt" | "text" | "md" | "markdown" | "csv" | "tsv" | "vtt" | "srt" | "ics" | "vcf" | "asc" | "pem" | "rst" => {
            Treatment::Text
        }
        "html" | "htm" | "xhtml" | "xht" | "svg" | "xml" | "rss" | "atom" | "rdf" | "xsl" | "xslt" | "mml"
        | "shtml" | "svgz" | "opml" | "kml" | "gpx" => Treatment::Document,
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "ico" | "bmp" | "cur" | "jxl" | "heic" | "tif" | "tiff"
        | "mp3" | "ogg" | "oga" | "opus" | "wav" | "m4a" | "flac" | "aac" | "mp4" | "m4v" | "webm" | "ogv" | "mov"
        | "woff" | "woff2" | "ttf" | "otf" | "eot" | "sig" => Treatment::Shown,
        "pdf" | "doc" | "docx" | "docm" | "dot" | "dotx" | "odt" | "ott" | "rtf" | "pages" | "xls" | "xlsx" | "ods"
        | "ppt" | "pptx" | "odp" | "key" | "numbers" | "epub" | "mobi" | "ps" | "eps" => {
            Treatment::Unread("document", Severity::Warning)
        }
        "zip" | "gz" | "br" | "zst" | "7z" | "rar" | "tar" | "tgz" | "bz2" | "xz" => {
            Treatment::Unread("packed", Severity::Warning)
        }
        "php" | "php3" | "php4" | "php5" | "php7" | "phtml" | "phar" | "cgi" | "fcgi" | "pl" | "asp" | "aspx"
        | "ashx" | "asmx" | "cshtml" | "jsp" | "jspx" | "cfm" | "py" | "rb" | "sh" | "lua" | "wasm" | "swf" | "jar"
        | "class" | "exe" | "dll" | "com" | "bat" | "cmd" | "ps1" | "msi" | "apk" | "dmg" | "app" | "mht" | "mhtml"
        | "hta" => Treatment::Unread("program", Severity::Error),
        _ => return None,
    })
}

/// The finding for a file that is published without being read.
pub fn unread(file: &OutputFile, source: &Arc<str>, reason: &'static str, severity: Severity) -> Diagnostic {
    let id = match reason {
        "program" => "unread-file-program",
        "packed" => "unread-file-packed",
        "document" => "unread-file-document",
        "too-many-bytes" => "unread-file-bytes",
        "not-json" => "unread-file-json",
        _ => "unread-file",
    };
    let message = Message::new(id).with("file", file.path.as_str());
    let mut diagnostic = Diagnostic::error("unread-file", message).weighing(severity).at(Span::start_of(source));
    diagnostic.outcome = Outcome::CantTell;
    diagnostic.reason = Some(reason);
    diagnostic
}
