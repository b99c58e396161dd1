use foldhash::HashSet;

use super::measure;
use crate::evidence::Evidence;
use crate::figure::{Decimal, Figure, Measure, Qualifier, Within};
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// The summary gives a figure that the body does not hold.
    ///
    /// ## Why
    ///
    /// Most readers read the summary alone. Each of its figures must be found in the body, where its source is (EUAA COI
    /// report methodology, on summaries).
    ///
    /// ## What it cannot see
    ///
    /// Statements of a summary that are no figures.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// # Summary
    ///
    /// The raid killed 41 people.
    ///
    /// # The raid
    ///
    /// The raid killed 14 people.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// # Summary
    ///
    /// The raid killed 14 people.
    ///
    /// # The raid
    ///
    /// The raid killed 14 people.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Mend the summary, or give the figure and its source in the body. `--ignore unsupported-summary` leaves the rule out.
    "unsupported-summary", Figures, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let figures = &evidence.figures;
    let body: Vec<&Figure> = figures.iter().filter(|f| matches!(f.within, Within::Body | Within::Footnote)).collect();
    if body.is_empty() {
        return;
    }
    /// A summary with more figures that the body lacks is another document's.
    const MOST: usize = 100;
    let numbers: HashSet<Decimal> = body.iter().filter_map(|f| f.quantity.point).collect();
    let mut told: Vec<(Option<Decimal>, Measure)> = Vec::new();
    for (index, figure) in figures.iter().enumerate().filter(|(_, f)| f.within == Within::Summary) {
        let quantity = &figure.quantity;
        let precise = quantity.point.is_some()
            && quantity.qualifier != Qualifier::About
            && (quantity.measure.is_count() || matches!(quantity.measure, Measure::Money | Measure::Share));
        // the class of a number in another sentence may be read otherwise: the number decides
        let found = quantity.point.is_some_and(|p| numbers.contains(&p))
            || body.iter().any(|f| {
                f.quantity.measure == quantity.measure
                    && f.quantity.soft.overlaps(quantity.soft)
                    && f.quantity.qualifier != Qualifier::Vague
            });
        if !precise || found || quantity.point.is_some_and(|p| p <= Decimal::whole(2)) || told.contains(&(quantity.point, quantity.measure))
        {
            continue;
        }
        told.push((quantity.point, quantity.measure));
        if told.len() > MOST {
            return;
        }
        let message = Message::new("unsupported-summary").with("value", figure.text.as_str()).with("measure", measure(quantity.measure));
        findings.push(Finding::new(&RULE, figure.text.clone(), super::place(evidence, index), figure.span, message));
    }
}
