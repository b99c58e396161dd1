//! Reserve, dispute, denial and withdrawal, each given to the claim that it speaks of.

use std::ops::Range;

use super::caveat;
use super::counted::counts;
use super::disputes::side_by_side;
use super::remarks::targets;
use super::voices::{Voice, is_participle};
use super::{Caveat, CaveatKind, Claim};
use crate::language::{Begun, Phrases, Word, fold_words, lexicon, words};

/// How many claims before a denial or remark may be the one that it speaks of.
pub(super) const BACK: usize = 5;

/// The most words of a sentence.
const LONGEST: usize = 400;

/// The words of a block.
pub(super) struct Held<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word<'a>],
    /// For each word, the lists in which a phrase may begin with it.
    pub(super) begun: &'a [Begun],
    /// False where no sentence is a caveat or holds one.
    pub(super) may_hold_caveat: bool,
}

/// Notes one kind of caveat on a claim, once.
pub(super) fn mark(claim: &mut Claim, kind: CaveatKind, range: Range<usize>) {
    if !claim.caveats.iter().any(|c| c.kind == kind) {
        claim.caveats.push(Caveat { kind, range });
    }
}

/// Reads what the sentences of a block say of its claims.
pub(super) fn sentences(held: &Held<'_>, claims: &mut [Claim], block: Range<usize>) {
    let mut at = block.start;
    while at < block.end {
        let sentence = claims[at].sentence.clone();
        let count = claims[at..block.end].iter().take_while(|c| c.sentence == sentence).count();
        let own = at..at + count;
        Reserve { held, block: block.clone(), own: own.clone(), sentence }.read(claims);
        at = own.end;
    }
    side_by_side(held, claims, &block);
}

pub(super) struct Reserve<'a> {
    pub(super) held: &'a Held<'a>,
    /// The claims of the block, and those of the sentence.
    pub(super) block: Range<usize>,
    pub(super) own: Range<usize>,
    pub(super) sentence: Range<usize>,
}

