//! What was counted before: a number without a noun goes on with it.

use foldhash::HashMap;

use super::amounts::Amount;
use super::bind::Bound;
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
    /// The last place of the paragraph.
    pub(super) place: Option<(String, Option<u32>)>,
    /// The currency of the paragraph's last price, where no sum came after it.
    pub(super) price: Option<String>,
    /// The last day that the document has told.
    pub(super) day: Option<PartialDate>,
    /// The date of the document's latest source.
    pub(super) newest: Option<PartialDate>,
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
            !matches!(q.measure, Measure::Duration | Measure::Distance | Measure::Area | Measure::Ratio)
                || q.measure == Measure::Area && second
        })
    };
    counts().rfind(|q| q.part_of.is_none()).or_else(|| counts().next_back()).map(Counted::of)
}

impl Thread {
    /// A new paragraph begins: its numbers have their own nouns.
    pub(super) fn paragraph(&mut self) {
        self.last = None;
        self.place = None;
        self.price = None;
    }

    /// Keeps what a quantity counts: `continued` where another told it, `again` where it tells the same in another
    /// measure.
    pub(super) fn remember(&mut self, quantity: &Quantity, continued: bool, again: bool) {
        if quantity.measure == Measure::Duration {
            return;
        }
        if let Some(point) = quantity.point.filter(|_| !continued) {
            self.known.insert(point, Counted::of(quantity));
        }
        // what goes on is the whole, not its parts
        if quantity.part_of.is_none() && !(again && self.last.is_some()) && (quantity.measure != Measure::Other || quantity.unit.is_some())
        {
            self.last = Some(Counted::of(quantity));
        }
    }
}

impl Reader<'_> {
    /// A verb of counting or of saying leads to the number: "the ministry counts 146".
    pub(super) fn is_told(&self, amount: &Amount, from: usize) -> bool {
        const REACH: usize = 5;
        let lead = &self.words[from.max(amount.start.saturating_sub(REACH))..amount.start];
        (0..lead.len()).any(|i| {
            self.lexicon.grammar.counts.prefix(&lead[i..]) > 0
                || common().statements.says.prefix(&lead[i..]) > 0
                || common().statements.says_any.prefix(&lead[i..]) > 0
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
        if !(of.elided() || of.presumed) || amount.unit.is_some() {
            return None;
        }
        // a part that has no noun counts what its whole does, whatever has told what that is
        let meant = match whole.filter(|_| of.elided()) {
            Some((whole, _)) => Some(Counted::of(whole)),
            None => self.meant(amount, from, before, thread),
        };
        // "the toll is 12" after a count of the missing; with nothing before it is one of the dead
        meant.filter(|m| !of.presumed || m.measure.is_toll() || m.measure == Measure::Protesters)
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
                || lead.iter().any(|w| lexicon.joiners.holds(w))
                || self.ahead(near).contains(',');
            if joined && !parted || counts {
                return Some(counted.clone());
            }
        }
        if counts { before.cloned().or_else(|| thread.last.clone()) } else { None }
    }
}
