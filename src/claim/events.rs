//! When the things happened that claims tell: dates of the sentence, of the heading, of the sentence before.

use std::ops::Range;

use crate::document::PartialDate;
use crate::language::{Begun, DateForm, Word, dates, lexicon, words};

/// How the day of a claim is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateSource {
    /// Its own sentence gives it.
    Sentence,
    /// Its own sentence gives the end or the beginning of a stretch: "by 31 August", "depuis 2015", "loi du 5 juillet".
    Bound,
    /// The heading of its section gives it.
    Heading,
    /// A sentence before it in the paragraph gives it.
    Before,
}

/// The day that the text has come to.
#[derive(Debug, Clone, Default)]
pub(super) struct Clock {
    /// Days of the headings above, with their levels.
    headings: Vec<(u8, PartialDate)>,
    running: Option<PartialDate>,
    /// The last date of the section, for "le lendemain" at the head of a paragraph.
    last: Option<PartialDate>,
    /// The last date that gave its year.
    year: Option<PartialDate>,
    /// The day of the sentence that introduces a list.
    introduced: Option<PartialDate>,
    /// The day of the report.
    report: Option<PartialDate>,
    day_first: bool,
}

/// A date in a text.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) range: Range<usize>,
    pub(super) date: PartialDate,
    /// The last day of a stretch.
    pub(super) until: Option<PartialDate>,
    /// It bounds a stretch of time and is no day on which something happened.
    pub(super) bound: bool,
    /// A bound by which something had happened: "by 31 August", "à compter du 1er janvier".
    pub(super) reached: bool,
    /// It stands in brackets, beside what the sentence tells.
    aside: bool,
    /// Something is only compared with it.
    pub(super) compared: bool,
    /// A bare year beside a finer date that nothing joins to it: "the wells, dug in 1998, were poisoned on 3 May".
    pub(super) beside: bool,
}

impl Clock {
    pub(super) fn new(report: Option<PartialDate>, day_first: bool) -> Self {
        Self { year: report, report, day_first, ..Self::default() }
    }

    /// A heading: its date holds for its section and the sections inside.
    pub(super) fn heading(&mut self, text: &str, level: u8) {
        let before = self.headings.last().map(|h| h.1);
        self.headings.retain(|h| h.0 < level);
        let held: Vec<Word<'_>> = words(text).collect();
        let begun = lexicon().openings.begun(&held);
        let mut found = self.events(text, &held, &begun, &[]);
        if found.is_empty() {
            found.extend(Self::relative(&held, &begun, &[], before.or(self.last)));
        }
        if let Some(date) = found.first().map(|e| e.date).filter(|d| d.is_full()) {
            self.headings.push((level, date));
        }
        self.running = self.day_of_section();
        self.last = self.running;
    }

    fn day_of_section(&self) -> Option<PartialDate> {
        self.headings.last().map(|h| h.1)
    }

    /// A new paragraph: what the one before was about is over, unless the heading dates all or it is an item of a list.
    pub(super) fn paragraph(&mut self, goes_on: bool) {
        self.running = if goes_on { self.introduced } else { self.day_of_section() };
    }

    /// A list follows: its items happen when its introduction does.
    pub(super) fn introduce(&mut self) {
        self.introduced = self.running;
    }

