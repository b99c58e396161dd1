//! How two figures stand to each other.

use super::decimal::Decimal;
use super::document::{Figure, Site, Standing, Within};
use super::gazetteer::country;
use super::interval::Interval;
use super::measure::{Measure, Population};
use super::quantity::{Qualifier, Quantity, Value, bounds};
use super::succession::{settles, supersedes, updates};

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

/// Keeps a relation where two figures are of one thing.
trait OfOne {
    fn filter_one(self, of_one: bool) -> Self;
}

impl OfOne for (Relation, Sureness) {
    fn filter_one(self, of_one: bool) -> Self {
        if of_one { self } else { (Relation::Incomparable, Sureness::Medium) }
    }
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
        let (p, q) = (&a.told.quantity, &b.told.quantity);
        if !same_measure(a.told, b.told) || p.unit != q.unit {
            return (Relation::Incomparable, Sureness::High);
        }
        let part = |x, y| self.is_part(x, y) || self.is_part(y, x);
        if part(a.index, b.index) || part(left, right) {
            return (Relation::PartOf, Sureness::High);
        }
        self.compare(a, b)
    }

    fn compare(&self, a: Side<'_>, b: Side<'_>) -> (Relation, Sureness) {
        const INCOMPARABLE: (Relation, Sureness) = (Relation::Incomparable, Sureness::Medium);
        let (p, q) = (&a.own.quantity, &b.own.quantity);
        if self.rises(a, b) {
            return (Relation::Superseded, Sureness::Medium);
        }
        let Some(mut sure) = self.comparable(a, b) else { return INCOMPARABLE };
        let days = days(a.told, b.told);
        let withdrawn = a.withdrawn() || b.withdrawn();
        let one_block = a.told.block.is_some() && a.told.block == b.told.block;
        if days == Days::Periods && !(withdrawn && one_block) {
            return INCOMPARABLE;
        }
        // what is told of no place of its own is about the country, or about a place of it that is not read
        if !one_block && Self::placeless(a) && Self::placeless(b) && !near_blocks(a.told, b.told) {
            sure = Sureness::Low;
        }
        // how many are held is another number on another day
        if days == Days::Apart && matches!(p.measure, Measure::Detained | Measure::Troops | Measure::Protesters) {
            return INCOMPARABLE;
        }
        if a.told.as_of_inferred || b.told.as_of_inferred {
            sure = sure.min(Sureness::Medium);
        }
        // a count without a day may be of another
        let summary = a.own.within == Within::Summary || b.own.within == Within::Summary;
        if days == Days::Untold && a.told.as_of.is_some() != b.told.as_of.is_some() && !goes_on(a.told, b.told) && !summary {
            sure = Sureness::Low;
        }
        let value = value_relation(p, q);
        if value == Some(Relation::Agree) {
            return (Relation::Agree, sure);
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
                _ => totals && rises && goes_on(a.told, b.told),
            };
            let whole = a.told.part_of.is_none() && b.told.part_of.is_none();
            return match value {
                Some(value) if whole && (!weak || goes_on(a.told, b.told)) => (value, sure.min(Sureness::Medium)),
                None if grows && p.measure.is_toll() => (Relation::Superseded, sure.min(Sureness::Medium)),
                _ => INCOMPARABLE,
            };
        }
        let contrasted = self.contrasted(a, b, days);
        if value.is_none() && days == Days::Apart && one_block && (self.grows_to(a, b) || self.grows_to(b, a)) {
            return (Relation::Superseded, sure.min(Sureness::Medium));
        }
        let strict = one_event(a, b, days) || contrasted;
        if let Some(value) = value {
            return (value, sure).filter_one(strict || total && !weak);
        }
        if !strict {
            return Self::summary_differs(a, b, days, sure);
        }
        // what a sum or a share is of is not read: two of them differ only where one goes on with the other
        let answers = goes_on(a.told, b.told) && one_block && !one_voice && a.told.attribution != b.told.attribution;
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
        let answered = !one_voice && (told(a) && told(b) || continued);
        let untaken = |s: Side<'_>, within| s.own.within == within && s.own.echo.is_none();
        let summary = one_voice && (untaken(a, Within::Summary) || untaken(b, Within::Summary));
        // a title that the text does not take up is about something narrower, or of another day
        let title = untaken(a, Within::Title) || untaken(b, Within::Title);
        (Relation::Conflict, if !title && (answered || summary) { sure } else { Sureness::Low })
    }

    /// Its place is the country that a title or a heading names.
    fn placeless(side: Side<'_>) -> bool {
        let inferred = side.told.site.as_ref().filter(|s| s.inferred);
        inferred.and_then(|s| s.id).is_some_and(|id| country(id) == Some(id))
    }

    /// A summary that gives another number than the body, on the word of the same voice, and takes up none of it.
    fn summary_differs(a: Side<'_>, b: Side<'_>, days: Days, sure: Sureness) -> (Relation, Sureness) {
        let alone = |s: Side<'_>| s.own.within == Within::Summary && s.own.echo.is_none();
        let body = |s: Side<'_>| s.own.within == Within::Body && s.own.part_of.is_none();
        let measure = a.told.quantity.measure;
        let differs = (alone(a) && body(b) || alone(b) && body(a))
            && measure.is_toll()
            && same_voice(a.told, b.told)
            && days != Days::Apart
            && a.told.quantity.population == b.told.quantity.population;
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
    fn comparable(&self, a: Side<'_>, b: Side<'_>) -> Option<Sureness> {
        let (p, q) = (&a.own.quantity, &b.own.quantity);
        // what was before speaks of another day, unless it was taken back
        let before = |s: Side<'_>| s.own.quantity.earlier && !s.withdrawn() || s.own.quantity.step;
        if p.estimated != q.estimated || before(a) || before(b) {
            return None;
        }
        let mut sure = match self.scope(a.told.site.as_ref(), b.told.site.as_ref()) {
            Scope::Other => return None,
            Scope::Presumed => Sureness::Low,
            Scope::Same if [a, b].iter().any(|s| s.told.site.as_ref().is_none_or(|s| s.inferred)) => Sureness::Medium,
            Scope::Same => Sureness::High,
        };
        // what has no noun of its own counts whom the count before it does
        let on = goes_on(a.told, b.told)
            && a.told.block.is_some()
            && a.told.block == b.told.block
            && (p.population.is_none() || q.population.is_none());
        match populations(population(a.told), population(b.told), p.soft, q.soft).or(on.then_some(true)) {
            Some(true) => {}
            Some(false) => sure = sure.min(Sureness::Medium),
            None => return None,
        }
        // a part without a place or a population of its own is a part by something else: "dont 14 en soins intensifs"
        let vague_part = |f: &Figure| f.part_of.is_some() && f.quantity.place.is_none() && f.quantity.population.is_none();
        if vague_part(a.told) || vague_part(b.told) {
            return None;
        }
        if is_weak(p.measure) {
            sure = sure.min(Sureness::Medium);
        }
        Some(sure)
    }

    /// "The ministry put it at 164; the union counts 227": two voices one after the other, of one place, people and day.
    fn contrasted(&self, a: Side<'_>, b: Side<'_>, days: Days) -> bool {
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
    let near = p.soft.overlaps(q.soft) || p.soft.overlaps(round(q)) || round(p).overlaps(q.soft);
    near.then_some(Relation::Compatible)
}

fn same_value(p: &Quantity, q: &Quantity) -> bool {
    p.hard == q.hard && !p.hard.is_unbounded() || p.qualifier == q.qualifier && p.point.is_some() && p.point == q.point
}

/// In paragraphs or items of a list that follow one another.
fn near_blocks(a: &Figure, b: &Figure) -> bool {
    a.block.zip(b.block).is_some_and(|(x, y)| x.abs_diff(y) <= 1)
}

/// Two numbers of one claim, or one after the other in a sentence.
fn one_sentence(a: Side<'_>, b: Side<'_>) -> bool {
    let (x, y) = (a.told, b.told);
    x.claim.is_some() && x.block == y.block && (x.claim == y.claim || a.index.abs_diff(b.index) == 1 && x.sentence == y.sentence)
}

/// Two counts of one event: totals, or counts of one day.
fn one_event(a: Side<'_>, b: Side<'_>, days: Days) -> bool {
    let on = goes_on(a.told, b.told);
    match days {
        // two counts of one day in a narrative may be of two streets
        Days::Same => a.total() || b.total() || on,
        _ => a.total() && b.total() || on && a.told.block.is_some() && a.told.block == b.told.block,
    }
}

fn days(a: &Figure, b: &Figure) -> Days {
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
fn population(figure: &Figure) -> Option<Population> {
    let said = matches!(
        (figure.quantity.measure, figure.quantity.population),
        (Measure::Detained, Some(Population::Prisoners))
            | (Measure::Protesters, Some(Population::Protesters))
            | (Measure::Refugees, Some(Population::Refugees))
    );
    figure.quantity.population.filter(|_| !said)
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
pub(super) fn is_weak(measure: Measure) -> bool {
    !measure.is_toll() && !matches!(measure, Measure::Protesters | Measure::Troops)
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
    quantity_middle(&figure.quantity)
}

pub(super) fn quantity_middle(quantity: &Quantity) -> Decimal {
    quantity.point.or(quantity.soft.low).or(quantity.soft.high).unwrap_or_default()
}

/// What a sum is of, a title does not always tell: "12 931 dollars" is a price as well.
fn same_measure(a: &Figure, b: &Figure) -> bool {
    let sum = |f: &Figure| matches!(f.quantity.measure, Measure::Price | Measure::Money);
    let title = a.within == Within::Title || b.within == Within::Title;
    a.quantity.measure == b.quantity.measure || title && sum(a) && sum(b)
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
