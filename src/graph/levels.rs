//! How well a claim is corroborated (DESIGN, section 6).

use serde::{Deserialize, Serialize};

use super::evidence_graph::EvidenceGraph;
use super::independence::{clash, independent, reaches};
use super::model::{CitationId, GroupId, PublisherId, SourceId};
use super::origins::Element;
use crate::document::{PartialDate, SourceType};

/// How well a claim is corroborated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Level {
    /// No citation covers it.
    Unsourced,
    /// It is cited, but nothing cited leads to an origin: keys and back-references that lead nowhere, what
    /// was withdrawn, what goes round in a circle.
    Unusable,
    /// One source.
    SingleSource,
    /// Several sources of one origin: false corroboration.
    SingleOrigin,
    /// At least as many independent origins as the threshold asks for (two, unless set), as far as
    /// declared.
    Corroborated,
}

impl Level {
    /// All levels, the weakest first.
    pub const ALL: [Self; 5] = [Self::Unsourced, Self::Unusable, Self::SingleSource, Self::SingleOrigin, Self::Corroborated];

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Flag {
    /// The text says who says it.
    Attributed,
    /// All its citations relay one attributed speaker.
    OneSpeaker,
    /// The author says that it could not be confirmed.
    Acknowledged,
    /// The text sets a denial or another version against it, or says that it is disputed.
    Contested,
    /// The text gives it as a rumour, a hypothesis, in the conditional.
    Hedged,
    /// The text says that it was withdrawn or corrected.
    Retracted,
    /// At least three origins of at least two types.
    Diverse,
    /// Two of its origins were read through one intermediary.
    SharedChannel,
    /// Fewer origins declare reporting of their own than are counted.
    Presumed,
    /// Some of its sources are from before what they are cited for.
    LateSupport,
    /// Only posts on social media support it.
    SocialOnly,
    /// Only parties to the conflict support it.
    PartyOnly,
    /// A later count in the text stands in place of its figure, or all its sources are from before the period that
    /// the report is about.
    Outdated,
}

impl Flag {
    /// The slug used in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Attributed => "attributed",
            Self::OneSpeaker => "one-speaker",
            Self::Acknowledged => "acknowledged",
            Self::Contested => "contested",
            Self::Hedged => "hedged",
            Self::Retracted => "retracted",
            Self::Diverse => "diverse",
            Self::SharedChannel => "shared-channel",
            Self::Presumed => "presumed",
            Self::LateSupport => "late-support",
            Self::SocialOnly => "social-only",
            Self::PartyOnly => "party-only",
            Self::Outdated => "outdated",
        }
    }
}

/// The weight of one claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Weight {
    /// Its level.
    pub level: Level,
    /// Independent origins, as far as declared: the size of a largest set of citations of which no two
    /// share an origin or a group. A lower bound where [`Weight::origins_at_most`] is larger.
    pub origins: usize,
    /// An upper bound on the above; equal to it where it is exact, as it is for up to 64 citations that
    /// hang together, within a budget of steps.
    pub origins_at_most: usize,
    /// The same over citations whose own reporting is declared.
    pub confirmed_origins: usize,
    /// The same over citations of sources late enough to know, where the day of the claim is known.
    pub late_enough_origins: Option<usize>,
    /// How many different sources are cited.
    pub sources: usize,
    /// The citations that were kept, in the order of the claim's.
    pub witnesses: Vec<CitationId>,
    /// The citations that were not, and why.
    pub discounted: Vec<Discounted>,
    /// What is true beside the level, in order.
    pub flags: Vec<Flag>,
}

/// A citation that adds no origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Discounted {
    /// The citation.
    pub citation: CitationId,
    /// A kept one that it clashes with.
    pub clashes_with: CitationId,
    /// What both share.
    pub shared: Shared,
}

/// What two citations share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Shared {
    /// One source.
    Source(SourceId),
    /// Both are put out by one publisher.
    Publisher(PublisherId),
    /// Both lead back to what one publisher reported.
    Origin(PublisherId),
    /// Their origins belong to one group.
    Group(GroupId),
    /// Both lead into one circle of sources that derive from each other.
    Circle,
}

impl EvidenceGraph {
    /// The elements that make a citation dependent: of an ambiguous one, those of all candidates.
    fn label(&self, sources: &[SourceId], keeps: &dyn Fn(SourceId) -> bool) -> Vec<u32> {
        let mut label: Vec<u32> = Vec::new();
        for &source in sources.iter().filter(|&&s| keeps(s)) {
            label.extend_from_slice(self.origins.label(source));
        }
        label.sort_unstable();
        label.dedup();
        label
    }

