//! What was counted before: a number without a noun goes on with it.

use std::collections::hash_map::Entry;

use foldhash::HashMap;

use super::amounts::Amount;
use super::bind::Bound;
use super::days::{Before, Day, Stamp};
use super::decimal::Decimal;
use super::measure::{Measure, Population};
use super::numbers::Reader;
use super::quantity::Quantity;
use super::read::Spot;
use crate::document::PartialDate;
use crate::language::lexicon as common;

/// What was counted before: a number without a noun goes on with it.
#[derive(Debug, Default)]
pub(super) struct Thread {
    /// What the last number of the paragraph counted.
    pub(super) last: Option<Counted>,
    /// What each number of the document counted: "of the 187", "the 103,500".
    pub(super) known: HashMap<Decimal, Counted>,
    /// What each number of the paragraph counted.
    pub(super) here: HashMap<Decimal, Counted>,
    /// The first number of each measure that the paragraph has told.
    pub(super) measures: HashMap<Measure, Counted>,
    /// The last place of the paragraph.
    pub(super) place: Option<(String, Option<u32>)>,
    /// The last place that a sentence of the paragraph told, which it need not go on with: "in the latter town".
    pub(super) told_place: Option<(String, Option<u32>)>,
    /// Nouns whose longer forms the paragraph has counted: "asylum applications" tells what "applications" are.
    pub(super) heads: HashMap<String, Measure>,
    /// That place is that of a list, told by its introduction.
    pub(super) listed: bool,
    /// The sentence has counted before.
    pub(super) together: bool,
    /// The text is about prices, by its title or heading.
    pub(super) of_prices: bool,
    /// … by its title.
    pub(super) of_prices_all: bool,
    /// The currency of the paragraph's last price, where no sum came after it.
    pub(super) price: Option<String>,
    /// The day that the paragraph has come to.
    pub(super) running: Option<PartialDate>,
    /// The last day that the document has told.
    pub(super) day: Option<PartialDate>,
    /// The day up to which the document counts, by its head.
    pub(super) stamp: Option<Stamp>,
    /// The day of the summary.
    pub(super) summary: Option<PartialDate>,
    /// The date of the document's latest source.
    pub(super) newest: Option<PartialDate>,
    /// The day of the report.
    pub(super) report: Option<PartialDate>,
    /// The last day that the report can know of.
    pub(super) limit: Option<PartialDate>,
    /// The months and days that the heading tells.
    pub(super) heading: Vec<(u8, u8)>,
}

/// What a number counts.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    pub(super) measure: Measure,
    pub(super) unit: Option<String>,
    pub(super) population: Option<Population>,
}

impl Counted {
    fn of(quantity: &Quantity) -> Self {
        Self { measure: quantity.measure, unit: quantity.unit.clone(), population: quantity.population }
    }
}

/// What a sentence counted before a number: the whole that goes on and not its part ("228, dont 74 femmes ; le
/// ministère n'en compte que 96").
pub(super) fn counted_before(found: &[(Quantity, Option<Spot>)], second: bool) -> Option<Counted> {
    let counts = || {
        found.iter().map(|(q, _)| q).filter(|q| {
            !q.setting && !q.shrinks() && !matches!(q.measure, Measure::Duration | Measure::Distance | Measure::Area | Measure::Ratio)
                || q.measure == Measure::Area && second
        })
    };
    // a sum told again in another money is not what goes on
    let whole = |q: &&Quantity| q.part_of.is_none();
    counts().filter(|q| !q.cues.again).rfind(whole).or_else(|| counts().rfind(whole)).or_else(|| counts().next_back()).map(Counted::of)
}

impl Thread {
    /// A new paragraph begins: its numbers have their own nouns.
    pub(super) fn paragraph(&mut self) {
        self.last = None;
        self.place = None;
        self.told_place = None;
        self.price = None;
        self.running = None;
        self.listed = false;
        self.heads.clear();
        self.here.clear();
        self.measures.clear();
    }

    /// What the text has come to before a sentence.
    pub(super) fn before(&self) -> Before {
        Before {
            paragraph: self.running,
            told: self.day,
            newest: self.newest,
            stamp: self.stamp.map(|s| s.date),
            report: self.report,
            limit: self.limit,
        }
    }

