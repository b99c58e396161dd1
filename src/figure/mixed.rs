//! Numbers with a fraction or with spoken decimals: "2½", "10 1/2", "five and a quarter", "two point five".

use std::ops::Range;

use super::decimal::Decimal;
use super::lexicon::NumberWord;
use super::numbers::{Form, Number, Reader};
use super::quantity::Value;

/// Fractions that are one character: the part and the whole.
pub(super) const VULGAR: [(char, i64, i64); 18] = [
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅚', 5, 6),
    ('⅐', 1, 7),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
    ('⅑', 1, 9),
    ('⅒', 1, 10),
];

/// The fraction that a word is.
pub(super) fn vulgar(word: &str) -> Option<(i64, i64)> {
    let mut chars = word.chars();
    let (first, None) = (chars.next()?, chars.next()) else { return None };
    VULGAR.iter().find(|(sign, ..)| *sign == first).map(|&(_, part, whole)| (part, whole))
}

/// A part of a whole; none where it is no proper part.
pub(super) fn part(count: i64, of: i64) -> Option<Decimal> {
    Decimal::whole(count).over(Decimal::whole(of))
}

impl Reader<'_> {
    /// A fraction in figures: "3/4 of the voters", "½ million", "1/2 mile".
    pub(super) fn written_fraction(&self, at: usize) -> Option<Number> {
        let sign = vulgar(&self.words[at].folded).map(|fraction| (at + 1, fraction));
        let (end, (count, of)) = sign.or_else(|| self.slashed(at))?;
        let words = at..end;
        let shared = self.part_follows(end - 1);
        let scaled = || {
            let next = self.words.get(end..).unwrap_or_default();
            self.joined(end - 1) && matches!(self.lexicon.numbers.prefix(next), Some((_, NumberWord::Scale(_))))
        };
        if !shared && (scaled() || self.unit(&words, Form::Set).0.is_some()) {
            return Some(Number { words, value: Value::Point(part(count, of)?), other: None, form: Form::Set, scaled: false });
        }
        let value = Decimal::whole(100 * count).over(Decimal::whole(of))?;
        (shared || self.alone).then_some(Number { words, value: Value::Point(value), other: None, form: Form::Share, scaled: false })
    }

    /// "3/4": the word behind it, the part and the whole; a date, a file or a page number is none.
    fn slashed(&self, at: usize) -> Option<(usize, (i64, i64))> {
        const WHOLES: [i64; 12] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 100];
        let digits = |at: usize| {
            let folded = self.words.get(at)?.folded.as_ref();
            (folded.len() <= 3 && !folded.starts_with('0')).then(|| folded.parse::<i64>().ok()).flatten()
        };
        let count = digits(at).filter(|_| self.gap(at) == "/")?;
        let of = digits(at + 1)?;
        let below = self.alone && self.ahead(at).trim_end() == "-";
        let free = (below || !self.ahead(at).ends_with(['/', '-', '.', ',', ':'])) && !self.behind(at + 1).starts_with(['/', '-', ':']);
        // "page 2/5"
        let free = free && self.lexicon.designators.suffix(&self.words[..at]) == 0;
        let whole = WHOLES.contains(&of) || self.alone;
        (free && whole && count < of).then_some((at + 2, (count, of)))
    }

    /// Adds the fraction behind a number: "10 1/2", "2 ½", "five and a quarter", "cinq milliards et trois quarts".
    pub(super) fn add_fraction(&self, found: &mut Number) {
        let Value::Point(value) = found.value else { return };
        let end = found.words.end;
        if found.form == Form::Share || !value.is_whole() || end >= self.words.len() || !self.joined(end - 1) {
            return;
        }
        let plain = matches!(found.form, Form::Plain(_)) && !self.gap(end - 1).contains('-');
        let sign = || vulgar(&self.words[end].folded).map(|fraction| (end + 1, fraction));
        let Some((to, (count, of))) = sign().or_else(|| plain.then(|| self.slashed(end)).flatten()).or_else(|| self.worded(found)) else {
            return;
        };
        // "cinq milliards et trois quarts": of the scale word
        let unit = match self.lexicon.numbers.of(&self.words[end - 1]) {
            Some(NumberWord::Scale(scale)) => scale,
            _ => 1,
        };
        let sum = part(count, of).and_then(|part| part.times(Decimal::whole(unit))).and_then(|part| value.plus(part));
        if let Some(sum) = sum {
            found.value = Value::Point(sum);
            found.words.end = to;
            found.other = None;
            if found.form == Form::One {
                found.form = Form::Words;
            }
        }
    }

    /// "and a quarter", "et deux tiers" behind a number; "four and a fifth man" is none.
    fn worded(&self, found: &Number) -> Option<(usize, (i64, i64))> {
        let lexicon = self.lexicon;
        let end = found.words.end;
        let joiner = lexicon.joiners.prefix(&self.words[end..]);
        let at = end + joiner;
        if joiner == 0 || at + 1 >= self.words.len() || !self.joined(at - 1) || !self.joined(at) {
            return None;
        }
        let (1, named) = lexicon.numbers.prefix(&self.words[at..])? else { return None };
        let count = match named {
            NumberWord::One => 1,
            NumberWord::Value(count) => count,
            _ => return None,
        };
        let (1, of) = lexicon.fractions.prefix(&self.words[at + 1..])? else { return None };
        let to = at + 2;
        if count >= of || self.part_follows(to - 1) || lexicon.no_fractions.prefix(&self.words[at + 1..]) > 0 {
            return None;
        }
        let next = self.words.get(to..).unwrap_or_default();
        let measured = || {
            self.joined(to - 1)
                && (lexicon.units.prefix(next).is_some()
                    || lexicon.currencies.prefix(next).is_some()
                    || matches!(lexicon.numbers.prefix(next), Some((_, NumberWord::Scale(_)))))
        };
        let only_fraction = lexicon.firm_fractions.holds(&self.words[at + 1]);
        (only_fraction || count > 1 && lexicon.is_plural(&self.words[at + 1].folded) || measured() || self.alone)
            .then_some((to, (count, of)))
    }

    /// The scale that a fraction is of: "a quarter of a million", "trois quarts de million"; where it ends.
    pub(super) fn fraction_of_scale(&self, end: usize) -> Option<(usize, i64)> {
        let lexicon = self.lexicon;
        let rest = |at: usize| self.words.get(at..).unwrap_or_default();
        let of = lexicon.thousands_of.prefix(rest(end));
        let mut at = end + of;
        at += usize::from(self.words.get(at).is_some_and(|word| lexicon.numbers.of(word) == Some(NumberWord::One)));
        match lexicon.numbers.prefix(rest(at)) {
            Some((count, NumberWord::Scale(scale)))
                if of > 0 && !lexicon.is_plural(&self.words[at].folded) && (end - 1..at).all(|i| self.joined(i)) =>
            {
                Some((at + count, scale))
            }
            _ => None,
        }
    }

    /// Decimals that are told word by word: "point five", "virgule zéro trois"; its digits and where they end.
    pub(super) fn spoken_decimals(&self, end: usize) -> Option<(String, usize)> {
        const LONGEST: usize = 6;
        let lexicon = self.lexicon;
        let point = lexicon.points.prefix(self.words.get(end..)?);
        let first = end + point;
        if point == 0 || first >= self.words.len() || (end - 1..first).any(|at| !self.joined(at)) {
            return None;
        }
        let digit = |at: usize| match lexicon.numbers.prefix(self.words.get(at..)?)? {
            (1, NumberWord::Value(value)) if value < 10 => Some(value),
            (1, NumberWord::One) if self.words[at].folded.len() > 1 => Some(1),
            _ => None,
        };
        let hundred = |at: usize| {
            let next = self.words.get(at + 1..).unwrap_or_default();
            self.joined(at) && matches!(lexicon.numbers.prefix(next), Some((_, NumberWord::Hundred)))
        };
        let mut digits = String::new();
        let mut at = first;
        while digits.len() < LONGEST && (at == first || self.joined(at - 1)) {
            match digit(at) {
                Some(value) if !hundred(at) => {
                    digits.push_str(&value.to_string());
                    at += 1;
                }
                // "quatre-vingt-dix-neuf", "seventy-one"
                _ => break,
            }
        }
        if digits.bytes().all(|b| b == b'0') && (at == first || self.joined(at - 1)) {
            let next = self.words.get(at)?;
            if lexicon.numbers.may_begin_with(next)
                && let Some(Number { words, value: Value::Point(value), form: Form::Words, .. }) = self.in_words(at)
                && value.is_whole()
                && value < Decimal::whole(1000)
            {
                digits.push_str(&value.to_string());
                at = words.end;
            }
        }
        (!digits.is_empty()).then_some((digits, at))
    }

    /// ".08", ",5": decimals with nothing before them; the digits of the word at a place.
    pub(super) fn leads_decimals(&self, words: &Range<usize>) -> bool {
        let point = if self.lexicon.decimal_comma { ',' } else { '.' };
        let ahead = self.ahead(words.start);
        ahead.strip_suffix(point).is_some_and(|before| {
            if before.is_empty() { words.start == 0 || self.alone } else { before.ends_with(|c: char| c.is_whitespace() || c == '-') }
        })
    }
}
