//! Voices without a verb: "…, the port 210", "Police: six killed", "against 31 according to the hospital".

use std::ops::Range;

use super::lexicon::figure_lexicon;
use super::tellers::{Tellers, Telling, Who};
use crate::document::Language;
use crate::language::{Word, lexicon, words};

impl Tellers<'_> {
    /// Nothing that is counted stands behind a number.
    fn is_bare(&self, number: &Range<usize>) -> bool {
        let behind = self.text[number.end..self.range.end].trim_start();
        let joined = words(behind).next().is_some_and(|w| lexicon().grammar.joining.holds(&w) || self.lexicon.joins.holds(&w));
        let digits = self.text[number.clone()].ends_with(|c: char| c.is_ascii_digit());
        digits && (behind.is_empty() || behind.starts_with([',', ';', '.', ':', ')', '!', '?', '[']) || joined)
    }

    /// A sign or the end stands behind a number.
    fn ends_behind(&self, number: &Range<usize>) -> bool {
        let behind = self.text[number.end..self.range.end].trim_start();
        behind.is_empty() || behind.starts_with([',', ';', '.', ':', ')', '!', '?', '['])
    }

    /// "…, the Polish office 960 in Poland": a voice right before a number, after another voice has counted.
    pub(super) fn elided(&self, numbers: &[Range<usize>], told: &[Telling]) -> Vec<Telling> {
        const LONGEST: usize = 9;
        /// "the port", "le port autonome de Rask".
        const NOUN: usize = 6;
        let mut found = Vec::new();
        for pair in numbers.windows(2) {
            let counted = told.iter().any(|t| t.end <= pair[0].start) || self.voices.iter().any(|v| v.range.start < pair[0].start);
            if !counted {
                continue;
            }
            let end = self.words.partition_point(|w| w.range.start < pair[1].start);
            let least = self.words.partition_point(|w| w.range.start < pair[0].end);
            if end == 0 || end <= least {
                continue;
            }
            let mut start = end;
            while start > least
                && end - start < LONGEST
                && (start == end || self.parts(start).is_none())
                && !lexicon().grammar.joining.holds(&self.words[start - 1])
            {
                start -= 1;
            }
            // "the insurers at 30 million"
            let led = end > start + 1 && self.lexicon.leads.holds(&self.words[end - 1]);
            let begins =
                start >= least && self.parts(start).is_some() || start > least && lexicon().grammar.joining.holds(&self.words[start - 1]);
            // "the neighbouring one 45": another thing, and nobody who counts
            let other = self.words[start..end].iter().any(|w| self.lexicon.substitutes.holds(w));
            let verb = self.words[start..end].iter().any(|w| self.lexicon.tells.holds(w));
            if !begins
                || led && !self.ends_behind(&pair[1])
                || verb
                || other
                || start == end
                || self.lexicon.prepositions.holds(&self.words[start])
            {
                continue;
            }
            // "the port 210": who stands before a number and nothing else is somebody, whatever the noun
            let last = end - usize::from(led);
            let noun = &self.words[start..last];
            let definite = noun.first().is_some_and(|w| lexicon().grammar.articles.holds(w) && !self.lexicon.indefinite.holds(w));
            let whole = definite && !led && noun.len() <= NOUN && !self.lexicon.prepositions.holds(&self.words[end - 1]);
            let bare = whole && self.is_bare(&pair[1]);
            if let Some((from, who @ Who::Named(_))) = self.head(start, last, false, false, bare) {
                found.push(Telling { start: from, end: self.words[end - 1].range.end, who });
            }
        }
        found
    }

    /// "The coroner's count of 27", "le bilan du préfet de 27 morts": whose count the noun before a number is.
    pub(super) fn owner(&self, number: &Range<usize>) -> Option<String> {
        const NAME: usize = 5;
        let end = self.words.partition_point(|w| w.range.start < number.start);
        let of = end.checked_sub(1).filter(|&of| lexicon().grammar.joints.holds(&self.words[of]))?;
        let plain = |from: usize| (from + 1..=end).all(|at| at >= self.words.len() || self.parts(at).is_none());
        let counts = |at: usize| lexicon().statements.count_nouns.holds(&self.words[at]);
        let possessive = |at: usize| self.words[at].folded == "s" || self.text[self.words[at].range.end..].starts_with(['\'', '’']);
        let first = end.saturating_sub(NAME + 2);
        // the noun right before "of" in English, before its owner in French
        if of > 1 && counts(of - 1) && possessive(of - 2) {
            let last = if self.words[of - 2].folded == "s" { of - 2 } else { of - 1 };
            let start = (first..last).rev().find(|&at| lexicon().grammar.articles.holds(&self.words[at]))?;
            return match self.head(start, last, false, false, false)? {
                (_, Who::Named(name)) if plain(start) => Some(name),
                _ => None,
            };
        }
        let noun = (first..of).rev().find(|&at| counts(at))?;
        let speaks = self.words[noun + 1..of].iter().any(|w| lexicon().statements.speakers.holds(w));
        match self.head(noun + 1, of, true, false, false).filter(|_| speaks && plain(noun))? {
            (_, Who::Named(name)) => Some(name),
            _ => None,
        }
    }

    /// "Police: six killed. Union: eleven killed."
    pub(super) fn labels(&self, numbers: &[Range<usize>]) -> Vec<Telling> {
        const LONGEST: usize = 9;
        let mut found = Vec::new();
        for number in numbers {
            let end = self.words.partition_point(|w| w.range.start < number.start);
            let last = end;
            if self.parts(last) != Some(':') {
                continue;
            }
            let Some(start) = (last.saturating_sub(LONGEST)..last).rev().find(|&at| self.parts(at).is_some()) else { continue };
            let opens = matches!(self.parts(start), Some('.' | ';' | '!' | '?' | '—' | '–'));
            if !opens || last == start || Self::are_counted(&self.words[start..last]) {
                continue;
            }
            // a heading of what is counted is nobody: "Kaduna: 12 killed"
            let speaks = self.words[start..last].iter().any(|w| lexicon().statements.speakers.holds(w));
            if let Some((from, who @ Who::Named(_))) = self.head(start, last, false, false, false).filter(|_| speaks) {
                found.push(Telling { start: from, end: self.words[last - 1].range.end, who });
            }
        }
        found
    }

    /// "Collected 367 names": the verb, where a number of names stands right behind it.
    pub(super) fn of_names(&self, verb: usize, numbers: &[Range<usize>]) -> usize {
        // "buried 22 people": who does it has counted them
        let act = self.lexicon.acts.prefix(&self.words[verb..]);
        let count = act.max(self.lexicon.collects.prefix(&self.words[verb..]));
        let Some(number) = self.words.get(verb + count).filter(|_| count > 0) else { return 0 };
        let Some(number) = numbers.iter().find(|n| n.start == number.range.start) else { return 0 };
        if act == count {
            return count;
        }
        let behind = self.words.partition_point(|w| w.range.start < number.end);
        if self.words.get(behind).is_some_and(|w| self.lexicon.names.holds(w)) { count } else { 0 }
    }

    /// "Soldiers: 12 killed": they are the dead and no voice.
    fn are_counted(label: &[Word<'_>]) -> bool {
        let [only] = label else { return false };
        only.folded.ends_with('s') && Language::all().any(|language| figure_lexicon(language).populations.prefix(label).is_some())
    }

    /// "18 wounded, against 31 according to the hospital": the voice behind is that of the second number alone.
    pub(super) fn set_against(&self, numbers: &[Range<usize>], n: usize, voice: usize) -> bool {
        const LEAD: usize = 4;
        let Some(before) = n.checked_sub(1).map(|m| numbers[m].end) else { return false };
        let number = &numbers[n];
        let end = self.words.partition_point(|w| w.range.start < number.start);
        let first = self.words.partition_point(|w| w.range.start < before).max(end.saturating_sub(LEAD));
        let near = self.text.get(number.end..voice).is_some_and(|gap| !gap.contains([',', ';', ':', '.']));
        near && (first..end).any(|at| self.lexicon.against.prefix(&self.words[at..end]) > 0)
    }
}
