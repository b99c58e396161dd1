use crate::citation::{PublisherRole, host, registry, unwrapped};
use crate::document::SourceType;
use crate::evidence::Evidence;
use crate::finding::{Confidence, Finding};
use crate::message::Message;
use crate::rules::citations::named_source;
use crate::rules::declare_rule;

declare_rule! {
    /// The address of a source belongs to another publisher than the one that is named.
    ///
    /// ## Why
    ///
    /// Either the address was pasted under the wrong entry, or the piece was carried by another outlet and
    /// the channel is not named: the reader is told of a source that is not the one to be read (source
    /// description, ICD 206; EASO COI report methodology, 2019). Name the channel, "(translated by …)",
    /// "(in …)", or mend the address.
    ///
    /// Platforms, archives and aggregators host everybody and are never reported, nor is copy of a news
    /// agency on an outlet's pages.
    ///
    /// ## What it cannot see
    ///
    /// Hosts and publishers that the registry does not know.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Le Monde, « Le pont est fermé », 04/05/2023, https://www.lefigaro.fr/international/pont
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Le Monde, « Le pont est fermé », 04/05/2023, https://www.lemonde.fr/international/pont
    /// ```
    ///
    /// ## To silence it
    ///
    /// Mend the address or name the channel. `--ignore unexpected-domain` leaves the rule out.
    "unexpected-domain", Bibliography, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let registry = registry();
    for source in &evidence.sources {
        let reference = &source.reference;
        let Some(url) = reference.url.as_deref() else { continue };
        if reference.via.is_some() || reference.publisher_range.is_none() {
            continue;
        }
        let Some(named) = registry.by_name(source.publisher()) else { continue };
        let Some(host) = host(unwrapped(url)) else { continue };
        let Some(of_host) = registry.by_host(&host) else { continue };
        let (publisher, other) = (&registry.publishers[named], &registry.publishers[of_host]);
        if named == of_host
            || other.role.is_some_and(PublisherRole::hosts_others)
            // collections of law print what courts and parliaments decide
            || other.kind == SourceType::Legal
            || publisher.role.is_some_and(|r| r == PublisherRole::Agency || r.hosts_others())
        {
            continue;
        }
        let same_group = publisher.group.is_some() && publisher.group == other.group;
        // a house publishes its titles: "BIRN" at the address of Balkan Insight
        if same_group && publisher.group.is_some_and(|group| registry.groups[group].name == publisher.name) {
            continue;
        }
        let message = Message::new("unexpected-domain")
            .with("named", named_source(evidence, source))
            .with("host", host.clone())
            .with("owner", other.name);
        let span = reference.url_range.map_or_else(|| source.span, |r| evidence.text_of_source(source).span(r.range()));
        let finding = Finding::new(&RULE, format!("{}:{host}", publisher.name), super::place(evidence, source), span, message);
        // Services of one house share pages and addresses.
        findings.push(if same_group { finding.confidence(Confidence::Medium) } else { finding });
    }
}
