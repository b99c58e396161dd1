//! Who is the subject of a verb of saying: before it, after it, or named before.

use super::voices::{LONGEST, Sentence, Verb, Voice, VoiceKind, is_acronym, is_article, is_participle, starts_with_digit};
use crate::language::{Word, lexicon};

/// A subject and its verb have no more words than this between them.
const FARTHEST: usize = 40;

/// What may be the subject of a verb.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// One who speaks, for a verb that is a noun too.
    Speaker,
    /// A name as well.
    Known,
    /// Even a lone name at the head of the sentence: "Benali (2018) rappelle".
    Name,
    /// Any noun.
    Any,
    /// Who stands before "qui": a name or one who speaks.
    Antecedent,
    /// The same before a verb that any noun may be the subject of.
    AnyAntecedent,
}

impl Sentence<'_> {
    /// "le ministère de l'Intérieur | affirme": from the verb back over what may part the two.
    pub(super) fn subject(self, verb: Verb) -> Option<Voice> {
        let grammar = &lexicon().grammar;
        let noun_like = verb.count == 1 && grammar.noun_like.holds(&self.words[verb.at]);
        let sure = |cited: bool| match (verb.strong, noun_like, cited) {
            (_, true, false) => Sure::Speaker,
            (true, ..) => Sure::Any,
            (false, _, true) => Sure::Name,
            _ => Sure::Known,
        };
        let mut bracketed = false;
        let mut end = verb.at;
        let mut parted = false;
        // where what is skipped opens: its sign parts nothing
        let mut opened = usize::MAX;
        let mut named_until = None;
        // a line of little words is no sentence
        for _ in 0..FARTHEST {
            let last = end.checked_sub(1)?;
            match self.gap(last) {
                _ if opened == end => {}
                ")" => {
                    end = self.bracket(last)?;
                    opened = end;
                    bracketed = true;
                    continue;
                }
                "," if !parted => {
                    let (start, name, role) = self.apposition(end, verb)?;
                    named_until = name.then_some(end);
                    // "JOVTIS, militant des droits humains, voit …"
                    bracketed |= role || name;
                    end = start;
                    parted = true;
                    continue;
                }
                "," | "" => {}
                _ => return None,
            }
            opened = usize::MAX;
            let word = &self.words[last];
            // "Le président, qui soutient que …": who is meant stands before the comma
            if self.relates(last) {
                return self.noun_before(last, sure(false));
            }
            // "X réunit le Conseil et réclame …": the subject stands further back
            if grammar.joining.holds(word) {
                return None;
            }
            let ends = word.folded.len() > 4 && grammar.adverb_endings.iter().any(|e| word.folded.ends_with(e));
            // "le parlement", "Kimberly said"
            let noun = || {
                self.capital(last)
                    || last.checked_sub(1).is_some_and(|i| is_article(self.text, &self.words[i]) || grammar.joints.holds(&self.words[i]))
            };
            let adverb = ends && !lexicon().statements.speakers.holds(word) && !noun();
            let object = grammar.objects.holds(word) && !grammar.noun_like.holds(&self.words[verb.at]);
            let between = grammar.between.suffix(&self.words[..end]);
            if !parted && self.gap(last) != "," && (adverb || object || between > 0) {
                end -= between.max(1);
                continue;
            }
            if let Some(start) = self.dated(end).filter(|_| !parted) {
                end = start;
                continue;
            }
            let anonymous = lexicon().statements.anonymity.suffix(&self.words[..end]);
            if anonymous > 0 {
                end -= anonymous;
                continue;
            }
            let voice = self.noun_before(end, sure(bracketed))?;
            // "the minister for Kampala, Minsa Kabanda, promised": with the name
            return Some(match named_until {
                Some(until) => {
                    let first = self.words.partition_point(|w| w.range.start < voice.range.start);
                    self.voice(first..until, VoiceKind::Named, None)
                }
                None => voice,
            });
        }
        None
    }

    /// True for "who", and not for "WHO".
    fn relates(self, at: usize) -> bool {
        lexicon().grammar.relatives.holds(&self.words[at]) && !is_acronym(self.text, &self.words[at])
    }

    /// Where the date begins that ends before a word: "the report | published in October 2022 | states".
    fn dated(self, end: usize) -> Option<usize> {
        const LONGEST: usize = 4;
        let grammar = &lexicon().grammar;
        let is_date = |i: usize| self.is_time(i) || lexicon().months.holds(&self.words[i]);
        let start = (end.saturating_sub(LONGEST)..end).rev().take_while(|&i| is_date(i) && self.gap(i).is_empty()).last()?;
        let month = (start..end).any(|i| lexicon().months.holds(&self.words[i]));
        let year = self.words[end - 1].folded.len() == 4;
        let led = |i: &usize| {
            let word = &self.words[*i];
            grammar.places.holds(word) || grammar.joints.holds(word) || grammar.articles.holds(word)
        };
        let before = start.checked_sub(1).filter(|i| self.gap(*i).is_empty())?;
        // "The NDHS 2018 found", "Situation Report 2025 states"
        if !month && year && end == start + 1 && self.capital(before) {
            return Some(start);
        }
        if !led(&before) || !month && !year {
            return None;
        }
        let issued = before.checked_sub(1).filter(|&i| self.gap(i).is_empty() && lexicon().statements.issued.holds(&self.words[i]));
        issued.or(Some(before)).filter(|&start| start > 0)
    }

    /// The word before which a bracket opens that closes after `last`, as the end of what stands before.
    fn bracket(self, last: usize) -> Option<usize> {
        const WIDEST: usize = 12;
        let mut at = last;
        for _ in 0..WIDEST {
            let before = at.checked_sub(1)?;
            let between = &self.text[self.words[before].range.end..self.words[at].range.start];
            if between.contains(['(', '[']) {
                return Some(at);
            }
            at = before;
        }
        None
    }

    /// Where an apposition begins that ends before a word, and whether it is a name:
    /// "X, however, said", "the minister, Minsa Kabanda, said", "X, who was held there, said".
    fn apposition(self, end: usize, verb: Verb) -> Option<(usize, bool, bool)> {
        const SHORT: usize = 8;
        const RELATIVE: usize = 25;
        let grammar = &lexicon().grammar;
        let mut start = end - 1;
        while start > 0 && self.gap(start - 1) != "," {
            if end - start > RELATIVE || !matches!(self.gap(start - 1), "" | ".") {
                return None;
            }
            start -= 1;
        }
        if start == 0 {
            return None;
        }
        // "X, who has lived there since 2019, in a hut, said": its first comma
        if !(self.begins_aside(start) && self.speaks(start.saturating_sub(4)..start)) {
            let first = (end.saturating_sub(RELATIVE).max(1)..start).rev().find(|&i| self.gap(i - 1) == ",");
            let whole = |i: usize| (i..start - 1).all(|at| matches!(self.gap(at), "" | "."));
            start = first.filter(|&i| whole(i) && self.begins_aside(i) && self.speaks(i.saturating_sub(4)..i)).unwrap_or(start);
        }
        let relative = self.relates(start);
        let adverb = end - start <= 2 && grammar.connectors.prefix(&self.words[start..end]) == end - start;
        let name = end - start <= SHORT && (start..end).all(|i| self.capital(i) || grammar.joints.holds(&self.words[i]));
        let role = end - start <= LONGEST
            && (grammar.articles.holds(&self.words[start]) && self.speaks(start..end) || self.speaks(start..start + 1));
        // "Le rapport, remis en janvier, conclut", "the owner, speaking by telephone, stated"
        let aside = || {
            let near = start.saturating_sub(4)..start;
            // "killed near the police, in Goma, said the mayor": who speaks stands behind
            // "the mayor, whose house was burned, blames the army": the aside has a verb of its own
            let clause = grammar.oblique_relatives.holds(&self.words[start]);
            self.begins_aside(start) && self.speaks(near) && (clause || self.inverted(verb).is_none())
        };
        let participle = aside();
        (relative || adverb || name || role || participle).then_some((start, name && !adverb, role))
    }

    /// "remis en janvier", "in a letter", "speaking by telephone": what may part a subject from its verb.
    fn begins_aside(self, at: usize) -> bool {
        let grammar = &lexicon().grammar;
        let word = &self.words[at];
        let ends = word.folded.len() > 4 && grammar.aside_endings.iter().any(|e| word.folded.ends_with(e));
        ends || self.relates(at) || grammar.asides.holds(word) || is_participle(self.text, word)
    }

    /// The noun that ends before a word.
    fn noun_before(self, end: usize, verb: Sure) -> Option<Voice> {
        let grammar = &lexicon().grammar;
        let mut start = end;
        while start > 0 && end - start < LONGEST {
            let last = start - 1;
            let word = &self.words[last];
            if start < end {
                match self.gap(last) {
                    "" => {}
                    ")" => {
                        // "the Zimbabwe Peace Project (ZPP) in Harare"
                        break;
                    }
                    _ => break,
                }
            }
            if self.relates(last) {
                // "Un responsable qui visite les hôpitaux | parle": the antecedent speaks
                // once only: "qui … qui … qui" has no end
                let antecedent = match verb {
                    Sure::Antecedent | Sure::AnyAntecedent => return None,
                    Sure::Any => Sure::AnyAntecedent,
                    _ => Sure::Antecedent,
                };
                return if start < end { self.noun_before(last, antecedent) } else { None };
            }
            let little = (grammar.subject_ends.holds(word) || grammar.pronouns.holds(word)) && !is_acronym(self.text, word);
            if little || self.is_time(last) {
                break;
            }
            // "Reuters quoted an activist who said"
            if start < end && self.begins(last) && !grammar.noun_like.holds(word) && self.verb(last).is_some() {
                break;
            }
            // "… et un compte du ministère annonce"
            let begins_anew = last + 1 < end && grammar.joining.holds(word) && grammar.indefinite.holds(&self.words[last + 1]);
            if begins_anew {
                break;
            }
            if grammar.places.holds(word) {
                let noun = last.checked_sub(1).filter(|&i| {
                    let before = &self.words[i];
                    self.gap(i).is_empty()
                        && !grammar.subject_ends.holds(before)
                        && !grammar.articles.holds(before)
                        && !self.is_time(i)
                        && self.verb(i).is_none()
                });
                if noun.is_none() {
                    break;
                }
            }
            start -= 1;
        }
        let skipped =
            |w: &Word<'_>| is_article(self.text, w) || grammar.joints.holds(w) || grammar.connectors.holds(w) || grammar.places.holds(w);
        let mut first = (start..end).find(|&i| !skipped(&self.words[i]))?;
        let determined = first > start && self.words[start..first].iter().any(|w| grammar.articles.holds(w));
        // "Kassym-Jomart": a name is not cut at its hyphen
        while first > 0 && self.text[..self.words[first].range.start].ends_with('-') {
            first -= 1;
        }
        let words = first..end;
        let held = &self.words[words.clone()];
        let head = &held[0];
        if held.len() == 1 && (grammar.pronouns.holds(head) && !is_acronym(self.text, head) || lexicon().statements.no_voice.holds(head)) {
            return None;
        }
        // "nous avions écrit": a verb of the authors
        let of_authors = !determined && lexicon().authors.suffix(&self.words[..first]) > 0 && self.gap(first - 1).is_empty();
        if grammar.nobody.holds(head) || of_authors {
            return None;
        }
        let speaker = self.speaks(words.clone());
        let name = held.len() <= 6
            && words.clone().all(|i| self.capital(i) || grammar.joints.holds(&held[i - first]) || grammar.articles.holds(&held[i - first]));
        let known = !speaker && self.names.knows(&self.text[head.range.start..held[held.len() - 1].range.end]);
        // a lone capital at the head of a sentence may be any noun
        let acronym = self.text[head.range.clone()].chars().filter(|c| c.is_uppercase()).count() > 1;
        let lone = held.len() == 1 && first == 0 && verb != Sure::Name && !acronym;
        let any = matches!(verb, Sure::Any | Sure::AnyAntecedent)
            && !lexicon().statements.no_voice.holds(head)
            && (determined
                || self.capital(first)
                || head.folded.ends_with('s')
                || first > 0 && grammar.joints.holds(&self.words[first - 1]));
        (speaker || known || name && !lone && verb != Sure::Speaker || any).then(|| self.kind_of(words))
    }

    /// "Its update of 25 October says": whose paper it is, told before.
    pub(super) fn whose_paper(self, voice: &Voice, spoke: Option<&Voice>) -> Option<Voice> {
        let known = lexicon();
        let first = self.words.partition_point(|w| w.range.start < voice.range.start);
        let owner = first.checked_sub(1).filter(|&i| known.grammar.possessives.holds(&self.words[i]))?;
        known.statements.material.holds(&self.words[first]).then_some(())?;
        let name = spoke.map(|v| v.name.as_str()).or(self.speaker)?;
        Some(Voice { name: name.to_owned(), range: self.words[owner].range.clone(), kind: VoiceKind::Named, covers: None })
    }

    /// "Il annonce": the one who spoke before.
    pub(super) fn again(self, verb: Verb, spoke: Option<&Voice>) -> Option<Voice> {
        let grammar = &lexicon().grammar;
        let mut last = verb.at.checked_sub(1);
        while let Some(at) = last.filter(|&i| {
            i + FARTHEST > verb.at
                && self.gap(i).is_empty()
                && (grammar.objects.holds(&self.words[i]) || grammar.between.holds(&self.words[i]))
        }) {
            last = at.checked_sub(1);
        }
        let before = last.filter(|&i| self.gap(i).is_empty() && grammar.anaphors.holds(&self.words[i]));
        // "affirme-t-il"
        let after = || {
            let next = verb.at + verb.count;
            (next..self.words.len().min(next + 2))
                .find(|&i| self.text[..self.words[i].range.start].ends_with('-') && grammar.anaphors.holds(&self.words[i]))
        };
        let pronoun = before.or_else(after)?;
        // "the footage that it reviewed": who is meant may come after
        let relative = |w: &Word<'_>| grammar.openers.holds(w) || lexicon().pointers.holds(w);
        if pronoun > 0 && pronoun < verb.at && relative(&self.words[pronoun - 1]) {
            return None;
        }
        // "Le ministre interdit la marche : il y voit …"
        let subject = || {
            let speaker = |i: usize| lexicon().statements.speakers.prefix(&self.words[i..pronoun]) > 0;
            let first =
                (pronoun.saturating_sub(FARTHEST)..pronoun).find(|&i| speaker(i) || i > 0 && self.capital(i) && !self.is_time(i))?;
            let end = if speaker(first) {
                self.name_from(first).min(pronoun)
            } else {
                (first + 1..pronoun).find(|&i| !self.capital(i) || !self.gap(i - 1).is_empty()).unwrap_or(pronoun)
            };
            Some(self.text[self.words[first].range.start..self.words[end - 1].range.end].to_owned())
        };
        let name = spoke.map(|v| v.name.clone()).or_else(|| self.speaker.map(str::to_owned)).or_else(subject)?;
        Some(Voice { name, range: self.words[pronoun].range.clone(), kind: VoiceKind::Named, covers: None })
    }

    /// "was put at 20,000 by | its organisers |"
    pub(super) fn agent(self, verb: Verb) -> Option<Voice> {
        const NEAR: usize = 8;
        let grammar = &lexicon().grammar;
        let adverb = verb.at.checked_sub(2).filter(|&i| grammar.adverbs.holds(&self.words[i + 1])).map(|i| i + 1);
        adverb.unwrap_or(verb.at).checked_sub(1).filter(|&i| grammar.passives.holds(&self.words[i]))?;
        let from = verb.at + verb.count;
        let by = (from..self.words.len().min(from + NEAR))
            .take_while(|&i| i == from || self.gap(i - 1).is_empty() || starts_with_digit(&self.words[i]))
            .find(|&i| grammar.agents.holds(&self.words[i]))?;
        // "confirmed by no other source"
        if self.words.get(by + 1).is_some_and(|w| grammar.nobody.holds(w)) {
            return None;
        }
        // "confirmed by the Senate": an office is
        if self.words[by..].iter().take(4).any(|w| lexicon().statements.appoints.holds(w)) {
            return None;
        }
        let found = self.named_after(by + 1)?;
        let first = self.words.partition_point(|w| w.range.start < found.range.start);
        let end = self.words.partition_point(|w| w.range.end <= found.range.end);
        (self.speaks(first..end) || self.capital(first) && !self.is_time(first)).then_some(found)
    }

    /// "… », déclare | un responsable |", "ce que dément | un porte-parole |"
    pub(super) fn inverted(self, verb: Verb) -> Option<Voice> {
        const NEAR: usize = 6;
        let grammar = &lexicon().grammar;
        let first = &self.words[verb.at];
        let opened = match verb.at.checked_sub(1) {
            // "Said court had heard": no speech before
            None => !self.capital(verb.at),
            Some(last) => {
                // "l'affirme", "le dit" after "comme"
                let back = if grammar.objects.holds(&self.words[last]) { last.saturating_sub(1) } else { last };
                matches!(self.gap(last), "," | ";" | ".") || grammar.openers.holds(&self.words[back])
            }
        };
        let from = verb.at + verb.count;
        if !opened || from >= self.words.len() || first.folded.is_empty() {
            return None;
        }
        let from = self.past_the_told(from);
        // "assure deux jours plus tard une responsable"
        let until = self.words.len().min(from + NEAR);
        for start in from..until {
            if start > from && !self.gap(start - 1).is_empty() {
                break;
            }
            let Some(found) = self.named_after(start) else { continue };
            let head = self.words.partition_point(|w| w.range.start < found.range.start);
            let end = self.words.partition_point(|w| w.range.end <= found.range.end);
            let determined = start < head && grammar.articles.holds(&self.words[start]);
            let speaks = self.speaks(head..end.min(head + if determined { 4 } else { 1 }));
            if speaks || self.capital(head) && !self.is_time(head) || verb.strong && determined && start == from {
                return Some(found);
            }
        }
        None
    }

    /// "a déclaré à l'AFP | le maire": behind the one who is told.
    fn past_the_told(self, from: usize) -> usize {
        let grammar = &lexicon().grammar;
        if !self.words.get(from).is_some_and(|w| grammar.told_to.holds(w)) {
            return from;
        }
        let acronym = |i: usize| {
            let written = &self.text[self.words[i].range.clone()];
            written.len() > 1 && written.chars().all(char::is_uppercase)
        };
        let end = self.words.len().min(from + FARTHEST);
        let clause = (from + 1..end).find(|&i| !self.gap(i - 1).is_empty()).unwrap_or(end);
        let Some(told) = (from + 1..clause).find(|&i| !is_article(self.text, &self.words[i])) else { return from };
        if acronym(told) {
            return told + 1;
        }
        (told + 1..clause).find(|&i| is_article(self.text, &self.words[i])).unwrap_or(from)
    }
}
