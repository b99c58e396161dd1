//! What an evidence graph is made of: claims, footnotes, citations, sources, publishers, groups and the
//! derivations between sources. Plain data; the graph itself is [`super::EvidenceGraph`].

use serde::{Deserialize, Serialize};

use crate::document::{DerivationKind, PartialDate, SourceType};

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident;)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            #[serde(transparent)]
            pub struct $name(pub(crate) u32);

            impl $name {
                /// Its place among those of its kind, from 0 on, in the order of adding.
                pub const fn index(self) -> usize {
                    self.0 as usize
                }

                pub(crate) const fn at(index: usize) -> Self {
                    Self(index as u32)
                }
            }
        )+
    };
}

id! {
    /// A group of publishers.
    GroupId;
    /// A publisher.
    PublisherId;
    /// A source.
    SourceId;
    /// A derivation.
    DerivationId;
    /// A footnote.
    FootnoteId;
    /// A citation.
    CitationId;
    /// A claim.
    ClaimId;
}

/// Publishers under one editorial roof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Group {
    /// Its name.
    pub name: String,
}

/// Who puts sources out: an outlet, a ministry, an author (schema.org `publisher`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Publisher {
    /// Its name.
    pub name: String,
    /// The group it belongs to; a group of its own where there is none.
    pub group: Option<GroupId>,
}

/// A source as the graph knows it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SourceNode {
    /// What people call it.
    pub name: String,
    /// Who put it out. A source without a publisher is an origin of its own.
    pub publisher: Option<PublisherId>,
    /// What kind of voice it is.
    pub kind: SourceType,
    /// When it was published.
    pub date: Option<PartialDate>,
    /// When it was last updated.
    pub updated: Option<PartialDate>,
    /// Through whom it reached the report: a translator, an outlet that printed it. Channels are no
    /// origins: two origins read through one channel stay two.
    pub channel: Option<PublisherId>,
    /// It declares reporting of its own, beside what it derives from.
    pub own_reporting: bool,
    /// It was withdrawn: it supports nothing, and neither does what derives from it alone.
    pub retracted: bool,
}

/// One source derives from another (`prov:wasDerivedFrom`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Derivation {
    /// The source that derives.
    pub source: SourceId,
    /// The source it derives from.
    pub from: SourceId,
    /// How.
    pub kind: DerivationKind,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FootnoteNode {
    /// Its label.
    pub label: String,
}

/// A citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CitationNode {
    /// The footnote it stands in; `None` in the running text.
    pub footnote: Option<FootnoteId>,
    /// The sources it can mean: one; several where it is ambiguous; none where it leads nowhere.
    pub sources: Vec<SourceId>,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ClaimNode {
    /// What people call it: its words, or a name.
    pub name: String,
    /// The citations that support it, in order.
    pub citations: Vec<CitationId>,
    /// The day of what it says, where known: a source from before cannot know of it.
    pub date: Option<PartialDate>,
}

/// All parts of a graph, in the order of their ids.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Parts {
    pub(crate) groups: Vec<Group>,
    pub(crate) publishers: Vec<Publisher>,
    pub(crate) sources: Vec<SourceNode>,
    pub(crate) derivations: Vec<Derivation>,
    pub(crate) footnotes: Vec<FootnoteNode>,
    pub(crate) citations: Vec<CitationNode>,
    pub(crate) claims: Vec<ClaimNode>,
    /// The number of independent origins from which a claim counts as corroborated.
    pub(crate) threshold: Option<usize>,
}
