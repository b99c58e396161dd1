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
}

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
        Self { starts }
    }

    /// The line and column of a byte offset. Offsets past the end give the last place.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let start = self.starts.get(line.saturating_sub(1)).map_or(0, |&s| s as usize);
        // A byte-order mark is no column of its own.
        let head = text[start..offset].trim_start_matches('\u{feff}');
        Position { line: line.max(1), column: head.chars().count() + 1 }
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
}
