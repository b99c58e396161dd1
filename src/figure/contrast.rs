//! Two voices on one count, one after the other.

use super::compare::{Comparer, Side};
use super::document::Figure;
use super::measure::Measure;
use super::scope::{Days, goes_on, is_total, population, same_voice};

impl Comparer<'_> {
    /// "The ministry put it at 164; the union counts 227": two voices one after the other, of one place, people and day.
    pub(super) fn contrasted(&self, a: Side<'_>, b: Side<'_>, days: Days) -> bool {
        let (x, y) = (a.told, b.told);
        let site = |f: &Figure| f.site.as_ref().map(|s| (s.id, crate::language::fold_words(&s.name)));
        // a part that has its own place is the count of that place
        let whole = |f: &Figure| f.part_of.is_none() || f.quantity.place.is_some() && f.quantity.population.is_none();
        let dated = |f: &Figure| !f.as_of_inferred;
        let one_day = match days {
            Days::Same => true,
            Days::Untold => x.as_of.is_none() == y.as_of.is_none(),
            Days::Apart => is_total(x) && is_total(y),
            Days::Periods => false,
        };
        one_day
            && x.block.is_some()
            && x.block == y.block
            && whole(x)
            && whole(y)
            && !matches!(x.quantity.measure, Measure::Other | Measure::Duration | Measure::Distance)
            && (population(x) == population(y) || goes_on(x, y))
            // what somebody saw may be another thing than what somebody else saw
            && (x.quantity.cumulative || y.quantity.cumulative || goes_on(x, y) || x.sentence == y.sentence || days == Days::Same && dated(x) && dated(y))
            && site(x) == site(y)
            && x.attribution.is_some()
            && y.attribution.is_some()
            && !same_voice(x, y)
            && self.next_to(a.index, b.index)
    }

    /// One follows the other in the text, with no other count of the same kind between.
    pub(super) fn next_to(&self, left: usize, right: usize) -> bool {
        const NEAR: usize = 6;
        let between = left.min(right) + 1..left.max(right);
        let measure = self.figures[left].quantity.measure;
        let other = |f: &Figure| f.quantity.measure == measure && f.part_of.is_none() && !f.quantity.rejected && !f.quantity.earlier;
        between.len() <= NEAR && !self.figures[between].iter().any(other)
    }
}
