use foldhash::{HashMap, HashMapExt as _};

use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// Two notes bear one label.
    ///
    /// ## Why
    ///
    /// The reader cannot tell which of the two supports the text, and a converter keeps one and drops the
    /// other without a word: a footnote is lost. Traceability of each piece of information to its source
    /// (ACCORD training manual, 2013, chapter 4) is gone.
    ///
    /// Notes that are numbered afresh in each chapter are no duplicates.
    ///
    /// ## What it cannot see
    ///
    /// Two chapters whose numbering restarts without a call in between.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1] The ferry stopped.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge-closed.
    /// [^2]: BBC, 5 May 2023, https://www.bbc.com/news/ferry.
    /// [^2]: AP, 6 May 2023, https://apnews.com/article/ferry.
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1] The ferry stopped.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023, https://www.reuters.com/world/bridge-closed.
    /// [^2]: BBC, 5 May 2023, https://www.bbc.com/news/ferry; AP, 6 May 2023, https://apnews.com/article/ferry.
    /// ```
    ///
    /// ## To silence it
    ///
    /// Give each note its own label. `--ignore duplicate-footnote` leaves the rule out.
    "duplicate-footnote", Footnotes, Error, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let mut first: HashMap<(usize, String), usize> = HashMap::new();
    for (index, note) in evidence.document.footnotes.iter().enumerate() {
        // `*` and its like may stand on every page
        let symbol = note.label.chars().all(|c| !c.is_alphanumeric());
        if symbol && !note.inline {
            continue;
        }
        let key = (note.series, note.label.to_lowercase());
        match first.get(&key) {
            Some(&earlier) => {
                let message = Message::new("duplicate-footnote").with("label", note.label.as_str());
                let earlier = evidence.document.footnotes[earlier].label_span;
                findings.push(
                    Finding::new(&RULE, note.label.clone(), Place::Note(note.label.clone()), note.label_span, message)
                        .related(earlier, Message::new("first-here")),
                );
            }
            None => {
                first.insert(key, index);
            }
        }
    }
}
