//! Which source a citation means (DESIGN, section 5: resolution).

use foldhash::{HashMap, HashMapExt as _};
use std::hash::BuildHasher as _;
use std::sync::Arc;

use super::address::address_key;
use super::bibliography::Bibliography;
use super::names::Names;
use super::people::{author_key, surname, surnames};
use super::registry::name_key;
use super::{BackReference, Reference};
use crate::document::PartialDate;
use crate::language::{edit_distance, fold_key};

/// How sure it is which source a citation means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Status {
    /// One source.
    Resolved,
    /// One source, spelled or named differently.
    NearMiss,
    /// Several sources fit.
    Ambiguous,
    /// No source fits.
    Undefined,
}

impl Status {
    /// The slug used in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Resolved => "resolved",
            Self::NearMiss => "near-miss",
            Self::Ambiguous => "ambiguous",
            Self::Undefined => "undefined",
        }
    }
}

/// In what a near miss differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Difference {
    /// Letters.
    Spelling,
    /// The registry knows both names for one publisher.
    Alias,
}

/// What a citation means.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resolution {
    /// How sure it is.
    pub status: Status,
    /// The sources, best first: indices into the sources.
    pub sources: Vec<usize>,
    /// In what a near miss differs.
    pub via: Option<Difference>,
    /// True for a citation that becomes a source of its own, since the bibliography lacks it.
    pub own_source: bool,
}

/// A citation to resolve.
#[derive(Debug)]
pub(crate) struct Cited<'a> {
    /// The note it stands in, by order of place; `None` in the running text.
    pub(crate) footnote: Option<usize>,
    pub(crate) label: &'a str,
    pub(crate) reference: &'a Arc<Reference>,
}

/// A source as resolution sees it.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) reference: Arc<Reference>,
    /// The bibliography entry, or the citation that first names the source.
    pub(crate) origin: Origin,
    /// What is left of title, translated title and address for comparison.
    keys: Keys,
}

/// A reference's title and address as they are compared.
#[derive(Debug, Clone, Default)]
struct Keys {
    title: Option<String>,
    translated: Option<String>,
    address: Option<String>,
}

impl Keys {
    fn of(reference: &Reference) -> Self {
        let title = |t: &Option<String>| t.as_deref().map(title_key).filter(|k| !k.is_empty());
        Self {
            title: title(&reference.title),
            translated: title(&reference.translated_title),
            address: reference.url.as_deref().map(address_key),
        }
    }
}

/// Where a source is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// An entry of the bibliography.
    Entry(usize),
    /// A citation that the bibliography lacks, or that stands for itself.
    Citation(usize),
}

/// What [`resolve`] gives.
#[derive(Debug, Default)]
pub(crate) struct Resolved {
    pub(crate) sources: Vec<Candidate>,
    /// One for each citation, in their order.
    pub(crate) resolutions: Vec<Resolution>,
}

/// Resolves citations in order of place.
pub(crate) fn resolve(citations: &[Cited<'_>], bibliography: &Bibliography, names: &Names) -> Resolved {
    let mut resolver = Resolver { names, has_bibliography: !bibliography.entries.is_empty(), ..Resolver::new(names) };
    resolver.sources.reserve(bibliography.entries.len());
    resolver.short_titles =
        citations.iter().any(|c| c.reference.title.is_some() && c.reference.date.is_none() && c.reference.url.is_none());
    for (index, entry) in bibliography.entries.iter().enumerate() {
        let source = resolver.add(Arc::new(entry.reference.clone()), Origin::Entry(index));
        if let Some(key) = &entry.key {
            resolver.by_key.entry(key.clone()).or_insert(source);
            resolver.has_keys = true;
        }
    }
    let mut resolutions: Vec<Resolution> = Vec::with_capacity(citations.len());
    let mut by_label: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, citation) in citations.iter().enumerate() {
        let resolution = match &citation.reference.back_reference {
            Some(back) => resolver.back(back, index, citations, &resolutions, &by_label),
            None => resolver.forward(citation.reference, index),
        };
        resolutions.push(resolution);
        by_label.entry(citation.label).or_default().push(index);
    }
    Resolved { sources: resolver.sources, resolutions }
}

