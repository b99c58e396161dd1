//! The day on which, or up to which, a figure holds.

use std::ops::Range;

use super::document::Material;
use super::lexicon::FigureLexicon;
use super::numbers::{Reader, is_hyphen};
use crate::claim::{DateSource, Part};
use crate::document::{Block, BlockKind, PartialDate, Role};
use crate::language::{Word, all_words, dates, lexicon as common, sentences};

/// A day that a sentence tells.
#[derive(Debug, Clone)]
pub(super) struct Day {
    pub(super) range: Range<usize>,
    /// Of a stretch of days the last.
    pub(super) date: PartialDate,
    /// It opens its sentence, so that it holds for those behind it.
    pub(super) opens: bool,
    /// It is that of a value of before: "against 1,480 in February".
    compared: bool,
    /// It opens its sentence and is that of all of it: "so far 19 people have died and 8,300 have fled".
    whole: bool,
    /// It names the number behind it: "(June: 19,000)".
    label: bool,
    /// It is a stretch of time in which something was counted.
    period: bool,
}

impl Day {
    /// It holds for the numbers behind it in its sentence.
    pub(super) fn holds_behind(&self) -> bool {
        self.goes_on() || self.whole
    }

    /// It is that of a value of before.
    pub(super) fn is_compared(&self) -> bool {
        self.compared && !self.label && !self.whole
    }

    /// What was counted up to that date was counted in a stretch of time that ends with it.
    pub(super) fn ends_period(&self, date: PartialDate) -> bool {
        self.period && self.date == date
    }

    /// The day that the text has come to: with its month, or a year that opens a sentence.
    pub(super) fn goes_on(&self) -> bool {
        !self.compared && (self.date.month_number().is_some() || self.opens)
    }
}

/// What the text has come to before a sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Before {
    /// The day of the paragraph.
    pub(super) paragraph: Option<PartialDate>,
    /// The last day of the document.
    pub(super) told: Option<PartialDate>,
    /// The date of its latest source.
    pub(super) newest: Option<PartialDate>,
    /// The day up to which the whole counts, where its head says so.
    pub(super) stamp: Option<PartialDate>,
    /// The day of the report.
    pub(super) report: Option<PartialDate>,
    /// The last day that the report can know of.
    pub(super) limit: Option<PartialDate>,
}

