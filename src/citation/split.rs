//! A footnote cut into citations and prose.

use std::ops::Range;
use std::sync::Arc;

use super::names::Names;
use super::parse::{Context, Signs, is_legal_act, parse_among};
use super::{BackReference, Reference};
use crate::document::{Footnote, Link};
use crate::language::{FoundDate, Word, fold_words, lexicon, sentences, words};

/// What a footnote holds.
#[derive(Debug, Default)]
pub(crate) struct FootnoteParts {
    /// Its citations, in order; ranges are in the note's text.
    pub(crate) citations: Vec<Arc<Reference>>,
    /// Its sentences of prose, in order.
    pub(crate) prose: Vec<Range<usize>>,
}

impl FootnoteParts {
    /// True where prose comes before any citation.
    pub(crate) fn prose_first(&self) -> bool {
        self.prose.first().is_some_and(|p| self.citations.first().is_none_or(|c| p.start < c.range.start))
    }
}

/// Cuts a footnote into its citations and its prose.
pub(crate) fn footnote(note: &Footnote, names: &Names, day_first: bool) -> FootnoteParts {
    let text = note.text.as_str();
    let mut splitter = Splitter::new(text, &note.links, &note.emphasis, Context { names, day_first });
    splitter.run();
    splitter.parts
}

/// How many sentences at the end of a note's prose are looked at for a reference.
const LAST: usize = 4;
/// How far ahead a sign looks for what follows it: a longer look at each sign would be quadratic.
const AHEAD: usize = 600;

