//! Readers: bytes of one format → blocks with inline runs. They know formats and nothing of claims.

mod inline;
mod markdown;
mod notation;
mod text;

pub(crate) use inline::{Call, Inline, Shifts};

use crate::document::{BlockKind, Format};
use crate::text::{Input, Span};

/// A block as a reader sees it, before markers are cut out and notes are told from running text.
#[derive(Debug, Clone)]
pub(crate) struct RawBlock {
    pub(crate) kind: BlockKind,
    pub(crate) inline: Inline,
    /// The number of a list item, as written, and its place.
    pub(crate) label: Option<(String, Span)>,
    /// Set where the format itself says that the block belongs to a note.
    pub(crate) note: Option<NoteBlock>,
    /// True where a page of the input ends just before the block.
    pub(crate) after_page_break: bool,
    /// True where the form leaves open whether a short line is a heading.
    pub(crate) perhaps_heading: bool,
}

/// A block of a note that the format itself marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoteBlock {
    /// The first block of a note, with its label.
    Starts { label: String, label_span: Span },
    /// A further paragraph of the same note.
    GoesOn,
}

impl RawBlock {
    pub(crate) fn new(kind: BlockKind, inline: Inline) -> Self {
        Self { kind, inline, label: None, note: None, after_page_break: false, perhaps_heading: false }
    }

    pub(crate) fn text(&self) -> &str {
        self.inline.text.as_str()
    }
}

/// What a reader gives.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    pub(crate) blocks: Vec<RawBlock>,
    /// Running heads and page numbers that were left out.
    pub(crate) page_furniture: usize,
}

/// Reads an input of a known format.
pub(crate) fn read(input: &Input, format: Format) -> Blocks {
    match format {
        Format::Text => text::read(input.text()),
        Format::Markdown => markdown::read(input.text()),
    }
}
