//! Blocks → [`Document`]: markers, page-foot notes, lists of notes, sections.

mod calls;
mod join;
mod labels;
mod notes;
mod sections;
mod series;
mod source_lines;
mod wrap;

use foldhash::{HashMap, HashMapExt as _, HashSet};
use std::ops::Range;

use calls::Candidate;
use labels::{Notation, Style};
use notes::Line;
use sections::Placed;

use crate::document::{Block, BlockKind, Document, Footnote, Format, Marker, PartialDate, PassedOver, Role};
use crate::language::{dates, day_order, detect, lexicon};
use crate::read::{Blocks, Call, NoteBlock, RawBlock};
use crate::text::{Input, LineIndex, Span};

/// A block and a place in it.
type Place = (usize, usize);

/// Builds the document from the blocks that a reader saw.
pub(crate) fn document(input: Input, format: Format, read: Blocks) -> Document {
    let Blocks { mut blocks, page_furniture, mut comments, notes_are_whole, .. } = read;
    comments.sort_by_key(|c| (c.span.start, c.span.end));
    let placed = sections::place(&blocks);
    let roles: Vec<Role> = placed.iter().map(|p| p.role).collect();
    let lines = notes::lines(&blocks, &roles);
    let (starts, calls) = note_starts_and_calls(&blocks, &lines, &placed);
    for (block, found) in blocks.iter_mut().zip(calls) {
        // what the words of a note call is known where the format itself says so
        if block.note.is_none() {
            block.inline.calls = found;
        }
    }
    let hyphenated = wrap::hyphenated_words(&blocks);
    let pieces = join::split(blocks, &placed, &lines, &starts);
    let mut joined = join::join(pieces, notes_are_whole);
    joined.blocks = source_lines::part(joined.blocks);
    let language =
        detect(joined.blocks.iter().filter(|b| b.kind != BlockKind::Code && !b.role.lists_sources()).map(|b| b.inline.text.as_str()));
    let mut builder = Builder { hyphenated, ..Builder::default() };
    for block in joined.blocks {
        builder.block(block);
    }
    for note in joined.notes {
        builder.note(note);
    }
    builder.plain_labels();
    series::number(&mut builder.footnotes, &mut builder.markers);
    for text in builder.blocks.iter_mut().map(|b| &mut b.text).chain(builder.footnotes.iter_mut().map(|n| &mut n.text)) {
        text.settle(input.shared());
    }
    builder.blocks.shrink_to_fit();
    builder.footnotes.shrink_to_fit();
    builder.markers.shrink_to_fit();
    let report_date = report_date(&builder.blocks, lexicon().day_first(language));
    let passed = builder.blocks.iter().filter(|b| passed_over(b)).count();
    let lines = LineIndex::new(input.text());
    Document {
        format,
        language,
        report_date,
        blocks: builder.blocks,
        markers: builder.markers,
        footnotes: builder.footnotes,
        comments,
        passed_over: PassedOver { page_furniture, blocks: passed },
        libraries: Vec::new(),
        settled: Vec::new(),
        lines,
        input,
    }
}

/// Blocks that hold no claims by their form.
fn passed_over(block: &Block) -> bool {
    matches!(
        block.kind,
        BlockKind::Code | BlockKind::Table | BlockKind::Caption | BlockKind::Contents | BlockKind::FrontMatter | BlockKind::Menu
    ) || matches!(block.role, Role::Contents | Role::Navigation)
}

/// The lines that begin notes, and the calls of each block.
fn note_starts_and_calls(blocks: &[RawBlock], lines: &[Line], placed: &[Placed]) -> (Vec<usize>, Vec<Vec<Call>>) {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if block.note.is_none() {
            calls::candidates(index, block, &mut candidates);
        }
    }
    // Digits without any sign are looked at only where a plain list of notes may answer them.
    let sure = blocks.iter().any(|b| b.note.is_some()) || lines.iter().any(|l| l.opening.style.is_sure());
    let plain = lines.iter().any(|l| !matches!(l.opening.style, Style::Symbol | Style::Paren) && !l.opening.style.is_sure());
    if plain && !sure {
        for (index, block) in blocks.iter().enumerate() {
            calls::bare(index, block, &mut candidates);
        }
        candidates.sort_by_key(|c| (c.block, c.range.start));
    }
    let roles: Vec<Role> = placed.iter().map(|p| p.role).collect();
    let found = notes::choose(blocks, lines, &candidates, &roles);
    let accepted = accept(blocks, lines, &found, &candidates, placed);
    (found.lines, accepted)
}

