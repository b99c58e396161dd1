//! All quantities of a text.

use std::ops::Range;

use super::alone::numbers_alone;
use super::amounts::Amount;
use super::cues::Cues;
use super::decimal::Decimal;
use super::lexicon::{FigureLexicon, NumberWord, figure_lexicon};
use super::measure::Measure;
use super::numbers::{Form, Reader};
use super::places::Mention;
use super::quantity::{Qualifier, Quantity};
use super::thread::{Counted, Thread, counted_before};
use crate::document::Language;
use crate::language::{DateForm, Word, all_words, dates, lexicon as common, sentences, words};
use crate::text::holds_digit;

/// The quantities of a text in a language, in order of place: what they say, what they count, where.
///
/// A number that counts nothing is none, as "12" in "Flight 12"; where a text is nothing but numbers each of them is
/// one, so that suites of numbers can be run.
///
/// ```
/// use recoupe::document::Language;
/// use recoupe::figure::{Measure, Qualifier, quantities};
///
/// let found = quantities("At least 14 people were killed in Almaty on 5 January 2022.", Language::ENGLISH);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].qualifier, Qualifier::AtLeast);
/// assert_eq!(found[0].measure, Measure::Killed);
/// assert_eq!(found[0].hard.low.map(|n| n.to_string()).as_deref(), Some("14"));
/// ```
pub fn quantities(text: &str, language: Language) -> Vec<Quantity> {
    if let Some(found) = numbers_alone(text, language) {
        return found;
    }
    let passage = Passage::new(text, language, common().day_first(language));
    let mut found: Vec<Quantity> = Vec::new();
    let mut thread = Thread::default();
    for sentence in sentences(text) {
        let first = found.len();
        let read = passage.sentence(sentence, &mut thread);
        found.extend(read.into_iter().map(|(mut quantity, _)| {
            quantity.part_of = quantity.part_of.map(|whole| whole + first);
            quantity
        }));
    }
    found
}

/// Stretches that hold no quantity: dates with more than a year, addresses of the web.
fn masks(text: &str, day_first: bool) -> Vec<Range<usize>> {
    let mut masked: Vec<Range<usize>> = dates(text, day_first).into_iter().filter(|d| d.form != DateForm::Year).map(|d| d.range).collect();
    for opening in ["http://", "https://", "www."] {
        let mut from = 0;
        while let Some(at) = text[from..].find(opening).map(|n| from + n) {
            let end = text[at..].find(|c: char| c.is_whitespace() || matches!(c, '>' | '<' | '»')).map_or(text.len(), |n| at + n);
            masked.push(at..end);
            from = end;
        }
    }
    masked.sort_by_key(|m| (m.start, m.end));
    masked
}

/// A digit, or a word that may begin a number: a look is cheaper than a reading.
pub(super) fn may_hold_number(text: &str, language: Language) -> bool {
    if holds_digit(text) {
        return true;
    }
    let lexicon = figure_lexicon(language);
    let mut held = words(text);
    while let Some(word) = held.next() {
        let begins = || held.clone().next().is_some_and(|next| lexicon.nouns.may_begin_with(&next));
        let counts = || begins() && lexicon.nouns.prefix(&held.clone().take(NOUN).collect::<Vec<_>>()).is_some();
        if lexicon.gate.may_begin_with(&word) || is_article(&word, lexicon) && counts() {
            return true;
        }
    }
    false
}

/// The longest name of what is counted, in words.
const NOUN: usize = 8;

/// "un", "one": a number before a noun that counts.
fn is_article(word: &Word<'_>, lexicon: &FigureLexicon) -> bool {
    word.folded.len() > 1 && lexicon.numbers.of(word) == Some(NumberWord::One)
}

