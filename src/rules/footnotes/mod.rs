//! Notes and their calls.

pub(super) mod duplicate_footnote;
pub(super) mod empty_footnote;
pub(super) mod footnote_order;
pub(super) mod repeated_marker;
pub(super) mod undefined_footnote;
pub(super) mod unreferenced_footnote;
