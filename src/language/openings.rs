//! What may begin with a word: lists of statements and of days, asked together.

use super::fold::Word;
use super::phrases::{Begun, Family, Phrases, Table};
use super::word_lists::{DateLexicon, StatementLexicon};

/// What sentences are asked about all their words, so that one look at a word tells what may begin with it.
#[derive(Debug, Default)]
pub(crate) struct Openings {
    family: Family,
    /// First words of statements.
    pub(crate) triggers: Phrases,
    /// First words of "le lendemain", and numbers.
    pub(crate) day_shifts: Phrases,
    /// Names of months, and first words of feasts.
    pub(crate) dated: Phrases,
}

impl Openings {
    pub(super) fn new(statements: &mut StatementLexicon, dates: &mut DateLexicon, months: &Table<u8>) -> Self {
        let mut family = Family::default();
        let triggers = [
            &mut statements.several_voices,
            &mut statements.says_before,
            &mut statements.says,
            &mut statements.says_any,
            &mut statements.says_behind,
            &mut statements.said_by,
            &mut statements.handled,
            &mut statements.conditional_alone,
            &mut statements.gauges,
            &mut statements.finders,
            &mut statements.no_reports,
            &mut statements.source_of,
            &mut statements.anonymity,
            &mut statements.unconfirmed,
            &mut statements.adversatives,
            &mut statements.denies,
            &mut statements.hedges,
            &mut statements.conditional,
            &mut statements.takes_back,
            &mut statements.goes_back,
            &mut statements.disputed,
            &mut statements.counters,
            &mut statements.official_acts,
            &mut statements.confirmed,
        ]
        .map(|list| {
            family.add(list);
            &*list
        });
        let triggers = family.with(Phrases::firsts_of(triggers));
        let shifts = [&mut statements.next_day, &mut statements.day_before, &mut statements.same_day, &mut dates.year_before].map(|list| {
            family.add(list);
            list.firsts()
        });
        let day_shifts = family.with(Phrases::of_firsts(shifts.into_iter().flatten().chain(dates.numbers.firsts())));
        let dated = family.with(Phrases::of_firsts(months.firsts().iter().chain(dates.feasts.firsts())));
        for list in [&mut statements.denied_by, &mut statements.against, &mut statements.contrasts, &mut statements.witnessed] {
            family.add(list);
        }
        Self { family, triggers, day_shifts, dated }
    }

    /// For each word, the lists in which a phrase may begin with it.
    pub(crate) fn begun(&self, words: &[Word<'_>]) -> Vec<Begun> {
        self.family.begun(words)
    }
}
