use std::ops::Range;

use crate::text::{MappedText, Span};

/// A paragraph, heading, list item or other unit of text, cleaned of markup and of note calls.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Block {
    /// What the block is by its form.
    pub kind: BlockKind,
    /// What its section makes of it.
    pub role: Role,
    /// The words, with the way back to the author's bytes.
    pub text: MappedText,
    /// Places in `text` where the block was cut by a page foot and put together again.
    pub seams: Vec<usize>,
    /// Links in the text.
    pub links: Vec<Link>,
    /// Stretches of `text` set in italics or bold.
    pub emphasis: Vec<Range<usize>>,
    /// Stretches of `text` set as code.
    pub code: Vec<Range<usize>>,
    /// Places in `text` where a line of the input begins, the first left out.
    pub line_starts: Vec<usize>,
    /// The number or letter of a list item, as written.
    pub label: Option<String>,
    /// The key by which `[@key]` and `\cite` mean the entry of a bibliography that the block begins.
    pub key: Option<String>,
    /// How many bytes of `text` name what it is, where a paragraph does so itself ("Résumé : …", "Sources: …").
    pub run_in: usize,
}

impl Block {
    /// The stretches of the input that a range of the text stands for: several where page feet cut
    /// the block.
    pub fn spans(&self, range: Range<usize>) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut from = range.start;
        for &seam in self.seams.iter().filter(|&&seam| range.start < seam && seam < range.end) {
            spans.push(self.trimmed_span(from..seam));
            from = seam;
        }
        spans.push(self.trimmed_span(from..range.end));
        spans
    }

    fn trimmed_span(&self, range: Range<usize>) -> Span {
        let piece = &self.text.as_str()[range.clone()];
        let start = range.start + (piece.len() - piece.trim_start().len());
        self.text.span(start..(range.start + piece.trim_end().len()).max(start))
    }
}

/// What a block is by its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BlockKind {
    /// A heading; 1 is the highest level, 0 where the form shows none.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// A list item.
    Item,
    /// A quotation set apart.
    Quote,
    /// Code.
    Code,
    /// A table, one block per row.
    Table,
    /// Words under a picture or table.
    Caption,
    /// "Source : …" under a paragraph or table: where what stands above it comes from.
    SourceLine,
    /// A line of a table of contents.
    Contents,
    /// Metadata at the head of the file.
    FrontMatter,
    /// Links to other pages, set in a row.
    Menu,
}

/// What a block's section makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// The report itself: its sentences are claims.
    Body,
    /// Summary, abstract, key points.
    Summary,
    /// Disclaimers, methodology, notes on translation, acknowledgements.
    Disclaimer,
    /// A table of contents.
    Contents,
    /// Abbreviations, glossary.
    Abbreviations,
    /// The bibliography.
    Bibliography,
    /// Sources read and not cited.
    Consulted,
    /// A list of notes.
    Notes,
    /// An annex.
    Annex,
    /// Menus and other parts of a web page.
    Navigation,
}

impl Role {
    pub(crate) fn from_section(name: &str) -> Option<Self> {
        Some(match name {
            "summary" => Self::Summary,
            "contents" => Self::Contents,
            "disclaimer" => Self::Disclaimer,
            "abbreviations" => Self::Abbreviations,
            "bibliography" => Self::Bibliography,
            "consulted" => Self::Consulted,
            "notes" => Self::Notes,
            "annex" => Self::Annex,
            "navigation" => Self::Navigation,
            _ => return None,
        })
    }

    /// True where entries of a bibliography stand.
    pub const fn lists_sources(self) -> bool {
        matches!(self, Self::Bibliography | Self::Consulted)
    }
}

/// A link in a block's text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Link {
    /// The linked words, as a range of the block's text.
    pub range: Range<usize>,
    /// Where it leads, as written.
    pub target: String,
}

impl Link {
    pub(crate) fn new(range: Range<usize>, target: impl Into<String>) -> Self {
        Self { range, target: target.into() }
    }

    /// True for an address on the web, false for anchors, mail addresses and placeholders.
    pub fn is_web(&self) -> bool {
        self.target.starts_with("http://") || self.target.starts_with("https://")
    }
}
