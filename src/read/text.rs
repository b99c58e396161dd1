//! Plain text: pasted, saved, or taken from a PDF. Blank lines part paragraphs; headings, lists and
//! contents are known by their form; running heads and page numbers are left out.

use std::ops::Range;

use super::lone_labels::lone_labels;
use super::shape::{Shape, Told};
use super::{Blocks, Inline, NoteBlock, RawBlock, furniture, notation};
use crate::document::BlockKind;
use crate::language::{fold_words, lexicon};
use crate::text::{MappedText, Span, floor};

/// The longest line that may be a heading, in bytes.
const LONGEST_HEADING: usize = 160;

pub(super) fn read(text: &str) -> Blocks {
    read_with(text, &Shape::default())
}

/// Reads a text of which the form tells more.
pub(super) fn read_with(text: &str, shape: &Shape) -> Blocks {
    let lines = lines(text);
    let mut labels = lone_labels(text, &lines);
    labels.retain(|&line| shape.told(lines[line].start) != Some(&Told::Page));
    let furniture = furniture::furniture(text, &lines, &labels, shape);
    let mut blocks = Blocks { blocks: Vec::new(), page_furniture: furniture.iter().filter(|&&f| f).count(), ..Blocks::default() };
    let broken_ligatures = has_broken_ligatures(text);
    let mut open = Open::default();
    let mut page_break = false;
    for (i, line) in lines.iter().enumerate() {
        let shown = text[line.clone()].trim_matches(['\u{feff}', '\u{c}']);
        if furniture[i] || text[line.clone()].contains('\u{c}') {
            page_break = true;
        }
        if furniture[i] {
            // A page number in the middle of a cut paragraph does not end it; the apparatus joins
            // what is on both sides.
            open.close(text, broken_ligatures, shape, &mut blocks.blocks);
            open.after_page_break = true;
            continue;
        }
        if labels.contains(&i) || open.labelled && text[line.clone()].contains('\u{c}') {
            open.close(text, broken_ligatures, shape, &mut blocks.blocks);
            open.labelled = labels.contains(&i);
        }
        if shown.trim().is_empty() {
            if !open.labelled || open.lines.len() > 1 {
                open.close(text, broken_ligatures, shape, &mut blocks.blocks);
            }
            open.after_page_break |= std::mem::take(&mut page_break);
            continue;
        }
        let told = shape.told(line.start);
        let large = if let Some(Told::Heading(level)) = told { Some(BlockKind::Heading(*level)) } else { None };
        if large != open.kind.filter(|kind| matches!(kind, BlockKind::Heading(_)))
            || matches!(told, Some(Told::Item { .. } | Told::Endnote { .. } | Told::Row | Told::Quote))
            || open.kind == Some(BlockKind::Table)
        {
            open.close(text, broken_ligatures, shape, &mut blocks.blocks);
        }
        open.after_page_break |= std::mem::take(&mut page_break) && open.lines.is_empty();
        let start =
            line.start + text[line.clone()].len() - text[line.clone()].trim_start_matches(['\u{feff}', '\u{c}', ' ', '\t', '\u{a0}']).len();
        let line = start..line.end;
        let shown = text[line.clone()].trim_end();
        if open.lines.is_empty() {
            open.running = matches!(told, Some(Told::Running | Told::GoesOn));
            open.goes_on = told == Some(&Told::GoesOn);
            open.level = if let Some(Told::Apart(level)) = told { *level } else { 0 };
        }
        if large.is_some() {
            open.lines.push(line);
            open.kind = large;
        } else if let Some(Told::Item { label, words }) = told {
            open.label = Some((label.clone(), Span::new(line.start, line.start + label.len())));
            open.lines.push((line.start + words).min(line.end)..line.end);
            open.kind = Some(BlockKind::Item);
        } else if let Some(Told::Endnote { label, words }) = told {
            let label_span = Span::new(line.start, line.start + label.len());
            open.note = Some(NoteBlock::Starts { label: label.clone(), label_span });
            open.lines.push((line.start + words).min(line.end)..line.end);
        } else if told == Some(&Told::Quote) {
            open.lines.push(line);
            open.kind = Some(BlockKind::Quote);
        } else if told == Some(&Told::Row) {
            open.lines.push(line);
            open.kind = Some(BlockKind::Table);
        } else if let Some(level) = hash_heading(shown) {
            open.close(text, broken_ligatures, shape, &mut blocks.blocks);
            open.lines.push(line.start + shown.len() - shown.trim_start_matches('#').trim_start().len()..line.end);
            open.kind = Some(BlockKind::Heading(level));
            open.close(text, broken_ligatures, shape, &mut blocks.blocks);
        } else if is_contents_line(shown) {
            open.close(text, broken_ligatures, shape, &mut blocks.blocks);
            open.lines.push(line);
            open.kind = Some(BlockKind::Contents);
            open.close(text, broken_ligatures, shape, &mut blocks.blocks);
        } else if let Some(length) = bullet(shown) {
            open.close(text, broken_ligatures, shape, &mut blocks.blocks);
            open.lines.push(line.start + length..line.end);
            open.kind = Some(BlockKind::Item);
        } else if open.lines.is_empty() && is_section_line(shown, &lines, i, text) {
            open.lines.push(line);
            open.kind = Some(BlockKind::Heading(0));
            open.close(text, broken_ligatures, shape, &mut blocks.blocks);
        } else {
            open.lines.push(line);
        }
    }
    open.close(text, broken_ligatures, shape, &mut blocks.blocks);
    blocks
}

