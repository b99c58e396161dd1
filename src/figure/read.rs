//! All quantities of a text.

use std::ops::Range;

use foldhash::HashMap;

use super::amounts::Amount;
use super::bind::Bound;
use super::decimal::Decimal;
use super::lexicon::{FigureLexicon, NumberWord, figure_lexicon};
use super::measure::{Measure, Population};
use super::numbers::Reader;
use super::places::{Mention, is_area};
use super::quantity::{Quantity, bounds};
use crate::document::{Language, PartialDate};
use crate::language::{DateForm, Word, dates, lexicon as common, sentences, words};

/// The quantities of a text in a language, in order of place: what they say, what they count, where.
///
/// ```
/// use recoupe::document::Language;
/// use recoupe::figure::{Measure, Qualifier, quantities};
///
/// let found = quantities("At least 14 people were killed in Almaty on 5 January 2022.", Language::English);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].qualifier, Qualifier::AtLeast);
/// assert_eq!(found[0].measure, Measure::Killed);
/// assert_eq!(found[0].hard.low.map(|n| n.to_string()).as_deref(), Some("14"));
/// ```
pub fn quantities(text: &str, language: Language) -> Vec<Quantity> {
    let masked = masks(text, matches!(language, Language::French));
    let mut found: Vec<Quantity> = Vec::new();
    let mut thread = Thread::default();
    for sentence in sentences(text) {
        let first = found.len();
        let read = sentence_quantities(text, sentence, language, &masked, &mut thread);
        found.extend(read.into_iter().map(|(mut quantity, _)| {
            quantity.part_of = quantity.part_of.map(|whole| whole + first);
            quantity
        }));
    }
    found
}

/// Stretches that hold no quantity: dates with more than a year, addresses of the web.
pub(super) fn masks(text: &str, day_first: bool) -> Vec<Range<usize>> {
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
    text.bytes().any(|b| b.is_ascii_digit()) || any_number(&words(text).collect::<Vec<Word<'_>>>(), figure_lexicon(language))
}

/// A word that may begin a number, or an article before a noun that counts: "un mort", "one dead".
fn any_number(held: &[Word<'_>], lexicon: &FigureLexicon) -> bool {
    held.iter().enumerate().any(|(i, word)| {
        word.folded.as_bytes().first().is_some_and(u8::is_ascii_digit)
            || lexicon.gate.may_begin_with(word)
            || word.folded.len() > 1
                && lexicon.numbers.get(&word.folded) == Some(NumberWord::One)
                && lexicon.nouns.prefix(&held[i + 1..]).is_some()
    })
}

/// A place that a clause names, known to the gazetteer or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) id: Option<u32>,
}

/// What was counted before: a number without a noun goes on with it.
#[derive(Debug, Default)]
pub(super) struct Thread {
    /// What the last number of the paragraph counted.
    last: Option<Counted>,
    /// What each number of the document counted: "of the 187", "the 103,500".
    known: HashMap<Decimal, Counted>,
    /// The last place of the paragraph.
    pub(super) place: Option<(String, Option<u32>)>,
    /// The currency of the paragraph's last price, where no sum came after it.
    price: Option<String>,
    /// The last day that the document has told.
    pub(super) day: Option<PartialDate>,
    /// The date of the document's latest source.
    pub(super) newest: Option<PartialDate>,
}

/// Measure, unit and population.
type Counted = (Measure, Option<String>, Option<Population>);

impl Thread {
    /// A new paragraph begins: its numbers have their own nouns.
    pub(super) fn paragraph(&mut self) {
        self.last = None;
        self.place = None;
        self.price = None;
    }
}

/// The quantities of one sentence, each with the place that its clause gives.
pub(super) fn sentence_quantities(
    text: &str,
    sentence: Range<usize>,
    language: Language,
    masked: &[Range<usize>],
    thread: &mut Thread,
) -> Vec<(Quantity, Option<Spot>)> {
    /// No sentence that a person writes is so long, in bytes: a longer one is read piece by piece.
    const LONGEST: usize = 20_000;
    if sentence.len() <= LONGEST {
        return piece_quantities(text, sentence, language, masked, thread);
    }
    let mut found: Vec<(Quantity, Option<Spot>)> = Vec::new();
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
        let base = found.len();
        found.extend(piece_quantities(text, start..end, language, masked, thread).into_iter().map(|(mut quantity, spot)| {
            quantity.part_of = quantity.part_of.map(|whole| whole + base);
            (quantity, spot)
        }));
        start = end;
    }
    found
}

