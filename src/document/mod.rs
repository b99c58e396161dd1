//! The parsed model of one report, whatever its format: blocks, markers, footnotes, bibliography.

mod apparatus;
mod block;
mod comment;
mod date;
mod kinds;
mod language;
mod library;
mod settled;

pub use apparatus::{Footnote, Marker};
pub use block::{Block, BlockKind, Link, Role};
pub use comment::Comment;
pub use date::PartialDate;
pub use kinds::{DerivationKind, Format, SourceType};
pub use language::Language;
pub use library::Library;
pub use settled::Settled;

use crate::text::{Input, LineIndex, Location, Position, Span};

/// One input, parsed.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Document {
    /// The author's bytes.
    pub input: Input,
    /// The format it was read as.
    pub format: Format,
    /// The language of its prose.
    pub language: Language,
    /// The date that the report gives itself, where it gives one.
    pub report_date: Option<PartialDate>,
    /// All blocks that are not footnotes, in the order of the text.
    pub blocks: Vec<Block>,
    /// The note calls of the running text, in order.
    pub markers: Vec<Marker>,
    /// The footnotes, in the order of their places.
    pub footnotes: Vec<Footnote>,
    /// Comments that speak to the program, in order of place.
    pub comments: Vec<Comment>,
    /// What was read and then passed over.
    pub passed_over: PassedOver,
    /// Lists of references given beside the draft. Of these, what the draft cites by key is in its bibliography.
    pub libraries: Vec<Library>,
    /// What the author settled in the file itself, by answers to comments of the program.
    pub settled: Vec<Settled>,
    pub(crate) lines: LineIndex,
}

/// Counts of what a reader saw and made nothing of, for the coverage line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PassedOver {
    /// Running heads and page numbers.
    pub page_furniture: usize,
    /// Blocks of code, tables, contents, menus, captions, front matter.
    pub blocks: usize,
}

impl Document {
    /// Line and column (from 1) of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        self.lines.position(self.input.text(), offset)
    }

    /// Where the line of a byte offset begins.
    pub(crate) fn line_start(&self, offset: usize) -> usize {
        self.lines.start(offset)
    }

    /// Paragraph, note and page of a span, in formats that have no lines of their own; `None` in the others.
    pub fn location(&self, span: Span) -> Option<Location> {
        self.input.locations()?.of(self.input.text(), span)
    }

    /// The author's words at a span.
    pub fn words(&self, span: Span) -> &str {
        self.input.text().get(span.start..span.end).unwrap_or_default()
    }

    /// The line index of the input.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }
}
