use crate::citation::{BackReference, Status};
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// Several entries of the bibliography fit a citation.
    ///
    /// ## Why
    ///
    /// The reader cannot tell which article is meant, and neither can the author in a year. Two articles of
    /// one publisher on one day need numbers, `[1]` and `[2]`, in the list and in every note (traceability,
    /// EASO COI report methodology, 2019).
    ///
    /// ## What it cannot see
    ///
    /// Which of them the author meant: titles and addresses in the note would settle it.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023
    ///
    /// # Bibliography
    ///
    /// Reuters, "Bridge closed", 4 May 2023, https://www.reuters.com/world/bridge-closed
    ///
    /// Reuters, "Ferry stops", 4 May 2023, https://www.reuters.com/world/ferry-stops
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1] The ferry stopped.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023 [1]
    /// [^2]: Reuters, 4 May 2023 [2]
    ///
    /// # Bibliography
    ///
    /// Reuters, "Bridge closed", 4 May 2023 [1], https://www.reuters.com/world/bridge-closed
    ///
    /// Reuters, "Ferry stops", 4 May 2023 [2], https://www.reuters.com/world/ferry-stops
    /// ```
    ///
    /// ## To silence it
    ///
    /// Number the entries and the citations. `--ignore ambiguous-citation` leaves the rule out.
    "ambiguous-citation", Citations, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for citation in &evidence.citations {
        if citation.resolution.status != Status::Ambiguous || citation.reference.back_reference == Some(BackReference::Ibid) {
            continue;
        }
        let named = super::named(evidence, citation);
        let sources = &citation.resolution.sources;
        let message = Message::new("ambiguous-citation").with("named", named.clone()).with("count", sources.len());
        let mut finding = Finding::new(&RULE, format!("{named}:{sources:?}"), super::place(evidence, citation), citation.span, message);
        for &source in sources.iter().take(4) {
            finding = finding.related(evidence.sources[source].span, Message::new("may-mean"));
        }
        findings.push(finding);
    }
}
