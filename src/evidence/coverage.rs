//! What was read, resolved and passed over: the counts of the coverage line.

use foldhash::HashSet;

use super::Evidence;
use crate::citation::{Source, Status, name_key};
use crate::claim::Part;

/// Counts of what was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coverage {
    /// Footnotes, endnotes and notes written in the text.
    pub footnotes: usize,
    /// Note calls in the running text.
    pub markers: usize,
    /// Citations in footnotes and in the running text.
    pub citations: usize,
    /// Citations that mean one source.
    pub resolved: usize,
    /// Sources: entries of the bibliography and what is cited beside them.
    pub sources: usize,
    /// Distinct publishers over sources.
    pub publishers: usize,
    /// Distinct groups over sources.
    pub groups: usize,
    /// Sentences read for claims.
    pub sentences: usize,
    /// Claims, those of summaries included.
    pub claims: usize,
    /// Figures, those of titles of sources included.
    pub figures: usize,
    /// Claims of the body that a citation covers.
    pub cited_claims: usize,
    /// Blocks that hold no claims by their form: tables, contents, captions, code, menus.
    pub blocks_passed_over: usize,
    /// Running heads and page numbers.
    pub page_furniture: usize,
    /// Lines of the bibliography that are no entries.
    pub entries_passed_over: usize,
}

impl Coverage {
    /// True where nothing could be checked: no footnote, no citation, no bibliography.
    pub const fn nothing_checkable(&self) -> bool {
        self.footnotes == 0 && self.markers == 0 && self.citations == 0 && self.sources == 0
    }
}

impl Evidence {
    /// True where nothing could be checked, as [`Coverage::nothing_checkable`] tells without the other counts.
    pub fn nothing_checkable(&self) -> bool {
        let document = &self.document;
        document.footnotes.is_empty() && document.markers.is_empty() && self.citations.is_empty() && self.sources.is_empty()
    }

    /// Counts what was read.
    pub fn coverage(&self) -> Coverage {
        let written: HashSet<&str> = self.sources.iter().map(Source::publisher).collect();
        let publishers: HashSet<String> = written.into_iter().map(name_key).filter(|k| !k.is_empty()).collect();
        let groups: HashSet<&str> = self.sources.iter().map(|s| &*s.group).filter(|g| !g.is_empty()).collect();
        let resolved = self.citations.iter().filter(|c| matches!(c.resolution.status, Status::Resolved | Status::NearMiss)).count();
        let cited_claims =
            self.claims.iter().zip(&self.claim_citations).filter(|(claim, cited)| claim.part == Part::Body && !cited.is_empty()).count();
        Coverage {
            footnotes: self.document.footnotes.len(),
            markers: self.document.markers.len(),
            citations: self.citations.len(),
            resolved,
            sources: self.sources.len(),
            publishers: publishers.len(),
            groups: groups.len(),
            sentences: self.sentences,
            claims: self.claims.len(),
            figures: self.figures.len(),
            cited_claims,
            blocks_passed_over: self.document.passed_over.blocks,
            page_furniture: self.document.passed_over.page_furniture,
            entries_passed_over: self.entries_passed_over,
        }
    }
}
