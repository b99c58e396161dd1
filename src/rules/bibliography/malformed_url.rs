use foldhash::{HashSet, HashSetExt as _};

use crate::citation::{Defect, DefectKind, Slip};
use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Message;
use crate::rules::{declare_rule, short};
use crate::text::{MappedText, Span};

declare_rule! {
    /// A web address is written with a slip: a broken scheme, a sign stuck to it, an impossible host.
    ///
    /// ## Why
    ///
    /// The link does not open, and the source cannot be looked up. `http ://`, `&gt;` at the end and an
    /// address glued to the year before it are traces of copying and of export tools. What can be mended
    /// is mended for matching, and reported.
    ///
    /// No address is ever opened: whether a page still exists is not checked.
    ///
    /// ## What it cannot see
    ///
    /// Well-formed addresses that lead nowhere.
    ///
    /// ## Bad
    ///
    /// ```markdown
    /// The bridge was closed.[^1]
    ///
    /// [^1]: Reuters, "Bridge closed", 4 May 2023,https://www.reuters.com/world/bridge-closed
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
    /// Mend the address. `--ignore malformed-url` leaves the rule out.
    "malformed-url", Bibliography, Warning, High
}

fn check(evidence: &Evidence, findings: &mut Vec<Finding>) {
    let mut seen: HashSet<Span> = HashSet::new();
    let mut report = |text: &MappedText, defects: &[Defect], place: Place| {
        for defect in defects {
            let DefectKind::Address(slip) = defect.kind else { continue };
            let span = text.span(defect.range.clone());
            if !seen.insert(span) {
                continue;
            }
            let words = text.as_str().get(defect.range.clone()).unwrap_or_default();
            let id = match slip {
                Slip::Scheme => "malformed-url-scheme",
                Slip::Trailing => "malformed-url-trailing",
                Slip::Glued => "malformed-url-glued",
                Slip::Host => "malformed-url",
            };
            let message = Message::new(id).with("url", short(words, 70));
            findings.push(Finding::new(&RULE, words.to_owned(), place.clone(), span, message));
        }
    };
    for source in evidence.sources.iter().filter(|s| s.is_listed()) {
        report(evidence.text_of_source(source), &source.reference.defects, Place::Bibliography);
    }
    for citation in &evidence.citations {
        let place = citation.footnote.map_or(Place::Text, |n| Place::Note(evidence.document.footnotes[n].label.clone()));
        report(evidence.text_of(citation), &citation.reference.defects, place);
    }
}
