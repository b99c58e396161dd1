//! What must hold for any bytes at all. Shared by the fuzz targets and by a stable test.

use recoupe::Draft;
use recoupe::check::{Selection, check};
use recoupe::config::Config;
use recoupe::document::Format;
use recoupe::text::Span;

pub(crate) fn read(bytes: &[u8], format: Format) {
    // What cannot be read is an error that names its place, and nothing else.
    let Ok(draft) = Draft::open("fuzzed", bytes.to_vec(), Some(format)) else { return };
    let text = draft.text().to_owned();
    let evidence = draft.analyse(&Config::default());
    let whole = |span: Span| {
        assert!(span.start <= span.end && span.end <= text.len(), "{span:?} of {}", text.len());
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{span:?} cuts a character");
    };
    for marker in &evidence.document.markers {
        whole(marker.span);
    }
    for note in &evidence.document.footnotes {
        note.spans.iter().copied().for_each(whole);
    }
    for citation in &evidence.citations {
        whole(citation.span);
        assert!(citation.resolution.sources.iter().all(|&s| s < evidence.sources.len()));
    }
    for claim in &evidence.claims {
        claim.spans(&evidence.document).into_iter().for_each(whole);
    }
    for finding in check(&evidence, &Selection::everything()) {
        whole(finding.span);
    }
}