    /// The dates of a sentence, in order; the clock goes on with them. `held` are its words; what stands
    /// in `cited` dates sources.
    pub(super) fn sentence(&mut self, text: &str, held: &[Word<'_>], begun: &[Begun], cited: &[Range<usize>]) -> Vec<Event> {
        let mut found = self.events(text, held, begun, cited);
        let mut back = false;
        // "le lendemain" counts from the day told before it, in the sentence or in the text
        // a bare year is no day to count from
        let from = self.running.filter(|date| date.month_number().is_some()).or(self.last).or(self.running);
        if let Some(event) = Self::relative(held, begun, &found, from)
            && !found.iter().any(|e| e.range.start < event.range.end && event.range.start < e.range.end)
        {
            back = self.running.is_some_and(|now| event.date.earliest() < now.earliest());
            found.push(event);
            found.sort_by_key(|e| e.range.start);
        }
        let told: Vec<&Event> = found.iter().filter(|e| !e.aside).collect();
        // a bare year takes no day's place: "said on 3 May 2021 that in 2019 …"
        let fine = told.iter().rposition(|e| !e.bound && e.date.is_full());
        // "since 2015" and "before 2030" say nothing of what comes next; "by August", "the law of 5 July 1974" do
        let near = |e: &&Event| e.reached || e.date.is_full();
        let last = fine.or_else(|| told.iter().rposition(|e| !e.bound)).or_else(|| told.iter().rposition(near));
        if let Some(mut last) = last.filter(|_| !back) {
            // "between June 2022 and June 2023": its beginning
            let between: Vec<_> = last.checked_sub(1).map_or(Vec::new(), |i| {
                held.iter().filter(|w| w.range.start >= told[i].range.end && w.range.end <= told[i + 1].range.start).collect()
            });
            let words = &lexicon().dates;
            if between.iter().any(|w| words.ranges.holds(w)) && between.iter().all(|w| words.ranges.holds(w) || words.articles.holds(w)) {
                last -= 1;
            }
            let date = told[last].date;
            self.running = Some(date);
            if date.month_number().is_some() {
                self.last = Some(date);
            }
        }
        found
    }

    pub(super) fn running(&self) -> Option<(PartialDate, DateSource)> {
        let date = self.running?;
        Some((date, if self.day_of_section() == self.running { DateSource::Heading } else { DateSource::Before }))
    }

    /// "le lendemain", "two days later", counted from the date before it.
    fn relative(held: &[Word<'_>], begun: &[Begun], told: &[Event], running: Option<PartialDate>) -> Option<Event> {
        let statements = &lexicon().statements;
        for at in 0..held.len() {
            let rest = &held[at..];
            if !begun[at].may_hold(&lexicon().openings.day_shifts) && !rest[0].starts_with_digit() {
                continue;
            }
            let named = [(&statements.next_day, 1), (&statements.day_before, -1), (&statements.same_day, 0)]
                .into_iter()
                .map(|(phrases, shift)| (phrases.prefix_of(begun[at], rest), shift))
                .max_by_key(|(count, _)| *count)
                .filter(|(count, _)| *count > 0);
            // "in the two months before" is a stretch
            let stretch = at > 0 && lexicon().grammar.articles.holds(&held[at - 1]);
            let year_before =
                Some(lexicon().dates.year_before.prefix_of(begun[at], rest)).filter(|&count| count > 0).map(|count| (count, -12));
            let months = months_later(rest).filter(|_| !stretch).or(year_before);
            let Some((count, shift)) = named.or_else(|| days_later(rest)).or(months.map(|m| (m.0, 1))) else { continue };
            // "deux de plus qu'un mois plus tôt": what is compared with
            if (1..=3).any(|back| at >= back && lexicon().dates.compared.prefix(&held[at - back..]) >= back) {
                continue;
            }
            let place = rest[0].range.start;
            let before = told.iter().rfind(|e| e.range.end <= place && !e.bound && e.date.is_full()).map(|e| e.date);
            // "until the next morning"; "a statement withdrawn the next day" dates the withdrawal
            let side = statements.deadlines.suffix(&held[..at]) > 0
                || (1..=3).any(|back| at >= back && statements.takes_back.prefix(&held[at - back..at]) > 0);
            if side || shift == 0 && !told.is_empty() {
                continue;
            }
            let Some(from) = before.or(running) else { continue };
            let day = || from.is_full().then(|| from.earliest()).flatten()?.checked_add_signed(chrono::TimeDelta::days(shift));
            let date = match months {
                Some((_, count)) => shifted_months(from, count),
                None if shift == 0 => Some(from),
                None => day().map(PartialDate::from),
            };
            if let Some(date) = date {
                let range = place..rest[count - 1].range.end;
                return Some(Event {
                    range,
                    date,
                    until: None,
                    bound: false,
                    reached: false,
                    aside: false,
                    compared: false,
                    beside: false,
                });
            }
        }
        None
    }

    /// The dates of events, with the year of the text where they give none.
    fn events(&mut self, text: &str, held: &[Word<'_>], begun: &[Begun], cited: &[Range<usize>]) -> Vec<Event> {
        // a run of words without an end is no sentence
        const LONGEST: usize = 6_000;
        let mut found: Vec<Event> = Vec::new();
        if held.first().zip(held.last()).is_none_or(|(first, last)| last.range.end - first.range.start > LONGEST) {
            return found;
        }
        let dated = |at: usize| held[at].starts_with_digit() || begun[at].may_hold(&lexicon().openings.dated);
        if !(0..held.len()).any(dated) {
            return found;
        }
        let base = held[0].range.start;
        let end = held[held.len() - 1].range.end;
        let is_cited = |range: &Range<usize>| cited.iter().any(|c| c.start < range.end && range.start < c.end);
        let add = |found: &mut Vec<Event>, range: Range<usize>, date: PartialDate| {
            if !is_cited(&range) && !found.iter().any(|e| e.range.start < range.end && range.start < e.range.end) {
                let aside = text[..range.start].ends_with('(');
                found.push(Event { range, date, until: None, bound: false, reached: false, aside, compared: false, beside: false });
            }
        };
        for date in dates(&text[base..end], self.day_first) {
            let range = date.range.start + base..date.range.end + base;
            if date.date.month_number().is_some() || date.form == DateForm::Year && Self::is_year(text, held, &range) {
                add(&mut found, range, date.date);
            }
        }
        found.retain(|e| e.date.exists());
        for event in &mut found {
            first_of_stretch(held, event);
        }
        Self::quarters(held, &mut found);
        Self::bounds(held, &mut found);
        for at in 0..held.len() {
            if let Some((range, month, day)) = yearless(text, held, at)
                && let Some(date) = self.nearest(month, day, found.iter().rfind(|e| !e.bound && e.range.end <= range.start).map(|e| e.date))
            {
                add(&mut found, range, date);
            }
        }
        found.retain(|e| e.date.exists());
        for event in &mut found {
            event.compared = is_compared(held, event);
            event.aside |= event.compared;
        }
        for event in &mut found {
            first_of_stretch(held, event);
        }
        Self::bounds(held, &mut found);
        for event in &mut found {
            // "would open in 2030": nothing has happened behind the report's own day
            event.bound |= self.report.is_some_and(|report| event.date.year() > report.year());
        }
        found.sort_by_key(|e| e.range.start);
        let told = |e: &&Event| !e.bound && !e.aside;
        let fine: Vec<Range<usize>> =
            found.iter().filter(told).filter(|e| e.date.month_number().is_some()).map(|e| e.range.clone()).collect();
        for event in found.iter_mut().filter(|e| e.date.month_number().is_none()) {
            event.beside = fine.iter().any(|other| !joined(held, &event.range, other));
        }
        if let Some(last) = found.iter().rev().find(|e| told(e) && e.date.month_number().is_some()) {
            self.year = Some(last.date);
        } else if self.year.is_none_or(|y| y.month_number().is_none())
            && let Some(last) = found.iter().rev().find(told)
        {
            self.year = Some(last.date);
        }
        found
    }

    /// "in 2022", "(2017)", "late 2016": a year by what stands before it, and no number of things.
    fn is_year(text: &str, held: &[Word<'_>], range: &Range<usize>) -> bool {
        let words = &lexicon().dates;
        let Some(at) = held.iter().position(|w| w.range.start == range.start) else { return false };
        let bracket = text[..range.start].ends_with('(') && text[range.end..].starts_with([')', '-', '–', ',']);
        let stretch = text[..range.start].ends_with(['-', '–']);
        let lead = at > 0
            && words.leads.holds(&held[at - 1])
            && text[held[at - 1].range.end..range.start].chars().all(|c| c.is_whitespace() || c == '\'' || c == '’');
        let season = held[at].range.start > range.start;
        // "de 2000 habitants": a noun follows that is counted
        let counted = at > 0
            && held.get(at + 1).is_some_and(|next| {
                text.get(range.end..next.range.start) == Some(" ")
                    && next.folded.len() > 3
                    && next.folded.ends_with('s')
                    && words.counting_leads.holds(&held[at - 1])
            });
        bracket || lead && !counted || season || stretch && at > 0 && held[at - 1].folded.len() == 4
    }

    /// "the first quarter of 2023": its first month.
    fn quarters(held: &[Word<'_>], found: &mut [Event]) {
        let words = &lexicon().dates;
        for event in found.iter_mut().filter(|e| e.date.month_number().is_none()) {
            let first = held.partition_point(|w| w.range.start < event.range.start);
            let from = first.saturating_sub(3);
            let Some(quarter) = (from..first).find(|&i| words.quarters.holds(&held[i])) else { continue };
            if let Some(number) = quarter.checked_sub(1).and_then(|i| words.ordinals.of(&held[i])) {
                event.date = PartialDate::month(event.date.year(), 3 * (number - 1) + 1);
                event.range.start = held[quarter - 1].range.start;
                event.aside = false;
            }
        }
    }

    /// The year that brings a day nearest to where the text is, and not past the report's own day.
    fn nearest(&self, month: u8, day: Option<u8>, near: Option<PartialDate>) -> Option<PartialDate> {
        let anchor = near.or(self.running).or(self.last).or(self.year)?;
        let of = |year: i32| day.map_or_else(|| PartialDate::month(year, month), |d| PartialDate::day(year, month, d));
        if anchor.month_number().is_none() {
            return Some(of(anchor.year()));
        }
        let about = anchor.earliest()?;
        [anchor.year(), anchor.year() - 1, anchor.year() + 1]
            .into_iter()
            .filter_map(|year| of(year).earliest().map(|d| (of(year), d)))
            .min_by_key(|(_, d)| (*d - about).num_days().abs())
            .map(|(date, _)| date)
            .or_else(|| Some(of(anchor.year())))
    }

    /// Deadlines, beginnings, laws and reports named by their date.
    fn bounds(held: &[Word<'_>], found: &mut [Event]) {
        let (deadlines, reached) = (&lexicon().statements.deadlines, &lexicon().dates.reached);
        for event in found {
            let first = held.partition_point(|w| w.range.start < event.range.start);
            let mut before = first;
            while before > 0
                && (lexicon().dates.articles.holds(&held[before - 1]) || lexicon().weekdays.holds(&held[before - 1]))
                && deadlines.suffix(&held[..before]) == 0
            {
                before -= 1;
            }
            event.bound |= deadlines.suffix(&held[..before]) > 0 || deadlines.suffix(&held[..first]) > 0;
            event.reached |= reached.suffix(&held[..before]) > 0 || reached.suffix(&held[..first]) > 0;
        }
    }
}

/// "le 5 janvier", "3 May", "May 3", "en octobre", "mid-April", "Christmas Eve".
fn yearless(text: &str, held: &[Word<'_>], at: usize) -> Option<(Range<usize>, u8, Option<u8>)> {
    let known = lexicon();
    if let Some((count, (month, day))) = known.dates.feasts.prefix(&held[at..]) {
        return Some((held[at].range.start..held[at + count - 1].range.end, month, Some(day)));
    }
    let month = known.months.of(&held[at])?;
    let written = &text[held[at].range.clone()];
    let near = |a: usize, b: usize| {
        text[held[a].range.end..held[b].range.start].len() <= 3 && !text[held[a].range.end..held[b].range.start].contains([',', ';', '('])
    };
    // "may", "mars", "sept": a month only beside a day
    let day_before = at.checked_sub(1).filter(|&i| near(i, at)).and_then(|i| day(&held[i]).map(|d| (i, d)));
    let day_after = held
        .get(at + 1)
        .filter(|_| near(at, at + 1))
        .and_then(day)
        .filter(|_| written.starts_with(char::is_uppercase))
        .map(|d| (at + 1, d));
    // "1re section, mai": digits with a thousand behind are no day: "25 December 1,534 prisoners" is one
    if let Some((place, number)) = day_before.or(day_after.filter(|&(i, _)| {
        !text[held[i].range.end..].starts_with([',', '.']) || !text[held[i].range.end + 1..].starts_with(|c: char| c.is_ascii_digit())
    })) {
        return Some((held[place.min(at)].range.start..held[place.max(at)].range.end, month, Some(number)));
    }
    let lead = at > 0 && known.dates.leads.holds(&held[at - 1]) && near(at - 1, at);
    // "sept morts": a number
    let counts = known.dates.numbers.holds(&held[at]);
    let plain = !counts && (written.starts_with(char::is_uppercase) || !known.capital_months.contains(held[at].folded.as_ref()));
    (lead && plain && written.len() > 2).then(|| (held[at].range.clone(), month, None))
}

/// "du 3 au 5 mai", "entre janvier et avril 2023", "between April and June 2022": the first of the stretch.
fn first_of_stretch(held: &[Word<'_>], event: &mut Event) {
    let words = &lexicon().dates;
    let mut first = held.partition_point(|w| w.range.start < event.range.start);
    if first >= 1 && words.articles.holds(&held[first - 1]) {
        first -= 1;
    }
    if first < 2 || !words.ranges.holds(&held[first - 1]) {
        return;
    }
    let other = &held[first - 2];
    let Some(month) = event.date.month_number() else { return };
    // "entre le 1er janvier et le 20 juillet 2023"
    if let (Some(_), Some(from)) = (event.date.day_number(), lexicon().months.of(other))
        && let Some(number) = first.checked_sub(3).and_then(|i| day(&held[i]))
    {
        event.until = Some(event.date);
        event.date = PartialDate::day(event.date.year() - i32::from(from > month), from, number);
        event.range.start = held[first - 3].range.start;
        return;
    }
    if let (Some(number), Some(last)) = (day(other), event.date.day_number()) {
        if number < last {
            event.until = Some(event.date);
            event.date = PartialDate::day(event.date.year(), month, number);
            event.range.start = other.range.start;
        }
    } else if let (None, Some(from)) = (event.date.day_number(), lexicon().months.of(other))
        && first >= 3
        && words.first_of_range.holds(&held[first - 3])
    {
        event.until = Some(event.date);
        event.date = PartialDate::month(event.date.year() - i32::from(from > month), from);
        event.range.start = other.range.start;
    }
}

/// A day of the month: "5", "1er", "3rd".
fn day(word: &Word<'_>) -> Option<u8> {
    let digits = word.folded.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word.folded[digits.len()..];
    let ordinal = ending.is_empty() || lexicon().day_ordinals.contains(ending);
    digits.parse::<u8>().ok().filter(|d| (1..=31).contains(d) && ordinal && digits.len() <= 2)
}

/// True for a date that something is only compared with: "against 45 in 2022", "than in 2019", "par rapport à 2019".
fn is_compared(held: &[Word<'_>], event: &Event) -> bool {
    const NEAR: usize = 5;
    let first = held.partition_point(|w| w.range.start < event.range.start);
    let known = &lexicon().dates;
    if lexicon().statements.deadlines.suffix(&held[..first]) > 0 {
        return false;
    }
    let number = |w: &Word<'_>| w.starts_with_digit() || known.numbers.holds(w);
    (first.saturating_sub(NEAR)..first).any(|at| {
        let count = known.compared.prefix(&held[at..]);
        // "contre le maire en 2022": a number stands behind it, or the date
        count > 0 && (at + count >= first || number(&held[at + count]) || at + count + 1 == first && known.leads.holds(&held[at + count]))
    })
}

/// True where "and" stands between two dates: "676 in 2023 and 120 in January 2024".
fn joined(held: &[Word<'_>], one: &Range<usize>, other: &Range<usize>) -> bool {
    let (end, start) = (one.end.min(other.end), one.start.max(other.start));
    let joins = &lexicon().grammar.joining;
    held.iter().any(|w| w.range.start >= end && w.range.end <= start && joins.holds(w))
}

/// "trois mois plus tôt": how many words, and how many months.
fn months_later(held: &[Word<'_>]) -> Option<(usize, i32)> {
    let words = &lexicon().dates;
    let count = i32::from(words.numbers.of(held.first()?)?);
    let unit = held.get(1)?;
    let count = if words.months.holds(unit) {
        count
    } else if words.years.holds(unit) {
        12 * count
    } else {
        return None;
    };
    let rest = &held[2..];
    match (words.later.prefix(rest), words.earlier.prefix(rest)) {
        (0, 0) => None,
        (0, many) => Some((2 + many, -count)),
        (many, _) => Some((2 + many, count)),
    }
}

fn shifted_months(from: PartialDate, by: i32) -> Option<PartialDate> {
    if from.month_number().is_none() && by % 12 == 0 {
        return Some(PartialDate::year_only(from.year() + by / 12));
    }
    let month = from.year() * 12 + i32::from(from.month_number()?) - 1 + by;
    u8::try_from(month.rem_euclid(12) + 1).ok().map(|m| PartialDate::month(month.div_euclid(12), m))
}

/// "deux jours plus tard", "three days later", "une semaine plus tard": how many words, and how many days.
pub(crate) fn days_later(held: &[Word<'_>]) -> Option<(usize, i64)> {
    const MOST: i64 = 60;
    let words = &lexicon().dates;
    let count = match words.numbers.of(held.first()?) {
        Some(number) => i64::from(number),
        None => held[0].folded.parse().ok().filter(|n| (1..MOST).contains(n))?,
    };
    let unit = held.get(1)?;
    let days = if words.days.holds(unit) {
        count
    } else if words.weeks.holds(unit) {
        7 * count
    } else {
        return None;
    };
    let rest = &held[2..];
    match (words.later.prefix(rest), words.earlier.prefix(rest)) {
        (0, 0) => None,
        (0, many) => Some((2 + many, -days)),
        (many, _) => Some((2 + many, days)),
    }
}
