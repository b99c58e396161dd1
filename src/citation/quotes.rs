//! Quotation marks: where titles begin and end, nested and unclosed ones included.

use crate::text::floor;
use std::ops::Range;

/// A quotation: the marks included, and the words inside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    pub(crate) whole: Range<usize>,
    pub(crate) words: Range<usize>,
}

/// A quotation that does not close within this many bytes is no title.
const REACH: usize = 600;

/// The outermost quotations of a text, in order.
pub(crate) fn quotations(text: &str) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        // all opening marks begin with one of these bytes
        if !matches!(bytes[at], b'"' | b'\'' | 0xC2 | 0xE2) || !text.is_char_boundary(at) {
            at += 1;
            continue;
        }
        let Some(open) = text[at..].chars().next() else { break };
        let close = match open {
            '«' => close_nested(text, at, '«', '»'),
            '“' | '„' => close_nested(text, at, '“', '”'),
            '‘' => close_single(text, at + open.len_utf8(), '’'),
            '"' => opens(text, at, 1).then(|| close_straight(text, at + 1)).flatten(),
            '\'' => opens(text, at, 1).then(|| close_single(text, at + 1, '\'')).flatten(),
            _ => None,
        };
        match close {
            Some((inner_end, end)) => {
                let inner = at + open.len_utf8()..inner_end;
                let words = &text[inner.clone()];
                let start = inner.start + (words.len() - words.trim_start().len());
                let stop = start + words.trim().len();
                found.push(Quotation { whole: at..end, words: start..stop });
                at = end;
            }
            None => at += open.len_utf8(),
        }
    }
    found
}

fn window(text: &str, at: usize) -> &str {
    let end = floor(text, (at + REACH).min(text.len()));
    // A quotation does not run over a paragraph.
    let window = &text[at..end];
    window.find("\n\n").map_or(window, |stop| &window[..stop])
}

/// True where a straight mark can open: after a space, a bracket or nothing, before a word.
fn opens(text: &str, at: usize, length: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + length..].chars().next();
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | ',' | ';' | '—' | '–'))
        && after.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | ')' | '.'))
}

/// « … « … » … »: the mark that closes the first one. Where an inner mark was never closed, the last
/// closing mark before an address or the end.
fn close_nested(text: &str, at: usize, open: char, close: char) -> Option<(usize, usize)> {
    let mut depth = 0usize;
    let mut last = None;
    for (i, c) in window(text, at).char_indices() {
        if c == open || c == '„' && open == '“' {
            depth += 1;
        } else if c == close {
            depth = depth.saturating_sub(1);
            last = Some((at + i, at + i + c.len_utf8()));
            if depth == 0 {
                return last;
            }
        } else if c == ':' && text[at + i..].starts_with("://") {
            break;
        }
    }
    last
}

fn close_straight(text: &str, from: usize) -> Option<(usize, usize)> {
    let window = window(text, from);
    let closes = |i: usize| {
        let after = window[i + 1..].chars().next();
        let before = window[..i].chars().next_back();
        after.is_none_or(|c| !c.is_alphanumeric()) && before.is_some_and(|c| !c.is_whitespace() && c != '(')
    };
    window.match_indices('"').map(|(i, _)| i).find(|&i| closes(i)).map(|i| (from + i, from + i + 1))
}

/// ‘Workers’ rights in Uganda’s army’: apostrophes are the same sign as the closing mark, which is
/// followed by punctuation, a bracket or the end.
fn close_single(text: &str, from: usize, close: char) -> Option<(usize, usize)> {
    let window = window(text, from);
    let mut loose = None;
    for (i, c) in window.char_indices() {
        if c != close || i == 0 || window[..i].ends_with(char::is_whitespace) {
            continue;
        }
        let rest = &window[i + c.len_utf8()..];
        let end = (from + i, from + i + c.len_utf8());
        match rest.chars().next() {
            None | Some(',' | ';' | '.' | ')' | ']' | ':') => return Some(end),
            Some(c) if c.is_whitespace() => {
                let next = rest.trim_start().chars().next();
                if next.is_none_or(|c| c.is_ascii_digit() || matches!(c, '(' | '[' | '<' | '–' | '—')) {
                    return Some(end);
                }
                loose = loose.or(Some(end));
            }
            _ => {}
        }
    }
    loose
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str) -> Vec<&str> {
        quotations(text).into_iter().map(|q| &text[q.words]).collect()
    }

    #[test]
    fn titles_in_every_kind_of_mark() {
        assert_eq!(titles("Le Monde, « Au \"nom\" ; de la loi », 2020"), ["Au \"nom\" ; de la loi"]);
        assert_eq!(titles("X, “A ‘b’ c,” The Guardian"), ["A ‘b’ c,"]);
        assert_eq!(titles("HRW, ‘Uganda’s workers’ rights’, 3 May"), ["Uganda’s workers’ rights"]);
        assert_eq!(titles("HRW, 'Uganda's army' (section 3), 3 May"), ["Uganda's army"]);
        assert_eq!(titles("1. \"Title here\". NYT"), ["Title here"]);
        assert_eq!(titles("l'état d'urgence n'est pas levé"), Vec::<&str>::new());
    }

    #[test]
    fn an_inner_mark_that_never_closes_does_not_swallow_the_rest() {
        assert_eq!(
            titles("Le Monde, « Moscou envoie une « force de paix », 05/01/2022 https://a.fr"),
            ["Moscou envoie une « force de paix"]
        );
        assert_eq!(titles("Radio, « Борьба у «одра» и теории. Что? » [Lutte]"), ["Борьба у «одра» и теории. Что?"]);
        assert_eq!(titles("un « mot sans fin"), Vec::<&str>::new());
    }
}
