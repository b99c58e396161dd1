//! The evidence graph: claims, citations, sources, publishers and groups, and how well each claim is supported; for
//! crates that have no text.
//!
//! # By hand
//!
//! See [`Builder`]: add publishers, groups, sources, derivations, claims and citations, then ask for levels.

mod evidence_graph;
mod from_document;
mod independence;
mod levels;
mod model;
mod origins;

pub use crate::document::DerivationKind;
pub use evidence_graph::{Builder, EvidenceGraph, THRESHOLD, Voice};
pub(crate) use from_document::Material;
pub use independence::{EXACT, Independence, independent};
pub use levels::{Discounted, Flag, Level, Shared, Weight};
pub use model::{
    CitationId, CitationNode, ClaimId, ClaimNode, Derivation, DerivationId, FootnoteId, FootnoteNode, Group, GroupId, Publisher,
    PublisherId, SourceId, SourceNode,
};
