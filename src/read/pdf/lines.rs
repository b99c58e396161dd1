//! Signs → lines: what stands side by side, with the spaces between words, with small digits above the line
//! written as the superscripts that they are.

use std::ops::Range;
use std::rc::Rc;

use foldhash::{HashMap, HashMapExt as _};

use super::columns::mark_quotes;
use super::endnotes;
use super::glyphs::{Drawn, Font, Sign};
use super::items::{Label, items};
use super::links::{self, Linked};
use super::tables::tables;

/// What stands on a stretch of a line: an address, or nothing where the words are in italics.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) target: Option<Rc<str>>,
}

/// What a line is by its place.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Form {
    /// What its words make of it.
    #[default]
    Open,
    /// Print like that of most of the page: running text.
    Usual,
    /// The first line of an item: its label, and where its words begin.
    Item(String, usize),
    /// The first line of a paragraph that is set in from both sides.
    Quote,
    /// The first line of an endnote: its label, and where its words begin.
    Endnote(String, usize),
    /// A row of a table.
    Row,
}

/// A line of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) marks: Vec<Mark>,
    /// Letters set high that may be the number of a note: "iv".
    pub(super) romans: Vec<Range<usize>>,
    pub(super) form: Form,
    /// The author ended it: what follows in the same note is another paragraph.
    pub(super) ended: bool,
    /// It goes on from the page before.
    pub(super) goes_on: bool,
    /// It stands apart from the line before it.
    pub(super) begins_paragraph: bool,
    /// Where it begins and ends, the line that it stands on, and its size, in points.
    pub(super) x: f64,
    pub(super) end: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    /// How wide its first word is, as far as a line may be cut.
    pub(super) first: f64,
    /// The font of its first letter.
    pub(super) font: Font,
}

impl Line {
    /// Whether a link at its end is one with that at the beginning of another.
    pub(super) fn leads_into(&self, next: &Self) -> bool {
        let last = self.marks.iter().find(|mark| mark.target.is_some() && mark.range.end == self.text.len());
        let first = next.marks.iter().find(|mark| mark.target.is_some() && mark.range.start == 0);
        last.zip(first).is_some_and(|(last, first)| last.target == first.target)
    }

    /// The number of a note with two digits or more leaves no room for a space: "10Ekho Kavkaza". "3D" is no note.
    pub(super) fn part_label(&mut self) {
        let digits = self.text.bytes().take_while(u8::is_ascii_digit).count();
        let mut after = self.text[digits..].chars();
        let begins = after.next().is_some_and(|c| c.is_uppercase() || matches!(c, '«' | '“' | '"' | '‘' | '(' | '['));
        let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’') || c.is_whitespace() && self.text[digits..].starts_with('«');
        if (1..=4).contains(&digits) && begins && after.next().is_some_and(goes_on) {
            self.text.insert(digits, ' ');
            shift(&mut self.marks, digits);
        }
    }

    /// Whether it shares the better part of its width, or of another line's, with that one.
    pub(super) fn is_above_or_below(&self, x: f64, end: f64) -> bool {
        let common = self.end.min(end) - self.x.max(x);
        common > 0.3 * (self.end - self.x).min(end - x)
    }
}

/// Signs on one line, in the order in which they are drawn.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) signs: Vec<Sign>,
    pub(super) y: f64,
    pub(super) size: f64,
}

impl Row {
    pub(super) fn start(&self) -> f64 {
        self.signs.iter().map(|s| s.x).fold(f64::INFINITY, f64::min)
    }

    /// Whether a sign that is no letter stands apart before its words.
    pub(super) fn is_bulleted(&self) -> bool {
        let mut shown = self.signs.iter().filter(|sign| !sign.text.trim().is_empty());
        let first = shown.next().filter(|sign| !sign.text.chars().any(char::is_alphanumeric));
        first.zip(shown.next()).is_some_and(|(sign, next)| next.x > sign.end + self.size * 0.3)
    }

    fn font(&self) -> Font {
        let letter = |sign: &&Sign| sign.text.chars().any(char::is_alphabetic);
        self.signs.iter().find(letter).map(|sign| sign.font).unwrap_or_default()
    }

