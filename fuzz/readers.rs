//! What must hold for any bytes at all. Shared by the fuzz targets and by a stable test.

use recoupe::check::{Selection, check};
use recoupe::document::Format;
use recoupe::text::{Input, Span};

pub(crate) fn read(bytes: &[u8], format: Format) {
    // What is no UTF-8 is an error that names its place, and nothing else.
    let Ok(input) = Input::from_bytes("fuzzed", bytes.to_vec()) else { return };
    let text = input.text().to_owned();
    let evidence = recoupe::analyse(input, format);
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
