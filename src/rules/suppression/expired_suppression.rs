use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::rules::declare_rule;

declare_rule! {
    /// A comment that silences a finding has passed its last day.
    ///
    /// ## Why
    ///
    /// `until` gives an exception an end: until the second source is published, until the archive is open again. From
    /// then on it silences nothing.
    ///
    /// ## What it cannot see
    ///
    /// Days to come: today is `--today`, else the report's own date, else the day of the run.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// 1 March 2024
    ///
    /// Twelve people were killed.[^1] <!-- recoupe: ignore single-source until 2024-01-31 — more is announced -->
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// 1 March 2024
    ///
    /// Twelve people were killed.[^1] <!-- recoupe: ignore single-source until 2024-06-30 — more is announced -->
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Look again, then delete the comment or give it a new day. `--ignore expired-suppression` leaves the rule out.
    "expired-suppression", Suppression, Warning, High
}

/// Told with what is silenced, by `suppress`.
fn check(_: &Evidence, _: &mut Vec<Finding>) {}
