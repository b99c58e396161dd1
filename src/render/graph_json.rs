//! The whole model as JSON (`recoupe-graph/1`, DESIGN section 9).

use serde_json::{Value, json};

use super::figures_json;
use crate::citation::{Citation, Source};
use crate::citation::{Difference, Status};
use crate::claim::Part;
use crate::document::Document;
use crate::evidence::Evidence;
use crate::graph::CitationId;
use crate::text::Span;

/// The model of one or several documents.
pub fn graph_json(documents: &[&Evidence]) -> Value {
    let models: Vec<Value> = documents.iter().enumerate().map(|(i, e)| document(e, i + 1)).collect();
    json!({ "schema": "recoupe-graph/1", "documents": models, "comparisons": figures_json::across_json(documents) })
}

/// A span with its line and column; with paragraph, note and page where the file has no lines of its own.
pub(crate) fn span(document: &Document, span: Span) -> Value {
    let position = document.position(span.start);
    let mut shown = json!({ "start": span.start, "end": span.end, "line": position.line, "column": position.column });
    if let (Some(location), Some(members)) = (document.location(span), shown.as_object_mut()) {
        members.insert("location".to_owned(), json!(location));
    }
    shown
}

/// Ids that people can read: `n82` for note 82, `n82b` where a label stands twice.
fn footnote_ids(document: &Document) -> Vec<String> {
    let mut seen = std::collections::HashMap::new();
    document
        .footnotes
        .iter()
        .map(|note| {
            let count = seen.entry(note.label.as_str()).and_modify(|c| *c += 1).or_insert(1);
            if *count == 1 { format!("n{}", note.label) } else { format!("n{}#{count}", note.label) }
        })
        .collect()
}

fn document(evidence: &Evidence, number: usize) -> Value {
    let document = &evidence.document;
    let notes = footnote_ids(document);
    let coverage = evidence.coverage();
    let mut seen = std::collections::HashMap::new();
    let markers: Vec<Value> = document
        .markers
        .iter()
        .map(|marker| {
            let count = seen.entry(marker.label.as_str()).and_modify(|c| *c += 1).or_insert(1);
            let id = if *count == 1 { format!("m{}", marker.label) } else { format!("m{}#{count}", marker.label) };
            json!({ "id": id, "label": marker.label, "footnote": marker.footnote.map(|n| &notes[n]), "span": span(document, marker.span) })
        })
        .collect();
    let footnotes: Vec<Value> = document
        .footnotes
        .iter()
        .zip(&evidence.notes)
        .enumerate()
        .map(|(i, (note, content))| {
            let kind = match (content.citations.is_empty(), content.prose) {
                (true, true) => "prose",
                (false, true) => "mixed",
                _ => "citations",
            };
            json!({ "id": notes[i], "label": note.label, "kind": kind, "explanatory": content.explanatory, "span": span(document, note.span()),
                "citations": ids("k", &content.citations) })
        })
        .collect();
    let citations: Vec<Value> = evidence.citations.iter().enumerate().map(|(i, c)| citation(evidence, i, c, &notes)).collect();
    let sources: Vec<Value> = evidence.sources.iter().enumerate().map(|(i, s)| source(evidence, i, s)).collect();
    let mut of_claim: Vec<Vec<usize>> = vec![Vec::new(); evidence.claims.len()];
    for (index, figure) in evidence.figures.iter().enumerate() {
        if let Some(claim) = figure.claim {
            of_claim[claim].push(index);
        }
    }
    let claims: Vec<Value> = (0..evidence.claims.len()).map(|i| claim(evidence, i, &notes, &of_claim[i])).collect();
    json!({
        "id": format!("d{number}"),
        "path": document.input.path(),
        "format": document.format.slug(),
        "language": document.language.code(),
        "report_date": document.report_date,
        "coverage": {
            "footnotes": coverage.footnotes, "markers": coverage.markers, "citations": coverage.citations, "sources": coverage.sources,
            "publishers": coverage.publishers, "groups": coverage.groups, "sentences": coverage.sentences, "claims": coverage.claims, "figures": coverage.figures,
        },
        "markers": markers,
        "footnotes": footnotes,
        "citations": citations,
        "sources": sources,
        "claims": claims,
        "figures": figures_json::figures(evidence),
        "comparisons": figures_json::comparisons(evidence),
        "tolls": figures_json::tolls(evidence),
    })
}

