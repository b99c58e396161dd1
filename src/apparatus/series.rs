//! Notes numbered afresh: which note a call means when labels repeat.

use foldhash::{HashMap, HashMapExt as _};

use crate::document::{Footnote, Marker};

/// Numbers the series of notes, puts notes in order of place and ties each call to its note.
pub(super) fn number(footnotes: &mut [Footnote], markers: &mut [Marker]) {
    footnotes.sort_by_key(|f| f.label_span.start);
    markers.sort_by_key(|m| (m.span.start, m.span.end));
    number_series(footnotes, markers);
    let mut by_label: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, note) in footnotes.iter().enumerate() {
        by_label.entry(note.label.clone()).or_default().push(index);
    }
    let folded: HashMap<String, &String> = by_label.keys().map(|l| (l.to_lowercase(), l)).collect();
    let series_of_markers = marker_series(footnotes, markers);
    for (index, marker) in markers.iter_mut().enumerate() {
        let notes = by_label.get(&marker.label).or_else(|| folded.get(&marker.label.to_lowercase()).and_then(|l| by_label.get(*l)));
        let Some(notes) = notes else { continue };
        marker.footnote = match (notes.as_slice(), &series_of_markers) {
            ([only], _) => Some(*only),
            (several, Some(series)) => several.iter().copied().find(|&n| footnotes[n].series == series[index]).or(several.first().copied()),
            // the first note with this label after the call, else the last before it
            (several, None) => {
                let place = marker.span.start;
                several.iter().copied().find(|&n| footnotes[n].label_span.start >= place).or(several.last().copied())
            }
        };
    }
}

/// A series begins where numbers go back to one and then up again.
fn number_series(footnotes: &mut [Footnote], markers: &[Marker]) {
    let numbers: Vec<Option<u32>> = footnotes.iter().map(|f| if f.inline { None } else { f.label.parse().ok() }).collect();
    let ones: Vec<usize> = markers.iter().filter(|m| m.label == "1").map(|m| m.span.start).collect();
    let mut series = 0;
    let mut highest = 0;
    let mut last_place = 0;
    for i in 0..footnotes.len() {
        if let Some(number) = numbers[i] {
            let next = numbers[i + 1..].iter().flatten().next().copied();
            let called_again = ones.iter().any(|&at| last_place < at && at < footnotes[i].label_span.start);
            let restarts = number == 1 && highest >= 1 && (next == Some(2) && highest > 1 || called_again);
            if restarts {
                series += 1;
                highest = 0;
            }
            highest = highest.max(number);
            last_place = footnotes[i].label_span.start;
        }
        footnotes[i].series = series;
    }
}

/// Where several series of notes all stand after the text, the series of each call, told by the
/// calls' own going back to one.
fn marker_series(footnotes: &[Footnote], markers: &[Marker]) -> Option<Vec<usize>> {
    let count = footnotes.last()?.series + 1;
    let first_note = footnotes.iter().find(|f| !f.inline)?.label_span.start;
    if count < 2 || markers.last()?.span.start > first_note {
        return None;
    }
    let mut series = 0;
    let mut highest = 0;
    let mut of_markers = Vec::with_capacity(markers.len());
    for marker in markers {
        if let Ok(number) = marker.label.parse::<u32>() {
            if number == 1 && highest > 1 {
                series += 1;
                highest = 0;
            }
            highest = highest.max(number);
        }
        of_markers.push(series);
    }
    (series + 1 == count).then_some(of_markers)
}
