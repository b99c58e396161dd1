//! Places that a sentence names and that are no place of its counts: where something comes from or goes to, the ends of
//! a road, the place of a part.

use super::numbers::Reader;
use super::places::Mention;
use crate::language::dateline;

/// So many words may stand between what marks a place and its name.
const REACH: usize = 7;

impl Reader<'_> {
    /// Marks the places that are beside what a sentence counts.
    pub(super) fn set_aside(&self, mentions: &mut [Mention]) {
        for at in 0..mentions.len() {
            let aside = self.is_place_of_most(&mentions[at])
                || self.is_moved_to(&mentions[at])
                || self.goes_to(mentions, at)
                || at > 0 && self.goes_to(mentions, at - 1);
            mentions[at].aside = aside;
            mentions[at].scene = self.is_left_by_where(&mentions[at]);
        }
    }

    /// "(Nairobi, 4 May 2023) – Nine people died in Kisumu": where it was written goes, where the sentence names another place.
    pub(super) fn without_dateline(&self, mentions: &mut Vec<Mention>) {
        let opens = mentions.first().is_some_and(|m| m.words.start == 0);
        let Some(end) = dateline(self.text).filter(|_| opens) else { return };
        let behind = |m: &Mention| self.words[m.words.start].range.start > end;
        if mentions.iter().any(|m| m.locative && !m.aside && behind(m)) {
            mentions.retain(behind);
        }
    }

    /// "27 deaths, nearly all of them in Sofala": the place of a part.
    fn is_place_of_most(&self, mention: &Mention) -> bool {
        let most = &self.lexicon.counted.mostly;
        let start = mention.words.start;
        (start.saturating_sub(REACH)..start)
            .rev()
            .take_while(|&i| !self.gap(i).contains([',', ';', '.', '(']))
            .any(|i| most.prefix(&self.words[i..start]) > 0)
    }

    /// "Had to be moved to Dondo", "came from Lilongwe".
    fn is_moved_to(&self, mention: &Mention) -> bool {
        const NEAR: usize = 5;
        let words = &self.lexicon.counted;
        let start = mention.words.start;
        (start.saturating_sub(NEAR)..start)
            .rev()
            .take_while(|&i| !self.gap(i).contains([',', ';', '.', '(', ':']))
            .any(|i| words.moves.prefix(&self.words[i..start]) > 0)
    }

    /// "…, where": what follows happens there.
    fn is_left_by_where(&self, mention: &Mention) -> bool {
        let end = mention.words.end;
        end < self.words.len() && self.ahead(end).trim() == "," && self.lexicon.counted.there.holds(&self.words[end])
    }

    /// "From Mocuba to Quelimane", "de Mocuba à Quelimane": the place begins a road that the next one ends.
    fn goes_to(&self, mentions: &[Mention], at: usize) -> bool {
        let words = &self.lexicon.counted;
        let Some(next) = mentions.get(at + 1) else { return false };
        let (from, to) = (mentions[at].words.end, next.words.start);
        let leaves = mentions[at].words.start > 0 && words.leaves.holds(&self.words[mentions[at].words.start - 1]);
        leaves && from < to && to - from <= 2 && words.arrives.holds(&self.words[from]) && !self.text_between(from, to).contains([',', ';'])
    }

    /// The text from the end of the word before `from` to `to`.
    fn text_between(&self, from: usize, to: usize) -> &str {
        &self.text[self.words[from - 1].range.end..self.words[to].range.start]
    }
}
