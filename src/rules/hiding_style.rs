//! Styles that hide, shrink, move, cover, cut or fade what must be seen: every sheet against every page.
//!
//! Each declaration is judged once for the three ways in which an element may stand to the mandatory ones
//! ([`style_values`](super::style_values)); only the few that are not harmless are asked of the elements of a page.

use super::page::{Found, PageView};
use super::style_colours;
use super::style_values::{Role, Verdict, judge};
use super::styles::{Styles, Suspect, lying_over, short, unsure};
use crate::css::{self, Declaration, Elements, Match, Rule, Sheet};
use crate::diagnostic::{Diagnostic, Message, Subject};
use crate::html::{Document, NodeId, raw_text};
use crate::source::Span;

/// Finds what styles do to the mandatory elements of a page.
pub(super) fn check(view: &PageView<'_>, found: &mut Vec<Found>) {
    let tree = view.tree;
    let roles = Roles::of(tree);
    let Some(first) = roles.first else { return };
    let mut styles = std::borrow::Cow::Borrowed(view.styles);
    for node in tree.elements() {
        if tree.name(node) == "style" && tree.is_html(node) {
            let text = raw_text(tree, node);
            match Sheet::read(&text) {
                Ok(sheet) => {
                    let foreign = sheet.imports.iter().any(|(address, _)| styles.is_foreign(address));
                    if foreign {
                        found.push(unread_on(node));
                    }
                    styles = std::borrow::Cow::Owned(styles.with(sheet, &text, node));
                }
                Err(_) => found.push(unread_on(node)),
            }
        }
        let sheet = tree.name(node) == "link"
            && tree.attr(node, "rel").unwrap_or_default().to_ascii_lowercase().contains("stylesheet");
        if sheet && tree.attr(node, "href").is_some_and(|address| styles.is_foreign(address)) {
            found.push(unread_on(node));
        }
        if let Some(style) = tree.attr(node, "style") {
            attribute(tree, node, style, &roles, &styles, first, found);
        }
    }
    let elements = Elements::of(tree, tree.elements().collect());
    for suspect in &styles.suspects {
        on_elements(suspect, tree, &elements, &roles, &styles, first, found);
    }
    if styles.own {
        style_colours::check(tree, &styles.paints, &roles, found);
    }
}

fn attribute(
    tree: &Document,
    node: NodeId,
    style: &str,
    roles: &Roles,
    styles: &Styles,
    first: NodeId,
    found: &mut Vec<Found>,
) {
    let Ok(declarations) = css::declarations(style) else {
        found.push(unread_on(node));
        return;
    };
    for declaration in &declarations {
        let role = roles.of_node(tree, node);
        let mut verdict = judge(declaration, role, &styles.variables);
        if verdict == Verdict::Unsure("cover") && declaration.name == "position" {
            verdict = lying_over(&declarations, verdict);
        }
        if let Some(diagnostic) = told(verdict, declaration, tree, node, role, first) {
            let subject = Subject::Text(format!("style {}: {}", declaration.name, declaration.text()));
            found.push(Found::at(diagnostic.about(subject), node));
        }
    }
}

fn on_elements(
    suspect: &Suspect,
    tree: &Document,
    elements: &Elements<'_>,
    roles: &Roles,
    styles: &Styles,
    first: NodeId,
    found: &mut Vec<Found>,
) {
    let rule = &suspect.sheet.sheet.rules[suspect.rule];
    let mut worst: Vec<(Verdict, Option<(NodeId, Role)>)> = vec![(Verdict::Fine, None); suspect.harms.len()];
    for selector in rule.selectors.iter() {
        let pseudo = selector.pseudo_element.as_deref();
        let generated = match pseudo {
            None | Some("first-line" | "first-letter") => false,
            Some("before" | "after" | "backdrop") => true,
            Some(_) => continue,
        };
        for node in elements.candidates(selector) {
            let own = roles.of_node(tree, node);
            let mut asked = None;
            for ((place, verdicts), worst) in suspect.harms.iter().zip(&mut worst) {
                let declaration = &rule.declarations[*place];
                let role = if generated && declaration.name != "content" { Role::Beside } else { own };
                let verdict = verdicts[role as usize];
                let of_raised = declaration.name == "line-height" && matches!(tree.name(node), "sup" | "sub");
                if verdict <= worst.0 || of_raised {
                    continue;
                }
                if *asked.get_or_insert_with(|| selector.matches(tree, node)) == Match::No {
                    break;
                }
                if role == Role::Beside
                    && verdict == Verdict::Unsure("cover")
                    && kept_in(declaration, tree, node, generated, roles, styles)
                {
                    continue;
                }
                *worst = (verdict, Some((node, role)));
            }
        }
    }
    for ((place, _), (verdict, at)) in suspect.harms.iter().zip(worst) {
        let Some((node, role)) = at else { continue };
        let declaration = &rule.declarations[*place];
        if let Some(diagnostic) = told(verdict, declaration, tree, node, role, first) {
            let mut diagnostic = diagnostic.about(suspect.sheet.subject(rule, declaration));
            if let Some(file) = &suspect.sheet.file {
                diagnostic = diagnostic.at(Span::new(file, declaration.range.clone()));
            }
            found.push(Found::at(diagnostic, suspect.sheet.element.unwrap_or(node)));
        }
    }
}

