//! Bytes added to a part and taken out of it.

use std::ops::Range;

use crate::read::office::flow::Anchor;

/// Changes of one part, by places in its former bytes.
#[derive(Debug, Default)]
pub(super) struct Changes {
    added: Vec<(usize, String)>,
}

impl Changes {
    /// Adds words at a place, after what was added there before.
    pub(super) fn add(&mut self, at: usize, words: impl Into<String>) {
        self.added.push((at, words.into()));
    }

    pub(super) fn apply(mut self, source: &str) -> String {
        self.added.sort_by_key(|(at, _)| *at);
        let more: usize = self.added.iter().map(|(_, words)| words.len()).sum();
        let mut changed = String::with_capacity(source.len() + more);
        let mut from = 0;
        for (at, words) in &self.added {
            changed.push_str(&source[from..*at]);
            changed.push_str(words);
            from = *at;
        }
        changed.push_str(&source[from..]);
        changed
    }
}

/// A part without some of its stretches.
pub(super) fn without(source: &str, mut cuts: Vec<Range<usize>>) -> String {
    cuts.sort_by_key(|cut| cut.start);
    let mut kept = String::with_capacity(source.len());
    let mut from = 0;
    for cut in cuts.into_iter().filter(|cut| cut.start < cut.end) {
        if cut.start >= from {
            kept.push_str(&source[from..cut.start]);
            from = cut.end;
        }
    }
    kept.push_str(&source[from..]);
    kept
}

/// The anchor in which words begin at an offset of the extracted text.
pub(super) fn beginning(anchors: &[Anchor], at: usize) -> Option<&Anchor> {
    let next = anchors.partition_point(|a| a.text.end <= at);
    anchors.get(next).or(anchors.last())
}

/// The anchor in which words end at an offset.
pub(super) fn ending(anchors: &[Anchor], at: usize) -> Option<&Anchor> {
    let next = anchors.partition_point(|a| a.text.start < at);
    anchors.get(next.saturating_sub(1))
}

/// The byte of a part at which an offset of the extracted text stands in an anchor.
pub(super) fn byte_of(source: &str, text: &str, anchor: &Anchor, at: usize) -> usize {
    if at <= anchor.text.start {
        return anchor.raw.start;
    }
    if at >= anchor.text.end {
        return anchor.raw.end;
    }
    let raw = &source[anchor.raw.clone()];
    if raw.starts_with('&') {
        // an entity is one character
        return anchor.raw.end;
    }
    // Readers drop signs and make white space one space; what is left is in order.
    let mut place = anchor.raw.start;
    let mut letters = raw.chars();
    for wanted in text[anchor.text.start..at].chars() {
        for letter in letters.by_ref() {
            place += letter.len_utf8();
            if letter == wanted || letter.is_whitespace() && wanted == ' ' {
                break;
            }
        }
    }
    place
}

/// Words as XML writes them.
pub(super) fn escaped(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            c if c.is_control() => written.push(' '),
            c => written.push(c),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_lead_to_bytes_through_what_readers_dropped() {
        let source = "<p>Un   fait\u{ad} vu</p>";
        let text = "Un fait vu";
        let anchor = Anchor { text: 0..10, raw: 3..source.len() - 4, run: 3, whole: false };
        let at = |words: &str| byte_of(source, text, &anchor, text.find(words).expect("in text"));
        assert_eq!(source[at("vu")..].trim_start().get(..2), Some("vu"));
        assert_eq!(source[..at(" fait")].len(), "<p>Un".len());
        assert_eq!(byte_of(source, text, &anchor, 10), source.len() - 4);
        assert_eq!(without("abcdef", vec![4..5, 1..3]), "adf");
    }
}
