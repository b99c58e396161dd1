//! Comments of OpenDocument: annotations among the words.

use std::ops::Range;

use super::insert::{Changes, beginning, byte_of, ending, escaped, without};
use super::repack::repack;
use super::{Remarks, changed};
use crate::document::Document;
use crate::error::Error;
use crate::read::office::odt::read_source;
use crate::read::office::xml::{Token, Xml};
use crate::read::office::{Opened, Package};
use crate::read::remarks::{AUTHOR, is_answered};

pub(super) fn annotate(bytes: &[u8], document: &Document, remarks: &Remarks) -> Result<Vec<u8>, Error> {
    let flat = !bytes.starts_with(b"PK");
    let (content, named) = if flat {
        (String::from_utf8_lossy(bytes).into_owned(), String::new())
    } else {
        let mut package = Package::open(bytes)?;
        (package.needed("content.xml")?, package.optional("styles.xml")?)
    };
    let before = read_source(&content, &named)?;
    let kept: Vec<&str> = before.remarks.iter().filter(|r| r.is_own() && stays(r, &before)).filter_map(|r| r.key()).collect();
    let bare = without(&content, own(&content, &before)?);
    let opened = read_source(&bare, &named)?;
    if opened.text() != document.input.text() {
        return Err(changed());
    }
    let text = document.input.text();
    let mut changes = Changes::default();
    let creator = ["xmlns:dc=\"http://purl.org/dc/elements/1.1/\"", ""][usize::from(bare.contains("xmlns:dc="))];
    for remark in remarks.all.iter().filter(|r| !kept.contains(&r.key.as_str())) {
        let end = remark.span.end.max(remark.span.start + 1);
        let (Some(first), Some(last)) = (beginning(&opened.anchors, remark.span.start), ending(&opened.anchors, end)) else { continue };
        let start = if first.whole { first.raw.start } else { byte_of(&bare, text, first, remark.span.start) };
        let end = if last.whole { last.raw.end } else { byte_of(&bare, text, last, end) };
        let paragraphs: String = remark.paragraphs.iter().map(|p| format!("<text:p>{}</text:p>", escaped(p))).collect::<Vec<_>>().concat();
        let date = remarks.date.as_ref().map(|d| format!("<dc:date{}>{d}T00:00:00</dc:date>", spaced(creator))).unwrap_or_default();
        let name = format!("{AUTHOR}-{}", remark.key);
        changes.add(
            start,
            format!(
                "<office:annotation office:name=\"{name}\"><dc:creator{}>{AUTHOR}</dc:creator>{date}{paragraphs}</office:annotation>",
                spaced(creator)
            ),
        );
        changes.add(end.max(start), format!("<office:annotation-end office:name=\"{name}\"/>"));
    }
    let annotated = changes.apply(&bare);
    if flat { Ok(annotated.into_bytes()) } else { repack(bytes, &[("content.xml", annotated)]) }
}

fn spaced(declaration: &str) -> String {
    if declaration.is_empty() { String::new() } else { format!(" {declaration}") }
}

/// A comment of the program that somebody resolved or answered.
fn stays(remark: &crate::read::remarks::Remark, opened: &Opened) -> bool {
    remark.resolved || is_answered(remark, &opened.remarks)
}

/// Where the program's own open comments stand, with their ends.
fn own(content: &str, opened: &Opened) -> Result<Vec<Range<usize>>, Error> {
    let names: Vec<&str> = opened.remarks.iter().filter(|r| r.is_own() && !stays(r, opened)).map(|r| r.id.as_str()).collect();
    let mut cuts = Vec::new();
    if names.is_empty() {
        return Ok(cuts);
    }
    let mut xml = Xml::new(content, "content.xml", &[]);
    loop {
        match xml.next()? {
            Token::Open(tag) if matches!(tag.name().as_ref(), "office:annotation" | "office:annotation-end") => {
                let start = xml.place().start;
                let named = tag.get("name").is_some_and(|name| names.contains(&name.as_str()));
                xml.skip()?;
                if named {
                    cuts.push(start..xml.place().end);
                }
            }
            Token::End => return Ok(cuts),
            _ => {}
        }
    }
}
