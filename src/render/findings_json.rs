//! Findings as JSON (`recoupe-findings/1`, DESIGN section 9).

use serde_json::{Value, json};

use super::graph_json::span;
use crate::finding::Finding;
use crate::graph::Evidence;
use crate::message::Messages;

/// The findings of several documents, one entry per place.
pub fn findings_json(checked: &[(&Evidence, &[&Finding])], messages: &Messages) -> Value {
    let mut findings = Vec::new();
    let (mut errors, mut warnings, mut infos) = (0, 0, 0);
    for (evidence, of_document) in checked {
        for finding in *of_document {
            match finding.severity.slug() {
                "error" => errors += 1,
                "warning" => warnings += 1,
                _ => infos += 1,
            }
            findings.push(finding_json(evidence, finding, messages));
        }
    }
    let documents: Vec<Value> = checked
        .iter()
        .map(|(evidence, _)| {
            let c = evidence.coverage();
            json!({ "path": evidence.document.input.path(), "footnotes": c.footnotes, "markers": c.markers, "citations": c.citations, "resolved": c.resolved,
                "sources": c.sources, "publishers": c.publishers, "groups": c.groups, "sentences": c.sentences, "claims": c.claims, "cited_claims": c.cited_claims,
                "blocks_passed_over": c.blocks_passed_over, "page_furniture": c.page_furniture, "entries_passed_over": c.entries_passed_over })
        })
        .collect();
    json!({
        "schema": "recoupe-findings/1",
        "findings": findings,
        "summary": { "errors": errors, "warnings": warnings, "infos": infos, "documents": documents },
    })
}

fn finding_json(evidence: &Evidence, finding: &Finding, messages: &Messages) -> Value {
    let related: Vec<Value> =
        finding.related.iter().map(|r| json!({ "span": span(&evidence.document, r.span), "message": messages.text(&r.message) })).collect();
    json!({
        "rule": finding.rule.name,
        "group": finding.rule.group.slug(),
        "severity": finding.severity.slug(),
        "confidence": finding.confidence.slug(),
        "cause": finding.cause,
        "message": messages.text(&finding.message),
        "path": evidence.document.input.path(),
        "span": span(&evidence.document, finding.span),
        "related": related,
        "help": messages.help(&finding.message),
        "fingerprint": finding.fingerprint,
        "suppressed": false,
    })
}