/// Which candidates are calls.
fn accept(blocks: &[RawBlock], lines: &[Line], found: &notes::Found, candidates: &[Candidate], placed: &[Placed]) -> Vec<Vec<Call>> {
    let mut defined: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    let mut first_line: HashMap<usize, usize> = HashMap::new();
    for &i in &found.lines {
        let place = (lines[i].block, lines[i].opening.range.start);
        defined.entry(lines[i].opening.label.to_lowercase()).or_default().push(place);
        first_line.entry(place.0).or_insert(place.1);
    }
    for (index, block) in blocks.iter().enumerate() {
        if let Some(NoteBlock::Starts { label, .. }) = &block.note {
            defined.entry(label.to_lowercase()).or_default().push((index, 0));
        }
    }
    let no_notes = defined.is_empty();
    let is_defined = |label: &str| defined.contains_key(label) || defined.contains_key(&label.to_lowercase());
    // A call in the text, not in a note and not in a list of sources.
    let in_text = |c: &Candidate| {
        blocks[c.block].note.is_none()
            && first_line.get(&c.block).is_none_or(|&at| c.range.start < at)
            && !matches!(placed[c.block].kind, BlockKind::Contents | BlockKind::Menu)
            && (c.notation == Notation::Format
                || !placed[c.block].role.lists_sources()
                    && placed[c.block].role != Role::Contents
                    && (placed[c.block].role != Role::Notes || found.lines.is_empty()))
    };
    let mut kept: Vec<&Candidate> = Vec::new();
    let largest = defined.keys().filter_map(|l| l.parse::<u32>().ok()).max().unwrap_or(0);
    // a call beyond the last note is one that lost its note, far beyond it a number of another kind
    let near = |label: &str| label.parse::<u32>().is_ok_and(|n| n <= largest + (largest / 4).max(5));
    for notation in [Notation::Format, Notation::Raised, Notation::Symbol, Notation::Bracket] {
        let of_kind = || candidates.iter().filter(|c| c.notation == notation && in_text(c));
        let used = found.notations.contains(&notation);
        match notation {
            Notation::Format => kept.extend(of_kind()),
            Notation::Raised if used => kept.extend(of_kind().filter(|c| is_defined(&c.label) || near(&c.label))),
            Notation::Raised if no_notes => kept.extend(lone_calls(of_kind().collect(), 2)),
            Notation::Bracket if used => kept.extend(of_kind().filter(|c| c.weight > 1 && near(&c.label))),
            Notation::Bracket if no_notes => kept.extend(lone_calls(of_kind().filter(|c| c.weight > 3).collect(), 3)),
            Notation::Raised => kept.extend(of_kind().filter(|c| is_defined(&c.label) && !blocks.iter().any(|b| b.note.is_some()))),
            _ => kept.extend(of_kind().filter(|c| is_defined(&c.label))),
        }
    }
    for notation in [Notation::Paren, Notation::Bare] {
        if found.notations.contains(&notation) {
            let of_kind: Vec<Candidate> = candidates
                .iter()
                .filter(|c| c.notation == notation && in_text(c) && (notation == Notation::Bare || c.weight > 1))
                .cloned()
                .collect();
            let chain = ordered(&of_kind, lines, found);
            let mut places: HashSet<(usize, usize)> = chain.iter().map(|&i| (of_kind[i].block, of_kind[i].range.start)).collect();
            if notation == Notation::Paren {
                places.extend(called_again(&of_kind, &chain, &defined));
            }
            kept.extend(candidates.iter().filter(|c| c.notation == notation && places.contains(&(c.block, c.range.start))));
        }
    }
    let mut calls: Vec<Vec<Call>> = vec![Vec::new(); blocks.len()];
    for candidate in kept {
        calls[candidate.block].push(Call { range: candidate.range.clone(), label: candidate.label.clone() });
    }
    for block in &mut calls {
        block.sort_by_key(|c| (c.range.start, c.range.end));
    }
    calls
}

