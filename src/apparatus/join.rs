//! Notes are lifted out of the text; what page feet cut is put together again.

use foldhash::{HashMap, HashMapExt as _};

use super::notes::Line;
use super::sections::Placed;
use super::wrap;
use crate::document::{BlockKind, Role};
use crate::language::dates;
use crate::read::{Inline, NoteBlock, RawBlock};
use crate::text::Span;

/// A block of running text.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) kind: BlockKind,
    pub(super) role: Role,
    pub(super) inline: Inline,
    pub(super) label: Option<(String, Span)>,
    pub(super) key: Option<String>,
    pub(super) run_in: usize,
    /// True where a page ends before the block.
    boundary: bool,
    /// True where the form leaves open whether it is a heading.
    perhaps_heading: bool,
    /// True where the form shows that it goes on from the block before.
    goes_on: bool,
}

impl Body {
    /// Cuts the end off, as a line that names the sources of what stands above it.
    pub(super) fn source_line(&mut self, from: usize, words: usize) -> Self {
        let mut line = self.inline.part(from..self.inline.text.len());
        line.trim();
        self.inline = self.inline.part(0..from);
        self.inline.trim();
        let (role, boundary) = (self.role, false);
        Self {
            kind: BlockKind::SourceLine,
            role,
            inline: line,
            label: None,
            key: None,
            run_in: words,
            boundary,
            perhaps_heading: false,
            goes_on: false,
        }
    }
}

/// A note.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) label: String,
    pub(super) label_span: Span,
    pub(super) inline: Inline,
    pub(super) spans: Vec<Span>,
    /// Whether the format marked it.
    marked: bool,
}

#[derive(Debug)]
pub(super) enum Piece {
    Body(Body),
    Note(Note),
    /// A further paragraph of the note before.
    NoteGoesOn(Inline),
}

/// What [`join`] gives.
#[derive(Debug, Default)]
pub(super) struct Joined {
    pub(super) blocks: Vec<Body>,
    pub(super) notes: Vec<Note>,
}

/// Cuts blocks at the lines that begin notes.
pub(super) fn split(blocks: Vec<RawBlock>, placed: &[Placed], lines: &[Line], starts: &[usize]) -> Vec<Piece> {
    let mut by_block: HashMap<usize, Vec<&Line>> = HashMap::new();
    for &i in starts {
        by_block.entry(lines[i].block).or_default().push(&lines[i]);
    }
    let mut pieces = Vec::with_capacity(blocks.len());
    for (index, block) in blocks.into_iter().enumerate() {
        match &block.note {
            Some(NoteBlock::Starts { label, label_span }) => {
                let span = label_span.hull(block.inline.text.whole());
                let spans = vec![if block.inline.text.is_empty() { *label_span } else { span }];
                pieces.push(Piece::Note(Note { label: label.clone(), label_span: *label_span, inline: block.inline, spans, marked: true }));
                continue;
            }
            Some(NoteBlock::GoesOn) => {
                pieces.push(Piece::NoteGoesOn(block.inline));
                continue;
            }
            None => {}
        }
        let mut end = block.inline.text.len();
        let mut cut = Vec::new();
        for line in by_block.get(&index).into_iter().flatten().rev() {
            let opening = &line.opening;
            let mut inline = block.inline.part(opening.words.min(end)..end);
            inline.calls.clear();
            drop_arrows(&mut inline);
            inline.trim();
            let label_span = match &block.label {
                Some((_, span)) if opening.range.is_empty() => *span,
                _ => block.inline.text.span(opening.range.clone()),
            };
            let span = if inline.text.is_empty() { label_span } else { label_span.hull(inline.text.whole()) };
            cut.push(Note { label: opening.label.clone(), label_span, inline, spans: vec![span], marked: false });
            end = opening.range.start;
        }
        let mut head = if cut.is_empty() { block.inline } else { block.inline.part(0..end) };
        let margin = head.text.len() - head.text.as_str().trim_start().len();
        head.trim();
        if !head.text.is_empty() {
            pieces.push(Piece::Body(Body {
                kind: placed[index].kind,
                role: placed[index].role,
                inline: head,
                label: block.label,
                key: block.key,
                run_in: placed[index].run_in.saturating_sub(margin).min(end),
                boundary: block.after_page_break,
                perhaps_heading: block.perhaps_heading,
                goes_on: block.goes_on,
            }));
        }
        pieces.extend(cut.into_iter().rev().map(Piece::Note));
    }
    pieces
}

