//! A page as a tree: elements with the attributes that matter, words with their places.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt as _};
use html5gum::emitters::default::{StartTag, Token};
use html5gum::{DefaultEmitter, HtmlString, Tokenizer};

/// Elements deeper than this are taken for children of the one at this depth.
const DEEPEST: usize = 256;

#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
}

#[derive(Debug)]
pub(super) struct Node {
    pub(super) parent: usize,
    /// The children are in order of the page; a node's subtree is `index..end`.
    pub(super) end: usize,
    pub(super) content: Content,
}

#[derive(Debug)]
pub(super) enum Content {
    Element(Element),
    /// Decoded words, and their place in the page.
    Words(String, Range<usize>),
}

#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    /// Where the start tag stands.
    pub(super) place: Range<usize>,
    attributes: Vec<(String, String, Range<usize>)>,
}

impl Element {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, ..)| known == name).map(|(_, value, _)| value.as_str())
    }

    /// An attribute's value with its place in the page.
    pub(super) fn placed(&self, name: &str) -> Option<(&str, Range<usize>)> {
        self.attributes.iter().find(|(known, ..)| known == name).map(|(_, value, place)| (value.as_str(), place.clone()))
    }

    /// The words of `class`, in small letters.
    pub(super) fn classes(&self) -> impl Iterator<Item = String> + '_ {
        self.get("class").unwrap_or_default().split_ascii_whitespace().map(str::to_ascii_lowercase)
    }

    /// `role` and `epub:type`.
    pub(super) fn roles(&self) -> impl Iterator<Item = String> + '_ {
        [self.get("role"), self.get("epub:type")].into_iter().flatten().flat_map(str::split_ascii_whitespace).map(str::to_ascii_lowercase)
    }

    /// The place in the page that a link of it leads to: `href="#…"`, or a button's popover.
    pub(super) fn leads_to(&self) -> Option<&str> {
        let anchor = self.get("href").and_then(|h| h.split_once('#')).map(|(_, anchor)| anchor);
        anchor.or_else(|| self.get("popovertarget")).or_else(|| self.get("aria-details")).filter(|a| !a.is_empty())
    }
}

impl Tree {
    pub(super) fn element(&self, index: usize) -> Option<&Element> {
        match &self.nodes[index].content {
            Content::Element(element) => Some(element),
            Content::Words(..) => None,
        }
    }

    pub(super) fn name(&self, index: usize) -> &str {
        self.element(index).map_or("", |e| e.name.as_str())
    }

    /// The children of a node, in order.
    pub(super) fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.nodes[index].end;
        let mut at = index + 1;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let child = at;
            at = self.nodes[child].end;
            Some(child)
        })
    }

    /// The words of a subtree, at most `limit` bytes of them.
    pub(super) fn words(&self, index: usize, limit: usize) -> String {
        let mut words = String::new();
        for node in &self.nodes[index..self.nodes[index].end] {
            if let Content::Words(text, _) = &node.content {
                words.push_str(text);
            }
            if words.len() > limit {
                break;
            }
        }
        words
    }

    /// True where `inner` is `outer` or stands in it.
    pub(super) fn is_in(&self, inner: usize, outer: usize) -> bool {
        outer <= inner && inner < self.nodes[outer].end
    }
}

/// Reads a page. Every page has a tree: tags that are missing or crossed are mended as browsers do, more
/// simply.
pub(super) fn tree(text: &str) -> Tree {
    let root = Node { parent: 0, end: 0, content: Content::Element(Element { name: "#page".to_owned(), ..Element::default() }) };
    let mut builder = Builder { tree: Tree { nodes: vec![root] }, open: vec![0], names: HashMap::new() };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => builder.start(&tag),
            Token::EndTag(tag) => builder.end(&string(&tag.name)),
            Token::String(words) => builder.words(&words.value, words.span.start..words.span.end.min(text.len())),
            _ => {}
        }
    }
    builder.close_to(0);
    let count = builder.tree.nodes.len();
    builder.tree.nodes[0].end = count;
    builder.tree
}

struct Builder {
    tree: Tree,
    /// Open elements.
    open: Vec<usize>,
    /// How many elements of each name are open.
    names: HashMap<String, usize>,
}