/// Sure calls of the note that was called last: "… groups.45 Three days later … mediate.45".
fn called_twice(candidates: &[Candidate], chain: &[usize]) -> Vec<usize> {
    const SURE: u32 = 8;
    let mut again = Vec::new();
    for (at, &index) in chain.iter().enumerate() {
        let until = chain.get(at + 1).copied().unwrap_or(candidates.len());
        again.extend((index + 1..until).filter(|&i| candidates[i].label == candidates[index].label && candidates[i].weight >= SURE));
    }
    again
}

/// Further calls `(3)` that do not go up with their places: notes called again, groups. Their own note
/// comes later, and before it no other note of the same label.
fn called_again(candidates: &[Candidate], chain: &[usize], defined: &HashMap<String, Vec<(usize, usize)>>) -> Vec<(usize, usize)> {
    let chosen: HashSet<usize> = chain.iter().copied().collect();
    (0..candidates.len())
        .filter(|i| !chosen.contains(i))
        .map(|i| &candidates[i])
        .filter(|c| c.weight > 1)
        .filter(|c| defined.get(&c.label).is_some_and(|places| places.iter().any(|&p| p > (c.block, c.range.start))))
        .map(|c| (c.block, c.range.start))
        .collect()
}

/// Calls of a document whose list of notes is missing: they count up from one.
fn lone_calls(candidates: Vec<&Candidate>, least: usize) -> Vec<&Candidate> {
    let numbers: Vec<u32> = candidates.iter().filter_map(|c| c.label.parse().ok()).collect();
    let rising = numbers.windows(2).filter(|w| w[1] >= w[0]).count() + 1;
    let starts_low = numbers.first().is_some_and(|&n| n <= 3);
    if numbers.len() >= least && starts_low && rising * 10 >= numbers.len() * 8 { candidates } else { Vec::new() }
}

