//! The words that tell a time without a full date.

use serde::Deserialize;

use crate::language::Phrases;

#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), deny_unknown_fields)]
pub(super) struct WhenFile {
    halves: Vec<&'static str>,
    halves_alone: Vec<&'static str>,
    of_the_year: Vec<&'static str>,
    following: Vec<&'static str>,
    preceding: Vec<&'static str>,
    next_month: Vec<&'static str>,
    month_before: Vec<&'static str>,
    same_month: Vec<&'static str>,
    last_month: Vec<&'static str>,
    last_week: Vec<&'static str>,
    year_before: Vec<&'static str>,
    last_year: Vec<&'static str>,
    bases: Vec<&'static str>,
    no_day_before: Vec<&'static str>,
    every: Vec<&'static str>,
    onwards: Vec<&'static str>,
    by: Vec<&'static str>,
    now: Vec<&'static str>,
    since: Vec<&'static str>,
    past: Vec<&'static str>,
    recent: Vec<&'static str>,
    defaults: Vec<&'static str>,
}

#[derive(Debug, Default)]
pub(super) struct WhenWords {
    /// Half a year: "first half of the year".
    pub(super) halves: Phrases,
    /// Those that are half a year by themselves: "premier semestre".
    pub(super) halves_alone: Phrases,
    pub(super) of_the_year: Phrases,
    /// Beside a stretch of the year: the one behind it, the one before it.
    pub(super) following: Phrases,
    pub(super) preceding: Phrases,
    pub(super) next_month: Phrases,
    pub(super) month_before: Phrases,
    pub(super) same_month: Phrases,
    /// The month and the year before the report's own.
    pub(super) last_month: Phrases,
    /// The week before the report.
    pub(super) last_week: Phrases,
    /// A year before the day that the text has come to.
    pub(super) year_before: Phrases,
    pub(super) last_year: Phrases,
    /// Before a time that something is compared with: "on the previous month".
    pub(super) bases: Phrases,
    /// Behind the name of a day that is part of another name.
    pub(super) no_day_before: Phrases,
    /// Before a day that comes again: "every Monday".
    pub(super) every: Phrases,
    /// Behind a month from which on something is so: "from June onwards".
    pub(super) onwards: Phrases,
    /// Before a day by which something was reached.
    pub(super) by: Phrases,
    /// Up to the day on which the document counts.
    pub(super) now: Phrases,
    pub(super) since: Phrases,
    /// Before a length of time that ends with that day: "over the past".
    pub(super) past: Phrases,
    /// Among such words: "derniers".
    pub(super) recent: Phrases,
    /// In a head whose day holds for all that has none of its own: "unless stated otherwise".
    pub(super) defaults: Phrases,
}

impl WhenWords {
    pub(super) fn new(file: &WhenFile) -> Self {
        let all = |list: &Vec<&'static str>| Phrases::new(list);
        Self {
            halves: all(&file.halves),
            halves_alone: all(&file.halves_alone),
            of_the_year: all(&file.of_the_year),
            following: all(&file.following),
            preceding: all(&file.preceding),
            next_month: all(&file.next_month),
            month_before: all(&file.month_before),
            same_month: all(&file.same_month),
            last_month: all(&file.last_month),
            last_week: all(&file.last_week),
            year_before: all(&file.year_before),
            last_year: all(&file.last_year),
            bases: all(&file.bases),
            no_day_before: all(&file.no_day_before),
            every: all(&file.every),
            onwards: all(&file.onwards),
            by: all(&file.by),
            now: all(&file.now),
            since: all(&file.since),
            past: all(&file.past),
            recent: all(&file.recent),
            defaults: all(&file.defaults),
        }
    }
}
