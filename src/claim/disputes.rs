//! Denials, verdicts and counter-claims: what stands against what.

use std::ops::Range;

use super::counted::{Count, counts};
use super::events::DateSource;
use super::reserve::{BACK, Held, Reserve, mark};
use super::voices::{VoiceKind, is_participle};
use super::{CaveatKind, Claim};
use crate::language::{Word, lexicon, words};

impl Reserve<'_> {
    /// A verdict on a figure or an account: on the one before where the words point back.
    pub(super) fn dispute(&self, claims: &mut [Claim], from: usize, here: usize, range: Range<usize>) {
        let voiced = claims[here].voices.iter().any(|v| !v.range.is_empty());
        let apposed = here > self.own.start && self.begins_as_apposition(&claims[here]);
        let first = here == self.block.start;
        // "Rights groups say that the true toll is twice as high"
        let answers = voiced
            && !first
            && claims[here - 1].voices.iter().any(|v| !v.range.is_empty())
            && !same_voices(&claims[here - 1], &claims[here]);
        let back = (self.points_back(from) || apposed || answers) && !first;
        if !back {
            return mark(&mut claims[here], CaveatKind::Contested, range);
        }
        let target = self.judged(claims, here);
        mark(&mut claims[target], CaveatKind::Contested, range.clone());
        if voiced {
            mark(&mut claims[here], CaveatKind::Contested, range);
            claims[here].contests = true;
        }
    }

    /// The claim that a verdict speaks of: "ce bilan" is of the dead, then of whatever is counted.
    pub(super) fn judged(&self, claims: &[Claim], here: usize) -> usize {
        let sentence = &self.held.text[self.sentence.clone()];
        if !words(sentence).take(12).any(|w| lexicon().statements.count_nouns.holds(&w)) {
            return here - 1;
        }
        let first = self.block.start.max(here.saturating_sub(BACK));
        let counted = |dead: bool| {
            (first..here).rev().find(|&c| counts(self.held.text, self.held.words, &claims[c].range).iter().any(|n| !dead || n.is_of_dead()))
        };
        counted(true).or_else(|| counted(false)).unwrap_or(here - 1)
    }

    /// "a toll that …", "chiffre que …": the claim names what the one before said.
    fn begins_as_apposition(&self, claim: &Claim) -> bool {
        let from = self.held.words.partition_point(|w| w.range.start < claim.range.start);
        let statements = &lexicon().statements;
        self.held.words[from..].iter().take(4).any(|w| statements.information.holds(w) || lexicon().grammar.openers.holds(w))
    }

    /// "Ce bilan …", "these claims": a word that points back, and its noun.
    pub(super) fn points_back(&self, from: usize) -> bool {
        let words = &self.held.words[from..];
        let of_sentence = words.iter().take_while(|w| w.range.start < self.sentence.end).count();
        let words = &words[..of_sentence];
        let points = |i: usize| lexicon().pointers.holds(&words[i]);
        let ranked = |i: usize| lexicon().grammar.ranks.holds(&words[i]) && lexicon().statements.count_nouns.holds(&words[i + 1]) && i > 0;
        words.first().is_some_and(|_| points(0))
            || (0..words.len().saturating_sub(1).min(4)).any(ranked)
            || (0..words.len().saturating_sub(1)).any(|i| points(i) && lexicon().statements.information.holds(&words[i + 1]))
    }

    /// "The rumour was denied": the subject is what was said.
    pub(super) fn names_information(&self, from: usize) -> bool {
        let known = lexicon();
        let words = &self.held.words[from..];
        // "the rumour of a coup was denied" names its own matter
        let verb = |w: &Word<'_>| known.grammar.passives.holds(w) || known.grammar.auxiliaries.holds(w);
        words.len() > 2 && known.grammar.articles.holds(&words[0]) && known.statements.information.holds(&words[1]) && verb(&words[2])
    }

    /// A denial, a counter-claim, or words that set this against what came before.
    pub(super) fn against(&self, claims: &mut [Claim], from: usize, at: usize, to: usize, here: usize) {
        let statements = &lexicon().statements;
        let (rest, begun) = (&self.held.words[at..to], self.held.begun[at]);
        let alone = |count: usize| if count == 1 && is_participle(self.held.text, &rest[0]) { 0 } else { count };
        let denies = alone(statements.denies.prefix_of(begun, rest));
        let counters = alone(statements.counters.prefix_of(begun, rest));
        let adverse = statements.adversatives.prefix_of(begun, rest);
        let count = denies.max(counters).max(adverse);
        if count == 0 || lexicon().statements.no_reports.prefix_of(begun, rest) > 0 {
            return;
        }
        // "was denied bail": nobody denies what was said
        let nobody = self.held.words[at.saturating_sub(2).max(from)..at].iter().any(|w| lexicon().grammar.nobody.holds(w));
        if nobody && count <= 2 {
            return;
        }
        let passive = denies > 0 && at > from && lexicon().grammar.passives.holds(&self.held.words[at - 1]);
        if passive || denies == count && claims[here].voices.is_empty() && counters == 0 {
            return;
        }
        let nearest = here.checked_sub(1).filter(|&i| i >= self.block.start);
        let before = if denies == count { self.spoken_of(claims, here) } else { nearest };
        let Some(before) = before else {
            if denies.max(counters) > 0 {
                mark(&mut claims[here], CaveatKind::Contested, rest[0].range.start..rest[count - 1].range.end);
            }
            return;
        };
        if denies.max(counters) == 0 {
            let voiced = |c: usize| claims[c].voices.iter().any(|v| !v.range.is_empty());
            let others = !same_voices(&claims[before], &claims[here]);
            let strong = statements.against.prefix_of(begun, rest) > 0;
            // "…, mais X dit": inside a claim these words set its parts against each other
            let opens = self.held.words[from..at].iter().filter(|w| w.range.start >= claims[here].range.start).count() <= 1;
            let counted = || {
                let of = |c: usize| counts(self.held.text, self.held.words, &claims[c].range);
                let theirs = of(before);
                of(here).iter().any(|m| theirs.iter().any(|t| m.same_thing(t)))
            };
            if statements.contrasts.prefix_of(begun, rest) > 0 && !(opens && counted()) {
                return;
            }
            if !(others && (voiced(before) && voiced(here) || strong && (voiced(before) || voiced(here)))) {
                return;
            }
        }
        let range = rest[0].range.start..rest[count - 1].range.end;
        mark(&mut claims[here], CaveatKind::Contested, range.clone());
        // "Alors que X estime …, Y soutient au contraire …": its own parts stand against each other
        let inside = (from..at).any(|i| {
            self.held.words[i].range.start >= claims[here].range.start && statements.contrasts.prefix(&self.held.words[i..at]) > 0
        });
        if inside && denies == 0 {
            return;
        }
        mark(&mut claims[before], CaveatKind::Contested, range);
        claims[here].contests = true;
    }

    /// The claim before that shares most with this one, else the nearest.
    fn spoken_of(&self, claims: &[Claim], here: usize) -> Option<usize> {
        let first = self.block.start.max(here.saturating_sub(BACK));
        let nearest = here.checked_sub(1).filter(|&i| i >= self.block.start)?;
        let stems = |c: usize| content(&self.held.text[claims[c].range.clone()]);
        let own = stems(here);
        let shared = |c: usize| stems(c).iter().filter(|s| own.contains(s)).count();
        let told = |c: usize| claims[c].date.filter(|d| d.1 == DateSource::Sentence).map(|d| d.0);
        let best = (first..here).rev().map(|c| (shared(c), c)).fold((0, nearest), |best, (n, c)| if n > best.0 { (n, c) } else { best });
        // another day, and nothing in common: the denial speaks of what comes after
        let apart = best.0 == 0 && (!self.denies_what_was_said(here, claims) || told(here).zip(told(nearest)).is_some_and(|(a, b)| a != b));
        (!apart).then_some(best.1)
    }

    /// "denies it", "denies any involvement", "denied that …": what is denied was said before. "Contests the fine" names
    /// its own matter.
    fn denies_what_was_said(&self, here: usize, claims: &[Claim]) -> bool {
        const NEAR: usize = 4;
        let known = lexicon();
        let range = &claims[here].range;
        let from = self.held.words.partition_point(|w| w.range.start < range.start);
        let to = self.held.words.partition_point(|w| w.range.end <= range.end);
        let words = &self.held.words[from..to.max(from)];
        let verb = (0..words.len()).find_map(|at| Some(at + known.statements.denies.prefix(&words[at..])).filter(|&end| end > at));
        let Some(end) = verb else { return true };
        let points = |w: &Word<'_>| {
            known.pointers.holds(w)
                || known.grammar.reports.holds(w)
                || known.grammar.nobody.holds(w)
                || known.statements.information.holds(w)
                || known.statements.denied_things.holds(w)
        };
        let object = &words[end..];
        let before = |at: usize| known.grammar.objects.holds(&words[at]) || points(&words[at]);
        object.is_empty() || object.iter().take(NEAR).any(points) || (0..end).any(before)
    }
}

