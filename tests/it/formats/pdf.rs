//! PDF: the same note printed by LibreOffice, pages without text, damaged files.

use std::path::Path;

use super::{calls, notes, open};
use recoupe::claim::Claim;
use recoupe::document::{BlockKind, Format};
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

/// The notes and the level of each claim.
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
            assert_eq!(printed.coverage().resolved, written.coverage().resolved, "{name}");
            assert_eq!(claims(&printed), claims(&written), "{name}");
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

/// A page with text set piece by piece in Helvetica, and parts of it that lead somewhere: each with its place.
fn page(pieces: &[(u32, u32, u32, &str)], links: &[([u32; 4], &str)]) -> Vec<u8> {
    let show = |(x, y, size, words): &(u32, u32, u32, &str)| format!("BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n");
    let drawn = pieces.iter().map(show).collect::<Vec<_>>().concat();
    let mark = |([x, y, end, top], target): &([u32; 4], &str)| {
        format!("<</Type/Annot/Subtype/Link/Rect[{x} {y} {end} {top}]/A<</S/URI/URI({target})>>>>")
    };
    let marks = links.iter().map(mark).collect::<Vec<_>>().concat();
    format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Annots[{marks}]/Resources<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length {}>>\nstream\n{drawn}\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\ntrailer<</Root 1 0 R>>\n",
        drawn.len()
    )
    .into_bytes()
}

fn shapes(evidence: &Evidence) -> Vec<(BlockKind, String)> {
    evidence.document.blocks.iter().map(|b| (b.kind, plain(b.text.as_str()))).collect()
}

#[test]
fn tables_lists_and_links_are_told_by_their_places() {
    let evidence = open(
        page(
            &[
                (60, 740, 16, "What each source counts"),
                (60, 700, 10, "The toll rose, as the ministry shows in its daily counts of that week, from"),
                (60, 688, 10, "five on Monday to nine on Friday:"),
                (80, 668, 10, "1."),
                (100, 668, 10, "on Monday the mayor spoke of five dead;"),
                (80, 656, 10, "2."),
                (100, 656, 10, "on Friday the Red Cross counted nine, of whom six drowned in Brezovo"),
                (100, 644, 10, "and three upstream."),
                (60, 620, 10, "Town"),
                (160, 620, 10, "Dead"),
                (220, 620, 10, "Displaced"),
                (60, 606, 10, "Brezovo"),
                (160, 606, 10, "6"),
                (220, 606, 10, "1,900"),
                (60, 592, 10, "Novo Selo"),
                (160, 592, 10, "3"),
                (220, 592, 10, "1,300"),
                (60, 570, 10, "Nobody lives there."),
            ],
            &[([50, 696, 590, 710], "https://www.mup.example/counts")],
        ),
        None,
    );
    use BlockKind::{Heading, Item, Paragraph, Table};
    let wanted = [
        (Heading(1), "What each source counts"),
        (Paragraph, "The toll rose, as the ministry shows in its daily counts of that week, from five on Monday to nine on Friday:"),
        (Item, "on Monday the mayor spoke of five dead;"),
        (Item, "on Friday the Red Cross counted nine, of whom six drowned in Brezovo and three upstream."),
        (Table, "Town | Dead | Displaced"),
        (Table, "Brezovo | 6 | 1,900"),
        (Table, "Novo Selo | 3 | 1,300"),
        (Paragraph, "Nobody lives there."),
    ];
    assert_eq!(shapes(&evidence), wanted.map(|(kind, words)| (kind, words.to_owned())));
    let blocks = &evidence.document.blocks;
    assert_eq!(blocks[3].label.as_deref(), Some("2"));
    let link = &blocks[1].links[0];
    assert_eq!(link.target, "https://www.mup.example/counts");
    assert_eq!(blocks[1].text.as_str()[link.range.clone()], *"The toll rose, as the ministry shows in its daily counts of that week, from");
}

#[test]
fn an_address_cut_by_line_ends_is_what_its_link_says() {
    let target = "https://www.mup.example/floods-in-the-valley-of-the-sava/counts.html";
    let evidence = open(
        page(
            &[
                (60, 700, 10, "The dyke broke on Monday, the ministry says. See https://www.mup.example/floods-in-the-"),
                (60, 688, 10, "valley-of-the-sava/counts.ht"),
                (60, 676, 10, "ml"),
            ],
            &[([282, 696, 480, 710], target), ([60, 684, 200, 695], target), ([60, 672, 80, 683], target)],
        ),
        None,
    );
    assert!(shapes(&evidence)[0].1.ends_with(target), "{:?}", shapes(&evidence));
    assert_eq!(evidence.document.blocks[0].links.len(), 1);
}

