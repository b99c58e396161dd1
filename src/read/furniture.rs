//! Page numbers and running heads, which are no text.

use foldhash::{HashMap, HashMapExt as _, HashSet};
use std::ops::Range;

use super::shape::{Shape, Told};
use crate::language::{fold_words, lexicon};

/// Which lines are running heads or page numbers, by their words and by what the form tells.
pub(super) fn furniture(text: &str, lines: &[Range<usize>], labels: &HashSet<usize>, shape: &Shape) -> Vec<bool> {
    let mut furniture = page_furniture(text, lines, labels);
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (at, _) in shape.told.iter().filter(|(_, told)| matches!(told, Told::Heading(_))) {
        let words = text[*at..].trim_start_matches('\u{c}').lines().next().unwrap_or_default().trim();
        *times.entry(words).or_default() += 1;
    }
    for (line, furniture) in lines.iter().zip(&mut furniture) {
        // "2 May" and "9 May" in large print are two headings
        let large = matches!(shape.told(line.start), Some(Told::Heading(_)));
        *furniture &= !large || times.get(text[line.clone()].trim_matches('\u{c}').trim()).is_some_and(|&times| times > 1);
        *furniture |= shape.told(line.start) == Some(&Told::Page);
        *furniture &= !matches!(shape.told(line.start), Some(Told::Note | Told::Endnote { .. } | Told::Row | Told::Item { .. }));
    }
    furniture
}

/// Which lines are running heads or page numbers.
fn page_furniture(text: &str, lines: &[Range<usize>], labels: &HashSet<usize>) -> Vec<bool> {
    let mut furniture = vec![false; lines.len()];
    let blank = |i: usize| lines.get(i).is_none_or(|l| text[l.clone()].trim().is_empty());
    // Page numbers: lines that hold nothing else, and count up.
    let mut numbers: Vec<(usize, u32, bool)> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        if line.len() <= 40
            && !labels.contains(&i)
            && let Some((number, sure)) = page_number(&text[line.clone()])
        {
            numbers.push((i, number, sure));
        }
    }
    for (k, &(i, number, sure)) in numbers.iter().enumerate() {
        let neighbour =
            |other: Option<&(usize, u32, bool)>, step: i64| other.is_some_and(|&(_, n, _)| i64::from(n) == i64::from(number) + step);
        let counts_up = neighbour(numbers.get(k + 1), 1) || k > 0 && neighbour(numbers.get(k - 1), -1);
        if sure || counts_up && number > 0 {
            furniture[i] = true;
        }
    }
    // Running heads: the same words again and again, beside a page number or a form feed, or alone
    // at least three times.
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, line) in lines.iter().enumerate() {
        let shown = text[line.clone()].trim();
        if !(8..=120).contains(&shown.len()) || shown.contains("http") || shown.ends_with([':', ';', ',']) {
            continue;
        }
        let beside_page = near_page(&furniture, lines, text, i) || text[line.clone()].contains('\u{c}');
        if !(beside_page || blank(i + 1) || i == 0 || blank(i - 1)) {
            continue;
        }
        let key: String = shown.chars().filter(|c| !c.is_ascii_digit()).collect::<String>().trim().to_owned();
        if key.chars().filter(|c| c.is_alphabetic()).count() >= 4 {
            seen.entry(key).or_default().push(i);
        }
    }
    let mut heads: Vec<_> = seen.into_iter().filter(|(_, at)| at.len() >= 2).collect();
    heads.sort();
    for (key, at) in heads {
        let beside = at.iter().filter(|&&i| near_page(&furniture, lines, text, i)).count();
        let sentence = key.ends_with('.');
        let capitals = key.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let enough = beside >= 2 || at.len() >= 3 && capitals && beside >= 1;
        if enough && !sentence && lexicon().section_role(&key).is_none() {
            let numbers = furniture.clone();
            for i in at.into_iter().filter(|&i| capitals || near_page(&numbers, lines, text, i)) {
                furniture[i] = true;
            }
        }
    }
    furniture
}

/// True where a page number or form feed stands at most two lines away, blank lines not counted.
fn near_page(furniture: &[bool], lines: &[Range<usize>], text: &str, i: usize) -> bool {
    let near = |mut steps: Box<dyn Iterator<Item = usize>>| {
        let mut seen = 0;
        steps.any(|j| {
            let shown = &text[lines[j].clone()];
            if furniture[j] && page_number(shown).is_some() || shown.contains('\u{c}') {
                return seen <= 1;
            }
            if !shown.trim().is_empty() {
                seen += 1;
            }
            false
        })
    };
    let before = (i.saturating_sub(4)..i).rev();
    let after = i + 1..(i + 5).min(lines.len());
    near(Box::new(before)) || near(Box::new(after))
}

/// The number of a line that holds only a page number, and whether its form leaves no doubt
/// ("Page 3", "- 3 -", "3 / 12").
pub(super) fn page_number(line: &str) -> Option<(u32, bool)> {
    let shown = line.trim().trim_matches('\u{c}').trim();
    if shown.is_empty() || shown.len() > 24 || !shown.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let folded = fold_words(shown);
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |w: &str| (w.len() <= 4).then(|| w.parse::<u32>().ok()).flatten();
    let dashed = shown.starts_with(['-', '–', '—', '|']) && shown.ends_with(['-', '–', '—', '|']);
    match words.as_slice() {
        [n] if shown.bytes().all(|b| b.is_ascii_digit()) || dashed => number(n).map(|n| (n, dashed)),
        [page, n] if lexicon().page_words.contains(page) => number(n).map(|n| (n, true)),
        [n, of] if shown.contains('/') && number(of).is_some() => number(n).map(|n| (n, true)),
        [page, n, rest @ ..]
            if lexicon().page_words.contains(page) && rest.len() <= 2 && rest.last().is_some_and(|w| number(w).is_some()) =>
        {
            number(n).map(|n| (n, true))
        }
        _ => None,
    }
}
