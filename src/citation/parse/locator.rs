//! Pages, paragraphs, minutes.

use super::tidy;
use crate::language::{Word, all_words, lexicon, words};

/// "p. 12", "paras. 4-6", "§ 129", "at 12".
pub(in crate::citation) fn locator(text: &str) -> Option<String> {
    let shown = text.trim();
    if shown.len() > 48 {
        return None;
    }
    if is_time(shown) {
        return Some(tidy(shown));
    }
    let first = words(shown).next()?;
    let citation = &lexicon().citation;
    let glued = {
        // "p12", "pp3": the word and its number in one
        let letters = first.folded.trim_end_matches(|c: char| c.is_ascii_digit());
        letters.len() < first.folded.len() && !letters.is_empty() && letters.len() <= 2 && citation.locators.contains(letters)
    };
    // "S/2022/896" is a symbol
    let slashed = shown[first.range.end..].starts_with('/');
    if !glued && (slashed || !citation.locators.holds(&first)) {
        return None;
    }
    let held = all_words(shown);
    // "section E", but no "p E"
    let lettered = first.folded.len() >= 4;
    let number = |w: &Word<'_>| {
        w.starts_with_digit()
            || w.folded.len() <= 6 && w.folded.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c'))
            || (lettered || w.range.end + 2 < shown.len() && shown[w.range.end..].starts_with(['.', ' ', '-']))
                && w.range.len() == 1
                && shown[w.range.clone()].starts_with(char::is_uppercase)
    };
    let signs = held.iter().take_while(|w| matches!(w.folded.as_ref(), "§" | "¶")).count().max(1);
    if !glued && !held.get(signs).is_some_and(number) {
        return None;
    }
    // "Article 19" is a body, "section" a word: what follows must be numbers and joins
    let rest = &held[1..];
    let plain = rest.iter().all(|w| number(w) || w.folded.len() <= 3 || citation.locators.holds(w) || citation.and_words.holds(w));
    if !plain || first.folded == "article" && shown == "Article 19" {
        return None;
    }
    Some(tidy(shown))
}

/// A minute of a recording: "4:35", "1:04:35".
pub(super) fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    (2..=3).contains(&parts.len())
        && parts
            .iter()
            .enumerate()
            .all(|(i, part)| part.bytes().all(|b| b.is_ascii_digit()) && (part.len() == 2 || i == 0 && (1..=3).contains(&part.len())))
}
