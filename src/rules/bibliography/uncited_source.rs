use crate::evidence::Evidence;
use crate::finding::{Finding, Place, Severity};
use crate::message::Message;
use crate::rules::citations::named_source;
use crate::rules::declare_rule;

declare_rule! {
    /// An entry of the bibliography is cited nowhere.
    ///
    /// ## Why
    ///
    /// The list promises a source that supports nothing: a passage was cut, or a citation was forgotten
    /// or misspelt. Under a heading that says "consulted" it is as it should be and is only counted.
    ///
    /// ## What it cannot see
    ///
    /// Sources used without a citation.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023
    ///
    /// # Bibliography
    ///
    /// Reuters, "Bridge closed", 4 May 2023, https://www.reuters.com/world/bridge-closed
    ///
    /// BBC, "Ferry stops", 5 May 2023, https://www.bbc.com/news/ferry
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
    /// Cite it, take it out, or list it under "Sources consulted". `--ignore uncited-source` leaves the
    /// rule out.
    "uncited-source", Bibliography, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let lost: Vec<usize> =
        (0..evidence.sources.len()).filter(|&i| evidence.sources[i].is_listed() && evidence.sources[i].cited_by.is_empty()).collect();
    let Some(&first) = lost.first() else { return };
    // a list on its own, without a text that could cite it
    if evidence.claims.is_empty() {
        return;
    }
    // A list in a text that cites nothing of it is one matter, not one per entry.
    if lost.len() == evidence.listed && lost.len() > 1 {
        let message = Message::new("uncited-source-all").with("count", lost.len());
        findings.push(Finding::new(&RULE, "all", Place::Bibliography, evidence.sources[first].span, message));
        return;
    }
    for index in lost {
        let source = &evidence.sources[index];
        let named = named_source(evidence, source);
        let finding = Finding::new(
            &RULE,
            format!("{named}:{index}"),
            Place::Bibliography,
            source.span,
            Message::new("uncited-source").with("named", named),
        );
        findings.push(if source.consulted { finding.severity(Severity::Info) } else { finding });
    }
}
