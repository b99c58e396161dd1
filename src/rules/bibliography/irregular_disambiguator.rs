use std::collections::BTreeMap;

use crate::citation::name_key;
use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// Entries of one publisher and one date are numbered with gaps, twice, or only in part.
    ///
    /// ## Why
    ///
    /// `[1]`, `[2]`… tell articles of one day apart. Where the first bears no number, a citation without one
    /// may mean it or may have forgotten its own; where a number is missing or stands twice, citations lead
    /// to the wrong article or to none.
    ///
    /// ## What it cannot see
    ///
    /// Numbers that are in order and were exchanged.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; Reuters, 4 May 2023 [3]
    ///
    /// # Bibliography
    ///
    /// Reuters, "Bridge closed", 4 May 2023, https://www.reuters.com/world/bridge-closed
    ///
    /// Reuters, "Ferry stops", 4 May 2023 [3], https://www.reuters.com/world/ferry-stops
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 [1] ; Reuters, 4 May 2023 [2]
    ///
    /// # Bibliography
    ///
    /// Reuters, "Bridge closed", 4 May 2023 [1], https://www.reuters.com/world/bridge-closed
    ///
    /// Reuters, "Ferry stops", 4 May 2023 [2], https://www.reuters.com/world/ferry-stops
    /// ```
    ///
    /// ## To silence it
    ///
    /// Number the entries from `[1]` without a gap. `--ignore irregular-disambiguator` leaves the rule out.
    "irregular-disambiguator", Bibliography, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let mut same_day: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (index, source) in evidence.sources.iter().enumerate().filter(|(_, s)| s.is_listed()) {
        if let Some(date) = source.reference.date {
            same_day.entry((name_key(source.publisher()), date.to_string())).or_default().push(index);
        }
    }
    for ((publisher, date), entries) in same_day {
        let mut numbers: Vec<Option<usize>> =
            entries.iter().map(|&i| evidence.sources[i].reference.disambiguator.as_deref().and_then(ordinal)).collect();
        let numbered = numbers.iter().flatten().count();
        if numbered == 0 {
            continue;
        }
        numbers.sort_unstable();
        let regular = numbers.iter().enumerate().all(|(i, n)| *n == Some(i + 1));
        if regular {
            continue;
        }
        let given: Vec<String> = numbers.iter().map(|n| n.map_or_else(|| "–".to_owned(), |n| format!("[{n}]"))).collect();
        let first = &evidence.sources[entries[0]];
        let written =
            first.reference.date_range.and_then(|r| evidence.text_of_source(first).as_str().get(r.range())).unwrap_or(&date).to_owned();
        let message = Message::new("irregular-disambiguator")
            .with("publisher", short(first.publisher(), 50))
            .with("date", written)
            .with("given", given.join(" "))
            .with("count", entries.len());
        let mut finding = Finding::new(&RULE, format!("{publisher}:{date}"), Place::Bibliography, first.span, message);
        for &other in entries.iter().skip(1) {
            finding = finding.related(evidence.sources[other].span, Message::new("same-day"));
        }
        findings.push(finding);
    }
}

/// 2 for "2", 2 for "b".
fn ordinal(disambiguator: &str) -> Option<usize> {
    match disambiguator.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a') + 1),
        _ => disambiguator.parse().ok(),
    }
}
