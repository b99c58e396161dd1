//! Citations and what they mean.

pub(super) mod ambiguous_citation;
pub(super) mod dangling_ibid;
pub(super) mod duplicate_citation;
pub(super) mod malformed_citation;
pub(super) mod misspelt_citation;
pub(super) mod undefined_citation;

use crate::citation::{Citation, Reference, Source};
use crate::evidence::Evidence;
use crate::finding::Place;
use crate::rules::short;

/// Where a citation stands, in the words of a report.
pub(crate) fn place(evidence: &Evidence, citation: &Citation) -> Place {
    citation.footnote.map_or(Place::Text, |note| Place::Note(evidence.document.footnotes[note].label.clone()))
}

/// "Radio Azattyk, 14/01/2022 [2]": publisher, date and number as the author writes them.
pub(crate) fn named(evidence: &Evidence, citation: &Citation) -> String {
    let publisher = who(&citation.reference, evidence.known_publisher_of(citation));
    let text = evidence.text_of(citation).as_str();
    let written = citation.reference.date_range.and_then(|r| text.get(r.range()));
    written_name(publisher, written, citation.reference.disambiguator.as_deref(), &evidence.words_of(citation))
}

/// The same for a source.
pub(in crate::rules) fn named_source(evidence: &Evidence, source: &Source) -> String {
    let text = evidence.text_of_source(source).as_str();
    let written = source.reference.date_range.and_then(|r| text.get(r.range()));
    let whole = text.get(source.reference.range.clone()).unwrap_or_default();
    written_name(who(&source.reference, source.publisher()), written, source.reference.disambiguator.as_deref(), whole)
}

/// The name by which a work is known: a book or paper, which has a year and no day, by its author.
fn who<'r>(reference: &'r Reference, publisher: &'r str) -> &'r str {
    let of_year = reference.date.is_none_or(|d| d.month_number().is_none());
    reference.author.as_deref().filter(|_| of_year && reference.title.is_some()).unwrap_or(publisher)
}

fn written_name(publisher: &str, date: Option<&str>, number: Option<&str>, whole: &str) -> String {
    if publisher.is_empty() {
        return short(whole, 60);
    }
    let number = number.filter(|n| n.bytes().all(|b| b.is_ascii_digit())).map(|n| format!(" [{n}]")).unwrap_or_default();
    match date {
        // a line may end inside it
        Some(date) => format!("{} {}{number}", short(publisher, 60), date.split_whitespace().collect::<Vec<_>>().join(" ")),
        None => format!("{}{number}", short(publisher, 60)),
    }
}
