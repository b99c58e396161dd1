//! Where the running text may call a note: every candidate, in every notation.

use foldhash::{HashMap, HashMapExt as _};
use std::ops::Range;

use super::labels::{Notation, label_list, superscript_digit};
use crate::document::BlockKind;
use crate::language::{fold_words, lexicon};
use crate::read::RawBlock;
use crate::text::{ceil, find_byte};

/// A place that may be a note call.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) block: usize,
    /// The call in the block's text, its signs included.
    pub(super) range: Range<usize>,
    pub(super) label: String,
    pub(super) notation: Notation,
    /// How well the place fits a call, for notations that leave doubt; higher is better.
    pub(super) weight: u32,
}

/// The units that a superscript 2 or 3 after them makes square or cubic.
const UNITS: [&str; 12] = ["m", "km", "cm", "mm", "dm", "dam", "hm", "ft", "mi", "in", "yd", "s"];

/// What a call may begin with.
fn is_sign(byte: u8) -> bool {
    matches!(byte, b'[' | b'(' | b'*' | 0xE2 | 0xC2)
}

/// All candidates of one block, in order of place.
pub(super) fn candidates(index: usize, block: &RawBlock, found: &mut Vec<Candidate>) {
    if matches!(block.kind, BlockKind::Code | BlockKind::FrontMatter | BlockKind::Contents) {
        return;
    }
    let first = found.len();
    let text = block.text();
    let inline = &block.inline;
    for call in &inline.calls {
        found.push(Candidate { block: index, range: call.range.clone(), label: call.label.clone(), notation: Notation::Format, weight: 9 });
    }
    for range in &inline.raised {
        raised(index, text, range, found);
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut code = inline.code.iter().peekable();
    let mut known = inline.calls.iter().map(|c| &c.range).chain(&inline.raised).cloned().collect::<Vec<_>>();
    known.extend(inline.links.iter().filter(|l| l.is_web()).map(|l| l.range.clone()));
    known.sort_by_key(|r| r.start);
    let mut known = known.iter().peekable();
    while let Some(skipped) = find_byte(&bytes[at.min(bytes.len())..], is_sign) {
        at += skipped;
        while code.next_if(|c| c.end <= at).is_some() {}
        while known.next_if(|c| c.end <= at).is_some() {}
        if let Some(inside) = code.peek().filter(|c| c.contains(&at)).or_else(|| known.peek().filter(|c| c.contains(&at))) {
            at = inside.end.max(at + 1);
            continue;
        }
        at += match bytes[at] {
            b'[' => bracket(index, text, at, found),
            b'(' => paren(index, text, at, found),
            b'*' | 0xE2 | 0xC2 => sign(index, text, at, found),
            _ => 1,
        };
    }
    found[first..].sort_by_key(|c| c.range.start);
}

fn raised(block: usize, text: &str, range: &Range<usize>, found: &mut Vec<Candidate>) {
    let inner = &text[range.clone()];
    let trimmed = inner.trim();
    if super::labels::is_symbol(trimmed) {
        found.push(Candidate { block, range: range.clone(), label: trimmed.to_owned(), notation: Notation::Symbol, weight: 9 });
        return;
    }
    if is_exponent(text, range.start, inner) {
        return;
    }
    for (label, place) in label_list(inner) {
        let place = range.start + place.start..range.start + place.end;
        found.push(Candidate { block, range: place, label, notation: Notation::Raised, weight: 9 });
    }
}

/// "km²", "10⁶": no note calls.
fn is_exponent(text: &str, at: usize, digits: &str) -> bool {
    let head = text[..at].trim_end_matches(['.', ' ']);
    if head.len() < at {
        return false;
    }
    let word_start = head.rfind(|c: char| !c.is_alphabetic()).map_or(0, |i| i + head[i..].chars().next().map_or(1, char::len_utf8));
    let word = &head[word_start..];
    if matches!(digits, "2" | "3") && UNITS.contains(&word) {
        return true;
    }
    let number_start = head.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |i| i + head[i..].chars().next().map_or(1, char::len_utf8));
    let base = &head[number_start..];
    base == "10" && !head[..number_start].ends_with(['/', '-', '.', ',']) && digits.len() <= 2 && {
        // "10^6", not "le 10¹²": a date or a count has words around it that a power has not
        let before = head[..number_start].trim_end();
        before.ends_with(['×', '*', 'x', '·', '=', '~', '≈']) || before.is_empty() || before.ends_with(|c: char| c.is_ascii_digit())
    }
}

