//! Who says a claim: "selon X", "X affirme que", "… », déclare X", "according to X", "X said".

use std::ops::Range;

use crate::citation::Names;
use crate::language::{Begun, Phrases, Word, lexicon};

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
    /// For each word, the lists in which a phrase may begin with it.
    pub(super) begun: &'a [Begun],
    pub(super) names: &'a Names,
    /// Who spoke last in the paragraph.
    pub(super) speaker: Option<&'a str>,
}

/// A name has no more words than this.
pub(super) const LONGEST: usize = 12;

/// A verb of saying in its place.
#[derive(Clone, Copy)]
pub(super) struct Verb {
    pub(super) at: usize,
    pub(super) count: usize,
    /// Only those who speak can do it: any noun may be its subject.
    pub(super) strong: bool,
    /// It speaks only behind what is said: "…, its records show".
    pub(super) behind: bool,
    /// It finds a number: an inquiry does so by looking into it, and speaks.
    pub(super) finds: bool,
}

impl Sentence<'_> {
    /// False where no phrase of statements begins with a word.
    pub(super) fn begins(self, at: usize) -> bool {
        self.begun[at].may_hold(&lexicon().openings.triggers)
    }

    /// The voices of the sentence, in order.
    pub(super) fn voices(self) -> Vec<Voice> {
        let statements = &lexicon().statements;
        let mut voices: Vec<Voice> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            if !self.begins(at) {
                at += 1;
                continue;
            }
            let (rest, begun) = (&self.words[at..], self.begun[at]);
            let no_report = statements.no_reports.prefix_of(begun, rest);
            let said_by = statements.said_by.prefix_of(begun, rest);
            let agent =
                (said_by > 0).then(|| self.agent(Verb { at, count: said_by, strong: false, behind: false, finds: false })).flatten();
            if let Some(voice) = agent {
                push(&mut voices, voice);
                at += said_by;
                continue;
            }
            if no_report > 0 && self.verb(at).is_none_or(|verb| verb.count <= no_report) {
                at += no_report;
                continue;
            }
            let several = statements.several_voices.prefix_of(begun, rest);
            let before = statements.says_before.prefix_of(begun, rest);
            if before > 0 {
                at += before;
                let cites = statements.cites.holds(&rest[0]);
                let named = self.named_after(at).filter(|v| !cites || self.is_named(v));
                if let Some(mut voice) = named {
                    if voices.is_empty() && at <= 6 + before {
                        voice.covers = Some(self.end_of_part(at));
                    }
                    at = self.words.partition_point(|w| w.range.end <= voice.range.end).max(at);
                    push(&mut voices, voice);
                }
            } else if several > 0 && self.reports(at, several) {
                let covers = (at == 0).then(|| self.end_of_part(at));
                push(&mut voices, self.voice(at..at + several, VoiceKind::Several, covers));
                at += several;
            } else if statements.source_of.prefix_of(begun, rest) > 0 && self.set_apart(at, statements.source_of.prefix_of(begun, rest)) {
                let count = statements.source_of.prefix_of(begun, rest);
                let covers = (at == 0).then(|| self.end_of_part(at));
                push(&mut voices, self.voice(at..at + count, VoiceKind::Unnamed, covers));
                at += count;
            } else if let Some(verb) = self.verb(at) {
                let subject = self.subject(verb).filter(|v| (!verb.behind || self.opens_clause(v)) && (!verb.finds || self.inquires(v)));
                let subject = subject.map(|v| self.whose_paper(&v, voices.last()).unwrap_or(v));
                if let Some((mut voice, before)) = subject.map(|v| (v, true)).or_else(|| {
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
        if voices.is_empty() {
            voices.extend(self.whose_count());
        } else {
            self.elided(&mut voices);
        }
        self.handled(&mut voices);
        self.without_name(&mut voices);
        voices
    }

    /// "une vidéo authentifiée par | Le Monde |", "according to accounts collected by | Reuters |": whose work it is.
    fn handled(self, voices: &mut Vec<Voice>) {
        const NEAR: usize = 4;
        let statements = &lexicon().statements;
        for at in (1..self.words.len()).filter(|&at| self.begins(at)) {
            let by = at + statements.handled.prefix_of(self.begun[at], &self.words[at..]);
            if by == at || !self.words.get(by).is_some_and(|w| lexicon().grammar.agents.holds(w)) {
                continue;
            }
            let near = (at.saturating_sub(NEAR)..at).rev().take_while(|&i| self.gap(i).is_empty());
            let Some(material) = near.filter(|&i| statements.material.holds(&self.words[i])).last() else { continue };
            let Some(found) = self.known_after(by + 1).or_else(|| self.named_after(by + 1)) else { continue };
            let first = self.words.partition_point(|w| w.range.start < found.range.start);
            let end = self.words.partition_point(|w| w.range.end <= found.range.end);
            if !self.speaks(first..end) && !self.capital(first) || self.is_time(first) {
                continue;
            }
            let (from, to) = (self.words[material].range.start, self.words[by].range.start);
            if let Some(told) = voices.iter_mut().find(|v| v.range.start <= from && v.range.end > from && v.range.end <= to) {
                *told = Voice { covers: told.covers, ..found };
            } else if voices.is_empty() {
                voices.push(found);
            }
        }
    }

    /// "The council counts 90; the union, 127": the verb is left out.
    fn elided(self, voices: &mut Vec<Voice>) {
        const NAME: usize = 6;
        let parts = |i: &usize| {
            matches!(self.gap(*i), ";" | ")") && self.text[self.words[*i].range.end..self.words[*i + 1].range.start].contains(';')
        };
        for last in (0..self.words.len().saturating_sub(3)).filter(parts) {
            let Some(first) = (last + 1..self.words.len()).find(|&i| !is_article(self.text, &self.words[i])) else { return };
            let comma = (first..self.words.len().min(first + NAME)).find(|&i| self.gap(i) == ",");
            let Some(end) = comma.map(|i| i + 1).filter(|&end| end < self.words.len()) else { continue };
            let number = starts_with_digit(&self.words[end])
                || lexicon().dates.numbers.holds(&self.words[end])
                || lexicon().large.holds(&self.words[end]);
            let one = (first..end - 1).all(|i| self.gap(i).is_empty());
            if number && one && (self.speaks(first..end) || self.capital(first)) {
                push(voices, self.kind_of(first..end));
            }
        }
    }

    /// "The union's figure is 127", "Le chiffre du syndicat est de 127".
    fn whose_count(self) -> Option<Voice> {
        const HEAD: usize = 8;
        let known = lexicon();
        let noun = (0..self.words.len().min(HEAD)).find(|&i| known.statements.count_nouns.holds(&self.words[i]))?;
        let number =
            |i: usize| self.words.get(i).is_some_and(|w| starts_with_digit(w) || known.dates.numbers.holds(w) || known.large.holds(w));
        let stands = |i: usize| {
            let verb = self.words.get(i..).map_or(0, |rest| known.statements.stands_at.prefix(rest));
            verb > 0 && (number(i + verb) || number(i + verb + 1))
        };
        // "union | s | figure"
        let owner = noun.checked_sub(1).filter(|&s| self.words[s].folded == "s" && s > 0 && stands(noun + 1));
        if let Some(s) = owner {
            let first = (0..s).rev().take_while(|&i| self.gap(i).is_empty() && !is_article(self.text, &self.words[i])).last()?;
            return self.speaks(first..s).then(|| self.kind_of(first..s));
        }
        let voice = self.words.get(noun + 1).filter(|w| known.grammar.joints.holds(w)).and_then(|_| self.named_after(noun + 1))?;
        let first = self.words.partition_point(|w| w.range.start < voice.range.start);
        let verb = (first + 1..self.words.len().min(first + HEAD)).find(|&i| stands(i))?;
        self.speaks(first..verb).then(|| self.kind_of(first..verb))
    }

    /// True where somebody says something: "several sources of water" do not.
    fn reports(self, at: usize, count: usize) -> bool {
        const NEAR: usize = 40;
        let of = self.words.get(at + count).is_some_and(|w| lexicon().grammar.joints.holds(w) && self.gap(at + count - 1).is_empty());
        at == 0 && !of
            || (at.saturating_sub(NEAR)..self.words.len().min(at + NEAR))
                .any(|i| (i < at || i >= at + count) && self.begins(i) && self.verb(i).is_some())
            || at > 0 && lexicon().statements.says_before.suffix(&self.words[..at]) > 0
    }

    /// True where a phrase stands apart from what comes before or after it: "une eau de source locale" does not.
    fn set_apart(self, at: usize, count: usize) -> bool {
        let learnt = |i: usize| lexicon().grammar.learnt.holds(&self.words[i]);
        at == 0 || !self.gap(at - 1).is_empty() || !self.gap(at + count - 1).is_empty() || learnt(at - 1)
    }

    /// "on condition of anonymity": the voice beside the words has no name.
    fn without_name(self, voices: &mut [Voice]) {
        if voices.is_empty() {
            return;
        }
        let anonymity = &lexicon().statements.anonymity;
        for at in (0..self.words.len()).filter(|&at| anonymity.prefix_of(self.begun[at], &self.words[at..]) > 0) {
            let place = self.words[at].range.start;
            if let Some(voice) = voices.iter_mut().min_by_key(|v| v.range.start.abs_diff(place)) {
                voice.kind = VoiceKind::Unnamed;
            }
        }
    }

    /// The verb of saying that begins at a word.
    pub(super) fn verb(self, at: usize) -> Option<Verb> {
        let statements = &lexicon().statements;
        let begun = self.begun[at];
        let best = |prefix: &dyn Fn(&Phrases) -> usize| {
            let strong = prefix(&statements.says_any).max(prefix(&statements.denies));
            let weak = prefix(&statements.says);
            (strong.max(weak), strong >= weak && strong > 0)
        };
        let rest = &self.words[at..];
        let (mut count, mut strong) = best(&|list| list.prefix_of(begun, rest));
        // "a d'abord affirmé", "had previously said": adverbs part the auxiliary from its verb
        if count == 0 && lexicon().grammar.auxiliaries.holds(&rest[0]) {
            let adverbs = adverbs(&rest[1..]);
            if adverbs > 0 && rest.len() > adverbs + 1 {
                let joined: Vec<Word<'_>> = rest.iter().take(1).chain(rest.iter().skip(1 + adverbs).take(4)).cloned().collect();
                (count, strong) = best(&|list| list.prefix(&joined));
                count += if count > 0 { adverbs } else { 0 };
            }
        }
        // "put the dead at 17", "gives a lower figure"
        if count == 0 && statements.gauges.prefix_of(begun, rest) > 0 && self.counts_after(at) {
            count = 1;
        }
        // "An audit found nine cracks"
        let number = |w: &Word<'_>| starts_with_digit(w) || lexicon().dates.numbers.holds(w) || lexicon().large.holds(w);
        let found = if count == 0 { statements.finders.prefix_of(begun, rest) } else { 0 };
        let finds = found > 0 && rest.get(found).is_some_and(number);
        if finds {
            count = found;
        }
        // "The bridge was unsafe, its records show.", "…, montre son registre"
        let closes = |at: usize| at + 1 == self.words.len() || !self.gap(at).is_empty();
        let behind = count == 0 && statements.says_behind.prefix_of(begun, rest) > 0 && at > 0 && (closes(at) || self.gap(at - 1) == ",");
        if behind {
            count = 1;
        }
        // "refused to say", "did not say": nobody says it
        let grammar = &lexicon().grammar;
        let unsaid = at > 0 && grammar.unsaid.holds(&self.words[at - 1])
            || rest.get(count).is_some_and(|w| count > 0 && self.gap(at + count - 1).is_empty() && grammar.negations_after.holds(w));
        // "a state that they call", "des annonces": a noun
        let noun = at > 0
            && is_article(self.text, &self.words[at - 1])
            && !grammar.objects.holds(&self.words[at - 1])
            && self.gap(at - 1).is_empty();
        // "le bilan annoncé"
        let participle = count == 1 && statements.gauges.prefix_of(begun, rest) == 0 && is_participle(self.text, &rest[0]);
        // "sous-estiment", "under-report": another verb
        let second = at > 0 && matches!(&self.text[self.words[at - 1].range.end..rest[0].range.start], "-" | "\u{2010}" | "\u{2011}");
        (count > 0 && !unsaid && !noun && !participle && !second).then_some(Verb { at, count, strong, behind, finds })
    }

    /// True for an audit, a commission: what it finds it says.
    fn inquires(self, voice: &Voice) -> bool {
        self.words
            .iter()
            .filter(|w| w.range.start >= voice.range.start && w.range.end <= voice.range.end)
            .any(|w| lexicon().statements.inquiries.holds(w))
    }

    /// True where a voice, with its article, is all that stands between a comma and its verb.
    fn opens_clause(self, voice: &Voice) -> bool {
        let mut first = self.words.partition_point(|w| w.range.start < voice.range.start);
        while first > 0 && self.gap(first - 1).is_empty() && lexicon().grammar.articles.holds(&self.words[first - 1]) {
            first -= 1;
        }
        first > 0 && self.gap(first - 1) == ","
    }

    /// True where a verb such as "put" or "gives" has a count after it.
    fn counts_after(self, at: usize) -> bool {
        const NEAR: usize = 6;
        let known = lexicon();
        let number = |w: &Word<'_>| starts_with_digit(w) || known.dates.numbers.holds(w);
        let until = self.words.len().min(at + 1 + NEAR);
        let clause = (at + 1..until).take_while(|&i| self.gap(i - 1).is_empty()).last().unwrap_or(at);
        (at + 1..=clause).any(|i| {
            let word = &self.words[i];
            i <= at + 4 && known.statements.count_nouns.holds(word)
                || known.grammar.places.holds(word) && self.words.get(i + 1).is_some_and(number)
        })
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
    pub(super) fn gap(self, before: usize) -> &'static str {
        // Only its kind matters, so that no text has to be borrowed.
        let from = self.words[before].range.end;
        let to = self.words.get(before + 1).map_or(from, |w| w.range.start);
        let between = &self.text[from..to];
        if between == " " || between.is_empty() {
            ""
        } else if between.contains([')', ']']) {
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

    pub(super) fn voice(self, words: Range<usize>, kind: VoiceKind, covers: Option<usize>) -> Voice {
        let range = self.words[words.start].range.start..self.words[words.end - 1].range.end;
        Voice { name: self.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" "), range, kind, covers }
    }

    pub(super) fn capital(self, at: usize) -> bool {
        let word = &self.words[at];
        self.text[word.range.clone()].starts_with(char::is_uppercase) || self.text[..word.range.start].ends_with('@')
    }

    pub(super) fn is_time(self, at: usize) -> bool {
        let word = &self.words[at];
        let month = lexicon().months.holds(word);
        starts_with_digit(word) || month && word.folded.len() > 3 || lexicon().weekdays.holds(word)
    }

    /// True where one who speaks is among the words: "the ministry", "état-major".
    pub(super) fn speaks(self, words: Range<usize>) -> bool {
        let speakers = &lexicon().statements.speakers;
        let until = words.end.min(words.start + 6);
        (words.start..until).any(|i| speakers.prefix(&self.words[i..words.end]) > 0)
    }

    /// True for a voice with a name, or a noun that speaks.
    fn is_named(self, voice: &Voice) -> bool {
        let first = self.words.partition_point(|w| w.range.start < voice.range.start);
        let end = self.words.partition_point(|w| w.range.end <= voice.range.end);
        self.speaks(first..end) || (first..end).any(|i| self.capital(i))
    }

    /// "selon | le ministère de l'Intérieur |, …"
    pub(super) fn named_after(self, from: usize) -> Option<Voice> {
        let grammar = &lexicon().grammar;
        // "d'après-midi" names nobody
        if from > 0 && (self.text[self.words[from - 1].range.end..].starts_with('-') || !matches!(self.gap(from - 1), "" | ";")) {
            return None;
        }
        let start = (from..self.words.len()).find(|&i| !is_article(self.text, &self.words[i]))?;
        if start > from + 3 || lexicon().statements.no_voice.holds(&self.words[start]) || starts_with_digit(&self.words[start]) {
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
        if grammar.pronouns.holds(&self.words[start]) && !is_acronym(self.text, &self.words[start]) {
            return None;
        }
        Some(self.kind_of(words))
    }

    /// The longest known name that begins at a word, or behind its article: "| Le Monde | montre".
    fn known_after(self, from: usize) -> Option<Voice> {
        const LONGEST: usize = 6;
        let most = self.words.len().min(from + LONGEST);
        let named = |first: usize| {
            let ends = (first + 1..=most).rev().filter(|&end| (first..end - 1).all(|i| self.gap(i).is_empty()));
            ends.map(|end| first..end).find(|r| {
                self.capital(first) && self.names.knows(&self.text[self.words[r.start].range.start..self.words[r.end - 1].range.end])
            })
        };
        let after_article = || self.words.get(from).filter(|w| is_article(self.text, w)).and_then(|_| named(from + 1));
        named(from).or_else(after_article).map(|words| self.kind_of(words))
    }

    /// Where the name ends that begins at a word.
    pub(super) fn name_from(self, start: usize) -> usize {
        let grammar = &lexicon().grammar;
        let statements = &lexicon().statements;
        let mut end = start + 1;
        while end < self.words.len() && end - start < LONGEST && self.gap(end - 1).is_empty() {
            let word = &self.words[end];
            let little = (grammar.pronouns.holds(word) || grammar.name_ends.holds(word)) && !is_acronym(self.text, word);
            if little || starts_with_digit(word) {
                break;
            }
            let rest = &self.words[end..];
            if statements.says.prefix_of(self.begun[end], rest) > 0 || statements.says_any.prefix_of(self.begun[end], rest) > 0 {
                break;
            }
            end += 1;
        }
        while end > start + 1 && grammar.joints.holds(&self.words[end - 1]) {
            end -= 1;
        }
        end
    }

    pub(super) fn kind_of(self, words: Range<usize>) -> Voice {
        let statements = &lexicon().statements;
        let from = words.start.saturating_sub(2);
        let phrase = |list: &Phrases| (from..=words.start).any(|i| list.prefix(&self.words[i..words.end]) > 0);
        let kind = if phrase(&statements.several_voices) {
            VoiceKind::Several
        } else if phrase(&statements.unnamed_voices) && words.len() <= 4 && !words.clone().skip(1).any(|i| self.capital(i)) {
            VoiceKind::Unnamed
        } else if self.words[words.clone()].iter().take(2).any(|w| statements.plural_speakers.holds(w)) {
            VoiceKind::Plural
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

/// How many words of adverbs stand behind an auxiliary: "d'abord", "previously".
fn adverbs(words: &[Word<'_>]) -> usize {
    const MOST: usize = 2;
    const SHORTEST: usize = 5;
    let grammar = &lexicon().grammar;
    let mut count = 0;
    for _ in 0..MOST {
        let Some(next) = words.get(count) else { break };
        let ends = next.folded.len() > SHORTEST && grammar.adverb_endings.iter().any(|e| next.folded.ends_with(e));
        count += match grammar.adverbs.prefix(&words[count..]).max(usize::from(ends)) {
            0 => break,
            more => more,
        };
    }
    count
}

/// "WHO", "UN", "IT": letters that stand for a name, though they spell a little word.
pub(crate) fn is_acronym(text: &str, word: &Word<'_>) -> bool {
    let written = &text[word.range.clone()];
    written.len() > 1 && written.bytes().all(|b| b.is_ascii_uppercase())
}

/// True for an article, and not for "UN".
pub(super) fn is_article(text: &str, word: &Word<'_>) -> bool {
    lexicon().grammar.articles.holds(word) && !is_acronym(text, word)
}

/// True for a French participle that stands alone; folding takes its accent away.
pub(super) fn is_participle(text: &str, word: &Word<'_>) -> bool {
    let written = &text[word.range.clone()];
    ["é", "ée", "és", "ées"].iter().any(|end| written.ends_with(end))
}

pub(super) fn starts_with_digit(word: &Word<'_>) -> bool {
    word.starts_with_digit()
}