    /// Where its words begin: behind the sign of a list.
    fn words_start(&self) -> f64 {
        let mut signs = self.signs.iter().filter(|sign| !sign.text.trim().is_empty());
        let listed = signs.next().is_some_and(|sign| !sign.text.chars().any(char::is_alphanumeric));
        let behind = signs.next().filter(|next| listed && next.x > self.start() + self.size * 0.6);
        behind.map_or_else(|| self.start(), |sign| sign.x)
    }

    pub(super) fn end(&self) -> f64 {
        self.signs.iter().map(|s| s.end).fold(0.0, f64::max)
    }
}

/// The lines of a page. Signs are taken in the order in which they are drawn, which keeps columns apart.
/// `called` is the number of the call before them, and becomes that of their last.
pub(super) fn lines(page: Drawn, usual: f64, called: &mut u32) -> Vec<Line> {
    let font = usual_font(&page.signs, usual);
    let mut rows = rows(page.signs);
    rows.retain(|row| row.signs.iter().any(|sign| !sign.text.trim().is_empty()));
    let pitch = pitch(&rows);
    let mut items = items(&rows);
    let mut tables = tables(&rows, &items).into_iter().peekable();
    let mut lines: Vec<Line> = Vec::with_capacity(rows.len());
    let mut setter = Setter { links: &page.links, called };
    let mut at = 0;
    // the first row of the paragraph, and whether that is an item
    let mut head = (0, false);
    while at < rows.len() {
        let row = &rows[at];
        if let Some(table) = tables.next_if(|table| table.rows.start <= at) {
            at = table.rows.end.max(at + 1);
            lines.extend(setter.table_row(&table.cells));
            continue;
        }
        let item = items[at].take();
        let after_table = lines.last().is_some_and(|line| line.form == Form::Row);
        let begins_paragraph = item.is_some()
            || after_table
            || at.checked_sub(1).is_none_or(|before| parts(&rows[before], row, pitch) || hangs_out(&rows, head, at));
        if begins_paragraph {
            head = (at, item.is_some());
        }
        let words = setter.words(row, item.as_ref().map_or(0, |label| label.words));
        let form = match item {
            Some(Label { text, .. }) => Form::Item(text, words.item),
            None if is_usual(row, usual, font) => Form::Usual,
            None => Form::Open,
        };
        if !words.text.trim().is_empty() {
            let (x, end) = (row.start(), row.end());
            let Words { text, marks, romans, first, .. } = words;
            let mut line = Line {
                text,
                marks,
                romans,
                form,
                begins_paragraph,
                x,
                end,
                y: row.y,
                size: row.size,
                first,
                font: row.font(),
                ..Line::default()
            };
            if row.size < usual * 0.95 {
                line.part_label();
            }
            lines.push(line);
        }
        at += 1;
    }
    mark_quotes(&mut lines);
    lines
}

/// Whether a row stands further left than an item, or than the further rows of the paragraph before it.
fn hangs_out(rows: &[Row], (head, item): (usize, bool), at: usize) -> bool {
    let (before, row) = (&rows[at - 1], &rows[at]);
    let left = |than: &Row, by: f64| row.start() < than.start() - row.size * by && row.end() > than.start();
    if item { left(&rows[head], 0.5) } else { at > head + 2 && left(before, 0.9) && left(&rows[at - 2], 0.9) }
}

/// Whether most letters of a row are in the font and size of running text.
fn is_usual(row: &Row, usual: f64, font: Font) -> bool {
    let letters = || row.signs.iter().filter(|sign| sign.text.chars().any(char::is_alphabetic));
    let same = letters().filter(|sign| sign.font == font && (sign.size - usual).abs() < usual * 0.08).count();
    same > 0 && same * 10 >= letters().count() * 8
}

/// The font of most letters of the usual size.
fn usual_font(signs: &[Sign], usual: f64) -> Font {
    let mut counts: HashMap<Font, usize> = HashMap::new();
    for sign in signs.iter().filter(|sign| (sign.size - usual).abs() < usual * 0.08) {
        *counts.entry(sign.font).or_default() += 1;
    }
    counts.into_iter().max_by_key(|&(font, count)| (count, font.number)).map_or(Font::default(), |(font, _)| font)
}

