//! Whose count a figure is: the voice before it, the subject of the verb that counts it, or the voice set behind it.

use std::ops::Range;

use super::gazetteer::is_place;
use super::teller_words::{TellerWords, teller_words};
use crate::claim::{Voice, is_acronym};
use crate::language::{Word, lexicon, words};

/// Who a verb of counting has for its subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    Named(String),
    /// "it", "its bulletin": who was named before.
    Same,
}

/// A subject and its verb, in bytes of the text.
#[derive(Debug, Clone)]
pub(super) struct Telling {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) who: Who,
}

/// A sentence whose numbers have voices.
pub(super) struct Tellers<'a> {
    pub(super) text: &'a str,
    pub(super) range: Range<usize>,
    pub(super) words: Vec<Word<'a>>,
    pub(super) voices: Vec<&'a Voice>,
    pub(super) lexicon: &'static TellerWords,
}

impl<'a> Tellers<'a> {
    pub(super) fn new(text: &'a str, range: Range<usize>, voices: Vec<&'a Voice>) -> Self {
        let words = words(&text[range.clone()])
            .map(|mut word| {
                word.range = word.range.start + range.start..word.range.end + range.start;
                word
            })
            .collect();
        Self { text, range, words, voices, lexicon: teller_words() }
    }

    /// The voice of each number, and the last voice of the sentence for those that point back to it.
    pub(super) fn voices(&self, numbers: &[Range<usize>], last: &mut Option<String>) -> Vec<Option<String>> {
        // a run of words without an end is no sentence
        const LONGEST: usize = 6_000;
        if self.range.len() > LONGEST {
            return vec![None; numbers.len()];
        }
        let mut tellings = self.tellings(numbers);
        tellings.extend(self.elided(numbers, &tellings));
        tellings.extend(self.labels(numbers));
        tellings.sort_by_key(|t| t.start);
        // what points back is who was named last, in the sentence or before it
        let mut running = last.clone();
        let mut told: Vec<(usize, usize, String)> = Vec::new();
        for telling in tellings {
            let exact = self.voices.iter().find(|v| v.range.start >= telling.start && v.range.start < telling.end);
            let name = match (exact, &telling.who) {
                // "the National Commission on Human Rights", of which the claim has the end
                (Some(voice), Who::Named(name)) if name.len() > voice.name.len() && name.ends_with(voice.name.as_str()) => name.clone(),
                (Some(voice), _) => voice.name.clone(),
                (None, Who::Named(name)) => name.clone(),
                (None, Who::Same) => {
                    let ahead = self.voices.iter().rfind(|v| v.range.end <= telling.start).map(|v| v.name.clone());
                    let Some(name) = ahead.or_else(|| running.clone()) else { continue };
                    name
                }
            };
            running = Some(name.clone());
            told.push((telling.start, telling.end, name));
        }
        let mut found: Vec<Option<String>> = Vec::with_capacity(numbers.len());
        // where the voice set behind the number before stands
        let mut taken: Option<usize> = None;
        for (n, number) in numbers.iter().enumerate() {
            let next = numbers.get(n + 1).map_or(self.range.end, |r| r.start);
            let voice = self.voices.iter().rfind(|v| v.range.start < number.start && !v.range.is_empty() && Some(v.range.start) != taken);
            let subject = told.iter().rfind(|(_, end, _)| *end <= number.start);
            let ahead = match (voice, subject) {
                (Some(voice), Some((_, end, name))) => Some(if voice.range.start >= *end { &voice.name } else { name }),
                (Some(voice), None) => Some(&voice.name),
                (None, Some((.., name))) => Some(name),
                (None, None) => None,
            };
            let behind = self.behind(number.end..next).or_else(|| self.subject_behind(&told, number.end..next));
            let agent = self.agent(number.end..next).or_else(|| self.relative(&told, number.end..next));
            let agent = agent.or_else(|| self.bracketed(number.end..next));
            let before_taken = taken.is_some() || agent.is_some();
            let behind = agent.or(behind);
            taken = None;
            let own = match (ahead, &behind) {
                (Some(name), None) => Some(name.clone()),
                (Some(name), Some((start, _))) if !before_taken && !self.set_against(numbers, n, *start) => Some(name.clone()),
                (_, Some((start, name))) => {
                    taken = Some(*start);
                    // "12 were killed and 40 wounded, police said"
                    let joined = |m: usize| self.text.get(numbers[m].end..numbers[m + 1].start).is_none_or(|gap| !gap.contains([';', ':']));
                    for m in (0..n).rev().take_while(|&m| joined(m)) {
                        // "at 3 million by the chamber of trade, at 8 by the government"
                        if found[m].is_some() || self.has_agent(numbers[m].end) {
                            break;
                        }
                        found[m] = Some(name.clone());
                    }
                    Some(name.clone())
                }
                (None, None) => None,
            };
            found.push(own);
        }
        for (own, number) in found.iter_mut().zip(numbers) {
            if let Some(owner) = self.owner(number) {
                *own = Some(owner);
            }
        }
        let voice = self.voices.iter().rfind(|v| !v.range.is_empty()).map(|v| (v.range.start, &v.name));
        let subject = told.last().map(|(start, _, name)| (*start, name));
        if let Some((_, name)) = voice.into_iter().chain(subject).max_by_key(|(start, _)| *start) {
            *last = Some(name.clone());
        }
        found
    }

