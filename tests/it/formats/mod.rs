//! Formats other than text and Markdown.

mod annotate;
mod citation_fields;
mod docx;
mod html;
mod latex;
mod libraries;
mod margin;
mod odd_notes;
mod odt;
mod pdf;
mod properties;
mod same_note;
mod untrusted;

use std::io::{Cursor, Write as _};

use recoupe::Draft;
use recoupe::config::Config;
use recoupe::document::Format;
use recoupe::evidence::Evidence;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A package of parts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(text.as_bytes()).expect("a part is written");
    }
    writer.finish().expect("a package ends").into_inner()
}

pub(crate) const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;

/// A Word file with this running text, these notes (the children of `w:footnotes`) and further parts.
pub(crate) fn word(body: &str, notes: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {WORD}><w:body>{body}</w:body></w:document>");
    let footnotes = format!("<w:footnotes {WORD}>{notes}</w:footnotes>");
    let mut parts = vec![("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document), ("word/footnotes.xml", &footnotes)];
    parts.extend(more.iter().filter(|(name, _)| *name != "word/footnotes.xml"));
    package(&parts)
}

/// A note of a Word file.
pub(crate) fn note(id: u32, words: &str) -> String {
    format!(
        "<w:footnote w:id=\"{id}\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> {words}</w:t></w:r></w:p></w:footnote>"
    )
}

/// The call of a note of a Word file.
pub(crate) fn call(id: u32) -> String {
    format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>")
}

/// A run of words of a Word file.
pub(crate) fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

pub(crate) fn open(bytes: Vec<u8>, format: Option<Format>) -> Evidence {
    Draft::open("note", bytes, format).expect("the file is read").analyse(&Config::default())
}

/// The texts of the blocks.
pub(crate) fn texts(evidence: &Evidence) -> Vec<&str> {
    evidence.document.blocks.iter().map(|b| b.text.as_str()).collect()
}

/// Label and words of each note.
pub(crate) fn notes(evidence: &Evidence) -> Vec<(&str, &str)> {
    evidence.document.footnotes.iter().map(|n| (n.label.as_str(), n.text.as_str())).collect()
}

/// The label of each call and whether it has a note.
pub(crate) fn calls(evidence: &Evidence) -> Vec<(&str, bool)> {
    evidence.document.markers.iter().map(|m| (m.label.as_str(), m.footnote.is_some())).collect()
}
