//! Compressed copies of texts, for hosts that hand them out as they lie there.

use std::io::Write;
use std::sync::Arc;

use flate2::{Compression, GzBuilder};
use rayon::prelude::*;

use crate::render::OutputFile;

/// The endings of files that are texts.
const TEXTS: [&str; 10] = [".css", ".html", ".htm", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"];

/// Fewer bytes than this travel in one packet anyway.
const SMALLEST: usize = 1_024;

/// The ending of a copy.
pub(crate) const ENDING: &str = ".gz";

/// A copy of each text that becomes smaller, beside it; the same bytes give the same copy.
pub fn copies(files: &[OutputFile]) -> Vec<OutputFile> {
    files.par_iter().filter_map(copy).collect()
}

fn copy(file: &OutputFile) -> Option<OutputFile> {
    let path = file.path.to_ascii_lowercase();
    if file.bytes.len() < SMALLEST || !TEXTS.iter().any(|ending| path.ends_with(ending)) {
        return None;
    }
    // No name and no time go in: they would change the bytes.
    let mut packer = GzBuilder::new().write(Vec::with_capacity(file.bytes.len() / 3), Compression::new(7));
    packer.write_all(&file.bytes).ok()?;
    let bytes = packer.finish().ok()?;
    let smaller = bytes.len() < file.bytes.len();
    smaller.then(|| OutputFile { path: format!("{}{ENDING}", file.path), bytes: Arc::from(bytes), source: None })
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn file(path: &str, text: &str) -> OutputFile {
        OutputFile { path: path.to_owned(), bytes: Arc::from(text.as_bytes()), source: None }
    }

    #[test]
    fn a_copy_unpacks_to_the_same_bytes_and_is_always_the_same() {
        let page = file("a/index.html", &"<p>Bonjour".repeat(400));
        let made = copies(std::slice::from_ref(&page));
        assert_eq!(made[0].path, "a/index.html.gz");
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&made[0].bytes[..]).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, page.bytes[..]);
        assert_eq!(made[0].bytes, copies(&[page])[0].bytes);
    }

    #[test]
    fn what_is_small_or_packed_already_has_no_copy() {
        assert!(copies(&[file("a.txt", "court"), file("a.png", &"x".repeat(9_000))]).is_empty());
    }
}
