use crate::document::Role;
use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::language::{dates, lexicon, words};
use crate::message::Message;
use crate::rules::declare_rule;
use crate::text::ceil;

declare_rule! {
    /// A weekday that is not that of its date.
    ///
    /// ## Why
    ///
    /// One of the two is wrong, and with it the order of the events that the report tells (Every Casualty, Standards for
    /// Casualty Recording, 2016, p. 57: dates are to be exact, or said to be uncertain).
    ///
    /// ## What it cannot see
    ///
    /// Weekdays without a full date.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// On Friday 3 May 2023 the bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// On Wednesday 3 May 2023 the bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Look the date up again. `--ignore weekday-mismatch` leaves the rule out.
    "weekday-mismatch", Dates, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for block in evidence.document.blocks.iter().filter(|b| matches!(b.role, Role::Body | Role::Summary | Role::Annex)) {
        let text = block.text.as_str();
        for found in dates(text, evidence.day_first) {
            let Some(real) = found.date.weekday() else { continue };
            let start = ceil(text, found.range.start.saturating_sub(24));
            let Some(word) = words(&text[start..found.range.start]).last() else { continue };
            let between = &text[start + word.range.end..found.range.start];
            let Some(named) = lexicon().weekdays.of(&word).filter(|_| between.trim_matches([' ', ',', '\u{a0}', '\n']).is_empty()) else {
                continue;
            };
            // abbreviations of three letters are other words too
            if u32::from(named) == real.num_days_from_monday() || word.range.len() <= 3 {
                continue;
            }
            let range = start + word.range.start..found.range.end;
            let message = Message::new("weekday-mismatch")
                .with("words", text[range.clone()].to_owned())
                .with("day", real.num_days_from_monday() as usize);
            findings.push(Finding::new(&RULE, text[range.clone()].to_owned(), Place::Text, block.text.span(range), message));
        }
    }
}
