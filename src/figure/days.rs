//! The day on which, or up to which, a figure holds.

use std::ops::Range;

use super::document::Material;
use crate::claim::{DateSource, Part};
use crate::document::PartialDate;
use crate::language::{dates, lexicon, words};

/// The dates of a sentence, those without a year in the year of its claims.
pub(super) fn days(
    text: &str,
    sentence: &Range<usize>,
    material: &Material<'_>,
    claims: Range<usize>,
    [before, told, newest]: [Option<PartialDate>; 3],
) -> Vec<(Range<usize>, PartialDate)> {
    let slice = &text[sentence.clone()];
    let mut found: Vec<(Range<usize>, PartialDate)> = dates(slice, material.day_first)
        .into_iter()
        .map(|d| (d.range.start + sentence.start..d.range.end + sentence.start, d.date))
        .collect();
    // the running date as it stood before the sentence: its own dates without a year have none to give
    let claims_dates: Vec<PartialDate> = before.into_iter().chain(claims.filter_map(|c| material.claims[c].date).map(|(d, _)| d)).collect();
    let year = claims_dates.first().map(|d| d.year()).or(material.document.report_date.map(PartialDate::year));
    let Some(year) = year else { return found };
    let running = told.or(claims_dates.last().copied());
    let report = material.document.report_date.or(newest).and_then(PartialDate::earliest);
    let held: Vec<_> = words(slice).collect();
    for (at, word) in held.iter().enumerate() {
        let Some(month) = lexicon().months.of(word) else { continue };
        let number = |i: usize| {
            held.get(i).and_then(|w| w.folded.trim_end_matches(char::is_alphabetic).parse::<u8>().ok()).filter(|d| (1..=31).contains(d))
        };
        let capital = slice[word.range.clone()].starts_with(char::is_uppercase);
        let before = at.checked_sub(1).and_then(|i| number(i).map(|d| (i, d)));
        let Some((place, day)) = before.or_else(|| number(at + 1).filter(|_| capital).map(|d| (at + 1, d))) else { continue };
        let range = held[place.min(at)].range.start + sentence.start..held[place.max(at)].range.end + sentence.start;
        if !found.iter().any(|(r, _)| r.start < range.end && range.start < r.end) {
            found.push((range, PartialDate::day(in_year(year, month, day, running, report), month, day)));
        }
    }
    found.sort_by_key(|(r, _)| r.start);
    found
}

/// The year of a day without one: the running year, or the next where that is long before what the text has come to and
/// the report is young enough to know of it.
fn in_year(year: i32, month: u8, day: u8, running: Option<PartialDate>, report: Option<chrono::NaiveDate>) -> i32 {
    const BACK: i64 = 120;
    let at = |year| PartialDate::day(year, month, day).earliest();
    let far = running.and_then(PartialDate::earliest).zip(at(year)).is_some_and(|(running, day)| (running - day).num_days() > BACK);
    let known = at(year + 1).zip(report).is_some_and(|(day, report)| day <= report);
    if far && known { year + 1 } else { year }
}

/// The date that stands nearest to a number in its own stretch of the sentence: behind it before the next number,
/// else before it behind the last.
pub(super) fn nearest_day(text: &str, days: &[(Range<usize>, PartialDate)], numbers: &[Range<usize>], n: usize) -> Option<PartialDate> {
    let own = &numbers[n];
    let limit = numbers.get(n + 1).map_or(usize::MAX, |r| r.start);
    let from = if n == 0 { 0 } else { numbers[n - 1].end };
    let near = |gap: &str| !gap.contains([';', ':']) && gap.len() < 120;
    let behind = days.iter().find(|(r, _)| r.start >= own.end && r.end <= limit && near(&text[own.end..r.start]));
    let before = days.iter().rfind(|(r, _)| r.end <= own.start && r.start >= from && near(&text[r.end..own.start]));
    // "in 2022 and 244 in 2023": the one behind is the number's own, unless it stands in another clause
    let comma = |r: &Range<usize>| text[own.end..r.start].contains(',');
    match (behind, before) {
        (Some((r, _)), Some((_, day))) if comma(r) => Some(*day),
        (Some((_, day)), _) | (None, Some((_, day))) => Some(*day),
        (None, None) => None,
    }
}

/// The day of a claim, else that of its latest source.
pub(super) fn as_of(material: &Material<'_>, claim: usize) -> (Option<PartialDate>, bool) {
    if let Some((date, source)) = material.claims[claim].date {
        // a summary runs over all days: only the date of its own sentence is that of its figure
        if material.claims[claim].part != Part::Summary || source == DateSource::Sentence {
            return (Some(date), false);
        }
    }
    let latest = material.claim_citations[claim]
        .iter()
        .filter_map(|&k| {
            let reference = &material.citations[k].reference;
            reference.updated.or(reference.date)
        })
        .max_by_key(|d| d.earliest());
    (latest, latest.is_some())
}

/// The date of the latest source: the report is no older.
pub(super) fn latest_source(material: &Material<'_>) -> Option<PartialDate> {
    material.sources.iter().filter_map(|s| s.reference.date).max_by_key(|d| d.earliest())
}
