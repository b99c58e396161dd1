use crate::evidence::Evidence;
use crate::figure::{Decimal, Measure, Qualifier};
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// The text says that a number doubled, tripled or grew so many times, and its own figures say otherwise.
    ///
    /// ## Why
    ///
    /// A ratio is worked out by hand, the night before publication; the two numbers beside it are all that is needed to
    /// check it.
    ///
    /// ## What it cannot see
    ///
    /// Ratios whose two numbers stand in different sentences.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// Arrests tripled from 120 to 480 in a year.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// Arrests tripled from 120 to 360 in a year.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Correct the ratio, or the number. `--ignore wrong-ratio` leaves the rule out.
    "wrong-ratio", Figures, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let figures = &evidence.figures;
    for (index, figure) in figures.iter().enumerate().filter(|(_, f)| f.quantity.measure == Measure::Ratio) {
        let Some(ratio) = figure.quantity.point else { continue };
        // "from a to b" of the same claim, the earlier value first
        let near = |i: &usize| figures[*i].claim == figure.claim && figures[*i].source == figure.source;
        let earlier = (0..figures.len()).skip(index.saturating_sub(3)).take(6).filter(near).find(|&i| figures[i].quantity.earlier);
        let Some(earlier) = earlier else { continue };
        let Some(later) = figures.get(earlier + 1).filter(|f| f.claim == figure.claim && f.quantity.measure != Measure::Ratio) else {
            continue;
        };
        let (Some(from), Some(to)) = (figures[earlier].quantity.point, later.quantity.point) else { continue };
        if from == Decimal::ZERO || figures[earlier].quantity.unit != later.quantity.unit {
            continue;
        }
        let told = to.to_f64() / from.to_f64();
        let slack = if figure.quantity.qualifier == Qualifier::Exact { 0.15 } else { 0.3 };
        let off = (told - ratio.to_f64()).abs() / ratio.to_f64().max(f64::MIN_POSITIVE);
        let bounded = matches!(figure.quantity.qualifier, Qualifier::MoreThan | Qualifier::AtLeast) && told >= ratio.to_f64();
        if off <= slack || bounded {
            continue;
        }
        let message = Message::new("wrong-ratio")
            .with("ratio", figure.text.as_str())
            .with("from", figures[earlier].text.as_str())
            .with("to", later.text.as_str())
            .with("told", format!("{told:.1}"));
        let finding = Finding::new(&RULE, figure.text.clone(), super::place(evidence, index), figure.span, message);
        findings.push(finding.related(figures[earlier].span, super::told(evidence, earlier)));
    }
}
