//! What the text says of its claims: on whose word they stand, how sure they are, when it happened.

use std::ops::Range;

use super::caveat;
use super::events::{Clock, DateSource};
use super::voices::{Sentence, VoiceKind};
use super::{Caveat, CaveatKind, Claim, Part, Parts};
use crate::document::{Block, BlockKind, Role};
use crate::language::{Word, lexicon, words};

/// Reads the statements of every block that holds claims, in order of place.
pub(super) fn read(parts: &Parts<'_>, claims: &mut [Claim]) {
    let year = parts.document.report_date.map(crate::document::PartialDate::year);
    let mut clock = Clock::new(year, parts.day_first);
    let mut from = 0;
    for (index, block) in parts.document.blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Heading(_)) && matches!(block.role, Role::Body | Role::Annex | Role::Summary) {
            clock.heading(block.text.as_str());
            continue;
        }
        let here = |c: &Claim| c.part != Part::Footnote && c.block == index;
        let count = claims[from..].iter().take_while(|c| here(c)).count();
        if count > 0 {
            let words: Vec<Word<'_>> = words(block.text.as_str()).collect();
            let begins = words.iter().map(|w| lexicon().triggers.holds(w)).collect();
            let reader = Reader { parts, block, words, begins };
            reader.read(&mut claims[from..from + count], &mut clock);
            from += count;
        }
    }
}

struct Reader<'a> {
    parts: &'a Parts<'a>,
    block: &'a Block,
    words: Vec<Word<'a>>,
    /// For each word, whether a phrase of statements may begin with it.
    begins: Vec<bool>,
}

