use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// The same note is called twice at one place.
    ///
    /// ## Why
    ///
    /// Two calls look like two supports and are one; most often one of them was meant to be another
    /// number, so that a source is missing from the place where it belongs.
    ///
    /// ## What it cannot see
    ///
    /// Two notes with different numbers and the same words: see `duplicate-citation`.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed on 3 May.[^1][^1]
    ///
    /// [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge-closed.
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed on 3 May.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge-closed.
    /// ```
    ///
    /// ## To silence it
    ///
    /// Take one call out, or give it the number that was meant. `--ignore repeated-marker` leaves the
    /// rule out.
    "repeated-marker", Footnotes, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for pair in evidence.document.markers.windows(2) {
        let [first, second] = pair else { continue };
        if first.block == second.block && first.at == second.at && first.footnote.is_some() && first.footnote == second.footnote {
            let message = Message::new("repeated-marker").with("label", second.label.as_str());
            findings.push(
                Finding::new(&RULE, second.label.clone(), Place::Note(second.label.clone()), second.span, message)
                    .related(first.span, Message::new("first-here")),
            );
        }
    }
}
