//! What stands at the foot of a page: notes in smaller print, and page numbers. A note that goes on at the foot of
//! the next page is put together again.

use foldhash::{HashMap, HashMapExt as _, HashSet};

use super::columns::Columns;
use super::glyphs::Rule;
use super::lines::{Form, Line};
use crate::read::furniture::page_number;

/// Lines of one page, parted.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) body: Vec<Line>,
    /// The notes at its foot.
    pub(super) foot: Vec<Line>,
    /// Page numbers and running feet.
    pub(super) last: Vec<Line>,
    /// Lines of the next page that belong to the last note of this one.
    pub(super) goes_on: Vec<Line>,
    columns: Columns,
    /// Lines of this page that the page before took.
    taken: usize,
}

/// Smaller print than this share of the usual size may be that of notes.
const SMALLER: f64 = 0.95;
/// A running foot is no longer.
const LONGEST_FOOT: usize = 80;
/// Lines of a running foot.
const FEET: usize = 3;

/// Parts the lines of each page. `usual` is the size of running text, in points.
pub(super) fn pages(pages: Vec<(Vec<Line>, Vec<Rule>)>, usual: f64) -> Vec<Page> {
    let repeated = repeated(&pages);
    let mut parted: Vec<Page> = pages.into_iter().map(|(lines, rules)| page(lines, &rules, &repeated, usual)).collect();
    for at in 1..parted.len() {
        let [before, page] = &mut parted[at - 1..=at] else { continue };
        if let (Some(last), Some(first)) = (before.body.last(), page.body.first_mut()) {
            let runs = |line: &Line| matches!(line.form, Form::Open | Form::Usual);
            let alike = (first.size - last.size).abs() < first.size * 0.02 && (last.size - usual).abs() < usual * 0.08;
            let runs = runs(first) && (runs(last) || matches!(last.form, Form::Item(..)));
            let open = !before.columns.has_room(last, first) && !ends(&last.text);
            first.goes_on = alike && runs && (open || last.leads_into(first));
        }
    }
    // the number of the last note, and the page that it stands on
    let mut last: Option<(u32, usize)> = None;
    for at in 0..parted.len() {
        let labels: Vec<Option<u32>> = parted[at].foot.iter().map(|line| label(&line.text)).collect();
        let expected = last.map_or(1, |(number, _)| number + 1);
        // the next in number; a count that begins again; anything where nothing was counted yet
        let first = labels
            .iter()
            .position(|l| *l == Some(expected))
            .or_else(|| labels.iter().position(|l| *l == Some(1)))
            .or_else(|| labels.iter().position(|l| l.is_some() && last.is_none()));
        let before = last.filter(|&(_, page)| page + 1 == at).map(|(_, page)| page);
        let open = before.filter(|&page| same_print(&parted[page], &parted[at]));
        // small print without any number goes on only from a note that is still open
        let open = open.filter(|&page| first.is_some() || is_open(&parted[page]));
        if let Some(page) = open {
            let count = first.unwrap_or(parted[at].foot.len());
            let lines: Vec<Line> = parted[at].foot.drain(..count).map(|line| Line { begins_paragraph: false, ..line }).collect();
            parted[at].taken = lines.len();
            parted[page].goes_on = lines;
        }
        if let Some(first) = first {
            let mut number = labels[first].unwrap_or(expected);
            let taken = parted[at].taken;
            for (place, label) in labels.iter().enumerate().skip(taken) {
                let begins = place == first || place > first && *label == Some(number + 1);
                number += u32::from(begins && place > first);
                // what is no note of its own goes on from the one before, in another column too
                parted[at].foot[place - taken].begins_paragraph = begins;
                if begins {
                    parted[at].foot[place - taken].part_label();
                }
                if let Some([before, line]) = parted[at].foot[..=place - taken].last_chunk::<2>().filter(|_| !begins) {
                    // in one column, and with room for the next word
                    let ended = line.y > before.y && ends(&before.text) && parted[at].columns.has_room(before, line);
                    parted[at].foot[place - taken - 1].ended = ended;
                }
            }
            last = Some((number, at));
        } else if let Some((number, _)) = last.filter(|_| parted[at].taken > 0) {
            // the whole foot goes on: the note is still open
            last = Some((number, at));
        }
    }
    // what a page took that was itself only a piece goes back to where the note begins
    for at in (1..parted.len()).rev() {
        if parted[at].foot.is_empty() && parted[at].taken > 0 {
            let lines = std::mem::take(&mut parted[at].goes_on);
            parted[at - 1].goes_on.extend(lines);
        }
    }
    parted
}

