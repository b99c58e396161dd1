//! Which source a citation means (DESIGN, section 5: resolution).

mod back;
mod compare;

use foldhash::{HashMap, HashMapExt as _};
use std::sync::Arc;

use super::bibliography::Bibliography;
use super::names::Names;
use super::people::{author_key, author_keys, joined, surname, surnames};
use super::registry::name_key;
use super::{BackReference, Reference};
use crate::document::PartialDate;
use crate::language::{edit_distance, fold_key};
use compare::{ByAddress, Keys, TITLE_HEAD, same_address, same_title, title_head};

pub(crate) use compare::title_key as fold_title;

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
    let by_number = citations.iter().any(|c| matches!(c.reference.back_reference, Some(BackReference::Supra(_))));
    for (index, citation) in citations.iter().enumerate() {
        let resolution = match &citation.reference.back_reference {
            Some(back) => resolver.back(back, index, citations, &resolutions, &by_label),
            None => resolver.forward(citation.reference, index),
        };
        resolutions.push(resolution);
        if by_number {
            by_label.entry(citation.label).or_default().push(index);
        }
    }
    Resolved { sources: resolver.sources, resolutions }
}

/// Sources by the key of a name.
type ByName = HashMap<Arc<str>, Vec<usize>>;

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
    by_date: HashMap<(PartialDate, Option<Box<str>>), ByName>,
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
            for key in author_keys(author) {
                self.by_surname.entry((key, date.year())).or_default().push(index);
            }
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
        if alone.len() < name.trim().len() && !name.contains([',', '&']) && joined(name).count() == 1 {
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