impl Reserve<'_> {
    fn read(&self, claims: &mut [Claim]) {
        self.testimony(claims);
        self.conditionals(claims);
        self.bare_conditionals(claims);
        let text = &self.held.text[self.sentence.clone()];
        if self.held.may_hold_caveat && caveat::may_hold_caveat(text) {
            if caveat::is_caveat(text) {
                let before = self.block.start..self.own.start;
                // with its own note calls, "cette attaque n'est confirmée par aucune source" is the claim
                let itself = caveat::speaks_of_itself(text);
                let mut targets = if itself { Vec::new() } else { targets(claims, before, text, self.held.text) };
                if targets.is_empty() {
                    targets.push(self.own.start);
                }
                let kind = caveat::kind(text);
                for target in targets {
                    mark(&mut claims[target], kind, self.sentence.clone());
                }
            } else {
                self.admitted(claims);
            }
        }
        let from = self.held.words.partition_point(|w| w.range.start < self.sentence.start);
        let to = self.held.words.partition_point(|w| w.range.end <= self.sentence.end);
        // a run of words without an end is no sentence, and every word looks back over it
        if to - from.min(to) > LONGEST {
            return;
        }
        for at in (from..to).filter(|&at| self.held.begun[at].may_hold(&lexicon().openings.triggers)) {
            self.word(claims, from, at, to);
        }
    }

    /// What is told by those who saw it is testimony.
    fn testimony(&self, claims: &mut [Claim]) {
        let words = &lexicon().statements.testimony;
        for claim in &mut claims[self.own.clone()] {
            let inside = |v: &&Voice| v.range.start >= claim.range.start && v.range.end <= claim.range.end && !v.range.is_empty();
            let seen = claim.voices.iter().filter(inside).find(|v| {
                // "eleven survivors"
                let number = |w: &&str| w.starts_with(|c: char| c.is_ascii_digit()) || is_number(w);
                let mut name = v.name.split_whitespace().skip_while(number);
                // "Witness A.B." is known to the author
                name.next().is_some_and(|first| words.contains(&fold_words(first)))
                    && name.next().is_none_or(|next| !next.starts_with(char::is_uppercase))
            });
            let range = seen.map(|v| v.range.clone()).or_else(|| self.witnessed(claim));
            if let Some(range) = range {
                mark(claim, CaveatKind::Hedged, range);
            }
        }
    }

    /// "A nurse said that she saw …"
    fn witnessed(&self, claim: &Claim) -> Option<Range<usize>> {
        let list = &lexicon().statements.witnessed;
        claim.voices.iter().find(|v| !v.range.is_empty())?;
        let from = self.held.words.partition_point(|w| w.range.start < claim.range.start);
        let to = self.held.words.partition_point(|w| w.range.end <= claim.range.end);
        let (held, begun) = (&self.held.words[from..to.max(from)], &self.held.begun[from..to.max(from)]);
        (0..held.len()).find_map(|at| {
            let count = list.prefix_of(begun[at], &held[at..]);
            (count > 0).then(|| held[at].range.start..held[at + count - 1].range.end)
        })
    }

    /// "Selon X, le procès se tiendrait …": what another is said to know, in the conditional.
    fn conditionals(&self, claims: &mut [Claim]) {
        let statements = &lexicon().statements;
        for claim in &mut claims[self.own.clone()] {
            let Some(voice) = claim.voices.iter().find(|v| v.covers.is_some() && v.range.start >= claim.range.start) else { continue };
            let from = self.held.words.partition_point(|w| w.range.start < voice.range.end);
            let to = self.held.words.partition_point(|w| w.range.end <= claim.range.end);
            let ends = |w: &&Word<'_>| statements.conditional_endings.iter().any(|e| w.folded.ends_with(e));
            let found = self.held.words[from..to.max(from)].iter().filter(ends).find(|w| !statements.modals.holds(w));
            if let Some(range) = found.map(|w| w.range.clone()) {
                mark(claim, CaveatKind::Hedged, range);
            }
        }
    }

    /// "Le sac coûterait 90 francs", with no condition and nobody who foretold it.
    fn bare_conditionals(&self, claims: &mut [Claim]) {
        let statements = &lexicon().statements;
        let text = &self.held.text[self.sentence.clone()];
        if !statements.plain_endings.iter().any(|e| text.contains(e)) {
            return;
        }
        let from = self.held.words.partition_point(|w| w.range.start < self.sentence.start);
        let to = self.held.words.partition_point(|w| w.range.end <= self.sentence.end);
        let words = &self.held.words[from..to.max(from)];
        for (at, word) in words.iter().enumerate() {
            let written = &self.held.text[word.range.clone()];
            let ends = statements.plain_endings.iter().any(|e| written.len() > e.len() + 1 && written.ends_with(e));
            if ends && !statements.modals.holds(word) && statements.conditional.prefix(&words[at..]) == 0 && !is_future(words, at) {
                let here = self.claim_at(claims, word.range.start);
                mark(&mut claims[here], CaveatKind::Hedged, word.range.clone());
            }
        }
    }

    /// "…, which we could not confirm", "although this has not been confirmed": said in the sentence itself.
    fn admitted(&self, claims: &mut [Claim]) {
        for index in self.own.clone() {
            let range = claims[index].range.clone();
            let last = index + 1 == self.own.end;
            let until = if last { self.sentence.end.max(range.end) } else { range.end };
            let Some(words_before) = caveat::admits(&self.held.text[range.start..until]) else { continue };
            let target = if words_before <= 5 && index > self.own.start { index - 1 } else { index };
            mark(&mut claims[target], CaveatKind::Acknowledged, range);
        }
    }

    /// The claim of the sentence that holds a place.
    fn claim_at(&self, claims: &[Claim], place: usize) -> usize {
        self.own.clone().find(|&c| claims[c].range.start <= place && place < claims[c].range.end).unwrap_or(self.own.end - 1)
    }

    fn word(&self, claims: &mut [Claim], from: usize, at: usize, to: usize) {
        let statements = &lexicon().statements;
        let words = &self.held.words[..to];
        let (rest, begun) = (&words[at..], self.held.begun[at]);
        let range = |count: usize| rest[0].range.start..rest[count - 1].range.end;
        let here = self.claim_at(claims, rest[0].range.start);
        // "suppose" is no "supposé"
        let finite = |list: &Phrases, count: usize| count == 1 && list.participle(&rest[0]) && !is_participle(self.held.text, &rest[0]);
        let kept = |list: &Phrases| Some(list.prefix_of(begun, rest)).filter(|&count| !finite(list, count)).unwrap_or(0);
        let hedged = kept(&statements.hedges);
        // "rejette les rumeurs": what is denied is not what is claimed
        let denies = |back: usize| at >= from + back && statements.denies.prefix_of(self.held.begun[at - back], &words[at - back..=at]) > 0;
        let denied = hedged > 0 && !claims[here].voices.is_empty() && (1..=3).any(denies);
        if denied {
            mark(&mut claims[here], CaveatKind::Contested, range(hedged));
        } else if hedged > 0 {
            mark(&mut claims[here], CaveatKind::Hedged, range(hedged));
        } else if statements.conditional_alone.prefix_of(begun, rest) > 0 && !is_future(&words[from..], at - from)
            || statements.conditional.prefix_of(begun, rest) > 0 && is_reported_conditional(&words[from..], at - from)
        {
            mark(&mut claims[here], CaveatKind::Hedged, range(1));
        }
        let unconfirmed = statements.unconfirmed.prefix_of(begun, rest);
        if unconfirmed > 0 {
            // ", information non confirmée": an admission after what it speaks of
            let noun = at > from + 2 && statements.information.holds(&words[at - 1]);
            let parted = |i: usize| self.held.text[words[i - 1].range.end..words[i].range.start].contains([',', '—', '–']);
            let apposed = noun && (parted(at - 1) || lexicon().grammar.articles.holds(&words[at - 2]) && parted(at - 2));
            mark(&mut claims[here], if apposed { CaveatKind::Acknowledged } else { CaveatKind::Hedged }, range(unconfirmed));
        }
        let taken_back = kept(&statements.takes_back);
        // "gave 96, and withdrew it": what is taken back stands before
        let object = || {
            let pronoun = words.get(at + taken_back).is_some_and(|w| lexicon().pointers.holds(w));
            pronoun && (from..at).any(|i| statements.gauges.holds(&words[i]) || statements.says_any.holds(&words[i]))
        };
        if taken_back > 0 && (self.has_information(from, at, taken_back) || object()) {
            let back = self.points_back(from) && here > self.block.start;
            let targets = if back { self.withdrawn(claims, from, at, here) } else { vec![here] };
            for target in targets {
                mark(&mut claims[target], CaveatKind::Retracted, range(taken_back));
            }
        }
        if let Some(end) = self.goes_back(at, to) {
            let targets = if here > self.block.start { self.withdrawn(claims, from, at, here) } else { vec![here] };
            for target in targets {
                mark(&mut claims[target], CaveatKind::Retracted, rest[0].range.start..end);
            }
        }
        let disputed = kept(&statements.disputed);
        if disputed > 0 && !negated(&words[from..at]) {
            self.dispute(claims, from, here, range(disputed));
        }
        // "la version est démentie par X": what the words speak of is what is denied
        let denied_by = statements.denied_by.prefix_of(begun, rest);
        let by_whom = || claims[here].voices.iter().any(|v| v.range.start >= rest[denied_by - 1].range.end);
        let passive = |i: usize| i >= from && lexicon().grammar.passives.holds(&words[i]);
        if denied_by > 0 && at > from && (passive(at - 1) || at > from + 1 && passive(at - 2)) && by_whom() {
            if (self.points_back(from) || self.names_information(from)) && here > self.block.start {
                let target = self.judged(claims, here);
                mark(&mut claims[target], CaveatKind::Contested, range(denied_by));
                claims[here].contests = true;
            }
            mark(&mut claims[here], CaveatKind::Contested, range(denied_by));
            return;
        }
        self.against(claims, from, at, to, here);
    }

    /// True where the sentence names what can be taken back; "removed from the list" names what stands.
    fn has_information(&self, from: usize, at: usize, count: usize) -> bool {
        const NEAR: usize = 4;
        let statements = &lexicon().statements;
        let words = &self.held.words;
        let behind = at + count;
        let removed = (behind..words.len().min(behind + NEAR)).map(|i| (i, statements.taken_from.prefix(&words[i..]))).find(|f| f.1 > 0);
        let kept = removed.map_or(0..0, |(i, count)| i..i + count);
        let until = words.partition_point(|w| w.range.end <= self.sentence.end);
        (from..until.max(from)).any(|i| !kept.contains(&i) && statements.information.holds(&words[i]))
    }

    /// Where "revient … sur ces informations" ends.
    fn goes_back(&self, at: usize, to: usize) -> Option<usize> {
        const NEAR: usize = 9;
        let statements = &lexicon().statements;
        let words = &self.held.words[..to];
        let verb = statements.goes_back.prefix_of(self.held.begun[at], &words[at..]);
        if verb == 0 {
            return None;
        }
        (at + verb..to.saturating_sub(2).min(at + NEAR)).find_map(|i| {
            let noun = &words[i + 2];
            let whole = statements.goes_back_on.holds(&words[i])
                && (lexicon().pointers.holds(&words[i + 1]) || lexicon().grammar.possessives.holds(&words[i + 1]))
                && (statements.information.holds(noun) || statements.count_nouns.holds(noun));
            whole.then_some(noun.range.end)
        })
    }

    /// The claims that a withdrawal speaks of: those that name who withdraws, else the one before.
    fn withdrawn(&self, claims: &[Claim], from: usize, at: usize, here: usize) -> Vec<usize> {
        let statements = &lexicon().statements;
        let grammar = &lexicon().grammar;
        let name = |w: &&Word<'_>| {
            let capital = self.held.text[w.range.clone()].starts_with(char::is_uppercase);
            !grammar.articles.holds(w) && !grammar.joints.holds(w) && (capital || statements.speakers.holds(w))
        };
        let subject: Vec<&str> = self.held.words[from..at].iter().filter(name).map(|w| w.folded.as_ref()).collect();
        let first = self.block.start.max(here.saturating_sub(BACK));
        let named = |c: &usize| {
            let held: Vec<Word<'_>> = words(&self.held.text[claims[*c].range.clone()]).collect();
            subject.iter().all(|s| held.iter().any(|w| w.folded == *s))
        };
        let found: Vec<usize> = if subject.is_empty() { Vec::new() } else { (first..here).filter(named).collect() };
        if !found.is_empty() {
            return found;
        }
        // "le premier chiffre": of those before, the first that counts
        let ranked = self.held.words[from..at].iter().take(4).any(|w| grammar.ranks.holds(w));
        let counted = |c: &usize| !counts(self.held.text, self.held.words, &claims[*c].range).is_empty();
        let first = (first..here).find(|c| ranked && counted(c));
        vec![first.unwrap_or(here - 1)]
    }
}

