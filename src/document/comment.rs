use super::PartialDate;
use crate::text::Span;

/// A comment in a draft that speaks to the program: its text begins with `recoupe:`.
///
/// In text formats it is found in the author's bytes (`<!-- recoupe: … -->`, `% recoupe: …`); readers of Word and
/// OpenDocument files give those that are attached to words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comment {
    /// The comment itself; where it is attached to words, these words.
    pub span: Span,
    /// Its text after `recoupe:`, in one line.
    pub text: String,
    /// It is attached to words, as in Word, and does not stand among them.
    pub attached: bool,
    /// Who wrote it, where the format tells.
    pub author: Option<String>,
    /// When, where the format tells.
    pub date: Option<PartialDate>,
}

impl Comment {
    /// What such comments begin with.
    pub const MARK: &'static str = "recoupe:";

    /// A comment that is attached to words, where it speaks to the program.
    #[cfg_attr(not(feature = "office"), expect(dead_code, reason = "for the readers of Word and OpenDocument files"))]
    pub(crate) fn attached(span: Span, text: &str, author: Option<String>, date: Option<PartialDate>) -> Option<Self> {
        let text = Self::told(text)?;
        Some(Self { span, text, attached: true, author, date })
    }

    /// What a comment tells the program, in one line.
    pub(crate) fn told(text: &str) -> Option<String> {
        let told = text.trim().strip_prefix(Self::MARK)?;
        Some(told.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
