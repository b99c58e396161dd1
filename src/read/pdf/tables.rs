//! Tables, which a print shows only by where its cells stand: lines parted by wide gaps, the gaps one below the other.

use std::ops::Range;

use super::glyphs::Sign;
use super::items::Label;
use super::lines::Row;

/// A row of a table: its cells, each with its pieces of rows in reading order.
#[derive(Debug)]
pub(super) struct TableRow {
    /// The rows of the page that it is made of.
    pub(super) rows: Range<usize>,
    pub(super) cells: Vec<Vec<Row>>,
}

/// A gap that may part cells, in units of the print's size.
const GAP: f64 = 0.8;
/// One that parts them in a table of two rows.
const CLEAR: f64 = 1.2;
/// Space above a row of the same table, in units of the print's size.
const FAR: f64 = 4.0;
/// Lines of one cell.
const TALLEST: usize = 8;
/// Columns of one table.
const WIDEST: usize = 60;

/// One piece of a row between wide gaps.
#[derive(Debug, Clone)]
struct Piece {
    row: usize,
    signs: Vec<Sign>,
    x: f64,
    end: f64,
    y: f64,
    size: f64,
}

/// Pieces one below the other, with what stands beside them.
#[derive(Debug)]
struct Group {
    rows: Range<usize>,
    columns: Vec<Vec<Piece>>,
    /// Where the last of them ends.
    right: f64,
}

/// The tables of a page, row by row in the order in which they are drawn. Items of lists are in none.
pub(super) fn tables(rows: &[Row], items: &[Option<Label>]) -> Vec<TableRow> {
    let groups = groups(&pieces(rows, items));
    let mut found = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let mut columns: Vec<(f64, f64)> = Vec::new();
        let mut end = at;
        let goes_on = |end: usize, columns: usize| follows(&groups[end - 1], &groups[end]) && !groups[end].is_prose(columns);
        while end < groups.len() && (end == at || goes_on(end, columns.len())) && groups[end].fits(&mut columns) {
            end += 1;
        }
        let table = &groups[at..end];
        if is_table(table, &columns) {
            found.extend(table.iter().map(TableRow::of));
        }
        at = end.max(at + 1);
    }
    found
}

impl TableRow {
    fn of(group: &Group) -> Self {
        let row = |piece: &Piece| Row { signs: piece.signs.clone(), y: piece.y, size: piece.size };
        Self { rows: group.rows.clone(), cells: group.columns.iter().map(|column| column.iter().map(row).collect()).collect() }
    }
}

/// Cuts rows at gaps that are wide, and wider than those between the words of the same row: lines that are set to the
/// full width have wide gaps everywhere.
fn pieces(rows: &[Row], items: &[Option<Label>]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let shown: Vec<&Sign> = row.signs.iter().filter(|sign| !sign.text.trim().is_empty()).collect();
        let gap = |pair: &[&Sign]| pair[1].x - pair[0].end;
        let mut spaces: Vec<f64> = shown.windows(2).map(gap).filter(|gap| *gap > row.size * 0.12).collect();
        spaces.sort_by(f64::total_cmp);
        let even = spaces.len() > 2 && spaces[spaces.len() - 1] < spaces[0] * 1.2;
        spaces.truncate(spaces.partition_point(|space| *space < row.size * GAP));
        let usual = spaces.get(spaces.len() / 2).copied().unwrap_or(0.0);
        let listed = items.get(index).is_some_and(Option::is_some) || row.is_bulleted();
        let wide = if even || listed { f64::INFINITY } else { (row.size * GAP).max(usual * 1.8) };
        let mut signs: Vec<Sign> = Vec::new();
        let mut last_end = f64::INFINITY;
        for sign in &row.signs {
            let blank = sign.text.trim().is_empty();
            if !blank && sign.x - last_end > wide {
                pieces.extend(Piece::of(index, row, std::mem::take(&mut signs)));
            }
            if !blank {
                last_end = sign.end;
            }
            signs.push(sign.clone());
        }
        pieces.extend(Piece::of(index, row, signs));
    }
    pieces
}

