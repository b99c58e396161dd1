//! Numbers in digits and in words: where they stand and what they are worth.

use std::ops::Range;

use super::decimal::Decimal;
use super::lexicon::{FigureLexicon, NumberWord};
use super::quantity::Value;
use crate::language::Word;

/// A stretch of words to read, with its text.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word<'a>],
    pub(super) lexicon: &'static FigureLexicon,
    /// The text is nothing but numbers: none of them is a year, an hour or the number of a page.
    pub(super) alone: bool,
}

/// A number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    /// Its words.
    pub(super) words: Range<usize>,
    pub(super) value: Value,
    /// The other reading of a separator: `8,000` in French is 8 or 8,000.
    pub(super) other: Option<Decimal>,
    pub(super) form: Form,
    /// It has a scale word: "millions".
    pub(super) scaled: bool,
}

/// How a number is written, where that matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits without any separator, and how many.
    Plain(usize),
    /// Digits in groups or with a decimal part.
    Set,
    /// Words.
    Words,
    /// "un", "one", "a": an article unless a counted noun follows.
    One,
    /// A part of a whole, in per cent.
    Share,
}

impl Reader<'_> {
    /// What stands between a word and the next.
    pub(super) fn gap(&self, before: usize) -> &str {
        let from = self.words[before].range.end;
        self.words.get(before + 1).map_or("", |next| &self.text[from..next.range.start])
    }

    /// The text right after a word, up to the next word.
    pub(super) fn behind(&self, word: usize) -> &str {
        let from = self.words[word].range.end;
        let to = self.words.get(word + 1).map_or(self.text.len(), |next| next.range.start);
        &self.text[from..to]
    }

    /// The text right before a word, from the word before; of what stands before the first the last few signs.
    pub(super) fn ahead(&self, word: usize) -> &str {
        const FEW: usize = 64;
        let until = self.words[word].range.start;
        let from = if word == 0 { crate::text::ceil(self.text, until.saturating_sub(FEW)) } else { self.words[word - 1].range.end };
        &self.text[from..until]
    }

    /// True where two words belong to one expression: nothing but a space or a hyphen parts them.
    pub(super) fn joined(&self, before: usize) -> bool {
        before + 1 < self.words.len() && {
            let gap = self.gap(before);
            !gap.is_empty()
                && gap.len() < 12
                && gap.chars().all(|c| c.is_whitespace() || is_hyphen(c))
                && gap.matches(is_hyphen).count() <= 1
                || gap == "'"
                || gap == "’"
        }
    }

    /// The number that begins at a word.
    pub(super) fn number_at(&self, at: usize) -> Option<Number> {
        let word = &self.words[at];
        if let Some(mut fraction) = self.written_fraction(at) {
            self.scale(&mut fraction);
            return Some(fraction);
        }
        let digits = word.starts_with_digit() || self.glued(at).is_some();
        let mut found = if digits { self.digits(at)? } else { self.in_words(at)? };
        self.add_fraction(&mut found);
        self.scale(&mut found);
        if found.scaled {
            self.add_fraction(&mut found);
        }
        if let Some(share) = self.share(&found) {
            return Some(share);
        }
        Some(found)
    }

    /// Number words: "quatre-vingt-dix-neuf", "two hundred and six", "une vingtaine", "dozens".
    pub(super) fn in_words(&self, at: usize) -> Option<Number> {
        let lexicon = self.lexicon;
        if !lexicon.numbers.may_begin_with(&self.words[at])
            && !lexicon.half_before.may_begin_with(&self.words[at])
            && !lexicon.fractions.may_begin_with(&self.words[at])
            && !lexicon.several.may_begin_with(&self.words[at])
        {
            return None;
        }
        let number = |words: Range<usize>, value, form| Some(Number { words, value, other: None, form, scaled: false });
        // "un demi-million", "half a dozen"
        let half = lexicon.half_before.prefix(&self.words[at..]);
        if half > 0
            && self.joined(at + half - 1)
            && let Some((count, NumberWord::Scale(v) | NumberWord::Collective(v))) = lexicon.numbers.prefix(&self.words[at + half..])
        {
            let value = Decimal::whole(v).per_mille(500);
            let value = if v < 1000 { Value::Collective(value) } else { Value::Point(value) };
            return number(at..at + half + count, value, Form::Words);
        }
        // "several hundred"
        let several = lexicon.several.prefix(&self.words[at..]);
        if several > 0 {
            let (count, named) = lexicon.numbers.prefix(&self.words[(at + several).min(self.words.len())..])?;
            let end = at + several + count;
            if named == NumberWord::Hundred {
                // "several hundred thousand"
                let vague = Value::Vague(Decimal::whole(200), Decimal::whole(999));
                if let Some((1, NumberWord::Scale(scale))) = lexicon.numbers.prefix(&self.words[end.min(self.words.len())..]) {
                    return number(at..end + 1, vague.times(Decimal::whole(scale))?, Form::Words);
                }
                return number(at..end, vague, Form::Words);
            }
            return match Some((count, named)) {
                Some((count, NumberWord::Collective(v))) if v <= 20 => {
                    number(at..at + several + count, Value::Vague(Decimal::whole(20), Decimal::whole(99)), Form::Words)
                }
                Some((count, NumberWord::Scale(v) | NumberWord::Collective(v))) => {
                    let (low, high) = (Decimal::whole(v).times(Decimal::whole(2))?, Decimal::whole(v).times(Decimal::whole(10))?);
                    number(at..at + several + count, Value::Vague(low, high.minus(Decimal::whole(1))), Form::Words)
                }
                _ => None,
            };
        }
        let mut total: i128 = 0;
        let mut current: i64 = 0;
        let mut end = at;
        let mut only_one = true;
        let mut largest = i64::MAX;
        // the last word was a ten: "dix deux" are two numbers
        let mut ten = false;
        // where the last scale word ended
        let mut scaled_to = at;
        while end < self.words.len() {
            // "two hundred and six", "vingt et un"
            let joiner = if end > at { lexicon.joiners.prefix(&self.words[end..]) } else { 0 };
            let next = end + joiner;
            if end > at && !self.joined(end - 1) || joiner > 0 && !(next < self.words.len() && self.joined(next - 1)) {
                break;
            }
            let Some((count, word)) = lexicon.numbers.prefix(&self.words[next..]) else { break };
            // "its score is 12"
            let loose = self.lexicon.loose_collectives.prefix(&self.words[next..]) > 0;
            if loose && self.lexicon.thousands_of.prefix(self.words.get(next + count..).unwrap_or_default()) == 0 {
                break;
            }
            // inside an expression its words are joined
            if (next..next + count - 1).any(|i| !self.joined(i)) {
                break;
            }
            let word = match word {
                // "one billion twenty-five millions"
                NumberWord::Vague(..) if end > at => {
                    lexicon.singular(&self.words[next].folded).filter(|named| matches!(named, NumberWord::Scale(_))).unwrap_or(word)
                }
                other => other,
            };
            match word {
                NumberWord::Value(v) => {
                    let tens = current % 100;
                    // no zero stands within: "thirteen thousand zero ninety"
                    let alone = v == 0 && end > at || end > at && total == 0 && current == 0 && v > 9;
                    let room = !alone && !ten && (tens == 0 || current % 10 == 0 && (v < 10 || v < 20 && tens >= 60));
                    // "soixante et onze" in one language, "two hundred and six" in the other
                    let joins = joiner == 0 || if lexicon.joins_tens { v == 11 && tens > 0 } else { tens == 0 };
                    if !room || !joins {
                        break;
                    }
                    current += v;
                    only_one = false;
                    ten = v == 10;
                }
                NumberWord::One => {
                    // "vingt et un", "cent un"; never "two a"
                    if end > at && (ten || current == 0 && total == 0 || current % 10 != 0 || self.words[next].folded.len() == 1) {
                        break;
                    }
                    if end > at
                        && lexicon.joins_tens
                        && joiner == 0
                        && !matches!(current % 100, 0 | 80)
                        && self.gap(end - 1).trim().is_empty()
                    {
                        break;
                    }
                    current += 1;
                    only_one = end == at;
                }
                NumberWord::Hundred => {
                    if joiner > 0 || current > 99 || current == 0 && end > at && total == 0 {
                        break;
                    }
                    current = current.max(1) * 100;
                    (only_one, ten) = (false, false);
                }
                NumberWord::Scale(scale) => {
                    // "des millions" only bounds
                    if end == at && lexicon.is_plural(&self.words[end].folded) {
                        let (low, high) =
                            (Decimal::whole(scale).times(Decimal::whole(2))?, Decimal::whole(scale).times(Decimal::whole(10))?);
                        return self.thousands(at..end + count, Value::Vague(low, high.minus(Decimal::whole(1))));
                    }
                    // "mille millions"
                    if joiner == 0 && current == 0 && total > 0 && scale > largest {
                        total = total.checked_mul(i128::from(scale))?;
                        (largest, scaled_to) = (scale, next + count);
                        end = next + count;
                        continue;
                    }
                    // "deux cent mille quatorze mille": the second begins behind the scale word
                    if current > 0 && total > 0 && scale >= largest {
                        (current, end) = (0, scaled_to);
                        break;
                    }
                    // "cinquante millions mille deux cents"
                    if joiner > 0 || scale >= largest || current == 0 && total > 0 && scale > 1000 {
                        break;
                    }
                    total = total.checked_add(i128::from(current.max(1)) * i128::from(scale))?;
                    (current, largest, only_one, ten) = (0, scale, false, false);
                    scaled_to = next + count;
                }
                NumberWord::Collective(v) => {
                    if joiner > 0 || total > 0 || current > 99 {
                        break;
                    }
                    let words = at..next + count;
                    return self.thousands(words, Value::Collective(Decimal::whole(current.max(1) * v)));
                }
                NumberWord::Vague(low, high) => {
                    if end > at {
                        break;
                    }
                    return self.thousands(at..next + count, Value::Vague(Decimal::whole(low), Decimal::whole(high)));
                }
            }
            end = next + count;
        }
        if end == at {
            return None;
        }
        let value = Decimal::of_digits(&total.checked_add(i128::from(current))?.to_string(), "")?;
        let form = if only_one { Form::One } else { Form::Words };
        let mut words = at..end;
        let mut value = value;
        // "two point five"
        if let Some((digits, to)) = self.spoken_decimals(end).filter(|_| self.words[at].folded.len() > 1) {
            let value = value.plus(Decimal::of_digits("0", &digits)?)?;
            return number(at..to, Value::Point(value), Form::Set);
        }
        // "deux mille et demi", "two and a half million" is scaled afterwards
        let half = lexicon.half_after.prefix(&self.words[end..]);
        if half > 0 && self.joined(end - 1) {
            let unit = if current == 0 && largest != i64::MAX { largest } else { 1 };
            value = value.plus(Decimal::whole(unit).per_mille(500))?;
            words.end += half;
        }
        number(words, Value::Point(value), if words_are_more(form, half) { Form::Words } else { form })
    }

    /// "des dizaines de milliers", "une centaine de milliers".
    fn thousands(&self, words: Range<usize>, value: Value) -> Option<Number> {
        let lexicon = self.lexicon;
        let found = Number { words: words.clone(), value, other: None, form: Form::Words, scaled: false };
        let of = lexicon.thousands_of.prefix(&self.words[words.end..]);
        if of == 0 || !self.joined(words.end - 1) {
            return Some(found);
        }
        let at = words.end + of;
        let scale = match lexicon.numbers.prefix(&self.words[at.min(self.words.len())..]) {
            Some((1, NumberWord::Vague(low, _))) if low >= 2000 => low / 2,
            Some((1, NumberWord::Scale(scale))) => scale,
            _ => return Some(found),
        };
        let factor = Decimal::whole(scale);
        let value = match value {
            Value::Vague(low, high) => {
                let top = high.plus(Decimal::whole(1))?.times(factor)?.minus(Decimal::whole(1));
                Value::Vague(low.times(factor)?, top)
            }
            other => other.times(factor)?,
        };
        Some(Number { words: words.start..at + 1, value, scaled: true, ..found })
    }

    /// "2,7 mille", "53.2 billion", "deux centaines", "10 M€".
    fn scale(&self, found: &mut Number) {
        let lexicon = self.lexicon;
        while let Value::Point(_) = found.value {
            let end = found.words.end;
            if end >= self.words.len() || !self.joined(end - 1) || self.gap(end - 1).contains(is_hyphen) && found.form != Form::Words {
                return;
            }
            let next = &self.words[end..];
            let half = lexicon.half_after.prefix(next);
            // "2 millions et demi"
            if half > 0 && found.scaled {
                if let Value::Point(v) = found.value
                    && let Some(sum) = v.plus(v.granularity().per_mille(500))
                {
                    found.value = Value::Point(sum);
                    found.words.end += half;
                }
                return;
            }
            // "2.3 Dozens of bloggers": the number of a section
            let heads =
                matches!(found.form, Form::Plain(_) | Form::Set) && self.text[next[0].range.clone()].starts_with(char::is_uppercase);
            let factor = match lexicon.numbers.prefix(next) {
                Some((1, NumberWord::Vague(..) | NumberWord::Collective(_))) if heads => None,
                Some((1, NumberWord::Scale(scale))) => Some(scale),
                // "34 cents" are no hundreds
                Some((1, NumberWord::Hundred)) if found.form != Form::Words && found.form != Form::One => {
                    self.lexicon.currencies.prefix(next).is_none().then_some(100)
                }
                // "three dozens", "2 millions"
                Some((1, NumberWord::Vague(low, _))) => Some(match lexicon.singular(&next[0].folded) {
                    Some(NumberWord::Scale(v) | NumberWord::Collective(v) | NumberWord::Value(v)) => v,
                    _ => low / 2,
                }),
                Some((1, NumberWord::Collective(v))) => Some(v),
                _ => None,
            };
            // "10 M€", "4 Md d'euros": an abbreviated scale needs its currency
            let short = || {
                let scale = lexicon.short_scales.get(&next[0].folded)?;
                let words = end..end + 1;
                let named = self.lexicon.currencies.prefix(next.get(1..).unwrap_or_default()).is_some()
                    || next.len() > 2 && self.lexicon.currencies.prefix(&next[2..]).is_some();
                let capital = self.text[next[0].range.clone()].starts_with(char::is_uppercase) || next[0].folded.len() > 1 || scale == 1000;
                (self.alone || capital && (self.beside_currency(&words) || named) || self.beside_currency(&found.words)).then_some(scale)
            };
            let digits = matches!(found.form, Form::Plain(_) | Form::Set);
            let Some(factor) = factor.or_else(|| digits.then(short).flatten()) else { return };
            let Some(scaled) = found.value.times(Decimal::whole(factor)) else { return };
            if found.form == Form::One {
                found.form = Form::Words;
            }
            found.value = scaled;
            found.words.end += 1;
            found.other = None;
            found.scaled = true;
        }
    }
}

fn words_are_more(form: Form, half: usize) -> bool {
    form == Form::One && half > 0
}

/// Hyphens and dashes inside compound words.
pub(super) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')
}
