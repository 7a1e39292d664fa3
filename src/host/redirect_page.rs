//! The page at an old address, where a host cannot be told that a page has moved.

use crate::content::{Page, Site};
use crate::locale;
use crate::policy::Policy;
use crate::render::{escape, title};

/// A page that leads to `page` by itself and by a link, and that search engines pass over.
pub(super) fn html(site: &Site, page: &Page) -> String {
    let host = &site.config.site.base.host;
    let title = title(site, page);
    let title = escape(&title);
    let url = escape(&page.url);
    let sentence = locale::word(page.language, "moved-page");
    format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"{host}{url}\">\
         <meta http-equiv=\"refresh\" content=\"0; url={url}\"></head>\
         <body><main><h1>{title}</h1><p>{sentence} <a href=\"{url}\">{title}</a></p></main></body></html>\n",
        language = page.language.code(),
        policy = Policy::default().for_meta(),
        host = escape(host),
        sentence = escape(&sentence),
    )
}
