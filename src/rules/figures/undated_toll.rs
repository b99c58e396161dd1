use super::measure;
use crate::evidence::Evidence;
use crate::figure::Within;
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// A toll has no date: neither its sentence nor its section nor a cited source gives one.
    ///
    /// ## Why
    ///
    /// A count that goes on is worth nothing without the day on which it was made (Every Casualty, Standards for Casualty
    /// Recording, 2016, p. 57).
    ///
    /// ## What it cannot see
    ///
    /// Dates that only the cited source holds, where the note does not give the source's own.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The death toll stands at 227 dead.[^1]
    ///
    /// [^1]: Reuters
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// As of 26 May 2023 the death toll stands at 227 dead.[^1]
    ///
    /// [^1]: Reuters
    /// ```
    ///
    /// ## To silence it
    ///
    /// Give the day of the count. `--ignore undated-toll` leaves the rule out.
    "undated-toll", Figures, Info, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for (index, figure) in evidence.figures.iter().enumerate() {
        let toll =
            figure.within == Within::Body && figure.quantity.cumulative && figure.quantity.measure.is_toll() && figure.part_of.is_none();
        if !toll || figure.as_of.is_some() {
            continue;
        }
        let message = Message::new("undated-toll").with("value", figure.text.as_str()).with("measure", measure(figure.quantity.measure));
        findings.push(Finding::new(&RULE, "", super::place(evidence, index), figure.span, message));
    }
}
