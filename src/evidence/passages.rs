//! The passages of the text: the sentences under one call of a note, or on the same references, are one matter.

use foldhash::{HashMap, HashSet, HashSetExt as _};

use super::Evidence;
use crate::claim::Part;

impl Evidence {
    /// For each passage of the body the claim that begins it, as places in [`Evidence::claims`] in order. Sentences under
    /// one call are one passage; where a note is called again, what stands there is another.
    pub fn passages(&self) -> Vec<usize> {
        let mut calls: HashMap<usize, Vec<(usize, usize)>> = HashMap::default();
        for marker in &self.document.markers {
            if let Some(note) = marker.footnote {
                calls.entry(note).or_default().push((marker.block, marker.at));
            }
        }
        // the calls of a note before a claim: those under one call have as many
        let before = |claim: usize| {
            let claim = &self.claims[claim];
            let calls = claim.footnotes.first().and_then(|note| calls.get(note));
            calls.map_or(0, |calls| calls.partition_point(|&call| call <= (claim.block, claim.range.start)))
        };
        let mut seen: HashSet<(&[usize], usize)> = HashSet::new();
        (0..self.claims.len())
            .filter(|&i| self.claims[i].part == Part::Body)
            .filter(|&i| self.claim_citations[i].is_empty() || seen.insert((&self.claim_citations[i], before(i))))
            .collect()
    }
}
