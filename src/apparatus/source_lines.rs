//! Lines under a paragraph or table that say where it comes from: "Source : …", "Sources: …".

use super::join::Body;
use crate::document::{BlockKind, Role};
use crate::language::lexicon;
use crate::read::RawBlock;
use crate::text::ceil;

/// A line that names sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    /// Where it begins.
    at: usize,
    /// How many bytes its "Sources:" takes.
    words: usize,
}

/// Cuts such lines off the blocks that they stand in, as blocks of their own.
pub(super) fn part(blocks: Vec<Body>) -> Vec<Body> {
    let mut parted = Vec::with_capacity(blocks.len());
    for mut body in blocks {
        match line(&body) {
            Some(line) if line.at == 0 => {
                body.kind = BlockKind::SourceLine;
                body.run_in = line.words;
                parted.push(body);
            }
            Some(line) => {
                let sources = body.source_line(line.at, line.words);
                parted.extend([body, sources]);
            }
            None => parted.push(body),
        }
    }
    parted
}

fn line(body: &Body) -> Option<Line> {
    let text = body.inline.text.as_str();
    let holds = match body.kind {
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote | BlockKind::Caption => true,
        // the last row of a table that is one cell wide
        BlockKind::Table => !text.contains('|'),
        _ => false,
    };
    if !holds || !matches!(body.role, Role::Body | Role::Summary | Role::Annex) {
        return None;
    }
    memchr::memchr_iter(b':', text.as_bytes()).find_map(|colon| line_at(text, colon))
}

/// Whether a paragraph is nothing but such a line.
pub(super) fn is_line(text: &str) -> bool {
    const HEAD: usize = 40;
    let colon = text.bytes().take(HEAD).position(|b| b == b':');
    colon.and_then(|colon| line_at(text, colon)).is_some_and(|line| line.at == 0)
}

/// The line whose "Source" ends at a colon: at the beginning of a line, or behind the last sentence.
fn line_at(text: &str, colon: usize) -> Option<Line> {
    /// The longest way of saying "sources".
    const LONGEST: usize = 40;
    /// A longer end of a paragraph holds more than its sources.
    const BEHIND: usize = 600;
    let from = ceil(text, colon.saturating_sub(LONGEST));
    // "Source(s) :"
    let head = text[from..colon].trim_end();
    let head = head.strip_suffix("(s)").unwrap_or(head);
    let begins = head.rfind(['\n', '\u{2028}', '.', '!', '?', '…', '»', '”', '"', ')', ']', '(', '[', ',', ';']);
    let (sign, at) = match begins {
        Some(i) => head[i..].chars().next().map(|c| (Some(c), from + i + c.len_utf8()))?,
        None if from == 0 => (None, 0),
        None => return None,
    };
    let line_start = matches!(sign, None | Some('\n' | '\u{2028}'));
    if matches!(sign, Some('(' | '[' | ',' | ';')) || !lexicon().names_sources(&head[at - from..]) {
        return None;
    }
    // `with "Source:" lines` names no source
    if !line_start && !text[at..].starts_with(char::is_whitespace) {
        return None;
    }
    let at = at + (text[at..colon].len() - text[at..colon].trim_start().len());
    let rest = text[colon + 1..].trim();
    let named = rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '«' | '“' | '"' | '@' | '['))
        || rest.bytes().any(|b| b.is_ascii_digit())
        || rest.contains("://");
    // "… in March. Source: X": what follows is the end of the paragraph, not its next sentences
    let behind = || {
        text[at..].starts_with(char::is_uppercase)
            && rest.len() <= BEHIND
            && (rest.bytes().any(|b| b.is_ascii_digit()) || rest.contains("://") || is_names(rest))
    };
    (named && (line_start || behind())).then_some(Line { at, words: colon + 1 - at })
}