/// Drops the arrow that leads from a note on a web page back to its call.
fn drop_arrows(inline: &mut Inline) {
    let text = inline.text.as_str();
    let words = text.trim_start_matches([' ', '\u{a0}', '^', '↑', '↩']);
    if text.trim_start().starts_with(['^', '↑', '↩']) {
        let start = text.len() - words.len();
        *inline = inline.part(start..text.len());
    }
}

/// Puts together what page feet cut: sentences and words of the text, and notes that go on at the
/// foot of the next page, unless the reader did that.
pub(super) fn join(pieces: Vec<Piece>, notes_are_whole: bool) -> Joined {
    let mut joined = Joined::default();
    let mut after_notes = false;
    // Body blocks since the last note: a note can only go on directly above the next one.
    let mut since_notes = 0usize;
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Note(note) => {
                after_notes |= !note.marked;
                since_notes = 0;
                joined.notes.push(note);
            }
            Piece::NoteGoesOn(inline) => {
                if let Some(note) = joined.notes.last_mut() {
                    go_on(note, inline, "\n\n");
                }
            }
            Piece::Body(mut body) => {
                let boundary = body.boundary || after_notes;
                let before_note = matches!(pieces.peek(), Some(Piece::Note(note)) if !note.marked);
                let in_notes = joined.notes.last().is_some_and(|n| !n.marked)
                    && (body.role == Role::Notes || body.role.lists_sources() && after_notes && since_notes == 0 && before_note);
                let ends_text = joined.blocks.last().is_none_or(|last| !is_open(last));
                if !matches!(body.kind, BlockKind::Heading(_))
                    && in_notes
                    && let Some(note) = joined.notes.last_mut()
                {
                    go_on(note, uncalled(&body.inline), "\n\n");
                    continue;
                }
                if !notes_are_whole
                    && note_goes_on(&joined, &body, boundary, before_note, ends_text, since_notes)
                    && let Some(note) = joined.notes.last_mut()
                {
                    go_on(note, uncalled(&body.inline), "\n");
                    continue;
                }
                since_notes += 1;
                let cut = joined.blocks.last().is_some_and(|last| shown_to_go_on(last, &body) || boundary && text_goes_on(last, &body));
                after_notes = false;
                if let Some(last) = joined.blocks.last_mut().filter(|_| cut) {
                    if matches!(last.kind, BlockKind::Heading(_)) {
                        last.kind = BlockKind::Paragraph;
                    }
                    last.inline.append(&body.inline, "\n");
                    let seam = last.inline.text.len() - body.inline.text.len();
                    last.inline.seams.push(seam);
                    last.inline.seams.sort_unstable();
                    continue;
                }
                body.boundary = boundary;
                joined.blocks.push(body);
            }
        }
    }
    joined
}

/// The words of a block without its calls: in a note they are none.
fn uncalled(inline: &Inline) -> Inline {
    Inline { calls: Vec::new(), ..inline.clone() }
}

fn go_on(note: &mut Note, inline: Inline, separator: &str) {
    let span = inline.text.whole();
    if note.inline.text.is_empty() {
        note.inline = inline;
    } else {
        note.inline.append(&inline, separator);
    }
    match note.spans.last_mut() {
        // a paragraph that follows directly needs no span of its own
        Some(last) if separator == "\n\n" && span.start >= last.end => last.end = span.end,
        _ => note.spans.push(span),
    }
}

