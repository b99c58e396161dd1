//! Numbers with what bounds them and the unit they are in; and what is no quantity at all.

use std::ops::Range;

use super::alone::is_hundredth;
use super::decimal::Decimal;
use super::interval::Interval;
use super::lexicon::{Binding, NumberWord};
use super::measure::Measure;
use super::numbers::{Form, Number, Reader, is_hyphen};
use super::quantity::{Qualifier, Value, bounds};
use super::units::is_sign;

/// So many words name whose the whole is: "of the district's".
const OWNER: usize = 5;

/// A number that is a quantity.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    /// From its hedge on.
    pub(super) start: usize,
    /// The words of the number.
    pub(super) words: Range<usize>,
    /// The first word behind its unit.
    pub(super) end: usize,
    /// The bytes of the number and of all of it.
    pub(super) number: Range<usize>,
    pub(super) range: Range<usize>,
    pub(super) value: Value,
    pub(super) qualifier: Qualifier,
    pub(super) hard: Interval,
    pub(super) soft: Interval,
    pub(super) form: Form,
    pub(super) other: Option<Decimal>,
    /// What the unit alone tells.
    pub(super) unit: Option<(Measure, String)>,
    pub(super) rejected: bool,
    /// A value of before: "de 15 à 14".
    pub(super) earlier: bool,
}

impl Amount {
    /// Takes the other reading of its separators, where there is one.
    pub(super) fn read_as_count(&mut self) {
        if let Some(other) = self.other.filter(|o| o.is_whole() && matches!(self.value, Value::Point(v) if !v.is_whole() || v < *o)) {
            self.value = Value::Point(other);
            let hedge = Some(self.qualifier).filter(|q| !matches!(q, Qualifier::Exact));
            (self.qualifier, self.hard, self.soft) = bounds(self.value, hedge);
        }
    }
}

