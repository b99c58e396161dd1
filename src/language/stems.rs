//! Letters without which a text is not worth reading for something: a look is cheaper than a reading.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Stems of words, looked for in any case.
#[derive(Debug)]
pub(crate) struct Stems {
    letters: Vec<Vec<u8>>,
    /// Soon made, and slower than the other.
    small: Option<AhoCorasick>,
    /// A table of all transitions, made once so much text has been read that it pays.
    fast: OnceLock<Option<AhoCorasick>>,
    /// Bytes read so far.
    read: AtomicUsize,
}

impl Stems {
    /// Bytes of text in whose reading the larger table saves what it takes to make.
    const PAYS: usize = 500_000;

    pub(crate) fn new<S: AsRef<[u8]>>(stems: impl IntoIterator<Item = S>) -> Self {
        let letters: Vec<Vec<u8>> = stems.into_iter().map(|stem| stem.as_ref().to_vec()).collect();
        let small = matcher(&letters, AhoCorasickKind::ContiguousNFA);
        Self { letters, small, fast: OnceLock::new(), read: AtomicUsize::new(0) }
    }

    /// False where none of the stems stands in the text.
    pub(crate) fn may_be_in(&self, text: &str) -> bool {
        let much = self.read.fetch_add(text.len(), Ordering::Relaxed) > Self::PAYS;
        let fast = if much { self.fast.get_or_init(|| matcher(&self.letters, AhoCorasickKind::DFA)).as_ref() } else { None };
        fast.or(self.small.as_ref()).is_none_or(|stems| stems.is_match(text))
    }
}

fn matcher(stems: &[Vec<u8>], kind: AhoCorasickKind) -> Option<AhoCorasick> {
    AhoCorasick::builder().kind(Some(kind)).ascii_case_insensitive(true).build(stems).ok()
}

#[cfg(test)]
mod tests {
    use super::Stems;

    #[test]
    fn stems_are_found_in_any_case_however_much_was_read() {
        let stems = Stems::new(["confirm", "recoup"]);
        for _ in 0..2 {
            assert!(stems.may_be_in("Non CONFIRMÉ par d'autres"));
            assert!(!stems.may_be_in(&"Rien de tel. ".repeat(Stems::PAYS / 10)));
        }
        assert!(stems.fast.get().is_some());
    }
}