/// Whether a sign closes a line's sentence or entry. A call behind it closes nothing.
fn ends(text: &str) -> bool {
    let words = text.trim_end_matches(|c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹') || c.is_whitespace());
    words.ends_with(['.', '!', '?', ':', ';', '…', '»', '”', '"'])
}

fn same_print(before: &Page, page: &Page) -> bool {
    let size = |page: &Page| page.foot.last().or(page.goes_on.last()).map(|line| line.size);
    let first = page.foot.first().map(|line| line.size);
    let of_before = size(before).or_else(|| (before.taken > 0).then_some(first).flatten());
    of_before.zip(first).is_some_and(|(a, b)| (a - b).abs() < a * 0.04)
}

fn page(lines: Vec<Line>, rules: &[Rule], repeated: &HashSet<String>, usual: f64) -> Page {
    let last = running_feet(&lines, repeated);
    let mut ruled = vec![false; lines.len()];
    for rule in rules {
        for at in below_rule(rule, &lines, &last) {
            ruled[at] = true;
        }
    }
    let small = |line: &Line| line.size < usual * SMALLER;
    let below: Vec<usize> = (0..lines.len()).filter(|&i| !last.contains(&i) && !ruled[i] && !small(&lines[i])).collect();
    let is_foot: Vec<bool> = (0..lines.len())
        .map(|i| {
            let line = &lines[i];
            let above = |&b: &usize| lines[b].y > line.y && lines[b].is_above_or_below(line.x, line.end);
            !last.contains(&i) && (ruled[i] || small(line) && !below.iter().any(above))
        })
        .collect();
    let mut page = Page { columns: Columns::of(lines.iter()), ..Page::default() };
    let mut foot = Vec::new();
    // smaller print alone on a page is an annex or a page of notes
    let some_body = !below.is_empty();
    for (i, line) in lines.into_iter().enumerate() {
        if last.contains(&i) {
            page.last.push(line);
        } else if is_foot[i] && some_body {
            foot.push(line);
        } else {
            page.body.push(line);
        }
    }
    page.foot = by_columns(foot);
    for at in 1..page.body.len() {
        let (before, line) = (&page.body[at - 1], &page.body[at]);
        // a sentence that the end of a column cuts goes on at the head of the next
        let next_column = line.y < before.y && line.x > before.x && (line.size - before.size).abs() < line.size * 0.02;
        let open = !ends(&before.text) || before.leads_into(line);
        if next_column && open && matches!(line.form, Form::Open | Form::Usual) {
            page.body[at].begins_paragraph = false;
        }
    }
    page
}

/// Lines in the order of columns, and from top to bottom in each.
fn by_columns(lines: Vec<Line>) -> Vec<Line> {
    let mut order: Vec<&Line> = lines.iter().collect();
    order.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for line in order {
        match columns.last_mut() {
            Some((_, end)) if line.x < *end => *end = end.max(line.end),
            _ => columns.push((line.x, line.end)),
        }
    }
    let column = |line: &Line| columns.iter().rposition(|&(x, _)| x <= line.x).unwrap_or_default();
    let mut placed: Vec<(usize, Line)> = lines.into_iter().map(|line| (column(&line), line)).collect();
    placed.sort_by(|(a, one), (b, other)| a.cmp(b).then(one.y.total_cmp(&other.y)));
    placed.into_iter().map(|(_, line)| line).collect()
}

/// Whether the last note of a page fills its line and ends in no sign that closes it.
fn is_open(page: &Page) -> bool {
    let Some(last) = page.goes_on.last().or(page.foot.last()) else { return page.taken > 0 };
    let widest = page.foot.iter().chain(&page.goes_on).map(|l| l.end).fold(0.0, f64::max);
    let filled = last.end > widest - (widest - last.x) * 0.15;
    filled && !last.text.trim_end().ends_with(['.', ';', ')', '>', '!', '?'])
}

/// The lines under a rule that parts notes from the text: it begins where they do and is shorter than they are, and a
/// note begins or goes on right below it.
fn below_rule(rule: &Rule, lines: &[Line], last: &[usize]) -> Vec<usize> {
    let below: Vec<usize> = (0..lines.len()).filter(|i| !last.contains(i) && lines[*i].y > rule.y).collect();
    let column: Vec<usize> = below.into_iter().filter(|&i| lines[i].is_above_or_below(rule.x, rule.end)).collect();
    let width = |i: &usize| lines[*i].end - lines[*i].x;
    let widest = column.iter().map(width).fold(0.0, f64::max);
    let left = column.iter().map(|&i| lines[i].x).fold(f64::INFINITY, f64::min);
    let Some(first) = column.iter().copied().min_by(|&a, &b| lines[a].y.total_cmp(&lines[b].y)) else { return column };
    let near = lines[first].y - rule.y < lines[first].size * 3.0;
    // the words of a line of text end on the line that is drawn below it
    let underlined = lines.iter().any(|l| (0.0..l.size * 0.5).contains(&(rule.y - l.y)) && l.is_above_or_below(rule.x, rule.end));
    let short = rule.end - rule.x < widest * 0.75;
    let labelled = column.iter().any(|&i| label(&lines[i].text).is_some());
    if near && short && labelled && !underlined && (left - rule.x).abs() < lines[first].size * 1.5 { column } else { Vec::new() }
}

/// The lines of a page from its foot upwards.
fn upwards(lines: &[Line]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&a, &b| lines[b].y.total_cmp(&lines[a].y));
    order
}

