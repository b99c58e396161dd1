//! Dates in running text and citations: French and English, in words, numeric, ISO, partial.

use std::ops::Range;

use super::{Word, all_words, edit_distance, lexicon};
use crate::document::PartialDate;
use crate::text::holds_digit;

/// A date and the words that give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundDate {
    pub(crate) range: Range<usize>,
    pub(crate) date: PartialDate,
    /// How the date is written.
    pub(crate) form: DateForm,
}

/// How a date is written, where that matters later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateForm {
    /// `26/01/2022`: which part is the day was decided by the document.
    Numeric,
    /// `2022-01-26`.
    Iso,
    /// With the month in words.
    Words,
    /// With a month that no lexicon knows but that is close to one.
    MisspeltMonth,
    /// A year alone.
    Year,
}

/// The years that a report cites.
const YEARS: Range<i32> = 1700..2100;

/// All dates of a text, in order, the longest reading of each. `day_first` decides `05/01/2022`.
pub(crate) fn dates(text: &str, day_first: bool) -> Vec<FoundDate> {
    if !holds_digit(text) {
        return Vec::new();
    }
    let words = all_words(text);
    let mut found = Vec::new();
    let mut at = 0;
    let numeric = |at: usize| words.get(at).is_some_and(Word::starts_with_digit);
    while at < words.len() {
        // every date begins with a number or has one as its second word
        if !numeric(at) && !numeric(at + 1) {
            at += 1;
            continue;
        }
        match date_at(text, &words, at, day_first) {
            Some((count, date, form)) => {
                let range = words[at].range.start..words[at + count - 1].range.end;
                found.push(FoundDate { range, date, form });
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

fn number(word: &Word<'_>) -> Option<u32> {
    (word.folded.len() <= 4 && word.folded.bytes().all(|b| b.is_ascii_digit())).then(|| word.folded.parse().ok()).flatten()
}

fn year(word: &Word<'_>) -> Option<i32> {
    let folded = word.folded.as_ref();
    // "2020a" names the first work of that year
    let digits = match folded.len() {
        4 => folded,
        5 if folded.as_bytes()[4].is_ascii_lowercase() => &folded[..4],
        _ => return None,
    };
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse::<i32>().ok().filter(|y| YEARS.contains(y))
}

fn day(word: &Word<'_>) -> Option<u8> {
    let digits = word.folded.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &word.folded[digits..];
    let ordinal = rest.is_empty() || lexicon().day_ordinals.contains(rest);
    (ordinal && (1..=2).contains(&digits)).then(|| word.folded[..digits].parse().ok()).flatten().filter(|d| (1..=31).contains(d))
}

fn month(word: &Word<'_>) -> Option<u8> {
    lexicon().months.of(word)
}

fn misspelt_month(word: &Word<'_>) -> Option<u8> {
    let folded = word.folded.as_ref();
    if folded.chars().count() < 5
        || !folded.chars().all(char::is_alphabetic)
        || lexicon().weekdays.contains(folded)
        || lexicon().seasons.contains(folded)
    {
        return None;
    }
    let mut close: Vec<_> = lexicon()
        .month_names
        .iter()
        .filter(|(name, _)| name.len() >= 5 && name.as_bytes()[0] == folded.as_bytes()[0])
        .filter_map(|&(ref name, month)| edit_distance(folded, name, 2).map(|d| (d, month)))
        .collect();
    close.sort_unstable();
    // two letters may differ in a long name only
    close.first().filter(|(d, _)| *d == 1 || folded.len() >= 8).map(|&(_, month)| month)
}

/// What stands between two words.
fn gap<'t>(text: &'t str, words: &[Word<'_>], at: usize) -> &'t str {
    match words.get(at + 1) {
        Some(next) => &text[words[at].range.end..next.range.start],
        None => "",
    }
}

fn close_gap(gap: &str) -> bool {
    gap.len() <= 4 && gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '.'))
}

fn date_at(text: &str, words: &[Word<'_>], at: usize, day_first: bool) -> Option<(usize, PartialDate, DateForm)> {
    let first = &words[at];
    let second = words.get(at + 1);
    let third = words.get(at + 2);
    if first.folded.as_bytes()[0].is_ascii_digit() {
        if let Some(found) = numeric(text, words, at, day_first) {
            return Some(found);
        }
        if let (Some(day), Some(second)) = (day(first), second) {
            // "2018/19, March 2020" holds no 19 March
            if close_gap(gap(text, words, at)) && !gap(text, words, at).contains(',') && !text[..first.range.start].ends_with('/') {
                let spelled = month(second).map(|m| (m, DateForm::Words));
                if let Some(third) = third.filter(|_| close_gap(gap(text, words, at + 1)))
                    && let Some(year) = year(third)
                {
                    let spelled = spelled.or_else(|| misspelt_month(second).map(|m| (m, DateForm::MisspeltMonth)));
                    if let Some((month, form)) = spelled {
                        return Some((3, PartialDate::day(year, month, day), form));
                    }
                }
            }
        }
        let year = year(first)?;
        // part of a longer number, an address or a code: "2022/12", "12.2022"
        let before = text[..first.range.start].chars().next_back();
        let after = text[first.range.end..].chars().next();
        let tied = |c: Option<char>| c.is_some_and(|c| matches!(c, '/' | '_' | '#' | '=' | '€' | '$' | '%'));
        let next_digit = text[first.range.end..].chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        if tied(before) || tied(after) || after.is_some_and(|c| matches!(c, '.' | ',')) && next_digit {
            return None;
        }
        return Some((1, PartialDate::year_only(year), DateForm::Year));
    }
    let spelled = month(first).map(|m| (m, DateForm::Words)).or_else(|| {
        let alone = second.is_some_and(|w| year(w).is_some()) && gap(text, words, at) == " " && first.folded.len() >= 6;
        let with_day = second.is_some_and(|w| day(w).is_some()) && third.is_some_and(|w| year(w).is_some()) && gap(text, words, at) == " ";
        (alone || with_day).then(|| misspelt_month(first).map(|m| (m, DateForm::MisspeltMonth))).flatten()
    });
    if let (Some((month, form)), Some(second)) = (spelled, second) {
        if close_gap(gap(text, words, at)) {
            if let (Some(day), Some(year)) = (day(second), third.and_then(year))
                && close_gap(gap(text, words, at + 1))
            {
                return Some((3, PartialDate::day(year, month, day), form));
            }
            if let Some(year) = year(second) {
                return Some((2, PartialDate::month(year, month), form));
            }
            if let Some((count, day, year)) = day(second).and_then(|_| rest_of_days(text, words, at + 1)) {
                return Some((1 + count, PartialDate::day(year, month, day), form));
            }
        }
        // "March–April 2020", "mars-avril 2020": the later month
        if matches!(gap(text, words, at).trim(), "-" | "–" | "/") {
            return None;
        }
    }
    if lexicon().seasons.holds(first)
        && let Some(year) = second.and_then(year).filter(|_| close_gap(gap(text, words, at)))
    {
        return Some((2, PartialDate::year_only(year), DateForm::Year));
    }
    None
}

/// The end of "July 8 to 12, 2023", "March 5–9, 2023", from the first day on: how many words, the last day, the year.
fn rest_of_days(text: &str, words: &[Word<'_>], at: usize) -> Option<(usize, u8, i32)> {
    let dash = matches!(gap(text, words, at).trim(), "-" | "–" | "—");
    let joined = words.get(at + 1).is_some_and(|w| lexicon().dates.ranges.holds(w)) && gap(text, words, at) == " ";
    let last = at + if dash { 1 } else { 2 };
    let (day, year) = (day(words.get(last)?)?, year(words.get(last + 1)?)?);
    ((dash || joined) && close_gap(gap(text, words, last))).then_some((last + 2 - at, day, year))
}

/// `26/01/2022`, `26.01.2022`, `26-01-2022`, `2022-01-26`, `2022/01/26`, `01/2022`.
fn numeric(text: &str, words: &[Word<'_>], at: usize, day_first: bool) -> Option<(usize, PartialDate, DateForm)> {
    let before = text[..words[at].range.start].chars().next_back();
    if before.is_some_and(|c| matches!(c, '/' | '_' | '=' | '-')) {
        return None;
    }
    let separator = gap(text, words, at);
    if !matches!(separator, "/" | "." | "-" | "–") {
        return None;
    }
    let first = number(&words[at])?;
    let second = words.get(at + 1).and_then(number)?;
    let small = |n: u32| u8::try_from(n).ok().filter(|&n| (1..=31).contains(&n));
    let ends = |i: usize| {
        let after = &text[words[i].range.end..];
        !(after.starts_with(['/', '_', '%']) || after.starts_with(['.', '-']) && after[1..].starts_with(|c: char| c.is_ascii_digit()))
    };
    if gap(text, words, at + 1) == separator {
        if let Some(third) = words.get(at + 2).and_then(number).filter(|_| ends(at + 2)) {
            let lengths = (words[at].folded.len(), words[at + 1].folded.len(), words[at + 2].folded.len());
            if lengths.0 == 4 && lengths.1 <= 2 && lengths.2 <= 2 {
                let date = PartialDate::day(first as i32, small(second)?, small(third)?);
                return YEARS.contains(&(first as i32)).then_some((3, date, DateForm::Iso));
            }
            if lengths.0 <= 2 && lengths.1 <= 2 && (lengths.2 == 4 || lengths.2 == 2 && separator != "-") {
                let year = if lengths.2 == 2 { 2000 + third as i32 } else { third as i32 };
                let (a, b) = (small(first)?, small(second)?);
                let (day, month) = match (a > 12, b > 12) {
                    (true, false) => (a, b),
                    (false, true) => (b, a),
                    _ if day_first => (a, b),
                    _ => (b, a),
                };
                // an impossible month such as 31/31 is kept for the rules to report
                return YEARS.contains(&year).then_some((3, PartialDate::day(year, month, day), DateForm::Numeric));
            }
        }
        return None;
    }
    // "01/2022"
    let (month, year) = (small(first)?, second as i32);
    (separator == "/" && month <= 12 && words[at + 1].folded.len() == 4 && YEARS.contains(&year) && ends(at + 1)).then_some((
        2,
        PartialDate::month(year, month),
        DateForm::Numeric,
    ))
}

/// Which part of `05/01/2022` is the day, as the texts themselves show: true for the day first, false
/// for the month first, `None` where nothing tells.
pub(crate) fn day_order<'t>(texts: impl Iterator<Item = &'t str>) -> Option<bool> {
    let (mut day_first, mut month_first) = (0usize, 0usize);
    for text in texts {
        let bytes = text.as_bytes();
        for at in memchr::memchr_iter(b'/', bytes) {
            let head = bytes[..at].iter().rev().take_while(|b| b.is_ascii_digit()).count();
            let tail = bytes[at + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
            if !(1..=2).contains(&head) || !(1..=2).contains(&tail) || bytes.get(at + 1 + tail) != Some(&b'/') {
                continue;
            }
            if bytes[at + 2 + tail..].iter().take_while(|b| b.is_ascii_digit()).count() != 4 || at > head && bytes[at - head - 1] == b'/' {
                continue;
            }
            let value = |s: &str| s.parse::<u32>().unwrap_or(0);
            let (a, b) = (value(&text[at - head..at]), value(&text[at + 1..at + 1 + tail]));
            day_first += usize::from(a > 12 && b <= 12);
            month_first += usize::from(b > 12 && a <= 12);
        }
    }
    match day_first.cmp(&month_first) {
        std::cmp::Ordering::Greater => Some(true),
        std::cmp::Ordering::Less => Some(false),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        dates(text, true).into_iter().map(|d| d.date.to_string()).collect()
    }

    #[test]
    fn dates_in_every_form() {
        for (text, want) in [
            ("le 26 janvier 2022", "2022-01-26"),
            ("1er août 2021", "2021-08-01"),
            ("January 5, 2021", "2021-01-05"),
            ("5 Jan. 2021", "2021-01-05"),
            ("the 3rd March 2020", "2020-03-03"),
            ("26/01/2022 [2]", "2022-01-26"),
            ("26.1.2022", "2022-01-26"),
            ("2022-01-26", "2022-01-26"),
            ("mars 2023", "2023-03"),
            ("(Smith 2020b)", "2020"),
            ("Spring 2019", "2019"),
            ("12 Febuary 2019", "2019-02-12"),
            ("Febuary 2019", "2019-02"),
            ("01/2022", "2022-01"),
            ("12/25/2020", "2020-12-25"),
            ("July 8 to 12, 2023", "2023-07-12"),
            ("March 5–9, 2023", "2023-03-09"),
            ("May 3 and 4, 2023", "2023-05-04"),
        ] {
            assert_eq!(shown(text), [want], "{text}");
        }
        for text in ["1 254,5 personnes", "A/HRC/49/72", "no. 27765/09", "2022.5", "may come", "p. 12", "_2022_"] {
            assert_eq!(shown(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn the_document_shows_which_part_is_the_day() {
        assert_eq!(day_order(["26/01/2022 et 05/01/2022"].into_iter()), Some(true));
        assert_eq!(day_order(["01/26/2022"].into_iter()), Some(false));
        assert_eq!(day_order(["05/01/2022, A/HRC/49/72"].into_iter()), None);
    }
}
