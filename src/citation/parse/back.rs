//! Signs that point to another reference: ibid., op. cit., supra.

use std::ops::Range;

use super::Parser;
use crate::citation::BackReference;
use crate::language::{Word, lexicon, words};

impl<'a> Parser<'a> {
    /// The words that nothing has read yet. Addresses are most of many references: they are passed over.
    fn words_not_taken(&self) -> Vec<Word<'a>> {
        /// Of most references, addresses left out.
        const WORDS: usize = 24;
        let mut left = Vec::with_capacity(WORDS);
        let mut words = words(self.text);
        let mut taken: Vec<&Range<usize>> = self.taken.iter().filter(|t| !t.is_empty()).collect();
        taken.sort_unstable_by_key(|t| t.start);
        let mut next = taken.into_iter().peekable();
        // the end of what is taken before or at the word
        let mut upto = 0;
        while let Some(word) = words.next() {
            while let Some(taken) = next.next_if(|t| t.start < word.range.end) {
                upto = upto.max(taken.end);
            }
            if word.range.start < upto {
                words.skip_to(upto);
            } else {
                left.push(word);
            }
        }
        left
    }

    pub(super) fn back_reference(&mut self) {
        let citation = &lexicon().citation;
        let all = self.words_not_taken();
        let mut first = 0;
        loop {
            let lead = citation.lead_ins.prefix(&all[first..]);
            if lead == 0 {
                break;
            }
            first += lead;
        }
        let ibid = citation.ibid.prefix(&all[first..]);
        if ibid > 0 {
            // "Id." and "Idem" are short; a name that begins so is followed by more letters at once
            let end = all[first + ibid - 1].range.end;
            if self.text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric()) {
                self.reference.back_reference = Some(BackReference::Ibid);
                self.taken.push(all[first].range.start..end);
                return;
            }
        }
        for at in 0..all.len() {
            let supra = citation.supra.prefix(&all[at..]);
            if supra > 0 {
                let after = all.get(at + supra);
                let number = after.filter(|w| w.folded.bytes().all(|b| b.is_ascii_digit()) && w.folded.len() <= 4);
                // "note 12 above"
                if let Some(number) = number {
                    self.reference.back_reference = Some(BackReference::Supra(number.folded.to_string().into()));
                    self.taken.push(all[at].range.start..number.range.end);
                    return;
                }
            }
            let op_cit = citation.op_cit.prefix(&all[at..]);
            if op_cit > 0 {
                self.reference.back_reference = Some(BackReference::OpCit);
                self.taken.push(all[at].range.start..all[at + op_cit - 1].range.end);
                return;
            }
        }
        for window in all.windows(3) {
            let [note, number, above] = window else { continue };
            let after = citation.notes_above.holds(above);
            if citation.note_words.holds(note) && after && number.folded.bytes().all(|b| b.is_ascii_digit()) {
                self.reference.back_reference = Some(BackReference::Supra(number.folded.to_string().into()));
                self.taken.push(note.range.start..above.range.end);
                return;
            }
        }
    }
}
