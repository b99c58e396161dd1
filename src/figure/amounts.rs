//! Numbers with what bounds them and the unit they are in; and what is no quantity at all.

use std::ops::Range;

use super::decimal::Decimal;
use super::interval::Interval;
use super::lexicon::{Binding, NumberWord};
use super::measure::Measure;
use super::numbers::{Form, Number, Reader, is_hyphen};
use super::quantity::{Qualifier, Value, bounds};
use crate::language::lexicon as common;

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
                || self.lexicon.triggers.may_begin_with(word)
                || self.lexicon.numbers.get(&word.folded) == Some(NumberWord::One);
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
            if number.form == Form::One && !self.one_counts(&number) || self.is_trap(&number, false) {
                at = end;
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
                let mut earlier = self.amount(first);
                let mut standing = self.amount(second);
                if earlier.unit.is_none() {
                    earlier.unit.clone_from(&standing.unit);
                }
                earlier.earlier = true;
                standing.rejected = false;
                found.push(earlier);
                found.push(standing);
            } else {
                let amount = self.amount(first);
                at = at.max(amount.end);
                found.push(amount);
            }
        }
        found
    }

    fn past_digits(&self, at: usize) -> usize {
        let digit = |i: usize| self.words[i].folded.starts_with(|c: char| c.is_ascii_digit());
        let mut end = at + 1;
        while digit(at) && end < self.words.len() && digit(end) && self.gap(end - 1).len() <= 3 && !self.gap(end - 1).contains(';') {
            end += 1;
        }
        end
    }

    /// "aucun mort", "no deaths": none, before a noun of the dead or wounded.
    fn zero_at(&self, at: usize) -> Option<Number> {
        if self.lexicon.zeros.prefix(&self.words[at..]) == 0 || at + 1 >= self.words.len() || !self.joined(at) {
            return None;
        }
        let noun = self.lexicon.nouns.prefix(&self.words[at + 1..]);
        matches!(noun, Some((_, Binding::Noun(Measure::Killed | Measure::Injured)))).then(|| Number {
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
        strong && noun.is_some_and(|(count, _)| count == 1) || hedged && noun.is_some() || suffers()
            // "one" is rarely an article: "one protester"
            || word == "one" && matches!(noun, Some((_, Binding::Carrier(_) | Binding::Persons(_)))) && self.joined(end - 1)
    }

    /// A second number that makes a range or a change with the first.
    fn range(&self, number: Number) -> (Number, Option<Number>) {
        let lexicon = self.lexicon;
        let end = number.words.end;
        let (Value::Point(low) | Value::Collective(low)) = number.value else { return (number, None) };
        if end >= self.words.len() || number.form == Form::Share {
            return (number, None);
        }
        let gap = self.gap(end - 1);
        // the sign or the noun of the first may stand between: "10 % à 15 %", "10 à 15 %"
        let percent = gap.trim_start().starts_with('%');
        let trimmed = gap.trim().trim_start_matches('%').trim();
        let signs_only = |gap: &str| gap.trim().chars().all(is_sign);
        let lead = |list: &crate::language::Phrases| {
            list.suffix(&self.words[..number.words.start]) > 0 && signs_only(self.ahead(number.words.start))
        };
        let dash = !trimmed.is_empty() && trimmed.chars().all(|c| is_hyphen(c) || matches!(c, '–' | '—')) && trimmed.chars().count() == 1;
        let rest = &self.words[end..];
        let word_gap = trimmed.is_empty();
        let (connector, kind) = if dash {
            (0, 'd')
        } else if word_gap && lead(&lexicon.between) && lexicon.between_and.prefix(rest) > 0 {
            (lexicon.between_and.prefix(rest), 'b')
        } else if word_gap && lexicon.range_to.prefix(rest) > 0 {
            (lexicon.range_to.prefix(rest), if lead(&lexicon.range_from) { 'f' } else { 't' })
        } else if word_gap && lexicon.range_or.prefix(rest) > 0 {
            (lexicon.range_or.prefix(rest), 'o')
        } else {
            return (number, None);
        };
        let at = end + connector;
        if at >= self.words.len()
            || connector > 0 && !self.gap(at - 1).trim().is_empty() && !self.gap(at - 1).trim().chars().all(|c| "$€£~".contains(c))
        {
            return (number, None);
        }
        let Some(second) = self.number_at(at).filter(|s| s.form != Form::One && s.form != Form::Share) else { return (number, None) };
        let (Value::Point(mut high) | Value::Collective(mut high)) = second.value else { return (number, None) };
        if self.is_trap(&second, true) {
            return (number, None);
        }
        let mut low = low;
        // "2 à 3 millions"
        if second.scaled && !number.scaled && low < Decimal::whole(1000) {
            let factor = if second.value.point().is_some_and(|v| v >= Decimal::whole(1_000_000_000)) {
                1_000_000_000
            } else if high >= Decimal::whole(1_000_000) {
                1_000_000
            } else {
                1000
            };
            low = low.times(Decimal::whole(factor)).filter(|l| *l <= high).unwrap_or(low);
        }
        if let (Some(other), true) = (second.other, low >= Decimal::whole(100)) {
            high = high.max(other);
        }
        let words = number.words.start..second.words.end;
        let between = Number { words, value: Value::Between(low, high), other: None, form: Form::Set, scaled: second.scaled };
        let changed = || {
            let from = number.words.start.saturating_sub(6);
            (from..number.words.start).any(|i| {
                let words = &self.words[i..number.words.start];
                lexicon.changes.prefix(words) > 0 || lexicon.ratio_values.prefix(words).is_some()
            })
        };
        match kind {
            // "2-1" is a score, "2011-2012" are years
            'd' if low < high && !percent | percent => (between, None),
            'f' if low > high || changed() => (number, Some(second)),
            't' if changed() && low != high => (number, Some(second)),
            'b' | 'f' | 't' if low < high => (between, None),
            'o' if low < high && low.times(Decimal::whole(2)).is_some_and(|twice| high <= twice) => (between, None),
            _ => (number, None),
        }
    }

    fn amount(&self, number: Number) -> Amount {
        let Number { words, value, other, form, .. } = number;
        let (mut start, mut hedge) = (words.start, None);
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
        for from in [start, before] {
            if hedge.is_some() || from == 0 {
                continue;
            }
            let gap = self.ahead(from).trim();
            // "C$2" is no "c. $2"
            let parted = self.ahead(from).starts_with(is_sign)
                || !gap.chars().all(|c| matches!(c, '\'' | '’' | '~' | '≈' | '+' | '>' | '<') || is_sign(c) || is_hyphen(c));
            if let Some((count, qualifier)) = self.lexicon.hedges_before.suffix(&self.words[..from]).filter(|_| !parted) {
                hedge = Some(qualifier);
                start = from - count;
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
        // "trois ans et demi"
        let mut value = value;
        let half = if unit.is_some() { self.lexicon.half_after.prefix(self.words.get(end..).unwrap_or_default()) } else { 0 };
        if let (true, Value::Point(v)) = (half > 0 && self.joined(end - 1), value) {
            value = v.plus(Decimal::whole(1).per_mille(500)).map_or(value, Value::Point);
            end += half;
            stop = self.words[end - 1].range.end;
        }
        if hedge.is_none() {
            if let Some((from, count, qualifier)) = self.hedge_after(end) {
                hedge = Some(qualifier);
                if from == end {
                    end += count;
                    stop = stop.max(self.words[end - 1].range.end);
                }
            } else if self.behind(words.end - 1).starts_with('+') {
                hedge = Some(Qualifier::AtLeast);
            }
        }
        let (qualifier, hard, soft) = bounds(value, hedge);
        let number = self.words[words.start].range.start..self.words[words.end - 1].range.end;
        let rejected = self.lexicon.rejects.suffix(&self.words[..start]) > 0;
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
                return (!own).then_some((from, count, qualifier));
            }
            if comma {
                return None;
            }
        }
        None
    }

    /// The unit of a number, the first word behind it, and the byte where it ends.
    fn unit(&self, words: &Range<usize>, form: Form) -> (Option<(Measure, String)>, usize, usize) {
        let end = words.end;
        let last = self.words[end - 1].range.end;
        let behind = self.behind(end - 1);
        let spaced = behind.trim_start();
        let skipped = behind.len() - spaced.len();
        if end < self.words.len() && self.joined(end - 1) && self.lexicon.times_more.prefix(&self.words[end..]) > 0 {
            return (Some((Measure::Ratio, String::new())), end + 1, last);
        }
        if form == Form::Share {
            return (Some((Measure::Share, "%".to_owned())), end, last);
        }
        if spaced.starts_with('%') {
            return (Some((Measure::Share, "%".to_owned())), end, last + skipped + 1);
        }
        if let Some((sign, code)) = self.lexicon.signs.iter().find(|(sign, _)| spaced.starts_with(sign.as_str())) {
            return (Some((Measure::Money, (*code).to_owned())), end, last + skipped + sign.len());
        }
        let ahead = self.ahead(words.start).trim_end();
        // the letters of "US$" are a word of their own
        let all = self.text[..self.words[words.start].range.start].trim_end();
        if let Some((_, code)) = self.lexicon.signs.iter().find(|(sign, _)| ahead.ends_with(is_sign) && all.ends_with(sign.as_str())) {
            // "US$ 40": the letters belong to the sign
            return (Some((Measure::Money, (*code).to_owned())), end, last);
        }
        if end < self.words.len() && spaced.is_empty()
            || end < self.words.len() && spaced.chars().all(|c| is_hyphen(c) || matches!(c, '\'' | '’'))
        {
            let rest = &self.words[end..];
            let percent = self.lexicon.percent.prefix(rest);
            if percent > 0 {
                return (Some((Measure::Share, "%".to_owned())), end + percent, self.words[end + percent - 1].range.end);
            }
            // "de dollars": after a scale word a link stands before the unit
            let link = self.lexicon.thousands_of.prefix(rest);
            for skip in if link > 0 { [0, link] } else { [0, 0] } {
                let rest = &rest[skip.min(rest.len())..];
                if let Some((count, code)) = self.lexicon.currencies.prefix(rest) {
                    let to = end + skip + count;
                    return (Some((Measure::Money, code.to_owned())), to, self.words[to - 1].range.end);
                }
                if let Some((count, (measure, unit))) = self.lexicon.units.prefix(rest) {
                    // "trois ans et demi"
                    let to = end + skip + count;
                    return (Some((measure, unit.to_owned())), to, self.words[to - 1].range.end);
                }
            }
        }
        if let Some((count, code)) = self.lexicon.currencies.suffix(&self.words[..words.start]) {
            // "USD 40", "Rs 500"
            let code_like = self.words[words.start - count..words.start].iter().all(|w| {
                let name = &self.text[w.range.clone()];
                name.chars().all(char::is_uppercase) || name.len() == 2 && name.starts_with(char::is_uppercase)
            });
            if code_like && ahead.is_empty() {
                return (Some((Measure::Money, code.to_owned())), end, last);
            }
        }
        (None, end, last)
    }

    /// True for numbers that are no quantities: years, hours, ages, names, places in a list.
    fn is_trap(&self, number: &Number, in_range: bool) -> bool {
        let lexicon = self.lexicon;
        let (start, end) = (number.words.start, number.words.end);
        let ahead = self.ahead(start);
        let behind = self.behind(end - 1);
        let before = &self.words[..start];
        let after = &self.words[end..];
        let plain = matches!(number.form, Form::Plain(_));
        let digits = plain || number.form == Form::Set;
        if digits {
            let glued = ahead.chars().next_back();
            // "[2]", "#3", "/14", "§ 3", "n° 5", ":30"
            if ahead.trim_end().ends_with(['[', '^', '#', '§', '¶', '°', '№', '@', '_', '='])
                || ahead.ends_with(['/', ':', '+']) && glued != Some(' ')
            {
                return true;
            }
            // "AK-47", "Covid-19": a name; "entre dix-huit" has words on both sides
            if !in_range && ahead.chars().count() == 1 && ahead.chars().all(|c| is_hyphen(c) || c == '–') && start > 0 {
                let name = self.words[start - 1].folded.as_ref();
                if name.chars().any(char::is_alphabetic)
                    && self.number_at(start - 1).is_none_or(|n| n.words.end <= start && n.form == Form::One)
                {
                    return true;
                }
            }
            // "K5,000": the tail of a word with digits
            if ahead.chars().count() == 1
                && ahead.starts_with([',', '.'])
                && start > 0
                && before[start - 1].folded.ends_with(|c: char| c.is_ascii_digit())
                && before[start - 1].folded.starts_with(char::is_alphabetic)
            {
                return true;
            }
            // "2.1 Prisons": a section
            if start == 0
                && number.form == Form::Set
                && !self.noun_follows(end)
                && after.first().is_some_and(|w| self.text[w.range.clone()].starts_with(char::is_uppercase))
            {
                return true;
            }
            // "2004-575", "January 5-6": the end of a chain that is no range; "3-1" its beginning
            let chain = |c: &str| c.chars().count() == 1 && c.chars().all(|c| is_hyphen(c) || c == '–');
            let numeric = |i: usize| self.words[i].folded.starts_with(|c: char| c.is_ascii_digit());
            if !in_range && chain(ahead) && start > 0 && numeric(start - 1) {
                return true;
            }
            if chain(behind) && !after.is_empty() && numeric(end) {
                let next = self.number_at(end).and_then(|n| n.value.point());
                if next.is_none_or(|next| number.value.point().is_some_and(|v| v >= next)) {
                    return true;
                }
            }
            // "8 heures 15"
            if start >= 2 && lexicon.clock_after.prefix(&before[start - 1..]) == 1 && numeric(start - 2) && ahead.trim().is_empty() {
                return true;
            }
            // "Amina, 32, sells"
            if plain
                && behind.starts_with(',')
                && ahead.trim() == ","
                && start > 0
                && self.text[before[start - 1].range.clone()].starts_with(char::is_uppercase)
                && number.value.point().is_some_and(|v| v < Decimal::whole(110))
                && !after.is_empty()
                && !after[0].folded.starts_with(|c: char| c.is_ascii_digit())
            {
                return true;
            }
            // "75020 Paris"
            if number.form == Form::Plain(5)
                && !after.is_empty()
                && self.joined(end - 1)
                && self.text[after[0].range.clone()].starts_with(char::is_uppercase)
                && !self.noun_follows(end)
                && self.unit(&number.words, number.form).0.is_none()
            {
                return true;
            }
            // "14:30", "3/4", "14/02", "n.1", "3)" of a list
            let mut next = behind.chars();
            let sign = next.next();
            if matches!(sign, Some('/' | ':' | '_' | '@')) && next.next().is_none() && !after.is_empty() || behind.starts_with(['°', 'º'])
            {
                return true;
            }
            if ahead.trim_end().ends_with('(') && behind.starts_with(')') && !self.follows_place(start) {
                return true;
            }
            if start == 0 && behind.starts_with([')', '.']) && behind.len() > 1 {
                return true;
            }
        }
        let months = |word: &crate::language::Word<'_>| common().months.contains_key(word.folded.as_ref());
        let weekdays = |word: &crate::language::Word<'_>| common().weekdays.contains_key(word.folded.as_ref());
        let counted = self.noun_follows(end);
        // "5 janvier", "January 5", "mercredi 5", "du 4 au 5 janvier"
        let small = number.value.point().is_some_and(|v| v <= Decimal::whole(31) && v.is_whole());
        if small && !number.scaled {
            const DAYS: usize = 4;
            let capital_month = |w: &crate::language::Word<'_>| {
                months(w) && w.folded.len() > 2 && (lexicon.decimal_comma || self.text[w.range.clone()].starts_with(char::is_uppercase))
            };
            if after.first().is_some_and(&capital_month) && self.joined(end - 1) {
                return true;
            }
            if start > 0 && (capital_month(&before[start - 1]) || weekdays(&before[start - 1])) && ahead.trim().is_empty() && !counted {
                return true;
            }
            let mut i = end;
            while i < self.words.len() && i < end + DAYS {
                let folded = self.words[i].folded.as_ref();
                let day = folded.trim_end_matches(char::is_alphabetic);
                let connector = lexicon.range_to.contains(folded)
                    || lexicon.joiners.contains(folded)
                    || lexicon.range_or.contains(folded)
                    || lexicon.between_and.contains(folded);
                if capital_month(&self.words[i])
                    && i > end + 1 - usize::from(!self.gap(end - 1).trim().is_empty())
                    && !self.words[i - 1].folded.starts_with(char::is_alphabetic)
                {
                    return true;
                }
                if !(connector || !day.is_empty() && day.bytes().all(|b| b.is_ascii_digit())) {
                    break;
                }
                i += 1;
            }
        }
        // a year: "en 2011", "(2017)", "2011-2012"; "2000 personnes" is none
        let year =
            number.form == Form::Plain(4) && number.value.point().is_some_and(|v| v >= Decimal::whole(1500) && v < Decimal::whole(2100));
        if year && !counted && self.unit(&number.words, number.form).0.is_none() {
            return true;
        }
        if plain
            && before.last().is_some_and(|w| lexicon.designators.contains(&w.folded))
            && ahead.trim_matches(['.', '°', 'º', ' ', '\u{a0}', '\u{202f}', '\n']).is_empty()
            && !(counted && ahead.trim().is_empty() && !self.strict_designator(start))
        {
            return true;
        }
        // "articles 14 et 15", "pages 14–17"
        if plain && start >= 2 && !counted {
            let mut i = start - 1;
            let linked = |i: usize| {
                lexicon.joiners.contains(&self.words[i].folded)
                    || lexicon.range_to.contains(&self.words[i].folded)
                    || lexicon.between_and.contains(&self.words[i].folded)
            };
            if linked(i) {
                i -= 1;
            }
            let number_before = self.words[i].folded.bytes().all(|b| b.is_ascii_digit());
            let near = self.words[start].range.start - self.words[i].range.end <= 6;
            if number_before
                && near
                && i > 0
                && lexicon.designators.contains(&self.words[i - 1].folded)
                && self.gap(i - 1).trim_matches(['.', ' ', '\u{a0}']).is_empty()
            {
                return true;
            }
        }
        if lexicon.times_more.prefix(after) > 0 && self.joined(end - 1) {
            return false;
        }
        if digits
            && !after.is_empty()
            && lexicon.after.prefix(after) > 0
            && self.gap(end - 1).trim_matches(['-', ' ', '\u{a0}', '\u{202f}', '\'', '’']).is_empty()
        {
            return true;
        }
        if !digits && lexicon.after.prefix(after) > 0 && (self.joined(end - 1)) {
            return true;
        }
        // a name in capitals: "the Thousand and One Nights"
        if number.form == Form::Words
            && start > 0
            && !counted
            && self.text[self.words[start].range.clone()].starts_with(char::is_uppercase)
            && !ahead.contains(['.', '!', '?', '«', '“', '"', ':', ';', '\n'])
            && after.first().is_some_and(|w| self.text[w.range.clone()].starts_with(char::is_uppercase))
        {
            return true;
        }
        // "14 Lilac Street"
        if plain
            && (end..(end + 3).min(self.words.len()))
                .take_while(|&i| self.joined(i - 1) && self.text[self.words[i].range.clone()].starts_with(char::is_uppercase))
                .any(|i| lexicon.after.prefix(&self.words[i..]) > 0)
        {
            return true;
        }
        // "trois jours plus tard", "two weeks ago"
        if let Some((count, (Measure::Duration, _))) = lexicon.units.prefix(after)
            && self.joined(end - 1)
            && lexicon.ago.prefix(&after[count..]) > 0
            && self.joined(end + count - 1)
        {
            return true;
        }
        self.is_clock(number) || self.is_age(number) || self.is_adjective(number) || self.is_name(number, counted)
    }

    /// "à 14 heures", "at 3 p.m."
    fn is_clock(&self, number: &Number) -> bool {
        let (start, end) = (number.words.start, number.words.end);
        self.lexicon.clock_after.prefix(&self.words[end..]) > 0
            && self.joined(end - 1)
            && (self.lexicon.clock_before.suffix(&self.words[..start]) > 0 || self.lexicon.between.suffix(&self.words[..start]) > 0)
            && number.value.point().is_some_and(|v| v <= Decimal::whole(24))
    }

    /// "un homme de 45 ans", "aged 17", "Amina, 32 ans,": six years of prison are a duration.
    pub(super) fn is_age(&self, number: &Number) -> bool {
        let lexicon = self.lexicon;
        let (start, end) = (number.words.start, number.words.end);
        let before = &self.words[..start];
        if lexicon.ages_before.suffix(before) > 0 && self.ahead(start).trim().is_empty() && !self.noun_follows(end) {
            return true;
        }
        let years = lexicon.years.prefix(&self.words[end..]);
        if years == 0 || !self.joined(end - 1) {
            return false;
        }
        let after = end + years;
        if lexicon.years_of.prefix(&self.words[after..]) > 0 {
            return false;
        }
        if lexicon.ages_before.suffix(before) > 0 || lexicon.age_limits.suffix(before) > 0 || lexicon.old.prefix(&self.words[after..]) > 0 {
            return true;
        }
        // set apart: ", 45 ans,", "(45 ans)"
        let apart = self.ahead(start).trim().ends_with([',', '(']) && self.behind(after - 1).trim_start().starts_with([',', ')', '.']);
        if apart {
            return true;
        }
        // "un garçon de 14 ans", "les moins de 18 ans"
        let mut from = start;
        from -= lexicon.hedges_before.suffix(&self.words[..from]).map_or(0, |(count, _)| count);
        let of = lexicon.grammar.genitives.suffix(&self.words[..from]).max(lexicon.range_from.suffix(&self.words[..from]));
        let person = |i: usize| {
            i > 0
                && (1..=3.min(i))
                    .any(|n| matches!(lexicon.nouns.suffix(&self.words[..=(i - n)]), Some((_, Binding::Persons(_) | Binding::Carrier(_)))))
        };
        of > 0 && person(from - of)
            || from < start && of == 0 && lexicon.grammar.objects.suffix(&self.words[..from]) > 0 && lexicon.joins_tens
    }

    /// "un véhicule neuf": behind its noun and before no other.
    fn is_adjective(&self, number: &Number) -> bool {
        let word = &self.words[number.words.start];
        if number.words.len() > 1 || !self.lexicon.adjectives.contains(&word.folded) {
            return false;
        }
        let end = number.words.end;
        let noun = end < self.words.len() && self.joined(end - 1) && self.words[end].folded.ends_with(['s', 'x']);
        !(noun || self.lexicon.hedges_before.suffix(&self.words[..number.words.start]).is_some())
    }

    /// "France 24", "Unit 61398": behind a capital and before no noun that it could count.
    fn is_name(&self, number: &Number, counted: bool) -> bool {
        let start = number.words.start;
        if counted || start == 0 || !matches!(number.form, Form::Plain(_)) || self.unit(&number.words, number.form).0.is_some() {
            return false;
        }
        let gap = self.ahead(start);
        if !(gap == " " || gap == "\u{a0}" || gap == "\u{202f}") {
            return false;
        }
        let before = &self.words[start - 1];
        let capital = self.text[before.range.clone()].starts_with(char::is_uppercase);
        // the first word of a sentence is set with a capital whatever it is
        let first = start == 1 || self.ahead(start - 1).contains(['.', '!', '?', '«', '“', '"', ':']);
        let lexicon = self.lexicon;
        let known = common().months.contains_key(before.folded.as_ref()) || lexicon.hedges_before.suffix(&self.words[..start]).is_some();
        let grammar = &lexicon.grammar;
        let function = [
            &lexicon.range_from,
            &lexicon.between,
            &lexicon.joiners,
            &grammar.locatives,
            &grammar.genitives,
            &grammar.objects,
            &grammar.links,
            &grammar.place_links,
            &grammar.auxiliaries,
            &grammar.clauses,
            &lexicon.part_of,
        ]
        .iter()
        .any(|list| list.contains(&before.folded));
        capital && !known && !(first && (function || before.folded.len() < 4))
    }

    /// Designators that no counted noun excuses: "article 14 personnes" does not occur, "page 14 hommes" neither.
    fn strict_designator(&self, start: usize) -> bool {
        self.ahead(start).contains(['.', '°'])
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
            at += 1;
        }
        false
    }

    /// "Almaty (103), Kyzyl-Orda (21)": a number in brackets behind a name.
    fn follows_place(&self, start: usize) -> bool {
        start > 0
            && self.text[self.words[start - 1].range.clone()].starts_with(char::is_uppercase)
            && (0..start - 1).any(|i| self.words[i].folded.bytes().all(|b| b.is_ascii_digit()))
    }
}

/// Articles and links between a hedge and its number: "plus d'une vingtaine", "at least the".
fn is_article_of_number(reader: &Reader<'_>, word: usize, number: &Range<usize>) -> bool {
    word < number.start
        && reader.ahead(word + 1).trim().is_empty()
        && matches!(reader.words[word].folded.as_ref(), "un" | "une" | "les" | "la" | "le" | "l" | "des" | "the" | "a" | "us")
}

/// Signs of currencies.
const fn is_sign(c: char) -> bool {
    matches!(c, '$' | '¢' | '€' | '£' | '¥' | '₽' | '₸' | '₴' | '₹' | '₺' | '₦' | '₪' | '₩' | '₾' | '֏' | '₼')
}
