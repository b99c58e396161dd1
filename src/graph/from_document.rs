//! The evidence graph of a document: its citations, sources and claims, and the derivations that its
//! references and the configuration declare.

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt as _, HashSet};

use super::evidence_graph::{Builder, EvidenceGraph};
use super::model::{CitationId, GroupId, PublisherId, SourceId, SourceNode};
use crate::citation::{Citation, Context, Names, Reference, Source, Status, UpstreamKind, address_key, fold_title, group_name, parse};
use crate::config::Config;
use crate::document::DerivationKind;

/// What the graph is made of, and the settings that bear on it.
pub(crate) struct Material<'a> {
    pub(crate) citations: &'a [Citation],
    pub(crate) sources: &'a [Source],
    pub(crate) claims: &'a [Vec<usize>],
    /// Names of claims and labels of footnotes for people; left out where only levels are wanted.
    pub(crate) claim_names: Option<Vec<String>>,
    pub(crate) footnotes: Option<Vec<String>>,
    pub(crate) names: &'a Names,
    pub(crate) config: &'a Config,
    pub(crate) day_first: bool,
}

impl Material<'_> {
    /// Builds the graph. Sources, citations and claims have the indices they have in the evidence;
    /// publishers that references only pass on come after the sources.
    pub(crate) fn graph(&self) -> EvidenceGraph {
        let mut graph = Makes {
            builder: EvidenceGraph::builder(),
            material: self,
            publishers: HashMap::new(),
            groups: HashMap::new(),
            reports: HashMap::new(),
            by_publisher: HashMap::new(),
        };
        graph.builder.reserve(self.sources.len(), self.citations.len(), self.claims.len());
        graph.builder.set_threshold(self.config.corroboration.threshold);
        graph.sources();
        graph.derivations();
        graph.claims();
        graph.builder.finish()
    }
}

struct Makes<'a> {
    builder: Builder,
    material: &'a Material<'a>,
    publishers: HashMap<Arc<str>, PublisherId>,
    groups: HashMap<Arc<str>, GroupId>,
    /// What publishers reported that is only passed on: one source each.
    reports: HashMap<PublisherId, SourceId>,
    /// The document's sources by the key of their publisher, where any passes on another's.
    by_publisher: HashMap<Arc<str>, Vec<usize>>,
}

