//! OpenDocument: what authors and LibreOffice put into a file.

use super::{calls, notes, open, package, texts};
use recoupe::Draft;
use recoupe::ErrorKind;
use recoupe::document::{BlockKind, Format};
use recoupe::evidence::Evidence;
use recoupe::text::Part;

const NAMES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink""#;

fn content(styles: &str, text: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
}

fn odt(styles: &str, text: &str) -> Evidence {
    open(package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content(styles, text))]), None)
}

fn note(class: &str, label: &str, words: &str) -> String {
    format!(
        "<text:note text:id=\"x{label}\" text:note-class=\"{class}\"><text:note-citation>{label}</text:note-citation><text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
    )
}

#[test]
fn notes_endnotes_and_references_to_notes() {
    let high =
        "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style>";
    let text = format!(
        "<text:p>Un   fait{}, un\n autre{}, un troisième{}.<text:span text:style-name=\"T1\"><text:note-ref text:note-class=\"footnote\">1</text:note-ref></text:span> Voir note <text:note-ref>1</text:note-ref>.</text:p>",
        note("footnote", "1", " <text:span>Le Monde</text:span>, 3 mai 2020.</text:p><text:p>Suite."),
        note("endnote", "i", "AFP, 5 mai 2020."),
        note("footnote", "*", "Un mot.")
    );
    let evidence = odt(high, &text);
    assert_eq!(evidence.document.format, Format::Odt);
    assert_eq!(texts(&evidence), ["Un fait, un autre, un troisième. Voir note 1."]);
    assert_eq!(notes(&evidence), [("1", "Le Monde, 3 mai 2020.\n\nSuite."), ("i", "AFP, 5 mai 2020."), ("*", "Un mot.")]);
    assert_eq!(calls(&evidence), [("1", true), ("i", true), ("*", true), ("1", true)]);
    let place = |n: usize| evidence.document.location(evidence.document.footnotes[n].text.whole()).expect("a place");
    assert_eq!((place(0).part, place(1).part, place(1).to_string()), (Part::Footnote, Part::Endnote, "note i".to_owned()));
}

#[test]
fn deletions_hidden_sections_and_page_numbers_are_not_read() {
    let text = "<text:tracked-changes><text:changed-region><text:deletion><text:p>Effacé.</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:p>Avant <text:change text:change-id=\"c1\"/><text:change-start text:change-id=\"c2\"/>ajouté<text:change-end text:change-id=\"c2\"/>, page <text:page-number>3</text:page-number>.</text:p>\
        <text:section text:display=\"none\"><text:p>Caché.</text:p></text:section><text:section><text:p>Vu<text:s text:c=\"2\"/>deux<text:tab/>fois<text:line-break/>ici.</text:p></text:section>\
        <text:bibliography><text:index-body><text:p>Le Monde, 2020.</text:p></text:index-body></text:bibliography>\
        <text:p>Selon <text:bibliography-mark text:identifier=\"Abc\">[Abc]</text:bibliography-mark><text:reference-mark-start text:name=\"ZOTERO_ITEM CSL_CITATION {}\"/>(Def 2020)<text:reference-mark-end text:name=\"x\"/>.</text:p>";
    let evidence = odt("", text);
    assert_eq!(texts(&evidence), ["Avant ajouté, page .", "Vu  deux\tfois\u{2028}ici.", "Le Monde, 2020.", "Selon [Abc](Def 2020)."]);
}

