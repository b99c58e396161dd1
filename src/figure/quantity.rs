//! A number as the text gives it: its value, its bounds, its unit.

use std::ops::Range;

use super::cues::Cues;
use super::decimal::Decimal;
use super::interval::Interval;
use super::measure::{Measure, Population};

/// How the text bounds a number (DESIGN, section 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Qualifier {
    /// `n`.
    Exact,
    /// "at least".
    AtLeast,
    /// "more than".
    MoreThan,
    /// "up to".
    AtMost,
    /// "fewer than".
    LessThan,
    /// "nearly".
    Nearly,
    /// "about", "une vingtaine".
    About,
    /// "between a and b".
    Range,
    /// "dozens".
    Vague,
}

impl Qualifier {
    /// The slug used in JSON and data files.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at-least",
            Self::MoreThan => "more-than",
            Self::AtMost => "at-most",
            Self::LessThan => "less-than",
            Self::Nearly => "nearly",
            Self::About => "about",
            Self::Range => "range",
            Self::Vague => "vague",
        }
    }

    /// The one of a slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        const ALL: [Qualifier; 9] = [
            Qualifier::Exact,
            Qualifier::AtLeast,
            Qualifier::MoreThan,
            Qualifier::AtMost,
            Qualifier::LessThan,
            Qualifier::Nearly,
            Qualifier::About,
            Qualifier::Range,
            Qualifier::Vague,
        ];
        ALL.into_iter().find(|q| q.slug() == slug)
    }
}

/// The value of a number, before what bounds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// A number.
    Point(Decimal),
    /// A collective: "une vingtaine".
    Collective(Decimal),
    /// From a to b.
    Between(Decimal, Decimal),
    /// A plural that only bounds: "dozens", from to.
    Vague(Decimal, Decimal),
}

impl Value {
    /// The number as written; none for ranges and vague amounts.
    pub(super) const fn point(self) -> Option<Decimal> {
        match self {
            Self::Point(value) | Self::Collective(value) => Some(value),
            Self::Between(..) | Self::Vague(..) => None,
        }
    }

    /// The same with every number multiplied.
    pub(super) fn times(self, factor: Decimal) -> Option<Self> {
        Some(match self {
            Self::Point(v) => Self::Point(v.times(factor)?),
            Self::Collective(v) => Self::Collective(v.times(factor)?),
            Self::Between(a, b) => Self::Between(a.times(factor)?, b.times(factor)?),
            Self::Vague(a, b) => Self::Vague(a.times(factor)?, b.times(factor)?),
        })
    }
}

/// A quantity of a text: what it says, what it counts and where.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Quantity {
    /// From its hedge to its unit's sign, in bytes of the text.
    pub range: Range<usize>,
    /// The number's own words.
    pub number: Range<usize>,
    /// How it is bounded.
    pub qualifier: Qualifier,
    /// The number as written; `None` for ranges and vague amounts.
    pub point: Option<Decimal>,
    /// What it can be.
    pub hard: Interval,
    /// What it is likely to be.
    pub soft: Interval,
    /// The unit of its last digit that is not zero.
    pub granularity: Decimal,
    /// What it counts.
    pub measure: Measure,
    /// Unit of measurement: `%`, an ISO 4217 code, `day`, `km2`, or the noun of [`Measure::Other`].
    pub unit: Option<String>,
    /// Who is counted, where it is not persons in general.
    pub population: Option<Population>,
    /// The place that its clause gives: its words in the text.
    pub place: Option<Range<usize>>,
    /// The quantity (of the same text) that it is a part of.
    pub part_of: Option<usize>,
    /// The text says that it is not so: "14, not 15", "corrected from 15 to 14".
    pub rejected: bool,
    /// The text gives it as a value of before: "up from 12".
    pub earlier: bool,
    /// An estimate or a projection, by the words of its clause.
    pub estimated: bool,
    /// The words say that it is a count that goes on: "toll", "so far".
    pub cumulative: bool,
    /// It has no noun of its own and goes on with what was counted before: "the ministry counts 146".
    pub continues: bool,
    /// It is put in the place of the one before: "revised to 52".
    pub replaces: bool,
    /// "Two of them": a part of those whom the sentence before counted.
    pub(crate) of_them: bool,
    /// What a count has risen or fallen from: "up from 12".
    pub(crate) rose: bool,
    /// Things where the counted are or where it happened: "in nine villages".
    pub(crate) setting: bool,
    /// It is a total only by its parts, and these are of no places: "32 hurt, nine of them children".
    pub(crate) of_parts: bool,
    /// The last word on a count: "the final toll".
    pub(crate) settled: bool,
    /// A difference or an increment, and no count of the whole: "18,000 more than in April", "three more".
    pub(crate) step: bool,
    /// What its clause says of how it stands to other counts.
    pub(crate) cues: Cues,
}