/// The words of a line with a sign for each number.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for c in text.trim().chars() {
        let c = if c.is_numeric() { '#' } else { c };
        if c != '#' || !shape.ends_with('#') {
            shape.push(c);
        }
    }
    shape
}

/// What stands at the foot of three pages or more and of one in three, numbers apart.
fn repeated(pages: &[(Vec<Line>, Vec<Rule>)]) -> HashSet<String> {
    const OFTEN: usize = 3;
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (lines, _) in pages {
        for at in upwards(lines).into_iter().take(FEET).filter(|&at| lines[at].text.len() <= LONGEST_FOOT) {
            *counts.entry(shape(&lines[at].text)).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= OFTEN.max(pages.len() / 3)).map(|(shape, _)| shape).collect()
}

/// Up to three lines at the very foot of a page: its number, and what stands there on other pages too.
fn running_feet(lines: &[Line], repeated: &HashSet<String>) -> Vec<usize> {
    let is_foot = |&at: &usize| {
        let text = lines[at].text.trim();
        if lines[at].form == Form::Row {
            return false;
        }
        let number = text.bytes().any(|b| b.is_ascii_digit()) && !text.chars().any(char::is_alphabetic);
        // "Page 3", "3 / 12"
        let number = number || page_number(text).is_some_and(|(_, sure)| sure);
        text.len() <= LONGEST_FOOT && (number || repeated.contains(&shape(text)))
    };
    upwards(lines).into_iter().take(FEET).take_while(is_foot).collect()
}

/// The number that a line begins with, where it may be that of a note: "12 Le Monde", "¹² Le Monde", "12. Le Monde".
fn label(text: &str) -> Option<u32> {
    const HIGH: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let mut number = 0u32;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let digit = c.to_digit(10).or_else(|| HIGH.chars().position(|h| h == c).map(|d| d as u32));
        let Some(digit) = digit.filter(|_| at < 12) else { break };
        number = number * 10 + digit;
        end = at + c.len_utf8();
    }
    let after = text[end..].trim_start_matches([' ', '\t', '\u{a0}', '.', ')']);
    let words = after.starts_with(|c: char| c.is_alphabetic() || matches!(c, '«' | '“' | '"' | '‘' | '(' | '[' | '@' | '<'));
    (end > 0 && number <= 9_999 && words).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, x: f64, y: f64, size: f64) -> Line {
        Line { text: text.to_owned(), begins_paragraph: true, x, end: x + 200.0, y, size, ..Line::default() }
    }

    fn plain(pages: Vec<Vec<Line>>) -> Vec<(Vec<Line>, Vec<Rule>)> {
        pages.into_iter().map(|lines| (lines, Vec::new())).collect()
    }

    fn texts(lines: &[Line]) -> Vec<&str> {
        lines.iter().map(|l| l.text.as_str()).collect()
    }

    #[test]
    fn notes_go_on_at_the_foot_of_the_next_page_and_the_one_after() {
        let given = vec![
            vec![
                line("Body one.", 50.0, 100.0, 11.0),
                line("1 First note", 50.0, 700.0, 9.0),
                line("2 Second begins", 50.0, 710.0, 9.0),
                line("12", 150.0, 760.0, 11.0),
            ],
            vec![line("Body two.", 50.0, 100.0, 11.0), line("14 of whom were held", 50.0, 710.0, 9.0), line("13", 150.0, 760.0, 11.0)],
            vec![line("Body three.", 50.0, 100.0, 11.0), line("and ends.", 50.0, 700.0, 9.0), line("3 Third note", 50.0, 710.0, 9.0)],
        ];
        let parted = pages(plain(given), 11.0);
        assert_eq!(texts(&parted[0].body), ["Body one."]);
        assert_eq!(texts(&parted[0].foot), ["1 First note", "2 Second begins"]);
        assert_eq!(texts(&parted[0].goes_on), ["14 of whom were held", "and ends."]);
        assert_eq!(texts(&parted[0].last), ["12"]);
        assert!(parted[1].foot.is_empty() && parted[1].goes_on.is_empty());
        assert_eq!(texts(&parted[2].foot), ["3 Third note"]);
    }

    #[test]
    fn a_rule_parts_notes_in_print_of_the_same_size() {
        let rule = Rule { x: 50.0, end: 120.0, y: 690.0 };
        let (above, underline) = (Rule { x: 50.0, end: 90.0, y: 101.0 }, Rule { x: 50.0, end: 250.0, y: 300.0 });
        let lines = vec![
            line("Running text", 50.0, 100.0, 11.0),
            line("2020 was a good year", 50.0, 315.0, 11.0),
            line("1 A note", 50.0, 702.0, 11.0),
            line("that goes on", 50.0, 714.0, 11.0),
        ];
        let parted = pages(vec![(lines, vec![above, underline, rule])], 11.0);
        assert_eq!(texts(&parted[0].body), ["Running text", "2020 was a good year"]);
        assert_eq!(texts(&parted[0].foot), ["1 A note", "that goes on"]);
    }

    #[test]
    fn small_print_above_running_text_is_no_foot() {
        let given = vec![vec![
            line("A quotation in small print", 50.0, 100.0, 9.0),
            line("Running text below.", 50.0, 300.0, 11.0),
            line("1 In the other column", 350.0, 200.0, 9.0),
        ]];
        let parted = pages(plain(given), 11.0);
        assert_eq!(texts(&parted[0].body), ["A quotation in small print", "Running text below."]);
        assert_eq!(texts(&parted[0].foot), ["1 In the other column"]);
    }
}
