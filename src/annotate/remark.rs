//! What comments say: one for each cause, at the words of its first place.

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use crate::document::Document;
use crate::evidence::Evidence;
use crate::finding::{Finding, Place};
use crate::message::Messages;
use crate::rules::short;
use crate::text::{Part, Span};

/// Comments to be written into a file.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Remarks {
    /// Them, in order of place.
    pub(super) all: Vec<NewRemark>,
    /// When they are written, as `YYYY-MM-DD`; without it they bear no date.
    pub date: Option<String>,
}

impl Remarks {
    /// How many they are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// True where there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

#[derive(Debug, Clone)]
pub(super) struct NewRemark {
    /// The words of the running text that it stands at.
    pub(super) span: Span,
    pub(super) key: String,
    /// Its paragraphs.
    pub(super) paragraphs: Vec<String>,
}

/// The comments that open findings make.
pub fn remarks(evidence: &Evidence, findings: &[&Finding], messages: &Messages) -> Remarks {
    let mut causes: Vec<(String, Vec<&Finding>)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for finding in findings.iter().copied().filter(|f| f.is_open()) {
        let key = finding.key();
        let at = *known.entry(key.clone()).or_insert_with(|| {
            causes.push((key, Vec::new()));
            causes.len() - 1
        });
        causes[at].1.push(finding);
    }
    let mut all: Vec<NewRemark> = causes
        .into_iter()
        .map(|(key, findings)| {
            let span = in_running_text(&evidence.document, findings[0].span);
            let paragraphs = paragraphs(evidence, &key, &findings, span, messages);
            NewRemark { span, key, paragraphs }
        })
        .collect();
    all.sort_by(|a, b| (a.span.start, a.span.end, &a.key).cmp(&(b.span.start, b.span.end, &b.key)));
    Remarks { all, date: None }
}

/// Programs show no comments inside notes and frames, or lose them: what is found in a note is said at its
/// call.
fn in_running_text(document: &Document, span: Span) -> Span {
    let place = document.location(span);
    if place.as_ref().is_none_or(|p| p.part == Part::Body) {
        return span;
    }
    let note = document.footnotes.iter().position(|n| n.spans.iter().any(|s| s.start <= span.start && span.start < s.end.max(s.start + 1)));
    let call = note.and_then(|note| document.markers.iter().find(|m| m.footnote == Some(note)));
    call.map_or(span, |marker| marker.span)
}

fn paragraphs(evidence: &Evidence, key: &str, findings: &[&Finding], span: Span, messages: &Messages) -> Vec<String> {
    let first = findings[0];
    let mut paragraphs = Vec::new();
    if first.span != span {
        // the words are in the note, not where the comment stands
        let words = short(&evidence.document.words(first.span).split_whitespace().collect::<Vec<_>>().join(" "), 120);
        if let Place::Note(label) = &first.place {
            paragraphs.push(format!("{}: {words}", messages.words("place-note", &[("label", label.as_str().into())])));
        }
    }
    paragraphs.push(format!("{}: {}", first.rule.name, messages.text(&first.message)));
    paragraphs.extend(messages.help(&first.message));
    if findings.len() > 1 {
        let mut seen = HashSet::new();
        let labels: Vec<&str> = findings
            .iter()
            .filter_map(|f| if let Place::Note(label) = &f.place { Some(label.as_str()) } else { None })
            .filter(|label| seen.insert(*label))
            .collect();
        paragraphs.push(if labels.len() > 1 {
            messages.words("place-notes", &[("labels", labels.join(", ").into())])
        } else {
            messages.words("place-times", &[("count", findings.len().into())])
        });
    }
    paragraphs.push(format!("{} {key}", crate::read::remarks::AUTHOR));
    paragraphs
}
