//! The noun that a number counts: behind it ("12 opposition activists"), or before it ("the number of dead is 12").

use super::amounts::Amount;
use super::bind::Bound;
use super::lexicon::Binding;
use super::measure::{Measure, Population};
use super::numbers::{Reader, is_hyphen};
use crate::language::Word;

impl Reader<'_> {
    /// The noun behind a number: "12 opposition activists", "12 membres des forces de l'ordre".
    pub(super) fn noun_phrase(&self, amount: &Amount, limit: usize) -> Bound {
        const UNKNOWN: usize = 2;
        let lexicon = self.lexicon;
        let mut of = Bound { end: amount.end, ..Bound::default() };
        if amount.unit.as_ref().is_some_and(|(measure, _)| *measure != Measure::Share) {
            return of;
        }
        let mut at = amount.end;
        // "chiffre à 12 000 les arrestations": the object follows its number
        // … with the hedge before it or before its own words: "estime à 1 450 le nombre", "put at 402 the number"
        let leads = [&self.lexicon.range_to, &self.lexicon.counted.leads];
        let led =
            [amount.start, amount.words.start].iter().any(|&lead| lead > 0 && leads.iter().any(|list| list.holds(&self.words[lead - 1])));
        if led && at < limit && self.joined(at - 1) {
            at += self.lexicon.grammar.objects.prefix(&self.words[at..=at]);
            at += self.lexicon.number_of.prefix(&self.words[at.min(limit)..limit]);
        }
        let mut unknown = 0;
        let mut first_unknown = None;
        while at < limit {
            let gap = self.ahead(at);
            let soft =
                gap.chars().all(|c| c.is_whitespace() || is_hyphen(c) || matches!(c, '\'' | '’' | '*' | '_' | '"' | '“' | '”' | '«' | '»'))
                    || at == amount.end && gap.trim() == "%";
            if !soft {
                break;
            }
            // "142 the year before": an article opens another phrase
            let spell = || matches!(lexicon.nouns.prefix(&self.words[at + 1..limit]), Some((_, Binding::Noun(Measure::Duration))));
            if at == amount.end && amount.unit.is_none() && lexicon.grammar.objects.holds(&self.words[at]) && spell() {
                break;
            }
            let rest = &self.words[at..limit];
            let noun = lexicon.nouns.prefix(rest);
            let predicate = lexicon.predicates.prefix(rest);
            match noun {
                // "400 containers last year": a unit behind another noun is none of the number's
                Some((_, Binding::Noun(measure))) if unknown >= UNKNOWN && !measure.is_count() => break,
                // "33.9 the following month": when, and not how long
                Some((_, Binding::Noun(Measure::Duration))) if at > amount.end + 1 && self.turns_time(at - 1) => {
                    first_unknown = None;
                    break;
                }
                Some((count, Binding::Noun(measure))) if predicate.is_none_or(|(p, m)| p <= count || m == measure) => {
                    of.measure = Some(measure);
                    of.head = self.head_of(at..at + count);
                    at += count;
                    of.end = at;
                    self.behind_noun(&mut of, limit);
                    return of;
                }
                // "11,000 flat owners", "three hospital nurses": the last noun is what is counted
                Some((count, Binding::Carrier(measure)))
                    if measure.is_thing()
                        && lexicon.style.names_before_facilities
                        && at + count < limit
                        && self.joined(at + count - 1)
                        && matches!(lexicon.nouns.prefix(&self.words[at + count..limit]), Some((_, Binding::Persons(_)))) =>
                {
                    at += count;
                }
                Some((count, Binding::Carrier(measure))) => {
                    of.head = self.head_of(at..at + count);
                    of.carrier = Some(measure);
                    of.population = of.population.or_else(|| self.carried(rest, count)).or(population_of(measure));
                    // "members of the army": the narrower noun may follow
                    at += count;
                    of.end = at;
                    self.behind_noun(&mut of, limit);
                    return of;
                }
                Some((count, Binding::Persons(population))) => {
                    of.person = true;
                    of.population = population.or(of.population);
                    at += count;
                    of.end = at;
                    self.behind_noun(&mut of, limit);
                    return of;
                }
                Some((count, Binding::Member)) => {
                    of.person = true;
                    // "officers of the Mobile Unit"
                    if let Some((1, Binding::Persons(population))) = lexicon.nouns.prefix(&rest[..1]) {
                        of.population = of.population.or(population);
                    }
                    at += count;
                    of.end = at;
                    unknown = 0;
                }
                _ => {
                    let link = lexicon.grammar.links.prefix(rest);
                    // "22 burnt-out tankers"
                    let hyphen = |at: usize| at < limit && !self.ahead(at).is_empty() && self.ahead(at).chars().all(is_hyphen);
                    if hyphen(at + 1) && at + 2 < limit && self.joined(at + 1) && lexicon.nouns.prefix(&self.words[at + 2..limit]).is_some()
                    {
                        at += 2;
                        continue;
                    }
                    if predicate.is_some()
                        || lexicon.is_finite(&self.words[at].folded)
                        || lexicon.grammar.auxiliaries.prefix(rest) > 0 && first_unknown.is_none()
                    {
                        break;
                    }
                    // "trois listes de familles": what is counted are the lists
                    if link > 0 && first_unknown.is_some() && lexicon.grammar.genitives.prefix(rest) > 0 {
                        break;
                    }
                    if link > 0 {
                        at += link;
                    } else if unknown < UNKNOWN && !self.ends_phrase(at) {
                        unknown += 1;
                        first_unknown.get_or_insert(at);
                        at += 1;
                    } else {
                        break;
                    }
                }
            }
        }
        if !of.person {
            if let Some(first) = first_unknown.filter(|&first| self.is_people(first)) {
                // "onze Ivoiriens", "two Massalit": a name of people
                of.person = true;
                of.end = first + 1;
            } else if let Some(first) = first_unknown {
                // after an adjective the noun comes second in English, first in French
                of.noun = Some(first..first + 1);
                of.end = first + 1;
            }
        }
        of
    }

    /// "The following month": a word that makes a stretch of time of a unit.
    fn turns_time(&self, at: usize) -> bool {
        let when = &self.lexicon.counted.when;
        let turned = when.following.holds(&self.words[at])
            || when.preceding.holds(&self.words[at])
            || self.lexicon.stretch_words.holds(&self.words[at]);
        turned && self.lexicon.grammar.objects.holds(&self.words[at - 1])
    }

    /// The noun that other words of a phrase narrow: the last before a preposition in English, the first in French.
    fn head_of(&self, words: std::ops::Range<usize>) -> Option<usize> {
        let grammar = &self.lexicon.grammar;
        if words.len() < 2 {
            return None;
        }
        if !self.lexicon.style.names_before_facilities {
            return Some(words.start);
        }
        let preposition = |&at: &usize| {
            [&grammar.genitives, &grammar.stops, &grammar.locatives, &grammar.agents].iter().any(|list| list.holds(&self.words[at]))
        };
        words.clone().find(preposition).unwrap_or(words.end).checked_sub(1)
    }

    /// A noun with a capital, inside a sentence, that is no place: a people.
    pub(super) fn is_people(&self, at: usize) -> bool {
        let word = &self.text[self.words[at].range.clone()];
        let next_capital =
            at + 1 < self.words.len() && self.joined(at) && self.text[self.words[at + 1].range.clone()].starts_with(char::is_uppercase);
        word.starts_with(char::is_uppercase)
            && word.chars().any(char::is_lowercase)
            && !next_capital
            && !super::gazetteer::is_place(&self.words[at..=at])
    }

    /// Words that no noun phrase goes on over.
    fn ends_phrase(&self, at: usize) -> bool {
        let grammar = &self.lexicon.grammar;
        let word = &self.words[at..=at];
        word[0].folded.starts_with(|c: char| c.is_ascii_digit())
            || grammar.locatives.prefix(word) > 0
            || grammar.stops.prefix(word) > 0
            || grammar.clauses.prefix(&self.words[at..]) > 0
            || grammar.agents.prefix(word) > 0
            || self.lexicon.joiners.prefix(word) > 0
            || grammar.auxiliaries.prefix(word) > 0
            || self.lexicon.range_or.prefix(word) > 0
            || grammar.among.prefix(&self.words[at..]) > 0
            || grammar.objects.prefix(word) > 0
    }

    /// "26 morts parmi les manifestants", "14 civilian deaths", "arrests of journalists".
    fn behind_noun(&self, of: &mut Bound, limit: usize) {
        const REACH: usize = 3;
        if of.population.is_some() && of.carrier.is_none() {
            return;
        }
        let rest = |at: usize| &self.words[at.min(limit)..limit];
        // "24 dead prisoners", "douze morts civils"
        if of.end > 0
            && of.end < limit
            && self.joined(of.end - 1)
            && of.measure.is_some_and(Measure::is_fate)
            && let Some((count, population)) = self.lexicon.populations.prefix(rest(of.end))
        {
            of.population = of.population.or(Some(population));
            of.end += count;
            return;
        }
        let among = self.lexicon.grammar.among.prefix(rest(of.end));
        let genitive = self.lexicon.grammar.genitives.prefix(rest(of.end));
        if among + genitive == 0 || of.end == 0 || !self.joined(of.end - 1) {
            return;
        }
        let start = of.end + among.max(genitive);
        for at in start..(start + REACH).min(limit) {
            match self.lexicon.nouns.prefix(rest(at)) {
                Some((count, Binding::Persons(population))) => {
                    of.population = population.or(of.population);
                    of.end = at + count;
                    return;
                }
                Some((count, Binding::Carrier(measure))) if of.carrier.is_none() => {
                    of.population = of.population.or_else(|| self.carried(rest(at), count)).or(population_of(measure));
                    of.end = at + count;
                    return;
                }
                Some((_, Binding::Member)) => {}
                None if self.lexicon.grammar.links.prefix(rest(at)) > 0 || self.lexicon.grammar.objects.prefix(rest(at)) > 0 => {}
                _ => return,
            }
        }
    }

    /// Who a noun names that carries a measure: "12 soldiers killed".
    fn carried(&self, rest: &[Word<'_>], count: usize) -> Option<Population> {
        self.lexicon.populations.prefix(rest).filter(|(own, _)| *own == count).map(|(_, population)| population)
    }

    /// A noun of the lexicon stands right behind a number.
    pub(super) fn noun_stands(&self, end: usize) -> bool {
        end > 0 && self.joined(end - 1) && self.lexicon.nouns.prefix(&self.words[end..]).is_some()
    }

    /// A noun of the lexicon stands within the words that the number may count.
    pub(super) fn noun_follows(&self, end: usize) -> bool {
        const REACH: usize = 3;
        let mut at = end;
        while at < self.words.len() && at < end + REACH {
            if !self.ahead(at).chars().all(|c| c.is_whitespace() || is_hyphen(c) || matches!(c, '\'' | '’')) {
                return false;
            }
            if self.lexicon.nouns.prefix(&self.words[at..]).is_some() || self.lexicon.units.prefix(&self.words[at..]).is_some() {
                return true;
            }
            if self.lexicon.predicates.prefix(&self.words[at..]).is_some() && at == end {
                return true;
            }
            // "the Code of 1994 carries six years": they are counted by another number
            if self.words[at].starts_with_digit() || self.lexicon.triggers.may_begin_with(&self.words[at]) {
                return false;
            }
            at += 1;
        }
        false
    }
}

fn population_of(measure: Measure) -> Option<Population> {
    match measure {
        Measure::Protesters => Some(Population::Protesters),
        Measure::Refugees => Some(Population::Refugees),
        Measure::Detained => Some(Population::Prisoners),
        _ => None,
    }
}
