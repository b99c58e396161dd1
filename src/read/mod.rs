//! Readers: bytes of one format → blocks with inline runs. They know formats and nothing of claims.

mod comments;
mod furniture;
#[cfg(feature = "html")]
mod html;
mod inline;
mod latex;
mod lone_labels;
pub(crate) mod margin;
mod markdown;
mod notation;
#[cfg(feature = "office")]
pub(crate) mod office;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "office")]
pub(crate) mod remarks;
mod shape;
mod sniff;
mod text;

pub(crate) use inline::{Call, Inline, Shifts, letters};
pub(crate) use sniff::format_of;

use crate::document::{BlockKind, Comment, Format, Library, Settled};
use crate::error::{Error, ErrorKind};
use crate::text::{Input, Locations, Span};

/// A block as a reader sees it, before markers are cut out and notes are told from running text.
#[derive(Debug, Clone)]
pub(crate) struct RawBlock {
    pub(crate) kind: BlockKind,
    pub(crate) inline: Inline,
    /// The number of a list item, as written, and its place.
    pub(crate) label: Option<(String, Span)>,
    /// Set where the format itself says that the block belongs to a note.
    pub(crate) note: Option<NoteBlock>,
    /// The key by which the entry of a bibliography that the block begins is cited.
    pub(crate) key: Option<String>,
    /// True where a page of the input ends just before the block.
    pub(crate) after_page_break: bool,
    /// True where the form leaves open whether a short line is a heading.
    pub(crate) perhaps_heading: bool,
    /// The level of that heading; 0 where the form shows none.
    pub(crate) level: u8,
    /// True where the form shows that the block goes on from the one before, on another page.
    pub(crate) goes_on: bool,
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
        Self { kind, inline, label: None, note: None, key: None, after_page_break: false, perhaps_heading: false, level: 0, goes_on: false }
    }

    pub(crate) fn text(&self) -> &str {
        self.inline.text.as_str()
    }
}

/// What a reader gives.
#[derive(Debug, Default)]
#[expect(clippy::struct_field_names, reason = "blocks is the word for them")]
pub(crate) struct Blocks {
    pub(crate) blocks: Vec<RawBlock>,
    /// Running heads and page numbers that were left out.
    pub(crate) page_furniture: usize,
    /// True where the reader itself put together the notes that a page foot cut.
    pub(crate) notes_are_whole: bool,
    /// Lists of references that the draft names outside of its front matter.
    pub(crate) libraries: Vec<String>,
    /// Comments that speak to the program.
    pub(crate) comments: Vec<Comment>,
}

impl Blocks {
    /// The lists of references that the draft names: `bibliography: refs.bib`, one or several.
    pub(crate) fn libraries(&self) -> Vec<String> {
        let mut named = self.libraries.clone();
        for block in self.blocks.iter().filter(|b| b.kind == BlockKind::FrontMatter) {
            let mut inside = false;
            for line in block.text().lines() {
                let value = line.strip_prefix("bibliography:");
                inside = value.is_some() || inside && line.trim_start().starts_with('-');
                let value = value.or_else(|| line.trim_start().strip_prefix('-').filter(|_| inside));
                let names = value.unwrap_or_default().trim().trim_matches(['[', ']']).split(',');
                named.extend(names.map(|n| n.trim().trim_matches(['"', '\'']).to_owned()).filter(|n| !n.is_empty()));
            }
        }
        named
    }
}

/// What is taken out of a file without lines.
#[derive(Debug, Default)]
pub(crate) struct Extracted {
    /// The text that spans are offsets into.
    pub(crate) text: String,
    pub(crate) locations: Locations,
    pub(crate) blocks: Blocks,
    /// What comments in the file settle.
    pub(crate) settled: Vec<Settled>,
    /// Works that the file's own fields describe.
    pub(crate) libraries: Vec<Library>,
}

/// Reads an input of a text format.
pub(crate) fn read(input: &Input, format: Format) -> Blocks {
    let (comments, text) = comments::taken_out(input.text(), format);
    let mut blocks = match format {
        Format::Markdown => markdown::read(&text),
        Format::Latex => latex::read(&text),
        #[cfg(feature = "html")]
        Format::Html => html::read(&text),
        _ => text::read(&text),
    };
    blocks.comments.extend(comments);
    blocks
}

/// The input of a text format, as its characters are written.
pub(crate) fn input(path: String, bytes: Vec<u8>, format: Format) -> Result<Input, Error> {
    match format {
        #[cfg(feature = "html")]
        Format::Html => Input::new(path, html::decoded(bytes)),
        _ => Input::from_bytes(path, bytes),
    }
}

/// Takes the text out of a file that is none.
pub(crate) fn extract(bytes: &[u8], format: Format) -> Result<Extracted, Error> {
    match format {
        #[cfg(feature = "office")]
        Format::Docx => office::docx(bytes).map(office::Opened::extracted),
        #[cfg(feature = "office")]
        Format::Odt => office::odt(bytes).map(office::Opened::extracted),
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::read(bytes),
        _ => {
            let _: &[u8] = bytes;
            Err(ErrorKind::Unsupported { format: format.slug() }.into())
        }
    }
}
