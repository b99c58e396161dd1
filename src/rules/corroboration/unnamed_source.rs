use crate::claim::{Part, VoiceKind};
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// A claim stands on the word of somebody without a name.
    ///
    /// ## Why
    ///
    /// A reader cannot weigh who is not named (BBC Editorial Guidelines 3.3.4; ICD 206: source descriptors). The
    /// least is to say what kind of person it is and why no name is given.
    ///
    /// ## What it cannot see
    ///
    /// Names that the cited source gives and the report leaves out.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// According to a police source, the bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// According to the prefect, the bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Say who it is, or why it is not said. `--ignore unnamed-source` leaves the rule out.
    "unnamed-source", Corroboration, Info, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for (index, claim) in evidence.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Body) {
        for voice in claim.voices.iter().filter(|v| v.kind == VoiceKind::Unnamed) {
            let message = Message::new("unnamed-source").with("voice", short(&voice.name, 60));
            let span = evidence.document.blocks[claim.block].text.span(voice.range.clone());
            findings.push(Finding::new(&RULE, voice.name.clone(), super::place(evidence, index), span, message));
        }
    }
}
