use crate::text::floor;

/// Line and column, both from 1; the column counts characters (Unicode scalar values).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line number from 1.
    pub line: usize,
    /// Column in characters from 1.
    pub column: usize,
}

/// Where each line of an input begins, so that a byte offset can be shown as line and column.
///
/// Lines end at `\n` or `\r\n`, or at a lone `\r` (old Mac files).
#[derive(Debug, Clone, Default)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Characters before each [`STEP`] bytes, for lines that are long.
    characters: Vec<u32>,
}

/// A line up to so many bytes is counted when it is asked for.
const STEP: usize = 4096;

impl LineIndex {
    /// Indexes `text` in one pass.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at as u32 + 1);
            }
        }
        let mut before = 0;
        let counted = bytes.chunks(STEP).map(|chunk| {
            let so_far = before;
            before += characters(chunk) as u32;
            so_far
        });
        Self { starts, characters: counted.collect() }
    }

    /// The line and column of a byte offset. Offsets past the end give the last place.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = floor(text, offset.min(text.len()));
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let start = self.start(offset);
        // A byte-order mark is no column of its own.
        let start = offset - text[start..offset].trim_start_matches('\u{feff}').len();
        let column = if offset - start <= STEP {
            characters(&text.as_bytes()[start..offset])
        } else {
            self.characters_before(text, offset) - self.characters_before(text, start)
        };
        Position { line: line.max(1), column: column + 1 }
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let step = offset / STEP;
        let counted = self.characters.get(step).map_or(0, |&c| c as usize);
        // at the very end of a text that is a multiple of a step long, no step begins
        let (from, counted) = match step.checked_sub(1) {
            Some(last) if step == self.characters.len() => (last * STEP, self.characters[last] as usize),
            _ => (step * STEP, counted),
        };
        counted + characters(&text.as_bytes()[from..offset])
    }

    /// Where the line of a byte offset begins.
    pub(crate) fn start(&self, offset: usize) -> usize {
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        self.starts.get(line.saturating_sub(1)).map_or(0, |&s| s as usize)
    }

    /// The byte range of a line (from 1), without its line end.
    pub fn line_range(&self, text: &str, line: usize) -> std::ops::Range<usize> {
        let start = self.starts.get(line.saturating_sub(1)).map_or(text.len(), |&s| s as usize);
        let end = self.starts.get(line).map_or(text.len(), |&s| s as usize);
        let kept = text[start..end].trim_end_matches(['\n', '\r']).len();
        start..start + kept
    }

    /// Number of lines.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// True for an index of nothing (never built by [`LineIndex::new`]).
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }
}

/// Characters that begin in a stretch of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_and_every_line_end() {
        let text = "\u{feff}é\r\nb¹c\rd\n";
        let index = LineIndex::new(text);
        let at = |needle: &str| index.position(text, text.find(needle).expect("in text"));
        assert_eq!(at("é"), Position { line: 1, column: 1 });
        assert_eq!(at("c"), Position { line: 2, column: 3 });
        assert_eq!(at("d"), Position { line: 3, column: 1 });
        assert_eq!(&text[index.line_range(text, 2)], "b¹c");
        assert_eq!(index.position(text, 999).line, 4);
    }

    #[test]
    fn columns_of_long_lines_count_characters() {
        for unit in ["é1", "—", "a", "😀b"] {
            for count in [1, 4095, 4096, 8192, 10_001] {
                let text = format!("a\n{}", unit.repeat(count));
                let index = LineIndex::new(&text);
                for (at, (offset, _)) in text[2..].char_indices().enumerate().step_by(997) {
                    assert_eq!(index.position(&text, offset + 2), Position { line: 2, column: at + 1 }, "{unit} {count} {offset}");
                }
                let end = unit.chars().count() * count + 1;
                assert_eq!(index.position(&text, text.len()), Position { line: 2, column: end }, "{unit} {count}");
            }
        }
    }
}
