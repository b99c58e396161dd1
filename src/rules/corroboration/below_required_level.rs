use foldhash::HashSet;

use crate::claim::Part;
use crate::config::{Required, RequiredLevel, Unless};
use crate::document::{BlockKind, Marker};
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::graph::{Flag, Level};
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// A passage stays below the level that the configuration or the policy asks for.
    ///
    /// ## Why
    ///
    /// No standard fixes a number of sources for every sentence, but houses do for what matters: figures, key
    /// findings, a section that decisions are based upon. `[[required]]` says which passages must be corroborated,
    /// and what excuses them: a sentence that says that it could not be done (EASO COI report methodology,
    /// 2019; Every Casualty, Standards for Casualty Recording, 2016, p. 57).
    ///
    /// Without such a table the rule says nothing. It takes the place of `single-source`, `single-origin` and
    /// `unsourced-claim` for the passages it is about.
    ///
    /// ## What it cannot see
    ///
    /// Whether a figure is one that matters: all counted quantities are taken for such, dates and years are none.
    ///
    /// ## Configuration
    ///
    /// ```toml
    /// [[required]]
    /// figures = true
    /// level = "corroborated"
    /// unless = ["acknowledged"]
    /// ```
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge fell and 12 people were killed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge fell and 12 people were killed.[^1] This toll could not be independently verified.
    ///
    /// [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge
    /// ```
    ///
    /// ## To silence it
    ///
    /// Find a second source, say that there is none, or change `[[required]]`. `--ignore below-required-level`
    /// leaves the rule out.
    "below-required-level", Corroboration, Error, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let required = &evidence.config.required;
    if required.is_empty() {
        return;
    }
    let figures: HashSet<usize> = evidence.figures.iter().filter_map(|f| f.claim).collect();
    let lost: Vec<&Marker> = evidence.document.markers.iter().filter(|m| m.footnote.is_none()).collect();
    let headings = if required.iter().any(|r| r.heading.is_some()) { headings(evidence) } else { Vec::new() };
    for (index, claim) in evidence.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Body) {
        let Some(weight) = &evidence.weights[index] else { continue };
        // the end of a sentence after its last note is part of it
        if claim.weak {
            continue;
        }
        let above = headings.get(claim.block).map(Vec::as_slice).unwrap_or_default();
        let text = claim.text(&evidence.document);
        let broken = required
            .iter()
            .find(|r| below(weight.level, r.level) && concerns(evidence, r, index, &figures, above) && !excused(&weight.flags, &r.unless));
        let Some(broken) = broken.filter(|_| !super::cites_law_only(evidence, index)) else { continue };
        // a call whose note is missing is reported as that
        if weight.level == Level::Unsourced
            && lost.iter().any(|m| m.block == claim.block && claim.range.start <= m.at && m.at <= claim.range.end + 2)
        {
            continue;
        }
        let id = match (weight.level, &broken.reason) {
            (Level::Unsourced, _) => "below-required-level-unsourced",
            (_, Some(_)) => "below-required-level-reason",
            (_, None) => "below-required-level",
        };
        let message = Message::new(id)
            .with("claim", short(&text, 70))
            .with("level", weight.level.slug())
            .with("origins", weight.origins)
            .with("threshold", evidence.config.corroboration.threshold)
            .with("reason", broken.reason.clone().unwrap_or_default());
        findings.push(Finding::new(&RULE, text, super::place(evidence, index), claim.span(&evidence.document), message));
    }
}

fn below(level: Level, required: RequiredLevel) -> bool {
    match required {
        RequiredLevel::SingleSource => matches!(level, Level::Unsourced | Level::Unusable),
        RequiredLevel::Corroborated => level != Level::Corroborated,
    }
}

fn excused(flags: &[Flag], unless: &[Unless]) -> bool {
    unless.iter().any(|excuse| {
        flags.contains(&match excuse {
            Unless::Acknowledged => Flag::Acknowledged,
            Unless::Attributed => Flag::Attributed,
            Unless::Hedged => Flag::Hedged,
            Unless::Contested => Flag::Contested,
        })
    })
}

/// Whether a requirement is about a claim: all that it names must hold.
fn concerns(evidence: &Evidence, required: &Required, claim: usize, figures: &HashSet<usize>, above: &[String]) -> bool {
    let figure = !required.figures || figures.contains(&claim);
    let heading = required.heading.as_ref().is_none_or(|words| above.iter().any(|heading| heading.contains(&words.to_lowercase())));
    let tag = required.tag.as_ref().is_none_or(|tag| evidence.is_tagged(claim, tag));
    figure && heading && tag
}

/// For each block the headings above it, in lower case.
fn headings(evidence: &Evidence) -> Vec<Vec<String>> {
    let mut open: Vec<(u8, String)> = Vec::new();
    let blocks = evidence.document.blocks.iter();
    blocks
        .map(|block| {
            if let BlockKind::Heading(level) = block.kind {
                // where the form shows no levels, a heading ends the one before it
                open.retain(|(other, _)| level > 0 && *other > 0 && *other < level);
                open.push((level, block.text.as_str().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()));
            }
            open.iter().map(|(_, heading)| heading.clone()).collect()
        })
        .collect()
}
