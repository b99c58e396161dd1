//! Where a comment holds.

use super::{Action, Directive};
use crate::document::{BlockKind, Comment, Document};
use crate::language::sentences;
use crate::text::Span;

/// A block or a note, with the stretches that can be silenced in it.
struct Unit {
    span: Span,
    /// Sentences; the whole of a note, of an entry, of a heading.
    pieces: Vec<Span>,
    footnote: Option<usize>,
}

/// The comments of a document with what they cover, in order of place.
pub(crate) fn places(document: &Document, comments: &[Comment]) -> Vec<Directive> {
    if comments.is_empty() {
        return Vec::new();
    }
    let units = units(document);
    let mut directives: Vec<Directive> = Vec::with_capacity(comments.len());
    for comment in comments {
        let mut directive = Directive::of(comment);
        let text = document.input.text();
        let inside = inside(&units, text, comment);
        directive.footnote = inside.and_then(|at| units[at].footnote);
        directive.covers = match directive.action {
            Action::Ignore | Action::Tag if comment.attached && !comment.span.is_empty() => vec![comment.span],
            Action::Ignore => match inside {
                Some(at) => units[at].piece_at(comment.span.start).into_iter().collect(),
                None => units.iter().rev().find(|u| u.span.end <= comment.span.start).map(|u| u.span).into_iter().collect(),
            },
            Action::IgnoreNext => next(&units, inside, comment.span).into_iter().collect(),
            Action::Tag => match inside {
                Some(at) => units[at].piece_at(comment.span.start).into_iter().collect(),
                None => next(&units, None, comment.span).into_iter().collect(),
            },
            Action::Disable => vec![Span::new(comment.span.start, text.len())],
            Action::Enable => {
                close(&mut directives, &directive.names, comment.span.start);
                Vec::new()
            }
            Action::Unknown(_) => Vec::new(),
        };
        directives.push(directive);
    }
    directives
}

/// Ends what `disable` began: of the same names, or of all where none is given.
fn close(directives: &mut [Directive], names: &[String], at: usize) {
    for open in directives.iter_mut().filter(|d| d.action == Action::Disable) {
        if names.is_empty() || open.names.is_empty() || open.names.iter().any(|n| names.contains(n)) {
            for cover in &mut open.covers {
                cover.end = cover.end.min(at);
            }
        }
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

/// The unit that a comment stands in, or beside in its line.
fn inside(units: &[Unit], text: &str, comment: &Comment) -> Option<usize> {
    let at = comment.span;
    let same_line = |from: usize, to: usize| text.get(from..to).is_some_and(|between| !between.contains('\n'));
    // the innermost: a note written in the text stands in its block
    let around = units.iter().rposition(|u| u.span.start <= at.start && at.start < u.span.end);
    let before = || units.iter().rposition(|u| u.span.end <= at.start && same_line(u.span.end, at.start));
    let after = || units.iter().position(|u| at.end <= u.span.start && same_line(at.end, u.span.start));
    around.or_else(before).or_else(after)
}

/// The next sentence of the unit, else the next unit.
fn next(units: &[Unit], inside: Option<usize>, at: Span) -> Option<Span> {
    let in_unit = inside.and_then(|unit| units[unit].pieces.iter().find(|p| p.start >= at.end).copied());
    in_unit.or_else(|| units.iter().find(|u| u.span.start >= at.end).map(|u| u.span))
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
}
