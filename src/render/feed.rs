//! The Atom feed of a language's articles.

use atom_syndication::{Entry, Feed, FixedDateTime, Link, Person, Text};

use super::OutputFile;
use super::head::site_name;
use super::shared::articles;
use crate::content::Site;
use crate::diagnostic::Language;
use crate::locale;

/// The address of the feed of a language.
pub(super) fn address(site: &Site, language: Language) -> String {
    format!("{}atom.xml", site.home(language))
}

/// The address of the feed of a language, if there will be one.
pub(super) fn address_if_any(site: &Site, language: Language) -> Option<String> {
    let dated = |page: &crate::content::Page| page.article.as_ref().is_some_and(|article| article.date.is_some());
    articles(site, language).into_iter().any(dated).then(|| address(site, language))
}

/// The feed of a language, or nothing where it has no dated articles.
pub(super) fn feed(site: &Site, language: Language) -> Option<OutputFile> {
    let base = &site.config.site.base;
    let absolute = |url: &str| format!("{}{url}", base.host);
    let dated: Vec<_> = articles(site, language)
        .into_iter()
        .filter_map(|page| Some((page, page.article.as_ref()?, page.article.as_ref()?.date?)))
        .collect();
    let (_, _, newest) = dated.first()?;
    let moment = |date: jiff::civil::Date| -> Option<FixedDateTime> {
        // Articles have a day and no hour: noon UTC is that day everywhere in Canada.
        format!("{date}T12:00:00+00:00").parse().ok()
    };
    let entries = dated
        .iter()
        .filter_map(|(page, article, date)| {
            let author = site.practitioners.get(article.author?)?;
            let mut entry = Entry::default();
            entry.set_title(Text::plain(locale::typographic(language, &page.title)));
            entry.set_id(absolute(&page.url));
            entry.set_updated(moment(*date)?);
            entry.set_published(moment(*date));
            entry.set_links(vec![Link { href: absolute(&page.url), rel: "alternate".into(), ..Link::default() }]);
            entry.set_authors(vec![Person { name: author.name.clone(), ..Person::default() }]);
            if !page.description.is_empty() {
                entry.set_summary(Text::plain(locale::typographic(language, &page.description)));
            }
            Some(entry)
        })
        .collect::<Vec<_>>();
    let own = address(site, language);
    let mut feed = Feed::default();
    feed.set_title(Text::plain(site_name(site, language)));
    feed.set_id(absolute(&own));
    feed.set_updated(moment(*newest)?);
    feed.set_lang(language.code().to_owned());
    feed.set_links(vec![
        Link { href: absolute(&own), rel: "self".into(), ..Link::default() },
        Link { href: absolute(&site.home(language)), rel: "alternate".into(), ..Link::default() },
    ]);
    feed.set_entries(entries);
    let path = own.strip_prefix(&base.path).unwrap_or(&own).to_owned();
    let xml = feed.write_to(Vec::new()).ok()?;
    Some(OutputFile { path, bytes: xml.into(), source: None })
}