/// The days of a sentence, those without a year in the year of its claims.
pub(super) fn days(
    text: &str,
    sentence: &Range<usize>,
    material: &Material<'_>,
    claims: Range<usize>,
    lexicon: &'static FigureLexicon,
    before: Before,
) -> Vec<Day> {
    // a run of words without an end is no sentence
    const LONGEST: usize = 6_000;
    if sentence.len() > LONGEST {
        return Vec::new();
    }
    let slice = &text[sentence.clone()];
    let told = material.claims[claims.clone()].first().map_or(&[][..], |c| c.days.as_slice());
    let held: Vec<Word<'_>> = all_words(slice).into_iter().map(|word| word.moved(sentence.start)).collect();
    let reader = Reader { text, words: &held, lexicon, alone: false };
    let cited = latest_cited(material, claims.clone());
    let mut found: Vec<(Range<usize>, PartialDate)> = dates(slice, material.day_first)
        .into_iter()
        .filter(|d| d.date.month_number().is_some() || !is_cited_year(slice, &d.range))
        .map(|d| (d.range.start + sentence.start..d.range.end + sentence.start, d.date))
        .collect();
    let by_words = reader.told_by_words(&found, &before, cited);
    // "the third quarter of 2022": its year alone is no date
    found.retain(|(r, _)| !by_words.iter().any(|t| t.range.start < r.end && r.start < t.range.end));
    found.extend(by_words.iter().map(|t| (t.range.clone(), t.date)));
    let add = |found: &mut Vec<(Range<usize>, PartialDate)>, range: Range<usize>, date: PartialDate| {
        if !found.iter().any(|(r, _)| r.start < range.end && range.start < r.end) {
            found.push((range, date));
        }
    };
    // the running date as it stood before the sentence: its own dates without a year have none to give
    let claims_dates: Vec<PartialDate> =
        before.paragraph.into_iter().chain(claims.filter_map(|c| material.claims[c].date).map(|(d, _)| d)).collect();
    let known = before.stamp.or(before.limit).map(PartialDate::year);
    if let Some(year) = claims_dates.first().map(|d| d.year()).or(material.document.report_date.map(PartialDate::year)).or(known) {
        let running = before.told.or(claims_dates.last().copied());
        let report = material.document.report_date.or(before.newest).and_then(PartialDate::earliest);
        for (range, month, day) in days_of_months(text, &held) {
            let date = PartialDate::day(in_year(year, month, day, running, report), month, day);
            add(&mut found, range, before.not_to_come("", date));
        }
    }
    for (range, date) in told {
        let date = same_day(&held, range).and(before.paragraph).filter(|day| day.is_full()).unwrap_or(*date);
        add(&mut found, range.clone(), before.not_to_come(&text[range.clone()], date));
    }
    found.sort_by_key(|(r, _)| r.start);
    let told = found.clone();
    for (range, date) in reader.next_days(&told, before.paragraph.or(before.told)) {
        add(&mut found, range, date);
    }
    found.sort_by_key(|(r, _)| r.start);
    for (range, date) in days_alone(&reader, &found, before.paragraph.or(before.told)) {
        add(&mut found, range, date);
    }
    found.sort_by_key(|(r, _)| r.start);
    let mut days: Vec<Day> = Vec::with_capacity(found.len());
    for (range, date) in found {
        let first = held.partition_point(|w| w.range.start < range.start);
        if let Some(last) = days.last_mut().filter(|last| is_stretch(text, &held, last, &range, date)) {
            last.range.end = range.end;
            last.date = date;
        } else {
            let compared = (first.saturating_sub(COMPARED)..first)
                .any(|at| lexicon.from_earlier.prefix(&held[at..first]) > 0 && !text[held[at].range.start..range.start].contains(", "))
                || by_words.iter().any(|t| t.aside && t.range == range)
                || looks_back(&held, &range);
            let label = text[range.end..].starts_with(" :") || text[range.end..].starts_with(':');
            let aside = by_words.iter().any(|t| t.aside && t.range == range);
            let period = by_words.iter().any(|t| t.period && t.range == range);
            let label = label && text[..range.start].ends_with('(');
            days.push(Day { range, date, opens: first < OPENS, compared: compared || label, whole: first < OPENS && aside, label, period });
        }
    }
    // "since 5 May", "twice as much as in 2021", "the Code of 1998": no day of what is counted
    days.retain(|day| {
        let mut first = held.partition_point(|w| w.range.start < day.range.start);
        while first > 0 && lexicon.grammar.not_days.suffix(&held[..first]) == 0 && common().dates.articles.holds(&held[first - 1]) {
            first -= 1;
        }
        lexicon.grammar.not_days.suffix(&held[..first]) == 0 && !reader.is_of_beginning(first)
    });
    days
}

impl Reader<'_> {
    /// "Since the results were announced on 24 October": the day of what a count begins with.
    fn is_of_beginning(&self, first: usize) -> bool {
        const CLAUSE: usize = 9;
        (first.saturating_sub(CLAUSE)..first).any(|at| {
            let since = self.lexicon.counted.when.since.prefix(&self.words[at..first]) > 0;
            // "has since died on 5 May"
            let adverb = at > 0 && self.lexicon.grammar.transitive_auxiliaries.holds(&self.words[at - 1]);
            since && !adverb && (at + 1..=first.min(self.words.len() - 1)).all(|i| !self.ahead(i).contains([',', ';', '(']))
        })
    }
}

