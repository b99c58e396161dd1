//! References whose date comes before the title: "Berg, J. (2020). Title. Journal", "Berg, Jo. 2020. Title. House".

use super::assign::joined;
use super::{Field, Parser, tidy};
use crate::language::{lexicon, words};
use crate::text::Stretch;
use std::ops::Range;

impl Parser<'_> {
    /// "The Rask Times. 9 May 2022. Jo Berg. “Dozens held.”", "Berg, Jo. 2022. Title. House": how many fields stand
    /// before a date that full stops part from the rest.
    pub(super) fn date_between_stops(&self, kept: &[Field]) -> Option<usize> {
        let date = self.reference.date_range?;
        let count = kept.iter().take_while(|f| f.range.end <= date.start()).count();
        let stopped = self.text[..date.start()].trim_end().ends_with('.') && self.text[date.end()..].starts_with('.');
        let titled = self.title.as_ref().map_or(count < kept.len(), |t| t.start > date.end());
        (count > 0 && stopped && titled).then_some(count)
    }

    pub(super) fn assign_between_stops(&mut self, before: &[Field], after: &[Field]) {
        let between = after.iter().take_while(|f| !f.after_title).count();
        let (mut between, mut behind) = after.split_at(between);
        if self.title.is_none() {
            // a body's part, then the title
            let part =
                between.len() > 1 && words(&self.text[between[0].range.clone()]).any(|w| lexicon().citation.institution_words.holds(&w));
            let title = usize::from(part);
            if let Some(field) = between.get(title) {
                self.reference.title = Some(tidy(&self.text[field.range.clone()]).into());
            }
            behind = between.get(title + 1..).unwrap_or_default();
            between = &between[..title.min(between.len())];
        }
        let whole = joined(before);
        let body = between.iter().any(|f| words(&self.text[f.range.clone()]).any(|w| lexicon().citation.institution_words.holds(&w)));
        // authors stand first by their surnames: "Berg, Jo"
        let inverted = self.text[whole.clone()].contains([',', '.']);
        if inverted && self.is_person(before) && !body && !self.is_person(between) && !self.context.names.knows(&self.text[whole.clone()]) {
            match behind.iter().find(|f| self.may_be_outlet(f)).map(|f| self.without_volume(f)) {
                Some(outlet) => {
                    self.set_publisher(outlet);
                    self.set_author(before);
                }
                None => self.set_publisher(whole),
            }
            return;
        }
        // "Professor, University of Lund": who is cited stands first
        let known = self.context.names.knows(&self.text[whole.clone()]);
        self.set_publisher(if known { whole } else { before.first().map_or(whole, |f| f.range.clone()) });
        if self.is_person(between) {
            self.set_author(between);
        }
    }

    /// Author (date). Title. Outlet.
    pub(super) fn assign_author_date(&mut self, kept: &[Field]) {
        let date_start = self.reference.date_range.map_or(0, Stretch::start);
        let split = kept.iter().position(|f| f.range.start > date_start).unwrap_or(kept.len());
        let (before, after) = kept.split_at(split);
        let mut after = after.iter();
        if self.title.is_none() {
            if let Some(field) = after.next() {
                self.reference.title = Some(tidy(&self.text[field.range.clone()]).into());
            }
        } else if self.title.as_ref().is_some_and(|t| t.start > date_start) {
            after = after.as_slice().iter();
        }
        let person = self.is_person(before);
        // "UNSC Resolution 2664 (2022)"
        if after.as_slice().is_empty() && self.reference.title.is_none() && !person && self.paper(before) {
            return;
        }
        let whole = joined(before);
        let known = self.context.names.knows(&self.text[whole.clone()]);
        let outlet = after.find(|f| self.may_be_outlet(f)).map(|f| self.without_volume(f));
        match outlet {
            Some(range) if person || !known => {
                self.set_publisher(range);
                self.set_author(before);
            }
            _ => self.set_publisher(whole),
        }
    }

    /// "Journal of X 12 (3), 4–5": the name of the journal.
    fn without_volume(&self, field: &Field) -> Range<usize> {
        let shown = &self.text[field.range.clone()];
        let end = shown.find([',', '(', '[']).unwrap_or(shown.len());
        let name = shown[..end].trim_end().trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
        let name = if name.is_empty() { shown[..end].trim_end() } else { name };
        field.range.start..field.range.start + name.len()
    }
}
