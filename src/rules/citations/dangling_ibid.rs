use crate::citation::{BackReference, Status};
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// "Ibid." follows nothing, or a note that cites several sources.
    ///
    /// ## Why
    ///
    /// "Ibid." means the one reference just before. After a note with two sources it could be either, and
    /// after an inserted note it silently changes its meaning: the claim is then attributed to a source that
    /// does not support it. Style guides (Chicago 14.34, OSCOLA 1.2) allow it after a single source only.
    ///
    /// ## What it cannot see
    ///
    /// A note that was inserted between "Ibid." and what it meant, where that note cites one source.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1] The ferry stopped.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// [^2]: Ibid.
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1] The ferry stopped.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023
    /// [^2]: Ibid.
    /// ```
    ///
    /// ## To silence it
    ///
    /// Name the source. `--ignore dangling-ibid` leaves the rule out.
    "dangling-ibid", Citations, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for citation in &evidence.citations {
        if citation.reference.back_reference != Some(BackReference::Ibid) {
            continue;
        }
        let message = match citation.resolution.status {
            Status::Undefined => Message::new("dangling-ibid"),
            Status::Ambiguous => Message::new("dangling-ibid-several").with("count", citation.resolution.sources.len()),
            _ => continue,
        };
        let label = citation.footnote.map_or("", |n| evidence.document.footnotes[n].label.as_str());
        findings.push(Finding::new(&RULE, label, super::place(evidence, citation), citation.span, message));
    }
}
