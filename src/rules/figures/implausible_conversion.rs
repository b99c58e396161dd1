use crate::evidence::Evidence;
use crate::figure::{Decimal, Measure};
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// A sum and its conversion into another currency do not fit each other.
    ///
    /// ## Why
    ///
    /// A slip of a scale word ("millions" for "milliards") passes every eye; no exchange rate of the last decades explains
    /// it.
    ///
    /// ## What it cannot see
    ///
    /// Currencies whose rate the program does not know; pounds and dollars of no named country are taken for the commonest.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bank is worth 3.1 billion pounds ($4.3 million).[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bank is worth 3.1 billion pounds ($4.3 billion).[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Correct the sum that is wrong. `--ignore implausible-conversion` leaves the rule out.
    "implausible-conversion", Figures, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let figures = &evidence.figures;
    for index in 1..figures.len() {
        let (left, right) = (&figures[index - 1], &figures[index]);
        let money = |f: &crate::figure::Figure| matches!(f.quantity.measure, Measure::Money | Measure::Price);
        if !money(left)
            || !money(right)
            || left.claim != right.claim
            || left.source != right.source
            || left.quantity.unit == right.quantity.unit
        {
            continue;
        }
        let text = evidence.document.input.text();
        let between = text.get(left.span.end..right.span.start).unwrap_or_default();
        if !is_conversion(between) {
            continue;
        }
        let (Some(from), Some(to)) = (left.quantity.point, right.quantity.point) else { continue };
        let (Some(a), Some(b)) = (rate(left.quantity.unit.as_deref()), rate(right.quantity.unit.as_deref())) else { continue };
        // what one unit of the left is in units of the right, at the extremes of decades
        let (low, high) = (a.0 / b.1 / SLACK, a.1 / b.0 * SLACK);
        let told = to.to_f64() / from.to_f64();
        if from == Decimal::ZERO || told >= low && told <= high {
            continue;
        }
        let message = Message::new("implausible-conversion").with("left", left.text.as_str()).with("right", right.text.as_str());
        let finding = Finding::new(&RULE, left.text.clone(), super::place(evidence, index - 1), left.span, message);
        findings.push(finding.related(right.span, Message::new("cited-here")));
    }
}

/// Rates move; a slip of a scale word is a thousand.
const SLACK: f64 = 3.0;

/// "3.1 billion pounds ($4.3 million)", "3,1 milliards, soit 4,3 millions": nothing but a bracket or a word of
/// conversion between.
fn is_conversion(between: &str) -> bool {
    const LONGEST: usize = 40;
    let trimmed = between.trim();
    between.len() <= LONGEST && (trimmed.ends_with('(') || super::conversion_word(trimmed))
}

/// US dollars for one unit, the least and the most since 1995; `None` for currencies of no known rate. Pounds of no
/// named country have no code.
fn rate(code: Option<&str>) -> Option<(f64, f64)> {
    super::rates().get(code.unwrap_or_default()).copied()
}