/// Sources by the key of a name.
type ByName = HashMap<Arc<str>, Vec<usize>>;

/// Sources by a hash of their address. Addresses take up most of a bibliography: they are not kept
/// twice, and a hash that two share is told apart by looking at the sources.
#[derive(Debug, Default)]
struct ByAddress {
    last: HashMap<u64, u32>,
    /// For each source the one before it with the same hash, plus one.
    before: Vec<u32>,
}

impl ByAddress {
    fn hash(address: &str) -> u64 {
        foldhash::quality::FixedState::default().hash_one(address)
    }

    fn add(&mut self, address: &str, source: usize) {
        self.before.resize(source + 1, 0);
        let last = self.last.entry(Self::hash(address)).or_default();
        self.before[source] = *last;
        *last = source as u32 + 1;
    }

    /// Sources whose address may be this one, the last first.
    fn get(&self, address: &str) -> impl Iterator<Item = usize> {
        let first = self.last.get(&Self::hash(address)).copied().unwrap_or_default();
        std::iter::successors(first.checked_sub(1), |&s| self.before[s as usize].checked_sub(1)).map(|s| s as usize)
    }
}

struct Resolver<'a> {
    names: &'a Names,
    has_bibliography: bool,
    sources: Vec<Candidate>,
    by_name: ByName,
    /// The same, by date: what one publisher put out on one day, in one month, undated.
    by_name_date: HashMap<(Arc<str>, Option<PartialDate>), Vec<usize>>,
    /// The same without the sources that have an address: an address alone settles those.
    by_name_date_open: HashMap<(Arc<str>, Option<PartialDate>), Vec<usize>>,
    /// The names under which a known publisher's sources are listed.
    by_registry: HashMap<usize, Vec<Arc<str>>>,
    /// By date and number, then by name: names that differ by a letter share both.
    by_date: HashMap<(PartialDate, Option<String>), ByName>,
    by_address: ByAddress,
    /// By the beginning of the title, where the document cites works by short titles.
    by_title: HashMap<Box<str>, Vec<usize>>,
    short_titles: bool,
    by_key: HashMap<String, usize>,
    /// By the first author's surname and the year, for author–year citations.
    by_surname: HashMap<(String, i32), Vec<usize>>,
    /// Whether the document lists its keys itself.
    has_keys: bool,
}

impl<'a> Resolver<'a> {
    fn new(names: &'a Names) -> Self {
        Self {
            names,
            has_bibliography: false,
            sources: Vec::new(),
            by_name: HashMap::new(),
            by_name_date: HashMap::new(),
            by_name_date_open: HashMap::new(),
            by_registry: HashMap::new(),
            by_date: HashMap::new(),
            by_address: ByAddress::default(),
            by_title: HashMap::new(),
            short_titles: false,
            by_key: HashMap::new(),
            by_surname: HashMap::new(),
            has_keys: false,
        }
    }

    fn add(&mut self, reference: Arc<Reference>, origin: Origin) -> usize {
        let keys = Keys::of(&reference);
        self.add_with(reference, keys, origin)
    }

