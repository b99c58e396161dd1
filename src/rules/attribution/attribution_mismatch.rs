use crate::citation::registry;
use crate::claim::{Part, VoiceKind};
use crate::document::SourceType;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::corroboration::place;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// The text says "according to X", and nothing of X is cited.
    ///
    /// ## Why
    ///
    /// The reader is told whose word a claim stands on and finds another in the note: a slip of the pen, a citation
    /// lost, or X read through somebody else, which the text should then say (BBC Editorial Guidelines 3.3.4; ACCORD
    /// manual, 2013: transparency). Spellings and other names of one publisher, and services of one house, count as
    /// the same.
    ///
    /// ## What it cannot see
    ///
    /// Persons and bodies that speak through the press: only outlets, which publish themselves, are looked at.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// According to Reuters, the bridge was closed on Monday.[^1]
    ///
    /// [^1]: BBC, 5 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// According to Reuters, the bridge was closed on Monday.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Cite the one who is named, or name the one who is cited. `--ignore attribution-mismatch` leaves the rule out.
    "attribution-mismatch", Attribution, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let names = &evidence.names;
    for (index, claim) in evidence.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Body) {
        let cited = &evidence.claim_citations[index];
        if cited.is_empty() || cited.iter().any(|&c| evidence.citations[c].resolution.sources.is_empty()) {
            continue;
        }
        for voice in claim.voices.iter().filter(|v| v.kind == VoiceKind::Named) {
            let Some((outlet, name)) = outlet(evidence, &voice.name) else { continue };
            let speaks = |c: &usize| {
                let citation = &evidence.citations[*c];
                let group = registry().publishers[outlet].group.map(|g| registry().groups[g].name);
                let named = |n: &str| names.same(n, name) || names.registered(n) == Some(outlet);
                let by_source = citation.resolution.sources.iter().any(|&s| {
                    let source = &evidence.sources[s];
                    named(source.publisher())
                        || source.reference.via.as_deref().is_some_and(named)
                        || source.reference.upstream.iter().flatten().any(|u| named(&u.publisher))
                });
                by_source
                    || named(evidence.publisher_of(citation))
                    || citation.reference.via.as_deref().is_some_and(named)
                    || group == Some(&*citation.group)
            };
            if cited.iter().any(speaks) {
                continue;
            }
            let cites: Vec<&str> = cited.iter().map(|&c| evidence.publisher_of(&evidence.citations[c])).take(4).collect();
            let message =
                Message::new("attribution-mismatch").with("voice", short(&voice.name, 50)).with("cited", short(&cites.join(", "), 70));
            let block = &evidence.document.blocks[claim.block];
            let mut finding =
                Finding::new(&RULE, voice.name.clone(), place(evidence, index), block.text.span(voice.range.clone()), message);
            for &c in cited.iter().take(6) {
                finding = finding.related(evidence.citations[c].span, Message::new("cited-here"));
            }
            findings.push(finding);
        }
    }
}

/// The outlet that a voice names: the whole name, or the end of it ("la radio RFI").
fn outlet<'v>(evidence: &Evidence, voice: &'v str) -> Option<(usize, &'v str)> {
    let starts = std::iter::once(0).chain(voice.match_indices([' ', '\'', '’']).map(|(at, sign)| at + sign.len()));
    for start in starts {
        let name = &voice[start..];
        if !name.starts_with(char::is_uppercase) {
            continue;
        }
        let known = evidence.names.registered(name).or_else(|| {
            // a letter off: "Radio France International"
            (name.split_whitespace().count() >= 2).then(|| registry().close_to(name)).flatten()
        });
        if let Some(known) = known.filter(|&k| registry().publishers[k].kind == SourceType::Media) {
            return Some((known, name));
        }
    }
    None
}
