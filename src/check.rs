//! From a document to its findings: all rules, one order, stable names.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use foldhash::{HashMap, HashMapExt as _, HashSet};

use crate::config::{Config, RuleSetting};
use crate::document::{Comment, PartialDate};
use crate::evidence::Evidence;
use crate::finding::{Confidence, Finding, Severity, Suppression};
use crate::read::margin;
use crate::rules::{RULES, Rule};
use crate::suppress;
use crate::text::{FNV, Span, fnv};
use crate::threads::{LARGE, both};

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
    /// Severities that differ from the rules' own, by rule or group; a rule's own name wins.
    pub rules: BTreeMap<String, RuleSetting>,
    /// The day that counts as today; else the report's own date.
    pub today: Option<PartialDate>,
    /// The day of the run, for documents that give themselves no date. The library reads no clock.
    pub day_of_run: Option<NaiveDate>,
}

impl Default for Selection {
    fn default() -> Self {
        Self {
            select: Vec::new(),
            ignore: Vec::new(),
            min_severity: Severity::Warning,
            min_confidence: Confidence::Medium,
            rules: BTreeMap::new(),
            today: None,
            day_of_run: None,
        }
    }
}

impl Selection {
    /// Everything that any rule sees.
    pub fn everything() -> Self {
        Self { min_severity: Severity::Info, min_confidence: Confidence::Low, ..Self::default() }
    }

    /// What a configuration selects.
    pub fn configured(config: &Config) -> Self {
        let default = Self::default();
        Self {
            select: config.select.clone(),
            ignore: config.ignore.clone(),
            min_severity: config.min_severity.unwrap_or(default.min_severity),
            min_confidence: config.min_confidence.unwrap_or(default.min_confidence),
            rules: config.rules.clone(),
            ..default
        }
    }

    /// The day that counts as today for a document.
    pub fn today_for(&self, evidence: &Evidence) -> Option<NaiveDate> {
        suppress::today(self.today, evidence, self.day_of_run)
    }

    /// Whether a rule is asked for.
    pub fn runs(&self, rule: &Rule) -> bool {
        let named = |list: &[String]| list.iter().any(|name| name == rule.name || name == rule.group.slug() || name == "all");
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore) && self.setting(rule) != Some(RuleSetting::Off)
    }

    fn setting(&self, rule: &Rule) -> Option<RuleSetting> {
        [rule.name, rule.group.slug(), "all"].into_iter().find_map(|name| self.rules.get(name)).copied()
    }

    /// The severity that a finding has here. What a rule itself lowers for a case stays lowered, and what it
    /// raises stays raised.
    fn severity(&self, finding: &Finding) -> Severity {
        let Some(wanted) = self.setting(finding.rule).and_then(RuleSetting::severity) else { return finding.severity };
        match finding.severity.cmp(&finding.rule.severity) {
            Ordering::Equal => wanted,
            Ordering::Less => finding.severity.min(wanted),
            Ordering::Greater if wanted < finding.rule.severity => wanted,
            Ordering::Greater => finding.severity.max(wanted),
        }
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
    let mut findings = found(evidence, &RULES.iter().copied().filter(|rule| selection.runs(rule)).collect::<Vec<_>>());
    leave_out_weaker(&mut findings);
    suppress::apply(evidence, &mut findings, selection.today_for(evidence), |rule| selection.runs(rule));
    for finding in &mut findings {
        finding.severity = selection.severity(finding);
    }
    // at one place they stay in the order of the rules
    findings.sort_by_key(|f| (f.span.start, f.span.end));
    fingerprint(evidence, &mut findings);
    settle(evidence, &mut findings);
    findings
}

/// What the rules find, in their order. Every other rule may run on a thread of its own.
fn found(evidence: &Evidence, rules: &[&Rule]) -> Vec<Finding> {
    let run = |first: usize| {
        let each = rules.iter().skip(first).step_by(2).map(|rule| {
            let mut findings = Vec::new();
            (rule.check)(evidence, &mut findings);
            findings
        });
        each.collect::<Vec<_>>()
    };
    let (even, odd) = both(evidence.document.input.text().len() >= LARGE, || run(0), || run(1));
    let mut findings = Vec::with_capacity(even.iter().chain(&odd).map(Vec::len).sum());
    let mut odd = odd.into_iter();
    for next in even {
        findings.extend(next);
        findings.extend(odd.next().into_iter().flatten());
    }
    findings
}

