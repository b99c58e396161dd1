use super::PartialDate;
use crate::text::Span;

/// What the author settled in the file itself: a comment of `recoupe annotate` that was resolved, or
/// answered with "ignore: …".
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settled {
    /// The key of the cause, as the comment gives it ([`crate::finding::Finding::key`]).
    pub key: String,
    /// The words that the comment stands at.
    pub span: Span,
    /// Why, in the words of the answer.
    pub reason: Option<String>,
    /// Who answered.
    pub by: Option<String>,
    /// When.
    pub on: Option<PartialDate>,
}
