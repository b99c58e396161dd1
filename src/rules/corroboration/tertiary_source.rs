use crate::citation::{PublisherRole, host, registry, unwrapped};
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::citations::{named_source, place};
use crate::rules::declare_rule;

declare_rule! {
    /// An encyclopaedia or a wiki is cited as a source.
    ///
    /// ## Why
    ///
    /// Anyone edits it and nobody stands behind it: what counts is the source that it cites (EASO COI report
    /// methodology, 2019: primary, secondary and tertiary sources; ACCORD manual, 2013, chapter 3). One finding is
    /// given per source.
    ///
    /// ## What it cannot see
    ///
    /// Tertiary sources that the registry does not know: handbooks, other encyclopaedias.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was built in 1931.[^1]
    ///
    /// [^1]: Wikipedia, "Ferry Bridge", 4 May 2023, https://en.wikipedia.org/wiki/Ferry_Bridge
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was built in 1931.[^1]
    ///
    /// [^1]: Ministry of Transport, "Bridges of the province", 4 May 2023, https://transport.example.org/bridges
    /// ```
    ///
    /// ## To silence it
    ///
    /// Cite what the article cites. `--ignore tertiary-source` leaves the rule out.
    "tertiary-source", Corroboration, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for source in &evidence.sources {
        let Some(&first) = source.cited_by.first() else { continue };
        let reference = &source.reference;
        let known = evidence.names.registered(source.publisher());
        let by_host = || reference.url.as_deref().and_then(|url| host(unwrapped(url))).and_then(|h| registry().by_host(&h));
        let Some(known) = known.or_else(by_host) else { continue };
        if registry().publishers[known].role != Some(PublisherRole::Wiki) {
            continue;
        }
        let citation = &evidence.citations[first];
        // "en.wikipedia.org" is known by another name
        let host_only = reference.publisher_range.is_none() && source.publisher().contains('.');
        let named = if host_only { registry().publishers[known].name.to_owned() } else { named_source(evidence, source) };
        let message = Message::new("tertiary-source").with("named", named.clone());
        let mut finding = Finding::new(&RULE, named, place(evidence, citation), citation.span, message);
        for &other in source.cited_by.iter().skip(1).take(6) {
            finding = finding.related(evidence.citations[other].span, Message::new("cited-here"));
        }
        findings.push(finding);
    }
}