    /// The voice set behind a number before the next: "…, selon la police".
    fn behind(&self, gap: Range<usize>) -> Option<(usize, String)> {
        const CLAUSE: [char; 5] = [',', ';', '.', ')', ':'];
        let voice = self.voices.iter().find(|v| v.range.start >= gap.start && v.range.end <= gap.end)?;
        let rest = self.text.get(voice.range.end..gap.end)?;
        // "61 on 17 March, the union said 227" goes on to the next number
        let ends = gap.end == self.range.end
            || rest.contains(CLAUSE)
            || words(rest).any(|w| lexicon().grammar.joining.holds(&w) || self.lexicon.joins.holds(&w));
        let near = self.text.get(gap.start..voice.range.start).is_some_and(|gap| !gap.contains(';'));
        (ends && near).then(|| (voice.range.start, voice.name.clone()))
    }

    /// Right behind a number stands by whom it was counted.
    fn has_agent(&self, end: usize) -> bool {
        self.words.get(self.words.partition_point(|w| w.range.start < end)).is_some_and(|w| lexicon().grammar.agents.holds(w))
    }

    /// "at 167 by the Red Cross".
    fn agent(&self, gap: Range<usize>) -> Option<(usize, String)> {
        const NOUN: usize = 4;
        let first = self.words.partition_point(|w| w.range.start < gap.start);
        // "the nine deaths acknowledged by the police"
        let told = (first + 1..(first + 1 + NOUN).min(self.words.len()))
            .take_while(|&i| self.parts(i).is_none())
            .find(|&i| self.lexicon.told_by.suffix(&self.words[first..i]) > 0 && lexicon().grammar.agents.holds(&self.words[i]));
        let at = told.unwrap_or(first);
        let by = self.words.get(at).filter(|w| w.range.end <= gap.end && lexicon().grammar.agents.holds(w))?;
        let end = (at + 1..self.words.len())
            .take_while(|&i| self.words[i].range.end <= gap.end && (i == at + 1 || self.parts(i).is_none()))
            .count()
            + at
            + 1;
        match self.head(at + 1, end, false, false, false)? {
            (_, Who::Named(name)) => Some((by.range.start, name)),
            (_, Who::Same) => None,
        }
    }

