//! placeholder
mod apparatus;
pub mod check;
pub mod citation;
pub mod claim;
pub mod document;
mod error;
pub mod finding;
pub mod graph;
mod language;
pub mod message;
mod read;
pub mod render;
pub mod rules;
pub mod text;
pub use error::{Error, ErrorKind};
/// x
pub fn analyse(input: text::Input, format: document::Format) -> graph::Evidence {
    let blocks = read::read(&input, format);
    graph::Evidence::of(apparatus::document(input, format, blocks))
}

/// Edit distance between two words, where it is at most `limit`: for suggestions.
pub fn distance(left: &str, right: &str, limit: usize) -> Option<usize> {
    language::edit_distance(left, right, limit)
}
