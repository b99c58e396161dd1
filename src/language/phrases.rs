//! Phrases with what they mean, looked up by the words of a text.
//!
//! Phrases are kept as hashes of their folded words, and every word of a text is hashed once, when it is read: the same
//! word is looked up in some hundred lists, of which it begins hardly any.

use foldhash::{HashMap, HashMapExt as _};

use super::fold::{Word, words};

/// Hash of a word or phrase, folded. Two of ten thousand phrases share one once in hundreds of billions of look-ups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key(u64);

impl Key {
    const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

    /// The key of one folded word.
    pub(super) fn of_word(folded: &[u8]) -> Self {
        let (chunks, rest) = folded.as_chunks::<8>();
        let last = match folded.last_chunk::<8>() {
            // the last eight bytes, without those that the chunks have had
            Some(&eight) => u64::from_le_bytes(eight).checked_shr(64 - 8 * rest.len() as u32).unwrap_or(0),
            None => rest.iter().rev().fold(0, |last, &byte| last << 8 | u64::from(byte)),
        };
        let whole = chunks.iter().fold(Self(Self::SEED ^ folded.len() as u64), |key, &chunk| key.mixed(u64::from_le_bytes(chunk)));
        if rest.is_empty() { whole } else { whole.mixed(last) }
    }

    /// The key of a folded word of less than eight bytes; what stands behind it in the eight is left out.
    pub(super) fn of_short(eight: [u8; 8], length: usize) -> Self {
        let word = u64::from_le_bytes(eight) & ((1 << (8 * length)) - 1);
        if length == 0 { Self::of_word(&[]) } else { Self(Self::SEED ^ length as u64).mixed(word) }
    }

    /// The key of a phrase whose words are folded and parted by single spaces.
    fn of_phrase(folded: &str) -> Self {
        let mut words = folded.split(' ').map(|word| Self::of_word(word.as_bytes()));
        let first = words.next().unwrap_or(Self(0));
        words.fold(first, Self::then)
    }

    /// The key of the phrase that goes on with a word.
    fn then(self, word: Self) -> Self {
        Self(self.0.rotate_left(23)).mixed(word.0)
    }

    /// Both halves of a full product, so that every bit of the key depends on every bit of the words.
    fn mixed(self, value: u64) -> Self {
        const FACTOR: u64 = 0xd6e8_feb8_6659_fd93;
        let product = u128::from(self.0 ^ value) * u128::from(FACTOR);
        Self((product >> 64) as u64 ^ product as u64)
    }
}

/// What a table keeps of a phrase.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Phrase {
    key: Key,
    first: Key,
    /// That of the first two words.
    two: Key,
    last: Key,
    words: usize,
}

impl Phrase {
    /// Nothing where the text holds no word.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mut words = words(text).map(|word| word.key);
        let first = words.next()?;
        let alone = Self { key: first, first, two: first, last: first, words: 1 };
        Some(words.fold(alone, |phrase, word| {
            let key = phrase.key.then(word);
            Self { key, two: if phrase.words == 1 { key } else { phrase.two }, last: word, words: phrase.words + 1, ..phrase }
        }))
    }
}

/// A set of keys that answers "no" at once for most that it does not hold.
#[derive(Debug, Default)]
struct Sieve {
    bits: Box<[u64]>,
    keys: Vec<Key>,
}

impl Sieve {
    /// Bits for each key: one other key in so many passes.
    const SPARSE: usize = 8;

    fn add(&mut self, key: Key) {
        self.keys.push(key);
        if self.keys.len() * Self::SPARSE > self.bits.len() * 64 {
            self.resize(2 * self.keys.len());
        } else {
            self.mark(key);
        }
    }

    /// Room for so many more keys.
    fn reserve(&mut self, more: usize) {
        self.keys.reserve(more);
        let keys = self.keys.len() + more;
        if keys * Self::SPARSE > self.bits.len() * 64 {
            self.resize(keys);
        }
    }

    /// Bits for so many keys.
    fn resize(&mut self, keys: usize) {
        self.bits = vec![0; (keys * Self::SPARSE).next_power_of_two().max(64) / 64].into_boxed_slice();
        for at in 0..self.keys.len() {
            self.mark(self.keys[at]);
        }
    }

    fn place(&self, key: Key) -> usize {
        (key.0 >> 6) as usize & self.bits.len().wrapping_sub(1)
    }

    fn mark(&mut self, key: Key) {
        let place = self.place(key);
        self.bits[place] |= 1 << (key.0 & 63);
    }

