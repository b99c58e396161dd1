use std::ops::Range;

use super::Link;
use crate::text::{MappedText, Span};

/// A note call in the running text.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Marker {
    /// The label as the author wrote it: "12", "onu-2023", "*".
    pub label: String,
    /// The call itself in the input, without the space around it.
    pub span: Span,
    /// Which of [`super::Document::blocks`] it stands in.
    pub block: usize,
    /// Where in that block's text it stood before it was cut out.
    pub at: usize,
    /// Which of [`super::Document::footnotes`] it calls; `None` where there is no such note.
    pub footnote: Option<usize>,
}

/// What a marker points to.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Footnote {
    /// The label as the author wrote it. Labels may repeat.
    pub label: String,
    /// The label where the note is declared; the whole note for a note written in the text.
    pub label_span: Span,
    /// The note's words, without its label; paragraphs are separated by a blank line.
    pub text: MappedText,
    /// The stretches of the input that the note takes up, its label included.
    pub spans: Vec<Span>,
    /// Links in the words.
    pub links: Vec<Link>,
    /// Stretches of `text` in italics or bold.
    pub emphasis: Vec<Range<usize>>,
    /// Which numbering it belongs to, where notes are numbered afresh: 0, 1…
    pub series: usize,
    /// True for a note written in the running text, `^[like this]`.
    pub inline: bool,
    /// Labels of the notes that its own words call.
    pub calls: Vec<String>,
}

impl Footnote {
    /// The hull of the note's spans.
    pub fn span(&self) -> Span {
        self.spans.iter().copied().reduce(Span::hull).unwrap_or(self.label_span)
    }
}