/// The beginning of a text.
fn window(text: &str) -> &str {
    let mut end = text.len().min(AHEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

struct Splitter<'a> {
    text: &'a str,
    links: &'a [Link],
    emphasis: &'a [Range<usize>],
    context: Context<'a>,
    signs: Signs,
    /// Stretches in which no sign parts citations, in order.
    closed: Vec<Range<usize>>,
    /// Stretches that are no running words: the above, links, brackets.
    wordless: Vec<Range<usize>>,
    parts: FootnoteParts,
}

impl<'a> Splitter<'a> {
    fn new(text: &'a str, links: &'a [Link], emphasis: &'a [Range<usize>], context: Context<'a>) -> Self {
        let signs = Signs::of(text, context.day_first);
        let mut closed: Vec<Range<usize>> = signs.addresses.iter().map(|a| a.range.clone()).collect();
        closed.extend(signs.quotations.iter().map(|q| q.whole.clone()));
        closed.extend(emphasis.iter().cloned());
        closed.extend(short_brackets(text));
        closed.sort_by_key(|r| r.start);
        let mut wordless = closed.clone();
        wordless.extend(links.iter().map(|l| l.range.clone()));
        wordless.extend(square_brackets(text));
        wordless.sort_by_key(|r| r.start);
        Self { text, links, emphasis, context, signs, closed, wordless, parts: FootnoteParts::default() }
    }

    fn run(&mut self) {
        let mut segments = self.segments();
        self.merge(&mut segments);
        for segment in segments {
            self.segment(segment);
        }
    }

    fn is_closed(&self, at: usize) -> Option<usize> {
        containing(&self.closed, at).map(|c| c.end)
    }

    /// First cuts: semicolons, paragraphs, forced line ends, and full stops between references.
    fn segments(&self) -> Vec<Range<usize>> {
        let text = self.text;
        let bytes = text.as_bytes();
        let mut segments = Vec::new();
        let mut start = 0;
        let mut at = 0;
        while at < bytes.len() {
            if let Some(end) = self.is_closed(at) {
                at = end.max(at + 1);
                continue;
            }
            let cut = match bytes[at] {
                b';' => !text[..at].ends_with("&gt") && !text[..at].ends_with("&amp"),
                b'\n' => bytes.get(at + 1) == Some(&b'\n'),
                // a line separator (U+2028): a line end that the author forced
                0xE2 => text[at..].starts_with('\u{2028}'),
                b'.' => self.stop_parts(start, at),
                _ => false,
            };
            let width = text[at..].chars().next().map_or(1, char::len_utf8);
            if cut {
                segments.push(start..if bytes[at] == b'.' { at + 1 } else { at });
                start = at + width;
            } else if bytes[at] == b' '
                && let Some(next) = self.and_parts(start, at)
            {
                segments.push(start..at);
                start = next;
                at = next;
                continue;
            }
            at += width;
        }
        segments.push(start..text.len());
        segments.retain(|s| text[s.clone()].chars().any(char::is_alphanumeric));
        segments
    }

    fn has_address(&self, range: &Range<usize>) -> bool {
        self.signs.addresses.iter().any(|a| a.range.start >= range.start && a.range.end <= range.end + 1)
            || self.links.iter().any(|l| l.is_web() && l.range.start >= range.start && l.range.end <= range.end)
    }

    fn dates_in(&self, range: &Range<usize>) -> impl Iterator<Item = &FoundDate> {
        let from = self.signs.dates.partition_point(|d| d.range.start < range.start);
        let end = range.end;
        self.signs.dates[from..].iter().take_while(move |d| d.range.end <= end)
    }

    /// A full stop parts two references where the one before it is whole and another begins.
    fn stop_parts(&self, start: usize, at: usize) -> bool {
        let after = &self.text[at + 1..];
        if !after.starts_with([' ', '\n', '\u{a0}']) {
            return false;
        }
        let word = self.text[..at].rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
        let back = lexicon().citation.ibid.prefix(&words(&self.text[start..at]).take(3).collect::<Vec<_>>()) > 0;
        if !back && (word.chars().count() == 1 && word.chars().all(char::is_uppercase) || lexicon().abbreviations.contains(word)) {
            return false;
        }
        let next = window(after.trim_start());
        if !next.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“' | '"' | '‘' | '[')) {
            return false;
        }
        let left = start..at;
        let first: Vec<Word<'_>> = words(next).take(6).collect();
        let citation = &lexicon().citation;
        // "Accessed 3 May 2020.", "Archived from …", "Available at …" belong to what is before
        if citation.accessed.prefix(&first) > 0
            || citation.updated.prefix(&first) > 0
            || citation.available.prefix(&first) > 0
            || first.first().is_some_and(|w| matches!(w.folded.as_ref(), "archived" | "isbn" | "doi" | "issn" | "pp" | "p"))
        {
            return false;
        }
        // "“Title”. BBC News. 19 April 2018.": after a title the outlet is still to come.
        let trimmed = self.text[left.clone()].trim_end();
        let title_last = self.signs.quotations.iter().any(|q| q.whole.end == left.start + trimmed.len());
        if title_last && !self.signs.addresses.iter().any(|a| a.range.start >= left.start && a.range.end <= left.end) {
            return false;
        }
        let dated = self.dates_in(&left).next().is_some();
        let author_date = self.text[left.clone()].trim_end().ends_with(')')
            && !self.has_address(&left)
            && self.dates_in(&left).all(|d| self.text[..d.range.start].ends_with('('))
            && !self.text[left.clone()].contains(['«', '“', '"']);
        let whole = back || self.has_address(&left) || dated && !author_date;
        if !whole {
            return false;
        }
        // what follows, up to the next sign that could part
        let right_start = at + 1 + (after.len() - after.trim_start().len());
        let right_end = right_start + next.find([';', '\n']).unwrap_or(next.len());
        let right = right_start..right_end;
        let lead = citation.breaking_lead_ins.prefix(&first) > 0 || citation.ibid.prefix(&first) > 0;
        lead || self.begins_reference(&right)
    }

    /// "… 2020 and Amnesty International, …": both sides whole.
    fn and_parts(&self, start: usize, at: usize) -> Option<usize> {
        let after = window(&self.text[at + 1..]);
        words(after).next().filter(|word| lexicon().citation.and_words.may_begin_with(word))?;
        let first: Vec<Word<'_>> = words(after).take(4).collect();
        let count = lexicon().citation.and_words.prefix(&first);
        if count == 0 {
            return None;
        }
        let next = at + 1 + first.get(count)?.range.start;
        let left = start..at;
        let right = window(&self.text[next..]);
        let right_end = next + right.find(';').unwrap_or(right.len());
        let whole = self.has_address(&left) || self.dates_in(&left).any(|d| d.date.month_number().is_some() || d.range.end + 2 >= at);
        let other = self.has_address(&(next..right_end)) || self.dates_in(&(next..right_end)).next().is_some();
        let back = left.len() < 200
            && parse_among(&self.signs, self.text, left.clone(), self.links, self.emphasis, self.context).back_reference.is_some();
        let next_back =
            back && parse_among(&self.signs, self.text, next..right_end, self.links, self.emphasis, self.context).back_reference.is_some();
        if next_back {
            return Some(next);
        }
        let ends_whole = self.text[left.clone()]
            .trim_end()
            .ends_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | ']' | '»' | '”' | '"' | '>' | ',' | '/'))
            || self.has_address(&left);
        let name =
            right.starts_with(char::is_uppercase) || lexicon().citation.lead_ins.prefix(&words(right).take(4).collect::<Vec<_>>()) > 0;
        (whole && other && ends_whole && name && self.begins_reference(&(next..right_end))).then_some(next)
    }

    /// Whether a reference begins here: a known name first, or a name, a comma, and a date or address.
    fn begins_reference(&self, range: &Range<usize>) -> bool {
        let reference = parse_among(&self.signs, self.text, range.clone(), self.links, self.emphasis, self.context);
        if reference.back_reference.is_some() {
            return true;
        }
        let signs = usize::from(reference.date.is_some()) + usize::from(reference.url.is_some()) + usize::from(reference.title.is_some());
        let Some(publisher) = reference.publisher_range.as_ref() else { return reference.url.is_some() && range.len() < 300 };
        let known = self.context.names.knows(&self.text[publisher.clone()]);
        let short = words(&self.text[publisher.clone()]).count() <= 8;
        let near = publisher.start < range.start + 40 || reference.title.is_some();
        signs >= 1 && short && near && (known || signs >= 2)
    }

    /// Pieces that are no reference of their own go back to the one before: pages, paragraphs.
    fn merge(&self, segments: &mut Vec<Range<usize>>) {
        let mut merged: Vec<Range<usize>> = Vec::with_capacity(segments.len());
        for segment in segments.drain(..) {
            let shown = self.text[segment.clone()].trim();
            let first: Vec<Word<'_>> = words(shown).take(4).collect();
            let citation = &lexicon().citation;
            let back = citation.ibid.prefix(&first) > 0 || citation.supra.prefix(&first) > 0 || citation.op_cit.prefix(&first) > 0;
            let locator_first =
                first.first().is_some_and(|w| citation.locators.contains(&w.folded) && !citation.lead_ins.contains(&w.folded))
                    && first.get(1).is_some_and(|w| w.folded.starts_with(|c: char| c.is_ascii_digit()));
            let number_first = first.first().is_some_and(|w| w.folded.bytes().all(|b| b.is_ascii_digit())) && shown.len() < 20;
            let remark = shown.starts_with(char::is_lowercase)
                && !self.has_address(&segment)
                && self.dates_in(&segment).next().is_none()
                && citation.lead_ins.prefix(&first) == 0;
            let access = citation.accessed.prefix(&first) > 0 || citation.updated.prefix(&first) > 0;
            match merged.last_mut() {
                Some(last) if !back && (locator_first || number_first || remark || access) => last.end = segment.end,
                _ => merged.push(segment),
            }
        }
        *segments = merged;
    }

    fn segment(&mut self, segment: Range<usize>) {
        let text = self.text;
        // Prose before "cf." or "see": the lead-in begins the citation.
        if let Some(at) = self.lead_in(&segment) {
            let before = segment.start..at;
            if self.is_prose(&before) {
                self.prose(before);
                self.citation(at..segment.end);
                return;
            }
        }
        let reference = parse_among(&self.signs, text, segment.clone(), self.links, self.emphasis, self.context);
        let is_citation = self.is_citation(&reference, &segment);
        if is_citation && !self.is_prose_head(&segment) {
            self.push(reference);
            return;
        }
        // Sentences of prose, then a reference at the end: "… morts. HRW, 26/01/2022."
        let pieces = sentences(&text[segment.clone()]);
        let first = segment.start..segment.start + pieces.first().map_or(0, |p| p.end);
        if is_citation && (pieces.len() < 2 || !self.is_plain_sentence(&first)) {
            self.push(reference);
            return;
        }
        if pieces.len() > 1 {
            // A reference, then prose: "… url, p. 9. The report speaks of …"
            for count in 1..pieces.len().min(4) {
                let head = segment.start..segment.start + pieces[count - 1].end;
                let rest = segment.start + pieces[count].start..segment.end;
                let reference = parse_among(&self.signs, text, head.clone(), self.links, self.emphasis, self.context);
                if self.is_citation(&reference, &head) && self.ends_in_sign(&reference, &head) && self.is_prose(&rest) {
                    self.push(reference);
                    self.prose(rest);
                    return;
                }
            }
            for (i, piece) in pieces.iter().enumerate().skip(pieces.len().saturating_sub(LAST).max(1)) {
                let tail = segment.start + piece.start..segment.end;
                let reference = parse_among(&self.signs, text, tail.clone(), self.links, self.emphasis, self.context);
                let known = reference
                    .publisher_range
                    .as_ref()
                    .is_some_and(|p| p.start < tail.start + 30 && self.context.names.knows(&text[p.clone()]));
                if self.is_citation(&reference, &tail)
                    && (known
                        || reference.url.is_some()
                        || reference.title.is_some() && reference.date.is_some()
                        || reference.back_reference.is_some())
                    && !self.is_prose(&tail)
                {
                    let before = pieces[..i].first().map_or(segment.start, |p| segment.start + p.start)..segment.start + pieces[i - 1].end;
                    self.prose(before);
                    self.push(reference);
                    return;
                }
            }
        }
        if is_citation {
            self.push(reference);
        } else {
            self.prose(segment);
        }
    }

    /// A sentence of running words with none of the signs of a reference.
    fn is_plain_sentence(&self, range: &Range<usize>) -> bool {
        self.is_long_prose(range)
            && self.dates_in(range).next().is_none()
            && !self.has_address(range)
            && !self.signs.quotations.iter().any(|q| q.whole.start < range.end && q.whole.end > range.start)
    }

    fn citation(&mut self, range: Range<usize>) {
        let reference = parse_among(&self.signs, self.text, range.clone(), self.links, self.emphasis, self.context);
        if self.is_citation(&reference, &range) {
            self.push(reference);
        } else {
            self.prose(range);
        }
    }

    fn push(&mut self, mut reference: Reference) {
        let piece = &self.text[reference.range.clone()];
        let start = reference.range.start + (piece.len() - piece.trim_start().len());
        let end =
            start + self.text[start..reference.range.end].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ';' | ',')).len();
        reference.range = start..end.max(start);
        self.parts.citations.push(Arc::new(reference));
    }

    fn prose(&mut self, range: Range<usize>) {
        let piece = &self.text[range.clone()];
        for sentence in sentences(piece) {
            if piece[sentence.clone()].chars().any(char::is_alphanumeric) {
                self.parts.prose.push(range.start + sentence.start..range.start + sentence.end);
            }
        }
    }

    /// Where "cf.", "see", "voir" stands after other words: in a bracket, or after a full stop, a
    /// comma or a dash.
    fn lead_in(&self, segment: &Range<usize>) -> Option<usize> {
        let piece = &self.text[segment.clone()];
        if !self.is_prose_head(segment) {
            return None;
        }
        let all: Vec<Word<'_>> = words(piece).collect();
        (3..all.len()).find_map(|i| {
            let at = segment.start + all[i].range.start;
            let before = self.text[..at].trim_end();
            let opens = before.ends_with(['(', '.', ':', ';', '–', '—', ',', '[']);
            (opens && lexicon().citation.breaking_lead_ins.prefix(&all[i..]) > 0 && self.is_closed(at).is_none()).then_some(at)
        })
    }

    /// Whether a segment begins with running words: two in lower case among its first four.
    fn is_prose_head(&self, segment: &Range<usize>) -> bool {
        let piece = &self.text[segment.clone()];
        words(piece).take(4).filter(|w| piece[w.range.clone()].starts_with(char::is_lowercase)).count() >= 1
    }

    /// Running words: many in lower case outside titles and addresses, and no reference at their head.
    fn is_prose(&self, range: &Range<usize>) -> bool {
        let piece = &self.text[range.clone()];
        let mut all = 0;
        let mut lower = 0;
        for word in words(piece) {
            let at = range.start + word.range.start;
            if covers(&self.wordless, at) || word.folded.bytes().all(|b| b.is_ascii_digit()) {
                continue;
            }
            all += 1;
            lower += usize::from(piece[word.range.clone()].starts_with(char::is_lowercase));
        }
        all >= 4 && lower * 2 >= all
    }

    fn is_citation(&self, reference: &Reference, segment: &Range<usize>) -> bool {
        let piece = self.text[segment.clone()].trim();
        if piece.is_empty() {
            return false;
        }
        match &reference.back_reference {
            Some(BackReference::Ibid | BackReference::Supra(_) | BackReference::Key(_)) => return true,
            Some(_) => return !self.is_long_prose(segment),
            None => {}
        }
        let known = reference.publisher.as_deref().is_some_and(|p| self.context.names.knows(p));
        if reference.url.is_some() {
            // an address inside running words is still a citation of it
            return true;
        }
        let long = self.is_long_prose(segment);
        let ends_in_sign = self.ends_in_sign(reference, segment);
        if known
            && reference.publisher_range.as_ref().is_some_and(|p| p.start <= segment.start + 30)
            && (reference.date.is_some() || reference.title.is_some() || words(piece).count() <= 12)
            && (!long || ends_in_sign)
        {
            return true;
        }
        if reference.date.is_some() && reference.title.is_some() && (!long || ends_in_sign) {
            return true;
        }
        if reference.oral && (reference.date.is_some() || !long) {
            return true;
        }
        let symbol = has_document_symbol(piece);
        if symbol && !long || reference.locator.is_some() && reference.publisher.is_some() && !long {
            return true;
        }
        if piece.contains(" v. ") && piece.bytes().any(|b| b.is_ascii_digit()) && !long {
            return true;
        }
        if is_legal_act(piece) && sentences(piece).len() == 1 {
            return true;
        }
        reference.date.is_some()
            && reference.publisher.is_some()
            && ends_in_sign
            && self.stands_alone(reference)
            && (!long || piece.matches(',').count() >= 2)
            || reference.title.is_some() && reference.publisher.is_some() && !long
            || starts_with_exhibit(piece)
    }

    /// Whether the date is set apart as the dates of references are: "…, March 2023", not "built in March
    /// 2023".
    fn stands_alone(&self, reference: &Reference) -> bool {
        let Some(date) = &reference.date_range else { return true };
        let before = self.text[..date.start].trim_end();
        before.is_empty() || before.ends_with(|c: char| !c.is_alphabetic()) || before.ends_with(char::is_uppercase)
    }

    fn is_long_prose(&self, range: &Range<usize>) -> bool {
        let piece = &self.text[range.clone()];
        let outside = words(piece)
            .filter(|w| !covers(&self.wordless, range.start + w.range.start) && !w.folded.bytes().all(|b| b.is_ascii_digit()))
            .count();
        outside >= 9 && self.is_prose(range)
    }

    /// References end in a date, an address, a locator; sentences in words.
    fn ends_in_sign(&self, reference: &Reference, segment: &Range<usize>) -> bool {
        let signs = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ')' | ']' | ';' | '<' | '>');
        let last_date = self.dates_in(segment).last().map(|d| d.range.end);
        let mut end = segment.start + self.text[segment.clone()].trim_end_matches(signs).len();
        // a link whose words say nothing: "url", "lien"
        if let Some(link) = self.links.iter().find(|l| l.range.end == end && l.range.len() <= 12 && l.range.start > segment.start) {
            end = segment.start + self.text[segment.start..link.range.start].trim_end_matches(signs).len();
        }
        // the same word without a link
        let tail: Vec<Word<'_>> = words(&self.text[segment.start..end]).collect();
        if let Some(word) = tail.last().filter(|w| tail.len() > 1 && lexicon().citation.available.contains(&w.folded)) {
            end = segment.start + self.text[segment.start..segment.start + word.range.start].trim_end_matches(signs).len();
        }
        last_date.is_some_and(|d| d + 4 >= end)
            || reference.url_range.as_ref().is_some_and(|u| u.end + 3 >= end)
            || reference.locator.is_some()
            || reference.disambiguator.is_some() && self.text[..segment.end].trim_end().ends_with(']')
    }
}

