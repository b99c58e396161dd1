use std::ops::Range;
use std::sync::Arc;

use super::Span;

/// Cleaned text that knows, for every byte, where it stands in the raw input.
///
/// Readers drop markup, join hyphenated words and decode entities; findings must still point at the
/// author's own words. The text is a list of runs: a linear run is copied byte for byte, a flat run
/// (an entity, a ligature, an inserted space) stands as a whole for a stretch of the input.
#[derive(Debug, Clone, Default)]
pub struct MappedText {
    text: Letters,
    runs: Runs,
}

/// The letters of a text: its own, or a stretch of the input, of which all texts share one copy.
#[derive(Debug, Clone)]
enum Letters {
    Own(String),
    Input { input: Arc<str>, start: u32, end: u32 },
}

impl Default for Letters {
    fn default() -> Self {
        Self::Own(String::new())
    }
}

impl Letters {
    fn as_str(&self) -> &str {
        match self {
            Self::Own(text) => text,
            Self::Input { input, start, end } => input.get(*start as usize..*end as usize).unwrap_or_default(),
        }
    }

    fn push_str(&mut self, more: &str) {
        if let Self::Input { .. } = self {
            *self = Self::Own(self.as_str().to_owned());
        }
        if let Self::Own(text) = self {
            text.push_str(more);
        }
    }
}

/// The runs of a text; most have one.
#[derive(Debug, Clone, Default)]
enum Runs {
    #[default]
    None,
    One(Run),
    Several(Vec<Run>),
}

impl Runs {
    fn as_slice(&self) -> &[Run] {
        match self {
            Self::None => &[],
            Self::One(run) => std::slice::from_ref(run),
            Self::Several(runs) => runs,
        }
    }

    fn push(&mut self, run: Run) {
        match self {
            Self::None => *self = Self::One(run),
            Self::One(first) => *self = Self::Several(vec![*first, run]),
            Self::Several(runs) => runs.push(run),
        }
    }
}

impl PartialEq for MappedText {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str() && self.runs.as_slice() == other.runs.as_slice()
    }
}

impl Eq for MappedText {}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    /// Where the run begins in the cleaned text.
    clean: u32,
    /// Where it begins in the raw input.
    raw: u32,
    /// `LINEAR`, or the number of raw bytes that the run stands for as a whole.
    flat: u32,
}

const LINEAR: u32 = u32::MAX;

impl MappedText {
    /// No text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Text copied unchanged from `raw` on.
    pub fn linear(text: &str, raw: usize) -> Self {
        let mut mapped = Self::new();
        mapped.push(text, raw);
        mapped
    }

    /// The cleaned text.
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// Gives back what memory can be spared once the text is done. What stands in the input letter by letter needs
    /// no copy of its own.
    pub(crate) fn settle(&mut self, input: &Arc<str>) {
        let Letters::Own(text) = &mut self.text else { return };
        match &mut self.runs {
            Runs::One(run) if run.flat == LINEAR => {
                let (start, end) = (run.raw as usize, run.raw as usize + text.len());
                if input.get(start..end) == Some(text.as_str()) {
                    self.text = Letters::Input { input: input.clone(), start: start as u32, end: end as u32 };
                }
            }
            Runs::Several(runs) => {
                runs.shrink_to_fit();
                text.shrink_to_fit();
            }
            _ => text.shrink_to_fit(),
        }
    }

    /// Length in bytes of the cleaned text.
    pub fn len(&self) -> usize {
        self.as_str().len()
    }

    /// True where there is no text.
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    /// Appends `text`, which stands unchanged at `raw` in the input.
    pub fn push(&mut self, text: &str, raw: usize) {
        if text.is_empty() {
            return;
        }
        let goes_on = self
            .runs
            .as_slice()
            .last()
            .is_some_and(|run| run.flat == LINEAR && run.raw as usize + (self.len() - run.clean as usize) == raw);
        if !goes_on {
            self.runs.push(Run { clean: self.len() as u32, raw: raw as u32, flat: LINEAR });
        }
        self.text.push_str(text);
    }

    /// Appends `text`, which stands for the whole of `raw` in the input.
    pub fn push_flat(&mut self, text: &str, raw: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let run = Run { clean: self.len() as u32, raw: raw.start as u32, flat: (raw.end - raw.start) as u32 };
        self.runs.push(run);
        self.text.push_str(text);
    }