fn bracket(block: usize, text: &str, at: usize, found: &mut Vec<Candidate>) -> usize {
    let rest = &text[at..];
    let bytes = rest.as_bytes();
    if bytes.get(1) == Some(&b'^') {
        if let Some(close) = caret_group(bytes) {
            grouped(block, text, at, 2..close, Notation::Format, 9, found);
            return close + 1;
        }
        // [^x], which the format did not take for a call: its note is missing
        let close = bytes.iter().take(64).position(|&b| b == b']' || b.is_ascii_whitespace());
        if let Some(close) = close.filter(|&c| c > 2 && bytes[c] == b']' && rest.is_char_boundary(c)) {
            if bytes.get(close + 1) != Some(&b':') {
                found.push(Candidate {
                    block,
                    range: at..at + close + 1,
                    label: rest[2..close].to_owned(),
                    notation: Notation::Format,
                    weight: 9,
                });
            }
            return close + 1;
        }
        return 1;
    }
    if let Some((word, close)) = worded(rest) {
        grouped(block, text, at, word..close, Notation::Bracket, 9, found);
        return close + 1;
    }
    let close = bytes.iter().take(40).position(|&b| !matches!(b, b'[' | b'0'..=b'9' | b',' | b';' | b' ' | b'-' | 0xE2 | 0x80 | 0x93));
    let Some(close) = close.filter(|&c| c > 1 && bytes[c] == b']' && rest.is_char_boundary(c)) else { return 1 };
    let inner = &rest[1..close];
    if inner.contains('[') || !inner.starts_with(|c: char| c.is_ascii_digit()) {
        return 1;
    }
    // "[2](…)" would be a link; "06/01/2022 [3]" is the third article of that day
    let (word, spaced) = word_before(text, at);
    let after_year = spaced && word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let numeric = spaced && word.ends_with(|c: char| c.is_ascii_digit());
    let after_date = numeric && (word.matches('/').count() == 2 || word.matches('.').count() == 2);
    // "Press, 2022 [3]" and "à la fin de 2022 [19]" look alike
    let weight = if after_date {
        1
    } else if after_year {
        3
    } else {
        5
    };
    grouped(block, text, at, 1..close, Notation::Bracket, weight, found);
    close + 1
}

/// The calls in the brackets that open at `at` and hold the labels of `inner`.
fn grouped(block: usize, text: &str, at: usize, inner: Range<usize>, notation: Notation, weight: u32, found: &mut Vec<Candidate>) {
    let held = &text[at + inner.start..at + inner.end];
    for (label, place) in label_list(held) {
        // the first and last label of a group take the brackets with them
        let start = if place.start == 0 { at } else { at + inner.start + place.start };
        let end = if place.end == held.len() { at + inner.end + 1 } else { at + inner.start + place.end };
        found.push(Candidate { block, range: start..end, label, notation, weight });
    }
}

/// Where a group closes that Markdown takes for no call: "[^1,12]", "[^2, 3]".
fn caret_group(bytes: &[u8]) -> Option<usize> {
    const LONGEST: usize = 40;
    let close = bytes.iter().take(LONGEST).position(|&b| b == b']')?;
    let inner = &bytes[2..close.max(2)];
    let of_labels = inner.iter().all(|b| b.is_ascii_digit() || matches!(b, b',' | b';' | b' '));
    let several = inner.iter().any(|b| matches!(b, b',' | b';'));
    (of_labels && several && inner.first()?.is_ascii_digit() && bytes[close - 1].is_ascii_digit()).then_some(close)
}

/// Where the labels begin and end in "[footnote 23]", "[note 4]".
fn worded(rest: &str) -> Option<(usize, usize)> {
    const LONGEST: usize = 12;
    const LABELS: usize = 24;
    let word = rest[1..].bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphabetic).count();
    if word == 0 || word > LONGEST || !lexicon().citation.note_words.contains(&fold_words(&rest[1..=word])) {
        return None;
    }
    let gap = rest[1 + word..].bytes().take(2).take_while(|b| matches!(b, b' ' | b'.')).count();
    let first = 1 + word + gap;
    let labels = rest[first..].bytes().take(LABELS).take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b' ' | b'-')).count();
    let close = first + labels;
    (labels > 0 && rest.as_bytes()[first].is_ascii_digit() && rest.as_bytes().get(close) == Some(&b']')).then_some((first, close))
}

