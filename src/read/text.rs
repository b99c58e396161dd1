//! Plain text: pasted, saved, or taken from a PDF. Blank lines part paragraphs; headings, lists and
//! contents are known by their form; running heads and page numbers are left out.

use foldhash::{HashMap, HashMapExt as _, HashSet};
use std::ops::Range;

use super::lone_labels::lone_labels;
use super::{Blocks, Inline, RawBlock, notation};
use crate::document::BlockKind;
use crate::language::{fold_words, lexicon};
use crate::text::MappedText;
use crate::text::floor;

/// The longest line that may be a heading, in bytes.
const LONGEST_HEADING: usize = 160;

pub(super) fn read(text: &str) -> Blocks {
    read_with(text, |_| None)
}

/// What the form tells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// It is a heading, or a part of one.
    Heading,
    /// It is of a note: no running head, no page number.
    Note,
}

/// Reads a text of which the form tells more; `told` is asked for the place where a line begins.
pub(super) fn read_with(text: &str, told: impl Fn(usize) -> Option<Told>) -> Blocks {
    let lines = lines(text);
    let labels = lone_labels(text, &lines);
    let mut furniture = page_furniture(text, &lines, &labels);
    for (line, furniture) in lines.iter().zip(&mut furniture) {
        *furniture &= told(line.start) != Some(Told::Note);
    }
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
            open.close(text, broken_ligatures, &mut blocks.blocks);
            open.after_page_break = true;
            continue;
        }
        if labels.contains(&i) || open.labelled && text[line.clone()].contains('\u{c}') {
            open.close(text, broken_ligatures, &mut blocks.blocks);
            open.labelled = labels.contains(&i);
        }
        if shown.trim().is_empty() {
            if !open.labelled || open.lines.len() > 1 {
                open.close(text, broken_ligatures, &mut blocks.blocks);
            }
            open.after_page_break |= std::mem::take(&mut page_break);
            continue;
        }
        let large = told(line.start) == Some(Told::Heading);
        if large != (open.kind == Some(BlockKind::Heading(0))) {
            open.close(text, broken_ligatures, &mut blocks.blocks);
        }
        open.after_page_break |= std::mem::take(&mut page_break) && open.lines.is_empty();
        let start =
            line.start + text[line.clone()].len() - text[line.clone()].trim_start_matches(['\u{feff}', '\u{c}', ' ', '\t', '\u{a0}']).len();
        let line = start..line.end;
        let shown = text[line.clone()].trim_end();
        if large {
            open.lines.push(line);
            open.kind = Some(BlockKind::Heading(0));
        } else if let Some(level) = hash_heading(shown) {
            open.close(text, broken_ligatures, &mut blocks.blocks);
            open.lines.push(line.start + shown.len() - shown.trim_start_matches('#').trim_start().len()..line.end);
            open.kind = Some(BlockKind::Heading(level));
            open.close(text, broken_ligatures, &mut blocks.blocks);
        } else if is_contents_line(shown) {
            open.close(text, broken_ligatures, &mut blocks.blocks);
            open.lines.push(line);
            open.kind = Some(BlockKind::Contents);
            open.close(text, broken_ligatures, &mut blocks.blocks);
        } else if let Some(length) = bullet(shown) {
            open.close(text, broken_ligatures, &mut blocks.blocks);
            open.lines.push(line.start + length..line.end);
            open.kind = Some(BlockKind::Item);
        } else if open.lines.is_empty() && is_section_line(shown, &lines, i, text) {
            open.lines.push(line);
            open.kind = Some(BlockKind::Heading(0));
            open.close(text, broken_ligatures, &mut blocks.blocks);
        } else {
            open.lines.push(line);
        }
    }
    open.close(text, broken_ligatures, &mut blocks.blocks);
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
}

impl Open {
    fn close(&mut self, text: &str, broken_ligatures: bool, blocks: &mut Vec<RawBlock>) {
        let kind = self.kind.take();
        let labelled = std::mem::take(&mut self.labelled);
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
        }
        let mut inline = Inline::plain(mapped);
        notation::clean(&mut inline, true);
        if inline.text.as_str().trim().is_empty() {
            return;
        }
        let single = lines.len() == 1;
        let perhaps = kind.is_none() && single && !labelled && looks_like_heading(inline.text.as_str());
        let mut block = RawBlock::new(kind.unwrap_or(BlockKind::Paragraph), inline);
        block.perhaps_heading = perhaps;
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
    let sign = matches!(first, '-' | '–' | '—' | '•' | '·' | '▪' | '●' | '○' | '◦' | '■' | '➢' | '►' | '\u{f0b7}' | '\u{f0a7}')
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
    if uncalled.len() < shown.len() && uncalled.ends_with(['.', '!', '?', '…', '»', '”', '"']) && decimal_number(shown).is_none() {
        return false;
    }
    if shown.ends_with(['.', ',', ';', ':', '!', '»', '”', '"', '…', '>', ')']) && decimal_number(shown).is_none() && !shown.ends_with(" :")
    {
        return shown.ends_with(')') && shown.len() < 80 && !shown.contains(". ") && starts_like_title(shown);
    }
    !shown.contains("http") && starts_like_title(shown)
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
        let head = rest.trim_end_matches(is_digit);
        // "Annex A.1", "Part 2.1" are numbered so
        let word =
            head.strip_suffix('.').is_some_and(|words| words.ends_with(|c: char| c.is_lowercase() || matches!(c, '»' | '”' | '"' | ')')));
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

fn starts_like_title(shown: &str) -> bool {
    shown.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || !c.is_lowercase())
        && shown.chars().any(char::is_alphabetic)
}

