//! What numbers count: the noun behind them, the predicate of their clause, the number that they are part of.
//!
//! A number near a keyword is wrong three times in four on news text: a class is given only where the
//! number's noun has it, or where a predicate's subject or object is that noun.

use std::ops::Range;

use super::amounts::Amount;
use super::decimal::Decimal;
use super::measure::{Measure, Population};
use super::numbers::Reader;

/// A quantity's noun and class, in words of the sentence.
#[derive(Debug, Clone, Default)]
pub(super) struct Bound {
    pub(super) measure: Option<Measure>,
    /// The class of a carrier noun: "manifestants".
    pub(super) carrier: Option<Measure>,
    pub(super) person: bool,
    pub(super) population: Option<Population>,
    /// The head of a noun of several words: "applications" of "asylum applications".
    pub(super) head: Option<usize>,
    /// Where its noun phrase ends.
    pub(super) end: usize,
    /// The noun of another thing.
    pub(super) noun: Option<Range<usize>>,
    /// The quantity that it is a part of.
    pub(super) part_of: Option<usize>,
    /// The predicate stands before the number, so that a coordinated number shares it.
    pub(super) before: bool,
    /// An estimate, not a count.
    pub(super) estimated: bool,
    /// It is a part of the number behind it: "six of the 12".
    pub(super) of_next: bool,
    /// It is a part of those whom the text counted before: "of the injured, eight".
    pub(super) of_them: bool,
    /// Of the wounded, and dead now: they come on top of a toll.
    pub(super) of_wounded: bool,
    /// Only a noun of totals stands by the number, and no noun of what is counted.
    pub(super) presumed: bool,
}

/// So many words stand between a number and the one that it corrects: "27, and not 37".
const NEXT: usize = 3;

impl Bound {
    /// Nothing behind the number is a noun.
    pub(super) fn elided(&self) -> bool {
        self.measure.is_none() && self.carrier.is_none() && !self.person && self.noun.is_none()
    }
}

