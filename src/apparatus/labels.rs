//! Note labels: how they are written in the running text and before a note.

use std::ops::Range;

/// How a note call is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Notation {
    /// Marked by the format: `[^x]`, a link to a note.
    Format,
    /// Superscript digits.
    Raised,
    /// `* † ‡ §`.
    Symbol,
    /// `[12]`.
    Bracket,
    /// `(12)`.
    Paren,
    /// Digits that lost their superscript: `population.4`.
    Bare,
}

/// How a note's own label is written, at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Style {
    /// `[^x]:`
    Caret,
    /// Superscript digits.
    Raised,
    /// `*`, `†`…
    Symbol,
    /// `[12]`
    Bracket,
    /// `(12)`
    Paren,
    /// `12.` or the number of a list item.
    Dot,
    /// `12)`
    HalfParen,
    /// `12-`, `12 –`, `12 :`
    Dash,
    /// `12 `
    Bare,
    /// `a.`
    Letter,
}

impl Style {
    /// The calls that a note of this style can answer to, the most usual first.
    pub(super) fn called_by(self) -> &'static [Notation] {
        use Notation::{Bare, Bracket, Format, Paren, Raised, Symbol};
        match self {
            Self::Caret | Self::Letter => &[Format],
            Self::Raised => &[Raised, Format, Bracket],
            Self::Symbol => &[Symbol, Raised],
            Self::Bracket => &[Bracket, Format, Raised, Bare],
            Self::Paren => &[Paren, Raised],
            Self::Dot | Self::HalfParen | Self::Dash | Self::Bare => &[Raised, Format, Bracket, Bare, Paren],
        }
    }

    /// True where the form leaves no doubt that a note begins.
    pub(super) fn is_sure(self) -> bool {
        matches!(self, Self::Caret | Self::Raised)
    }
}

/// A label at the beginning of a line, and how many bytes it takes with the space after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening {
    pub(super) style: Style,
    pub(super) label: String,
    /// The label itself, brackets included.
    pub(super) range: Range<usize>,
    /// Where the note's words begin.
    pub(super) words: usize,
}

/// The largest number that a note bears.
const LARGEST: u32 = 9_999;

/// Space inside a line, and the characters that show as nothing (a form feed left by a page break).
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{b}' | '\u{c}' | '\u{a0}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// The note label at the beginning of `text[at..]`, if one stands there. `raised` are the stretches
/// set as superscript by markup.
pub(super) fn opening(text: &str, at: usize, raised: &[Range<usize>]) -> Option<Opening> {
    let line = &text[at..];
    let start = at + (line.len() - line.trim_start_matches(|c: char| is_blank(c) || c == '\\').len());
    let rest = &text[start..];
    // A page saved from a wiki has an arrow back to the call between the label and the words.
    let end_of = |end: usize| {
        let space = [' ', '\t', '\u{a0}', '\u{202f}'];
        let words = text[end..].trim_start_matches(space);
        let after_arrow = words.trim_start_matches(['^', '↑', '↩']);
        let words = if after_arrow.starts_with(space) || after_arrow.is_empty() { after_arrow.trim_start_matches(space) } else { words };
        text.len() - words.len()
    };
    let spaced = |end: usize| text[end..].starts_with([' ', '\t', '\u{a0}', '\u{202f}', '\n', '\u{2028}']);
    let make = |style, label: String, end: usize| Some(Opening { style, label, range: start..end, words: end_of(end) });

    if let Some(range) = raised.iter().find(|r| r.start <= start && start < r.end) {
        let label = text[range.clone()].trim().trim_matches(['[', ']', '(', ')', '.']).to_owned();
        let end = range.end + text[range.end..].len() - text[range.end..].trim_start_matches(['.', ')', ':']).len();
        return (!label.is_empty() && label.bytes().all(|b| b.is_ascii_digit()) || is_symbol(&label))
            .then(|| make(Style::Raised, label, end))?;
    }
    let first = rest.chars().next()?;
    if let Some((digits, length)) = superscript_number(rest) {
        let end = start + length;
        return (spaced(end) || text[end..].chars().next().is_some_and(|c| !c.is_ascii_digit()))
            .then(|| make(Style::Raised, digits, end))?;
    }
    match first {
        '[' => {
            if let Some(inner) = rest.strip_prefix("[^") {
                let close = inner.find("]:").filter(|&c| c > 0 && c <= 60 && !inner[..c].contains(char::is_whitespace))?;
                return make(Style::Caret, inner[..close].to_owned(), start + 2 + close + 2);
            }
            let close = rest.find(']').filter(|&c| c <= 6)?;
            let label = number(&rest[1..close])?;
            let mut end = start + close + 1;
            if text[end..].starts_with(':') {
                end += 1;
            }
            (spaced(end) || text[end..].starts_with(char::is_alphabetic)).then(|| make(Style::Bracket, label, end))?
        }
        '(' => {
            let close = rest.find(')').filter(|&c| c <= 6)?;
            let label = number(&rest[1..close])?;
            spaced(start + close + 1).then(|| make(Style::Paren, label, start + close + 1))?
        }
        '*' | '†' | '‡' | '§' => {
            let run = rest.chars().take_while(|&c| c == first).count();
            let end = start + run * first.len_utf8();
            // "§ 12" begins a reference to a paragraph
            (run <= 3
                && text[end..].trim_start().starts_with(char::is_alphabetic)
                && !(first == '§' && spaced(end) && text[end..].trim_start().starts_with(|c: char| c.is_ascii_digit())))
            .then(|| make(Style::Symbol, rest[..end - start].to_owned(), end))?
        }
        '0'..='9' => {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let label = number(&rest[..digits])?;
            let end = start + digits;
            let after = &text[end..];
            let next = after.chars().next()?;
            match next {
                '.' if spaced(end + 1) => make(Style::Dot, label, end + 1),
                ')' if spaced(end + 1) => make(Style::HalfParen, label, end + 1),
                '-' | ':' if spaced(end + 1) => make(Style::Dash, label, end + 1),
                ' ' | '\t' | '\u{a0}' => {
                    let words = after.trim_start();
                    if let Some(dash) = words.chars().next().filter(|c| matches!(c, '-' | '–' | '—')) {
                        let dash_end = end + (after.len() - words.len()) + dash.len_utf8();
                        return spaced(dash_end).then(|| make(Style::Dash, label, dash_end))?;
                    }
                    begins_note(words).then(|| make(Style::Bare, label, end))?
                }
                _ => None,
            }
        }
        'a'..='z' if rest[1..].starts_with('.') && spaced(start + 2) => make(Style::Letter, first.to_string(), start + 2),
        _ => None,
    }
}

