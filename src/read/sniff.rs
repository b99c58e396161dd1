//! What format a file is, by its content and then by its name.

use crate::document::Format;

/// How much of a file is looked at.
const HEAD: usize = 4096;

/// The format of a file.
pub(crate) fn format_of(path: &str, bytes: &[u8]) -> Format {
    let named = if path == "<stdin>" { Format::Markdown } else { Format::from_path(path) };
    match bytes {
        [b'P', b'K', 3, 4, ..] => archive(bytes).unwrap_or(if named.is_binary() { named } else { Format::Docx }),
        // the container of old Word files, and of new ones with a password
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Format::Docx,
        _ if bytes.starts_with(b"<?xml") && memchr::memmem::find(&bytes[..bytes.len().min(HEAD)], b"<office:document").is_some() => {
            Format::Odt
        }
        // some programs write a line before it
        _ if memchr::memmem::find(&bytes[..bytes.len().min(HEAD / 4)], b"%PDF-").is_some() => Format::Pdf,
        _ if bytes[..bytes.len().min(HEAD)].trim_ascii_start().starts_with(b"\\documentclass") => Format::Latex,
        _ if is_page(bytes) => Format::Html,
        _ => named,
    }
}

/// A page begins with its document type or with `<html>`.
fn is_page(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = bytes[..bytes.len().min(HEAD)].trim_ascii_start().to_ascii_lowercase();
    let starts = |sign: &[u8]| head.starts_with(sign);
    let page = |head: &[u8]| memchr::memmem::find(head, b"<html").is_some();
    starts(b"<!doctype html") || starts(b"<html") || (starts(b"<?xml") || starts(b"<!--")) && page(&head)
}

/// Word's and OpenDocument's packages say what they are: by the names of their parts, and in a part
/// of its own that stands first.
fn archive(bytes: &[u8]) -> Option<Format> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let holds = |bytes: &[u8], name: &str| memchr::memmem::find(bytes, name.as_bytes()).is_some();
    if holds(head, "application/vnd.oasis.opendocument.text") {
        return Some(Format::Odt);
    }
    // the list of parts stands at the end
    let tail = &bytes[bytes.len().saturating_sub(16 * HEAD)..];
    if holds(tail, "word/document.xml") || holds(head, "[Content_Types].xml") {
        return Some(Format::Docx);
    }
    holds(tail, "content.xml").then_some(Format::Odt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_comes_before_the_name() {
        assert_eq!(format_of("a.txt", b"PK\x03\x04 [Content_Types].xml word/document.xml"), Format::Docx);
        assert_eq!(format_of("a.docx", b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text"), Format::Odt);
        assert_eq!(format_of("a.md", b"# Title"), Format::Markdown);
        assert_eq!(format_of("a.txt", b"\n<!DOCTYPE html><p>"), Format::Html);
        assert_eq!(format_of("<stdin>", b"Words"), Format::Markdown);
    }
}
