//! The head of every page, and the stylesheets and icons that it names.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{OutputFile, policy};
use crate::content::{Page, PageKind, Site};
use crate::diagnostic::Language;
use crate::locale;
use crate::policy::{Hosts, Policy, Script};
use crate::theme::Theme;

/// The files of the theme, and what pages need to name them.
#[derive(Debug)]
pub(super) struct Assets {
    /// Addresses of the stylesheets, in order.
    pub(super) stylesheets: Vec<String>,
    /// Address and media type of the icon.
    pub(super) icon: Option<(String, &'static str)>,
    /// The scripts that the site declares.
    pub(super) scripts: Vec<Script>,
    /// The files themselves.
    pub(super) files: Vec<OutputFile>,
    /// The hosts that pages may lead to.
    pub(super) hosts: Hosts,
    /// What every page is allowed to ask for.
    pub(super) policy: Policy,
}

/// The theme's files; stylesheets under names that change with their contents, so that hosts may keep them for long.
pub(super) fn assets(site: &Site, theme: &Theme) -> Assets {
    let mut addresses: BTreeMap<&str, String> = BTreeMap::new();
    let mut files = Vec::new();
    for (name, bytes) in &theme.assets {
        let hash = Sha256::digest(bytes);
        let print = hash[..4].iter().fold(String::new(), |print, byte| print + &format!("{byte:02x}"));
        let path = match name.strip_suffix(".css") {
            Some(stem) => format!("assets/{stem}.{print}.css"),
            // Stylesheets name these by the name they have in the theme.
            None => format!("assets/{name}"),
        };
        addresses.insert(name, site.address(&path));
        files.push(OutputFile { path, bytes: Arc::clone(bytes), source: theme.own_assets.get(name).cloned() });
    }
    let stylesheets: Vec<String> =
        theme.stylesheets.iter().filter_map(|name| addresses.get(name.as_str()).cloned()).collect();
    let icon = [("favicon.svg", "image/svg+xml"), ("favicon.png", "image/png"), ("favicon.ico", "image/x-icon")]
        .into_iter()
        .find(|(name, _)| site.files.iter().any(|file| file.output == *name))
        .map(|(name, kind)| (site.address(name), kind));
    let hosts = Hosts::of(&site.config);
    let published: Vec<(&str, &[u8])> = files
        .iter()
        .map(|file| (file.path.as_str(), file.bytes.as_ref()))
        .chain(site.files.iter().map(|file| (file.output.as_str(), file.bytes.as_ref())))
        .collect();
    let find = |path: &str| published.iter().find(|(name, _)| *name == path).map(|(_, bytes)| *bytes);
    let scripts = Script::declared(&site.config, find);
    let policy = policy::shared(!stylesheets.is_empty(), &scripts, &published, &hosts);
    Assets { stylesheets, icon, scripts, files, hosts, policy }
}

/// The name of the site: that of the practice, else that of the first practitioner, else that of its host.
pub(super) fn site_name(site: &Site, language: Language) -> String {
    let practice = site.config.table.at("practice.name").and_then(|name| name.text_in(language));
    let first = site.practitioners.first().map(|practitioner| practitioner.name.as_str());
    let name = practice.or(first).unwrap_or(&site.config.site.base.host);
    locale::typographic(language, name).into_owned()
}

/// The elements of `<head>` that the engine owns, for a page whose title is `title`.
pub(super) fn head(site: &Site, page: &Page, title: &str, assets: &Assets, feed: Option<&str>, mark: char) -> String {
    let host = &site.config.site.base.host;
    let name = site_name(site, page.language);
    let mut out = String::with_capacity(1024);
    let full = if page.kind == PageKind::Home || title == name { name.clone() } else { format!("{title} | {name}") };
    let _ = write!(
        out,
        "<meta data-o={mark} charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{}</title>",
        escape(&full)
    );
    if !page.description.is_empty() {
        let description = locale::typographic(page.language, &page.description);
        let _ = write!(out, "<meta name=\"description\" content=\"{}\">", escape(&description));
    }
    if site.config.site.demonstration || page.kind == PageKind::NotFound {
        out.push_str("<meta name=\"robots\" content=\"noindex\">");
    }
    if page.kind != PageKind::NotFound {
        let _ = write!(out, "<link rel=\"canonical\" href=\"{}\">", escape(&format!("{host}{}", page.url)));
        let pairs: Vec<&Page> =
            site.config.site.languages.iter().filter_map(|language| site.paired(&page.stem, *language)).collect();
        if pairs.len() > 1 {
            for pair in &pairs {
                let address = escape(&format!("{host}{}", pair.url)).into_owned();
                let code = pair.language.code();
                let _ = write!(out, "<link rel=\"alternate\" hreflang=\"{code}\" href=\"{address}\">");
            }
            let address = escape(&format!("{host}{}", pairs[0].url)).into_owned();
            let _ = write!(out, "<link rel=\"alternate\" hreflang=\"x-default\" href=\"{address}\">");
        }
    }
    if let Some(feed) = feed {
        let _ = write!(
            out,
            "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{}\" title=\"{}\">",
            escape(feed),
            escape(&locale::word(page.language, "feed-title"))
        );
    }
    if let Some((icon, kind)) = &assets.icon {
        let _ = write!(out, "<link rel=\"icon\" type=\"{kind}\" href=\"{}\">", escape(icon));
    }
    for sheet in &assets.stylesheets {
        let _ = write!(out, "<link rel=\"stylesheet\" href=\"{}\">", escape(sheet));
    }
    for script in &assets.scripts {
        let kind = if script.is_module() { " type=\"module\"" } else { "" };
        let (address, digest) = (escape(&script.address), &script.digest);
        let _ = write!(out, "<script src=\"{address}\" integrity=\"{digest}\"{kind} defer></script>");
    }
    out
}

/// `text` as it may stand in an attribute or between tags.
pub(crate) fn escape(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"']) {
        return text.into();
    }
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").into()
}
