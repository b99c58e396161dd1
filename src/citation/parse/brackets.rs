//! What round and square brackets hold: groups, channels, dates, numbers, translated titles.

use super::locator::locator;
use super::{Parser, tidy};
use crate::citation::registry::registry;
use crate::citation::{Channel, Defect, DefectKind};
use crate::language::{FoundDate, Word, fold_words, lexicon, words};
use std::ops::Range;

impl Parser<'_> {
    pub(super) fn brackets(&mut self, dates: &[FoundDate]) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (open, close) = match bytes[at] {
                b'[' => (b'[', b']'),
                b'(' => (b'(', b')'),
                _ => {
                    at += 1;
                    continue;
                }
            };
            if self.inside_title_or_address(at) {
                at += 1;
                continue;
            }
            let end = self.closing(at, open, close);
            if let Some(end) = end {
                self.bracket(at..end + 1, open == b'[', dates);
                at = end + 1;
            } else {
                // "Radio Svoboda (Groupe X, 09/01/2022": what is open goes to the next comma
                let reach = self.text[at..].find([',', ';']).map_or(self.text.len(), |i| at + i);
                self.defects.push(Defect { kind: DefectKind::UnclosedBracket, range: at..reach });
                self.bracket(at..reach, open == b'[', dates);
                at = reach.max(at + 1);
            }
        }
    }

    pub(super) fn inside_title_or_address(&self, at: usize) -> bool {
        let title = self.title.as_ref().is_some_and(|t| t.contains(&at));
        title || self.reference.url_range.is_some_and(|u| u.contains(at))
    }

    pub(super) fn closing(&self, at: usize, open: u8, close: u8) -> Option<usize> {
        let mut depth = 0usize;
        for (i, &b) in self.text.as_bytes().iter().enumerate().skip(at) {
            if self.inside_title_or_address(i) {
                continue;
            }
            if b == open {
                depth += 1;
            } else if b == close {
                depth -= 1;
                if depth == 0 {
                    return Some(i);
                }
            }
        }
        None
    }

    pub(super) fn bracket(&mut self, whole: Range<usize>, square: bool, dates: &[FoundDate]) {
        let closed = self.text[..whole.end].ends_with([')', ']']);
        let inner = whole.start + 1..if closed { whole.end - 1 } else { whole.end };
        let content = self.text[inner.clone()].trim();
        let folded = fold_words(content);
        let citation = &lexicon().citation;
        let held: Vec<Word<'_>> = words(content).collect();
        let rest_after = |count: usize| content[held[count - 1].range.end..].trim_start_matches([' ', ':', '\u{a0}', '.', '-', '–']).trim();
        let date = dates.iter().find(|d| d.range.start >= inner.start && d.range.end <= inner.end);
        self.taken.push(whole.clone());
        if citation.retracted.contains(&folded) {
            self.reference.retracted = true;
            return;
        }
        if square {
            if is_acronym(content)
                && self.title.as_ref().is_none_or(|t| t.start > whole.start)
                && initials_match(content, &self.text[..whole.start])
            {
                self.reference.acronym.get_or_insert_with(|| content.into());
            } else if (1..=2).contains(&content.len()) && content.bytes().all(|b| b.is_ascii_digit()) {
                self.reference.disambiguator.get_or_insert_with(|| content.trim_start_matches('0').into());
            } else if self
                .title
                .as_ref()
                .is_some_and(|t| self.text[t.end.min(whole.start)..whole.start].trim_matches([' ', '\n', ',', '.', '\u{a0}']).is_empty())
                && content.len() > 3
                && !lexicon().citation.remarks.contains(&folded)
                && self.reference.accessed.is_none()
            {
                self.reference.translated_title = Some(tidy(content.trim_matches(['"', '«', '»', '“', '”', ' ', '\u{a0}'])).into());
            }
            return;
        }
        // What the first words say.
        let group = citation.group_words.prefix(&held);
        if group > 0 && group < held.len() {
            self.reference.group = Some(rest_after(group).into());
            return;
        }
        if self.upstream(content, &held) {
            return;
        }
        for (phrases, channel) in [
            (&citation.translated_by, Channel::Translation),
            (&citation.cited_by, Channel::Relay),
            (&citation.agency_in, Channel::Syndication),
        ] {
            let count = phrases.prefix(&held);
            if count > 0 && count < held.len() {
                let name = rest_after(count).split(',').next().unwrap_or_default().trim();
                self.reference.via.get_or_insert_with(|| name.into());
                self.reference.channel.get_or_insert(channel);
                return;
            }
        }
        if let Some(date) = date {
            // "(2020)", "(3 May 2020)"; "(D.D.C. 2015)" names the court
            let around = content.len() - date.range.len();
            let court = self.text[..whole.start].contains(" v. ") || self.text[..whole.start].contains(" v ");
            if court && around > 1 {
                let name = self.text[inner.start..date.range.start].trim_matches([' ', ',']);
                self.reference.date = Some(date.date);
                self.reference.date_range = Some(date.range.clone().into());
                if !name.is_empty() {
                    self.reference.publisher = Some(name.into());
                    self.reference.publisher_range = Some((inner.start..inner.start + name.len()).into());
                }
            } else if around <= 3 {
                let before = self.text[..whole.start].trim_end();
                self.apa = self.title.as_ref().is_none_or(|t| t.start > whole.end)
                    && !before.is_empty()
                    && self.text[whole.end..].trim_start().starts_with(['.', ',', ':'])
                    && !before.ends_with(',');
            }
            return;
        }
        if is_acronym(content) {
            match registry().group_by_name(content).filter(|_| !initials_match(content, &self.text[..whole.start])) {
                Some(_) => self.reference.group = Some(content.into()),
                None => {
                    self.reference.acronym.get_or_insert_with(|| content.into());
                }
            }
            return;
        }
        if registry().group_by_name(content).is_some() && self.reference.group.is_none() && self.reference.title.is_none() {
            self.reference.group = Some(content.into());
            return;
        }
        if let Some(locator) = locator(content) {
            self.reference.locator.get_or_insert(locator.into());
        }
    }
}

/// "HRW", "DW", "AAN": capitals, digits and signs between them.
pub(in crate::citation) fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (2..=12).contains(&letters)
        && text.matches(' ').count() <= 2
        && text.chars().filter(|c| c.is_uppercase()).count() * 3 >= letters * 2
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '&' | '.' | '\'' | ' '))
}

/// True where the capitals of the words before make the acronym.
pub(in crate::citation) fn initials_match(acronym: &str, before: &str) -> bool {
    let wanted: String = acronym.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let initials: String = words(before).filter_map(|w| w.folded.chars().next()).collect();
    let capitals: String =
        words(before).filter(|w| before[w.range.clone()].starts_with(char::is_uppercase)).filter_map(|w| w.folded.chars().next()).collect();
    initials.ends_with(&wanted) || capitals.ends_with(&wanted)
}
