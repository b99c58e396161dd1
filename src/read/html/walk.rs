//! The tree of a page → blocks.

use std::ops::Range;

use super::notes::{Notes, is_block};
use super::parts::parts;
use super::tree::{Content, Element, Tree};
use super::words::{self, Gap};
use crate::document::{BlockKind, Link};
use crate::read::notation::{self, is_label_list};
use crate::read::{Blocks, Call, Inline, NoteBlock, RawBlock, letters};
use crate::text::{MappedText, Span};

pub(super) fn blocks(page: &str, tree: &Tree, notes: &Notes) -> Blocks {
    let mut walker = Walker {
        page,
        tree,
        notes,
        blocks: Vec::new(),
        inline: Inline::default(),
        gap: Gap::default(),
        kind: None,
        label: None,
        note: None,
        in_note: false,
        contents: 0,
        quotes: 0,
        as_is: 0,
        lists: Vec::new(),
        waiting: Vec::new(),
        flushed: 0,
        unnamed: 0,
    };
    let main = main_part(tree);
    walker.children(main);
    walker.flush();
    // notes that the page keeps apart from its text
    let mut apart: Vec<usize> = notes.labels.keys().copied().filter(|&note| !tree.is_in(note, main)).collect();
    apart.sort_unstable();
    for note in apart {
        walker.note(note);
    }
    Blocks { blocks: walker.blocks, ..Blocks::default() }
}

/// The element that holds the report.
fn main_part(tree: &Tree) -> usize {
    let of = |wanted: &dyn Fn(&Element) -> bool| {
        let found: Vec<usize> = (0..tree.nodes.len()).filter(|&i| tree.element(i).is_some_and(wanted)).take(2).collect();
        if let [only] = found.as_slice() { Some(*only) } else { None }
    };
    let size = |index: usize| {
        let words = |node: &super::tree::Node| if let Content::Words(words, _) = &node.content { words.trim().len() } else { 0 };
        tree.nodes[index..tree.nodes[index].end].iter().map(words).sum::<usize>()
    };
    let whole = size(0);
    let enough = |index: &usize| size(*index) * 4 >= whole;
    of(&|e| e.name == "main" || e.roles().any(|r| r == "main"))
        .filter(enough)
        .or_else(|| of(&|e| e.name == "article").filter(|&i| size(i) * 2 >= whole))
        .unwrap_or(0)
}

struct Walker<'a> {
    page: &'a str,
    tree: &'a Tree,
    notes: &'a Notes,
    blocks: Vec<RawBlock>,
    inline: Inline,
    gap: Gap,
    kind: Option<BlockKind>,
    label: Option<(String, Span)>,
    note: Option<NoteBlock>,
    in_note: bool,
    contents: usize,
    quotes: usize,
    /// Inside `pre`.
    as_is: usize,
    /// Open lists: the number of the next item, where they are numbered.
    lists: Vec<Option<usize>>,
    /// Notes beside the text of the open block: an element, or words of an attribute.
    waiting: Vec<Waiting>,
    unnamed: usize,
    /// How many blocks were closed: ranges in the words of the one before are no ranges of the next.
    flushed: usize,
}

enum Waiting {
    Element(usize, String),
    Words(String, Range<usize>, String),
}

