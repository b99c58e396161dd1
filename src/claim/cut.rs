//! The sentences of a block, cut into claims where support is given.

use std::ops::Range;

use super::caveat;
use super::own_voice::{Own, directs, own_voice_of};
use super::statements::within;
use super::{Claim, Claims, Part, Parts, ReadBlock, Remark};
use crate::citation::InText;
use crate::config::Coverage;
use crate::document::Block;
use crate::language::{Word, fold_words, lexicon, sentences};

/// A place in a block where support is given.
#[derive(Debug, Clone)]
struct Anchor {
    at: usize,
    footnotes: Vec<usize>,
    in_text: Vec<(usize, usize)>,
}

pub(super) struct BlockClaims<'a> {
    pub(super) parts: &'a Parts<'a>,
    pub(super) index: usize,
    pub(super) block: &'a Block,
    pub(super) part: Part,
    pub(super) introduces: bool,
    pub(super) read: &'a ReadBlock<'a>,
}

impl BlockClaims<'_> {
    /// Makes the claims of the block.
    pub(super) fn make(&self, called: &[usize], made: &mut Claims) {
        let text = self.block.text.as_str();
        let from = self.block.run_in;
        let sentences: Vec<Range<usize>> = sentences(&text[from..]).into_iter().map(|s| s.start + from..s.end + from).collect();
        made.sentences += sentences.len();
        let (anchors, own) = self.anchors(called);
        let first_new = made.list.len();
        // Claims that wait for the next anchor of the block.
        let mut waiting: Vec<usize> = Vec::new();
        let mut next_anchor = 0;
        for (s, sentence) in sentences.iter().enumerate() {
            let limit = sentences.get(s + 1).map_or(usize::MAX, |next| next.start);
            let mut here = Vec::new();
            while anchors.get(next_anchor).is_some_and(|anchor| belongs(anchor, sentence, limit)) {
                here.push(&anchors[next_anchor]);
                next_anchor += 1;
            }
            let own_here: Vec<(usize, usize)> = own
                .iter()
                .map(|&i| (self.index, i))
                .filter(|&(_, i)| self.in_text(i).range.start >= sentence.start && self.in_text(i).range.start < sentence.end)
                .collect();
            let last_sentence = s + 1 == sentences.len();
            let words = &self.read.words[within(&self.read.words, sentence)];
            // "Find out more [here](…)."
            if here.is_empty() && directs(words) {
                continue;
            }
            if here.is_empty() && own_here.is_empty() {
                if last_sentence && self.introduces || self.is_no_claim(sentence, words) {
                    continue;
                }
                if self.read.may_hold_caveat && caveat::is_caveat(&text[sentence.clone()]) {
                    made.remarks.push(Remark { block: self.index, range: sentence.clone(), before: made.list.len() });
                    continue;
                }
                // a call that comes later in the block may be of a judgement, never of the work
                let called_later = next_anchor < anchors.len();
                match own_voice_of(text, sentence.clone(), words) {
                    Some(Own::Work) => continue,
                    Some(Own::Wish) if !called_later => continue,
                    _ => {}
                }
            }
            let mut start = sentence.start;
            // what the call of a label supports is what the label heads: "**Core cells**[^5] : they keep …"
            let mut label: Option<&Anchor> = None;
            for anchor in &here {
                let end = anchor.at.clamp(start, sentence.end.max(start));
                let piece = self.trimmed(start..end);
                if label.is_none() && start == sentence.start && heads(text, &piece, end..sentence.end) {
                    label = Some(*anchor);
                    settle(&mut waiting, anchor, made);
                    continue;
                }
                start = end;
                if piece.is_empty() {
                    // a marker right after another: the same claim has both
                    if let Some(last) = made.list[first_new..].last_mut().filter(|_| !waiting.is_empty() || end > sentence.start) {
                        add(&mut last.footnotes, &anchor.footnotes);
                        add(&mut last.in_text, &anchor.in_text);
                    }
                    settle(&mut waiting, anchor, made);
                    continue;
                }
                let mut claim = self.claim(piece, &anchor.footnotes, &anchor.in_text);
                claim.sentence = sentence.clone();
                add(&mut claim.in_text, &own_here);
                if let Some(label) = label.take() {
                    add(&mut claim.footnotes, &label.footnotes);
                    add(&mut claim.in_text, &label.in_text);
                }
                made.list.push(claim);
                settle(&mut waiting, anchor, made);
            }
            let tail = self.trimmed(start..sentence.end);
            if tail.is_empty() || tail.len() < 3 && !here.is_empty() {
                continue;
            }
            let mut claim = self.claim(tail.clone(), &[], &own_here);
            claim.sentence = sentence.clone();
            if let Some(label) = label {
                claim.footnotes.clone_from(&label.footnotes);
                add(&mut claim.in_text, &label.in_text);
                made.list.push(claim);
            } else if here.is_empty() {
                made.list.push(claim);
                if own_here.is_empty() && self.parts.coverage == Coverage::SincePreviousMarker {
                    waiting.push(made.list.len() - 1);
                }
            } else if next_anchor < anchors.len() && self.parts.coverage == Coverage::SincePreviousMarker {
                made.list.push(claim);
                waiting.push(made.list.len() - 1);
            } else if let Some(last) = here.last() {
                claim.footnotes.clone_from(&last.footnotes);
                add(&mut claim.in_text, &last.in_text);
                claim.weak = true;
                made.list.push(claim);
            }
        }
    }

    fn in_text(&self, index: usize) -> &InText {
        &self.parts.in_text[self.index][index]
    }

    /// Where support is given, in order, and the citations that cover their own sentence only.
    fn anchors(&self, called: &[usize]) -> (Vec<Anchor>, Vec<usize>) {
        let document = self.parts.document;
        let mut anchors: Vec<Anchor> = Vec::new();
        for &marker in called {
            let marker = &document.markers[marker];
            if marker.footnote.is_some_and(|n| self.parts.notes[n].explanatory) {
                continue;
            }
            anchors.push(Anchor { at: marker.at, footnotes: marker.footnote.into_iter().collect(), in_text: Vec::new() });
        }
        let mut own = Vec::new();
        for (i, cited) in self.parts.in_text[self.index].iter().enumerate() {
            if cited.own_sentence {
                own.push(i);
            } else {
                anchors.push(Anchor { at: cited.range.end, footnotes: Vec::new(), in_text: vec![(self.index, i)] });
            }
        }
        anchors.sort_by_key(|a| a.at);
        // calls in a row are one anchor
        let text = self.block.text.as_str();
        let mut merged: Vec<Anchor> = Vec::with_capacity(anchors.len());
        for anchor in anchors {
            match merged.last_mut() {
                Some(last) if !self.parts_words(text, last, &anchor) => {
                    last.at = last.at.max(anchor.at);
                    add(&mut last.footnotes, &anchor.footnotes);
                    add(&mut last.in_text, &anchor.in_text);
                }
                _ => merged.push(anchor),
            }
        }
        (merged, own)
    }

    /// Whether words stand between two anchors; a citation's own words count as none.
    fn parts_words(&self, text: &str, last: &Anchor, next: &Anchor) -> bool {
        let until = next.in_text.first().map_or(next.at, |&(_, i)| self.in_text(i).range.start);
        text.get(last.at..until.max(last.at)).is_some_and(|between| between.chars().any(char::is_alphanumeric))
        // "one.¹ ²": a full stop between them parts nothing; a sentence end with words would
    }

    /// Without the signs and spaces around the words, and without citations at its ends.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let mut range = range;
        let text = self.block.text.as_str();
        // the bracket of a citation is no part of the claim
        for cited in self.parts.in_text[self.index].iter().rev().filter(|c| !c.own_sentence) {
            let close = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | '!' | '?');
            let words_end = range.start + text[range.clone()].trim_end_matches(close).len();
            if cited.range.end >= words_end && cited.range.start < words_end && cited.range.start >= range.start {
                range.end = cited.range.start;
            }
        }
        let piece = &text[range.clone()];
        let lead = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | ')' | ']' | '»' | '”' | '–' | '—' | '!' | '?' | '…');
        let start = range.start + (piece.len() - piece.trim_start_matches(lead).len());
        if start >= range.end {
            return range.end..range.end;
        }
        let end =
            start + without_tag(&text[start..range.end]).trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ';' | ',')).len();
        if text[start..end].chars().any(char::is_alphanumeric) { start..end } else { end..end }
    }

    fn claim(&self, range: Range<usize>, footnotes: &[usize], in_text: &[(usize, usize)]) -> Claim {
        Claim::new(self.part, self.index, range, footnotes.to_vec(), in_text.to_vec())
    }

    /// Fragments that say nothing, questions, and sentences that speak of the report itself.
    fn is_no_claim(&self, sentence: &Range<usize>, words: &[Word<'_>]) -> bool {
        /// The words that tell.
        const LEAD: usize = 8;
        let shown = &self.block.text.as_str()[sentence.clone()];
        shown.chars().filter(|c| c.is_alphabetic()).take(3).count() < 3
            || shown.trim_end().ends_with('?')
            || lexicon().disclaimers.prefix(&words[..words.len().min(LEAD)]) > 0
    }
}

