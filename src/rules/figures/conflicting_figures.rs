use super::{confidence, measure};
use crate::evidence::Evidence;
use crate::figure::{Relation, Sureness, Within, timeline};
use crate::finding::{Finding, Severity};
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// Figures of one measure, place and event differ beyond what their bounds allow.
    ///
    /// ## Why
    ///
    /// A report's counts are what readers quote: a difference that the text does not explain costs it their trust (Every
    /// Casualty, Standards for Casualty Recording, 2016, p. 57; EUAA COI report methodology, on contradictory information).
    /// All figures of one toll are one finding, in the order of their dates. For information only where dates or a
    /// withdrawal explain every step.
    ///
    /// ## What it cannot see
    ///
    /// Whether two counts are of one event where the text does not say; what a figure without a place is about.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The ministry counted 26 dead on 7 May 2023.[^1] The hospital counted 61 dead on 7 May 2023.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// [^2]: AFP, 6 May 2023 ; DPA, 7 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The ministry counted 26 dead on 7 May 2023.[^1] The hospital, too, counted 26 dead on 7 May 2023.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// [^2]: AFP, 6 May 2023 ; DPA, 7 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Say whose count each figure is and why they differ, or keep the one that stands. `--ignore conflicting-figures` leaves the rule out.
    "conflicting-figures", Figures, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for toll in evidence.tolls.iter().filter(|t| t.differs()) {
        let figures = &evidence.figures;
        let sure = toll.comparisons.iter().filter(|c| c.relation.is_disjoint()).map(|c| c.sureness).max().unwrap_or(Sureness::Low);
        let shown = timeline(figures, toll);
        let in_text = |&&f: &&usize| figures[f].within != Within::Title;
        // titles alone are the press's matter, not the author's
        let Some(&first) = shown.iter().find(in_text) else { continue };
        if shown.len() < 2 {
            continue;
        }
        let unexplained = toll.comparisons.iter().any(|c| {
            let [left, right] = c.figures.map(|f| &figures[f]);
            let one_voice = left.as_of == right.as_of && left.attribution.is_some() && left.attribution == right.attribution;
            c.sureness > Sureness::Low
                && (c.relation == Relation::Conflict || c.relation.is_disjoint() && one_voice && c.relation != Relation::Retracted)
        });
        let values = shown.iter().map(|&f| figures[f].text.as_str()).collect::<Vec<_>>().join(" → ");
        let message = Message::new("conflicting-figures").with("measure", measure(toll.measure)).with("values", short(&values, 90));
        let cause = format!("{} {}", toll.measure.slug(), toll.place.as_deref().unwrap_or_default());
        let mut finding =
            Finding::new(&RULE, cause, super::place(evidence, first), figures[first].span, message).confidence(confidence(sure));
        for &other in shown.iter().filter(|&&f| f != first) {
            finding = finding.related(figures[other].span, super::told(evidence, other));
        }
        findings.push(if unexplained { finding } else { finding.severity(Severity::Info) });
    }
}
