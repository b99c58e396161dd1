//! Who says a claim: "selon X", "X affirme que", "… », déclare X", "according to X", "X said".

use std::ops::Range;

use crate::citation::Names;
use crate::language::{Phrases, Word, lexicon};

/// Who says a claim, by the words of its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Voice {
    /// The name or noun as written, without article.
    pub name: String,
    /// Where it stands in the text of the claim's block.
    pub range: Range<usize>,
    /// What kind of voice it is.
    pub kind: VoiceKind,
    /// How far its words reach over what follows: "Selon X, … et …", "X décrit trois pratiques : …".
    pub(crate) covers: Option<usize>,
}

/// Kinds of voices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VoiceKind {
    /// A person, a body, an outlet.
    Named,
    /// Several named only in kind: "des témoins", "residents".
    Plural,
    /// Several sources without a name: "plusieurs sources", "media reports".
    Several,
    /// One without a name: "de source policière", "on condition of anonymity".
    Unnamed,
}

/// The words of a block and a stretch of them.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word<'a>],
    /// For each word, whether a phrase of statements may begin with it.
    pub(super) begins: &'a [bool],
    pub(super) names: &'a Names,
    /// Who spoke last in the paragraph.
    pub(super) speaker: Option<&'a str>,
}

/// A name has no more words than this.
const LONGEST: usize = 12;

/// A verb of saying in its place.
#[derive(Clone, Copy)]
struct Verb {
    at: usize,
    count: usize,
    /// Only those who speak can do it: any noun may be its subject.
    strong: bool,
}

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
}

