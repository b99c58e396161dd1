//! Where a comment holds.

use std::collections::BTreeMap;

use super::{Action, Directive};
use crate::document::{BlockKind, Comment, Document};
use crate::language::sentences;
use crate::text::{Span, SpanIndex};

/// A block or a note, with the stretches that can be silenced in it.
struct Unit {
    span: Span,
    /// Sentences; the whole of a note, of an entry, of a heading; in order.
    pieces: Vec<Span>,
    footnote: Option<usize>,
}

/// The units of a document, in order of place.
struct Units {
    units: Vec<Unit>,
    spans: SpanIndex,
}

/// The comments of a document with what they cover, in order of place.
pub(crate) fn places(document: &Document, comments: &[Comment]) -> Vec<Directive> {
    if comments.is_empty() {
        return Vec::new();
    }
    let units = Units::of(document);
    let mut directives: Vec<Directive> = Vec::with_capacity(comments.len());
    let mut open = Disabled::default();
    let end = document.input.text().len();
    for comment in comments {
        let mut directive = Directive::of(comment);
        let inside = units.inside(document, comment);
        directive.footnote = inside.and_then(|unit| unit.footnote);
        let piece = |unit: &Unit| unit.piece_at(comment.span.start);
        let cover = match directive.action {
            Action::Ignore | Action::Tag if comment.attached && !comment.span.is_empty() => Some(comment.span),
            Action::Ignore => inside.map_or_else(|| units.last_before(comment.span.start).map(|u| u.span), piece),
            Action::IgnoreNext => {
                inside.and_then(|unit| unit.piece_after(comment.span.end)).or_else(|| units.first_after(comment.span.end))
            }
            Action::Tag => inside.map_or_else(|| units.first_after(comment.span.end), piece),
            Action::Disable => {
                open.begin(directives.len(), &directive.names);
                Some(Span::new(comment.span.start, end))
            }
            Action::Enable => {
                for index in open.end(&directive.names) {
                    for cover in &mut directives[index].covers {
                        cover.end = cover.end.min(comment.span.start);
                    }
                }
                None
            }
            Action::Unknown(_) => None,
        };
        directive.covers = cover.into_iter().collect();
        directives.push(directive);
    }
    directives
}

/// What `disable` began and nothing ended yet: indices of directives.
#[derive(Default)]
struct Disabled {
    by_name: BTreeMap<String, Vec<usize>>,
    /// Those that name nothing and hold for all.
    nameless: Vec<usize>,
}

impl Disabled {
    fn begin(&mut self, index: usize, names: &[String]) {
        if names.is_empty() {
            self.nameless.push(index);
        }
        for name in names {
            self.by_name.entry(name.clone()).or_default().push(index);
        }
    }

    /// What `enable` ends: of the same names, or all where none is given. What named nothing ends with any name.
    fn end(&mut self, names: &[String]) -> Vec<usize> {
        let mut ended = std::mem::take(&mut self.nameless);
        if names.is_empty() {
            ended.extend(std::mem::take(&mut self.by_name).into_values().flatten());
        }
        ended.extend(names.iter().filter_map(|name| self.by_name.remove(name)).flatten());
        ended
    }
}

impl Units {
    fn of(document: &Document) -> Self {
        let units = units(document);
        let spans = SpanIndex::new(units.iter().map(|u| u.span));
        Self { units, spans }
    }

    /// The unit that a comment stands in, or beside in its line.
    fn inside(&self, document: &Document, comment: &Comment) -> Option<&Unit> {
        let at = comment.span;
        // the innermost: a note written in the text stands in its block
        let around = self.spans.last_across(at.start + 1, at.start);
        let before = || {
            let line = document.line_start(at.start);
            // none is around it, so that all that start before it have ended
            self.spans.last_across(at.start + 1, line.saturating_sub(1))
        };
        let after = || {
            let next = self.spans.starting_before(at.end);
            let start = self.units.get(next)?.span.start;
            (document.line_start(start) <= at.end).then_some(next)
        };
        around.or_else(before).or_else(after).and_then(|unit| self.units.get(unit))
    }

    /// The last unit before a place that no unit is around.
    fn last_before(&self, place: usize) -> Option<&Unit> {
        self.units[..self.spans.starting_before(place)].last()
    }

    fn first_after(&self, place: usize) -> Option<Span> {
        self.units.get(self.spans.starting_before(place)).map(|u| u.span)
    }
}

fn units(document: &Document) -> Vec<Unit> {
    let blocks = document.blocks.iter().filter(|b| b.kind != BlockKind::Code).map(|block| {
        let span = block.text.whole();
        let text = block.text.as_str();
        let whole = block.role.lists_sources() || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote);
        let pieces = if whole { vec![span] } else { sentences(text).into_iter().map(|s| block.text.span(s)).collect() };
        Unit { span, pieces, footnote: None }
    });
    let notes = document
        .footnotes
        .iter()
        .enumerate()
        .flat_map(|(index, note)| note.spans.iter().map(move |&span| Unit { span, pieces: vec![span], footnote: Some(index) }));
    let mut units: Vec<Unit> = blocks.chain(notes).filter(|u| !u.span.is_empty()).collect();
    units.sort_by_key(|u| (u.span.start, u.span.end));
    units
}

impl Unit {
    /// The sentence that holds a place, or ends before it.
    fn piece_at(&self, at: usize) -> Option<Span> {
        let index = self.pieces.partition_point(|p| p.start <= at).saturating_sub(1);
        let piece = self.pieces.get(index)?;
        // the note call and the sign after the words belong to the sentence
        let end = self.pieces.get(index + 1).map_or(self.span.end, |next| next.start);
        Some(Span::new(piece.start, end.max(piece.end)))
    }

    /// The first sentence that starts at a place or after it.
    fn piece_after(&self, at: usize) -> Option<Span> {
        self.pieces.get(self.pieces.partition_point(|p| p.start < at)).copied()
    }
}
