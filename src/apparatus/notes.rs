//! Which lines begin notes: page-foot notes, endnotes, notes numbered afresh per chapter.
//!
//! A numbered line is a note only where the text before it calls it. Of all lines that could begin
//! notes, chains of consecutive labels are formed per way of writing the label; a chain counts where
//! most of its labels are called, in order, before their notes.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use super::calls::Candidate;
use super::labels::{Notation, Opening, Style, opening};
use crate::document::{BlockKind, Role};
use crate::read::RawBlock;

/// A line that may begin a note.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) block: usize,
    pub(super) opening: Opening,
}

impl Line {
    fn place(&self) -> (usize, usize) {
        (self.block, self.opening.range.start)
    }

    fn number(&self) -> Option<u32> {
        self.opening.label.parse().ok()
    }
}

/// All lines that may begin a note, in order.
pub(super) fn lines(blocks: &[RawBlock], roles: &[Role]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let no_notes = matches!(block.kind, BlockKind::Code | BlockKind::FrontMatter | BlockKind::Contents | BlockKind::Table);
        if block.note.is_some() || no_notes || matches!(roles[index], Role::Contents | Role::Navigation) {
            continue;
        }
        let text = block.text();
        if let Some(label) = block.label.as_ref().map(|(label, _)| label).filter(|l| !l.is_empty()) {
            let opening = Opening { style: Style::Dot, label: label.clone(), range: 0..0, words: 0 };
            lines.push(Line { block: index, opening });
            continue;
        }
        let starts = std::iter::once(0).chain(line_ends(text));
        for at in starts {
            if let Some(opening) = opening(text, at, &block.inline.raised) {
                // A superscript that a word follows at once is a call at the head of a line.
                lines.push(Line { block: index, opening });
            }
        }
    }
    lines
}

/// Where lines end, the first place behind each.
fn line_ends(text: &str) -> impl Iterator<Item = usize> {
    const SEPARATOR: &[u8] = "\u{2028}".as_bytes();
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'\n', SEPARATOR[0], bytes).filter_map(move |at| match bytes[at] {
        b'\n' => Some(at + 1),
        _ => bytes[at..].starts_with(SEPARATOR).then_some(at + SEPARATOR.len()),
    })
}

/// Calls that a chain has answered.
type Used = HashSet<(Notation, (usize, usize))>;

/// A run of consecutive labels, written in one style.
#[derive(Debug)]
struct Chain {
    style: Style,
    lines: Vec<usize>,
    last: u32,
}

/// The notes that were found, and in which notation the text calls them.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Indices into the lines that begin notes, in order.
    pub(super) lines: Vec<usize>,
    /// The notations in which notes are called.
    pub(super) notations: HashSet<Notation>,
    /// True where calls in doubtful notations must go up with their places.
    pub(super) styles: HashSet<Style>,
}

