//! How every claim of a document is corroborated, by section; its sources; what would be left without one
//! voice.

mod support;

pub use support::Support;

use crate::citation::registry;
use crate::claim::Part;
use crate::document::{BlockKind, Role, SourceType};
use crate::evidence::Evidence;
use crate::graph::{ClaimId, EvidenceGraph, Level, Voice, Weight};
use crate::language::language_of;

/// The claims of one section.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Section {
    /// Its heading; `None` before the first one.
    pub heading: Option<String>,
    /// Its claims of the body: indices into [`Evidence::claims`].
    pub claims: Vec<usize>,
    /// How many claims each level has, in the order of [`Level::ALL`].
    pub levels: [usize; 5],
    /// How many citations are of each type of source, the most frequent first.
    pub types: Vec<(SourceType, usize)>,
}

/// The sections of a document that hold claims, in order.
pub fn sections(evidence: &Evidence) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut of_block = Vec::with_capacity(evidence.document.blocks.len());
    for block in &evidence.document.blocks {
        if matches!(block.kind, BlockKind::Heading(_)) && matches!(block.role, Role::Body | Role::Annex) {
            let heading = block.text.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
            sections.push(Section { heading: Some(heading), ..Section::default() });
        }
        of_block.push(sections.len() - 1);
    }
    for (index, claim) in evidence.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Body) {
        let section = &mut sections[of_block[claim.block]];
        section.claims.push(index);
        if let Some(weight) = &evidence.weights[index] {
            section.levels[place(weight.level)] += 1;
        }
    }
    sections.retain(|s| !s.claims.is_empty());
    for section in &mut sections {
        let mut counts = std::collections::BTreeMap::new();
        let mut cited: Vec<usize> = section.claims.iter().flat_map(|&c| evidence.claim_citations[c].iter().copied()).collect();
        cited.sort_unstable();
        cited.dedup();
        for citation in cited {
            if let Some(&source) = evidence.citations[citation].resolution.sources.first() {
                *counts.entry(evidence.sources[source].kind).or_insert(0usize) += 1;
            }
        }
        section.types = counts.into_iter().collect();
        section.types.sort_by_key(|&(kind, count)| (std::cmp::Reverse(count), kind));
    }
    sections
}

/// The place of a level in [`Level::ALL`].
pub fn place(level: Level) -> usize {
    Level::ALL.iter().position(|&l| l == level).unwrap_or(0)
}

/// How many claims of the body each level has, in the order of [`Level::ALL`].
pub fn totals(evidence: &Evidence) -> [usize; 5] {
    let mut totals = [0; 5];
    for (claim, weight) in evidence.claims.iter().zip(&evidence.weights) {
        if let Some(weight) = weight.as_ref().filter(|_| claim.part == Part::Body) {
            totals[place(weight.level)] += 1;
        }
    }
    totals
}

/// What rests on one source.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct SourceUse {
    /// The source: an index into [`Evidence::sources`].
    pub source: usize,
    /// The language of its title (ISO 639-3), where enough words tell it.
    pub language: Option<&'static str>,
    /// Claims of the body that cite it.
    pub claims: Vec<usize>,
    /// Those of them that rest on it alone.
    pub alone: Vec<usize>,
}

/// The sources of a document, in its order, with what rests on each.
pub fn sources(evidence: &Evidence) -> Vec<SourceUse> {
    let mut uses: Vec<SourceUse> = evidence
        .sources
        .iter()
        .enumerate()
        .map(|(source, s)| SourceUse { source, language: s.reference.title.as_deref().and_then(language_of), ..SourceUse::default() })
        .collect();
    for (index, claim) in evidence.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Body) {
        let mut cited: Vec<usize> =
            evidence.claim_citations[index].iter().flat_map(|&c| evidence.citations[c].resolution.sources.iter().copied()).collect();
        cited.sort_unstable();
        cited.dedup();
        let alone = evidence.weights[index].as_ref().is_some_and(|w| w.level == Level::SingleSource);
        debug_assert!(claim.part == Part::Body);
        for source in cited {
            uses[source].claims.push(index);
            if alone {
                uses[source].alone.push(index);
            }
        }
    }
    uses
}

/// What is left without one voice.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct WhatIf {
    /// The voice, by its own name.
    pub name: String,
    /// How many sources fall away.
    pub sources: usize,
    /// The claims of the body that fall to a lower level.
    pub fallen: Vec<Fall>,
    /// How many more lose an origin and keep their level.
    pub weakened: usize,
    /// How many claims of the body the document has.
    pub claims: usize,
}

/// A claim that falls to a lower level.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Fall {
    /// The claim: an index into [`Evidence::claims`].
    pub claim: usize,
    /// Its weight with the voice.
    pub before: Weight,
    /// Its weight without it.
    pub after: Weight,
}

/// Weighs all claims again without a publisher or a group, by its name or one of its aliases. `None` where
/// the document cites no such voice.
pub fn what_if(evidence: &Evidence, name: &str) -> Option<WhatIf> {
    let graph = evidence.graph();
    let (voice, name) = voice(evidence, &graph, name)?;
    let gone = graph.sources_of(voice);
    let keeps = |source| gone.binary_search(&source).is_err();
    let mut outcome = WhatIf {
        name,
        sources: gone.iter().filter(|s| s.index() < evidence.sources.len()).count(),
        fallen: Vec::new(),
        weakened: 0,
        claims: 0,
    };
    for (index, claim) in evidence.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Body) {
        debug_assert!(claim.part == Part::Body);
        outcome.claims += 1;
        let id = ClaimId::at(index);
        let (before, after) = (graph.weigh(id), graph.weigh_without(id, keeps));
        if after.level < before.level {
            outcome.fallen.push(Fall { claim: index, before, after });
        } else if after.origins < before.origins {
            outcome.weakened += 1;
        }
    }
    Some(outcome)
}

/// A group by its name, else a publisher: "RFE/RL" takes all of the house away.
fn voice(evidence: &Evidence, graph: &EvidenceGraph, name: &str) -> Option<(Voice, String)> {
    let key = evidence.names.key(name);
    let registered = evidence.names.registered(name);
    let same = |other: &str| evidence.names.key(other) == key || registered.is_some() && evidence.names.registered(other) == registered;
    let house = registry().group_named(name).map(|g| g.name);
    let group = graph.groups().find(|(_, g)| same(&g.name) || house == Some(g.name.as_str()));
    if let Some((id, group)) = group {
        // a group of one publisher is that publisher, whatever it is called
        return Some((Voice::Group(id), group.name.clone()));
    }
    graph.publishers().find(|(_, p)| same(&p.name)).map(|(id, p)| (Voice::Publisher(id), p.name.clone()))
}
