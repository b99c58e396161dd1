use crate::claim::{Claim, Own, OwnSection, Part, Voice, VoiceKind, is_testimony, own_sections, own_voice, says_today};
use crate::document::Marker;
use crate::evidence::Evidence;
use crate::finding::{Confidence, Finding, Place, Severity};
use crate::graph::Level;
use crate::language::dateline;
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// A passage of a sourced report has no source.
    ///
    /// ## Why
    ///
    /// A reader cannot trace what carries no reference (EASO COI report methodology, 2019; ACCORD manual, 2013:
    /// transparency and retrievability). One finding is given per paragraph, where the sentence holds a figure or
    /// where most of its section is sourced; the rest is only counted. A document of which almost nothing is
    /// sourced gets one finding that says so.
    ///
    /// What authors say of their own work, what they conclude and demand, where they point to a table, whom they asked in
    /// vain, what is said of the page: none of it needs a source, nor does what stands under "Recommendations". What they
    /// found themselves, and what people told them or saw, is for information; so is a figure of a conclusion, and in a press
    /// release what its own house says.
    ///
    /// ## What it cannot see
    ///
    /// What is common knowledge and needs no source.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed on Monday.[^1]
    ///
    /// Twelve people were killed in the night.
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed on Monday.[^1]
    ///
    /// Twelve people were killed in the night.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Give the source, or say whose judgement it is. `--ignore unsourced-claim` leaves the rule out.
    "unsourced-claim", Corroboration, Warning, Medium
}

/// A document with fewer claims than this is not judged as a whole.
const ENOUGH: usize = 10;

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let unsourced = |i: usize| evidence.weights[i].as_ref().is_some_and(|w| w.level == Level::Unsourced);
    let body: Vec<usize> = (0..evidence.claims.len()).filter(|&i| evidence.claims[i].part == Part::Body).collect();
    let bare = body.iter().filter(|&&i| unsourced(i)).count();
    if bare == 0 || evidence.coverage().nothing_checkable() {
        return;
    }
    if body.len() >= ENOUGH && bare * 10 >= body.len() * 9 {
        let message = Message::new("unsourced-claim-all").with("count", bare).with("of", body.len());
        findings.push(Finding::new(&RULE, "all", Place::Text, evidence.claims[body[0]].span(&evidence.document), message));
        return;
    }
    let sections = super::sections(evidence);
    let mut cited: Vec<(usize, usize)> = vec![(0, 0); sections.last().map_or(0, |&s| s + 1)];
    for &index in &body {
        let section = &mut cited[sections[evidence.claims[index].block]];
        section.0 += usize::from(!unsourced(index));
        section.1 += 1;
    }
    let lost_calls: Vec<&Marker> = evidence.document.markers.iter().filter(|m| m.footnote.is_none()).collect();
    let own = own_sections(&evidence.document.blocks);
    let house = releaser(evidence, &body);
    let mut told: Vec<(usize, Finding)> = Vec::new();
    for &index in body.iter().filter(|&&i| unsourced(i)) {
        let claim = &evidence.claims[index];
        let (sourced, all) = cited[sections[claim.block]];
        let mostly_cited = sourced * 2 >= all;
        let figure = super::holds_figure(&claim.text(&evidence.document), evidence.day_first);
        // a call whose note is missing is reported as that
        let after = lost_calls.partition_point(|m| (m.block, m.at) <= (claim.block, claim.range.start));
        let called = lost_calls.get(after).is_some_and(|m| m.block == claim.block && m.at <= claim.range.end + 2);
        let concludes = own[claim.block] == Some(OwnSection::Conclusion);
        if called || concludes && !figure || !(mostly_cited || figure && sourced > 0) {
            continue;
        }
        let severity = if concludes || is_own(evidence, claim, house) { Severity::Info } else { RULE.severity };
        // one for a paragraph, the gravest
        let before = told.last().filter(|t| t.0 == claim.block).map(|t| t.1.severity);
        if before.is_some_and(|before| before >= severity) {
            continue;
        }
        if before.is_some() {
            told.pop();
        }
        let text = claim.text(&evidence.document);
        let message = Message::new("unsourced-claim").with("claim", short(&text, 70));
        let finding = Finding::new(&RULE, text, Place::Text, claim.span(&evidence.document), message);
        let finding = finding.severity(severity);
        told.push((claim.block, if figure { finding.confidence(Confidence::High) } else { finding }));
    }
    findings.extend(told.into_iter().map(|t| t.1));
}

/// What the authors found, and what they were told by those who saw it. `house` is the one whose press release it is.
fn is_own(evidence: &Evidence, claim: &Claim, house: Option<&str>) -> bool {
    let text = evidence.document.blocks[claim.block].text.as_str();
    let sentence = &text[claim.sentence.clone()];
    if own_voice(sentence) == Some(Own::Finding) || is_testimony(sentence, &claim.voices) {
        return true;
    }
    // "…, said the head of the Centre. “Nobody was heard.”": the quotation goes on
    let goes_on = sentence.starts_with(['"', '“', '«']) && claim.sentence.start > 0 && claim.voices.is_empty();
    let from = if goes_on { 0 } else { claim.sentence.start };
    house.is_some_and(|house| text[from..claim.sentence.end].contains(house) || claim.voices.iter().any(|v| v.name.contains(house)))
}

/// Whose press release it is: who "said today" what its first sentence tells behind a dateline, and gives no source for.
fn releaser<'a>(evidence: &'a Evidence, body: &[usize]) -> Option<&'a str> {
    let claim = &evidence.claims[*body.first()?];
    let text = evidence.document.blocks[claim.block].text.as_str();
    let sentence = &text[claim.sentence.clone()];
    let named = |voice: &&Voice| voice.kind == VoiceKind::Named && voice.name.split_whitespace().any(|w| w.starts_with(char::is_uppercase));
    let voice = claim.voices.iter().rfind(named).filter(|_| dateline(text).is_some() && says_today(sentence))?;
    Some(voice.name.as_str())
}
