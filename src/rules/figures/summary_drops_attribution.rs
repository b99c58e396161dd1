use foldhash::{HashSet, HashSetExt as _};

use super::measure;
use crate::evidence::Evidence;
use crate::figure::{Decimal, Measure, Standing, Within};
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// The body says who counted, or that the count is disputed; the summary states it as fact.
    ///
    /// ## Why
    ///
    /// Attribution is part of the claim: without it a party's count becomes the report's own (BBC Editorial Guidelines
    /// 3.3.4; ICD 206 on describing sources).
    ///
    /// ## What it cannot see
    ///
    /// Attribution in a sentence of the summary that does not hold the figure.
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
    /// According to the ministry, the raid killed 14 people.[^1] The opposition says that this toll is underestimated.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// # Summary
    ///
    /// According to the ministry, the raid killed 14 people, a toll that is disputed.
    ///
    /// # The raid
    ///
    /// According to the ministry, the raid killed 14 people.[^1] The opposition says that this toll is underestimated.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Say in the summary too whose count it is, or that it is disputed. `--ignore summary-drops-attribution` leaves the rule out.
    "summary-drops-attribution", Figures, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let figures = &evidence.figures;
    let body_figures = super::body(evidence);
    let mut told: HashSet<(Decimal, Measure)> = HashSet::new();
    for (index, figure) in figures.iter().enumerate().filter(|(_, f)| f.within == Within::Summary) {
        let quantity = &figure.quantity;
        let Some(key) = quantity.point.map(|point| (point, quantity.measure)) else { continue };
        if !quantity.measure.is_toll() || told.contains(&key) || super::speaks(figure) || figure.echo.is_none() {
            continue;
        }
        let Some(same) = body_figures.get(&key) else { continue };
        let Some(&first) = same.first() else { continue };
        let attributed = same.iter().all(|&i| super::speaks(&figures[i]));
        let disputed = same.iter().any(|&i| figures[i].standing == Standing::Disputed) && figure.standing != Standing::Disputed;
        if !attributed && !disputed {
            continue;
        }
        told.insert(key);
        let id = match (disputed, attributed) {
            (true, true) => "summary-drops-attribution-disputed",
            (true, false) => "summary-drops-dispute",
            _ => "summary-drops-attribution",
        };
        let message = Message::new(id)
            .with("value", figure.text.as_str())
            .with("measure", measure(quantity.measure))
            .with("voice", short(figures[first].attribution.as_deref().unwrap_or_default(), 40));
        let finding = Finding::new(&RULE, figure.text.clone(), super::place(evidence, index), figure.span, message);
        findings.push(finding.related(figures[first].span, super::told(evidence, first)));
    }
}
