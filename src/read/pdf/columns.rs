//! The columns that lines stand in, and what their margins tell: where an author ended a line, and which paragraphs
//! are set in from both sides.

use super::lines::{Form, Line};

/// Lines of one column differ in size by no more than this share.
const ALIKE: f64 = 0.06;
/// How far in from a margin words count as set in, in units of the print's size.
const IN: f64 = 1.2;

/// The columns of a page, for each size of print: where they begin and end.
#[derive(Debug, Default)]
pub(super) struct Columns {
    sizes: Vec<(f64, Vec<(f64, f64)>)>,
}

impl Columns {
    pub(super) fn of<'l>(lines: impl Iterator<Item = &'l Line>) -> Self {
        let mut order: Vec<&Line> = lines.filter(|line| line.form != Form::Row).collect();
        order.sort_by(|a, b| a.size.total_cmp(&b.size).then(a.x.total_cmp(&b.x)));
        let mut sizes: Vec<(f64, Vec<(f64, f64)>)> = Vec::new();
        for same in order.chunk_by(|a, b| b.size - a.size < a.size * ALIKE * 0.5) {
            let mut places: Vec<(f64, f64)> = same.iter().map(|line| (line.x, line.end)).collect();
            places.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut columns: Vec<(f64, f64)> = Vec::new();
            for (x, end) in places {
                match columns.last_mut() {
                    Some(column) if x < column.1 => column.1 = column.1.max(end),
                    _ => columns.push((x, end)),
                }
            }
            sizes.push((same[0].size, columns));
        }
        Self { sizes }
    }

    fn around(&self, line: &Line) -> Option<(f64, f64)> {
        let mut alike = self.sizes.iter().filter(|(size, _)| (size - line.size).abs() < line.size * ALIKE);
        alike.find_map(|(_, columns)| columns.iter().copied().find(|(x, end)| *x <= line.x && line.x < *end))
    }

    /// Whether the first word of the next line would have found room: the author ended the line.
    pub(super) fn has_room(&self, line: &Line, next: &Line) -> bool {
        let needed = next.first + line.size * 0.5;
        self.around(line).is_some_and(|(_, right)| line.end + needed < right)
    }

    fn is_set_in(&self, line: &Line) -> bool {
        self.around(line).is_some_and(|(left, _)| line.x > left + line.size * IN)
    }
}

/// Marks the paragraphs that are narrower than their column on both sides: quotations.
pub(super) fn mark_quotes(lines: &mut [Line]) {
    let columns = Columns::of(lines.iter());
    let mut start = 0;
    while start < lines.len() {
        let end = start + 1 + lines[start + 1..].iter().take_while(|line| !line.begins_paragraph).count();
        let paragraph = &lines[start..end];
        let plain = paragraph.iter().all(|line| matches!(line.form, Form::Open | Form::Usual));
        let straight = paragraph.iter().all(|line| (line.x - paragraph[0].x).abs() < 1.0 && columns.is_set_in(line));
        let narrow = paragraph.windows(2).any(|pair| columns.has_room(&pair[0], &pair[1]));
        let words = !paragraph[0].text.starts_with(|c: char| !c.is_alphanumeric() && !matches!(c, '«' | '“' | '"' | '‘' | '(' | '['));
        if paragraph.len() > 1 && plain && straight && narrow && words {
            lines[start].form = Form::Quote;
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, x: f64, end: f64, begins_paragraph: bool) -> Line {
        let signs = |words: &str| u16::try_from(words.len()).map_or(0.0, f64::from);
        let first = signs(text.split(' ').next().unwrap_or_default()) * (end - x) / signs(text);
        Line { text: text.to_owned(), begins_paragraph, x, end, size: 10.0, first, ..Line::default() }
    }

    #[test]
    fn paragraphs_set_in_from_both_sides_are_quotations() {
        let mut lines = vec![
            line("The minister wrote to the town on the next day and", 50.0, 400.0, true),
            line("said this:", 50.0, 90.0, false),
            line("We do not know how many of the men", 70.0, 350.0, true),
            line("are in the hills today.", 70.0, 200.0, false),
            line("and the list of those who were seen there goes on", 70.0, 400.0, true),
            line("to the margin.", 70.0, 140.0, false),
        ];
        mark_quotes(&mut lines);
        let quotes: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].form == Form::Quote).collect();
        assert_eq!(quotes, [2]);
    }

    #[test]
    fn a_line_that_the_author_ended_has_room() {
        let lines = [line("A full line of words up to the very margin", 50.0, 396.0, true), line("A short one.", 50.0, 120.0, false)];
        let columns = Columns::of(lines.iter());
        assert!(!columns.has_room(&lines[0], &lines[1]) && columns.has_room(&lines[1], &lines[0]));
    }
}
