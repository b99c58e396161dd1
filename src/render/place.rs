//! Where something stands, for people: a line, or a paragraph, note or page in files without lines.

use crate::document::Document;
use crate::text::Span;

/// "125", "§ 12", "note 4", "p. 3".
pub(super) fn place_of(document: &Document, offset: usize) -> String {
    match document.location(Span::new(offset, offset)) {
        Some(location) => location.to_string(),
        None => document.position(offset).line.to_string(),
    }
}
