//! Folding: what is left of words when case, accents, punctuation and spacing are taken away.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents; letters and digits of every script are kept, all else becomes one
/// space between words. "L'Union européenne" → "l union europeenne".
pub(crate) fn fold_words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for c in decomposed(text) {
        if c.is_alphanumeric() || matches!(c, '§' | '¶' | '©') {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            push_lower(&mut folded, c);
        } else if !is_combining_mark(c) {
            gap = true;
        }
    }
    folded
}

/// Like [`fold_words`] without the spaces: brackets, spacing and case are not spelling.
pub(crate) fn fold_key(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in decomposed(text) {
        if c.is_alphanumeric() {
            push_lower(&mut folded, c);
        }
    }
    folded
}

fn push_lower(folded: &mut String, c: char) {
    match c {
        'œ' | 'Œ' => folded.push_str("oe"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'ß' => folded.push_str("ss"),
        'ø' | 'Ø' => folded.push('o'),
        'ł' | 'Ł' => folded.push('l'),
        'đ' | 'Đ' => folded.push('d'),
        'ı' | 'İ' => folded.push('i'),
        _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
        _ => folded.extend(c.to_lowercase()),
    }
}

fn decomposed(text: &str) -> Box<dyn Iterator<Item = char> + '_> {
    if text.is_ascii() { Box::new(text.chars()) } else { Box::new(text.nfd()) }
}

/// A word of a text: where it stands and what is left of it when folded.
#[derive(Debug, Clone)]
pub(crate) struct Word<'a> {
    pub(crate) range: Range<usize>,
    pub(crate) folded: Cow<'a, str>,
}

/// The words of a text in order: runs of letters and digits, and the signs § ¶ ©.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let in_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
        loop {
            let (start, first) = rest.next()?;
            if matches!(first, '§' | '¶' | '©') {
                let end = start + first.len_utf8();
                return Some(Word { range: start..end, folded: Cow::Borrowed(&text[start..end]) });
            }
            if !first.is_alphanumeric() {
                continue;
            }
            let mut end = start + first.len_utf8();
            while let Some(&(at, c)) = rest.peek() {
                if !in_word(c) {
                    break;
                }
                end = at + c.len_utf8();
                rest.next();
            }
            let raw = &text[start..end];
            let plain = raw.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
            let folded = if plain { Cow::Borrowed(raw) } else { Cow::Owned(fold_key(raw)) };
            // never empty: others look at its first letter
            let folded = if folded.is_empty() { Cow::Borrowed(raw) } else { folded };
            return Some(Word { range: start..end, folded });
        }
    })
}

/// Edit distance between two folded keys, counted in characters, where it is at most `limit`.
///
/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours count one.
pub(crate) fn edit_distance(left: &str, right: &str, limit: usize) -> Option<usize> {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len().abs_diff(right.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (i, &a) in left.iter().enumerate() {
        let mut row = Vec::with_capacity(right.len() + 1);
        row.push(i + 1);
        for (j, &b) in right.iter().enumerate() {
            let mut best = (last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a == right[j - 1] && left[i - 1] == b {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        if row.iter().min().is_some_and(|&least| least > limit) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|&d| d <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_letters_and_nothing_else() {
        assert_eq!(fold_words("L'Union  européenne (UE)"), "l union europeenne ue");
        assert_eq!(fold_key("Radio Free Europe/ Radio Liberty"), fold_key("radio free europe/radio LIBERTY"));
        assert_eq!(fold_key("Œuvre"), "oeuvre");
        assert_eq!(fold_key("Радио Азаттык"), "радиоазаттык");
    }

    #[test]
    fn words_stand_where_they_stand() {
        let text = "« État d'urgence », p. 12";
        let found: Vec<_> = words(text).map(|w| (&text[w.range.clone()], w.folded.into_owned())).collect();
        assert_eq!(found[0], ("État", "etat".to_owned()));
        assert_eq!(found.last().map(|w| w.0), Some("12"));
    }

    #[test]
    fn distance_is_exact_up_to_its_limit() {
        assert_eq!(edit_distance("radioazattyk", "radioazatlyk", 2), Some(1));
        assert_eq!(edit_distance("lemonde", "lemodne", 2), Some(1));
        assert_eq!(edit_distance("lemonde", "liberation", 2), None);
        assert_eq!(edit_distance("", "ab", 2), Some(2));
    }
}
