//! Endnotes with the small Roman numbers that Word gives them: "denied it.ⁱ", and at the end "ⁱ Interview". They are
//! taken for notes only where calls and notes count up alike.

use foldhash::HashSet;

use super::feet::Page;
use super::lines::{Form, Line};

/// Endnotes that are looked for.
const MOST: usize = 3_999;

/// Marks the lines that begin endnotes. Without a note for each call no letters are calls.
pub(super) fn endnotes(pages: &mut [Page]) {
    let calls = called(pages);
    let mut waiting = (1..=calls).map(roman).peekable();
    let mut found: Vec<(usize, bool, usize, usize)> = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        for (in_foot, lines) in [(false, &page.body), (true, &page.foot)] {
            for (index, line) in lines.iter().enumerate() {
                if let Some(label) = waiting.peek()
                    && let Some(words) = words_behind(line, label)
                {
                    waiting.next();
                    found.push((at, in_foot, index, words));
                }
            }
        }
    }
    if calls == 0 || waiting.peek().is_some() {
        pages.iter_mut().flat_map(|page| page.body.iter_mut().chain(&mut page.foot)).for_each(|line| line.romans.clear());
        return;
    }
    let known: HashSet<String> = (1..=calls).map(roman).collect();
    for line in pages.iter_mut().flat_map(|page| page.body.iter_mut().chain(&mut page.foot)) {
        let Line { text, romans, .. } = line;
        romans.retain(|range| range.start > 0 && known.contains(&text[range.clone()]));
    }
    for (number, (at, in_foot, index, words)) in (1..).zip(found) {
        let page = &mut pages[at];
        let line = if in_foot { &mut page.foot[index] } else { &mut page.body[index] };
        line.form = Form::Endnote(roman(number), words);
        line.begins_paragraph = true;
        line.romans.clear();
    }
}

/// How many notes the letters set high inside lines call, where they count up from the first.
fn called(pages: &[Page]) -> usize {
    let mut last = 0;
    for line in pages.iter().flat_map(|page| &page.body) {
        for range in line.romans.iter().filter(|range| range.start > 0) {
            let shown = &line.text[range.clone()];
            last += usize::from(last < MOST && roman(last + 1) == *shown);
        }
    }
    last
}

/// Where the words begin behind a label at the beginning of a line: one set high, or one with a space behind it.
fn words_behind(line: &Line, label: &str) -> Option<usize> {
    let rest = line.text.strip_prefix(label)?;
    let high = line.romans.first().is_some_and(|range| *range == (0..label.len()));
    let words = rest.trim_start();
    let begins = words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '«' | '“' | '"' | '‘' | '(' | '['));
    let open = matches!(line.form, Form::Open | Form::Usual);
    (open && begins && (high || words.len() < rest.len())).then(|| line.text.len() - words.len())
}

pub(super) fn is_roman(letters: &str) -> bool {
    (1..=12).contains(&letters.len()) && letters.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l' | b'c' | b'm'))
}

/// A number as small Roman digits write it.
fn roman(number: usize) -> String {
    const DIGITS: [(usize, &str); 12] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
    ];
    let mut rest = number;
    let mut written = String::new();
    for (value, digits) in DIGITS {
        while rest >= value {
            written.push_str(digits);
            rest -= value;
        }
    }
    written + &"i".repeat(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, romans: &[&str]) -> Line {
        let places = romans.iter().filter_map(|shown| text.find(shown).map(|at| at..at + shown.len()));
        Line { text: text.to_owned(), romans: places.collect(), ..Line::default() }
    }

    fn forms(lines: Vec<Line>) -> Vec<Form> {
        let mut page = Page::default();
        page.body = lines;
        let mut pages = [page];
        endnotes(&mut pages);
        pages[0].body.iter().map(|line| line.form.clone()).collect()
    }

    #[test]
    fn calls_and_notes_that_count_alike_are_endnotes() {
        assert_eq!([1, 4, 9, 14, 49, 90].map(roman), ["i", "iv", "ix", "xiv", "xlix", "xc"]);
        let text = || vec![line("He denied it.i", &["i"]), line("They were held.ii", &["ii"])];
        let mut whole = text();
        whole.extend([line("i Interview, 3 May.", &[]), line("and a letter.", &[]), line("iiReuters, 4 May.", &["ii"])]);
        let marked = forms(whole);
        assert_eq!(marked[2..], [Form::Endnote("i".to_owned(), 2), Form::Open, Form::Endnote("ii".to_owned(), 2)]);
        // a letter that counts nothing; a note is missing
        let mut cut = text();
        cut.push(line("i Interview, 3 May.", &[]));
        assert!(forms(cut).iter().all(|form| *form == Form::Open));
        assert!(forms(vec![line("the nthx", &["x"]), line("i Interview", &[])]).iter().all(|form| *form == Form::Open));
    }
}