impl Reader<'_> {
    /// What each amount of a sentence counts.
    pub(super) fn bind(&self, amounts: &[Amount]) -> Vec<Bound> {
        let mut bound: Vec<Bound> = Vec::with_capacity(amounts.len());
        for (i, amount) in amounts.iter().enumerate() {
            let limit = amounts.get(i + 1).map_or(self.words.len(), |next| next.start);
            // "tripled from 120 to 480": a ratio in words parts no number from its noun
            let ratio = |a: &&Amount| a.unit.as_ref().is_none_or(|(m, _)| *m != Measure::Ratio);
            let from = amounts[..i].iter().rfind(ratio).map_or(0, |a| a.end);
            let mut of = self.noun_phrase(amount, limit);
            // "367 names of detainees"
            if let Some(listed) = self.entries_of(&of, limit) {
                of = listed;
            }
            let named = of.clone();
            if self.is_spared(amount) {
                // nothing became of them
            } else if let Some(noun) = of.noun.as_ref().map(|n| n.start).filter(|&n| of.measure.is_none() && self.loses_lives(amount, n)) {
                of = Bound { measure: Some(Measure::Killed), person: true, end: noun + 1, ..Bound::default() };
            } else if of.measure.is_none() && amount.unit.is_none() {
                self.predicate(amounts, i, from..limit, &mut of);
            } else if of.measure == Some(Measure::Injured) && self.dies(of.end) {
                of.measure = Some(Measure::Killed);
                of.of_wounded = true;
            }
            of.part_of = self.part_of(amounts, &bound, i, &of, &named);
            // a part shares what its whole suffered: "dont 19 policiers"
            if of.part_of.is_some() && of.before {
                of.measure = named.measure;
            }
            if of.elided() && amount.unit.is_none() && of.part_of.is_none() {
                (of.measure, of.presumed) = self.heading_noun(amount, from).map_or((None, false), |(measure, sure)| (Some(measure), !sure));
                if of.measure.is_none() || of.presumed {
                    if let Some(measure) = self.led_noun(amount, from).or_else(|| self.counted_subject(amount)) {
                        (of.measure, of.presumed) = (Some(measure), false);
                    } else if let Some(measure) = self.partitive(amount, from) {
                        (of.measure, of.of_them) = (Some(measure), true);
                    }
                }
            }
            // "évalue les déplacés à 30 000 personnes"
            if of.person && of.measure.is_none() && of.carrier.is_none() && of.population.is_none() && of.part_of.is_none() {
                of.measure = self.led_noun(amount, from);
            }
            bound.push(of);
        }
        for i in (1..bound.len()).rev() {
            // "27, and not 37 deaths"
            let corrected = amounts[i].rejected && amounts[i - 1].unit.is_none() && bound[i - 1].elided();
            if corrected && amounts[i].start <= amounts[i - 1].end + NEXT && bound[i].part_of.is_none() {
                bound[i - 1] = Bound { part_of: bound[i - 1].part_of, ..bound[i].clone() };
                continue;
            }
            // "of the district's 13": a noun behind the genitive is that of the owner
            let owner = bound[i - 1].noun.as_ref().is_none_or(|noun| noun.start > amounts[i - 1].end);
            let open = bound[i - 1].elided() || owner && bound[i - 1].measure.is_none();
            if open && self.is_out_of(amounts[i - 1].end, amounts[i].start) && bound[i].part_of.is_none() {
                let part_of = bound[i - 1].part_of;
                bound[i - 1] = Bound { part_of, of_next: true, ..bound[i].clone() };
                // "6,400 of its 7,000 members had walked out": the part did, the whole did not
                let limit = amounts.get(i + 1).map_or(self.words.len(), |next| next.start);
                let named = self.noun_phrase(&amounts[i], limit);
                let plain = named.person && named.measure.is_none() && named.carrier.is_none() && !bound[i].before;
                if plain || bound[i].of_wounded {
                    bound[i] = Bound { part_of: bound[i].part_of, ..named };
                }
            }
        }
        self.share_predicates(amounts, &mut bound);
        for (i, amount) in amounts.iter().enumerate() {
            let from = if i == 0 { 0 } else { amounts[i - 1].end };
            bound[i].estimated = (from..amount.words.end).any(|at| self.lexicon.estimates.prefix(&self.words[at..amount.words.end]) > 0)
                || (amount.end..bound[i].end.min(self.words.len())).any(|at| self.lexicon.estimates.prefix(&self.words[at..]) > 0);
            self.settle(amount, &mut bound[i]);
        }
        bound
    }

    /// The class that results.
    fn settle(&self, amount: &Amount, of: &mut Bound) {
        if let Some((measure, _)) = &amount.unit {
            of.measure = Some(if *measure == Measure::Money && self.is_price(amount) { Measure::Price } else { *measure });
            return;
        }
        // forces that are counted and of whom nothing else is said; prisoners
        let behind = self.words.get(of.end..).unwrap_or_default();
        let says = &crate::language::lexicon().statements;
        let speaks = says.says.prefix(behind) > 0 || says.says_any.prefix(behind) > 0;
        if speaks && of.carrier == Some(Measure::Troops) {
            of.carrier = None;
            of.person = true;
        }
        if of.measure.is_none() && !speaks && of.person && of.carrier.is_none() {
            of.carrier = match of.population {
                Some(Population::Police | Population::Soldiers | Population::SecurityForces | Population::Fighters) => {
                    Some(Measure::Troops)
                }
                Some(Population::Prisoners) => Some(Measure::Detained),
                Some(Population::Protesters) => Some(Measure::Protesters),
                Some(Population::Refugees) => Some(Measure::Refugees),
                _ => None,
            };
        }
        if of.measure.is_none() {
            of.measure = of.carrier.or(if of.person { Some(Measure::People) } else { None });
        }
        if of.measure.is_none() && self.is_ratio(amount) {
            of.measure = Some(Measure::Ratio);
        }
    }

    /// What one unit of a thing costs: a word of prices before, or "a litre" behind; millions are a sum.
    fn is_price(&self, amount: &Amount) -> bool {
        const REACH: usize = 9;
        const LARGE: i64 = 1_000_000;
        if amount.value.point().or(amount.soft.low).is_some_and(|low| low >= Decimal::whole(LARGE)) {
            return false;
        }
        // "le prix du gaz, …, passe de 60 tengues à 120": the subject of a change stands further back
        const CHANGE: usize = 4;
        const SENTENCE: usize = 40;
        let changed =
            (amount.start.saturating_sub(CHANGE)..amount.start).any(|at| self.lexicon.changes.prefix(&self.words[at..amount.start]) > 0);
        let from = amount.start.saturating_sub(if changed { SENTENCE } else { REACH });
        let from = (from..amount.start).rev().find(|&at| self.gap(at).contains(['.', ';', ':'])).map_or(from, |at| at + 1);
        let words = &self.words[from..amount.start];
        let named = (0..words.len()).any(|at| self.lexicon.price_words.prefix(&words[at..]) > 0);
        let of = self.lexicon.of.suffix(words).map(|(_, m)| m);
        // "a fine of 5,000 each"
        if of == Some(Measure::Money) {
            return false;
        }
        let of = of == Some(Measure::Price);
        let behind = self.words.get(amount.end..).unwrap_or_default();
        // "the repairs cost 40,000", "was fined 500 each": what is paid as a whole, unless a unit of it is named
        let paid = (0..words.len()).any(|at| self.lexicon.counted.outlays.prefix(&words[at..]) > 0);
        let head = amount.start > 0 && self.lexicon.grammar.genitives.holds(&self.words[amount.start - 1]);
        if paid && !(of && head) && self.lexicon.per.prefix(behind) < 2 {
            return false;
        }
        let near = amount.end < self.words.len()
            && self.ahead(amount.end).trim_matches(['$', '€', '£', ' ', '\u{a0}', '\u{202f}', '/']).is_empty();
        named
            || of
            || near && self.lexicon.per.prefix(behind) > 0
            || self.ahead(amount.end.min(self.words.len() - 1)).trim().ends_with('/') && amount.end < self.words.len()
    }

    /// "4 blessés ont succombé", "three of the wounded died".
    fn dies(&self, at: usize) -> bool {
        let rest = |at: usize| self.words.get(at..).unwrap_or_default();
        let mut verb = at;
        while verb > 0 && verb < self.words.len() && self.joined(verb - 1) {
            if self.lexicon.predicates.prefix(rest(verb)).is_some_and(|(_, m)| m == Measure::Killed) {
                return true;
            }
            let auxiliary = self.lexicon.grammar.auxiliaries.prefix(rest(verb));
            if auxiliary == 0 {
                return false;
            }
            verb += auxiliary;
        }
        false
    }

    /// "multiplié par 10".
    fn is_ratio(&self, amount: &Amount) -> bool {
        let before = &self.words[..amount.words.start];
        let own = self.lexicon.ratio_values.suffix(before).is_some();
        let led =
            [&self.lexicon.predicates, &self.lexicon.of].iter().any(|list| list.suffix(before).is_some_and(|(_, m)| m == Measure::Ratio));
        !own && led
            || self.lexicon.predicates.prefix(self.words.get(amount.end..).unwrap_or_default()).is_some_and(|(_, m)| m == Measure::Ratio)
    }
}