/// "Three days earlier there had been 31,000": what comes next is not of that day.
fn looks_back(held: &[Word<'_>], range: &Range<usize>) -> bool {
    let first = held.partition_point(|w| w.range.start < range.start);
    let last = held.partition_point(|w| w.range.start < range.end);
    common().dates.earlier.suffix(&held[first..last]) > 0 || common().statements.day_before.prefix(&held[first..last]) > 0
}

/// "That evening": the day that the paragraph has come to.
fn same_day(held: &[Word<'_>], range: &Range<usize>) -> Option<()> {
    let first = held.partition_point(|w| w.range.start < range.start);
    (common().statements.same_day.prefix(&held[first..]) > 0).then_some(())
}

/// The date of the latest source of some claims.
fn latest_cited(material: &Material<'_>, claims: Range<usize>) -> Option<PartialDate> {
    let cited = claims.flat_map(|c| &material.claim_citations[c]).filter_map(|&k| material.citations[k].reference.date);
    cited.max_by_key(|d| d.earliest())
}

impl Before {
    /// A day without its year is none that is still to come.
    fn not_to_come(&self, words: &str, date: PartialDate) -> PartialDate {
        // what is a little behind the last source the text may well know, and all that is near what it has come to
        const BEHIND: i64 = 92;
        let full = words.as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit));
        let limit = [self.limit, self.paragraph, self.told].into_iter().flatten().filter_map(PartialDate::latest).max();
        let late = limit.zip(date.earliest()).is_some_and(|(limit, day)| (day - limit).num_days() > BEHIND);
        match (date.month_number(), date.day_number()) {
            (Some(month), Some(day)) if late && !full => PartialDate::day(date.year() - 1, month, day),
            (Some(month), None) if late && !full => PartialDate::month(date.year() - 1, month),
            _ => date,
        }
    }
}

/// "(Rask Police, 2024)", "Okoro (2023)": the year of a work.
fn is_cited_year(text: &str, range: &Range<usize>) -> bool {
    const LONGEST: usize = 80;
    let Some((before, behind)) = text.get(..range.start).zip(text.get(range.end..)) else { return false };
    let behind = behind.trim_start_matches(|c: char| c.is_ascii_lowercase());
    let before = before.trim_end();
    let closed = behind.starts_with([')', ';', ',', ':']);
    let name = |text: &str| text.trim_end().rsplit(char::is_whitespace).next().is_some_and(|w| w.starts_with(char::is_uppercase));
    if let Some(author) = before.strip_suffix('(') {
        return behind.starts_with(')') && name(author) && !author.trim_end().ends_with(['.', '!', '?']);
    }
    let Some(inside) = before.strip_suffix(',').filter(|_| closed) else { return false };
    let Some(open) = inside.rfind('(') else { return false };
    let author = &inside[open + 1..];
    author.len() <= LONGEST
        && author.starts_with(char::is_uppercase)
        && !author.contains(')')
        && !author.bytes().any(|b| b.is_ascii_digit())
}

/// So many words back a comparison may begin: "against a mean of 1,480 meticais in February".
const COMPARED: usize = 7;

/// So many words may stand before a day that opens its sentence: "By the end of May 2023".
const OPENS: usize = 4;

