//! Counts: those that differ, were withdrawn, are out of date, or do not add up.

pub(super) mod conflicting_figures;
pub(super) mod figure_differs_from_cited_title;
pub(super) mod implausible_conversion;
pub(super) mod outdated_figure;
pub(super) mod part_exceeds_whole;
pub(super) mod parts_do_not_sum;
pub(super) mod qualifier_changed;
pub(super) mod retracted_figure;
pub(super) mod summary_drops_attribution;
pub(super) mod undated_toll;
pub(super) mod unsupported_summary;
pub(super) mod wrong_ratio;

use foldhash::{HashMap, HashMapExt as _};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::evidence::Evidence;
use crate::figure::{Decimal, Figure, Measure, Standing, Sureness, Within};
use crate::finding::{Confidence, Place};
use crate::language::{fold_words, lexicon};
use crate::message::{Message, Value};
use crate::rules::dates::shown;

/// The figures of the body by their number and class.
fn body(evidence: &Evidence) -> HashMap<(Decimal, Measure), Vec<usize>> {
    let mut body: HashMap<(Decimal, Measure), Vec<usize>> = HashMap::new();
    for (index, figure) in evidence.figures.iter().enumerate().filter(|(_, f)| f.within == Within::Body) {
        if let Some(point) = figure.quantity.point {
            body.entry((point, figure.quantity.measure)).or_default().push(index);
        }
    }
    body
}

/// The note that supports a figure.
fn place(evidence: &Evidence, figure: usize) -> Place {
    match (evidence.figures[figure].claim, evidence.figures[figure].source) {
        (Some(claim), _) => super::corroboration::place(evidence, claim),
        (None, Some(_)) => Place::Bibliography,
        (None, None) => Place::Text,
    }
}

/// What a measure is called.
fn measure(measure: Measure) -> Value {
    Value::Id(measure_name(measure))
}

/// The id of the message that names a measure.
pub(crate) fn measure_name(measure: Measure) -> String {
    format!("measure-{}", measure.slug())
}

/// The day of a figure, for people; empty where it has none.
fn day(evidence: &Evidence, figure: usize) -> String {
    evidence.figures[figure].as_of.map(|d| shown(d, evidence)).unwrap_or_default()
}

/// A figure with its date, its speaker and what became of it.
fn told(evidence: &Evidence, figure: usize) -> Message {
    let told = &evidence.figures[figure];
    let id = match told.standing {
        Standing::Standing => "figure-told",
        Standing::Retracted => "figure-told-retracted",
        Standing::Disputed => "figure-told-disputed",
    };
    let day = Some(day(evidence, figure)).filter(|d| !d.is_empty()).map(|d| format!(" ({d})")).unwrap_or_default();
    let voice = told.attribution.as_deref().map(|v| format!(", {}", super::short(v, 40))).unwrap_or_default();
    Message::new(id).with("value", told.text.as_str()).with("day", day).with("voice", voice)
}

/// Somebody is said to count: "selon le dernier bilan" names nobody.
fn speaks(figure: &Figure) -> bool {
    figure.attribution.as_deref().is_some_and(|voice| {
        let folded = fold_words(voice);
        !folded.split(' ').any(|w| lexicon().statements.information.contains(w))
            || folded.split(' ').any(|w| lexicon().statements.speakers.contains(w) && !lexicon().statements.information.contains(w))
    })
}

/// How sure a finding on a comparison is.
const fn confidence(sureness: Sureness) -> Confidence {
    match sureness {
        Sureness::Low => Confidence::Low,
        Sureness::High => Confidence::High,
        Sureness::Medium => Confidence::Medium,
    }
}

#[derive(Deserialize)]
struct Rates {
    conversion_words: Vec<String>,
    rates: HashMap<String, (f64, f64)>,
}

fn file() -> &'static Rates {
    static READ: OnceLock<Rates> = OnceLock::new();
    // The file is part of the program and is read by a test.
    READ.get_or_init(|| toml::from_str(include_str!("rates.toml")).unwrap_or_else(|error| panic!("rates.toml: {error}")))
}

/// US dollars for one unit of a currency, the least and the most.
fn rates() -> &'static HashMap<String, (f64, f64)> {
    &file().rates
}

/// "soit", "equivalent to": what follows is the same sum.
fn conversion_word(between: &str) -> bool {
    let folded = fold_words(between);
    file().conversion_words.contains(&folded)
}

#[cfg(test)]
mod tests {
    #[test]
    fn rates_are_in_order() {
        for (code, (low, high)) in super::rates() {
            assert!(code.is_empty() || code.len() == 3, "{code}");
            assert!(*low > 0.0 && low <= high, "{code}");
        }
    }
}
