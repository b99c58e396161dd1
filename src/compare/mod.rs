//! Two versions of a report: which passages gained or lost support, which figures changed, which passages are new
//! or gone.
//!
//! ```
//! use recoupe::compare::{Change, compare};
//! use recoupe::document::Format;
//! use recoupe::text::Input;
//!
//! let read = |text: &str| Ok::<_, recoupe::Error>(recoupe::analyse(Input::new("note.md", text)?, Format::Markdown));
//! let old = read("The bridge fell and 12 people were killed.[^1]\n\n[^1]: Reuters, 4 May 2023\n")?;
//! let new = read("The bridge fell and 14 people were killed.[^1]\n\n[^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023\n")?;
//! let comparison = compare(&old, &new);
//! assert_eq!(comparison.passages[0].change, Change::Gained);
//! assert_eq!(comparison.passages[0].figures, Some((vec!["12".to_owned()], vec!["14".to_owned()])));
//! # Ok::<(), recoupe::Error>(())
//! ```

mod pairs;

use std::cmp::Ordering;

use crate::claim::Part;
use crate::evidence::Evidence;
use crate::graph::Level;
use crate::language::{dates, words};

/// What became of the passages of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comparison {
    /// Passages that changed, in the order of the new version; those that are gone follow, in the order of the old one.
    pub passages: Vec<Passage>,
    /// Passages that kept their words and their support.
    pub unchanged: usize,
}

/// A passage that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passage {
    /// What became of it.
    pub change: Change,
    /// Its place in the old version: an index into [`Evidence::claims`].
    pub old: Option<usize>,
    /// Its place in the new version.
    pub new: Option<usize>,
    /// Numbers that only the old version has, and numbers that only the new one has, as written.
    pub figures: Option<(Vec<String>, Vec<String>)>,
    /// Publishers that only the old version cites for it.
    pub dropped: Vec<String>,
    /// Publishers that only the new version cites for it.
    pub added: Vec<String>,
}

/// What became of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Change {
    /// It has a higher level, or more independent origins.
    Gained,
    /// It has a lower level, or fewer independent origins.
    Lost,
    /// It has other words or sources, and as much support as before.
    Reworded,
    /// Only the new version has it.
    Added,
    /// Only the old version has it.
    Removed,
}

impl Change {
    /// The slug used in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Gained => "gained",
            Self::Lost => "lost",
            Self::Reworded => "reworded",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }
}

/// Compares two versions of a report.
pub fn compare(old: &Evidence, new: &Evidence) -> Comparison {
    let (before, after) = (texts(old), texts(new));
    let pairs = pairs::pair(&before, &after);
    let mut comparison = Comparison::default();
    let mut kept = vec![false; before.len()];
    for (at, (index, text)) in after.iter().enumerate() {
        let Some(earlier) = pairs[at] else {
            comparison.passages.push(passage(Change::Added, None, Some(*index)));
            continue;
        };
        kept[earlier] = true;
        let (old_index, old_text) = &before[earlier];
        let change = match strength(new, *index).cmp(&strength(old, *old_index)) {
            Ordering::Greater => Change::Gained,
            Ordering::Less => Change::Lost,
            Ordering::Equal => Change::Reworded,
        };
        let (names, old_names) = (publishers(new, *index), publishers(old, *old_index));
        let added: Vec<String> = names.iter().filter(|n| !old_names.contains(n)).cloned().collect();
        let dropped: Vec<String> = old_names.iter().filter(|n| !names.contains(n)).cloned().collect();
        if change == Change::Reworded && old_text == text && added.is_empty() && dropped.is_empty() {
            comparison.unchanged += 1;
            continue;
        }
        let figures = (old_text != text).then(|| changed(numbers(old_text, old.day_first), numbers(text, new.day_first))).flatten();
        comparison.passages.push(Passage { change, old: Some(*old_index), new: Some(*index), figures, dropped, added });
    }
    for ((index, _), _) in before.iter().zip(&kept).filter(|(_, kept)| !**kept) {
        comparison.passages.push(passage(Change::Removed, Some(*index), None));
    }
    comparison
}

fn passage(change: Change, old: Option<usize>, new: Option<usize>) -> Passage {
    Passage { change, old, new, figures: None, dropped: Vec::new(), added: Vec::new() }
}

/// The passages of the body with their words.
fn texts(evidence: &Evidence) -> Vec<(usize, String)> {
    let claims = evidence.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Body);
    claims.map(|(index, claim)| (index, claim.text(&evidence.document))).collect()
}

/// Level and number of origins, in their order.
fn strength(evidence: &Evidence, claim: usize) -> (Option<usize>, usize) {
    let weight = evidence.weights[claim].as_ref();
    let rank = weight.and_then(|w| Level::ALL.iter().position(|l| *l == w.level));
    (rank, weight.map_or(0, |w| w.origins))
}

/// Who is cited for a claim, once each, in order.
fn publishers(evidence: &Evidence, claim: usize) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for &citation in &evidence.claim_citations[claim] {
        let name = evidence.publisher_of(&evidence.citations[citation]);
        if !name.is_empty() && !names.iter().any(|n| n == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The numbers of a text as written, dates left out.
fn numbers(text: &str, day_first: bool) -> Vec<String> {
    let dated = dates(text, day_first);
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for word in words(text) {
        let digits = word.folded.bytes().any(|b| b.is_ascii_digit());
        if !digits || dated.iter().any(|d| d.range.start <= word.range.start && word.range.end <= d.range.end) {
            continue;
        }
        // "12 000", "8,5": one number
        let joined = found.last().filter(|last| {
            let between = &text[last.end..word.range.start];
            let thousands = word.range.len() == 3 && matches!(between, " " | "\u{a0}" | "\u{202f}");
            thousands || matches!(between, "," | ".")
        });
        match joined {
            Some(last) => {
                let start = last.start;
                found.pop();
                found.push(start..word.range.end);
            }
            None => found.push(word.range.clone()),
        }
    }
    found.into_iter().map(|range| text[range].to_owned()).collect()
}

/// Numbers that only one of two texts has.
fn changed(old: Vec<String>, new: Vec<String>) -> Option<(Vec<String>, Vec<String>)> {
    let mut left = new;
    let mut gone = Vec::new();
    for number in old {
        match left.iter().position(|n| *n == number) {
            Some(at) => {
                left.remove(at);
            }
            None => gone.push(number),
        }
    }
    (!gone.is_empty() || !left.is_empty()).then_some((gone, left))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_whole_and_dates_are_none() {
        assert_eq!(numbers("On 4 May 2023, 12 000 people and 8,5 % of 164", true), ["12 000", "8,5", "164"]);
        assert_eq!(changed(vec!["12".into(), "3".into()], vec!["3".into(), "14".into()]), Some((vec!["12".into()], vec!["14".into()])));
        assert_eq!(changed(vec!["3".into()], vec!["3".into()]), None);
    }
}
