//! The arguments of commands, as they are written.

use std::ops::Range;

use super::Reader;

/// How far the end of an argument is looked for.
pub(super) const LONGEST_ARGUMENT: usize = 20_000;

impl Reader<'_> {
    /// An argument in square brackets, and its place.
    pub(super) fn optional(&mut self) -> Option<Range<usize>> {
        let inner = self.rest().strip_prefix('[')?;
        let window = &inner[..boundary(inner, 400)];
        let mut depth = 0usize;
        let length = window.char_indices().find_map(|(at, c)| {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                ']' if depth == 0 => return Some(at),
                _ => {}
            }
            None
        })?;
        let start = self.at + 1;
        self.at = start + length + 1;
        Some(start..start + length)
    }

    /// An argument in braces, as it is written.
    pub(super) fn argument(&mut self) -> Option<Range<usize>> {
        let rest = self.rest();
        let open = self.at + rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if !self.text[open..].starts_with('{') {
            return None;
        }
        let inner = group(self.text, open)?;
        self.at = inner.end + 1;
        Some(inner)
    }
}

/// The pieces of an address between the strokes that TeX needs, with their places.
pub(super) fn pieces(address: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= address.len() {
            return None;
        }
        let start = at + usize::from(address[at..].starts_with('\\'));
        let end = address[start..].char_indices().skip(1).find(|(_, c)| *c == '\\').map_or(address.len(), |(found, _)| start + found);
        at = end.max(start);
        Some((start, &address[start..at]))
    })
}

/// The inside of the braces that open at a place.
pub(super) fn group(text: &str, open: usize) -> Option<Range<usize>> {
    let inner = &text[open + 1..];
    let window = &inner.as_bytes()[..inner.len().min(LONGEST_ARGUMENT)];
    let mut depth = 0usize;
    let mut at = 0;
    while at < window.len() {
        match window[at] {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(open + 1..open + 1 + at),
            b'}' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    None
}

/// The last character boundary at or before a length.
pub(super) fn boundary(text: &str, length: usize) -> usize {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}
