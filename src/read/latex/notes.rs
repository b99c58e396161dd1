//! Notes, their calls, and citations by key.

use std::ops::Range;

use super::arguments::boundary;
use super::{Ends, Outer, Reader};
use crate::document::BlockKind;
use crate::read::{Call, Inline, NoteBlock, RawBlock};
use crate::text::{Span, tex};

/// Notes inside notes: deeper ones stay words of the note around them.
const DEEPEST: usize = 8;

impl Reader<'_> {
    /// The number of the next note.
    pub(super) fn number(&mut self) -> String {
        let given = self.optional().map(|range| self.text[range].trim().to_owned());
        given.unwrap_or_else(|| {
            self.count += 1;
            self.count.to_string()
        })
    }

    pub(super) fn call(&mut self, label: &str, start: usize) {
        let from = self.inline.text.len();
        self.inline.text.push_flat(label, start..self.at);
        self.inline.calls.push(Call { range: from..self.inline.text.len(), label: label.to_owned() });
    }

    /// `\footnote{`: its words are read apart from the text around it.
    pub(super) fn begin_note(&mut self, label: Option<String>, start: usize, called: bool) {
        if !self.rest().trim_start().starts_with('{') || self.outer.len() >= DEEPEST {
            return;
        }
        let label = label.unwrap_or_else(|| {
            self.count += 1;
            self.count.to_string()
        });
        if called {
            self.call(&label, start);
        }
        let groups = self.groups.len();
        self.outer.push(Outer {
            inline: std::mem::take(&mut self.inline),
            kind: self.kind.take(),
            label: self.label.take(),
            note: self.note.replace(NoteBlock::Starts { label, label_span: Span::new(start, self.at) }),
            groups,
        });
        self.next = Some(Ends::Note);
    }

    pub(super) fn end_note(&mut self) {
        self.flush();
        if let Some(note @ NoteBlock::Starts { .. }) = self.note.take() {
            let mut block = RawBlock::new(BlockKind::Paragraph, Inline::default());
            block.note = Some(note);
            self.notes.push(block);
        }
        if let Some(outer) = self.outer.pop() {
            self.inline = outer.inline;
            self.kind = outer.kind;
            self.label = outer.label;
            self.note = outer.note;
            self.groups.truncate(outer.groups);
        }
    }

    /// `\footcite[see][p. 3]{key}`: a note that holds a citation.
    pub(super) fn cited_note(&mut self, start: usize, several: bool) {
        let (words, place) = self.keys(several);
        if words.is_empty() {
            return;
        }
        let words = format!("[{words}]");
        self.count += 1;
        let label = self.count.to_string();
        self.call(&label, start);
        let mut inline = Inline::default();
        inline.text.push_flat(&words, place);
        let mut block = RawBlock::new(BlockKind::Paragraph, inline);
        block.note = Some(NoteBlock::Starts { label, label_span: Span::new(start, self.at) });
        self.notes.push(block);
    }

    /// `\cite[see][p. 3]{a,b}` is what Markdown writes `[see @a, p. 3; @b]`.
    pub(super) fn cite(&mut self, start: usize, several: bool) {
        let (words, _) = self.keys(several);
        if words.is_empty() {
            return;
        }
        self.inline.text.push_flat(&format!("[{words}]"), start..self.at);
    }

    /// The keys of a command; `several` where it takes groups of them: `\parencites(see)()[p. 3]{a}[4]{b}`.
    fn keys(&mut self, several: bool) -> (String, Range<usize>) {
        let start = self.at;
        let mut words = String::new();
        // what is said before and after all of them
        let (before, after) = if several { (self.aside(), self.aside()) } else { (None, None) };
        while words.is_empty() || several && self.rest().starts_with(['[', '{']) {
            let group = self.group();
            if group.is_empty() {
                break;
            }
            if !words.is_empty() {
                words.push_str("; ");
            }
            words.push_str(&group);
        }
        if let Some(before) = before.filter(|_| !words.is_empty()) {
            words = format!("{before} {words}");
        }
        if let Some(after) = after.filter(|_| !words.is_empty()) {
            words = format!("{words}, {after}");
        }
        (words, start..self.at)
    }

    /// An argument in round brackets.
    fn aside(&mut self) -> Option<String> {
        const LONGEST: usize = 400;
        let inner = self.rest().strip_prefix('(')?;
        let length = inner[..boundary(inner, LONGEST)].find(')')?;
        self.at += length + 2;
        Some(tex::plain(&inner[..length])).filter(|words| !words.is_empty())
    }

    /// `[see][p. 3]{a,b}`.
    fn group(&mut self) -> String {
        let first = self.optional().map(|r| self.text[r].to_owned());
        let second = self.optional().map(|r| self.text[r].to_owned());
        let (before, after) = if second.is_some() { (first, second) } else { (None, first) };
        let Some(range) = self.argument() else { return String::new() };
        let keys: Vec<String> = self.text[range].split(',').map(str::trim).filter(|k| !k.is_empty()).map(written).collect();
        let mut words = keys.join("; ");
        if let Some(after) = after.map(|a| tex::plain(&a)).filter(|a| !a.is_empty()) {
            words = format!("{words}, {after}");
        }
        if let Some(before) = before.map(|b| tex::plain(&b)).filter(|b| !b.is_empty()) {
            words = format!("{before} {words}");
        }
        words
    }
}

/// A key as Markdown writes it; one with unusual signs stands in braces.
fn written(key: &str) -> String {
    let plain = key.chars().nth(1).is_some()
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '-' | '.' | '/' | '+'))
        && key.starts_with(char::is_alphanumeric)
        && key.ends_with(char::is_alphanumeric);
    if plain { format!("@{key}") } else { format!("@{{{key}}}") }
}
