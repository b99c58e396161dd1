//! What the text says of its claims: on whose word they stand, when it happened, who can do it.

use std::ops::Range;

use super::events::{Clock, DateSource, Event};
use super::quotations::opens_quotation;
use super::reserve;
use super::voices::{Sentence, Voice, VoiceKind};
use super::{Claim, Parts, ReadBlock};
use crate::document::{Block, BlockKind, PartialDate, Role};
use crate::language::{Begun, Word, all_words, lexicon, sentences};
use crate::text::find_byte;

/// What the statements of the blocks before tell those of the next.
pub(super) struct Statements {
    clock: Clock,
    /// Who introduces the list that follows.
    lead: Vec<Voice>,
}

impl Statements {
    pub(super) fn new(parts: &Parts<'_>) -> Self {
        Self { clock: Clock::new(parts.document.report_date, parts.day_first), lead: Vec::new() }
    }

    /// Reads the statements of a block; blocks come in order of place. `own` are its claims, `read` what was read of
    /// it for them.
    pub(super) fn block(&mut self, parts: &Parts<'_>, index: usize, read: Option<ReadBlock<'_>>, claims: &mut [Claim], own: Range<usize>) {
        let block = &parts.document.blocks[index];
        if let BlockKind::Heading(level) = block.kind {
            if matches!(block.role, Role::Body | Role::Annex | Role::Summary) {
                let text = block.text.as_str();
                self.clock.heading(text, if level == 0 { depth(text) } else { level });
            }
            self.lead.clear();
            return;
        }
        let introduces = block.text.as_str().trim_end().ends_with(':');
        if own.is_empty() && !introduces {
            return;
        }
        let ReadBlock { words, may_hold_caveat } =
            read.unwrap_or_else(|| ReadBlock { words: all_words(block.text.as_str()), may_hold_caveat: false });
        let begun = lexicon().openings.begun(&words);
        let reader = Reader { parts, index, block, words, begun };
        let quoted = !self.lead.is_empty() && opens_quotation(block.text.as_str());
        let item = block.kind == BlockKind::Item || block.label.is_some() || is_item(block.text.as_str()) || quoted;
        if !item {
            self.lead.clear();
        }
        self.clock.paragraph(item && !self.lead.is_empty());
        reader.read(&mut claims[own.clone()], &mut self.clock, &self.lead);
        reserve::sentences(
            &reserve::Held { text: block.text.as_str(), words: &reader.words, begun: &reader.begun, may_hold_caveat },
            claims,
            own.clone(),
        );
        if introduces {
            self.lead = reader.lead(&claims[own], &mut self.clock);
            self.clock.introduce();
        }
    }
}

/// "1- …", "(2) …", and no numbered paragraph "2.2.1 …".
fn is_item(text: &str) -> bool {
    let number = text.trim_start().trim_start_matches('(').trim_start_matches(|c: char| c.is_ascii_digit());
    super::begins_like_item(text) && !number.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// How deep a numbered heading stands: 1 for "2. …", 2 for "2.1 …".
fn depth(heading: &str) -> u8 {
    let number = heading.split_whitespace().next().unwrap_or("");
    let groups = number.split('.').filter(|g| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit())).count();
    u8::try_from(groups).unwrap_or(u8::MAX).max(1)
}

struct Reader<'a> {
    parts: &'a Parts<'a>,
    index: usize,
    block: &'a Block,
    words: Vec<Word<'a>>,
    /// For each word, the lists in which a phrase may begin with it.
    begun: Vec<Begun>,
}

