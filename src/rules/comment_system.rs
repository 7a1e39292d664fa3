//! Nobody can write under a page: no comment system, no comment form, no place for mentions by other sites.

use super::folding::folded;
use super::page::{Found, PageView};
use super::services;
use super::surface::Surface;
use crate::diagnostic::{Diagnostic, Message, Outcome};
use crate::html::{Document, NodeId, raw_text};
use crate::standard::ServiceKind;

/// Weight from which a form or a list is a place for comments for certain.
const CERTAIN: usize = 3;
/// Weight from which a person must look.
const PROBABLE: usize = 2;

/// Finds ways to comment.
pub(super) fn check(view: &PageView<'_>, surface: &Surface<'_>, found: &mut Vec<Found>) {
    let mut add = |message: Message, certain: bool, anchor: NodeId| {
        let mut diagnostic = Diagnostic::error("comment-system", message).under(view.bounds.held("comment-system"));
        if !certain {
            diagnostic.outcome = Outcome::CantTell;
            diagnostic.reason = Some("form-may-be-public");
        }
        found.push(Found::at(diagnostic, anchor));
    };
    for trace in services::traces(surface, ServiceKind::Comments, |name| name == "link") {
        let message = Message::new("comment-system-service")
            .with("service", trace.service.name.as_str())
            .with("sign", trace.sign);
        add(message, true, trace.anchor);
    }
    for (tree, node, anchor) in surface.all() {
        match tree.name(node) {
            "form" => {
                let signs = signs_of_form(tree, node, view.article);
                let weight: usize = signs.iter().map(|(_, weight)| weight).sum();
                if weight >= PROBABLE {
                    let id = if weight >= CERTAIN { "comment-system-form" } else { "comment-system-form-unsure" };
                    add(Message::new(id).with("signs", told(&signs)), weight >= CERTAIN, anchor);
                }
            }
            "link" | "a" if mentions(tree, node) => {
                add(Message::new("comment-system-endpoint").with("sign", "rel"), true, anchor);
            }
            "meta" if tree.attr(node, "http-equiv").is_some_and(|kind| kind.eq_ignore_ascii_case("x-pingback")) => {
                add(Message::new("comment-system-endpoint").with("sign", "X-Pingback"), true, anchor);
            }
            _ if is_thread(tree, node) => add(Message::new("comment-system-list"), true, anchor),
            _ => {}
        }
    }
}

fn told(signs: &[(String, usize)]) -> String {
    signs.iter().map(|(sign, _)| sign.as_str()).collect::<Vec<_>>().join(", ")
}

/// Whether an element announces where other sites may send their mentions.
fn mentions(tree: &Document, node: NodeId) -> bool {
    tree.tokens(node, "rel").any(|rel| {
        let rel = rel.to_ascii_lowercase();
        rel == "webmention" || rel == "pingback" || rel == "trackback" || rel.ends_with("/webmention")
    })
}

/// What a form shows of being a place for comments, each with its weight.
fn signs_of_form(tree: &Document, form: NodeId, article: bool) -> Vec<(String, usize)> {
    let mut signs: Vec<(String, usize)> = Vec::new();
    let inside: Vec<NodeId> = tree.descendants(form).filter(|node| tree.is_element(*node)).collect();
    let fields: Vec<(NodeId, String)> = inside
        .iter()
        .filter(|node| matches!(tree.name(**node), "input" | "textarea"))
        .map(|node| {
            let named = ["name", "id", "autocomplete", "type"].map(|name| tree.attr(*node, name).unwrap_or_default());
            (*node, folded(&named.join(" ")))
        })
        .collect();
    let writes = inside.iter().any(|node| {
        tree.name(*node) == "textarea" || tree.attr(*node, "contenteditable").is_some_and(|value| value != "false")
    });
    let text = folded(&raw_text(tree, form));
    let before = folded(&heading_before(tree, form));
    for (node, name) in &fields {
        let parts = ["comment_post", "comment parent", "comment_parent", "post_id", "postid", "article_id", "in_reply"];
        if tree.attr(*node, "type") == Some("hidden") && parts.iter().any(|part| name.contains(part)) {
            signs.push((format!("[name=\"{}\"]", tree.attr(*node, "name").unwrap_or_default()), 3));
        }
    }
    if !writes {
        return signs;
    }
    for attribute in ["id", "class", "action", "name", "data-netlify-name"] {
        let value = tree.attr(form, attribute).unwrap_or_default();
        let folded = folded(value).replace(['_', '-'], "");
        let public = ["comment", "reply", "respond", "guestbook", "livredor", "reaction", "discussion"];
        // Some hosts call their contact forms so: the name alone says little.
        if public.iter().any(|word| folded.contains(word)) {
            signs.push((format!("{attribute}=\"{value}\""), 2));
            break;
        }
    }
    let mut calls = words_of_publicity(&text).into_iter().chain(words_of_publicity(&before));
    if let Some(words) = calls.next() {
        // Contact forms ask for « un commentaire ou une question » too: there a person must look.
        let named = ["id", "class", "name"].map(|name| tree.attr(form, name).unwrap_or_default()).join(" ");
        let contact = [named.to_lowercase().as_str(), &text, &before]
            .iter()
            .any(|text| ["contact", "question"].iter().any(|word| text.contains(word)));
        signs.push((format!("« {words} »"), if contact { 2 } else { 3 }));
    }
    let personal = fields.iter().any(|(_, name)| {
        ["name", "nom", "author", "auteur", "mail", "courriel"].iter().any(|part| name.contains(part))
    });
    if article && personal && !(speaks_of_contact(&text) || speaks_of_contact(&before)) {
        signs.push(("<textarea>".to_owned(), 2));
    }
    let site = |name: &str| name.split(' ').any(|part| matches!(part, "url" | "website" | "siteweb" | "site"));
    if fields.iter().any(|(_, name)| site(name)) {
        signs.push(("url".to_owned(), 1));
    }
    signs
}

