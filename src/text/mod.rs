//! The author's bytes: inputs, places in them, and cleaned text that remembers where it came from.

mod boundary;
mod find_byte;
mod hash;
mod input;
mod line_index;
mod location;
mod mapped;
mod span;
mod span_index;
mod stretch;
pub(crate) mod tex;

pub(crate) use boundary::{ceil, floor};
pub(crate) use find_byte::{find_byte, holds_digit};
pub(crate) use hash::{FNV, fnv};
pub use input::Input;
pub use line_index::{LineIndex, Position};
pub(crate) use location::Locations;
pub use location::{Location, Part};
pub use mapped::MappedText;
pub use span::Span;
pub(crate) use span_index::SpanIndex;
pub use stretch::Stretch;