    /// "19 dead (district administrator)": who counts stands in brackets behind what is counted.
    fn bracketed(&self, gap: Range<usize>) -> Option<(usize, String)> {
        const NOUN: usize = 40;
        const LONGEST: usize = 60;
        let behind = self.text.get(gap.clone())?;
        let open = behind.find('(').filter(|&open| open <= NOUN && !behind[..open].contains([',', ';', ':', '.']))?;
        let inside = &behind[open + 1..];
        let inside = &inside[..inside.find(')').filter(|&end| end <= LONGEST)?];
        let held: Vec<Word<'_>> = words(inside).collect();
        let plain = !inside.contains([',', ';', ':', '(']) && !inside.bytes().any(|b| b.is_ascii_digit());
        let lead = held.iter().take_while(|w| lexicon().grammar.articles.holds(w)).count();
        let own = held.get(lead..).unwrap_or_default();
        let speaker = self.lexicon.official.prefix(own) > 0 || self.lexicon.civil.prefix(own) > 0;
        let name = held.get(lead).map(|first| inside[first.range.start..].trim_end().to_owned());
        name.filter(|_| plain && speaker).map(|name| (gap.start + open, name))
    }

    /// "…, the auditor-general found".
    fn subject_behind(&self, told: &[(usize, usize, String)], gap: Range<usize>) -> Option<(usize, String)> {
        let (start, end, name) = told.iter().find(|(start, end, _)| *start >= gap.start && *end <= gap.end)?;
        let apart = self.text[gap.start..*start].trim_end();
        let rest = self.text[*end..gap.end].trim_start();
        let set_off = apart.ends_with([',', '”', '»'])
            || apart.ends_with(", the")
            || apart.ends_with(", a")
            || apart.ends_with(", le")
            || apart.ends_with(", la");
        // "treated 340 cases, the division reports 210": the subject of the next number
        let ends = rest.is_empty() && gap.end == self.range.end || rest.starts_with(['.', ';', ',', ':', '[', '!']);
        (set_off && ends && !apart.contains(';')).then(|| (*start, name.clone()))
    }

