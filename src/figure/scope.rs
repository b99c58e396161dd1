//! What two figures are counts of: where, of whom and of which day.

use super::compare::Side;
use super::document::{Figure, Site, Within};
use super::interval::Interval;
use super::measure::{Measure, Population};
use super::values::larger;

/// How the places of two figures stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Same,
    /// One of them is not told and the other is what the document is about.
    Presumed,
    Other,
}

/// How the days of two figures stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Days {
    /// One day, or one inside the other.
    Same,
    /// Two days or months.
    Apart,
    /// A year and something outside it: two periods.
    Periods,
    /// One of them is not told, or none is.
    Untold,
}

/// The places of two figures. Beside another count the house of who speaks is no place of its own, and what it says is of that other
/// place: "Mulago Hospital says that nine were killed".
pub(super) fn places<'a>(a: &'a Figure, b: &'a Figure) -> (Option<&'a Site>, Option<&'a Site>) {
    let name = |f: &Figure| f.site.as_ref().map(|s| (s.id, crate::language::fold_words(&s.name)));
    if !near_blocks(a, b) || name(a) == name(b) {
        return (a.site.as_ref(), b.site.as_ref());
    }
    let place = |f: &'a Figure, beside: &'a Figure| if is_house_of_speaker(f) { beside.site.as_ref() } else { f.site.as_ref() };
    (place(a, b), place(b, a))
}

/// The place of a figure only names who counts: "Mulago Hospital says that nine were killed", and not "received nine".
pub(super) fn is_house_of_speaker(figure: &Figure) -> bool {
    let named = |site: &Site| figure.attribution.as_deref().is_some_and(|voice| voice.ends_with(site.name.as_str()));
    !figure.quantity.cues.received && figure.site.as_ref().is_some_and(|site| site.id.is_none() && named(site))
}

/// In paragraphs or items of a list that follow one another.
pub(super) fn near_blocks(a: &Figure, b: &Figure) -> bool {
    a.block.zip(b.block).is_some_and(|(x, y)| x.abs_diff(y) <= 1)
}

/// Two numbers of one claim, or one after the other in a sentence.
pub(super) fn one_sentence(a: Side<'_>, b: Side<'_>) -> bool {
    let (x, y) = (a.told, b.told);
    x.claim.is_some() && x.block == y.block && (x.claim == y.claim || a.index.abs_diff(b.index) == 1 && x.sentence == y.sentence)
}

/// Two counts of one event: totals, or counts of one day.
pub(super) fn one_event(a: Side<'_>, b: Side<'_>, days: Days) -> bool {
    let on = goes_on(a.told, b.told);
    match days {
        // two counts of one day in a narrative may be of two streets
        Days::Same => a.total() || b.total() || on,
        _ => a.total() && b.total() || on && a.told.block.is_some() && a.told.block == b.told.block,
    }
}

pub(super) fn days(a: &Figure, b: &Figure) -> Days {
    match (a.as_of, b.as_of) {
        (Some(x), Some(y)) if x.agrees(y) => Days::Same,
        (Some(x), Some(y)) if x.month_number().is_none() || y.month_number().is_none() => {
            // a source of January tells of the year before; beside a day of the same paragraph a bare year is of something else
            let beside = a.block.is_some() && a.block == b.block && (x.is_full() || y.is_full());
            if a.as_of_inferred || b.as_of_inferred || beside { Days::Untold } else { Days::Periods }
        }
        (Some(_), Some(_)) => Days::Apart,
        _ => Days::Untold,
    }
}

/// Who is counted, where that is not what the measure says already: those in prison are prisoners.
pub(super) fn population(figure: &Figure) -> Option<Population> {
    let said = matches!(
        (figure.quantity.measure, figure.quantity.population),
        (Measure::Detained, Some(Population::Prisoners))
            | (Measure::Protesters, Some(Population::Protesters))
            | (Measure::Refugees, Some(Population::Refugees))
    );
    figure.quantity.population.filter(|_| !said)
}

/// One goes on with what was counted before.
pub(super) fn goes_on(a: &Figure, b: &Figure) -> bool {
    a.quantity.continues || b.quantity.continues
}

/// A count of all: announced, with its parts or with the day of the count, in a title or a summary, or said to be a
/// toll. A number that a sentence of the narrative gives may be that of one hour in one street.
pub(super) fn is_total(figure: &Figure) -> bool {
    figure.quantity.measure.is_toll() && (figure.quantity.cumulative || matches!(figure.within, Within::Title | Within::Summary))
}

/// Measures whose object the program does not read.
pub(super) fn is_weak(measure: Measure) -> bool {
    !measure.is_toll() && !matches!(measure, Measure::Protesters | Measure::Troops)
}