    fn add_with(&mut self, reference: Arc<Reference>, compared: Keys, origin: Origin) -> usize {
        let index = self.sources.len();
        for name in [&reference.publisher, &reference.author].into_iter().flatten() {
            for key in self.keys(name) {
                let dated = (key.clone(), reference.date);
                let open = reference.url.is_none().then(|| self.by_name_date_open.entry(dated.clone()).or_default());
                let lists = [self.by_name.entry(key.clone()).or_default(), self.by_name_date.entry(dated).or_default()];
                for list in lists.into_iter().chain(open) {
                    if list.last() != Some(&index) {
                        list.push(index);
                    }
                }
                if let Some(date) = reference.date {
                    let names = self.by_date.entry((date, reference.disambiguator.clone())).or_default();
                    let list = names.entry(key).or_default();
                    if list.last() != Some(&index) {
                        list.push(index);
                    }
                }
            }
            if let Some(known) = self.names.registered(name) {
                let key = self.names.key(name);
                let names = self.by_registry.entry(known).or_default();
                if !names.contains(&key) {
                    names.push(key);
                }
            }
        }
        if let (Some(date), Some(author)) = (reference.date, reference.author.as_ref().or(reference.publisher.as_ref())) {
            self.by_surname.entry((author_key(author), date.year())).or_default().push(index);
        }
        if let Some(address) = &compared.address {
            self.by_address.add(address, index);
        }
        if let Some(title) = compared.title.as_ref().filter(|t| self.short_titles && t.len() >= TITLE_HEAD) {
            self.by_title.entry(title_head(title).into()).or_default().push(index);
        }
        self.sources.push(Candidate { reference, origin, keys: compared });
        index
    }

    /// The keys under which a name is found: the name, and for "Smith, J." the surname.
    fn keys(&self, name: &str) -> Vec<Arc<str>> {
        let mut keys = vec![self.names.key(name)];
        if let Some((surname, rest)) = name.split_once(',') {
            let initials = rest.trim().chars().filter(|c| c.is_alphabetic()).count() <= 3 || rest.split_whitespace().count() <= 2;
            let one_word = surname.split_whitespace().count() <= 2;
            if initials && one_word && surname.starts_with(char::is_uppercase) {
                keys.push(name_key(surname).into());
            }
        }
        // "Dupont C." is cited as "Dupont"
        let alone = surname(name);
        if alone.len() < name.trim().len() && !name.contains([',', '&']) && !name.contains(" et ") && !name.contains(" and ") {
            keys.push(name_key(alone).into());
        }
        keys.dedup();
        keys
    }

    fn forward(&mut self, reference: &Arc<Reference>, index: usize) -> Resolution {
        let keys = Keys::of(reference);
        if let Some(found) = self.find(reference, &keys) {
            return found;
        }
        // A full citation is a source of its own.
        let own = self.add_with(reference.clone(), keys, Origin::Citation(index));
        let status = if self.has_bibliography { Status::Undefined } else { Status::Resolved };
        Resolution { status, sources: vec![own], via: None, own_source: self.has_bibliography }
    }

    fn find(&self, reference: &Reference, keys: &Keys) -> Option<Resolution> {
        let name = reference.publisher.as_deref().unwrap_or_default();
        let name_key = self.names.key(name);
        let mut same_name = self.named(&name_key, reference.date, keys);
        if let Some(author) = &reference.author {
            for key in self.keys(author) {
                same_name.extend(self.named(&key, reference.date, keys));
            }
            same_name.sort_unstable();
            same_name.dedup();
        }
        let fitting = self.fitting(reference, keys, &same_name);
        if !fitting.is_empty() {
            return Some(outcome(fitting, None));
        }
        // One address is one page, whatever the name beside it.
        let same = self.at_address(keys);
        if !same.is_empty() && !name.is_empty() {
            let exact = same
                .iter()
                .any(|&s| self.sources[s].reference.publisher.as_deref().is_some_and(|p| self.names.key(p) == self.names.key(name)));
            let host_only = reference.publisher_range.is_none();
            return Some(outcome(same, if exact || host_only { None } else { Some(Difference::Spelling) }));
        }
        if let Some(known) = self.names.registered(name) {
            let others = self.by_registry.get(&known).into_iter().flatten().filter(|k| **k != name_key);
            let same: Vec<usize> = others.flat_map(|key| self.named(key, reference.date, keys)).collect();
            let fitting = self.fitting(reference, keys, &same);
            if !fitting.is_empty() {
                return Some(outcome(fitting, Some(Difference::Alias)));
            }
        }
        if let Some(found) = self.by_authors(reference, keys, name).or_else(|| self.by_short_title(reference, keys, name)) {
            return Some(found);
        }
        self.spelled_differently(reference, keys, name)
    }

