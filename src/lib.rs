//! placeholder
pub mod document;
mod error;
mod language;
mod read;
pub mod text;
pub use error::{Error, ErrorKind};
