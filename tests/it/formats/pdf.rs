//! PDF: the same note printed by LibreOffice, pages without text, damaged files.

use std::path::Path;

use super::{notes, open};
use recoupe::document::Format;
use recoupe::{Draft, ErrorKind};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats").join(name)).expect("readable")
}

/// How much of what the Markdown note holds is found in its print: notes, calls, resolved citations.
fn found(language: &str) -> [(usize, usize); 3] {
    let (printed, written) =
        (open(fixture(&format!("{language}.pdf")), None), open(fixture(&format!("{language}.md")), Some(Format::Markdown)));
    assert_eq!(printed.document.format, Format::Pdf);
    let of = |e: &recoupe::graph::Evidence| {
        let called = e.document.markers.iter().filter(|m| m.footnote.is_some()).count();
        [e.document.footnotes.len(), called, e.coverage().resolved]
    };
    let (got, all) = (of(&printed), of(&written));
    std::array::from_fn(|i| (got[i], all[i]))
}

#[test]
fn a_printed_note_keeps_its_notes_calls_and_citations() {
    for language in ["fr", "en"] {
        let figures = found(language);
        assert_eq!(figures[0].0, figures[0].1, "{language}: all notes are found: {figures:?}");
        // a page that ends in a note costs a call or a citation
        assert!(figures.iter().all(|(got, all)| got * 100 >= all * 90), "{language}: {figures:?}");
    }
}

#[test]
fn places_are_pages() {
    let evidence = open(fixture("fr.pdf"), None);
    let note = &evidence.document.footnotes[11];
    assert_eq!(notes(&evidence)[11].0, "12");
    let place = evidence.document.location(note.text.whole()).expect("a place");
    assert_eq!((place.page, place.to_string()), (Some(2), "p. 2".to_owned()));
    assert_eq!(evidence.document.words(evidence.document.markers[11].span), "¹²");
}

#[test]
fn pages_of_pictures_and_damaged_files_say_what_they_are() {
    let empty = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\ntrailer<</Root 1 0 R>>\n";
    let error = Draft::open("a.pdf", empty.as_bytes().to_vec(), None).map(|d| d.format()).expect_err("no text");
    assert!(matches!(error.kind(), ErrorKind::NoText { pages: 1 }), "{error}");
    for damaged in [b"%PDF-1.7".to_vec(), fixture("fr.pdf")[..2000].to_vec(), b"%PDF-1.4\n1 0 obj<<".repeat(2000)] {
        // an error, or what is left of the text, and never a crash
        if let Err(error) = Draft::open("a.pdf", damaged, None) {
            assert!(matches!(error.kind(), ErrorKind::Damaged { .. } | ErrorKind::NoText { .. }), "{error}");
        }
    }
}