/// Words with which a form asks for something that everybody will read.
fn words_of_publicity(text: &str) -> Option<&'static str> {
    let acts = [
        "laiss", "ecri", "ajout", "publi", "post", "leave", "write", "add", "submit", "signe", "sign", "join",
        "partage", "share",
    ];
    let things = [
        "commentaire",
        "comment",
        "reply",
        "livre d'or",
        "guestbook",
        "guest book",
        "reaction",
        "discussion",
        "conversation",
    ];
    let near = |act: &str, thing: &str| {
        text.match_indices(act).any(|(at, _)| {
            let after = text[at..].chars().take(45).collect::<String>();
            at.checked_sub(1).is_none_or(|before| !text.as_bytes()[before].is_ascii_alphanumeric())
                && after.contains(thing)
        })
    };
    // A form that says that nothing of it will be published says the contrary.
    if ["ne sera pas publie", "n'est pas publie", "not be published", "never published", "jamais publie"]
        .iter()
        .any(|words| text.contains(words))
        && !text.contains("mail")
        && !text.contains("courriel")
    {
        return None;
    }
    things.iter().find(|thing| acts.iter().any(|act| near(act, thing))).copied()
}

/// Whether a form is there to reach the practitioner.
fn speaks_of_contact(text: &str) -> bool {
    [
        "contact",
        "rendez-vous",
        "appointment",
        "joindre",
        "m'ecrire",
        "message",
        "reach",
        "question",
        "demande",
        "request",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// The heading that a form stands under.
fn heading_before(tree: &Document, form: NodeId) -> String {
    let own = std::iter::once(form).chain(tree.ancestors(form)).find_map(|node| {
        let parent = tree.parent(node)?;
        let before: Vec<NodeId> = tree.children(parent).take_while(|other| *other != node).collect();
        before.into_iter().rev().find(|other| matches!(tree.name(*other), "h2" | "h3" | "h4" | "h5" | "h6"))
    });
    own.map(|heading| raw_text(tree, heading)).unwrap_or_default()
}

/// Whether an element is the outermost one of a thread of comments that others wrote.
fn is_thread(tree: &Document, node: NodeId) -> bool {
    let family = |node: NodeId| {
        let mut names = tree.tokens(node, "class").chain(tree.attr(node, "id"));
        names.any(|name| {
            let name = folded(name).replace(['_', '-'], "");
            ["comment", "commentaire", "reply", "reponse", "reaction", "pcomment"]
                .iter()
                .any(|word| name.trim_end_matches("list").trim_end_matches("body").trim_end_matches('s') == *word)
        })
    };
    if matches!(tree.name(node), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "a" | "code" | "pre" | "span" | "body")
        || !family(node)
        || tree.ancestors(node).any(family)
    {
        return false;
    }
    let inside = || tree.descendants(node).filter(|below| tree.is_element(*below));
    let items = inside().filter(|below| family(*below)).count();
    let dated = inside().any(|below| tree.name(below) == "time");
    let signed = inside().any(|below| {
        tree.name(below) == "cite"
            || tree.tokens(below, "class").any(|token| {
                let token = folded(token);
                token.contains("author")
                    || token.contains("auteur")
                    || token == "vcard"
                    || token == "h-card"
                    || token == "fn"
            })
    });
    items >= 1 && (dated || signed) || dated && signed
}
