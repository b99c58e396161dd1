//! How the values of two quantities stand to each other.

use super::decimal::Decimal;
use super::document::Figure;
use super::interval::Interval;
use super::quantity::{Qualifier, Quantity, Value, bounds};
use super::relation::Relation;

/// How the values of two quantities stand to each other, where they can be of one thing; `None` where they cannot.
pub(super) fn value_relation(p: &Quantity, q: &Quantity) -> Option<Relation> {
    if same_value(p, q) {
        return Some(Relation::Agree);
    }
    // "nearly 12,000" has no lower end and is yet not 2,300
    let nearly = p.qualifier == Qualifier::Nearly || q.qualifier == Qualifier::Nearly;
    if (refines(p.hard, q.hard) || refines(q.hard, p.hard)) && (!nearly || p.soft.overlaps(q.soft)) {
        return Some(Relation::Refines);
    }
    let rounded = !p.measure.is_count() && (is_rounded(p, q) || is_rounded(q, p));
    if rounded {
        return Some(Relation::Compatible);
    }
    let near = p.soft.overlaps(q.soft) || p.soft.overlaps(round(q)) || round(p).overlaps(q.soft);
    near.then_some(Relation::Compatible)
}

/// "62 %" of "61,5 %": the coarser has fewer digits after the point, and lies no further off than its last digit allows.
fn is_rounded(fine: &Quantity, coarse: &Quantity) -> bool {
    let exact = |q: &Quantity| q.point.filter(|_| q.qualifier == Qualifier::Exact);
    let (Some(x), Some(y)) = (exact(fine), exact(coarse)) else { return false };
    let unit = y.granularity().min(Decimal::whole(1));
    !x.is_whole() && x.granularity() < unit && x.minus(y).max(y.minus(x)) <= unit.per_mille(500)
}

pub(super) fn same_value(p: &Quantity, q: &Quantity) -> bool {
    p.hard == q.hard && !p.hard.is_unbounded() || p.qualifier == q.qualifier && p.point.is_some() && p.point == q.point
}

/// What the number of a quantity alone would be likely to be: "at least 3,000" leaves open little less than "3,000", which
/// is a round number.
fn round(quantity: &Quantity) -> Interval {
    const TENTH: i128 = 100;
    let Some(point) = quantity.point else { return quantity.soft };
    let alone = bounds(Value::Point(point), None).2;
    if matches!(quantity.qualifier, Qualifier::AtLeast | Qualifier::MoreThan) {
        let least = point.minus(point.per_mille(TENTH));
        return Interval { low: alone.low.map(|low| low.max(least)), ..alone };
    }
    alone
}

/// The narrower lies strictly within what the wider one can be.
fn refines(narrow: Interval, wide: Interval) -> bool {
    !narrow.is_unbounded() && !wide.is_unbounded() && wide != narrow && wide.contains(narrow)
}

/// All of the first lies above all of the second.
pub(super) fn larger(first: Interval, second: Interval) -> bool {
    first.low.zip(second.high).is_some_and(|(low, high)| low > high)
}

/// The middle of what a figure is likely to be.
pub(super) fn middle(figure: &Figure) -> Decimal {
    quantity_middle(&figure.quantity)
}

pub(super) fn quantity_middle(quantity: &Quantity) -> Decimal {
    quantity.point.or(quantity.soft.low).or(quantity.soft.high).unwrap_or_default()
}
