//! Where something stands, for people: a line, or a paragraph, note or page in files without lines.

use super::listing::Entry;
use crate::document::Document;
use crate::finding::Place;
use crate::message::Messages;
use crate::text::Span;

/// "125", "§ 12", "note 4", "p. 3".
pub(super) fn place_of(document: &Document, offset: usize) -> String {
    match document.location(Span::new(offset, offset)) {
        Some(location) => location.to_string(),
        None => document.position(offset).line.to_string(),
    }
}

/// The same of a finding in words, a note by its label: "note 4", "line 125".
pub(super) fn place_of_finding(finding: &Entry, messages: &Messages) -> String {
    match (&finding.place, &finding.location) {
        (Place::Note(label), _) => messages.words("place-note", &[("label", label.as_str().into())]),
        (_, Some(location)) => location.to_string(),
        (Place::Bibliography, None) => messages.words("place-bibliography", &[]),
        (Place::Text, None) => messages.words("place-line", &[("line", finding.region.line.to_string().into())]),
    }
}
