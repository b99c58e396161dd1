//! Findings as JUnit XML, in the form that Jenkins and GitLab read.

use super::listing::{Entry, Listing};
use crate::finding::Severity;

/// A suite per document. Findings at or above `fails` are failed cases; those below pass and tell what was
/// seen; silenced ones are skipped; a document without any finding is one case that passes.
pub fn junit(listings: &[Listing], unread: &[(String, String)], fails: Option<Severity>) -> String {
    let mut suites = String::new();
    let (mut tests, mut failures) = (0, 0);
    for listing in listings {
        let mut cases = String::new();
        let (mut failed, mut skipped) = (0, 0);
        for finding in &listing.findings {
            let outcome = outcome(finding, fails);
            failed += usize::from(outcome == Outcome::Failed);
            skipped += usize::from(outcome == Outcome::Skipped);
            cases.push_str(&case(&listing.path, finding, outcome));
        }
        let mut count = listing.findings.len();
        if count == 0 {
            count = 1;
            cases.push_str(&format!("    <testcase name=\"recoupe\" classname=\"{}\" time=\"0\"/>\n", escaped(&listing.path)));
        }
        tests += count;
        failures += failed;
        suites.push_str(&format!(
            "  <testsuite name=\"{}\" tests=\"{count}\" failures=\"{failed}\" errors=\"0\" skipped=\"{skipped}\" time=\"0\">\n{cases}  </testsuite>\n",
            escaped(&listing.path)
        ));
    }
    for (path, why) in unread {
        tests += 1;
        let (path, why) = (escaped(path), escaped(why));
        suites.push_str(&format!(
            "  <testsuite name=\"{path}\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\" time=\"0\">\n    <testcase name=\"read\" classname=\"{path}\" time=\"0\">\n      <error message=\"{why}\" type=\"input\"/>\n    </testcase>\n  </testsuite>\n"
        ));
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"recoupe\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{}\" time=\"0\">\n{suites}</testsuites>\n",
        unread.len()
    )
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Failed,
    Passed,
    Skipped,
}

fn outcome(finding: &Entry, fails: Option<Severity>) -> Outcome {
    if !finding.is_open() {
        Outcome::Skipped
    } else if fails.is_some_and(|least| finding.severity >= least) {
        Outcome::Failed
    } else {
        Outcome::Passed
    }
}

fn case(path: &str, finding: &Entry, outcome: Outcome) -> String {
    let place = format!("{path}:{}:{}", finding.region.line, finding.region.column);
    let words = if finding.words.is_empty() { String::new() } else { format!("\n{}", finding.words) };
    let help = finding.help.as_ref().map(|h| format!("\n{h}")).unwrap_or_default();
    let body = escaped(&format!("{place}: {}[{}]{words}{help}", finding.severity, finding.rule.name));
    let message = escaped(&finding.message);
    let inside = match outcome {
        Outcome::Failed => format!("      <failure message=\"{message}\" type=\"{}\">{body}</failure>\n", finding.rule.name),
        Outcome::Skipped => {
            let reason = finding.suppressed.as_ref().and_then(|s| s.reason.as_deref()).unwrap_or("baseline");
            format!("      <skipped message=\"{}\"/>\n", escaped(reason))
        }
        Outcome::Passed => format!("      <system-out>{message}\n{body}</system-out>\n"),
    };
    format!(
        "    <testcase name=\"{} {}:{} {}\" classname=\"{}\" time=\"0\">\n{inside}    </testcase>\n",
        finding.rule.name,
        finding.region.line,
        finding.region.column,
        finding.fingerprint,
        escaped(path)
    )
}

/// Text for XML 1.0, in content and in attributes; characters that XML does not have are left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\t' => safe.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if letter.is_control() => {}
            _ => safe.push(letter),
        }
    }
    safe
}
