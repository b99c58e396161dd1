//! Words of a page with the way back to its bytes: entities decoded, white space made one space.

use std::ops::Range;

use crate::text::MappedText;

/// A stretch of decoded words and what it stands for.
struct Piece<'t> {
    words: &'t str,
    place: Range<usize>,
    /// The bytes of the page are the words themselves.
    same: bool,
}

/// White space that waits for a word.
#[derive(Debug, Default)]
pub(super) struct Gap(Option<Range<usize>>);

/// Appends words, with white space as browsers show it.
pub(super) fn push(page: &str, decoded: &str, place: &Range<usize>, text: &mut MappedText, gap: &mut Gap) {
    for piece in pieces(page, decoded, place) {
        if !piece.same && !piece.words.trim_matches(is_space).is_empty() {
            gap.close(text);
            text.push_flat(piece.words, piece.place);
            continue;
        }
        let mut at = 0;
        while at < piece.words.len() {
            let rest = &piece.words[at..];
            let spaces = rest.len() - rest.trim_start_matches(is_space).len();
            let raw =
                |from: usize, to: usize| if piece.same { piece.place.start + from..piece.place.start + to } else { piece.place.clone() };
            if spaces > 0 {
                gap.open(raw(at, at + spaces));
                at += spaces;
                continue;
            }
            let length = rest.find(is_space).unwrap_or(rest.len());
            gap.close(text);
            text.push(&rest[..length], raw(at, at + length).start);
            at += length;
        }
    }
}

/// Appends words as they are, white space and all.
pub(super) fn push_as_is(page: &str, decoded: &str, place: &Range<usize>, text: &mut MappedText) {
    for piece in pieces(page, decoded, place) {
        if piece.same {
            text.push(piece.words, piece.place.start);
        } else {
            text.push_flat(piece.words, piece.place);
        }
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

impl Gap {
    fn open(&mut self, place: Range<usize>) {
        match &mut self.0 {
            Some(open) => open.end = place.end,
            None => self.0 = Some(place),
        }
    }

    /// Writes the space, unless a line or the block begins here.
    pub(super) fn close(&mut self, text: &mut MappedText) {
        if let Some(place) = self.0.take()
            && !text.is_empty()
            && !text.as_str().ends_with([' ', '\u{2028}'])
        {
            text.push_flat(" ", place);
        }
    }

    pub(super) fn clear(&mut self) {
        self.0 = None;
    }
}

/// Decoded words beside their bytes: the same where nothing was decoded, else cut at entities.
fn pieces<'t>(page: &str, decoded: &'t str, place: &Range<usize>) -> Vec<Piece<'t>> {
    let raw = page.get(place.clone()).unwrap_or_default();
    if raw == decoded {
        return vec![Piece { words: decoded, place: place.clone(), same: true }];
    }
    let mut pieces = Vec::new();
    let (mut at, mut from) = (0, 0);
    let mut start = (0, 0);
    while at < raw.len() && from < decoded.len() {
        let entity = entity(&raw[at..]).filter(|entity| !decoded[from..].starts_with(entity));
        let line_end = raw[at..].starts_with("\r\n") && decoded[from..].starts_with('\n');
        let (length, words) = match entity {
            Some(entity) => (entity.len(), next_char(decoded, from)),
            None if line_end => (2, 1),
            None => {
                let (one, other) = (next_char(raw, at), next_char(decoded, from));
                if raw[at..at + one] == decoded[from..from + other] {
                    at += one;
                    from += other;
                    continue;
                }
                (one, other)
            }
        };
        if start.1 < from {
            pieces.push(Piece { words: &decoded[start.1..from], place: place.start + start.0..place.start + at, same: true });
        }
        pieces.push(Piece { words: &decoded[from..from + words], place: place.start + at..place.start + at + length, same: false });
        at += length;
        from += words;
        start = (at, from);
    }
    if start.1 < from {
        pieces.push(Piece { words: &decoded[start.1..from], place: place.start + start.0..place.start + at, same: true });
    }
    if from < decoded.len() {
        pieces.push(Piece { words: &decoded[from..], place: place.start + at..place.end, same: false });
    }
    pieces
}

fn next_char(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

/// The entity that a text begins with: `&amp;`, `&#233;`, and those that miss their semicolon.
fn entity(raw: &str) -> Option<&str> {
    const LONGEST: usize = 40;
    let rest = raw.strip_prefix('&')?;
    let name = rest.len() - rest.trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric()).len();
    if name == 0 || name > LONGEST {
        return None;
    }
    let end = 1 + name + usize::from(rest[name..].starts_with(';'));
    Some(&raw[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back_to_entities_and_spaces_are_one() {
        let page = "  d&eacute;j&agrave;\r\n  vu &amp; lu &lt;b&gt;";
        let decoded = "  déjà\n  vu & lu <b>";
        let (mut text, mut gap) = (MappedText::new(), Gap::default());
        push(page, decoded, &(0..page.len()), &mut text, &mut gap);
        assert_eq!(text.as_str(), "déjà vu & lu <b>");
        let span = |words: &str| {
            let at = text.as_str().find(words).expect("in text");
            let span = text.span(at..at + words.len());
            &page[span.start..span.end]
        };
        assert_eq!((span("é"), span("vu"), span("& lu"), span("<b>")), ("&eacute;", "vu", "&amp; lu", "&lt;b&gt;"));
    }
}
