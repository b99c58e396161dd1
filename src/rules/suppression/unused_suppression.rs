use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::rules::declare_rule;

declare_rule! {
    /// A comment silences a rule that finds nothing there.
    ///
    /// ## Why
    ///
    /// What it was written for has been mended or has moved. Left in place it would hide the next finding without
    /// anybody having looked at it.
    ///
    /// ## What it cannot see
    ///
    /// Findings of rules that this run does not ask for: their comments are left alone.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// Twelve people were killed.[^1] <!-- recoupe: ignore single-source — only the ministry counts -->
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// Twelve people were killed.[^1] <!-- recoupe: ignore single-source — only the ministry counts -->
    ///
    /// [^1]: Reuters, 4 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Delete the comment, or put it where the finding is: it holds for the sentence that it stands in or follows.
    /// `--ignore unused-suppression` leaves the rule out.
    "unused-suppression", Suppression, Warning, High
}

/// Told once all other rules have spoken, by `suppress`.
fn check(_: &Evidence, _: &mut Vec<Finding>) {}