/// Tells the lines that begin notes. `calls` are all candidates of sure notations and brackets, and
/// the bare ones, in order of place; `roles` are the blocks' sections.
pub(super) fn choose(blocks: &[RawBlock], lines: &[Line], calls: &[Candidate], roles: &[Role]) -> Found {
    let mut found = Found::default();
    // Where each label is called, per notation, in order of place.
    let mut called: HashMap<(Notation, &str), Vec<(usize, usize)>> = HashMap::new();
    for call in calls {
        called.entry((call.notation, call.label.as_str())).or_default().push((call.block, call.range.start));
    }
    let mut taken: BTreeMap<usize, Style> = BTreeMap::new();
    let mut used: Used = HashSet::new();
    let has_format_notes = blocks.iter().any(|b| b.note.is_some());
    for style in [
        Style::Caret,
        Style::Raised,
        Style::Bracket,
        Style::Paren,
        Style::Dot,
        Style::HalfParen,
        Style::Dash,
        Style::Bare,
        Style::Symbol,
        Style::Letter,
    ] {
        let of_style: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].opening.style == style && !taken.contains_key(&i)).collect();
        if of_style.is_empty() {
            continue;
        }
        if style.is_sure() {
            taken.extend(of_style.iter().map(|&i| (i, style)));
            found.notations.extend(style.called_by().iter().take(1));
            found.styles.insert(style);
            continue;
        }
        if matches!(style, Style::Symbol | Style::Letter) {
            let kept: Vec<usize> = of_style.into_iter().filter(|&i| symbol_is_called(&lines[i], &called)).collect();
            if !kept.is_empty() {
                found.notations.insert(style.called_by()[0]);
                found.styles.insert(style);
            }
            taken.extend(kept.into_iter().map(|i| (i, style)));
            continue;
        }
        // Two ways of numbering notes in one document are rare; where the sure one is there, the
        // doubtful ones are lists.
        if has_format_notes || found.styles.iter().any(|s| s.is_sure()) && style != Style::Bracket {
            continue;
        }
        let mut chains = chains(lines, &of_style, style);
        // Lists headed "Notes" first, in order, then the longest: a call answers to one note only.
        let in_notes = |c: &Chain| c.lines.iter().filter(|&&i| roles[lines[i].block] == Role::Notes).count() * 2 > c.lines.len();
        chains.sort_by_key(|c| (!in_notes(c), std::cmp::Reverse(if in_notes(c) { 0 } else { c.lines.len() }), c.lines[0]));
        for chain in chains {
            let Some(notation) = best_notation(&chain, lines, &called, roles, &mut used) else { continue };
            found.notations.insert(notation);
            found.styles.insert(style);
            taken.extend(chain.lines.iter().map(|&i| (i, style)));
        }
        // Further lines with a label of the chain: the same label given twice.
        let notes_so_far: HashSet<&str> =
            taken.iter().filter(|&(_, s)| *s == style).map(|(&i, _)| lines[i].opening.label.as_str()).collect();
        if style == Style::Bracket || style == Style::Paren {
            let first = taken.iter().find(|&(_, s)| *s == style).map(|(&i, _)| i);
            let again: Vec<usize> = of_style
                .iter()
                .copied()
                .filter(|&i| {
                    first.is_some_and(|f| i > f) && !taken.contains_key(&i) && notes_so_far.contains(lines[i].opening.label.as_str())
                })
                .filter(|&i| taken.contains_key(&i.wrapping_sub(1)))
                .collect();
            taken.extend(again.into_iter().map(|i| (i, style)));
        }
    }
    found.lines = taken.into_keys().collect();
    found
}

fn symbol_is_called(line: &Line, called: &HashMap<(Notation, &str), Vec<(usize, usize)>>) -> bool {
    called
        .get(&(line.opening.style.called_by()[0], line.opening.label.as_str()))
        .is_some_and(|places| places.iter().any(|&p| p < line.place()))
}

/// Chains of labels that go up by one; a few may be missing, as OCR loses some.
fn chains(lines: &[Line], of_style: &[usize], style: Style) -> Vec<Chain> {
    const OPEN: usize = 6;
    const GAP: u32 = 3;
    let mut done = Vec::new();
    let mut open: Vec<Chain> = Vec::new();
    for &i in of_style {
        let Some(number) = lines[i].number() else { continue };
        // The same label again is a slip of this chain, and no step of an older one.
        if open.last().is_some_and(|chain| chain.last == number) {
            continue;
        }
        // the chain extended last goes on first
        let next = open
            .iter()
            .rposition(|c| number == c.last + 1)
            .or_else(|| open.iter().rposition(|c| number > c.last && number - c.last <= GAP));
        if let Some(at) = next {
            let mut chain = open.remove(at);
            chain.lines.push(i);
            chain.last = number;
            open.push(chain);
        } else {
            open.push(Chain { style, lines: vec![i], last: number });
            if open.len() > OPEN {
                done.push(open.remove(0));
            }
        }
    }
    done.extend(open);
    done.sort_by_key(|c| c.lines[0]);
    done
}

