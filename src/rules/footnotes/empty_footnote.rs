use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// A note holds no words.
    ///
    /// ## Why
    ///
    /// The call promises a source and the note gives none. Left over from drafting, it passes for a
    /// reference until somebody looks it up (EASO COI report methodology, 2019: every statement must be
    /// traceable).
    ///
    /// ## What it cannot see
    ///
    /// A note that holds words but no source: that is for the rules on claims.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed on 3 May.[^1] It reopened on 9 May.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge-closed.
    ///
    /// [^2]:
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed on 3 May.[^1] It reopened on 9 May.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge-closed.
    ///
    /// [^2]: BBC, 9 May 2023, https://www.bbc.com/news/bridge.
    /// ```
    ///
    /// ## To silence it
    ///
    /// Fill the note or take it out with its call. `--ignore empty-footnote` leaves the rule out.
    "empty-footnote", Footnotes, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for note in &evidence.document.footnotes {
        if !note.text.as_str().chars().any(char::is_alphanumeric) {
            let message = Message::new("empty-footnote").with("label", note.label.as_str());
            findings.push(Finding::new(&RULE, note.label.clone(), Place::Note(note.label.clone()), note.label_span, message));
        }
    }
}