fn paren(block: usize, text: &str, at: usize, found: &mut Vec<Candidate>) -> usize {
    let rest = &text.as_bytes()[at + 1..];
    let length = rest.iter().take(24).take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b' ' | b'-' | 0xE2 | 0x80 | 0x93)).count();
    if rest.get(length) != Some(&b')') || !text.is_char_boundary(at + 1 + length) || text[..at].trim().is_empty() {
        return 1;
    }
    let inner = &text[at + 1..at + 1 + length];
    let labels = label_list(inner);
    if labels.is_empty() || labels.iter().any(|(label, _)| label.len() > 4 || label.starts_with('0')) {
        return 1;
    }
    // "Article 3(2)": glued to a number it is a subdivision; "under (3)": a member of a list
    let subdivision = text[..at].ends_with(|c: char| c.is_ascii_digit());
    let (word, spaced) = word_before(text, at);
    let word = word.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let pointed_to = spaced && lexicon().points_to.contains(&fold_words(word));
    let weight = if subdivision || pointed_to { 1 } else { 4 };
    for (label, place) in labels {
        // the first and last label of a group take the brackets with them
        let start = if place.start == 0 { at } else { at + 1 + place.start };
        let end = if place.end == length { at + length + 2 } else { at + 1 + place.end };
        found.push(Candidate { block, range: start..end, label, notation: Notation::Paren, weight });
    }
    length + 2
}

/// The word before a sign, as far as it matters, and whether a space parts them.
fn word_before(text: &str, at: usize) -> (&str, bool) {
    /// A longer look back at each sign would be quadratic.
    const REACH: usize = 32;
    let from = ceil(text, at.saturating_sub(REACH));
    let head = &text[from..at];
    let words = head.trim_end();
    (words.rsplit(char::is_whitespace).next().unwrap_or_default(), words.len() < head.len())
}

/// Unicode superscripts and the signs `* † ‡ §`.
fn sign(block: usize, text: &str, at: usize, found: &mut Vec<Candidate>) -> usize {
    let Some(first) = text[at..].chars().next() else { return 1 };
    if superscript_digit(first).is_some() {
        let mut digits = String::new();
        let mut end = at;
        for c in text[at..].chars() {
            let Some(digit) = superscript_digit(c) else { break };
            digits.push(digit);
            end += c.len_utf8();
        }
        if digits.len() <= 4 && !is_exponent(text, at, &digits) {
            found.push(Candidate { block, range: at..end, label: digits, notation: Notation::Raised, weight: 9 });
        }
        return end - at;
    }
    if matches!(first, '*' | '†' | '‡' | '§') {
        let run = text[at..].chars().take_while(|&c| c == first).count();
        let end = at + run * first.len_utf8();
        let before = text[..at].chars().next_back();
        let after = text[end..].chars().next();
        let glued = before.is_some_and(|c| {
            c.is_alphanumeric() || matches!(c, '.' | ',' | ')' | '»' | '”' | '"' | '’' | ';' | ':' | '*' | '†' | '‡' | '§')
        });
        let free = after.is_none_or(|c| !c.is_alphanumeric());
        if glued && free && run <= 3 {
            found.push(Candidate { block, range: at..end, label: text[at..end].to_owned(), notation: Notation::Symbol, weight: 6 });
        }
        return end - at;
    }
    first.len_utf8()
}

/// Digits that may be calls which lost their superscript, as PDF tools leave them.
pub(super) fn bare(index: usize, block: &RawBlock, found: &mut Vec<Candidate>) {
    if matches!(block.kind, BlockKind::Code | BlockKind::FrontMatter | BlockKind::Contents | BlockKind::Table | BlockKind::Heading(_)) {
        return;
    }
    let text = block.text();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if let Some((start, weight)) = bare_weight(text, at, end) {
            let label = &text[start..end];
            if label.len() <= 4 && !label.starts_with('0') {
                found.push(Candidate { block: index, range: start..end, label: label.to_owned(), notation: Notation::Bare, weight });
            }
        }
        at = end;
    }
}