    /// "Smith and Jones (2019)": the works of that year by those authors, by their surnames.
    fn by_authors(&self, reference: &Reference, keys: &Keys, name: &str) -> Option<Resolution> {
        let date = reference.date.filter(|d| d.month_number().is_none() && reference.title.is_none())?;
        let works = self.by_surname.get(&(author_key(name), date.year()))?;
        let others = surnames(name);
        let by_all = |i: &usize| {
            let candidate = &self.sources[*i].reference;
            let listed = candidate.author.as_deref().or(candidate.publisher.as_deref()).map(fold_key).unwrap_or_default();
            others.iter().all(|surname| listed.contains(surname.as_str()))
        };
        let works: Vec<usize> = works.iter().copied().filter(by_all).collect();
        let fitting = self.fitting(reference, keys, &works);
        (!fitting.is_empty()).then(|| outcome(fitting, None))
    }

    /// "Marchetti, « Quatre lits », p. 17": a work cited in full before, by its author and the beginning
    /// of its title.
    fn by_short_title(&self, reference: &Reference, keys: &Keys, name: &str) -> Option<Resolution> {
        let title = keys.title.as_ref().filter(|t| t.len() >= TITLE_HEAD && reference.date.is_none() && reference.url.is_none())?;
        let mut works = self.by_title.get(title_head(title))?.iter().copied().filter(|&s| {
            self.sources[s].keys.title.as_ref().is_some_and(|full| full.starts_with(title.as_str()))
                && self.same_work(name, &self.sources[s].reference)
        });
        let work = works.next_back()?;
        works.next().is_none().then(|| outcome(vec![work], None))
    }

    /// Sources of a name whose date can be the one wanted.
    fn named(&self, key: &Arc<str>, date: Option<PartialDate>, keys: &Keys) -> Vec<usize> {
        /// A name alone among so many works means none of them.
        const MOST: usize = 256;
        match date.filter(|d| d.is_full()) {
            Some(date) => {
                let month = date.month_number().map(|m| PartialDate::month(date.year(), m));
                let dates = [Some(date), month, Some(PartialDate::year_only(date.year())), None];
                // A source with another address is another page, unless a title says that it is not.
                let settled = keys.address.is_some() && keys.title.is_none();
                let lists = if settled { &self.by_name_date_open } else { &self.by_name_date };
                let mut found: Vec<usize> = dates.into_iter().filter_map(|d| lists.get(&(key.clone(), d))).flatten().copied().collect();
                if settled {
                    found.extend(self.at_address(keys).into_iter().filter(|&s| {
                        [&self.sources[s].reference.publisher, &self.sources[s].reference.author]
                            .into_iter()
                            .flatten()
                            .any(|n| self.names.key(n) == *key)
                    }));
                }
                found
            }
            None => self.by_name.get(key).map(|list| list.iter().copied().take(MOST).collect()).unwrap_or_default(),
        }
    }

    /// The sources at the same address, in order. Of very many the last ones.
    fn at_address(&self, keys: &Keys) -> Vec<usize> {
        /// Hundreds of entries with one address differ in nothing that an address could tell.
        const MOST: usize = 256;
        let Some(address) = &keys.address else { return Vec::new() };
        let same = |&s: &usize| self.sources[s].keys.address.as_ref() == Some(address);
        let mut found: Vec<usize> = self.by_address.get(address).filter(same).take(MOST).collect();
        found.reverse();
        found
    }

