//! Word (ECMA-376, ISO 29500): running text with real notes, read as the author sees it with all
//! changes accepted.

mod body;
pub(crate) mod comments;
mod fields;
mod notes;
mod numbering;
mod paragraph;
mod relations;
mod sources;
mod styles;

use body::Reader;
use notes::Notes;
use numbering::Numbering;
pub(crate) use relations::{Relations, relations};
use styles::Styles;

use super::Package;
use super::citations::Citations;
use super::xml::{Xml, prefixes};
use crate::error::Error;
use crate::read::office::Opened;

/// The namespaces of the elements that are looked at, with their usual prefixes; Word writes the second
/// of each pair where a file is saved as "Strict Open XML".
const NAMESPACES: [(&str, &str); 5] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
];

type Prefixes = Vec<(String, &'static str)>;

pub(in crate::read) fn read(bytes: &[u8]) -> Result<Opened, Error> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let source = package.needed(&main)?;
    read_source(&mut package, &main, &source)
}

/// Reads a file whose running text is `source`.
pub(crate) fn read_source(package: &mut Package<'_>, main: &str, source: &str) -> Result<Opened, Error> {
    let related = relations(package, main)?;
    let mut optional = |kind: &str, usual: &str| -> Result<(String, String), Error> {
        let name = related.of_kind(kind).unwrap_or_else(|| relations::beside(main, usual));
        Ok((package.optional(&name)?, name))
    };
    let styles = Styles::read(&optional("styles", "styles.xml")?.0);
    let numbering = optional("numbering", "numbering.xml")?.0;
    let settings = optional("settings", "settings.xml")?.0;
    let (footnotes, footnotes_part) = optional("footnotes", "footnotes.xml")?;
    let remarks = comments::read(&optional("comments", "comments.xml")?.0, &optional("commentsExtended", "commentsExtended.xml")?.0);
    let (endnotes, endnotes_part) = optional("endnotes", "endnotes.xml")?;
    let prefixes = prefixes(source, &NAMESPACES);
    let mut known = sources::sources(package)?;
    let mut read = |keyed: bool, known| {
        let links = [relations(package, &footnotes_part)?, relations(package, &endnotes_part)?];
        let notes = Notes::new(source, &settings, [&footnotes, &endnotes], [&footnotes_part, &endnotes_part], links);
        let reader = Reader::new(&related, &styles, Numbering::read(&numbering), notes, Citations::new(keyed, known));
        reader.read(&mut Xml::new(source, main, &prefixes))
    };
    let (mut writer, mut citations) = read(false, known.clone())?;
    if citations.stand_alone(&writer) {
        (writer, citations) = read(true, std::mem::take(&mut known))?;
    }
    Ok(Opened::new(writer, remarks, citations))
}

/// The part that holds the running text: `word/document.xml` but for a few programs.
pub(crate) fn main_part(package: &mut Package<'_>) -> Result<String, Error> {
    let usual = "word/document.xml";
    if package.has(usual) {
        return Ok(usual.to_owned());
    }
    let named = relations(package, "")?.of_kind("officeDocument");
    Ok(named.unwrap_or_else(|| usual.to_owned()))
}