/// True for "eleven", "douze".
fn is_number(word: &str) -> bool {
    words(word).next().is_some_and(|w| lexicon().dates.numbers.holds(&w))
}

fn negated(before: &[Word<'_>]) -> bool {
    before.iter().rev().take(3).any(|w| lexicon().grammar.negations.holds(w) || lexicon().grammar.nobody.holds(w))
}

/// True where a conditional tells what was foretold, or depends: "a dit que …", "si …", "s'il …", before it or behind.
fn is_future(held: &[Word<'_>], at: usize) -> bool {
    let future = &lexicon().grammar.future;
    // "il s'agirait": no condition
    let before = if at > 0 && held[at - 1].folded.len() == 1 { at - 1 } else { at };
    held[..before].iter().chain(&held[at + 1..]).any(|w| future.holds(w))
}

/// "seraient morts", not "a promis que le couvre-feu serait levé" nor "s'il était élu, il serait …".
fn is_reported_conditional(held: &[Word<'_>], at: usize) -> bool {
    let grammar = &lexicon().grammar;
    let participle = held[at + 1..].iter().take(3).find(|w| !grammar.negations.holds(w) && !grammar.adverbs.holds(w));
    let ends = |w: &Word<'_>| grammar.participles.iter().any(|end| w.folded.ends_with(end));
    let future = held[..at].iter().rev().take(7).any(|w| grammar.future.holds(w));
    participle.is_some_and(ends) && !future
}