/// "5 janvier", "May 3": days that give no year.
pub(super) fn days_of_months(text: &str, held: &[Word<'_>]) -> Vec<(Range<usize>, u8, u8)> {
    let number = |i: usize| {
        held.get(i).and_then(|w| w.folded.trim_end_matches(char::is_alphabetic).parse::<u8>().ok()).filter(|d| (1..=31).contains(d))
    };
    let mut found = Vec::new();
    for (at, word) in held.iter().enumerate() {
        let Some(month) = common().months.of(word) else { continue };
        let capital = text[word.range.clone()].starts_with(char::is_uppercase);
        let before = at.checked_sub(1).and_then(|i| number(i).map(|d| (i, d)));
        let Some((place, day)) = before.or_else(|| number(at + 1).filter(|_| capital).map(|d| (at + 1, d))) else { continue };
        found.push((held[place.min(at)].range.start..held[place.max(at)].range.end, month, day));
    }
    found
}

/// "Dix-neuf le 13", "19 on the 13th": days whose month is that of the day before them.
fn days_alone(reader: &Reader<'_>, told: &[(Range<usize>, PartialDate)], running: Option<PartialDate>) -> Vec<(Range<usize>, PartialDate)> {
    /// One so many days before the day told is of the month after.
    const BACK: u8 = 12;
    let mut found = Vec::new();
    for (at, word) in reader.words.iter().enumerate().skip(1) {
        let Some(day) = reader.day_alone(at) else { continue };
        let near = told.iter().rfind(|(r, d)| r.end <= word.range.start && d.month_number().is_some()).map(|(_, d)| *d).or(running);
        let Some((from, month)) = near.and_then(|d| d.month_number().map(|m| (d, m))) else { continue };
        let date = if from.day_number().is_some_and(|d| d > day + BACK) {
            PartialDate::day(from.year() + i32::from(month == 12), month % 12 + 1, day)
        } else {
            PartialDate::day(from.year(), month, day)
        };
        if date.exists() {
            found.push((word.range.clone(), date));
        }
    }
    found
}

impl Reader<'_> {
    /// "Le 13", "the 13th", and neither "le 20 heures" nor "the 13th person": a day without its month.
    pub(super) fn day_alone(&self, at: usize) -> Option<u8> {
        let word = &self.words[at];
        let digits = word.folded.trim_end_matches(char::is_alphabetic);
        let day = digits.parse::<u8>().ok().filter(|d| (1..=31).contains(d) && digits.len() <= 2)?;
        let ending = &word.folded[digits.len()..];
        let written =
            if self.lexicon.style.ordinal_days { !ending.is_empty() && common().day_ordinals.contains(ending) } else { ending.is_empty() };
        let led = self.lexicon.grammar.day_articles.suffix(&self.words[..at]) > 0 && self.ahead(at).trim().is_empty();
        let behind = self.text[word.range.end..].trim_start_matches(' ').chars().next();
        let ends = behind.is_none_or(|c| !c.is_alphanumeric() && !is_hyphen(c) && !matches!(c, '%' | '/' | '\'' | '’' | '–' | '$' | '€'));
        let goes_on = self.joined(at) && self.words.get(at + 1).is_some_and(|next| common().dates.ranges.holds(next));
        let decimals = self.words.get(at + 1).is_some_and(|next| self.behind(at).len() == 1 && !goes_on && next.starts_with_digit());
        (written && led && (ends || goes_on) && !decimals).then_some(day)
    }
}