pub(super) fn ids(prefix: &str, indices: &[usize]) -> Vec<String> {
    indices.iter().map(|i| format!("{prefix}{}", i + 1)).collect()
}

fn citation_id(id: CitationId) -> String {
    format!("k{}", id.index() + 1)
}

fn citation(evidence: &Evidence, index: usize, citation: &Citation, notes: &[String]) -> Value {
    let reference = &citation.reference;
    let resolution = &citation.resolution;
    let via = resolution.via.map(|v| match v {
        Difference::Spelling => "spelling",
        Difference::Alias => "alias",
    });
    let note = match resolution.status {
        Status::NearMiss => resolution.sources.first().map(|&s| format!("listed as {}", evidence.sources[s].publisher())),
        Status::Ambiguous => Some(format!("{} sources fit", resolution.sources.len())),
        Status::Undefined if resolution.own_source => Some("not in the bibliography".to_owned()),
        Status::Undefined => Some("leads to no source".to_owned()),
        Status::Resolved => None,
    };
    json!({
        "id": format!("k{}", index + 1),
        "footnote": citation.footnote.map(|n| &notes[n]),
        "text": evidence.words_of(citation),
        "author": reference.author,
        "publisher": evidence.publisher_of(citation),
        "via": reference.via,
        "group": &*citation.group,
        "title": reference.title,
        "date": reference.date,
        "updated": reference.updated,
        "disambiguator": reference.disambiguator,
        "url": reference.url,
        "locator": reference.locator,
        "accessed": reference.accessed,
        "span": span(&evidence.document, citation.span),
        "resolution": { "status": resolution.status.slug(), "sources": ids("s", &resolution.sources), "via": via, "note": note },
    })
}

fn source(evidence: &Evidence, index: usize, source: &Source) -> Value {
    let reference = &source.reference;
    json!({
        "id": format!("s{}", index + 1),
        "type": source.kind.slug(),
        "section": source.section.as_deref(),
        "listed": source.is_listed(),
        "author": reference.author,
        "publisher": source.publisher(),
        "via": reference.via,
        "group": &*source.group,
        "group_reason": source.group_reason.slug(),
        "title": reference.title,
        "translated_title": reference.translated_title,
        "date": reference.date,
        "updated": reference.updated,
        "disambiguator": reference.disambiguator,
        "url": reference.url,
        "accessed": reference.accessed,
        "span": span(&evidence.document, source.span),
        "cited_by": ids("k", &source.cited_by),
    })
}

fn claim(evidence: &Evidence, index: usize, notes: &[String], figures: &[usize]) -> Value {
    let claim = &evidence.claims[index];
    let document = &evidence.document;
    let weight = evidence.weights[index].as_ref();
    let flags: Vec<&str> = weight.map(|w| w.flags.iter().map(|f| f.slug()).collect()).unwrap_or_default();
    let footnotes: Vec<&String> =
        if claim.part == Part::Footnote { Vec::new() } else { claim.footnotes.iter().map(|&n| &notes[n]).collect() };
    let witnesses = weight.map(|w| w.witnesses.iter().map(|&k| citation_id(k)).collect::<Vec<_>>()).unwrap_or_default();
    let discounted: Vec<Value> = weight
        .map(|w| w.discounted.iter().map(|d| json!({ "citation": citation_id(d.citation), "clashes_with": citation_id(d.clashes_with), "reason": evidence.reason(d) })).collect())
        .unwrap_or_default();
    json!({
        "id": format!("c{}", index + 1),
        "in": claim.part.slug(),
        "text": claim.text(document),
        "span": span(document, claim.span(document)),
        "spans": claim.spans(document).into_iter().map(|s| span(document, s)).collect::<Vec<_>>(),
        "footnotes": footnotes,
        "citations": ids("k", &evidence.claim_citations[index]),
        "level": weight.map(|w| w.level.slug()),
        "independent_origins": weight.map(|w| w.origins),
        "independent_origins_at_most": weight.map(|w| w.origins_at_most),
        "late_enough_origins": weight.and_then(|w| w.late_enough_origins),
        "weak": claim.weak,
        "flags": flags,
        "attributed_to": claim.voices.iter().map(|v| v.name.as_str()).collect::<Vec<_>>(),
        "date": claim.date.map(|(date, _)| date),
        "contests": claim.contests.then(|| format!("c{index}")),
        "witnesses": witnesses,
        "discounted": discounted,
        "figures": ids("f", figures),
    })
}
