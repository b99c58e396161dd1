//! Which date is that of publication, of an update, of access.

use super::Parser;
use crate::citation::{Defect, DefectKind};
use crate::language::{DateForm, FoundDate, all_words, fold_words, lexicon};
use crate::text::ceil;
use std::ops::Range;

impl Parser<'_> {
    /// Dates that a phrase introduces: "mis à jour le …", "accessed …". The others are given back.
    pub(super) fn dates_by_phrase(&mut self, dates: Vec<FoundDate>) -> Vec<FoundDate> {
        /// So many bytes before a date its phrase stands.
        const NEAR: usize = 60;
        let mut rest = Vec::new();
        let citation = &lexicon().citation;
        for found in dates {
            let head = &self.text[..found.range.start];
            let near = ceil(head, head.len().saturating_sub(NEAR));
            let start = head[near..].rfind([';', '\u{2028}']).map_or(near, |i| ceil(head, near + i + 1));
            let before = all_words(&head[start..]);
            // "Monday 4 May", "le mardi 4 mai": the weekday belongs to the date
            let (updated, accessed) = (citation.updated.suffix(&before), citation.accessed.suffix(&before));
            let count = updated.max(accessed);
            let phrase = (count > 0).then(|| (updated >= accessed, start + before[before.len() - count].range.start));
            match phrase {
                Some((updated, from)) => {
                    let place = if updated { &mut self.reference.updated } else { &mut self.reference.accessed };
                    if place.is_none() {
                        *place = Some(found.date);
                    }
                    self.taken.push(from..found.range.end);
                }
                None => rest.push(found),
            }
        }
        rest
    }

    pub(super) fn choose_date(&mut self, dates: &[FoundDate]) {
        let held_by_bracket = |d: &FoundDate| {
            self.text[..d.range.start].ends_with(['(', '[']) || self.taken.iter().any(|t| t.start < d.range.start && d.range.end <= t.end)
        };
        let own_field = |d: &FoundDate| {
            let before = self.text[..d.range.start].trim_end();
            let after = self.text[d.range.end..].trim_start();
            let opens = before.is_empty()
                || before.ends_with([',', '(', '.', ';', ':', '–', '—', '»', '”', '"', '’', ']', '/'])
                || ends_with_date_word(before);
            opens && (after.is_empty() || !after.starts_with(|c: char| c.is_alphanumeric()) || after.starts_with("http"))
        };
        let rank = |d: &FoundDate| match (d.date.day_number(), d.date.month_number()) {
            (Some(_), _) if own_field(d) => 0,
            (Some(_), _) => 1,
            (None, Some(_)) if own_field(d) => 2,
            (None, None) if own_field(d) => 3,
            (None, Some(_)) => 4,
            (None, None) => 5,
        };
        // Among equals the first, but a date in a bracket of its own that opens an author–date
        // reference comes before all.
        if self.reference.date.is_some() {
            return;
        }
        let chosen = dates
            .iter()
            .filter(|d| d.date.month_number().is_some() || !is_of_years(self.text, &d.range))
            .filter(|d| !held_by_bracket(d) || self.apa || self.text[..d.range.start].ends_with('('))
            .min_by_key(|d| (rank(d), d.range.start));
        let Some(chosen) = chosen else {
            if let Some(range) = self.day_and_month() {
                self.defects.push(Defect { kind: DefectKind::MissingYear, range: range.clone() });
                self.taken.push(range);
            }
            return;
        };
        // "World Report 2022": part of a title, and a date only for want of another
        self.reference.date = Some(chosen.date);
        self.reference.date_range = Some(chosen.range.clone().into());
        if chosen.form == DateForm::MisspeltMonth {
            self.defects.push(Defect { kind: DefectKind::MisspeltMonth, range: chosen.range.clone() });
        }
        let written = &self.text[chosen.range.clone()];
        if let Some(letter) = written.chars().next_back().filter(|c| c.is_ascii_lowercase() && written.len() == 5) {
            self.reference.disambiguator = Some(letter.to_string().into());
        }
        if rank(chosen) < 5 {
            self.taken.push(chosen.range.clone());
        }
        for other in dates.iter().filter(|d| d.range != chosen.range && own_field(d) && d.date.month_number().is_some()) {
            self.taken.push(other.range.clone());
        }
    }

    /// "12 March" or "le 12 mars" without a year.
    pub(super) fn day_and_month(&self) -> Option<Range<usize>> {
        let all = all_words(self.text);
        all.windows(2).find_map(|pair| {
            let day = pair[0].folded.parse::<u8>().ok().filter(|d| (1..=31).contains(d));
            let month = lexicon().months.holds(&pair[1]);
            let range = pair[0].range.start..pair[1].range.end;
            let close = pair[1].range.start - pair[0].range.end <= 2;
            (day.is_some() && month && close && !self.is_taken(&range)).then_some(range)
        })
    }
}

/// "Camps and Ghettos, 1933-1945": years that a title is about.
fn is_of_years(text: &str, year: &Range<usize>) -> bool {
    const DASHES: [char; 3] = ['-', '–', '—'];
    let digits = |shown: &str| shown.len() >= 4 && shown.bytes().all(|b| b.is_ascii_digit());
    let behind = text[year.end..].trim_start().strip_prefix(DASHES).and_then(|rest| rest.trim_start().get(..4));
    let before = text[..year.start].trim_end().strip_suffix(DASHES).map(str::trim_end);
    behind.is_some_and(digits) || before.and_then(|rest| rest.get(rest.len().checked_sub(4)?..)).is_some_and(digits)
}

pub(super) fn ends_with_date_word(before: &str) -> bool {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let folded = fold_words(last);
    lexicon().weekdays.contains(folded.as_str()) || lexicon().citation.published.contains(&folded)
}
