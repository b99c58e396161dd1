//! Laws and codes: "Loi n° 74-631 du 5 juillet 1974 …, art. 3", "Law No. 12/2020". Their name is their
//! title, and nobody is named as their publisher.

use super::locator::locator;
use super::{Field, Parser, tidy};
use crate::language::{Word, all_words, dates, lexicon, words};

/// Whether a text begins with the name of a law and its number, or cites an article of a code.
pub(crate) fn is_legal_act(text: &str) -> bool {
    /// The number of a law stands in its first words.
    const HEAD: usize = 8;
    if !text.trim_start().starts_with(char::is_uppercase) {
        return false;
    }
    let held = first_words(text);
    let count = lexicon().citation.legal_acts.prefix(&held);
    if count == 0 {
        return named_with_year(text) || treaty(text, &held).is_some();
    }
    // "Arrêté préfectoral du 3 mai 2023", "Order of 12 May 2023"
    let of = held.iter().take(count + 2).skip(count).position(|w| lexicon().citation.of_day.holds(w));
    if let Some(of) = of.map(|of| count + of)
        && let Some(next) = held.get(of + 1)
        && dates(&text[next.range.start..], true).first().is_some_and(|d| d.range.start == 0)
    {
        return true;
    }
    let head = &held[count..held.len().min(HEAD)];
    let number = head
        .windows(2)
        .any(|pair| lexicon().citation.number_signs.holds(&pair[0]) && pair[1].folded.starts_with(|c: char| c.is_ascii_digit()));
    number
        || text
            .split(',')
            .skip(1)
            .any(|field| locator(field.trim().trim_end_matches('.')).is_some_and(|l| l.starts_with(['a', 'A', '§', 's', 'S'])))
}

/// Whether a title is the name of an act, all in capitals, and nothing else: "Harbour Act", "Penal Code".
pub(crate) fn is_act_name(title: &str) -> bool {
    const LONGEST: usize = 8;
    let held: Vec<Word<'_>> = words(title).take(LONGEST + 1).collect();
    let capital = |w: &Word<'_>| title[w.range.clone()].starts_with(char::is_uppercase) || w.folded.len() <= 3;
    (2..=LONGEST).contains(&held.len()) && held.iter().all(capital) && held.last().is_some_and(|w| lexicon().citation.legal_acts.holds(w))
}

/// The words of a text that its name may reach over.
fn first_words(text: &str) -> Vec<Word<'_>> {
    const HEAD: usize = 40;
    let mut first = Vec::with_capacity(HEAD);
    first.extend(words(text).take(HEAD));
    first
}

/// "Harbour Act 1998", "Criminal Code of 1961", "Public Order (Amendment) Act 2011, s. 12": names in capitals that end in
/// what they are and the year.
fn named_with_year(text: &str) -> bool {
    const LONGEST: usize = 14;
    let field = text.split([',', ';']).next().unwrap_or(text).trim().trim_end_matches('.');
    if !field.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let held = all_words(field);
    let [before @ .., year] = held.as_slice() else { return false };
    let dated = year.folded.len() == 4 && year.folded.starts_with(['1', '2']) && year.folded.bytes().all(|b| b.is_ascii_digit());
    let before = match before {
        [rest @ .., of] if lexicon().citation.of_day.holds(of) => rest,
        all => all,
    };
    let named = before.len() >= 2
        && held.len() <= LONGEST
        && before.iter().all(|w| field[w.range.clone()].starts_with(char::is_uppercase) || w.folded.len() <= 3);
    dated && named && before.last().is_some_and(|w| lexicon().citation.legal_acts.holds(w))
}

/// "International Covenant on Economic, Social and Cultural Rights (ICESCR), adopted …, art. 11": how long the name of a
/// treaty is that begins in capitals and goes on with what it is on. Its first words are given.
fn treaty(text: &str, first: &[Word<'_>]) -> Option<usize> {
    /// Words before the word for a treaty.
    const BEFORE: usize = 5;
    const LONGEST: usize = 160;
    /// Words that are looked at.
    const READ: usize = 24;
    let citation = &lexicon().citation;
    let held = &first[..first.len().min(READ)];
    let at = (0..held.len().min(BEFORE + 1)).find(|&i| citation.treaties.holds(&held[i]))?;
    let capital = |w: &Word<'_>| text[w.range.clone()].starts_with(char::is_uppercase) || w.folded.len() <= 3;
    let on = held.get(at + 1).is_some_and(|w| citation.treaty_on.holds(w));
    if !on || !held[..=at].iter().all(capital) {
        return None;
    }
    // the bracket, the article, the day end the name; the commas of what it is on do not
    let bracket = text.find(['(', '[']).unwrap_or(text.len());
    let comma = text.match_indices(',').map(|(i, _)| i).find(|&i| {
        let next = text[i + 1..].trim_start();
        next.starts_with(char::is_lowercase) || next.starts_with(|c: char| c.is_ascii_digit()) || next.starts_with('§')
    });
    let end = bracket.min(comma.unwrap_or(text.len()));
    let rest = &text[end..];
    let cited =
        rest.split([',', ';']).any(|f| locator(f.trim().trim_end_matches('.')).is_some()) || rest.bytes().any(|b| b.is_ascii_digit());
    // the name alone
    let whole = rest.trim().is_empty() && !held.iter().any(|w| citation.finite.holds(w));
    (end <= LONGEST && (cited || whole)).then_some(end)
}

impl Parser<'_> {
    /// Reads a law: all words up to the article are its title.
    pub(super) fn legal_act(&mut self, fields: &[Field]) -> bool {
        let Some(first) = fields.first() else { return false };
        let text = &self.text[first.range.start..];
        if self.title.is_some() || self.reference.back_reference.is_some() || !is_legal_act(text) {
            return false;
        }
        let article = fields.iter().find(|f| locator(&self.text[f.range.clone()]).is_some());
        let mut end = article.map_or(self.text.len(), |f| f.range.start);
        if let Some(length) = treaty(text, &first_words(text)) {
            end = end.min(first.range.start + length);
        }
        if let Some(address) = self.reference.url_range {
            end = end.min(address.start());
        }
        let title = self.text[first.range.start..end.max(first.range.start)]
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '(' | '<'));
        self.reference.title = Some(tidy(title).into());
        self.reference.locator = article.and_then(|f| locator(&self.text[f.range.clone()])).map(Into::into);
        true
    }
}
