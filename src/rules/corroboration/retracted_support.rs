use foldhash::{HashSet, HashSetExt as _};

use crate::evidence::Evidence;
use crate::finding::{Finding, Severity};
use crate::graph::Level;
use crate::message::Message;
use crate::rules::citations::{named, place};
use crate::rules::declare_rule;

declare_rule! {
    /// A claim rests on a source that was withdrawn.
    ///
    /// ## Why
    ///
    /// What a publisher takes back confirms nothing, and neither does what only passes it on (Every Casualty,
    /// Standards for Casualty Recording, 2016, p. 57; ICD 206). The bibliography says so ("[Retracted]"), or the
    /// configuration. A claim without any other source is an error, one with others a warning: it is weighed again
    /// without what was withdrawn.
    ///
    /// ## What it cannot see
    ///
    /// Withdrawals that neither the bibliography nor the configuration tells of: no source is opened.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// Twelve people were killed.[^1]
    ///
    /// [^1]: Daily Post, 4 May 2023
    ///
    /// # Bibliography
    ///
    /// Daily Post, "Twelve dead" [Retracted], 4 May 2023, https://dailypost.example.com/12
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// Twelve people were killed.[^1]
    ///
    /// [^1]: Daily Post, 4 May 2023
    ///
    /// # Bibliography
    ///
    /// Daily Post, "Twelve dead", 4 May 2023, https://dailypost.example.com/12
    /// ```
    ///
    /// ## To silence it
    ///
    /// Replace the source, or say in the text that it was withdrawn. `--ignore retracted-support` leaves the rule out.
    "retracted-support", Corroboration, Error, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let withdrawn = &evidence.withdrawn;
    if withdrawn.is_empty() {
        return;
    }
    let mut seen: HashSet<&[usize]> = HashSet::new();
    for (index, claim) in evidence.claims.iter().enumerate() {
        let cited = evidence.claim_citations[index].as_slice();
        let rests = |c: &&usize| evidence.citations[**c].resolution.sources.iter().any(|s| withdrawn.binary_search(s).is_ok());
        let Some(&citation) = cited.iter().find(rests).filter(|_| seen.insert(cited)) else { continue };
        let Some(weight) = &evidence.weights[index] else { continue };
        let citation = &evidence.citations[citation];
        let sole = weight.level == Level::Unusable;
        let id = if sole { "retracted-support" } else { "retracted-support-other" };
        let named = named(evidence, citation);
        let message = Message::new(id).with("named", named.clone()).with("count", weight.origins);
        let finding = Finding::new(&RULE, named, place(evidence, citation), citation.span, message)
            .related(claim.span(&evidence.document), Message::new("supports-this"));
        findings.push(if sole { finding } else { finding.severity(Severity::Warning) });
    }
}
