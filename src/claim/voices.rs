//! Who says a claim: "selon X", "X affirme que", "… », déclare X", "according to X", "X said".

use std::ops::Range;

use crate::citation::Names;
use crate::language::{Word, lexicon};

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
    /// True where the words stand before all that they cover: "Selon X, … et …".
    pub(crate) covers_sentence: bool,
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
            let unnamed = statements.unnamed_voices.prefix(rest);
            let several = statements.several_voices.prefix(rest);
            let before = statements.says_before.prefix(rest);
            let says = statements.says.prefix(rest).max(statements.denies.prefix(rest));
            if before > 0 {
                if let Some(voice) = self.named_after(at + before, voices.is_empty() && at <= 6) {
                    at = self.words.partition_point(|w| w.range.end <= voice.range.end).max(at + before);
                    push(&mut voices, voice);
                    continue;
                }
                at += before;
            } else if several > 0 && several >= unnamed {
                push(&mut voices, self.voice(at..at + several, VoiceKind::Several, at == 0));
                at += several;
            } else if unnamed > 1
                && (self.says_follows(at + unnamed) || rest[0].folded == "de" || !statements.speakers.contains(&rest[unnamed - 1].folded))
            {
                push(&mut voices, self.voice(at..at + unnamed, VoiceKind::Unnamed, at == 0));
                at += unnamed;
            } else if says > 0 {
                if let Some(voice) = self.subject(at).or_else(|| self.inverted(at, says)).or_else(|| self.again(at)) {
                    push(&mut voices, voice);
                }
                at += says;
            } else {
                at += 1;
            }
        }
        voices
    }

    fn says_follows(self, at: usize) -> bool {
        let statements = &lexicon().statements;
        (at..(at + 3).min(self.words.len()))
            .any(|i| statements.says.prefix(&self.words[i..]) > 0 || statements.denies.prefix(&self.words[i..]) > 0)
    }

    fn gap(self, before: usize) -> &'static str {
        let from = self.words[before].range.end;
        let to = self.words.get(before + 1).map_or(from, |w| w.range.start);
        let between = &self.text[from..to];
        // what parts a name from what follows
        if between.contains([',', ';', ':', '(', ')', '[', '«', '»', '“', '”', '"', '—', '–', '\u{2028}']) {
            "cut"
        } else if between.contains('.') && between.len() > 1 && self.words[before].range.len() > 2 {
            "stop"
        } else {
            ""
        }
    }

    fn voice(self, words: Range<usize>, kind: VoiceKind, covers_sentence: bool) -> Voice {
        let range = self.words[words.start].range.start..self.words[words.end - 1].range.end;
        Voice { name: self.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" "), range, kind, covers_sentence }
    }

    /// "selon | le ministère de l'Intérieur |, …"
    fn named_after(self, from: usize, covers_sentence: bool) -> Option<Voice> {
        // "d'après-midi" names nobody
        if from > 0 && self.text[self.words[from - 1].range.end..].starts_with('-') {
            return None;
        }
        let start = (from..self.words.len()).find(|&i| !is_article(&self.words[i]))?;
        if start > from + 3 || lexicon().statements.no_voice.contains(&self.words[start].folded) || starts_with_digit(&self.words[start]) {
            return None;
        }
        let mut end = start + 1;
        while end < self.words.len() && end - start < LONGEST && self.gap(end - 1).is_empty() && !ends_name(&self.words[end]) {
            if lexicon().statements.says.prefix(&self.words[end..]) > 0 && end > start {
                break;
            }
            end += 1;
        }
        while end > start + 1 && is_joint(&self.words[end - 1]) {
            end -= 1;
        }
        Some(self.kind_of(start..end, covers_sentence))
    }

    /// "le ministère de l'Intérieur | affirme"
    fn subject(self, verb: usize) -> Option<Voice> {
        // "Le président, qui soutient que …": who is meant stands before the comma
        if verb > 2 && matches!(self.words[verb - 1].folded.as_ref(), "qui" | "who") {
            return self.subject_before(verb - 1, true);
        }
        self.subject_before(verb, false)
    }

    fn subject_before(self, verb: usize, relative: bool) -> Option<Voice> {
        let mut start = verb;
        while start > 0 && verb - start < LONGEST && (start == verb || self.gap(start - 1).is_empty()) {
            if start < verb && (ends_subject(&self.words[start - 1])) || start == verb && !relative && !self.gap(verb - 1).is_empty() {
                break;
            }
            start -= 1;
        }
        // auxiliaries and negations stand between subject and verb
        let mut end = verb;
        while end > start && is_joint(&self.words[end - 1]) {
            end -= 1;
        }
        let mut start =
            (start..end).find(|&i| !is_article(&self.words[i]) && !is_joint(&self.words[i]) && !starts_with_digit(&self.words[i]))?;
        // "Kassym-Jomart": a name is not cut at its hyphen
        while start > 0 && self.text[..self.words[start].range.start].ends_with('-') {
            start -= 1;
        }
        let words = &self.words[start..end];
        let speaker = words.iter().take(5).any(|w| lexicon().statements.speakers.contains(&w.folded));
        let capital = |w: &Word<'_>| self.text[w.range.clone()].starts_with(char::is_uppercase);
        let name = words.iter().all(|w| capital(w) || is_joint(w) || is_article(w))
            && words.len() <= 6
            && !lexicon().months.contains_key(words[0].folded.as_ref());
        let known = !speaker && self.names.knows(&self.text[words[0].range.start..words[words.len() - 1].range.end]);
        // a lone capital at the head of a sentence may be any noun
        let lone = words.len() == 1 && start == 0 && !known && !speaker;
        let pronoun = words.len() == 1 && is_pronoun(&words[0]);
        (speaker || known || name && !lone && !pronoun).then(|| self.kind_of(start..end, false))
    }

    /// "Il annonce": the one who spoke before.
    fn again(self, verb: usize) -> Option<Voice> {
        let before = self.speaker.filter(|_| {
            verb > 0 && matches!(self.words[verb - 1].folded.as_ref(), "il" | "elle" | "he" | "she" | "it" | "ils" | "elles" | "they")
        })?;
        Some(Voice { name: before.to_owned(), range: self.words[verb - 1].range.clone(), kind: VoiceKind::Named, covers_sentence: false })
    }

    /// "… », déclare | un responsable |"
    fn inverted(self, verb: usize, count: usize) -> Option<Voice> {
        if verb > 0 && self.gap(verb - 1).is_empty() {
            return None;
        }
        let found = self.named_after(verb + count, false)?;
        let first = self.words.iter().position(|w| w.range.start == found.range.start)?;
        let words = self.words[first..].iter().take_while(|w| w.range.end <= found.range.end);
        let speaks = words.clone().take(4).any(|w| lexicon().statements.speakers.contains(&w.folded))
            || self.text[found.range.clone()].starts_with(char::is_uppercase);
        speaks.then_some(found)
    }

    fn kind_of(self, words: Range<usize>, covers_sentence: bool) -> Voice {
        let statements = &lexicon().statements;
        let from = words.start.saturating_sub(2);
        let phrase = |list: &crate::language::Phrases| (from..=words.start).any(|i| list.prefix(&self.words[i..words.end]) > 0);
        let kind = if phrase(&statements.several_voices) {
            VoiceKind::Several
        } else if self.words[words.clone()].iter().take(2).any(|w| statements.plural_speakers.contains(&w.folded)) {
            VoiceKind::Plural
        } else if phrase(&statements.unnamed_voices) && words.len() <= 3 {
            VoiceKind::Unnamed
        } else {
            VoiceKind::Named
        };
        // "sources de Radio France Internationale": whose they are is said
        let capital = |i: usize| self.text[self.words[i].range.clone()].starts_with(char::is_uppercase);
        let whose = |i: usize| capital(i) && self.names.knows(&self.text[self.words[i].range.start..self.words[words.end - 1].range.end]);
        let named = kind != VoiceKind::Named && words.len() > 2 && (words.start + 1..words.end).any(whose);
        let kind = if named { VoiceKind::Named } else { kind };
        self.voice(words, kind, covers_sentence)
    }
}

