use std::ops::Range;

/// A stretch of a text, in bytes from its beginning: a [`Range`] in half the room, for what is kept by the
/// hundred thousand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stretch {
    start: u32,
    end: u32,
}

impl Stretch {
    /// Offset of the first byte.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// Offset just after the last byte.
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// The same as a range, to cut the text by.
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// True where a place lies inside.
    pub(crate) const fn contains(self, place: usize) -> bool {
        self.start() <= place && place < self.end()
    }

    /// The same stretch of a text that has `by` more bytes before it.
    pub(crate) const fn moved(self, by: usize) -> Self {
        Self { start: self.start + by as u32, end: self.end + by as u32 }
    }
}

impl From<Range<usize>> for Stretch {
    /// Texts are shorter than 4 GiB.
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start as u32, end: range.end as u32 }
    }
}
