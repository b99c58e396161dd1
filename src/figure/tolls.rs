//! Tolls: all figures of one measure and scope, in the order of their dates.

use crate::document::PartialDate;
use foldhash::{HashMap, HashMapExt as _};

use super::compare::Comparer;
use super::document::{Figure, Standing, Within};
use super::measure::Measure;
use super::quantity::Qualifier;
use super::relation::{Relation, Sureness};
use super::scope::is_total;
use super::values::middle;

/// A comparison of two figures.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comparison {
    /// The two figures, the earlier first.
    pub figures: [usize; 2],
    /// How they stand to each other.
    pub relation: Relation,
    /// How sure that is.
    pub sureness: Sureness,
}

/// Figures of one measure, place and event, in the order of their dates.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Toll {
    /// What they count.
    pub measure: Measure,
    /// Where; `None` for the whole of what the document is about.
    pub place: Option<String>,
    /// The figures.
    pub figures: Vec<usize>,
    /// How its distinct values stand to each other.
    pub comparisons: Vec<Comparison>,
}

impl Toll {
    /// True where some of its figures differ beyond what their bounds allow.
    pub fn differs(&self) -> bool {
        self.comparisons.iter().any(|c| c.relation.is_disjoint() && c.sureness > Sureness::Low)
    }
}

/// More distinct values than this are compared only with their neighbours.
const ALL_PAIRS: usize = 12;

/// The tolls of a document, and the comparisons of parts with their wholes.
pub(crate) fn tolls(comparer: Comparer<'_>) -> (Vec<Toll>, Vec<Comparison>) {
    let figures = comparer.figures;
    let mut parts = Vec::new();
    let mut buckets: HashMap<(Measure, Option<String>, Option<Key>), Vec<usize>> = HashMap::new();
    for (index, figure) in figures.iter().enumerate() {
        if let Some(whole) = figure.part_of {
            let (relation, sureness) = comparer.relation(whole, index);
            if relation == Relation::PartOf {
                parts.push(Comparison { figures: [whole, index], relation, sureness });
            }
        }
        let compared = figure.quantity.measure.is_toll() || figure.quantity.measure == Measure::Protesters;
        // a part is compared where it has a place of its own
        let part = figure.part_of.is_some() && figure.quantity.place.is_none();
        if compared && !part && !figure.quantity.earlier && !figure.quantity.step {
            let key = (figure.quantity.measure, figure.quantity.unit.clone(), key(comparer.echoed(index), comparer.about));
            buckets.entry(key).or_default().push(index);
        }
    }
    let mut tolls: Vec<Toll> = buckets.into_values().filter(|b| b.len() > 1).flat_map(|bucket| split(comparer, bucket)).collect();
    tolls.extend(answers(comparer));
    tolls.sort_by_key(|t| t.figures.iter().min().copied());
    (tolls, parts)
}

/// What a sum or a share is of is not read, and a place or a class may be told of one count and not of its answer: these are
/// set against each other where one voice answers another.
fn answers(comparer: Comparer<'_>) -> Vec<Toll> {
    const NEAR: usize = 6;
    let figures = comparer.figures;
    let open = |f: &Figure| f.block.is_some() && f.within == Within::Body && !f.quantity.earlier;
    let counted = |f: &Figure| f.quantity.measure.is_toll() || f.quantity.measure == Measure::Protesters;
    // what one bucket holds is compared there
    let apart = |a: &Figure, b: &Figure| {
        let alike = a.quantity.measure == b.quantity.measure;
        if counted(a) && counted(b) { !alike || key(a, comparer.about) != key(b, comparer.about) } else { alike }
    };
    let of_base = |a: usize, b: usize| comparer.is_share_beside_count(a, b) || comparer.is_share_beside_count(b, a);
    let mut found: Vec<Vec<usize>> = Vec::new();
    for (left, figure) in figures.iter().enumerate().filter(|(_, f)| open(f)) {
        let behind = figures.iter().enumerate().skip(left + 1).take(NEAR).take_while(|(_, f)| f.block == figure.block);
        for (right, _) in behind.filter(|&(right, f)| open(f) && (apart(figure, f) || of_base(left, right))) {
            let (relation, sureness) = comparer.relation(left, right);
            if relation != Relation::Conflict || sureness == Sureness::Low {
                continue;
            }
            match found.last_mut().filter(|group| group.contains(&left)) {
                Some(group) if group.contains(&right) => {}
                Some(group) => group.push(right),
                None => found.push(vec![left, right]),
            }
        }
    }
    found.into_iter().flat_map(|group| toll(comparer, group)).collect()
}

