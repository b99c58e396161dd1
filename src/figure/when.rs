//! Days told by words: "on Wednesday", "au trimestre suivant", "so far".

use std::ops::Range;

use chrono::Datelike as _;

use super::days::Before;
use super::numbers::Reader;
use crate::claim::days_later;
use crate::document::PartialDate;
use crate::language::lexicon as common;

/// A time that words tell.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) range: Range<usize>,
    pub(super) date: PartialDate,
    /// It is over with its own sentence: "the previous month", "so far".
    pub(super) aside: bool,
    /// It is a stretch of time in which something was counted: "entre avril et juin".
    pub(super) period: bool,
}

/// Months of a quarter and of a half.
const QUARTER: u8 = 3;
const HALF: u8 = 6;
const YEAR: u8 = 12;

/// The words that tell a time, the time, and whether it is over with its sentence.
type Found = (Range<usize>, PartialDate, bool);

/// The month so many months from a date.
fn moved(date: PartialDate, by: i32) -> Option<PartialDate> {
    let all = date.year() * i32::from(YEAR) + i32::from(date.month_number()?) - 1 + by;
    let month = u8::try_from(all.rem_euclid(i32::from(YEAR)) + 1).ok()?;
    Some(PartialDate::month(all.div_euclid(i32::from(YEAR)), month))
}

