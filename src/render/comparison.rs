//! Two versions of a report side by side, for an editor's review.

use std::fmt::Write as _;

use serde_json::{Value as Json, json};

use super::graph_json::span;
use super::listing::Entry;
use super::place::{place_of, place_of_finding};
use super::report::level_id;
use super::summary::severity;
use crate::compare::{Change, Comparison, Passage};
use crate::evidence::Evidence;
use crate::message::{Messages, Value};
use crate::rules::short;

/// What is compared: two versions, what became of their passages, and the findings of only one of them.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Versions<'a> {
    /// The old version.
    pub old: &'a Evidence,
    /// The new version.
    pub new: &'a Evidence,
    /// What became of the passages.
    pub comparison: &'a Comparison,
    /// Findings that only the new version has.
    pub found: &'a [Entry],
    /// Findings that only the old version has.
    pub mended: &'a [Entry],
}

impl<'a> Versions<'a> {
    /// Two versions with what became of them.
    pub fn new(old: &'a Evidence, new: &'a Evidence, comparison: &'a Comparison, found: &'a [Entry], mended: &'a [Entry]) -> Self {
        Self { old, new, comparison, found, mended }
    }
}

/// The review, for people.
pub fn comparison_human(versions: &Versions<'_>, messages: &Messages) -> String {
    let own = |id: &str, values: &[(&str, Value)]| messages.words(id, values);
    let comparison = versions.comparison;
    let mut out = String::new();
    // writing to a String cannot fail
    let head = [
        ("old", versions.old.document.input.path().into()),
        ("new", versions.new.document.input.path().into()),
        ("unchanged", comparison.unchanged.into()),
    ];
    let _ = writeln!(out, "{}", own("compare-head", &head));
    let of = |change: Change| comparison.passages.iter().filter(move |p| p.change == change);
    for (change, heading) in [(Change::Lost, "compare-lost"), (Change::Gained, "compare-gained")] {
        section(&mut out, &own(heading, &[]), of(change).map(|p| lines(versions, p, messages)));
    }
    let figures = of(Change::Reworded).filter(|p| p.figures.is_some());
    section(&mut out, &own("compare-figures", &[]), figures.map(|p| lines(versions, p, messages)));
    let sources = of(Change::Reworded).filter(|p| p.figures.is_none() && !(p.added.is_empty() && p.dropped.is_empty()));
    section(&mut out, &own("compare-sources", &[]), sources.map(|p| lines(versions, p, messages)));
    for (change, heading) in [(Change::Added, "compare-added"), (Change::Removed, "compare-removed")] {
        section(&mut out, &own(heading, &[]), of(change).map(|p| lines(versions, p, messages)));
    }
    let line = |e: &Entry| {
        let place = place_of_finding(e, messages);
        vec![format!("{place}  {}  {} ({})", own(severity(e.severity), &[]), e.message, e.rule.name)]
    };
    section(&mut out, &own("compare-found", &[]), versions.found.iter().map(line));
    section(&mut out, &own("compare-mended", &[]), versions.mended.iter().map(line));
    let reworded = of(Change::Reworded).filter(|p| p.figures.is_none() && p.added.is_empty() && p.dropped.is_empty()).count();
    if reworded > 0 {
        let _ = writeln!(out, "\n{}", own("compare-reworded", &[("count", reworded.into())]));
    }
    out
}

fn section(out: &mut String, heading: &str, entries: impl Iterator<Item = Vec<String>>) {
    let mut entries = entries.peekable();
    if entries.peek().is_none() {
        return;
    }
    let _ = writeln!(out, "\n{heading}");
    for entry in entries {
        for (at, line) in entry.iter().enumerate() {
            let _ = writeln!(out, "{}{line}", if at == 0 { "  " } else { "      " });
        }
    }
}

fn lines(versions: &Versions<'_>, passage: &Passage, messages: &Messages) -> Vec<String> {
    const WORDS: usize = 88;
    let side = |evidence: &Evidence, index: usize| {
        let weight = evidence.weights[index].as_ref();
        weight.map_or_else(String::new, |w| format!("{} ({})", messages.words(level_id(w.level), &[]), w.origins))
    };
    let support = match (passage.old, passage.new) {
        (Some(old), Some(new)) => {
            let (old, new) = (side(versions.old, old), side(versions.new, new));
            if old == new { new } else { format!("{old} → {new}") }
        }
        (Some(old), None) => side(versions.old, old),
        (_, Some(new)) => side(versions.new, new),
        (None, None) => String::new(),
    };
    let (evidence, index) = passage.new.map_or((versions.old, passage.old.unwrap_or(0)), |new| (versions.new, new));
    let claim = &evidence.claims[index];
    let place = messages.words("place-line", &[("line", place_of(&evidence.document, claim.span(&evidence.document).start).into())]);
    let mut head = format!("{place}  {support}");
    if let Some((gone, come)) = &passage.figures {
        head.push_str(&format!("  {} → {}", listed(gone), listed(come)));
    }
    for name in &passage.added {
        head.push_str(&format!("  + {name}"));
    }
    for name in &passage.dropped {
        head.push_str(&format!("  − {name}"));
    }
    vec![head, short(&claim.text(&evidence.document), WORDS)]
}

fn listed(numbers: &[String]) -> String {
    if numbers.is_empty() { "—".to_owned() } else { numbers.join(", ") }
}

/// The review as JSON (`recoupe-diff/1`).
pub fn comparison_json(versions: &Versions<'_>) -> Json {
    let side = |evidence: &Evidence, index: Option<usize>| {
        index.map(|index| {
            let claim = &evidence.claims[index];
            let weight = evidence.weights[index].as_ref();
            json!({ "claim": format!("c{}", index + 1), "text": claim.text(&evidence.document), "span": span(&evidence.document, claim.span(&evidence.document)),
                "level": weight.map(|w| w.level.slug()), "independent_origins": weight.map(|w| w.origins) })
        })
    };
    let passages: Vec<Json> = versions
        .comparison
        .passages
        .iter()
        .map(|p| {
            let figures = p.figures.as_ref().map(|(old, new)| json!({ "old": old, "new": new }));
            json!({ "change": p.change.slug(), "old": side(versions.old, p.old), "new": side(versions.new, p.new), "figures": figures,
                "publishers_added": p.added, "publishers_dropped": p.dropped })
        })
        .collect();
    let findings = |entries: &[Entry]| -> Vec<Json> {
        entries
            .iter()
            .map(|e| json!({ "rule": e.rule.name, "severity": e.severity.slug(), "message": e.message, "fingerprint": e.fingerprint, "line": e.region.line }))
            .collect()
    };
    json!({ "schema": "recoupe-diff/1", "old": versions.old.document.input.path(), "new": versions.new.document.input.path(),
        "unchanged": versions.comparison.unchanged, "passages": passages,
        "findings_new": findings(versions.found), "findings_fixed": findings(versions.mended) })
}
