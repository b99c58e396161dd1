//! On whose word claims stand.

pub(super) mod attribution_mismatch;