    /// Goes on to the days of a sentence: a bare year is that of a law or of a comparison, unless it opens it.
    pub(super) fn go_on(&mut self, days: &[Day]) {
        // what was half a year before is what the text looks back at: "ils n'étaient que 560 000 en janvier 2020"
        const BACK: i64 = 180;
        let looks_back = |date: PartialDate| {
            self.running.and_then(PartialDate::earliest).zip(date.earliest()).is_some_and(|(now, then)| (now - then).num_days() > BACK)
        };
        self.running = days.iter().rfind(|d| d.goes_on() && (d.opens || !looks_back(d.date))).map(|d| d.date).or(self.running);
        self.day = self.running.filter(|d| d.month_number().is_some()).or(self.day);
    }

    /// Keeps what a quantity counts: `continued` where another told it, `again` where it tells the same in another
    /// measure.
    pub(super) fn remember(&mut self, quantity: &Quantity, continued: bool, again: bool) {
        // how long, how far and how many times go on with nothing
        if matches!(quantity.measure, Measure::Duration | Measure::Distance | Measure::Ratio) || quantity.shrinks() {
            return;
        }
        if let Some(point) = quantity.point {
            if let Entry::Vacant(place) = self.here.entry(point) {
                let counted = place.insert(Counted::of(quantity));
                self.measures.entry(counted.measure).or_insert_with(|| counted.clone());
            }
            if continued {
                self.known.entry(point).or_insert_with(|| Counted::of(quantity));
            } else {
                self.known.insert(point, Counted::of(quantity));
            }
        }
        // what goes on is the whole, not its parts
        if quantity.part_of.is_none()
            && !quantity.setting
            && !(again && self.last.is_some())
            && (quantity.measure != Measure::Other || quantity.unit.is_some())
        {
            // the dead come first where both are told: "12 dead and 40 wounded; the union counts 15"
            let wounded = quantity.measure == Measure::Injured && self.last.as_ref().is_some_and(|l| l.measure == Measure::Killed);
            if !(wounded && self.together) {
                self.last = Some(Counted::of(quantity));
            }
            self.together = true;
        }
    }
}

/// A number above it that was told before is the same when it comes again.
const TOLD: i64 = 12;

/// So many words may name who gives the next number of a list.
const BESIDE: usize = 10;

/// So many words back the list may be named whose entries are counted: "the coroner's list has 15 names".
const LIST: usize = 14;

/// A number of so many times its last unit is not round: it is hardly told of two things.
const ODD: i64 = 20;

/// A number that is hardly told of two things: neither small nor round.
pub(super) fn is_odd(point: Decimal) -> bool {
    point > Decimal::whole(TOLD) && point.granularity().times(Decimal::whole(ODD)).is_some_and(|least| point >= least)
}

