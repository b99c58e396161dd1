use foldhash::{HashMap, HashMapExt as _};

use super::measure;
use crate::evidence::Evidence;
use crate::figure::{Figure, Quantity, Standing, Within};
use crate::finding::{Finding, Severity};
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// The titles of the sources that a claim cites give another figure for the same measure.
    ///
    /// ## Why
    ///
    /// A headline is what a reader sees who follows the note: where it gives another number, one of the two is wrong, or the
    /// note cites the wrong day (BBC Editorial Guidelines 3.2.3).
    ///
    /// ## What it cannot see
    ///
    /// Figures inside the cited sources: nothing is opened.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The clashes left 227 dead.[^1]
    ///
    /// [^1]: Reuters, "Clashes leave 164 dead", 4 May 2023 ; BBC, "The night of the clashes", 5 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The clashes left 164 dead.[^1]
    ///
    /// [^1]: Reuters, "Clashes leave 164 dead", 4 May 2023 ; BBC, "The night of the clashes", 5 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Check the figure against its sources, or cite the one that gives it. `--ignore figure-differs-from-cited-title` leaves the rule out.
    "figure-differs-from-cited-title", Figures, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let figures = &evidence.figures;
    let mut of_source: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, figure) in figures.iter().enumerate() {
        if let Some(source) = figure.source {
            of_source.entry(source).or_default().push(index);
        }
    }
    for (index, figure) in figures.iter().enumerate() {
        let (Within::Body, Some(claim)) = (figure.within, figure.claim) else { continue };
        let told = figure.quantity.measure.is_toll()
            && figure.part_of.is_none()
            && figure.standing == Standing::Standing
            && !figure.quantity.earlier
            && !figure.quantity.step;
        if !told {
            continue;
        }
        let cited: Vec<usize> =
            evidence.claim_citations[claim].iter().flat_map(|&k| evidence.citations[k].resolution.sources.iter().copied()).collect();
        let titles: Vec<usize> = cited
            .iter()
            .filter_map(|source| of_source.get(source))
            .flatten()
            .copied()
            .filter(|&i| figures[i].quantity.measure == figure.quantity.measure)
            .collect();
        let differs = |&i: &usize| {
            let (a, b) = (&figures[i].quantity, &figure.quantity);
            let apart = !a.soft.overlaps(b.soft) && !a.hard.contains(b.hard) && !b.hard.contains(a.hard);
            apart && !is_of_something_else(a, b) && a.population == b.population && of_one_place(&figures[i], figure)
        };
        // the title that gives another count of the text is cited for that one
        let taken = titles.iter().any(|&i| figures[i].echo.is_some_and(|echo| echo != index));
        let Some(&first) = titles.first().filter(|_| !taken && titles.iter().all(differs)) else { continue };
        let message = Message::new("figure-differs-from-cited-title")
            .with("value", figure.text.as_str())
            .with("title", figures[first].text.as_str())
            .with("measure", measure(figure.quantity.measure))
            .with("source", figures[first].attribution.clone().unwrap_or_default());
        let mut finding = Finding::new(&RULE, figure.text.clone(), super::place(evidence, index), figure.span, message);
        for &title in titles.iter().take(6) {
            finding = finding.related(figures[title].span, super::told(evidence, title));
        }
        // an older title is no contradiction: the count went on
        let older = figures[first].as_of.zip(figure.as_of).is_some_and(|(title, own)| title.earliest() < own.earliest());
        findings.push(if older { finding.severity(Severity::Info) } else { finding });
    }
}

/// So many times another, a count is no misreading of it: a title may tell of one charge or one town.
fn is_of_something_else(a: &Quantity, b: &Quantity) -> bool {
    const TIMES: f64 = 10.0;
    let (Some(a), Some(b)) = (a.point, b.point) else { return false };
    let (a, b) = (a.to_f64(), b.to_f64());
    a > b * TIMES || b > a * TIMES
}

/// Both are of the place that they name, or the title names none and the text's is that of its heading.
fn of_one_place(title: &Figure, own: &Figure) -> bool {
    match (&title.site, &own.site) {
        (Some(title), Some(own)) => !title.inferred && (title.id == own.id && title.id.is_some() || title.name == own.name),
        (None, own) => own.as_ref().is_none_or(|site| site.inferred),
        (Some(_), None) => false,
    }
}
