//! The pieces between commas that nothing else has read.

use super::locator::locator;
use super::{Field, Parser};
use crate::language::{Word, lexicon, words};
use crate::text::Stretch;
use std::ops::Range;

impl Parser<'_> {
    /// The pieces between commas that are still to be read.
    pub(super) fn fields(&mut self) -> Vec<Field> {
        self.taken.sort_by_key(|r| (r.start, r.end));
        let mut pieces: Vec<Range<usize>> = Vec::new();
        let mut from = 0;
        for taken in &self.taken {
            if taken.start > from {
                pieces.push(from..taken.start);
            }
            from = from.max(taken.end);
        }
        if from < self.text.len() {
            pieces.push(from..self.text.len());
        }
        let apa_from = if self.apa { self.reference.date_range.map(Stretch::end) } else { None };
        let title_start = self.title.as_ref().map(|t| t.start);
        let mut fields = Vec::new();
        for piece in pieces {
            let commas = apa_from.is_none_or(|from| piece.start < from);
            let mut start = piece.start;
            let mut cut = |end: usize, next: usize, fields: &mut Vec<Field>| {
                self.field(start..end, title_start, fields);
                start = next;
            };
            let slice = &self.text[piece.clone()];
            for (i, c) in slice.char_indices() {
                let at = piece.start + i;
                let next = at + c.len_utf8();
                match c {
                    ',' if commas => cut(at, next, &mut fields),
                    '|' | '\u{2028}' => cut(at, next, &mut fields),
                    '.' if ends_field(self.text, at) => cut(at, next, &mut fields),
                    // "Oxford: OUP", "Eurasianet : « … »"
                    ':' if self.text[next..].trim_start().starts_with(['«', '“', '"']) => cut(at, next, &mut fields),
                    '–' | '—' if self.text[..at].ends_with([' ', '\n']) && self.text[next..].starts_with([' ', '\n']) => {
                        cut(at, next, &mut fields);
                    }
                    _ => {}
                }
            }
            cut(piece.end, piece.end, &mut fields);
        }
        fields
    }

    pub(super) fn field(&self, range: Range<usize>, title_start: Option<usize>, fields: &mut Vec<Field>) {
        let signs = |c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ',' | ';'
                        | ':'
                        | '.'
                        | '<'
                        | '>'
                        | '('
                        | ')'
                        | '['
                        | ']'
                        | '–'
                        | '—'
                        | '-'
                        | '|'
                        | '*'
                        | '_'
                        | '«'
                        | '»'
                        | '“'
                        | '”'
                        | '"'
                )
        };
        let piece = &self.text[range.clone()];
        let start = range.start + (piece.len() - piece.trim_start_matches(signs).len());
        let end = start + self.text[start..range.end.max(start)].trim_end_matches(signs).len();
        if start >= end {
            return;
        }
        // An initial keeps its full stop: "Smith, J."
        let end = if self.text[end..range.end].starts_with('.')
            && self.text[start..end].chars().rev().take_while(|c| c.is_alphabetic()).count() == 1
        {
            end + 1
        } else {
            end
        };
        fields.push(Field { range: start..end, after_title: title_start.is_some_and(|t| start > t) });
    }

    pub(super) fn strip_lead_ins(&self, fields: &mut Vec<Field>) {
        let citation = &lexicon().citation;
        for (i, field) in fields.iter_mut().enumerate() {
            loop {
                let shown = &self.text[field.range.clone()];
                if self.context.names.knows(shown) || locator(shown).is_some() {
                    break;
                }
                let held: Vec<Word<'_>> = words(shown).take(8).collect();
                let count = if i == 0 { citation.lead_ins.prefix(&held) } else { 0 };
                let count = count.max(citation.available.prefix(&held));
                let count =
                    if count == 0 && field.after_title && held.first().is_some_and(|w| citation.container.holds(w)) { 1 } else { count };
                if count == 0 || count > held.len() {
                    break;
                }
                match held.get(count) {
                    Some(next) if count < held.len() => field.range.start += next.range.start,
                    _ => {
                        field.range.start = field.range.end;
                        break;
                    }
                }
            }
        }
        fields.retain(|f| !f.range.is_empty());
    }
}

/// Whether the full stop at `at` ends a field: a space and a capital or a quotation follow, and no
/// initial or abbreviation comes before.
pub(super) fn ends_field(text: &str, at: usize) -> bool {
    let after = &text[at + 1..];
    if !(after.is_empty() || after.starts_with([' ', '\u{a0}', '\n'])) {
        return false;
    }
    let next = after.trim_start();
    if next.starts_with(char::is_lowercase) {
        // "… Press. pp. 187–191", "… Eswatini. n.d."
        let field = next.split([',', ';']).next().unwrap_or(next);
        let undated = lexicon().citation.undated.prefix(&words(field).take(2).collect::<Vec<_>>()) > 0;
        let whole_word = text[..at].rsplit(char::is_whitespace).next().is_some_and(|w| w.chars().count() > 3);
        return whole_word
            && (undated
                || locator(field.split(". ").last().filter(|_| !field.contains(". ")).unwrap_or(field)).is_some()
                || next.starts_with("pp.")
                || next.starts_with("p."));
    }
    let word = text[..at].rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '.' | '«' | '“' | '"')).next().unwrap_or_default();
    let short = word.chars().count() <= 1;
    !short && !lexicon().abbreviations.contains(word)
}
