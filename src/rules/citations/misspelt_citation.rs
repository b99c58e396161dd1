use crate::citation::Source;
use crate::citation::{Difference, host, name_key, registry, unwrapped};
use crate::evidence::Evidence;
use crate::finding::{Confidence, Finding, Severity};
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// A citation names its source in another spelling than the bibliography.
    ///
    /// ## Why
    ///
    /// One of the two is wrong, and where two outlets differ by a letter (Azattyk is Kyrgyz, Azatlyk is
    /// Turkmen) the slip names another publisher: the description of the source, which ICD 206 and the
    /// EASO methodology ask for, is then false. Where the entry has an address, its host tells which side
    /// is right.
    ///
    /// The names are never merged: each keeps its own publisher. Two names that the registry knows for one
    /// publisher ("RFI", "Radio France Internationale") are reported for information.
    ///
    /// ## What it cannot see
    ///
    /// A name wrong in the same way on both sides, and names that differ by more than two letters.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Radio Azattyk, 4 May 2023
    ///
    /// # Bibliography
    ///
    /// Radio Azatlyk, "Bridge closed", 4 May 2023, https://rus.azathabar.com/a/31643480.html
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Radio Azatlyk, 4 May 2023
    ///
    /// # Bibliography
    ///
    /// Radio Azatlyk, "Bridge closed", 4 May 2023, https://rus.azathabar.com/a/31643480.html
    /// ```
    ///
    /// ## To silence it
    ///
    /// Write the name as the list does. `--ignore misspelt-citation` leaves the rule out.
    "misspelt-citation", Citations, Warning, Medium
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    for citation in &evidence.citations {
        let (Some(difference), Some(&source)) = (citation.resolution.via, citation.resolution.sources.first()) else { continue };
        if citation.resolution.sources.len() != 1 {
            continue;
        }
        let source = &evidence.sources[source];
        let cited = evidence.publisher_of(citation).to_owned();
        let listed = source.publisher().to_owned();
        let id = match (difference, confirmed(source, &cited)) {
            (Difference::Alias, _) => "misspelt-citation-alias",
            (_, Some(Side::Listed)) => "misspelt-citation-listed",
            (_, Some(Side::Cited)) => "misspelt-citation-cited",
            (_, None) => "misspelt-citation",
        };
        let date = citation.reference.date.map(|d| d.to_string()).unwrap_or_default();
        let message =
            Message::new(id).with("cited", cited.clone()).with("listed", listed.clone()).with("date", super::named(evidence, citation));
        let cause = format!("{}:{}:{date}:{:?}", name_key(&cited), name_key(&listed), citation.reference.disambiguator);
        let finding = Finding::new(&RULE, cause, super::place(evidence, citation), citation.span, message)
            .related(source.span, Message::new("listed-here"));
        // Two accepted names of one publisher are no slip.
        findings.push(if difference == Difference::Alias {
            finding.severity(Severity::Info).confidence(Confidence::High)
        } else {
            finding
        });
    }
}

/// Whose name the address bears out.
enum Side {
    Listed,
    Cited,
}

fn confirmed(source: &Source, cited: &str) -> Option<Side> {
    let url = source.reference.url.as_deref()?;
    let of_host = registry().by_host(&host(unwrapped(url))?)?;
    let by_name = |name: &str| registry().by_name(name);
    match (by_name(source.publisher()) == Some(of_host), by_name(cited) == Some(of_host)) {
        (true, false) => Some(Side::Listed),
        (false, true) => Some(Side::Cited),
        _ => None,
    }
}
