//! The author's bytes: inputs, places in them, and cleaned text that remembers where it came from.

mod input;
mod line_index;
mod mapped;
mod span;

pub use input::Input;
pub use line_index::{LineIndex, Position};
pub use mapped::MappedText;
pub use span::Span;
