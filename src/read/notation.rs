//! Notations that occur in every text format: superscripts, light markup, entities.

use std::ops::Range;

use super::{Call, Inline};
use crate::document::Link;
use crate::text::{find_byte, floor};

/// The longest stretch that is looked through for a closing sign.
const REACH: usize = 400;
/// The longest superscript.
const RAISED_REACH: usize = 40;

/// Finds `^12^`, `^{12}`, `$^{12}$`, `<sup>12</sup>` and, where `markup` is set, the light markup
/// that plain text carries over from Markdown (links, emphasis, escapes); takes the signs out and
/// records what stood on the words.
pub(crate) fn clean(inline: &mut Inline, markup: bool) {
    let text = inline.text.as_str();
    let bytes = text.as_bytes();
    if find_byte(bytes, |b| matches!(b, b'^' | b'<' | b'[' | b'*' | b'_' | b'\\' | b'&' | b'`')).is_none() {
        return;
    }
    let mut found = Found::default();
    let mut at = 0;
    // Where no closing sign follows, looking again from the next opening sign would be quadratic.
    let mut no_close = [0usize; 4];
    let mut code = inline.code.iter().peekable();
    while let Some(plain) =
        bytes.get(at..).and_then(|rest| find_byte(rest, |b| matches!(b, b'^' | b'<' | b'[' | b'*' | b'_' | b'\\' | b'`')))
    {
        at += plain;
        while code.next_if(|c| c.end <= at).is_some() {}
        let step = match bytes[at] {
            _ if code.peek().is_some_and(|c| c.contains(&at)) => 1,
            b'^' => found.superscript(text, at),
            b'<' => found.tag(text, at, markup, &mut no_close[0]),
            b'[' if markup => found.link(text, at, &mut no_close[1]),
            b'*' | b'_' if markup => found.emphasis(text, at, &mut no_close[2]),
            b'\\' if markup && bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => {
                found.cuts.push(at..at + 1);
                2
            }
            b'`' if markup => found.code(text, at, &mut no_close[3]),
            _ => 1,
        };
        at += step;
    }
    found.finish(inline);
}

#[derive(Default)]
struct Found {
    cuts: Vec<Range<usize>>,
    raised: Vec<Range<usize>>,
    links: Vec<Link>,
    emphasis: Vec<Range<usize>>,
    calls: Vec<Call>,
    code: Vec<Range<usize>>,
}

fn reach(text: &str, at: usize, limit: usize) -> &str {
    let end = floor(text, (at + limit).min(text.len()));
    &text[at..end]
}

impl Found {
    fn finish(mut self, inline: &mut Inline) {
        inline.raised.append(&mut self.raised);
        inline.raised.sort_by_key(|r| r.start);
        inline.links.append(&mut self.links);
        inline.links.sort_by_key(|l| l.range.start);
        inline.emphasis.append(&mut self.emphasis);
        inline.emphasis.sort_by_key(|r| r.start);
        inline.calls.append(&mut self.calls);
        inline.calls.sort_by_key(|c| c.range.start);
        inline.code.append(&mut self.code);
        inline.code.sort_by_key(|r| r.start);
        self.cuts.sort_by_key(|r| r.start);
        let mut last = 0;
        self.cuts.retain(|cut| {
            let keep = cut.start >= last;
            if keep {
                last = cut.end;
            }
            keep
        });
        inline.cut(&self.cuts);
    }

    /// `^12^`, `^{12}`, `$^{12}$`; text such as `1^er^` loses its signs and stays text.
    fn superscript(&mut self, text: &str, at: usize) -> usize {
        let bytes = text.as_bytes();
        if bytes.get(at + 1) == Some(&b'[') {
            // an inline note: the apparatus reads it
            return 2;
        }
        let (inner, close) = if bytes.get(at + 1) == Some(&b'{') { (at + 2, '}') } else { (at + 1, '^') };
        let window = reach(text, inner, RAISED_REACH);
        let Some(length) = window.find([close, ' ', '\n']).filter(|&l| l > 0 && window[l..].starts_with(close)) else {
            return 1;
        };
        let (start, end) = (inner, inner + length);
        // "[^a]^,^[^b]": the sign of a call opens nothing
        if text[..at].ends_with('[') && text[start..end].contains(']') {
            return 1;
        }
        let mut after = end + 1;
        let mut before = at;
        if at > 0 && bytes[at - 1] == b'$' && bytes.get(after) == Some(&b'$') {
            before = at - 1;
            after += 1;
        } else if close == '}' && text[..at].ends_with(|c: char| c.is_ascii_alphabetic()) && in_formula(text, at) {
            // $x^{2}$ is a formula
            return 1;
        }
        self.cuts.push(before..start);
        self.cuts.push(end..after);
        if is_label_list(&text[start..end]) {
            self.raised.push(start..end);
        }
        after - at
    }

