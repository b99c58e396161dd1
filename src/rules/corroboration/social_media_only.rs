use foldhash::{HashSet, HashSetExt as _};

use crate::claim::Part;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::graph::Flag;
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// Only posts on social media support a claim.
    ///
    /// ## Why
    ///
    /// A post can show that something was said, seldom that it happened; who posts is often unknown (EASO COI
    /// report methodology, 2019; Berkeley Protocol on Digital Open Source Investigations, 2022). A known outlet's own
    /// channel counts as that outlet where the reference names it.
    ///
    /// ## What it cannot see
    ///
    /// Posts cited under another name, and posts that were verified elsewhere.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// Shots were heard at the airport.[^1]
    ///
    /// [^1]: Telegram, 4 May 2023, https://t.me/airport_news/17
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// Shots were heard at the airport.[^1]
    ///
    /// [^1]: Telegram, 4 May 2023, https://t.me/airport_news/17 ; Reuters, 4 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Add a source that reported it, or say in the text who posted it. `--ignore social-media-only` leaves the rule
    /// out.
    "social-media-only", Corroboration, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let mut seen: HashSet<&[usize]> = HashSet::new();
    for (index, claim) in evidence.claims.iter().enumerate().filter(|(_, c)| c.part == Part::Body) {
        let Some(weight) = evidence.weights[index].as_ref().filter(|w| w.flags.contains(&Flag::SocialOnly)) else { continue };
        if !seen.insert(evidence.claim_citations[index].as_slice()) {
            continue;
        }
        let text = claim.text(&evidence.document);
        let message = Message::new("social-media-only").with("claim", short(&text, 70)).with("count", weight.sources);
        findings.push(Finding::new(&RULE, text, super::place(evidence, index), claim.span(&evidence.document), message));
    }
}
