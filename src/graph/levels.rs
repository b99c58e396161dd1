//! How well a claim is corroborated (DESIGN, section 6).

use foldhash::{HashMap, HashMapExt as _};
use std::sync::Arc;

use super::independence::{clash, independent};
use super::{Citation, Source};
use crate::citation::Status;
use crate::document::SourceType;

/// How well a claim is corroborated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Level {
    /// No citation covers it.
    Unsourced,
    /// It is cited, but nothing cited leads to a source.
    Unusable,
    /// One source.
    SingleSource,
    /// Several sources of one origin: false corroboration.
    SingleOrigin,
    /// At least two independent origins, as far as declared.
    Corroborated,
}

impl Level {
    /// The slug used in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Unsourced => "unsourced",
            Self::Unusable => "unusable",
            Self::SingleSource => "single-source",
            Self::SingleOrigin => "single-origin",
            Self::Corroborated => "corroborated",
        }
    }
}

/// Something true of a claim beside its level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Flag {
    /// The author says that it could not be confirmed.
    Acknowledged,
    /// At least three origins of at least two types.
    Diverse,
    /// Two of its origins were read through one intermediary.
    SharedChannel,
}

impl Flag {
    /// The slug used in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Acknowledged => "acknowledged",
            Self::Diverse => "diverse",
            Self::SharedChannel => "shared-channel",
        }
    }
}

/// The weight of one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Weight {
    /// Its level.
    pub level: Level,
    /// Independent origins, as far as declared.
    pub origins: usize,
    /// An upper bound on them; equal where they are exact.
    pub origins_at_most: usize,
    /// How many different sources are cited.
    pub sources: usize,
    /// The citations that were kept.
    pub witnesses: Vec<usize>,
    /// The citations that were not, and why.
    pub discounted: Vec<Discounted>,
    /// What is true beside the level.
    pub flags: Vec<Flag>,
}

/// A citation that adds no origin.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Discounted {
    /// The citation.
    pub citation: usize,
    /// A kept one that it clashes with.
    pub clashes_with: usize,
    /// True where both are one source, false where they share a group.
    pub same_source: bool,
    /// The group that both belong to, where they do.
    pub group: Option<String>,
}

/// Elements of labels: sources first, then groups.
pub(super) struct Elements {
    groups: HashMap<Arc<str>, u32>,
    sources: usize,
}

impl Elements {
    pub(super) fn new(sources: &[Source]) -> Self {
        let mut groups = HashMap::new();
        // who put a law out is not said: two laws are not of one house for that
        for source in sources.iter().filter(|s| !s.group.is_empty()) {
            let next = (sources.len() + groups.len()) as u32;
            groups.entry(source.group.clone()).or_insert(next);
        }
        Self { groups, sources: sources.len() }
    }

    /// What a citation stands for: its sources and their groups; of an ambiguous one, all candidates'.
    fn label(&self, citation: &Citation, sources: &[Source]) -> Vec<u32> {
        let mut label: Vec<u32> = Vec::new();
        for &source in &citation.resolution.sources {
            label.push(source as u32);
            label.extend(self.groups.get(&sources[source].group));
        }
        label.sort_unstable();
        label.dedup();
        label
    }

    /// Weighs a claim by its citations.
    pub(super) fn weigh(&self, cited: &[usize], citations: &[Citation], sources: &[Source], threshold: usize) -> Weight {
        let eligible: Vec<usize> = cited.iter().copied().filter(|&c| is_eligible(&citations[c])).collect();
        let labels: Vec<Vec<u32>> = eligible.iter().map(|&c| self.label(&citations[c], sources)).collect();
        let found = independent(&labels);
        let mut distinct = labels.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let origins = found.witnesses.len();
        let level = match (cited.len(), origins, distinct.len()) {
            (0, ..) => Level::Unsourced,
            (_, 0, _) => Level::Unusable,
            (_, n, _) if n >= threshold => Level::Corroborated,
            (_, _, 1) => Level::SingleSource,
            _ => Level::SingleOrigin,
        };
        let discounted = found
            .discounted
            .iter()
            .map(|&(out, kept)| {
                let same_source = clash(&only_sources(&labels[out], self.sources), &only_sources(&labels[kept], self.sources));
                let shared = labels[out].iter().find(|e| **e as usize >= self.sources && labels[kept].contains(e));
                let group = shared.and_then(|&e| self.groups.iter().find(|(_, id)| **id == e).map(|(name, _)| name.to_string()));
                Discounted { citation: eligible[out], clashes_with: eligible[kept], same_source, group }
            })
            .collect();
        let mut flags = Vec::new();
        let mut kinds: Vec<SourceType> =
            eligible.iter().flat_map(|&c| citations[c].resolution.sources.iter().map(|&s| sources[s].kind)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if origins >= 3 && kinds.len() >= 2 {
            flags.push(Flag::Diverse);
        }
        if shares_channel(found.witnesses.iter().map(|&w| &citations[eligible[w]]), sources) {
            flags.push(Flag::SharedChannel);
        }
        Weight {
            level,
            origins,
            origins_at_most: found.at_most,
            sources: distinct.len(),
            witnesses: found.witnesses.iter().map(|&w| eligible[w]).collect(),
            discounted,
            flags,
        }
    }
}

fn only_sources(label: &[u32], sources: usize) -> Vec<u32> {
    label.iter().copied().filter(|&e| (e as usize) < sources).collect()
}

/// Keys and back-references that lead nowhere support nothing; a full citation that the bibliography
/// lacks does.
fn is_eligible(citation: &Citation) -> bool {
    citation.resolution.status != Status::Undefined || citation.resolution.own_source
}

/// True where two kept citations were read through one intermediary, or one through another's publisher.
fn shares_channel<'c>(witnesses: impl Iterator<Item = &'c Citation> + Clone, sources: &[Source]) -> bool {
    let via = |c: &Citation| c.reference.via.is_some() || c.resolution.sources.first().is_some_and(|&s| sources[s].reference.via.is_some());
    if !witnesses.clone().any(via) {
        return false;
    }
    let key = crate::citation::name_key;
    let mut channels: Vec<String> = Vec::new();
    let mut publishers: Vec<String> = Vec::new();
    for citation in witnesses {
        let Some(&source) = citation.resolution.sources.first() else { continue };
        let via = citation.reference.via.as_ref().or(sources[source].reference.via.as_ref());
        match via {
            Some(via) => channels.push(key(via)),
            None => publishers.push(key(sources[source].publisher())),
        }
    }
    let count = channels.len();
    let twice = (0..count).any(|i| channels[i + 1..].contains(&channels[i]));
    twice || channels.iter().any(|c| publishers.contains(c))
}