/// Whether an element placed freely stays within one beside the mandatory elements that is its frame.
fn kept_in(
    declaration: &Declaration,
    tree: &Document,
    node: NodeId,
    generated: bool,
    roles: &Roles,
    styles: &Styles,
) -> bool {
    if !declaration.text().eq_ignore_ascii_case("absolute") {
        return false;
    }
    let frames = styles.sheets.iter().flat_map(|sheet| &sheet.sheet.rules).filter(|rule| {
        rule.declarations.iter().any(|one| one.name == "position" && one.text().eq_ignore_ascii_case("relative"))
    });
    let frames: Vec<&Rule> = frames.collect();
    let start = generated.then_some(node);
    start.into_iter().chain(tree.ancestors(node).filter(|above| tree.is_element(*above))).any(|above| {
        roles.of_node(tree, above) == Role::Beside
            && frames.iter().any(|rule| {
                rule.selectors.iter().any(|one| one.pseudo_element.is_none() && one.matches(tree, above) == Match::Yes)
            })
    })
}

fn told(
    verdict: Verdict,
    declaration: &Declaration,
    tree: &Document,
    node: NodeId,
    role: Role,
    first: NodeId,
) -> Option<Diagnostic> {
    let (id, way) = match verdict {
        Verdict::Fine => return None,
        Verdict::Refused(way) => ("hiding-style", way),
        Verdict::Unsure(way) => ("hiding-style-unsure", way),
    };
    let written = short(&format!("{}: {}", declaration.name, declaration.text()));
    let message = Message::new(id).with("declaration", written).with("way", way).with(
        "role",
        match role {
            Role::Beside => "beside",
            Role::Around => "around",
            Role::Mandatory => "mandatory",
        },
    );
    let diagnostic = Diagnostic::error("hiding-style", message).under(required(tree, node, first));
    Some(match verdict {
        Verdict::Unsure("cover") => unsure(diagnostic, "may-cover"),
        Verdict::Unsure("unknown") => unsure(diagnostic, "unknown-property"),
        Verdict::Unsure("animation") => unsure(diagnostic, "animation"),
        Verdict::Unsure(_) => unsure(diagnostic, "undecided-value"),
        _ => diagnostic,
    })
}

/// The requirements that `node` holds, or the nearest mandatory element.
pub(super) fn required(tree: &Document, node: NodeId, first: NodeId) -> Vec<String> {
    let around = std::iter::once(node).chain(tree.ancestors(node));
    let holder = around.chain(tree.descendants(node)).find(|node| tree.attr(*node, "data-req").is_some());
    tree.tokens(holder.unwrap_or(first), "data-req").map(str::to_owned).collect()
}

fn unread_on(node: NodeId) -> Found {
    let message = Message::new("hiding-style-foreign");
    Found::at(unsure(Diagnostic::error("hiding-style", message), "unread-sheet"), node)
}

/// How each element of a page stands to its mandatory ones.
pub(super) struct Roles {
    by_node: Vec<Role>,
    pub(super) first: Option<NodeId>,
}

impl Roles {
    fn of(tree: &Document) -> Self {
        let mut roles = Self { by_node: vec![Role::Beside; tree.len()], first: None };
        for node in tree.elements() {
            if !is_mandatory(tree, node) {
                continue;
            }
            roles.first.get_or_insert(node);
            for above in tree.ancestors(node) {
                match &mut roles.by_node[above.index()] {
                    role @ Role::Beside => *role = Role::Around,
                    _ => break,
                }
            }
            for inside in std::iter::once(node).chain(tree.descendants(node)) {
                roles.by_node[inside.index()] = Role::Mandatory;
            }
        }
        roles
    }

    /// That of `node`; what holds no words is beside, wherever it stands.
    pub(super) fn of_node(&self, tree: &Document, node: NodeId) -> Role {
        match tree.name(node) {
            "br" | "hr" | "img" | "svg" | "input" | "wbr" => Role::Beside,
            _ => self.by_node[node.index()],
        }
    }
}

fn is_mandatory(tree: &Document, node: NodeId) -> bool {
    tree.attr(node, "data-req").is_some() || tree.tokens(node, "class").any(|token| token.starts_with("sg-"))
}
