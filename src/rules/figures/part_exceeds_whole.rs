use crate::evidence::Evidence;
use crate::figure::{Qualifier, Within};
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// A part is larger than the whole that it is said to be part of.
    ///
    /// ## Why
    ///
    /// One of the two numbers is a slip, or the part belongs to another count.
    ///
    /// ## What it cannot see
    ///
    /// Parts that are told in another sentence than their whole.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The raid left 14 dead, including 41 children.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The raid left 41 dead, including 14 children.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Correct the number that is wrong. `--ignore part-exceeds-whole` leaves the rule out.
    "part-exceeds-whole", Figures, Error, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let figures = &evidence.figures;
    for (index, figure) in figures.iter().enumerate().filter(|(_, f)| f.within != Within::Title) {
        let Some(whole) = figure.part_of else { continue };
        let (part, all) = (&figure.quantity, &figures[whole].quantity);
        let exceeds = part.unit == all.unit && part.hard.low.zip(all.soft.high).is_some_and(|(low, high)| low > high);
        if !exceeds || all.qualifier == Qualifier::Vague {
            continue;
        }
        let message = Message::new("part-exceeds-whole").with("part", figure.text.as_str()).with("whole", figures[whole].text.as_str());
        let cause = format!("{}/{}", figure.text, figures[whole].text);
        let finding = Finding::new(&RULE, cause, super::place(evidence, index), figure.span, message);
        findings.push(finding.related(figures[whole].span, super::told(evidence, whole)));
    }
}
