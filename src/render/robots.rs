//! The files that search engines read: the map of the site and what they may visit.

use std::fmt::Write;

use super::OutputFile;
use super::head::escape;
use crate::content::{Page, PageKind, Site};

/// `sitemap.xml` and `robots.txt`.
pub(super) fn files(site: &Site) -> Vec<OutputFile> {
    let host = &site.config.site.base.host;
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let languages = &site.config.site.languages;
    let pages = languages.iter().flat_map(|language| site.pages_in(*language));
    for page in pages.filter(|page| page.kind != PageKind::NotFound) {
        let address = |page: &Page| escape(&format!("{host}{}", page.url)).into_owned();
        let _ = write!(map, "<url><loc>{}</loc>", address(page));
        if let Some(date) = page.article.as_ref().and_then(|article| article.date) {
            let _ = write!(map, "<lastmod>{date}</lastmod>");
        }
        let pairs: Vec<&Page> = languages.iter().filter_map(|language| site.paired(&page.stem, *language)).collect();
        if pairs.len() > 1 {
            for pair in pairs {
                let _ = write!(
                    map,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                    pair.language.code(),
                    address(pair)
                );
            }
        }
        map.push_str("</url>\n");
    }
    map.push_str("</urlset>\n");
    let robots = if site.config.site.demonstration {
        "User-agent: *\nDisallow: /\n".to_owned()
    } else {
        format!("User-agent: *\nAllow: /\n\nSitemap: {host}{}\n", site.address("sitemap.xml"))
    };
    let file =
        |path: &str, text: String| OutputFile { path: path.to_owned(), bytes: text.into_bytes().into(), source: None };
    let mut files = vec![file("sitemap.xml", map)];
    // A site that brings its own robots.txt keeps it.
    if site.files.iter().all(|file| file.output != "robots.txt") {
        files.push(file("robots.txt", robots));
    }
    files
}
