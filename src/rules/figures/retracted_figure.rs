use foldhash::{HashMap, HashMapExt as _};

use super::measure;
use crate::evidence::Evidence;
use crate::figure::{Decimal, Relation, Standing, Within};
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// A figure that was withdrawn is given elsewhere as if it stood.
    ///
    /// ## Why
    ///
    /// Whoever reads only the other passage quotes a number that its own source took back (Every Casualty, Standards for
    /// Casualty Recording, 2016, p. 57).
    ///
    /// ## What it cannot see
    ///
    /// A withdrawal that the text does not tell.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// A message put the toll at 164 dead on 9 May 2023.[^1] The ministry withdrew that figure the same day.[^1]
    ///
    /// The riots left 164 dead on 9 May 2023.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// [^2]: AFP, 6 May 2023 ; DPA, 7 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// A message put the toll at 164 dead on 9 May 2023.[^1] The ministry withdrew that figure the same day.[^1]
    ///
    /// The riots left many dead.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// [^2]: AFP, 6 May 2023 ; DPA, 7 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Say there too that it was withdrawn, or take it out. `--ignore retracted-figure` leaves the rule out.
    "retracted-figure", Figures, Warning, Medium
}

/// So many figures behind one may tell what came of it.
const BESIDE: usize = 4;

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let figures = &evidence.figures;
    let mut withdrawn: HashMap<Decimal, Vec<usize>> = HashMap::new();
    for (index, figure) in figures.iter().enumerate().filter(|(_, f)| f.standing == Standing::Retracted && !f.quantity.rejected) {
        if let Some(point) = figure.quantity.point {
            withdrawn.entry(point).or_default().push(index);
        }
    }
    for (index, figure) in figures.iter().enumerate() {
        let stands = figure.standing == Standing::Standing
            && matches!(figure.within, Within::Body | Within::Summary)
            && figure.quantity.measure.is_toll();
        // "which first spoke of four deaths, now admits 17": its own sentence tells what came of it
        let gone_on = |&next: &usize| {
            let later = &figures[next];
            later.block == figure.block
                && later.sentence == figure.sentence
                && later.quantity.measure == figure.quantity.measure
                && matches!(evidence.relation(index, next).0, Relation::Superseded | Relation::Retracted)
        };
        let stands = stands && !(index + 1..figures.len().min(index + 1 + BESIDE)).any(|next| gone_on(&next));
        let Some(same) = figure.quantity.point.filter(|_| stands).and_then(|point| withdrawn.get(&point)) else { continue };
        // the nearest few: a number that is withdrawn a hundred times is one number
        const NEAREST: usize = 12;
        let same = same
            .iter()
            .copied()
            .take(NEAREST)
            .find(|&w| figures[w].claim != figure.claim && evidence.relation(w, index).0 == Relation::Agree);
        let Some(withdrawn) = same else { continue };
        let message =
            Message::new("retracted-figure").with("value", figure.text.as_str()).with("measure", measure(figure.quantity.measure));
        let finding = Finding::new(&RULE, figure.text.clone(), super::place(evidence, index), figure.span, message);
        findings.push(finding.related(figures[withdrawn].span, super::told(evidence, withdrawn)));
    }
}
