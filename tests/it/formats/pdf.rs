//! PDF: the same note printed by LibreOffice, pages without text, damaged files.

use std::path::Path;

use super::{notes, open};
use recoupe::claim::Claim;
use recoupe::document::Format;
use recoupe::evidence::Evidence;
use recoupe::graph::Level;
use recoupe::{Draft, ErrorKind};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats").join(name)).expect("readable")
}

/// Words with single spaces and one form of apostrophe.
fn plain(words: &str) -> String {
    words.replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each note with its words, and each call.
fn apparatus(evidence: &Evidence) -> (Vec<(String, String)>, Vec<String>) {
    let mut notes: Vec<_> = evidence.document.footnotes.iter().map(|n| (n.label.clone(), plain(n.text.as_str()))).collect();
    notes.sort();
    (notes, evidence.document.markers.iter().filter(|m| m.footnote.is_some()).map(|m| m.label.clone()).collect())
}

/// How many of the claims have their notes and level.
fn claims(evidence: &Evidence) -> Vec<(Vec<String>, Option<Level>)> {
    let labels = |c: &Claim| c.footnotes.iter().map(|&n| evidence.document.footnotes[n].label.clone()).collect();
    evidence.claims.iter().zip(&evidence.weights).map(|(c, w)| (labels(c), w.as_ref().map(|w| w.level))).collect()
}

#[test]
fn a_printed_note_has_every_note_and_call_of_the_written_one() {
    // one column; two columns with notes under each; small pages, whose notes go on at the foot of the next
    for print in ["pdf", "columns.pdf", "pages.pdf"] {
        for language in ["fr", "en"] {
            let name = format!("{language}.{print}");
            let printed = open(fixture(&name), None);
            assert_eq!(printed.document.format, Format::Pdf);
            let written = open(fixture(&format!("{language}.md")), Some(Format::Markdown));
            let ((notes, calls), (all, called)) = (apparatus(&printed), apparatus(&written));
            for (got, wanted) in notes.iter().zip(&all) {
                assert_eq!(got, wanted, "{name}");
            }
            assert_eq!((notes.len(), calls), (all.len(), called), "{name}");
            assert_eq!(printed.citations.len(), written.citations.len(), "{name}");
            // an address that the print cuts may be lost to the list of sources
            let (got, wanted) = (printed.coverage().resolved, written.coverage().resolved);
            assert!(got * 100 >= wanted * 96, "{name}: {got} of {wanted} resolved");
            let (mut got, wanted) = (claims(&printed), claims(&written));
            let count = wanted.len();
            let found = wanted.into_iter().filter(|w| got.iter().position(|g| g == w).map(|at| got.swap_remove(at)).is_some()).count();
            assert!(found * 100 >= count * 94, "{name}: {found} of {count} passages have their notes and level");
        }
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
    let nested = "[".repeat(100_000);
    let deep = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>endobj\n4 0 obj<</Length {}>>\nstream\n{nested}\nendstream endobj\ntrailer<</Root 1 0 R>>\n",
        nested.len()
    );
    let error = Draft::open("a.pdf", deep.into_bytes(), None).map(|d| d.format()).expect_err("refused");
    assert!(matches!(error.kind(), ErrorKind::Damaged { part, .. } if part == "page 1"), "{error}");
    for damaged in [b"%PDF-1.7".to_vec(), fixture("fr.pdf")[..2000].to_vec(), b"%PDF-1.4\n1 0 obj<<".repeat(2000)] {
        // an error, or what is left of the text, and never a crash
        if let Err(error) = Draft::open("a.pdf", damaged, None) {
            assert!(matches!(error.kind(), ErrorKind::Damaged { .. } | ErrorKind::NoText { .. }), "{error}");
        }
    }
}