/// Which lines are running heads or page numbers.
fn page_furniture(text: &str, lines: &[Range<usize>], labels: &HashSet<usize>) -> Vec<bool> {
    let mut furniture = vec![false; lines.len()];
    let blank = |i: usize| lines.get(i).is_none_or(|l| text[l.clone()].trim().is_empty());
    // Page numbers: lines that hold nothing else, and count up.
    let mut numbers: Vec<(usize, u32, bool)> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        if line.len() <= 40
            && !labels.contains(&i)
            && let Some((number, sure)) = page_number(&text[line.clone()])
        {
            numbers.push((i, number, sure));
        }
    }
    for (k, &(i, number, sure)) in numbers.iter().enumerate() {
        let neighbour =
            |other: Option<&(usize, u32, bool)>, step: i64| other.is_some_and(|&(_, n, _)| i64::from(n) == i64::from(number) + step);
        let counts_up = neighbour(numbers.get(k + 1), 1) || k > 0 && neighbour(numbers.get(k - 1), -1);
        if sure || counts_up && number > 0 {
            furniture[i] = true;
        }
    }
    // Running heads: the same words again and again, beside a page number or a form feed, or alone
    // at least three times.
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, line) in lines.iter().enumerate() {
        let shown = text[line.clone()].trim();
        if !(8..=120).contains(&shown.len()) || shown.contains("http") || shown.ends_with([':', ';', ',']) {
            continue;
        }
        let beside_page = near_page(&furniture, lines, text, i) || text[line.clone()].contains('\u{c}');
        if !(beside_page || blank(i + 1) || i == 0 || blank(i - 1)) {
            continue;
        }
        let key: String = shown.chars().filter(|c| !c.is_ascii_digit()).collect::<String>().trim().to_owned();
        if key.chars().filter(|c| c.is_alphabetic()).count() >= 4 {
            seen.entry(key).or_default().push(i);
        }
    }
    let mut heads: Vec<_> = seen.into_iter().filter(|(_, at)| at.len() >= 2).collect();
    heads.sort();
    for (key, at) in heads {
        let beside = at.iter().filter(|&&i| near_page(&furniture, lines, text, i)).count();
        let sentence = key.ends_with('.');
        let capitals = key.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let enough = beside >= 2 || at.len() >= 3 && capitals && beside >= 1;
        if enough && !sentence && lexicon().section_role(&key).is_none() {
            let numbers = furniture.clone();
            for i in at.into_iter().filter(|&i| capitals || near_page(&numbers, lines, text, i)) {
                furniture[i] = true;
            }
        }
    }
    furniture
}

/// True where a page number or form feed stands at most two lines away, blank lines not counted.
fn near_page(furniture: &[bool], lines: &[Range<usize>], text: &str, i: usize) -> bool {
    let near = |mut steps: Box<dyn Iterator<Item = usize>>| {
        let mut seen = 0;
        steps.any(|j| {
            let shown = &text[lines[j].clone()];
            if furniture[j] && page_number(shown).is_some() || shown.contains('\u{c}') {
                return seen <= 1;
            }
            if !shown.trim().is_empty() {
                seen += 1;
            }
            false
        })
    };
    let before = (i.saturating_sub(4)..i).rev();
    let after = i + 1..(i + 5).min(lines.len());
    near(Box::new(before)) || near(Box::new(after))
}

/// The number of a line that holds only a page number, and whether its form leaves no doubt
/// ("Page 3", "- 3 -", "3 / 12").
fn page_number(line: &str) -> Option<(u32, bool)> {
    let shown = line.trim().trim_matches('\u{c}').trim();
    if shown.is_empty() || shown.len() > 24 || !shown.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let folded = fold_words(shown);
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |w: &str| (w.len() <= 4).then(|| w.parse::<u32>().ok()).flatten();
    let dashed = shown.starts_with(['-', '–', '—', '|']) && shown.ends_with(['-', '–', '—', '|']);
    match words.as_slice() {
        [n] if shown.bytes().all(|b| b.is_ascii_digit()) || dashed => number(n).map(|n| (n, dashed)),
        [page, n] if lexicon().page_words.contains(page) => number(n).map(|n| (n, true)),
        [n, of] if shown.contains('/') && number(of).is_some() => number(n).map(|n| (n, true)),
        [page, n, rest @ ..]
            if lexicon().page_words.contains(page) && rest.len() <= 2 && rest.last().is_some_and(|w| number(w).is_some()) =>
        {
            number(n).map(|n| (n, true))
        }
        _ => None,
    }
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
