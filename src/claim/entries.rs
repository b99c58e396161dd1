//! Entries of a list of references that stand among the paragraphs: who, a title, where, when, and no sentence.

use std::ops::Range;

use crate::citation::quotations;
use crate::document::Block;
use crate::language::words;

/// "2. Jo Berg, “The quay”, *Harbour Review*, 71 (2018), pp. 747-771.": a title in marks or italics, a year, commas, and
/// hardly a word in lower case around them.
pub(super) fn is_entry(block: &Block) -> bool {
    const COMMAS: usize = 3;
    const LONGEST: usize = 600;
    let text = block.text.as_str();
    if text.len() > LONGEST || text.bytes().filter(|&b| b == b',').count() < COMMAS {
        return false;
    }
    let Some(title) = title(text) else { return false };
    let apart = |at: usize| {
        title.contains(&at) || block.emphasis.iter().any(|e| e.contains(&at)) || block.links.iter().any(|l| l.range.contains(&at))
    };
    let (mut all, mut lower, mut dated) = (0usize, 0usize, false);
    for word in words(text).filter(|w| !apart(w.range.start)) {
        let shown = &text[word.range.clone()];
        dated |= shown.len() == 4 && shown.starts_with(['1', '2']) && shown.bytes().all(|b| b.is_ascii_digit());
        all += 1;
        // "pp", "vol", "et" are short
        lower += usize::from(shown.chars().count() > 3 && shown.starts_with(char::is_lowercase));
    }
    dated && all >= 4 && lower * 6 <= all
}

/// The first quotation of three words and more, with names before it.
fn title(text: &str) -> Option<Range<usize>> {
    quotations(text).into_iter().map(|q| (q.whole.start, q.words)).find_map(|(start, title)| {
        let names = text[..start].trim_end();
        let led = names.ends_with([',', '.', ')', ':']) && names.chars().any(char::is_alphabetic);
        (led && text[title.clone()].split_whitespace().count() >= 3).then_some(title)
    })
}
