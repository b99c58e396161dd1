//! Findings as JSON (`recoupe-findings/1`, DESIGN section 9), in one piece or a line each.

use serde::Serialize;
use serde_json::{Value, json};

use super::listing::{Entry, Listing, Region, Totals};
use super::stream::Stream;
use crate::text::Location;

/// The findings of several documents, one entry per place, put together while they are written.
pub fn findings_json(listings: &[Listing]) -> impl Serialize {
    Report { findings: Stream(|| findings(listings)), schema: SCHEMA, summary: summary(listings) }
}

/// A finding each, then the summary: the lines of JSON lines.
pub fn findings_jsonl(listings: &[Listing]) -> impl Iterator<Item = Value> {
    let last = std::iter::once_with(|| json!({ "schema": SCHEMA, "summary": summary(listings) }));
    findings(listings).chain(last)
}

const SCHEMA: &str = "recoupe-findings/1";

#[derive(Serialize)]
struct Report<F> {
    findings: F,
    schema: &'static str,
    summary: Value,
}

fn findings(listings: &[Listing]) -> impl Iterator<Item = Value> {
    listings.iter().flat_map(|l| l.findings.iter().map(|f| finding(&l.path, f)))
}

fn summary(listings: &[Listing]) -> Value {
    let documents: Vec<Value> = listings
        .iter()
        .map(|listing| {
            let c = listing.coverage;
            json!({ "path": listing.path, "footnotes": c.footnotes, "markers": c.markers, "citations": c.citations, "resolved": c.resolved,
                "sources": c.sources, "publishers": c.publishers, "groups": c.groups, "sentences": c.sentences, "claims": c.claims, "cited_claims": c.cited_claims,
                "blocks_passed_over": c.blocks_passed_over, "page_furniture": c.page_furniture, "entries_passed_over": c.entries_passed_over,
                "nothing_checkable": c.nothing_checkable(), "hidden": listing.hidden })
        })
        .collect();
    let fixed: Vec<Value> = listings
        .iter()
        .flat_map(|l| l.fixed.iter().map(|f| json!({ "path": l.path, "rule": f.rule, "fingerprint": f.fingerprint, "words": f.words })))
        .collect();
    let totals = Totals::of(listings);
    json!({ "errors": totals.errors, "warnings": totals.warnings, "infos": totals.infos, "suppressed": totals.suppressed,
        "unchanged": totals.unchanged, "fixed": fixed, "documents": documents })
}

fn finding(path: &str, finding: &Entry) -> Value {
    let related: Vec<Value> =
        finding.related.iter().map(|r| json!({ "span": span(r.region, r.location.as_ref()), "message": r.message })).collect();
    let suppression = finding.suppressed.as_ref().map(|s| json!({ "reason": s.reason, "by": s.by, "on": s.on, "until": s.until }));
    json!({
        "rule": finding.rule.name,
        "group": finding.rule.group.slug(),
        "severity": finding.severity.slug(),
        "confidence": finding.confidence.slug(),
        "cause": finding.cause,
        "message": finding.message,
        "path": path,
        "span": span(finding.region, finding.location.as_ref()),
        "related": related,
        "help": finding.help,
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed.is_some(),
        "suppression": suppression,
        "baseline": finding.state.map(crate::finding::State::slug),
    })
}

fn span(region: Region, location: Option<&Location>) -> Value {
    let mut span = json!({ "start": region.span.start, "end": region.span.end, "line": region.line, "column": region.column,
        "end_line": region.end_line, "end_column": region.end_column });
    if let Some(location) = location {
        span["location"] = json!(location);
    }
    span
}
