//! Reserve, dispute, denial and withdrawal, each given to the claim that it speaks of.

use std::ops::Range;

use super::caveat;
use super::counted::{Count, counts};
use super::events::DateSource;
use super::voices::{Voice, VoiceKind, is_participle};
use super::{Caveat, CaveatKind, Claim, Parts, Remark};
use crate::document::BlockKind;
use crate::language::{Phrases, Word, fold_words, lexicon, words};

/// How many claims before a denial or remark may be the one that it speaks of.
const BACK: usize = 5;

/// The most words of a sentence.
const LONGEST: usize = 400;

/// The words of a block.
pub(super) struct Held<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word<'a>],
    /// For each word, whether a phrase of statements may begin with it.
    pub(super) begins: &'a [bool],
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

struct Reserve<'a> {
    held: &'a Held<'a>,
    /// The claims of the block, and those of the sentence.
    block: Range<usize>,
    own: Range<usize>,
    sentence: Range<usize>,
}

impl Reserve<'_> {
    fn read(&self, claims: &mut [Claim]) {
        self.testimony(claims);
        self.conditionals(claims);
        self.bare_conditionals(claims);
        let text = &self.held.text[self.sentence.clone()];
        if caveat::may_hold_caveat(text) {
            if caveat::is_caveat(text) {
                let before = self.block.start..self.own.start;
                // with its own note calls, "cette attaque n'est confirmée par aucune source" is the claim
                let itself = caveat::speaks_of_itself(text);
                let mut targets = if itself { Vec::new() } else { targets(claims, before, text, self.held.text) };
                if targets.is_empty() {
                    targets.push(self.own.start);
                }
                for target in targets {
                    mark(&mut claims[target], CaveatKind::Acknowledged, self.sentence.clone());
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
        for at in (from..to).filter(|&at| self.held.begins[at]) {
            self.word(claims, from, at, to);
        }
    }

    /// What is told by those who saw it is testimony.
    fn testimony(&self, claims: &mut [Claim]) {
        let words = &lexicon().statements.testimony;
        for claim in &mut claims[self.own.clone()] {
            let inside = |v: &&Voice| v.range.start >= claim.range.start && v.range.end <= claim.range.end && !v.range.is_empty();
            let seen = claim.voices.iter().filter(inside).find(|v| {
                let mut name = v.name.split_whitespace();
                // "Witness A.B." is known to the author
                name.next().is_some_and(|first| words.contains(&fold_words(first)))
                    && name.next().is_none_or(|next| !next.starts_with(char::is_uppercase))
            });
            if let Some(range) = seen.map(|v| v.range.clone()) {
                mark(claim, CaveatKind::Hedged, range);
            }
        }
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
        let rest = &words[at..];
        let range = |count: usize| rest[0].range.start..rest[count - 1].range.end;
        let here = self.claim_at(claims, rest[0].range.start);
        // "suppose" is no "supposé"
        let finite = |list: &Phrases, count: usize| count == 1 && list.participle(&rest[0]) && !is_participle(self.held.text, &rest[0]);
        let kept = |list: &Phrases| Some(list.prefix(rest)).filter(|&count| !finite(list, count)).unwrap_or(0);
        let hedged = kept(&statements.hedges);
        // "rejette les rumeurs": what is denied is not what is claimed
        let denied = (1..=3).any(|back| at >= from + back && statements.denies.prefix(&words[at - back..=at]) > 0);
        let denied = denied && !claims[here].voices.is_empty();
        if hedged > 0 && denied {
            mark(&mut claims[here], CaveatKind::Contested, range(hedged));
        } else if hedged > 0 {
            mark(&mut claims[here], CaveatKind::Hedged, range(hedged));
        } else if statements.conditional_alone.prefix(rest) > 0 && !is_future(&words[from..], at - from)
            || statements.conditional.prefix(rest) > 0 && is_reported_conditional(&words[from..], at - from)
        {
            mark(&mut claims[here], CaveatKind::Hedged, range(1));
        }
        let unconfirmed = statements.unconfirmed.prefix(rest);
        if unconfirmed > 0 {
            // ", information non confirmée": an admission after what it speaks of
            let noun = at > from + 2 && statements.information.holds(&words[at - 1]);
            let parted = |i: usize| self.held.text[words[i - 1].range.end..words[i].range.start].contains([',', '—', '–']);
            let apposed = noun && (parted(at - 1) || lexicon().grammar.articles.holds(&words[at - 2]) && parted(at - 2));
            mark(&mut claims[here], if apposed { CaveatKind::Acknowledged } else { CaveatKind::Hedged }, range(unconfirmed));
        }
        let taken_back = kept(&statements.takes_back);
        if taken_back > 0 && words[from..].iter().any(|w| statements.information.holds(w)) {
            let back = self.points_back(from) && here > self.block.start;
            let targets = if back { self.withdrawn(claims, from, at, here) } else { vec![here] };
            for target in targets {
                mark(&mut claims[target], CaveatKind::Retracted, range(taken_back));
            }
        }
        if let Some(end) = self.goes_back(at, to)
            && here > self.block.start
        {
            for target in self.withdrawn(claims, from, at, here) {
                mark(&mut claims[target], CaveatKind::Retracted, rest[0].range.start..end);
            }
        }
        let disputed = kept(&statements.disputed);
        if disputed > 0 && !negated(&words[from..at]) {
            self.dispute(claims, from, here, range(disputed));
        }
        // "la version est démentie par X": what the words speak of is what is denied
        let denied_by = statements.denied_by.prefix(rest);
        let by_whom = || claims[here].voices.iter().any(|v| v.range.start >= rest[denied_by - 1].range.end);
        let passive = |i: usize| i >= from && lexicon().grammar.passives.holds(&words[i]);
        if denied_by > 0 && at > from && (passive(at - 1) || at > from + 1 && passive(at - 2)) && by_whom() {
            if self.points_back(from) && here > self.block.start {
                let target = self.judged(claims, here);
                mark(&mut claims[target], CaveatKind::Contested, range(denied_by));
                claims[here].contests = true;
            }
            mark(&mut claims[here], CaveatKind::Contested, range(denied_by));
            return;
        }
        self.against(claims, from, at, to, here);
    }

    /// Where "revient … sur ces informations" ends.
    fn goes_back(&self, at: usize, to: usize) -> Option<usize> {
        const NEAR: usize = 9;
        let statements = &lexicon().statements;
        let words = &self.held.words[..to];
        let verb = statements.goes_back.prefix(&words[at..]);
        if verb == 0 {
            return None;
        }
        (at + verb..to.saturating_sub(2).min(at + NEAR)).find_map(|i| {
            let noun = &words[i + 2];
            let whole = statements.goes_back_on.holds(&words[i])
                && lexicon().pointers.holds(&words[i + 1])
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

    /// A verdict on a figure or an account: on the one before where the words point back.
    fn dispute(&self, claims: &mut [Claim], from: usize, here: usize, range: Range<usize>) {
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
    fn judged(&self, claims: &[Claim], here: usize) -> usize {
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
    fn points_back(&self, from: usize) -> bool {
        let words = &self.held.words[from..];
        let of_sentence = words.iter().take_while(|w| w.range.start < self.sentence.end).count();
        let words = &words[..of_sentence];
        let points = |i: usize| lexicon().pointers.holds(&words[i]);
        let ranked = |i: usize| lexicon().grammar.ranks.holds(&words[i]) && lexicon().statements.count_nouns.holds(&words[i + 1]) && i > 0;
        words.first().is_some_and(|_| points(0))
            || (0..words.len().saturating_sub(1).min(4)).any(ranked)
            || (0..words.len().saturating_sub(1)).any(|i| points(i) && lexicon().statements.information.holds(&words[i + 1]))
    }

    /// A denial, a counter-claim, or words that set this against what came before.
    fn against(&self, claims: &mut [Claim], from: usize, at: usize, to: usize, here: usize) {
        let statements = &lexicon().statements;
        let rest = &self.held.words[at..to];
        let alone = |count: usize| if count == 1 && is_participle(self.held.text, &rest[0]) { 0 } else { count };
        let denies = alone(statements.denies.prefix(rest));
        let counters = alone(statements.counters.prefix(rest));
        let adverse = statements.adversatives.prefix(rest);
        let count = denies.max(counters).max(adverse);
        if count == 0 || lexicon().statements.no_reports.prefix(rest) > 0 {
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
            let strong = statements.against.prefix(rest) > 0;
            // "…, mais X dit": inside a claim these words set its parts against each other
            let opens = self.held.words[from..at].iter().filter(|w| w.range.start >= claims[here].range.start).count() <= 1;
            let counted = || {
                let of = |c: usize| counts(self.held.text, self.held.words, &claims[c].range);
                let theirs = of(before);
                of(here).iter().any(|m| theirs.iter().any(|t| m.same_thing(t)))
            };
            if statements.contrasts.prefix(rest) > 0 && !(opens && counted()) {
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
        let apart = best.0 == 0 && told(here).zip(told(nearest)).is_some_and(|(a, b)| a != b);
        (!apart).then_some(best.1)
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
        } else if word.folded.chars().count() >= STEM && !lexicon().statements.speakers.holds(&word) && !lexicon().triggers.holds(&word) {
            found.push(word.folded.chars().take(STEM).collect());
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn negated(before: &[Word<'_>]) -> bool {
    before.iter().rev().take(3).any(|w| lexicon().grammar.negations.holds(w) || lexicon().grammar.nobody.holds(w))
}

fn same_voices(one: &Claim, other: &Claim) -> bool {
    one.voices.iter().any(|a| other.voices.iter().any(|b| a.name == b.name || a.name.contains(&b.name) || b.name.contains(&a.name)))
}

/// Counts of the same thing by different voices, one after the other.
fn side_by_side(held: &Held<'_>, claims: &mut [Claim], block: &Range<usize>) {
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

/// Gives each sentence that speaks of the evidence to the claims that it speaks of.
pub(super) fn remarks(parts: &Parts<'_>, remarks: &[Remark], claims: &mut [Claim]) {
    for remark in remarks {
        let text = parts.document.blocks[remark.block].text.as_str();
        let sentence = &text[remark.range.clone()];
        let body = |c: &&Claim| c.block <= remark.block;
        let Some(last) = claims[..remark.before].iter().rfind(body).map(|c| c.block) else { continue };
        let first = claims[..remark.before].partition_point(|c| c.block < last);
        if last == remark.block {
            for target in targets(claims, first..remark.before, sentence, text) {
                mark(&mut claims[target], CaveatKind::Acknowledged, remark.range.clone());
            }
        } else if remark.block - last <= 2 && remark.range.start == 0 {
            // under a list: of all its items, or of the last one
            let item = |b: usize| {
                let of = &parts.document.blocks[b];
                of.kind == BlockKind::Item || super::begins_like_item(of.text.as_str())
            };
            let mut from = first;
            if item(last) && plural(sentence) {
                while from > 0 && item(claims[from - 1].block) && last - claims[from - 1].block <= BACK + remark.before - from {
                    from -= 1;
                }
            }
            for claim in &mut claims[from..remark.before] {
                let range = claim.range.clone();
                mark(claim, CaveatKind::Acknowledged, range);
            }
        }
    }
}

/// True for "ces bilans", "none of these accounts".
fn plural(sentence: &str) -> bool {
    words(sentence).take(8).any(|w| lexicon().grammar.plural_pointers.holds(&w))
}

/// The claims among `before` that a remark speaks of: those that count where it speaks of a count, those that
/// somebody says where it speaks of all accounts, else the one before it.
fn targets(claims: &[Claim], before: Range<usize>, remark: &str, text: &str) -> Vec<usize> {
    let Some(last) = before.clone().next_back() else { return Vec::new() };
    let said: Vec<Word<'_>> = words(remark).take(12).collect();
    let grammar = &lexicon().grammar;
    let near = before.start.max((last + 1).saturating_sub(BACK));
    if said.iter().any(|w| lexicon().statements.count_nouns.holds(w)) {
        let (start, end) = (claims[near].range.start, claims[last].range.end);
        let held: Vec<Word<'_>> = words(text.get(start..end).unwrap_or("")).map(|w| w.moved(start)).collect();
        let counted = (near..=last).rev().find(|&i| !counts(text, &held, &claims[i].range).is_empty());
        return vec![counted.unwrap_or(last)];
    }
    let all = said.iter().take(3).any(|w| grammar.nobody.holds(w)) && plural(remark);
    let accounts = said.iter().any(|w| lexicon().statements.accounts.holds(w));
    let several = plural(remark) && !said.iter().any(|w| grammar.possessives.holds(w));
    if all || accounts && several {
        // from the first who saw it
        let saw = |v: &Voice| v.name.split_whitespace().next().is_some_and(|w| lexicon().statements.testimony.contains(&fold_words(w)));
        let first = (near..=last).find(|&i| all && !claims[i].voices.is_empty() || claims[i].voices.iter().any(saw));
        return (first.unwrap_or(last)..=last).collect();
    }
    if accounts {
        let told = (near..=last).rev().find(|&i| !claims[i].voices.is_empty());
        return vec![told.unwrap_or(last)];
    }
    vec![last]
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
