use crate::evidence::Evidence;
use crate::finding::{Finding, Severity};
use crate::message::Message;
use crate::rules::citations::{named_source, place};
use crate::rules::{declare_rule, short};

declare_rule! {
    /// Sources that derive from each other, and from nobody else, stand behind a claim.
    ///
    /// ## Why
    ///
    /// Each of them seems to confirm the other, and none reports anything: round-tripping (ACCORD manual, 2013,
    /// chapter 3; Every Casualty, Standards for Casualty Recording, 2016, p. 25). What is seen is what the references
    /// themselves declare ("according to …", "citing …") and what the configuration says.
    ///
    /// ## What it cannot see
    ///
    /// Circles that nobody declares.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// Twelve people were killed.[^1]
    ///
    /// [^1]: Interfax, citing TASS, 4 May 2023 ; TASS, according to Interfax, 4 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// Twelve people were killed.[^1]
    ///
    /// [^1]: Interfax, citing TASS, 4 May 2023 ; TASS, 4 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Cite who reported it first. `--ignore circular-sourcing` leaves the rule out.
    "circular-sourcing", Corroboration, Error, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for cycle in &evidence.cycles {
        let members: Vec<usize> = cycle.iter().map(|s| s.index()).filter(|&s| s < evidence.sources.len()).collect();
        let mut cited = members.iter().flat_map(|&s| &evidence.sources[s].cited_by).map(|&c| &evidence.citations[c]);
        let Some(first) = cited.next() else { continue };
        let mut names: Vec<String> = members.iter().map(|&s| named_source(evidence, &evidence.sources[s])).collect();
        names.dedup();
        let message = Message::new("circular-sourcing").with("sources", short(&names.join(" → "), 90));
        let mut finding = Finding::new(&RULE, names.join(":"), place(evidence, first), first.span, message);
        for other in cited.take(6) {
            finding = finding.related(other.span, Message::new("cited-here"));
        }
        // an origin of its own leads out of the circle
        let closed = members.iter().all(|&s| evidence.is_circular(s));
        findings.push(if closed { finding } else { finding.severity(Severity::Warning) });
    }
}
