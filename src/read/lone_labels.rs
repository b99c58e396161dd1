//! Labels of notes that stand alone on a line, as tools that make text of PDFs write them: "4", and the note below.

use foldhash::{HashMap, HashMapExt as _, HashSet};
use std::ops::Range;

use crate::language::{Word, lexicon, words};

/// Which lines hold the label of the note below and nothing else. Labels count up, each called before it stands; a page
/// number has no call that waits for its note, and stands beside a page break.
pub(super) fn lone_labels(text: &str, lines: &[Range<usize>]) -> HashSet<usize> {
    /// A note or two may be lost between two labels.
    const GAP: u32 = 3;
    let mut candidates: Vec<(usize, u32)> = Vec::new();
    let mut inline: HashSet<u32> = HashSet::default();
    for (i, line) in lines.iter().enumerate() {
        let shown = text[line.clone()].trim_matches([' ', '\t', '\u{a0}']);
        let digits = shown.bytes().take_while(u8::is_ascii_digit).count();
        let Some(number) = number(&shown[..digits]) else { continue };
        if digits == shown.len() {
            if begins_note_below(text, lines, i) {
                candidates.push((i, number));
            }
        } else if shown[digits..].trim_start_matches(['.', ')']).trim_start().starts_with(begins_words) {
            inline.insert(number);
        }
    }
    if candidates.len() < 2 {
        return HashSet::default();
    }
    let called = called(text);
    let mut chain: Vec<(usize, u32)> = Vec::new();
    for (i, number) in candidates {
        let (floor, last) = chain.last().map_or((0, 0), |&(at, last)| (lines[at].start, last));
        let Some(places) = called.get(&number) else { continue };
        let before = places.partition_point(|&at| at < lines[i].start);
        let waits = before > 0;
        // numbered afresh: called again since the last label
        let afresh = number == 1 && waits && places[before - 1] > floor;
        if waits && (chain.is_empty() || (1..=GAP).contains(&number.saturating_sub(last)) || afresh) {
            chain.push((i, number));
        }
    }
    let elsewhere = chain.iter().filter(|(_, number)| inline.contains(number)).count();
    if chain.len() < 2 || elsewhere * 2 > chain.len() {
        return HashSet::default();
    }
    chain.into_iter().map(|(i, _)| i).collect()
}

fn number(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|_| digits.len() <= 4 && !digits.starts_with('0'))
}

fn begins_words(c: char) -> bool {
    c.is_uppercase() || matches!(c, '«' | '“' | '"' | '‘' | '[' | '(')
}

/// The next line, or the one behind a blank line, begins like a note, and no page ends between.
fn begins_note_below(text: &str, lines: &[Range<usize>], i: usize) -> bool {
    if text[lines[i].clone()].contains('\u{c}') {
        return false;
    }
    let mut below = lines[i + 1..].iter().take(2).map(|line| &text[line.clone()]);
    let Some(next) = below.find(|line| !line.trim_matches([' ', '\t', '\u{a0}']).is_empty()) else { return false };
    let next = next.trim_matches([' ', '\t', '\u{a0}']);
    let held = || words(next).take(3).collect::<Vec<Word<'_>>>();
    next.starts_with(begins_words)
        || next.starts_with("http")
        || next.starts_with("www.")
        || next.starts_with(char::is_alphabetic)
            && (lexicon().citation.lead_ins.prefix(&held()) > 0 || lexicon().citation.ibid.prefix(&held()) > 0)
}

/// Where each number is set like a call: raised, in brackets, or glued to the word or sign before it.
fn called(text: &str) -> HashMap<u32, Vec<usize>> {
    let mut called: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let Some(first) = digit(c) else {
            before = c;
            continue;
        };
        let mut value = Some(first);
        while let Some((_, next)) = chars.next_if(|&(_, next)| digit(next).is_some()) {
            value = value.and_then(|v| v.checked_mul(10)?.checked_add(digit(next)?)).filter(|&v| v <= 9_999);
        }
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        let raised = !c.is_ascii_digit();
        let glued = before.is_alphabetic() || matches!(before, '.' | ',' | ';' | ':' | '!' | '?' | '»' | '”' | '"' | '’' | ')' | ']');
        if let Some(value) = value
            && (raised || before == '[' && after == ']' || glued && !after.is_alphabetic())
        {
            called.entry(value).or_default().push(at);
        }
        before = c;
    }
    called
}

fn digit(c: char) -> Option<u32> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    c.to_digit(10).or_else(|| RAISED.iter().position(|&r| r == c).and_then(|at| u32::try_from(at).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> usize {
        let mut start = 0;
        let lines: Vec<Range<usize>> = text
            .split('\n')
            .map(|line| {
                start += line.len() + 1;
                start - line.len() - 1..start - 1
            })
            .collect();
        lone_labels(text, &lines).len()
    }

    #[test]
    fn labels_alone_are_told_from_page_numbers() {
        assert_eq!(
            labels("The mill closed.1 Forty left;2 none came back.3\n\n1\n  Mill Press, 3 May 2021\n\n2\n\nIbid.\n\n3\nSee Mill Press.\n"),
            3
        );
        assert_eq!(labels("Le moulin a fermé¹. Quarante sont partis².\n1\nLa Meule, 3 mai 2021\n2\ncf. La Meule, 4 mai 2021\n"), 2);
        // pages, with calls and with notes whose labels stand before their words
        assert_eq!(labels("The mill closed.\n1\nForty left.\n2\nNone came back.\n"), 0);
        assert_eq!(labels("The mill closed.1\n1 Mill Press, 3 May\n1\nForty left.2\n2 Mill Press, 4 May\n2\nNone.\n"), 0);
        assert_eq!(labels("The mill closed.1\n\n1\n\u{c}Forty left.2\n\n2\n\u{c}None.\n"), 0);
    }
}
