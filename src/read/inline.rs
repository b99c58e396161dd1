use std::ops::Range;

use crate::document::Link;
use crate::text::MappedText;

/// A note call that the format itself marks as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) range: Range<usize>,
    pub(crate) label: String,
}

/// Text with what stands on stretches of it. All ranges are in the cleaned text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Inline {
    pub(crate) text: MappedText,
    pub(crate) links: Vec<Link>,
    pub(crate) emphasis: Vec<Range<usize>>,
    /// How many of the letters and digits are set in bold, as [`letters`] counts them.
    pub(crate) bold: usize,
    pub(crate) code: Vec<Range<usize>>,
    /// Stretches set as superscript by markup.
    pub(crate) raised: Vec<Range<usize>>,
    pub(crate) calls: Vec<Call>,
    /// Places where the text was cut by a page foot and put together again.
    pub(crate) seams: Vec<usize>,
}

/// How many letters and digits a text has.
pub(crate) fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

impl Inline {
    pub(crate) fn plain(text: MappedText) -> Self {
        Self { text, ..Self::default() }
    }

    /// Applies `shift` to every range; stretches that vanish are dropped.
    fn map(&mut self, text: MappedText, shift: impl Fn(usize) -> usize) {
        let moved = |range: &mut Range<usize>| {
            *range = shift(range.start)..shift(range.end);
            range.start < range.end
        };
        self.text = text;
        self.links.retain_mut(|link| moved(&mut link.range));
        self.emphasis.retain_mut(moved);
        self.code.retain_mut(moved);
        self.raised.retain_mut(moved);
        self.calls.retain_mut(|call| moved(&mut call.range));
        for seam in &mut self.seams {
            *seam = shift(*seam);
        }
    }

    /// Takes stretches out. `cuts` are in order and do not overlap.
    pub(crate) fn cut(&mut self, cuts: &[Range<usize>]) {
        if cuts.is_empty() {
            return;
        }
        let shifts = Shifts::new(cuts);
        self.map(self.text.without(cuts), |at| shifts.after(at));
    }

    /// A part, with all that stands on it.
    pub(crate) fn part(&self, range: Range<usize>) -> Self {
        if range == (0..self.text.len()) {
            return self.clone();
        }
        let inside = |r: &Range<usize>| r.start < range.end && range.start < r.end;
        let mut part = Self {
            bold: 0,
            text: MappedText::new(),
            links: self.links.iter().filter(|l| inside(&l.range)).cloned().collect(),
            emphasis: self.emphasis.iter().filter(|r| inside(r)).cloned().collect(),
            code: self.code.iter().filter(|r| inside(r)).cloned().collect(),
            raised: self.raised.iter().filter(|r| inside(r)).cloned().collect(),
            calls: self.calls.iter().filter(|c| inside(&c.range)).cloned().collect(),
            seams: self.seams.iter().copied().filter(|&s| range.start < s && s < range.end).collect(),
        };
        part.map(self.text.part(range.clone()), |at| at.clamp(range.start, range.end) - range.start);
        part
    }

    /// Appends `other` after `separator`, which stands for nothing in the input.
    pub(crate) fn append(&mut self, other: &Self, separator: &str) {
        let end = self.text.whole().end;
        self.text.push_flat(separator, end..end);
        let base = self.text.len();
        self.text.push_part(&other.text, 0..other.text.len());
        let moved = |r: &Range<usize>| r.start + base..r.end + base;
        let mut links = other.links.iter();
        // a link that goes on is one
        if let (Some(last), Some(first)) = (self.links.last_mut(), other.links.first())
            && last.target == first.target
            && first.range.start == 0
            && last.range.end + separator.len() == base
        {
            last.range.end = moved(&first.range).end;
            links.next();
        }
        self.links.extend(links.map(|l| Link::new(moved(&l.range), l.target.clone())));
        self.emphasis.extend(other.emphasis.iter().map(moved));
        self.code.extend(other.code.iter().map(moved));
        self.raised.extend(other.raised.iter().map(moved));
        self.calls.extend(other.calls.iter().map(|c| Call { range: moved(&c.range), label: c.label.clone() }));
        self.seams.extend(other.seams.iter().map(|s| s + base));
    }

    /// Drops white space at both ends.
    pub(crate) fn trim(&mut self) {
        let text = self.text.as_str();
        let start = text.len() - text.trim_start().len();
        let end = start + text.trim().len();
        if start > 0 || end < text.len() {
            *self = self.part(start..end);
        }
    }
}

/// Where an offset lies once stretches have been cut out.
pub(crate) struct Shifts<'a> {
    cuts: &'a [Range<usize>],
    /// Bytes cut before each cut.
    before: Vec<usize>,
}

impl<'a> Shifts<'a> {
    pub(crate) fn new(cuts: &'a [Range<usize>]) -> Self {
        let mut total = 0;
        let mut before = Vec::with_capacity(cuts.len());
        for cut in cuts {
            before.push(total);
            total += cut.len();
        }
        Self { cuts, before }
    }

    /// The new place of an old offset; an offset inside a cut moves to where the cut was.
    pub(crate) fn after(&self, at: usize) -> usize {
        match self.cuts.partition_point(|cut| cut.start < at) {
            0 => at,
            count => {
                let cut = &self.cuts[count - 1];
                if at >= cut.end { at - self.before[count - 1] - cut.len() } else { cut.start - self.before[count - 1] }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cutting_and_joining_keep_every_place() {
        let mut inline = Inline::plain(MappedText::linear("un deux¹ trois", 10));
        inline.links.push(Link::new(10..15, "https://a.org"));
        inline.cut(&[7..9]);
        assert_eq!(inline.text.as_str(), "un deux trois");
        assert_eq!(&inline.text.as_str()[inline.links[0].range.clone()], "trois");
        let mut joined = inline.part(0..7);
        joined.append(&inline.part(8..13), " ");
        assert_eq!(joined.text.as_str(), "un deux trois");
        assert_eq!(joined.links[0].range, 8..13);
        assert_eq!(joined.text.span(8..13), inline.text.span(8..13));
    }

    #[test]
    fn an_offset_inside_a_cut_moves_to_its_place() {
        let cuts = [2..4, 6..9];
        let shifts = Shifts::new(&cuts);
        let moved: Vec<_> = (0..=10).map(|at| shifts.after(at)).collect();
        assert_eq!(moved, [0, 1, 2, 2, 2, 3, 4, 4, 4, 4, 5]);
    }
}