/// The calls in a doubtful notation that go up with their places and stand before their notes: one
/// chain for each series of notes.
fn ordered(candidates: &[Candidate], lines: &[Line], found: &notes::Found) -> Vec<usize> {
    let mut chosen = Vec::new();
    let mut series: Vec<Vec<&Line>> = Vec::new();
    for &i in &found.lines {
        let line = &lines[i];
        let number = line.opening.label.parse::<u32>().unwrap_or(0);
        let restart = series.last().and_then(|s| s.last()).is_none_or(|last| number <= last.opening.label.parse().unwrap_or(0));
        if restart {
            series.push(Vec::new());
        }
        if let Some(open) = series.last_mut() {
            open.push(line);
        }
    }
    let mut floor = (0, 0);
    for notes in &series {
        let place = |l: &Line| (l.block, l.opening.range.start);
        // A call stands after the notes of the page before and before its own note.
        let mut bounds: HashMap<&str, (Place, Place)> = HashMap::new();
        // Notes that found no room at a page's foot stand at the next one's: the floor is that of the
        // page before.
        let mut run_floor = floor;
        let mut next_floor = floor;
        let mut last: Option<&Line> = None;
        for note in notes {
            if let Some(previous) = last {
                let body_between = note.block > previous.block + 1
                    || candidates.iter().any(|c| (c.block, c.range.start) > place(previous) && (c.block, c.range.start) < place(note));
                if body_between {
                    run_floor = std::mem::replace(&mut next_floor, place(previous));
                }
            }
            bounds.insert(note.opening.label.as_str(), (run_floor, place(note)));
            last = Some(note);
        }
        let fits = |c: &Candidate| {
            bounds.get(c.label.as_str()).is_some_and(|&(low, high)| low <= (c.block, c.range.start) && (c.block, c.range.start) < high)
        };
        let chain = calls::in_order(candidates, fits);
        chosen.extend(called_twice(candidates, &chain));
        chosen.extend(chain);
        if let Some(note) = notes.last() {
            floor = place(note);
        }
    }
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// Turns joined blocks and notes into the document's.
#[derive(Default)]
struct Builder {
    hyphenated: HashSet<String>,
    blocks: Vec<Block>,
    markers: Vec<Marker>,
    footnotes: Vec<Footnote>,
    inline_notes: usize,
}

impl Builder {
    fn block(&mut self, raw: join::Body) {
        let mut inline = raw.inline;
        let index = self.blocks.len();
        let written = if raw.kind == BlockKind::Code { Vec::new() } else { inline_notes(inline.text.as_str()) };
        for note in &written {
            self.inline_notes += 1;
            let label = format!("^{}", self.inline_notes);
            let words = inline.part(note.start + 2..note.end - 1);
            let span = inline.text.span(note.clone());
            inline.calls.retain(|c| c.range.end <= note.start || c.range.start >= note.end);
            inline.calls.push(Call { range: note.clone(), label: label.clone() });
            self.footnotes.push(Footnote {
                label,
                label_span: span,
                text: words.text,
                spans: vec![span],
                links: words.links,
                emphasis: words.emphasis,
                series: 0,
                inline: true,
                calls: words.calls.iter().map(|c| c.label.clone()).collect(),
            });
        }
        inline.calls.sort_by_key(|c| (c.range.start, c.range.end));
        let text = inline.text.as_str();
        let calls: Vec<(Call, Span)> = inline.calls.iter().map(|c| (c.clone(), inline.text.span(c.range.clone()))).collect();
        let mut cuts = call_cuts(text, &inline.calls);
        if raw.kind != BlockKind::Code {
            cuts.extend(wrap::cuts(text, &inline.links, &self.hyphenated));
        }
        let cuts = union(cuts);
        let shifts = crate::read::Shifts::new(&cuts);
        for (call, span) in calls {
            let at = shifts.after(call.range.start);
            self.markers.push(Marker { label: call.label, span, block: index, at, footnote: None });
        }
        let run_in = shifts.after(raw.run_in.min(text.len()));
        inline.cut(&cuts);
        let line_starts = inline.text.as_str().match_indices('\n').map(|(at, _)| at + 1).collect();
        self.blocks.push(Block {
            kind: raw.kind,
            role: raw.role,
            text: inline.text,
            seams: inline.seams,
            links: inline.links,
            emphasis: inline.emphasis,
            code: inline.code,
            line_starts,
            label: raw.label.map(|(label, _)| label),
            key: raw.key,
            run_in,
        });
    }

    /// Notes written in the text are numbered like any others where there are no others.
    fn plain_labels(&mut self) {
        if self.footnotes.iter().all(|f| f.inline) {
            let plain = |label: &mut String| *label = label.trim_start_matches('^').to_owned();
            self.footnotes.iter_mut().for_each(|f| plain(&mut f.label));
            self.markers.iter_mut().for_each(|m| plain(&mut m.label));
        }
    }

    fn note(&mut self, note: join::Note) {
        let mut inline = note.inline;
        let calls: Vec<String> = inline.calls.iter().map(|c| c.label.clone()).collect();
        // "killed[^5]" in a note is a call; "supra note 5" names the note in words
        let text = inline.text.as_str();
        let attached = |c: &&Call| text[..c.range.start].chars().next_back().is_some_and(|before| !before.is_whitespace());
        let mut cuts: Vec<Range<usize>> = inline.calls.iter().filter(attached).map(|c| c.range.clone()).collect();
        cuts.extend(wrap::cuts(text, &inline.links, &self.hyphenated));
        inline.cut(&union(cuts));
        self.footnotes.push(Footnote {
            label: note.label,
            label_span: note.label_span,
            text: inline.text,
            spans: note.spans,
            links: inline.links,
            emphasis: inline.emphasis,
            series: 0,
            inline: false,
            calls,
        });
    }
}

/// `^[notes like this]`, brackets inside balanced. One pass, whatever is left open.
fn inline_notes(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Vec<(usize, bool)> = Vec::new();
    let bytes = text.as_bytes();
    for at in memchr::memchr2_iter(b'[', b']', bytes) {
        if bytes[at] == b'[' {
            let note = at > 0 && bytes[at - 1] == b'^';
            open.push((if note { at - 1 } else { at }, note));
        } else if let Some((start, note)) = open.pop()
            && note
            && at > start + 2
        {
            // a note inside a note belongs to its words
            while found.last().is_some_and(|last| last.start > start) {
                found.pop();
            }
            found.push(start..at + 1);
        }
    }
    found
}

/// What to take out for the calls: the signs themselves, what parts calls in a row, and the space
/// that stood before a call at the end of a clause.
fn call_cuts(text: &str, calls: &[Call]) -> Vec<Range<usize>> {
    let mut cuts: Vec<Range<usize>> = Vec::with_capacity(calls.len());
    for call in calls {
        let between = cuts.last().filter(|last| last.end <= call.range.start).map(|last| last.end..call.range.start);
        if let Some(between) = between {
            let parts = &text[between.clone()];
            if parts.len() <= 6 && parts.chars().all(|c| matches!(c, ',' | ';' | '-' | '–' | ' ' | '\u{a0}' | '\u{202f}')) {
                cuts.push(between);
            }
        }
        let before = &text[..call.range.start];
        let after = text[call.range.end..].chars().next();
        let space = before.len() - before.trim_end_matches([' ', '\u{a0}', '\u{202f}']).len();
        let start = if space > 0 && after.is_none_or(|c| matches!(c, '.' | ',' | ';' | ')' | '\n')) {
            call.range.start - space
        } else {
            call.range.start
        };
        cuts.push(start..call.range.end);
    }
    cuts
}

/// Stretches in order, those that touch made one.
fn union(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|r| (r.start, r.end));
    let mut union: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match union.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => union.push(range),
        }
    }
    union
}

