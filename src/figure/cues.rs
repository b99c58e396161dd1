//! What the words about a number say of how its count stands to another.

use std::ops::Range;

use super::measure::Measure;
use super::numbers::Reader;
use super::scope::is_weak;
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
    /// It is told of the year before, or of another: "a year earlier".
    pub(crate) back: bool,
    /// Somebody wants it, or promises it: it is nobody's count.
    pub(crate) wish: bool,
    /// The number before it in another money or measure: "(4.3 million dollars)".
    pub(crate) again: bool,
    /// A first version of a count: "first spoke of", "d'abord".
    pub(crate) at_first: bool,
    /// The author counts: "our team found 161".
    pub(crate) own: bool,
    /// Those who were brought to a house: "received", "treated".
    pub(crate) received: bool,
    /// They are in a house without a name: "lay in the morgue".
    pub(crate) housed: bool,
    /// A count that has grown since: "has risen to", "now".
    pub(crate) grows: bool,
    /// Counted one by one: "documented", "identified by name".
    pub(crate) documented: bool,
    /// The words of its clause that may name what is counted, or of which event, where its measure does not.
    pub(crate) things: Vec<u64>,
}

impl Cues {
    /// The words that may name what is counted, but for those of who speaks.
    fn named<'a>(&'a self, voice: Option<&str>) -> impl Iterator<Item = &'a u64> {
        let folded = voice.map(fold_words).unwrap_or_default();
        let voice: Vec<u64> = folded.split(' ').map(stem).collect();
        self.things.iter().filter(move |thing| !voice.contains(thing))
    }

    /// Both name the same, and enough of it to be sure: "44 per cent of the export price".
    pub(super) fn alike(&self, other: &Self) -> bool {
        const ENOUGH: usize = 2;
        let common = self.things.iter().filter(|thing| other.things.contains(thing)).count();
        common >= ENOUGH && common == self.things.len().min(other.things.len())
    }

    /// It names nothing that the count before it does not: "the company puts the loss at 3 million, the union at 8".
    pub(super) fn within(&self, before: &Self, voice: Option<&str>) -> bool {
        self.named(voice).all(|thing| before.things.contains(thing))
    }
}

/// A word without what its ending changes.
pub(super) fn stem(word: &str) -> u64 {
    const STEM: usize = 5;
    let stem = word.char_indices().nth(STEM).map_or(word, |(end, _)| &word[..end]);
    fnv(FNV, stem.as_bytes())
}

/// So many words of a clause are looked at.
const WORDS: usize = 24;

