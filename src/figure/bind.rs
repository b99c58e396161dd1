//! What numbers count: the noun behind them, the predicate of their clause, the number that they are part of.
//!
//! A number near a keyword is wrong three times in four on news text: a class is given only where the
//! number's noun has it, or where a predicate's subject or object is that noun.

use std::ops::Range;

use super::amounts::Amount;
use super::decimal::Decimal;
use super::lexicon::Binding;
use super::measure::{Measure, Population};
use super::numbers::{Reader, is_hyphen};
use super::quantity::Value;

/// A quantity's noun and class, in words of the sentence.
#[derive(Debug, Clone, Default)]
pub(super) struct Bound {
    pub(super) measure: Option<Measure>,
    /// The class of a carrier noun: "manifestants".
    carrier: Option<Measure>,
    person: bool,
    pub(super) population: Option<Population>,
    /// Where its noun phrase ends.
    pub(super) end: usize,
    /// The noun of another thing.
    pub(super) noun: Option<Range<usize>>,
    /// The quantity that it is a part of.
    pub(super) part_of: Option<usize>,
    /// The predicate stands before the number, so that a coordinated number shares it.
    before: bool,
    /// An estimate, not a count.
    pub(super) estimated: bool,
    /// Only a noun of totals stands by the number, and no noun of what is counted.
    pub(super) presumed: bool,
}

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
            let named = of.clone();
            if of.measure.is_none() && amount.unit.is_none() {
                self.predicate(amounts, i, from..limit, &mut of);
            }
            of.part_of = self.part_of(amounts, &bound, i, &of, &named);
            // a part shares what its whole suffered: "dont 19 policiers"
            if of.part_of.is_some() && of.before {
                of.measure = named.measure;
            }
            if of.elided() && amount.unit.is_none() && of.part_of.is_none() {
                (of.measure, of.presumed) = self.heading_noun(amount, from).map_or((None, false), |(measure, sure)| (Some(measure), !sure));
            }
            bound.push(of);
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

    /// The noun behind a number: "12 opposition activists", "12 membres des forces de l'ordre".
    fn noun_phrase(&self, amount: &Amount, limit: usize) -> Bound {
        const UNKNOWN: usize = 2;
        let lexicon = self.lexicon;
        let mut of = Bound { end: amount.end, ..Bound::default() };
        if amount.unit.as_ref().is_some_and(|(measure, _)| *measure != Measure::Share) {
            return of;
        }
        let mut at = amount.end;
        // "chiffre à 12 000 les arrestations": the object follows its number
        let led = amount.start > 0 && self.lexicon.range_to.contains(&self.words[amount.start - 1].folded);
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
            let rest = &self.words[at..limit];
            let noun = lexicon.nouns.prefix(rest);
            let predicate = lexicon.predicates.prefix(rest);
            match noun {
                Some((count, Binding::Noun(measure))) if predicate.is_none_or(|(p, m)| p <= count || m == measure) => {
                    of.measure = Some(measure);
                    at += count;
                    of.end = at;
                    self.behind_noun(&mut of, limit);
                    return of;
                }
                Some((count, Binding::Carrier(measure))) => {
                    of.carrier = Some(measure);
                    of.population = of.population.or(population_of(measure));
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
                    at += count;
                    of.end = at;
                    unknown = 0;
                }
                _ => {
                    let link = lexicon.grammar.links.prefix(rest);
                    if predicate.is_some() || lexicon.grammar.auxiliaries.prefix(rest) > 0 && first_unknown.is_none() {
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

    /// A noun with a capital, inside a sentence, that is no place: a people.
    fn is_people(&self, at: usize) -> bool {
        let word = &self.text[self.words[at].range.clone()];
        let next_capital =
            at + 1 < self.words.len() && self.joined(at) && self.text[self.words[at + 1].range.clone()].starts_with(char::is_uppercase);
        word.starts_with(char::is_uppercase)
            && word.chars().any(char::is_lowercase)
            && !next_capital
            && !super::places::is_place(&self.words[at..=at])
    }

    /// Words that no noun phrase goes on over.
    fn ends_phrase(&self, at: usize) -> bool {
        let grammar = &self.lexicon.grammar;
        let word = &self.words[at..=at];
        grammar.locatives.prefix(word) > 0
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
                    of.population = of.population.or(population_of(measure));
                    of.end = at + count;
                    return;
                }
                Some((_, Binding::Member)) => {}
                None if self.lexicon.grammar.links.prefix(rest(at)) > 0 || self.lexicon.grammar.objects.prefix(rest(at)) > 0 => {}
                _ => return,
            }
        }
    }

    /// The predicate of the number's noun: a noun of the act before it, a verb after it, a verb before it.
    fn predicate(&self, amounts: &[Amount], i: usize, within: Range<usize>, of: &mut Bound) {
        let amount = &amounts[i];
        // a noun of things or of persons takes only predicates of its own kind
        let fits = |of: &Bound, measure: Measure| match of.carrier {
            Some(carrier) if carrier.is_thing() => false,
            Some(_) => measure.is_fate(),
            None => !measure.is_thing() || !of.person,
        };
        if let Some(measure) = self.of_before(amount, within.start).filter(|&m| fits(of, m)) {
            of.measure = Some(measure);
            of.before = true;
        } else if let Some((measure, end)) = self.predicate_after(amounts, i, of.end, within.end).filter(|&(m, _)| fits(of, m)) {
            of.measure = Some(measure);
            of.end = end;
        } else if let Some(measure) = self.predicate_before(amount, within.start).filter(|&m| fits(of, m)) {
            of.measure = Some(measure);
            of.before = true;
        } else if let Some(measure) = self.predicate_behind_parts(amounts, i, of.end).filter(|&m| fits(of, m)) {
            of.measure = Some(measure);
        } else if of.person && of.carrier.is_none() && self.is_kept(amount, within.start) {
            of.measure = Some(Measure::Detained);
            of.before = true;
        }
    }

    /// "The prison holds 310 women".
    fn is_kept(&self, amount: &Amount, from: usize) -> bool {
        let grammar = &self.lexicon.grammar;
        let kept = self.before_articles(amount, from).is_some_and(|end| grammar.keeps.suffix(&self.words[from..end]) > 0);
        kept && (0..amount.start).any(|at| grammar.prisons.prefix(&self.words[at..amount.start]) > 0)
    }

    /// "La mort de 12", "the arrest of at least 30".
    fn of_before(&self, amount: &Amount, from: usize) -> Option<Measure> {
        let end = self.before_articles(amount, from)?;
        self.lexicon.of.suffix(&self.words[from..end]).map(|(_, measure)| measure).filter(|m| m.is_count())
    }

    /// "Le nombre de morts est de 1 340", "Killed: 12", "the death toll rose to 402": the noun stands before.
    /// False where only a noun of totals does.
    fn heading_noun(&self, amount: &Amount, from: usize) -> Option<(Measure, bool)> {
        const REACH: usize = 9;
        const COUNTED: usize = 7;
        let lexicon = self.lexicon;
        let start = amount.start;
        // "Tués : 12", "Les morts ? 14"
        let colon = self.ahead(start).trim().ends_with([':', '?', '(']);
        for at in (from.max(start.saturating_sub(REACH))..start).rev() {
            if at + 1 < start && self.gap(at).contains(['.', ';', '!']) {
                return None;
            }
            let toll = lexicon.toll_words.prefix(&self.words[at..start]);
            if toll > 0 || lexicon.number_of.prefix(&self.words[at..start]) > 0 {
                // "the number of people killed is"
                let mut found = None;
                for i in at..start.min(at + COUNTED) {
                    if let Some((_, measure)) = lexicon.predicates.prefix(&self.words[i..start]).filter(|(_, m)| m.is_fate()) {
                        return Some((measure, true));
                    }
                    if found.is_none() {
                        found = match lexicon.nouns.prefix(&self.words[i..start]) {
                            Some((_, Binding::Noun(m) | Binding::Carrier(m))) if m.is_count() => Some(m),
                            _ => None,
                        };
                    }
                }
                let of = lexicon.of.prefix(&self.words[at..]).map(|(_, m)| m).filter(|m| m.is_toll());
                // a toll of nothing else is one of the dead
                return found.or(of).map(|m| (m, true)).or((toll > 0).then_some((Measure::Killed, false)));
            }
            // "arrests rose from 120 to 480"
            let changed =
                lexicon.changes.prefix(&self.words[at..start]) > 0 || lexicon.ratio_values.prefix(&self.words[at..start]).is_some();
            if changed && at > from {
                const SUBJECT: usize = 4;
                let subject =
                    (at.saturating_sub(SUBJECT).max(from)..at).rev().find_map(|i| match lexicon.nouns.prefix(&self.words[i..at]) {
                        Some((_, Binding::Noun(m) | Binding::Carrier(m))) if m.is_count() => Some(m),
                        _ => None,
                    });
                if let Some(subject) = subject {
                    return Some((subject, true));
                }
            }
            if colon && at + 2 >= start {
                let noun = match lexicon.nouns.prefix(&self.words[at..start]) {
                    Some((count, Binding::Noun(m) | Binding::Carrier(m))) if at + count == start => Some(m),
                    _ => None,
                };
                let predicate = lexicon
                    .predicates
                    .prefix(&self.words[at..start])
                    .filter(|(count, m)| at + count == start && m.is_fate())
                    .map(|(_, m)| m);
                if let Some(measure) = noun.or(predicate) {
                    return Some((measure, true));
                }
            }
        }
        None
    }

    fn predicate_after(&self, amounts: &[Amount], i: usize, from: usize, limit: usize) -> Option<(Measure, usize)> {
        const REACH: usize = 9;
        const UNKNOWN: usize = 5;
        let grammar = &self.lexicon.grammar;
        let mut unknown = 0;
        let mut passive = false;
        let mut negated = false;
        let mut at = from;
        while at < limit && at < from + REACH {
            let gap = self.ahead(at);
            if gap.contains([',', ';', ':', '.', '!', '?', '(', ')', '–', '—']) {
                return None;
            }
            let rest = &self.words[at..limit];
            // "38 people dead", "trois policiers blessés"
            if at == from
                && let Some((count, Binding::Noun(measure @ (Measure::Killed | Measure::Injured | Measure::Missing)))) =
                    self.lexicon.nouns.prefix(rest)
            {
                return Some((measure, at + count));
            }
            // "déplacés et …": another member follows, unless the predicate itself is one of two
            if self.lexicon.joiners.prefix(rest) > 0 {
                let next = &self.words[(at + 1).min(limit)..limit];
                let goes_on = self.lexicon.predicates.prefix(next).is_some() || grammar.auxiliaries.prefix(next) > 0;
                if !goes_on {
                    return None;
                }
            }
            if let Some((count, measure)) = self.lexicon.predicates.prefix(rest) {
                let end = at + count;
                // what became of a sum or of an area is no matter of persons
                if !measure.is_count() && measure != Measure::Ratio {
                    at = end;
                    continue;
                }
                if negated || self.is_active(at..end, passive, limit, amounts.get(i + 1)) || unknown > 2 && !passive {
                    return None;
                }
                return Some((measure, end));
            }
            negated |= grammar.negations.prefix(rest) > 0;
            if grammar.agents.prefix(rest) > 0 || grammar.clauses.prefix(rest) > 0 || self.lexicon.part_of.prefix(rest) > 0 {
                return None;
            }
            if grammar.passive.prefix(rest) > 0 {
                passive = true;
                at += grammar.passive.prefix(rest);
            } else if grammar.auxiliaries.prefix(rest) > 0 {
                at += grammar.auxiliaries.prefix(rest);
            } else {
                unknown += 1;
                if unknown > UNKNOWN {
                    return None;
                }
                at += 1;
            }
        }
        None
    }

    /// "14 policiers ont tué 3 manifestants": the noun does it and does not suffer it.
    fn is_active(&self, predicate: Range<usize>, passive: bool, limit: usize, next: Option<&Amount>) -> bool {
        let grammar = &self.lexicon.grammar;
        let words = &self.words[predicate.clone()];
        if passive || grammar.intransitive.prefix(words) == words.len() || words.len() > 1 {
            return false;
        }
        let avoir = predicate.start > 0 && grammar.transitive_auxiliaries.suffix(&self.words[..predicate.start]) > 0;
        // with "avoir" a participle agrees with no object behind it
        if avoir && !words[0].folded.ends_with('s') {
            return true;
        }
        let behind = predicate.end;
        if next.is_some_and(|n| n.start == behind && self.ahead(behind).trim().is_empty()) {
            return true;
        }
        behind < limit
            && self.joined(behind - 1)
            && grammar.objects.prefix(&self.words[behind..limit]) > 0
            && !words[0].folded.ends_with(['s', 'x'])
    }

    /// Where the words before a number's articles end, if nothing parts them from it.
    fn before_articles(&self, amount: &Amount, from: usize) -> Option<usize> {
        let lexicon = self.lexicon;
        let mut end = amount.start;
        // "tuant les 14", "killing the"
        while end > from
            && self.ahead(end).trim().is_empty()
            && (lexicon.grammar.objects.suffix(&self.words[from..end]) > 0 && lexicon.of.suffix(&self.words[from..end]).is_none()
                || is_filler(&self.words[end - 1].folded))
        {
            end -= 1;
        }
        (end > from && self.ahead(end).chars().all(|c| c.is_whitespace() || matches!(c, '\'' | '’'))).then_some(end)
    }

    fn predicate_before(&self, amount: &Amount, from: usize) -> Option<Measure> {
        let lexicon = self.lexicon;
        let end = self.before_articles(amount, from)?;
        let words = &self.words[from..end];
        if lexicon.grammar.agents.suffix(words) > 0 {
            return None;
        }
        let found = lexicon.predicates.suffix(words).filter(|(_, m)| m.is_count())?;
        // "14 were killed 3 days later" has its subject
        let before = &words[..words.len() - found.0];
        if lexicon.grammar.passive.suffix(before) > 0 && !self.reads_as_object(amount) {
            return None;
        }
        Some(found.1)
    }

    /// "were killed 14 people" is bad English, "ont été tués 14 civils" good French.
    fn reads_as_object(&self, amount: &Amount) -> bool {
        self.lexicon.decimal_comma && amount.unit.is_none()
    }

    /// "14 personnes, dont 3 enfants, ont été tuées": behind the parts and their comma.
    fn predicate_behind_parts(&self, amounts: &[Amount], i: usize, from: usize) -> Option<Measure> {
        const REACH: usize = 24;
        let first = amounts.get(i + 1)?;
        let opens = (from..first.start).any(|at| {
            let words = &self.words[at..first.start];
            self.lexicon.part_of.prefix(words) > 0 || self.lexicon.grammar.that_is.prefix(words) > 0 && self.ahead(at).contains(',')
        });
        if !opens {
            return None;
        }
        let to = (from + REACH).min(self.words.len());
        for at in first.end..to {
            if !self.ahead(at).contains([',', ')', '–', '—']) {
                continue;
            }
            let mut verb = at;
            while verb < to && verb < at + 4 {
                let auxiliary = self
                    .lexicon
                    .grammar
                    .passive
                    .prefix(&self.words[verb..])
                    .max(self.lexicon.grammar.auxiliaries.prefix(&self.words[verb..]));
                if auxiliary == 0 {
                    break;
                }
                verb += auxiliary;
            }
            if let Some((_, measure)) = self.lexicon.predicates.prefix(&self.words[verb.min(self.words.len())..]) {
                if !measure.is_count() {
                    continue;
                }
                if verb > at || self.lexicon.grammar.intransitive.prefix(&self.words[verb..]) > 0 {
                    return Some(measure);
                }
            }
        }
        None
    }

    /// The quantity that one is said to be a part of: "164, dont 103 à Almaty, 21 à Kyzyl-Orda".
    fn part_of(&self, amounts: &[Amount], bound: &[Bound], i: usize, of: &Bound, named: &Bound) -> Option<usize> {
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
            (count > 0).then_some(at + count)
        });
        if let Some(end) = lead {
            let plain = (end..amount.start).all(|at| self.ahead(at).trim().is_empty());
            // the whole is the one before, be it a part itself
            return plain.then_some(before);
        }
        // "40 morts (25 hommes et 15 femmes)"
        let opened = self.ahead(amount.start).trim() == "(" && bound[before].end.max(from) == amount.start && named.measure.is_none();
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
        (between.contains(',') || joins || between.contains('(')) && !between.contains([';', '.']) && !verbs
    }

    /// Numbers that share a noun or a predicate: "14 soldats et 3 policiers ont été tués", "killed 14
    /// soldiers and 3 policemen", and parts their whole's.
    fn share_predicates(&self, amounts: &[Amount], bound: &mut [Bound]) {
        for i in 1..bound.len() {
            if bound[i].measure.is_some() || amounts[i].unit.is_some() {
                continue;
            }
            let coordinated = self.is_coordinated(bound[i - 1].end.max(amounts[i - 1].end), amounts[i].start);
            if let Some(whole) = bound[i].part_of {
                bound[i].measure = bound[whole].measure.or(bound[whole].carrier);
            } else if coordinated && bound[i - 1].before && (bound[i].person || bound[i].carrier.is_some() || bound[i].elided()) {
                bound[i].measure = bound[i - 1].measure;
                bound[i].before = true;
            } else if coordinated && bound[i].elided() {
                bound[i].measure = bound[i - 1].measure.or(bound[i - 1].carrier);
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
            let from = if amounts[i].earlier || i == 0 { i + 1 } else { i - 1 };
            let shares = amounts[i].earlier || amounts[i].rejected || i > 0 && amounts[i - 1].earlier;
            if let Some(other) = bound.get(from).cloned().filter(|o| shares && !o.elided()) {
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

    /// The class that results.
    fn settle(&self, amount: &Amount, of: &mut Bound) {
        if let Some((measure, _)) = &amount.unit {
            of.measure = Some(if *measure == Measure::Money && self.is_price(amount) { Measure::Price } else { *measure });
            return;
        }
        // forces that are counted and of whom nothing else is said; prisoners
        if of.measure.is_none() && of.person && of.carrier.is_none() {
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
        if amount.soft.low.is_some_and(|low| low >= Decimal::whole(LARGE)) {
            return false;
        }
        let from = amount.start.saturating_sub(REACH);
        let from = (from..amount.start).rev().find(|&at| self.gap(at).contains(['.', ';', ':'])).map_or(from, |at| at + 1);
        let words = &self.words[from..amount.start];
        let named = (0..words.len()).any(|at| self.lexicon.price_words.prefix(&words[at..]) > 0);
        let of = self.lexicon.of.suffix(words).is_some_and(|(_, m)| m == Measure::Price);
        let behind = self.words.get(amount.end..).unwrap_or_default();
        let near = amount.end < self.words.len()
            && self.ahead(amount.end).trim_matches(['$', '€', '£', ' ', '\u{a0}', '\u{202f}', '/']).is_empty();
        named
            || of
            || near && self.lexicon.per.prefix(behind) > 0
            || self.ahead(amount.end.min(self.words.len() - 1)).trim().ends_with('/') && amount.end < self.words.len()
    }

    /// "multiplié par 10".
    fn is_ratio(&self, amount: &Amount) -> bool {
        let before = &self.words[..amount.start];
        let own = self.lexicon.ratio_values.suffix(before).is_some();
        !own && self.lexicon.predicates.suffix(before).is_some_and(|(_, m)| m == Measure::Ratio)
            || self.lexicon.predicates.prefix(self.words.get(amount.end..).unwrap_or_default()).is_some_and(|(_, m)| m == Measure::Ratio)
    }
}

/// Adverbs that may stand between a verb and its number.
fn is_filler(folded: &str) -> bool {
    folded.ends_with("ly") && folded.len() > 4 || folded.ends_with("ment") && folded.len() > 6
}

fn population_of(measure: Measure) -> Option<Population> {
    match measure {
        Measure::Protesters => Some(Population::Protesters),
        Measure::Refugees => Some(Population::Refugees),
        Measure::Detained => Some(Population::Prisoners),
        _ => None,
    }
}