impl Walker<'_> {
    fn children(&mut self, index: usize) {
        let tree = self.tree;
        for child in tree.children(index) {
            match &tree.nodes[child].content {
                Content::Words(words, place) => self.words(words, place),
                Content::Element(element) => self.element(child, element),
            }
        }
    }

    fn words(&mut self, words: &str, place: &Range<usize>) {
        if self.as_is > 0 {
            words::push_as_is(self.page, words, place, &mut self.inline.text);
        } else {
            words::push(self.page, words, place, &mut self.inline.text, &mut self.gap);
        }
    }

    fn element(&mut self, index: usize, element: &Element) {
        if let Some(label) = self.notes.calls.get(&index) {
            self.call(index, element, label);
            return;
        }
        if self.notes.back.contains(&index) {
            return;
        }
        if let Some(label) = self.notes.labels.get(&index) {
            if is_block(&element.name) || self.inline.text.is_empty() {
                self.note(index);
            } else {
                self.waiting.push(Waiting::Element(index, label.clone()));
            }
            return;
        }
        if is_furniture(element) || self.is_page_head(index, element) {
            return;
        }
        if self.attribute_note(index, element) || self.beside(index, element) {
            return;
        }
        let contents = is_contents(element);
        self.contents += usize::from(contents);
        self.by_name(index, element);
        self.contents -= usize::from(contents);
    }

    fn by_name(&mut self, index: usize, element: &Element) {
        match element.name.as_str() {
            "br" => {
                self.gap.clear();
                self.inline.text.push_flat("\u{2028}", element.place.clone());
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.block(index, Some(BlockKind::Heading(element.name.as_bytes()[1] - b'0'))),
            "p" if element.classes().any(|c| parts().quote_classes.contains(&c)) => self.quote(index),
            "p" | "dt" | "dd" | "div" | "address" | "summary" => {
                // the first paragraph of an item keeps its kind and label
                let opens_item = self.kind == Some(BlockKind::Item) && self.inline.text.as_str().trim().is_empty();
                if opens_item {
                    self.children(index);
                    self.flush();
                } else {
                    self.block(index, None);
                }
            }
            "pre" => {
                self.flush();
                self.as_is += 1;
                self.kind = Some(BlockKind::Code);
                self.children(index);
                self.flush();
                self.as_is -= 1;
            }
            "blockquote" => self.quote(index),
            "figcaption" | "caption" => self.block(index, Some(BlockKind::Caption)),
            "ul" | "ol" | "menu" => {
                self.flush();
                let first = || element.get("start").and_then(|s| s.trim().parse().ok()).unwrap_or(1);
                self.lists.push((element.name == "ol").then(first));
                self.children(index);
                self.flush();
                self.lists.pop();
            }
            "li" => self.item(index, element),
            "table" if self.is_data(index) => self.table(index),
            "sup" => {
                let range = self.spanned(index);
                let inner = self.inline.text.as_str().get(range.clone()).unwrap_or_default();
                let called = self.inline.calls.iter().any(|c| c.range.start >= range.start);
                if !called && is_label_list(inner.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')'])) {
                    self.inline.raised.push(range);
                }
            }
            name @ ("em" | "i" | "b" | "strong" | "cite" | "dfn") => {
                let range = self.spanned(index);
                if range.start < range.end {
                    if matches!(name, "b" | "strong") {
                        self.inline.bold += letters(&self.inline.text.as_str()[range.clone()]);
                    }
                    self.inline.emphasis.push(range);
                }
            }
            "code" | "kbd" | "tt" | "samp" => {
                let range = self.spanned(index);
                if range.start < range.end {
                    self.inline.code.push(range);
                }
            }
            "a" => {
                let range = self.spanned(index);
                if let Some(target) = element.get("href").filter(|_| range.start < range.end) {
                    self.inline.links.push(Link::new(range, target));
                }
            }
            "q" => {
                self.gap.close(&mut self.inline.text);
                let place = element.place.clone();
                self.inline.text.push_flat("“", place.clone());
                self.children(index);
                self.inline.text.push_flat("”", place.end..place.end);
            }
            "img" | "input" => {}
            name if is_block(name) => self.block(index, None),
            _ => self.children(index),
        }
    }

    /// Walks the children of an element inside a line, and where their words stand; of those that blocks inside it have
    /// taken along, none.
    fn spanned(&mut self, index: usize) -> Range<usize> {
        let start = self.here();
        let flushed = self.flushed;
        self.children(index);
        let start = if self.flushed == flushed { start } else { 0 };
        start..self.inline.text.len()
    }

    /// Where the next words will stand: after the space that waits for them.
    fn here(&mut self) -> usize {
        self.gap.close(&mut self.inline.text);
        self.inline.text.len()
    }

    fn block(&mut self, index: usize, kind: Option<BlockKind>) {
        self.flush();
        self.kind = kind;
        self.children(index);
        self.flush();
        self.kind = None;
    }

    fn item(&mut self, index: usize, element: &Element) {
        self.flush();
        self.kind = Some(BlockKind::Item);
        if let Some(Some(next)) = self.lists.last_mut() {
            let number = element.get("value").and_then(|v| v.trim().parse().ok()).unwrap_or(*next);
            *next = number.saturating_add(1);
            self.label = Some((number.to_string(), Span::new(element.place.start, element.place.end)));
        }
        self.children(index);
        self.flush();
        self.kind = None;
        self.label = None;
    }

    /// Heads and feet of the page beside its main text; those of an article belong to it.
    fn is_page_head(&self, index: usize, element: &Element) -> bool {
        if !matches!(element.name.as_str(), "header" | "footer" | "aside") || self.tree.name(self.tree.nodes[index].parent) != "body" {
            return false;
        }
        let inside = index..self.tree.nodes[index].end;
        let links = inside.clone().filter(|&at| self.tree.name(at) == "a").count();
        let holds_note = inside.clone().any(|at| self.notes.labels.contains_key(&at));
        !holds_note && (links >= 2 || inside.into_iter().any(|at| self.tree.name(at) == "nav"))
    }

    /// A table of figures, not one that lays out the page.
    fn is_data(&self, index: usize) -> bool {
        let inside = || (index + 1..self.tree.nodes[index].end).map(|at| self.tree.name(at));
        let presentation = self.tree.element(index).is_some_and(|e| e.roles().any(|r| r == "presentation" || r == "none"));
        !presentation && !inside().any(|name| matches!(name, "table" | "h1" | "h2" | "h3" | "h4" | "ul" | "ol" | "blockquote")) && {
            let rows = inside().filter(|name| *name == "tr").count();
            let cells = inside().filter(|name| matches!(*name, "td" | "th")).count();
            cells > rows
        }
    }

    fn table(&mut self, index: usize) {
        self.flush();
        let tree = self.tree;
        for at in index + 1..tree.nodes[index].end {
            match tree.name(at) {
                "caption" => self.block(at, Some(BlockKind::Caption)),
                "tr" => {
                    self.kind = Some(BlockKind::Table);
                    for (place, cell) in tree.children(at).filter(|&c| matches!(tree.name(c), "td" | "th")).enumerate() {
                        if place > 0 && !self.inline.text.is_empty() {
                            let start = tree.element(cell).map_or(0, |e| e.place.start);
                            self.gap.clear();
                            self.inline.text.push_flat(" | ", start..start);
                        }
                        self.cell(cell);
                    }
                    self.flush();
                    self.kind = None;
                }
                _ => {}
            }
        }
    }

    /// The words of a cell, its paragraphs on one line.
    fn cell(&mut self, index: usize) {
        let tree = self.tree;
        for child in tree.children(index) {
            match &tree.nodes[child].content {
                Content::Words(words, place) => self.words(words, place),
                Content::Element(element) if is_block(&element.name) && !self.notes.labels.contains_key(&child) => {
                    let start = element.place.start;
                    words::push(self.page, " ", &(start..start), &mut self.inline.text, &mut self.gap);
                    self.cell(child);
                }
                Content::Element(element) => self.element(child, element),
            }
        }
    }

    fn call(&mut self, index: usize, element: &Element, label: &str) {
        let start = self.spanned(index).start;
        if self.inline.text.len() == start {
            self.inline.text.push_flat(label, element.place.clone());
        }
        let range = start..self.inline.text.len();
        self.inline.links.retain(|l| l.range.start < start);
        self.inline.emphasis.retain(|r| r.start < start);
        self.inline.raised.retain(|r| r.start < start);
        self.inline.calls.retain(|c| c.range.start < start);
        self.inline.calls.push(Call { range, label: label.to_owned() });
    }

    /// The words of a note in an attribute of its call.
    fn attribute_note(&mut self, index: usize, element: &Element) -> bool {
        let Some((words, place)) = parts().note_attributes.iter().find_map(|name| element.placed(name)) else { return false };
        let shown = self.tree.words(index, 8);
        let short = shown.trim().trim_start_matches('[').trim_end_matches(']');
        if words.trim().len() < 4 || self.in_note || shown.trim().chars().count() > 5 {
            return false;
        }
        self.unnamed += 1;
        let label = if is_label_list(short) { short.trim().to_owned() } else { self.unnamed.to_string() };
        self.call(index, element, &label);
        self.waiting.push(Waiting::Words(words.to_owned(), place, label));
        true
    }

    /// A note that stands in the text at the place of its call.
    fn beside(&mut self, index: usize, element: &Element) -> bool {
        if self.in_note || !element.classes().any(|c| parts().beside_classes.contains(&c)) {
            return false;
        }
        self.unnamed += 1;
        let label = self.unnamed.to_string();
        let start = self.inline.text.len();
        self.inline.text.push_flat(&label, element.place.clone());
        self.inline.calls.push(Call { range: start..self.inline.text.len(), label: label.clone() });
        self.waiting.push(Waiting::Element(index, label));
        true
    }

    fn note(&mut self, index: usize) {
        self.flush();
        if let Some(label) = self.notes.labels.get(&index) {
            self.note_labelled(index, label);
        }
    }

    fn note_labelled(&mut self, index: usize, label: &str) {
        let Some(element) = self.tree.element(index) else { return };
        let span = Span::new(element.place.start, element.place.end);
        let outer = std::mem::replace(&mut self.in_note, true);
        self.note = Some(NoteBlock::Starts { label: label.to_owned(), label_span: span });
        self.kind = None;
        self.children(index);
        self.flush();
        if self.note.is_some() {
            // a note without words
            self.push_block(Inline::default());
        }
        self.in_note = outer;
    }

    fn flush(&mut self) {
        self.flushed += 1;
        let mut inline = std::mem::take(&mut self.inline);
        self.gap.clear();
        if !inline.text.as_str().trim().is_empty() {
            take_brackets(&mut inline);
            if self.as_is == 0 {
                notation::clean(&mut inline, false);
            }
            inline.links.sort_by_key(|l| l.range.start);
            inline.calls.sort_by_key(|c| c.range.start);
            inline.emphasis.sort_by_key(|r| r.start);
            inline.raised.sort_by_key(|r| r.start);
            if matches!(self.note, Some(NoteBlock::Starts { .. })) {
                self.strip_label(&mut inline);
            }
            self.push_block(inline);
        }
        for waiting in std::mem::take(&mut self.waiting) {
            match waiting {
                Waiting::Element(index, label) => self.note_labelled(index, &label),
                Waiting::Words(words, place, label) => {
                    let mut text = MappedText::new();
                    // the place is that of name and value
                    match self.page.get(place.clone()).and_then(|raw| raw.find(words.as_str())) {
                        Some(at) => text.push(&words, place.start + at),
                        None => text.push_flat(&words, place.clone()),
                    }
                    let label_span = Span::new(place.start, place.start);
                    self.note = Some(NoteBlock::Starts { label, label_span });
                    self.push_block(Inline::plain(text));
                }
            }
        }
    }

    /// Takes the note's own label, and what is left of a link back, off its first words.
    fn strip_label(&self, inline: &mut Inline) {
        let Some(NoteBlock::Starts { label, .. }) = &self.note else { return };
        let text = inline.text.as_str();
        let rest = text.trim_start_matches([' ', '\u{a0}', '^', '↑', '↩', '\u{fe0e}', '[', '(']);
        let bare = rest.strip_prefix(label.as_str()).unwrap_or(rest);
        let after = bare.trim_start_matches([']', ')', '.', ':']).trim_start();
        let had_label = bare.len() < rest.len() && (bare.starts_with([']', ')', '.', ' ', '\u{a0}', '\t']) || bare.is_empty());
        let emptied = bare.len() == rest.len() && after.len() < bare.trim_start().len() && rest.len() < text.len();
        let kept = if had_label || emptied {
            after
        } else {
            // an opening bracket belongs to the words
            text.trim_start_matches([' ', '\u{a0}', '^', '↑', '↩', '\u{fe0e}']).trim_start_matches(". ")
        };
        let start = text.len() - kept.len();
        if start > 0 {
            *inline = inline.part(start..text.len());
        }
        inline.trim();
    }

    fn quote(&mut self, index: usize) {
        self.flush();
        self.quotes += 1;
        self.block(index, None);
        self.quotes -= 1;
    }

    fn push_block(&mut self, inline: Inline) {
        let mut kind = self.kind.unwrap_or(BlockKind::Paragraph);
        if self.quotes > 0 && matches!(kind, BlockKind::Paragraph | BlockKind::Item) {
            kind = BlockKind::Quote;
        }
        if self.contents > 0 && !matches!(kind, BlockKind::Heading(_)) {
            kind = BlockKind::Contents;
        }
        if self.kind == Some(BlockKind::Item) {
            self.kind = None;
        }
        let mut block = RawBlock::new(kind, inline);
        block.label = self.label.take();
        block.note = match self.note.take() {
            Some(note) => Some(note),
            None if self.in_note => Some(NoteBlock::GoesOn),
            None => None,
        };
        self.blocks.push(block);
    }
}