impl Reader<'_> {
    /// What the clause of a number says beside what it counts: the `i`th of the places of numbers.
    pub(super) fn cues(&self, numbers: &[Range<usize>], i: usize, measure: Measure) -> Cues {
        let counted = &self.lexicon.counted;
        let number = &numbers[i];
        let from = if i == 0 { 0 } else { numbers[i - 1].end };
        let limit = numbers.get(i + 1).map_or(self.words.len(), |next| next.start);
        let parted = |at: usize| self.ahead(at).contains(['.', ';', ':', '–', '—']);
        let opens = |from: usize| (from.max(number.start.saturating_sub(WORDS)) + 1..=number.start).rev().find(|&at| parted(at));
        let end = (number.end..limit.min(number.end + WORDS)).find(|&at| parted(at)).unwrap_or(limit.min(number.end + WORDS));
        let start = opens(from).unwrap_or(from.max(number.start.saturating_sub(WORDS)));
        let comma = |at: &usize| self.ahead(*at).contains([',', '(']);
        let near = (number.end..end).find(comma).unwrap_or(end);
        // ", but two fifths according to the union": what stands before the comma is of the number before
        let own = if i > 0 && start == from { (start..number.start).rfind(comma).unwrap_or(start) } else { start };
        // "since 2020, 12 people have been killed and 40 injured"
        let clause = opens(0).unwrap_or(number.start.saturating_sub(WORDS));
        let first = numbers.iter().find(|n| n.start >= clause).map_or(number.start, |n| n.start);
        let holds = |list: &crate::language::Phrases, words: Range<usize>| words.into_iter().any(|at| list.prefix(&self.words[at..]) > 0);
        let adverse = &common().statements.adversatives;
        Cues {
            stretch: self.names_period(clause..first)
                || holds(&counted.stretches, clause..first)
                || holds(&counted.stretches, number.end..near),
            opposed: holds(adverse, from..number.start) || holds(&counted.opposes, from..number.start),
            other: self.is_other(start..number.start),
            wish: holds(&counted.wishes, own..number.start),
            again: false,
            at_first: holds(&counted.at_first, start..number.start),
            own: holds(&counted.first_person, clause..number.start)
                && !self.text[..self.words[number.start].range.start].ends_with(['“', '«', '"']),
            received: holds(&counted.receives, own..number.start),
            housed: holds(&self.lexicon.grammar.facilities, number.end..near),
            grows: holds(&counted.grows, own..number.start) || holds(&self.lexicon.changes, own..number.start),
            back: holds(&counted.years_back, start..number.start) || holds(&counted.years_back, number.end..near),
            documented: holds(&self.lexicon.documented, start..number.start) || holds(&self.lexicon.documented, number.end..end),
            things: self.things(own..number.start, number.end..end, !is_weak(measure)),
        }
    }

    /// The words of a clause that are neither names nor those of telling and counting. Of the dead and the arrested only what
    /// the clause says beside their fate: "shelling killed 21 in the suburbs", and not "the council keeps a list of 21 dead".
    fn things(&self, before: Range<usize>, behind: Range<usize>, toll: bool) -> Vec<u64> {
        let lexicon = self.lexicon;
        let number = before.end;
        let acts = before.clone().any(|at| lexicon.predicates.prefix(&self.words[at..number]).is_some());
        let before = if toll && !acts { number..number } else { before };
        // "…, according to the ministry": who speaks behind the number is not what it counts
        let told = |at: &usize| self.ahead(*at).contains([',', '(']) || self.tells(*at);
        let behind = behind.clone().find(told).map_or(behind.clone(), |end| behind.start..end);
        let mut found: Vec<u64> = Vec::new();
        // "the union, which lost members, …"
        let mut aside = false;
        for at in before.chain(behind) {
            let (word, rest) = (&self.words[at], &self.words[at..]);
            let parted = self.ahead(at).contains(',');
            aside = at < number && if parted { !aside && lexicon.counted.relatives.prefix(rest) > 0 } else { aside };
            let proper = at > 0 && self.text[word.range.clone()].starts_with(char::is_uppercase);
            let fate = toll && (lexicon.nouns.prefix(rest).is_some() || lexicon.predicates.prefix(rest).is_some());
            let speaks = at < number && common().statements.speakers.contains(&word.folded);
            let plain = aside || proper || fate || speaks || self.is_plain(at);
            if !plain {
                let stem = stem(&word.folded);
                // "owes" and "debts" are one thing
                found.push(lexicon.counted.one_meaning.get(&stem).copied().unwrap_or(stem));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// A verb of saying, or the lead to who speaks.
    fn tells(&self, at: usize) -> bool {
        let (statements, rest) = (&common().statements, &self.words[at..]);
        statements.says_before.prefix(rest) > 0 || statements.says.prefix(rest) > 0 || statements.says_any.prefix(rest) > 0
    }

    /// A number, a word of time, of telling or of counting, or one that says nothing.
    fn is_plain(&self, at: usize) -> bool {
        let (word, rest, grammar) = (&self.words[at], &self.words[at..], &self.lexicon.grammar);
        word.folded.starts_with(|c: char| c.is_ascii_digit())
            || self.lexicon.counted.little.holds(word)
            || common().months.holds(word)
            || common().statements.information.contains(&word.folded)
            || self.tells(at)
            || grammar.counts.prefix(rest) > 0
            || grammar.auxiliaries.prefix(rest) > 0
    }

    /// "Between 1 January and 9 April": two ends of a stretch of time.
    fn names_period(&self, words: Range<usize>) -> bool {
        const NEAR: usize = 3;
        let month = |from: usize| (from..words.end.min(from + NEAR)).any(|at| common().months.holds(&self.words[at]));
        words.clone().any(|at| {
            let opens = self.lexicon.between.prefix(&self.words[at..words.end]);
            let closes = |from: usize| (from..words.end).any(|to| self.lexicon.between_and.holds(&self.words[to]) && month(to + 1));
            opens > 0 && closes(at + opens)
        })
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