/// `Some(true)` for the same population, `Some(false)` where one may be inside the other, `None` where the
/// two have nobody in common or the smaller is plainly a part.
pub(super) fn populations(a: Option<Population>, b: Option<Population>, x: Interval, y: Interval) -> Option<bool> {
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

/// What a sum is of, a title does not always tell: "12 931 dollars" is a price as well. Who was arrested is held: "more than
/// 200 were arrested, the organisers said; the police held 54".
pub(super) fn same_measure(a: &Figure, b: &Figure) -> bool {
    let sum = |f: &Figure| matches!(f.quantity.measure, Measure::Price | Measure::Money);
    let taken = |f: &Figure| matches!(f.quantity.measure, Measure::Arrested | Measure::Detained);
    // "identified 71 victims by name"
    let named =
        |f: &Figure| f.quantity.measure == Measure::Killed || f.quantity.measure == Measure::Casualties && f.quantity.cues.documented;
    let title = a.within == Within::Title || b.within == Within::Title;
    let beside = title || a.block.is_some() && a.block == b.block;
    a.quantity.measure == b.quantity.measure
        || title && sum(a) && sum(b)
        || beside && (taken(a) && taken(b) || !title && named(a) && named(b))
}

/// In one unit, or the number that goes on with the other has none.
pub(super) fn same_unit(a: &Figure, b: &Figure) -> bool {
    let (x, y) = (&a.quantity, &b.quantity);
    let on = (x.continues && x.unit.is_none() || y.continues && y.unit.is_none()) && !x.measure.is_count();
    x.unit == y.unit || on && a.block.is_some() && a.block == b.block
}

/// Two figures on the word of one voice: names that hold one another, a name and its letters.
pub(super) fn same_voice(a: &Figure, b: &Figure) -> bool {
    let (Some(x), Some(y)) = (a.attribution.as_deref(), b.attribution.as_deref()) else { return false };
    let (x, y) = (crate::language::fold_words(x), crate::language::fold_words(y));
    let held = |long: &str, short: &str| long.split(' ').any(|w| w == short) || long.contains(short) && short.contains(' ');
    // "OIM" of "Organisation internationale pour les migrations"
    let letters = |long: &str, short: &str| {
        let first: String = long.split(' ').filter_map(|w| w.chars().next()).collect();
        let mut rest = first.chars();
        short.len() > 1 && !short.contains(' ') && long.contains(' ') && short.chars().all(|c| rest.by_ref().any(|f| f == c))
    };
    x == y || held(&x, &y) || held(&y, &x) || letters(&x, &y) || letters(&y, &x)
}

/// An estimate and a documented count are two things; what nobody has counted one by one is an estimate on both sides.
pub(super) fn estimated_only(a: Side<'_>, b: Side<'_>, contrasted: bool) -> bool {
    let (p, q) = (&a.own.quantity, &b.own.quantity);
    let documented = if p.estimated { &q.cues } else { &p.cues }.documented;
    let guessed = is_weak(p.measure) || p.measure == Measure::Protesters || !documented;
    p.estimated != q.estimated && !(contrasted && guessed)
}

/// Two clauses that name one thing, or of which one names none. Of what its measure does not name, the second names none
/// but that of the first.
pub(super) fn one_thing(first: &Figure, second: &Figure) -> bool {
    let within = |f: &Figure, of: &Figure| f.quantity.cues.within(&of.quantity.cues, f.attribution.as_deref());
    within(second, first) || !is_weak(first.quantity.measure) && within(first, second)
}

/// "12 died in the attack. Since 2020 the conflict has killed 212": what is told of the years is no count of the day, where
/// the text does not go on with it. "The first strike killed 17, the second five." "A bomb killed 9 at the station; shelling
/// killed 21 in the suburbs."
pub(super) fn set_apart(a: Side<'_>, b: Side<'_>) -> bool {
    let (first, second) = if a.index <= b.index { (a.told, b.told) } else { (b.told, a.told) };
    let (x, y) = (&first.quantity, &second.quantity);
    let years = y.cues.stretch && !x.cues.stretch && !y.continues && larger(y.soft, x.soft);
    let things = !goes_on(first, second) && !a.withdrawn() && !b.withdrawn() && !one_thing(first, second);
    // "450 were killed in 2022": a year holds more than one of its days
    let year = |f: &Figure, of: &Figure| {
        let own = |f: &Figure| f.as_of.filter(|_| !f.as_of_inferred);
        own(f).zip(own(of)).is_some_and(|(year, day)| year.month_number().is_none() && day.is_full())
            && larger(f.quantity.soft, of.quantity.soft)
            && !goes_on(first, second)
    };
    let years = years || year(first, second) || year(second, first);
    let beside = first.block.is_some() && first.block == second.block;
    beside
        && (years
            || things
            || x.cues.back != y.cues.back && !(x.cues.back && y.continues)
            || x.cues.wish
            || y.cues.wish
            || y.cues.other && first.sentence == second.sentence)
}