fn rows(signs: Vec<Sign>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for sign in signs {
        let fits = rows.last().is_some_and(|row| {
            let last = row.signs.last().map_or(0.0, |s| s.end);
            let larger = row.size.max(sign.size);
            let raised = sign.size < row.size * 0.85 || row.size < sign.size * 0.85;
            let same = (row.y - sign.y).abs() < larger * if raised { 0.6 } else { 0.2 };
            // a jump back begins a line or a column; one far ahead another column or cell
            same && sign.x > last - larger * 0.6 && sign.x < last + larger * 12.0
        });
        match rows.last_mut() {
            Some(row) if fits => {
                // the line is that of its largest signs
                if sign.size > row.size {
                    row.size = sign.size;
                    row.y = sign.y;
                }
                row.signs.push(sign);
            }
            _ => rows.push(Row { y: sign.y, size: sign.size, signs: vec![sign] }),
        }
    }
    rows
}

/// The usual distance of two lines of one paragraph.
fn pitch(rows: &[Row]) -> f64 {
    let mut steps: Vec<f64> =
        rows.windows(2).map(|pair| (pair[1].y - pair[0].y) / pair[0].size.max(1.0)).filter(|step| (0.8..2.6).contains(step)).collect();
    steps.sort_by(f64::total_cmp);
    steps.get(steps.len() / 3).copied().unwrap_or(1.2)
}

/// Whether a line stands apart from the one before: further down than lines do, higher up, of another size,
/// or indented after a line that ended early.
fn parts(before: &Row, row: &Row, pitch: f64) -> bool {
    let step = (row.y - before.y) / before.size.max(1.0);
    let size = (row.size - before.size).abs() > before.size * 0.12;
    let indented = row.start() > before.words_start() + row.size * 0.9 && before.end() < row.end() - row.size * 2.0;
    step > pitch * 1.25 || step < -0.3 || size || indented
}

/// Moves marks on by a byte that was put in.
fn shift(marks: &mut [Mark], at: usize) {
    for range in marks.iter_mut().map(|mark| &mut mark.range) {
        range.start += usize::from(range.start >= at);
        range.end += usize::from(range.end > at);
    }
}

/// The words of a line, and what stands on them.
#[derive(Default)]
struct Words {
    text: String,
    marks: Vec<Mark>,
    romans: Vec<Range<usize>>,
    /// Where the words of an item begin.
    item: usize,
    /// How wide the first word is.
    first: f64,
}

impl Words {
    /// Puts a space in.
    fn space(&mut self, at: usize) {
        self.text.insert(at, ' ');
        shift(&mut self.marks, at);
    }

    /// Takes note of letters set high, where they are a number.
    fn roman(&mut self, start: usize, end: usize) {
        let shown = self.text[start..end].trim_end();
        if endnotes::is_roman(shown) {
            self.romans.push(start..start + shown.len());
        }
    }

    /// Marks what was written since `start`, with what was marked alike right before it.
    fn mark(&mut self, start: usize, target: Option<&Rc<str>>) {
        let end = self.text.len();
        let same = |mark: &&mut Mark| {
            mark.target.as_ref() == target && self.text.get(mark.range.end..start).is_some_and(|between| between.trim().is_empty())
        };
        match self.marks.iter_mut().rev().take(2).find(same) {
            Some(mark) => mark.range.end = end,
            None => self.marks.push(Mark { range: start..end, target: target.cloned() }),
        }
    }
}

/// Writes rows as lines.
struct Setter<'p> {
    links: &'p [Linked],
    /// The number of the last call.
    called: &'p mut u32,
}

