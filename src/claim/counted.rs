//! What claims count, as far as two counts of the same people stand side by side.

use std::ops::Range;

use crate::language::{Word, lexicon};

/// A number of people or things.
#[derive(Debug, Clone)]
pub(super) struct Count {
    pub(super) value: u64,
    pub(super) range: Range<usize>,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    /// Dead, hurt, held: the kinds of the lexicon.
    Known(u8),
    /// Something else, by the beginning of its name.
    Other(String),
    /// Nothing follows: "Chapter Four counted 347."
    Open,
}

impl Count {
    /// True for the first kind of the lexicon.
    pub(super) fn is_of_dead(&self) -> bool {
        self.kind == Kind::Known(0)
    }

    /// True where nothing tells what is counted.
    pub(super) fn is_open(&self) -> bool {
        self.kind == Kind::Open
    }

    /// True where both may count the same.
    pub(super) fn same_thing(&self, other: &Self) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Open, Kind::Open) => false,
            (Kind::Open, _) | (_, Kind::Open) => true,
            (a, b) => a == b,
        }
    }
}

/// The counts in a stretch of a block.
pub(super) fn counts(text: &str, words: &[Word<'_>], range: &Range<usize>) -> Vec<Count> {
    let from = words.partition_point(|w| w.range.start < range.start);
    let to = words.partition_point(|w| w.range.end <= range.end).max(from);
    let held = &words[from..to];
    let mut found = Vec::new();
    let mut at = 0;
    while at < held.len() {
        let Some((count, value)) = number(text, held, at) else {
            at += 1;
            continue;
        };
        if let Some(kind) = kind(text, held, at, count, range.end) {
            found.push(Count { value, range: held[at].range.start..held[at + count - 1].range.end, kind });
        }
        at += count;
    }
    found
}

/// "1 200", "1,200", "56", "thirteen": how many words, and what they say.
fn number(text: &str, held: &[Word<'_>], at: usize) -> Option<(usize, u64)> {
    let word = &held[at];
    if let Some(value) = lexicon().dates.numbers.of(word) {
        return match held.get(at + 1).and_then(|next| lexicon().large.of(next)) {
            Some(large) if large >= 100 => Some((2, u64::from(value) * large)),
            // "quatre-vingts": not read
            Some(_) => None,
            // "un", "a" count nothing
            None => (value > 1).then_some((1, u64::from(value))),
        };
    }
    if let Some(value) = lexicon().large.of(word) {
        // "forty-two"
        let unit = held.get(at + 1).filter(|next| value < 100 && &text[word.range.end..next.range.start] == "-");
        return Some(unit.and_then(|next| lexicon().dates.numbers.of(next)).map_or((1, value), |unit| (2, value + u64::from(unit))));
    }
    let digits = |w: &Word<'_>| w.folded.bytes().all(|b| b.is_ascii_digit()) && w.folded.len() <= 9;
    if !digits(word) || text[..word.range.start].ends_with(['.', ',', '/', '-', ':']) {
        return None;
    }
    let mut value: u64 = word.folded.parse().ok()?;
    let mut count = 1;
    while let Some(next) = held.get(at + count).filter(|n| n.folded.len() == 3 && digits(n) && word.folded.len() <= 3) {
        let between = &text[held[at + count - 1].range.end..next.range.start];
        if !matches!(between, " " | "\u{a0}" | "\u{202f}" | "," | ".") {
            break;
        }
        value = value.checked_mul(1000)?.checked_add(next.folded.parse().ok()?)?;
        count += 1;
    }
    Some((count, value))
}

/// What is counted; `None` for dates, times, ages and shares.
fn kind(text: &str, held: &[Word<'_>], at: usize, count: usize, end: usize) -> Option<Kind> {
    const AFTER: usize = 6;
    const BEFORE: usize = 4;
    let known = lexicon();
    let next = held.get(at + count);
    let after = &text[held[at + count - 1].range.end..next.map_or(end, |n| n.range.start)];
    let dated = |w: &Word<'_>| known.months.holds(w) || known.dates.days.holds(w) || known.dates.weeks.holds(w);
    if next.is_some_and(|n| dated(n) || known.grammar.units.holds(n)) || after.contains(['%', '/', ':', '€', '$']) {
        return None;
    }
    let before = at.checked_sub(1).map(|i| &held[i]);
    if before.is_some_and(|b| dated(b) || known.grammar.units.holds(b) || known.grammar.shares.holds(b)) {
        return None;
    }
    // a year: "in 2022"
    if count == 1
        && held[at].folded.len() == 4
        && before.is_some_and(|b| known.dates.leads.holds(b))
        && next.is_none_or(|n| !n.folded.ends_with('s'))
    {
        return None;
    }
    let measure = |w: &Word<'_>| known.measures.of(w);
    let ahead = held[at + count..].iter().take(AFTER).take_while(|w| !w.folded.bytes().all(|b| b.is_ascii_digit())).find_map(measure);
    if let Some(kind) = ahead {
        return Some(Kind::Known(kind));
    }
    if let Some(kind) = held[..at].iter().rev().take(BEFORE).find_map(measure) {
        return Some(Kind::Known(kind));
    }
    match next {
        // "Chapter Four counted 347."
        None => open_count(held, at),
        Some(n) if after.trim().is_empty() && !known.grammar.name_ends.holds(n) && n.folded.len() > 3 => {
            Some(Kind::Other(n.folded.chars().take(6).collect()))
        }
        _ => None,
    }
}

/// A number that ends its claim: "gave the number of hospitals as five", "Chapter Four counted 347."
fn open_count(held: &[Word<'_>], at: usize) -> Option<Kind> {
    const SHORT: usize = 12;
    let known = lexicon();
    let noun = held[..at].iter().rposition(|w| known.statements.count_nouns.holds(w));
    let of = noun.and_then(|i| held[i + 1..at].iter().skip(1).find(|w| !known.grammar.articles.holds(w) && w.folded.len() > 3));
    match (noun, of) {
        (Some(_), Some(thing)) => {
            let kind = known.measures.of(thing);
            Some(kind.map_or_else(|| Kind::Other(thing.folded.chars().take(6).collect()), Kind::Known))
        }
        (Some(_), None) => Some(Kind::Open),
        (None, _) => (held.len() <= SHORT).then_some(Kind::Open),
    }
}
