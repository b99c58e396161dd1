//! Spans in order of their start, asked which of them touch a stretch of the text.

use super::Span;

/// Spans that are looked through in logarithmic time, nested and overlapping ones too.
#[derive(Debug, Clone)]
pub(crate) struct SpanIndex {
    starts: Vec<usize>,
    /// A tree over the ends: the largest of each half, of each quarter and so on; the ends are its leaves.
    furthest: Vec<usize>,
    leaves: usize,
}

impl SpanIndex {
    /// An index of spans that are in order of their start.
    pub(crate) fn new(spans: impl Iterator<Item = Span>) -> Self {
        let (starts, ends): (Vec<usize>, Vec<usize>) = spans.map(|s| (s.start, s.end)).unzip();
        let leaves = (starts.len() + 1).next_power_of_two();
        let mut furthest = vec![0; 2 * leaves];
        furthest[leaves..leaves + ends.len()].copy_from_slice(&ends);
        for node in (1..leaves).rev() {
            furthest[node] = furthest[2 * node].max(furthest[2 * node + 1]);
        }
        Self { starts, furthest, leaves }
    }

    /// How many spans start before a place.
    pub(crate) fn starting_before(&self, place: usize) -> usize {
        self.starts.partition_point(|&start| start < place)
    }

    /// The last span that starts before `start` and ends after `end`.
    pub(crate) fn last_across(&self, start: usize, end: usize) -> Option<usize> {
        let mut node = self.leaves + self.starting_before(start);
        while node > 1 {
            if node % 2 == 1 && self.furthest[node - 1] > end {
                node -= 1;
                while node < self.leaves {
                    node = 2 * node + usize::from(self.furthest[2 * node + 1] > end);
                }
                return Some(node - self.leaves);
            }
            node /= 2;
        }
        None
    }

    /// The last span that shares a byte with a stretch.
    pub(crate) fn last_touching(&self, stretch: Span) -> Option<usize> {
        self.last_across(stretch.end, stretch.start)
    }

    /// Leaves a span out from now on.
    pub(crate) fn remove(&mut self, index: usize) {
        let mut node = self.leaves + index;
        self.furthest[node] = 0;
        while node > 1 {
            node /= 2;
            self.furthest[node] = self.furthest[2 * node].max(self.furthest[2 * node + 1]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_answers_as_looking_at_each_span_does() {
        // overlapping, nested, equal and far apart, without any order in their ends
        let mut spans: Vec<Span> = (0..200usize).map(|i| Span::new(i * 37 % 101, i * 37 % 101 + 1 + i * i % 23)).collect();
        spans.sort();
        for count in [0, 1, 2, 3, 7, 8, 9, 200] {
            let spans = &spans[..count];
            let mut index = SpanIndex::new(spans.iter().copied());
            let mut left: Vec<bool> = vec![true; count];
            for at in 0..count + 30 {
                let stretch = Span::new(at % 130, at % 130 + 1 + at % 5);
                let touches = |s: &Span| s.start < stretch.end && stretch.start < s.end;
                let wanted = spans.iter().enumerate().rposition(|(i, s)| left[i] && touches(s));
                assert_eq!(index.last_touching(stretch), wanted, "{count} {stretch:?}");
                if let Some(found) = wanted.filter(|_| at % 3 == 0) {
                    index.remove(found);
                    left[found] = false;
                }
            }
        }
    }
}
