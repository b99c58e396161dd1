use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// A note is called in the text and declared nowhere.
    ///
    /// ## Why
    ///
    /// The reader finds a number and no source behind it. Under the EASO COI report methodology (2019,
    /// section 5) every piece of information must be traceable to its source; a call without a note cannot
    /// be traced. The slip is common after notes were merged or a page was moved.
    ///
    /// A document in which no note at all is declared gets one finding, not one per call.
    ///
    /// ## What it cannot see
    ///
    /// A note that stands in another file, and a number that merely looks like a call: in doubtful
    /// notations such as `(12)` only numbers that a declared note answers are taken for calls.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed on 3 May.[^1] The ferry stopped the next day.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge-closed.
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed on 3 May.[^1] The ferry stopped the next day.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge-closed.
    /// [^2]: BBC, 5 May 2023, https://www.bbc.com/news/ferry.
    /// ```
    ///
    /// ## To silence it
    ///
    /// Declare the note, or take the call out. `--ignore undefined-footnote` leaves the rule out.
    "undefined-footnote", Footnotes, Error, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let document = &evidence.document;
    let orphans = || document.markers.iter().filter(|m| m.footnote.is_none());
    let declared = document.footnotes.iter().any(|f| !f.inline);
    if !declared {
        if let Some(first) = orphans().next() {
            let count = orphans().count();
            let message = Message::new("undefined-footnote-list").with("count", count).with("label", first.label.as_str());
            findings.push(Finding::new(&RULE, "no-list", Place::Text, first.span, message));
        }
        return;
    }
    for marker in orphans() {
        let message = Message::new("undefined-footnote").with("label", marker.label.as_str());
        findings.push(Finding::new(&RULE, marker.label.clone(), Place::Note(marker.label.clone()), marker.span, message));
    }
}
