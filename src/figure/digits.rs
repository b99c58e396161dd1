//! Numbers in digits, with the separators in use.

use std::ops::Range;

use super::decimal::Decimal;
use super::lexicon::NumberWord;
use super::mixed::vulgar;
use super::numbers::{Form, Number, Reader};
use super::quantity::Value;
use crate::language::Word;

impl Reader<'_> {
    /// Digits with the separators in use, and a scale written against them.
    pub(super) fn digits(&self, at: usize) -> Option<Number> {
        let mut groups: Vec<&str> = Vec::new();
        let mut separators: Vec<char> = Vec::new();
        let mut suffix = "";
        let mut end = at;
        let glued = self.glued(at).map_or(0, |(letters, _)| letters);
        while end < self.words.len() {
            let folded = &self.words[end].folded[if end == at { glued } else { 0 }..];
            let digits = folded.find(|c: char| !c.is_ascii_digit()).unwrap_or(folded.len());
            if digits == 0 {
                break;
            }
            if end > at {
                let mut gap = self.gap(end - 1).chars();
                let (Some(separator), None) = (gap.next(), gap.next()) else { break };
                if !is_separator(separator) {
                    break;
                }
                separators.push(if separator.is_whitespace() {
                    ' '
                } else if separator == '’' {
                    '\''
                } else {
                    separator
                });
            }
            groups.push(&folded[..digits]);
            suffix = &folded[digits..];
            end += 1;
            if !suffix.is_empty() {
                break;
            }
        }
        let (count, whole, fraction, other) = parse_groups(&groups, &separators, self.lexicon.decimal_comma)?;
        let suffix = if count == groups.len() { suffix } else { "" };
        // ".08"
        let leads = count == 1 && self.leads_decimals(&(at..at + 1));
        let value = if leads { Decimal::of_digits("0", &whole)? } else { Decimal::of_digits(&whole, &fraction)? };
        let form = if count == 1 { Form::Plain(whole.len()) } else { Form::Set };
        let words = at..at + count;
        // "3½"
        if let Some((part, whole)) = vulgar(suffix) {
            let value = Value::Point(value.plus(Decimal::whole(part).over(Decimal::whole(whole))?)?);
            return Some(Number { words, value, other: None, form: Form::Set, scaled: false });
        }
        if suffix.is_empty() {
            return Some(Number { words, value: Value::Point(value), other, form, scaled: false });
        }
        // "40km", "5ha": the unit is set against its number
        if self.lexicon.unit_against(suffix).is_some() {
            return Some(Number { words, value: Value::Point(value), other, form, scaled: false });
        }
        // "500USD", "20US$"
        if self.code_against(words.end - 1).is_some() {
            return Some(Number { words, value: Value::Point(value), other, form, scaled: false });
        }
        let scale = self.lexicon.short_scales.get(suffix).filter(|&scale| {
            self.alone
                || scale == 1000
                || suffix.len() > 1
                || glued > 0
                || self.beside_currency(&words)
                || self.scales_noun(words.end, suffix)
        })?;
        let value = value.times(Decimal::whole(scale))?;
        Some(Number { words, value: Value::Point(value), other: None, form: Form::Set, scaled: true })
    }

    /// "500USD", "20US$", "20Rs": the code of a currency against its sum, and where it ends.
    pub(super) fn code_against(&self, word: usize) -> Option<(&'static str, usize)> {
        const CODE: usize = 3;
        let range = self.words[word].range.clone();
        let written = &self.text[range.clone()];
        let code = written.trim_start_matches(|c: char| c.is_ascii_digit());
        if code.is_empty() || code.len() == written.len() {
            return None;
        }
        if let Some(found) = self.sign_from(&self.lexicon.signs, range.end - code.len()) {
            return Some(found);
        }
        let folded = code.to_lowercase();
        let named =
            if code.len() == CODE && code.bytes().all(|b| b.is_ascii_uppercase()) { self.lexicon.currencies.get(&folded) } else { None };
        let named = named.or_else(|| self.lexicon.currency_letters.get(&folded).filter(|_| self.is_shortened(code)));
        Some((named?, range.end))
    }

    /// "Rs", "Ksh": letters that are short for a currency and for little else.
    fn is_shortened(&self, letters: &str) -> bool {
        let mut chars = letters.chars();
        let first = chars.next().is_some_and(char::is_uppercase);
        first && chars.next().is_some_and(|second| self.alone || second.is_lowercase())
    }

    /// "1.45m hectares", "3m people", "1.45m to 1.38m hectares": the letter is no metre where something is counted.
    fn scales_noun(&self, end: usize, suffix: &str) -> bool {
        let counted = |at: usize| {
            let rest = self.words.get(at..).unwrap_or_default();
            self.joined(at - 1) && (self.lexicon.nouns.prefix(rest).is_some() || self.lexicon.units.prefix(rest).is_some())
        };
        if counted(end) {
            return true;
        }
        let rest = self.words.get(end..).unwrap_or_default();
        let link = self.lexicon.range_to.prefix(rest).max(self.lexicon.between_and.prefix(rest));
        if link == 0 {
            return false;
        }
        // its decimals are a word of their own
        let ends = |word: &Word<'_>| {
            word.folded.strip_suffix(suffix).is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
        };
        (end + link..(end + link + 2).min(self.words.len())).any(|at| ends(&self.words[at]) && counted(at + 1))
    }

    /// "K5,000", "KSh300": a sum with the letters of its currency against it; how many letters, and whose.
    pub(super) fn glued(&self, at: usize) -> Option<(usize, &'static str)> {
        const CODE: usize = 3;
        let folded = self.words[at].folded.as_ref();
        let first = folded.as_bytes().first()?;
        if !first.is_ascii_alphabetic() || !folded.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let letters = folded.bytes().take_while(u8::is_ascii_alphabetic).count();
        let written = &self.text[self.words[at].range.clone()];
        if written.len() != folded.len() || !written.starts_with(char::is_uppercase) {
            return None;
        }
        let digits = &folded[letters..];
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        // letters that are no code of their own need the groups, the decimals or the scale of a sum: "N12" is a road
        let code = (letters >= CODE && written[..letters].bytes().all(|b| b.is_ascii_uppercase()))
            .then(|| self.lexicon.currencies.get(&folded[..letters]))
            .flatten();
        let lettered = || {
            let plain = digits.bytes().all(|b| b.is_ascii_digit());
            let grouped = plain
                && self.words.get(at + 1).is_some_and(|next| {
                    let figures = next.folded.bytes().take_while(u8::is_ascii_digit).count();
                    matches!(self.gap(at), "," | "." | "\u{a0}" | "\u{202f}")
                        && (figures == 3
                            || self.gap(at) == "." && (figures == 2 || self.lexicon.short_scales.get(&next.folded[figures..]).is_some()))
                });
            let scaled = !plain
                || self.joined(at)
                    && self.words.get(at + 1).is_some_and(|next| matches!(self.lexicon.numbers.of(next), Some(NumberWord::Scale(_))));
            // "Rs500"
            let shortened = plain && digits.len() > 1 && self.is_shortened(&written[..letters]);
            (grouped || scaled || shortened).then(|| self.lexicon.currency_letters.get(&folded[..letters])).flatten()
        };
        Some((letters, code.or_else(lettered)?))
    }

    /// True where a currency's sign or code stands right before or after.
    pub(super) fn beside_currency(&self, words: &Range<usize>) -> bool {
        let behind = self.behind(words.end - 1).trim_start();
        let ahead = self.ahead(words.start).trim_end();
        self.lexicon.signs.iter().any(|(sign, _)| behind.starts_with(sign) || ahead.ends_with(sign))
            || self.lexicon.currencies.suffix(&self.words[..words.start]).is_some()
    }
}

