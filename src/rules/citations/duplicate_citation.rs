use foldhash::{HashMap, HashMapExt as _};

use crate::citation::name_key;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::message::Message;
use crate::rules::declare_rule;

declare_rule! {
    /// One footnote cites the same thing twice, in the same words.
    ///
    /// ## Why
    ///
    /// The note looks as if it held one source more than it does; often another article was meant. Counting
    /// sources by eye goes wrong here first.
    ///
    /// ## What it cannot see
    ///
    /// One article cited by two names: `duplicate-source` finds it in the bibliography.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023 ; Reuters, 4 May 2023
    /// ```
    ///
    /// ## Good
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, 4 May 2023 ; BBC, 5 May 2023
    /// ```
    ///
    /// ## To silence it
    ///
    /// Take one out, or give it the date or page that was meant. `--ignore duplicate-citation` leaves the
    /// rule out.
    "duplicate-citation", Citations, Warning, High
}

/// In a note of more citations than this the words are compared at once.
const MANY: usize = 32;

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    // Citations in the same words mean the same sources: only those are compared.
    let meant = |c: usize| &evidence.citations[c].resolution.sources;
    for content in evidence.notes.iter().filter(|n| n.citations.len() > 1) {
        let mut first: HashMap<String, usize> = HashMap::new();
        for &index in &content.citations {
            let citation = &evidence.citations[index];
            let alone = || content.citations.iter().filter(|&&other| meant(other) == meant(index)).count() < 2;
            if citation.reference.back_reference.is_some() || content.citations.len() <= MANY && alone() {
                continue;
            }
            let key = name_key(&evidence.words_of(citation));
            match first.get(&key) {
                Some(&earlier) => {
                    let named = super::named(evidence, citation);
                    let message = Message::new("duplicate-citation").with("named", named);
                    let label = citation.footnote.map_or("", |n| evidence.document.footnotes[n].label.as_str());
                    let cause = format!("{label}:{key}");
                    findings.push(
                        Finding::new(&RULE, cause, super::place(evidence, citation), citation.span, message)
                            .related(evidence.citations[earlier].span, Message::new("first-here")),
                    );
                }
                None => {
                    first.insert(key, index);
                }
            }
        }
    }
}