/// The place of a figure as tolls see it.
type Key = (Option<u32>, String);

fn key(figure: &Figure, about: Option<u32>) -> Option<Key> {
    let site = figure.site.as_ref().filter(|_| !super::scope::is_house_of_speaker(figure))?;
    let whole = about.zip(site.id).is_some_and(|(about, id)| id == about || super::gazetteer::country(about) == Some(id));
    (!whole).then(|| match site.id {
        Some(id) => (Some(id), String::new()),
        None => (None, crate::language::fold_words(&site.name)),
    })
}

/// One bucket: totals are one toll, counts of single days one for each day.
fn split(comparer: Comparer<'_>, bucket: Vec<usize>) -> Vec<Toll> {
    let figures = comparer.figures;
    let (mut totals, single): (Vec<usize>, Vec<usize>) =
        bucket.into_iter().partition(|&i| is_total(&figures[i]) || figures[i].as_of.is_none());
    // "Twelve were killed on 4 May, the governor said. The Red Cross counted 45 dead": of the day that it is told of
    let (answered, single): (Vec<usize>, Vec<usize>) =
        single.into_iter().partition(|&i| totals.iter().any(|&total| comparer.answered(i, total)));
    totals.extend(answered);
    let mut groups = vec![totals];
    let mut of_day: Vec<(Option<chrono::NaiveDate>, usize)> =
        single.into_iter().map(|i| (figures[i].as_of.and_then(PartialDate::earliest), i)).collect();
    of_day.sort_unstable();
    for (day, index) in of_day {
        match groups.last_mut().filter(|g| groups_day(figures, g) == day && day.is_some()) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    // a count of one day belongs to the totals where one of them is of that day
    groups.into_iter().filter(|g| g.len() > 1).flat_map(|group| toll(comparer, group)).collect()
}

fn groups_day(figures: &[Figure], group: &[usize]) -> Option<chrono::NaiveDate> {
    let &last = group.last()?;
    if is_total(&figures[last]) {
        return None;
    }
    figures[last].as_of.and_then(PartialDate::earliest)
}

/// The day of a figure, or of the one that it takes up.
fn day(figures: &[Figure], index: usize) -> Option<chrono::NaiveDate> {
    figures[figures[index].echo.unwrap_or(index)].as_of.and_then(PartialDate::earliest)
}

/// The tolls of one group: figures that are said to be of one thing, by their values and how these compare.
fn toll(comparer: Comparer<'_>, mut group: Vec<usize>) -> Vec<Toll> {
    let figures = comparer.figures;
    group.sort_by_key(|&i| (day(figures, i), i));
    // values that recur are compared once
    let mut distinct: Vec<usize> = Vec::new();
    let mut of: Vec<usize> = Vec::with_capacity(group.len());
    for &i in &group {
        let (p, a) = (&figures[i].quantity, &figures[i]);
        let known = distinct.iter().enumerate().rev().take(ALL_PAIRS).find(|&(_, &d)| {
            let (q, b) = (&figures[d].quantity, &figures[d]);
            p.hard == q.hard && p.soft == q.soft && p.population == q.population && a.as_of == b.as_of && a.standing == b.standing
        });
        of.push(known.map_or(distinct.len(), |(n, _)| n));
        if known.is_none() {
            distinct.push(i);
        }
    }
    let mut comparisons: Vec<([usize; 2], Comparison)> = Vec::new();
    let reach = if distinct.len() <= ALL_PAIRS { distinct.len() } else { 2 };
    for (n, &left) in distinct.iter().enumerate() {
        for (m, &right) in distinct.iter().enumerate().skip(n + 1).take(reach - 1) {
            let (relation, sureness) = comparer.relation(left, right);
            if relation != Relation::Incomparable {
                comparisons.push(([n, m], Comparison { figures: [left, right], relation, sureness }));
            }
        }
    }
    // what nothing ties to the others is another toll
    let mut root: Vec<usize> = (0..distinct.len()).collect();
    for ([n, m], comparison) in &comparisons {
        // a title tells of the whole country where the text tells no place: a step of the same count
        let step = comparison.relation == Relation::Superseded && comparison.figures.iter().any(|&f| figures[f].within == Within::Title);
        if comparison.sureness > Sureness::Low || step || comparison.relation == Relation::Agree {
            let (x, y) = (top(&mut root, *n), top(&mut root, *m));
            root[x.max(y)] = x.min(y);
        }
    }
    let mut tolls: Vec<Toll> = Vec::new();
    let mut place: HashMap<usize, usize> = HashMap::new();
    for (&index, &n) in group.iter().zip(&of) {
        let at = *place.entry(top(&mut root, n)).or_insert(tolls.len());
        if at == tolls.len() {
            tolls.push(Toll { measure: figures[index].quantity.measure, place: None, figures: Vec::new(), comparisons: Vec::new() });
        }
        tolls[at].figures.push(index);
    }
    for ([n, m], comparison) in comparisons {
        // what two tolls have in common is of neither
        let own = top(&mut root, n);
        if let Some(&at) = place.get(&own).filter(|_| own == top(&mut root, m)) {
            tolls[at].comparisons.push(comparison);
        }
    }
    let placed = |i: &usize| key(&figures[*i], comparer.about).is_some();
    let told = tolls.into_iter().filter(|toll| toll.figures.len() > 1);
    told.map(|toll| {
        let named = toll.figures.iter().find_map(|&i| figures[i].site.as_ref()).filter(|_| toll.figures.first().is_some_and(placed));
        Toll { place: named.map(|s| s.name.clone()), ..toll }
    })
    .collect()
}

/// The first value of those that one is tied to.
fn top(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

/// The figures of a toll that a reader is shown: one for each value, date and speaker; titles only where no
/// text says the same.
pub(crate) fn timeline(figures: &[Figure], toll: &Toll) -> Vec<usize> {
    let mut shown: Vec<usize> = Vec::new();
    for &index in &toll.figures {
        let figure = &figures[index];
        // "118 of the 164 schools" stands for itself
        if figure.part_of.is_some_and(|whole| whole < index) || figure.quantity.qualifier == Qualifier::Vague {
            continue;
        }
        let same = |&other: &usize| {
            let other = &figures[other];
            middle(other) == middle(figure) && other.quantity.qualifier == figure.quantity.qualifier
        };
        match shown.iter().position(same) {
            // what the text says counts more than a title, and what became of it more than that it was said
            Some(at)
                if figure.within == Within::Body
                    && (figures[shown[at]].within != Within::Body || figure.standing != Standing::Standing) =>
            {
                shown[at] = index;
            }
            Some(_) => {}
            None => shown.push(index),
        }
    }
    shown.sort_by_key(|&i| (figures[i].as_of.and_then(PartialDate::earliest), i));
    // a title is a step on the way up or it is about something narrower
    let told: Vec<usize> = shown.clone();
    let value = |i: usize| middle(&figures[i]);
    let place = |i: usize| told.iter().position(|&t| t == i).unwrap_or_default();
    shown.retain(|&i| {
        let body = |t: &&usize| figures[**t].within != Within::Title;
        figures[i].within != Within::Title
            || told[..place(i)].iter().filter(body).all(|&t| value(t) <= value(i))
                && told[place(i)..].iter().filter(body).all(|&t| value(t) >= value(i))
    });
    shown
}
