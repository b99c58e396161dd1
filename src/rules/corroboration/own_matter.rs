//! Claims for which the one source is the one there is: what a body does and is, the statistics of their office, talk
//! that is told as talk.

use std::ops::Range;

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
    publishers.iter().any(|publisher| is_subject(evidence, claim, publisher) || is_named_behind(evidence, claim, publisher))
        || is_statistics(evidence, claim, &publishers)
        || is_talk(evidence, claim)
}

fn text(evidence: &Evidence, claim: usize) -> &str {
    let claim = &evidence.claims[claim];
    evidence.document.blocks[claim.block].text.as_str().get(claim.range.clone()).unwrap_or("")
}

fn same(evidence: &Evidence, one: &str, other: &str) -> bool {
    let names = &evidence.names;
    names.key(one) == names.key(other) || names.registered(one).is_some_and(|known| names.registered(other) == Some(known))
}

/// "MSF treated 212 people", cited to Médecins Sans Frontières; "The council has 40 members", to the Rask Council.
fn is_subject(evidence: &Evidence, claim: usize, publisher: &str) -> bool {
    const NAME: usize = 7;
    let known = lexicon();
    let text = text(evidence, claim);
    let held: Vec<Word<'_>> = words(text).take(NAME + 3).collect();
    let Some(first) = held.iter().position(|w| !known.grammar.articles.holds(w)) else { return false };
    // "the council's mayor", "the council of elders"
    let goes_on = |last: usize| {
        held.get(last + 1).is_some_and(|next| {
            let between = text.get(held[last].range.end..next.range.start).unwrap_or("");
            between.contains(['’', '\'', '-']) || known.grammar.joints.holds(next) || known.statements.speakers.holds(next)
        })
    };
    let named = |last: usize| {
        let name: Range<usize> = held[first].range.start..held[last].range.end;
        same(evidence, &text[name], publisher) && !goes_on(last)
    };
    if (first..held.len().min(first + NAME)).any(named) {
        return true;
    }
    let noun = &held[first];
    first > 0 && known.statements.speakers.holds(noun) && !goes_on(first) && words(publisher).any(|w| *w.folded == *noun.folded)
}

/// "The quay was unsafe (BBC)."
fn is_named_behind(evidence: &Evidence, claim: usize, publisher: &str) -> bool {
    let shown = text(evidence, claim).trim_end_matches(['.', ' ']);
    let inner = shown.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    inner.is_some_and(|(_, name)| same(evidence, name.trim(), publisher))
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
