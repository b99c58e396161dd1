//! How two figures stand to each other.

use super::decimal::Decimal;
use super::document::{Figure, Site, Standing, Within};
use super::interval::Interval;
use super::measure::{Measure, Population};
use super::places::country;
use super::quantity::{Qualifier, Quantity, Value, bounds};

/// How two figures stand to each other (DESIGN, section 7: the first that applies).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Relation {
    /// They count different things, people, places or events.
    Incomparable,
    /// One is said to be a part of the other.
    PartOf,
    /// The same.
    Agree,
    /// One lies inside the other's bounds.
    Refines,
    /// What they are likely to be overlaps.
    Compatible,
    /// One was withdrawn.
    Retracted,
    /// A count that goes on: the later one stands.
    Superseded,
    /// They cannot both be right.
    Conflict,
}

impl Relation {
    /// The slug used in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Incomparable => "incomparable",
            Self::PartOf => "part-of",
            Self::Agree => "agree",
            Self::Refines => "refines",
            Self::Compatible => "compatible",
            Self::Retracted => "retracted",
            Self::Superseded => "superseded",
            Self::Conflict => "conflict",
        }
    }

    /// True where the two differ in what they can be.
    pub const fn is_disjoint(self) -> bool {
        matches!(self, Self::Retracted | Self::Superseded | Self::Conflict)
    }
}

/// How sure a comparison is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Sureness {
    /// Scope or date is inferred.
    Low,
    /// Something about the scope is not said.
    Medium,
    /// The text gives measure, scope and date of both.
    High,
}

impl Sureness {
    /// The slug used in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// How the places of two figures stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Same,
    /// One of them is not told and the other is what the document is about.
    Presumed,
    Other,
}

/// What figures of one document are compared by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Comparer<'a> {
    pub(crate) figures: &'a [Figure],
    /// The place that the document is about.
    pub(crate) about: Option<u32>,
}