fn string(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

impl Builder {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = string(&tag.name).to_ascii_lowercase();
        for closed in closes(&name) {
            self.close_nearest(closed, &name);
        }
        let attributes = tag
            .attributes
            .iter()
            .map(|(name, value)| (string(name).to_ascii_lowercase(), string(&value.value), value.span.start..value.span.end))
            .collect();
        let void = VOID.contains(&name.as_str()) || tag.self_closing && name.contains(':');
        let element = Element { name: name.clone(), place: tag.span.start..tag.span.end, attributes };
        let index = self.push(Content::Element(element));
        if !void && self.open.len() < DEEPEST {
            *self.names.entry(name).or_default() += 1;
            self.open.push(index);
        }
    }

    fn words(&mut self, words: &HtmlString, place: Range<usize>) {
        self.push(Content::Words(string(words), place));
    }

    fn push(&mut self, content: Content) -> usize {
        let index = self.tree.nodes.len();
        let parent = self.open.last().copied().unwrap_or(0);
        self.tree.nodes.push(Node { parent, end: index + 1, content });
        index
    }

    fn end(&mut self, name: &str) {
        let name = name.to_ascii_lowercase();
        if self.names.get(&name).is_none_or(|&count| count == 0) {
            return;
        }
        if let Some(at) = self.open.iter().rposition(|&open| self.tree.name(open) == name) {
            self.close_to(at);
        }
    }

    /// Ends an element that the start of `name` ends, unless it stands outside of the list or table
    /// that is open.
    fn close_nearest(&mut self, closed: &str, name: &str) {
        if self.names.get(closed).is_none_or(|&count| count == 0) {
            return;
        }
        let fence: &[&str] = match name {
            "li" => &["ul", "ol", "menu"],
            "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" => &["table"],
            "dt" | "dd" => &["dl"],
            _ => &["table", "td", "th", "button", "object"],
        };
        for at in (0..self.open.len()).rev() {
            let open = self.tree.name(self.open[at]);
            if open == closed {
                self.close_to(at);
                return;
            }
            if fence.contains(&open) {
                return;
            }
        }
    }

    /// Ends the open elements from place `at` of the stack on.
    fn close_to(&mut self, at: usize) {
        let end = self.tree.nodes.len();
        while self.open.len() > at.max(1) {
            let Some(index) = self.open.pop() else { break };
            self.tree.nodes[index].end = end;
            if let Some(count) = self.names.get_mut(self.tree.name(index)) {
                *count = count.saturating_sub(1);
            }
        }
    }
}

const VOID: [&str; 14] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// The elements that the start of another ends where no end tag did.
fn closes(name: &str) -> &'static [&'static str] {
    match name {
        "li" => &["li"],
        "dt" | "dd" => &["dt", "dd"],
        "td" | "th" => &["td", "th"],
        "tr" => &["td", "th", "tr"],
        "tbody" | "thead" | "tfoot" => &["td", "th", "tr", "tbody", "thead", "tfoot"],
        "option" => &["option"],
        "body" => &["head"],
        "address" | "article" | "aside" | "blockquote" | "center" | "details" | "dialog" | "div" | "dl" | "fieldset" | "figcaption"
        | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hr" | "main" | "menu" | "nav" | "ol"
        | "p" | "pre" | "section" | "table" | "ul" => &["p"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> String {
        let tree = tree(text);
        fn show(tree: &Tree, index: usize, out: &mut String) {
            match &tree.nodes[index].content {
                Content::Words(words, _) => out.push_str(words),
                Content::Element(element) => {
                    out.push_str(&format!("<{}>", element.name));
                    tree.children(index).for_each(|child| show(tree, child, out));
                    out.push('/');
                }
            }
        }
        let mut out = String::new();
        show(&tree, 0, &mut out);
        out
    }

    #[test]
    fn missing_and_crossed_tags_are_mended() {
        assert_eq!(shape("<p>a<p>b<ul><li>c<li>d</ul>e"), "<#page><p>a/<p>b/<ul><li>c/<li>d//e/");
        assert_eq!(shape("<b>x<i>y</b>z</q>"), "<#page><b>x<i>y//z/");
        assert_eq!(shape("<table><tr><td>1<td>2<tr><td>3</table>"), "<#page><table><tr><td>1/<td>2//<tr><td>3////");
        assert_eq!(shape("a<br>b<SCRIPT>if (a<b) {}</script>c"), "<#page>a<br>/b<script>if (a<b) {}/c/");
    }
}