impl Makes<'_> {
    fn publisher(&mut self, name: &str, group: Option<&Arc<str>>) -> Option<PublisherId> {
        if name.is_empty() {
            return None;
        }
        let key = self.material.names.key(name);
        if let Some(&known) = self.publishers.get(&key) {
            return Some(known);
        }
        let group = group
            .filter(|g| !g.is_empty())
            .map(|group| *self.groups.entry(group.clone()).or_insert_with(|| self.builder.add_group(&**group)));
        let id = self.builder.add_publisher(name, group);
        self.publishers.insert(key, id);
        Some(id)
    }

    fn sources(&mut self) {
        let names = self.material.footnotes.is_some();
        // Publishers with their groups first: a channel or an upstream may name them too.
        for source in self.material.sources {
            self.publisher(source.publisher(), Some(&source.group));
        }
        let retracted = self.named(self.material.config.retracted.iter().map(|n| n.source.as_str()));
        let own = self.named(self.material.config.own_reporting.iter().map(|n| n.source.as_str()));
        for (index, source) in self.material.sources.iter().enumerate() {
            let reference = &source.reference;
            let node = SourceNode {
                name: if names { source_name(source) } else { String::new() },
                publisher: self.publisher(source.publisher(), Some(&source.group)),
                kind: source.kind,
                date: reference.date,
                updated: reference.updated,
                channel: reference.via.as_deref().and_then(|via| self.publisher(via, None)),
                own_reporting: own.contains(&index),
                retracted: reference.retracted || retracted.contains(&index),
            };
            self.builder.add(node);
        }
    }

    /// The sources that some words name: an address, a title, a publisher and a date.
    fn named<'n>(&self, wanted: impl Iterator<Item = &'n str>) -> HashSet<usize> {
        wanted.flat_map(|words| self.find(words)).collect()
    }

    fn find(&self, words: &str) -> Vec<usize> {
        let sources = self.material.sources.iter().enumerate();
        if words.starts_with("http://") || words.starts_with("https://") {
            let wanted = address_key(words);
            return sources.filter(|(_, s)| s.reference.url.as_deref().is_some_and(|u| address_key(u) == wanted)).map(|(i, _)| i).collect();
        }
        let title = fold_title(words);
        let by_title: Vec<usize> =
            sources.clone().filter(|(_, s)| s.reference.title.as_deref().is_some_and(|t| fold_title(t) == title)).map(|(i, _)| i).collect();
        if !by_title.is_empty() {
            return by_title;
        }
        let context = Context { names: self.material.names, day_first: self.material.day_first };
        let wanted = parse(words, 0..words.len(), &[], &[], context);
        let fits = |reference: &Reference| {
            let same_name = wanted
                .publisher
                .as_deref()
                .zip(reference.publisher.as_deref())
                .is_some_and(|(a, b)| self.material.names.key(a) == self.material.names.key(b));
            same_name
                && wanted.date.is_some_and(|date| reference.date.is_some_and(|other| date.agrees(other)))
                && (wanted.disambiguator.is_none() || wanted.disambiguator == reference.disambiguator)
        };
        sources.filter(|(_, s)| fits(&s.reference)).map(|(i, _)| i).collect()
    }

    fn derivations(&mut self) {
        if self.material.sources.iter().any(|s| s.reference.upstream.is_some()) {
            for (index, source) in self.material.sources.iter().enumerate() {
                self.by_publisher.entry(self.material.names.key(source.publisher())).or_default().push(index);
            }
        }
        for (index, source) in self.material.sources.iter().enumerate() {
            for upstream in source.reference.upstream.iter().flatten() {
                let kind = match upstream.kind {
                    UpstreamKind::Syndication => DerivationKind::Syndication,
                    UpstreamKind::Relay => DerivationKind::RelaysStatement,
                    UpstreamKind::Translation => DerivationKind::Translation,
                };
                if let Some(report) = self.upstream(index, &upstream.publisher) {
                    self.builder.add_derivation(SourceId::at(index), report, kind);
                }
            }
        }
        self.translations();
        for entry in &self.material.config.derivation {
            let from: Vec<SourceId> = match self.find(&entry.from) {
                found if found.is_empty() => self.report(&entry.from).into_iter().collect(),
                found => found.into_iter().map(SourceId::at).collect(),
            };
            for source in self.find(&entry.source) {
                for &from in &from {
                    self.builder.add_derivation(SourceId::at(source), from, entry.kind);
                }
            }
        }
    }

    /// What a source passes on: the one source of that publisher that the document has; else what the
    /// publisher reported, whatever it is. The origin is the same.
    fn upstream(&mut self, source: usize, publisher: &str) -> Option<SourceId> {
        let key = self.material.names.key(publisher);
        let by_it = self.by_publisher.get(&key).map(Vec::as_slice).unwrap_or_default();
        match by_it.iter().filter(|&&other| other != source).collect::<Vec<_>>().as_slice() {
            [only] => Some(SourceId::at(**only)),
            _ => self.report(publisher),
        }
    }

    /// What a publisher reported, as a source that the document does not list.
    fn report(&mut self, publisher: &str) -> Option<SourceId> {
        let group = self.material.names.registered(publisher).map(group_name).map(Arc::from);
        let id = self.publisher(publisher, group.as_ref())?;
        if let Some(&known) = self.reports.get(&id) {
            return Some(known);
        }
        let source = self.builder.add(SourceNode { name: publisher.to_owned(), publisher: Some(id), ..SourceNode::default() });
        self.reports.insert(id, source);
        Some(source)
    }

    /// A translation beside its original: one title is the other's translated title.
    fn translations(&mut self) {
        let translated = self.material.sources.iter().any(|s| s.reference.via.is_some());
        if !translated {
            return;
        }
        let mut originals: HashMap<String, usize> = HashMap::new();
        for (index, source) in self.material.sources.iter().enumerate().filter(|(_, s)| s.reference.via.is_none()) {
            for title in [&source.reference.title, &source.reference.translated_title].into_iter().flatten() {
                originals.entry(fold_title(title)).or_insert(index);
            }
        }
        for (index, source) in self.material.sources.iter().enumerate() {
            if source.reference.channel != Some(crate::citation::Channel::Translation) {
                continue;
            }
            let titles = [&source.reference.translated_title, &source.reference.title];
            let original = titles.into_iter().flatten().find_map(|t| originals.get(&fold_title(t)));
            if let Some(&original) = original {
                self.builder.add_derivation(SourceId::at(index), SourceId::at(original), DerivationKind::Translation);
            }
        }
    }

    fn claims(&mut self) {
        let labels = self.material.footnotes.as_deref().unwrap_or_default();
        let footnotes: Vec<_> = labels.iter().map(|label| self.builder.add_footnote(label)).collect();
        for citation in self.material.citations {
            // a full citation that the list lacks is a source of its own and counts
            let resolution = &citation.resolution;
            let leads = resolution.status != Status::Undefined || resolution.own_source;
            let sources: Vec<SourceId> = if leads { resolution.sources.iter().map(|&s| SourceId::at(s)).collect() } else { Vec::new() };
            let footnote = citation.footnote.and_then(|n| footnotes.get(n).copied());
            self.builder.add_citation(footnote, sources);
        }
        for (index, cited) in self.material.claims.iter().enumerate() {
            let name = self.material.claim_names.as_ref().map_or_else(String::new, |names| names[index].clone());
            self.builder.add_supported(name, cited.iter().map(|&c| CitationId::at(c)).collect(), None);
        }
    }
}

/// "Radio Azattyk, 2022-01-14 [2]".
fn source_name(source: &Source) -> String {
    let reference = &source.reference;
    let mut name = match (source.publisher(), &reference.title) {
        ("", Some(title)) => title.to_string(),
        (publisher, _) => publisher.to_owned(),
    };
    if let Some(date) = reference.date {
        name.push_str(&format!(", {date}"));
    }
    if let Some(number) = &reference.disambiguator {
        name.push_str(&format!(" [{number}]"));
    }
    name
}
