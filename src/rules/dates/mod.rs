//! Sources and events in the order of the calendar.

pub(super) mod anachronistic_citation;
pub(super) mod implausible_date;
pub(super) mod impossible_date;
pub(super) mod weekday_mismatch;

use chrono::{Datelike as _, NaiveDate};

use crate::claim::{Claim, DateSource, Part};
use crate::document::{PartialDate, SourceType};
use crate::evidence::Evidence;

/// A date as the document writes those of its references.
pub(crate) fn shown(date: PartialDate, evidence: &Evidence) -> String {
    match (date.month_number(), date.day_number()) {
        (Some(month), Some(day)) if evidence.day_first => format!("{day:02}/{month:02}/{}", date.year()),
        _ => date.to_string(),
    }
}

/// What the rules on dates look at, worked out once.
struct Calendar {
    notes: Vec<Told>,
    /// For each source why its date cannot be right, as a message id, and what it stands against.
    implausible: Vec<Option<(&'static str, PartialDate)>>,
}

/// What the claims of a note tell of their days.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    /// The earliest day, where the text gives the days of all.
    first: Option<NaiveDate>,
    /// The latest day that a sentence itself gives.
    last: Option<NaiveDate>,
    /// The date that this day is the first of, as told.
    date: Option<PartialDate>,
    /// Whether the date is nothing but a year in the middle of a sentence: it may be that of something else.
    aside: bool,
    /// Whether the words of the date give no year, so that it is that of the dates before it.
    yearless: bool,
    /// A claim has no day.
    open: bool,
}

impl Told {
    fn add(&mut self, claim: &Claim, evidence: &Evidence) {
        let day = claim.date.and_then(|(d, _)| d.earliest());
        match claim.date.map(|(_, by)| by) {
            Some(DateSource::Sentence) if day > self.last => {
                self.last = day;
                self.date = claim.date.map(|(d, _)| d);
                self.aside = self.date.is_some_and(|d| d.month_number().is_none() && !opens(claim, d));
                let text = evidence.document.blocks[claim.block].text.as_str();
                let year = |words: &str| words.as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit));
                let mut told = claim.days.iter().filter(|(_, d)| Some(*d) == self.date).filter_map(|(range, _)| text.get(range.clone()));
                self.yearless = claim.part != Part::Footnote && !told.any(year);
            }
            Some(DateSource::Sentence) => {}
            // a day told before holds for what follows
            Some(DateSource::Before) if claim.date.is_some_and(|(d, _)| d.is_full()) => {}
            _ => self.open = true,
        }
        self.first = match (self.first, day) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
}

/// "In 2023, …": whether a date opens the sentence of a claim.
fn opens(claim: &Claim, date: PartialDate) -> bool {
    const OPENING: usize = 12;
    claim.days.iter().any(|(range, day)| *day == date && range.start <= claim.sentence.start + OPENING)
}

impl Calendar {
    fn of(evidence: &Evidence) -> Self {
        let mut notes: Vec<Told> = vec![Told::default(); evidence.notes.len()];
        // For each source the earliest days of the claims that it is cited for.
        let mut events: Vec<Vec<NaiveDate>> = vec![Vec::new(); evidence.sources.len()];
        for (index, claim) in evidence.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Body) {
            for &note in &claim.footnotes {
                notes[note].add(claim, evidence);
            }
            let told = claim.date.filter(|(d, by)| d.is_full() && *by != DateSource::Bound);
            if let Some(day) = told.and_then(|(d, _)| d.earliest()) {
                for &citation in &evidence.claim_citations[index] {
                    for &source in &evidence.citations[citation].resolution.sources {
                        events[source].push(day);
                    }
                }
            }
        }
        let own_day = own_day(evidence);
        let implausible = (0..evidence.sources.len()).map(|s| implausible(evidence, s, &events[s], own_day)).collect();
        Self { notes, implausible }
    }
}

/// Why a source's date cannot be right, as a message id, and what it stands against.
fn implausible(evidence: &Evidence, source: usize, told: &[NaiveDate], own_day: Option<NaiveDate>) -> Option<(&'static str, PartialDate)> {
    /// Days around the same day of another year.
    const AROUND: i64 = 45;
    const AHEAD: i64 = 3;
    let of = &evidence.sources[source];
    let date = of.reference.date.filter(|d| d.is_full())?;
    let day = date.earliest()?;
    if let Some(address) = of.reference.url.as_deref().and_then(date_in_address) {
        // an address keeps the day of the first version
        if (day - address).num_days().abs() > 300 && of.reference.updated.is_none() {
            return Some(("implausible-date-address", address.into()));
        }
    }
    if let Some(report) = own_day
        && day > report
    {
        return Some(("implausible-date-report", report.into()));
    }
    // the days are those of the events, the year is not
    let same_days = |event: &NaiveDate| {
        event.year() > day.year()
            && event.year() - day.year() <= 3
            && day.with_year(event.year()).is_some_and(|d| (-AHEAD..=AROUND).contains(&(d - *event).num_days()))
    };
    if of.kind == SourceType::Media && !told.is_empty() && told.iter().all(same_days) {
        return Some(("implausible-date", told[0].into()));
    }
    None
}

/// The report's own day, where nearly all of what it cites is from before: a date on its first page may be
/// that of something else.
fn own_day(evidence: &Evidence) -> Option<NaiveDate> {
    let day = evidence.document.report_date.and_then(PartialDate::latest)?;
    let dated = evidence.sources.iter().filter_map(|s| s.reference.date.and_then(PartialDate::earliest));
    let (mut before, mut all) = (0usize, 0usize);
    for date in dated {
        all += 1;
        before += usize::from(date <= day);
    }
    (all >= 5 && before * 10 >= all * 9).then_some(day)
}

/// The day in an address: `/2022/01/26/`, `/2022-01-26`, `20220126`.
fn date_in_address(url: &str) -> Option<NaiveDate> {
    let bytes = url.as_bytes();
    let number = |range: std::ops::Range<usize>| {
        url.get(range).and_then(|d| d.parse::<u32>().ok().filter(|_| d.bytes().all(|b| b.is_ascii_digit())))
    };
    (0..bytes.len().saturating_sub(7)).find_map(|at| {
        let edge = |i: usize| bytes.get(i).is_none_or(|b| !b.is_ascii_digit());
        if at > 0 && !edge(at - 1) || !matches!(url.get(at..at + 2), Some("19" | "20")) {
            return None;
        }
        let year = number(at..at + 4)? as i32;
        let (month, day, end) = match bytes[at + 4] {
            b'/' | b'-' | b'_' if bytes.get(at + 7) == Some(&bytes[at + 4]) => (number(at + 5..at + 7)?, number(at + 8..at + 10)?, at + 10),
            _ => (number(at + 4..at + 6)?, number(at + 6..at + 8)?, at + 8),
        };
        NaiveDate::from_ymd_opt(year, month, day).filter(|_| edge(end))
    })
}