/// "OCHA, Red Cross and Le Monde.": names and nothing else.
fn is_names(text: &str) -> bool {
    const LONGEST: usize = 80;
    // "of", "and", "de", "et"
    const SMALL: usize = 3;
    let text = text.trim_end_matches('.');
    let mut words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '’' | '\'')).filter(|word| !word.is_empty());
    text.len() <= LONGEST
        && !text.contains(['.', '!', '?', '«', '“', '"', ':'])
        && words.all(|word| word.starts_with(char::is_uppercase) || word.chars().count() <= SMALL && word.chars().all(char::is_lowercase))
}

/// Which blocks are "Sources:" on a line of its own and the list below it, where that is no list of sources
/// of the whole document: there are several, or running text goes on behind it.
pub(super) fn lists(blocks: &[RawBlock]) -> Vec<bool> {
    let mut lists = vec![false; blocks.len()];
    let heads: Vec<usize> = (0..blocks.len()).filter(|&i| opens_list(blocks, i)).collect();
    for &head in &heads {
        let end = head + 1 + blocks[head + 1..].iter().take_while(|b| b.kind == BlockKind::Item).count();
        if heads.len() > 1 || blocks.get(end).is_some_and(is_running) {
            lists[head..end].fill(true);
        }
    }
    lists
}

fn opens_list(blocks: &[RawBlock], index: usize) -> bool {
    const LONGEST: usize = 40;
    let block = &blocks[index];
    let text = block.text().trim();
    block.kind == BlockKind::Paragraph
        && block.note.is_none()
        && text.len() <= LONGEST
        && text.ends_with(':')
        && lexicon().names_sources(text.trim_end_matches(':'))
        && blocks.get(index + 1).is_some_and(|next| next.kind == BlockKind::Item && next.note.is_none())
}

/// A paragraph of sentences, and no entry of a list of sources.
fn is_running(block: &RawBlock) -> bool {
    const SHORTEST: usize = 120;
    let text = block.text().trim();
    // whatever way its last note is called in
    let words = text.trim_end_matches(|c: char| c.is_numeric() || matches!(c, '[' | ']' | '(' | ')' | '^' | '*'));
    block.kind == BlockKind::Paragraph
        && block.note.is_none()
        && text.len() >= SHORTEST
        && words.ends_with(['.', '»', '”'])
        && !text.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&str, &str)> {
        memchr::memchr_iter(b':', text.as_bytes()).find_map(|colon| line_at(text, colon)).map(|l| (&text[..l.at], &text[l.at + l.words..]))
    }

    #[test]
    fn a_line_that_names_sources_is_told_from_words_with_a_colon() {
        for (text, above, sources) in [
            ("Source : RFI, 4 mai 2022", "", " RFI, 4 mai 2022"),
            ("Sources: FAO, Bulletin 3; WFP, Update 4", "", " FAO, Bulletin 3; WFP, Update 4"),
            ("Source(s) : HCR, 2021", "", " HCR, 2021"),
            ("Le prix a doublé.\nSource : RFI, 4 mai 2022", "Le prix a doublé.\n", " RFI, 4 mai 2022"),
            ("Le prix a doublé. Source : RFI, 4 mai 2022.", "Le prix a doublé. ", " RFI, 4 mai 2022."),
            ("Douze morts. Source : OCHA et la Croix-Rouge.", "Douze morts. ", " OCHA et la Croix-Rouge."),
            ("The price doubled.\u{2028}Data source: WFP", "The price doubled.\u{2028}", " WFP"),
        ] {
            assert_eq!(read(text), Some((above, sources)), "{text}");
        }
        for text in [
            "The council named its source: a fisherman who had left in 2021.",
            "Il a révélé la source : un pêcheur de 30 ans.",
            "(Source : RFI, 4 mai 2022)",
            "Sources: none of this was written down",
            "Voici les faits : trois morts.",
            "Source :",
            "They asked him. Source: One man who was there. Nobody else.",
            "They asked him. Source: “I saw it.”",
            "It has \"Source:\" lines, a bulletin of 2021.",
            "https://a.org/source:1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