/// The notation in which most of a chain's labels are called before their notes; `None` where the
/// chain is a list of another kind.
fn best_notation(
    chain: &Chain,
    lines: &[Line],
    called: &HashMap<(Notation, &str), Vec<(usize, usize)>>,
    roles: &[Role],
    used: &mut Used,
) -> Option<Notation> {
    let total = chain.lines.len();
    let in_notes = chain.lines.iter().filter(|&&i| matches!(roles[lines[i].block], Role::Notes)).count() * 2 > total;
    let in_list = chain.lines.iter().filter(|&&i| roles[lines[i].block].lists_sources()).count() * 2 > total;
    for &notation in chain.style.called_by() {
        let mut last = (0, 0);
        let mut hits: Vec<(Notation, (usize, usize))> = Vec::new();
        for &i in &chain.lines {
            let line = &lines[i];
            let Some(places) = called.get(&(notation, line.opening.label.as_str())) else { continue };
            let at = places.partition_point(|&p| p < last);
            let free = places[at..].iter().take_while(|&&p| p < line.place()).find(|&&p| !used.contains(&(notation, p)));
            if let Some(&place) = free {
                hits.push((notation, place));
                if notation != Notation::Format {
                    last = place;
                }
            }
        }
        // A number in the text that happens to equal a list's number is common for doubtful
        // notations, and for them one hit proves nothing.
        let doubtful = matches!(notation, Notation::Bare | Notation::Paren);
        let (share, least) = match (doubtful, in_notes) {
            (false, true) => (0.2, 1),
            (false, false) => (0.5, 1),
            (true, true) => (0.4, 1),
            (true, false) => (0.7, 2),
        };
        let least = if in_list && notation == Notation::Bare { 4 } else { least };
        #[expect(clippy::cast_precision_loss, reason = "small counts")]
        let enough = hits.len() as f64 >= share * total as f64;
        if hits.len() >= least && enough {
            used.extend(hits);
            return Some(notation);
        }
    }
    // A section headed "Notes" whose calls were lost: still notes, reported as never called.
    (in_notes && total >= 2).then(|| chain.style.called_by()[0])
}

#[cfg(test)]
mod tests {
    use super::super::calls::{bare, candidates};
    use super::*;
    use crate::document::Format;
    use crate::read::read;
    use crate::text::Input;

    fn notes(text: &str) -> Vec<String> {
        let input = Input::new("x.txt", text).expect("small");
        let blocks = read(&input, Format::Text).blocks;
        let roles = vec![Role::Body; blocks.len()];
        let lines = lines(&blocks, &roles);
        let mut calls = Vec::new();
        for (i, block) in blocks.iter().enumerate() {
            candidates(i, block, &mut calls);
            bare(i, block, &mut calls);
        }
        let found = choose(&blocks, &lines, &calls, &roles);
        found.lines.iter().map(|&i| lines[i].opening.label.clone()).collect()
    }

    #[test]
    fn a_numbered_list_of_the_body_is_no_list_of_notes() {
        let text = "Trois points :\n\n1- le premier point\n\n2- le second\n\nUne émeute (1), puis une trêve (2).\n\n1- En 1986.\n\n2- Signée en mai.\n";
        assert_eq!(notes(text), ["1", "2"]);
        assert_eq!(notes("Liste :\n\n1. un\n\n2. deux\n\n3. trois\n"), Vec::<String>::new());
    }

    #[test]
    fn plain_digits_call_notes_where_a_list_answers() {
        let text = "The population.1 Then 965.2 people came in 20033 again.\n\n1 HRW, Report.\n2 UN, Paper.\n3 AI, Note.\n";
        assert_eq!(notes(text), ["1", "2", "3"]);
    }
}
