//! Files that nobody should trust: a clear error that names the part, in bounded time and memory.

use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use recoupe::{Draft, ErrorKind};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{call, note, open, package, run, texts, word};

fn error(bytes: Vec<u8>) -> recoupe::Error {
    let start = Instant::now();
    let error = Draft::open("note.docx", bytes, None).map(|d| d.text().len()).expect_err("no file to read");
    assert!(start.elapsed() < Duration::from_secs(30), "{error}");
    assert!(error.to_string().starts_with("note.docx: "), "{error}");
    error
}

fn small() -> Vec<u8> {
    word(&format!("<w:p>{}{}</w:p>", run("Un fait"), call(2)), &note(2, "Le Monde, 3 mai 2020."), &[])
}

#[test]
fn a_part_that_unpacks_beyond_measure_is_named() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part begins");
    let block = vec![b' '; 1 << 20];
    for _ in 0..257 {
        writer.write_all(&block).expect("a part is written");
    }
    let bytes = writer.finish().expect("a package ends").into_inner();
    assert!(bytes.len() < 2 << 20);
    let error = error(bytes);
    assert!(matches!(error.kind(), ErrorKind::PartTooLarge { part, .. } if part == "word/document.xml"), "{error}");
}

#[test]
fn sizes_claimed_in_headers_are_not_believed() {
    let mut bytes = small();
    // the uncompressed sizes in the list of parts and before each part
    let mut at = 0;
    while at + 30 < bytes.len() {
        let field = match &bytes[at..at + 4] {
            b"PK\x01\x02" => 24,
            b"PK\x03\x04" => 22,
            _ => {
                at += 1;
                continue;
            }
        };
        bytes[at + field..at + field + 4].copy_from_slice(&0x7fff_ffffu32.to_le_bytes());
        at += 4;
    }
    let start = Instant::now();
    // read or refused, at once either way
    let _ = Draft::open("note.docx", bytes, None).map(|d| d.text().len());
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn entities_and_deep_nesting_are_refused_and_named() {
    let entities = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;\">]><w:document/>";
    let deep = format!("<w:document><w:body>{}", "<w:tbl><w:tr><w:tc>".repeat(100_000));
    for (what, document) in [("entities", entities.to_owned()), ("too deeply", deep)] {
        let error = error(package(&[("word/document.xml", &document)]));
        let shown = error.to_string();
        assert!(matches!(error.kind(), ErrorKind::Damaged { part, .. } if part == "word/document.xml") && shown.contains(what), "{shown}");
    }
}

#[test]
fn missing_truncated_and_encrypted_files_say_what_they_are() {
    let missing = error(package(&[("[Content_Types].xml", "<Types/>"), ("word/styles.xml", "<w:styles/>")]));
    assert!(matches!(missing.kind(), ErrorKind::MissingPart { part } if part == "word/document.xml"), "{missing}");
    let whole = small();
    let cut = error(whole[..whole.len() / 2].to_vec());
    assert!(matches!(cut.kind(), ErrorKind::Damaged { .. }), "{cut}");
    let half = error(package(&[("word/document.xml", "<w:document><w:body><w:p><w:r><w:t>Un fa")]));
    assert!(matches!(half.kind(), ErrorKind::Damaged { part, .. } if part == "word/document.xml"), "{half}");
    let locked = error(vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    assert!(matches!(locked.kind(), ErrorKind::Encrypted), "{locked}");
}

#[test]
fn names_that_climb_out_of_the_file_reach_nothing() {
    let relations = r#"<Relationships><Relationship Id="r1" Type="x/footnotes" Target="../../../../etc/passwd"/></Relationships>"#;
    let more = [("word/_rels/document.xml.rels", relations), ("../../evil.txt", "x")];
    let evidence = open(word(&format!("<w:p>{}</w:p>", run("Un fait.")), "", &more), None);
    assert_eq!(texts(&evidence), ["Un fait."]);
}

#[test]
fn twenty_thousand_notes_take_linear_time() {
    let count = 20_000;
    let body = (0..count).map(|i| format!("<w:p>{}{}</w:p>", run("Un fait"), call(i + 2))).collect::<Vec<_>>().concat();
    let footnotes: String = (0..count).map(|i| note(i + 2, "Le Monde, 3 mai 2020.")).collect();
    let start = Instant::now();
    let evidence = open(word(&body, &footnotes, &[]), None);
    assert_eq!(evidence.document.footnotes.len(), count as usize);
    assert!(evidence.document.markers.iter().all(|m| m.footnote.is_some()));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
