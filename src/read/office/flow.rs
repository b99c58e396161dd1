//! Paragraphs of a file without lines, and the text that they are written into: one paragraph a line.

use foldhash::HashMap;
use std::ops::Range;

use super::styles::Look;
use crate::document::{BlockKind, Link};
use crate::read::notation::{self, is_label_list};
use crate::read::{Call, Inline, NoteBlock, RawBlock, letters};
use crate::text::{Locations, MappedText, Part, Span};

/// A note that a paragraph calls: its id in the file and the label that the reader sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Called {
    pub(super) part: Part,
    pub(super) id: String,
    pub(super) label: String,
}

/// Where words of the extracted text stand in the part that they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Anchor {
    /// The words.
    pub(crate) text: Range<usize>,
    /// Their bytes in the part; of a call, its element.
    pub(crate) raw: Range<usize>,
    /// Where the run begins that holds them; in OpenDocument, where they begin themselves.
    pub(crate) run: usize,
    /// A call, which is never cut.
    pub(crate) whole: bool,
}

/// A paragraph. All ranges are in its own text.
#[derive(Debug, Clone, Default)]
pub(super) struct Para {
    pub(super) text: String,
    pub(super) kind: Option<BlockKind>,
    pub(super) label: Option<String>,
    pub(super) links: Vec<Link>,
    pub(super) emphasis: Vec<Range<usize>>,
    /// How many letters and digits are set in bold.
    pub(super) bold: usize,
    pub(super) code: Vec<Range<usize>>,
    pub(super) raised: Vec<Range<usize>>,
    pub(super) calls: Vec<Call>,
    pub(super) notes: Vec<Called>,
    /// Where comments begin (true) and end, by their ids.
    pub(super) comments: Vec<(usize, String, bool)>,
    pub(super) anchors: Vec<Anchor>,
    /// True where the mark at its end was deleted: the next paragraph belongs to it.
    pub(super) goes_on: bool,
    pub(super) in_box: bool,
}

impl Para {
    /// Appends words as they are set.
    pub(super) fn push(&mut self, words: &str, look: Look) {
        if look.hidden || words.is_empty() {
            return;
        }
        let start = self.text.len();
        for c in words.chars() {
            match c {
                '\n' | '\r' => self.text.push(' '),
                '\u{ad}' => {}
                c if c.is_control() && c != '\t' => {}
                c => self.text.push(c),
            }
        }
        let end = self.text.len();
        if look.bold {
            self.bold += letters(&self.text[start..]);
        }
        if look.bold || look.italic {
            extend(&mut self.emphasis, start..end);
        }
        if look.raised {
            extend(&mut self.raised, start..end);
        }
        if look.code {
            extend(&mut self.code, start..end);
        }
    }

    /// Remembers where the words from `start` on come from.
    pub(super) fn anchor(&mut self, start: usize, raw: Range<usize>, run: usize, whole: bool) {
        if start < self.text.len() {
            self.anchors.push(Anchor { text: start..self.text.len(), raw, run, whole });
        }
    }

    /// A tab, or a line break inside the paragraph.
    pub(super) fn push_sign(&mut self, sign: char) {
        self.text.push(sign);
    }

    /// A call of a note, shown as the reader of the file sees it.
    pub(super) fn call(&mut self, label: &str) {
        let start = self.text.len();
        if !label.is_empty() && label.bytes().all(|b| b.is_ascii_digit()) {
            self.text.extend(label.bytes().map(|b| SUPERSCRIPTS[usize::from(b - b'0')]));
        } else {
            self.text.push('[');
            self.text.push_str(label);
            self.text.push(']');
        }
        self.calls.push(Call { range: start..self.text.len(), label: label.to_owned() });
    }

    pub(super) fn link(&mut self, start: usize, target: &str) {
        let end = self.text.len();
        if start < end && !target.is_empty() {
            self.links.push(Link::new(start..end, target));
        }
    }