/// After a bare number: what can begin a note, and no "12 January", "200 personnes", "4 000".
fn begins_note(words: &str) -> bool {
    let Some(first) = words.chars().next() else { return false };
    if first.is_uppercase() || matches!(first, '«' | '“' | '"' | '‘' | '\'' | '[' | '(' | '@') {
        let word: String = words.chars().take_while(|c| c.is_alphanumeric()).collect();
        return !crate::language::lexicon().months.contains(&crate::language::fold_key(&word));
    }
    words.starts_with("http")
        || words.starts_with("www.")
        || crate::language::lexicon().citation.lead_ins.prefix(&crate::language::words(words).take(3).collect::<Vec<_>>()) > 0
}

/// The digits of a run of Unicode superscripts at the beginning, and its length in bytes.
pub(super) fn superscript_number(text: &str) -> Option<(String, usize)> {
    let mut digits = String::new();
    let mut length = 0;
    for c in text.chars() {
        let Some(digit) = superscript_digit(c) else { break };
        digits.push(digit);
        length += c.len_utf8();
    }
    (!digits.is_empty() && digits.len() <= 4).then_some((digits, length))
}

pub(super) fn superscript_digit(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from(b'4' + (c as u32 - '⁴' as u32) as u8),
        _ => return None,
    })
}

pub(super) fn is_symbol(label: &str) -> bool {
    !label.is_empty() && label.chars().count() <= 3 && label.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§'))
}

/// A note number as written, without zeros in front.
fn number(digits: &str) -> Option<String> {
    let digits = digits.trim();
    if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) || digits.starts_with('0') {
        return None;
    }
    digits.parse::<u32>().ok().filter(|&n| n <= LARGEST).map(|n| n.to_string())
}

/// "6,33--35" → 6, 33, 34, 35 with the place of each; a range gives the place of its end to all that
/// it leaves out.
pub(super) fn label_list(text: &str) -> Vec<(String, Range<usize>)> {
    /// A longer range is no group of notes.
    const LONGEST_RANGE: u32 = 40;
    let mut labels: Vec<(String, Range<usize>)> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut dash = false;
    while at < bytes.len() {
        if bytes[at].is_ascii_digit() {
            let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
            if end - at <= 4 {
                let last = labels.last().and_then(|(l, _)| l.parse::<u32>().ok());
                let this = text[at..end].parse::<u32>().unwrap_or(0);
                if let (true, Some(last)) = (dash, last)
                    && last < this
                    && this - last <= LONGEST_RANGE
                {
                    labels.extend((last + 1..this).map(|n| (n.to_string(), at..end)));
                }
                labels.push((this.to_string(), at..end));
            }
            dash = false;
            at = end;
        } else {
            let c = text[at..].chars().next().unwrap_or(' ');
            dash |= matches!(c, '-' | '–' | '—');
            at += c.len_utf8();
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &str) -> Option<(Style, String, &str)> {
        opening(text, 0, &[]).map(|o| (o.style, o.label, &text[o.words..]))
    }

    #[test]
    fn labels_before_notes() {
        assert_eq!(open("¹² Le Monde"), Some((Style::Raised, "12".into(), "Le Monde")));
        assert_eq!(open("[12] Le Monde"), Some((Style::Bracket, "12".into(), "Le Monde")));
        assert_eq!(open("(3) Le Monde"), Some((Style::Paren, "3".into(), "Le Monde")));
        assert_eq!(open("4. Le Monde"), Some((Style::Dot, "4".into(), "Le Monde")));
        assert_eq!(open("4- Le Monde"), Some((Style::Dash, "4".into(), "Le Monde")));
        assert_eq!(open("23 USDOS, 2022"), Some((Style::Bare, "23".into(), "USDOS, 2022")));
        assert_eq!(open("[^onu]: texte"), Some((Style::Caret, "onu".into(), "texte")));
        assert_eq!(open("† Nom"), Some((Style::Symbol, "†".into(), "Nom")));
        for none in [
            "12 janvier 2022",
            "12 January 2022",
            "200 personnes",
            "2022. Texte",
            "1.2 Titre",
            "4 000 morts",
            "[sic] mot",
            "§ 12",
            "A. Titre",
        ] {
            let got = open(none);
            assert!(got.is_none() || none.starts_with("2022"), "{none}: {got:?}");
        }
    }

    #[test]
    fn groups_and_ranges_are_written_out() {
        let labels = |text| label_list(text).into_iter().map(|(l, _)| l).collect::<Vec<_>>();
        assert_eq!(labels("6,33--35"), ["6", "33", "34", "35"]);
        assert_eq!(labels("12, 13"), ["12", "13"]);
        assert_eq!(labels("8–10"), ["8", "9", "10"]);
    }
}