    fn may_hold(&self, key: Key) -> bool {
        self.bits.get(self.place(key)).is_some_and(|bits| bits & 1 << (key.0 & 63) != 0)
    }
}

/// Values looked up by phrases.
#[derive(Debug)]
pub(crate) struct Table<T> {
    entries: HashMap<Key, T>,
    /// For the first words of phrases of several words, the number of words of the longest.
    longest: HashMap<Key, usize>,
    may_begin: Sieve,
    may_end: Sieve,
    /// Of each phrase its first two words, in the order of the first words of `may_begin`; kept of lists, which may
    /// come to be of a [`Family`].
    twos: Option<Vec<Key>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { entries: HashMap::new(), longest: HashMap::new(), may_begin: Sieve::default(), may_end: Sieve::default(), twos: None }
    }
}

impl<T: Copy> Table<T> {
    /// Room for so many more phrases.
    pub(crate) fn reserve(&mut self, more: usize) {
        self.entries.reserve(more);
        self.may_begin.reserve(more);
        if let Some(twos) = &mut self.twos {
            twos.reserve(more);
        }
        self.may_end.reserve(more);
    }

    /// The first of two phrases with the same words stays.
    pub(crate) fn insert(&mut self, phrase: &str, value: T) {
        if let Some(phrase) = Phrase::of(phrase) {
            self.insert_read(phrase, value);
        }
    }

    /// The same with a phrase that has been read already.
    pub(crate) fn insert_read(&mut self, phrase: Phrase, value: T) {
        self.entries.entry(phrase.key).or_insert(value);
        if phrase.words > 1 {
            let before = self.longest.entry(phrase.first).or_insert(0);
            *before = phrase.words.max(*before);
        }
        self.may_begin.add(phrase.first);
        if let Some(twos) = &mut self.twos {
            twos.push(phrase.two);
        }
        self.may_end.add(phrase.last);
    }

    /// All of them with one value.
    pub(crate) fn insert_all<S: AsRef<str>>(&mut self, phrases: impl IntoIterator<Item = S>, value: T) {
        let phrases = phrases.into_iter();
        self.reserve(phrases.size_hint().0);
        for phrase in phrases {
            self.insert(phrase.as_ref(), value);
        }
    }

    /// The first words of all phrases.
    pub(super) fn firsts(&self) -> &[Key] {
        &self.may_begin.keys
    }

    /// The value of a phrase, folded.
    pub(crate) fn get(&self, folded: &str) -> Option<T> {
        self.entries.get(&Key::of_phrase(folded)).copied()
    }

    /// True where there is a value for the folded phrase.
    pub(crate) fn contains(&self, folded: &str) -> bool {
        self.get(folded).is_some()
    }

    /// True where there is a value for the word.
    pub(crate) fn holds(&self, word: &Word<'_>) -> bool {
        self.of(word).is_some()
    }

    /// The value of a phrase of one word.
    pub(crate) fn of(&self, word: &Word<'_>) -> Option<T> {
        if !self.may_begin.may_hold(word.key) {
            return None;
        }
        self.entries.get(&word.key).copied()
    }

    /// False where no phrase begins with this word.
    pub(crate) fn may_begin_with(&self, word: &Word<'_>) -> bool {
        self.may_begin.may_hold(word.key) && (self.entries.contains_key(&word.key) || self.longest.contains_key(&word.key))
    }

