//! Comments in the draft that silence findings.

pub(super) mod expired_suppression;
pub(super) mod malformed_suppression;
pub(super) mod reasonless_suppression;
pub(super) mod unused_suppression;