/// A word that may begin a number, or an article before a noun that counts: "un mort", "one dead".
fn any_number(held: &[Word<'_>], lexicon: &FigureLexicon) -> bool {
    held.iter().enumerate().any(|(i, word)| {
        let bytes = word.folded.as_bytes();
        bytes.first().is_some_and(u8::is_ascii_digit)
            || bytes.last().is_some_and(u8::is_ascii_digit)
            || lexicon.gate.may_begin_with(word)
            || is_article(word, lexicon) && lexicon.nouns.prefix(&held[i + 1..]).is_some()
    })
}

/// A place that a clause names, known to the gazetteer or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) id: Option<u32>,
}

/// A text that is read sentence by sentence.
pub(super) struct Passage<'a> {
    text: &'a str,
    language: Language,
    /// Stretches without quantities.
    pub(super) masked: Vec<Range<usize>>,
}

impl<'a> Passage<'a> {
    /// `day_first` decides `05/01/2022`.
    pub(super) fn new(text: &'a str, language: Language, day_first: bool) -> Self {
        Self { text, language, masked: masks(text, day_first) }
    }

    /// Leaves further stretches out.
    pub(super) fn without(mut self, ranges: impl Iterator<Item = Range<usize>>) -> Self {
        let before = self.masked.len();
        self.masked.extend(ranges);
        if self.masked.len() > before {
            self.masked.sort_by_key(|m| (m.start, m.end));
        }
        self
    }

    /// "Seven arrests there", "la police y compte": the place is the one that was told before.
    pub(super) fn points_back(&self, sentence: &Range<usize>) -> bool {
        let lexicon = figure_lexicon(self.language);
        let held = all_words(&self.text[sentence.clone()]);
        (0..held.len()).any(|at| {
            // "there were 12 deaths", "il y a eu 12 morts" point to nothing
            let expletive = lexicon.counted.expletives.suffix(&held[..=at]) > 0
                || lexicon.style.names_before_facilities && lexicon.grammar.auxiliaries.prefix(&held[at + 1..]) > 0;
            lexicon.counted.back_there.prefix(&held[at..]) > 0 && !expletive
        })
    }

    /// The quantities of one sentence, each with the place that its clause gives.
    pub(super) fn sentence(&self, sentence: Range<usize>, thread: &mut Thread) -> Vec<(Quantity, Option<Spot>)> {
        let mut found: Vec<(Quantity, Option<Spot>)> = Vec::new();
        for piece in pieces(self.text, sentence) {
            let base = found.len();
            found.extend(self.piece(piece, thread).into_iter().map(|(mut quantity, spot)| {
                quantity.part_of = quantity.part_of.map(|whole| whole + base);
                (quantity, spot)
            }));
        }
        found
    }

    /// The quantities of a stretch that is short enough to look at as a whole.
    fn piece(&self, piece: Range<usize>, thread: &mut Thread) -> Vec<(Quantity, Option<Spot>)> {
        let lexicon = figure_lexicon(self.language);
        let held: Vec<Word<'_>> = all_words(&self.text[piece.clone()]).into_iter().map(|word| word.moved(piece.start)).collect();
        let reader = Reader { text: &self.text[..piece.end], words: &held, lexicon, alone: false };
        let amounts = if any_number(&held, lexicon) { reader.all_amounts(&self.masked) } else { Vec::new() };
        let mentions = reader.places();
        // "in the capital" tells the place of its own clause only
        let named = |m: &Mention| {
            self.text[held[m.words.start].range.clone()].chars().any(char::is_uppercase) || m.id.is_some() || m.words.len() > 1
        };
        let last = mentions.iter().rposition(|m| m.locative && (!m.aside || m.scene) && named(m));
        // "in Goma, Beni and Lira": what follows is of none of them alone
        let several = last.is_some_and(|last| reader.are_several(&mentions, last));
        let running = last.map(|m| &mentions[m]).map(|m| (self.text[reader.bytes(&m.words)].to_owned(), m.id));
        let found = if amounts.is_empty() { Vec::new() } else { reader.quantities(amounts, &mentions, thread) };
        // … nor where its counts are of several places: "12 in Goma and 9 in Lira"
        let placed = |(q, _): &(Quantity, Option<Spot>)| q.place.clone().map(|p| &self.text[p]);
        let several = several || found.iter().filter_map(placed).any(|name| found.iter().filter_map(placed).any(|other| other != name));
        // what the sentence itself leaves open is settled by the place before it
        thread.told_place = running.clone().or(thread.told_place.take());
        thread.place = if several { None } else { running.or(thread.place.take()) };
        found
    }
}