/// The same of a stretch that is short enough to look at as a whole.
fn piece_quantities(
    text: &str,
    sentence: Range<usize>,
    language: Language,
    masked: &[Range<usize>],
    thread: &mut Thread,
) -> Vec<(Quantity, Option<Spot>)> {
    let lexicon = figure_lexicon(language);
    let held: Vec<Word<'_>> = words(&text[sentence.clone()])
        .map(|mut word| {
            word.range = word.range.start + sentence.start..word.range.end + sentence.start;
            word
        })
        .collect();
    let reader = Reader { text: &text[..sentence.end], words: &held, lexicon };
    let holds = any_number(&held, lexicon);
    let mut amounts = if holds { reader.amounts(masked) } else { Vec::new() };
    if holds {
        reader.add_ratios(&mut amounts);
    }
    let mentions = reader.places();
    let running = mentions
        .iter()
        .rfind(|m| m.locative)
        .map(|m| (text[held[m.words.start].range.start..held[m.words.end - 1].range.end].to_owned(), m.id));
    if amounts.is_empty() {
        thread.place = running.or(thread.place.take());
        return Vec::new();
    }
    let bound = reader.bind(&amounts);
    let cumulative = (0..held.len())
        .any(|at| lexicon.cumulative.prefix(&held[at..]) > 0 || lexicon.toll_words.prefix(&held[at..]) > 0 || reader.is_as_of(at));
    let places = reader.places_of(&amounts, &bound, &mentions);
    let earlier = reader.earlier(&amounts);
    let mut kept: Vec<Option<usize>> = Vec::with_capacity(amounts.len());
    let mut found: Vec<(Quantity, Option<Spot>)> = Vec::with_capacity(amounts.len());
    let starts: Vec<Range<usize>> = amounts.iter().map(|a| a.start..a.end).collect();
    for (i, (mut amount, of)) in amounts.into_iter().zip(&bound).enumerate() {
        let counted_before = |measure: Measure| {
            !matches!(measure, Measure::Duration | Measure::Distance | Measure::Area | Measure::Ratio) || measure == Measure::Area && i == 1
        };
        // what goes on is the whole and not its part: "228, dont 74 femmes ; le ministère n'en compte que 96"
        let counts = || found.iter().map(|(q, _)| q).filter(|q| counted_before(q.measure));
        let before = counts().rfind(|q| q.part_of.is_none()).or_else(|| counts().next_back());
        let before = before.map(|q| (q.measure, q.unit.clone(), q.population));
        let from = if i == 0 { 0 } else { starts[i - 1].end };
        let open = (of.elided() || of.presumed) && amount.unit.is_none();
        // a part that has no noun counts what its whole does, whatever has told what that is
        let whole = of.part_of.and_then(|whole| kept.get(whole).copied().flatten()).filter(|_| open && of.elided());
        let meant = match whole {
            Some(whole) => found.get(whole).map(|(q, _)| (q.measure, q.unit.clone(), q.population)),
            None if open => reader.meant(&amount, from, before.as_ref(), thread),
            None => None,
        }
        // "the toll is 12" after a count of the missing; with nothing before it is one of the dead
        .filter(|(measure, ..)| !of.presumed || measure.is_toll() || *measure == Measure::Protesters);
        let told = reader.is_told(&amount, from);
        // "counted 34 on 12 March and 61 on 17 March": what goes on with a count is one
        let told = told
            || meant.is_some()
                && whole.is_none()
                && found.last().is_some_and(|(q, _)| q.cumulative && q.part_of.is_none() && Some(q.measure) == meant.as_ref().map(|m| m.0));
        let measure = meant.as_ref().map(|m| m.0).or(of.measure).unwrap_or(Measure::Other);
        // "450 tenges (1 €)": the sum in brackets is of the same kind
        let bracketed = reader.ahead(starts[i].start).trim_end().ends_with('(')
            || reader.ahead(amount.words.start).trim_end().trim_end_matches(|c: char| !c.is_alphanumeric() && c != '(').ends_with('(');
        let measure = match (measure, &before) {
            (Measure::Money | Measure::Price, Some((same @ (Measure::Money | Measure::Price), ..))) if bracketed => *same,
            _ => measure,
        };
        // what costs so much, then so much: a sum in the money of the price before it, and no large one
        let code = amount.unit.as_ref().map(|(_, unit)| unit.clone());
        let goes_on_price = measure == Measure::Money
            && thread.price.is_some()
            && (thread.price == code || from_sentence(&found, Measure::Price))
            && amount.soft.high.is_none_or(|high| high < Decimal::whole(1_000_000))
            && !reader.spends(from, starts[i].start);
        let measure = if goes_on_price { Measure::Price } else { measure };
        match measure {
            Measure::Price => thread.price.clone_from(&code),
            Measure::Money => thread.price = None,
            _ => {}
        }
        if measure.is_count() {
            amount.read_as_count();
        }
        let unit_is_none = amount.unit.is_none() && meant.is_none();
        // a number that counts nothing is none: "Boeing 737", "at three in the morning"
        let bare = measure == Measure::Other && unit_is_none && of.noun.is_none() && of.part_of.is_none();
        if bare && amount.qualifier == super::quantity::Qualifier::Exact && amount.form != super::numbers::Form::Set {
            kept.push(None);
            continue;
        }
        kept.push(Some(found.len()));
        let granularity = amount.value.point().map_or_else(super::Decimal::default, super::Decimal::granularity);
        let unit =
            amount.unit.map(|(_, unit)| unit).filter(|u| !u.is_empty()).or_else(|| meant.as_ref().and_then(|m| m.1.clone())).or_else(
                || {
                    let noun = of.noun.clone().filter(|_| measure == Measure::Other)?;
                    Some(text[held[noun.start].range.start..held[noun.end - 1].range.end].to_lowercase())
                },
            );
        let mention = places[i].map(|m| &mentions[m]);
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
            population: of.population.or_else(|| meant.as_ref().and_then(|m| m.2)),
            place: mention.map(|m| held[m.words.start].range.start..held[m.words.end - 1].range.end),
            part_of: of.part_of.and_then(|whole| kept.get(whole).copied().flatten()),
            rejected: amount.rejected,
            earlier: amount.earlier || earlier.contains(&i),
            estimated: of.estimated,
            cumulative: cumulative || told,
            continues: told && meant.is_some(),
            replaces: lexicon.replaces.suffix(&held[..starts[i].start]) > 0,
        };
        let counted = (quantity.measure, quantity.unit.clone(), quantity.population);
        if quantity.measure != Measure::Duration {
            if let Some(point) = quantity.point.filter(|_| meant.is_none()) {
                thread.known.insert(point, counted.clone());
            }
            // what goes on is the whole, not its parts
            // nor the same told in another measure: "112 894 personnes, soit 22 916 ménages"
            let again = bracketed || reader.lexicon.grammar.that_is.suffix(&reader.words[..starts[i].start]) > 0;
            if quantity.part_of.is_none()
                && !(again && thread.last.is_some())
                && (quantity.measure != Measure::Other || quantity.unit.is_some())
            {
                thread.last = Some(counted);
            }
        }
        found.push((quantity, mention.map(|m| Spot { id: m.id })));
    }
    // what has parts is a total
    let wholes: Vec<usize> = found.iter().filter_map(|(q, _)| q.part_of).collect();
    for whole in wholes {
        found[whole].0.cumulative = true;
    }
    // what the sentence itself leaves open is settled by the place before it
    thread.place = running.or(thread.place.take());
    found
}

