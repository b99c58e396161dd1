//! Signs → lines: what stands side by side, with the spaces between words, with small digits above the line
//! written as the superscripts that they are.

use foldhash::{HashMap, HashMapExt as _};

use super::glyphs::{Drawn, Sign};

/// A line of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// It stands apart from the line before it.
    pub(super) begins_paragraph: bool,
    /// Where it begins and ends, the line that it stands on, and its size, in points.
    pub(super) x: f64,
    pub(super) end: f64,
    pub(super) y: f64,
    pub(super) size: f64,
}

impl Line {
    /// Whether it shares the better part of its width, or of another line's, with that one.
    pub(super) fn is_above_or_below(&self, x: f64, end: f64) -> bool {
        let common = self.end.min(end) - self.x.max(x);
        common > 0.3 * (self.end - self.x).min(end - x)
    }
}

/// Signs on one line, in the order in which they are drawn.
struct Row {
    signs: Vec<Sign>,
    y: f64,
    size: f64,
}

impl Row {
    fn start(&self) -> f64 {
        self.signs.iter().map(|s| s.x).fold(f64::INFINITY, f64::min)
    }

    /// Where its words begin: behind the sign of a list.
    fn words_start(&self) -> f64 {
        let mut signs = self.signs.iter().filter(|sign| !sign.text.trim().is_empty());
        let listed = signs.next().is_some_and(|sign| !sign.text.chars().any(char::is_alphanumeric));
        let behind = signs.next().filter(|next| listed && next.x > self.start() + self.size * 0.6);
        behind.map_or_else(|| self.start(), |sign| sign.x)
    }

    fn end(&self) -> f64 {
        self.signs.iter().map(|s| s.end).fold(0.0, f64::max)
    }
}

/// The lines of a page. Signs are taken in the order in which they are drawn, which keeps columns apart.
/// `called` is the number of the call before them, and becomes that of their last.
pub(super) fn lines(signs: Vec<Sign>, usual: f64, called: &mut u32) -> Vec<Line> {
    let mut rows = rows(signs);
    rows.retain(|row| row.signs.iter().any(|sign| !sign.text.trim().is_empty()));
    let pitch = pitch(&rows);
    let mut lines = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let begins_paragraph = at.checked_sub(1).is_none_or(|before| parts(&rows[before], row, pitch));
        let mut text = words(row, called);
        if row.size < usual * 0.95 {
            part_label(&mut text);
        }
        if !text.trim().is_empty() {
            let (x, end) = (row.start(), row.end());
            lines.push(Line { text: text.trim_end().to_owned(), begins_paragraph, x, end, y: row.y, size: row.size });
        }
    }
    lines
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

fn words(row: &Row, called: &mut u32) -> String {
    let mut text = String::new();
    // Digits set high that touch: where they begin in the text, and as a number is written.
    let mut high = (0, String::new());
    let mut last: Option<&Sign> = None;
    for sign in &row.signs {
        let raised = sign.size < row.size * 0.85 && sign.y < row.y - row.size * 0.12;
        let gap = last.map_or(0.0, |before| sign.x - before.end);
        if gap > row.size * 0.17 && !text.ends_with([' ', '\u{a0}']) && !sign.text.starts_with(' ') {
            part_calls(&mut text, &mut high, called);
            text.push_str(if gap > row.size * 3.0 { "\t" } else { " " });
        }
        for c in sign.text.chars() {
            if let Some(digit) = c.to_digit(10).filter(|_| raised) {
                if high.1.is_empty() {
                    high.0 = text.len();
                }
                high.1.push(c);
                text.push(SUPERSCRIPTS[digit as usize]);
                continue;
            }
            part_calls(&mut text, &mut high, called);
            if !c.is_control() {
                text.push(c);
            }
        }
        last = Some(sign);
    }
    part_calls(&mut text, &mut high, called);
    text
}

/// Calls in a row touch in print: 14 and 15 stand as 1415. Four digits or more that are two numbers in
/// sequence are taken for two calls, unless the call before tells that the whole is one: 1011 after 1010.
fn part_calls(text: &mut String, high: &mut (usize, String), called: &mut u32) {
    /// Calls that may be lost or called again between two.
    const NEAR: u32 = 50;
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
    let at = text[start..].char_indices().nth(cut).map_or(text.len(), |(at, _)| start + at);
    text.insert(at, ' ');
}

/// The number of a note with two digits or more leaves no room for a space: "10Ekho Kavkaza". "3D" is no note.
fn part_label(text: &mut String) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut after = text[digits..].chars();
    let begins = after.next().is_some_and(|c| c.is_uppercase() || matches!(c, '«' | '“' | '"' | '‘' | '(' | '['));
    if (1..=4).contains(&digits)
        && begins
        && after
            .next()
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '\'' | '’') || c.is_whitespace() && text[digits..].starts_with('«'))
    {
        text.insert(digits, ' ');
    }
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
            Sign { text: c.to_string(), x, end: x + size * 0.5, y, size }
        });
        signs.collect()
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
