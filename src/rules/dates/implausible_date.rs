use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::citations::{named_source, place};
use crate::rules::declare_rule;

declare_rule! {
    /// A source is dated when it cannot have been written.
    ///
    /// ## Why
    ///
    /// A date a year or more before the event on the same days of the calendar, after the report's own date, or
    /// against the date in its own address is a slip that sends the reader to the wrong article, and that hides
    /// which source came first.
    ///
    /// ## What it cannot see
    ///
    /// Slips of a few days, and addresses without a date.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// Le 8 janvier 2022, le calme revient dans la ville.[^1]
    ///
    /// [^1]: Dojd, 09/01/2021
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// Le 8 janvier 2022, le calme revient dans la ville.[^1]
    ///
    /// [^1]: Dojd, 09/01/2022
    /// ```
    ///
    /// ## To silence it
    ///
    /// Look the date up again. `--ignore implausible-date` leaves the rule out.
    "implausible-date", Dates, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let calendar = super::Calendar::of(evidence);
    for (index, source) in evidence.sources.iter().enumerate() {
        let Some((id, other)) = calendar.implausible[index] else { continue };
        let named = named_source(evidence, source);
        let message = Message::new(id).with("named", named.clone()).with("other", other);
        let place = match source.cited_by.first() {
            Some(&c) => place(evidence, &evidence.citations[c]),
            None => Place::Bibliography,
        };
        let mut spans = source.cited_by.iter().map(|&c| evidence.citations[c].span);
        let first = spans.next().unwrap_or(source.span);
        let mut finding = Finding::new(&RULE, named, place, first, message);
        if source.is_listed() {
            finding = finding.related(source.span, Message::new("listed-here"));
        }
        for span in spans.take(6) {
            finding = finding.related(span, Message::new("cited-here"));
        }
        findings.push(finding);
    }
}
