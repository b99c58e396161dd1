//! Who a name is: the registry's publishers, and the names and acronyms of the document itself.

use foldhash::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::keys::Keys;
use super::registry::{name_key, registry};

/// A longer stretch is no name.
const LONGEST: usize = 160;

/// The names that one document can mean.
#[derive(Debug, Default, Clone)]
pub(crate) struct Names {
    /// Keys of publishers that the document's bibliography names.
    own: HashSet<String>,
    /// Acronym key → key of the full name, as the document introduces them.
    acronyms: HashMap<String, String>,
    /// Keys by which works are cited.
    pub(super) cited_by: Keys,
    /// Registry look-ups already made.
    seen: Kept<Option<usize>>,
    /// Keys already made.
    keys: Kept<Arc<str>>,
}

/// What was found out before, by name.
#[derive(Debug, Default)]
struct Kept<T>(Mutex<HashMap<String, T>>);

impl<T: Clone> Kept<T> {
    fn get(&self, name: &str) -> Option<T> {
        self.map().get(name).cloned()
    }

    fn put(&self, name: &str, value: T) {
        self.map().insert(name.to_owned(), value);
    }

    fn clear(&self) {
        self.map().clear();
    }

    /// What a thread that panicked has kept is true all the same.
    fn map(&self) -> std::sync::MutexGuard<'_, HashMap<String, T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A copy begins anew: what is kept only saves time.
impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Self(Mutex::default())
    }
}

impl Names {
    /// Adds a publisher of the document's bibliography.
    pub(crate) fn add(&mut self, name: &str) {
        let key = name_key(name);
        if key.chars().count() >= 2 {
            self.own.insert(key);
        }
    }

    /// Adds the key of a work that the document, or a list beside it, holds.
    pub(super) fn add_key(&mut self, key: &str) {
        self.cited_by.add(key);
    }

    /// Looks for citations by key in a text of the document.
    pub(super) fn look_for_keys(&mut self, text: &str) {
        self.cited_by.look(text);
    }

    /// Adds a short form: "Human Rights Watch (HRW)".
    pub(crate) fn add_acronym(&mut self, short: &str, full: &str) {
        let (short, full) = (name_key(short), name_key(full));
        if short.chars().count() >= 2 && short != full {
            self.acronyms.entry(short).or_insert(full);
            self.keys.clear();
            self.seen.clear();
        }
    }

    /// The registry's publisher of a name.
    pub(crate) fn registered(&self, name: &str) -> Option<usize> {
        if let Some(known) = self.seen.get(name) {
            return known;
        }
        let found = registry().by_name(name).or_else(|| self.acronyms.get(&name_key(name)).and_then(|full| registry().by_name(full)));
        self.seen.put(name, found);
        found
    }

    /// True where the name is a publisher that the registry or the document knows.
    pub(crate) fn knows(&self, name: &str) -> bool {
        let name = name.trim();
        if name.len() < 2 || name.len() > LONGEST {
            return false;
        }
        if self.seen.get(name).is_some_and(|known| known.is_some()) {
            return true;
        }
        // most that is asked is words that are no name and hardly stand twice: nothing is kept of them
        let key = name_key(name);
        registry().by_key(&key).is_some() || self.own.contains(&key) || self.acronyms.contains_key(&key)
    }

    /// A publisher whose name many runs of words are asked for.
    pub(crate) fn wanted(&self, publisher: &str) -> Wanted<'_> {
        Wanted { names: self, key: self.key(publisher), registered: self.registered(publisher) }
    }

    /// True where two names mean one publisher, or one holds the other: "la radio RFI", "RFI".
    pub(crate) fn same(&self, one: &str, other: &str) -> bool {
        let (a, b) = (self.key(one), self.key(other));
        let known = self.registered(one);
        a == b || known.is_some() && known == self.registered(other) || a.len() >= 4 && b.len() >= 4 && (a.contains(&*b) || b.contains(&*a))
    }

    /// The key under which names that mean the same in this document are one: full names stand for
    /// the acronyms that the document introduces.
    pub(crate) fn key(&self, name: &str) -> Arc<str> {
        if let Some(known) = self.keys.get(name) {
            return known;
        }
        let key = name_key(name);
        let key: Arc<str> = self.acronyms.get(&key).map_or(key.as_str(), String::as_str).into();
        self.keys.put(name, key.clone());
        key
    }
}

/// A publisher that is looked for in running words.
pub(crate) struct Wanted<'n> {
    names: &'n Names,
    key: Arc<str>,
    registered: Option<usize>,
}

impl Wanted<'_> {
    /// True where words are its name, an alias or the acronym that the document introduces. Nothing is kept of the words.
    pub(crate) fn is_meant_by(&self, words: &str) -> bool {
        let own = name_key(words);
        let full = self.names.acronyms.get(&own);
        if full.unwrap_or(&own) == &*self.key {
            return true;
        }
        let known = || if words.is_empty() || words.len() > LONGEST { None } else { registry().by_key(&own) };
        self.registered.is_some() && known().or_else(|| full.and_then(|full| registry().by_name(full))) == self.registered
    }
}