/// A sentence, in pieces where no person writes one so long.
fn pieces(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    /// In bytes.
    const LONGEST: usize = 20_000;
    if sentence.len() <= LONGEST {
        return vec![sentence];
    }
    let mut found = Vec::new();
    let mut start = sentence.start;
    while start < sentence.end {
        let mut end = (start + LONGEST).min(sentence.end);
        while end < sentence.end
            && !(text.is_char_boundary(end) && text[end..].starts_with(char::is_whitespace))
            && end < start + 2 * LONGEST
        {
            end += 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        found.push(start..end);
        start = end;
    }
    found
}

impl Reader<'_> {
    /// Numbers with their units, and ratios in words.
    pub(super) fn all_amounts(&self, masked: &[Range<usize>]) -> Vec<Amount> {
        let mut amounts = self.amounts(masked);
        self.add_ratios(&mut amounts);
        self.turn_ranges(&mut amounts);
        amounts
    }

    /// "Cut its count to 11 from 14": the second is the value of before.
    fn turn_ranges(&self, amounts: &mut [Amount]) {
        let lexicon = self.lexicon;
        for i in 1..amounts.len() {
            let (to, from) = (&amounts[i - 1], &amounts[i]);
            let led = lexicon.range_to.suffix(&self.words[..to.start]) > 0 && self.ahead(to.start).trim().is_empty();
            let count = lexicon.range_from.suffix(&self.words[..from.start]);
            let next = count > 0
                && from.start - count == to.end
                && self.ahead(to.end).trim().is_empty()
                && self.ahead(from.start).trim().is_empty();
            if led && next && !to.earlier && (from.unit.is_none() || from.unit == to.unit) {
                let unit = to.unit.clone();
                amounts[i].earlier = true;
                amounts[i].unit = unit;
            }
        }
    }

    /// The bytes of a stretch of words.
    fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        self.words[words.start].range.start..self.words[words.end - 1].range.end
    }

    /// What each amount counts and where.
    pub(super) fn quantities(&self, amounts: Vec<Amount>, mentions: &[Mention], thread: &mut Thread) -> Vec<(Quantity, Option<Spot>)> {
        let lexicon = self.lexicon;
        let bound = self.bind(&amounts);
        let cumulative = (0..self.words.len()).any(|at| {
            let rest = &self.words[at..];
            lexicon.cumulative.prefix(rest) > 0 || lexicon.toll_words.prefix(rest) > 0 || self.is_as_of(at)
        });
        let places = self.places_of(&amounts, &bound, mentions);
        let earlier = self.earlier(&amounts);
        let raised: Vec<bool> =
            amounts.iter().enumerate().map(|(i, a)| amounts.get(i + 1).is_some_and(|next| self.brings_to(a, next))).collect();
        let numbers: Vec<Range<usize>> = amounts.iter().map(|a| a.start..a.end).collect();
        thread.together = false;
        // numbers that count nothing are left out: where each amount went
        let mut kept: Vec<Option<usize>> = Vec::with_capacity(amounts.len());
        let mut found: Vec<(Quantity, Option<Spot>)> = Vec::with_capacity(amounts.len());
        let mut from = 0;
        for (i, (mut amount, of)) in amounts.into_iter().zip(&bound).enumerate() {
            let own = amount.start..amount.end;
            let whole = of.part_of.and_then(|whole| kept.get(whole).copied().flatten());
            let before = counted_before(&found, found.iter().filter(|(q, _)| !q.shrinks()).count() == 1);
            let meant = self.goes_on(&amount, of, from, before.as_ref(), whole.and_then(|whole| found.get(whole)), thread);
            // "counted 34 on 12 March and 61 on 17 March": what goes on with a count is one
            let told = self.is_told(&amount, from)
                || self.is_labelled(amount.words.start)
                || of.elided() && self.is_totalled(&amount, from)
                || meant.as_ref().is_some_and(|meant| {
                    let last = found.last().map(|(q, _)| q);
                    !(whole.is_some() && of.elided())
                        && last.is_some_and(|q| q.cumulative && q.part_of.is_none() && q.measure == meant.measure)
                });
            let done = self.done_by_counter(&amount, of, thread);
            let measure = done.or(meant.as_ref().map(|m| m.measure)).or(of.measure).unwrap_or(Measure::Other);
            let bracketed = self.in_brackets(&amount);
            // "maize rose from 310 cedis" in a bulletin of prices
            let priced = measure == Measure::Money && thread.of_prices && self.is_changed(&amount);
            let measure = if priced { Measure::Price } else { measure };
            let measure = self.sum_again(measure, &amount, of.noun.is_some(), &found).unwrap_or(measure);
            let measure = self.price_or_sum(measure, &amount, from, before.filter(|_| bracketed), &found, thread);
            if measure.is_count() {
                amount.read_as_count();
            }
            from = own.end;

            // a number that counts nothing is none: "Boeing 737", "at three in the morning"
            let teller = amount.form == Form::One && self.tells_of_them(amount.end);
            let bare = measure == Measure::Other && amount.unit.is_none() && meant.is_none() && of.noun.is_none() && of.part_of.is_none();
            // "the population is five million": what has a scale is hardly a name
            let bare = bare && !self.is_scaled(&amount);
            if !self.alone && (teller || bare && amount.qualifier == Qualifier::Exact && amount.form != Form::Set) {
                kept.push(None);
                continue;
            }
            kept.push(Some(found.len()));
            let granularity = amount.value.point().map_or_else(Decimal::default, Decimal::granularity);
            // "three more", of what the paragraph has counted or what the next number totals
            let of_more = raised[i] || thread.measures.contains_key(&measure);
            let less = measure == Measure::Share && lexicon.counted.comparatives.prefix(self.words.get(own.end..).unwrap_or_default()) > 0;
            let step =
                less || of.of_wounded || self.are_tellers(&own) || self.is_difference(&amount) || of_more && self.is_increment(&amount, of);
            let unit = amount.unit.map(|(_, unit)| unit).filter(|u| !u.is_empty());
            // "1 015 milliards de francs, puis 870 milliards": in the money of the one before
            let same = || {
                let last = found
                    .iter()
                    .map(|(q, _)| q)
                    .rfind(|q| !q.cues.again)
                    .filter(|q| q.measure == measure && !measure.is_count() && measure != Measure::Other)?;
                last.unit.clone()
            };
            let noun = || Some(self.text[self.bytes(of.noun.as_ref().filter(|_| measure == Measure::Other)?)].to_lowercase());
            let unit = unit.or_else(|| meant.as_ref().and_then(|m| m.unit.clone())).or_else(same).or_else(noun);
            let mention = places[i].map(|m| &mentions[m]);
            // what is told again in another measure: "112 894 personnes, soit 22 916 ménages"
            let again = bracketed || lexicon.grammar.that_is.suffix(&self.words[..own.start]) > 0;
            let quantity = Quantity {
                range: amount.range,
                number: amount.number,
                qualifier: amount.qualifier,
                point: amount.value.point(),
                hard: amount.hard,
                soft: amount.soft,
                granularity,
                measure,
                unit,
                population: of.population.or_else(|| meant.as_ref().and_then(|m| m.population)),
                place: mention.map(|m| self.bytes(&m.words)),
                part_of: whole,
                // "the ration lasts 12 days instead of 30" takes no count back
                rejected: amount.rejected && measure != Measure::Duration,
                earlier: amount.earlier || earlier.contains(&i) || amount.rejected && measure == Measure::Duration,
                estimated: of.estimated,
                cumulative: cumulative || told,
                continues: told && meant.is_some(),
                replaces: lexicon.replaces.suffix(&self.words[..own.start]) > 0,
                step,
                rose: lexicon.counted.rises.suffix(&self.words[..own.start]) > 0,
                setting: self.is_setting(own.start, measure, &found),
                of_parts: false,
                settled: self.is_settled(own.start),
                of_them: whole.is_none()
                    && (of.of_them || lexicon.grammar.of_them.prefix(self.words.get(own.end..).unwrap_or_default()) > 0),
                cues: Cues { again, ..self.cues(&numbers, i, measure) },
            };
            if let Some(head) = of.head.filter(|_| meant.is_none() && (quantity.measure.is_toll() || quantity.measure.is_thing())) {
                thread.heads.insert(self.words[head].folded.to_string(), quantity.measure);
            }
            thread.remember(&quantity, meant.is_some(), again);
            found.push((quantity, mention.map(|m| Spot { id: m.id })));
        }
        // "six of the 12"
        for (i, of) in bound.iter().enumerate().filter(|(_, of)| of.of_next) {
            if let (Some(part), Some(whole)) = (kept[i], kept.get(i + 1).copied().flatten())
                && of.part_of.is_none()
            {
                found[part].0.part_of = Some(whole);
            }
        }
        // "three more died, bringing the toll to 12"
        for i in (0..raised.len()).filter(|&i| raised[i]) {
            if let (Some(part), Some(whole)) = (kept[i], kept.get(i + 1).copied().flatten())
                && found[part].0.step
                && found[part].0.part_of.is_none()
                && found[part].0.measure == found[whole].0.measure
            {
                found[part].0.part_of = Some(whole);
            }
        }
        // what has parts is a total
        let wholes: Vec<usize> = found.iter().filter_map(|(q, _)| q.part_of).collect();
        for whole in wholes {
            let placed = found.iter().any(|(q, _)| q.part_of == Some(whole) && q.place.is_some());
            found[whole].0.of_parts = !placed && !found[whole].0.cumulative;
            found[whole].0.cumulative = true;
        }
        found
    }

    /// "31 deaths in nine villages": a number of things that what was counted before lies in.
    fn is_setting(&self, start: usize, measure: Measure, found: &[(Quantity, Option<Spot>)]) -> bool {
        let thing = measure == Measure::Other || measure.is_thing();
        let counted = || found.iter().any(|(q, _)| q.measure.is_fate() || q.measure == Measure::Incidents);
        thing && self.lexicon.grammar.locatives.suffix(&self.words[..start]) > 0 && counted()
    }

    /// "3 milliards de francs selon les uns, 800 millions selon les autres": a sum as the one before.
    fn sum_again(&self, measure: Measure, amount: &Amount, counts: bool, found: &[(Quantity, Option<Spot>)]) -> Option<Measure> {
        let last = found.last().map(|(q, _)| q.measure).filter(|m| *m == Measure::Money)?;
        (measure == Measure::Other && !counts && amount.unit.is_none() && self.is_scaled(amount)).then_some(last)
    }

    /// "Five million", "3 milliards et demi".
    fn is_scaled(&self, amount: &Amount) -> bool {
        const LEAST: i64 = 1_000_000;
        self.words[amount.words.clone()].iter().any(|word| {
            let named = self.lexicon.numbers.of(word);
            let named = named.filter(|n| matches!(n, NumberWord::Scale(_))).or_else(|| self.lexicon.singular(&word.folded));
            matches!(named, Some(NumberWord::Scale(scale)) if scale >= LEAST)
        })
    }

    /// A verb of rising or falling stands before an amount: "rose from 310 cedis".
    fn is_changed(&self, amount: &Amount) -> bool {
        const REACH: usize = 4;
        let small = amount.soft.high.is_none_or(|high| high < Decimal::whole(1_000_000));
        let lead = amount.start.saturating_sub(REACH)..amount.start;
        small && lead.clone().any(|at| self.lexicon.changes.prefix(&self.words[at..amount.start]) > 0)
    }

    /// "450 tenges (1 €)": a sum in brackets.
    fn in_brackets(&self, amount: &Amount) -> bool {
        self.ahead(amount.start).trim_end().ends_with('(')
            || self.ahead(amount.words.start).trim_end().trim_end_matches(|c: char| !c.is_alphanumeric() && c != '(').ends_with('(')
    }

    /// A sum is a price where it goes on with one; a sum in brackets is of the kind of the one before it.
    fn price_or_sum(
        &self,
        measure: Measure,
        amount: &Amount,
        from: usize,
        bracketed_after: Option<Counted>,
        found: &[(Quantity, Option<Spot>)],
        thread: &mut Thread,
    ) -> Measure {
        const LARGE: i64 = 1_000_000;
        let is_sum = |measure: Measure| matches!(measure, Measure::Money | Measure::Price);
        let measure = bracketed_after.map(|c| c.measure).filter(|&before| is_sum(measure) && is_sum(before)).unwrap_or(measure);
        // what costs so much, then so much: a sum in the money of the price before it, and no large one
        let code = amount.unit.as_ref().map(|(_, unit)| unit.clone());
        let goes_on = measure == Measure::Money
            && thread.price.is_some()
            && (thread.price == code || found.iter().any(|(q, _)| q.measure == Measure::Price))
            && amount.soft.high.is_none_or(|high| high < Decimal::whole(LARGE))
            && !self.spends(from, amount.start);
        let measure = if goes_on { Measure::Price } else { measure };
        match measure {
            Measure::Price => thread.price = code.or_else(|| thread.price.take()),
            Measure::Money => thread.price = None,
            _ => {}
        }
        measure
    }

    /// A verb of giving or taking sums stands before a number: "was fined", "a versé".
    fn spends(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| {
            let words = &self.words[at..to];
            matches!(self.lexicon.predicates.prefix(words), Some((_, Measure::Money)))
                || matches!(self.lexicon.of.prefix(words), Some((_, Measure::Money)))
        })
    }

    /// "Au 26 janvier", "as of 26 January": the state of a count on a day.
    fn is_as_of(&self, at: usize) -> bool {
        const DATE: usize = 3;
        let count = self.lexicon.grammar.as_of.prefix(&self.words[at..]);
        let first = at + count;
        // "du 4 au 5 janvier" is a stretch
        let stretch = at > 0 && self.words[at - 1].starts_with_digit();
        count > 0
            && !stretch
            && first < self.words.len()
            && (first..(first + DATE).min(self.words.len())).any(|i| common().months.holds(&self.words[i]))
            && self.words[first].folded.starts_with(|c: char| c.is_ascii_digit() || c.is_alphabetic())
    }

    /// Which amounts are given as earlier values: "up from 12", "contre 14 la veille".
    fn earlier(&self, amounts: &[Amount]) -> Vec<usize> {
        (0..amounts.len()).filter(|&i| self.lexicon.from_earlier.suffix(&self.words[..amounts[i].start]) > 0).collect()
    }
}

/// The places that a text names, with their place in the gazetteer.
pub(super) fn places_in(text: &str, language: Language) -> Vec<(Range<usize>, Option<u32>)> {
    let held: Vec<Word<'_>> = words(text).collect();
    let reader = Reader { text, words: &held, lexicon: figure_lexicon(language), alone: false };
    reader.places().into_iter().map(|m| (held[m.words.start].range.start..held[m.words.end - 1].range.end, m.id)).collect()
}
