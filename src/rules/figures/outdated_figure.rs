use super::{confidence, measure};
use crate::evidence::Evidence;
use crate::figure::{Relation, Within};
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// A figure without a date of its own is older than another count in the text.
    ///
    /// ## Why
    ///
    /// A toll grows. Without its date an early count reads as the last one (Every Casualty, Standards for Casualty
    /// Recording, 2016, p. 57).
    ///
    /// ## What it cannot see
    ///
    /// Counts that the text does not tie to one event.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The ministry announced 26 dead.[^1]
    ///
    /// As of 26 May 2023 the ministry counted 227 dead.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// [^2]: AFP, 6 May 2023 ; DPA, 7 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// On 5 May 2023 the ministry announced 26 dead.[^1]
    ///
    /// As of 26 May 2023 the ministry counted 227 dead.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// [^2]: AFP, 6 May 2023 ; DPA, 7 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Give the day on which it was counted, or the later count. `--ignore outdated-figure` leaves the rule out.
    "outdated-figure", Figures, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let figures = &evidence.figures;
    for toll in &evidence.tolls {
        let mut told: Vec<usize> = Vec::new();
        for comparison in toll.comparisons.iter().filter(|c| c.relation == Relation::Superseded) {
            let [earlier, later] = comparison.figures;
            let undated = figures[earlier].as_of_inferred && !figures[later].as_of_inferred;
            if !undated || figures[earlier].within != Within::Body || told.contains(&earlier) {
                continue;
            }
            told.push(earlier);
            let message = Message::new("outdated-figure")
                .with("value", figures[earlier].text.as_str())
                .with("later", figures[later].text.as_str())
                .with("measure", measure(toll.measure))
                .with("day", super::day(evidence, later));
            let finding = Finding::new(&RULE, toll.measure.slug(), super::place(evidence, earlier), figures[earlier].span, message);
            findings.push(finding.confidence(confidence(comparison.sureness)).related(figures[later].span, super::told(evidence, later)));
        }
    }
}
