use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// A note is called before a note with a lower number.
    ///
    /// ## Why
    ///
    /// Numbers typed by hand that are out of order are the trace of a passage that was moved: its note
    /// may now stand under other words. Readers who look up 12 after 11 find another source than the one
    /// meant.
    ///
    /// A note that is called again later is in order. Markdown's `[^12]` is numbered when it is printed,
    /// so its labels may come in any order.
    ///
    /// ## What it cannot see
    ///
    /// Notes in order whose words were exchanged.
    ///
    /// ## Bad
    ///
    /// ```text
    /// The bridge was closed on 3 May². The ferry stopped the next day¹.
    ///
    /// ¹ Reuters, 4 May 2023, https://www.reuters.com/world/bridge-closed
    ///
    /// ² BBC, 5 May 2023, https://www.bbc.com/news/ferry
    /// ```
    ///
    /// ## Good
    ///
    /// ```text
    /// The bridge was closed on 3 May¹. The ferry stopped the next day².
    ///
    /// ¹ Reuters, 4 May 2023, https://www.reuters.com/world/bridge-closed
    ///
    /// ² BBC, 5 May 2023, https://www.bbc.com/news/ferry
    /// ```
    ///
    /// ## To silence it
    ///
    /// Renumber the notes. `--ignore footnote-order` leaves the rule out.
    "footnote-order", Footnotes, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let document = &evidence.document;
    let mut highest: Option<(usize, u32)> = None;
    let mut seen = std::collections::HashSet::new();
    for marker in &document.markers {
        let (Some(note), Ok(number)) = (marker.footnote, marker.label.parse::<u32>()) else { continue };
        if !seen.insert(note) || document.words(marker.span).starts_with("[^") {
            continue;
        }
        let series = document.footnotes[note].series;
        match highest {
            Some((of, top)) if of == series && number < top => {
                let message = Message::new("footnote-order").with("label", marker.label.as_str()).with("after", top.to_string());
                findings.push(Finding::new(&RULE, marker.label.clone(), Place::Note(marker.label.clone()), marker.span, message));
            }
            _ => highest = Some((series, number)),
        }
    }
}
