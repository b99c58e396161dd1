//! The evidence graph: built from a document or by hand, and asked for levels.

use serde::{Deserialize, Serialize};

use super::levels::Weight;
use super::model::{
    CitationId, CitationNode, ClaimId, ClaimNode, Derivation, DerivationId, FootnoteId, FootnoteNode, Group, GroupId, Parts, Publisher,
    PublisherId, SourceId, SourceNode,
};
use super::origins::Origins;
use crate::document::{DerivationKind, PartialDate, SourceType};

/// The number of independent origins from which a claim counts as corroborated, where nothing else is
/// asked for. No standard of country information fixes a number.
pub const THRESHOLD: usize = 2;

/// Claims, the citations that support them, the sources these mean, their publishers and groups, and how
/// sources derive from each other.
///
/// Build it with [`EvidenceGraph::builder`], or take a document's with [`crate::evidence::Evidence::graph`]. It
/// serialises as its parts, in the order of their ids.
#[derive(Debug, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct EvidenceGraph {
    pub(super) parts: Parts,
    pub(super) origins: Origins,
}

impl EvidenceGraph {
    /// Starts an empty graph.
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(super) fn new(parts: Parts) -> Self {
        Self { origins: Origins::of(&parts), parts }
    }

    /// The claims, in the order of their ids.
    pub fn claims(&self) -> impl ExactSizeIterator<Item = (ClaimId, &ClaimNode)> {
        self.parts.claims.iter().enumerate().map(|(i, c)| (ClaimId::at(i), c))
    }

    /// The citations, in the order of their ids.
    pub fn citations(&self) -> impl ExactSizeIterator<Item = (CitationId, &CitationNode)> {
        self.parts.citations.iter().enumerate().map(|(i, c)| (CitationId::at(i), c))
    }

    /// The footnotes, in the order of their ids.
    pub fn footnotes(&self) -> impl ExactSizeIterator<Item = (FootnoteId, &FootnoteNode)> {
        self.parts.footnotes.iter().enumerate().map(|(i, f)| (FootnoteId::at(i), f))
    }

    /// The sources, in the order of their ids.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = (SourceId, &SourceNode)> {
        self.parts.sources.iter().enumerate().map(|(i, s)| (SourceId::at(i), s))
    }

    /// The publishers, in the order of their ids.
    pub fn publishers(&self) -> impl ExactSizeIterator<Item = (PublisherId, &Publisher)> {
        self.parts.publishers.iter().enumerate().map(|(i, p)| (PublisherId::at(i), p))
    }

    /// The groups, in the order of their ids.
    pub fn groups(&self) -> impl ExactSizeIterator<Item = (GroupId, &Group)> {
        self.parts.groups.iter().enumerate().map(|(i, g)| (GroupId::at(i), g))
    }

    /// The derivations, in the order of their ids.
    pub fn derivations(&self) -> impl ExactSizeIterator<Item = (DerivationId, &Derivation)> {
        self.parts.derivations.iter().enumerate().map(|(i, d)| (DerivationId::at(i), d))
    }

    /// The name of a publisher.
    ///
    /// # Panics
    ///
    /// Where the id comes from another graph.
    pub fn publisher(&self, id: PublisherId) -> &Publisher {
        &self.parts.publishers[id.index()]
    }

    /// A source.
    ///
    /// # Panics
    ///
    /// Where the id comes from another graph.
    pub fn source(&self, id: SourceId) -> &SourceNode {
        &self.parts.sources[id.index()]
    }

    /// A group.
    ///
    /// # Panics
    ///
    /// Where the id comes from another graph.
    pub fn group(&self, id: GroupId) -> &Group {
        &self.parts.groups[id.index()]
    }

    /// The number of independent origins from which a claim counts as corroborated.
    pub fn threshold(&self) -> usize {
        self.parts.threshold.unwrap_or(THRESHOLD)
    }

    /// Sources that derive from each other in a circle, each list in order.
    pub fn cycles(&self) -> &[Vec<SourceId>] {
        &self.origins.cycles
    }

    /// True for a source whose provenance goes round in a circle and leads to no origin.
    pub fn is_circular(&self, source: SourceId) -> bool {
        self.origins.circular[source.index()]
    }

    /// True for a source that can support a claim: it was not withdrawn, and it leads to an origin that
    /// was not.
    pub fn is_usable(&self, source: SourceId) -> bool {
        self.origins.is_anchored(source)
    }

    /// How well a claim is corroborated.
    ///
    /// # Panics
    ///
    /// Where the id comes from another graph.
    pub fn weigh(&self, claim: ClaimId) -> Weight {
        let claim = &self.parts.claims[claim.index()];
        self.weigh_citations(&claim.citations, claim.date, &|_| true)
    }

    /// How well a claim would be corroborated without some sources: without those for which `keeps` says
    /// false.
    ///
    /// # Panics
    ///
    /// Where the id comes from another graph.
    pub fn weigh_without(&self, claim: ClaimId, keeps: impl Fn(SourceId) -> bool) -> Weight {
        let claim = &self.parts.claims[claim.index()];
        self.weigh_citations(&claim.citations, claim.date, &keeps)
    }

    /// The sources of one voice: put out by the publisher or by one of the group, or deriving from nothing
    /// else.
    pub fn sources_of(&self, voice: Voice) -> Vec<SourceId> {
        self.sources().filter(|&(id, source)| self.speaks(id, source, voice)).map(|(id, _)| id).collect()
    }

    fn speaks(&self, id: SourceId, source: &SourceNode, voice: Voice) -> bool {
        use super::origins::Element;
        let is_voice = |publisher: PublisherId| match voice {
            Voice::Publisher(wanted) => publisher == wanted,
            Voice::Group(wanted) => self.parts.publishers[publisher.index()].group == Some(wanted),
        };
        if source.publisher.is_some_and(is_voice) {
            return true;
        }
        let mut origins = self.origins.label(id).iter().filter_map(|&element| match self.origins.element(element) {
            Element::Publisher(publisher) => Some(is_voice(PublisherId::at(publisher))),
            Element::Group(_) => None,
            Element::Source => Some(false),
        });
        origins.next().is_some_and(|first| first && origins.all(|own| own))
    }
}