impl Reader<'_> {
    fn read(&self, claims: &mut [Claim], clock: &mut Clock) {
        let text = self.block.text.as_str();
        clock.paragraph();
        let mut speaker: Option<String> = None;
        let mut at = 0;
        while at < claims.len() {
            let sentence = claims[at].sentence.clone();
            let count = claims[at..].iter().take_while(|c| c.sentence == sentence).count();
            let place = self.within(&sentence);
            let (held, begins) = (&self.words[place.clone()], &self.begins[place]);
            let voices = Sentence { text, words: held, begins, names: self.parts.names, speaker: speaker.as_deref() }.voices();
            if let Some(last) = voices.iter().rfind(|v| v.kind == VoiceKind::Named) {
                speaker = Some(last.name.clone());
            }
            let events = clock.sentence(text, held);
            let own = at..at + count;
            for i in own.clone() {
                let range = claims[i].range.clone();
                let last = i + 1 == own.end;
                let mine = |r: &Range<usize>| r.start < range.end && r.end > range.start || last && r.start >= range.end;
                claims[i].voices =
                    voices.iter().filter(|v| mine(&v.range) || v.covers_sentence && v.range.start < range.start).cloned().collect();
                let of_claim = events.iter().filter(|e| mine(&e.range)).map(|e| e.date);
                let first = |dates: &mut dyn Iterator<Item = crate::document::PartialDate>| dates.min_by_key(|d| d.earliest());
                claims[i].date = first(&mut of_claim.clone())
                    .or_else(|| first(&mut events.iter().map(|e| e.date)))
                    .map(|date| (date, DateSource::Sentence))
                    .or_else(|| clock.running());
            }
            Self::acts(held, begins, own.clone(), claims);
            self.caveats(held, begins, &sentence, own.clone(), claims);
            at += count;
        }
    }

    fn within(&self, range: &Range<usize>) -> Range<usize> {
        let from = self.words.partition_point(|w| w.range.start < range.start);
        let to = self.words.partition_point(|w| w.range.end <= range.end);
        from..to.max(from)
    }

    /// Acts of those who can do them, and words that say that a claim is well supported.
    fn acts(held: &[Word<'_>], begins: &[bool], own: Range<usize>, claims: &mut [Claim]) {
        let statements = &lexicon().statements;
        for at in (0..held.len()).filter(|&at| begins[at]) {
            let rest = &held[at..];
            let place = rest[0].range.start;
            let Some(claim) = own.clone().find(|&c| claims[c].range.start <= place && place < claims[c].range.end) else { continue };
            let acts = statements.official_acts.prefix(rest) > 0;
            // "annonce 26 morts" is a report, "annonce la fin de l'opération" an act
            let figure = || held[at..].iter().take(6).any(|w| w.folded.bytes().all(|b| b.is_ascii_digit()));
            let body = || held[..at].iter().rev().take(8).any(|w| statements.speakers.contains(&w.folded));
            if acts && !figure() && body() {
                claims[claim].official_act = true;
            }
            let confirmed = statements.confirmed.prefix(rest);
            let denied =
                held[..at].iter().rev().take(5).any(|w| {
                    matches!(w.folded.as_ref(), "pas" | "not" | "ne" | "n" | "jamais" | "never" | "no" | "aucune" | "aucun" | "t")
                });
            if confirmed > 0 && !denied && claims[claim].said_confirmed.is_none() {
                claims[claim].said_confirmed = Some(place..rest[confirmed - 1].range.end);
            }
        }
    }

    /// Reserve, dispute, denial and withdrawal in one sentence, each given to the claim it speaks of.
    fn caveats(&self, held: &[Word<'_>], begins: &[bool], sentence: &Range<usize>, own: Range<usize>, claims: &mut [Claim]) {
        let text = self.block.text.as_str();
        let statements = &lexicon().statements;
        if !begins.iter().any(|&b| b) && !caveat::may_hold_caveat(&text[sentence.clone()]) {
            return;
        }
        let pointer = held.iter().take(4).any(|w| lexicon().pointers.contains(&w.folded));
        if caveat::may_hold_caveat(&text[sentence.clone()]) && caveat::is_caveat(&text[sentence.clone()]) {
            let target = if own.start > 0 { own.start - 1 } else { own.start };
            mark(&mut claims[target], CaveatKind::Acknowledged, sentence.clone());
        }
        let informs = || held.iter().any(|w| statements.information.contains(&w.folded));
        for at in (0..held.len()).filter(|&at| begins[at]) {
            let rest = &held[at..];
            let of = |i: &Range<usize>, claims: &[Claim]| {
                (own.clone()).find(|&c| claims[c].range.start <= i.start && i.start < claims[c].range.end).unwrap_or(own.end - 1)
            };
            let range = |count: usize| rest[0].range.start..rest[count - 1].range.end;
            let hedged = statements.hedges.prefix(rest);
            if hedged > 0 {
                let r = range(hedged);
                let target = of(&r, claims);
                mark(&mut claims[target], CaveatKind::Hedged, r);
            } else if statements.conditional.prefix(rest) > 0 && is_reported_conditional(held, at) {
                let r = range(1);
                let target = of(&r, claims);
                mark(&mut claims[target], CaveatKind::Hedged, r);
            }
            let taken_back = statements.takes_back.prefix(rest);
            if taken_back > 0 && informs() {
                let r = range(taken_back);
                let target = if pointer && own.start > 0 { own.start - 1 } else { of(&r, claims) };
                mark(&mut claims[target], CaveatKind::Retracted, r);
            }
            let disputed = statements.disputed.prefix(rest);
            if disputed > 0 {
                let r = range(disputed);
                let target = if pointer && own.start > 0 { own.start - 1 } else { of(&r, claims) };
                mark(&mut claims[target], CaveatKind::Contested, r);
            }
            let against = statements.denies.prefix(rest).max(statements.counters.prefix(rest));
            if against > 0 {
                let r = range(against);
                let target = of(&r, claims);
                mark(&mut claims[target], CaveatKind::Contested, r.clone());
                if target > 0 {
                    mark(&mut claims[target - 1], CaveatKind::Contested, r);
                    claims[target].contests = true;
                }
            }
        }
    }
}

pub(super) fn mark(claim: &mut Claim, kind: CaveatKind, range: Range<usize>) {
    if !claim.caveats.iter().any(|c| c.kind == kind) {
        claim.caveats.push(Caveat { kind, range });
    }
}

/// "seraient morts", not "a promis que le couvre-feu serait levé" nor "s'il était élu, il serait …".
fn is_reported_conditional(held: &[Word<'_>], at: usize) -> bool {
    let participle = held[at + 1..]
        .iter()
        .take(3)
        .find(|w| !matches!(w.folded.as_ref(), "pas" | "deja" | "plus" | "aussi" | "jamais" | "ainsi" | "encore"));
    let ends = |w: &Word<'_>| {
        ["e", "ee", "es", "ees", "i", "is", "ie", "ies", "it", "u", "us", "ue", "ues", "ert", "erts"]
            .iter()
            .any(|end| w.folded.ends_with(end))
    };
    let future = held[..at].iter().rev().take(7).any(|w| matches!(w.folded.as_ref(), "que" | "qu" | "si" | "s" | "afin" | "pour"));
    participle.is_some_and(ends) && !future
}