/// A figure of the sentence is of a class.
fn from_sentence(found: &[(Quantity, Option<Spot>)], measure: Measure) -> bool {
    found.iter().any(|(q, _)| q.measure == measure)
}

impl Reader<'_> {
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
        let stretch = at > 0 && self.words[at - 1].folded.starts_with(|c: char| c.is_ascii_digit());
        count > 0
            && !stretch
            && first < self.words.len()
            && (first..(first + DATE).min(self.words.len())).any(|i| common().months.contains_key(self.words[i].folded.as_ref()))
            && self.words[first].folded.starts_with(|c: char| c.is_ascii_digit() || c.is_alphabetic())
    }

    /// A verb of counting or of saying leads to the number: "the ministry counts 146".
    fn is_told(&self, amount: &Amount, from: usize) -> bool {
        const REACH: usize = 5;
        let lead = &self.words[from.max(amount.start.saturating_sub(REACH))..amount.start];
        (0..lead.len()).any(|i| {
            self.lexicon.grammar.counts.prefix(&lead[i..]) > 0
                || common().statements.says.prefix(&lead[i..]) > 0
                || common().statements.says_any.prefix(&lead[i..]) > 0
        })
    }

    /// What a number without a noun counts, by the numbers before it.
    fn meant(&self, amount: &Amount, from: usize, before: Option<&Counted>, thread: &Thread) -> Option<Counted> {
        const SMALL: i64 = 12;
        const REACH: usize = 5;
        let point = amount.value.point();
        // "of the 187": the number itself was told
        if let Some(counted) = point.filter(|p| *p > Decimal::whole(SMALL)).and_then(|p| thread.known.get(&p)) {
            return Some(counted.clone());
        }
        let lexicon = self.lexicon;
        let near = from.max(amount.start.saturating_sub(REACH));
        let lead = &self.words[near..amount.start];
        let parted = (near..amount.start).any(|i| self.ahead(i).contains([';', '.']) && i > near);
        let counts = self.is_told(amount, from);
        if let Some(counted) = before {
            // "319 cases in 2022 and 244 in 2023", "la Lituanie 780"
            let joined = self.ahead(amount.start).contains([',', '(', ':'])
                || lead.iter().any(|w| lexicon.joiners.contains(&w.folded))
                || self.ahead(near).contains(',');
            if joined && !parted || counts {
                return Some(counted.clone());
            }
        }
        if counts { before.cloned().or_else(|| thread.last.clone()) } else { None }
    }
}

