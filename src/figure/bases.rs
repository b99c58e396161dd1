//! A share of a stated base is a count of its own: "two thirds of the 120 houses" are 80.

use super::compare::{Comparer, Side};
use super::document::Figure;
use super::interval::Interval;
use super::measure::Measure;
use super::relation::{Relation, Sureness};
use super::values::value_relation;

impl Comparer<'_> {
    /// Whether one is a share of a stated base and the other a count of what the base counts.
    pub(super) fn is_share_beside_count(&self, share: usize, count: usize) -> bool {
        let (p, q) = (&self.figures[share], &self.figures[count].quantity);
        let base = p.part_of.filter(|&base| p.quantity.measure == Measure::Share && base != count);
        let base = base.map(|base| &self.figures[base]).filter(|base| base.block == p.block && base.sentence == p.sentence);
        base.is_some_and(|base| base.quantity.measure.is_count() && base.quantity.measure == q.measure && base.quantity.unit == q.unit)
    }

    /// How a count stands to a share of a stated base, taken as a count.
    pub(super) fn share_relation(&self, left: usize, right: usize) -> Option<(Relation, Sureness)> {
        let (share, count) = if self.is_share_beside_count(left, right) {
            (left, right)
        } else if self.is_share_beside_count(right, left) {
            (right, left)
        } else {
            return None;
        };
        let taken = self.taken(share)?;
        let a = Side { index: share, own: &taken, told: &taken };
        let b = Side { index: count, own: &self.figures[count], told: &self.figures[count] };
        // of the base itself told again, and of its other parts
        if self.figures[count].part_of == self.figures[share].part_of
            || self.figures[share]
                .part_of
                .is_some_and(|base| value_relation(&self.figures[base].quantity, &b.own.quantity) == Some(Relation::Agree))
        {
            return None;
        }
        let (relation, sureness) = self.compare(a, b);
        Some((relation, sureness.min(Sureness::Medium)))
    }

    /// The share as the count that it comes to: nobody who says "two thirds" has counted to the last one.
    fn taken(&self, share: usize) -> Option<Figure> {
        const ROUND: i128 = 50;
        let figure = &self.figures[share];
        let base = &self.figures[figure.part_of?];
        let of = base.quantity.point?;
        let times = |share| super::decimal::Decimal::times(share, of).map(|n| n.per_mille(10));
        let point = times(figure.quantity.point?)?;
        let width = point.per_mille(ROUND);
        let near = Interval::closed(point.minus(width), point.plus(width)?);
        let bound = |end: Option<_>| end.and_then(times);
        let exact = figure.quantity.hard.is_point();
        let hard = if exact {
            near
        } else {
            Interval { low: bound(figure.quantity.hard.low), high: bound(figure.quantity.hard.high), ..figure.quantity.hard }
        };
        let mut taken = figure.clone();
        taken.part_of = None;
        taken.quantity = super::quantity::Quantity {
            point: Some(point),
            hard,
            soft: if exact { near } else { hard },
            measure: base.quantity.measure,
            unit: base.quantity.unit.clone(),
            population: figure.quantity.population.or(base.quantity.population),
            part_of: None,
            ..figure.quantity.clone()
        };
        taken.quantity.cues.things.clone_from(&base.quantity.cues.things);
        taken.site = taken.site.or_else(|| base.site.clone());
        Some(taken)
    }
}