/// The beginnings of the longer words of a text, and the kinds of what it counts.
fn content(text: &str) -> Vec<String> {
    const STEM: usize = 6;
    let measures = &lexicon().measures;
    let mut found: Vec<String> = Vec::new();
    for word in words(text) {
        if let Some(kind) = measures.of(&word) {
            found.push(format!("#{kind}"));
        } else if word.folded.chars().count() >= STEM
            && !lexicon().statements.speakers.holds(&word)
            && !lexicon().openings.triggers.holds(&word)
        {
            found.push(word.folded.chars().take(STEM).collect());
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn same_voices(one: &Claim, other: &Claim) -> bool {
    one.voices.iter().any(|a| other.voices.iter().any(|b| a.name == b.name || a.name.contains(&b.name) || b.name.contains(&a.name)))
}

/// Counts of the same thing by different voices, one after the other.
pub(super) fn side_by_side(held: &Held<'_>, claims: &mut [Claim], block: &Range<usize>) {
    const NEAR: usize = 3;
    let spoken = |c: &Claim| c.voices.iter().any(|v| !v.range.is_empty() && v.kind != VoiceKind::Several);
    let candidates: Vec<usize> = block.clone().filter(|&i| spoken(&claims[i])).collect();
    if candidates.len() < 2 {
        return;
    }
    let counted: Vec<(usize, Vec<Count>)> =
        candidates.into_iter().map(|i| (i, counts(held.text, held.words, &claims[i].range))).filter(|c| !c.1.is_empty()).collect();
    for (place, (here, mine)) in counted.iter().enumerate().skip(1) {
        let (before, theirs) = &counted[place - 1];
        let series = claims[*here].date.zip(claims[*before].date).is_some_and(|(a, b)| a.0 != b.0 && a.1 == b.1);
        if here - before > NEAR || series || same_voices(&claims[*before], &claims[*here]) {
            continue;
        }
        let clash = mine.iter().find(|m| {
            theirs.iter().any(|t| {
                // what is left out is that of the claim right before
                m.same_thing(t) && m.value != t.value && (*here == *before + 1 || !m.is_open() && !t.is_open())
            })
        });
        let agree = mine.iter().any(|m| theirs.iter().any(|t| m.same_thing(t) && m.value == t.value));
        if let Some(count) = clash.filter(|_| !agree) {
            let range = count.range.clone();
            mark(&mut claims[*before], CaveatKind::Contested, range.clone());
            mark(&mut claims[*here], CaveatKind::Contested, range);
            claims[*here].contests = true;
        }
    }
}
