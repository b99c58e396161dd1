//! Figures that take up another: a title tells what the sentence that cites it counts, a summary what the body counts.

use std::cmp::Reverse;

use foldhash::{HashMap, HashMapExt as _};

use super::decimal::Decimal;
use super::document::{Figure, Material, Site, Within};
use super::gazetteer::country;
use super::measure::Measure;
use super::relation::Relation;
use super::scope::{is_total, is_weak};
use super::values::value_relation;
use crate::document::PartialDate;

/// Of so many figures of one number the one that is taken up is looked for.
const LOOK: usize = 12;

/// So many figures of the sentences that cite a title are looked at.
const NEAREST: usize = 48;

/// Ties each figure of a title or a summary to the figure of the text that it takes up: of the same value or, in the
/// sentence that cites the title, of a value that can be the same.
pub(super) fn tie(material: &Material<'_>, figures: &mut [Figure]) {
    let mut of_number: HashMap<(Measure, Decimal), Vec<usize>> = HashMap::new();
    let mut of_claim: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, figure) in figures.iter().enumerate().filter(|(_, f)| f.within == Within::Body) {
        if let Some(claim) = figure.claim {
            of_claim.entry(claim).or_default().push(index);
        }
        if let Some(point) = figure.quantity.point {
            of_number.entry((plain(figure.quantity.measure), point)).or_default().push(index);
        }
    }
    let mut citing: HashMap<usize, Vec<usize>> = HashMap::new();
    for (claim, citations) in material.claim_citations.iter().enumerate().filter(|(claim, _)| of_claim.contains_key(claim)) {
        for &citation in citations {
            for &source in material.citations[citation].resolution.sources.iter().take(1) {
                citing.entry(source).or_default().push(claim);
            }
        }
    }
    for index in 0..figures.len() {
        let figure = &figures[index];
        if !matches!(figure.within, Within::Title | Within::Summary) {
            continue;
        }
        let claims = figure.source.and_then(|source| citing.get(&source)).map_or(&[][..], Vec::as_slice);
        let cited: Vec<usize> = claims.iter().take(LOOK).filter_map(|claim| of_claim.get(claim)).flatten().copied().take(NEAREST).collect();
        let same =
            figure.quantity.point.and_then(|point| of_number.get(&(plain(figure.quantity.measure), point))).map_or(&[][..], Vec::as_slice);
        let same: Vec<usize> =
            same.iter().copied().take(LOOK).filter(|&body| !on_other_sources(material, figure, &figures[body])).collect();
        figures[index].echo = taken_up(figures, index, &cited, &same);
    }
}

/// A summary and a sentence of the text that cite nothing in common: one number of two things.
fn on_other_sources(material: &Material<'_>, a: &Figure, b: &Figure) -> bool {
    let sources = |figure: &Figure| {
        let citations = figure.claim.map_or(&[][..], |claim| material.claim_citations[claim].as_slice());
        citations.iter().flat_map(|&c| material.citations[c].resolution.sources.iter().copied())
    };
    sources(a).next().is_some() && sources(b).next().is_some() && !sources(a).any(|source| sources(b).any(|other| other == source))
}

/// A sum, whatever it is of.
fn plain(measure: Measure) -> Measure {
    if measure == Measure::Price { Measure::Money } else { measure }
}

fn taken_up(figures: &[Figure], index: usize, cited: &[usize], same: &[usize]) -> Option<usize> {
    let figure = &figures[index];
    let of_one = |&&other: &&usize| is_alike(figure, &figures[other]);
    let value = |other: usize| value_relation(&figure.quantity, &figures[other].quantity);
    let equal = |other: &usize| value(*other) == Some(Relation::Agree);
    let near = |other: &usize| value(*other).is_some();
    let alike = || cited.iter().filter(of_one).copied();
    let one = alike().find(equal).or_else(|| alike().find(near));
    // "Six thousand march on smelter": the number alone, where the sentence that cites the title tells of what it is
    let one = one.or_else(|| cited.iter().copied().filter(|&other| bare(figure, &figures[other])).find(equal));
    if one.is_some() || figure.within == Within::Title && is_weak(figure.quantity.measure) {
        return one;
    }
    let told: Vec<usize> = same.iter().filter(of_one).copied().filter(near).collect();
    let told = if told.iter().any(equal) { told.into_iter().filter(equal).collect() } else { told };
    let site = |f: &Figure| f.site.as_ref().map(|s| s.id);
    // a number that recurs is the count of the same place, else the total
    let placed = told.iter().find(|&&o| figure.site.as_ref().is_some_and(|s| !s.inferred) && site(&figures[o]) == site(figure));
    // … of the last day: a summary tells where a count has come to
    let total =
        || told.iter().filter(|&&o| is_total(&figures[o])).max_by_key(|&&o| (figures[o].as_of.and_then(PartialDate::earliest), Reverse(o)));
    placed.or_else(total).or_else(|| told.first()).copied()
}

/// One of the two tells a number and not what it counts.
fn bare(figure: &Figure, other: &Figure) -> bool {
    let open = |m: Measure| matches!(m, Measure::Other | Measure::People);
    let counts = |m: Measure| m.is_count() || m == Measure::Other;
    let (a, b) = (figure.quantity.measure, other.quantity.measure);
    (open(a) || open(b)) && counts(a) && counts(b) && figure.quantity.point >= Some(Decimal::whole(LEAST)) && other.part_of.is_none()
}

/// A number so large is the same number wherever it is.
const LEAST: i64 = 20;

/// Two figures that can be of one count: places that hold one another, the same people, no other day.
fn is_alike(figure: &Figure, other: &Figure) -> bool {
    let (p, q) = (&figure.quantity, &other.quantity);
    let place = figure.site.as_ref().zip(other.site.as_ref()).is_none_or(|(a, b)| a.inferred || b.inferred || holds(a, b));
    let people = p.population.is_none() || q.population.is_none() || p.population == q.population;
    // a summary gives the day on which it was written
    let told = figure.within == Within::Summary && p.point.is_some_and(|point| point >= Decimal::whole(LEAST));
    let day = match (figure.as_of, other.as_of) {
        (Some(a), Some(b)) if !figure.as_of_inferred && !other.as_of_inferred && !told => a.agrees(b),
        _ => true,
    };
    // a part is taken up by name: "eleven children"
    let part = other.part_of.is_none() || q.population.is_some() && p.population == q.population;
    let measure = plain(p.measure) == plain(q.measure) && p.unit == q.unit;
    measure && place && people && day && part && p.estimated == q.estimated && !q.earlier && !q.rejected && !q.step
}

/// One of two places is the other, or the country of it.
fn holds(a: &Site, b: &Site) -> bool {
    match (a.id, b.id) {
        (Some(x), Some(y)) => x == y || country(x) == Some(y) || country(y) == Some(x),
        (None, None) => crate::language::fold_words(&a.name) == crate::language::fold_words(&b.name),
        _ => true,
    }
}
