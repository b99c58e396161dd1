use crate::claim::Part;
use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// One note supports many sentences.
    ///
    /// ## Why
    ///
    /// A reader cannot tell which source stands for which sentence (EASO COI report methodology, 2019: referencing
    /// at the level of the statement). It is reported from five sentences on that have no other note.
    ///
    /// ## What it cannot see
    ///
    /// Notes that say themselves which source stands for what.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed. The ferry stopped. The market stayed empty. The schools sent children home. The
    /// governor spoke on the radio.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed. The ferry stopped.[^1] The market stayed empty. The schools sent children home.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023
    /// [^2]: BBC, 5 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Set a note after each sentence that needs one. `--ignore bundled-footnote` leaves the rule out.
    "bundled-footnote", Corroboration, Info, High
}

/// From so many sentences on a note is said to hold many.
const MANY: usize = 5;

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let claims = &evidence.claims;
    let many = evidence.config.thresholds.bundled_footnote.unwrap_or(MANY);
    let mut at = 0;
    while at < claims.len() {
        let first = &claims[at];
        let run =
            claims[at..].iter().take_while(|c| c.part == first.part && c.block == first.block && c.footnotes == first.footnotes).count();
        let strong = claims[at..at + run].iter().filter(|c| !c.weak).count();
        if let (Part::Body, &[note], true) = (first.part, first.footnotes.as_slice(), strong >= many) {
            let label = evidence.document.footnotes[note].label.clone();
            let span = first.span(&evidence.document).hull(claims[at + run - 1].span(&evidence.document));
            let message = Message::new("bundled-footnote").with("label", label.clone()).with("count", strong);
            findings.push(Finding::new(&RULE, label.clone(), Place::Note(label), span, message));
        }
        at += run;
    }
}
