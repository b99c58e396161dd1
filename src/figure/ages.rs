//! Ages, which are no quantities: "un homme de 45 ans", "people under 25".

use super::decimal::Decimal;
use super::lexicon::Binding;
use super::measure::Measure;
use super::numbers::{Number, Reader};
use super::quantity::Value;

impl Reader<'_> {
    /// "un homme de 45 ans", "aged 17", "Amina, 32 ans,": six years of prison are a duration.
    pub(super) fn is_age(&self, number: &Number) -> bool {
        let lexicon = self.lexicon;
        let (start, end) = (number.words.start, number.words.end);
        let before = &self.words[..start];
        if lexicon.ages_before.suffix(before) > 0 && self.ahead(start).trim().is_empty() && !self.noun_follows(end) {
            return true;
        }
        // "people under 25", "four were over 60"
        const OLDEST: i64 = 110;
        let limit = lexicon.counted.age_limits.suffix(before);
        if limit > 0 && number.value.point().is_some_and(|age| age < Decimal::whole(OLDEST)) && !self.noun_follows(end) {
            let lead = start - limit;
            let persons = lead > 0 && (self.names_person(lead - 1) || lexicon.grammar.passive.holds(&self.words[lead - 1]));
            if persons && self.ahead(lead).trim().is_empty() && self.unit(&number.words, number.form).0.is_none() {
                return true;
            }
        }
        if self.is_age_of_one(number) {
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
        let range = matches!(number.value, Value::Between(..));
        // "Huit d'entre eux avaient plus de 60 ans"
        let mut verb = start - lexicon.hedges_before.suffix(before).map_or(0, |(count, _)| count);
        while verb > 0 && lexicon.number_articles.holds(&self.words[verb - 1]) {
            verb -= 1;
        }
        if !range && lexicon.age_verbs.suffix(&self.words[..verb]) > 0 {
            return true;
        }
        if lexicon.ages_before.suffix(before) > 0
            || !range && lexicon.age_limits.suffix(before) > 0
            || lexicon.old.prefix(&self.words[after..]) > 0
        {
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
                && ((1..=3.min(i))
                    .any(|n| self.names_person(i - n))
                    // "un Tunisien de 41 ans"
                    || i > 1 && self.lexicon.ones.holds(&self.words[i - 2]) && self.is_people(i - 1))
        };
        of > 0 && person(from - of)
            || from < start && of == 0 && lexicon.grammar.objects.suffix(&self.words[..from]) > 0 && lexicon.style.hedged_age
    }

    /// "A woman of 34 died": of one person, and no "patrol of 12".
    fn is_age_of_one(&self, number: &Number) -> bool {
        const YOUNGEST: i64 = 13;
        const OLDEST: i64 = 110;
        const WORDS: usize = 3;
        let (start, end) = (number.words.start, number.words.end);
        let of = self.lexicon.grammar.genitives.suffix(&self.words[..start]);
        let Some(person) = (start - of).checked_sub(1).filter(|_| of > 0) else { return false };
        let article = |at: usize| self.lexicon.ones.holds(&self.words[at]);
        let one = (1..=WORDS.min(person)).any(|n| article(person - n) && (person - n..start).all(|i| self.joined(i)));
        let persons = matches!(self.lexicon.nouns.suffix(&self.words[..=person]), Some((_, Binding::Persons(_))));
        let years = number.value.point().is_some_and(|age| age >= Decimal::whole(YOUNGEST) && age < Decimal::whole(OLDEST));
        let noun = end < self.words.len() && self.joined(end - 1) && self.lexicon.nouns.prefix(&self.words[end..]).is_some();
        one && persons && years && !noun && self.unit(&number.words, number.form).0.is_none()
    }

    /// A noun of persons ends at a word; a "prison term of 3 years" is none.
    fn names_person(&self, at: usize) -> bool {
        match self.lexicon.nouns.suffix(&self.words[..=at]) {
            Some((_, Binding::Persons(_))) => true,
            Some((_, Binding::Carrier(measure))) => !measure.is_thing() && measure != Measure::Convicted,
            _ => false,
        }
    }
}