/// True for the few words before a colon: a label, and no statement.
fn heads(text: &str, piece: &Range<usize>, rest: Range<usize>) -> bool {
    const LONGEST: usize = 8;
    let behind = text[rest].trim_start_matches(['*', '_', ' ', '\u{a0}', '\u{202f}']);
    let more = behind.strip_prefix(':').is_some_and(|more| more.chars().filter(|c| c.is_alphabetic()).take(3).count() == 3);
    more && !piece.is_empty() && text[piece.clone()].split_whitespace().count() <= LONGEST
}

/// Without "[citation needed]" at the end.
fn without_tag(text: &str) -> &str {
    let shown = text.trim_end();
    match shown.strip_suffix(']').and_then(|rest| rest.rfind('[')) {
        Some(open) if lexicon().editorial_tags.contains(&fold_words(&shown[open..])) => &shown[..open],
        _ => text,
    }
}

/// Whether an anchor stands in a sentence, or between it and the next: "sentence. ¹ Next".
fn belongs(anchor: &Anchor, sentence: &Range<usize>, limit: usize) -> bool {
    anchor.at <= sentence.end || anchor.at <= limit
}

/// Gives the support of an anchor to the claims that wait for it.
fn settle(waiting: &mut Vec<usize>, anchor: &Anchor, made: &mut Claims) {
    for index in waiting.drain(..) {
        let claim = &mut made.list[index];
        add(&mut claim.footnotes, &anchor.footnotes);
        add(&mut claim.in_text, &anchor.in_text);
    }
}

pub(super) fn add<T: Copy + PartialEq>(list: &mut Vec<T>, more: &[T]) {
    for &item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}
