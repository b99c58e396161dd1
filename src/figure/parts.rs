//! Numbers that belong together: parts of a whole, and those that share a noun or a predicate.

use super::amounts::Amount;
use super::bind::Bound;
use super::measure::Measure;
use super::numbers::Reader;
use super::quantity::Value;

impl Reader<'_> {
    /// The quantity that one is said to be a part of: "164, dont 103 à Almaty, 21 à Kyzyl-Orda".
    pub(super) fn part_of(&self, amounts: &[Amount], bound: &[Bound], i: usize, of: &Bound, named: &Bound) -> Option<usize> {
        const LEAD: usize = 4;
        let amount = &amounts[i];
        let before = i.checked_sub(1)?;
        let from = amounts[before].end;
        // a part has no unit of its own that its whole lacks
        let unit = |a: &Amount| a.unit.as_ref().map(|(_, unit)| unit.clone());
        if unit(amount).is_some_and(|u| u != "%" && Some(&u) != unit(&amounts[before]).as_ref()) {
            return None;
        }
        let whole = bound[before].part_of.unwrap_or(before);
        let fits = |whole: usize| match (amount.value.point(), amounts[whole].value) {
            (Some(part), Value::Point(whole)) => part <= whole,
            _ => true,
        };
        let lead = (from..amount.start).rev().take(LEAD).find_map(|at| {
            let count = self.lexicon.part_of.prefix(&self.words[at..amount.start]);
            // "two of them and wounded five": that of the number before
            let tail =
                at == from && at > 0 && self.joined(at - 1) && self.lexicon.grammar.of_them.prefix(&self.words[at..amount.start]) > 0;
            (count > 0 && !tail).then_some(at + count)
        });
        if let Some(end) = lead {
            let plain = (end..amount.start).all(|at| self.ahead(at).trim().is_empty());
            // the whole is the one before, be it a part itself; "two are among the dead, five by another count" is none
            return (plain && (fits(before) || !named.elided())).then_some(before);
        }
        // "sur les 412 enfants examinés, 58 souffrent de faim"
        let counted = bound[before].person || bound[before].carrier.is_some() || bound[before].measure.is_some();
        if counted
            && unit(amount).is_none()
            && self.opens_partitive(amounts, before)
            && self.ahead(amount.start).trim() == ","
            && fits(before)
        {
            return Some(before);
        }
        // "40 morts (25 hommes et 15 femmes)"
        let sign = self.ahead(amount.start).trim();
        // "34 morts : 20 hommes, 9 femmes et 5 enfants"
        let listed =
            sign == ":" && of.population.is_some() && (bound[before].person || bound[before].measure.is_some_and(Measure::is_fate));
        let opened = (sign == "(" || listed) && bound[before].end.max(from) == amount.start && named.measure.is_none();
        if opened && unit(amount).is_none() && fits(before) && (of.person || of.carrier.is_none()) && !of.elided() {
            return Some(before);
        }
        // "103 à Almaty, 21 à Kyzyl-Orda": the list goes on
        let in_list = bound[before].part_of.is_some() && amount.unit.is_none();
        let own = of.measure.is_some() || named.carrier.is_some_and(Measure::is_thing);
        if in_list && !own && self.is_coordinated(bound[before].end.max(from), amount.start) && fits(whole) {
            return Some(whole);
        }
        // "14 morts (10 à Almaty …)", ", 12 of them children"
        let tail = self.lexicon.grammar.of_them.prefix(self.words.get(amount.end..).unwrap_or_default()) > 0;
        (tail && fits(before)).then_some(before)
    }

    /// Households in brackets tell in another measure what was counted before them.
    fn tells_again(&self, of: &Bound, amount: &Amount) -> bool {
        of.carrier == Some(Measure::Households) && self.ahead(amount.start).contains('(')
    }

    /// Nothing but a place, a comma and a conjunction between two numbers of a list.
    fn is_coordinated(&self, from: usize, to: usize) -> bool {
        const PLACE: usize = 8;
        if to < from || to - from > PLACE || from == 0 {
            return false;
        }
        let between = &self.text[self.words[from - 1].range.end..self.words[to.min(self.words.len() - 1)].range.start];
        let joins = (from..to).any(|at| self.lexicon.joiners.prefix(&self.words[at..to]) > 0);
        let verbs = (from..to).any(|at| {
            self.lexicon.predicates.prefix(&self.words[at..to]).is_some() || self.lexicon.grammar.passive.prefix(&self.words[at..to]) > 0
        });
        (between.contains(',') || joins || between.contains('(')) && !between.contains([';', '.']) && !verbs && !self.opens_clause(from, to)
    }

    /// "Arrested 12 people and dispersed 40 others": one word of no list between a joiner and a number is a verb.
    fn opens_clause(&self, from: usize, to: usize) -> bool {
        if to < from + 2 || to > self.words.len() || self.lexicon.joiners.prefix(&self.words[to - 2..to]) == 0 {
            return false;
        }
        let lexicon = self.lexicon;
        let word = &self.words[to - 1..to];
        let lower = self.text[word[0].range.clone()].starts_with(char::is_lowercase);
        let lists = [
            &lexicon.grammar.links,
            &lexicon.grammar.auxiliaries,
            &lexicon.grammar.objects,
            &lexicon.grammar.locatives,
            &lexicon.grammar.genitives,
            &lexicon.grammar.stops,
            &lexicon.counted.increments,
            &lexicon.number_articles,
            &lexicon.range_to,
        ];
        lower && self.joined(to - 2) && !lexicon.is_adverb(&word[0].folded) && lists.iter().all(|list| list.prefix(word) == 0)
    }

    /// Numbers that share a noun or a predicate: "14 soldats et 3 policiers ont été tués", "killed 14
    /// soldiers and 3 policemen", and parts their whole's.
    pub(super) fn share_predicates(&self, amounts: &[Amount], bound: &mut [Bound]) {
        for i in 1..bound.len() {
            if bound[i].measure.is_some() || amounts[i].unit.is_some() {
                continue;
            }
            let coordinated = self.is_coordinated(bound[i - 1].end.max(amounts[i - 1].end), amounts[i].start);
            if let Some(whole) = bound[i].part_of {
                bound[i].measure = bound[whole].measure.or(bound[whole].carrier);
            } else if coordinated && self.tells_again(&bound[i], &amounts[i]) {
                // "12,000 people (2,400 families)"
            } else if coordinated
                && bound[i - 1].before
                && (bound[i].person || bound[i].carrier.is_some_and(|c| !c.is_thing()) || bound[i].elided())
            {
                bound[i].measure = bound[i - 1].measure;
                bound[i].before = true;
            } else if coordinated && bound[i].elided() {
                bound[i].measure = bound[i - 1].measure.or(bound[i - 1].carrier);
                bound[i].presumed = bound[i - 1].presumed;
                // "two policemen were killed, five according to the union": policemen too, unless the first are some of others
                bound[i].population = bound[i].population.or(bound[i - 1].population.filter(|_| bound[i - 1].part_of.is_none()));
            }
        }
        for i in (1..bound.len()).rev() {
            let open = bound[i - 1].measure.is_none() && amounts[i - 1].unit.is_none() && bound[i - 1].noun.is_none();
            let coordinated = self.is_coordinated(bound[i - 1].end.max(amounts[i - 1].end), amounts[i].start);
            if open && coordinated && !bound[i].before && bound[i].part_of.is_none() {
                let shared = bound[i].measure.filter(|_| bound[i].person || bound[i].carrier.is_some() || bound[i - 1].elided());
                bound[i - 1].measure = shared;
            }
        }
        // "de 15 à 14 morts", "18 blessés, et non 81", "non pas 12 mais 14": one noun serves both
        for i in 0..bound.len() {
            if bound[i].measure.is_some() || !bound[i].elided() || amounts[i].unit.is_some() {
                continue;
            }
            let turned = i > 0
                && amounts[i].earlier
                && !amounts[i - 1].earlier
                && self.lexicon.range_from.suffix(&self.words[..amounts[i].start]) > 0
                && amounts[i].start - amounts[i - 1].end <= 1;
            let from = if amounts[i].earlier && !turned || i == 0 { i + 1 } else { i - 1 };
            let shares = amounts[i].earlier || amounts[i].rejected || i > 0 && amounts[i - 1].earlier;
            if let Some(other) = bound.get(from).cloned().filter(|o| shares && (!o.elided() || turned && o.measure.is_some())) {
                bound[i].measure = other.measure;
                bound[i].carrier = other.carrier;
                bound[i].person = other.person;
                bound[i].population = other.population;
                bound[i].noun = other.noun;
            }
        }
        // a part of a whole whose class came late
        for i in 1..bound.len() {
            if let (None, Some(whole), None) = (bound[i].measure, bound[i].part_of, &amounts[i].unit) {
                bound[i].measure = bound[whole].measure.or(bound[whole].carrier);
            }
        }
    }
}
