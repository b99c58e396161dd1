//! Tolls: all figures of one measure and scope, in the order of their dates.

use crate::document::PartialDate;
use foldhash::{HashMap, HashMapExt as _};

use super::compare::{Comparer, Relation, Sureness, is_total, middle};
use super::document::{Figure, Standing, Within};
use super::measure::Measure;
use super::quantity::Qualifier;

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
        if compared && !part && !figure.quantity.earlier {
            let key = (figure.quantity.measure, figure.quantity.unit.clone(), key(figure, comparer.about));
            buckets.entry(key).or_default().push(index);
        }
    }
    let mut tolls: Vec<Toll> = buckets.into_values().filter(|b| b.len() > 1).flat_map(|bucket| split(comparer, bucket)).collect();
    tolls.sort_by_key(|t| t.figures.iter().min().copied());
    (tolls, parts)
}

/// The place of a figure as tolls see it.
type Key = (Option<u32>, String);

fn key(figure: &Figure, about: Option<u32>) -> Option<Key> {
    let site = figure.site.as_ref()?;
    let whole = about.zip(site.id).is_some_and(|(about, id)| id == about || super::places::country(about) == Some(id));
    (!whole).then(|| match site.id {
        Some(id) => (Some(id), String::new()),
        None => (None, crate::language::fold_words(&site.name)),
    })
}

/// One bucket: totals are one toll, counts of single days one for each day.
fn split(comparer: Comparer<'_>, bucket: Vec<usize>) -> Vec<Toll> {
    let figures = comparer.figures;
    let (totals, single): (Vec<usize>, Vec<usize>) = bucket.into_iter().partition(|&i| is_total(&figures[i]) || figures[i].as_of.is_none());
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
    groups.into_iter().filter(|g| g.len() > 1).filter_map(|group| toll(comparer, group)).collect()
}

fn groups_day(figures: &[Figure], group: &[usize]) -> Option<chrono::NaiveDate> {
    let &last = group.last()?;
    if is_total(&figures[last]) {
        return None;
    }
    figures[last].as_of.and_then(PartialDate::earliest)
}

fn toll(comparer: Comparer<'_>, mut group: Vec<usize>) -> Option<Toll> {
    let figures = comparer.figures;
    group.sort_by_key(|&i| (figures[i].as_of.and_then(PartialDate::earliest), i));
    // values that recur are compared once
    let mut distinct: Vec<usize> = Vec::new();
    for &i in &group {
        let (p, a) = (&figures[i].quantity, &figures[i]);
        let known = distinct.iter().rev().take(ALL_PAIRS).any(|&d| {
            let (q, b) = (&figures[d].quantity, &figures[d]);
            p.hard == q.hard && p.soft == q.soft && p.population == q.population && a.as_of == b.as_of && a.standing == b.standing
        });
        if !known {
            distinct.push(i);
        }
    }
    let mut comparisons = Vec::new();
    let reach = if distinct.len() <= ALL_PAIRS { distinct.len() } else { 2 };
    for (n, &left) in distinct.iter().enumerate() {
        for &right in distinct[n + 1..].iter().take(reach - 1) {
            let (relation, sureness) = comparer.relation(left, right);
            if relation != Relation::Incomparable {
                comparisons.push(Comparison { figures: [left, right], relation, sureness });
            }
        }
    }
    let first = &figures[*group.first()?];
    let named = group.iter().find_map(|&i| figures[i].site.as_ref()).filter(|_| key(first, comparer.about).is_some());
    Some(Toll { measure: first.quantity.measure, place: named.map(|s| s.name.clone()), figures: group, comparisons })
}

/// The figures of a toll that a reader is shown: one for each value, date and speaker; titles only where no
/// text says the same.
pub(crate) fn timeline(figures: &[Figure], toll: &Toll) -> Vec<usize> {
    let mut shown: Vec<usize> = Vec::new();
    for &index in &toll.figures {
        let figure = &figures[index];
        if figure.part_of.is_some() || figure.quantity.qualifier == Qualifier::Vague {
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
