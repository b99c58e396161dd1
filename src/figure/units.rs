//! The unit of a number: per cent, money, lengths of time and space.

use std::ops::Range;

use super::measure::Measure;
use super::numbers::{Form, Reader, is_hyphen};

impl Reader<'_> {
    /// The unit of a number, the first word behind it, and the byte where it ends.
    pub(super) fn unit(&self, words: &Range<usize>, form: Form) -> (Option<(Measure, String)>, usize, usize) {
        let end = words.end;
        let last = self.words[end - 1].range.end;
        let behind = self.behind(end - 1);
        let spaced = behind.trim_start();
        let skipped = behind.len() - spaced.len();
        if end < self.words.len() && self.joined(end - 1) && self.lexicon.times_more.prefix(&self.words[end..]) > 0 {
            return (Some((Measure::Ratio, String::new())), end + 1, last);
        }
        if let Some((_, code)) = self.glued(words.start) {
            return (Some((Measure::Money, code.to_owned())), end, last);
        }
        let letters = self.words[end - 1].folded.trim_start_matches(|c: char| c.is_ascii_digit());
        if letters.len() < self.words[end - 1].folded.len()
            && let Some((measure, unit)) = self.lexicon.unit_against(letters)
        {
            return (Some((measure, unit.to_owned())), end, last);
        }
        if let Some((code, stop)) = self.code_against(end - 1) {
            return (Some((Measure::Money, code.to_owned())), end, stop);
        }
        if form == Form::Share {
            return (Some((Measure::Share, "%".to_owned())), end, last);
        }
        if spaced.starts_with('%') {
            return (Some((Measure::Share, "%".to_owned())), end, last + skipped + 1);
        }
        if let Some(((measure, unit), stop)) = self.sign_from(&self.lexicon.unit_signs, last + skipped) {
            return (Some((measure, unit.to_owned())), self.past(end, stop), stop);
        }
        if let Some((code, stop)) = self.sign_from(&self.lexicon.signs, last + skipped) {
            return (Some((Measure::Money, code.to_owned())), self.past(end, stop), stop);
        }
        let ahead = self.ahead(words.start).trim_end();
        // the letters of "US$" are a word of their own
        let all = self.text[..self.words[words.start].range.start].trim_end();
        if let Some((_, code)) = self.lexicon.signs.iter().find(|(sign, _)| ahead.ends_with(is_sign) && all.ends_with(sign)) {
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
                // "300 millions de $"
                if skip > 0 {
                    let behind = self.behind(end + skip - 1);
                    let from = self.words[end + skip - 1].range.end + behind.len() - behind.trim_start().len();
                    if let Some((code, stop)) = self.sign_from(&self.lexicon.signs, from) {
                        return (Some((Measure::Money, code.to_owned())), self.past(end + skip, stop), stop);
                    }
                }
                if let Some((count, code)) = self.lexicon.currencies.prefix(rest) {
                    let to = end + skip + count;
                    return (Some((Measure::Money, code.to_owned())), to, self.words[to - 1].range.end);
                }
                // "18 barrel bombs" are no barrels
                let longer = |count: usize| self.lexicon.nouns.prefix(rest).is_some_and(|(n, _)| n > count);
                if let Some((count, (measure, unit))) = self.lexicon.units.prefix(rest).filter(|(count, _)| !longer(*count)) {
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
            // "Rs. 500"
            let shortened = ahead == "." && self.text[self.words[words.start - 1].range.clone()].ends_with(char::is_lowercase);
            if code_like && (ahead.is_empty() || shortened) {
                return (Some((Measure::Money, code.to_owned())), end, last);
            }
        }
        if let Some(code) = self.letters_apart(words, form) {
            return (Some((Measure::Money, code.to_owned())), end, last);
        }
        (None, end, last)
    }

    /// What the sign that begins at a byte stands for, and where it ends: "$", "$ CAN", "°C".
    pub(super) fn sign_from<T: Copy>(&self, signs: &[(&'static str, T)], from: usize) -> Option<(T, usize)> {
        let rest = self.text.get(from..)?;
        let ends = |sign: &str| !(sign.ends_with(char::is_alphanumeric) && rest[sign.len()..].starts_with(char::is_alphanumeric));
        let (sign, named) = signs.iter().find(|(sign, _)| rest.starts_with(sign) && ends(sign))?;
        Some((*named, from + sign.len()))
    }

    /// The first word at or behind a word that begins at or behind a byte.
    fn past(&self, word: usize, byte: usize) -> usize {
        word + self.words[word.min(self.words.len())..].iter().take_while(|w| w.range.start < byte).count()
    }

    /// "K 1,150", "Rs 500 a bag": letters of a currency set apart, before groups of digits or a price.
    fn letters_apart(&self, words: &Range<usize>, form: Form) -> Option<&'static str> {
        const REACH: usize = 9;
        let start = words.start;
        let letters = start.checked_sub(1).filter(|_| matches!(self.ahead(start), " " | "\u{a0}" | "\u{202f}"))?;
        let name = &self.text[self.words[letters].range.clone()];
        let code = self.lexicon.currency_letters.of(&self.words[letters]).filter(|_| name.starts_with(char::is_uppercase))?;
        let from = start.saturating_sub(REACH);
        let priced = || (from..letters).any(|at| self.lexicon.price_words.prefix(&self.words[at..letters]) > 0);
        let per = || self.lexicon.per.prefix(self.words.get(words.end..).unwrap_or_default()) > 0;
        (form == Form::Set || matches!(form, Form::Plain(_)) && (self.alone || priced() || per())).then_some(code)
    }
}

/// Signs of currencies.
pub(super) const fn is_sign(c: char) -> bool {
    matches!(c, '$' | '¢' | '€' | '£' | '¥' | '₽' | '₸' | '₴' | '₹' | '₺' | '₦' | '₪' | '₩' | '₾' | '֏' | '₼')
}
