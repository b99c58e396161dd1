//! How claims are supported.

pub(super) mod single_origin;
pub(super) mod single_source;

use foldhash::{HashSet, HashSetExt as _};

use crate::claim::Part;
use crate::finding::Place;
use crate::graph::{Evidence, Level};

/// The claims of a level, one for each set of citations: sentences under one marker are one matter.
fn at_level(evidence: &Evidence, level: Level) -> Vec<usize> {
    let mut seen: HashSet<&[usize]> = HashSet::new();
    (0..evidence.claims.len())
        .filter(|&i| evidence.claims[i].part == Part::Body && evidence.weights[i].as_ref().is_some_and(|w| w.level == level))
        .filter(|&i| seen.insert(&evidence.claim_citations[i]))
        .collect()
}

/// The note that supports a claim.
fn place(evidence: &Evidence, claim: usize) -> Place {
    evidence.claims[claim].footnotes.first().map_or(Place::Text, |&n| Place::Note(evidence.document.footnotes[n].label.clone()))
}
