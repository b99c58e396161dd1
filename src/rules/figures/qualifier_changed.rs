use foldhash::{HashSet, HashSetExt as _};

use crate::evidence::Evidence;
use crate::figure::{Decimal, Measure, Within};
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// The same number stands once with a bound and once without.
    ///
    /// ## Why
    ///
    /// "At least 14" and "14" are not the same claim: a summary that drops the bound says more than the body (Every Casualty,
    /// Standards for Casualty Recording, 2016, p. 25).
    ///
    /// ## What it cannot see
    ///
    /// Bounds that are said in other words than numbers' own.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// # Summary
    ///
    /// The raid killed 14 people.
    ///
    /// # The raid
    ///
    /// The raid killed at least 14 people.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// # Summary
    ///
    /// The raid killed at least 14 people.
    ///
    /// # The raid
    ///
    /// The raid killed at least 14 people.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Use the same bound in both places. `--ignore qualifier-changed` leaves the rule out.
    "qualifier-changed", Figures, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let figures = &evidence.figures;
    let body_figures = super::body(evidence);
    let mut told: HashSet<(Decimal, Measure)> = HashSet::new();
    for (index, figure) in figures.iter().enumerate().filter(|(_, f)| f.within == Within::Summary) {
        let (Some(point), class) = (figure.quantity.point, figure.quantity.measure) else { continue };
        if !class.is_count() || told.contains(&(point, class)) || figure.echo.is_none() {
            continue;
        }
        let Some(same) = body_figures.get(&(point, class)) else { continue };
        let kept = same.iter().any(|&i| figures[i].quantity.qualifier == figure.quantity.qualifier);
        let Some(&body) = same.first().filter(|_| !kept) else { continue };
        told.insert((point, class));
        let message = Message::new("qualifier-changed").with("value", figure.text.as_str()).with("other", figures[body].text.as_str());
        let finding = Finding::new(&RULE, figure.text.clone(), super::place(evidence, index), figure.span, message);
        findings.push(finding.related(figures[body].span, super::told(evidence, body)));
    }
}