#[test]
fn links_without_end_or_sense_are_passed() {
    let target = "https://a.org/".to_owned() + &"x".repeat(10_000);
    let links = vec![([0, 0, 600, 800], target.as_str()); 5_000];
    let bytes = page(&[(60, 700, 10, "One fact.")], &links);
    assert!(open(bytes, None).document.blocks[0].links.is_empty());
}

/// A file of objects, in order from 1.
fn objects(all: &[String]) -> Vec<u8> {
    let numbered: Vec<String> = (1..).zip(all).map(|(number, object)| format!("{number} 0 obj\n{object}\nendobj\n")).collect();
    format!("%PDF-1.5\n{}trailer<</Root 1 0 R>>\n", numbered.concat()).into_bytes()
}

fn refused(all: &[String]) -> String {
    Draft::open("a.pdf", objects(all), None).map(|draft| draft.format()).expect_err("refused").to_string()
}

#[test]
fn files_that_would_draw_without_end_are_refused_and_the_page_is_named() {
    let stream = |table: &str, words: &str| format!("<<{table}/Length {}>>\nstream\n{words}\nendstream", words.len());
    let form = |next: usize, words: &str| stream(&format!("/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>"), words);
    let head = |page: &str| {
        [
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>".to_owned(),
            stream("", page),
        ]
        .to_vec()
    };
    // forms that call forms, ten times each; one that calls itself; states that are kept and never given back
    let mut nested = head("/X Do");
    nested.extend((6..20).map(|next| form(next, &"/X Do ".repeat(10))));
    nested.push(form(20, "0 0 9 9 re f"));
    assert!(refused(&nested).contains("page 1 holds more than"), "{}", refused(&nested));
    let mut own = head("/X Do");
    own.push(form(5, "/X Do /X Do"));
    assert!(refused(&own).contains("page 1"), "{}", refused(&own));
    assert!(refused(&head(&"q ".repeat(100_000))).contains("page 1"));
    // branches of the tree of pages that double forty times; a tree that is a circle
    let mut tree = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned()];
    tree.extend((3..43).map(|next| format!("<</Type/Pages/Kids[{next} 0 R {next} 0 R]>>")));
    assert!(refused(&tree).contains("the tree of pages"));
    let circle = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"].map(str::to_owned);
    assert!(refused(&circle).contains("no pages"));
}

#[test]
fn words_that_flow_around_a_box_are_no_table_and_signs_of_lists_are_no_cells() {
    let evidence = open(
        page(
            &[
                (60, 700, 10, "The photograph shows"),
                (300, 700, 10, "the gate of the quarry."),
                (60, 688, 10, "The strike ended on"),
                (300, 688, 10, "20 May. Nobody came."),
                (60, 660, 10, "\\225"),
                (76, 660, 10, "The owner counts 62."),
                (60, 640, 10, "Town"),
                (160, 640, 10, "Held"),
                (60, 626, 10, "Rask"),
                (160, 626, 10, "45"),
            ],
            &[],
        ),
        None,
    );
    let tables: Vec<String> = shapes(&evidence).into_iter().filter(|(kind, _)| *kind == BlockKind::Table).map(|(_, words)| words).collect();
    assert_eq!(tables, ["Town | Held", "Rask | 45"]);
    assert!(shapes(&evidence).contains(&(BlockKind::Item, "The owner counts 62.".to_owned())), "{:?}", shapes(&evidence));
}

#[test]
fn endnotes_with_roman_numbers_are_notes() {
    let evidence = open(
        page(
            &[
                (60, 700, 10, "The owner denied it."),
                (150, 704, 6, "i"),
                (160, 700, 10, "The union counts 62."),
                (255, 704, 6, "ii"),
                (60, 640, 10, "i"),
                (70, 640, 10, "Interview with the owner, Rask, 9 May 2023."),
                (60, 626, 10, "ii"),
                (70, 626, 10, "Reuters, Rask, 10 May 2023."),
            ],
            &[],
        ),
        None,
    );
    assert_eq!(notes(&evidence), [("i", "Interview with the owner, Rask, 9 May 2023."), ("ii", "Reuters, Rask, 10 May 2023.")]);
    assert_eq!(calls(&evidence), [("i", true), ("ii", true)]);
    assert_eq!(shapes(&evidence), [(BlockKind::Paragraph, "The owner denied it. The union counts 62.".to_owned())]);
}