impl Sentence<'_> {
    /// The voices of the sentence, in order.
    pub(super) fn voices(self) -> Vec<Voice> {
        let statements = &lexicon().statements;
        let mut voices: Vec<Voice> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            if !self.begins[at] {
                at += 1;
                continue;
            }
            let rest = &self.words[at..];
            let no_report = statements.no_reports.prefix(rest);
            if no_report > 0 {
                at += no_report;
                continue;
            }
            let several = statements.several_voices.prefix(rest);
            let before = statements.says_before.prefix(rest);
            if before > 0 {
                at += before;
                if let Some(mut voice) = self.named_after(at) {
                    if voices.is_empty() && at <= 6 + before {
                        voice.covers = Some(self.end_of_part(at));
                    }
                    at = self.words.partition_point(|w| w.range.end <= voice.range.end).max(at);
                    push(&mut voices, voice);
                }
            } else if several > 0 {
                let covers = (at == 0).then(|| self.end_of_part(at));
                push(&mut voices, self.voice(at..at + several, VoiceKind::Several, covers));
                at += several;
            } else if statements.source_of.prefix(rest) > 0 {
                let count = statements.source_of.prefix(rest);
                let covers = (at == 0).then(|| self.end_of_part(at));
                push(&mut voices, self.voice(at..at + count, VoiceKind::Unnamed, covers));
                at += count;
            } else if let Some(verb) = self.verb(at) {
                if let Some((mut voice, before)) = self.subject(verb).map(|v| (v, true)).or_else(|| {
                    self.inverted(verb).or_else(|| self.agent(verb)).or_else(|| self.again(verb, voices.last())).map(|v| (v, false))
                }) {
                    voice.covers = (before && self.colon_after(verb.at + verb.count)).then(|| self.end());
                    push(&mut voices, voice);
                }
                at += verb.count;
            } else {
                at += 1;
            }
        }
        self.without_name(&mut voices);
        voices
    }

    /// "on condition of anonymity": the voice beside the words has no name.
    fn without_name(self, voices: &mut [Voice]) {
        if voices.is_empty() {
            return;
        }
        let anonymity = &lexicon().statements.anonymity;
        for at in (0..self.words.len()).filter(|&at| self.begins[at] && anonymity.prefix(&self.words[at..]) > 0) {
            let place = self.words[at].range.start;
            if let Some(voice) = voices.iter_mut().min_by_key(|v| v.range.start.abs_diff(place)) {
                voice.kind = VoiceKind::Unnamed;
            }
        }
    }

    /// The verb of saying that begins at a word.
    fn verb(self, at: usize) -> Option<Verb> {
        let statements = &lexicon().statements;
        let longest = |words: &[Word<'_>]| {
            let strong = statements.says_any.prefix(words).max(statements.denies.prefix(words));
            let weak = statements.says.prefix(words);
            (strong.max(weak), strong >= weak && strong > 0)
        };
        let rest = &self.words[at..];
        let (mut count, mut strong) = longest(rest);
        // "a également affirmé": an adverb parts the auxiliary from its verb
        if count == 0
            && rest.len() > 2
            && lexicon().grammar.auxiliaries.contains(&rest[0].folded)
            && lexicon().grammar.adverbs.holds(&rest[1])
        {
            let joined: Vec<Word<'_>> = rest.iter().take(1).chain(rest.iter().skip(2).take(4)).cloned().collect();
            (count, strong) = longest(&joined);
            count += usize::from(count > 0);
        }
        // "refused to say", "did not say": nobody says it
        let grammar = &lexicon().grammar;
        let unsaid = at > 0 && grammar.unsaid.contains(&self.words[at - 1].folded)
            || rest.get(count).is_some_and(|w| count > 0 && self.gap(at + count - 1).is_empty() && grammar.negations_after.holds(w));
        // "a state that they call", "des annonces": a noun
        let noun = at > 0
            && grammar.articles.holds(&self.words[at - 1])
            && !grammar.objects.holds(&self.words[at - 1])
            && self.gap(at - 1).is_empty();
        // "le bilan annoncé"
        let participle = count == 1 && is_participle(self.text, &rest[0]);
        (count > 0 && !unsaid && !noun && !participle).then_some(Verb { at, count, strong })
    }

    fn end(self) -> usize {
        self.words.last().map_or(0, |w| w.range.end)
    }

    /// The end of the part of the sentence that a lead such as "selon X" reaches: to the next semicolon.
    fn end_of_part(self, from: usize) -> usize {
        let start = self.words.get(from).map_or(0, |w| w.range.start);
        self.text[start..self.end()].find(';').map_or(self.end(), |i| start + i)
    }

    /// True where a colon follows the verb and what is said after it: "décrivent trois pratiques : …".
    fn colon_after(self, from: usize) -> bool {
        const NEAR: usize = 10;
        (from.max(1) - 1..self.words.len().min(from + NEAR)).any(|i| self.gap(i).contains(':') && !self.gap(i).contains("://"))
    }

    /// What stands between a word and the next.
    fn gap(self, before: usize) -> &'static str {
        // Only its kind matters, so that no text has to be borrowed.
        let from = self.words[before].range.end;
        let to = self.words.get(before + 1).map_or(from, |w| w.range.start);
        let between = &self.text[from..to];
        if between.contains([')', ']']) {
            ")"
        } else if between.contains(':') {
            ":"
        } else if between.contains([';', '(', '[', '«', '»', '“', '”', '"', '\u{2028}']) {
            ";"
        } else if between.contains([',', '—', '–']) {
            ","
        } else if between.contains('.') && between.len() > 1 && self.words[before].range.len() > 2 {
            "."
        } else {
            ""
        }
    }

    fn voice(self, words: Range<usize>, kind: VoiceKind, covers: Option<usize>) -> Voice {
        let range = self.words[words.start].range.start..self.words[words.end - 1].range.end;
        Voice { name: self.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" "), range, kind, covers }
    }

    fn capital(self, at: usize) -> bool {
        let word = &self.words[at];
        self.text[word.range.clone()].starts_with(char::is_uppercase) || self.text[..word.range.start].ends_with('@')
    }

    fn is_time(self, at: usize) -> bool {
        let word = &self.words[at];
        let month = lexicon().months.contains_key(word.folded.as_ref());
        starts_with_digit(word) || month && word.folded.len() > 3 || lexicon().weekdays.contains_key(word.folded.as_ref())
    }

    /// True where one who speaks is among the words: "the ministry", "état-major".
    fn speaks(self, words: Range<usize>) -> bool {
        let speakers = &lexicon().statements.speakers;
        let until = words.end.min(words.start + 6);
        (words.start..until).any(|i| speakers.prefix(&self.words[i..words.end]) > 0)
    }

    /// "selon | le ministère de l'Intérieur |, …"
    fn named_after(self, from: usize) -> Option<Voice> {
        let grammar = &lexicon().grammar;
        // "d'après-midi" names nobody
        if from > 0 && (self.text[self.words[from - 1].range.end..].starts_with('-') || !matches!(self.gap(from - 1), "" | ";")) {
            return None;
        }
        let start = (from..self.words.len()).find(|&i| !grammar.articles.holds(&self.words[i]))?;
        if start > from + 3 || lexicon().statements.no_voice.contains(&self.words[start].folded) || starts_with_digit(&self.words[start]) {
            return None;
        }
        let end = self.name_from(start);
        let words = start..end;
        // "selon leur langue", "selon les quartiers": a measure and no voice
        let article = start.checked_sub(1).filter(|&i| i >= from).map(|i| &self.words[i]);
        let measure = article.is_some_and(|w| grammar.measures_by.holds(w));
        if measure && !self.speaks(words.clone()) && !words.clone().any(|i| self.capital(i)) {
            return None;
        }
        if grammar.pronouns.holds(&self.words[start]) {
            return None;
        }
        Some(self.kind_of(words))
    }

    /// Where the name ends that begins at a word.
    fn name_from(self, start: usize) -> usize {
        let grammar = &lexicon().grammar;
        let statements = &lexicon().statements;
        let mut end = start + 1;
        while end < self.words.len() && end - start < LONGEST && self.gap(end - 1).is_empty() {
            let word = &self.words[end];
            if grammar.pronouns.holds(word) || grammar.name_ends.holds(word) || starts_with_digit(word) {
                break;
            }
            let rest = &self.words[end..];
            if self.begins[end] && (statements.says.prefix(rest) > 0 || statements.says_any.prefix(rest) > 0) {
                break;
            }
            end += 1;
        }
        while end > start + 1 && grammar.joints.holds(&self.words[end - 1]) {
            end -= 1;
        }
        end
    }

    /// "le ministère de l'Intérieur | affirme": from the verb back over what may part the two.
    fn subject(self, verb: Verb) -> Option<Voice> {
        let grammar = &lexicon().grammar;
        let noun_like = grammar.noun_like.contains(&self.words[verb.at].folded);
        let sure = |cited: bool| match (verb.strong, noun_like, cited) {
            (_, true, _) => Sure::Speaker,
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
        loop {
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
                    let (start, name) = self.apposition(end)?;
                    named_until = name.then_some(end);
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
            if grammar.relatives.holds(word) {
                return self.noun_before(last, sure(false));
            }
            // "X réunit le Conseil et réclame …": the subject stands further back
            if grammar.joining.holds(word) {
                return None;
            }
            let adverb = word.folded.ends_with("ly") && word.folded.len() > 4 && !lexicon().statements.speakers.contains(&word.folded);
            let object = grammar.objects.holds(word) && !grammar.noun_like.contains(&self.words[verb.at].folded);
            let between = grammar.between.suffix(&self.words[..end]);
            if !parted && self.gap(last) != "," && (adverb || object || between > 0) {
                end -= between.max(1);
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
    fn apposition(self, end: usize) -> Option<(usize, bool)> {
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
        let relative = grammar.relatives.holds(&self.words[start]);
        let adverb = end - start <= 2 && grammar.connectors.prefix(&self.words[start..end]) == end - start;
        let name = end - start <= SHORT && (start..end).all(|i| self.capital(i) || grammar.joints.holds(&self.words[i]));
        let role = end - start <= SHORT && grammar.articles.holds(&self.words[start]) && self.speaks(start..end);
        (relative || adverb || name || role).then_some((start, name && !adverb))
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
            if grammar.relatives.holds(word) {
                // "Un responsable qui visite les hôpitaux | parle": the antecedent speaks
                return if start < end { self.noun_before(last, verb) } else { None };
            }
            if grammar.subject_ends.holds(word) || grammar.pronouns.holds(word) || self.is_time(last) {
                break;
            }
            // "Reuters quoted an activist who said"
            if start < end && self.begins[last] && !grammar.noun_like.holds(word) && self.verb(last).is_some() {
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
            |w: &Word<'_>| grammar.articles.holds(w) || grammar.joints.holds(w) || grammar.connectors.holds(w) || grammar.places.holds(w);
        let mut first = (start..end).find(|&i| !skipped(&self.words[i]))?;
        let determined = first > start && self.words[start..first].iter().any(|w| grammar.articles.holds(w));
        // "Kassym-Jomart": a name is not cut at its hyphen
        while first > 0 && self.text[..self.words[first].range.start].ends_with('-') {
            first -= 1;
        }
        let words = first..end;
        let held = &self.words[words.clone()];
        let head = &held[0];
        if held.len() == 1 && (grammar.pronouns.holds(head) || lexicon().statements.no_voice.contains(&head.folded)) {
            return None;
        }
        if grammar.nobody.contains(&head.folded) {
            return None;
        }
        let speaker = self.speaks(words.clone());
        let name = held.len() <= 6
            && words.clone().all(|i| self.capital(i) || grammar.joints.holds(&held[i - first]) || grammar.articles.holds(&held[i - first]));
        let known = !speaker && self.names.knows(&self.text[head.range.start..held[held.len() - 1].range.end]);
        // a lone capital at the head of a sentence may be any noun
        let lone = held.len() == 1 && first == 0 && verb != Sure::Name;
        let any = verb == Sure::Any
            && !lexicon().statements.no_voice.contains(&head.folded)
            && (determined
                || self.capital(first)
                || head.folded.ends_with('s')
                || first > 0 && grammar.joints.holds(&self.words[first - 1]));
        (speaker || known || name && !lone && verb != Sure::Speaker || any).then(|| self.kind_of(words))
    }

    /// "Il annonce": the one who spoke before.
    fn again(self, verb: Verb, spoke: Option<&Voice>) -> Option<Voice> {
        let grammar = &lexicon().grammar;
        let mut last = verb.at.checked_sub(1);
        while let Some(at) =
            last.filter(|&i| self.gap(i).is_empty() && (grammar.objects.holds(&self.words[i]) || grammar.between.holds(&self.words[i])))
        {
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
        let relative = |w: &Word<'_>| grammar.openers.holds(w) || lexicon().pointers.contains(&w.folded);
        if pronoun > 0 && pronoun < verb.at && relative(&self.words[pronoun - 1]) {
            return None;
        }
        // "Le ministre interdit la marche : il y voit …"
        let subject = || {
            let first = (0..pronoun).find(|&i| lexicon().statements.speakers.prefix(&self.words[i..pronoun]) > 0)?;
            Some(self.text[self.words[first].range.start..self.words[self.name_from(first).min(pronoun) - 1].range.end].to_owned())
        };
        let name = spoke.map(|v| v.name.clone()).or_else(|| self.speaker.map(str::to_owned)).or_else(subject)?;
        Some(Voice { name, range: self.words[pronoun].range.clone(), kind: VoiceKind::Named, covers: None })
    }

    /// "was put at 20,000 by | its organisers |"
    fn agent(self, verb: Verb) -> Option<Voice> {
        const NEAR: usize = 8;
        let grammar = &lexicon().grammar;
        verb.at.checked_sub(1).filter(|&i| grammar.passives.holds(&self.words[i]))?;
        let from = verb.at + verb.count;
        let by = (from..self.words.len().min(from + NEAR))
            .take_while(|&i| i == from || self.gap(i - 1).is_empty() || starts_with_digit(&self.words[i]))
            .find(|&i| grammar.agents.holds(&self.words[i]))?;
        // "confirmed by the Senate": an office is
        if self.words[by..].iter().take(4).any(|w| lexicon().statements.appoints.holds(w)) {
            return None;
        }
        let found = self.named_after(by + 1)?;
        let first = self.words.partition_point(|w| w.range.start < found.range.start);
        let end = self.words.partition_point(|w| w.range.end <= found.range.end);
        (self.speaks(first..end) || self.capital(first)).then_some(found)
    }

    /// "… », déclare | un responsable |", "ce que dément | un porte-parole |"
    fn inverted(self, verb: Verb) -> Option<Voice> {
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
            if self.speaks(head..end.min(head + 4))
                || self.capital(head) && !self.is_time(head)
                || verb.strong && determined && start == from
            {
                return Some(found);
            }
        }
        None
    }

    fn kind_of(self, words: Range<usize>) -> Voice {
        let statements = &lexicon().statements;
        let from = words.start.saturating_sub(2);
        let phrase = |list: &Phrases| (from..=words.start).any(|i| list.prefix(&self.words[i..words.end]) > 0);
        let kind = if phrase(&statements.several_voices) {
            VoiceKind::Several
        } else if self.words[words.clone()].iter().take(2).any(|w| statements.plural_speakers.contains(&w.folded)) {
            VoiceKind::Plural
        } else if phrase(&statements.unnamed_voices) && words.len() <= 4 && !words.clone().skip(1).any(|i| self.capital(i)) {
            VoiceKind::Unnamed
        } else {
            VoiceKind::Named
        };
        // "sources de Radio France Internationale": whose they are is said
        let whose =
            |i: usize| self.capital(i) && self.names.knows(&self.text[self.words[i].range.start..self.words[words.end - 1].range.end]);
        let named = kind != VoiceKind::Named && words.len() > 2 && (words.start + 1..words.end).any(whose);
        let kind = if named { VoiceKind::Named } else { kind };
        self.voice(words, kind, None)
    }
}

fn push(voices: &mut Vec<Voice>, voice: Voice) {
    if !voices.iter().any(|v| v.range.start < voice.range.end && voice.range.start < v.range.end) {
        voices.push(voice);
    }
}

/// True for a French participle that stands alone; folding takes its accent away.
pub(super) fn is_participle(text: &str, word: &Word<'_>) -> bool {
    let written = &text[word.range.clone()];
    ["é", "ée", "és", "ées"].iter().any(|end| written.ends_with(end))
}

fn starts_with_digit(word: &Word<'_>) -> bool {
    word.folded.starts_with(|c: char| c.is_ascii_digit())
}
