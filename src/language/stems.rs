//! Letters without which a text is not worth reading for something: a look is cheaper than a reading.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Stems of words, looked for in any case.
#[derive(Debug)]
pub(crate) struct Stems(Option<AhoCorasick>);

impl Stems {
    pub(crate) fn new<S: AsRef<[u8]>>(stems: impl IntoIterator<Item = S>) -> Self {
        // a table of all transitions would take longer to make than most documents take to read
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        Self(AhoCorasick::builder().kind(kind).ascii_case_insensitive(true).build(stems).ok())
    }

    /// False where none of the stems stands in the text.
    pub(crate) fn may_be_in(&self, text: &str) -> bool {
        self.0.as_ref().is_none_or(|stems| stems.is_match(text))
    }
}
