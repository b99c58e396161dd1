use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// Web sources are listed without the date on which they were read.
    ///
    /// ## Why
    ///
    /// Pages change and vanish; the date of access says which state of the page supports the text (EASO
    /// COI report methodology, 2019: referencing of web sources; ISO 690:2021, 7.15). One sentence for the
    /// whole list ("Sites consultés en janvier 2022") is enough. Reported once per document.
    ///
    /// ## What it cannot see
    ///
    /// Whether an undated page needs it more than a dated article.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023
    ///
    /// # Bibliography
    ///
    /// Reuters, "Bridge closed", 4 May 2023, https://www.reuters.com/world/bridge-closed
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023
    ///
    /// # Bibliography
    ///
    /// Reuters, "Bridge closed", 4 May 2023, https://www.reuters.com/world/bridge-closed (accessed 9 May 2023)
    /// ```
    ///
    /// ## To silence it
    ///
    /// Give the date once for all or with each entry. `--ignore missing-access-date` leaves the rule out.
    "missing-access-date", Bibliography, Info, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    if evidence.read_at {
        return;
    }
    let web = || evidence.sources.iter().filter(|s| s.is_listed() && s.reference.url.is_some());
    let all = web().count();
    let undated = || web().filter(|s| s.reference.accessed.is_none());
    let count = undated().count();
    if let Some(first) = undated().next() {
        let message = Message::new("missing-access-date").with("count", count).with("of", all);
        findings.push(Finding::new(&RULE, "list", Place::Bibliography, first.span, message));
    }
}