fn push(voices: &mut Vec<Voice>, voice: Voice) {
    if !voices.iter().any(|v| v.range.start < voice.range.end && voice.range.start < v.range.end) {
        voices.push(voice);
    }
}

fn starts_with_digit(word: &Word<'_>) -> bool {
    word.folded.starts_with(|c: char| c.is_ascii_digit())
}

fn is_article(word: &Word<'_>) -> bool {
    matches!(
        word.folded.as_ref(),
        "le" | "la"
            | "les"
            | "l"
            | "un"
            | "une"
            | "des"
            | "du"
            | "de"
            | "d"
            | "au"
            | "aux"
            | "ce"
            | "cet"
            | "cette"
            | "ces"
            | "the"
            | "a"
            | "an"
            | "that"
            | "this"
            | "son"
            | "sa"
            | "ses"
            | "leur"
            | "leurs"
            | "its"
            | "his"
            | "her"
            | "their"
            | "some"
    )
}

fn is_pronoun(word: &Word<'_>) -> bool {
    matches!(
        word.folded.as_ref(),
        "il" | "elle"
            | "ils"
            | "elles"
            | "on"
            | "nous"
            | "qui"
            | "he"
            | "she"
            | "they"
            | "it"
            | "we"
            | "who"
            | "which"
            | "ceci"
            | "cela"
            | "ca"
            | "i"
            | "you"
    )
}