/// Where in a run of digits the call begins, and how well it fits.
fn bare_weight(text: &str, start: usize, end: usize) -> Option<(usize, u32)> {
    let after = text[end..].chars().next();
    if after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '/' | '€' | '$' | '°' | '-' | '–')) {
        return None;
    }
    if after.is_some_and(|c| matches!(c, '.' | ',')) && text[end + 1..].starts_with(|c: char| c.is_ascii_digit()) {
        // "36,37": two notes in a row; anything else is a number
        let rest = &text[end + 1..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = |s: &str| s.parse::<u32>().ok();
        let in_a_row = after == Some(',') && number(&text[start..end]).zip(number(&rest[..digits])).is_some_and(|(a, b)| b == a + 1);
        if !in_a_row {
            return None;
        }
    }
    let mut back = text[..start].chars().rev();
    let before = back.next();
    let before_that = back.next();
    let length = end - start;
    let year = |digits: &str| matches!(digits.get(..2), Some("19" | "20")) && digits.len() == 4;
    if (5..=7).contains(&length) && year(&text[start..start + 4]) && !before.is_some_and(|c| c.is_alphanumeric() || c == '/') {
        // "in 200326": the year 2003 and note 26
        return Some((start + 4, 3));
    }
    let before = before?;
    let closing = |c: char| matches!(c, '”' | '"' | '»' | '’' | '\'' | ')' | ']');
    if before.is_alphabetic() {
        let word_start =
            text[..start].rfind(|c: char| !c.is_alphanumeric()).map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
        let capitals = text[word_start..start].chars().all(char::is_uppercase);
        return Some((start, if capitals { 2 } else { 8 }));
    }
    if closing(before) {
        return Some((start, 8));
    }
    if matches!(before, '.' | ',' | ';' | ':' | '!' | '?' | '…') {
        return match before_that {
            Some(c) if c.is_ascii_digit() && before == ',' => after_call(text, start).then_some((start, 6)),
            Some(c) if c.is_ascii_digit() => (before == '.').then_some((start, 3)),
            Some(c) if c.is_alphabetic() || closing(c) || c == '%' => Some((start, if before == ',' { 6 } else { 9 })),
            _ => None,
        };
    }
    if before == '%' {
        return Some((start, 4));
    }
    if before == ' ' {
        let sentence_end = before_that.is_some_and(|c| matches!(c, '.' | '!' | '?') || closing(c));
        return Some((start, if sentence_end { 2 } else { 1 }));
    }
    None
}

/// True behind "36," where 37 stands: the second of two notes in a row.
fn after_call(text: &str, start: usize) -> bool {
    let head = text[..start].trim_end_matches(',');
    let digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
    let number = |s: &str| s.parse::<u32>().ok();
    let this = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    number(&head[head.len() - digits..]).zip(number(&text[start..start + this])).is_some_and(|(a, b)| b == a + 1)
}

/// The heaviest set of candidates whose labels go up with their places: markers are numbered in the
/// order of the text, other numbers are not. `fits` says whether a candidate may stand for a label.
pub(super) fn in_order(candidates: &[Candidate], fits: impl Fn(&Candidate) -> bool) -> Vec<usize> {
    // A Fenwick tree over labels holds the best sum of a chain that ends at or below a label.
    let number = |c: &Candidate| c.label.parse::<usize>().ok();
    let largest = candidates.iter().filter_map(number).max().unwrap_or(0);
    let mut tree: Vec<(u64, usize)> = vec![(0, usize::MAX); largest + 2];
    let mut before: HashMap<usize, usize> = HashMap::new();
    let mut best = (0u64, usize::MAX);
    for (index, candidate) in candidates.iter().enumerate() {
        let Some(label) = number(candidate).filter(|&n| n > 0) else { continue };
        if !fits(candidate) {
            continue;
        }
        let mut sum = (0, usize::MAX);
        let mut at = label - 1;
        while at > 0 {
            if tree[at].0 > sum.0 {
                sum = tree[at];
            }
            at -= at & at.wrapping_neg();
        }
        let total = (sum.0 + u64::from(candidate.weight), index);
        before.insert(index, sum.1);
        if total.0 > best.0 {
            best = total;
        }
        let mut at = label;
        while at < tree.len() {
            if total.0 > tree[at].0 {
                tree[at] = total;
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut chain = Vec::new();
    let mut at = best.1;
    while at != usize::MAX {
        chain.push(at);
        at = before.get(&at).copied().unwrap_or(usize::MAX);
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Inline;
    use crate::text::MappedText;

    fn block(text: &str) -> RawBlock {
        RawBlock::new(BlockKind::Paragraph, Inline::plain(MappedText::linear(text, 0)))
    }

    #[test]
    fn units_powers_and_dates_are_no_calls() {
        let mut found = Vec::new();
        candidates(0, &block("12 km² et 3 × 10⁶ t, Le Monde, 06/01/2022 [3], puis¹² ou [4]."), &mut found);
        let got: Vec<_> = found.iter().map(|c| (c.label.as_str(), c.notation, c.weight)).collect();
        assert_eq!(got, [("3", Notation::Bracket, 1), ("12", Notation::Raised, 9), ("4", Notation::Bracket, 5)]);
    }

    #[test]
    fn lost_superscripts_are_found_beside_numbers() {
        let mut found = Vec::new();
        bare(0, &block("the population.4 In 20035 some 965.6 people and techniques.7 then 1,254.8 by 12 March"), &mut found);
        let fits = |c: &Candidate| c.label.parse::<u32>().is_ok_and(|n| (4..=8).contains(&n));
        let chain = in_order(&found, fits);
        let labels: Vec<_> = chain.iter().map(|&i| found[i].label.as_str()).collect();
        assert_eq!(labels, ["4", "5", "6", "7", "8"]);
    }
}
