//! What makes two references the same: their titles and addresses, folded.

use foldhash::HashMap;
use std::hash::BuildHasher as _;

use crate::citation::Reference;
use crate::citation::address::address_key;
use crate::language::{edit_distance, fold_key};
use crate::text::floor;

/// A reference's title and address as they are compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Keys {
    pub(super) title: Option<String>,
    pub(super) translated: Option<String>,
    pub(super) address: Option<String>,
}

impl Keys {
    pub(super) fn of(reference: &Reference) -> Self {
        let title = |t: &Option<Box<str>>| t.as_deref().map(title_key).filter(|k| !k.is_empty());
        Self {
            title: title(&reference.title),
            translated: title(&reference.translated_title),
            address: reference.url.as_deref().map(address_key),
        }
    }
}

/// Sources by a hash of their address. Addresses take up most of a bibliography: they are not kept
/// twice, and a hash that two share is told apart by looking at the sources.
#[derive(Debug, Default)]
pub(super) struct ByAddress {
    last: HashMap<u64, u32>,
    /// For each source the one before it with the same hash, plus one.
    before: Vec<u32>,
}

impl ByAddress {
    fn hash(address: &str) -> u64 {
        foldhash::quality::FixedState::default().hash_one(address)
    }

    pub(super) fn add(&mut self, address: &str, source: usize) {
        self.before.resize(source + 1, 0);
        let last = self.last.entry(Self::hash(address)).or_default();
        self.before[source] = *last;
        *last = source as u32 + 1;
    }

    /// Sources whose address may be this one, the last first.
    pub(super) fn get(&self, address: &str) -> impl Iterator<Item = usize> {
        let first = self.last.get(&Self::hash(address)).copied().unwrap_or_default();
        std::iter::successors(first.checked_sub(1), |&s| self.before[s as usize].checked_sub(1)).map(|s| s as usize)
    }
}

/// How many letters of a title tell it from others: shorter ones are not looked for.
pub(super) const TITLE_HEAD: usize = 10;

pub(super) fn title_head(title: &str) -> &str {
    let end = floor(title, TITLE_HEAD.min(title.len()));
    &title[..end]
}

pub(crate) fn title_key(title: &str) -> String {
    fold_key(title)
}

/// Whether two references have one title; `None` where one has none. One may be shortened.
pub(super) fn same_title(a: &Keys, b: &Keys) -> Option<bool> {
    const SHORTENED: usize = 12;
    let (left, right) = (a.title.as_ref()?, b.title.as_ref()?);
    if left == right {
        return Some(true);
    }
    let (short, long) = if left.len() < right.len() { (left, right) } else { (right, left) };
    if short.len() >= SHORTENED && long.starts_with(short.as_str()) {
        return Some(true);
    }
    if a.translated.as_ref() == Some(right) || b.translated.as_ref() == Some(left) {
        return Some(true);
    }
    // A slip of the pen in a long title leaves its beginning or its end as it was.
    let length = short.chars().count();
    let (a, b) = (left.as_bytes(), right.as_bytes());
    let alike = |n: usize| a.len() >= n && b.len() >= n && (a[..n] == b[..n] || a[a.len() - n..] == b[b.len() - n..]);
    Some(length >= 16 && alike(8) && edit_distance(left, right, length / 12).is_some())
}

pub(super) fn same_address(a: &Keys, b: &Keys) -> Option<bool> {
    Some(a.address.as_ref()? == b.address.as_ref()?)
}
