//! Numbered lists: a label, a gap, and words that hang beside it or stand further in than the text around.

use super::lines::Row;

/// The label of an item, and where its words begin.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    /// Without the sign behind it.
    pub(super) text: String,
    /// The sign of the row at which the words begin.
    pub(super) words: usize,
}

/// A gap behind a label, in units of the print's size: wider than between words.
const GAP: f64 = 0.4;
/// How much further in a list stands.
const IN: f64 = 0.8;

/// The rows that begin an item of a numbered list.
pub(super) fn items(rows: &[Row]) -> Vec<Option<Label>> {
    let labels: Vec<Option<Label>> = rows.iter().map(label).collect();
    let mut items: Vec<Option<Label>> = vec![None; rows.len()];
    // lists around the row, by where their labels stand, with the last label of each
    let mut open: Vec<(f64, String)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(label) = &labels[at] else { continue };
        let x = row.start();
        let place = open.iter().rposition(|(start, _)| (start - x).abs() < 2.0);
        let goes_on = place.is_some_and(|place| next(&open[place].1).as_deref() == Some(&label.text));
        let words = row.signs[label.words].x;
        let hangs = rows.get(at + 1).is_some_and(|next| {
            (next.start() - words).abs() < row.size * 0.3 && (0.5..2.0).contains(&((next.y - row.y) / row.size.max(1.0)))
        });
        let further_in = at.checked_sub(1).map(|before| &rows[before]).is_some_and(|before| {
            before.start() < x - row.size * IN && before.end() > x && before.y < row.y && row.y - before.y < row.size * 4.0
        });
        let begins = matches!(label.text.as_str(), "1" | "a" | "i") && (hangs || further_in);
        if !goes_on && !begins {
            continue;
        }
        open.truncate(place.unwrap_or(open.len()));
        open.push((x, label.text.clone()));
        items[at] = Some(label.clone());
    }
    items
}

/// "12.", "a)", "iv." and a gap.
fn label(row: &Row) -> Option<Label> {
    let mut text = String::new();
    let mut end = None;
    for (at, sign) in row.signs.iter().enumerate() {
        if sign.text.trim().is_empty() {
            continue;
        }
        if let Some(end) = end.filter(|_| text.ends_with(['.', ')'])) {
            let name = text.trim_end_matches(['.', ')']).trim_start_matches('(');
            let number = (1..=3).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_digit());
            let letter = name.len() == 1 && name.bytes().all(|b| b.is_ascii_lowercase());
            let roman = (1..=5).contains(&name.len()) && name.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
            let gap = sign.x - end > row.size * GAP;
            return (gap && (number || letter || roman)).then(|| Label { text: name.to_owned(), words: at });
        }
        if text.len() > 6 {
            return None;
        }
        text.push_str(&sign.text);
        end = Some(sign.end);
    }
    None
}

/// The label behind another.
fn next(label: &str) -> Option<String> {
    const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    if let Ok(number) = label.parse::<u32>() {
        return Some((number + 1).to_string());
    }
    if let Some(at) = ROMAN.iter().position(|known| *known == label) {
        return ROMAN.get(at + 1).map(|next| (*next).to_owned());
    }
    let letter = label.bytes().next().filter(|b| (b'a'..=b'y').contains(b))?;
    Some(char::from(letter + 1).to_string())
}

#[cfg(test)]
mod tests {
    use super::super::glyphs::Sign;
    use super::*;

    fn row(y: f64, pieces: &[(f64, &str)]) -> Row {
        let signs = pieces.iter().flat_map(|(x, words)| {
            (0u16..).zip(words.chars()).map(move |(at, c)| {
                let x = x + f64::from(at) * 5.0;
                Sign { text: c.to_string(), x, end: x + 5.0, y, size: 10.0, ..Sign::default() }
            })
        });
        Row { signs: signs.collect(), y, size: 10.0 }
    }

    fn shown(rows: &[Row]) -> Vec<String> {
        items(rows).into_iter().flatten().map(|label| label.text).collect()
    }

    #[test]
    fn lists_are_told_by_labels_in_order_that_stand_apart() {
        let list = [
            row(100.0, &[(10.0, "The toll rose:")]),
            row(112.0, &[(28.0, "1."), (46.0, "five dead on Monday,")]),
            row(124.0, &[(46.0, "the mayor said;")]),
            row(136.0, &[(28.0, "2."), (46.0, "nine on Tuesday:")]),
            row(148.0, &[(46.0, "a."), (64.0, "six in town;")]),
            row(160.0, &[(46.0, "b."), (64.0, "three upstream;")]),
            row(172.0, &[(28.0, "3."), (46.0, "ten on Friday.")]),
        ];
        assert_eq!(shown(&list), ["1", "2", "a", "b", "3"]);
    }

    #[test]
    fn headings_sentences_and_notes_are_no_items() {
        let headings = [
            row(100.0, &[(10.0, "1."), (30.0, "The flood")]),
            row(120.0, &[(10.0, "The dyke gave way at night.")]),
            row(140.0, &[(10.0, "2."), (30.0, "The help")]),
        ];
        assert_eq!(shown(&headings), [""; 0]);
        // a sentence that a line end cuts before a number; a number with a usual space
        let sentence = [row(100.0, &[(10.0, "They met on day")]), row(112.0, &[(10.0, "1. That was late.")])];
        assert_eq!(shown(&sentence), [""; 0]);
    }
}
