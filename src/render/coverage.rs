//! What was read and what was passed over, in words.

use crate::evidence::Coverage;
use crate::message::Messages;

/// "Read: 56 sentences, 54 passages …".
pub(super) fn read(coverage: &Coverage, messages: &Messages) -> String {
    let counts = [
        ("sentences", coverage.sentences.into()),
        ("claims", coverage.claims.into()),
        ("cited", coverage.cited_claims.into()),
        ("markers", coverage.markers.into()),
        ("resolved", coverage.resolved.into()),
        ("citations", coverage.citations.into()),
    ];
    messages.words("coverage", &counts)
}

/// "Passed over: 13 blocks …".
pub(super) fn passed_over(coverage: &Coverage, messages: &Messages) -> String {
    let counts = [
        ("blocks", coverage.blocks_passed_over.into()),
        ("furniture", coverage.page_furniture.into()),
        ("entries", coverage.entries_passed_over.into()),
    ];
    messages.words("coverage-passed-over", &counts)
}