impl Reader<'_> {
    fn read(&self, claims: &mut [Claim], clock: &mut Clock, lead: &[Voice]) {
        let text = self.block.text.as_str();
        let cited: Vec<Range<usize>> = self.parts.in_text[self.index].iter().map(|c| c.range.clone()).collect();
        let mut speaker: Option<String> = None;
        let mut quotes = Quotes::default();
        let mut at = 0;
        while at < claims.len() {
            let sentence = claims[at].sentence.clone();
            let count = claims[at..].iter().take_while(|c| c.sentence == sentence).count();
            let place = self.within(&sentence);
            let (held, begun) = (&self.words[place.clone()], &self.begun[place]);
            let speech = Sentence { text, words: held, begun, names: self.parts.names, speaker: None };
            let voices = Sentence { speaker: speaker.as_deref(), ..speech }.voices();
            // a quotation that goes on from the sentence before
            let continues = quotes.open_at(text, sentence.start) || quotes.closed && is_quotation(&text[sentence.clone()]);
            let quoted = continues.then(|| speaker.clone()).flatten();
            if let Some(last) = voices.iter().rfind(|v| v.kind == VoiceKind::Named).or(voices.last()) {
                speaker = Some(last.name.clone());
            }
            let clock_before = clock.running();
            let events = clock.sentence(text, held, begun, &cited);
            claims[at].days = events.iter().map(|e| (e.range.clone(), e.until.unwrap_or(e.date))).collect();
            let own = at..at + count;
            let mut before = None;
            for i in own.clone() {
                let range = claims[i].range.clone();
                let last = i + 1 == own.end;
                let mine = |r: &Range<usize>| r.start < range.end && r.end > range.start || last && r.start >= range.end;
                let mut found: Vec<Voice> = voices.iter().filter(|v| mine(&v.range)).cloned().collect();
                if found.is_empty() {
                    let covers = |v: &&Voice| v.range.start < range.start && v.covers.is_some_and(|end| end > range.start);
                    found.extend(voices.iter().rfind(covers).cloned());
                }
                let place = range.start..range.start;
                // "X put the dead at 52[^1] and at 60 the next day", "… and added that"
                if found.is_empty() && i > own.start && goes_on(&range, speech) {
                    found.extend(claims[i - 1].voices.iter().map(|v| Voice { range: place.clone(), covers: None, ..v.clone() }));
                }
                if found.is_empty() {
                    found.extend(lead.iter().map(|v| Voice { range: place.clone(), covers: None, ..v.clone() }));
                }
                if let Some(name) = quoted.clone().filter(|_| found.is_empty()) {
                    found.push(Voice { name, range: place, kind: VoiceKind::Named, covers: None });
                }
                found.shrink_to_fit();
                claims[i].voices = found;
                claims[i].date = day_of(&events, &range, last, before, clock_before);
                before = claims[i].date;
            }
            Self::acts(held, begun, own.clone(), claims);
            at += count;
        }
    }

    /// The voices of the sentence that introduces a list, where it is no claim.
    fn lead(&self, claims: &[Claim], clock: &mut Clock) -> Vec<Voice> {
        let text = self.block.text.as_str();
        let Some(last) = sentences(text).pop() else { return Vec::new() };
        let place = self.within(&last);
        let (words, begun) = (&self.words[place.clone()], &self.begun[place]);
        if !claims.iter().any(|c| c.sentence == last) {
            clock.sentence(text, words, begun, &[]);
        }
        Sentence { text, words, begun, names: self.parts.names, speaker: None }.voices()
    }

    fn within(&self, range: &Range<usize>) -> Range<usize> {
        within(&self.words, range)
    }

    /// Acts of those who can do them, and words that say that a claim is well supported.
    fn acts(held: &[Word<'_>], begun: &[Begun], own: Range<usize>, claims: &mut [Claim]) {
        const NEAR: usize = 5;
        let statements = &lexicon().statements;
        for at in (0..held.len()).filter(|&at| begun[at].may_hold(&lexicon().openings.triggers)) {
            let rest = &held[at..];
            let place = rest[0].range.start;
            let Some(claim) = own.clone().find(|&c| claims[c].range.start <= place && place < claims[c].range.end) else { continue };
            let acts = statements.official_acts.prefix_of(begun[at], rest);
            // "annonce 26 morts" is a report, "annonce la fin de l'opération" an act
            let after = &held[at + acts.max(1)..];
            let digits = |w: &Word<'_>| w.folded.bytes().all(|b| b.is_ascii_digit());
            let figure = || {
                after.first().is_some_and(digits)
                    || after.iter().take(2).any(|w| lexicon().grammar.reports.holds(w))
                    || after.iter().take(8).any(|w| lexicon().measures.holds(w))
            };
            let body = || held[..at].iter().rev().take(8).any(|w| statements.speakers.holds(w));
            if acts > 0 && !figure() && body() {
                claims[claim].official_act = true;
            }
            let confirmed = statements.confirmed.prefix_of(begun[at], rest);
            if confirmed == 0 || claims[claim].said_confirmed.is_some() {
                continue;
            }
            let denied = held[..at].iter().rev().take(NEAR).any(|w| lexicon().grammar.negations.holds(w));
            // "confirmed by the Senate": a body appoints
            let appointed = held[at + confirmed..].iter().take(NEAR).any(|w| statements.appoints.holds(w));
            if !denied && !appointed {
                claims[claim].said_confirmed = Some(place..rest[confirmed - 1].range.end);
            }
        }
    }
}

