//! Two numbers that make one: ranges ("between 14 and 17") and changes ("from 15 to 14").

use super::decimal::Decimal;
use super::numbers::{Form, Number, Reader, is_hyphen};
use super::quantity::Value;
use super::units::is_sign;

impl Reader<'_> {
    /// A second number that makes a range or a change with the first.
    pub(super) fn range(&self, number: Number) -> (Number, Option<Number>) {
        let lexicon = self.lexicon;
        let end = number.words.end;
        let (Value::Point(low) | Value::Collective(low)) = number.value else { return (number, None) };
        if end >= self.words.len() || number.form == Form::Share {
            return (number, None);
        }
        let gap = self.gap(end - 1);
        // the sign or the noun of the first may stand between: "10 % à 15 %", "10 à 15 %"
        let percent = gap.trim_start().starts_with('%');
        let sign = |c: char| c == '%' || is_sign(c);
        let trimmed = gap.trim().trim_matches(|c: char| sign(c) || c.is_whitespace());
        // "10 euros à 20 euros": its own unit stands before the link
        let own = self.unit(&number.words, number.form);
        let spelt = own.0.is_some() && own.1 > end;
        let end = if spelt && own.1 < self.words.len() { own.1 } else { end };
        let signs_only = |gap: &str| gap.trim().chars().all(is_sign);
        let lead = |list: &crate::language::Phrases| {
            list.suffix(&self.words[..number.words.start]) > 0 && signs_only(self.ahead(number.words.start))
        };
        let trimmed = if spelt { self.ahead(end).trim() } else { trimmed };
        let dash =
            !trimmed.is_empty() && trimmed.chars().all(|c| is_hyphen(c) || matches!(c, '–' | '—' | '~')) && trimmed.chars().count() == 1;
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
        if !self.alone && self.is_trap(&second, true) {
            return (number, None);
        }
        // "rose 6 % to 1.4 billion", "10 dollars to 20 people"
        let other = self.unit(&second.words, second.form).0;
        if own.0.is_some() && other != own.0 && (percent || spelt || other.is_some()) {
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
            'f' if low > high || changed() => (number, Some(second)),
            't' if changed() && low != high => (number, Some(second)),
            // "2-1" is a score
            'b' | 'd' | 'f' | 't' if low < high => (between, None),
            'o' if !spelt && low < high && low.times(Decimal::whole(2)).is_some_and(|twice| high <= twice) => (between, None),
            _ => (number, None),
        }
    }
}
