use crate::citation::{BackReference, Status};
use crate::evidence::Evidence;
use crate::finding::{Finding, Place, Severity};
use crate::message::Message;
use crate::rules::{declare_rule, short};

declare_rule! {
    /// A citation leads to no source: the bibliography lacks it, or a key or back-reference points nowhere.
    ///
    /// ## Why
    ///
    /// A reader cannot find what is cited, and a reviewer cannot assess it (EASO COI report methodology,
    /// 2019: full reference of every source; ACCORD manual, 2013: source assessment). A full citation
    /// that the list lacks still counts as support; a key or "op. cit." that leads nowhere does not.
    ///
    /// Where the list holds only a choice of what is cited, one finding says so.
    ///
    /// ## What it cannot see
    ///
    /// An entry that names the source by another title and another publisher. A name spelled differently
    /// is reported by `misspelt-citation`; "Ibid." is the matter of `dangling-ibid`.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1] The ferry stopped.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023
    /// [^2]: BBC, 5 May 2023
    ///
    /// # Bibliography
    ///
    /// Reuters, "Bridge closed", 4 May 2023, https://www.reuters.com/world/bridge-closed
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1] The ferry stopped.[^2]
    ///
    /// [^1]: Reuters, 4 May 2023
    /// [^2]: BBC, 5 May 2023
    ///
    /// # Bibliography
    ///
    /// Reuters, "Bridge closed", 4 May 2023, https://www.reuters.com/world/bridge-closed
    ///
    /// BBC, "Ferry stops", 5 May 2023, https://www.bbc.com/news/ferry
    /// ```
    ///
    /// ## To silence it
    ///
    /// Add the entry. `--ignore undefined-citation` leaves the rule out.
    "undefined-citation", Citations, Error, High
}

/// Above this share of citations that the list lacks, the list is a choice and not the apparatus.
const CHOICE: f64 = 0.6;
/// Below this number of citations a share says nothing.
const ENOUGH: usize = 8;

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let missing: Vec<usize> = (0..evidence.citations.len())
        .filter(|&i| {
            let citation = &evidence.citations[i];
            citation.resolution.status == Status::Undefined && citation.reference.back_reference != Some(BackReference::Ibid)
        })
        // links in the running text name their source themselves
        .filter(|&i| evidence.citations[i].footnote.is_some() || evidence.citations[i].reference.url.is_none())
        .collect();
    // Keys whose list is kept in another file: one finding.
    let elsewhere = |i: usize| {
        matches!(evidence.citations[i].reference.back_reference, Some(BackReference::Key(_))) && evidence.citations[i].resolution.own_source
    };
    if let Some(first) = missing.iter().copied().find(|&i| elsewhere(i)) {
        let count = missing.iter().filter(|&&i| elsewhere(i)).count();
        let message = Message::new("undefined-citation-keys").with("count", count);
        findings.push(Finding::new(&RULE, "keys", Place::Text, evidence.citations[first].span, message).severity(Severity::Warning));
    }
    let missing: Vec<usize> = missing.into_iter().filter(|&i| !elsewhere(i)).collect();
    let own = missing.iter().filter(|&&i| evidence.citations[i].resolution.own_source).count();
    let full = evidence.citations.iter().filter(|c| c.reference.back_reference.is_none() && c.footnote.is_some()).count();
    #[expect(clippy::cast_precision_loss, reason = "a share of a count")]
    let selective = own >= ENOUGH && own as f64 >= CHOICE * full as f64;
    if selective {
        let first = missing.iter().copied().find(|&i| evidence.citations[i].resolution.own_source);
        if let Some(first) = first {
            let citation = &evidence.citations[first];
            let message = Message::new("undefined-citation-selective").with("count", own).with("of", full);
            findings.push(
                Finding::new(&RULE, "selective", super::place(evidence, citation), citation.span, message).severity(Severity::Warning),
            );
        }
    }
    for index in missing {
        let citation = &evidence.citations[index];
        if selective && citation.resolution.own_source {
            continue;
        }
        let (cause, message) = match &citation.reference.back_reference {
            Some(BackReference::Key(key)) => (format!("key:{key}"), Message::new("undefined-citation-key").with("key", &**key)),
            Some(_) => (
                format!("back:{}", evidence.words_of(citation)),
                Message::new("undefined-citation-back").with("words", short(&evidence.words_of(citation), 60)),
            ),
            None => {
                let named = super::named(evidence, citation);
                (format!("source:{named}"), Message::new("undefined-citation").with("named", named))
            }
        };
        let place = super::place(evidence, citation);
        findings.push(Finding::new(&RULE, cause, place, citation.span, message));
    }
}
