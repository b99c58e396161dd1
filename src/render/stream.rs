//! Lists in JSON that are written one entry at a time: a report over an archive would not fit into memory twice.

use serde::{Serialize, Serializer};

/// What an iterator gives, as a list. Entries are made while they are written, anew each time.
pub(super) struct Stream<F>(pub(super) F);

impl<F, I> Serialize for Stream<F>
where
    F: Fn() -> I,
    I: IntoIterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