    /// Appends a table: a row for each of its own, or the paragraphs of a table that has one column
    /// and is a frame around running text.
    pub(super) fn table(rows: Vec<Vec<Vec<Self>>>, out: &mut Vec<Self>) {
        if rows.iter().all(|row| row.len() <= 1) {
            rows.into_iter().flatten().flatten().for_each(|para| joined(out, para));
            return;
        }
        for row in rows {
            let mut whole = Self { kind: Some(BlockKind::Table), ..Self::default() };
            for cell in row {
                let mut words = Self::default();
                cell.into_iter().filter(|p| !p.is_blank()).for_each(|para| words.append(para, " "));
                whole.append(words, " | ");
            }
            whole.goes_on = false;
            out.push(whole);
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Appends another paragraph's words and all that stands on them.
    pub(super) fn append(&mut self, other: Self, separator: &str) {
        if !self.text.is_empty() && !other.text.is_empty() {
            self.text.push_str(separator);
        }
        let base = self.text.len();
        let moved = |r: Range<usize>| r.start + base..r.end + base;
        self.text.push_str(&other.text);
        self.links.extend(other.links.into_iter().map(|l| Link::new(moved(l.range), l.target)));
        self.emphasis.extend(other.emphasis.into_iter().map(moved));
        self.bold += other.bold;
        self.code.extend(other.code.into_iter().map(moved));
        self.raised.extend(other.raised.into_iter().map(moved));
        self.calls.extend(other.calls.into_iter().map(|c| Call { range: moved(c.range), label: c.label }));
        self.comments.extend(other.comments.into_iter().map(|(at, id, begins)| (at + base, id, begins)));
        self.anchors.extend(other.anchors.into_iter().map(|a| Anchor { text: moved(a.text.clone()), ..a }));
        self.notes.extend(other.notes);
        self.goes_on = other.goes_on;
    }
}

const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Adds a range, one with the last where the two touch.
fn extend(ranges: &mut Vec<Range<usize>>, range: Range<usize>) {
    match ranges.last_mut() {
        Some(last) if last.end == range.start => last.end = range.end,
        _ if range.is_empty() => {}
        _ => ranges.push(range),
    }
}

/// Puts the paragraph whose end mark was deleted together with the one after it.
pub(super) fn joined(out: &mut Vec<Para>, para: Para) {
    match out.last_mut() {
        Some(last) if last.goes_on => {
            let kind = last.kind;
            last.append(para, "");
            last.kind = kind;
        }
        _ => out.push(para),
    }
}

/// The text being written, with its blocks and places.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub(super) text: String,
    pub(super) blocks: Vec<RawBlock>,
    pub(super) locations: Locations,
    /// Where the running text comes from, in order.
    pub(super) anchors: Vec<Anchor>,
    /// Where comments stand, by their ids.
    pub(super) comments: HashMap<String, Span>,
    open_comments: HashMap<String, usize>,
}

impl Writer {
    /// Writes a paragraph of the running text or of a text box.
    pub(super) fn paragraph(&mut self, para: Para) {
        if para.is_blank() {
            return;
        }
        let part = if para.in_box { Part::TextBox } else { Part::Body };
        self.locations.paragraph(self.text.len(), part, 0);
        let kind = para.kind.unwrap_or(BlockKind::Paragraph);
        let label = para.label.clone().map(|label| {
            let span = Span::new(self.text.len(), self.text.len() + label.len());
            self.text.push_str(&label);
            self.text.push_str(".\t");
            (label, span)
        });
        if !para.in_box {
            let base = self.text.len();
            let placed = para.anchors.iter().map(|a| Anchor { text: base + a.text.start..base + a.text.end, ..a.clone() });
            self.anchors.extend(placed);
        }
        let inline = self.words(para);
        if let BlockKind::Heading(level) = kind {
            self.locations.heading(inline.text.as_str().trim(), level);
        }
        let mut block = RawBlock::new(kind, inline);
        block.label = label;
        self.blocks.push(block);
    }

    /// Writes a note.
    pub(super) fn note(&mut self, called: &Called, paragraphs: Vec<Para>) {
        let mut written = 0;
        for mut para in paragraphs {
            if para.is_blank() {
                continue;
            }
            let lead = para.text.len() - para.text.trim_start().len();
            para = from(para, lead);
            written += 1;
            self.locations.note(self.text.len(), called.part, &called.label, written);
            let note = self.note_start(called, written == 1);
            let mut block = RawBlock::new(para.kind.filter(|k| *k == BlockKind::Code).unwrap_or(BlockKind::Paragraph), self.words(para));
            block.note = Some(note);
            self.blocks.push(block);
        }
        if written == 0 {
            // a note without words
            self.locations.note(self.text.len(), called.part, &called.label, 1);
            let note = self.note_start(called, true);
            self.text.push('\n');
            let mut block = RawBlock::new(BlockKind::Paragraph, Inline::default());
            block.note = Some(note);
            self.blocks.push(block);
        }
    }

    fn note_start(&mut self, called: &Called, first: bool) -> NoteBlock {
        if !first {
            return NoteBlock::GoesOn;
        }
        let label_span = Span::new(self.text.len(), self.text.len() + called.label.len());
        self.text.push_str(&called.label);
        self.text.push('\t');
        NoteBlock::Starts { label: called.label.clone(), label_span }
    }

    fn words(&mut self, para: Para) -> Inline {
        let base = self.text.len();
        self.text.push_str(&para.text);
        self.text.push('\n');
        for (at, id, begins) in para.comments {
            let at = base + at;
            if begins {
                self.open_comments.insert(id, at);
            } else if let Some(start) = self.open_comments.remove(&id) {
                self.comments.insert(id, Span::new(start, at));
            } else {
                // a comment on a place and not on words
                self.comments.entry(id).or_insert(Span::new(at, at));
            }
        }
        let mut inline = Inline::plain(MappedText::linear(&para.text, base));
        inline.links = para.links;
        inline.emphasis = para.emphasis;
        inline.bold = para.bold;
        inline.code = para.code;
        let text = para.text.as_str();
        // Words set high that are no label stay text: "1er", "M. le P^t".
        inline.raised = para.raised.into_iter().filter_map(|r| label_range(text, r)).collect();
        inline.calls = para.calls;
        notation::clean(&mut inline, false);
        inline
    }
}

/// The raised stretch without the spaces around it, where it holds the label of a note.
fn label_range(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];
    let raised = &text[range.clone()];
    let start = range.start + raised.len() - raised.trim_start_matches(SPACES).len();
    let end = range.start + raised.trim_end_matches(SPACES).len();
    let label = text.get(start..end)?.trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
    is_label_list(label).then_some(start..end)
}

/// The paragraph from an offset on.
fn from(mut para: Para, start: usize) -> Para {
    if start == 0 {
        return para;
    }
    let moved = |r: &mut Range<usize>| {
        *r = r.start.saturating_sub(start)..r.end.saturating_sub(start);
        r.start < r.end
    };
    para.text.drain(..start);
    para.links.retain_mut(|l| moved(&mut l.range));
    para.emphasis.retain_mut(moved);
    para.code.retain_mut(moved);
    para.raised.retain_mut(moved);
    para.calls.retain_mut(|c| moved(&mut c.range));
    for (at, ..) in &mut para.comments {
        *at = at.saturating_sub(start);
    }
    para
}