impl Reader<'_> {
    /// A verb of counting or of saying leads to the number: "the ministry counts 146".
    pub(super) fn is_told(&self, amount: &Amount, from: usize) -> bool {
        const REACH: usize = 5;
        // "les estime à 1 900": a hedge may count as well
        let lead = &self.words[from.max(amount.start.saturating_sub(REACH))..amount.words.start.max(amount.start)];
        (0..lead.len()).any(|i| {
            self.lexicon.grammar.counts.prefix(&lead[i..]) > 0
                || common().statements.says.prefix(&lead[i..]) > 0
                || common().statements.says_any.prefix(&lead[i..]) > 0
        })
    }

    /// "Rose from 310 cedis in July to 425": the end of a change that the number before began.
    fn is_changed_to(&self, from: usize, start: usize) -> bool {
        const CHANGE: usize = 12;
        let to = start > from && self.lexicon.range_to.holds(&self.words[start - 1]);
        let open = || (from.max(1)..start).all(|at| !self.ahead(at).contains(['.', ';', ':', ',']));
        let changed = || {
            (from.saturating_sub(CHANGE)..start).any(|at| {
                self.lexicon.changes.prefix(&self.words[at..start]) > 0 || self.lexicon.range_from.prefix(&self.words[at..start]) > 0
            })
        };
        to && from > 0 && open() && changed()
    }

    /// "The actual drop was 11": a noun of change and no more than a verb before the number.
    fn is_change_of(&self, start: usize) -> bool {
        const REACH: usize = 3;
        (start.saturating_sub(REACH)..start).any(|at| {
            self.lexicon.changes.prefix(&self.words[at..start]) > 0
                && (at + 1..=start).all(|i| !self.ahead(i).contains(['.', ';', ':', ',']))
        }) && self.closes(start + 1)
    }

    /// Somebody does something, or something is done.
    fn has_verb(&self, words: std::ops::Range<usize>) -> bool {
        words.clone().any(|at| {
            let rest = &self.words[at..words.end];
            self.lexicon.predicates.prefix(rest).is_some() || self.lexicon.grammar.passive.prefix(rest) > 0
        })
    }

    /// What a number without a noun goes on with.
    pub(super) fn goes_on(
        &self,
        amount: &Amount,
        of: &Bound,
        from: usize,
        before: Option<&Counted>,
        whole: Option<&(Quantity, Option<Spot>)>,
        thread: &Thread,
    ) -> Option<Counted> {
        if amount.unit.is_some() {
            return None;
        }
        let start = amount.start;
        // "the 103,500 include": a number that was told, with its article
        let told = self.lexicon.number_articles.suffix(&self.words[..start]) > 0;
        let nameless = of.noun.is_none() && !of.person && of.carrier.is_none() && !of.presumed;
        if told
            && nameless
            && let Some(known) = amount.value.point().filter(|p| *p > Decimal::whole(TOLD)).and_then(|p| thread.known.get(&p))
        {
            return Some(known.clone());
        }
        if of.noun.is_some()
            && of.measure.is_none_or(|m| m == Measure::Other)
            && self.lexicon.number_articles.suffix(&self.words[..start]) > 0
        {
            return amount.value.point().filter(|p| *p > Decimal::whole(TOLD)).and_then(|p| thread.known.get(&p)).cloned();
        }
        // "eight of them": of those whom the number before counted
        let them = self.lexicon.grammar.of_them.prefix(self.words.get(amount.end..).unwrap_or_default()) > 0;
        if them && of.measure.is_none_or(|m| m == Measure::People) {
            let told = whole.map(|(whole, _)| Counted::of(whole)).or_else(|| before.cloned()).or_else(|| thread.last.clone());
            // "nine of them" behind "38 sites" are sites
            let thing = |m: &Counted| m.measure.is_thing() || m.measure == Measure::Other && m.unit.is_some();
            return told.filter(|m| m.measure.is_fate() || thing(m)).map(|m| Counted { population: of.population, ..m });
        }
        // a part shares what became of its whole, whatever has told that
        if let Some((whole, _)) = whole.filter(|(w, _)| of.measure == Some(Measure::People) && of.person && w.measure.is_fate()) {
            return Some(Counted { population: of.population, ..Counted::of(whole) });
        }
        // "In Pemba it cost 1,650": in the money of the price before it
        if of.elided() && thread.price.is_some() && self.lexicon.price_words.suffix(&self.words[..start]) > 0 {
            return Some(Counted { measure: Measure::Price, unit: thread.price.clone(), population: None });
        }
        // "a list of 33 names": of those who were counted before
        if let Some(noun) = of.noun.as_ref().filter(|n| n.len() == 1 && self.lexicon.counted.entries.holds(&self.words[n.start])) {
            let list = |at: usize| self.lexicon.counted.list_nouns.holds(&self.words[at]);
            let listed = self.lexicon.counted.lists.suffix(&self.words[..start]) > 0
                || (start.saturating_sub(LIST)..start).rev().take_while(|&at| !self.gap(at).contains(['.', ';'])).any(list);
            let last = before.or(thread.last.as_ref()).filter(|last| last.measure.is_fate() && noun.start == amount.end && listed);
            // where the paragraph has told of dead, its lists are of the dead
            let dead = thread.measures.get(&Measure::Killed);
            return last.map(|last| dead.filter(|_| last.measure == Measure::Injured).unwrap_or(last)).cloned();
        }
        // "1,728 applications" after "asylum applications"
        if of.measure.is_none_or(|m| m == Measure::Other)
            && let Some(noun) = of.noun.as_ref().filter(|n| n.len() == 1)
        {
            return thread.heads.get(self.words[noun.start].folded.as_ref()).map(|&measure| Counted {
                measure,
                unit: None,
                population: None,
            });
        }
        if !(of.elided() || of.presumed) {
            return None;
        }
        // a part that has no noun counts what its whole does, whatever has told what that is
        let meant = match whole.filter(|_| of.elided()) {
            Some((whole, _)) => Some(Counted::of(whole)),
            None => self.meant(amount, from, before, thread),
        };
        // "the toll is 12" after a count of the missing; with nothing before it is one of the dead
        // … and one of the dead where the paragraph has counted dead
        let dead = of.presumed && of.measure == Some(Measure::Killed) && thread.measures.contains_key(&Measure::Killed);
        meant.filter(|m| !of.presumed || !dead && (m.measure.is_toll() || m.measure == Measure::Protesters))
    }

    /// What a number without a noun counts, by the numbers before it.
    fn meant(&self, amount: &Amount, from: usize, before: Option<&Counted>, thread: &Thread) -> Option<Counted> {
        const REACH: usize = 5;
        let point = amount.value.point();
        let lexicon = self.lexicon;
        // "À Lira, huit ont été opérés": a number that is the subject by itself
        let rest = self.words.get(amount.end..).unwrap_or_default();
        let subject = rest.len() > 1
            && self.joined(amount.end - 1)
            && (lexicon.grammar.passive.prefix(rest) > 0
                || lexicon.grammar.transitive_auxiliaries.prefix(rest) > 0
                || lexicon.is_finite(&rest[0].folded))
            && thread.last.as_ref().is_some_and(|last| last.measure.is_fate() || last.measure == Measure::People);
        // "the files cover only 19"
        let restricted = lexicon.counted.restrictives.suffix(&self.words[..amount.start]) > 0 && self.closes(amount.end);
        let counts = self.is_told(amount, from) || self.is_totalled(amount, from) || subject || restricted;
        let named = lexicon.number_articles.suffix(&self.words[..amount.start]) > 0;
        // "of the 187": the number itself was told, in the paragraph, or one that is no round number
        if let Some(counted) = point.filter(|_| counts || named).and_then(|p| thread.here.get(&p)) {
            return Some(counted.clone());
        }
        let odd = |p: &Decimal| named || is_odd(*p);
        if let Some(counted) = point.filter(|p| *p > Decimal::whole(TOLD) && odd(p)).and_then(|p| thread.known.get(&p)) {
            return Some(counted.clone());
        }
        // "it had been 31.7 in July", "the actual drop was 11": a share goes on where it can be nothing else
        let share = before.or(thread.last.as_ref()).filter(|last| last.measure == Measure::Share && amount.unit.is_none());
        let fraction = point.is_some_and(|p| !p.is_whole());
        if let Some(share) = share.filter(|_| fraction || self.is_change_of(amount.start)) {
            return Some(share.clone());
        }
        let near = from.max(amount.start.saturating_sub(REACH));
        let lead = &self.words[near..amount.start];
        let parted = (near..amount.start).any(|i| self.ahead(i).contains([';', '.']) && i > near);
        if let Some(counted) = before {
            // "319 cases in 2022 and 244 in 2023", "la Lituanie 780"
            // "le conseil en dénombre 1 400, la rapporteuse spéciale des Nations unies 1 300"
            let beside =
                from > 0 && amount.start - from <= BESIDE && self.ahead(from).starts_with(',') && !self.has_verb(from..amount.start);
            let joined = beside
                || self.ahead(amount.start).contains([',', '(', ':'])
                || lead.iter().any(|w| lexicon.joiners.holds(w))
                || self.ahead(near).contains(',')
                || lexicon.from_earlier.suffix(&self.words[..amount.start]) > 0
                || self.is_changed_to(from, amount.start);
            // a share goes on with its sign only
            // "40 died in Lassa; in the following quarter, 12."
            let alone = from > 0 && self.closes(amount.end) && self.ahead(amount.start).trim() == "," && !self.has_verb(from..amount.start);
            if (joined && !parted || counts || alone) && counted.measure != Measure::Share {
                return Some(counted.clone());
            }
        }
        // "13 have accepted" behind a sum: those who did
        let acts = rest.len() > 1 && self.joined(amount.end - 1) && lexicon.grammar.transitive_auxiliaries.prefix(rest) > 0;
        let sum = |m: &Counted| acts && matches!(m.measure, Measure::Price | Measure::Money | Measure::Share);
        let last = before.cloned().or_else(|| thread.last.clone()).filter(|m| !sum(m));
        last.filter(|m| counts && m.measure != Measure::Share)
    }
}