/// A publisher or a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voice {
    /// One publisher.
    Publisher(PublisherId),
    /// All publishers of a group.
    Group(GroupId),
}

/// Puts an [`EvidenceGraph`] together by hand.
///
/// Ids belong to the builder that gave them; one of another builder is refused by
/// [`Builder::build`].
///
/// ```
/// use recoupe::graph::{DerivationKind, EvidenceGraph, Level};
///
/// let mut builder = EvidenceGraph::builder();
/// let rfe = builder.add_group("RFE/RL");
/// let svoboda = builder.add_publisher("Radio Svoboda", Some(rfe));
/// let azattyk = builder.add_publisher("Radio Azattyk", Some(rfe));
/// let monde = builder.add_publisher("Le Monde", None);
///
/// let one = builder.add_source("Svoboda, 9 January", svoboda);
/// let two = builder.add_source("Azattyk, 7 January", azattyk);
/// let three = builder.add_source("Le Monde, 7 January", monde);
/// let claim = builder.add_claim("The airport was taken");
/// for source in [one, two, three] {
///     builder.cite(claim, source);
/// }
/// let graph = builder.build()?;
///
/// // three citations, two origins: the two services share a house
/// let weight = graph.weigh(claim);
/// assert_eq!((weight.level, weight.origins), (Level::Corroborated, 2));
///
/// // the witnesses, and why the third adds nothing
/// assert_eq!(weight.witnesses.len(), 2);
/// assert_eq!(weight.discounted.len(), 1);
///
/// // without Le Monde, one house is left
/// let fallen = graph.weigh_without(claim, |source| source != three);
/// assert_eq!(fallen.level, Level::SingleOrigin);
/// # Ok::<(), recoupe::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Builder {
    parts: Parts,
}

impl Builder {
    /// Adds a group.
    pub fn add_group(&mut self, name: impl Into<String>) -> GroupId {
        self.parts.groups.push(Group { name: name.into() });
        GroupId::at(self.parts.groups.len() - 1)
    }

    /// Adds a publisher; without a group it stands for itself.
    pub fn add_publisher(&mut self, name: impl Into<String>, group: Option<GroupId>) -> PublisherId {
        self.parts.publishers.push(Publisher { name: name.into(), group });
        PublisherId::at(self.parts.publishers.len() - 1)
    }

    /// Adds a source of a publisher. [`Builder::source_mut`] gives access to its further parts.
    pub fn add_source(&mut self, name: impl Into<String>, publisher: PublisherId) -> SourceId {
        self.add(SourceNode { name: name.into(), publisher: Some(publisher), ..SourceNode::default() })
    }

    /// Adds a source whose publisher nobody names: a law, an unsigned leaflet.
    pub fn add_unpublished(&mut self, name: impl Into<String>) -> SourceId {
        self.add(SourceNode { name: name.into(), ..SourceNode::default() })
    }

    /// Room for so many of each.
    pub(super) fn reserve(&mut self, sources: usize, citations: usize, claims: usize) {
        self.parts.sources.reserve(sources);
        self.parts.citations.reserve(citations);
        self.parts.claims.reserve(claims);
    }

