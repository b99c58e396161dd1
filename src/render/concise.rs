//! One line per finding, as compilers print them: `path:line:column: severity[rule] message`.

use std::fmt::Write as _;

use crate::finding::Finding;
use crate::graph::Evidence;
use crate::message::Messages;

/// The findings of one document, a line each.
pub fn concise(evidence: &Evidence, findings: &[&Finding], messages: &Messages) -> String {
    let mut lines = String::new();
    for finding in findings {
        let position = evidence.document.position(finding.span.start);
        let message = messages.text(&finding.message);
        // writing to a String cannot fail
        let _ = writeln!(
            lines,
            "{}:{}:{}: {}[{}] {message}",
            evidence.document.input.path(),
            position.line,
            position.column,
            finding.severity,
            finding.rule.name
        );
    }
    lines
}
