//! How claims are supported.

pub(super) mod below_required_level;
pub(super) mod bundled_footnote;
pub(super) mod circular_sourcing;
pub(super) mod mismatched_caveat;
mod own_matter;
pub(super) mod party_only;
pub(super) mod plural_attribution;
pub(super) mod retracted_support;
pub(super) mod rolling_source;
pub(super) mod second_hand_source;
pub(super) mod single_origin;
pub(super) mod single_source;
pub(super) mod social_media_only;
mod subject;
pub(super) mod tertiary_source;
pub(super) mod unconfirmed_claim;
pub(super) mod unnamed_source;
pub(super) mod unsourced_claim;

use foldhash::HashMap;

use crate::document::{BlockKind, SourceType};
use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::graph::Level;
use crate::language::{dates, words};
use crate::message::Message;

/// The passages of a level by what they cite, each by the claim that begins it: those on the same references are one matter.
fn at_level(evidence: &Evidence, level: Level) -> Vec<Vec<usize>> {
    let mut place: HashMap<&[usize], usize> = HashMap::default();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for index in evidence.passages() {
        if evidence.weights[index].as_ref().is_some_and(|w| w.level == level) {
            let group = *place.entry(&evidence.claim_citations[index]).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[group].push(index);
        }
    }
    groups
}

/// Shows the other passages of a matter beside the one that a finding stands on.
fn with_others(mut finding: Finding, evidence: &Evidence, others: impl Iterator<Item = usize>) -> Finding {
    const MOST: usize = 100;
    for other in others.take(MOST) {
        finding = finding.related(evidence.claims[other].span(&evidence.document), Message::new(Finding::ANOTHER_PASSAGE));
    }
    finding
}

/// The note that supports a claim.
pub(super) fn place(evidence: &Evidence, claim: usize) -> Place {
    evidence.claims[claim].footnotes.first().map_or(Place::Text, |&n| Place::Note(evidence.document.footnotes[n].label.clone()))
}

/// The section of each block: headings begin sections.
fn sections(evidence: &Evidence) -> Vec<usize> {
    let mut section = 0;
    evidence
        .document
        .blocks
        .iter()
        .map(|block| {
            section += usize::from(matches!(block.kind, BlockKind::Heading(_)));
            section
        })
        .collect()
}

/// Whether a text holds a number that is no date and no year.
fn holds_figure(text: &str, day_first: bool) -> bool {
    let found = dates(text, day_first);
    words(text).any(|word| {
        word.folded.bytes().all(|b| b.is_ascii_digit())
            && !found.iter().any(|d| d.range.start <= word.range.start && word.range.end <= d.range.end)
    })
}

/// Whether all that a claim cites are laws and judgments.
fn cites_law_only(evidence: &Evidence, claim: usize) -> bool {
    let mut sources = evidence.claim_citations[claim].iter().flat_map(|&c| &evidence.citations[c].resolution.sources).peekable();
    sources.peek().is_some() && sources.all(|&s| evidence.sources[s].kind == SourceType::Legal)
}
