//! placeholder
mod apparatus;
pub mod citation;
pub mod claim;
pub mod document;
mod error;
pub mod graph;
mod language;
mod read;
pub mod render;
pub mod text;
pub use error::{Error, ErrorKind};
/// x
pub fn analyse(input: text::Input, format: document::Format) -> graph::Evidence {
    let blocks = read::read(&input, format);
    graph::Evidence::of(apparatus::document(input, format, blocks))
}
