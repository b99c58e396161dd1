use crate::claim::{CaveatKind, Part, VoiceKind, is_of_several, is_plural};
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::graph::{Flag, Level};
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// What the text says of the evidence does not fit the citations.
    ///
    /// ## Why
    ///
    /// A claim is said to be unconfirmed though two independent origins are cited, or confirmed by several sources
    /// though one origin is (EASO COI report methodology, 2019; BBC Editorial Guidelines 3.2.3). Either the words or
    /// the note are to be mended.
    ///
    /// ## What it cannot see
    ///
    /// Confirmation by what the note does not cite. A caveat of two counts or accounts ("neither figure could be
    /// verified") is held against no claim: their sources are not added up. "Confirmed by the Senate", "confirmé à son poste" confirm an office
    /// and are left alone.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// Several sources say that the bridge was closed.[^1]
    ///
    /// [^1]: Radio Svoboda, 4 May 2023 ; Radio Azattyk, 5 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// Several sources say that the bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Cite what confirms it, or take the words back. `--ignore mismatched-caveat` leaves the rule out.
    "mismatched-caveat", Corroboration, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for (index, claim) in evidence.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Body) {
        let Some(weight) = evidence.weights[index].as_ref().filter(|w| w.level != Level::Unsourced) else { continue };
        let block = &evidence.document.blocks[claim.block];
        let several = |range: &std::ops::Range<usize>| {
            let mut voices = claim.voices.iter().filter(|v| matches!(v.kind, VoiceKind::Several | VoiceKind::Plural));
            voices.any(|v| v.range.start < range.end && range.start < v.range.end)
        };
        // sources of several claims are not added up: one claim alone must have two origins
        let of_several = |range: std::ops::Range<usize>| {
            let words = &block.text.as_str()[range];
            let shared = |i: usize| {
                let other = evidence.claims.get(i);
                i != index && other.is_some_and(|o| o.block == claim.block && !o.footnotes.is_empty() && o.footnotes == claim.footnotes)
            };
            is_of_several(words) || is_plural(words) && (shared(index + 1) || index > 0 && shared(index - 1))
        };
        let one_speaker = weight.flags.contains(&Flag::OneSpeaker);
        let (id, range) = match (claim.caveat(CaveatKind::Acknowledged), &claim.said_confirmed) {
            (Some(caveat), _) if weight.origins >= 2 && !one_speaker && !of_several(caveat.range.clone()) => {
                ("mismatched-caveat-unconfirmed", caveat.range.clone())
            }
            // several voices with one source are told by `plural-attribution`
            (None, Some(range)) if weight.sources == 1 && several(range) => continue,
            (None, Some(range)) if weight.origins < 2 => ("mismatched-caveat", range.clone()),
            _ => continue,
        };
        let words = &block.text.as_str()[range.clone()];
        let message = Message::new(id).with("words", short(words, 60)).with("count", weight.origins);
        let finding = Finding::new(&RULE, words, super::place(evidence, index), block.text.span(range), message);
        findings.push(finding.related(claim.span(&evidence.document), Message::new("the-claim")));
    }
}
