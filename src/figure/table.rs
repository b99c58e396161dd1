//! Phrases with what they mean.
//!
//! Phrases are kept as hashes of their words: some ten thousand names of places are read at every start, and a table of
//! their letters would cost more than all else that is done with a short note.

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use crate::language::{Word, fold_words};

/// Values looked up by phrases of folded words.
#[derive(Debug)]
pub(super) struct Table<T> {
    entries: HashMap<Hash, T>,
    firsts: HashSet<Hash>,
    longest: usize,
}

/// FNV-1a of 64 bits: two of ten thousand phrases share one once in hundreds of billions of look-ups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Hash(u64);

impl Hash {
    const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    fn with(self, bytes: &[u8]) -> Self {
        const PRIME: u64 = 0x0100_0000_01b3;
        Self(bytes.iter().fold(self.0, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME)))
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { entries: HashMap::new(), firsts: HashSet::new(), longest: 0 }
    }
}

impl<T: Copy> Table<T> {
    /// Room for so many more phrases.
    pub(super) fn reserve(&mut self, more: usize) {
        self.entries.reserve(more);
        self.firsts.reserve(more);
    }

    /// The first of two entries with the same words stays.
    pub(super) fn insert(&mut self, phrase: &str, value: T) {
        let folded = fold_words(phrase);
        if folded.is_empty() {
            return;
        }
        let words = folded.bytes().filter(|&b| b == b' ').count() + 1;
        self.longest = self.longest.max(words);
        self.firsts.insert(Hash::EMPTY.with(folded.split(' ').next().unwrap_or_default().as_bytes()));
        self.entries.entry(Hash::EMPTY.with(folded.as_bytes())).or_insert(value);
    }

    /// All of them with one value.
    pub(super) fn insert_all(&mut self, phrases: &[String], value: T) {
        for phrase in phrases {
            self.insert(phrase, value);
        }
    }

    pub(super) fn get(&self, folded: &str) -> Option<T> {
        self.entries.get(&Hash::EMPTY.with(folded.as_bytes())).copied()
    }

    /// False where no phrase begins with this word.
    pub(super) fn may_begin_with(&self, word: &Word<'_>) -> bool {
        self.firsts.contains(&Hash::EMPTY.with(word.folded.as_bytes()))
    }

    /// The longest phrase that the words begin with: how many of them, and its value.
    pub(super) fn prefix(&self, words: &[Word<'_>]) -> Option<(usize, T)> {
        let mut hash = Hash::EMPTY.with(words.first()?.folded.as_bytes());
        if !self.firsts.contains(&hash) {
            return None;
        }
        let mut found = None;
        for (count, word) in words.iter().take(self.longest).enumerate() {
            if count > 0 {
                hash = hash.with(b" ").with(word.folded.as_bytes());
            }
            if let Some(&value) = self.entries.get(&hash) {
                found = Some((count + 1, value));
            }
        }
        found
    }

    /// The longest phrase that the words end with.
    pub(super) fn suffix(&self, words: &[Word<'_>]) -> Option<(usize, T)> {
        let most = self.longest.min(words.len());
        (1..=most).rev().find_map(|count| {
            let tail = &words[words.len() - count..];
            self.prefix(tail).filter(|(found, _)| *found == count)
        })
    }
}
