use crate::claim::{Part, VoiceKind};
use crate::evidence::Evidence;
use crate::finding::{Finding, Severity};
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// Several voices are claimed, and one source is cited.
    ///
    /// ## Why
    ///
    /// "Several sources", "other media" promise a reader more than the note holds (ACCORD manual, 2013, chapter 3;
    /// EASO COI report methodology, 2019). Where the voices are named in kind ("witnesses", "residents") one outlet
    /// may well have asked several of them: for information only.
    ///
    /// ## What it cannot see
    ///
    /// Voices that the one source itself cites.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// Other sources say that the bridge stayed open.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// Reuters says that the bridge stayed open.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Cite the others, or name the one. `--ignore plural-attribution` leaves the rule out.
    "plural-attribution", Corroboration, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for (index, claim) in evidence.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Body) {
        let Some(weight) = evidence.weights[index].as_ref().filter(|w| w.sources == 1) else { continue };
        debug_assert!(weight.sources == 1);
        let several = claim.voices.iter().find(|v| matches!(v.kind, VoiceKind::Several | VoiceKind::Plural));
        let Some(voice) = several else { continue };
        let source =
            evidence.claim_citations[index].first().map(|&c| evidence.known_publisher_of(&evidence.citations[c])).unwrap_or_default();
        let message = Message::new("plural-attribution").with("voices", short(&voice.name, 50)).with("source", short(source, 40));
        let span = evidence.document.blocks[claim.block].text.span(voice.range.clone());
        let finding = Finding::new(&RULE, voice.name.clone(), super::place(evidence, index), span, message);
        findings.push(if voice.kind == VoiceKind::Plural { finding.severity(Severity::Info) } else { finding });
    }
}
