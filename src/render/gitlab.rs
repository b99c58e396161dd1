//! Findings as a GitLab code quality report.

use serde::Serialize;
use serde_json::{Value, json};

use super::listing::{Entry, Listing};
use super::stream::Stream;
use crate::finding::Severity;
use crate::text::fnv;

/// The open findings of all documents, put together while they are written.
pub fn gitlab(listings: &[Listing]) -> impl Serialize {
    Stream(|| listings.iter().flat_map(|listing| listing.open().map(|finding| issue(listing, finding))))
}

fn issue(listing: &Listing, finding: &Entry) -> Value {
    json!({
        "type": "issue",
        "check_name": finding.rule.name,
        "description": finding.advice(),
        "severity": severity(finding.severity),
        "fingerprint": fingerprint(&listing.path, &finding.fingerprint),
        "location": { "path": listing.path, "lines": { "begin": finding.region.line, "end": finding.region.end_line } },
    })
}

/// GitLab wants names that are distinct over all files.
fn fingerprint(path: &str, of_finding: &str) -> String {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    format!("{:016x}", fnv(fnv(START, path.as_bytes()), of_finding.as_bytes()))
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Info => "info",
    }
}
