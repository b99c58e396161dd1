//! Numbers in digits, with the separators in use.

use std::ops::Range;

use super::decimal::Decimal;
use super::numbers::{Form, Number, Reader};
use super::quantity::Value;

impl Reader<'_> {
    /// Digits with the separators in use, and a scale written against them.
    pub(super) fn digits(&self, at: usize) -> Option<Number> {
        let mut groups: Vec<&str> = Vec::new();
        let mut separators: Vec<char> = Vec::new();
        let mut suffix = "";
        let mut end = at;
        while end < self.words.len() {
            let folded = self.words[end].folded.as_ref();
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
        let value = Decimal::of_digits(&whole, &fraction)?;
        let form = if count == 1 { Form::Plain(whole.len()) } else { Form::Set };
        let words = at..at + count;
        if suffix.is_empty() {
            return Some(Number { words, value: Value::Point(value), other, form, scaled: false });
        }
        let scale =
            self.lexicon.short_scales.get(suffix).filter(|&scale| scale == 1000 || suffix.len() > 1 || self.beside_currency(&words))?;
        let value = value.times(Decimal::whole(scale))?;
        Some(Number { words, value: Value::Point(value), other: None, form: Form::Set, scaled: true })
    }

    /// True where a currency's sign or code stands right before or after.
    pub(super) fn beside_currency(&self, words: &Range<usize>) -> bool {
        let behind = self.behind(words.end - 1).trim_start();
        let ahead = self.ahead(words.start).trim_end();
        self.lexicon.signs.iter().any(|(sign, _)| behind.starts_with(sign.as_str()) || ahead.ends_with(sign.as_str()))
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
    let indian = first.len() <= 2
        && groups.len() >= 3
        && groups.last().is_some_and(|g| g.len() == 3)
        && separators.iter().all(|&s| s == ',')
        && groups[1..groups.len() - 1].iter().all(|g| g.len() == 2);
    if indian {
        return plain(groups.len());
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