/// The byte range of each line, without its line end.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()) {
        if at < start {
            continue;
        }
        lines.push(start..at);
        start = at + 1;
        if text.as_bytes()[at] == b'\r' && text.as_bytes().get(start) == Some(&b'\n') {
            start += 1;
        }
    }
    if start < text.len() {
        lines.push(start..text.len());
    }
    lines
}

/// A block being gathered.
#[derive(Default)]
struct Open {
    lines: Vec<Range<usize>>,
    kind: Option<BlockKind>,
    after_page_break: bool,
    /// Its first line is the label of a note.
    labelled: bool,
    /// The number of the item that it is.
    label: Option<(String, Span)>,
    /// Its only line is running text by its print.
    running: bool,
    goes_on: bool,
    /// It is a note.
    note: Option<NoteBlock>,
    /// The level that it has if it is a heading.
    level: u8,
}

impl Open {
    fn close(&mut self, text: &str, broken_ligatures: bool, shape: &Shape, blocks: &mut Vec<RawBlock>) {
        let kind = self.kind.take();
        let labelled = std::mem::take(&mut self.labelled);
        let label = self.label.take();
        let note = self.note.take();
        if self.lines.is_empty() {
            return;
        }
        let lines = std::mem::take(&mut self.lines);
        let mut mapped = MappedText::new();
        for (i, line) in lines.iter().enumerate() {
            if i > 0 {
                mapped.push_flat(if labelled && i == 1 { ". " } else { "\n" }, lines[i - 1].end..line.start);
            }
            let shown = text[line.clone()].trim_end();
            push_line(&mut mapped, shown, line.start, broken_ligatures);
            let forced = text[line.clone()].trim_end_matches([' ', '\t']);
            if forced.ends_with('\u{2028}') && i + 1 < lines.len() {
                mapped.push("\u{2028}", line.start + forced.len() - '\u{2028}'.len_utf8());
            }
        }
        let mut inline = Inline::plain(mapped);
        shape.mark(&mut inline, &(lines[0].start..lines[lines.len() - 1].end));
        notation::clean(&mut inline, true);
        if inline.text.as_str().trim().is_empty() {
            return;
        }
        let single = lines.len() == 1;
        // a call that the form shows is none of its words
        let last = inline.calls.last().filter(|call| call.range.end == inline.text.len());
        let words = &inline.text.as_str()[..last.map_or(inline.text.len(), |call| call.range.start)];
        let running = note.is_some() || self.running && lexicon().section_role(inline.text.as_str().trim()).is_none();
        let perhaps = kind.is_none() && single && !labelled && !running && looks_like_heading(words);
        let mut block = RawBlock::new(kind.unwrap_or(BlockKind::Paragraph), inline);
        block.perhaps_heading = perhaps;
        block.label = label;
        block.note = note;
        block.goes_on = std::mem::take(&mut self.goes_on);
        block.level = std::mem::take(&mut self.level);
        block.after_page_break = std::mem::take(&mut self.after_page_break);
        blocks.push(block);
    }
}

