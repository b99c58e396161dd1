use crate::evidence::Evidence;
use crate::finding::{Finding, Severity};
use crate::graph::{Flag, Level};
use crate::message::Message;
use crate::rules::corroboration::own_matter::is_own_matter;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// A claim rests on one source.
    ///
    /// ## Why
    ///
    /// COI standards ask for cross-checking against independent sources, and that information which could
    /// not be cross-checked be presented as such (EASO COI report methodology, 2019; ACCORD manual, 2013;
    /// BBC Editorial Guidelines 3.2.3). First say in the text whose word it is; then look for a second
    /// source of another origin.
    ///
    /// Where the author says that the claim could not be cross-checked, the finding is for information. So it is where
    /// the one source is the one there is: for what its publisher does or is, for statistics of their office, for talk
    /// that the text calls a rumour.
    ///
    /// ## What it cannot see
    ///
    /// Whether one source is enough, as it is for what a body says of its own acts.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// Twelve people were killed on the bridge.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// Twelve people were killed on the bridge.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge ; BBC, 5 May 2023, https://www.bbc.com/news/bridge
    /// ```
    ///
    /// ## To silence it
    ///
    /// Add a source of another origin, or say that there is none. `--ignore single-source` leaves the rule
    /// out.
    "single-source", Corroboration, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for group in super::at_level(evidence, Level::SingleSource) {
        // of the passages on one note the first that says of itself less than it should
        let Some(&index) = group.iter().find(|&&i| !is_enough(evidence, i)).or(group.first()) else { continue };
        let claim = &evidence.claims[index];
        let source = evidence.claim_citations[index].first().map(|&c| voice(evidence, c)).unwrap_or_default();
        let message =
            Message::new("single-source").with("claim", short(&claim.text(&evidence.document), 70)).with("source", short(&source, 50));
        let finding = Finding::new(&RULE, cause(evidence, index), super::place(evidence, index), claim.span(&evidence.document), message);
        let enough = is_enough(evidence, index);
        let others = group.iter().copied().filter(|&other| other != index && (enough || !is_enough(evidence, other)));
        let finding = super::with_others(finding, evidence, others);
        findings.push(if enough { finding.severity(Severity::Info) } else { finding });
    }
}

/// The author says whose word it is, or that it could not be cross-checked; or the one source is the one there is.
fn is_enough(evidence: &Evidence, index: usize) -> bool {
    let said = |flag| evidence.weights[index].as_ref().is_some_and(|w| w.flags.contains(&flag));
    said(Flag::Acknowledged)
        || said(Flag::Attributed)
        || evidence.claims[index].official_act
        // for what a law or a judgment says, it is the one source there is
        || super::cites_law_only(evidence, index)
        || is_own_matter(evidence, index)
}

fn cause(evidence: &Evidence, claim: usize) -> String {
    let labels: Vec<&str> = evidence.claims[claim].footnotes.iter().map(|&n| evidence.document.footnotes[n].label.as_str()).collect();
    if labels.is_empty() { evidence.claims[claim].text(&evidence.document) } else { labels.join(",") }
}

/// Who speaks: the publisher, or for a law its title.
fn voice(evidence: &Evidence, citation: usize) -> String {
    let citation = &evidence.citations[citation];
    match (evidence.known_publisher_of(citation), &citation.reference.title) {
        ("", Some(title)) => title.to_string(),
        (publisher, _) => publisher.to_owned(),
    }
}
