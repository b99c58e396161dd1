//! A summary in Markdown, for a merge request, a job page or a mail.

use std::fmt::Write as _;

use super::listing::{Listing, Totals};
use super::place::place_of_finding;
use crate::finding::Severity;
use crate::message::{Messages, Value};

/// Findings that one document lists; the others are counted.
const LISTED: usize = 50;

/// The open findings of several documents by document and severity, with what was read.
pub fn markdown(listings: &[Listing], messages: &Messages) -> String {
    let own = |id: &str, values: &[(&str, Value)]| messages.words(id, values);
    let totals = Totals::of(listings);
    let mut out = String::new();
    // writing to a String cannot fail
    let _ = writeln!(out, "## recoupe\n");
    let counts = [("errors", totals.errors.into()), ("warnings", totals.warnings.into()), ("infos", totals.infos.into())];
    let _ = writeln!(out, "{}", own("total", &counts));
    for (id, count) in [("quiet-suppressed", totals.suppressed), ("quiet-unchanged", totals.unchanged), ("quiet-fixed", totals.fixed)] {
        if count > 0 {
            let _ = writeln!(out, "{}", own(id, &[("count", count.into())]));
        }
    }
    for listing in listings {
        let _ = writeln!(out, "\n### {}\n", escaped(&listing.path));
        if listing.coverage.nothing_checkable() {
            let _ = writeln!(out, "{}", own("nothing-checkable", &[]));
            continue;
        }
        let supported: Vec<String> = listing
            .support
            .lines()
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(id, count)| format!("{count} {}", own(id, &[("count", count.into())])))
            .collect();
        if !supported.is_empty() {
            let _ = writeln!(out, "{} · {}\n", own("support", &[]), supported.join(" · "));
        }
        let mut open: Vec<_> = listing.open().collect();
        open.sort_by_key(|f| std::cmp::Reverse(f.severity));
        if open.is_empty() {
            let _ = writeln!(out, "{}", own("nothing-found", &[]));
        } else {
            let heads = ["outputs-severity", "outputs-place", "outputs-rule", "outputs-finding"].map(|id| own(id, &[]));
            let _ = writeln!(out, "| {} |\n|---|---|---|---|", heads.join(" | "));
        }
        for finding in open.iter().take(LISTED) {
            let place = place_of_finding(finding, messages);
            let severity = own(severity(finding.severity), &[]);
            let _ = writeln!(out, "| {severity} | {} | `{}` | {} |", escaped(&place), finding.rule.name, escaped(&finding.message));
        }
        if open.len() > LISTED {
            let _ = writeln!(out, "\n{}", own("outputs-more", &[("count", (open.len() - LISTED).into())]));
        }
    }
    out
}

/// The message of a severity.
pub(super) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Info => "severity-info",
    }
}

/// Text for a cell of a table.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
            safe.push('\\');
        }
        safe.push(if letter == '\n' { ' ' } else { letter });
    }
    safe
}
