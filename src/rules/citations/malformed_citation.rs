use crate::citation::{DefectKind, name_key};
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// A citation is written with a slip: a bracket that never closes, a misspelt month, a missing year.
    ///
    /// ## Why
    ///
    /// The citation is read all the same, so nothing is lost here; but what a program mends a reader may
    /// not, and a missing year makes a source undatable. A slip that was copied recurs in dozens of notes:
    /// it is one entry, with the words to search and replace.
    ///
    /// ## What it cannot see
    ///
    /// Slips that give another well-formed citation, such as a wrong day.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Radio Svoboda (Groupe Radio Free Europe/Radio Liberty, 04/05/2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Radio Svoboda (Groupe Radio Free Europe/Radio Liberty), 04/05/2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Mend the slip. `--ignore malformed-citation` leaves the rule out.
    "malformed-citation", Citations, Info, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for citation in &evidence.citations {
        let text = evidence.text_of(citation);
        for defect in &citation.reference.defects {
            let Some(words) = text.as_str().get(defect.range.clone()) else { continue };
            let message = match defect.kind {
                DefectKind::UnclosedBracket => {
                    let after: String = text.as_str()[defect.range.end..]
                        .chars()
                        .take_while(|&c| c != ' ' || text.as_str()[defect.range.end..].starts_with(c))
                        .take(8)
                        .collect();
                    // The last word before the gap and what follows make a search that hits nothing else.
                    let last = words.rsplit(char::is_whitespace).next().unwrap_or(words);
                    let date = text.as_str()[defect.range.end..].trim_start_matches([',', ' ']).chars().take(5).collect::<String>();
                    let sign = if words.starts_with('[') { "]" } else { ")" };
                    let find = if after.starts_with(',') { format!("{last}, {date}") } else { format!("{last}{after}") };
                    let replace = if after.starts_with(',') { format!("{last}{sign}, {date}") } else { format!("{last}{sign}{after}") };
                    Message::new("malformed-citation-bracket")
                        .with("words", short(words, 60))
                        .with("find", find.trim_end().to_owned())
                        .with("replace", replace.trim_end().to_owned())
                }
                DefectKind::MisspeltMonth => Message::new("malformed-citation-month").with("words", short(words, 40)),
                DefectKind::MissingYear => Message::new("malformed-citation-year").with("words", short(words, 40)),
                DefectKind::Address(_) => continue,
            };
            let cause = format!("{:?}:{}", defect.kind, name_key(words));
            let span = text.span(defect.range.clone());
            findings.push(Finding::new(&RULE, cause, super::place(evidence, citation), span, message));
        }
    }
}
