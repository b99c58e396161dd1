//! Letters without which a text is not worth reading for something: a look is cheaper than a reading.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Stems of words, looked for in any case.
#[derive(Debug)]
pub(crate) struct Stems {
    /// In lower case.
    letters: Vec<Vec<u8>>,
    /// Sooner made, and slower than the other.
    small: OnceLock<Option<AhoCorasick>>,
    /// A table of all transitions.
    fast: OnceLock<Option<AhoCorasick>>,
    /// Bytes read so far.
    read: AtomicUsize,
}

impl Stems {
    /// Bytes of text in whose reading the matcher saves what it takes to make; below, the stems are looked for one by one.
    const SMALL_PAYS: usize = 8_000;
    /// The same for the larger table.
    const FAST_PAYS: usize = 500_000;

    pub(crate) fn new<S: AsRef<[u8]>>(stems: impl IntoIterator<Item = S>) -> Self {
        let letters = stems.into_iter().map(|stem| stem.as_ref().to_ascii_lowercase()).collect();
        Self { letters, small: OnceLock::new(), fast: OnceLock::new(), read: AtomicUsize::new(0) }
    }

    /// False where none of the stems stands in the text.
    pub(crate) fn may_be_in(&self, text: &str) -> bool {
        let read = self.read.fetch_add(text.len(), Ordering::Relaxed) + text.len();
        let matcher = match read {
            ..Self::SMALL_PAYS => {
                let text = text.to_ascii_lowercase();
                return self.letters.iter().any(|stem| memchr::memmem::find(text.as_bytes(), stem).is_some());
            }
            Self::SMALL_PAYS..Self::FAST_PAYS => self.small.get_or_init(|| self.matcher(AhoCorasickKind::ContiguousNFA)),
            _ => self.fast.get_or_init(|| self.matcher(AhoCorasickKind::DFA)),
        };
        matcher.as_ref().is_none_or(|stems| stems.is_match(text))
    }

    fn matcher(&self, kind: AhoCorasickKind) -> Option<AhoCorasick> {
        AhoCorasick::builder().kind(Some(kind)).ascii_case_insensitive(true).build(&self.letters).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Stems;

    #[test]
    fn stems_are_found_in_any_case_however_much_was_read() {
        let stems = Stems::new(["confirm", "Recoup"]);
        for _ in 0..3 {
            assert!(stems.may_be_in("Non CONFIRMÉ par d'autres"));
            assert!(stems.may_be_in("recoupé"));
            assert!(!stems.may_be_in("Rien de tel."));
            stems.may_be_in(&"Rien de tel. ".repeat(Stems::FAST_PAYS / 20));
        }
        assert!(stems.small.get().is_some() && stems.fast.get().is_some());
    }
}
