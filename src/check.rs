//! From a document to its findings: all rules, one order, stable names.

use foldhash::{HashMap, HashMapExt as _};

use crate::finding::{Confidence, Finding, Severity};
use crate::graph::Evidence;
use crate::rules::{RULES, Rule};

/// Which findings are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Selection {
    /// Names of rules or groups; empty for all.
    pub select: Vec<String>,
    /// Names of rules or groups that are left out.
    pub ignore: Vec<String>,
    /// The least severity.
    pub min_severity: Severity,
    /// The least confidence.
    pub min_confidence: Confidence,
}

impl Default for Selection {
    fn default() -> Self {
        Self { select: Vec::new(), ignore: Vec::new(), min_severity: Severity::Warning, min_confidence: Confidence::Medium }
    }
}

impl Selection {
    /// Everything that any rule sees.
    pub fn everything() -> Self {
        Self { min_severity: Severity::Info, min_confidence: Confidence::Low, ..Self::default() }
    }

    fn runs(&self, rule: &Rule) -> bool {
        let named = |list: &[String]| list.iter().any(|name| name == rule.name || name == rule.group.slug() || name == "all");
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }

    /// Whether a finding is open and at or above the least severity and confidence.
    pub fn shows(&self, finding: &Finding) -> bool {
        finding.is_open() && self.reaches(finding)
    }

    /// Whether a finding is at or above the least severity and confidence, silenced or not.
    pub fn reaches(&self, finding: &Finding) -> bool {
        finding.severity >= self.min_severity && finding.confidence >= self.min_confidence
    }
}

/// Runs the selected rules. Findings come in order of place, whatever their severity; what to show is
/// the matter of [`Selection::shows`].
pub fn check(evidence: &Evidence, selection: &Selection) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES.iter().filter(|rule| selection.runs(rule)) {
        (rule.check)(evidence, &mut findings);
    }
    // at one place they stay in the order of the rules
    findings.sort_by_key(|f| (f.span.start, f.span.end));
    fingerprint(evidence, &mut findings);
    findings
}

/// Names findings by their rule, their words and an occurrence number: never by line numbers, so that
/// edits elsewhere change nothing, and never by messages, so that all languages agree.
fn fingerprint(evidence: &Evidence, findings: &mut [Finding]) {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    for finding in findings {
        let words = evidence.document.words(finding.span).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut hash = fnv(0xcbf2_9ce4_8422_2325, finding.rule.name.as_bytes());
        hash = fnv(hash, b"\0");
        hash = fnv(hash, words.as_bytes());
        let count = seen.entry(hash).and_modify(|c| *c += 1).or_insert(0);
        let named = fnv(fnv(hash, b"\0"), &count.to_le_bytes());
        finding.fingerprint = format!("v1:{named:016x}");
    }
}

/// FNV-1a, 64 bits: stable across platforms and versions, as fingerprints must be.
pub(crate) fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
