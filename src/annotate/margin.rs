//! Notes in the margin of Markdown and text: comments of HTML behind the words, lines of their own. Each is
//! written with one space or line end before it, and taken out with it: all else keeps its bytes.

use super::insert::{Changes, without};
use super::remark::NewRemark;
use super::{Remarks, changed};
use crate::document::{BlockKind, Document, Format};
use crate::error::Error;
use crate::read::margin;

/// How far back the signs of a line are read for a place between words.
const LONGEST_LINE: usize = 20_000;

/// The bytes of a file without the notes that the program wrote; none where it holds none.
pub(super) fn bare(bytes: &[u8], format: Format) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let own = margin::notes(text, format);
    (!own.is_empty()).then(|| without(text, own.into_iter().map(|s| s.start..s.end).collect()).into_bytes())
}

pub(super) fn annotate(bytes: &[u8], document: &Document, remarks: &Remarks) -> Result<Vec<u8>, Error> {
    let text = document.input.text();
    if bare(bytes, document.format).as_deref().unwrap_or(bytes) != text.as_bytes() {
        return Err(changed());
    }
    let lines = Lines::of(text);
    let mut changes = Changes::default();
    for remark in &remarks.all {
        let (at, own_line) = match document.format {
            Format::Markdown => in_markdown(document, &lines, remark.span.end),
            _ => (lines.not_cut(lines.of_place(remark.span.end)), true),
        };
        let before = if own_line { lines.end_sign } else { " " };
        changes.add(at, format!("{before}{}", note(remark, document.format)));
    }
    Ok(changes.apply(text).into_bytes())
}

/// The words of a note, with nothing in them that its format would read.
fn note(remark: &NewRemark, format: Format) -> String {
    let (open, close) = margin::form(format).unwrap_or_default();
    // the last paragraph is the program's name and the key
    let said = remark.paragraphs.split_last().map_or(&[][..], |(_, said)| said);
    let sentences: Vec<String> = said.iter().map(|p| ended(&p.split_whitespace().collect::<Vec<_>>().join(" "))).collect();
    let mut words = sentences.join(" ");
    if format == Format::Markdown {
        // ends of comments, cells of tables, signs of code
        words = words.replace("--", "- -").replace("->", "- >").replace('|', "/").replace('`', "'");
    }
    format!("{open}{words} [{}]{close}", remark.key)
}

fn ended(sentence: &str) -> String {
    let words = sentence.trim_end_matches(['”', '»', ' ', '\u{a0}', '\u{202f}']);
    let stop = if words.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{sentence}{stop}")
}

/// Where the lines of a text end, their signs left out.
struct Lines<'t> {
    text: &'t str,
    feeds: Vec<usize>,
    end_sign: &'static str,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let feeds: Vec<usize> = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
        let end_sign = if feeds.first().is_some_and(|&at| text[..at].ends_with('\r')) { "\r\n" } else { "\n" };
        Self { text, feeds, end_sign }
    }

    /// The line of words that end at a place.
    fn of_place(&self, end: usize) -> usize {
        self.feeds.partition_point(|&feed| feed < end)
    }

    fn start(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|before| self.feeds.get(before)).map_or(0, |feed| feed + 1)
    }

    fn end(&self, line: usize) -> usize {
        let start = self.start(line);
        let end = self.feeds.get(line).copied().unwrap_or(self.text.len());
        start + self.text[start..end].trim_end_matches('\r').len()
    }

    fn words(&self, line: usize) -> &'t str {
        &self.text[self.start(line)..self.end(line)]
    }

    /// The end of a line, or of the next that does not cut a word.
    fn not_cut(&self, line: usize) -> usize {
        let last = (line..=line + 3).find(|&l| l >= self.feeds.len() || !self.words(l).trim_end().ends_with(['-', '\u{ad}', '\u{2010}']));
        self.end(last.unwrap_or(line))
    }
}

/// The place behind words, and whether a note there has a line of its own.
fn in_markdown(document: &Document, lines: &Lines<'_>, end: usize) -> (usize, bool) {
    let kept = |kind: &BlockKind| matches!(kind, BlockKind::Code | BlockKind::FrontMatter);
    let block = document.blocks.iter().find(|b| kept(&b.kind) && b.text.whole().start < end && end <= b.text.whole().end);
    if let Some(block) = block {
        // behind the fence that ends it
        let last = lines.of_place(block.text.whole().end);
        let fence = |&line: &usize| matches!(lines.words(line).trim(), "---" | "..." | "```" | "~~~");
        return (lines.end((last..=last + 1).find(fence).unwrap_or(last)), true);
    }
    let line = lines.of_place(end);
    let (start, stop) = (lines.start(line), lines.end(line));
    let words = lines.words(line);
    if defines_link(words) {
        return (stop, true);
    }
    (between_words(words, end.clamp(start, stop) - start).map_or_else(|| start + line_end(words), |at| start + at), false)
}

/// `[Le Monde]: https://…`, which must be alone on its line.
fn defines_link(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('[')
        && !line.starts_with("[^")
        && line.find("]:").is_some_and(|at| !line[..at].contains(' ') || line[at + 2..].trim_start().starts_with("http"))
}

/// The first white space at or after a place that stands in no brackets, address or code, behind the first
/// words of the line: before them, a comment would take the whole line.
fn between_words(line: &str, from: usize) -> Option<usize> {
    if line.len() > LONGEST_LINE {
        return None;
    }
    let marks = |c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '>' | '#' | '*' | '+' | '-' | '.' | ')' | '|');
    let mut head = line.len() - line.trim_start_matches(marks).len();
    if line[head..].starts_with("[^") {
        head += line[head..].find("]:").map_or(0, |at| at + 2);
        head += line[head..].len() - line[head..].trim_start().len();
    }
    let (mut depth, mut ticks) = (0i32, 0usize);
    for (at, c) in line.char_indices() {
        match c {
            '[' | '(' | '<' | '{' => depth += 1,
            ']' | ')' | '>' | '}' => depth -= 1,
            '`' | '$' => ticks += 1,
            ' ' if at >= from && at > head && depth == 0 && ticks.is_multiple_of(2) => {
                // at the end of the line it is the line's end that counts
                return (!line[at..].trim().is_empty()).then_some(at);
            }
            _ => {}
        }
    }
    None
}

/// The end of a line, before the signs that mean something only there.
fn line_end(line: &str) -> usize {
    let mut words = line.trim_end_matches([' ', '\t', '\\']);
    if line.trim_start().starts_with('#') {
        words = words.trim_end_matches(['#', ' ']);
        if words.ends_with('}') {
            words = words.rfind('{').map_or(words, |open| words[..open].trim_end());
        }
    }
    words.len()
}
