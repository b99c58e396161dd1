use crate::citation::Channel;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::citations::{named_source, place};
use crate::rules::{declare_rule, short};

declare_rule! {
    /// A source was read through another.
    ///
    /// ## Why
    ///
    /// What is cited was not seen: the one in between may have cut, translated or misread it (ACCORD manual, 2013:
    /// go back to the original). One finding is given per source.
    ///
    /// ## What it cannot see
    ///
    /// Sources read through others without a word.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Interfax, cited by Eurasianet, 4 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Interfax, 4 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Cite the original, or leave it as it is said. `--ignore second-hand-source` leaves the rule out.
    "second-hand-source", Corroboration, Info, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for source in &evidence.sources {
        let Some(&first) = source.cited_by.first() else { continue };
        let reference = &source.reference;
        let Some(via) = reference.via.as_deref().filter(|_| reference.channel == Some(Channel::Relay)) else { continue };
        let citation = &evidence.citations[first];
        let named = named_source(evidence, source);
        let message = Message::new("second-hand-source").with("named", named.clone()).with("via", short(via, 40));
        findings.push(Finding::new(&RULE, named, place(evidence, citation), citation.span, message));
    }
}