    /// The longest phrase that the words begin with: how many of them, and its value.
    pub(crate) fn prefix(&self, words: &[Word<'_>]) -> Option<(usize, T)> {
        let first = words.first().filter(|word| self.may_begin.may_hold(word.key))?.key;
        let longest = self.longest.get(&first).copied().unwrap_or(1);
        let mut key = first;
        let mut found = None;
        for (at, word) in words.iter().take(longest).enumerate() {
            if at > 0 {
                key = key.then(word.key);
            }
            if let Some(&value) = self.entries.get(&key) {
                found = Some((at + 1, value));
            }
        }
        found
    }

    /// The longest phrase that the words end with.
    pub(crate) fn suffix(&self, words: &[Word<'_>]) -> Option<(usize, T)> {
        /// No phrase has more words.
        const LONGEST: usize = 16;
        words.last().filter(|word| self.may_end.may_hold(word.key))?;
        (words.len().saturating_sub(LONGEST)..words.len()).find_map(|at| {
            let (first, rest) = words[at..].split_first()?;
            if !self.may_begin.may_hold(first.key) || self.longest.get(&first.key).copied().unwrap_or(1) <= rest.len() {
                return None;
            }
            let key = rest.iter().fold(first.key, |key, word| key.then(word.key));
            self.entries.get(&key).map(|&value| (rest.len() + 1, value))
        })
    }
}

impl<S: AsRef<str>, T: Copy> FromIterator<(S, T)> for Table<T> {
    fn from_iter<I: IntoIterator<Item = (S, T)>>(phrases: I) -> Self {
        let phrases = phrases.into_iter();
        let mut table = Self::default();
        table.reserve(phrases.size_hint().0);
        for (phrase, value) in phrases {
            table.insert(phrase.as_ref(), value);
        }
        table
    }
}

/// Lists that are asked about the same words: one look tells in which of them phrases begin with a word.
#[derive(Debug, Default)]
pub(crate) struct Family {
    sieve: Sieve,
    /// For first words of phrases, the marks of their lists.
    lists: HashMap<Key, Marks>,
    sieve_of_two: Sieve,
    /// The same for the first two words of longer phrases.
    lists_of_two: HashMap<Key, u64>,
    members: u32,
}

/// The lists that hold phrases with the same first word.
#[derive(Debug, Default)]
struct Marks {
    /// Where the word is a phrase alone.
    alone: u64,
    /// Where others follow it.
    longer: u64,
}

impl Family {
    /// The list as one of the family.
    pub(crate) fn with(&mut self, mut list: Phrases) -> Phrases {
        self.add(&mut list);
        list
    }

    /// Takes a list in. Where there are more lists than marks, some share one and are asked in vain now and then.
    pub(crate) fn add(&mut self, list: &mut Phrases) {
        list.mark = 1_u64.rotate_left(self.members);
        self.members += 1;
        for (&first, &two) in list.table.firsts().iter().zip(list.table.twos.iter().flatten()) {
            let marks = self.lists.entry(first).or_default();
            if marks.alone | marks.longer == 0 {
                self.sieve.add(first);
            }
            if first == two {
                marks.alone |= list.mark;
                continue;
            }
            marks.longer |= list.mark;
            let marks = self.lists_of_two.entry(two).or_insert(0);
            if *marks == 0 {
                self.sieve_of_two.add(two);
            }
            *marks |= list.mark;
        }
    }

    /// The lists in which a phrase may begin with the first of the words, and with the second where it has more.
    pub(crate) fn begun_by(&self, words: &[Word<'_>]) -> Begun {
        let Some(marks) = words.first().filter(|first| self.sieve.may_hold(first.key)).and_then(|first| self.lists.get(&first.key)) else {
            return Begun::default();
        };
        let longer = || {
            let two = words[0].key.then(words.get(1)?.key);
            if self.sieve_of_two.may_hold(two) { self.lists_of_two.get(&two) } else { None }
        };
        Begun(if marks.longer == 0 { marks.alone } else { marks.alone | longer().copied().unwrap_or(0) })
    }

    /// The same for each of the words.
    pub(crate) fn begun(&self, words: &[Word<'_>]) -> Vec<Begun> {
        (0..words.len()).map(|at| self.begun_by(&words[at..])).collect()
    }
}

/// Some lists of a [`Family`].
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Begun(u64);

impl Begun {
    /// False where the list, which is one of the family, is none of these.
    pub(crate) fn may_hold(self, list: &Phrases) -> bool {
        debug_assert!(list.mark != 0, "a list of no family");
        self.0 & list.mark != 0
    }

    /// These and others.
    pub(crate) fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }
}

/// Phrases that are one list.
#[derive(Debug)]
pub(crate) struct Phrases {
    table: Table<()>,
    /// The bit of the list in its [`Family`]; 0 where it is in none.
    mark: u64,
}

impl Default for Phrases {
    fn default() -> Self {
        Self { table: Table { twos: Some(Vec::new()), ..Table::default() }, mark: 0 }
    }
}

impl Phrases {
    pub(crate) fn new<S: AsRef<str>>(phrases: impl IntoIterator<Item = S>) -> Self {
        let mut list = Self::default();
        list.table.insert_all(phrases, ());
        list
    }

    /// Several lists as one.
    pub(super) fn of_lists<'a, S: AsRef<str> + 'a>(lists: impl Iterator<Item = &'a Vec<S>> + Clone) -> Self {
        let mut phrases = Self::default();
        phrases.table.reserve(lists.clone().map(Vec::len).sum());
        for list in lists {
            phrases.table.insert_all(list, ());
        }
        phrases
    }

    /// The first words of the phrases of several lists.
    pub(super) fn firsts_of<'a>(lists: impl IntoIterator<Item = &'a Self>) -> Self {
        Self::of_firsts(lists.into_iter().flat_map(|list| list.table.firsts()))
    }

    /// First words as a list.
    pub(super) fn of_firsts<'a>(keys: impl IntoIterator<Item = &'a Key>) -> Self {
        let mut firsts = Self::default();
        for &first in keys {
            if !firsts.table.entries.contains_key(&first) {
                firsts.table.insert_read(Phrase { key: first, first, two: first, last: first, words: 1 }, ());
            }
        }
        firsts
    }

    /// The first words of all phrases.
    pub(super) fn firsts(&self) -> &[Key] {
        self.table.firsts()
    }

    /// False where no phrase begins with this word.
    pub(crate) fn may_begin_with(&self, word: &Word<'_>) -> bool {
        self.table.may_begin_with(word)
    }

    /// True where the folded text is a phrase of one of the lists.
    pub(crate) fn any_contains<const COUNT: usize>(lists: [&Self; COUNT], folded: &str) -> bool {
        let key = Key::of_phrase(folded);
        lists.iter().any(|list| list.table.entries.contains_key(&key))
    }

    /// True where the folded text is one of the phrases.
    pub(crate) fn contains(&self, folded: &str) -> bool {
        self.table.contains(folded)
    }

    /// True where the word alone is one of the phrases.
    pub(crate) fn holds(&self, word: &Word<'_>) -> bool {
        self.table.holds(word)
    }

    /// True where the word is in the list as a French participle, its feminine beside it: "supposé" and no
    /// "suppose", which folding makes one.
    pub(crate) fn participle(&self, word: &Word<'_>) -> bool {
        word.folded.ends_with('e') && self.contains(&format!("{}e", &*word.folded))
    }

    /// How many of the first `words` make the longest phrase, 0 where none does.
    pub(crate) fn prefix(&self, words: &[Word<'_>]) -> usize {
        self.table.prefix(words).map_or(0, |(count, ())| count)
    }

    /// The same, where it is known in which lists of the family a phrase may begin with the first two of the words.
    pub(crate) fn prefix_of(&self, begun: Begun, words: &[Word<'_>]) -> usize {
        if begun.may_hold(self) { self.prefix(words) } else { 0 }
    }

    /// How many of the last `words` make the longest phrase, 0 where none does.
    pub(crate) fn suffix(&self, words: &[Word<'_>]) -> usize {
        self.table.suffix(words).map_or(0, |(count, ())| count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found_at_either_end() {
        let table = Table::from_iter([("selon", 1), ("selon des sources de l'armée", 2), ("selon des sources", 3), ("l'armée", 4)]);
        let held: Vec<_> = words("Selon des sources de l’Armée").collect();
        assert_eq!(table.prefix(&held), Some((6, 2)));
        assert_eq!(table.prefix(&held[..4]), Some((3, 3)));
        assert_eq!(table.prefix(&held[..2]), Some((1, 1)));
        assert_eq!(table.prefix(&held[1..]), None);
        assert_eq!(table.suffix(&held), Some((6, 2)));
        assert_eq!(table.suffix(&held[1..]), Some((2, 4)));
        assert_eq!(table.suffix(&held[..2]), None);
        assert_eq!(table.get("selon des sources"), Some(3));
        assert_eq!(table.get("selon des"), None);
    }

    #[test]
    fn a_family_knows_in_which_lists_a_word_begins_phrases() {
        let mut family = Family::default();
        let lists = [&["selon", "d'après"][..], &["selon des sources"], &["des sources"]].map(|list| family.with(Phrases::new(list)));
        let begun = |text: &str| {
            let held: Vec<_> = words(text).collect();
            let begun = family.begun(&held).into_iter().reduce(Begun::and).unwrap_or_default();
            lists.each_ref().map(|list| begun.may_hold(list))
        };
        assert_eq!(begun("selon"), [true, false, false]);
        assert_eq!(begun("selon des témoins"), [true, true, false]);
        assert_eq!(begun("sources"), [false; 3]);
        assert_eq!(begun("d'autres sources"), [false; 3]);
        assert_eq!(begun("d'après des sources"), [true, false, true]);
    }

    #[test]
    fn words_of_any_length_have_keys_of_their_own() {
        let mut seen = std::collections::HashMap::new();
        for length in 0..40 {
            for sign in ["a", "b", "\0", "é"] {
                let word = sign.repeat(length);
                let other = seen.entry(Key::of_word(word.as_bytes())).or_insert_with(|| word.clone());
                assert_eq!(*other, word);
            }
        }
        assert_ne!(Key::of_phrase("a b"), Key::of_phrase("b a"));
        assert_ne!(Key::of_phrase("ab"), Key::of_phrase("a b"));
    }
}
