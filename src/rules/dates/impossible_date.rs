use super::shown;
use crate::document::Role;
use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::language::dates;
use crate::message::Message;
use crate::rules::citations::place;
use crate::rules::declare_rule;
use crate::text::Stretch;

declare_rule! {
    /// A date that the calendar does not know.
    ///
    /// ## Why
    ///
    /// 31 February is a slip of the pen: day, month or year is wrong, and with it what the reader looks for.
    ///
    /// ## What it cannot see
    ///
    /// Wrong dates that the calendar knows.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 31/02/2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 28/02/2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Look the date up again. `--ignore impossible-date` leaves the rule out.
    "impossible-date", Dates, Error, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for (citation, reference) in evidence.citations.iter().map(|c| (c, &c.reference)) {
        let Some(date) = [reference.date, reference.updated, reference.accessed].into_iter().flatten().find(|d| !d.exists()) else {
            continue;
        };
        let message = Message::new("impossible-date").with("date", shown(date, evidence));
        let range = reference.date_range.filter(|_| reference.date == Some(date)).map_or_else(|| reference.range.clone(), Stretch::range);
        let span = evidence.text_of(citation).span(range);
        findings.push(Finding::new(&RULE, date.to_string(), place(evidence, citation), span, message));
    }
    for source in evidence.sources.iter().filter(|s| s.is_listed()) {
        if let Some(date) = source.reference.date.filter(|d| !d.exists()) {
            let message = Message::new("impossible-date").with("date", shown(date, evidence));
            findings.push(Finding::new(&RULE, date.to_string(), Place::Bibliography, source.span, message));
        }
    }
    for block in evidence.document.blocks.iter().filter(|b| matches!(b.role, Role::Body | Role::Summary | Role::Annex)) {
        for found in dates(block.text.as_str(), evidence.day_first).into_iter().filter(|d| !d.date.exists()) {
            let message = Message::new("impossible-date").with("date", shown(found.date, evidence));
            findings.push(Finding::new(&RULE, found.date.to_string(), Place::Text, block.text.span(found.range), message));
        }
    }
}
