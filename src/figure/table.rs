//! Phrases with what they mean.

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use crate::language::{Word, fold_words};

/// Values looked up by phrases of folded words.
#[derive(Debug)]
pub(super) struct Table<T> {
    entries: HashMap<String, T>,
    firsts: HashSet<String>,
    longest: usize,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { entries: HashMap::new(), firsts: HashSet::new(), longest: 0 }
    }
}

impl<T: Copy> Table<T> {
    /// The first of two entries with the same words stays.
    pub(super) fn insert(&mut self, phrase: &str, value: T) {
        let folded = fold_words(phrase);
        if folded.is_empty() {
            return;
        }
        self.longest = self.longest.max(folded.split(' ').count());
        self.firsts.insert(folded.split(' ').next().unwrap_or_default().to_owned());
        self.entries.entry(folded).or_insert(value);
    }

    /// All of them with one value.
    pub(super) fn insert_all(&mut self, phrases: &[String], value: T) {
        for phrase in phrases {
            self.insert(phrase, value);
        }
    }

    pub(super) fn get(&self, folded: &str) -> Option<T> {
        self.entries.get(folded).copied()
    }

    /// False where no phrase begins with this word.
    pub(super) fn may_begin_with(&self, word: &Word<'_>) -> bool {
        self.firsts.contains(word.folded.as_ref())
    }

    /// The longest phrase that the words begin with: how many of them, and its value.
    pub(super) fn prefix(&self, words: &[Word<'_>]) -> Option<(usize, T)> {
        let first = words.first()?;
        if !self.may_begin_with(first) {
            return None;
        }
        if self.longest == 1 {
            return self.get(&first.folded).map(|value| (1, value));
        }
        let mut joined = String::new();
        let mut found = None;
        for (count, word) in words.iter().take(self.longest).enumerate() {
            if count > 0 {
                joined.push(' ');
            }
            joined.push_str(&word.folded);
            if let Some(value) = self.get(&joined) {
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