/// Silences what the author settled in the file itself.
fn settle(evidence: &Evidence, findings: &mut [Finding]) {
    if evidence.document.settled.is_empty() {
        return;
    }
    // of several that settle one cause, the first
    let settled: HashMap<&str, _> = evidence.document.settled.iter().rev().map(|s| (s.key.as_str(), s)).collect();
    for finding in findings.iter_mut().filter(|f| f.suppressed.is_none()) {
        finding.suppressed = settled.get(finding.key().as_str()).map(|settled| Suppression {
            span: settled.span,
            reason: settled.reason.clone(),
            by: settled.by.clone(),
            on: settled.on,
            until: None,
        });
    }
}

/// Where a passage is below the level that is asked for, the rules on levels say nothing more of it.
fn leave_out_weaker(findings: &mut Vec<Finding>) {
    const STRONGER: &str = "below-required-level";
    const WEAKER: [&str; 3] = ["single-source", "single-origin", "unsourced-claim"];
    let told: HashSet<Span> = findings.iter().filter(|f| f.rule.name == STRONGER).map(|f| f.span).collect();
    if !told.is_empty() {
        findings.retain(|f| !(WEAKER.contains(&f.rule.name) && told.contains(&f.span)));
    }
}

/// Names findings by their rule, their words and an occurrence number: never by line numbers, so that
/// edits elsewhere change nothing, and never by messages, so that all languages agree.
fn fingerprint(evidence: &Evidence, findings: &mut [Finding]) {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    for finding in findings {
        let words = words(evidence, finding.span);
        let mut hash = fnv(FNV, finding.rule.name.as_bytes());
        hash = fnv(hash, b"\0");
        // however the lines are broken
        for (at, word) in words.split_whitespace().enumerate() {
            hash = fnv(if at == 0 { hash } else { fnv(hash, b" ") }, word.as_bytes());
        }
        let count = seen.entry(hash).and_modify(|c| *c += 1).or_insert(0);
        let named = fnv(fnv(hash, b"\0"), &count.to_le_bytes());
        finding.fingerprint = format!("v1:{named:016x}");
    }
}

/// The author's words, without comments that speak to the program and its notes in the margin.
fn words(evidence: &Evidence, span: Span) -> String {
    let document = &evidence.document;
    let directives = &evidence.directives;
    let from = directives.partition_point(|d| d.span.start <= span.start);
    let inside = directives[from..].iter().map(|d| d.span).take_while(|d| d.start < span.end);
    let mut text = String::new();
    let mut at = span.start;
    for comment in inside.filter(|d| d.end < span.end && document.words(*d).contains(Comment::MARK)) {
        if comment.start >= at {
            text.push_str(document.words(Span::new(at, comment.start)));
            text.push(' ');
            at = comment.end;
        }
    }
    text.push_str(document.words(Span::new(at, span.end)));
    for note in margin::notes(&text, evidence.document.format).into_iter().rev() {
        text.replace_range(note.start..note.end, "");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;
    use crate::text::Input;

    fn severities(config: &str) -> Vec<(&'static str, Severity)> {
        let note =
            "Twelve were killed.[^1] Selon Reuters, the ferry stopped.[^2]\n\n[^1]: Le Monde, 4 May 2023\n[^2]: Reuters, 4 May 2023\n";
        let evidence = crate::analyse(Input::new("a.md", note).expect("small"), Format::Markdown);
        let config = Config::parse(config).expect("sound");
        check(&evidence, &Selection::configured(&config)).iter().map(|f| (f.rule.name, f.severity)).collect()
    }

    #[test]
    fn settings_change_severities_and_lowered_findings_stay_lowered() {
        use Severity::{Error, Info, Warning};
        let of = |config: &str| severities(config).into_iter().filter(|(n, _)| *n == "single-source").map(|(_, s)| s).collect::<Vec<_>>();
        assert_eq!(of(""), [Warning, Info]);
        assert_eq!(of("[rules]\nsingle-source = \"error\"\n"), [Error, Info]);
        assert_eq!(of("[rules]\ncorroboration = \"info\"\n"), [Info, Info]);
        assert_eq!(of("[rules]\ncorroboration = \"info\"\nsingle-source = \"error\"\n"), [Error, Info]);
        assert!(of("[rules]\nsingle-source = \"off\"\n").is_empty());
        assert!(of("ignore = [\"corroboration\"]\n").is_empty());
    }
}
