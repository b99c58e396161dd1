use foldhash::{HashSet, HashSetExt as _};

use crate::claim::Part;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::graph::Flag;
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// Only parties to the conflict support a claim.
    ///
    /// ## Why
    ///
    /// Who takes part in a conflict has an interest in what is believed of it (EASO COI report methodology, 2019:
    /// source assessment). Which sources are parties is said by the bibliography's sections or the configuration
    /// (`type = "party"`).
    ///
    /// ## What it cannot see
    ///
    /// Parties that neither the bibliography nor the configuration names.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The town was taken.[^1]
    ///
    /// [^1]: Northern Front, 4 May 2023
    ///
    /// # Bibliography
    ///
    /// ## Parties to the conflict
    ///
    /// Northern Front, "Communiqué 12", 4 May 2023, https://front.example.org/12
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The town was taken.[^1]
    ///
    /// [^1]: Northern Front, 4 May 2023 ; Reuters, 4 May 2023
    ///
    /// # Bibliography
    ///
    /// ## Parties to the conflict
    ///
    /// Northern Front, "Communiqué 12", 4 May 2023, https://front.example.org/12
    ///
    /// ## Media
    ///
    /// Reuters, "Town taken", 4 May 2023, https://www.reuters.com/world/town
    /// ```
    ///
    /// ## To silence it
    ///
    /// Add a source that takes no part, or attribute the claim. `--ignore party-only` leaves the rule out.
    "party-only", Corroboration, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let mut seen: HashSet<&[usize]> = HashSet::new();
    for (index, claim) in evidence.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Body) {
        let Some(weight) = evidence.weights[index].as_ref().filter(|w| w.flags.contains(&Flag::PartyOnly)) else { continue };
        if !seen.insert(evidence.claim_citations[index].as_slice()) {
            continue;
        }
        let text = claim.text(&evidence.document);
        let message = Message::new("party-only").with("claim", short(&text, 70)).with("count", weight.sources);
        findings.push(Finding::new(&RULE, text, super::place(evidence, index), claim.span(&evidence.document), message));
    }
}
