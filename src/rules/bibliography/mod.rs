//! The list of sources.

pub(super) mod duplicate_source;
pub(super) mod irregular_disambiguator;
pub(super) mod malformed_url;
pub(super) mod missing_access_date;
pub(super) mod mixed_script;
pub(super) mod tracking_parameter;
pub(super) mod uncited_source;
pub(super) mod unexpected_domain;

use crate::citation::Source;
use crate::evidence::Evidence;
use crate::finding::Place;

/// Where a source is named: the bibliography, or the note that first cites it.
fn place(evidence: &Evidence, source: &Source) -> Place {
    if source.is_listed() {
        return Place::Bibliography;
    }
    let note = source.cited_by.first().and_then(|&c| evidence.citations[c].footnote);
    note.map_or(Place::Text, |n| Place::Note(evidence.document.footnotes[n].label.clone()))
}
