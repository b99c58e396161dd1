//! What becomes of one piece of a note: a citation, prose, or one and then the other.

use std::ops::Range;
use std::sync::Arc;

use super::Splitter;
use crate::citation::Reference;
use crate::citation::parse::parse_among;
use crate::language::{all_words, lexicon, sentences, words};

/// How many sentences at the end of a note's prose are looked at for a reference.
const LAST: usize = 4;

impl Splitter<'_> {
    pub(super) fn segment(&mut self, segment: Range<usize>) {
        if self.keyed_in(&segment).next().is_some() {
            self.with_keys(segment);
        } else {
            self.without_keys(segment);
        }
    }

    /// Citations by key, and what stands between them. A sentence that names a work by its key is prose too.
    fn with_keys(&mut self, segment: Range<usize>) {
        let keyed: Vec<_> = self.keyed_in(&segment).cloned().collect();
        let before = std::mem::take(&mut self.parts);
        let mut from = segment.start;
        let mut cited = false;
        for keyed in keyed.iter().map(Some).chain([None]) {
            let end = keyed.map_or(segment.end, |k| k.range.start);
            let gap = self.without_joins(from..end.max(from));
            if self.text[gap.clone()].chars().any(char::is_alphanumeric) {
                let count = self.parts.citations.len();
                self.without_keys(gap);
                cited |= self.parts.citations.len() > count;
            }
            if let Some(keyed) = keyed {
                self.push(keyed.reference());
                from = keyed.range.end;
            }
        }
        let mut parts = std::mem::replace(&mut self.parts, before);
        self.parts.citations.append(&mut parts.citations);
        let running = |p: &Range<usize>| words(&self.text[p.clone()]).count() >= 3;
        if cited || !parts.prose.iter().any(running) {
            parts.prose.retain(running);
            self.parts.prose.append(&mut parts.prose);
            return;
        }
        for sentence in sentences(&self.text[segment.clone()]) {
            let whole = segment.start + sentence.start..segment.start + sentence.end;
            let named = self.keyed_in(&whole).map(|k| words(&self.text[k.range.clone()]).count());
            if words(&self.text[whole.clone()]).count() >= 3 + named.sum::<usize>() {
                self.parts.prose.push(whole);
            }
        }
    }

    /// A stretch without the words that lead in or join what comes after it: "see also", "and".
    fn without_joins(&self, range: Range<usize>) -> Range<usize> {
        let citation = &lexicon().citation;
        let all = all_words(&self.text[range.clone()]);
        let mut kept = all.len();
        for at in (all.len().saturating_sub(4)..all.len()).rev() {
            let joins = [&citation.lead_ins, &citation.breaking_lead_ins, &citation.and_words];
            if joins.iter().any(|j| j.prefix(&all[at..]) >= kept - at) {
                kept = at;
            }
        }
        range.start..if kept == all.len() { range.end } else { range.start + all[kept].range.start }
    }

    fn without_keys(&mut self, segment: Range<usize>) {
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
                let known =
                    reference.publisher_range.is_some_and(|p| p.start() < tail.start + 30 && self.context.names.knows(&text[p.range()]));
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
        let all = all_words(piece);
        (3..all.len()).find_map(|i| {
            let at = segment.start + all[i].range.start;
            let before = self.text[..at].trim_end();
            let opens = before.ends_with(['(', '.', ':', ';', '–', '—', ',', '[']);
            (opens && lexicon().citation.breaking_lead_ins.prefix(&all[i..]) > 0 && self.is_closed(at).is_none()).then_some(at)
        })
    }
}
