//! Where and when a number counts whose own clause does not say: by its sentence, its paragraph, its section.

use super::days::{Day, as_of};
use super::document::{Figure, Material, Site, Within};
use super::learnt::Learnt;
use super::lexicon::figure_lexicon;
use super::measure::Measure;
use super::read::places_in;
use super::thread::Thread;
use crate::claim::DateSource;
use crate::document::{Language, PartialDate};
use crate::language::all_words;

/// How many figures back a total looks for the count that it goes on with.
pub(super) const GOES_ON: usize = 32;

/// What stands around the numbers of a sentence.
pub(super) struct Surroundings<'a> {
    pub(super) material: &'a Material<'a>,
    pub(super) text: &'a str,
    pub(super) language: Language,
    pub(super) learnt: &'a Learnt<'a>,
    /// The place of the section.
    pub(super) heading: Option<&'a Site>,
    /// The days of the sentence.
    pub(super) days: &'a [Day],
    /// Where the paragraph is.
    pub(super) running: Option<&'a (String, Option<u32>)>,
    /// The sentence points back to that place: "there".
    pub(super) there: bool,
    /// The day that the paragraph has come to.
    pub(super) carried: Option<PartialDate>,
    /// The first figure of the sentence.
    pub(super) base: usize,
}

impl Surroundings<'_> {
    /// The place of a figure whose clause gives none. `listed`: its paragraph is an item under a place.
    pub(super) fn site(&self, figure: &Figure, voice: Option<&str>, listed: bool, found: &[Figure]) -> Option<Site> {
        let inferred = |site: Site| Site { inferred: true, ..site };
        let near = || found.iter().rev().take(GOES_ON).take_while(|f| f.block == figure.block);
        // a total is about more than the place of the sentence before
        let wide = figure.quantity.cumulative && !figure.quantity.of_parts && !self.there;
        let total = !listed && (wide || figure.within == Within::Summary);
        let whole = figure.part_of.and_then(|whole| found.get(whole)).and_then(|f| f.site.clone());
        // "… attributed 23 deaths to the attack on Lira; it should have read 13"
        let on = figure.quantity.continues.then(|| found.last()).flatten();
        let on = on.filter(|f| f.sentence == figure.sentence && f.block == figure.block && f.quantity.measure == figure.quantity.measure);
        let on = on.and_then(|f| f.site.clone()).map(inferred);
        // "…; in Goma, nine died, and 40 fled"
        let beside = found[self.base..].last().filter(|_| !total).and_then(|f| f.site.clone()).map(inferred);
        let before = self.running.cloned().filter(|_| !total).map(|(name, id)| Site { name, id, inferred: true });
        // where somebody speaks from says nothing of what others have counted beside him …
        let alone = !near().any(|f| f.quantity.measure == figure.quantity.measure);
        // … unless the paragraph counts there: "39 of them in Lira; the mayor of Lira lists 35"
        let counted_there = |seat: &Site| near().filter_map(|f| f.site.as_ref()).any(|site| !site.inferred && site.name == seat.name);
        let spoken = voice.and_then(|voice| seat_of(voice, self.language, self.learnt));
        let spoken = spoken.filter(|seat| alone || counted_there(seat));
        // a total that goes on with the count before it is of the same place
        let alike = |f: &Figure| f.part_of.is_none() && f.quantity.measure == figure.quantity.measure;
        // counts of several places in one sentence leave it open
        let other =
            |l: &Figure, f: &Figure| f.sentence == l.sentence && f.site.as_ref().map(|s| &s.name) != l.site.as_ref().map(|s| &s.name);
        let last = (total && figure.within == Within::Body).then(|| near().find(|f| alike(f))).flatten();
        let last = last.filter(|l| !near().any(|f| alike(f) && other(l, f)));
        let same = last.and_then(|f| f.site.clone()).map(inferred);
        whole.or(on).or(beside).or(before).or(spoken).or(same).or_else(|| self.heading.cloned().map(inferred))
    }

    /// The day of a figure, and whether it is that of its source. `own`: the day that stands nearest to it.
    pub(super) fn day(&self, figure: &Figure, claim: usize, own: Option<PartialDate>, thread: &Thread) -> (Option<PartialDate>, bool) {
        let place = figure.quantity.number.start;
        let claimed = self.material.claims[claim].date;
        let ahead = || self.days.iter().rfind(|d| d.range.end <= place && d.holds_behind());
        // the day of what a count is compared with dates nothing else, and "the next day" nothing before it
        let holds = |day: &Day| day.range.end <= place || self.text[day.range.clone()].bytes().any(|b| b.is_ascii_digit());
        let dated = self.days.iter().any(|day| !day.is_compared() && holds(day));
        // "401 000 dans l'Ouest, contre 48 700 dans le Sud": compared in space
        let before = figure.quantity.earlier && own.is_none() && figure.quantity.place.is_none();
        match own {
            // "up from 48": of some day before
            None if before => (None, false),
            // "au 26 janvier …, lors des affrontements de janvier": the finer date is the count's
            Some(day) if !claimed.is_some_and(|(own, _)| own.agrees(day) && own.is_full() && !day.is_full()) => (Some(day), false),
            _ if ahead().is_some() => (ahead().map(|d| d.date), false),
            // another clause of the sentence, else what the paragraph has come to, where the claim has no date of its own sentence
            _ if self.carried.is_some_and(|day| figure.within == Within::Body || !day.is_full())
                && (!dated || !claimed.is_some_and(|(_, source)| source == DateSource::Sentence)) =>
            {
                (self.carried, false)
            }
            _ => match as_of(self.material, claim, dated, &thread.heading) {
                (None, _) | (_, true) if thread.stamp.is_some_and(|s| s.all && has_a_day(figure) || is_state(figure)) => {
                    (thread.stamp.map(|s| s.date), false)
                }
                (None, _) if figure.within == Within::Summary && is_state(figure) => (thread.summary, false),
                other => other,
            },
        }
    }
}

/// What is counted on some day, and no length of time or of a road.
fn has_a_day(figure: &Figure) -> bool {
    !matches!(figure.quantity.measure, Measure::Duration | Measure::Distance | Measure::Area)
}

/// What a document counts up to its own day: no event, but how many are held, missing or away from home.
fn is_state(figure: &Figure) -> bool {
    let measure = figure.quantity.measure;
    match measure {
        Measure::Displaced | Measure::Refugees | Measure::Missing | Measure::Detained => true,
        Measure::Duration | Measure::Distance | Measure::Ratio => false,
        _ => !measure.is_toll() || figure.within == Within::Summary,
    }
}

/// "The mayor of Sebba", "Corran's council": those who speak of their own place.
fn seat_of(voice: &str, language: Language, learnt: &Learnt<'_>) -> Option<Site> {
    let lexicon = figure_lexicon(language);
    let held = all_words(voice);
    let local = (0..held.len()).any(|at| lexicon.counted.local_voices.prefix(&held[at..]) > 0);
    if !local {
        return None;
    }
    let known = places_in(voice, language).into_iter().next_back();
    let (range, id) = known.or_else(|| learnt.first_in(voice, language).map(|range| (range, None)))?;
    Some(Site { name: voice[range].to_owned(), id, inferred: true })
}
