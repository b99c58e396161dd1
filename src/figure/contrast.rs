//! Two voices on one count, one after the other.

use super::compare::{Comparer, Side};
use super::document::{Figure, Site};
use super::measure::{Measure, Population};
use super::scope::{Days, goes_on, is_total, is_weak, near_blocks, one_thing, places, population, same_voice};
use super::values::{quantity_middle, value_relation};

impl Comparer<'_> {
    /// "The ministry put it at 164; the union counts 227": two voices one after the other, of one place, people and day.
    pub(super) fn contrasted(&self, a: Side<'_>, b: Side<'_>, days: Days) -> bool {
        let (first, second) = if a.index <= b.index { (a, b) } else { (b, a) };
        let (x, y) = (first.told, second.told);
        let on = goes_on(x, y);
        let opposed = y.quantity.cues.opposed;
        // the date of a source is that of no count
        let dated = |f: &Figure| f.as_of.is_some() && !f.as_of_inferred;
        let one_day = match days {
            Days::Same => true,
            // what answers a count without a day of its own is of the same day
            _ if !dated(y) => !dated(x) || on || y.quantity.cumulative,
            Days::Untold => !dated(x),
            Days::Apart => is_total(x) && is_total(y),
            Days::Periods => false,
        };
        let voices = match (&x.attribution, &y.attribution) {
            (Some(_), Some(_)) => !same_voice(x, y),
            // a narrator's count, and somebody who answers it
            (None, Some(_)) => on || opposed || y.quantity.cumulative && x.quantity.measure.is_toll() && days == Days::Same,
            // "the ministry counted 132; our team has identified 161"
            (Some(_), None) => y.quantity.cues.own,
            _ => false,
        };
        let weak = is_weak(x.quantity.measure);
        // who was arrested on a day is not who is held on another
        let kin = x.quantity.measure != y.quantity.measure
            && x.sentence != y.sentence
            && ![x, y].iter().any(|f| f.quantity.measure == Measure::Killed);
        one_day
            && !kin
            && voices
            && x.block.is_some()
            && x.block == y.block
            && !self.is_background(first.index)
            && !self.is_background(second.index)
            && is_whole(first)
            && is_whole(second)
            && !matches!(x.quantity.measure, Measure::Duration | Measure::Distance)
            && (x.quantity.measure != Measure::Other || on || x.quantity.cumulative && y.quantity.cumulative && x.quantity.unit == y.quantity.unit)
            && (population(x) == population(y) || on || one_people(x, y))
            // what somebody saw may be another thing than what somebody else saw
            && (x.quantity.cumulative || y.quantity.cumulative || on || opposed || x.sentence == y.sentence || days == Days::Same && dated(x) && dated(y))
            && one_place(x, y)
            && (!weak || on || one_thing(x, y))
            && !y.quantity.cues.other
            && self.next_to(a.index, b.index)
    }

    /// "The police announced four deaths on 2 September.", and in the next paragraph, without a day: "The union puts the number
    /// of dead at eleven.": two totals, nothing in the second that the first does not name.
    pub(super) fn answers_next(&self, a: Side<'_>, b: Side<'_>) -> bool {
        let (x, y) = if a.index <= b.index { (a.told, b.told) } else { (b.told, a.told) };
        let cues = &y.quantity.cues;
        near_blocks(x, y)
            && y.as_of.is_none()
            && x.attribution.is_some()
            && y.attribution.is_some()
            && !same_voice(x, y)
            && is_total(x)
            && is_total(y)
            && population(x) == population(y)
            && cues.within(&x.quantity.cues, y.attribution.as_deref())
            && !(cues.other || cues.back || cues.stretch || cues.wish)
            && self.next_to(a.index, b.index)
    }

    /// Two counts of one day, one of which answers the other: in one paragraph, or in the next where each tells whose it is
    /// and where.
    pub(super) fn answered(&self, left: usize, right: usize) -> bool {
        let (x, y) = (&self.figures[left], &self.figures[right]);
        if x.as_of.is_none() || x.as_of != y.as_of || x.echo.is_some() || y.echo.is_some() || !near_blocks(x, y) {
            return false;
        }
        if x.block == y.block {
            let side = |index: usize| Side { index, own: &self.figures[index], told: &self.figures[index] };
            return self.contrasted(side(left), side(right), Days::Same);
        }
        let told = |f: &Figure| f.attribution.is_some() && !f.as_of_inferred && f.site.as_ref().is_some_and(|s| !s.inferred);
        told(x) && told(y) && !same_voice(x, y) && population(x) == population(y)
    }

    /// "118 of the 164 schools": what the number before it is a part of.
    pub(super) fn is_background(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|part| self.figures[part].part_of == Some(index))
    }

    /// One follows the other in the text, with no other count of the same kind between.
    pub(super) fn next_to(&self, left: usize, right: usize) -> bool {
        const NEAR: usize = 6;
        let between = left.min(right) + 1..left.max(right);
        let quantity = &self.figures[left].quantity;
        // "401,000 in Goma, 48,700 in Beni; the governor of Goma counts 450,000"
        let site = |f: &Figure| f.site.as_ref().map(|s| (s.id, crate::language::fold_words(&s.name)));
        let one = site(&self.figures[left]).filter(|own| site(&self.figures[right]).as_ref() == Some(own));
        let elsewhere = |f: &Figure| f.quantity.place.is_some() && one.is_some() && site(f) != one;
        let other = |f: &Figure| {
            let q = &f.quantity;
            // a sum told again in another money is the same sum
            q.measure == quantity.measure
                && q.unit == quantity.unit
                && f.part_of.is_none_or(|whole| whole == right)
                && !q.rejected
                && !q.earlier
                && !elsewhere(f)
        };
        // "118 of the 164 schools": the whole of the first
        let above = self.figures[left.min(right)].part_of;
        between.len() <= NEAR && !between.into_iter().any(|i| Some(i) != above && other(&self.figures[i]))
    }
}

/// One place, or one that only the first names, or the narrower of the second where the number is the larger all the same.
fn one_place(x: &Figure, y: &Figure) -> bool {
    let site = |s: &Site| (s.id, crate::language::fold_words(&s.name));
    match places(x, y) {
        (Some(x), Some(y)) => site(x) == site(y),
        (_, None) => true,
        (None, Some(_)) => {
            quantity_middle(&y.quantity) > quantity_middle(&x.quantity) && value_relation(&x.quantity, &y.quantity).is_none()
        }
    }
}

/// "Three fishermen drowned": those whom such an event kills, which another voice calls deaths.
fn one_people(x: &Figure, y: &Figure) -> bool {
    let own = |f: &Figure| {
        matches!(
            population(f),
            Some(
                Population::Workers
                    | Population::Migrants
                    | Population::Refugees
                    | Population::Prisoners
                    | Population::Civilians
                    | Population::Protesters
            )
        )
    };
    // "the police saw 300; 2,000 drivers had come, says the union"
    let crowd = x.quantity.measure == Measure::Protesters && (population(x).is_none() || population(y).is_none());
    crowd || x.quantity.measure.is_toll() && (own(x) && population(y).is_none() || own(y) && population(x).is_none())
}

/// A part that has its own place is the count of that place; "118 of the 164 schools" stands for itself.
fn is_whole(side: Side<'_>) -> bool {
    let figure = side.told;
    figure.part_of.is_none_or(|whole| whole > side.index || figure.quantity.place.is_some() && figure.quantity.population.is_none())
}