impl Piece {
    fn of(row: usize, whole: &Row, signs: Vec<Sign>) -> Option<Self> {
        let shown = || signs.iter().filter(|sign| !sign.text.trim().is_empty());
        let x = shown().map(|sign| sign.x).fold(f64::INFINITY, f64::min);
        let end = shown().map(|sign| sign.end).fold(f64::NEG_INFINITY, f64::max);
        (x <= end).then_some(Self { row, x, end, y: whole.y, size: whole.size, signs })
    }

    /// The sign of a list or the number of an item, a note or an entry.
    fn is_label(&self) -> bool {
        let text = self.words();
        let text = text.trim();
        text.chars().count() <= 5 && (text.chars().filter(|c| c.is_alphabetic()).count() <= 1 || text.ends_with(['.', ')']))
    }

    fn words(&self) -> String {
        self.signs.iter().map(|sign| sign.text.as_str()).collect()
    }

    /// It begins inside a sentence.
    fn flows(&self) -> bool {
        self.words().trim_start().starts_with(char::is_lowercase)
    }

    /// A sentence ends in it.
    fn stops(&self) -> bool {
        let words = self.words();
        words.contains(". ") || words.trim_end().ends_with('.')
    }

    fn ends_with_colon(&self) -> bool {
        let mut shown = self.signs.iter().rev().filter(|sign| !sign.text.trim().is_empty());
        shown.next().is_some_and(|sign| sign.text.ends_with(':'))
    }
}

/// Gathers pieces to groups: what stands beside the first piece, and the further lines of each.
fn groups(pieces: &[Piece]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for piece in pieces {
        let Some(open) = groups.last_mut() else {
            groups.push(Group::of(piece));
            continue;
        };
        if open.begins_column(piece) {
            open.columns.push(vec![piece.clone()]);
            open.right = open.right.max(piece.end);
            open.rows.end = piece.row + 1;
        } else if open.goes_on(piece) {
            open.columns.last_mut().unwrap_or(&mut Vec::new()).push(piece.clone());
            open.right = open.right.max(piece.end);
            open.rows.end = piece.row + 1;
        } else if let Some(head) = open.head_beside(piece) {
            // lines that were gathered above the row are none of it
            let tail = open.columns[0].split_off(head);
            open.rows.end = tail[0].row;
            let rows = tail[0].row..piece.row + 1;
            let whole = Group { rows, columns: vec![tail, vec![piece.clone()]], right: piece.end };
            if open.columns[0].is_empty() {
                groups.pop();
            }
            groups.push(whole);
        } else {
            groups.push(Group::of(piece));
        }
    }
    groups
}

impl Group {
    fn of(piece: &Piece) -> Self {
        Self { rows: piece.row..piece.row + 1, columns: vec![vec![piece.clone()]], right: piece.end }
    }

    fn top(&self) -> f64 {
        self.columns.first().and_then(|column| column.first()).map_or(0.0, |piece| piece.y)
    }

    fn bottom(&self) -> f64 {
        self.columns.iter().flatten().map(|piece| piece.y).fold(f64::NEG_INFINITY, f64::max)
    }

    /// A piece at the height of the first line, right of all that is there.
    fn begins_column(&self, piece: &Piece) -> bool {
        let one_line = self.columns.len() > 1 || self.columns[0].len() == 1;
        one_line && (piece.y - self.top()).abs() < piece.size * 0.5 && piece.x > self.right + piece.size * 0.3
    }

    /// A further line of the last column.
    fn goes_on(&self, piece: &Piece) -> bool {
        let Some(last) = self.columns.last().and_then(|column| column.last()) else { return false };
        let step = piece.y - last.y;
        let below = step > piece.size * 0.5 && step < piece.size * 1.8 && (piece.size - last.size).abs() < last.size * 0.1;
        // of a first column it is not known yet whether something stands beside it
        let column = self.columns.last().map_or(&[][..], |column| column);
        let start = || column.iter().map(|piece| piece.x).fold(f64::INFINITY, f64::min);
        below && (self.columns.len() == 1 || column.len() < TALLEST && (piece.x - start()).abs() < piece.size * 2.0)
    }

