//! Figures of several documents against each other: a sort and a merge, never all pairs.

use crate::document::PartialDate;
use foldhash::{HashMap, HashMapExt as _};

use super::Evidence;
use crate::figure::{Comparer, Decimal, Figure, Measure, Relation, Site, Sureness, Within, country};

/// A comparison of figures of two documents.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Across {
    /// Document and figure of each side: indices.
    pub sides: [(usize, usize); 2],
    /// How they stand to each other.
    pub relation: Relation,
    /// How sure that is.
    pub sureness: Sureness,
}

/// So few are an incident and no toll.
const FEW: i64 = 2;
/// A figure is compared with so many of the nearest in date.
const NEAREST: usize = 12;

/// What figures share that can be compared: measure, unit, place of the gazetteer or name.
type Key = (Measure, Option<String>, Option<u32>, String);

/// How the tolls of several documents compare: figures of one measure and place, in the order of their dates.
pub fn across(documents: &[&Evidence]) -> Vec<Across> {
    let mut all: Vec<Figure> = Vec::new();
    let mut from: Vec<(usize, usize)> = Vec::new();
    let countries: Vec<Option<u32>> = documents.iter().map(|d| d.about.and_then(country).or(d.about)).collect();
    let one = countries.first().copied().flatten().filter(|c| countries.iter().all(|other| *other == Some(*c)));
    for (document, evidence) in documents.iter().enumerate() {
        for (index, figure) in evidence.figures.iter().enumerate() {
            let own_place = figure.part_of.is_none() || figure.quantity.place.is_some();
            let few = figure.quantity.soft.high.is_some_and(|high| high <= Decimal::whole(FEW));
            let told = !few
                && matches!(figure.within, Within::Body | Within::Footnote)
                && figure.quantity.measure.is_toll()
                && own_place
                && !figure.quantity.earlier
                && !figure.quantity.step;
            if !told {
                continue;
            }
            // what stands beside it stands there in its own document
            let mut figure = Figure { part_of: None, echo: None, block: None, claim: None, ..figure.clone() };
            if figure.site.is_none() && one.is_none() {
                // of what the document is about, which is not what the others are about
                figure.site = countries[document].map(|id| Site { name: String::new(), id: Some(id), inferred: true });
            }
            all.push(figure);
            from.push((document, index));
        }
    }
    let comparer = Comparer { figures: &all, about: one };
    let mut buckets: HashMap<Key, Vec<usize>> = HashMap::new();
    for (index, figure) in all.iter().enumerate() {
        let site = figure.site.as_ref().filter(|s| s.id.is_none() || s.id != one);
        let name = site.filter(|s| s.id.is_none()).map(|s| crate::language::fold_words(&s.name)).unwrap_or_default();
        let key = (figure.quantity.measure, figure.quantity.unit.clone(), site.and_then(|s| s.id), name);
        buckets.entry(key).or_default().push(index);
    }
    let mut found = Vec::new();
    for mut bucket in buckets.into_values() {
        bucket.sort_by_key(|&i| (all[i].as_of.and_then(PartialDate::earliest), i));
        // where the next figure of another document stands: one document may have any number in a row
        let mut other = vec![bucket.len(); bucket.len()];
        for n in (1..bucket.len()).rev() {
            other[n - 1] = if from[bucket[n]].0 == from[bucket[n - 1]].0 { other[n] } else { n };
        }
        for (n, &left) in bucket.iter().enumerate() {
            let (mut at, mut count) = (other[n], 0);
            while at < bucket.len() && count < NEAREST {
                let right = bucket[at];
                if from[right].0 == from[left].0 {
                    at = other[at];
                    continue;
                }
                let (relation, sureness) = comparer.relation(left, right);
                if relation != Relation::Incomparable {
                    found.push(Across { sides: [from[left], from[right]], relation, sureness });
                }
                (at, count) = (at + 1, count + 1);
            }
        }
    }
    found.sort_by_key(|a| a.sides);
    found
}
