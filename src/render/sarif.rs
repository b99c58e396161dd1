//! Findings as SARIF 2.1.0 (OASIS), for code hosts and editors.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::listing::{Entry, Listing, Region};
use super::stream::Stream;
use crate::document::Language;
use crate::finding::{Confidence, Place, Severity};
use crate::message::Messages;
use crate::rules::{RULES, Rule};
use crate::text::Location;

/// Where the schema of the format is published.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run over several documents, in order of keys. `unread` are notices about inputs that could not be read. Results
/// are put together while they are written.
pub fn sarif(listings: &[Listing], unread: &[String], messages: &Messages) -> impl Serialize {
    let results = || listings.iter().flat_map(|l| l.findings.iter().map(|f| result(l, f)).chain(absent(l)));
    let language = messages.language();
    let notifications: Vec<Value> = unread.iter().map(|text| json!({ "level": "error", "message": { "text": text } })).collect();
    let run = Run {
        artifacts: Stream(|| listings.iter().map(artifact)),
        column_kind: "unicodeCodePoints",
        invocations: json!([{ "executionSuccessful": unread.is_empty(), "toolExecutionNotifications": notifications }]),
        results: Stream(results),
        tool: json!({ "driver": {
            "name": "recoupe",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": language.code(),
            "rules": RULES.iter().map(|rule| descriptor(rule, language)).collect::<Vec<_>>(),
        } }),
    };
    Log { schema: SCHEMA, runs: [run], version: "2.1.0" }
}

#[derive(Serialize)]
struct Log<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [R; 1],
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<A, R> {
    artifacts: A,
    column_kind: &'static str,
    invocations: Value,
    results: R,
    tool: Value,
}

fn artifact(listing: &Listing) -> Value {
    json!({ "location": location_of(&listing.path), "length": listing.length, "roles": ["analysisTarget"],
        "sourceLanguage": listing.format.slug(), "encoding": "utf-8" })
}

fn descriptor(rule: &Rule, language: Language) -> Value {
    let text = rule.text_in(language);
    let summary = rule.summary_in(language);
    json!({
        "id": rule.name,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": summary },
        "help": { "text": text, "markdown": text },
        "defaultConfiguration": { "level": level(rule.severity), "rank": rank(rule.confidence) },
        "properties": { "tags": [rule.group.slug()], "precision": rule.confidence.slug(), "problem.severity": problem(rule.severity) },
    })
}

fn result(listing: &Listing, finding: &Entry) -> Value {
    let index = RULES.iter().position(|r| r.name == finding.rule.name);
    let mut location = place(&listing.path, finding.region);
    let logical: Vec<Value> = logical(&finding.place).into_iter().chain(finding.location.as_ref().map(paragraph)).collect();
    if !logical.is_empty() {
        location.insert("logicalLocations".to_owned(), json!(logical));
    }
    let related: Vec<Value> = finding
        .related
        .iter()
        .enumerate()
        .map(|(id, other)| {
            let mut related = place(&listing.path, other.region);
            related.insert("id".to_owned(), (id + 1).into());
            related.insert("message".to_owned(), json!({ "text": other.message }));
            Value::Object(related)
        })
        .collect();
    let mut result = json!({
        "ruleId": finding.rule.name,
        "ruleIndex": index,
        "level": level(finding.severity),
        "rank": rank(finding.confidence),
        "message": { "text": finding.advice() },
        "locations": [location],
        "relatedLocations": related,
        "partialFingerprints": { "recoupe/v1": finding.fingerprint },
        "properties": { "confidence": finding.confidence.slug(), "cause": finding.cause },
    });
    // an empty list says that nothing silences it, no list that nobody looked
    result["suppressions"] = match &finding.suppressed {
        Some(by) => {
            let mut suppression = json!({ "kind": "inSource", "status": "accepted" });
            if let Some(reason) = &by.reason {
                suppression["justification"] = reason.as_str().into();
            }
            suppression["properties"] = json!({ "by": by.by, "on": by.on, "until": by.until });
            json!([suppression])
        }
        None => json!([]),
    };
    if let Some(state) = finding.state {
        result["baselineState"] = state.slug().into();
    }
    result
}

/// What the baseline holds and the document no longer gives.
fn absent(listing: &Listing) -> impl Iterator<Item = Value> {
    listing.fixed.iter().map(|fixed| {
        json!({
            "ruleId": fixed.rule,
            "level": "note",
            "message": { "text": fixed.words },
            "locations": [{ "physicalLocation": { "artifactLocation": location_of(&listing.path) } }],
            "partialFingerprints": { "recoupe/v1": fixed.fingerprint },
            "baselineState": "absent",
        })
    })
}

fn place(path: &str, region: Region) -> Map<String, Value> {
    let at = json!({
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "byteOffset": region.span.start,
        "byteLength": region.span.len(),
    });
    let mut location = Map::new();
    location.insert("physicalLocation".to_owned(), json!({ "artifactLocation": location_of(path), "region": at }));
    location
}

/// A note or the bibliography, where a reader of the report would look.
fn logical(place: &Place) -> Option<Value> {
    match place {
        Place::Note(label) => Some(json!({ "name": label, "fullyQualifiedName": format!("note {label}"), "kind": "element" })),
        Place::Bibliography => Some(json!({ "name": "bibliography", "fullyQualifiedName": "bibliography", "kind": "element" })),
        Place::Text => None,
    }
}

/// A paragraph of a Word file, a page of a PDF: the line of the extracted text says nothing to a reader.
fn paragraph(location: &Location) -> Value {
    let mut names = location.headings.clone();
    names.push(location.to_string());
    json!({ "name": location.to_string(), "fullyQualifiedName": names.join(" / "), "kind": "element", "properties": location })
}

/// Relative names are relative to the root of the sources; absolute ones are file addresses.
fn location_of(path: &str) -> Value {
    let encoded = encoded(path);
    let drive = path.as_bytes().get(1) == Some(&b':');
    match (path.starts_with('/'), drive) {
        (true, _) => json!({ "uri": format!("file://{encoded}") }),
        (false, true) => json!({ "uri": format!("file:///{encoded}") }),
        (false, false) => json!({ "uri": encoded, "uriBaseId": "%SRCROOT%" }),
    }
}

/// A path as part of an address (RFC 3986).
fn encoded(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// What GitHub calls the severity of a problem.
const fn problem(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "recommendation",
    }
}

/// SARIF's rank, from 0 to 100.
const fn rank(confidence: Confidence) -> u8 {
    match confidence {
        Confidence::High => 90,
        Confidence::Medium => 60,
        Confidence::Low => 30,
    }
}
