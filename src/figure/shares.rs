//! Parts of a whole: "trois quarts", "half of", "one in five".

use std::ops::Range;

use super::decimal::Decimal;
use super::numbers::{Form, Number, Reader};
use super::quantity::Value;

impl Reader<'_> {
    /// "trois quarts", "un tiers", "la moitié", "huit sur dix", "one in five".
    pub(super) fn share(&self, found: &Number) -> Option<Number> {
        let Value::Point(count) = found.value else { return None };
        let end = found.words.end;
        if end >= self.words.len() || !self.joined(end - 1) || found.scaled || !found.value.point()?.is_whole() {
            return None;
        }
        let share = |words: Range<usize>, count: Decimal, of: Decimal| {
            let value = Decimal::whole(100).times(count)?.over(of)?;
            Some(Number { words, value: Value::Point(value), other: None, form: Form::Share, scaled: false })
        };
        /// The largest whole whose parts are named with a singular too: "three tenth".
        const LARGEST: Decimal = Decimal::whole(10);
        // "un quart de finale"
        if self.lexicon.no_fractions.prefix(&self.words[end..]) > 0 {
            return None;
        }
        if let Some((1, parts)) = self.lexicon.fractions.prefix(&self.words[end..]) {
            let parts = Decimal::whole(parts);
            let before = &self.words[..found.words.start];
            let by = self.lexicon.grammar.agents.suffix(before) > 0 || self.lexicon.grammar.genitives.suffix(before) > 0;
            // "a fifth less than the year before"
            let less = self.joined(end) && self.lexicon.counted.comparatives.prefix(self.words.get(end + 1..).unwrap_or_default()) > 0;
            // "a quarter of a million"
            if count < parts
                && let Some((to, scale)) = self.fraction_of_scale(end + 1)
            {
                let value = Decimal::whole(scale).times(count)?.over(parts)?;
                return Some(Number {
                    words: found.words.start..to,
                    value: Value::Point(value),
                    other: None,
                    form: Form::Words,
                    scaled: true,
                });
            }
            // "two twentieth-century novels"
            if parts > LARGEST && found.form != Form::One && !self.lexicon.is_plural(&self.words[end].folded) {
                return None;
            }
            // "more than a third": ordinals have no hedges
            let hedged = self.lexicon.hedges_before.suffix(before).is_some();
            let followed = self.alone || hedged || found.form != Form::One || self.part_follows(end) || by || less;
            return if count < parts && followed { share(found.words.start..end + 1, count, parts) } else { None };
        }
        // "huit habitants sur dix", "une femme sur quatre": the noun stands within
        const NOUN: usize = 2;
        const WHOLES: [i64; 6] = [3, 4, 5, 10, 100, 1000];
        if found.form != Form::Plain(4) {
            // "three lorries in ten came" in English only where nothing else can be counted: "three shops in ten towns"
            let loose = self.lexicon.style.noun_within_shares;
            for noun in 1..=NOUN {
                let at = end + noun;
                if at + 1 >= self.words.len() || (end - 1..at).any(|i| !self.joined(i)) {
                    break;
                }
                // "a factor of 5" is no share
                let factor = !loose && (found.form == Form::One || self.lexicon.grammar.genitives.holds(&self.words[at]));
                if !factor && self.lexicon.out_of.prefix(&self.words[at..]) == 1 {
                    let whole = if self.words[at + 1].starts_with_digit() { self.digits(at + 1) } else { self.in_words(at + 1) };
                    let whole = whole
                        .filter(|w| loose || self.closes(w.words.end) || self.verb_stands(w.words.end))
                        .filter(|w| WHOLES.iter().any(|n| w.value == Value::Point(Decimal::whole(*n))) && !self.noun_stands(w.words.end));
                    if let Some((whole, of)) = whole.and_then(|w| w.value.point().map(|of| (w, of))).filter(|(_, of)| count < *of) {
                        return share(found.words.start..whole.words.end, count, of);
                    }
                }
            }
        }
        const MOST: i64 = 1000;
        let out_of = self.lexicon.out_of.prefix(&self.words[end..]);
        let at = end + out_of;
        if out_of == 0 || at >= self.words.len() || !self.joined(at - 1) || !self.gap(end - 1).trim().is_empty() {
            return None;
        }
        let of = if self.words[at].starts_with_digit() { self.digits(at) } else { self.in_words(at) }?;
        let Value::Point(whole) = of.value else { return None };
        let round = self.alone
            || whole <= Decimal::whole(12)
            || whole == Decimal::whole(20)
            || whole == Decimal::whole(100)
            || whole == Decimal::whole(MOST);
        (count < whole && round && of.form != Form::One).then(|| share(found.words.start..of.words.end, count, whole)).flatten()
    }

    /// A verb stands behind a number.
    fn verb_stands(&self, at: usize) -> bool {
        let rest = self.words.get(at..).unwrap_or_default();
        let grammar = &self.lexicon.grammar;
        let says = &crate::language::lexicon().statements;
        self.lexicon.predicates.prefix(rest).is_some()
            || grammar.auxiliaries.prefix(rest) > 0
            || grammar.passive.prefix(rest) > 0
            || says.says.prefix(rest) > 0
            || says.says_any.prefix(rest) > 0
    }

    /// "la moitié", "half of": a fraction whose count is an article or nothing.
    pub(super) fn fraction_at(&self, at: usize) -> Option<Number> {
        let (1, parts) = self.lexicon.fractions.prefix(&self.words[at..])? else { return None };
        if self.lexicon.no_fractions.prefix(&self.words[at..]) > 0 {
            return None;
        }
        // "the eighths of an inch"
        if parts > 3 && self.lexicon.is_plural(&self.words[at].folded) {
            return None;
        }
        let before = &self.words[..at];
        let near = at > 0 && self.joined(at - 1);
        let lexicon = self.lexicon;
        let articled = near && lexicon.fraction_articles.suffix(before) > 0;
        let hedged = near && lexicon.hedges_before.suffix(before).is_some();
        // "the second half of"
        if near && lexicon.ordinals.suffix(before) > 0 {
            return None;
        }
        // "de moitié", "by half", "more than half"
        let by = near && (lexicon.grammar.genitives.suffix(before) > 0 || lexicon.grammar.agents.suffix(before) > 0);
        let half = parts == 2 && (articled && lexicon.style.bare_half || hedged || by);
        if !(half || self.part_follows(at) && (articled || parts == 2)) {
            return None;
        }
        let value = Decimal::whole(100).over(Decimal::whole(parts))?;
        Some(Number { words: at..at + 1, value: Value::Point(value), other: None, form: Form::Share, scaled: false })
    }

    /// "of", "de", "the": what a part is a part of follows.
    pub(super) fn part_follows(&self, at: usize) -> bool {
        let lexicon = self.lexicon;
        self.joined(at)
            && (lexicon.grammar.links.prefix(&self.words[at + 1..]) > 0
                || lexicon.thousands_of.prefix(&self.words[at + 1..]) > 0
                || lexicon.grammar.genitives.prefix(&self.words[at + 1..]) > 0)
    }
}
