//! OpenDocument text (ISO 26300), as LibreOffice writes it, packed or flat: running text with real notes,
//! read as the author sees it with all changes accepted.

mod body;
mod lists;
mod styles;

use body::Reader;
use foldhash::HashMap;
use lists::Lists;
use styles::Styles;

use super::Package;
use super::citations::Citations;
use super::xml::{Xml, prefixes};
use crate::error::{Error, ErrorKind};
use crate::read::office::Opened;

const NAMESPACES: [(&str, &str); 7] = [
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"),
    ("http://www.w3.org/1999/xlink", "xlink"),
];

pub(in crate::read) fn read(bytes: &[u8]) -> Result<Opened, Error> {
    let (content, named) = if bytes.starts_with(b"PK") || !bytes.trim_ascii_start().starts_with(b"<") {
        let mut package = Package::open(bytes)?;
        if package.optional("META-INF/manifest.xml")?.contains("encryption-data") {
            return Err(ErrorKind::Encrypted.into());
        }
        (package.needed("content.xml")?, package.optional("styles.xml")?)
    } else {
        (String::from_utf8_lossy(bytes).into_owned(), String::new())
    };
    read_source(&content, &named)
}

/// Reads a file whose running text is `content` and whose named styles are `named`.
pub(crate) fn read_source(content: &str, named: &str) -> Result<Opened, Error> {
    let prefixes = prefixes(content, &NAMESPACES);
    let mut styles = Styles::default();
    for source in [named, content] {
        styles.read(source);
    }
    styles.inherit();
    let both_kinds = content.contains("note-class=\"footnote\"");
    let read = |keyed: bool| {
        let mut lists = Lists::default();
        for source in [named, content] {
            lists.read(source);
        }
        let citations = Citations::new(keyed, HashMap::default());
        Reader::new(&styles, lists, both_kinds, citations).read(&mut Xml::new(content, "content.xml", &prefixes))
    };
    let (mut writer, mut remarks, mut citations) = read(false)?;
    if citations.stand_alone(&writer) {
        (writer, remarks, citations) = read(true)?;
    }
    Ok(Opened::new(writer, remarks, citations))
}
