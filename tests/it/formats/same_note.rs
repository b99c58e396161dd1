//! The same note saved in each format gives the same model and the same findings.

use std::path::Path;

use recoupe::Draft;
use recoupe::check::{Selection, check};
use recoupe::config::Config;
use recoupe::document::Language;
use recoupe::evidence::Evidence;
use recoupe::message::Messages;
use recoupe::render::graph_json;
use serde_json::Value;

fn read(name: &str) -> Evidence {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats").join(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
    Draft::open(name, bytes, None).unwrap_or_else(|e| panic!("{e}")).analyse(&Config::default())
}

/// Takes out what differs between formats by nature: places, the file's name, the format.
fn without_places(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for key in ["span", "spans", "path", "format", "schema"] {
                members.remove(key);
            }
            members.values_mut().for_each(without_places);
        }
        Value::Array(items) => items.iter_mut().for_each(without_places),
        // a line's end and the space between two words are the same to a reader; LaTeX writes both apostrophes alike
        Value::String(words) => *words = words.replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" "),
        _ => {}
    }
}

fn model(evidence: &Evidence) -> Value {
    let mut model = graph_json(&[evidence]);
    without_places(&mut model);
    model["documents"][0].take()
}

fn findings(evidence: &Evidence) -> Vec<(&'static str, String, String)> {
    let messages = Messages::new(Language::ENGLISH);
    let mut found: Vec<_> = check(evidence, &Selection::everything())
        .iter()
        .map(|f| (f.rule.name, messages.text(&f.message).replace('’', "'"), format!("{:?}", f.place)))
        .collect();
    found.sort();
    found
}

/// `unseen` are rules whose findings a format cannot show.
fn same(language: &str, formats: &[&str], unseen: &[&str]) {
    let first = read(&format!("{language}.md"));
    let (expected, mut found) = (model(&first), findings(&first));
    found.retain(|(rule, ..)| !unseen.contains(rule));
    assert!(first.document.footnotes.len() > 20 && found.len() > 3, "the note holds something to compare");
    for format in formats {
        let other = read(&format!("{language}.{format}"));
        let got = model(&other);
        for (part, value) in expected.as_object().expect("a document") {
            if let (Some(left), Some(right)) = (value.as_array(), got[part].as_array()) {
                for (a, b) in left.iter().zip(right) {
                    assert_eq!(b, a, "{language}.{format}: {part}");
                }
            }
            assert_eq!(&got[part], value, "{language}.{format}: {part}");
        }
        let mut got = findings(&other);
        got.retain(|(rule, ..)| !unseen.contains(rule));
        assert_eq!(got, found, "{language}.{format}");
    }
}

/// The same note printed by LibreOffice.
const PRINTS: [&str; 3] = ["pdf", "columns.pdf", "pages.pdf"];
/// Files whose text is taken out of them.
const WITHOUT_LINES: [&str; 4] = ["docx", "libreoffice.docx", "odt", "libreoffice.odt"];
const FORMATS: [&str; 7] = ["tex", "docx", "libreoffice.docx", "odt", "libreoffice.odt", "html", "libreoffice.html"];

#[test]
fn the_french_note_is_the_same_in_every_format() {
    same("fr", &FORMATS, &[]);
}

#[test]
fn the_english_note_is_the_same_in_every_format() {
    same("en", &FORMATS, &[]);
}

#[test]
fn prints_are_the_same_as_what_was_written() {
    // one column; two columns with notes under each; small pages, whose notes go on at the foot of the next
    same("fr", &PRINTS, &[]);
    same("en", &["pdf"], &[]);
    // a space inside an address, where a line ends at it, is no longer there
    same("en", &["columns.pdf", "pages.pdf"], &["malformed-url"]);
}

#[test]
fn places_lead_to_the_same_words_in_every_format() {
    for format in WITHOUT_LINES {
        let evidence = read(&format!("fr.{format}"));
        let document = &evidence.document;
        for finding in check(&evidence, &Selection::everything()) {
            let place = document.location(finding.span).unwrap_or_else(|| panic!("{format}: a place"));
            assert!(place.paragraph > 0 && place.start <= place.end, "{place:?}");
        }
        let marker = &document.markers[11];
        let place = document.location(marker.span).expect("a place");
        assert_eq!(place.headings, ["Kazakhstan : chronique des troubles de janvier 2022", "Le dimanche 2 janvier 2022"], "{format}");
        assert_eq!(document.words(marker.span), "¹²");
        let note = document.location(document.footnotes[11].text.whole()).expect("a place");
        assert_eq!((note.note.as_deref(), note.paragraph), (Some("12"), 1));
    }
}
