//! Comments in text formats that speak to the program. They are blanked out before the text is read, so that no
//! reader takes them for words of the report; every other byte keeps its place.

use std::borrow::Cow;

use memchr::memmem;

use super::margin;
use crate::document::{Comment, Format};
use crate::text::Span;

/// The comments of a text, and the text without them, of the same length.
pub(super) fn taken_out(text: &str, format: Format) -> (Vec<Comment>, Cow<'_, str>) {
    let spans = if format == Format::Latex { percent(text) } else { angled(text, format) };
    let mut comments = Vec::new();
    let mut blank: Vec<Span> = Vec::new();
    for (span, inner) in spans {
        if let Some(told) = Comment::told(inner) {
            comments.push(Comment { span, text: told, attached: false, author: None, date: None });
            blank.push(span);
        }
    }
    let own = margin::notes(text, format);
    if blank.is_empty() && own.is_empty() {
        return (comments, Cow::Borrowed(text));
    }
    let mut left = String::with_capacity(text.len());
    let mut from = 0;
    // the line that is being written holds no words yet
    let mut bare = true;
    let mut all: Vec<(Span, bool)> = blank.into_iter().map(|span| (span, false)).chain(own.into_iter().map(|span| (span, true))).collect();
    all.sort();
    for (span, own) in all.into_iter().filter(|(span, _)| !span.is_empty()) {
        if span.start < from {
            continue;
        }
        let words = &text[from..span.start];
        bare = (bare || words.contains('\n')) && words.rsplit('\n').next().is_none_or(|line| line.trim().is_empty());
        left.push_str(words);
        if own {
            leave_out(&mut left, &text[span.start..span.end], &text[span.end..], format);
        } else {
            bare = blank_out(&mut left, &text[span.start..span.end], &text[span.end..], format, bare);
        }
        from = span.end;
    }
    left.push_str(&text[from..]);
    (comments, Cow::Owned(left))
}

/// Spaces in place of a note that the program wrote, so that the lines around it are what they were without it.
fn leave_out(left: &mut String, note: &str, after: &str, format: Format) {
    let ends_line = after.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
    if format == Format::Markdown && note.starts_with(' ') && ends_line && note.len() > 5 {
        // Markdown would take so many spaces at the end of a line for a break
        left.push_str(&format!(" []({:1$})", "", note.len() - 5));
    } else if format == Format::Markdown {
        left.extend(note.bytes().map(|b| if matches!(b, b'\n' | b'\r') { char::from(b) } else { ' ' }));
    } else {
        left.push_str(&" ".repeat(note.len()));
    }
}

/// Spaces in place of a comment in a line that is bare before it or not; true where the line is bare after it.
fn blank_out(left: &mut String, comment: &str, after: &str, format: Format, bare: bool) -> bool {
    let blank = |text: &str| text.bytes().map(|b| if matches!(b, b'\n' | b'\r') { char::from(b) } else { ' ' }).collect::<String>();
    let last = comment.rfind('\n').map_or(0, |end| end + 1);
    let bare = last > 0 || bare;
    // no further ahead than the next word: a line may hold thousands of comments
    let goes_on = || after.trim_start_matches(|c: char| c != '\n' && c.is_whitespace()).chars().next().is_some_and(|c| c != '\n');
    left.push_str(&blank(&comment[..last]));
    let length = comment.len() - last;
    // Markdown would take words after so many spaces for code: a link of nothing to nowhere is as silent
    if format == Format::Markdown && bare && length > 3 && goes_on() {
        left.push_str(&format!("[]({:1$})", "", length - 4));
        return false;
    }
    left.push_str(&blank(&comment[last..]));
    bare
}

