use foldhash::{HashMap, HashMapExt as _};

use crate::citation::{address_key, name_key};
use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::citations::named_source;
use crate::rules::declare_rule;

declare_rule! {
    /// Two entries of the bibliography are one source.
    ///
    /// ## Why
    ///
    /// One article listed twice counts twice: a claim that cites both looks corroborated and is not
    /// (round-tripping, ACCORD manual 2013, chapter 3). Entries are one where they share an address, or
    /// publisher, date and title.
    ///
    /// ## What it cannot see
    ///
    /// One text under two addresses and two titles, as reprints have.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, "Bridge closed", 4 May 2023 ; Reuters, "River bridge shut to traffic", 5 May 2023
    ///
    /// # Bibliography
    ///
    /// Reuters, "Bridge closed", 4 May 2023, https://www.reuters.com/world/bridge-closed
    ///
    /// Reuters, "River bridge shut to traffic", 5 May 2023, https://www.reuters.com/world/bridge-closed/
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, "Bridge closed", 4 May 2023
    ///
    /// # Bibliography
    ///
    /// Reuters, "Bridge closed", 4 May 2023, https://www.reuters.com/world/bridge-closed
    /// ```
    ///
    /// ## To silence it
    ///
    /// Take one entry out. `--ignore duplicate-source` leaves the rule out.
    "duplicate-source", Bibliography, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let mut by_address: HashMap<String, usize> = HashMap::new();
    let mut by_title: HashMap<(String, String, String), usize> = HashMap::new();
    for (index, source) in evidence.sources.iter().enumerate().filter(|(_, s)| s.is_listed()) {
        let reference = &source.reference;
        let mut earlier = None;
        // a home page is no article
        if let Some(key) = reference.url.as_deref().map(address_key).filter(|k| k.trim_end_matches('?').contains('/')) {
            earlier = by_address.get(&key).copied();
            by_address.entry(key).or_insert(index);
        }
        if let (Some(title), Some(date)) = (&reference.title, reference.date) {
            let key = (name_key(source.publisher()), date.to_string(), name_key(title));
            earlier = earlier.or_else(|| by_title.get(&key).copied());
            by_title.entry(key).or_insert(index);
        }
        if let Some(earlier) = earlier {
            let (named, first) = (named_source(evidence, source), named_source(evidence, &evidence.sources[earlier]));
            let message = Message::new("duplicate-source").with("named", named.clone()).with("first", first.clone());
            findings.push(
                Finding::new(&RULE, format!("{first}:{named}:{index}"), Place::Bibliography, source.span, message)
                    .related(evidence.sources[earlier].span, Message::new("first-here")),
            );
        }
    }
}
