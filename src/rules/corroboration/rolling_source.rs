use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::language::{lexicon, words};
use crate::message::Message;
use crate::rules::citations::{named_source, place};
use crate::rules::declare_rule;

declare_rule! {
    /// A running chronicle is cited for many facts.
    ///
    /// ## Why
    ///
    /// A live page or a timeline changes after it is cited: what stood there that day may be gone, and a reader
    /// cannot find which entry is meant. It is reported from five notes on, where title or address say that the page
    /// runs on, or the reference gives a date of update.
    ///
    /// ## What it cannot see
    ///
    /// Pages that run on without saying so.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// A.[^1] B.[^2] C.[^3] D.[^4] E.[^5]
    ///
    /// [^1]: BBC, "Live updates: the uprising", 4 May 2023, https://www.bbc.com/news/live/1
    /// [^2]: BBC, "Live updates: the uprising", 4 May 2023, https://www.bbc.com/news/live/1
    /// [^3]: BBC, "Live updates: the uprising", 4 May 2023, https://www.bbc.com/news/live/1
    /// [^4]: BBC, "Live updates: the uprising", 4 May 2023, https://www.bbc.com/news/live/1
    /// [^5]: BBC, "Live updates: the uprising", 4 May 2023, https://www.bbc.com/news/live/1
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// A.[^1] B.[^2]
    ///
    /// [^1]: BBC, "Live updates: the uprising", 4 May 2023, https://www.bbc.com/news/live/1
    /// [^2]: BBC, "Live updates: the uprising", 4 May 2023, https://www.bbc.com/news/live/1
    /// ```
    ///
    /// ## To silence it
    ///
    /// Archive the page and give the hour of the entry. `--ignore rolling-source` leaves the rule out.
    "rolling-source", Corroboration, Info, Medium
}

/// A page that is cited in fewer notes is no chronicle of the report.
const MANY: usize = 5;

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let many = evidence.config.thresholds.rolling_source.unwrap_or(MANY);
    for source in evidence.sources.iter().filter(|s| s.cited_by.len() >= many) {
        let mut notes: Vec<_> = source.cited_by.iter().filter_map(|&c| evidence.citations[c].footnote).collect();
        notes.dedup();
        let reference = &source.reference;
        let runs = |text: &str| {
            let held: Vec<_> = words(text).collect();
            (0..held.len()).any(|at| lexicon().rolling.prefix(&held[at..]) > 0)
        };
        let rolling = reference.updated.is_some()
            || reference.title.as_deref().is_some_and(runs)
            || reference.url.as_deref().is_some_and(|url| url.contains("/live/") || url.contains("/direct/") || url.contains("-live-"));
        if notes.len() < many || !rolling {
            continue;
        }
        let first = &evidence.citations[source.cited_by[0]];
        let named = named_source(evidence, source);
        let message = Message::new("rolling-source").with("named", named.clone()).with("count", notes.len());
        let mut finding = Finding::new(&RULE, named, place(evidence, first), first.span, message);
        for &other in source.cited_by.iter().skip(1).take(6) {
            finding = finding.related(evidence.citations[other].span, Message::new("cited-here"));
        }
        findings.push(finding);
    }
}