    /// Appends a part of another mapped text.
    pub fn push_part(&mut self, other: &Self, range: Range<usize>) {
        if range.start >= range.end {
            return;
        }
        let mut at = other.run_at(range.start);
        let mut from = range.start;
        while from < range.end {
            let run = other.runs.as_slice()[at];
            let next = other.runs.as_slice().get(at + 1).map_or(other.len(), |r| r.clean as usize);
            let to = next.min(range.end);
            let piece = &other.as_str()[from..to];
            if run.flat == LINEAR {
                self.push(piece, run.raw as usize + (from - run.clean as usize));
            } else {
                self.push_flat(piece, run.raw as usize..(run.raw + run.flat) as usize);
            }
            from = to;
            at += 1;
        }
    }

    /// A part, with its places.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        let mut part = Self::new();
        part.push_part(self, range);
        part
    }

    /// The text without `cuts`, which must be in order and must not overlap.
    #[must_use]
    pub fn without(&self, cuts: &[Range<usize>]) -> Self {
        let mut kept = Self { text: Letters::Own(String::with_capacity(self.len())), runs: Runs::None };
        let mut from = 0;
        for cut in cuts {
            kept.push_part(self, from..cut.start.max(from));
            from = cut.end.max(from);
        }
        kept.push_part(self, from..self.len());
        kept
    }

    /// Where a stretch of cleaned text stands in the raw input. An empty range gives an empty span.
    pub fn span(&self, range: Range<usize>) -> Span {
        if self.runs.as_slice().is_empty() {
            return Span::default();
        }
        let start = self.raw_start(range.start);
        if range.end <= range.start {
            return Span::new(start, start);
        }
        Span::new(start, self.raw_end(range.end).max(start))
    }

    /// The first place of the cleaned text that stands at a place of the input or behind it, where both run alike.
    pub(crate) fn offset_of(&self, raw: usize) -> usize {
        let runs = self.runs.as_slice();
        let Some(at) = runs.partition_point(|run| run.raw as usize <= raw).checked_sub(1) else { return 0 };
        let run = runs[at];
        let next = runs.get(at + 1).map_or(self.len(), |next| next.clean as usize);
        let inside = raw - run.raw as usize;
        match run.flat {
            LINEAR => (run.clean as usize + inside).min(next),
            _ if inside == 0 => run.clean as usize,
            _ => next,
        }
    }

    /// The span of the whole text.
    pub fn whole(&self) -> Span {
        self.span(0..self.len())
    }

    fn run_at(&self, offset: usize) -> usize {
        self.runs.as_slice().partition_point(|run| run.clean as usize <= offset).saturating_sub(1)
    }

    fn raw_start(&self, offset: usize) -> usize {
        let run = self.runs.as_slice()[self.run_at(offset)];
        if run.flat == LINEAR {
            run.raw as usize + offset - run.clean as usize
        } else if offset > run.clean as usize && offset >= self.len() {
            (run.raw + run.flat) as usize
        } else {
            run.raw as usize
        }
    }

    fn raw_end(&self, offset: usize) -> usize {
        let run = self.runs.as_slice()[self.run_at(offset - 1)];
        if run.flat == LINEAR { run.raw as usize + offset - run.clean as usize } else { (run.raw + run.flat) as usize }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaned_text_leads_back_to_the_raw_bytes() {
        let raw = "a &amp; *b*\u{fb01}n";
        let mut text = MappedText::new();
        text.push("a ", 0);
        text.push_flat("&", 2..7);
        text.push(" ", 7);
        text.push("b", 9);
        text.push_flat("fi", 11..14);
        text.push("n", 14);
        assert_eq!(text.as_str(), "a & bfin");
        let cut = |range: Range<usize>| {
            let span = text.span(range);
            &raw[span.start..span.end]
        };
        assert_eq!(cut(2..3), "&amp;");
        assert_eq!(cut(4..5), "b");
        assert_eq!(cut(6..8), "\u{fb01}n");
        assert_eq!(cut(0..8), raw);
        let mut same = text.clone();
        same.settle(&raw.into());
        assert_eq!(same, text);
        let kept = text.without(&[1..4]);
        assert_eq!(kept.as_str(), "abfin");
        assert_eq!(kept.span(1..2), Span::new(9, 10));
    }

    #[test]
    fn a_stretch_of_the_input_shares_its_letters_until_it_changes() {
        let input: Arc<str> = "Selon l’ONG, 12 morts.".into();
        let own = MappedText::linear(&input[6..], 6);
        let mut shared = own.clone();
        shared.settle(&input);
        assert!(matches!(shared.text, Letters::Input { .. }));
        assert_eq!(shared, own);
        assert_eq!(shared.span(0..3), own.span(0..3));
        assert_eq!(shared.part(4..7), own.part(4..7));
        shared.push_flat("!", 24..24);
        assert_eq!(shared.as_str(), "l’ONG, 12 morts.!");
        // letters that are not those of the input stay
        let mut other = MappedText::linear("xyz", 2);
        other.settle(&input);
        assert_eq!(other.as_str(), "xyz");
    }
}
