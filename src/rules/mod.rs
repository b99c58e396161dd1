//! The rules: one file each, listed once.
//!
//! A rule sees the evidence and the configuration, never a format or a renderer. The doc comment of a
//! rule is its page: what, why, what it cannot see, a bad and a good example, how to silence it.

mod attribution;
mod bibliography;
pub(crate) mod citations;
mod corroboration;
mod dates;
mod figures;
mod footnotes;
mod pages;
mod suppression;

use crate::evidence::Evidence;
use crate::finding::{Confidence, Finding, Severity};

/// Declares a rule: its page, its name, its group, its default severity and confidence, its check.
macro_rules! declare_rule {
    ($(#[doc = $line:literal])+ $name:literal, $group:ident, $severity:ident, $confidence:ident) => {
        $(#[doc = $line])+
        pub(crate) static RULE: $crate::rules::Rule = $crate::rules::Rule {
            name: $name,
            group: $crate::rules::Group::$group,
            severity: $crate::finding::Severity::$severity,
            confidence: $crate::finding::Confidence::$confidence,
            page: concat!($($line, "\n"),+),
            check,
        };
    };
}
pub(crate) use declare_rule;

/// A rule.
pub struct Rule {
    /// Its name, kebab-case; it reads well after "allow".
    pub name: &'static str,
    /// Its group.
    pub group: Group,
    /// How much its findings matter by default.
    pub severity: Severity,
    /// How sure its findings are by default.
    pub confidence: Confidence,
    /// Its page, in Markdown.
    pub page: &'static str,
    pub(crate) check: fn(&Evidence, &mut Vec<Finding>),
}

impl Rule {
    /// The first sentence of its page.
    pub fn summary(&self) -> &'static str {
        self.page.lines().next().unwrap_or_default().trim()
    }

    /// Its page without the margin of doc comments.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.page.len());
        for line in self.page.lines() {
            text.push_str(line.strip_prefix(' ').unwrap_or(line));
            text.push('\n');
        }
        text
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Rule").field(&self.name).finish()
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// The groups of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Group {
    /// How claims are supported.
    Corroboration,
    /// On whose word claims stand.
    Attribution,
    /// Sources and events in the order of the calendar.
    Dates,
    /// Counts and how they agree.
    Figures,
    /// Notes and their calls.
    Footnotes,
    /// Citations and what they mean.
    Citations,
    /// The list of sources.
    Bibliography,
    /// Comments in the draft that silence findings.
    Suppression,
}

impl Group {
    /// The slug used in JSON and on the command line.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Corroboration => "corroboration",
            Self::Attribution => "attribution",
            Self::Dates => "dates",
            Self::Figures => "figures",
            Self::Footnotes => "footnotes",
            Self::Citations => "citations",
            Self::Bibliography => "bibliography",
            Self::Suppression => "suppression",
        }
    }

    /// True where the author mends the apparatus, false where the text or its sources are to be
    /// looked at.
    pub(crate) const fn is_apparatus(self) -> bool {
        !matches!(self, Self::Corroboration | Self::Dates | Self::Figures)
    }
}

pub(crate) use dates::shown;
pub(crate) use figures::measure_name;

/// All rules, in the order in which they are shown.
pub static RULES: &[&Rule] = &[
    &attribution::attribution_mismatch::RULE,
    &dates::impossible_date::RULE,
    &dates::implausible_date::RULE,
    &dates::weekday_mismatch::RULE,
    &footnotes::undefined_footnote::RULE,
    &footnotes::duplicate_footnote::RULE,
    &citations::undefined_citation::RULE,
    &citations::ambiguous_citation::RULE,
    &citations::misspelt_citation::RULE,
    &citations::dangling_ibid::RULE,
    &citations::malformed_citation::RULE,
    &citations::duplicate_citation::RULE,
    &footnotes::unreferenced_footnote::RULE,
    &footnotes::empty_footnote::RULE,
    &footnotes::footnote_order::RULE,
    &footnotes::repeated_marker::RULE,
    &bibliography::duplicate_source::RULE,
    &bibliography::irregular_disambiguator::RULE,
    &bibliography::unexpected_domain::RULE,
    &bibliography::mixed_script::RULE,
    &bibliography::malformed_url::RULE,
    &corroboration::below_required_level::RULE,
    &corroboration::circular_sourcing::RULE,
    &corroboration::retracted_support::RULE,
    &dates::anachronistic_citation::RULE,
    &figures::part_exceeds_whole::RULE,
    &figures::conflicting_figures::RULE,
    &figures::retracted_figure::RULE,
    &figures::unsupported_summary::RULE,
    &figures::summary_drops_attribution::RULE,
    &figures::qualifier_changed::RULE,
    &figures::figure_differs_from_cited_title::RULE,
    &figures::outdated_figure::RULE,
    &figures::implausible_conversion::RULE,
    &figures::wrong_ratio::RULE,
    &figures::parts_do_not_sum::RULE,
    &corroboration::mismatched_caveat::RULE,
    &corroboration::plural_attribution::RULE,
    &corroboration::single_origin::RULE,
    &corroboration::single_source::RULE,
    &corroboration::unsourced_claim::RULE,
    &corroboration::social_media_only::RULE,
    &corroboration::tertiary_source::RULE,
    &corroboration::party_only::RULE,
    &corroboration::unconfirmed_claim::RULE,
    &corroboration::unnamed_source::RULE,
    &corroboration::second_hand_source::RULE,
    &corroboration::rolling_source::RULE,
    &corroboration::bundled_footnote::RULE,
    &suppression::malformed_suppression::RULE,
    &suppression::expired_suppression::RULE,
    &suppression::unused_suppression::RULE,
    &suppression::reasonless_suppression::RULE,
    &figures::undated_toll::RULE,
    &bibliography::uncited_source::RULE,
    &bibliography::missing_access_date::RULE,
    &bibliography::tracking_parameter::RULE,
];

/// The rule on comments past their last day, for `suppress`.
pub(crate) fn expired_suppression() -> &'static Rule {
    &suppression::expired_suppression::RULE
}

/// The rule on comments that silence nothing, for `suppress`.
pub(crate) fn unused_suppression() -> &'static Rule {
    &suppression::unused_suppression::RULE
}

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|r| r.name == name)
}

#[cfg(test)]
mod tests;

/// Words cut to about `most` characters at a space.
pub(crate) fn short(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let head: String = text.chars().take(most).collect();
    let end = head.rfind(' ').filter(|&i| i > most / 2).unwrap_or(head.len());
    format!("{}…", head[..end].trim_end_matches([',', ';', ' ']))
}
