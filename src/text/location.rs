//! Places in files that have no lines: paragraphs and notes of Word and OpenDocument, pages of PDF.

use serde::{Deserialize, Serialize};

use super::Span;

/// Which part of a file a place stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Part {
    /// The running text.
    #[default]
    Body,
    /// A footnote.
    Footnote,
    /// An endnote.
    Endnote,
    /// A text box or frame beside the running text.
    TextBox,
}

/// A place in a file that has no lines of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Location {
    /// The part of the file.
    pub part: Part,
    /// The paragraph, from 1: in the running text counted over the whole of it, in a note over the note.
    pub paragraph: usize,
    /// The label of the note, for a place in a note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The page, from 1, where the format has pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
    /// The headings above, from the outermost.
    pub headings: Vec<String>,
    /// Where the words begin in the paragraph, in characters from 0.
    pub start: usize,
    /// Where they end, in characters.
    pub end: usize,
}

/// "§ 12", "note 4", "p. 3": the same in every language.
impl std::fmt::Display for Location {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.note, self.page) {
            (Some(note), _) => write!(formatter, "note {note}"),
            (None, Some(page)) => write!(formatter, "p. {page}"),
            (None, None) => write!(formatter, "§ {}", self.paragraph),
        }
    }
}

/// The places of an extracted text: one entry per paragraph, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Locations {
    entries: Vec<Entry>,
    headings: Vec<Heading>,
    notes: Vec<String>,
    /// The heading that the next paragraphs stand under, from 1.
    under: u32,
    paragraphs: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    start: u32,
    part: Part,
    paragraph: u32,
    /// From 1; 0 for none.
    note: u32,
    page: u32,
    heading: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Heading {
    text: String,
    level: u8,
    /// The heading above it, from 1.
    parent: u32,
}

#[cfg_attr(not(all(feature = "office", feature = "pdf")), allow(dead_code, reason = "only files without lines have places"))]
impl Locations {
    /// A paragraph of the running text, of a text box or of a page begins at `start`.
    pub(crate) fn paragraph(&mut self, start: usize, part: Part, page: u32) {
        self.paragraphs += 1;
        self.entries.push(Entry { start: start as u32, part, paragraph: self.paragraphs, note: 0, page, heading: self.under });
    }

    /// A paragraph of a note begins at `start`; `paragraph` counts from 1 in the note.
    pub(crate) fn note(&mut self, start: usize, part: Part, label: &str, paragraph: u32) {
        if paragraph == 1 || self.notes.is_empty() {
            self.notes.push(label.to_owned());
        }
        let note = self.notes.len() as u32;
        self.entries.push(Entry { start: start as u32, part, paragraph, note, page: 0, heading: self.under });
    }

    /// What follows stands under this heading.
    pub(crate) fn heading(&mut self, text: &str, level: u8) {
        const LONGEST: usize = 120;
        let mut parent = self.under;
        while let Some(above) = self.headings.get((parent as usize).wrapping_sub(1)) {
            if above.level < level {
                break;
            }
            parent = above.parent;
        }
        self.headings.push(Heading { text: text.chars().take(LONGEST).collect(), level, parent });
        self.under = self.headings.len() as u32;
    }

    /// The place of a span of the extracted text.
    pub(crate) fn of(&self, text: &str, span: Span) -> Option<Location> {
        let at = self.entries.partition_point(|e| e.start as usize <= span.start).checked_sub(1)?;
        let entry = self.entries[at];
        let characters = |to: usize| text.get(entry.start as usize..to).map_or(0, |piece| piece.chars().count());
        let mut headings = Vec::new();
        let mut above = entry.heading;
        while let Some(heading) = self.headings.get((above as usize).wrapping_sub(1)) {
            headings.push(heading.text.clone());
            above = heading.parent;
        }
        headings.reverse();
        let number = |n: u32| (n > 0).then_some(n as usize);
        Some(Location {
            part: entry.part,
            paragraph: entry.paragraph as usize,
            note: number(entry.note).and_then(|n| self.notes.get(n - 1).cloned()),
            page: number(entry.page),
            headings,
            start: characters(span.start),
            end: characters(span.end.max(span.start)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_its_paragraph_its_note_and_the_headings_above() {
        let text = "Titre\nSection\nUn fait.\nNote\nAutre\n";
        let mut places = Locations::default();
        places.paragraph(0, Part::Body, 0);
        places.heading("Titre", 1);
        places.paragraph(6, Part::Body, 0);
        places.heading("Section", 2);
        places.paragraph(14, Part::Body, 0);
        places.note(23, Part::Footnote, "4", 1);
        places.heading("Autre", 1);
        places.paragraph(28, Part::Body, 0);
        let fact = places.of(text, Span::new(17, 21)).expect("in text");
        assert_eq!((fact.paragraph, fact.start, fact.end), (3, 3, 7));
        assert_eq!(fact.headings, ["Titre", "Section"]);
        let note = places.of(text, Span::new(24, 27)).expect("in text");
        assert_eq!((note.part, note.note.as_deref(), note.paragraph), (Part::Footnote, Some("4"), 1));
        assert_eq!(places.of(text, Span::new(29, 30)).expect("in text").headings, ["Autre"]);
    }
}
