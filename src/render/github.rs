//! Findings as GitHub workflow commands, which show beside the lines of a pull request.

use super::listing::{Entry, Listing};
use crate::finding::Severity;
use crate::message::Messages;

/// GitHub shows ten annotations of each kind for a step and drops the rest without a word.
const SHOWN: usize = 10;

/// The ten most severe open findings, and a notice that counts the others.
pub fn github(listings: &[Listing], messages: &Messages) -> String {
    let mut open: Vec<(&str, &Entry)> = listings.iter().flat_map(|l| l.open().map(|f| (l.path.as_str(), f))).collect();
    // findings of one severity and confidence stay in the order of their places
    open.sort_by_key(|(_, f)| (std::cmp::Reverse(f.severity), std::cmp::Reverse(f.confidence)));
    let mut lines = String::new();
    for (path, finding) in open.iter().take(SHOWN) {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let help = finding.help.as_ref().map(|h| format!("\n{h}")).unwrap_or_default();
        let region = finding.region;
        // GitHub refuses columns where a finding runs over several lines
        let columns =
            if region.line == region.end_line { format!(",col={},endColumn={}", region.column, region.end_column) } else { String::new() };
        lines.push_str(&format!(
            "::{command} file={},line={},endLine={}{columns},title={}::{}\n",
            property(path),
            region.line,
            region.end_line,
            property(&format!("recoupe {}", finding.rule.name)),
            data(&format!("{}{help}", finding.message))
        ));
    }
    if open.len() > SHOWN {
        let more = messages.words("outputs-more", &[("count", (open.len() - SHOWN).into())]);
        lines.push_str(&format!("::notice title=recoupe::{}\n", data(&more)));
    }
    lines
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
