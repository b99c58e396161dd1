//! Texts that are nothing but numbers: the cells of a table, the lines of a suite of numbers.

use std::ops::Range;

use super::amounts::Amount;
use super::decimal::Decimal;
use super::lexicon::figure_lexicon;
use super::measure::Measure;
use super::numbers::{Form, Number, Reader};
use super::quantity::{Quantity, Value};
use super::thread::Thread;
use super::units::is_sign;
use crate::document::Language;
use crate::language::{DateForm, all_words, dates, lexicon as common};

/// The numbers of a text that holds nothing else than numbers, their units and their bounds; none for any other text.
///
/// No noun tells there what they count, and nothing makes them years, hours or pages: each is a quantity.
pub(super) fn numbers_alone(text: &str, language: Language) -> Option<Vec<Quantity>> {
    /// In bytes: whoever writes more than numbers writes sentences.
    const LONGEST: usize = 500;
    if text.len() > LONGEST || dates(text, common().day_first(language)).iter().any(|date| date.form != DateForm::Year) {
        return None;
    }
    let held = all_words(text);
    let reader = Reader { text, words: &held, lexicon: figure_lexicon(language), alone: true };
    let amounts = reader.all_amounts(&[]);
    if !reader.are_all(&amounts) {
        return None;
    }
    let found = reader.quantities(amounts, &[], &mut Thread::default());
    Some(found.into_iter().map(|(quantity, _)| quantity).collect())
}

impl Reader<'_> {
    /// True where amounts, what joins them and spaces are all that a text holds.
    fn are_all(&self, amounts: &[Amount]) -> bool {
        let lexicon = self.lexicon;
        let links = [&lexicon.joiners, &lexicon.range_or, &lexicon.range_to];
        let of = |word: usize| amounts.iter().any(|amount| (amount.start..amount.end).contains(&word));
        let code =
            |word: usize| lexicon.currency_letters.of(&self.words[word]).is_some() || lexicon.currencies.of(&self.words[word]).is_some();
        let words = (0..self.words.len()).all(|word| of(word) || code(word) || links.iter().any(|list| list.holds(&self.words[word])));
        let loose = |c: char| c.is_whitespace() || is_sign(c) || ",;.!?=()+-–—−%<>≤≥~≈'’\"«»°".contains(c);
        let mut from = 0;
        let mut parted = true;
        for (i, amount) in amounts.iter().enumerate() {
            let gap = self.text.get(from..amount.range.start).unwrap_or_default();
            let bare: String = gap.chars().filter(|c| !c.is_alphanumeric()).collect();
            parted &= bare.chars().all(loose) && (i == 0 || bare.contains(|c: char| c.is_whitespace() || c == ';'));
            from = amount.range.end;
        }
        let rest = self.text.get(from..).unwrap_or_default();
        !amounts.is_empty() && words && parted && rest.chars().all(|c| loose(c) || c.is_alphanumeric())
    }

    /// "Un", "one" by itself; "a" only before a unit.
    pub(super) fn one_stands(&self, number: &Number) -> bool {
        let word = self.words[number.words.start].folded.as_ref();
        let number_word = self.lexicon.style.articles_count || self.lexicon.firm_ones.contains(word);
        number.form != Form::One || number_word || self.unit(&number.words, number.form).0.is_some()
    }

    /// The words of a sign before a number below zero: "−12 °C", "moins quinze degrés"; in prose only temperatures have one.
    pub(super) fn below_zero(&self, words: &Range<usize>, unit: Option<&(Measure, String)>) -> Option<usize> {
        const DEGREES: [&str; 2] = ["°C", "°F"];
        if !self.alone && !unit.is_some_and(|(_, unit)| DEGREES.contains(&unit.as_str())) {
            return None;
        }
        let said = self.lexicon.minus.suffix(&self.words[..words.start]);
        if said > 0 && self.ahead(words.start).trim().is_empty() {
            return Some(said);
        }
        let ahead = self.ahead(words.start);
        let point = if self.lexicon.decimal_comma { ',' } else { '.' };
        let ahead = ahead.strip_suffix(point).unwrap_or(ahead);
        let ahead = if self.alone { ahead.trim_end() } else { ahead };
        let before = ahead.strip_suffix(['-', '−'])?;
        (words.start == 0 || before.ends_with(|c: char| c.is_whitespace() || c == '(')).then_some(0)
    }

    /// Hundredths behind a sum: "20 euros et 43 centimes"; how many and the first word behind.
    pub(super) fn hundredths(&self, end: usize) -> Option<(Decimal, usize)> {
        let joiner = self.lexicon.joiners.prefix(self.words.get(end..)?);
        let at = end + joiner;
        if at >= self.words.len() || (end - 1..at).any(|word| !self.joined(word)) {
            return None;
        }
        let digits = self.words[at].starts_with_digit();
        let number = if digits { self.digits(at)? } else { self.in_words(at)? };
        let Value::Point(count) = number.value else { return None };
        let behind = number.words.end;
        // "huit dollars et dix cents": behind a sum they are no hundreds
        let last = self.lexicon.currencies.prefix(&self.words[behind - 1..behind]);
        if !digits && last.is_some_and(|(_, code)| is_hundredth(code)) {
            let ends = behind >= self.words.len() || self.closes(behind);
            let fits = ends && count < Decimal::whole(100 * 100);
            return fits.then(|| Some((count.over(Decimal::whole(100 * 100))?, behind))).flatten();
        }
        let (named, code) = self.lexicon.currencies.prefix(self.words.get(behind..)?)?;
        let fits = self.joined(behind - 1) && is_hundredth(code) && count.is_whole() && count < Decimal::whole(100);
        fits.then(|| Some((count.over(Decimal::whole(100))?, behind + named))).flatten()
    }
}

/// Codes in small letters are hundredths of a currency.
pub(super) fn is_hundredth(code: &str) -> bool {
    code.starts_with(|c: char| c.is_ascii_lowercase())
}