    /// Every verb of counting with its subject.
    fn tellings(&self, numbers: &[Range<usize>]) -> Vec<Telling> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let rest = &self.words[at..];
            // "according to him": who was named before
            let said = lexicon().statements.says_before.prefix(rest);
            let pronoun = rest.get(said).filter(|w| said > 0 && self.lexicon.pronouns.holds(w));
            if let Some(pronoun) = pronoun {
                found.push(Telling { start: rest[0].range.start, end: pronoun.range.end, who: Who::Same });
                at += said + 1;
                continue;
            }
            let (several, any) = (self.lexicon.tells_plural.prefix(rest), self.lexicon.tells.prefix(rest).max(self.of_names(at, numbers)));
            // "que la police a reconnus"
            let agreed = at > 0 && self.lexicon.between.holds(&self.words[at - 1]);
            let any = if agreed { any.max(self.lexicon.told_by.prefix(rest)) } else { any };
            let count = several.max(any);
            // "117 names": what is counted is no verb, nor what an article stands before
            let counted = at > 0 && numbers.iter().any(|n| n.end == self.words[at - 1].range.end);
            let noun = at > 0 && lexicon().grammar.articles.holds(&self.words[at - 1]) && !self.lexicon.between.holds(&self.words[at - 1]);
            if count == 0 || counted || noun {
                at += count.max(1);
                continue;
            }
            if let Some((start, who)) = self.subject(at, any == 0, self.lexicon.tells_strong.prefix(rest) == count) {
                let end = self.words[at + count - 1].range.end;
                found.push(Telling { start, end, who });
            }
            at += count;
        }
        found
    }

    /// The subject of a verb: the words before it in its clause, over what is set between commas.
    fn subject(&self, verb: usize, several: bool, strong: bool) -> Option<(usize, Who)> {
        const JUMPS: usize = 4;
        let mut end = verb;
        // what parts the words from an insertion that was gone over parts nothing
        let mut over = false;
        for _ in 0..JUMPS {
            while end > 0 && (over || self.parts(end).is_none()) && self.lexicon.between.holds(&self.words[end - 1]) {
                end -= 1;
                over = false;
            }
            if end == 0 {
                return None;
            }
            match self.parts(end).filter(|_| !over) {
                // "The institute (INGD) counted"
                Some(')') => (end, over) = (self.opening(end, '(')?, true),
                // "MSF, which also counts deaths at home, records"
                Some(',') => (end, over) = (self.opening(end, ',')?, true),
                Some(_) => return None,
                None => {
                    let start = self.clause_start(end);
                    if start == end {
                        // "… and gave 12": the subject of the clause before
                        let before = self.clause_start(end - 1);
                        return self.head(before, end - 1, true, several, false);
                    }
                    if self.lexicon.relatives.holds(&self.words[start]) && !is_acronym(self.text, &self.words[start]) {
                        (end, over) = (start, true);
                        continue;
                    }
                    return self.head(start, end, false, several, strong);
                }
            }
        }
        None
    }

    /// What parts a word from the one before it.
    pub(super) fn parts(&self, at: usize) -> Option<char> {
        if at == 0 || at >= self.words.len() {
            return Some('.');
        }
        let gap = &self.text[self.words[at - 1].range.end..self.words[at].range.start];
        gap.chars().find(|c| matches!(c, ',' | ';' | ':' | '(' | ')' | '—' | '–' | '«' | '»' | '“' | '”' | '"' | '.' | '!' | '?'))
    }

    /// Where what is set between brackets or commas before a word begins.
    fn opening(&self, end: usize, sign: char) -> Option<usize> {
        const LONGEST: usize = 16;
        (end.saturating_sub(LONGEST)..end).rev().find(|&at| at > 0 && self.parts(at) == Some(sign))
    }

    fn clause_start(&self, end: usize) -> usize {
        const LONGEST: usize = 14;
        let mut start = end;
        while start > 0
            && end - start < LONGEST
            && (start == end || self.parts(start).is_none())
            && !self.lexicon.joins.holds(&self.words[start - 1])
        {
            if start == end && self.parts(start).is_some_and(|sign| sign != ',' && sign != '(' && sign != ')') {
                break;
            }
            start -= 1;
        }
        start
    }

    /// The voice that a run of words names.
    pub(super) fn head(&self, start: usize, end: usize, far: bool, several: bool, strong: bool) -> Option<(usize, Who)> {
        let grammar = &lexicon().grammar;
        let held = &self.words[start..end];
        let first = held.first()?;
        // "a death is documented where …": who is said to be counted counts nobody
        if !far && held.iter().any(|w| grammar.passives.holds(w)) {
            return None;
        }
        let determines = |w: &Word<'_>| grammar.articles.holds(w) || grammar.possessives.holds(w) || lexicon().pointers.holds(w);
        for (n, word) in held.iter().enumerate() {
            if grammar.anaphors.holds(word) && (far || n + 1 == held.len() || n == 0) {
                return Some((word.range.start, Who::Same));
            }
            if self.lexicon.silent.holds(word) {
                return None;
            }

            let whose = held[..n].iter().rev().take(2).find(|w| determines(w));
            if let Some(whose) = whose.filter(|_| self.lexicon.documents.holds(word)) {
                return Some(self.document(&held[n..], whose, first.range.start));
            }
            let ranked = grammar.ranks.holds(word) && held.get(n + 1).is_none_or(|next| !lexicon().statements.speakers.holds(next));
            // "UN" and no "un"
            let article = grammar.articles.holds(word) && !self.text[word.range.clone()].starts_with(char::is_uppercase);
            if lexicon().statements.speakers.holds(word) && !ranked && !article {
                let mut from = n;
                const ADJECTIVES: usize = 4;
                while from > 0 && n - from < ADJECTIVES && !determines(&held[from - 1]) && !self.lexicon.prepositions.holds(&held[from - 1])
                {
                    from -= 1;
                }
                let article = from > 0 && determines(&held[from - 1]);
                let preposition = if article { from.checked_sub(2) } else { from.checked_sub(1) };
                // "in the hospital doctors counted"
                if preposition.is_some_and(|p| self.lexicon.prepositions.holds(&held[p])) {
                    continue;
                }
                if several && !(word.folded.ends_with('s') || self.lexicon.plurals.holds(word)) {
                    return None;
                }
                let last = if far { n } else { self.complement(held, n) };
                return Some((held[from].range.start, Who::Named(self.name(&held[from..=last]))));
            }
        }
        // "Viasna relève", "Copperbelt Legal Watch published"
        let skip = usize::from(determines(first));
        let name = &held[skip..];
        let capital = |w: &Word<'_>| self.text[w.range.clone()].starts_with(char::is_uppercase);
        let proper = name.first().is_some_and(capital)
            && name.iter().all(|w| capital(w) || grammar.joints.holds(w) || self.lexicon.prepositions.holds(w));
        let little = |w: &Word<'_>| grammar.pronouns.holds(w) || grammar.articles.holds(w) || lexicon().months.holds(w);
        let plain = name.first().is_some_and(|w| little(w) && !is_acronym(self.text, w));
        // "le Département de l'exécution des peines"; what registers, lists, admits is somebody
        let body = skip == 1
            && (name.first().is_some_and(capital) || strong)
            && !name.iter().all(|w| grammar.ranks.holds(w))
            && !self.lexicon.prepositions.holds(first);
        let named = (proper && name.len() <= 6 || body) && !plain && !far && !several && !is_place(name);
        named.then(|| (name[0].range.start, Who::Named(self.name(name))))
    }

    /// "its bulletin" is the word of who was named before, "the registry of the court" is the court's.
    fn document(&self, held: &[Word<'_>], whose: &Word<'_>, start: usize) -> (usize, Who) {
        let capital = |w: &Word<'_>| self.text[w.range.clone()].starts_with(char::is_uppercase);
        let owner = held.iter().skip(1).position(|w| lexicon().statements.speakers.holds(w) || capital(w) && !lexicon().months.holds(w));
        if let Some(owner) = owner.map(|n| n + 1).filter(|n| !is_place(&held[*n..=*n])) {
            return (start, Who::Named(self.name(&held[owner..])));
        }
        if self.lexicon.indefinite.holds(whose) { (start, Who::Named(self.name(&held[..1]))) } else { (start, Who::Same) }
    }

    /// Where a name that has its head at `head` ends: before a word that belongs to the verb.
    fn complement(&self, held: &[Word<'_>], head: usize) -> usize {
        const LONGEST: usize = 8;
        let verb = |w: &Word<'_>| {
            self.lexicon.relatives.holds(w) && !is_acronym(self.text, w)
                || self.lexicon.between.holds(w) && !lexicon().grammar.articles.holds(w)
                || self.lexicon.tells.holds(w)
        };
        let rest = &held[head + 1..];
        let count = rest.iter().take(LONGEST).take_while(|w| !verb(w)).count();
        let ends = |w: &Word<'_>| self.lexicon.prepositions.holds(w) || lexicon().grammar.articles.holds(w);
        let over = rest[..count].iter().rev().take_while(|w| ends(w)).count();
        head + count - over
    }

    fn name(&self, held: &[Word<'_>]) -> String {
        let (Some(first), Some(last)) = (held.first(), held.last()) else { return String::new() };
        self.text[first.range.start..last.range.end].split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// "Against the 17 that the department counts": the subject of the clause behind the number.
    fn relative(&self, told: &[(usize, usize, String)], gap: Range<usize>) -> Option<(usize, String)> {
        const LEAD: usize = 3;
        let (start, _, name) = told.iter().find(|(start, end, _)| *start >= gap.start && *end <= gap.end)?;
        let mut lead = words(&self.text[gap.start..*start]);
        let first = lead.next().is_some_and(|w| self.lexicon.whom.holds(&w));
        let plain = !self.text[gap.start..*start].contains([',', ';', ':', '.', '(']);
        (first && plain && lead.count() < LEAD).then(|| (*start, name.clone()))
    }
}