/// "Between 2020 and 2023", "from 4 May to 3 June": both ends of a stretch of time.
fn is_stretch(text: &str, held: &[Word<'_>], first: &Day, second: &Range<usize>, date: PartialDate) -> bool {
    let words = &common().dates;
    let lead = {
        let mut at = held.partition_point(|w| w.range.start < first.range.start);
        while at > 0 && words.articles.holds(&held[at - 1]) && !words.first_of_range.holds(&held[at - 1]) {
            at -= 1;
        }
        at > 0 && words.first_of_range.holds(&held[at - 1])
    };
    let from = held.partition_point(|w| w.range.start < first.range.end);
    let to = held.partition_point(|w| w.range.start < second.start);
    lead && from < to
        && held[from..to].iter().all(|w| words.ranges.holds(w) || words.articles.holds(w))
        && !text[first.range.end..second.start].contains([',', ';', '('])
        && first.date.earliest() <= date.earliest()
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
pub(super) fn nearest_day(text: &str, days: &[Day], numbers: &[Range<usize>], n: usize) -> Option<PartialDate> {
    let own = &numbers[n];
    let limit = numbers.get(n + 1).map_or(usize::MAX, |r| r.start);
    // "over the past six weeks": the length of a stretch is no number between
    let length = |r: &&Range<usize>| !days.iter().any(|d| d.range.start < r.end && r.start < d.range.end);
    let from = numbers[..n].iter().rfind(length).map_or(0, |r| r.end);
    let near = |gap: &str| !gap.contains([';', ':']) && gap.len() < 120;
    if let Some(label) = days.iter().rfind(|d| d.label && d.range.end <= own.start && d.range.start >= from) {
        return Some(label.date);
    }
    let behind = days
        .iter()
        .filter(|d| !d.label)
        .map(|d| (&d.range, d.date))
        .find(|(r, _)| r.start >= own.end && r.end <= limit && near(&text[own.end..r.start]));
    let before =
        days.iter().map(|d| (&d.range, d.date)).rfind(|(r, _)| r.end <= own.start && r.start >= from && near(&text[r.end..own.start]));
    // "in 2022 and 244 in 2023": the one behind is the number's own, unless it stands in another clause
    let comma = |r: &Range<usize>| text[own.end..r.start].contains(',');
    let day = match (behind, before) {
        (Some((r, _)), Some((_, day))) if comma(r) => Some(day),
        (Some((_, day)), _) | (None, Some((_, day))) => Some(day),
        (None, None) => None,
    }?;
    // "au 26 janvier 227 personnes … lors des affrontements de janvier": the day of the count is the finer one
    let finer = days.iter().find(|d| d.range.end <= own.start && d.date.is_full() && !day.is_full() && d.date.agrees(day));
    Some(finer.map_or(day, |d| d.date))
}

/// The day of a claim, else that of its latest source. `told`: its sentence tells a day; `heading`: the days of its heading.
pub(super) fn as_of(material: &Material<'_>, claim: usize, told: bool, heading: &[(u8, u8)]) -> (Option<PartialDate>, bool) {
    if let Some((date, source)) = material.claims[claim].date {
        let holds = match source {
            // one that is no day of what is counted was left out
            DateSource::Sentence | DateSource::Bound => told,
            // a summary runs over all days
            DateSource::Heading => material.claims[claim].part != Part::Summary,
            // a year that opened no sentence is over with its own
            DateSource::Before => material.claims[claim].part != Part::Summary && date.month_number().is_some(),
        };
        if holds {
            let date = if source == DateSource::Heading { end_of_stretch(date, heading) } else { date };
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

/// "The night of 4 to 5 June": what a stretch of days counted stands at its end.
fn end_of_stretch(first: PartialDate, heading: &[(u8, u8)]) -> PartialDate {
    const LONGEST: i64 = 31;
    let days = heading.iter().map(|&(month, day)| PartialDate::day(first.year(), month, day));
    let inside = |day: &PartialDate| {
        let length = first.earliest().zip(day.earliest()).map(|(a, b)| (b - a).num_days());
        first.is_full() && length.is_some_and(|l| (0..=LONGEST).contains(&l))
    };
    days.filter(inside).max_by_key(|day| day.earliest()).unwrap_or(first)
}

/// The day up to which a whole document counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stamp {
    pub(super) date: PartialDate,
    /// It is the day of all that has none of its own: "unless stated otherwise".
    pub(super) all: bool,
}

/// "Relevés au 6 mars 2022", "As of 6 March 2022": the full day that a line beside a table gives all of it.
pub(super) fn day_beside(text: &str, lexicon: &FigureLexicon, day_first: bool) -> Option<PartialDate> {
    const LONGEST: usize = 200;
    if text.len() > LONGEST {
        return None;
    }
    let held = all_words(text);
    let told = dates(text, day_first).into_iter().filter(|d| d.date.is_full());
    told.map(|d| (held.partition_point(|w| w.range.start < d.range.start), d.date))
        .find(|(at, _)| lexicon.counted.stamps.suffix(&held[..*at]) > 0)
        .map(|(_, date)| date)
}

/// The day up to which the whole document counts, where its head says so: "Flash Update No. 6 (as of 14 April 2023)",
/// "Prices are averages for September unless another month is given".
pub(super) fn stamp(material: &Material<'_>, limit: Option<PartialDate>) -> Option<Stamp> {
    const HEAD: usize = 6;
    let document = material.document;
    let lexicon = super::lexicon::figure_lexicon(document.language);
    // the head ends where something is claimed on a source, or with a second heading
    let sourced = |c: &crate::claim::Claim| c.part != Part::Footnote && !c.footnotes.is_empty();
    let claimed = material.claims.iter().find(|c| sourced(c)).map_or(HEAD, |c| c.block);
    let second =
        document.blocks.iter().enumerate().filter(|(_, b)| matches!(b.kind, BlockKind::Heading(_))).nth(1).map_or(HEAD, |(at, _)| at);
    let head = document.blocks.iter().take(HEAD.min(claimed).min(second));
    let before = Before { limit, report: document.report_date, ..Before::default() };
    let mut found: Option<Stamp> = None;
    for block in head {
        let text = block.text.as_str();
        for sentence in sentences(text) {
            let held: Vec<Word<'_>> = all_words(&text[sentence.clone()]).into_iter().map(|w| w.moved(sentence.start)).collect();
            let reader = Reader { text: &text[..sentence.end], words: &held, lexicon, alone: false };
            let all = (0..held.len()).any(|at| lexicon.counted.when.defaults.prefix(&held[at..]) > 0);
            let mut told: Vec<(Range<usize>, PartialDate)> = dates(&text[sentence.clone()], material.day_first)
                .into_iter()
                .filter(|d| d.date.is_full() || all && d.date.month_number().is_some())
                .map(|d| (d.range.start + sentence.start..d.range.end + sentence.start, d.date))
                .collect();
            if told.is_empty() {
                let year = limit.map(PartialDate::year);
                let days = days_of_months(text, &held).into_iter();
                told.extend(days.filter_map(|(r, m, d)| Some((r, before.not_to_come("", PartialDate::day(year?, m, d))))));
            }
            if told.is_empty() && all {
                told.extend(reader.told_by_words(&[], &before, None).into_iter().map(|t| (t.range, t.date)));
            }
            if told.is_empty() && all {
                told = reader.months_led(limit);
            }
            let stamped = told.into_iter().find(|(range, _)| {
                let at = held.partition_point(|w| w.range.start < range.start);
                let lead = lexicon.counted.stamps.suffix(&held[..at]);
                // "du 2 au 9 mars" is a stretch
                let stretch = at > lead
                    && held[at - lead - 1].starts_with_digit()
                    && text[held[at - lead - 1].range.end..held[at - lead].range.start].trim().is_empty();
                all || lead > 0 && !stretch
            });
            if let Some((_, date)) = stamped.filter(|_| found.is_none() || all) {
                found = Some(Stamp { date, all });
            }
        }
    }
    found
}

/// The day of a summary: that of its own heading, or the one up to which the title says that the document counts.
pub(super) fn summary_day(material: &Material<'_>, stamp: Option<PartialDate>) -> Option<PartialDate> {
    const HEAD: usize = 4;
    let blocks = &material.document.blocks;
    let days = |block: &Block| dates(block.text.as_str(), material.day_first).into_iter().map(|d| d.date).find(|d| d.is_full());
    let heading = |block: &&Block| matches!(block.kind, BlockKind::Heading(_));
    let own = blocks.iter().filter(heading).filter(|b| b.role == Role::Summary).find_map(days);
    own.or_else(|| blocks.iter().take(HEAD).filter(heading).find_map(days).filter(|&day| stamp == Some(day)))
}

/// The date of the latest source: the report is no older.
pub(super) fn latest_source(material: &Material<'_>) -> Option<PartialDate> {
    material.sources.iter().filter_map(|s| s.reference.date).max_by_key(|d| d.earliest())
}
