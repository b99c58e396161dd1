use url::Url;

use crate::citation::is_tracking;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// An address carries parameters that say how a reader came to the page.
    ///
    /// ## Why
    ///
    /// `utm_source`, `fbclid` and their like say nothing of the page and something of the one who copied
    /// the address: the newsletter, the network, the account. A published report about people at risk
    /// should not carry them. The address works without.
    ///
    /// ## What it cannot see
    ///
    /// Identifiers inside the path of an address.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, "Bridge closed", 4 May 2023, https://www.reuters.com/world/bridge-closed?utm_source=newsletter
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, "Bridge closed", 4 May 2023, https://www.reuters.com/world/bridge-closed
    /// ```
    ///
    /// ## To silence it
    ///
    /// Cut the address at the question mark. `--ignore tracking-parameter` leaves the rule out.
    "tracking-parameter", Bibliography, Info, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for source in &evidence.sources {
        let Some(parsed) = source.reference.url.as_deref().filter(|u| u.contains('?')).and_then(|u| Url::parse(u).ok()) else { continue };
        let mut names: Vec<String> = parsed.query_pairs().map(|(name, _)| name.into_owned()).filter(|n| is_tracking(n)).collect();
        names.sort();
        names.dedup();
        if names.is_empty() {
            continue;
        }
        let parameters = names.join(", ");
        let span = source.reference.url_range.map_or_else(|| source.span, |r| evidence.text_of_source(source).span(r.range()));
        let message = Message::new("tracking-parameter").with("parameters", parameters.clone()).with("url", short(parsed.as_str(), 60));
        findings.push(Finding::new(&RULE, parameters, super::place(evidence, source), span, message));
    }
}