impl Reader<'_> {
    /// The quantities of the words, in order. `masked` are bytes that hold none: dates, addresses.
    pub(super) fn amounts(&self, masked: &[Range<usize>]) -> Vec<Amount> {
        let mut found: Vec<Amount> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let word = &self.words[at];
            let may = word.folded.as_bytes().first().is_some_and(u8::is_ascii_digit)
                || self.glued(at).is_some()
                || self.lexicon.triggers.may_begin_with(word)
                || self.lexicon.numbers.of(word) == Some(NumberWord::One);
            if !may {
                at += 1;
                continue;
            }
            let place = word.range.start;
            let next = masked.partition_point(|m| m.end <= place);
            if let Some(mask) = masked.get(next).filter(|m| m.start <= place) {
                at = self.words.partition_point(|w| w.range.start < mask.end).max(at + 1);
                continue;
            }
            let Some(number) = self.number_at(at).or_else(|| self.fraction_at(at)).or_else(|| self.zero_at(at)) else {
                // a run of digits that is no number is passed over as a whole
                at = self.past_digits(at);
                continue;
            };
            if masked.get(next).is_some_and(|m| m.start < self.words[number.words.end - 1].range.end) {
                at += 1;
                continue;
            }
            let end = number.words.end;
            let none = if self.alone {
                !self.one_stands(&number) || self.is_ordinal(&number)
            } else {
                number.form == Form::One && !self.one_counts(&number) || self.is_trap(&number, false)
            };
            if none {
                // "+41 22 555 01 90": the groups of a telephone number go with the first
                at = if self.ahead(at).ends_with('+') { self.past_digits(at).max(end) } else { end };
                continue;
            }
            let (first, second) = self.range(number);
            // "les adolescents de 14 à 17 ans"
            if second.is_none() && matches!(first.value, Value::Between(..)) && self.is_age(&first) {
                at = first.words.end;
                continue;
            }
            at = second.as_ref().unwrap_or(&first).words.end;
            if let Some(second) = second {
                // "de 15 à 14": the first no longer holds
                let mut earlier = self.behind_last(self.amount(first), found.last());
                let mut standing = self.behind_last(self.amount(second), Some(&earlier));
                if earlier.unit.is_none() {
                    earlier.unit.clone_from(&standing.unit);
                }
                earlier.earlier = true;
                standing.rejected = false;
                found.push(earlier);
                found.push(standing);
            } else {
                let mut amount = self.behind_last(self.amount(first), found.last());
                // "12 jours au lieu de 30"
                if let Some(last) = found.last().filter(|_| amount.rejected && amount.unit.is_none() && amount.form != Form::One) {
                    amount.unit.clone_from(&last.unit);
                }
                at = at.max(amount.end);
                self.share_unit(found.last_mut(), &amount);
                found.push(amount);
            }
        }
        found
    }

    /// Words belong to one amount: what the one before has taken is no hedge of the next.
    fn behind_last(&self, mut amount: Amount, last: Option<&Amount>) -> Amount {
        if let Some(last) = last.filter(|last| last.end > amount.start) {
            amount.start = last.end.min(amount.words.start);
            amount.range.start = amount.range.start.max(self.words[amount.start].range.start);
        }
        amount
    }

    /// "186 of the 418 kilometres": both are kilometres.
    fn share_unit(&self, before: Option<&mut Amount>, amount: &Amount) {
        let Some(before) = before.filter(|b| b.unit.is_none()) else { return };
        let length = amount.unit.as_ref().filter(|(m, _)| matches!(m, Measure::Distance | Measure::Area | Measure::Duration));
        if length.is_some() && self.is_out_of(before.end, amount.start) {
            before.unit.clone_from(&amount.unit);
        }
    }

    /// "Six of the 12", "six des douze": nothing but a genitive and its article stands between two numbers.
    pub(super) fn is_out_of(&self, from: usize, to: usize) -> bool {
        let grammar = &self.lexicon.grammar;
        // "four of the district's 13 health centres"
        let owned = to > from + 2
            && to - from <= OWNER
            && self.text[..self.words[to - 1].range.end].ends_with(['s', '’', '\''])
            && self.text[self.words[from].range.start..self.words[to - 1].range.end].contains(['\'', '’'])
            && grammar.counted_of.prefix(&self.words[from..to]) > 0
            && (from + 1..to).all(|at| self.ahead(at).chars().all(|c| c.is_whitespace() || matches!(c, '\'' | '’')));
        owned
            || from < to
                && to - from <= 2
                && (from - 1..to).all(|at| at + 1 > to || self.ahead((at + 1).min(to)).trim().is_empty())
                && grammar.counted_of.prefix(&self.words[from..to]) == to - from
    }

    fn past_digits(&self, at: usize) -> usize {
        let digit = |i: usize| self.words[i].starts_with_digit();
        let mut end = at + 1;
        while digit(at) && end < self.words.len() && digit(end) && self.gap(end - 1).len() <= 3 && !self.gap(end - 1).contains(';') {
            end += 1;
        }
        end
    }

    /// "aucun mort", "no deaths", "nobody was killed": none of the dead or wounded.
    fn zero_at(&self, at: usize) -> Option<Number> {
        let nobody = self.lexicon.nobodies.prefix(&self.words[at..]);
        if nobody > 0 && self.joined(at + nobody - 1) {
            let mut verb = at + nobody;
            loop {
                let rest = self.words.get(verb..).unwrap_or_default();
                let auxiliary = self.lexicon.grammar.auxiliaries.prefix(rest).max(self.lexicon.grammar.passive.prefix(rest));
                if auxiliary == 0 || !self.joined(verb - 1) {
                    break;
                }
                verb += auxiliary;
            }
            let suffered = self.lexicon.predicates.prefix(self.words.get(verb..).unwrap_or_default());
            return matches!(suffered, Some((_, Measure::Killed | Measure::Injured))).then(|| Number {
                words: at..at + nobody,
                value: Value::Point(Decimal::ZERO),
                other: None,
                form: Form::Words,
                scaled: false,
            });
        }
        if self.lexicon.zeros.prefix(&self.words[at..]) == 0 || at + 1 >= self.words.len() || !self.joined(at) {
            return None;
        }
        let noun = self.lexicon.nouns.prefix(&self.words[at + 1..]);
        let counted = matches!(noun, Some((_, Binding::Noun(Measure::Killed | Measure::Injured))));
        (counted || self.befalls_none(at)).then(|| Number {
            words: at..at + 1,
            value: Value::Point(Decimal::ZERO),
            other: None,
            form: Form::Words,
            scaled: false,
        })
    }

    /// "un mort", "one person": an article before a noun that counts, or under a hedge.
    fn one_counts(&self, number: &Number) -> bool {
        let end = number.words.end;
        let word = self.words[number.words.start].folded.as_ref();
        if word.len() == 1 || end >= self.words.len() {
            return false;
        }
        let noun = self.lexicon.nouns.prefix(&self.words[end..]);
        let strong = matches!(noun, Some((_, Binding::Noun(m))) if m.is_toll()) && self.joined(end - 1);
        let hedged = self.lexicon.hedges_before.suffix(&self.words[..number.words.start]).is_some();
        // "une personne a été tuée"
        let suffers = || {
            let Some((count, Binding::Persons(_) | Binding::Carrier(_))) = noun else { return false };
            let at = end + count;
            let passive = self.lexicon.grammar.passive.prefix(self.words.get(at..).unwrap_or_default());
            let also = at + self.lexicon.grammar.transitive_auxiliaries.prefix(self.words.get(at..).unwrap_or_default());
            let been = also + self.lexicon.grammar.passive.prefix(self.words.get(also..).unwrap_or_default());
            self.joined(end - 1)
                && (passive > 0 || been > at)
                && self
                    .lexicon
                    .predicates
                    .prefix(self.words.get(been.max(at + passive)..).unwrap_or_default())
                    .is_some_and(|(_, m)| m.is_fate())
        };
        // "en un an", "in one year"
        let span = || {
            self.joined(end - 1)
                && matches!(self.lexicon.units.prefix(&self.words[end..]), Some((count, (Measure::Duration, "week" | "month" | "year")))
                    if self.lexicon.span_leads.suffix(&self.words[..number.words.start]) > 0
                        || self.lexicon.years_of.prefix(&self.words[end + count..]) > 0)
        };
        strong && noun.is_some_and(|(count, _)| count == 1) || span() || hedged && noun.is_some() || suffers()
            // "one" is rarely an article: "one protester"
            || self.lexicon.firm_ones.contains(word) && matches!(noun, Some((_, Binding::Carrier(_) | Binding::Persons(_)))) && self.joined(end - 1)
    }

    fn amount(&self, number: Number) -> Amount {
        let Number { words, value, other, form, .. } = number;
        let (mut start, mut hedge, mut turned) = (words.start, None, None);
        // "entre" and "de" belong to a range
        if matches!(value, Value::Between(..)) {
            for list in [&self.lexicon.between, &self.lexicon.range_from] {
                start -= list.suffix(&self.words[..start]);
            }
        }
        // "plus d'une vingtaine": articles stand between; a sign of currency may too
        let mut before = start;
        while before > 0 && is_article_of_number(self, before - 1, &words) {
            before -= 1;
        }
        // "presque multiplié par cinq"
        let multiplied = self.lexicon.predicates.suffix(&self.words[..start]).filter(|(_, m)| *m == Measure::Ratio).map_or(0, |(n, _)| n);
        for from in [start, before, start - multiplied] {
            if hedge.is_some() || from == 0 {
                continue;
            }
            let gap = self.ahead(from).trim();
            // "C$2" is no "c. $2"
            let parted = self.ahead(from).starts_with(is_sign)
                || !gap.chars().all(|c| matches!(c, '\'' | '’' | '~' | '≈' | '+' | '>' | '<') || is_sign(c) || is_hyphen(c));
            if let Some((count, qualifier)) = self.lexicon.hedges_before.suffix(&self.words[..from]).filter(|_| !parted) {
                hedge = Some(qualifier);
                // "spread over 500 hectares" is no hedge
                start = if qualifier == Qualifier::Exact { start } else { from - count };
                turned = self.turned(from - count, qualifier);
                hedge = turned.or(hedge);
            }
        }
        let ahead = self.ahead(words.start);
        let signs = ahead.trim_end();
        if hedge.is_none() {
            hedge = match signs.chars().next_back() {
                Some('~' | '≈') => Some(Qualifier::About),
                Some('>') => Some(Qualifier::MoreThan),
                Some('≥') => Some(Qualifier::AtLeast),
                Some('<') => Some(Qualifier::LessThan),
                Some('≤') => Some(Qualifier::AtMost),
                _ => None,
            };
        }
        let (unit, mut end, mut stop) = self.unit(&words, form);
        // "within 48 hours", and not "within 12 villages"
        if hedge.is_none()
            && matches!(unit, Some((Measure::Duration | Measure::Distance, _)))
            && self.lexicon.within.suffix(&self.words[..words.start]) > 0
        {
            hedge = Some(Qualifier::AtMost);
        }
        // "trois ans et demi"
        let mut value = value;
        let half = if unit.is_some() { self.lexicon.half_after.prefix(self.words.get(end..).unwrap_or_default()) } else { 0 };
        if let (true, Value::Point(v)) = (half > 0 && self.joined(end - 1), value) {
            value = v.plus(Decimal::whole(1).per_mille(500)).map_or(value, Value::Point);
            end += half;
            stop = self.words[end - 1].range.end;
        }
        // "20 dollars and 43 cents"
        if let Value::Point(v) = value
            && v.is_whole()
            && matches!(&unit, Some((Measure::Money, code)) if !is_hundredth(code))
            && let Some((cents, to)) = self.hundredths(end)
        {
            value = v.plus(cents).map_or(value, Value::Point);
            end = to;
            stop = self.words[to - 1].range.end;
        }
        // "about 500 or more"
        if hedge.is_none() || hedge == Some(Qualifier::About) {
            if let Some((from, count, qualifier)) =
                self.hedge_after(end).filter(|(_, _, after)| hedge.is_none() || *after != Qualifier::About)
            {
                hedge = Some(qualifier);
                if from == end {
                    end += count;
                    stop = stop.max(self.words[end - 1].range.end);
                }
            } else if hedge.is_none() && self.behind(words.end - 1).starts_with('+') {
                hedge = Some(Qualifier::AtLeast);
            }
        }
        let (qualifier, mut hard, mut soft) = bounds(value, hedge);
        let below = self.below_zero(&words, unit.as_ref());
        if let (Value::Point(v), Some(said), Qualifier::Exact) = (value, below, qualifier) {
            let v = Decimal::ZERO.minus(v);
            value = Value::Point(v);
            (hard, soft) = (Interval::point(v), Interval::point(v));
            start -= said;
        }
        let number = self.words[words.start].range.start..self.words[words.end - 1].range.end;
        let rejected = turned.is_none() && self.lexicon.rejects.suffix(&self.words[..start]) > 0;
        let mut from = self.words[start].range.start;
        if start == words.start {
            let sign = ahead.len() - ahead.trim_end().trim_end_matches(is_sign).len();
            if unit.as_ref().is_some_and(|(m, _)| *m == Measure::Money) && sign < ahead.len() {
                from = from.saturating_sub(sign);
            }
        }
        Amount {
            start,
            range: from..stop.max(number.end),
            number,
            words,
            end,
            value,
            qualifier,
            hard,
            soft,
            form,
            other,
            unit,
            rejected,
            earlier: false,
        }
    }

    /// "14 au moins", "14 morts au moins", "200 or so".
    fn hedge_after(&self, end: usize) -> Option<(usize, usize, Qualifier)> {
        const NOUN: usize = 2;
        for from in end..(end + NOUN + 1).min(self.words.len()) {
            let gap = self.ahead(from).trim();
            let comma = gap == ",";
            let bare = gap.is_empty() || comma || from == end && gap == "%";
            if from > 0 && !bare {
                return None;
            }
            if let Some((count, qualifier)) = self.lexicon.hedges_after.prefix(&self.words[from..]) {
                // "14 dead, at least."
                if comma && !self.behind(from + count - 1).trim_start().starts_with([',', '.', ';', ')']) {
                    return None;
                }
                // "14 morts, au moins 30 blessés", "14 soldiers at least 30": what goes on with a number is its own hedge
                let next = from + count;
                let own = next < self.words.len() && self.number_at(next).is_some() && self.ahead(next).trim().is_empty();
                return (!own && !self.hedges_next(from + 1..next)).then_some((from, count, qualifier));
            }
            if comma {
                return None;
            }
        }
        None
    }
}

impl Reader<'_> {
    /// "30 or more than 40": words behind a number that begin the hedge of the next.
    fn hedges_next(&self, words: Range<usize>) -> bool {
        words.clone().any(|at| {
            let Some((count, _)) = self.lexicon.hedges_before.prefix(&self.words[at..]) else { return false };
            let mut next = at + count;
            while self.words.get(next).is_some_and(|word| self.lexicon.number_articles.holds(word) && self.number_at(next).is_none()) {
                next += 1;
            }
            next > words.end
                && next < self.words.len()
                && self.ahead(next).trim_end_matches(is_sign).trim().is_empty()
                && self.number_at(next).is_some()
        })
    }
}

/// Articles and links between a hedge and its number: "plus d'une vingtaine", "at least the".
fn is_article_of_number(reader: &Reader<'_>, word: usize, number: &Range<usize>) -> bool {
    word < number.start
        && reader.ahead(word + 1).trim().trim_end_matches(is_sign).is_empty()
        && reader.lexicon.number_articles.holds(&reader.words[word])
}