impl Setter<'_> {
    fn table_row(&mut self, cells: &[Vec<Row>]) -> Option<Line> {
        let mut line = Line { form: Form::Row, begins_paragraph: true, x: f64::INFINITY, y: f64::INFINITY, ..Line::default() };
        for (index, row) in cells.iter().flat_map(|cell| cell.iter().enumerate()) {
            let words = self.words(row, 0);
            if !line.text.is_empty() {
                line.text.push_str(if index == 0 { " | " } else { " " });
            }
            let base = line.text.len();
            line.text.push_str(&words.text);
            line.marks.extend(words.marks.into_iter().map(|mark| Mark { range: mark.range.start + base..mark.range.end + base, ..mark }));
            (line.x, line.end) = (line.x.min(row.start()), line.end.max(row.end()));
            (line.y, line.size) = (line.y.min(row.y), line.size.max(row.size));
        }
        (!line.text.is_empty()).then_some(line)
    }

    /// The words of a row; those of an item begin at the sign `item`.
    fn words(&mut self, row: &Row, item: usize) -> Words {
        let mut words = Words::default();
        // Digits set high that touch: where they begin in the text, and as a number is written.
        let mut high = (0, String::new());
        let mut last: Option<&Sign> = None;
        // where letters set high begin
        let mut letters: Option<usize> = None;
        let links: Vec<Linked> =
            self.links.iter().filter(|link| link.place.y0 <= row.y && row.y - row.size <= link.place.y1).cloned().collect();
        for (index, sign) in row.signs.iter().enumerate() {
            let raised = sign.size < row.size * 0.85 && sign.y < row.y - row.size * 0.12;
            let gap = last.map_or(0.0, |before| sign.x - before.end);
            if gap > row.size * 0.17 && !words.text.ends_with([' ', '\u{a0}']) && !sign.text.starts_with(' ') {
                part_calls(&mut words, &mut high, self.called);
                words.text.push_str(if gap > row.size * 3.0 { "\t" } else { " " });
            }
            if !raised {
                part_calls(&mut words, &mut high, self.called);
            }
            if index == item {
                words.item = words.text.len();
            }
            let start = words.text.len();
            if raised && sign.text.chars().all(char::is_alphabetic) {
                letters.get_or_insert(start);
            } else if let Some(begins) = letters.take() {
                words.roman(begins, start);
            }
            for c in sign.text.chars() {
                if let Some(digit) = c.to_digit(10).filter(|_| raised) {
                    if high.1.is_empty() {
                        high.0 = words.text.len();
                    }
                    high.1.push(c);
                    words.text.push(SUPERSCRIPTS[digit as usize]);
                    continue;
                }
                part_calls(&mut words, &mut high, self.called);
                if !c.is_control() {
                    words.text.push(c);
                }
            }
            if start < words.text.len() && !sign.text.trim().is_empty() {
                let link = links::at(&links, sign.x, sign.end, sign.y, row.size);
                if let Some(link) = link {
                    words.mark(start, Some(&link.target));
                }
                if sign.font.italic {
                    words.mark(start, None);
                }
            }
            last = Some(sign);
        }
        part_calls(&mut words, &mut high, self.called);
        if let Some(begins) = letters {
            words.roman(begins, words.text.len());
        }
        words.first = first_word(row);
        words.text.truncate(words.text.trim_end().len());
        words
    }
}

/// How wide the first word of a row is, or its first piece where a line may be cut.
fn first_word(row: &Row) -> f64 {
    let shown = row.signs.iter().skip_while(|sign| sign.text.trim().is_empty());
    let mut word: Option<(f64, f64)> = None;
    for sign in shown {
        let apart = word.is_some_and(|(_, end)| sign.x - end > row.size * 0.17);
        if apart || sign.text.trim().is_empty() {
            break;
        }
        word = Some((word.map_or(sign.x, |(x, _)| x), sign.end));
        if sign.text.ends_with(['/', '-', '?', '&', '=']) {
            break;
        }
    }
    word.map_or(0.0, |(x, end)| end - x)
}

