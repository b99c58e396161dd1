//! What the words about a number say of how its count stands to another.

use std::ops::Range;

use super::amounts::Amount;
use super::bind::Bound;
use super::measure::Measure;
use super::numbers::Reader;
use crate::language::{fold_words, lexicon as common};
use crate::text::{FNV, fnv};

/// What the clause of a number says beside what it counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cues {
    /// It was counted over years, or since a day: "since 2020".
    pub(crate) stretch: bool,
    /// It answers what was said before: "but", "pour sa part".
    pub(crate) opposed: bool,
    /// Its event is set apart from the one before: "the second strike", "elsewhere".
    pub(crate) other: bool,
    /// Counted one by one: "documented", "identified by name".
    pub(crate) documented: bool,
    /// The words of its clause that may name what is counted, where its measure does not.
    pub(crate) things: Vec<u64>,
}

impl Cues {
    /// One clause names nothing that the other does not, but for who speaks: "the company puts the loss at 3 million, the
    /// union at 8".
    pub(super) fn of_one_thing(&self, other: &Self, voices: [Option<&str>; 2]) -> bool {
        let [mine, its] = voices.map(|voice| {
            let folded = voice.map(fold_words).unwrap_or_default();
            folded.split(' ').map(stem).collect::<Vec<u64>>()
        });
        let within = |few: &[u64], voice: &[u64], many: &[u64]| few.iter().all(|thing| many.contains(thing) || voice.contains(thing));
        within(&self.things, &mine, &other.things) || within(&other.things, &its, &self.things)
    }
}

/// A word without what its ending changes.
fn stem(word: &str) -> u64 {
    const STEM: usize = 5;
    let stem = word.char_indices().nth(STEM).map_or(word, |(end, _)| &word[..end]);
    fnv(FNV, stem.as_bytes())
}

/// So many words of a clause are looked at.
const WORDS: usize = 24;

impl Reader<'_> {
    /// What the clause of an amount says beside what it counts.
    pub(super) fn cues(&self, amounts: &[Amount], i: usize, of: &Bound) -> Cues {
        let counted = &self.lexicon.counted;
        let amount = &amounts[i];
        let from = if i == 0 { 0 } else { amounts[i - 1].end };
        let limit = amounts.get(i + 1).map_or(self.words.len(), |next| next.start);
        let parted = |at: usize| self.ahead(at).contains(['.', ';', ':', '–', '—']);
        let opens = |from: usize| (from.max(amount.start.saturating_sub(WORDS)) + 1..=amount.start).rev().find(|&at| parted(at));
        let end = (amount.end..limit.min(amount.end + WORDS)).find(|&at| parted(at)).unwrap_or(limit.min(amount.end + WORDS));
        let start = opens(from).unwrap_or(from.max(amount.start.saturating_sub(WORDS)));
        // "since 2020, 12 people have been killed and 40 injured"
        let clause = opens(0).unwrap_or(amount.start.saturating_sub(WORDS));
        let first = amounts.iter().find(|a| a.start >= clause).map_or(amount.start, |a| a.start);
        let holds = |list: &crate::language::Phrases, words: Range<usize>| words.into_iter().any(|at| list.prefix(&self.words[at..]) > 0);
        let adverse = &common().statements.adversatives;
        Cues {
            stretch: holds(&counted.stretches, clause..first) || holds(&counted.stretches, amount.end..end),
            opposed: holds(adverse, from..amount.start) || holds(&counted.opposes, from..amount.start),
            other: self.is_other(start..amount.start),
            documented: holds(&self.lexicon.documented, start..amount.start) || holds(&self.lexicon.documented, amount.end..end),
            things: if of.measure.is_some_and(Measure::is_toll) { Vec::new() } else { self.things(start..amount.start, amount.end..end) },
        }
    }

    /// The words of a clause that are neither names nor those of telling and counting.
    fn things(&self, before: Range<usize>, behind: Range<usize>) -> Vec<u64> {
        let statements = &common().statements;
        let grammar = &self.lexicon.grammar;
        let mut found: Vec<u64> = Vec::new();
        // "…, according to the ministry": who speaks behind the number is not what it counts
        let told = |at: &usize| {
            let rest = &self.words[*at..];
            self.ahead(*at).contains(',')
                || statements.says_before.prefix(rest) > 0
                || statements.says.prefix(rest) > 0
                || statements.says_any.prefix(rest) > 0
        };
        let number = before.end;
        let behind = behind.clone().find(told).map_or(behind.clone(), |end| behind.start..end);
        for at in before.chain(behind) {
            let (word, rest) = (&self.words[at], &self.words[at..]);
            let proper = at > 0 && self.text[word.range.clone()].starts_with(char::is_uppercase);
            let plain = proper
                || word.folded.starts_with(|c: char| c.is_ascii_digit())
                || self.lexicon.counted.little.holds(word)
                || common().months.holds(word)
                || at < number && statements.speakers.contains(&word.folded)
                || statements.information.contains(&word.folded)
                || statements.says.prefix(rest) > 0
                || statements.says_any.prefix(rest) > 0
                || grammar.counts.prefix(rest) > 0
                || grammar.auxiliaries.prefix(rest) > 0;
            if !plain {
                found.push(stem(&word.folded));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// "The second killed five", and not "a second witness".
    fn is_other(&self, words: Range<usize>) -> bool {
        const NEAR: usize = 3;
        let (others, speakers) = (&self.lexicon.counted.others, &common().statements.speakers);
        words.clone().any(|at| {
            let end = at + others.prefix(&self.words[at..]);
            end > at && !(end..words.end.min(end + NEAR)).any(|i| speakers.contains(&self.words[i].folded))
        })
    }
}
