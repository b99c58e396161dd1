//! When the things happened that claims tell: dates of the sentence, of the heading, of the sentence before.

use std::ops::Range;

use crate::document::PartialDate;
use crate::language::{Word, dates, lexicon, words};

/// How the day of a claim is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateSource {
    /// Its own sentence gives it.
    Sentence,
    /// The heading of its section gives it.
    Heading,
    /// A sentence before it in the paragraph gives it.
    Before,
}

/// The day that the text has come to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Clock {
    heading: Option<PartialDate>,
    running: Option<PartialDate>,
    /// The year of the last date that gave one.
    year: Option<i32>,
    day_first: bool,
}

/// A date in a text.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) range: Range<usize>,
    pub(super) date: PartialDate,
}

impl Clock {
    pub(super) fn new(year: Option<i32>, day_first: bool) -> Self {
        Self { year, day_first, ..Self::default() }
    }

    /// A heading: its date holds for its section.
    pub(super) fn heading(&mut self, text: &str) {
        let held: Vec<Word<'_>> = words(text).collect();
        let found = self.events(text, &held);
        self.heading = found.first().map(|e| e.date).filter(|d| d.is_full());
        self.running = self.heading;
    }

    /// A new paragraph: what the one before was about is over, unless the heading dates all.
    pub(super) fn paragraph(&mut self) {
        self.running = self.heading;
    }

