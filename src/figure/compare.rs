//! How two figures stand to each other.

use super::document::{Figure, Site, Standing, Within};
use super::gazetteer::country;
use super::measure::Measure;
use super::relation::{Relation, Sureness};
use super::scope::{
    Days, Scope, days, estimated_only, goes_on, is_total, is_weak, near_blocks, one_event, one_sentence, places, population, populations,
    same_measure, same_unit, same_voice, set_apart,
};
use super::succession::{goes_up, settles, supersedes, updates};
use super::values::{larger, quantity_middle, same_value, value_relation};
use crate::document::PartialDate;

/// Keeps a relation where two figures are of one thing.
trait OfOne {
    fn filter_one(self, of_one: bool) -> Self;
}

impl OfOne for (Relation, Sureness) {
    fn filter_one(self, of_one: bool) -> Self {
        if of_one { self } else { (Relation::Incomparable, Sureness::Medium) }
    }
}

/// A figure of a comparison: what it says itself, and the figure that tells where, when and on whose word. A title or a
/// summary that takes up a figure of the text is about what that is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) index: usize,
    pub(super) own: &'a Figure,
    pub(super) told: &'a Figure,
}

impl Side<'_> {
    /// It was withdrawn, or what it takes up was.
    pub(super) fn withdrawn(&self) -> bool {
        self.own.standing == Standing::Retracted
            || self.told.standing == Standing::Retracted && same_value(&self.own.quantity, &self.told.quantity)
    }

    pub(super) fn total(&self) -> bool {
        is_total(self.told) || is_total(self.own)
    }
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
        let side = |own: usize| {
            let index = self.figures[own].echo.unwrap_or(own);
            Side { index, own: &self.figures[own], told: &self.figures[index] }
        };
        let (a, b) = (side(left), side(right));
        if a.index == b.index && left != right {
            let value = value_relation(&a.own.quantity, &b.own.quantity);
            return (value.unwrap_or(Relation::Incomparable), Sureness::Medium);
        }
        if let Some(found) = self.share_relation(left, right) {
            return found;
        }
        if !same_measure(a.told, b.told) || !same_unit(a.told, b.told) {
            return (Relation::Incomparable, Sureness::High);
        }
        let part = |x, y| self.is_part(x, y) || self.is_part(y, x);
        if part(a.index, b.index) || part(left, right) {
            return (Relation::PartOf, Sureness::High);
        }
        let found = self.compare(a, b);
        // two voices of one line of a summary answer each other whatever the text says of each
        let summary = a.own.within == Within::Summary && b.own.within == Within::Summary && a.own.block == b.own.block;
        if found.0 == Relation::Incomparable && summary && (a.index, b.index) != (left, right) {
            let alone = |own: usize| Side { index: own, own: &self.figures[own], told: &self.figures[own] };
            return self.compare(alone(left), alone(right));
        }
        found
    }

    pub(super) fn compare(&self, a: Side<'_>, b: Side<'_>) -> (Relation, Sureness) {
        const INCOMPARABLE: (Relation, Sureness) = (Relation::Incomparable, Sureness::Medium);
        let (p, q) = (&a.own.quantity, &b.own.quantity);
        if self.rises(a, b) {
            return (Relation::Superseded, Sureness::Medium);
        }
        let days = days(a.told, b.told);
        let contrasted = self.contrasted(a, b, days);
        let Some(mut sure) = self.comparable(a, b, contrasted) else { return INCOMPARABLE };
        let withdrawn = a.withdrawn() || b.withdrawn();
        let one_block = a.told.block.is_some() && a.told.block == b.told.block;
        if days == Days::Periods && !(withdrawn && one_block) && !contrasted {
            return INCOMPARABLE;
        }
        // what is told of no place of its own is about the country, or about a place of it that is not read
        if !one_block && Self::placeless(a) && Self::placeless(b) && !near_blocks(a.told, b.told) {
            sure = Sureness::Low;
        }
        // of no place and of another day, in another paragraph: of another event, for all that the text tells
        let untold = |s: Side<'_>| s.told.site.is_none() && !s.told.as_of_inferred && s.own.within == Within::Body;
        if !one_block && days == Days::Apart && untold(a) && untold(b) && !goes_on(a.told, b.told) {
            sure = Sureness::Low;
        }
        // how many are held is another number on another day
        if days == Days::Apart && !contrasted && matches!(p.measure, Measure::Detained | Measure::Troops | Measure::Protesters) {
            return INCOMPARABLE;
        }
        if a.told.as_of_inferred || b.told.as_of_inferred {
            sure = sure.min(Sureness::Medium);
        }
        // a count without a day may be of another
        let summary = a.own.within == Within::Summary || b.own.within == Within::Summary;
        if days == Days::Untold
            && a.told.as_of.is_some() != b.told.as_of.is_some()
            && !goes_on(a.told, b.told)
            && !summary
            && !self.answers_next(a, b)
        {
            sure = Sureness::Low;
        }
        let value = value_relation(p, q);
        if value == Some(Relation::Agree) {
            return (Relation::Agree, sure);
        }
        if a.told.quantity.measure != b.told.quantity.measure && p.measure.is_toll() && !contrasted {
            return INCOMPARABLE;
        }
        let totals = a.total() && b.total();
        let total = a.total() || b.total();
        let weak = is_weak(p.measure);
        let one_voice = same_voice(a.told, b.told);
        if withdrawn {
            let of_one = one_event(a, b, days) || one_block || total && !weak;
            return value.map_or((Relation::Retracted, sure), |value| (value, sure)).filter_one(of_one);
        }
        // two counts of one sentence and one voice are two counts: "464 … pour terrorisme et 970 … pour vols"
        if one_sentence(a, b) && (one_voice || a.told.attribution == b.told.attribution) && !p.rejected && !q.rejected {
            let rises = quantity_middle(p).cmp(&quantity_middle(q)) == a.index.cmp(&b.index);
            // "34 on 12 March and 61 on 17 March", "douze le 11, puis dix-neuf le 13"
            let grows = match days {
                Days::Apart => total,
                _ => totals && rises && goes_on(a.told, b.told) || rises && self.at_first(a, b),
            };
            let whole = a.told.part_of.is_none() && b.told.part_of.is_none();
            return match value {
                Some(value) if whole && (!weak || goes_on(a.told, b.told)) => (value, sure.min(Sureness::Medium)),
                None if grows && p.measure.is_toll() => (Relation::Superseded, sure.min(Sureness::Medium)),
                _ => INCOMPARABLE,
            };
        }
        if value.is_none() && days == Days::Apart && one_block && (self.grows_to(a, b) || self.grows_to(b, a)) {
            return (Relation::Superseded, sure.min(Sureness::Medium));
        }
        let strict = one_event(a, b, days) || contrasted;
        if let Some(value) = value {
            return (value, sure).filter_one(strict || total && !weak);
        }
        if !strict && (goes_up(a, b, days) || goes_up(b, a, days)) && one_block && self.next_to(a.index, b.index) {
            return (Relation::Superseded, sure.min(Sureness::Medium));
        }
        if !strict {
            return Self::summary_differs(a, b, days, sure);
        }
        // what a sum or a share is of is not read: two of them differ only where one goes on with the other
        let behind = self.is_background(a.index) || self.is_background(b.index);
        let answers = !behind && goes_on(a.told, b.told) && one_block && !one_voice && a.told.attribution != b.told.attribution;
        let thing = p.measure == Measure::Other && p.unit.is_none();
        if weak && !answers && !contrasted || thing {
            return INCOMPARABLE;
        }
        if settles(a, b) || settles(b, a) {
            return (Relation::Superseded, sure);
        }
        if supersedes(a, b, days) || supersedes(b, a, days) || updates(a, b, days, one_block && one_voice) {
            return (Relation::Superseded, sure);
        }
        // those who fled go home: fewer on a later day is no other count of one thing
        if days == Days::Apart && matches!(p.measure, Measure::Displaced | Measure::Refugees | Measure::Missing | Measure::Abducted) {
            return INCOMPARABLE;
        }
        // whose counts two numbers are shows that they are of one thing and not two
        let told = |s: Side<'_>| s.told.attribution.is_some();
        let continued = p.measure.is_toll() && one_block && (told(a) || told(b)) && days == Days::Same && self.next_to(a.index, b.index);
        // a row of a table or the narrator's total, and a voice's total of the same place and day
        let placed = |s: Side<'_>| s.told.site.is_some() && s.told.as_of.is_some_and(PartialDate::is_full) && !s.told.as_of_inferred;
        let named = [a, b].iter().any(|s| s.told.site.as_ref().is_some_and(|site| !site.inferred));
        let beside = totals && p.measure.is_toll() && days == Days::Same && placed(a) && placed(b) && named && (told(a) || told(b));
        let answered = contrasted || !one_voice && (told(a) && told(b) || continued || beside);
        let untaken = |s: Side<'_>, within| s.own.within == within && s.own.echo.is_none();
        let summary = one_voice && (untaken(a, Within::Summary) || untaken(b, Within::Summary));
        // a title that the text does not take up is about something narrower, or of another day
        let title = untaken(a, Within::Title) || untaken(b, Within::Title);
        (Relation::Conflict, if !title && (answered || summary) { sure } else { Sureness::Low })
    }

    /// A figure, or the one of the text that it takes up.
    pub(super) fn echoed(&self, index: usize) -> &Figure {
        let figure = &self.figures[index];
        figure.echo.map_or(figure, |echo| &self.figures[echo])
    }

    /// Its place is the country that a title or a heading names.
    fn placeless(side: Side<'_>) -> bool {
        let inferred = side.told.site.as_ref().filter(|s| s.inferred);
        inferred.and_then(|s| s.id).is_some_and(|id| country(id) == Some(id))
    }

    /// "It first spoke of four deaths and now admits 17."
    fn at_first(&self, a: Side<'_>, b: Side<'_>) -> bool {
        let first = if a.index <= b.index { a } else { b };
        first.told.quantity.cues.at_first && self.next_to(a.index, b.index)
    }

    /// A summary that gives another number than the body, on the word of the same voice, and takes up none of it; or another
    /// share or sum of the same thing.
    fn summary_differs(a: Side<'_>, b: Side<'_>, days: Days, sure: Sureness) -> (Relation, Sureness) {
        let measure = a.told.quantity.measure;
        let alike = if measure.is_toll() { same_voice(a.told, b.told) } else { a.own.quantity.cues.alike(&b.own.quantity.cues) };
        let differs = summary_alone(a, b) && alike && days != Days::Apart && a.told.quantity.population == b.told.quantity.population;
        if differs { (Relation::Conflict, sure.min(Sureness::Medium)) } else { (Relation::Incomparable, Sureness::Medium) }
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
    fn comparable(&self, a: Side<'_>, b: Side<'_>, contrasted: bool) -> Option<Sureness> {
        let (p, q) = (&a.own.quantity, &b.own.quantity);
        // what was before speaks of another day, unless it was taken back
        let before = |s: Side<'_>| s.own.quantity.earlier && !s.withdrawn() || s.own.quantity.step;
        // "the hospital received 40 of them": fewer than all
        let received = |s: Side<'_>, all: Side<'_>| {
            let all = &all.own.quantity;
            s.own.quantity.cues.received && !all.cues.housed && larger(all.soft, s.own.quantity.soft)
        };
        if received(a, b) || received(b, a) {
            return None;
        }
        if before(a) || before(b) || estimated_only(a, b, contrasted) || value_relation(p, q) != Some(Relation::Agree) && set_apart(a, b) {
            return None;
        }
        let (at, there) = places(a.told, b.told);
        let mut sure = match self.scope(at, there) {
            Scope::Other | Scope::Presumed if contrasted => Sureness::Medium,
            // a summary without a place is about that of the text
            Scope::Other | Scope::Presumed if summary_alone(a, b) && (at.is_none() || there.is_none()) => Sureness::Medium,
            Scope::Other => return None,
            Scope::Presumed => Sureness::Low,
            Scope::Same if [at, there].iter().any(|site| site.is_none_or(|s| s.inferred)) => Sureness::Medium,
            Scope::Same => Sureness::High,
        };
        // what has no noun of its own counts whom the count before it does
        let on = goes_on(a.told, b.told)
            && a.told.block.is_some()
            && a.told.block == b.told.block
            && (p.population.is_none() || q.population.is_none());
        match populations(population(a.told), population(b.told), p.soft, q.soft).or(on.then_some(true)).or(contrasted.then_some(false)) {
            Some(true) => {}
            Some(false) => sure = sure.min(Sureness::Medium),
            None => return None,
        }
        // a part without a place or a population of its own is a part by something else: "dont 14 en soins intensifs"
        let vague_part = |f: &Figure| f.part_of.is_some() && f.quantity.place.is_none() && f.quantity.population.is_none();
        if !contrasted && (vague_part(a.told) || vague_part(b.told)) {
            return None;
        }
        if is_weak(p.measure) {
            sure = sure.min(Sureness::Medium);
        }
        Some(sure)
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

/// A number of a summary that takes up none of the text, and one of the text.
fn summary_alone(a: Side<'_>, b: Side<'_>) -> bool {
    let alone = |s: Side<'_>| s.own.within == Within::Summary && s.own.echo.is_none();
    let body = |s: Side<'_>| s.own.within == Within::Body && s.own.part_of.is_none();
    alone(a) && body(b) || alone(b) && body(a)
}