/// Words inside names, and little words between a subject and its verb.
fn is_joint(word: &Word<'_>) -> bool {
    matches!(
        word.folded.as_ref(),
        "de" | "du"
            | "des"
            | "d"
            | "la"
            | "le"
            | "les"
            | "l"
            | "et"
            | "of"
            | "the"
            | "and"
            | "for"
            | "s"
            | "n"
            | "ne"
            | "a"
            | "ont"
            | "avait"
            | "has"
            | "have"
            | "had"
            | "also"
            | "aussi"
            | "later"
            | "y"
    ) || word.folded.ends_with("ly") && word.folded.len() > 4
}

/// Words that no name goes on over.
fn ends_name(word: &Word<'_>) -> bool {
    is_pronoun(word)
        || starts_with_digit(word)
        || matches!(
            word.folded.as_ref(),
            "que"
                | "qu"
                | "dont"
                | "ou"
                | "a"
                | "ont"
                | "est"
                | "sont"
                | "etait"
                | "etaient"
                | "aurait"
                | "auraient"
                | "serait"
                | "seraient"
                | "avait"
                | "avaient"
                | "dans"
                | "en"
                | "sur"
                | "lors"
                | "depuis"
                | "apres"
                | "avant"
                | "pour"
                | "par"
                | "alors"
                | "mais"
                | "in"
                | "on"
                | "at"
                | "is"
                | "was"
                | "were"
                | "are"
                | "has"
                | "have"
                | "had"
                | "but"
                | "while"
                | "when"
                | "after"
                | "before"
                | "since"
                | "by"
                | "with"
                | "from"
                | "to"
                | "as"
        )
}

/// Words before which a subject begins anew.
fn ends_subject(word: &Word<'_>) -> bool {
    is_pronoun(word)
        || matches!(
            word.folded.as_ref(),
            "que"
                | "qu"
                | "dont"
                | "ou"
                | "mais"
                | "alors"
                | "quand"
                | "lorsque"
                | "si"
                | "car"
                | "tandis"
                | "puis"
                | "and"
                | "but"
                | "while"
                | "when"
                | "because"
                | "where"
                | "as"
                | "then"
                | "est"
                | "sont"
                | "was"
                | "were"
                | "is"
                | "are"
                | "ainsi"
                | "cependant"
                | "toutefois"
                | "however"
                | "in"
                | "on"
                | "after"
                | "before"
                | "since"
                | "apres"
        )
}