    fn tag(&mut self, text: &str, at: usize, markup: bool, no_close: &mut usize) -> usize {
        let rest = &text[at..];
        if *no_close > at {
            return 1;
        }
        let starts = |tag: &str| rest.get(..tag.len()).is_some_and(|r| r.eq_ignore_ascii_case(tag));
        if starts("<sup>") {
            let window = reach(text, at + 5, REACH);
            let Some(length) = find_ignore_case(window, "</sup>") else { return 5 };
            let (start, end) = (at + 5, at + 5 + length);
            self.cuts.push(at..start);
            self.cuts.push(end..end + 6);
            if is_label_list(text[start..end].trim().trim_start_matches('[').trim_end_matches(']')) {
                self.raised.push(start..end);
            }
            return end + 6 - at;
        }
        if markup {
            for tag in ["<i>", "</i>", "<em>", "</em>", "<b>", "</b>", "<strong>", "</strong>", "<br>", "<br/>", "<br />", "<p>", "</p>"] {
                if starts(tag) {
                    self.cuts.push(at..at + tag.len());
                    return tag.len();
                }
            }
        }
        1
    }

    /// `[words](target)`; the words may hold brackets of their own, plain or escaped.
    fn link(&mut self, text: &str, at: usize, no_close: &mut usize) -> usize {
        if *no_close > at {
            return 1;
        }
        let window = reach(text, at, REACH).as_bytes();
        let mut depth = 0usize;
        let mut i = 0;
        let close = loop {
            match window.get(i) {
                Some(b'\\') => i += 1,
                Some(b'[') => depth += 1,
                Some(b']') => {
                    depth -= 1;
                    if depth == 0 {
                        break i;
                    }
                }
                Some(_) => {}
                None => {
                    // nothing closes within reach: the brackets up to here are text
                    *no_close = at + window.len() / 2;
                    return 1;
                }
            }
            i += 1;
        };
        if window.get(close + 1) != Some(&b'(') {
            return 1;
        }
        let target_start = at + close + 2;
        let target_window = reach(text, target_start, 4096);
        let mut depth = 1usize;
        let Some(length) = target_window.bytes().position(|b| {
            match b {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            depth == 0 || b == b'\n' && depth > 1
        }) else {
            return 1;
        };
        let target = target_window[..length].split_whitespace().next().unwrap_or_default();
        let (start, end) = (at + 1, at + close);
        let shown = text[start..end].replace('\\', "");
        self.cuts.push(at..start);
        self.cuts.push(end..target_start + length + 1);
        for (i, _) in text[start..end].match_indices('\\') {
            self.cuts.push(start + i..start + i + 1);
        }
        self.link_or_call(start..end, &shown, target);
        target_start + length + 1 - at
    }

    fn link_or_call(&mut self, range: Range<usize>, shown: &str, target: &str) {
        match link_kind(shown, target) {
            LinkKind::Call(label) => self.calls.push(Call { range, label }),
            LinkKind::BackLink => self.cuts.push(range),
            LinkKind::Label => {}
            LinkKind::Link => self.links.push(Link::new(range, target.trim_matches(['<', '>']))),
        }
    }

    /// `*words*`, `**words**`, `_words_`.
    fn emphasis(&mut self, text: &str, at: usize, no_close: &mut usize) -> usize {
        let bytes = text.as_bytes();
        let sign = bytes[at];
        let run = bytes[at..].iter().take_while(|&&b| b == sign).count();
        let before = text[..at].chars().next_back();
        let after = text[at + run..].chars().next();
        let opens = before.is_none_or(|c| !c.is_alphanumeric()) && after.is_some_and(|c| !c.is_whitespace() && c != ')');
        if !opens || run > 3 || *no_close > at {
            return run;
        }
        let window = reach(text, at + run, REACH);
        let mut from = 0;
        while let Some(i) = memchr::memchr(sign, &window.as_bytes()[from..]).map(|i| i + from) {
            let closing = window.as_bytes()[i..].iter().take_while(|&&b| b == sign).count();
            let touches = window[..i].ends_with(|c: char| !c.is_whitespace());
            let free = sign == b'*' || window[i + closing..].chars().next().is_none_or(|c| !c.is_alphanumeric());
            if closing == run && touches && free && i > 0 {
                let (start, end) = (at + run, at + run + i);
                self.cuts.push(at..start);
                self.cuts.push(end..end + run);
                self.emphasis.push(start..end);
                return run;
            }
            from = i + closing;
        }
        *no_close = at + window.len() / 2;
        run
    }

    fn code(&mut self, text: &str, at: usize, no_close: &mut usize) -> usize {
        if *no_close > at {
            return 1;
        }
        let window = reach(text, at + 1, REACH);
        match window.find('`') {
            Some(length) if length > 0 => {
                self.cuts.push(at..at + 1);
                self.cuts.push(at + 1 + length..at + 2 + length);
                self.code.push(at + 1..at + 1 + length);
                length + 2
            }
            _ => {
                *no_close = at + window.len();
                1
            }
        }
    }
}

pub(super) enum LinkKind {
    Call(String),
    /// The arrow that leads from a note back to its call.
    BackLink,
    /// A note's own label, which leads back to its call.
    Label,
    Link,
}

/// What a link is by its words and its target: pages saved from a wiki or from Word call their notes
/// with `[\[12\]](#cite_note-12)`.
pub(super) fn link_kind(shown: &str, target: &str) -> LinkKind {
    let Some(hash) = target.find('#') else { return LinkKind::Link };
    let shown = shown.trim();
    if matches!(shown, "^" | "↩" | "↩︎" | "↑" | "⏎" | "Retour" | "Back") {
        return LinkKind::BackLink;
    }
    let anchor = target[hash + 1..].to_ascii_lowercase();
    let bare = shown.trim_start_matches('[').trim_end_matches(']').trim();
    let is_label = !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit())
        || matches!(bare, "*" | "†" | "‡" | "§")
        || bare.len() == 1 && shown.starts_with('[') && anchor.contains("note") && bare.bytes().all(|b| b.is_ascii_lowercase())
        || bare.to_ascii_lowercase().strip_prefix("note ").is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
    let leads_back = ["fnref", "_ftnref", "_ednref", "cite_ref", "footnote-ref", "endnote-ref", "sdfootnote", "noteref"]
        .iter()
        .any(|back| anchor.starts_with(back))
        && !anchor.ends_with("sym");
    match (is_label, leads_back) {
        (true, true) => LinkKind::Label,
        (false, true) => LinkKind::BackLink,
        (true, false) if anchor.len() > 1 => LinkKind::Call(bare.to_owned()),
        _ => LinkKind::Link,
    }
}