impl Comparer<'_> {
    /// How two figures stand to each other, and how sure that is.
    pub(crate) fn relation(&self, left: usize, right: usize) -> (Relation, Sureness) {
        let (a, b) = (&self.figures[left], &self.figures[right]);
        let (p, q) = (&a.quantity, &b.quantity);
        if p.measure != q.measure || p.unit != q.unit {
            return (Relation::Incomparable, Sureness::High);
        }
        if self.is_part(left, right) || self.is_part(right, left) {
            return (Relation::PartOf, Sureness::High);
        }
        let Some(mut sure) = self.comparable(a, b) else { return (Relation::Incomparable, Sureness::Medium) };
        if a.as_of_inferred || b.as_of_inferred {
            sure = sure.min(Sureness::Medium);
        }
        // a count without a day may be of another
        if a.as_of.is_none() != b.as_of.is_none() && !goes_on(a, b) {
            sure = Sureness::Low;
        }
        // two counts of one sentence and one voice are two counts: "464 … pour terrorisme et 970 … pour vols"
        let one_sentence =
            a.claim.is_some() && a.block == b.block && (a.claim == b.claim || left.abs_diff(right) == 1 && a.sentence == b.sentence);
        // "34 on 12 March and 61 on 17 March"
        let by_day = is_total(a) && is_total(b) && a.as_of.zip(b.as_of).is_some_and(|(x, y)| x.is_full() && y.is_full() && x != y);
        if one_sentence && !by_day && a.attribution == b.attribution && !p.rejected && !q.rejected {
            let same = p.hard == q.hard;
            return if same { (Relation::Agree, Sureness::Medium) } else { (Relation::Incomparable, Sureness::Medium) };
        }
        let contrasted = Self::contrasted(a, b, left.abs_diff(right));
        let strict = Self::one_event(a, b) || contrasted;
        let weak = is_weak(p.measure);
        let same = p.hard == q.hard && !p.hard.is_unbounded() || p.qualifier == q.qualifier && p.point.is_some() && p.point == q.point;
        if same {
            return (Relation::Agree, sure);
        }
        let total = is_total(a) || is_total(b);
        if !strict && (weak || !total) {
            return (Relation::Incomparable, Sureness::Medium);
        }
        if refines(p.hard, q.hard) || refines(q.hard, p.hard) {
            return (Relation::Refines, sure);
        }
        if likely(p).iter().any(|a| likely(q).iter().any(|b| a.overlaps(*b))) {
            return (Relation::Compatible, sure);
        }
        if !strict {
            return (Relation::Incomparable, Sureness::Medium);
        }
        // what a sum or a share is of is not read: two of them differ only where one goes on with the other
        let answers = (p.continues || q.continues) && a.block == b.block && a.attribution != b.attribution;
        if weak && !answers && !contrasted {
            return (Relation::Incomparable, Sureness::Medium);
        }
        if a.standing == Standing::Retracted || b.standing == Standing::Retracted {
            return (Relation::Retracted, sure);
        }
        if supersedes(a, b) || supersedes(b, a) {
            return (Relation::Superseded, sure);
        }
        (Relation::Conflict, sure)
    }

    fn is_part(&self, part: usize, whole: usize) -> bool {
        const DEEPEST: usize = 4;
        let mut at = part;
        for _ in 0..DEEPEST {
            match self.figures[at].part_of {
                Some(above) if above == whole => return true,
                Some(above) => at = above,
                None => return false,
            }
        }
        false
    }

    /// Whether two figures count the same kind of thing in one place, of one event; and how sure that is.
    fn comparable(&self, a: &Figure, b: &Figure) -> Option<Sureness> {
        let (p, q) = (&a.quantity, &b.quantity);
        // a part speaks of its own population or place; what is rejected speaks of none
        if p.estimated != q.estimated || p.earlier || q.earlier {
            return None;
        }
        let mut sure = match self.scope(a.site.as_ref(), b.site.as_ref()) {
            Scope::Other => return None,
            Scope::Presumed => Sureness::Low,
            Scope::Same if [a, b].iter().any(|f| f.site.as_ref().is_none_or(|s| s.inferred)) => Sureness::Medium,
            Scope::Same => Sureness::High,
        };
        match populations(p.population, q.population, p.soft, q.soft) {
            Some(true) => {}
            Some(false) => sure = sure.min(Sureness::Medium),
            None => return None,
        }
        // a part without a place or a population of its own is a part by something else: "dont 14 en soins intensifs"
        let vague_part = |f: &Figure| f.part_of.is_some() && f.quantity.place.is_none() && f.quantity.population.is_none();
        if vague_part(a) || vague_part(b) {
            return None;
        }
        if is_weak(p.measure) {
            sure = sure.min(Sureness::Medium);
        }
        Some(sure)
    }

    /// Two counts of one event: totals, or counts of one day.
    fn one_event(a: &Figure, b: &Figure) -> bool {
        let days = |f: &Figure| f.as_of;
        match (days(a), days(b)) {
            // two counts of one day in a narrative may be of two streets
            (Some(x), Some(y)) if x.agrees(y) => is_total(a) || is_total(b) || goes_on(a, b),
            _ => is_total(a) && is_total(b) || (goes_on(a, b) && a.block == b.block),
        }
    }

    /// "The ministry put it at 164; the union counts 227": two voices one after the other, of one place, people and day.
    fn contrasted(a: &Figure, b: &Figure, apart: usize) -> bool {
        const NEAR: usize = 2;
        let site = |f: &Figure| f.site.as_ref().map(|s| (s.id, crate::language::fold_words(&s.name)));
        let voice = |f: &Figure| f.attribution.as_deref().map(crate::language::fold_words);
        let days = match (a.as_of, b.as_of) {
            (Some(x), Some(y)) => x.agrees(y),
            (None, None) => true,
            _ => false,
        };
        apart <= NEAR
            && a.block.is_some()
            && a.block == b.block
            && a.part_of.is_none()
            && b.part_of.is_none()
            && !matches!(a.quantity.measure, Measure::Other | Measure::Duration | Measure::Distance)
            && a.quantity.population == b.quantity.population
            && site(a) == site(b)
            && days
            && voice(a).zip(voice(b)).is_some_and(|(x, y)| x != y)
    }

    fn scope(&self, a: Option<&Site>, b: Option<&Site>) -> Scope {
        match (a, b) {
            (None, None) => Scope::Same,
            (Some(a), Some(b)) => match (a.id, b.id) {
                (Some(x), Some(y)) if x == y => Scope::Same,
                (None, None) if crate::language::fold_words(&a.name) == crate::language::fold_words(&b.name) => Scope::Same,
                _ => Scope::Other,
            },
            (None, Some(site)) | (Some(site), None) => {
                let whole = self.about.zip(site.id).is_some_and(|(about, id)| id == about || country(about) == Some(id));
                if whole { Scope::Presumed } else { Scope::Other }
            }
        }
    }
}