    /// Where in a single column the lines begin that a piece stands beside.
    fn head_beside(&self, piece: &Piece) -> Option<usize> {
        let [column] = self.columns.as_slice() else { return None };
        let from = column.len().saturating_sub(TALLEST);
        let head = from + column[from..].iter().position(|line| (line.y - piece.y).abs() < piece.size * 0.3)?;
        let right = column[head..].iter().map(|line| line.end).fold(f64::NEG_INFINITY, f64::max);
        (piece.x > right + piece.size * 0.3).then_some(head)
    }

    /// Whether it has fewer cells than the rows above and words that go on from one to the next: a line that a box parts.
    fn is_prose(&self, columns: usize) -> bool {
        let cells = || self.columns.iter().filter_map(|column| column.first());
        self.columns.len() < columns && (cells().skip(1).any(Piece::flows) || cells().any(Piece::stops))
    }

    /// Whether its columns are those of the rows above; they grow by it.
    fn fits(&self, columns: &mut Vec<(f64, f64)>) -> bool {
        if !(2..=WIDEST).contains(&self.columns.len()) || columns.len() > WIDEST {
            return false;
        }
        let spans = self.columns.iter().map(|column| {
            let x = column.iter().map(|piece| piece.x).fold(f64::INFINITY, f64::min);
            (x, column.iter().map(|piece| piece.end).fold(f64::NEG_INFINITY, f64::max))
        });
        let mut grown = columns.clone();
        let mut shared = 0;
        for (x, end) in spans {
            let mut over = grown.iter_mut().filter(|(from, to)| x < *to && *from < end);
            match (over.next(), over.next()) {
                (Some(column), None) => {
                    *column = (column.0.min(x), column.1.max(end));
                    shared += 1;
                }
                (Some(_), Some(_)) => return false,
                _ => grown.push((x, end)),
            }
        }
        grown.sort_by(|a, b| a.0.total_cmp(&b.0));
        let apart = grown.windows(2).all(|pair| pair[0].1 < pair[1].0);
        let same = columns.is_empty() || shared >= 2;
        if apart && same {
            *columns = grown;
        }
        apart && same
    }
}

fn follows(above: &Group, below: &Group) -> bool {
    let size = below.columns[0][0].size;
    let step = below.top() - above.bottom();
    step > 0.0 && step < size * FAR && (size - above.columns[0][0].size).abs() < size * 0.25
}

/// Whether rows one below the other are a table and not a list, contents, a letterhead, or two columns of text.
fn is_table(rows: &[Group], columns: &[(f64, f64)]) -> bool {
    /// Two columns of sentences are columns of a page.
    const SENTENCES: f64 = 12.0;
    let Some(first) = rows.first() else { return false };
    let size = first.columns[0][0].size;
    let clear = columns.windows(2).all(|pair| pair[1].0 - pair[0].1 > size * CLEAR);
    if rows.len() < 2 || rows.len() == 2 && !clear {
        return false;
    }
    let cells = |at: usize| rows.iter().filter_map(move |row| row.columns.get(at)).filter_map(|column| column.first());
    let (labels, colons) = (cells(0).all(Piece::is_label), cells(0).all(Piece::ends_with_colon));
    if columns.len() > 2 {
        return true;
    }
    // words beside a box that they flow around
    let flows = |row: &&Group| row.columns.iter().any(|column| column[0].flows());
    let prose = rows.iter().skip(1).filter(flows).count() * 2 >= rows.len();
    let sentences = rows.len() == 2 && (cells(0).any(Piece::stops) || cells(1).any(Piece::stops));
    let pages = cells(1).all(|cell| cell.signs.iter().all(|sign| sign.text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace())));
    let long = columns.iter().all(|(x, end)| end - x > size * SENTENCES);
    !labels && !colons && !pages && !long && !prose && !sentences
}