    /// Of sources with the right name, those whose date, number, title and address fit.
    fn fitting(&self, wanted: &Reference, keys: &Keys, of: &[usize]) -> Vec<usize> {
        let source = |i: usize| &self.sources[i].reference;
        let title = |i: usize| same_title(keys, &self.sources[i].keys);
        let address = |i: usize| same_address(keys, &self.sources[i].keys);
        let mut fitting: Vec<usize> = of
            .iter()
            .copied()
            .filter(|&i| match (wanted.date, source(i).date) {
                (Some(a), Some(b)) => a.agrees(b),
                (Some(_), None) => title(i) == Some(true) || address(i) == Some(true),
                (None, _) => true,
            })
            // the same wire in two papers: two documents
            .filter(|&i| {
                let other =
                    wanted.via.as_deref().zip(source(i).via.as_deref()).is_some_and(|(a, b)| self.names.key(a) != self.names.key(b));
                !other || address(i) == Some(true) || title(i) == Some(true)
            })
            .filter(|&i| address(i) == Some(true) || address(i).is_none() && title(i) != Some(false) || title(i) == Some(true))
            .collect();
        match &wanted.disambiguator {
            Some(number) => fitting.retain(|&i| source(i).disambiguator.as_ref() == Some(number)),
            None => keep_if_any(&mut fitting, |i| source(i).disambiguator.is_none()),
        }
        if wanted.updated.is_some() {
            keep_if_any(&mut fitting, |i| source(i).updated == wanted.updated);
        }
        keep_if_any(&mut fitting, |i| address(i) == Some(true));
        keep_if_any(&mut fitting, |i| title(i) == Some(true));
        // "2022" means the source of that year where one has no fuller date
        if let Some(date) = wanted.date {
            keep_if_any(&mut fitting, |i| source(i).date == Some(date));
        }
        fitting
    }

    /// A letter that differs: the same date and number, the closest spelling.
    fn spelled_differently(&self, reference: &Reference, keys: &Keys, name: &str) -> Option<Resolution> {
        let key = self.names.key(name);
        let length = key.chars().count();
        let limit = match length {
            0..=4 => return None,
            5..=7 => 1,
            _ => 2,
        };
        let date = reference.date?;
        let same_day = self.by_date.get(&(date, reference.disambiguator.clone()))?;
        // A year alone is too little to tell namesakes apart.
        let limit = if date.month_number().is_none() { 1 } else { limit };
        let mut close: Vec<(usize, usize)> = Vec::new();
        for (other, sources) in same_day {
            if let Some(distance) = edit_distance(&key, other, limit).filter(|&d| d > 0) {
                close.extend(sources.iter().filter(|&&s| same_title(keys, &self.sources[s].keys) != Some(false)).map(|&s| (distance, s)));
            }
        }
        close.sort_unstable();
        let best = close.first()?.0;
        let mut nearest: Vec<usize> = close.into_iter().filter(|&(d, _)| d == best).map(|(_, s)| s).collect();
        if let Some(updated) = reference.updated {
            keep_if_any(&mut nearest, |s| self.sources[s].reference.updated == Some(updated));
        }
        Some(outcome(nearest, Some(Difference::Spelling)))
    }

