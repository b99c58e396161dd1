//! Findings as a GitLab code quality report.

use serde_json::{Value, json};

use super::listing::Listing;
use crate::finding::Severity;
use crate::text::fnv;

/// The open findings of all documents.
pub fn gitlab(listings: &[Listing]) -> Value {
    let issues = listings.iter().flat_map(|listing| {
        listing.open().map(|finding| {
            json!({
                "type": "issue",
                "check_name": finding.rule.name,
                "description": finding.advice(),
                "severity": severity(finding.severity),
                "fingerprint": fingerprint(&listing.path, &finding.fingerprint),
                "location": { "path": listing.path, "lines": { "begin": finding.region.line, "end": finding.region.end_line } },
            })
        })
    });
    issues.collect()
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
