use chrono::{Datelike as _, NaiveDate};

use crate::document::PartialDate;
use crate::evidence::Evidence;
use crate::finding::{Finding, Severity};
use crate::message::Message;
use crate::rules::citations::{named, place};
use crate::rules::declare_rule;

declare_rule! {
    /// A source was published before what it is cited for.
    ///
    /// ## Why
    ///
    /// It cannot know of it: the citation belongs elsewhere, the date of one of the two is wrong, or only the others
    /// support the claim (EASO COI report methodology, 2019: currency of sources; BBC Editorial Guidelines 3.2.3). The
    /// earliest day that the event can have had counts, and the last update of the source; months, quarters and years
    /// count from their first day. One finding is given per note: a warning where no source of the note is late enough,
    /// else for information; so it is where the date is a year alone in the middle of a sentence, which may be that of
    /// something else.
    ///
    /// ## What it cannot see
    ///
    /// What the source foretold, events whose day only a heading gives, and deadlines ("by 31 August", "since 2015").
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// On 8 May 2023 the bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// On 4 May 2023 the bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Move the citation, or mend the date. `--ignore anachronistic-citation` leaves the rule out.
    "anachronistic-citation", Dates, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let calendar = super::Calendar::of(evidence);
    for (note, content) in evidence.notes.iter().enumerate() {
        let told = calendar.notes[note];
        // cited for a day that the text itself gives
        let Some(latest) = told.last else { continue };
        let dated = |&c: &usize| {
            let citation = &evidence.citations[c];
            let &source = citation.resolution.sources.first()?;
            let reference = &evidence.sources[source].reference;
            if calendar.implausible[source].is_some() {
                return None;
            }
            let known = [reference.date, reference.updated, citation.reference.updated, citation.reference.date].into_iter().flatten();
            known.filter_map(PartialDate::latest).max().map(|last| (c, last))
        };
        let cited: Vec<_> = content.citations.iter().filter_map(dated).collect();
        // No source is late enough for one of the claims, or some are not for any of them.
        let none = cited.iter().all(|(_, last)| *last < latest);
        let Some(day) = (if none { Some(latest) } else { told.first.filter(|_| !told.open) }) else { continue };
        let (early, late): (Vec<_>, Vec<_>) = cited.iter().copied().partition(|(_, last)| *last < day);
        let Some(&(first, last)) = early.first() else { continue };
        let citation = &evidence.citations[first];
        let label = evidence.document.footnotes[note].label.clone();
        let message = Message::new("anachronistic-citation")
            .with("named", named(evidence, citation))
            .with("day", told.date.filter(|t| t.earliest() == Some(day)).unwrap_or(PartialDate::from(day)))
            .with("early", early.len())
            .with("all", cited.len());
        debug_assert!(last < day);
        let mut finding = Finding::new(&RULE, label, place(evidence, citation), citation.span, message);
        for &(other, _) in early.iter().skip(1).take(6) {
            finding = finding.related(evidence.citations[other].span, Message::new("cited-here"));
        }
        // "the file of June" in a report of another year, on a source of that June
        let fits = |last: NaiveDate| last.year() < day.year() && day.with_year(last.year()).is_some_and(|day| day <= last);
        let guessed = told.yearless && early.iter().all(|&(_, last)| fits(last));
        findings.push(if late.is_empty() && !told.aside && !guessed { finding } else { finding.severity(Severity::Info) });
    }
}
