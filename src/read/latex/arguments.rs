//! The arguments of commands, as they are written.

use std::ops::Range;

use super::Reader;
use crate::text::floor;

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
        let text = self.text;
        let inner = self.braces.get_or_insert_with(|| Braces::of(text)).group(open)?;
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

/// Where each brace that opens is closed, found in one pass: looking ahead from each would take long where none is.
#[derive(Debug, Default)]
pub(super) struct Braces {
    /// Places in order of the first.
    pairs: Vec<(usize, usize)>,
}

impl Braces {
    pub(super) fn of(text: &str) -> Self {
        let (mut open, mut pairs) = (Vec::new(), Vec::new());
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(found) = memchr::memchr3(b'\\', b'{', b'}', bytes.get(at..).unwrap_or_default()) {
            at += found;
            match bytes[at] {
                // what stands behind is no brace of a group
                b'\\' => at += 1,
                b'{' => open.push(at),
                _ => pairs.extend(open.pop().map(|start| (start, at))),
            }
            at += 1;
        }
        pairs.sort_unstable();
        Self { pairs }
    }

    /// The inside of the braces that open at a place, where it is not too long for an argument.
    pub(super) fn group(&self, open: usize) -> Option<Range<usize>> {
        let found = self.pairs.binary_search_by_key(&open, |pair| pair.0).ok()?;
        let inner = open + 1..self.pairs[found].1;
        (inner.len() < LONGEST_ARGUMENT).then_some(inner)
    }
}

/// The last character boundary at or before a length.
pub(super) fn boundary(text: &str, length: usize) -> usize {
    floor(text, length)
}
