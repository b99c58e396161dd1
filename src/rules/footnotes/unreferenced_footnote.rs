use foldhash::HashSet;

use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// A note is declared and called nowhere.
    ///
    /// ## Why
    ///
    /// A source was found for something, and the text no longer says for what: a call was deleted with its
    /// sentence, or never typed. Sources that support nothing make a report look better sourced than it
    /// is (EASO COI report methodology, 2019: referencing).
    ///
    /// A document in which no note is called gets one finding.
    ///
    /// ## What it cannot see
    ///
    /// Calls that the format dropped altogether, as some PDF exports do.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed on 3 May.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge-closed.
    /// [^2]: BBC, 5 May 2023, https://www.bbc.com/news/ferry.
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed on 3 May.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge-closed.
    /// ```
    ///
    /// ## To silence it
    ///
    /// Call the note or take it out. `--ignore unreferenced-footnote` leaves the rule out.
    "unreferenced-footnote", Footnotes, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let document = &evidence.document;
    let called: HashSet<usize> = document.markers.iter().filter_map(|m| m.footnote).collect();
    let called_labels: HashSet<(usize, &str)> =
        called.iter().map(|&n| (document.footnotes[n].series, document.footnotes[n].label.as_str())).collect();
    // notes may call notes
    let by_notes: HashSet<String> = document.footnotes.iter().flat_map(|f| &f.calls).map(|label| label.to_lowercase()).collect();
    let lost: Vec<usize> = (0..document.footnotes.len())
        .filter(|n| !called.contains(n))
        .filter(|&n| !by_notes.contains(&document.footnotes[n].label.to_lowercase()))
        // the second of two notes with one label is reported as a duplicate
        .filter(|&n| !called_labels.contains(&(document.footnotes[n].series, document.footnotes[n].label.as_str())))
        .collect();
    if called.is_empty() && lost.len() > 1 {
        let first = &document.footnotes[lost[0]];
        let message = Message::new("unreferenced-footnote-all").with("count", lost.len()).with("label", first.label.as_str());
        findings.push(Finding::new(&RULE, "all", Place::Note(first.label.clone()), first.label_span, message));
        return;
    }
    for index in lost {
        let note = &document.footnotes[index];
        let message = Message::new("unreferenced-footnote").with("label", note.label.as_str());
        findings.push(Finding::new(&RULE, note.label.clone(), Place::Note(note.label.clone()), note.label_span, message));
    }
}