/// Text that does not end: no full stop, colon, bracket or address closes it.
fn is_open(body: &Body) -> bool {
    let text = body.inline.text.as_str().trim_end();
    matches!(body.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote | BlockKind::Heading(0))
        && !text.ends_with(['.', '!', '?', '…', ':', ';', '»', '”', '"', ')', ']'])
        && !body
            .inline
            .calls
            .last()
            .is_some_and(|c| c.range.end >= text.len() && text[..c.range.start].trim_end().ends_with(['.', '!', '?', '…', '»', '”']))
        && !body.role.lists_sources()
}

/// Whether the form shows that `next` goes on where `last` was cut.
fn shown_to_go_on(last: &Body, next: &Body) -> bool {
    let runs = |body: &Body| matches!(body.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote);
    next.goes_on && next.kind == BlockKind::Paragraph && runs(last) && last.role == next.role
}

/// Whether `next`, on a new page, goes on where `last` was cut.
fn text_goes_on(last: &Body, next: &Body) -> bool {
    /// A shorter line without a full stop may be a title.
    const RUNNING: usize = 60;
    if !is_open(last)
        || matches!(next.kind, BlockKind::Item | BlockKind::Contents | BlockKind::Menu | BlockKind::Code | BlockKind::Table)
        || next.role.lists_sources() != last.role.lists_sources()
    {
        return false;
    }
    let text = last.inline.text.as_str().trim_end();
    let heading = matches!(last.kind, BlockKind::Heading(_)) && !last.perhaps_heading;
    let first = next.inline.text.as_str().trim_start().chars().find(|c| c.is_alphanumeric() || matches!(c, '«' | '“'));
    let starts_low = first.is_some_and(char::is_lowercase);
    if heading || matches!(next.kind, BlockKind::Heading(_)) && !starts_low {
        return false;
    }
    let long = text.len() >= RUNNING && matches!(last.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote);
    starts_low || text.ends_with([',', '-', '–']) || long && !next.perhaps_heading
}

/// Whether a block without a label is the end of the last note, set above the next page's first.
fn note_goes_on(joined: &Joined, body: &Body, boundary: bool, before_note: bool, ends_text: bool, since_notes: usize) -> bool {
    let Some(note) = joined.notes.last().filter(|n| !n.marked) else { return false };
    if !matches!(body.kind, BlockKind::Paragraph | BlockKind::Heading(0)) || !body.inline.calls.is_empty() {
        return false;
    }
    let words = body.inline.text.as_str().trim_start();
    let address = wrap::is_address(words.split_whitespace().next().unwrap_or_default());
    let starts_low = address || words.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let open = {
        let text = note.inline.text.as_str().trim_end();
        let linked = note.inline.links.last().is_some_and(|l| l.range.end >= text.len());
        let ends_in_address = text.split_whitespace().next_back().is_some_and(wrap::is_address) && !address;
        !linked && !ends_in_address && !text.ends_with(['.', ';', ')', '»', '”', '"', '>', ']'])
    };
    if address && (open || before_note || since_notes == 0) {
        return true;
    }
    // "… ; Human Rights" and above the next page's notes "Watch, 26 January 2023, p. 3": the rest of a
    // reference, not a sentence.
    let name_cut = || {
        const LONGEST: usize = 200;
        let note_cut = note.inline.text.as_str().trim_end().ends_with(|c: char| c.is_alphabetic() || c == ',');
        let head = words.split(',').next().unwrap_or_default();
        note_cut
            && words.len() <= LONGEST
            && head.len() < words.len()
            && head.split_whitespace().count() <= 4
            && !dates(words, true).is_empty()
    };
    if open && before_note && since_notes > 0 && name_cut() {
        return true;
    }
    // Directly above the next page's first note, or directly below the notes with the text before
    // them complete.
    open && starts_low && (before_note && since_notes > 0 || since_notes == 0 && boundary && ends_text)
}