/// One goes on with what was counted before.
fn goes_on(a: &Figure, b: &Figure) -> bool {
    a.quantity.continues || b.quantity.continues
}

/// A count of all: announced, with its parts or with the day of the count, in a title or a summary, or said to be a
/// toll. A number that a sentence of the narrative gives may be that of one hour in one street.
pub(super) fn is_total(figure: &Figure) -> bool {
    figure.quantity.measure.is_toll() && (figure.quantity.cumulative || matches!(figure.within, Within::Title | Within::Summary))
}

/// Measures whose object the program does not read.
fn is_weak(measure: Measure) -> bool {
    !measure.is_toll() && !matches!(measure, Measure::Protesters | Measure::Troops)
}

/// What a quantity is likely to be, and what its number alone would be: "at least 3,000" leaves open no less than
/// "3,000", which is a round number.
fn likely(quantity: &Quantity) -> [Interval; 2] {
    let round = quantity.point.map_or(quantity.soft, |point| bounds(Value::Point(point), None).2);
    [quantity.soft, round]
}

/// The narrower lies strictly within what the wider one can be.
fn refines(narrow: Interval, wide: Interval) -> bool {
    !narrow.is_unbounded() && !wide.is_unbounded() && wide != narrow && wide.contains(narrow)
}

/// `Some(true)` for the same population, `Some(false)` where one may be inside the other, `None` where the
/// two have nobody in common or the smaller is plainly a part.
fn populations(a: Option<Population>, b: Option<Population>, x: Interval, y: Interval) -> Option<bool> {
    match (a, b) {
        (None, None) => Some(true),
        (Some(a), Some(b)) if a == b => Some(true),
        (Some(a), Some(b)) if a.contains(b) => larger(y, x).then_some(false),
        (Some(a), Some(b)) if b.contains(a) => larger(x, y).then_some(false),
        (Some(_), Some(_)) => None,
        // civilians and demonstrators are who such tolls are about; of others a smaller number is a part
        (Some(Population::Civilians | Population::Protesters), None) | (None, Some(Population::Civilians | Population::Protesters)) => {
            Some(false)
        }
        (Some(_), None) => larger(x, y).then_some(false),
        (None, Some(_)) => larger(y, x).then_some(false),
    }
}

/// All of the first lies above all of the second.
fn larger(first: Interval, second: Interval) -> bool {
    first.low.zip(second.high).is_some_and(|(low, high)| low > high)
}

/// The middle of what a figure is likely to be.
pub(super) fn middle(figure: &Figure) -> Decimal {
    let soft = figure.quantity.soft;
    figure.quantity.point.or(soft.low).or(soft.high).unwrap_or_default()
}

/// The later of two totals, and not the smaller.
fn supersedes(later: &Figure, earlier: &Figure) -> bool {
    let after = match (later.as_of, earlier.as_of) {
        (Some(a), Some(b)) => !a.agrees(b) && a.earliest() > b.earliest(),
        _ => false,
    };
    after && later.quantity.measure.is_toll() && middle(later) >= middle(earlier) && later.quantity.qualifier != Qualifier::AtMost
}