/// Calls in a row touch in print: 14 and 15 stand as 1415. Four digits or more that are two numbers in
/// sequence are taken for two calls, unless the call before tells that the whole is one: 1011 after 1010.
fn part_calls(words: &mut Words, high: &mut (usize, String), called: &mut u32) {
    /// Calls that may be lost or called again between two.
    const NEAR: u32 = 50;
    if high.1.is_empty() {
        return;
    }
    let (start, digits) = std::mem::take(high);
    let number = |d: &str| d.parse::<u32>().ok().filter(|_| !d.starts_with('0') && d.len() <= 8);
    let Some(whole) = number(&digits) else { return };
    let cut = Some(digits.len() / 2).filter(|&cut| {
        let (left, right) = digits.split_at(cut);
        digits.len() >= 4
            && whole.abs_diff(*called) > NEAR
            && number(left).zip(number(right)).is_some_and(|(left, right)| right == left + 1)
    });
    let Some(cut) = cut else {
        *called = whole;
        return;
    };
    *called = number(&digits[cut..]).unwrap_or(whole);
    let at = words.text[start..].char_indices().nth(cut).map_or(words.text.len(), |(at, _)| start + at);
    words.space(at);
}

/// The size that most signs of a document have, in points.
pub(super) fn usual_size(pages: &[Drawn]) -> f64 {
    let mut counts: HashMap<i32, usize> = HashMap::new();
    for sign in pages.iter().flat_map(|page| &page.signs) {
        // tenths of a point
        *counts.entry((sign.size * 10.0).round().clamp(0.0, 10_000.0) as i32).or_default() += 1;
    }
    counts.into_iter().max_by_key(|&(size, count)| (count, size)).map_or(0.0, |(size, _)| f64::from(size) / 10.0)
}

const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

#[cfg(test)]
mod tests {
    use super::*;

    fn set(words: &str, x: f64, y: f64, size: f64) -> Vec<Sign> {
        let signs = (0u16..).zip(words.chars()).map(|(at, c)| {
            let x = x + f64::from(at) * size * 0.5;
            Sign { text: c.to_string(), x, end: x + size * 0.5, y, size, ..Sign::default() }
        });
        signs.collect()
    }

    fn lines(signs: Vec<Sign>, usual: f64, called: &mut u32) -> Vec<Line> {
        super::lines(Drawn { signs, ..Drawn::default() }, usual, called)
    }

    #[test]
    fn small_digits_above_the_line_are_calls_and_gaps_are_spaces() {
        let mut signs = set("fait", 10.0, 100.0, 10.0);
        signs.extend(set("12", 30.0, 96.0, 6.0));
        signs.extend(set(".", 36.0, 100.0, 10.0));
        signs.extend(set("Fin", 45.0, 100.0, 10.0));
        assert_eq!(lines(signs, 10.0, &mut 0)[0].text, "fait¹². Fin");
    }

    #[test]
    fn calls_that_touch_are_parted_and_numbers_are_not() {
        let shown = |digits: &str| {
            let mut signs = set("fait", 10.0, 100.0, 10.0);
            signs.extend(set(digits, 30.0, 96.0, 6.0));
            lines(signs, 10.0, &mut 0)[0].text.clone()
        };
        assert_eq!([shown("1415"), shown("99100"), shown("144")], ["fait¹⁴ ¹⁵", "fait⁹⁹ ¹⁰⁰", "fait¹⁴⁴"]);
    }

    #[test]
    fn long_numbers_go_on_from_the_call_before() {
        let shown = |before: u32| {
            let mut signs = set("fait", 10.0, 100.0, 10.0);
            signs.extend(set("1112", 30.0, 96.0, 6.0));
            let mut called = before;
            (lines(signs, 10.0, &mut called)[0].text.clone(), called)
        };
        assert_eq!(shown(1111), ("fait¹¹¹²".to_owned(), 1112));
        assert_eq!(shown(1108), ("fait¹¹¹²".to_owned(), 1112));
        assert_eq!(shown(10), ("fait¹¹ ¹²".to_owned(), 12));
    }

    #[test]
    fn paragraphs_columns_and_sizes_part_lines() {
        let mut signs = Vec::new();
        for (y, words) in [(100.0, "une ligne"), (112.0, "puis deux"), (140.0, "plus bas")] {
            signs.extend(set(words, 10.0, y, 10.0));
        }
        signs.extend(set("autre colonne", 300.0, 100.0, 10.0));
        signs.extend(set("note", 300.0, 112.0, 8.0));
        let begins: Vec<bool> = lines(signs, 10.0, &mut 0).iter().map(|l| l.begins_paragraph).collect();
        assert_eq!(begins, [true, false, true, true, true]);
    }
}