/// Appends a line, with ligature characters spelled out and broken ligatures mended.
fn push_line(mapped: &mut MappedText, shown: &str, raw: usize, broken_ligatures: bool) {
    let bytes = shown.as_bytes();
    let special = |b: &u8| *b == 0xEF || *b == 0xC2 || broken_ligatures && *b == b'f';
    if !bytes.iter().any(special) {
        mapped.push(shown, raw);
        return;
    }
    let mut from = 0;
    let mut at = 0;
    while at < bytes.len() {
        let rest = &shown[at..];
        if let Some((ligature, spelled)) = LIGATURES.iter().find(|(l, _)| rest.starts_with(*l)) {
            mapped.push(&shown[from..at], raw + from);
            mapped.push_flat(spelled, raw + at..raw + at + ligature.len());
            at += ligature.len();
            from = at;
        } else if rest.starts_with('\u{ad}') {
            // A soft hyphen inside a line is no letter.
            mapped.push(&shown[from..at], raw + from);
            at += 2;
            from = at;
        } else if broken_ligatures && rest.starts_with('f') {
            match broken_ligature(shown, at) {
                Some(space) => {
                    mapped.push(&shown[from..space], raw + from);
                    at = space + 1;
                    from = at;
                }
                None => at += 1,
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    mapped.push(&shown[from..], raw + from);
}

const LIGATURES: [(&str, &str); 7] = [
    ("\u{fb00}", "ff"),
    ("\u{fb01}", "fi"),
    ("\u{fb02}", "fl"),
    ("\u{fb03}", "ffi"),
    ("\u{fb04}", "ffl"),
    ("\u{fb05}", "st"),
    ("\u{fb06}", "st"),
];

/// "affi rmé", "confl it", "diff érents", "fi n": where a ligature ends a run of letters at `at` and
/// a space stands inside the word, the place of that space.
fn broken_ligature(shown: &str, at: usize) -> Option<usize> {
    let rest = &shown[at..];
    let length = ["ffi", "ffl", "ff", "fi", "fl"].iter().find(|l| rest.starts_with(*l)).map(|l| l.len())?;
    let space = at + length;
    // "affi  rmé": PDF tools leave one space or two; the second stays out with the first
    if shown.as_bytes().get(space) != Some(&b' ') {
        return None;
    }
    let next = shown[space + 1..].chars().next()?;
    if !next.is_lowercase() {
        return None;
    }
    let word_start =
        shown[..space].rfind(|c: char| !c.is_alphabetic()).map_or(0, |i| i + shown[i..].chars().next().map_or(1, char::len_utf8));
    let word = &shown[word_start..space];
    let whole = lexicon().whole_ligature_words.contains(&fold_words(word)) && word.len() > length;
    (!whole).then_some(space)
}

/// True for text whose ligatures a PDF tool has broken: several words that no language has.
fn has_broken_ligatures(text: &str) -> bool {
    const ENOUGH: usize = 3;
    const SAMPLE: usize = 400_000;
    let end = floor(text, text.len().min(SAMPLE));
    let text = &text[..end];
    memchr::memchr_iter(b'f', text.as_bytes())
        .filter(|&at| {
            broken_ligature(text, at).is_some_and(|space| {
                // "fi n", "confl it", "affi rmé": no word ends so; "ff" alone may ("bluff", "off")
                let ligature = &text[at..space];
                ligature != "ff" || !text[space + 1..].starts_with(|c: char| c.is_ascii_alphabetic())
            })
        })
        .take(ENOUGH)
        .count()
        == ENOUGH
}

fn hash_heading(line: &str) -> Option<u8> {
    let hashes = line.bytes().take_while(|&b| b == b'#').count();
    ((1..=6).contains(&hashes) && line[hashes..].starts_with(' ')).then_some(hashes as u8)
}

/// "1.2 Une vague de répression ..... 11", "Bibliographie\t15"
fn is_contents_line(line: &str) -> bool {
    let without_number = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - without_number.len();
    if !(1..=4).contains(&digits) {
        return false;
    }
    let gap = without_number.trim_end_matches([' ', '\t', '.', '…', '_', '·', '\u{a0}']);
    let leader = &without_number[gap.len()..];
    let dots = leader.chars().filter(|c| matches!(c, '.' | '…' | '_' | '·')).count();
    (leader.contains('\t') || dots >= 3 || leader.contains('…') && dots >= 1 && leader.len() > 3) && gap.chars().any(char::is_alphabetic)
}

/// The length of a bullet and the space after it.
fn bullet(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let sign = matches!(first, '-' | '–' | '—' | '•' | '·' | '▪' | '●' | '○' | '◦' | '■' | '➢' | '►' | '\u{e000}'..='\u{f8ff}')
        || matches!(first, '*' | 'o') && rest.starts_with([' ', '\t']) && rest.trim_start().starts_with(char::is_uppercase);
    let space = rest.len() - rest.trim_start().len();
    // "- 7/12 -" is a page number; "-5 degrees" is no item
    (sign && space > 0 && rest.trim_start().chars().next().is_some_and(|c| !c.is_ascii_digit() || !rest.ends_with('-')))
        .then(|| first.len_utf8() + space)
}

/// A line that the lexicon knows as a section's name, or that is numbered like one, inside text
/// whose paragraphs no blank line parts.
fn is_section_line(shown: &str, lines: &[Range<usize>], i: usize, text: &str) -> bool {
    let next_blank = lines.get(i + 1).is_none_or(|l| text[l.clone()].trim().is_empty());
    if next_blank || shown.len() > LONGEST_HEADING {
        return false;
    }
    let named = shown.len() < 60 && !shown.ends_with(['.', ',', ';']) && lexicon().section_role(shown).is_some();
    named || decimal_number(shown).is_some_and(|rest| looks_like_heading(rest) && rest.len() < 90)
}

/// What follows "1.2" or "3.1.4." at the beginning of a line.
fn decimal_number(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &line[..line.len() - rest.len()];
    let parts = number.trim_end_matches('.').split('.');
    let decimal = number.contains('.') && parts.clone().count() >= 2 && parts.clone().all(|p| (1..=2).contains(&p.len()));
    (decimal && rest.starts_with([' ', '\t', '\u{a0}'])).then(|| rest.trim_start())
}

/// A short line that ends no sentence and begins like a title.
fn looks_like_heading(shown: &str) -> bool {
    let shown = shown.trim();
    if shown.is_empty() || shown.len() > LONGEST_HEADING || shown.contains('\n') {
        return false;
    }
    if holds_call(shown) {
        return false;
    }
    let uncalled = without_calls(shown);
    let numbered = decimal_number(shown);
    // "11.1.1 Girls were kept out of school.": a numbered paragraph
    if uncalled.ends_with(['.', '!', '?']) && numbered.is_some_and(is_sentence) {
        return false;
    }
    if uncalled.len() < shown.len() && uncalled.ends_with(['.', '!', '?', '…', '»', '”', '"']) && numbered.is_none() {
        return false;
    }
    if shown.ends_with(['.', ',', ';', ':', '!', '»', '”', '"', '…', '>', ')']) && numbered.is_none() && !shown.ends_with(" :") {
        return shown.ends_with(')') && shown.len() < 80 && !shown.contains(". ") && starts_like_title(shown);
    }
    !shown.contains("http") && starts_like_title(shown)
}

/// True for a line that ends with a stop and is longer than a heading with one, or holds another.
fn is_sentence(line: &str) -> bool {
    const HEADING: usize = 6;
    line.contains(". ") || line.contains(".[") || line.split_whitespace().take(HEADING).count() == HEADING
}

/// Whether a call stands behind a sign of a sentence, and words go on: "over pay.1 The union", "strikers;² the port".
fn holds_call(shown: &str) -> bool {
    let is_call = |c: char| c.is_ascii_digit() || matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹');
    shown.match_indices(['.', ';', ',', '!', '?']).any(|(at, sign)| {
        let rest = &shown[at + sign.len()..];
        let behind = rest.trim_start_matches(is_call);
        (1..=12).contains(&(rest.len() - behind.len()))
            && shown[..at].ends_with(char::is_lowercase)
            && behind.strip_prefix(' ').is_some_and(|words| words.starts_with(char::is_alphabetic))
    })
}

/// "… in the same period of 2021.", and in a long line any number: what stands behind is no decimal.
fn ends_with_year(head: &str) -> bool {
    const LONG: usize = 12;
    let Some(words) = head.strip_suffix('.') else { return false };
    let digits = words.len() - words.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    digits >= 3 || digits > 0 && words.split_whitespace().nth(LONG).is_some()
}

/// A line without the note calls at its end: raised, in brackets, behind a circumflex, or digits glued to the sign
/// that ends a sentence.
fn without_calls(shown: &str) -> &str {
    let is_raised = |c: char| matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹');
    let is_digit = |c: char| c.is_ascii_digit();
    let mut rest = shown;
    loop {
        let before = rest;
        rest = rest.trim_end_matches(|c: char| is_raised(c) || matches!(c, '*' | '†' | '‡' | '§'));
        for (open, close) in [("[", "]"), ("(", ")"), ("^", "^"), ("^", "")] {
            let digits = rest.strip_suffix(close).map(|inner| (inner, inner.trim_end_matches(is_digit)));
            if let Some((inner, head)) = digits.filter(|(inner, head)| (1..=4).contains(&(inner.len() - head.len()))) {
                rest = head.strip_suffix(open).filter(|_| inner.len() > head.len()).unwrap_or(rest);
            }
        }
        rest = worded_call(rest).unwrap_or(rest);
        let head = rest.trim_end_matches(is_digit);
        // "Annex A.1", "Part 2.1" are numbered so
        let word =
            head.strip_suffix('.').is_some_and(|words| words.ends_with(|c: char| c.is_lowercase() || matches!(c, '»' | '”' | '"' | ')')));
        let word = word || ends_with_year(head);
        if (1..=4).contains(&(rest.len() - head.len())) && (word || head.ends_with(['!', '?', '…', '»', '”', '"'])) {
            rest = head;
        }
        // "one.³, ⁴"
        if rest.len() < before.len() {
            let apart = rest.trim_end_matches([' ', ',', '\u{a0}', '\u{202f}']);
            let called = apart.ends_with(is_raised) || apart.ends_with(']');
            rest = if called { apart } else { rest.trim_end() };
        }
        if rest.len() == before.len() {
            return rest;
        }
    }
}

/// What stands before "[footnote 3]", "[fn. 1-2]".
fn worded_call(shown: &str) -> Option<&str> {
    let inner = shown.strip_suffix(']')?;
    let word = inner.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '-' | ' '));
    let head = word.trim_end_matches('.').trim_end_matches(|c: char| c.is_ascii_alphabetic());
    (inner.ends_with(|c: char| c.is_ascii_digit()) && head.len() < word.len()).then(|| head.strip_suffix('[')).flatten()
}

fn starts_like_title(shown: &str) -> bool {
    shown.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || !c.is_lowercase())
        && shown.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<(BlockKind, String)> {
        read(text).blocks.iter().map(|b| (b.kind, b.text().to_owned())).collect()
    }

    #[test]
    fn paragraphs_items_and_contents_are_told_apart() {
        let text = "Titre\n\nDeux lignes\nd'un paragraphe.\n\n- un\n- deux\nsuite\n\nPartie\t3\n1.2 Autre ..... 12\n";
        let got = shapes(text);
        assert_eq!(got[1].1, "Deux lignes\nd'un paragraphe.");
        assert_eq!(got[3], (BlockKind::Item, "deux\nsuite".to_owned()));
        assert_eq!(got[4].0, BlockKind::Contents);
        assert_eq!(got[5].0, BlockKind::Contents);
        assert!(read(text).blocks[0].perhaps_heading);
    }

    #[test]
    fn a_call_behind_the_full_stop_makes_no_heading() {
        for text in [
            "The mill raised its price in July.⁷",
            "The mill raised its price in July.7",
            "The mill raised its price in July.[7]",
            "The mill raised its price in July.^7^ It shut in May.^8",
            "The mill raised its price in July.⁷ ⁸",
            "Le moulin a monté ses prix en juillet.¹²",
            "“We shut the mill.”³",
            "The mill had sold 87 sacks, up from 54 in the same months of 2021.6",
            "Between January and August, the union of the port and of the mills had counted a toll of 54.12",
            "3 May: the mill shuts.1 The union counts 140 out of work;2 the owner puts it at 62.3",
        ] {
            assert!(!looks_like_heading(text), "{text}");
        }
        for text in ["The mill in 2023", "Phase 2", "What the mill did¹", "1.2. The mill", "After the fire (2019)", "Annex A.1", "Part 2.1"]
        {
            assert!(looks_like_heading(text), "{text}");
        }
    }

    #[test]
    fn page_numbers_and_running_heads_are_left_out() {
        let text = "Le début de la\nRAPPORT ANNUEL\n12\nsuite du texte.\n\nEncore une\nRAPPORT ANNUEL\n13\nphrase coupée.\n";
        let got = read(text);
        assert_eq!(got.page_furniture, 4);
        assert!(!got.blocks.iter().any(|b| b.text().contains("RAPPORT")));
        let years = "En\n\n2019\n\net plus tard en\n\n2022\n\nrien.";
        assert_eq!(read(years).page_furniture, 0);
    }

    #[test]
    fn broken_ligatures_are_mended_only_where_a_tool_broke_them() {
        let broken = "Il a affi rmé que le confl it prend fi n par diff érents moyens.";
        assert_eq!(read(broken).blocks[0].text(), "Il a affirmé que le conflit prend fin par différents moyens.");
        let whole = "The staff went off at the cliff edge and met the sheriff there.";
        assert_eq!(read(whole).blocks[0].text(), whole);
    }
}
