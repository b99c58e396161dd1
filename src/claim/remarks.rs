//! Sentences that speak of the evidence and are no claims, each given to the claims that it speaks of.

use std::ops::Range;

use super::caveat;
use super::counted::counts;
use super::reserve::{BACK, mark};
use super::voices::Voice;
use super::{Claim, Parts, Remark};
use crate::document::BlockKind;
use crate::language::{Word, fold_words, lexicon, words};

/// Gives each sentence that speaks of the evidence to the claims that it speaks of.
pub(super) fn remarks(parts: &Parts<'_>, remarks: &[Remark], claims: &mut [Claim]) {
    for remark in remarks {
        let text = parts.document.blocks[remark.block].text.as_str();
        let sentence = &text[remark.range.clone()];
        let body = |c: &&Claim| c.block <= remark.block;
        let Some(last) = claims[..remark.before].iter().rfind(body).map(|c| c.block) else { continue };
        let first = claims[..remark.before].partition_point(|c| c.block < last);
        if last == remark.block {
            for target in targets(claims, first..remark.before, sentence, text) {
                mark(&mut claims[target], caveat::kind(sentence), remark.range.clone());
            }
        } else if remark.block - last <= 2 && remark.range.start == 0 {
            // under a list: of all its items, or of the last one
            let item = |b: usize| {
                let of = &parts.document.blocks[b];
                of.kind == BlockKind::Item || super::begins_like_item(of.text.as_str())
            };
            let mut from = first;
            if item(last) && plural(sentence) {
                while from > 0 && item(claims[from - 1].block) && last - claims[from - 1].block <= BACK + remark.before - from {
                    from -= 1;
                }
            }
            for claim in &mut claims[from..remark.before] {
                let range = claim.range.clone();
                mark(claim, caveat::kind(sentence), range);
            }
        }
    }
}

/// True for "ces bilans", "none of these accounts".
fn plural(sentence: &str) -> bool {
    words(sentence).take(8).any(|w| lexicon().grammar.plural_pointers.holds(&w))
}

/// The claims among `before` that a remark speaks of: those that count where it speaks of a count, those that
/// somebody says where it speaks of all accounts, else the one before it.
pub(super) fn targets(claims: &[Claim], before: Range<usize>, remark: &str, text: &str) -> Vec<usize> {
    let Some(last) = before.clone().next_back() else { return Vec::new() };
    let said: Vec<Word<'_>> = words(remark).take(12).collect();
    let grammar = &lexicon().grammar;
    let near = before.start.max((last + 1).saturating_sub(BACK));
    if said.iter().any(|w| lexicon().statements.count_nouns.holds(w)) {
        let (start, end) = (claims[near].range.start, claims[last].range.end);
        let held: Vec<Word<'_>> = words(text.get(start..end).unwrap_or("")).map(|w| w.moved(start)).collect();
        // "neither figure": of two
        let wanted = if caveat::is_of_several(remark) { 2 } else { 1 };
        let mut counted = Vec::new();
        let mut told = 0;
        for index in (near..=last).rev() {
            let here = counts(text, &held, &claims[index].range).len();
            if here > 0 && told < wanted {
                told += here;
                counted.push(index);
            }
        }
        counted.reverse();
        return if counted.is_empty() { vec![last] } else { counted };
    }
    let all = said.iter().take(3).any(|w| grammar.nobody.holds(w)) && plural(remark);
    let accounts = said.iter().any(|w| lexicon().statements.accounts.holds(w));
    let several = plural(remark) && !said.iter().any(|w| grammar.possessives.holds(w));
    if all || accounts && several {
        // from the first who saw it
        let saw = |v: &Voice| v.name.split_whitespace().next().is_some_and(|w| lexicon().statements.testimony.contains(&fold_words(w)));
        let first = (near..=last).find(|&i| all && !claims[i].voices.is_empty() || claims[i].voices.iter().any(saw));
        return (first.unwrap_or(last)..=last).collect();
    }
    if accounts {
        let told = (near..=last).rev().find(|&i| !claims[i].voices.is_empty());
        return vec![told.unwrap_or(last)];
    }
    vec![last]
}
