//! placeholder
mod apparatus;
pub mod document;
mod error;
mod language;
mod read;
pub mod text;
pub use error::{Error, ErrorKind};
/// x
pub fn parse(input: text::Input, format: document::Format) -> document::Document {
    let blocks = read::read(&input, format);
    apparatus::document(input, format, blocks)
}