/// "12", "6,33--35", "*", "a": what a superscript holds when it calls notes.
pub(crate) fn is_label_list(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && (text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ';' | '-' | '–' | ' ' | '\u{a0}'))
            && text.chars().any(|c| c.is_ascii_digit())
            || matches!(text, "*" | "**" | "***" | "†" | "‡" | "§" | "††" | "‡‡"))
}

fn find_ignore_case(text: &str, needle: &str) -> Option<usize> {
    text.as_bytes().windows(needle.len()).position(|w| w.eq_ignore_ascii_case(needle.as_bytes()))
}

/// True between two dollar signs of one line.
fn in_formula(text: &str, at: usize) -> bool {
    let line_start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    text[line_start..at].matches('$').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::MappedText;

    fn cleaned(text: &str) -> Inline {
        let mut inline = Inline::plain(MappedText::linear(text, 0));
        clean(&mut inline, true);
        inline
    }

    #[test]
    fn superscripts_of_every_notation_are_raised() {
        for text in ["mot^12^ fin", "mot^{12} fin", "mot$^{12}$ fin", "mot<sup>12</sup> fin"] {
            let inline = cleaned(text);
            assert_eq!(inline.text.as_str(), "mot12 fin", "{text}");
            assert_eq!(inline.raised, [3..5], "{text}");
        }
        assert_eq!(cleaned("mot[^a]^,^[^b] fin").text.as_str(), "mot[^a],[^b] fin");
        for text in ["le 1^{er} mai", "le 1^er^ mai"] {
            let inline = cleaned(text);
            assert_eq!(inline.text.as_str(), "le 1er mai");
            assert!(inline.raised.is_empty());
        }
        assert_eq!(cleaned("a ^6,33--35^ b").raised.len(), 1);
    }

    #[test]
    fn light_markup_of_plain_text_is_taken_out() {
        let inline = cleaned("Le Monde, [url](#) ; *l'akimat*, [\\[12\\]](#_ftn12) [sic]");
        assert_eq!(inline.text.as_str(), "Le Monde, url ; l'akimat, [12] [sic]");
        assert_eq!(inline.links.len(), 1);
        assert_eq!(&inline.text.as_str()[inline.emphasis[0].clone()], "l'akimat");
        assert_eq!(inline.calls[0].label, "12");
    }

    #[test]
    fn unclosed_signs_cost_linear_time() {
        for sign in ["[", "[^", "*a ", "<sup>", "^{", "`", "[\\["] {
            let text = sign.repeat(200_000);
            assert!(!cleaned(&text).text.is_empty() || sign == "`");
        }
    }
}
