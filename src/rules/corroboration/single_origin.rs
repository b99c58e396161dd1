use crate::evidence::Evidence;
use crate::finding::{Finding, Severity};
use crate::graph::Level;
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// The several sources of a claim belong to one editorial group.
    ///
    /// ## Why
    ///
    /// Sources that share a house or an origin look like confirmation and are one voice heard again: false
    /// corroboration, round-tripping (ACCORD manual, 2013, chapter 3; EASO COI report methodology, 2019). A
    /// second source of another origin is needed, or the text should name the house.
    ///
    /// The group is known from the document's own label "(Groupe …)", from the registry of publishers, or
    /// from the web host; services of one house can still disagree.
    ///
    /// ## What it cannot see
    ///
    /// Dependence that nobody declares: two outlets that copied one press release.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// Twelve people were killed on the bridge.[^1]
    ///
    /// [^1]: Radio Svoboda (Groupe RFE/RL), 04/05/2023 ; Radio Azattyk (Groupe RFE/RL), 05/05/2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// Twelve people were killed on the bridge.[^1]
    ///
    /// [^1]: Radio Svoboda (Groupe RFE/RL), 04/05/2023 ; Reuters, 05/05/2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Add a source of another origin. `--ignore single-origin` leaves the rule out.
    "single-origin", Corroboration, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for group in super::at_level(evidence, Level::SingleOrigin) {
        let Some(&index) = group.first() else { continue };
        let claim = &evidence.claims[index];
        let Some(weight) = &evidence.weights[index] else { continue };
        let voice = weight.discounted.iter().find_map(|d| evidence.voice(d.shared)).unwrap_or_default();
        let message = Message::new("single-origin")
            .with("claim", short(&claim.text(&evidence.document), 70))
            .with("count", weight.sources)
            .with("group", short(voice, 50));
        let mut finding =
            Finding::new(&RULE, format!("group:{voice}"), super::place(evidence, index), claim.span(&evidence.document), message);
        for &citation in evidence.claim_citations[index].iter().take(6) {
            finding = finding.related(evidence.citations[citation].span, Message::new("cited-here"));
        }
        let finding = super::with_others(finding, evidence, group.iter().copied().skip(1));
        findings.push(if super::cites_law_only(evidence, index) { finding.severity(Severity::Info) } else { finding });
    }
}