    pub(super) fn weigh_citations(&self, cited: &[CitationId], date: Option<PartialDate>, keeps: &dyn Fn(SourceId) -> bool) -> Weight {
        let sources_of = |c: CitationId| self.parts.citations[c.index()].sources.as_slice();
        let mut seen: Vec<CitationId> = Vec::with_capacity(cited.len());
        seen.extend(cited.iter().copied().filter(|&c| sources_of(c).is_empty() || sources_of(c).iter().any(|&s| keeps(s))));
        let eligible: Vec<CitationId> =
            seen.iter().copied().filter(|&c| sources_of(c).iter().any(|&s| keeps(s) && self.origins.is_anchored(s))).collect();
        let labels: Vec<Vec<u32>> = eligible.iter().map(|&c| self.label(sources_of(c), keeps)).collect();
        let found = independent(&labels);
        let mut distinct: Vec<&[SourceId]> = eligible.iter().map(|&c| sources_of(c)).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let origins = found.witnesses.len();
        let threshold = self.threshold();
        // The bounds decide where they can; else the question is put exactly.
        let enough = origins >= threshold || found.at_most >= threshold && reaches(&labels, threshold);
        let level = match (seen.len(), origins, distinct.len()) {
            (0, ..) => Level::Unsourced,
            (_, 0, _) => Level::Unusable,
            _ if enough => Level::Corroborated,
            (_, _, 1) => Level::SingleSource,
            _ => Level::SingleOrigin,
        };
        let discounted = found
            .discounted
            .iter()
            .map(|&(out, kept)| Discounted {
                citation: eligible[out],
                clashes_with: eligible[kept],
                shared: self.shared(eligible[out], eligible[kept], &labels[out], &labels[kept]),
            })
            .collect();
        let subset = |wanted: &dyn Fn(SourceId) -> bool| -> Vec<Vec<u32>> {
            eligible
                .iter()
                .zip(&labels)
                .filter(|(c, _)| sources_of(**c).iter().any(|&s| keeps(s) && wanted(s)))
                .map(|(_, l)| l.clone())
                .collect()
        };
        let declares = |s: SourceId| self.parts.sources[s.index()].own_reporting;
        let confirmed_origins = if eligible.iter().any(|&c| sources_of(c).iter().any(|&s| declares(s))) {
            independent(&subset(&declares)).witnesses.len()
        } else {
            0
        };
        let late_enough_origins = date.map(|date| independent(&subset(&|s| self.is_late_enough(s, date))).witnesses.len());
        let mut kinds: Vec<SourceType> =
            eligible.iter().flat_map(|&c| sources_of(c)).filter(|&&s| keeps(s)).map(|s| self.parts.sources[s.index()].kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut flags = Vec::new();
        if origins >= 3 && kinds.len() >= 2 {
            flags.push(Flag::Diverse);
        }
        if self.shares_channel(found.witnesses.iter().filter_map(|&w| sources_of(eligible[w]).first().copied())) {
            flags.push(Flag::SharedChannel);
        }
        if confirmed_origins < origins && confirmed_origins > 0 {
            flags.push(Flag::Presumed);
        }
        if late_enough_origins.is_some_and(|late| late < origins) {
            flags.push(Flag::LateSupport);
        }
        match kinds.as_slice() {
            [SourceType::SocialMedia] => flags.push(Flag::SocialOnly),
            [SourceType::Party] => flags.push(Flag::PartyOnly),
            _ => {}
        }
        Weight {
            level,
            origins,
            origins_at_most: found.at_most,
            confirmed_origins,
            late_enough_origins,
            sources: distinct.len(),
            witnesses: found.witnesses.iter().map(|&w| eligible[w]).collect(),
            discounted,
            flags,
        }
    }

    /// Published or updated no earlier than what it is cited for; an undated source may be.
    fn is_late_enough(&self, source: SourceId, date: PartialDate) -> bool {
        let source = &self.parts.sources[source.index()];
        let Some(earliest) = date.earliest() else { return true };
        let known = source.updated.or(source.date).and_then(PartialDate::latest);
        known.is_none_or(|latest| latest >= earliest)
    }

    fn shared(&self, out: CitationId, kept: CitationId, left: &[u32], right: &[u32]) -> Shared {
        let of = |c: CitationId| self.parts.citations[c.index()].sources.as_slice();
        if let Some(&source) = of(out).iter().find(|s| of(kept).contains(s)) {
            return Shared::Source(source);
        }
        debug_assert!(clash(left, right));
        let mut best = Shared::Circle;
        for element in left.iter().filter(|e| right.binary_search(e).is_ok()) {
            match self.origins.element(*element) {
                Element::Publisher(publisher) => {
                    let publisher = PublisherId::at(publisher);
                    let puts_out = |c: CitationId| of(c).iter().any(|s| self.parts.sources[s.index()].publisher == Some(publisher));
                    return if puts_out(out) && puts_out(kept) { Shared::Publisher(publisher) } else { Shared::Origin(publisher) };
                }
                Element::Group(group) => best = Shared::Group(GroupId::at(group)),
                Element::Source => {}
            }
        }
        best
    }

    /// True where two kept sources were read through one intermediary, or one through another's publisher.
    fn shares_channel(&self, witnesses: impl Iterator<Item = SourceId> + Clone) -> bool {
        let nodes = witnesses.map(|s| &self.parts.sources[s.index()]);
        if !nodes.clone().any(|n| n.channel.is_some()) {
            return false;
        }
        let mut channels: Vec<PublisherId> = nodes.clone().filter_map(|n| n.channel).collect();
        let direct: Vec<PublisherId> = nodes.filter(|n| n.channel.is_none()).filter_map(|n| n.publisher).collect();
        channels.sort_unstable();
        channels.windows(2).any(|pair| pair[0] == pair[1]) || channels.iter().any(|c| direct.contains(c))
    }
}
