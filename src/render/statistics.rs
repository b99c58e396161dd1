//! How many findings each rule has.

use std::cmp::Reverse;

use super::listing::Listing;
use crate::message::Messages;
use crate::rules::RULES;

/// One line per rule that has open findings, the most frequent first: count, severity, rule, summary.
pub fn statistics(listings: &[Listing], messages: &Messages) -> String {
    let count = |name: &str| listings.iter().flat_map(Listing::open).filter(|f| f.rule.name == name).count();
    let mut counts: Vec<_> = RULES.iter().map(|rule| (count(rule.name), *rule)).filter(|(count, _)| *count > 0).collect();
    counts.sort_by_key(|(count, _)| Reverse(*count));
    let mut text = String::new();
    for (count, rule) in counts {
        text.push_str(&format!("{count:>6}  {:<9}{:<33}{}\n", rule.severity.slug(), rule.name, rule.summary_in(messages.language())));
    }
    text
}
