use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// A comment silences a finding and gives no reason.
    ///
    /// ## Why
    ///
    /// Who reads the report in a year must be able to tell a decision from a wish for quiet. The certificate of
    /// publication lists each exception with its reason.
    ///
    /// ## What it cannot see
    ///
    /// Whether a reason is a good one.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// Twelve people were killed.[^1] <!-- recoupe: ignore single-source -->
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// Twelve people were killed.[^1] <!-- recoupe: ignore single-source — only the ministry counts -->
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Write the reason after a dash. `--ignore reasonless-suppression` leaves the rule out.
    "reasonless-suppression", Suppression, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for directive in evidence.directives.iter().filter(|d| d.action.silences() && d.reason.is_none()) {
        let place = directive.footnote.map_or(Place::Text, |note| Place::Note(evidence.document.footnotes[note].label.clone()));
        let rules = directive.names.join(", ");
        let message = Message::new("reasonless-suppression").with("rules", rules.clone());
        findings.push(Finding::new(&RULE, rules, place, directive.span, message));
    }
}