impl Reader<'_> {
    /// Ratios that are words of their own: "doubled", "triplé".
    fn add_ratios(&self, amounts: &mut Vec<Amount>) {
        let mut at = 0;
        while at < self.words.len() {
            let may = self.lexicon.triggers.may_begin_with(&self.words[at]);
            let Some((count, value)) = may.then(|| self.lexicon.ratio_values.prefix(&self.words[at..])).flatten() else {
                at += 1;
                continue;
            };
            let mut words = at..at + count;
            at += count;
            // "presque triplé": the hedge is none of the value
            if let Some((hedge, _)) = self.lexicon.hedges_before.prefix(&self.words[words.clone()]).filter(|(n, _)| *n < count) {
                words.start += hedge;
            }
            let free = amounts.iter().all(|a| a.words.end <= words.start || a.start >= words.end);
            if !free {
                continue;
            }
            let value = super::quantity::Value::Point(value);
            let mut start = words.start;
            let hedge = self.lexicon.hedges_before.suffix(&self.words[..start]).map(|(n, hedge)| {
                start -= n;
                hedge
            });
            let (qualifier, hard, soft) = bounds(value, hedge);
            let number = self.words[words.start].range.start..self.words[words.end - 1].range.end;
            let amount = Amount {
                start,
                end: words.end,
                range: self.words[start].range.start..number.end,
                number,
                words,
                value,
                qualifier,
                hard,
                soft,
                form: super::numbers::Form::Words,
                other: None,
                unit: Some((Measure::Ratio, String::new())),
                rejected: false,
                earlier: false,
            };
            let place = amounts.partition_point(|a| a.start < amount.start);
            amounts.insert(place, amount);
        }
    }

    /// Which amounts are given as earlier values: "up from 12", "contre 14 la veille".
    fn earlier(&self, amounts: &[Amount]) -> Vec<usize> {
        (0..amounts.len()).filter(|&i| self.lexicon.from_earlier.suffix(&self.words[..amounts[i].start]) > 0).collect()
    }

    /// For each amount, the place that its clause gives.
    fn places_of(&self, amounts: &[Amount], bound: &[Bound], mentions: &[Mention]) -> Vec<Option<usize>> {
        let mut of: Vec<Option<usize>> = vec![None; amounts.len()];
        let mut taken = vec![false; mentions.len()];
        for (i, amount) in amounts.iter().enumerate() {
            let limit = amounts.get(i + 1).map_or(self.words.len(), |next| next.start);
            // behind the number, in its clause; a coordinated number shares its neighbour's
            let behind = mentions.iter().position(|m| {
                m.words.start >= amount.end
                    && m.words.start < limit
                    && !self.text[self.words[amount.end - 1].range.end..self.words[m.words.start].range.start].contains([';', ':'])
            });
            // "à Nour-Soultan, où 3 personnes …, et à Almaty": the place right before, where a comma parts the other
            let right_before = mentions.iter().rposition(|m| m.locative && m.words.end <= amount.start && amount.start - m.words.end <= 3);
            let parted = behind.is_some_and(|m| {
                self.text[self.words[amount.end - 1].range.end..self.words[mentions[m].words.start].range.start].contains(',')
            });
            let after_last = right_before.is_some_and(|m| i == 0 || mentions[m].words.start >= amounts[i - 1].end);
            if let Some(m) = right_before.filter(|_| parted && after_last) {
                of[i] = Some(m);
                taken[m] = true;
            } else if let Some(m) =
                behind.filter(|&m| mentions[m].locative || self.near(amount.end.max(bound[i].end), mentions[m].words.start))
            {
                of[i] = Some(m);
                taken[m] = true;
            } else if let Some(m) =
                mentions.iter().position(|m| m.words.end == amount.start && self.ahead(amount.start).trim_end().ends_with(['(', ':']))
            {
                // "Almaty (103)", "Almaty : 103"
                of[i] = Some(m);
                taken[m] = true;
            }
        }
        for i in (0..amounts.len().saturating_sub(1)).rev() {
            let shares = of[i].is_none() && bound[i].part_of == bound[i + 1].part_of && bound[i + 1].part_of != Some(i);
            if shares && self.near(bound[i].end.max(amounts[i].end), amounts[i + 1].start) {
                of[i] = of[i + 1];
            }
        }
        for i in 0..amounts.len() {
            if of[i].is_none() {
                // "À Almaty, 14 personnes …": the nearest before that no other number took
                let before =
                    mentions.iter().rposition(|m| m.locative && m.words.end <= amounts[i].start && !self.is_aside(m, amounts[i].start));
                of[i] = before.filter(|&m| {
                    !taken[m]
                        || bound[i].part_of.is_none()
                            && of[..i].contains(&Some(m))
                            && !amounts[..i].iter().any(|a| {
                                a.start < mentions[m].words.start
                                    && bound[i].part_of.is_none()
                                    && !self.same_clause(mentions[m].words.end, amounts[i].start)
                            })
                });
            }
        }
        // "Ghana's harvest fell to 530,000", "l'hôpital Morafeno a soigné 83 blessés": the subject, where nothing else tells
        let subject = mentions.iter().position(|m| !m.locative && self.is_subject(m));
        if let Some(m) = subject.filter(|&m| mentions.iter().all(|o| !o.locative || o.words.start > mentions[m].words.start)) {
            for (i, amount) in amounts.iter().enumerate() {
                if of[i].is_none() && mentions[m].words.end <= amount.start {
                    of[i] = Some(m);
                }
            }
        }
        of
    }

    /// A place at the head of its sentence, articles apart, that acts and does not only speak.
    fn is_subject(&self, mention: &Mention) -> bool {
        const SPEAKS: usize = 3;
        // "la province de Cabo Delgado comptait …", at the head or behind "En décembre 2023,"
        let grammar = &self.lexicon.grammar;
        let (mut at, mut genitive, mut region) = (mention.words.start, false, false);
        while at > 0 && self.ahead(at).chars().all(|c| c.is_whitespace() || matches!(c, '\'' | '’')) {
            let word = &self.words[at - 1..at];
            let is_region = grammar.region_words.contains(&word[0].folded);
            if !is_region && !grammar.place_links.contains(&word[0].folded) {
                break;
            }
            region |= is_region;
            genitive |= grammar.genitives.prefix(word) > 0;
            at -= 1;
        }
        let head = (at == 0 || self.ahead(at).contains(',')) && (region || !genitive);
        let behind = mention.words.end..(mention.words.end + SPEAKS).min(self.words.len());
        let facility = mention.id.is_none();
        // a union of countries acts all over the world
        let acts_abroad = mention.id.is_some_and(is_area);
        let says = &common().statements;
        head && !acts_abroad
            && (facility
                || !behind.clone().any(|i| {
                    says.says.prefix(&self.words[i..]) > 0
                        || says.says_any.prefix(&self.words[i..]) > 0
                        || self.lexicon.grammar.counts.prefix(&self.words[i..]) > 0
                }))
    }

    /// "…, les plus graves ayant lieu à Almaty, …": a place that belongs to an aside.
    fn is_aside(&self, mention: &Mention, number: usize) -> bool {
        const PLACE: usize = 4;
        let after = (mention.words.end..=number.min(self.words.len() - 1)).any(|i| self.ahead(i).contains(','));
        let comma = (1..=mention.words.start).rev().find(|&i| self.ahead(i).contains(','));
        after && comma.is_some_and(|at| mention.words.start - at > PLACE)
    }

    fn same_clause(&self, from: usize, to: usize) -> bool {
        from <= to
            && from > 0
            && !self.text[self.words[from - 1].range.end..self.words[to.min(self.words.len() - 1)].range.start].contains([';', '.', ','])
    }

    /// No more than a few words without a comma between.
    fn near(&self, from: usize, to: usize) -> bool {
        const REACH: usize = 5;
        from <= to
            && to - from <= REACH
            && from > 0
            && !self.text[self.words[from - 1].range.end..self.words[to].range.start].contains([',', ';', '.', ':'])
    }
}

/// The places that a text names, with their place in the gazetteer.
pub(super) fn places_in(text: &str, language: Language) -> Vec<(Range<usize>, Option<u32>)> {
    let held: Vec<Word<'_>> = words(text).collect();
    let reader = Reader { text, words: &held, lexicon: figure_lexicon(language) };
    reader.places().into_iter().map(|m| (held[m.words.start].range.start..held[m.words.end - 1].range.end, m.id)).collect()
}
