use crate::claim::{CaveatKind, Part};
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// The author says that a claim could not be confirmed.
    ///
    /// ## Why
    ///
    /// To say so is good practice (Every Casualty, Standards for Casualty Recording, 2016, p. 57: signal what is
    /// unconfirmed; EASO COI report methodology, 2019). The list of such claims is what an editor reads again before
    /// publication.
    ///
    /// ## What it cannot see
    ///
    /// Reserve in words that no lexicon holds.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// Soldiers were taken prisoner.[^1] This information could not be independently verified.
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// Soldiers were taken prisoner.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Nothing is to be done. `--ignore unconfirmed-claim` leaves the rule out.
    "unconfirmed-claim", Corroboration, Info, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for (index, claim) in evidence.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Body) {
        let Some(caveat) = claim.caveat(CaveatKind::Acknowledged) else { continue };
        let text = claim.text(&evidence.document);
        let message = Message::new("unconfirmed-claim").with("claim", short(&text, 70));
        let words = evidence.document.blocks[claim.block].text.span(caveat.range.clone());
        let finding = Finding::new(&RULE, text, super::place(evidence, index), claim.span(&evidence.document), message);
        findings.push(finding.related(words, Message::new("says-so")));
    }
}