/// Brackets around a call belong to it: `[<a href="#n1">1</a>]`.
fn take_brackets(inline: &mut Inline) {
    let text = inline.text.as_str();
    for call in &mut inline.calls {
        let (before, after) = (&text[..call.range.start], &text[call.range.end..]);
        if before.ends_with('[') && after.starts_with(']') || before.ends_with('(') && after.starts_with(')') {
            call.range = call.range.start - 1..call.range.end + 1;
        }
    }
}

fn is_furniture(element: &Element) -> bool {
    let parts = parts();
    let hidden = || {
        let style = element.get("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
        element.get("hidden").is_some() || style.contains("display:none") || style.contains("mso-hide:all")
    };
    parts.furniture_elements.contains(&element.name)
        || element.roles().any(|r| parts.furniture_roles.contains(&r))
        || element.name != "body" && element.name != "html" && element.classes().any(|c| parts.furniture_classes.contains(&c))
        || element.name == "div" && element.get("title").is_some_and(|title| parts.furniture_titles.contains(title))
        || hidden()
}

fn is_contents(element: &Element) -> bool {
    let parts = parts();
    element.roles().any(|r| parts.contents_roles.contains(&r))
        || !matches!(element.name.as_str(), "body" | "html" | "main" | "article")
            && (element.classes().any(|c| parts.contents_names.contains(&c))
                || element.get("id").is_some_and(|id| parts.contents_names.contains(&id.to_ascii_lowercase())))
}