/// The stretch that contains `at`, of stretches in order of their beginnings.
fn containing(ranges: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    // stretches may lie inside one another; more than a few deep they do not
    const DEEP: usize = 8;
    let before = ranges.partition_point(|r| r.start <= at);
    ranges[..before].iter().rev().take(DEEP).find(|r| r.contains(&at))
}

fn covers(ranges: &[Range<usize>], at: usize) -> bool {
    containing(ranges, at).is_some()
}

/// Square brackets within one line.
fn square_brackets(text: &str) -> Vec<Range<usize>> {
    const LONGEST: usize = 200;
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'[', bytes)
        .filter_map(|at| bytes[at..].iter().take(LONGEST).position(|&b| b == b']').map(|end| at..at + end + 1))
        .collect()
}

/// Round and square brackets that hold a semicolon of their own: "(pp. 3; 5)".
fn short_brackets(text: &str) -> Vec<Range<usize>> {
    const LONGEST: usize = 60;
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['(', '[']) {
        let rest = &text.as_bytes()[at..];
        let close = if rest[0] == b'(' { b')' } else { b']' };
        let end = rest.iter().take(LONGEST).position(|&b| b == close);
        if let Some(end) = end {
            let inner = &text[at + 1..at + end];
            if inner.contains(';') && !inner.contains("http") && !inner.contains("url") && !inner.contains('(') {
                found.push(at..at + end + 1);
            }
        }
    }
    found
}