#[cfg(test)]
mod tests {
    use super::super::items::items;
    use super::*;

    /// A row whose pieces begin at the places given, in print of ten points.
    fn row(y: f64, pieces: &[(f64, &str)]) -> Row {
        let signs = pieces.iter().flat_map(|(x, words)| {
            let signs = (0u16..).zip(words.chars()).map(move |(at, c)| {
                let x = x + f64::from(at) * 5.0;
                Sign { text: c.to_string(), x, end: x + 5.0, y, ..Sign::default() }
            });
            signs.map(|sign| Sign { size: 10.0, ..sign })
        });
        Row { signs: signs.collect(), y, size: 10.0 }
    }

    fn shown(rows: &[Row]) -> Vec<String> {
        let words = |row: &Row| row.signs.iter().map(|sign| sign.text.as_str()).collect::<String>();
        let cell = |cell: &Vec<Row>| cell.iter().map(words).collect::<Vec<_>>().join(" ");
        tables(rows, &items(rows)).iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn cells_one_below_the_other_are_a_table() {
        let plain = [
            row(100.0, &[(10.0, "Town"), (80.0, "Dead"), (130.0, "Source")]),
            row(114.0, &[(10.0, "Brezovo"), (90.0, "9"), (130.0, "Red Cross")]),
            row(128.0, &[(10.0, "Novo Selo"), (85.0, "15"), (130.0, "Ministry")]),
        ];
        assert_eq!(shown(&plain), ["Town|Dead|Source", "Brezovo|9|Red Cross", "Novo Selo|15|Ministry"]);
        // cells of several lines, drawn cell by cell, below a paragraph
        let tall = [
            row(80.0, &[(10.0, "The counts by town are these:")]),
            row(100.0, &[(10.0, "Town"), (80.0, "Dead"), (130.0, "Source")]),
            row(114.0, &[(10.0, "Upper")]),
            row(126.0, &[(10.0, "Brezovo")]),
            row(114.0, &[(80.0, "9")]),
            row(114.0, &[(130.0, "Red Cross,")]),
            row(126.0, &[(130.0, "report 2")]),
            row(140.0, &[(10.0, "Selo")]),
            row(140.0, &[(80.0, "5"), (130.0, "Ministry")]),
        ];
        assert_eq!(shown(&tall), ["Town|Dead|Source", "Upper Brezovo|9|Red Cross, report 2", "Selo|5|Ministry"]);
    }

    #[test]
    fn lists_contents_letterheads_and_columns_are_none() {
        for rows in [
            // a list, and notes
            vec![row(100.0, &[(10.0, "1."), (30.0, "the first thing to be done")]), row(112.0, &[(10.0, "2."), (30.0, "the second")])],
            // contents
            vec![row(100.0, &[(10.0, "Context"), (300.0, "3")]), row(112.0, &[(10.0, "The flood"), (300.0, "7")])],
            // a letter
            vec![row(100.0, &[(10.0, "From:"), (60.0, "the mayor")]), row(112.0, &[(10.0, "To:"), (60.0, "the prefect")])],
            // one line alone
            vec![row(100.0, &[(10.0, "Ref. 12"), (300.0, "Rask, 3 May")]), row(130.0, &[(10.0, "Dear all,")])],
            // columns of a page
            vec![
                row(100.0, &[(10.0, "The bridge was closed on Monday by"), (300.0, "Nobody knows who gave the order to")]),
                row(112.0, &[(10.0, "the police, and opened on Tuesday."), (300.0, "shoot, and the army does not say.")]),
            ],
        ] {
            assert_eq!(shown(&rows), [""; 0]);
        }
        // lines set to the full width have wide gaps between all words
        let wide = |y| row(y, &[(10.0, "The"), (34.0, "port"), (63.0, "was"), (87.0, "shut.")]);
        assert_eq!(shown(&[wide(100.0), wide(112.0), wide(124.0)]), [""; 0]);
    }
}
