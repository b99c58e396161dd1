//! Figures, their comparisons and tolls as JSON, in the form of `recoupe-graph/1`.

use serde_json::{Value, json};

use super::graph_json::{ids, span};
use crate::evidence::{Evidence, across};
use crate::figure::{Comparison, Figure, Quantity, Toll};

pub(super) fn figures(evidence: &Evidence) -> Vec<Value> {
    evidence.figures.iter().enumerate().map(|(index, figure)| one(evidence, index, figure)).collect()
}

fn one(evidence: &Evidence, index: usize, figure: &Figure) -> Value {
    let quantity = &figure.quantity;
    json!({
        "id": format!("f{}", index + 1),
        "claim": figure.claim.map(|c| format!("c{}", c + 1)),
        "source": figure.source.map(|s| format!("s{}", s + 1)),
        "text": figure.text,
        "span": span(&evidence.document, figure.span),
        "low": quantity.hard.low,
        "high": quantity.hard.high,
        "low_open": quantity.hard.low_open,
        "high_open": quantity.hard.high_open,
        "point": quantity.point,
        "qualifier": quantity.qualifier.slug(),
        "measure": quantity.measure.slug(),
        "unit": quantity.unit,
        "place": figure.site.as_ref().map(|s| s.name.as_str()),
        "place_inferred": figure.site.as_ref().is_some_and(|s| s.inferred),
        "population": quantity.population.map(crate::figure::Population::slug),
        "as_of": figure.as_of,
        "as_of_inferred": figure.as_of_inferred,
        "attribution": figure.attribution,
        "in": figure.within.slug(),
        "status": figure.standing.slug(),
        "part_of": figure.part_of.map(|f| format!("f{}", f + 1)),
        "estimate": quantity.estimated,
    })
}

pub(super) fn comparisons(evidence: &Evidence) -> Vec<Value> {
    evidence.tolls.iter().flat_map(|t| &t.comparisons).chain(&evidence.parts).map(|c| comparison(evidence, c)).collect()
}

fn comparison(evidence: &Evidence, comparison: &Comparison) -> Value {
    json!({
        "figures": ids("f", &comparison.figures),
        "relation": comparison.relation.slug(),
        "confidence": comparison.sureness.slug(),
        "reason": evidence.comparison_reason(comparison),
    })
}

pub(super) fn tolls(evidence: &Evidence) -> Vec<Value> {
    let toll = |(index, toll): (usize, &Toll)| json!({ "id": format!("t{}", index + 1), "measure": toll.measure.slug(), "place": toll.place, "figures": ids("f", &toll.figures) });
    evidence.tolls.iter().enumerate().map(toll).collect()
}

/// Comparisons across documents: figures as `d1/f1`.
pub(super) fn across_json(documents: &[&Evidence]) -> Vec<Value> {
    across(documents)
        .into_iter()
        .map(|one| {
            let id = |(document, figure): (usize, usize)| format!("d{}/f{}", document + 1, figure + 1);
            let [left, right] = one.sides.map(|(d, f)| &documents[d].figures[f]);
            json!({
                "figures": one.sides.map(id),
                "relation": one.relation.slug(),
                "confidence": one.sureness.slug(),
                "reason": format!("{} against {}", left.text, right.text),
            })
        })
        .collect()
}

/// A quantity of a plain text.
pub(super) fn quantity_json(text: &str, q: &Quantity) -> Value {
    json!({
        "start": q.range.start, "end": q.range.end, "text": &text[q.range.clone()],
        "number": { "start": q.number.start, "end": q.number.end, "text": &text[q.number.clone()] },
        "low": q.hard.low, "high": q.hard.high, "low_open": q.hard.low_open, "high_open": q.hard.high_open,
        "soft_low": q.soft.low, "soft_high": q.soft.high, "point": q.point, "granularity": q.granularity,
        "qualifier": q.qualifier.slug(), "measure": q.measure.slug(), "unit": q.unit,
        "population": q.population.map(crate::figure::Population::slug), "place": q.place.clone().map(|p| &text[p]),
        "part_of": q.part_of, "rejected": q.rejected, "earlier": q.earlier, "estimate": q.estimated,
    })
}