/// The words, all of one text, that stand in a stretch of it.
pub(super) fn within(words: &[Word<'_>], range: &Range<usize>) -> Range<usize> {
    let from = words.partition_point(|w| w.range.start < range.start);
    let to = words.partition_point(|w| w.range.end <= range.end);
    from..to.max(from)
}

/// True for a claim without a subject of its own: "and at 60 on 4 July", "et que le pont est fermé", "and added".
fn goes_on(claim: &Range<usize>, speech: Sentence<'_>) -> bool {
    const SHORT: usize = 9;
    let known = lexicon();
    let first = speech.words.partition_point(|w| w.range.start < claim.start);
    let last = speech.words.partition_point(|w| w.range.end <= claim.end);
    let Some(held) = speech.words.get(first..last) else { return false };
    let [opening, next, ..] = held else { return false };
    let joins =
        known.grammar.joining.holds(opening) || known.grammar.connectors.holds(opening) || known.statements.contrasts.holds(opening);
    if !joins {
        return false;
    }
    let number = next.starts_with_digit() || known.dates.numbers.holds(next);
    let adverb = usize::from(known.grammar.adverbs.holds(next));
    known.grammar.reports.holds(next)
        || held.len() <= SHORT && (number || known.grammar.places.holds(next))
        || speech.begins(first + 1) && speech.verb(first + 1).is_some()
        || adverb > 0 && held.len() > 2 && speech.begins(first + 2) && speech.verb(first + 2).is_some()
}

/// How the day of a claim is told.
type Told = Option<(PartialDate, DateSource)>;

/// The day of a claim by the dates of its sentence: its own, else that of the claim before in the sentence, else
/// the day that the text has come to, else what comes later in the sentence.
fn day_of(events: &[Event], claim: &Range<usize>, last: bool, before: Told, running: Told) -> Told {
    let mine = |e: &&Event| e.range.start < claim.end && e.range.end > claim.start || last && e.range.start >= claim.end;
    let first = |found: &mut dyn Iterator<Item = &Event>| found.min_by_key(|e| e.date.earliest()).map(|e| (e.date, DateSource::Sentence));
    // "the wells, dug in 1998, were poisoned on 3 May": a bare year takes no day's place
    let finer = events.iter().any(|e| !e.bound && !e.compared && mine(&e) && e.date.month_number().is_some());
    let told = || events.iter().filter(move |e| !(e.bound || e.compared || finer && e.beside));
    // "Depuis 2015, …"; a year that is all that the text tells
    let coarse = running.is_none_or(|(d, _)| !d.is_full());
    let opens = |e: &&Event| coarse || e.range.start <= claim.start + 10;
    let bound = |found: &mut dyn Iterator<Item = &Event>| found.next().map(|e| (e.date, DateSource::Bound));
    first(&mut told().filter(mine))
        .or_else(|| bound(&mut events.iter().filter(mine).filter(|e| e.reached)))
        .or(before)
        .or_else(|| first(&mut told().filter(|e| e.range.end <= claim.start)))
        .or_else(|| bound(&mut events.iter().filter(mine).filter(opens)))
        .or(running)
        .or_else(|| bound(&mut events.iter().filter(mine)))
        .or_else(|| first(&mut told()).map(|(date, _)| (date, DateSource::Before)))
        .or_else(|| bound(&mut events.iter()))
}

/// True for a sentence that is one quotation: "“We had no water either.”"
fn is_quotation(sentence: &str) -> bool {
    let text = sentence.trim().trim_end_matches(['.', '!', '?', '…', ' ', '\u{a0}', '\u{202f}']);
    let inner = text.strip_prefix(['«', '“']).and_then(|rest| rest.strip_suffix(['»', '”']));
    inner.is_some_and(|inner| !inner.contains(['«', '»', '“', '”']))
}

/// Where quotations open and close in a text read from its beginning.
#[derive(Default)]
struct Quotes {
    at: usize,
    open: bool,
    /// One has been closed.
    closed: bool,
}

impl Quotes {
    /// Whether a place stands inside a quotation; places are asked for in order.
    fn open_at(&mut self, text: &str, place: usize) -> bool {
        let piece = text.get(self.at..place).unwrap_or("");
        self.at = place.max(self.at);
        // every sign of quotation begins with one of these bytes, and hardly another sign does
        if find_byte(piece.as_bytes(), |b| matches!(b, 0xC2 | 0xE2)).is_none() {
            return self.open;
        }
        let mut signs = piece.char_indices().peekable();
        while let Some((_, sign)) = signs.next() {
            match sign {
                '«' | '“' | '‘' => self.open = true,
                '»' | '”' => (self.open, self.closed) = (false, true),
                // an apostrophe stands between letters
                '’' if signs.peek().is_none_or(|(_, next)| !next.is_alphanumeric()) => self.open = false,
                _ => {}
            }
        }
        self.open
    }
}