/// `<!-- recoupe: … -->`, outside Markdown's code.
fn angled(text: &str, format: Format) -> Vec<(Span, &str)> {
    const OPEN: &str = "<!--";
    const CLOSE: &str = "-->";
    let mut found = Vec::new();
    let mut from = 0;
    let mut code = Code::new(text);
    for mark in memmem::find_iter(text.as_bytes(), Comment::MARK) {
        // the mark is the first word of its comment
        let head = text[from.min(mark)..mark].trim_end();
        let Some(start) = head.ends_with(OPEN).then(|| from + head.len() - OPEN.len()) else { continue };
        if format == Format::Markdown && code.holds(start) {
            continue;
        }
        let Some(length) = text[mark..].find(CLOSE) else { break };
        let end = mark + length + CLOSE.len();
        found.push((Span::new(start, end), &text[mark..mark + length]));
        from = end;
    }
    found
}

/// What is code in a text, told from its beginning on; every byte is looked at once.
struct Code<'t> {
    text: &'t str,
    /// Where the line of the last place begins.
    line: usize,
    /// The last place.
    seen: usize,
    /// A fence is open at the beginning of the line.
    fenced: bool,
    /// A backtick is open in the line.
    quoted: bool,
}

impl<'t> Code<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, line: 0, seen: 0, fenced: false, quoted: false }
    }

    /// Inside a fence or between backticks of its line, as a manual shows such a comment. Places come in order.
    fn holds(&mut self, at: usize) -> bool {
        if let Some(end) = self.text[self.seen..at].rfind('\n') {
            let line = self.seen + end + 1;
            let fence = |line: &&str| {
                let line = line.trim_start();
                line.starts_with("```") || line.starts_with("~~~")
            };
            self.fenced ^= self.text[self.line..line].lines().filter(fence).count() % 2 == 1;
            (self.line, self.seen, self.quoted) = (line, line, false);
        }
        self.quoted ^= self.text[self.seen..at].bytes().filter(|&b| b == b'`').count() % 2 == 1;
        self.seen = at;
        self.fenced || self.quoted
    }
}

/// `% recoupe: …` to the end of the line, where the sign is not escaped.
fn percent(text: &str) -> Vec<(Span, &str)> {
    let mut found: Vec<(Span, &str)> = Vec::new();
    for mark in memmem::find_iter(text.as_bytes(), Comment::MARK) {
        if found.last().is_some_and(|(last, _)| mark < last.end) {
            continue;
        }
        let start = text[..mark].trim_end_matches([' ', '\t', '%']).len();
        let Some(sign) = text[start..mark].find('%').filter(|_| !text[..start].ends_with('\\')) else { continue };
        let end = text[mark..].find('\n').map_or(text.len(), |at| mark + at);
        found.push((Span::new(start + sign, end), text[mark..end].trim_end()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_blanked_and_all_else_keeps_its_place() {
        let text = "Un fait <!-- recoupe: ignore dates —\n raison -->é.\n<!-- words -->\n`<!-- recoupe: ignore x -->`\n```\n<!-- recoupe: ignore y -->\n```\n";
        let (comments, left) = taken_out(text, Format::Markdown);
        assert_eq!(comments.len(), 1);
        assert_eq!(comments[0].text, "ignore dates — raison");
        assert_eq!(left.len(), text.len());
        assert_eq!(left.find('é'), text.find('é'));
        assert_eq!(left.matches('\n').count(), text.matches('\n').count());
        assert!(left.contains("<!-- words -->") && left.contains("ignore y"));
    }

    #[test]
    fn percent_signs_begin_comments_unless_escaped() {
        let text = "Un fait % recoupe: ignore dates -- raison\n12 \\% recoupe: ignore no\nrecoupe: ignore none\n";
        let found = percent(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1, "recoupe: ignore dates -- raison");
        assert_eq!(&text[found[0].0.start..found[0].0.end], "% recoupe: ignore dates -- raison");
    }

    #[test]
    fn a_comment_that_never_ends_is_text() {
        assert!(taken_out("<!-- recoupe: ignore dates", Format::Markdown).0.is_empty());
    }
}