    /// The dates of a sentence, in order; the clock goes on with them. `held` are its words.
    pub(super) fn sentence(&mut self, text: &str, held: &[Word<'_>]) -> Vec<Event> {
        let mut found = self.events(text, held);
        let statements = &lexicon().statements;
        if found.is_empty()
            && let Some(running) = self.running
        {
            for at in 0..held.len() {
                let day = |shift: i64| {
                    let day = running.is_full().then(|| running.earliest()).flatten()?;
                    day.checked_add_signed(chrono::TimeDelta::days(shift)).map(PartialDate::from)
                };
                let (count, date) = [(&statements.next_day, 1), (&statements.day_before, -1), (&statements.same_day, 0)]
                    .into_iter()
                    .map(|(phrases, shift)| (phrases.prefix(&held[at..]), day(shift)))
                    .max_by_key(|(count, _)| *count)
                    .unwrap_or((0, None));
                if let Some(date) = date.filter(|_| count > 0) {
                    found.push(Event { range: held[at].range.start..held[at + count - 1].range.end, date });
                    break;
                }
                if let Some((count, days)) = days_later(&held[at..])
                    && let Some(date) = day(days)
                {
                    found.push(Event { range: held[at].range.start..held[at + count - 1].range.end, date });
                    break;
                }
            }
        }
        if let Some(last) = found.iter().rev().find(|e| e.date.is_full()) {
            self.running = Some(last.date);
        }
        found
    }

    pub(super) fn running(&self) -> Option<(PartialDate, DateSource)> {
        let date = self.running?;
        Some((date, if self.heading == self.running { DateSource::Heading } else { DateSource::Before }))
    }

    /// Days and months of events, with the year of the text where they give none; deadlines, laws and
    /// reports named by their date are no events.
    fn events(&mut self, text: &str, held: &[Word<'_>]) -> Vec<Event> {
        let mut found: Vec<Event> = Vec::new();
        let digits =
            held.iter().any(|w| w.folded.starts_with(|c: char| c.is_ascii_digit()) || lexicon().months.contains_key(w.folded.as_ref()));
        if !digits || held.is_empty() {
            return found;
        }
        let base = held[0].range.start;
        let end = held[held.len() - 1].range.end;
        let full = dates(&text[base..end], self.day_first);
        for date in &full {
            if date.date.month_number().is_some() {
                self.year = Some(date.date.year());
                found.push(Event { range: date.range.start + base..date.range.end + base, date: date.date });
            }
        }
        // "le 5 janvier", "3 May", "May 3" without a year; "du 3 au 5 mai", "3–5 May"
        if let Some(year) = self.year {
            for at in 0..held.len() {
                let Some(&month) = lexicon().months.get(held[at].folded.as_ref()) else { continue };
                // "may", "mars", "sept": a month only beside a day
                let written = &text[held[at].range.clone()];
                let day_before = at.checked_sub(1).and_then(|i| day(&held[i]).map(|d| (i, d)));
                let day_after = held.get(at + 1).and_then(day).filter(|_| written.starts_with(char::is_uppercase)).map(|d| (at + 1, d));
                let Some((place, number)) = day_before.or(day_after) else { continue };
                let range = held[place.min(at)].range.start..held[place.max(at)].range.end;
                if found.iter().any(|e| e.range.start < range.end && range.start < e.range.end) {
                    continue;
                }
                // "le 28 décembre" in a text that has come to January is that of the year before
                let far = |d: PartialDate| {
                    self.running.and_then(PartialDate::earliest).zip(d.earliest()).is_some_and(|(now, then)| (then - now).num_days() > 200)
                };
                let this = PartialDate::day(year, month, number);
                found.push(Event { range, date: if far(this) { PartialDate::day(year - 1, month, number) } else { this } });
            }
        }
        for event in &mut found {
            // the first day of a stretch: "du 3 au 5 mai"
            let first = held.partition_point(|w| w.range.start < event.range.start);
            if first >= 2
                && matches!(held[first - 1].folded.as_ref(), "au" | "to" | "et" | "and" | "a")
                && let (Some(number), Some(month)) = (day(&held[first - 2]), event.date.month_number())
                && event.date.day_number().is_some_and(|d| d > number)
            {
                event.date = PartialDate::day(event.date.year(), month, number);
                event.range.start = held[first - 2].range.start;
            }
        }
        let deadlines = &lexicon().statements.deadlines;
        found.retain(|event| {
            let first = held.partition_point(|w| w.range.start < event.range.start);
            let mut before = first;
            while before > 0
                && matches!(
                    held[before - 1].folded.as_ref(),
                    "le" | "the" | "on" | "lundi" | "mardi" | "mercredi" | "jeudi" | "vendredi" | "samedi" | "dimanche"
                )
                && deadlines.suffix(&held[..before]) == 0
            {
                before -= 1;
            }
            deadlines.suffix(&held[..before]) == 0 && deadlines.suffix(&held[..first]) == 0 && event.date.exists()
        });
        found.sort_by_key(|e| e.range.start);
        found
    }
}

/// A day of the month: "5", "1er", "3rd".
fn day(word: &Word<'_>) -> Option<u8> {
    let digits = word.folded.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word.folded[digits.len()..];
    let ordinal = matches!(ending, "" | "er" | "st" | "nd" | "rd" | "th");
    digits.parse::<u8>().ok().filter(|d| (1..=31).contains(d) && ordinal && digits.len() <= 2)
}

/// "deux jours plus tard", "three days later", "une semaine plus tard".
fn days_later(held: &[Word<'_>]) -> Option<(usize, i64)> {
    const NUMBERS: [(&str, &str, i64); 10] = [
        ("un", "one", 1),
        ("deux", "two", 2),
        ("trois", "three", 3),
        ("quatre", "four", 4),
        ("cinq", "five", 5),
        ("six", "six", 6),
        ("sept", "seven", 7),
        ("huit", "eight", 8),
        ("dix", "ten", 10),
        ("une", "a", 1),
    ];
    let count = NUMBERS
        .iter()
        .find(|(fr, en, _)| held[0].folded == *fr || held[0].folded == *en)
        .map(|(.., n)| *n)
        .or_else(|| held[0].folded.parse().ok().filter(|n| *n < 60))?;
    let unit = match held.get(1)?.folded.as_ref() {
        "jour" | "jours" | "day" | "days" => 1,
        "semaine" | "semaines" | "week" | "weeks" => 7,
        _ => return None,
    };
    match (held.get(2)?.folded.as_ref(), held.get(3).map(|w| w.folded.as_ref())) {
        ("plus" | "apres", Some("tard")) => Some((4, count * unit)),
        ("later" | "after" | "apres", _) => Some((3, count * unit)),
        ("plus", Some("tot")) => Some((4, -count * unit)),
        ("earlier" | "before", _) => Some((3, -count * unit)),
        _ => None,
    }
}
