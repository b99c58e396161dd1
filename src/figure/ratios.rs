//! Ratios that are words of their own: "doubled", "triplé".

use super::amounts::Amount;
use super::measure::Measure;
use super::numbers::{Form, Reader};
use super::quantity::{Qualifier, Value, bounds};

impl Reader<'_> {
    /// Ratios that are words of their own: "doubled", "triplé".
    pub(super) fn add_ratios(&self, amounts: &mut Vec<Amount>) {
        let mut at = 0;
        while at < self.words.len() {
            let may = self.lexicon.triggers.may_begin_with(&self.words[at]);
            let Some((count, value)) = may.then(|| self.lexicon.ratio_values.prefix(&self.words[at..])).flatten() else {
                at += 1;
                continue;
            };
            let mut words = at..at + count;
            at += count;
            // "presque triplé": the hedge is none of the value
            if let Some((hedge, _)) = self.lexicon.hedges_before.prefix(&self.words[words.clone()]).filter(|(n, _)| *n < count) {
                words.start += hedge;
            }
            let more = self.lexicon.ratio_hedges.prefix(&self.words[words.clone()]);
            if more < words.len() {
                words.start += more;
            }
            // "the doubled guard", "doubled 2 lorries": an adjective, another verb
            let articled =
                words.start > 0 && self.joined(words.start - 1) && self.lexicon.number_articles.holds(&self.words[words.start - 1]);
            let next = |at: usize| at < self.words.len() && self.joined(at - 1);
            let noun = articled
                && next(at)
                && self.lexicon.changes.prefix(&self.words[at..]) == 0
                && self.lexicon.grammar.genitives.prefix(&self.words[at..]) == 0
                && self.words[words.clone()].len() == 1;
            let object = next(at) && self.words[at].starts_with_digit();
            if noun || object {
                continue;
            }
            let free = amounts.iter().all(|a| a.words.end <= words.start || a.start >= words.end);
            if !free {
                continue;
            }
            let value = Value::Point(value);
            let mut start = words.start;
            let hedge = self.lexicon.hedges_before.suffix(&self.words[..start]).map(|(n, hedge)| {
                start -= n;
                hedge
            });
            let more = self.lexicon.ratio_hedges.suffix(&self.words[..start]);
            let hedge = hedge.or((more > 0).then(|| {
                start -= more;
                Qualifier::MoreThan
            }));
            let (qualifier, hard, soft) = bounds(value, hedge);
            let number = self.words[words.start].range.start..self.words[words.end - 1].range.end;
            let amount = Amount {
                start,
                end: words.end,
                range: self.words[start].range.start..number.end,
                number,
                words,
                value,
                qualifier,
                hard,
                soft,
                form: Form::Words,
                other: None,
                unit: Some((Measure::Ratio, String::new())),
                rejected: false,
                earlier: false,
            };
            let place = amounts.partition_point(|a| a.start < amount.start);
            amounts.insert(place, amount);
        }
    }
}
