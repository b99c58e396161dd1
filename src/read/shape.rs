//! What the form of a text without marks tells besides its words, where a reader has seen it in print.

use std::ops::Range;

use super::{Call, Inline};
use crate::document::Link;

/// What the form tells of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "only the reader of PDF knows the print"))]
pub(super) enum Told {
    /// It is a heading of a level, or a part of one.
    Heading(u8),
    /// It is of a note: no running head, no page number.
    Note,
    /// It is running text, however short.
    Running,
    /// It is running text that goes on from the page before.
    GoesOn,
    /// Its print is not that of running text: where its words make a heading of it, it is one of this level.
    Apart(u8),
    /// It begins a quotation.
    Quote,
    /// It is a page number or a running foot.
    Page,
    /// It begins an item of a numbered list: the label, and where in the line the words begin.
    Item { label: String, words: usize },
    /// It begins an endnote: the label, and where in the line the words begin.
    Endnote { label: String, words: usize },
    /// It is a row of a table.
    Row,
}

/// What the form of a text tells besides its signs. All places are in the text, in order.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// What lines are, by where they begin.
    pub(super) told: Vec<(usize, Told)>,
    pub(super) links: Vec<Link>,
    pub(super) emphasis: Vec<Range<usize>>,
    /// Calls of notes, with their labels.
    pub(super) calls: Vec<(Range<usize>, String)>,
}

impl Shape {
    pub(super) fn told(&self, line: usize) -> Option<&Told> {
        self.told.binary_search_by_key(&line, |(at, _)| *at).ok().map(|found| &self.told[found].1)
    }

    /// Puts links and emphasis on the words of a block that stands between two places.
    pub(super) fn mark(&self, inline: &mut Inline, block: &Range<usize>) {
        let text = &inline.text;
        let within = |range: &Range<usize>| text.offset_of(range.start.max(block.start))..text.offset_of(range.end.min(block.end));
        let first = self.links.partition_point(|link| link.range.end <= block.start);
        let links = self.links[first..].iter().take_while(|link| link.range.start < block.end);
        let links: Vec<Link> = links.map(|link| Link::new(within(&link.range), link.target.clone())).collect();
        let first = self.emphasis.partition_point(|range| range.end <= block.start);
        let emphasis: Vec<Range<usize>> = self.emphasis[first..].iter().take_while(|range| range.start < block.end).map(within).collect();
        let first = self.calls.partition_point(|(range, _)| range.end <= block.start);
        let calls = self.calls[first..].iter().take_while(|(range, _)| range.start < block.end);
        let calls: Vec<Call> = calls.map(|(range, label)| Call { range: within(range), label: label.clone() }).collect();
        inline.calls.extend(calls.into_iter().filter(|call| !call.range.is_empty()));
        inline.links.extend(links.into_iter().filter(|link| !link.range.is_empty()));
        inline.emphasis.extend(emphasis.into_iter().filter(|range| !range.is_empty()));
    }
}
