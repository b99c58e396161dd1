//! A byte-scanning sentence splitter for reports.
//!
//! UAX 29 breaks "M. Tokaïev" and "5 janv. 2022" and is several times slower than parsing; what it
//! gives on plain prose is the oracle of this one's tests.

use std::ops::Range;

use super::lexicon;
use crate::text::find_byte;

/// The sentences of `text` in order, without the white space around them. They never overlap.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    // "…" is E2 80 A6
    while let Some(next) = find_byte(&bytes[at..], |b| matches!(b, b'.' | b'!' | b'?' | 0xE2)) {
        at += next;
        if bytes[at] == 0xE2 && !bytes[at..].starts_with("…".as_bytes()) {
            at += 1;
            continue;
        }
        let Some(end) = sentence_end(text, at) else {
            at += if bytes[at] == 0xE2 { 3 } else { 1 };
            continue;
        };
        push(text, start..end, &mut found);
        start = end;
        at = end;
    }
    push(text, start..text.len(), &mut found);
    found
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let trimmed = piece.trim();
    if trimmed.is_empty() {
        return;
    }
    // Closing marks alone belong to the sentence before them.
    if !trimmed.chars().any(char::is_alphanumeric)
        && let Some(last) = found.last_mut()
    {
        last.end = range.start + piece.trim_end().len();
        return;
    }
    let start = range.start + (piece.len() - piece.trim_start().len());
    found.push(start..start + trimmed.len());
}

/// Where the sentence ends whose terminator stands at `at`; `None` where it goes on.
fn sentence_end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    // All terminators and closing marks in a row: "?!", "…»", ".)", ".”"
    let mut end = at;
    let mut stop_only = true;
    for c in text[at..].chars() {
        match c {
            '.' => {}
            '!' | '?' | '…' => stop_only = false,
            ')' | ']' | '"' | '”' | '’' | '\'' if end > at => {}
            _ => break,
        }
        end += c.len_utf8();
    }
    // French closes its quotation marks after a space: "… . »"
    let rest = &text[end..];
    let inner = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    if inner.starts_with('»') && rest.len() - inner.len() <= 3 {
        end += rest.len() - inner.len() + '»'.len_utf8();
    }
    let after = text[end..].chars().next();
    match after {
        None => return Some(end),
        Some(c) if c.is_whitespace() => {}
        // "…fin.Début": letters glued by a lost space or by a note call that was cut out.
        Some(c) if c.is_uppercase() && stop_only && end == at + 1 && glued_sentence(text, at) => {}
        Some(_) => return None,
    }
    let next = text[end..].chars().find(|c| !c.is_whitespace());
    let Some(next) = next else { return Some(end) };
    if next.is_lowercase() || matches!(next, ',' | ';' | ':' | ')' | ']' | '–' | '—') {
        return None;
    }
    if stop_only && bytes[at] == b'.' && end == at + 1 && is_abbreviation(text, at, next) {
        return None;
    }
    Some(end)
}

/// "mort.Les" is two sentences; "U.S.", "Orda.Kz" and "J.-C." are not.
fn glued_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].chars().rev().take_while(|c| c.is_lowercase()).count();
    let after = text[at + 1..].chars().skip(1).take_while(|c| c.is_lowercase()).count();
    before >= 3 && after >= 1 && !text[at + 1..].chars().take_while(|c| !c.is_whitespace()).any(|c| c == '/' || c == '.')
}

fn is_abbreviation(text: &str, at: usize, next: char) -> bool {
    let head = &text[..at];
    let word_start = head
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '"' | '“' | '\'' | '’' | '\u{a0}'))
        .map_or(0, |i| i + head[i..].chars().next().map_or(1, char::len_utf8));
    let word = &head[word_start..];
    if word.is_empty() {
        return false;
    }
    // An initial: "N. Nazarbaïev", but not "… le plan B. Ensuite"; a lone capital is one.
    let mut letters = word.chars();
    if let (Some(first), None) = (letters.next(), letters.next()) {
        if first.is_uppercase() {
            return true;
        }
        if first.is_ascii_digit() {
            // "1. Title" at the very start is numbering; "… en 3. Il" ends a sentence.
            return word_start == 0;
        }
    }
    let last = word.rsplit('.').next().unwrap_or(word);
    let known = lexicon().abbreviations.contains(word) || lexicon().abbreviations.contains(last) && word.len() == last.len();
    if known {
        // "etc." and "al." end a sentence where a capital follows; "p." and "M." never do.
        return !matches!(word, "etc" | "al" | "Inc" | "Ltd" | "Co" | "hab") || !next.is_uppercase();
    }
    // "U.S.", "a.m.", "J.-C."
    word.contains('.')
        && word.split('.').all(|part| part.trim_start_matches('-').chars().count() <= 1)
        && !matches!(word, "U.S" | "U.N" | "U.K" | "a.m" | "p.m")
        || matches!(word, "U.S" | "U.N" | "U.K" | "E.U") && next.is_uppercase() && !starts_sentence(&text[at + 1..])
}

/// After "U.S." a capital is most often a name ("U.S. Department"); an article or pronoun begins a
/// sentence.
fn starts_sentence(rest: &str) -> bool {
    let first: String = rest.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    matches!(first.as_str(), "The" | "In" | "It" | "They" | "He" | "She" | "This" | "On" | "At" | "A" | "An" | "But" | "However")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn abbreviations_initials_and_figures_end_no_sentence() {
        assert_eq!(split("M. Tokaïev parle le 5 janv. 2022. Il part.").len(), 2);
        assert_eq!(split("See p. 12. Then cf. Smith et al. 2020 for more.").len(), 2);
        assert_eq!(split("The U.S. Department said so. It was 4.5 million.").len(), 2);
        assert_eq!(split("N. Nazarbaïev reste.").len(), 1);
        assert_eq!(split("Le site orda.kz l'affirme. Rien d'autre.").len(), 2);
        assert_eq!(split("Il y a des blessés, des morts, etc. La police tire.").len(), 2);
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        assert_eq!(split("Il dit : « Partez. » Puis il sort."), ["Il dit : « Partez. »", "Puis il sort."]);
        assert_eq!(split("“Leave now.” He left."), ["“Leave now.”", "He left."]);
        assert_eq!(split("Quoi ?! Rien… Rien du tout."), ["Quoi ?!", "Rien…", "Rien du tout."]);
        assert_eq!(split("Il hésite… puis il part."), ["Il hésite… puis il part."]);
    }

    #[test]
    fn a_lost_space_still_ends_a_sentence() {
        assert_eq!(split("Trois morts.Les autorités démentent."), ["Trois morts.", "Les autorités démentent."]);
        assert_eq!(split("Voir www.Le-Monde.fr aujourd'hui.").len(), 1);
    }
}