#[test]
fn headings_lists_contents_tables_and_frames_are_told() {
    let styles = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Quotations\"/><text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/><text:list-level-style-bullet text:level=\"2\"/></text:list-style>";
    let item = |words: &str| format!("<text:list-item><text:p>{words}</text:p></text:list-item>");
    let cell = |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    let text = format!(
        "<text:h text:outline-level=\"2\">Contexte</text:h><text:table-of-content><text:index-body><text:index-title><text:p>Sommaire</text:p></text:index-title><text:p>Contexte 3</text:p></text:index-body></text:table-of-content>\
        <text:list text:style-name=\"L1\">{}<text:list-item><text:p>deux</text:p><text:list>{}</text:list></text:list-item></text:list><text:list text:style-name=\"L1\" text:continue-numbering=\"true\">{}</text:list>\
        <text:p text:style-name=\"P1\">Cité.</text:p><table:table><table:table-row>{}{}</table:table-row></table:table>\
        <text:p>Avec <draw:frame><draw:text-box><text:p>Encadré{}</text:p></draw:text-box></draw:frame>cadre.</text:p>",
        item("un"),
        item("sous"),
        item("trois"),
        cell("Lieu"),
        cell(&format!("Morts{}", note("footnote", "1", "AFP."))),
        note("footnote", "2", "BBC.")
    );
    let evidence = odt(styles, &text);
    let expected = ["Contexte", "Sommaire", "Contexte 3", "un", "deux", "sous", "trois", "Cité.", "Lieu | Morts", "Avec cadre.", "Encadré"];
    assert_eq!(texts(&evidence), expected);
    let labels: Vec<_> = evidence.document.blocks[3..7].iter().map(|b| b.label.as_deref()).collect();
    assert_eq!(labels, [Some("1"), Some("2"), None, Some("3")]);
    let kinds: Vec<_> = evidence.document.blocks.iter().map(|b| b.kind).collect();
    assert_eq!(kinds[..4], [BlockKind::Heading(2), BlockKind::Contents, BlockKind::Contents, BlockKind::Item]);
    assert_eq!(kinds[7..9], [BlockKind::Quote, BlockKind::Table]);
    assert_eq!(notes(&evidence), [("1", "AFP."), ("2", "BBC.")]);
}

#[test]
fn flat_files_are_read_and_locked_ones_named() {
    let flat =
        content("", &format!("<text:p>Un fait{}.</text:p>", note("footnote", "1", "Le Monde."))).replace("document-content", "document");
    let evidence = open(flat.into_bytes(), None);
    assert_eq!((texts(&evidence), notes(&evidence)), (vec!["Un fait."], vec![("1", "Le Monde.")]));
    let manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let locked = package(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "\u{1}\u{2}"),
        ("META-INF/manifest.xml", manifest),
    ]);
    let error = Draft::open("note.odt", locked, None).map(|d| d.format()).expect_err("locked");
    assert!(matches!(error.kind(), ErrorKind::Encrypted), "{error}");
    let missing = package(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
    let error = Draft::open("note.odt", missing, None).map(|d| d.format()).expect_err("nothing to read");
    assert!(matches!(error.kind(), ErrorKind::MissingPart { part } if part == "content.xml"), "{error}");
}

/// LibreOffice without a screen saves notes of pages that it has not set with the number 0.
#[test]
fn notes_without_numbers_are_counted() {
    let body = [
        ("footnote", "1", "BBC."),
        ("endnote", "i", "A letter."),
        ("footnote", "0", "AFP."),
        ("endnote", "0", "A call."),
        ("footnote", "0", "Reuters."),
    ]
    .map(|(class, shown, words)| format!("<text:p>A fact.{}</text:p>", note(class, shown, words)))
    .concat();
    let evidence = odt("", &body);
    assert_eq!(notes(&evidence), [("1", "BBC."), ("i", "A letter."), ("2", "AFP."), ("E2", "A call."), ("3", "Reuters.")]);
    assert!(evidence.document.markers.iter().enumerate().all(|(at, marker)| marker.footnote == Some(at)));
}

#[test]
fn a_line_in_bold_is_a_heading_below_the_one_before() {
    let bold = "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>";
    let text = "<text:h text:outline-level=\"1\">Contexte</text:h><text:p><text:span text:style-name=\"T1\">Les faits (3 mai)</text:span></text:p>\
        <text:p>Le pont est fermé.</text:p><text:p><text:span text:style-name=\"T1\">Le pont</text:span> de Rask</text:p><text:p>Il a brûlé.</text:p>";
    let kinds: Vec<_> = odt(bold, text).document.blocks.iter().map(|b| b.kind).collect();
    let plain = BlockKind::Paragraph;
    assert_eq!(kinds, [BlockKind::Heading(1), BlockKind::Heading(2), plain, plain, plain]);
}