/// "A/HRC/49/72", "S/RES/2118 (2013)", "CCPR/C/GC/36", "COM(2020) 12": symbols of UN and EU documents.
pub(super) fn has_document_symbol(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')')).any(|token| {
        let token = token.trim_end_matches('.');
        let parts: Vec<&str> = token.split('/').collect();
        parts.len() >= 3
            && !token.contains(':')
            && parts[0].chars().all(|c| c.is_ascii_uppercase())
            && !parts[0].is_empty()
            && parts[0].len() <= 6
            && parts.iter().skip(1).any(|p| p.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit()))
            && token.bytes().any(|b| b.is_ascii_digit())
    })
}

pub(super) fn starts_with_exhibit(text: &str) -> bool {
    let folded = fold_words(text);
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or_default();
    let number = words.next().is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()) || w.len() == 1);
    matches!(first, "exhibit" | "annex" | "piece" | "annexe" | "exh") && number && text.len() < 200
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{MappedText, Span};

    fn note(text: &str) -> FootnoteParts {
        let note = Footnote {
            label: "1".into(),
            label_span: Span::default(),
            text: MappedText::linear(text, 0),
            spans: vec![],
            links: vec![],
            emphasis: vec![],
            series: 0,
            inline: false,
        };
        let mut names = Names::default();
        for name in ["Le Monde", "Dojd", "Radio Ozodlik", "BBC", "Human Rights Watch", "Amnesty International"] {
            names.add(name);
        }
        footnote(&note, &names, true)
    }

    fn publishers(text: &str) -> Vec<String> {
        note(text).citations.iter().map(|c| c.publisher.clone().unwrap_or_else(|| format!("{:?}", c.back_reference))).collect()
    }

    #[test]
    fn citations_are_parted_by_what_parts_them() {
        assert_eq!(
            publishers("Dojd, 10/01/2022 [2], url ; BBC, 18/01/2022 [2], url ; Le Monde, « A ; b », 12/01/2022, url ;"),
            ["Dojd", "BBC", "Le Monde"]
        );
        assert_eq!(
            publishers("“One,” BBC, January 5, 2021, https://a.org (accessed March 3, 2021). “Two,” Le Monde, May 2, 2021, https://b.org."),
            ["BBC", "Le Monde"]
        );
        assert_eq!(
            publishers("Human Rights Watch, ‘A’, 3 May 2020 and Amnesty International, ‘B’, 5 May 2020"),
            ["Human Rights Watch", "Amnesty International"]
        );
        assert_eq!(
            publishers("Human Rights Watch, “A”, 3 May 2020, pp. 3; 5; see also BBC, “C”, 4 May 2020"),
            ["Human Rights Watch", "BBC"]
        );
        assert_eq!(publishers("Ibid. Le Monde, « T », 3 mai 2020."), ["Some(Ibid)", "Le Monde"]);
        assert_eq!(publishers("\"Title\". Le Monde. 3 May 2022. Retrieved 4 June 2022."), ["Le Monde"]);
    }

    #[test]
    fn prose_is_told_from_citations() {
        let got = note(
            "Le 16 décembre 2011, des ouvriers du pétrole avaient manifesté pour leur salaire. La répression avait fait plusieurs morts, selon les sources (cf. Radio Ozodlik (Groupe RFE/RL), 05/01/2022, url ; Le Monde, 17/01/2022 [1], url)",
        );
        assert_eq!(got.citations.len(), 2);
        assert_eq!(got.prose.len(), 2);
        assert!(got.prose_first());
        assert_eq!(got.citations[0].publisher.as_deref(), Some("Radio Ozodlik"));
        let got = note("Chef-lieu de la province depuis la réforme territoriale, avec une population surtout rurale.");
        assert!(got.citations.is_empty() && got.prose.len() == 1);
        let got = note("Human Rights Watch, 26/01/2022.");
        assert!(got.prose.is_empty() && got.citations.len() == 1);
    }
}