impl Reader<'_> {
    /// The times that the words of a sentence tell without a full date, in order. `dated` are the dates that it gives,
    /// `cited` is the day of its latest source.
    pub(super) fn told_by_words(&self, dated: &[(Range<usize>, PartialDate)], before: &Before, cited: Option<PartialDate>) -> Vec<Told> {
        let mut found: Vec<Told> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let place = self.words[at].range.start;
            let beside = dated.iter().rfind(|(r, d)| r.end <= place && d.month_number().is_some()).map(|(_, d)| *d);
            let beside = beside.or_else(|| found.iter().rfind(|t| !t.aside).map(|t| t.date));
            let from = beside.or(before.paragraph).or(before.told);
            let onward = beside.filter(|_| !self.is_compared(at));
            let months = self.months_stretch(at, from, before).or_else(|| self.part_of_year(at, from, before));
            let months = months.or_else(|| self.next_part_of_year(at, from, before));
            let period = months.is_some();
            let told = months
                .or_else(|| self.month_by_words(at, from, before))
                .or_else(|| self.weekday(at, from, before, cited))
                .or_else(|| self.until_now(at, before))
                .or_else(|| self.month_alone(at, from, onward, before));
            if let Some((words, date, aside)) = told {
                at = words.end;
                found.push(Told { range: self.words[words.start].range.start..self.words[words.end - 1].range.end, date, aside, period });
            } else {
                at += 1;
            }
        }
        found
    }

    /// The year that brings a month nearest to where the text is, and not behind its own end.
    fn nearest_year(month: u8, from: Option<PartialDate>, before: &Before) -> Option<i32> {
        let about = from.or(before.stamp).or(before.limit)?;
        let own = i32::from(about.month_number().unwrap_or(month));
        let count = |year: i32| 12 * (year - about.year()) + i32::from(month) - own;
        let known = |year: i32| {
            let ends = before.limit.and_then(PartialDate::latest).zip(PartialDate::month(year, month).earliest());
            ends.is_none_or(|(limit, first)| first <= limit)
        };
        let years = [about.year(), about.year() - 1, about.year() + 1];
        years.into_iter().filter(|&y| known(y)).min_by_key(|&y| count(y).abs())
    }

    /// "Entre avril et juin", "from May to July", where no year is told: the last of them.
    fn months_stretch(&self, at: usize, from: Option<PartialDate>, before: &Before) -> Option<Found> {
        let words = &common().dates;
        let first = self.words.get(at + 1).filter(|_| words.first_of_range.holds(&self.words[at]))?;
        common().months.of(first)?;
        let mut end = at + 2;
        while self.words.get(end).is_some_and(|w| words.ranges.holds(w) || words.articles.holds(w)) && self.joined(end - 1) {
            end += 1;
        }
        let month = self.words.get(end).filter(|_| end > at + 2 && end <= at + 4).and_then(|w| common().months.of(w))?;
        if self.year_at(end + 1).is_some() || self.digits_at(end + 1) {
            return None;
        }
        let year = Self::nearest_year(month, from, before)?;
        Some((at + 1..end + 1, PartialDate::month(year, month), false))
    }

    /// "Against 310 in March": what stands behind such words was before.
    fn is_compared(&self, at: usize) -> bool {
        const NEAR: usize = 7;
        (at.saturating_sub(NEAR)..at).any(|i| self.lexicon.from_earlier.prefix(&self.words[i..at]) > 0)
    }

    /// A year of four digits.
    fn year_at(&self, at: usize) -> Option<i32> {
        let word = self.words.get(at)?;
        word.folded.parse().ok().filter(|year| (1900..2100).contains(year) && word.folded.len() == 4)
    }

    fn digits_at(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(crate::language::Word::starts_with_digit)
            && at.checked_sub(1).is_some_and(|before| self.joined(before))
    }

    /// "Au premier trimestre", "the third quarter of 2022": its last month.
    fn part_of_year(&self, at: usize, from: Option<PartialDate>, before: &Before) -> Option<Found> {
        let (when, words) = (&self.lexicon.counted.when, &common().dates);
        let number = words.ordinals.of(&self.words[at])?;
        let months = self.length_of_part(at + 1)?;
        let end = at + 2;
        let of_year = when.of_the_year.prefix(self.words.get(end..).unwrap_or_default());
        let genitive = self.words.get(end).is_some_and(|w| self.lexicon.grammar.genitives.holds(w));
        let year = self.year_at(end).map(|y| (y, end + 1)).or_else(|| self.year_at(end + 1).filter(|_| genitive).map(|y| (y, end + 2)));
        // "a third quarter of them", "the first half of the match"
        let open = year.is_none() && of_year == 0;
        if number * months > YEAR || open && (genitive || months == HALF && !when.halves_alone.holds(&self.words[at + 1])) {
            return None;
        }
        let month = number * months;
        let (year, end) = match year {
            Some((year, behind)) => (year, behind),
            // a quarter that the text has not come to is that of the year before
            None => (Self::nearest_year(month - months + 1, from, before)?, end + of_year),
        };
        Some((at..end, PartialDate::month(year, month), false))
    }

    /// "Le trimestre suivant", "the previous quarter", counted from where the text is.
    fn next_part_of_year(&self, at: usize, from: Option<PartialDate>, before: &Before) -> Option<Found> {
        let when = &self.lexicon.counted.when;
        let shift = |i: usize| match self.words.get(i) {
            Some(word) if when.following.holds(word) => Some(1),
            Some(word) if when.preceding.holds(word) => Some(-1),
            _ => None,
        };
        let behind = self.length_of_part(at).and_then(|months| Some((months, shift(at + 1)?)));
        let (months, by) = behind.or_else(|| self.length_of_part(at + 1).and_then(|months| Some((months, shift(at)?))))?;
        let own = from.filter(|d| d.month_number().is_some()).or(before.stamp)?;
        let last = (own.month_number()? - 1) / months * months + months;
        let date = moved(PartialDate::month(own.year(), last), by * i32::from(months))?;
        Some((at..at + 2, date, by < 0))
    }

    /// How many months a word names: "trimestre", "half".
    fn length_of_part(&self, at: usize) -> Option<u8> {
        let word = self.words.get(at)?;
        if common().dates.quarters.holds(word) { Some(QUARTER) } else { self.lexicon.counted.when.halves.holds(word).then_some(HALF) }
    }

    /// "The following month", "ce mois-là", "last year".
    fn month_by_words(&self, at: usize, from: Option<PartialDate>, before: &Before) -> Option<Found> {
        let (when, rest) = (&self.lexicon.counted.when, &self.words[at..]);
        let (from, now) = (from.or(before.stamp), before.stamp.or(before.report));
        for (phrases, from, by, aside) in [
            (&when.next_month, from, 1, false),
            (&when.month_before, from, -1, true),
            (&when.same_month, from, 0, false),
            (&when.last_month, now, -1, true),
            (&when.year_before, from, -i32::from(YEAR), true),
        ] {
            let count = phrases.prefix(rest);
            // "down 12 per cent on the previous month": what is compared with
            if count > 0 && when.bases.suffix(&self.words[..at]) == 0 {
                return Some((at..at + count, moved(from?, by)?, aside));
            }
        }
        let count = when.last_week.prefix(rest);
        if let Some(day) = now.filter(|day| count > 0 && day.is_full()).and_then(PartialDate::earliest) {
            let date = day.checked_sub_signed(chrono::TimeDelta::days(7))?;
            return Some((at..at + count, PartialDate::from(date), true));
        }
        let count = when.last_year.prefix(rest);
        let now = now.filter(|_| count > 0)?;
        Some((at..at + count, PartialDate::year_only(now.year() - 1), true))
    }

    /// "On Wednesday", "le mercredi", "by Thursday evening": the day of the week that goes on with the text and that its
    /// source knows.
    fn weekday(&self, at: usize, from: Option<PartialDate>, before: &Before, cited: Option<PartialDate>) -> Option<Found> {
        const WEEK: i64 = 7;
        let day = i64::from(*common().weekdays.of(&self.words[at]).as_ref()?);
        let (when, written) = (&self.lexicon.counted.when, &self.text[self.words[at].range.clone()]);
        // "mar", "sun" are other words too
        if written.chars().count() <= 4 {
            return None;
        }
        // "Sunday 3 June" is a date; "Wednesday's fire", "the march of Friday", "every Monday" tell no day
        let next = self.words.get(at + 1);
        let month = |i: usize| self.words.get(i).is_some_and(|w| common().months.holds(w));
        let dated = next.is_some_and(|w| {
            // "on Wednesday 30 people"
            let day = w.starts_with_digit() && (month(at + 2) || !self.noun_follows(at + 2));
            let dated_month = month(at + 1) && (self.gap(at) == " " || self.digits_at(at + 2));
            self.behind(at).len() <= 2 && (day || dated_month)
        });
        let owner = self.behind(at).starts_with(['\'', '’']);
        let named = next.is_some_and(|w| self.gap(at) == " " && when.no_day_before.holds(w));
        let led = at > 0 && (self.lexicon.grammar.genitives.holds(&self.words[at - 1]) || when.every.holds(&self.words[at - 1]));
        let every = at > 1 && when.every.holds(&self.words[at - 2]);
        if dated || owner || named || led || every {
            return None;
        }
        let on_or_before = |date: PartialDate| {
            let last = date.earliest().filter(|_| date.is_full())?;
            let back = (i64::from(last.weekday().num_days_from_monday()) - day).rem_euclid(WEEK);
            last.checked_sub_signed(chrono::TimeDelta::days(back))
        };
        let after = |date: PartialDate| on_or_before(date)?.checked_add_signed(chrono::TimeDelta::days(WEEK));
        let from = from.filter(|d| d.is_full());
        // a dispatch names the days of its week
        let source = cited.or(before.report).filter(|d| d.is_full());
        let date = match (from, source) {
            (Some(from), Some(source)) => {
                let known = on_or_before(source)?;
                // the paragraph goes on in time, as far as its source knows
                let next = after(from).filter(|next| before.paragraph == Some(PartialDate::from(from.earliest().unwrap_or(*next))));
                if let Some(next) = next.filter(|&next| next <= known) {
                    return Some((at..at + 1, PartialDate::from(next), false));
                }
                let near = (known - from.earliest()?).num_days();
                // the source is older than what the text has come to, or much younger
                if (-WEEK..=2 * WEEK).contains(&near) { Some(known) } else { after(from) }
            }
            (None, Some(source)) => on_or_before(source),
            (Some(from), None) => after(from),
            (None, None) => None,
        }?;
        let limit = before.limit.and_then(PartialDate::latest);
        let date = if limit.is_some_and(|limit| date > limit) { date.checked_sub_signed(chrono::TimeDelta::days(WEEK))? } else { date };
        Some((at..at + 1, PartialDate::from(date), false))
    }

    /// "By the following day", "le lendemain", "two weeks later": a day so many days after the one before it.
    pub(super) fn next_days(&self, told: &[(Range<usize>, PartialDate)], from: Option<PartialDate>) -> Vec<(Range<usize>, PartialDate)> {
        let mut found = Vec::new();
        for at in 0..self.words.len() {
            let named = Some(common().statements.next_day.prefix(&self.words[at..])).filter(|&count| count > 0);
            // "une semaine plus tard", "three days later"
            // … and not "three days after the attack"
            let whole = |count: usize| {
                let next = self.words.get(at + count).filter(|_| self.joined(at + count - 1));
                next.is_none_or(|w| !common().grammar.articles.holds(w))
            };
            let later = || days_later(&self.words[at..]).filter(|&(count, days)| days > 0 && whole(count));
            let Some((next, days)) = named.map(|count| (count, 1)).or_else(later) else { continue };
            let place = self.words[at].range.start;
            // "until the next morning" is a bound, "by the next morning" is when something was reached
            // … and "withdrawn the next morning" dates the withdrawal
            const NEAR: usize = 3;
            let statements = &common().statements;
            let bound = statements.deadlines.suffix(&self.words[..at]) > 0 && self.lexicon.counted.when.by.suffix(&self.words[..at]) == 0;
            let bound = bound || (1..=NEAR).any(|back| at >= back && statements.takes_back.prefix(&self.words[at - back..at]) > 0);
            let near = told.iter().rfind(|(r, d)| r.end <= place && d.is_full()).map(|(_, d)| *d).or(from);
            let day = near.filter(|d| d.is_full() && !bound).and_then(PartialDate::earliest);
            if let Some(day) = day.and_then(|day| day.checked_add_signed(chrono::TimeDelta::days(days))) {
                found.push((place..self.words[at + next - 1].range.end, PartialDate::from(day)));
            }
        }
        found
    }

    /// "So far", "over the past six weeks", "depuis janvier": up to the day on which the whole counts.
    fn until_now(&self, at: usize, before: &Before) -> Option<Found> {
        let now = before.stamp?;
        let (when, rest) = (&self.lexicon.counted.when, &self.words[at..]);
        let count = when.now.prefix(rest).max(when.since.prefix(rest));
        // "over the past six weeks", "au cours des trois derniers mois"
        const LENGTH: usize = 3;
        let words = &common().dates;
        let past = when.past.prefix(rest);
        let behind = &rest[past..rest.len().min(past + LENGTH)];
        let unit = behind.iter().position(|w| [&words.days, &words.weeks, &words.months, &words.years].iter().any(|list| list.holds(w)));
        let stretch = unit.filter(|&unit| past > 0 && rest[..past + unit].iter().any(|w| when.recent.holds(w)));
        let count = stretch.map_or(count, |unit| past + unit + 1);
        (count > 0).then(|| (at..at + count, now, true))
    }

    /// "In July", "fin juin", "(June: 19,000)": a month without its year.
    fn month_alone(&self, at: usize, from: Option<PartialDate>, onward: Option<PartialDate>, before: &Before) -> Option<Found> {
        let month = common().months.of(&self.words[at])?;
        let written = &self.text[self.words[at].range.clone()];
        let plain = written.starts_with(char::is_uppercase) || !common().capital_months.contains(self.words[at].folded.as_ref());
        let counts = common().dates.numbers.holds(&self.words[at]);
        let led = at > 0 && common().dates.leads.holds(&self.words[at - 1]) && self.gap(at - 1).len() <= 3 && self.joined(at - 1);
        let label = self.ahead(at).trim_end().ends_with('(') && self.behind(at).trim_end() == ":";
        // a day or a year beside it makes a date of it: "in May 210 people" holds none
        let date = |i: usize| {
            let value = self.words[i].folded.trim_end_matches(char::is_alphabetic).parse::<u16>().ok();
            value.is_some_and(|v| v <= 31 || self.year_at(i).is_some())
        };
        let numbered = self.digits_at(at + 1) && date(at + 1) || at > 0 && self.digits_at(at - 1) && self.joined(at - 1) && date(at - 1);
        let onwards = self.words.get(at + 1).is_some_and(|w| self.joined(at) && self.lexicon.counted.when.onwards.holds(w));
        if counts || onwards || !plain || written.chars().count() <= 2 || numbered || !(led || label) {
            return None;
        }
        // "from 310 in March to 425 in November": a sentence goes on in time
        let next = onward.and_then(|on| {
            let year = on.year() + i32::from(on.month_number().is_some_and(|own| month < own));
            let limit = before.limit.and_then(PartialDate::latest)?;
            PartialDate::month(year, month).earliest().filter(|&first| first <= limit).map(|_| year)
        });
        let year = next.or_else(|| Self::nearest_year(month, from, before))?;
        Some((at..at + 1, PartialDate::month(year, month), label))
    }

    /// "Averages for September": the months that a sentence names, the last that have come.
    pub(super) fn months_led(&self, limit: Option<PartialDate>) -> Vec<(Range<usize>, PartialDate)> {
        let before = Before { limit, ..Before::default() };
        let named =
            |at: usize| self.text[self.words[at].range.clone()].starts_with(char::is_uppercase) || common().capital_months.is_empty();
        (1..self.words.len())
            .filter_map(|at| {
                let month = common().months.of(&self.words[at]).filter(|_| named(at))?;
                let year = self.year_at(at + 1).or_else(|| Self::nearest_year(month, None, &before))?;
                Some((self.words[at].range.clone(), PartialDate::month(year, month)))
            })
            .collect()
    }
}