    pub(super) fn add(&mut self, source: SourceNode) -> SourceId {
        self.parts.sources.push(source);
        SourceId::at(self.parts.sources.len() - 1)
    }

    /// The parts of a source: type, dates, channel, own reporting, withdrawal.
    pub fn source_mut(&mut self, id: SourceId) -> Option<&mut SourceNode> {
        self.parts.sources.get_mut(id.index())
    }

    /// The type of a source.
    pub fn set_kind(&mut self, id: SourceId, kind: SourceType) {
        if let Some(source) = self.source_mut(id) {
            source.kind = kind;
        }
    }

    /// Says that `source` derives from `from`.
    pub fn add_derivation(&mut self, source: SourceId, from: SourceId, kind: DerivationKind) -> DerivationId {
        self.parts.derivations.push(Derivation { source, from, kind });
        DerivationId::at(self.parts.derivations.len() - 1)
    }

    /// Adds a footnote.
    pub fn add_footnote(&mut self, label: impl Into<String>) -> FootnoteId {
        self.parts.footnotes.push(FootnoteNode { label: label.into() });
        FootnoteId::at(self.parts.footnotes.len() - 1)
    }

    /// Adds a citation: of one source, of several that it can mean, of none where it leads nowhere.
    pub fn add_citation(&mut self, footnote: Option<FootnoteId>, sources: impl Into<Vec<SourceId>>) -> CitationId {
        self.parts.citations.push(CitationNode { footnote, sources: sources.into() });
        CitationId::at(self.parts.citations.len() - 1)
    }

    /// Adds a claim without support.
    pub fn add_claim(&mut self, name: impl Into<String>) -> ClaimId {
        self.add_supported(name, Vec::new(), None)
    }

    /// Adds a claim with its citations, and with the day of what it says, where known.
    pub fn add_supported(&mut self, name: impl Into<String>, citations: Vec<CitationId>, date: Option<PartialDate>) -> ClaimId {
        self.parts.claims.push(ClaimNode { name: name.into(), citations, date });
        ClaimId::at(self.parts.claims.len() - 1)
    }

    /// Supports a claim by a citation.
    pub fn support(&mut self, claim: ClaimId, citation: CitationId) {
        if let Some(claim) = self.parts.claims.get_mut(claim.index()) {
            claim.citations.push(citation);
        }
    }

    /// Supports a claim by a new citation of one source.
    pub fn cite(&mut self, claim: ClaimId, source: SourceId) -> CitationId {
        let citation = self.add_citation(None, [source]);
        self.support(claim, citation);
        citation
    }

    /// Sets the number of independent origins from which a claim counts as corroborated; at least 1.
    pub fn set_threshold(&mut self, threshold: usize) {
        self.parts.threshold = Some(threshold.max(1));
    }

    /// Finishes the graph.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Graph`](crate::ErrorKind::Graph) where an id stands for nothing in this graph.
    pub fn build(self) -> Result<EvidenceGraph, crate::Error> {
        EvidenceGraph::try_from(self.parts)
    }

    pub(super) fn finish(self) -> EvidenceGraph {
        EvidenceGraph::new(self.parts)
    }
}

impl TryFrom<Parts> for EvidenceGraph {
    type Error = crate::Error;

    fn try_from(parts: Parts) -> Result<Self, crate::Error> {
        let wrong = |what: &'static str, id: usize| Err(crate::Error::new(crate::ErrorKind::Graph { what, id }));
        let known = |list: usize, what: &'static str, id: u32| if (id as usize) < list { Ok(()) } else { wrong(what, id as usize) };
        let sources = parts.sources.len();
        for group in parts.publishers.iter().filter_map(|p| p.group) {
            known(parts.groups.len(), "group", group.0)?;
        }
        for publisher in parts.sources.iter().flat_map(|s| [s.publisher, s.channel]).flatten() {
            known(parts.publishers.len(), "publisher", publisher.0)?;
        }
        for source in parts.derivations.iter().flat_map(|d| [d.source, d.from]) {
            known(sources, "source", source.0)?;
        }
        for citation in &parts.citations {
            if let Some(footnote) = citation.footnote {
                known(parts.footnotes.len(), "footnote", footnote.0)?;
            }
            for source in &citation.sources {
                known(sources, "source", source.0)?;
            }
        }
        for citation in parts.claims.iter().flat_map(|c| &c.citations) {
            known(parts.citations.len(), "citation", citation.0)?;
        }
        Ok(Self::new(parts))
    }
}

impl From<EvidenceGraph> for Parts {
    fn from(graph: EvidenceGraph) -> Self {
        graph.parts
    }
}

impl Clone for EvidenceGraph {
    fn clone(&self) -> Self {
        Self::new(self.parts.clone())
    }
}

impl PartialEq for EvidenceGraph {
    fn eq(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}
