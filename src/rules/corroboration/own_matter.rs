//! Claims for which the one source is the one there is: what a body does and is, the statistics of their office, talk
//! that is told as talk.

use super::subject::is_subject;
use crate::citation::Wanted;
use crate::claim::CaveatKind;
use crate::evidence::Evidence;
use crate::language::{Word, lexicon, words};

/// True where no second source could be asked for.
pub(super) fn is_own_matter(evidence: &Evidence, claim: usize) -> bool {
    let publishers: Vec<&str> = evidence.claim_citations[claim]
        .iter()
        .map(|&c| evidence.publisher_of(&evidence.citations[c]))
        .filter(|name| !name.is_empty())
        .collect();
    let told = text(evidence, claim);
    let acts = |publisher: &&str| {
        let wanted = evidence.names.wanted(publisher);
        is_subject(told, publisher, &wanted) || is_named_behind(told, &wanted)
    };
    publishers.iter().any(acts) || is_statistics(evidence, claim, &publishers) || is_talk(evidence, claim)
}

fn text(evidence: &Evidence, claim: usize) -> &str {
    let claim = &evidence.claims[claim];
    evidence.document.blocks[claim.block].text.as_str().get(claim.range.clone()).unwrap_or("")
}

/// "The quay was unsafe (BBC)."
fn is_named_behind(claim: &str, publisher: &Wanted<'_>) -> bool {
    let shown = claim.trim_end_matches(['.', ' ']);
    let inner = shown.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    inner.is_some_and(|(_, name)| publisher.is_meant_by(name.trim()))
}

/// "The town has 30,000 inhabitants", cited to the office of statistics.
fn is_statistics(evidence: &Evidence, claim: usize, publishers: &[&str]) -> bool {
    let office = |name: &&str| words(name).any(|w| lexicon().citation.statistics_offices.holds(&w));
    publishers.iter().any(office) && super::holds_figure(text(evidence, claim), evidence.day_first)
}

/// A rumour that is called one.
fn is_talk(evidence: &Evidence, claim: usize) -> bool {
    let claim = &evidence.claims[claim];
    let rumours = &lexicon().statements.rumours;
    let block = evidence.document.blocks[claim.block].text.as_str();
    claim.caveat(CaveatKind::Hedged).is_some_and(|caveat| {
        let held: Vec<Word<'_>> = words(block.get(caveat.range.clone()).unwrap_or("")).collect();
        rumours.prefix(&held) > 0
    })
}
