//! What XML does that HTML does not: files of it are read as HTML, which is right only as long as they hold none of this.

/// Local names of elements that mean something to a browser, whatever prefix stands before them.
const MEANT: [&str; 26] = [
    "html",
    "head",
    "body",
    "script",
    "style",
    "link",
    "meta",
    "base",
    "iframe",
    "frame",
    "object",
    "embed",
    "applet",
    "form",
    "input",
    "img",
    "image",
    "a",
    "use",
    "svg",
    "math",
    "foreignobject",
    "div",
    "p",
    "span",
    "blockquote",
];

/// Elements after whose start tag HTML takes everything for text, and XML, where the tag closes itself, does not.
const SWALLOWING: [&str; 10] =
    ["script", "style", "title", "textarea", "iframe", "noscript", "noembed", "noframes", "xmp", "plaintext"];

/// Whether a file of that name is read as XML.
pub(super) fn is_xml(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    ![".html", ".htm", ".shtml"].iter().any(|ending| path.ends_with(ending))
        && path.rsplit('/').next().is_some_and(|name| name.contains('.'))
}

/// Why a file of XML cannot be read as HTML, if it cannot.
pub(super) fn hazard(text: &str) -> Option<&'static str> {
    let lower = text.to_ascii_lowercase();
    // In a drawing that holds no page, HTML too takes a tag that closes itself for closed.
    let drawing = lower.contains("<svg") && !lower.contains("<foreignobject") && !lower.contains("<html");
    if ["<!entity", "<!attlist", "<!element"].iter().any(|declaration| lower.contains(declaration)) {
        return Some("xml-entities");
    }
    if lower.contains("<?xml-stylesheet") {
        return Some("xml-stylesheet");
    }
    for (at, _) in lower.match_indices('<') {
        let tag = &lower[at + 1..];
        let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<')).unwrap_or(tag.len());
        let name = &tag[..end];
        if let Some((_, local)) = name.split_once(':')
            && MEANT.contains(&local)
        {
            return Some("xml-prefixes");
        }
        let closed = tag.find('>').is_some_and(|end| tag[..end].ends_with('/'));
        if closed && !drawing && SWALLOWING.contains(&name) {
            return Some("xml-empty-elements");
        }
    }
    None
}

/// The text with the marks of its CDATA sections blanked, so that what they hold is read; every place stays the same.
pub(super) fn with_open_sections(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("<![CDATA[") {
        out.push_str(&rest[..start]);
        out.push_str("         ");
        rest = &rest[start + 9..];
        let end = rest.find("]]>").unwrap_or(rest.len());
        out.push_str(&rest[..end]);
        if end < rest.len() {
            out.push_str("   ");
        }
        rest = rest.get(end + 3..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_html_would_misread_is_known() {
        for (text, expected) in [
            ("<!DOCTYPE svg [<!ENTITY x \"<script/>\">]><svg>&x;</svg>", Some("xml-entities")),
            ("<?xml version='1.0'?><?xml-stylesheet href='/a.xsl'?><a/>", Some("xml-stylesheet")),
            ("<s:script xmlns:s='http://www.w3.org/2000/svg'/>", Some("xml-prefixes")),
            ("<html><head><title/></head><body><p>x</p></body></html>", Some("xml-empty-elements")),
            ("<rss><item><content:encoded>x</content:encoded><atom:author/></item></rss>", None),
            ("<svg><style id='a' /></svg>", None),
            ("<svg><title>a</title><path d='M0 0'/></svg>", None),
        ] {
            assert_eq!(hazard(text), expected, "{text}");
        }
    }

    #[test]
    fn sections_are_opened_in_place() {
        assert_eq!(with_open_sections("<a><![CDATA[<b>]]>é"), "<a>         <b>   é");
        assert_eq!(with_open_sections("<![CDATA[x"), "         x");
    }
}