/// What parts groups of digits.
const fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2008}' | '.' | ',' | '\'' | '’')
}

/// How many groups make one number, its whole part, its decimals, and the other reading where the
/// separator allows two.
fn parse_groups(groups: &[&str], separators: &[char], decimal_comma: bool) -> Option<(usize, String, String, Option<Decimal>)> {
    let first = groups[0];
    let plain = |count: usize| Some((count, groups[..count].concat(), String::new(), None));
    if groups.len() == 1 {
        return plain(1);
    }
    // "192.168.1.1", "1.2.3", "01.42.34.56": versions, addresses and telephones are no numbers
    let dotted = separators.iter().take_while(|&&s| s == '.').count();
    if dotted >= 2 && groups[1..=dotted].iter().any(|g| g.len() != 3) {
        return None;
    }
    // "020 7946 0958"
    if groups.len() >= 3 && separators.iter().all(|&s| s == ' ') && groups.iter().any(|g| g.len() == 4) {
        return None;
    }
    // "01 42 34 56 78"
    if groups.len() >= 4 && groups.iter().skip(1).all(|g| g.len() == 2) {
        return None;
    }
    let leads = first.len() <= 3 && !(first.starts_with('0'));
    // groups of three under one separator, then perhaps decimals under the other
    let thousands = |separator: char| {
        if !leads || separators[0] != separator {
            return 1;
        }
        1 + separators.iter().zip(&groups[1..]).take_while(|(s, g)| **s == separator && g.len() == 3).count()
    };
    // "1,00,000": the Indian way
    let pairs = groups[1..].iter().zip(separators).take_while(|(g, s)| **s == ',' && g.len() == 2).count();
    let indian = 2 + pairs;
    if first.len() <= 2 && pairs > 0 && groups.get(indian - 1).is_some_and(|g| g.len() == 3) && separators[indian - 2] == ',' {
        // "12,34,567.89"
        return match (separators.get(indian - 1), groups.get(indian)) {
            (Some('.'), Some(fraction)) => Some((indian + 1, groups[..indian].concat(), (*fraction).to_owned(), None)),
            _ => plain(indian),
        };
    }
    let separator = separators[0];
    let count = thousands(separator);
    let decimals = |count: usize| {
        let with = separators.get(count - 1).copied().filter(|&s| matches!(s, '.' | ',') && (count == 1 || s != separator))?;
        let fraction = groups.get(count)?;
        let fits = count > 1 || with == '.' || decimal_comma;
        // "1.5, 2.5": nothing goes on after decimals
        let ends = separators.get(count).is_none_or(|&s| s == ' ' || s != with);
        (fits && ends).then(|| (count + 1, groups[..count].concat(), (*fraction).to_owned(), None))
    };
    if matches!(separator, '.' | ',') && count == 2 {
        // "8.000", "8,000": by the language, and by its shape
        let as_whole = Decimal::of_digits(&groups[..2].concat(), "")?;
        let as_decimal = Decimal::of_digits(first, groups[1])?;
        let decimal = (separator == ',') == decimal_comma && groups[1] != "000";
        if let Some(more) = decimals(2) {
            return Some(more);
        }
        return Some(if decimal {
            (2, first.to_owned(), groups[1].to_owned(), Some(as_whole))
        } else {
            (2, groups[..2].concat(), String::new(), Some(as_decimal))
        });
    }
    if count > 1 {
        return decimals(count).or_else(|| plain(count));
    }
    decimals(1).or_else(|| plain(1))
}