    fn back(
        &mut self,
        back: &BackReference,
        index: usize,
        citations: &[Cited<'_>],
        done: &[Resolution],
        by_label: &HashMap<&str, Vec<usize>>,
    ) -> Resolution {
        let unusable = Resolution { status: Status::Undefined, sources: Vec::new(), via: None, own_source: false };
        let here = &citations[index];
        let merge = |targets: &[usize]| {
            let mut sources: Vec<usize> = targets.iter().flat_map(|&t| done[t].sources.iter().copied()).collect();
            sources.sort_unstable();
            sources.dedup();
            sources
        };
        match back {
            BackReference::Ibid => {
                let Some(last) = index.checked_sub(1) else { return unusable };
                let same_note = citations[last].footnote == here.footnote;
                let targets: Vec<usize> = if same_note {
                    vec![last]
                } else {
                    // The note before, whole: where it holds several citations, any may be meant.
                    let note = citations[last].footnote;
                    let adjacent = here.footnote.zip(note).is_none_or(|(a, b)| a == b + 1);
                    if !adjacent {
                        return unusable;
                    }
                    (0..index).rev().take_while(|&i| citations[i].footnote == note).collect()
                };
                let sources = merge(&targets);
                if sources.is_empty() { unusable } else { outcome(sources, None) }
            }
            BackReference::Supra(label) => {
                let Some(targets) = by_label.get(label.as_str()) else { return unusable };
                let named: Vec<usize> = match here.reference.publisher.as_ref().or(here.reference.acronym.as_ref()) {
                    Some(name) => targets.iter().copied().filter(|&t| self.same_work(name, citations[t].reference)).collect(),
                    None => Vec::new(),
                };
                let sources = merge(if named.is_empty() { targets } else { &named });
                if sources.is_empty() { unusable } else { outcome(sources, None) }
            }
            BackReference::OpCit | BackReference::ShortTitle => {
                let Some(name) = &here.reference.publisher else {
                    // "op. cit." alone: the last one
                    let sources = index.checked_sub(1).map(|last| done[last].sources.clone()).unwrap_or_default();
                    return if sources.is_empty() { unusable } else { outcome(sources, None) };
                };
                let earlier = (0..index)
                    .rev()
                    .find(|&t| citations[t].reference.back_reference.is_none() && self.same_work(name, citations[t].reference));
                if let Some(target) = earlier {
                    let sources = done[target].sources.clone();
                    return if sources.is_empty() { unusable } else { outcome(sources, None) };
                }
                let keys = Keys::of(here.reference);
                let listed = self.named(&self.names.key(name), here.reference.date, &keys);
                let fitting = self.fitting(here.reference, &keys, &listed);
                if fitting.is_empty() { unusable } else { outcome(fitting, None) }
            }
            BackReference::Key(key) => {
                if let Some(&source) = self.by_key.get(key) {
                    let listed = matches!(self.sources[source].origin, Origin::Entry(_));
                    let status = if listed { Status::Resolved } else { Status::Undefined };
                    return Resolution { status, sources: vec![source], via: None, own_source: !listed };
                }
                if self.has_keys {
                    return unusable;
                }
                // The list of keys is kept elsewhere: each key stands for one work.
                let named = Reference { publisher: Some(format!("@{key}")), ..Reference::clone(here.reference) };
                let own = self.add(Arc::new(named), Origin::Citation(index));
                self.by_key.insert(key.clone(), own);
                Resolution { status: Status::Undefined, sources: vec![own], via: None, own_source: true }
            }
        }
    }

    /// Whether a short name ("Smith", "HRW", a short title) means a work cited in full before.
    fn same_work(&self, name: &str, full: &Reference) -> bool {
        let key = self.names.key(name);
        let short = fold_key(name);
        let several = surnames(name);
        if key.is_empty() {
            return false;
        }
        // "Exhibit 12" is the short form of what stands there
        if full.acronym.as_ref().is_some_and(|a| self.names.key(a) == key) {
            return true;
        }
        let names = [&full.publisher, &full.author].into_iter().flatten();
        let by_name = names.clone().any(|n| {
            let full_key = self.names.key(n);
            let listed = surnames(n);
            full_key == key
                || self.keys(n).contains(&key)
                || listed.contains(&short)
                || several.len() > 1 && several.iter().all(|s| listed.contains(s))
        });
        let aliased = self.names.registered(name).is_some_and(|known| names.clone().any(|n| self.names.registered(n) == Some(known)));
        let by_title = full.title.as_ref().is_some_and(|t| short.len() >= 5 && title_key(t).starts_with(&short));
        by_name || aliased || by_title
    }
}

fn outcome(sources: Vec<usize>, via: Option<Difference>) -> Resolution {
    let status = match (sources.len(), via) {
        (1, None) => Status::Resolved,
        (1, Some(_)) => Status::NearMiss,
        _ => Status::Ambiguous,
    };
    Resolution { status, sources, via, own_source: false }
}

fn keep_if_any(list: &mut Vec<usize>, keep: impl Fn(usize) -> bool) {
    if list.iter().any(|&i| keep(i)) {
        list.retain(|&i| keep(i));
    }
}

/// How many letters of a title tell it from others: shorter ones are not looked for.
const TITLE_HEAD: usize = 10;

fn title_head(title: &str) -> &str {
    let mut end = TITLE_HEAD.min(title.len());
    while !title.is_char_boundary(end) {
        end -= 1;
    }
    &title[..end]
}

pub(crate) fn title_key(title: &str) -> String {
    fold_key(title)
}

/// Whether two references have one title; `None` where one has none. One may be shortened.
fn same_title(a: &Keys, b: &Keys) -> Option<bool> {
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

fn same_address(a: &Keys, b: &Keys) -> Option<bool> {
    Some(a.address.as_ref()? == b.address.as_ref()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::parse::{Context, parse};

    fn reference(text: &str, names: &Names) -> Reference {
        parse(text, 0..text.len(), &[], &[], Context { names, day_first: true })
    }

    fn outcomes(entries: &[&str], citations: &[&str]) -> Vec<(Status, Vec<usize>)> {
        let mut names = Names::default();
        let mut bibliography = Bibliography::default();
        for text in entries {
            let reference = reference(text, &names);
            if let Some(publisher) = &reference.publisher {
                names.add(publisher);
            }
            bibliography.entries.push(super::super::bibliography::Entry {
                text: crate::text::MappedText::linear(text, 0),
                reference,
                section: None,
                kind: None,
                consulted: false,
                key: None,
            });
        }
        let references: Vec<Arc<Reference>> = citations.iter().map(|c| Arc::new(reference(c, &names))).collect();
        let cited: Vec<Cited<'_>> =
            references.iter().enumerate().map(|(i, r)| Cited { footnote: Some(i), label: "1", reference: r }).collect();
        resolve(&cited, &bibliography, &names).resolutions.into_iter().map(|r| (r.status, r.sources)).collect()
    }

    #[test]
    fn resolution_to_the_letter() {
        let entries = [
            "Dojd, « A », 11/01/2022",
            "Dojd, « B », 11/01/2022 [2]",
            "Radio Azatlyk, « C », 07/01/2022 [2]",
            "Radio Azattyk, « D », 14/01/2022",
            "Radio Azattyk, « E », 14/01/2022",
            "Novastan, « F », 10/01/2022 [3]",
        ];
        let got = outcomes(
            &entries,
            &[
                "Dojd, 11/01/2022, url",
                "dojd , 11/01/2022 [2], url",
                "Radio Azattyk, 07/01/2022 [2], url",
                "Radio Azattyk (Groupe Radio Free Europe/ Radio Liberty, 14/01/2022, url",
                "Novastan, 10/01/2022, url",
                "Novastan, 11/01/2022, url",
                "Meduza, 11/01/2022, url",
            ],
        );
        assert_eq!(got[0], (Status::Resolved, vec![0]));
        assert_eq!(got[1], (Status::Resolved, vec![1]));
        assert_eq!(got[2], (Status::NearMiss, vec![2]));
        assert_eq!(got[3], (Status::Ambiguous, vec![3, 4]));
        assert_eq!(got[4], (Status::Resolved, vec![5]));
        assert_eq!(got[5].0, Status::Undefined);
        assert_eq!(got[6].0, Status::Undefined);
        assert_ne!(got[5].1, got[6].1);
    }

    #[test]
    fn back_references_lead_to_what_was_cited() {
        let got = outcomes(
            &[],
            &[
                "Smith, J., “Long title here”, BBC, 3 May 2020",
                "Ibid., p. 3",
                "BBC, “Other”, 4 May 2021",
                "Smith, op. cit., p. 5",
                "Jones, op. cit.",
            ],
        );
        assert_eq!(got[1], (Status::Resolved, vec![0]));
        assert_eq!(got[3], (Status::Resolved, vec![0]));
        assert_eq!(got[4], (Status::Undefined, vec![]));
    }
}
