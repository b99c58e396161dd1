//! Where one reference of a note ends and the next begins.

use std::ops::Range;

use super::{Splitter, window};
use crate::citation::keys::Keyed;
use crate::citation::parse::parse_among;
use crate::language::{FoundDate, Word, lexicon, words};

impl Splitter<'_> {
    /// First cuts: semicolons, paragraphs, forced line ends, and full stops between references.
    pub(super) fn segments(&self) -> Vec<Range<usize>> {
        let text = self.text;
        let bytes = text.as_bytes();
        let mut segments = Vec::new();
        let mut start = 0;
        let mut at = 0;
        while at < bytes.len() {
            if let Some(end) = self.is_closed(at) {
                at = end.max(at + 1);
                continue;
            }
            let cut = match bytes[at] {
                b';' => !text[..at].ends_with("&gt") && !text[..at].ends_with("&amp"),
                b'\n' => bytes.get(at + 1) == Some(&b'\n'),
                // a line separator (U+2028): a line end that the author forced
                0xE2 => text[at..].starts_with('\u{2028}'),
                b'.' => self.stop_parts(start, at),
                _ => false,
            };
            let width = text[at..].chars().next().map_or(1, char::len_utf8);
            if cut {
                segments.push(start..if bytes[at] == b'.' { at + 1 } else { at });
                start = at + width;
            } else if bytes[at] == b' '
                && let Some(next) = self.and_parts(start, at)
            {
                segments.push(start..at);
                start = next;
                at = next;
                continue;
            }
            at += width;
        }
        segments.push(start..text.len());
        segments.retain(|s| text[s.clone()].chars().any(char::is_alphanumeric));
        segments
    }

    pub(super) fn has_address(&self, range: &Range<usize>) -> bool {
        self.signs.addresses.iter().any(|a| a.range.start >= range.start && a.range.end <= range.end + 1)
            || self.links.iter().any(|l| l.is_web() && l.range.start >= range.start && l.range.end <= range.end)
    }

    pub(super) fn dates_in(&self, range: &Range<usize>) -> impl Iterator<Item = &FoundDate> {
        let from = self.signs.dates.partition_point(|d| d.range.start < range.start);
        let end = range.end;
        self.signs.dates[from..].iter().take_while(move |d| d.range.end <= end)
    }

    /// The citations by key in a stretch.
    pub(super) fn keyed_in(&self, range: &Range<usize>) -> impl DoubleEndedIterator<Item = &Keyed> {
        let from = self.keyed.partition_point(|k| k.range.start < range.start);
        let until = self.keyed.partition_point(|k| k.range.start < range.end);
        self.keyed[from..until.max(from)].iter()
    }

    /// A full stop parts two references where the one before it is whole and another begins.
    fn stop_parts(&self, start: usize, at: usize) -> bool {
        let after = &self.text[at + 1..];
        if !after.starts_with([' ', '\n', '\u{a0}']) {
            return false;
        }
        let word = self.text[..at].rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
        let back = lexicon().citation.ibid.prefix(&words(&self.text[start..at]).take(3).collect::<Vec<_>>()) > 0;
        if !back && (word.chars().count() == 1 && word.chars().all(char::is_uppercase) || lexicon().abbreviations.contains(word)) {
            return false;
        }
        let next = window(after.trim_start());
        if !next.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“' | '"' | '‘' | '[')) {
            return false;
        }
        let left = start..at;
        let first: Vec<Word<'_>> = words(next).take(6).collect();
        let citation = &lexicon().citation;
        // "Accessed 3 May 2020.", "Archived from …", "Available at …" belong to what is before
        if citation.accessed.prefix(&first) > 0
            || citation.updated.prefix(&first) > 0
            || citation.available.prefix(&first) > 0
            || first.first().is_some_and(|w| citation.goes_on.holds(w))
        {
            return false;
        }
        // "“Title”. BBC News. 19 April 2018.": after a title the outlet is still to come.
        let trimmed = self.text[left.clone()].trim_end();
        let title_last = self.signs.quotations.iter().any(|q| q.whole.end == left.start + trimmed.len());
        if title_last && !self.signs.addresses.iter().any(|a| a.range.start >= left.start && a.range.end <= left.end) {
            return false;
        }
        let dated = self.dates_in(&left).next().is_some();
        let author_date = self.text[left.clone()].trim_end().ends_with(')')
            && !self.has_address(&left)
            && self.dates_in(&left).all(|d| self.text[..d.range.start].ends_with('('))
            && !self.text[left.clone()].contains(['«', '“', '"']);
        // "Berg, J. 2024. “Title.” Journal": a date between full stops, and the title behind it
        let between_stops = next.starts_with(['«', '“', '"', '‘'])
            && self.dates_in(&left).last().is_some_and(|d| d.range.end == at && self.text[..d.range.start].trim_end().ends_with('.'))
            && !self.signs.quotations.iter().any(|q| q.whole.start >= left.start && q.whole.end <= left.end);
        if between_stops {
            return false;
        }
        let keyed = self.keyed_in(&left).next_back().is_some_and(|k| k.range.end == left.start + trimmed.len());
        let whole = back || keyed || self.has_address(&left) || dated && !author_date;
        if !whole {
            return false;
        }
        // what follows, up to the next sign that could part
        let right_start = at + 1 + (after.len() - after.trim_start().len());
        let right_end = right_start + next.find([';', '\n']).unwrap_or(next.len());
        let right = right_start..right_end;
        let lead = citation.breaking_lead_ins.prefix(&first) > 0 || citation.ibid.prefix(&first) > 0;
        lead || self.begins_reference(&right)
    }

    /// "… 2020 and Amnesty International, …": both sides whole.
    fn and_parts(&self, start: usize, at: usize) -> Option<usize> {
        let after = window(&self.text[at + 1..]);
        words(after).next().filter(|word| lexicon().citation.and_words.may_begin_with(word))?;
        let first: Vec<Word<'_>> = words(after).take(4).collect();
        let count = lexicon().citation.and_words.prefix(&first);
        if count == 0 {
            return None;
        }
        let next = at + 1 + first.get(count)?.range.start;
        let left = start..at;
        let right = window(&self.text[next..]);
        let right_end = next + right.find(';').unwrap_or(right.len());
        let whole = self.has_address(&left) || self.dates_in(&left).any(|d| d.date.month_number().is_some() || d.range.end + 2 >= at);
        let other = self.has_address(&(next..right_end)) || self.dates_in(&(next..right_end)).next().is_some();
        let back = left.len() < 200
            && parse_among(&self.signs, self.text, left.clone(), self.links, self.emphasis, self.context).back_reference.is_some();
        let next_back =
            back && parse_among(&self.signs, self.text, next..right_end, self.links, self.emphasis, self.context).back_reference.is_some();
        if next_back {
            return Some(next);
        }
        let ends_whole = self.text[left.clone()]
            .trim_end()
            .ends_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | ']' | '»' | '”' | '"' | '>' | ',' | '/'))
            || self.has_address(&left);
        let name =
            right.starts_with(char::is_uppercase) || lexicon().citation.lead_ins.prefix(&words(right).take(4).collect::<Vec<_>>()) > 0;
        (whole && other && ends_whole && name && self.begins_reference(&(next..right_end))).then_some(next)
    }

    /// Whether a reference begins here: a known name first, or a name, a comma, and a date or address.
    fn begins_reference(&self, range: &Range<usize>) -> bool {
        if let Some(keyed) = self.keyed_in(range).next() {
            let before: Vec<Word<'_>> = words(&self.text[range.start..keyed.range.start]).collect();
            if before.len() == lexicon().citation.lead_ins.prefix(&before) {
                return true;
            }
        }
        let reference = parse_among(&self.signs, self.text, range.clone(), self.links, self.emphasis, self.context);
        if reference.back_reference.is_some() {
            return true;
        }
        let signs = usize::from(reference.date.is_some()) + usize::from(reference.url.is_some()) + usize::from(reference.title.is_some());
        let Some(publisher) = reference.publisher_range else { return reference.url.is_some() && range.len() < 300 };
        let known = self.context.names.knows(&self.text[publisher.range()]);
        let short = words(&self.text[publisher.range()]).count() <= 8;
        let near = publisher.start() < range.start + 40 || reference.title.is_some();
        signs >= 1 && short && near && (known || signs >= 2)
    }

    /// Pieces that are no reference of their own go back to the one before: pages, paragraphs.
    pub(super) fn merge(&self, segments: &mut Vec<Range<usize>>) {
        let mut merged: Vec<Range<usize>> = Vec::with_capacity(segments.len());
        for segment in segments.drain(..) {
            let shown = self.text[segment.clone()].trim();
            let first: Vec<Word<'_>> = words(shown).take(4).collect();
            let citation = &lexicon().citation;
            let back = citation.ibid.prefix(&first) > 0 || citation.supra.prefix(&first) > 0 || citation.op_cit.prefix(&first) > 0;
            let locator_first = first.first().is_some_and(|w| citation.locators.holds(w) && !citation.lead_ins.holds(w))
                && first.get(1).is_some_and(Word::starts_with_digit);
            let number_first = first.first().is_some_and(|w| w.folded.bytes().all(|b| b.is_ascii_digit())) && shown.len() < 20;
            let remark = shown.starts_with(char::is_lowercase)
                && !self.has_address(&segment)
                && self.dates_in(&segment).next().is_none()
                && citation.lead_ins.prefix(&first) == 0;
            let access = citation.accessed.prefix(&first) > 0 || citation.updated.prefix(&first) > 0;
            match merged.last_mut() {
                Some(last) if !back && (locator_first || number_first || remark || access) => last.end = segment.end,
                _ => merged.push(segment),
            }
        }
        *segments = merged;
    }
}