/// The date that the report gives itself: in its front matter, or in a short line at its head.
fn report_date(blocks: &[Block], day_first: bool) -> Option<PartialDate> {
    const HEAD: usize = 12;
    const LONGEST: usize = 120;
    let day_first = day_order(blocks.iter().map(|b| b.text.as_str())).unwrap_or(day_first);
    let mut head = blocks.iter().filter(|b| b.kind != BlockKind::Contents).take(HEAD);
    head.find_map(|block| {
        let text = block.text.as_str();
        if block.kind == BlockKind::FrontMatter {
            let line = text.lines().find(|l| l.trim_start().to_ascii_lowercase().starts_with("date"))?;
            return dates(line, day_first).first().map(|d| d.date);
        }
        if !matches!(block.role, Role::Body | Role::Summary) || !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Paragraph) {
            return None;
        }
        let title_page =
            text.lines().count() > 1 && text.lines().all(|l| l.len() < LONGEST && !l.trim_end().ends_with(['.', ',', ';', '!', '?']));
        let mut lines = text.lines().filter(|l| title_page || l.len() == text.len()).filter(|l| l.len() <= LONGEST);
        lines.find_map(|line| date_line(line, block.kind, day_first))
    })
}

/// A title that holds a date ("The unrest of January 2022") is not dated by it: the line must be little more than
/// the date.
fn date_line(line: &str, kind: BlockKind, day_first: bool) -> Option<PartialDate> {
    let found = dates(line, day_first).into_iter().find(|d| d.date.month_number().is_some())?;
    let alone = found.range.len() * 3 >= line.trim().len() * 2;
    // "From our reporters in Rask, 6 November 2024": the line of who wrote it ends with the day
    let behind = line[found.range.end..].trim_matches([' ', '*', '_', ')', ']']);
    let parted = line[..found.range.start].trim_end().ends_with([',', '·', '—', '–', '|', '(', '•', ':']);
    let byline = parted && behind.trim_end_matches('.').is_empty();
    let paragraph = kind == BlockKind::Paragraph;
    (alone || found.date.is_full() && paragraph && (line.len() < 60 || byline)).then_some(found.date)
}