impl Quantity {
    /// "A quarter fewer": a share that something has grown or shrunk by, with which nothing goes on.
    pub(super) fn shrinks(&self) -> bool {
        self.measure == Measure::Share && self.step
    }
}

/// The hard and the soft interval of a value under a qualifier, and the qualifier that results.
pub(super) fn bounds(value: Value, hedge: Option<Qualifier>) -> (Qualifier, Interval, Interval) {
    let around = |v: Decimal, width: Decimal| Interval::closed(v.minus(width).max(Decimal::ZERO), v.plus(width).unwrap_or(v));
    match (value, hedge) {
        (Value::Between(a, b), _) => (Qualifier::Range, Interval::closed(a, b), Interval::closed(a, b)),
        (Value::Vague(low, high), _) => (Qualifier::Vague, Interval::from(low, false), Interval::closed(low, high)),
        (Value::Point(v) | Value::Collective(v), Some(Qualifier::AtLeast)) => {
            (Qualifier::AtLeast, Interval::from(v, false), Interval::from(v, false))
        }
        (Value::Point(v) | Value::Collective(v), Some(Qualifier::MoreThan)) => {
            let soft = Interval { high: v.plus(v.granularity()), low_open: true, ..Interval::point(v) };
            (Qualifier::MoreThan, Interval::from(v, true), soft)
        }
        (Value::Point(v) | Value::Collective(v), Some(Qualifier::AtMost)) => {
            (Qualifier::AtMost, Interval::to(v, false), Interval::to(v, false))
        }
        (Value::Point(v) | Value::Collective(v), Some(Qualifier::LessThan)) => {
            (Qualifier::LessThan, Interval::to(v, true), Interval::to(v, true))
        }
        (Value::Point(v) | Value::Collective(v), Some(Qualifier::Nearly)) => {
            let hard = Interval { high: Some(v), ..Interval::ALL };
            (Qualifier::Nearly, hard, Interval::closed(v.per_mille(900), v))
        }
        (Value::Collective(v), _) => (Qualifier::About, Interval::ALL, around(v, v.per_mille(250))),
        (Value::Point(v), Some(Qualifier::About)) => {
            let width = v.per_mille(100).max(v.granularity().per_mille(500));
            (Qualifier::About, Interval::ALL, around(v, width))
        }
        (Value::Point(v), _) => {
            let round = v.granularity() > Decimal::whole(1) && v.is_whole();
            let soft = if round { around(v, v.granularity().per_mille(500)) } else { Interval::point(v) };
            (Qualifier::Exact, Interval::point(v), soft)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_those_of_the_table() {
        let n = Decimal::whole;
        let (q, hard, soft) = bounds(Value::Point(n(14)), None);
        assert_eq!((q, hard, soft), (Qualifier::Exact, Interval::point(n(14)), Interval::point(n(14))));
        let (_, hard, soft) = bounds(Value::Point(n(2700)), None);
        assert_eq!((hard, soft), (Interval::point(n(2700)), Interval::closed(n(2650), n(2750))));
        let (_, hard, soft) = bounds(Value::Point(n(3800)), Some(Qualifier::MoreThan));
        assert_eq!((hard.low, hard.low_open, hard.high), (Some(n(3800)), true, None));
        assert_eq!((soft.high, soft.low_open), (Some(n(3900)), true));
        let (_, hard, soft) = bounds(Value::Point(n(12000)), Some(Qualifier::Nearly));
        assert_eq!((hard.low, hard.high, soft.low), (None, Some(n(12000)), Some(n(10800))));
        let (_, hard, soft) = bounds(Value::Point(n(1000)), Some(Qualifier::About));
        assert_eq!((hard, soft), (Interval::ALL, Interval::closed(n(500), n(1500))));
        let (q, hard, soft) = bounds(Value::Collective(n(20)), None);
        assert_eq!((q, hard, soft), (Qualifier::About, Interval::ALL, Interval::closed(n(15), n(25))));
        let (q, hard, soft) = bounds(Value::Vague(n(20), n(99)), None);
        assert_eq!((q, hard.low, hard.high, soft.high), (Qualifier::Vague, Some(n(20)), None, Some(n(99))));
    }
}
