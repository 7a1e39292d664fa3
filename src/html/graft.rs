//! Putting a parsed fragment into another tree.

use super::arena::{Content, Document, NodeId};

impl Document {
    /// Puts copies of all that `fragment` holds before the first child of `parent`.
    pub fn prepend_fragment(&mut self, parent: NodeId, fragment: &Document) {
        let own: Vec<NodeId> = self.children(parent).collect();
        self.append_fragment(parent, fragment);
        for child in own {
            self.append(parent, child);
        }
    }

    /// Puts copies of all that `fragment` holds after the last child of `parent`.
    pub fn append_fragment(&mut self, parent: NodeId, fragment: &Document) {
        let mut copies = vec![(fragment.root(), parent)];
        let mut next = 0;
        while let Some((from, to)) = copies.get(next).copied() {
            next += 1;
            for child in fragment.children(from) {
                let content = fragment.node(child).content.clone();
                let contents = match &content {
                    Content::Element(element) => element.contents,
                    _ => None,
                };
                let copy = self.create(content);
                self.append(to, copy);
                if let Some(contents) = contents {
                    self.create_contents(copy);
                    if let Some(own) = self.template_contents(copy) {
                        copies.push((contents, own));
                    }
                }
                copies.push((child, copy));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::html::{Limits, parse_fragment, serialize};

    #[test]
    fn a_fragment_is_put_in_whole() {
        let limits = Limits::default();
        let mut page = parse_fragment("<main><p>a</p></main>", &limits).unwrap();
        let main = page.elements().next().unwrap();
        let fragment = parse_fragment("<b>x<i>y</i></b><template><u>z</u></template>", &limits).unwrap();
        page.append_fragment(main, &fragment);
        assert_eq!(serialize(&page, page.root()), "<main><p>a</p><b>x<i>y</i></b><template><u>z</u></template></main>");
        page.prepend_fragment(main, &parse_fragment("<s></s><q></q>", &limits).unwrap());
        assert!(serialize(&page, main).starts_with("<s></s><q></q><p>a</p><b>"));
    }
}
